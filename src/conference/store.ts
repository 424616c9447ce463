// Queries of conferences. Every one takes the commune.
import type { Read, Tables, Trx } from '../kit/db/db.ts'
import { prepared } from '../kit/db/prepared.ts'
import { type Stage, stageOf } from './conference.ts'
import type {
  AgendaRow,
  AnnouncementRow,
  ConferenceRow,
  DelegateRow,
  PostponementRow,
  PublicationRow,
  SecretaryRow,
  SessionRow,
  TaskReportRow,
  TaskRow,
} from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface Session extends SessionRow {
  readonly villages: readonly string[]
}

export interface Official {
  readonly id: string
  readonly name: string
  readonly title: string
}

export interface Conference extends ConferenceRow {
  readonly sessions: readonly Session[]
  /** First session's date, ISO, or null while only a month is known. */
  readonly date: string | null
  readonly end_date: string | null
  readonly chairs: readonly Official[]
  readonly stand_in_person: Official | null
  /** All deputies in the order in which they stand in; the first is stand_in_person. */
  readonly stand_ins: readonly Official[]
  readonly secretaries: readonly SecretaryRow[]
  readonly topics: readonly string[]
  readonly agenda: readonly AgendaRow[]
  readonly bodies: readonly { readonly name: string; readonly part: 'tham_du' | 'moi' }[]
  readonly announcement: AnnouncementRow | null
  readonly postponements: readonly PostponementRow[]
  readonly cancellation: { readonly reason: string; readonly at: string } | null
  readonly closure: { readonly on_date: string; readonly at: string } | null
}

type PartOfConference =
  | 'conference_session'
  | 'session_village'
  | 'conference_secretary'
  | 'conference_topic'
  | 'conference_agenda'
  | 'conference_body'
  | 'conference_postponement'
  | 'conference_announcement'
  | 'conference_cancellation'
  | 'conference_closure'

/** Rows there is at most one of have no place in an order. */
const ONE_OF: readonly PartOfConference[] = [
  'conference_announcement',
  'conference_cancellation',
  'conference_closure',
]

/** The rows of one conference in one of its tables; every page of a conference reads them, so they are only bound. */
function partsOf<T extends PartOfConference>(
  read: Handle,
  table: T,
  commune: string,
  id: string,
): Promise<readonly Tables[T][]> {
  return prepared<Tables[T]>(read, `${table} of a conference`, [commune, id], () => {
    const rows = read
      .selectFrom(table as 'conference_topic')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('conference_id', '=', id)
    return ONE_OF.includes(table) ? rows : rows.orderBy('seq')
  })
}

export async function findConference(
  read: Handle,
  commune: string,
  id: string,
): Promise<Conference | undefined> {
  const row = await read
    .selectFrom('conference')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const of = <T extends PartOfConference>(table: T): Promise<readonly Tables[T][]> =>
    partsOf(read, table, commune, id)
  const sessions = await of('conference_session')
  const villages = await of('session_village')
  const secretaries = await of('conference_secretary')
  const topics = await of('conference_topic')
  const agenda = await of('conference_agenda')
  const bodies = await of('conference_body')
  const postponements = await of('conference_postponement')
  const [announcement] = await of('conference_announcement')
  const [cancellation] = await of('conference_cancellation')
  const [closure] = await of('conference_closure')
  const chairs = await read
    .selectFrom('conference_chair')
    .innerJoin('person', (join) =>
      join
        .onRef('person.commune_id', '=', 'conference_chair.commune_id')
        .onRef('person.id', '=', 'conference_chair.person_id'),
    )
    .select(['person.id', 'person.name', 'person.title'])
    .where('conference_chair.commune_id', '=', commune)
    .where('conference_chair.conference_id', '=', id)
    .orderBy('conference_chair.seq')
    .execute()
  const standIn = row.stand_in
    ? await read
        .selectFrom('person')
        .select(['id', 'name', 'title'])
        .where('commune_id', '=', commune)
        .where('id', '=', row.stand_in)
        .executeTakeFirst()
    : undefined
  const later = await read
    .selectFrom('conference_stand_in')
    .innerJoin('person', (join) =>
      join
        .onRef('person.commune_id', '=', 'conference_stand_in.commune_id')
        .onRef('person.id', '=', 'conference_stand_in.person_id'),
    )
    .select(['person.id', 'person.name', 'person.title'])
    .where('conference_stand_in.commune_id', '=', commune)
    .where('conference_stand_in.conference_id', '=', id)
    .orderBy('conference_stand_in.seq')
    .execute()
  return {
    ...row,
    sessions: sessions.map((session) => ({
      ...session,
      villages: villages.filter((each) => each.seq === session.seq).map((each) => each.village_id),
    })),
    ...daysOf(sessions),
    chairs,
    stand_in_person: standIn ?? null,
    stand_ins: [...(standIn ? [standIn] : []), ...later],
    secretaries,
    topics: topics.map((topic) => topic.text),
    agenda,
    bodies,
    announcement: announcement ?? null,
    postponements,
    cancellation: cancellation ?? null,
    closure: closure ?? null,
  }
}

/** First and last day: a session that continues another stands behind all, but may lie before the last. */
function daysOf(sessions: readonly SessionRow[]): Pick<Conference, 'date' | 'end_date'> {
  const days = sessions.map((session) => session.date).sort()
  return { date: days[0] ?? null, end_date: days.at(-1) ?? null }
}

export function stageOfConference(conference: Conference, today: Temporal.PlainDate): Stage {
  return stageOf(
    {
      date: conference.date,
      endDate: conference.end_date,
      intakeFrom: conference.intake_from,
      intakeTo: conference.intake_to,
      announced: conference.announcement !== null,
      cancelled: conference.cancellation !== null,
      closed: conference.closure !== null,
    },
    today,
  )
}

export interface ConferenceSummary extends ConferenceRow {
  readonly date: string | null
  readonly end_date: string | null
  readonly announced: boolean
  readonly cancelled: boolean
  readonly closed: boolean
}

export async function listConferences(read: Handle, commune: string): Promise<readonly ConferenceSummary[]> {
  const rows = await read
    .selectFrom('conference as c')
    .selectAll('c')
    .select((eb) => [
      eb
        .selectFrom('conference_session as s')
        .whereRef('s.commune_id', '=', 'c.commune_id')
        .whereRef('s.conference_id', '=', 'c.id')
        .select((inner) => inner.fn.min('s.date').as('first'))
        .as('date'),
      eb
        .selectFrom('conference_session as s')
        .whereRef('s.commune_id', '=', 'c.commune_id')
        .whereRef('s.conference_id', '=', 'c.id')
        .select((inner) => inner.fn.max('s.date').as('last'))
        .as('end_date'),
      eb
        .selectFrom('conference_announcement as a')
        .whereRef('a.commune_id', '=', 'c.commune_id')
        .whereRef('a.conference_id', '=', 'c.id')
        .select('a.at')
        .as('announced_at'),
      eb
        .selectFrom('conference_cancellation as x')
        .whereRef('x.commune_id', '=', 'c.commune_id')
        .whereRef('x.conference_id', '=', 'c.id')
        .select('x.at')
        .as('cancelled_at'),
      eb
        .selectFrom('conference_closure as z')
        .whereRef('z.commune_id', '=', 'c.commune_id')
        .whereRef('z.conference_id', '=', 'c.id')
        .select('z.at')
        .as('closed_at'),
    ])
    .where('c.commune_id', '=', commune)
    .orderBy('c.year', 'desc')
    .orderBy('c.created_at', 'desc')
    .execute()
  return rows.map(({ announced_at, cancelled_at, closed_at, ...row }) => ({
    ...row,
    announced: announced_at !== null,
    cancelled: cancelled_at !== null,
    closed: closed_at !== null,
  }))
}

export interface Task extends TaskRow {
  readonly unit_name: string
  readonly reports: readonly TaskReportRow[]
}

export async function tasksOf(read: Handle, commune: string, conference: string): Promise<readonly Task[]> {
  const tasks = await read
    .selectFrom('conference_task as t')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.commune_id', '=', 't.commune_id').onRef('u.id', '=', 't.unit_id'),
    )
    .selectAll('t')
    .select('u.name as unit_name')
    .where('t.commune_id', '=', commune)
    .where('t.conference_id', '=', conference)
    .orderBy('t.due')
    .orderBy('t.id')
    .execute()
  const reports = await read
    .selectFrom('task_report as r')
    .innerJoin('conference_task as t', (join) =>
      join.onRef('t.commune_id', '=', 'r.commune_id').onRef('t.id', '=', 'r.task_id'),
    )
    .selectAll('r')
    .where('t.commune_id', '=', commune)
    .where('t.conference_id', '=', conference)
    .orderBy('r.seq')
    .execute()
  return tasks.map((task) => ({ ...task, reports: reports.filter((report) => report.task_id === task.id) }))
}

export async function publicationsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly PublicationRow[]> {
  return read
    .selectFrom('publication')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('from_date')
    .execute()
}

export async function delegatesOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly DelegateRow[]> {
  return read
    .selectFrom('conference_delegate')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('part')
    .orderBy('village_id')
    .orderBy('id')
    .execute()
}

export async function quotasOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly { village_id: string; places: number }[]> {
  return read
    .selectFrom('conference_quota')
    .select(['village_id', 'places'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .execute()
}
