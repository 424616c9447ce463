// A person's calendar as it is now: everything asked again with the rights of this moment, nothing older than a year.
import { calendarOf } from '../../calendar/changes.store.ts'
import { type Conference, findConference, listConferences, tasksOf } from '../../conference/store.ts'
import type { Read } from '../../kit/db/db.ts'
import type { IcsEvent } from '../../kit/ics.ts'
import { allQuestions, questionsById } from '../../petition/store.ts'
import { duesOf, dueToday } from '../../regulation/dues.ts'
import { isWaiting, standing } from '../joint/joint.ts'
import { jointsAskedOf } from '../joint/store.ts'
import { type WorkItem, workItem } from '../list.ts'
import { currentDue } from '../state.ts'
import { communeFacts, factsOfQuestions } from '../store.ts'
import type { Owner } from './address.ts'
import { caseEvents, dueEvents, type EventContext, jointEvents, sessionEvents, taskEvents } from './events.ts'

/** What lies longer back than this is history, not a calendar. */
const KEPT_DAYS = 365
const DONE_DAYS = 60

export async function personalEvents(
  read: Read,
  owner: Owner,
  today: Temporal.PlainDate,
  link: EventContext['link'],
): Promise<readonly IcsEvent[]> {
  const context: EventContext = { commune: owner.commune, link }
  const conferences = owner.rights.has('conference.read')
    ? await conferenceEvents(read, owner, context, today)
    : []
  const cases =
    owner.person.unit_id !== null && seesCases(owner) ? await unitCases(read, owner, context, today) : []
  const joint =
    owner.person.unit_id !== null && seesCases(owner)
      ? await unitJoints(read, owner.commune, owner.person.unit_id, context, today)
      : []
  return [...conferences, ...cases, ...joint]
}

const seesCases = ({ rights }: Owner) => rights.has('petition.read') || rights.has('petition.read_unit')

async function conferenceEvents(
  read: Read,
  owner: Owner,
  context: EventContext,
  today: Temporal.PlainDate,
): Promise<readonly IcsEvent[]> {
  const since = today.subtract({ days: KEPT_DAYS }).toString()
  const events: IcsEvent[] = []
  for (const row of await listConferences(read, owner.commune)) {
    if (row.end_date !== null && row.end_date < since) continue
    const found = await findConference(read, owner.commune, row.id)
    if (!found) continue
    const conference = asCalendar(found)
    const dues = (await duesOf(read, owner.commune, row.id))
      .filter((due) => owner.person.roles.some((role) => role === due.owner))
      .map((due) => dueToday(due, today, found.closure?.on_date ?? null))
    const tasks = (await tasksOf(read, owner.commune, row.id)).filter(
      (task) => task.unit_id === owner.person.unit_id,
    )
    events.push(
      ...sessionEvents(context, conference),
      ...dueEvents(context, conference, dues, await movesOf(read, owner.commune, row.id)),
      ...taskEvents(context, conference, tasks),
    )
  }
  return events
}

function asCalendar(conference: Conference) {
  return {
    ...conference,
    postponed: conference.postponements.map((row) => row.at),
    cancelled: conference.cancellation?.at ?? null,
  }
}

/** How often each rule's date was moved: the ledger knows. */
async function movesOf(
  read: Read,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom('ledger')
    .select('data')
    .where('commune_id', '=', commune)
    .where('act', '=', 'due.moved')
    .where('subject', '=', conference)
    .execute()
  const moves = new Map<string, number>()
  for (const { data } of rows) {
    const { rule } = JSON.parse(data) as { readonly rule?: string }
    if (rule !== undefined) moves.set(rule, (moves.get(rule) ?? 0) + 1)
  }
  return moves
}

/** Owed or promised and not done; what is done stays a while, so that nobody wonders where it went. */
async function unitCases(
  read: Read,
  owner: Owner,
  context: EventContext,
  today: Temporal.PlainDate,
): Promise<readonly IcsEvent[]> {
  const { commune } = owner
  const calendar = await calendarOf(read, commune)
  const since = today.subtract({ days: DONE_DAYS }).toString()
  const mine = [...(await communeFacts(read, commune)).values()].filter(
    (facts) => facts.head === null && facts.unit === owner.person.unit_id,
  )
  const dated = mine.flatMap((facts): readonly Dated[] => {
    const item = workItem(facts, today, calendar)
    const deadline = item.next === 'nothing' ? currentDue(facts) : item.deadline
    const old = item.next === 'nothing' && (deadline ?? '') < since
    if (deadline === null || old || item.next === 'dispose') return []
    return [{ ...item, deadline, moved: facts.extensions.length + facts.reopenings.length }]
  })
  const codes = await codesOf(read, commune, dated)
  return caseEvents(
    context,
    dated.flatMap((item) => {
      const row = codes.get(item.question)
      return row ? [{ ...item, ...row }] : []
    }),
  )
}

/** Where the unit helps: what is waited for, and for a while what it handed in. */
async function unitJoints(
  read: Read,
  commune: string,
  unit: string,
  context: EventContext,
  today: Temporal.PlainDate,
): Promise<readonly IcsEvent[]> {
  const since = today.subtract({ days: DONE_DAYS }).toString()
  const asked = (await jointsAskedOf(read, commune, unit)).filter((one) => (one.due ?? '') >= since)
  const questions = [...new Set(asked.map((one) => one.question))]
  const facts = await factsOfQuestions(read, commune, questions)
  const codes = new Map((await questionsById(read, commune, questions)).map((row) => [row.id, row.code]))
  return jointEvents(
    context,
    asked.flatMap((joint) => {
      const mine = facts.get(joint.question)
      const code = codes.get(joint.question)
      if (!mine || code === undefined || standing([joint], mine).length === 0) return []
      const waits = isWaiting(joint, mine)
      return waits || joint.given.length > 0 ? [{ joint, code, waits }] : []
    }),
  )
}

type Dated = WorkItem & { readonly moved: number }

async function codesOf(
  read: Read,
  commune: string,
  items: readonly WorkItem[],
): Promise<ReadonlyMap<string, { readonly code: string; readonly changed: string }>> {
  const wanted = new Set(items.map((item) => item.question))
  const codes = new Map<string, { code: string; changed: string }>()
  for (const conference of new Set(items.map((item) => item.conference)))
    for (const row of await allQuestions(read, commune, { conference }))
      if (wanted.has(row.id)) codes.set(row.id, { code: row.code, changed: row.received_at })
  return codes
}
