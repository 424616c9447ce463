// Queries of the minutes: the day as it was recorded, with what was raised and how it was answered.

import type { AgendaChange } from '../hall/agenda.ts'
import type { Figures } from '../hall/attendance.ts'
import { figures } from '../hall/attendance.ts'
import type { Handover } from '../hall/chairing.ts'
import { type Matter, ownersOf } from '../hall/matters.store.ts'
import { type Moment, stateOf } from '../hall/moments.ts'
import { spoken } from '../hall/queue.ts'
import { agendaChangesOf, breakOffsOf, handoversOf } from '../hall/running.store.ts'
import { type Attended, asMoments, attendanceOf, momentsOf, type Speech, speechesOf } from '../hall/store.ts'
import type { BreakOffRow } from '../hall/tables.ts'
import { writtenOf } from '../hall/written.store.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { anchorText } from '../ledger/ledger.ts'
import { peopleNames } from '../office/store.ts'
import type { Signing, Voiced } from './minutes.ts'
import { type Draft, findDraft, signaturesOf } from './store.ts'
import type { SignatureRow } from './tables.ts'

export interface SessionRecord {
  readonly seq: number
  readonly place: string
  readonly opened: string | null
  readonly closed: string | null
  readonly course: readonly Moment[]
  readonly figures: Figures
}

export interface Minutes extends Draft {
  readonly sessions: readonly SessionRecord[]
  readonly figures: Figures
  readonly guests: readonly string[]
  readonly speeches: readonly Speech[]
  readonly voiced: readonly Voiced[]
  readonly refusers: ReadonlyMap<string, string>
  readonly signatures: readonly SignatureRow[]
  /** Who signs: chairs, then secretaries. */
  readonly signers: readonly (Signing & { readonly name: string })[]
  readonly anchor: string
  readonly changes: readonly AgendaChange[]
  readonly handovers: readonly Handover[]
  readonly breakOffs: readonly BreakOffRow[]
  readonly readings: readonly Reading[]
  readonly corrections: readonly Corrected[]
  /** Names of officials, by id. */
  readonly officials: ReadonlyMap<string, string>
}

/** The words of a question before a correction. */
export interface Corrected {
  readonly question: string
  readonly before: string
  readonly at: string
  readonly by: string
}

export interface Reading {
  readonly kind: 'doc_lai' | 'y_kien'
  readonly text: string | null
  readonly at: string
  readonly by: string
}

export async function findMinutes(
  read: Read | Trx,
  commune: string,
  id: string,
): Promise<Minutes | undefined> {
  const draft = await findDraft(read, commune, id)
  if (!draft) return undefined
  const moments = asMoments(await momentsOf(read, commune, id))
  const present = await attendanceOf(read, commune, id)
  const speeches = await speechesOf(read, commune, id)
  const unread = new Set(
    (await writtenOf(read, commune, id)).filter((one) => !one.decision?.speech).map((one) => one.submission),
  )
  const signed = await firstSigned(read, commune, id)
  // What the hall was told is signed; whom the office hands a matter to afterwards belongs to its case.
  const owners = signed === undefined ? undefined : await ownersOf(read, commune, id, signed)
  const counted = (rows: readonly Attended[]) => figures(rows, draft.villages, draft.commune.population)
  return {
    ...draft,
    sessions: draft.conference.sessions.map((session) => {
      const course = moments.filter((moment) => moment.session === session.seq)
      const state = stateOf(session.seq, moments)
      return {
        seq: session.seq,
        place: session.place,
        opened: 'opened' in state ? state.opened : null,
        closed: 'closed' in state ? state.closed : null,
        course,
        figures: counted(present.filter((row) => row.session === session.seq)),
      }
    }),
    figures: counted(present),
    guests: [
      ...new Set(present.flatMap((row) => (row.part === 'dai_bieu' && row.name !== null ? [row.name] : []))),
    ],
    speeches,
    voiced: draft.matters
      .filter((matter) => matter.level === 'commune')
      .map((matter) =>
        voicedOf(owners ? { ...matter, unit: owners.get(matter.id) ?? null } : matter, draft, unread),
      ),
    refusers: await refusersOf(read, commune, speeches),
    signatures: await signaturesOf(read, commune, id),
    signers: signersOf(draft),
    anchor: await anchorText(read, commune),
    changes: await agendaChangesOf(read, commune, id),
    handovers: await handoversOf(read, commune, id),
    breakOffs: await breakOffsOf(read, commune, id),
    readings: await readingsOf(read, commune, id),
    corrections: await correctionsOf(read, commune, id),
    officials: await peopleNames(read, commune),
  }
}

/** The turns in the order in which people spoke. */
export function spokenOrder(minutes: Pick<Minutes, 'speeches'>): readonly string[] {
  return spoken(minutes.speeches).map((speech) => speech.id)
}

function voicedOf(matter: Matter, draft: Draft, unread: ReadonlySet<string>): Voiced {
  return {
    id: matter.id,
    text: matter.text,
    channel: matter.channel,
    name: matter.name,
    address: matter.address,
    onBehalf: matter.onBehalf,
    villageName: draft.villages.find((village) => village.id === matter.village)?.name ?? null,
    speech: matter.speech,
    duplicateOf: matter.duplicateOf,
    splitOff: matter.splitOff,
    unread: unread.has(matter.submission),
    disposition: matter.disposition,
    unitName: draft.units.find((unit) => unit.id === matter.unit)?.name ?? null,
  }
}

/** When the first of the chairs and secretaries signed. The ledger keeps it, whoever signs again after a correction. */
async function firstSigned(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('ledger')
    .select((eb) => eb.fn.min('at').as('at'))
    .where('commune_id', '=', commune)
    .where('subject', '=', conference)
    .where('act', '=', 'minutes.signed')
    .executeTakeFirst()
  return row?.at ?? undefined
}

async function refusersOf(
  read: Read | Trx,
  commune: string,
  speeches: readonly Speech[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(speeches.flatMap((speech) => (speech.refusal ? [speech.refusal.by_person] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await read
    .selectFrom('person')
    .select(['id', 'name', 'title'])
    .where('commune_id', '=', commune)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.name}, ${row.title}`]))
}

function signersOf({ conference }: Draft): Minutes['signers'] {
  return [
    ...conference.chairs.map((chair, at) => ({ part: 'chu_tri' as const, seq: at + 1, name: chair.name })),
    ...conference.secretaries.map((secretary) => ({
      part: 'thu_ky' as const,
      seq: secretary.seq,
      name: secretary.name,
    })),
  ]
}

async function readingsOf(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<readonly Reading[]> {
  const rows = await read
    .selectFrom('minutes_reading as r')
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'r.commune_id').onRef('p.id', '=', 'r.by_person'),
    )
    .select(['r.kind', 'r.text', 'r.at', 'p.name'])
    .where('r.commune_id', '=', commune)
    .where('r.conference_id', '=', conference)
    .orderBy('r.seq')
    .execute()
  return rows.map((row) => ({ kind: row.kind, text: row.text, at: row.at, by: row.name ?? '' }))
}

async function correctionsOf(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<readonly Corrected[]> {
  const rows = await read
    .selectFrom('question_wording as w')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'w.commune_id').onRef('q.id', '=', 'w.question_id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'w.commune_id').onRef('p.id', '=', 'w.by_person'),
    )
    .select(['w.question_id', 'w.text', 'w.at', 'p.name'])
    .where('w.commune_id', '=', commune)
    .where('q.conference_id', '=', conference)
    .orderBy('w.at')
    .orderBy('w.question_id')
    .orderBy('w.seq')
    .execute()
  return rows.map((row) => ({
    question: row.question_id,
    before: row.text,
    at: row.at,
    by: row.name ?? '',
  }))
}
