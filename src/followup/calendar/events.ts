// Rules: what stands in a person's calendar, from plain rows: sessions, the due dates of their role, tasks and cases of
// their unit, promises. Codes and titles only: no citizen's name, no word of an opinion (Luật 91/2025/QH15 Điều 9, 16).
import type { ConferenceSummary, Session, Task } from '../../conference/store.ts'
import { shortDate } from '../../kit/clock.ts'
import type { IcsEvent } from '../../kit/ics.ts'
import { REQUEST_STATE } from '../../regulation/codes.ts'
import type { DueToday } from '../../regulation/dues.ts'
import type { Joint } from '../joint/joint.ts'
import type { WorkItem } from '../list.ts'

/** A conference as far as calendars matter. */
export interface CalendarConference
  extends Pick<ConferenceSummary, 'id' | 'title' | 'tentative' | 'created_at' | 'version'> {
  readonly sessions: readonly Pick<Session, 'seq' | 'date' | 'start_time' | 'end_time' | 'place'>[]
  readonly postponed: readonly string[]
  /** When it was cancelled; null while it stands. */
  readonly cancelled: string | null
}

export interface EventContext {
  readonly commune: string
  /** An address of this installation, with its path added. */
  readonly link: (path: string) => string
}

const uid = (context: EventContext, ...parts: readonly (string | number)[]) =>
  `${parts.join('-')}@${context.commune}.doithoai`

const newest = (...times: readonly (string | null | undefined)[]) =>
  times
    .filter((time): time is string => Boolean(time))
    .sort()
    .at(-1) ?? ''

export function sessionEvents(context: EventContext, conference: CalendarConference): readonly IcsEvent[] {
  return conference.sessions.map((session) => ({
    // The address of the public calendar gives the same sessions the same names.
    uid: uid(context, conference.id, session.seq),
    when: { date: session.date, start: session.start_time, end: session.end_time },
    summary: conference.title,
    place: session.place,
    url: context.link(`/hoi-nghi/${conference.id}`),
    changed: newest(conference.created_at, ...conference.postponed, conference.cancelled),
    sequence: conference.version + conference.postponed.length + (conference.cancelled ? 1 : 0),
    status: conference.cancelled ? 'CANCELLED' : conference.tentative === 1 ? 'TENTATIVE' : 'CONFIRMED',
    busy: true,
    category: 'Buổi đối thoại',
  }))
}

interface Day {
  readonly date: string
  /** The month of a duty that comes back. */
  readonly month: string | null
  readonly met: { readonly on_date: string; readonly at: string | null } | null
}

/** A window has its last day; a monthly duty its months, each met on its own; a date that was never set stands nowhere. */
function daysOf(due: DueToday): readonly Day[] {
  if (due.series.length > 0)
    return due.series.map(({ date, month, met }) => {
      const at = due.months.find((each) => each.month === month)?.at ?? null
      return { date, month, met: met && { on_date: met.on_date, at } }
    })
  const single = due.binding ?? due.due ?? (due.duty === 'hold' ? null : due.to_date)
  return single === null ? [] : [{ date: single, month: null, met: due.met }]
}

/** `moves`: how often each rule's date was moved so far. */
export function dueEvents(
  context: EventContext,
  conference: CalendarConference,
  dues: readonly DueToday[],
  moves: ReadonlyMap<string, number>,
): readonly IcsEvent[] {
  return dues.flatMap((due) =>
    daysOf(due).map(({ date, month, met }): IcsEvent => {
      const done = met ? `Đã xong ${shortDate(met.on_date)}. ` : ''
      return {
        uid: uid(context, 'han', conference.id, due.rule.toLowerCase(), ...(month ? [month] : [])),
        when: { from: date },
        summary: `${met ? '✓ Đã xong' : 'Hạn'}: ${due.title}`,
        description: `${done}${conference.title}\n${due.explanation}`,
        url: context.link(`/hoi-nghi/${conference.id}`),
        changed: newest(due.computed_at, met?.at, conference.cancelled),
        sequence: (moves.get(due.rule) ?? 0) + (conference.cancelled ? 1 : 0),
        status:
          conference.cancelled && !met ? 'CANCELLED' : !met && tentative(due) ? 'TENTATIVE' : 'CONFIRMED',
        busy: false,
        category: 'Thời hạn',
      }
    }),
  )
}

/** A date that rests on an assumption, or on holidays nobody has announced, may still move. */
const tentative = (due: DueToday) => due.provisional === 1 || due.assumed === 1

export function taskEvents(
  context: EventContext,
  conference: CalendarConference,
  tasks: readonly Task[],
): readonly IcsEvent[] {
  return tasks.flatMap((task): readonly IcsEvent[] => {
    if (task.due === null) return []
    const done = task.reports.find((report) => report.kind === 'xong')
    const stuck = task.reports.some((report) => report.kind === 'vuong_mac')
    return [
      {
        uid: uid(context, 'viec', task.id),
        when: { from: task.due },
        summary: `${done ? '✓ Đã xong' : 'Chuẩn bị'}: ${task.title}`,
        description: `${conference.title}${stuck && !done ? '\nĐã báo vướng mắc.' : ''}`,
        url: context.link(`/hoi-nghi/${conference.id}/chuan-bi`),
        changed: newest(
          conference.created_at,
          ...task.reports.map((report) => report.at),
          conference.cancelled,
        ),
        sequence: task.reports.length + (conference.cancelled ? 1 : 0),
        status: conference.cancelled && !done ? 'CANCELLED' : 'CONFIRMED',
        busy: false,
        category: 'Việc chuẩn bị',
      },
    ]
  })
}

const TO_DO: Readonly<Record<WorkItem['next'], string>> = {
  nothing: '✓ Đã xong',
  dispose: 'Xử lý',
  reply: 'Hạn trả lời',
  reply_after_superior: 'Hạn trả lời sau khi cấp trên có ý kiến',
  letter: 'Hạn gửi văn bản đề nghị cấp trên',
  wait_superior: 'Hạn cấp trên trả lời',
  guide: 'Hạn hướng dẫn',
  keep_promise: 'Hạn làm xong việc đã hứa',
}

/** A case of the unit: its code and what is owed, never what was asked or by whom. */
export function caseEvents(
  context: EventContext,
  items: readonly (WorkItem & { readonly code: string; readonly moved: number; readonly changed: string })[],
): readonly IcsEvent[] {
  return items.flatMap((item): readonly IcsEvent[] =>
    item.deadline === null
      ? []
      : [
          {
            uid: uid(context, 'noi-dung', item.question),
            when: { from: item.deadline },
            summary: `${TO_DO[item.next]}: ý kiến mã ${item.code}`,
            description: `Tình trạng: ${REQUEST_STATE[item.state]}.`,
            url: context.link(`/giai-quyet/${item.question}`),
            changed: item.changed,
            sequence: item.moved,
            status: 'CONFIRMED',
            busy: false,
            category: 'Giải quyết kiến nghị',
          },
        ],
  )
}

/** What the unit was asked to help with, by its own date: the code, never what was asked of it. */
export function jointEvents(
  context: EventContext,
  items: readonly { readonly joint: Joint; readonly code: string; readonly waits: boolean }[],
): readonly IcsEvent[] {
  return items.flatMap(({ joint, code, waits }): readonly IcsEvent[] =>
    joint.due === null
      ? []
      : [
          {
            uid: uid(context, 'phoi-hop', joint.id),
            when: { from: joint.due },
            summary: `${waits ? 'Hạn gửi ý kiến phối hợp' : '✓ Đã gửi ý kiến phối hợp'}: ý kiến mã ${code}`,
            url: context.link(`/giai-quyet/${joint.question}`),
            changed: newest(joint.at, ...joint.given.map((given) => given.at)),
            sequence: joint.given.length,
            status: 'CONFIRMED',
            busy: false,
            category: 'Phối hợp giải quyết',
          },
        ],
  )
}
