// The points of a conference's timeline, for its page and for the picture that stands alone.
import { shortDate } from '../kit/clock.ts'
import type { TimelineProps } from '../kit/html/chart.tsx'
import type { Due } from '../regulation/dues.ts'
import { dueState } from './conference.ts'
import { TIMELINE_TONE } from './words.ts'

export function conferenceTimeline(
  conference: { readonly title: string; readonly date: string },
  dues: readonly Due[],
  today: Temporal.PlainDate,
): TimelineProps {
  const day = Temporal.PlainDate.from(conference.date)
  const items = dues.flatMap((due) =>
    due.binding === null
      ? []
      : [
          {
            id: due.rule,
            date: Temporal.PlainDate.from(due.binding),
            label: due.title,
            tone: TIMELINE_TONE[dueState(due, today)],
          },
        ],
  )
  const told = items.map((item) => `${shortDate(item.date)}: ${item.label}`).join('; ')
  return {
    title: `Tiến trình: ${conference.title}`,
    description: `Các mốc trước, trong và sau ngày đối thoại ${shortDate(day)}. ${told}.`,
    day,
    dayLabel: 'Ngày đối thoại',
    items,
  }
}
