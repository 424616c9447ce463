// Rules: the Front's own plan of visits. Luật 10/2022/QH15 Điều 86, 87: the Front supervises how the conclusion is carried out;
// a visit has a day, a place and what is looked at; what was seen is written down once and stays.
import { err, ok, type Result } from '../kit/result.ts'

export type VisitState = 'planned' | 'late' | 'done' | 'ended'

export function visitState(
  visit: { readonly on_date: string; readonly done: boolean; readonly ended: boolean },
  today: string,
): VisitState {
  if (visit.ended) return 'ended'
  if (visit.done) return 'done'
  return visit.on_date < today ? 'late' : 'planned'
}

/** A day one plans lies ahead; a day that was planned before may stay as it is when other words are corrected. */
export function checkPlanned(day: string, today: string, before?: string): Result<string> {
  if (day >= today || day === before) return ok(day)
  return err({ field: 'onDate', message: 'Ngày đi giám sát đã qua. Hãy chọn từ hôm nay trở đi.' })
}

export function checkDone(day: string, today: string): Result<string> {
  if (day <= today) return ok(day)
  return err({ field: 'onDate', message: 'Ngày đã đi không thể sau hôm nay.' })
}
