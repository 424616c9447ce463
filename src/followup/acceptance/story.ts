// The part of a case's story that tells what units said of taking it.
import { shortTime } from '../../kit/clock.ts'
import type { Told } from '../case.story.tsx'
import type { CaseView } from '../case.view.ts'

export function said(view: CaseView): readonly Told[] {
  return view.acceptances.flatMap((one): readonly Told[] => {
    if (one.at === null || (one.outcome !== 'nhan' && one.outcome !== 'tra')) return []
    const unit = view.units.get(one.unit) ?? one.unit
    const back = one.outcome === 'tra'
    return [
      {
        id: `tiep-nhan-${one.id}`,
        when: one.at,
        at: shortTime(one.at),
        by: one.by === null ? undefined : view.people.get(one.by),
        title: back ? `${unit} trả lại Văn phòng: không thuộc trách nhiệm` : `${unit} tiếp nhận xử lý`,
        ...(back ? { tone: 'due' as const, body: one.reason } : { icon: 'check' as const }),
      },
    ]
  })
}
