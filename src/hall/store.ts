// Queries of the day in the hall. Every one takes the commune.
import { type Conference, delegatesOf, findConference, quotasOf } from '../conference/store.ts'
import type { DelegateRow } from '../conference/tables.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { findCommune, listPeople, listVillages, type Person, type Village } from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'
import type { RegistrationRow } from '../petition/tables.ts'
import { type AgendaChange, type Step, stepsOf } from './agenda.ts'
import type { Present } from './attendance.ts'
import { personKey } from './attendance.ts'
import type { Handover } from './chairing.ts'
import { type Moment, sessionNow } from './moments.ts'
import type { Turn } from './queue.ts'
import {
  agendaChangesOf,
  breakOffsOf,
  handoversOf,
  type Note,
  notesOf,
  settingOfHall,
} from './running.store.ts'
import type { HallSetting } from './setting.ts'
import type { BreakOffRow, MomentRow, SpeechRow } from './tables.ts'
import { type Written, writtenOf } from './written.store.ts'
import './tables.ts'

type Handle = Read | Trx

export async function momentsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly MomentRow[]> {
  return read
    .selectFrom('hall_moment')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('at')
    .orderBy('seq')
    .execute()
}

export function asMoments(rows: readonly MomentRow[]): readonly Moment[] {
  return rows.map((row) => ({
    session: row.session_seq,
    kind: row.kind,
    agenda: row.agenda_seq,
    note: row.note,
    at: row.at,
  }))
}

export interface Attended extends Present {
  readonly at: string
  /** Whoever wrote it down. */
  readonly by: string
}

/** Who came, in the order of coming; rows written by mistake left out. */
export async function attendanceOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly Attended[]> {
  const rows = await read
    .selectFrom('attendance as a')
    .leftJoin('attendance_void as v', (join) =>
      join.onRef('v.commune_id', '=', 'a.commune_id').onRef('v.attendance_id', '=', 'a.id'),
    )
    .selectAll('a')
    .where('a.commune_id', '=', commune)
    .where('a.conference_id', '=', conference)
    .where('v.at', 'is', null)
    .orderBy('a.at')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    session: row.session_seq,
    part: row.part,
    village: row.village_id,
    name: row.name,
    people: row.people,
    delegate: row.delegate_id,
    registration: row.registration_id,
    person: row.person_id,
    at: row.at,
    by: row.by_person,
  }))
}

export interface Speech extends SpeechRow, Turn {
  readonly refusal: { readonly ground: string; readonly by_person: string; readonly at: string } | null
  /** A question written in the hall, read out in this turn. */
  readonly written: boolean
}

/** All turns of a conference in their order, refused ones too. */
export async function speechesOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly Speech[]> {
  const rows = await speechRows(read, commune).where('s.conference_id', '=', conference).execute()
  const before = await earlierSpeakers(read, commune, conference)
  const keys = rows.map((row) => personKey(row.name, row.village_id))
  const turns = new Map<string, number>()
  for (const [at, key] of keys.entries())
    if (rows[at]?.started_at !== null) turns.set(key, (turns.get(key) ?? 0) + 1)
  return rows.map((row, at) => {
    const key = keys[at] ?? ''
    const others = (turns.get(key) ?? 0) - (row.started_at === null ? 0 : 1)
    return asSpeech(row, before.has(key) || others > 0)
  })
}

export async function findSpeech(read: Handle, commune: string, id: string): Promise<Speech | undefined> {
  const row = await speechRows(read, commune).where('s.id', '=', id).executeTakeFirst()
  return row && asSpeech(row, false)
}

function speechRows(read: Handle, commune: string) {
  return read
    .selectFrom('speech as s')
    .leftJoin('speech_refusal as r', (join) =>
      join.onRef('r.commune_id', '=', 's.commune_id').onRef('r.speech_id', '=', 's.id'),
    )
    .leftJoin('written_decision as w', (join) =>
      join.onRef('w.commune_id', '=', 's.commune_id').onRef('w.speech_id', '=', 's.id'),
    )
    .selectAll('s')
    .select(['r.ground', 'r.by_person as refused_by', 'r.at as refused_at', 'w.written_id'])
    .where('s.commune_id', '=', commune)
    .orderBy('s.session_seq')
    .orderBy('s.position')
    .orderBy('s.id')
}

interface JoinedSpeech extends SpeechRow {
  readonly ground: string | null
  readonly refused_by: string | null
  readonly refused_at: string | null
  readonly written_id: string | null
}

function asSpeech(row: JoinedSpeech, before: boolean): Speech {
  const { ground, refused_by, refused_at, written_id, ...speech } = row
  const refused = ground !== null && refused_by !== null && refused_at !== null
  return {
    ...speech,
    session: row.session_seq,
    village: row.village_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    refused,
    spokeBefore: before,
    refusal: refused ? { ground, by_person: refused_by, at: refused_at } : null,
    written: written_id !== null,
  }
}

/** Who has spoken at another conference of the commune. */
async function earlierSpeakers(
  read: Handle,
  commune: string,
  conference: string,
): Promise<ReadonlySet<string>> {
  const rows = await read
    .selectFrom('speech')
    .select(['name', 'village_id'])
    .where('commune_id', '=', commune)
    .where('conference_id', '<>', conference)
    .where('started_at', 'is not', null)
    .execute()
  return new Set(rows.map((row) => personKey(row.name, row.village_id)))
}

export async function registrationsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly RegistrationRow[]> {
  return read
    .selectFrom('registration')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Everything a page of the day shows. */
export interface Day {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly villages: readonly Village[]
  readonly moments: readonly Moment[]
  readonly present: readonly Attended[]
  readonly speeches: readonly Speech[]
  readonly delegates: readonly DelegateRow[]
  readonly registrations: readonly RegistrationRow[]
  /** Officials who may come by office: heads and staff of units, leaders. */
  readonly people: readonly Person[]
  readonly quotas: readonly { readonly village_id: string; readonly places: number }[]
  readonly setting: HallSetting
  /** The agenda of the session, the changes of the day applied. */
  readonly steps: readonly Step[]
  readonly changes: readonly AgendaChange[]
  readonly handovers: readonly Handover[]
  readonly breakOffs: readonly BreakOffRow[]
  readonly notes: readonly Note[]
  readonly written: readonly Written[]
  /** The session the page is about; undefined while no session has a date. */
  readonly session: number | undefined
}

export async function findDay(
  read: Handle,
  commune: string,
  id: string,
  today: string,
  session?: number,
): Promise<Day | undefined> {
  const conference = await findConference(read, commune, id)
  const house = await findCommune(read, commune)
  if (!conference || !house) return undefined
  const moments = asMoments(await momentsOf(read, commune, id))
  const wanted = conference.sessions.find((one) => one.seq === session)?.seq
  const shown = wanted ?? sessionNow(conference.sessions, moments, today)
  const changes = await agendaChangesOf(read, commune, id)
  return {
    commune: house,
    conference,
    people: await listPeople(read, commune),
    quotas: await quotasOf(read, commune, id),
    setting: await settingOfHall(read, commune, id),
    steps: stepsOf(conference.agenda, changes, shown ?? 1),
    changes,
    handovers: await handoversOf(read, commune, id),
    breakOffs: await breakOffsOf(read, commune, id),
    notes: await notesOf(read, commune, id),
    written: await writtenOf(read, commune, id),
    villages: await listVillages(read, commune),
    moments,
    present: await attendanceOf(read, commune, id),
    speeches: await speechesOf(read, commune, id),
    delegates: await delegatesOf(read, commune, id),
    registrations: await registrationsOf(read, commune, id),
    session: shown,
  }
}
