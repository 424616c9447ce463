// Words of a visit and its state.
import { shortDate } from '../kit/clock.ts'
import type { Tone } from '../kit/html/tone.ts'
import type { VisitState } from './visit.ts'

export const VISIT_STATE: Readonly<Record<VisitState, { readonly tone: Tone; readonly words: string }>> = {
  planned: { tone: 'waiting', words: 'Sắp đi' },
  late: { tone: 'late', words: 'Quá ngày, chưa ghi kết quả' },
  done: { tone: 'done', words: 'Đã đi' },
  ended: { tone: 'neutral', words: 'Đã hủy' },
}

export function visitWords(visit: { readonly on_date: string; readonly place: string }): string {
  return `${shortDate(visit.on_date)}, ${visit.place}`
}
