// The dated things of a commune as they stand now: duties of its open conferences, preparation tasks, what is owed to
// people, letters that wait for the superior, promises. Higher chapters hand in their own (findings of the Front).
import type { Calendar } from '../../calendar/calendar.ts'
import { type ConferenceSummary, listConferences, tasksOf } from '../../conference/store.ts'
import { isRole } from '../../office/rights.ts'
import { duesOf, dueToday } from '../../regulation/dues.ts'
import { monthName } from '../../regulation/occurrences.ts'
import { type WorkItem, workItems } from '../list.ts'
import { communeFacts, type Handle } from '../store.ts'
import { NEXT_WORD } from '../words.ts'
import type { Owner, Thing } from './thing.ts'

export type ThingSource = (
  read: Handle,
  commune: string,
  today: Temporal.PlainDate,
  calendar: Calendar,
) => Promise<readonly Thing[]>

export const conferenceThings: ThingSource = async (read, commune, today) => {
  const things: Thing[] = []
  for (const conference of await listConferences(read, commune)) {
    if (conference.cancelled || conference.closed) continue
    things.push(...(await dueThings(read, commune, conference, today)))
    things.push(...(await taskThings(read, commune, conference)))
  }
  return things
}

async function dueThings(
  read: Handle,
  commune: string,
  conference: ConferenceSummary,
  today: Temporal.PlainDate,
): Promise<readonly Thing[]> {
  const dues = (await duesOf(read, commune, conference.id)).map((due) => dueToday(due, today, null))
  return dues.flatMap((due) => {
    const date = due.binding ?? due.due
    // What is owed to people is reminded of question by question, by the units that have them.
    if (due.met || date === null || due.owner === null || !isRole(due.owner) || OF_CASES.has(due.duty))
      return []
    return [
      {
        id: `due:${conference.id}:${due.rule}${due.next ? `:${due.next.month}` : ''}`,
        title: due.next ? `${due.title}, kỳ ${monthName(due.next.month)}` : due.title,
        under: conference.title,
        due: date,
        owners: [{ role: due.owner }],
        countable: false,
      },
    ]
  })
}

const OF_CASES: ReadonlySet<string> = new Set(['reply', 'reply_complex', 'escalate'])

async function taskThings(
  read: Handle,
  commune: string,
  conference: ConferenceSummary,
): Promise<readonly Thing[]> {
  return (await tasksOf(read, commune, conference.id)).flatMap((task) =>
    task.due === null || task.reports.some((report) => report.kind === 'xong')
      ? []
      : [
          {
            id: `task:${task.id}`,
            title: task.title,
            under: conference.title,
            due: task.due,
            owners: [{ unit: task.unit_id }],
            countable: false,
          },
        ],
  )
}

export const caseThings: ThingSource = async (read, commune, today, calendar) => {
  const facts = await communeFacts(read, commune)
  const titles = new Map((await listConferences(read, commune)).map((one) => [one.id, one.title]))
  return workItems(facts.values(), { page: 1 }, today, calendar).flatMap((item) =>
    item.deadline === null
      ? []
      : [
          {
            id: `case:${item.question}:${item.next}`,
            title: NEXT_WORD[item.next],
            under: titles.get(item.conference) ?? 'Hội nghị',
            due: item.deadline,
            owners: ownersOf(item),
            countable: true,
          },
        ],
  )
}

/** While a matter lies with the superior both sides are reminded; what has no unit yet is the office's. */
function ownersOf(item: WorkItem): readonly Owner[] {
  if (item.next === 'wait_superior')
    return [{ role: 'superior' }, { role: 'office' }, { role: 'party_office' }]
  return item.unit === null ? [{ role: 'office' }, { role: 'party_office' }] : [{ unit: item.unit }]
}
