// Queries: turns as the console shows them, each with its matters and the groups of fields that acts change.
import type { Read, Trx } from '../../kit/db/db.ts'
import '../../followup/tables.ts'
import '../../petition/tables.ts'
import { findSpeech, speechesOf } from '../store.ts'
import { type Decision, type Entry, type Matter, NO_DECISION, UNKNOWN_SPEAKER } from './act.ts'
import './tables.ts'

type Handle = Read | Trx

/** All turns of a conference, or the one asked for; notes are the asking person's own. */
export async function entriesOf(
  read: Handle,
  commune: string,
  conference: string,
  person: string,
  only?: string,
): Promise<readonly Entry[]> {
  const one = only === undefined ? undefined : await findSpeech(read, commune, only)
  const found = only === undefined ? await speechesOf(read, commune, conference) : one ? [one] : []
  const speeches = found.filter((speech) => speech.conference_id === conference)
  const submissions = speeches.flatMap((speech) => speech.submission_id ?? [])
  const matters = await mattersOf(read, commune, conference, submissions)
  const notes = await notesOf(
    read,
    commune,
    person,
    speeches.map((speech) => speech.id),
  )
  return speeches.map((speech) => ({
    id: speech.id,
    session: speech.session,
    position: speech.position,
    refused: speech.refused,
    value: {
      speaker: {
        name: speech.name === UNKNOWN_SPEAKER ? '' : speech.name,
        village: speech.village_id,
        address: speech.address,
      },
      times: { start: speech.started_at, end: speech.ended_at },
      note: notes.get(speech.id) ?? '',
    },
    matters: (speech.submission_id === null ? undefined : matters.get(speech.submission_id)) ?? [],
  }))
}

export async function entryOf(
  read: Handle,
  commune: string,
  conference: string,
  person: string,
  speech: string,
): Promise<Entry | null> {
  return (await entriesOf(read, commune, conference, person, speech))[0] ?? null
}

async function notesOf(
  read: Handle,
  commune: string,
  person: string,
  speeches: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (speeches.length === 0) return new Map()
  const rows = await read
    .selectFrom('speech_note')
    .select(['speech_id', 'text'])
    .where('commune_id', '=', commune)
    .where('by_person', '=', person)
    .where('speech_id', 'in', [...speeches])
    .execute()
  return new Map(rows.map((row) => [row.speech_id, row.text]))
}

/** By submission. What is denounced is in none of these tables; what is only marked so is left out. */
async function mattersOf(
  read: Handle,
  commune: string,
  conference: string,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, readonly Matter[]>> {
  if (submissions.length === 0) return new Map()
  const questions = await read
    .selectFrom('question as q')
    .leftJoin('classification as c', (join) =>
      join.onRef('c.commune_id', '=', 'q.commune_id').onRef('c.question_id', '=', 'q.id'),
    )
    .select(['q.id', 'q.submission_id', 'q.seq', 'q.text', 'q.by_person', 'c.kind'])
    .where('q.commune_id', '=', commune)
    .where('q.submission_id', 'in', [...submissions])
    .orderBy('q.seq')
    .execute()
  const shown = questions.filter((row) => row.kind !== 'to_cao')
  const ids = shown.map((row) => row.id)
  if (ids.length === 0) return new Map()
  const links = await linksOf(read, commune, ids)
  const heads = [...new Set(ids.map((id) => links.get(id)?.same ?? id))]
  const [decisions, units, dues, refs] = await Promise.all([
    decisionsOf(read, commune, heads),
    unitsOf(read, commune, heads),
    promisesOf(read, commune, heads),
    refsOf(read, commune, conference, ids),
  ])
  const found = new Map<string, Matter[]>()
  for (const row of shown) {
    const link = links.get(row.id)
    const head = link?.same ?? row.id
    const matter: Matter = {
      id: row.id,
      ref: refs.get(row.id) ?? row.id,
      seq: row.seq,
      by: row.by_person,
      value: {
        text: row.text,
        decision: decisions.get(head) ?? NO_DECISION,
        unit: units.get(head) ?? null,
        due: dues.get(head) ?? null,
        same: link?.same ?? null,
        earlier: link?.earlier ?? null,
      },
    }
    found.set(row.submission_id, [...(found.get(row.submission_id) ?? []), matter])
  }
  return found
}

async function linksOf(read: Handle, commune: string, ids: readonly string[]) {
  const rows = await read
    .selectFrom('question_link')
    .select(['question_id', 'kind', 'of_question', 'of_past'])
    .where('commune_id', '=', commune)
    .where('question_id', 'in', [...ids])
    .execute()
  const found = new Map<string, { same: string | null; earlier: string | null }>()
  for (const row of rows) {
    const link = found.get(row.question_id) ?? { same: null, earlier: null }
    if (row.kind === 'trung') link.same = row.of_question
    else link.earlier = row.of_question ?? row.of_past
    found.set(row.question_id, link)
  }
  return found
}

async function decisionsOf(read: Handle, commune: string, ids: readonly string[]) {
  const rows = await read
    .selectFrom('disposition')
    .select(['question_id', 'code', 'answer', 'ground', 'answered_by'])
    .where('commune_id', '=', commune)
    .where('question_id', 'in', [...ids])
    .orderBy('seq')
    .execute()
  return new Map(
    rows.map((row): [string, Decision] => [
      row.question_id,
      { code: row.code, answer: row.answer, ground: row.ground, answeredBy: row.answered_by },
    ]),
  )
}

async function unitsOf(read: Handle, commune: string, ids: readonly string[]) {
  const rows = await read
    .selectFrom('assignment')
    .select(['question_id', 'unit_id'])
    .where('commune_id', '=', commune)
    .where('question_id', 'in', [...ids])
    .orderBy('seq')
    .execute()
  return new Map(rows.map((row) => [row.question_id, row.unit_id]))
}

async function promisesOf(read: Handle, commune: string, ids: readonly string[]) {
  const rows = await read
    .selectFrom('promise')
    .select(['question_id', 'due'])
    .where('commune_id', '=', commune)
    .where('question_id', 'in', [...ids])
    .orderBy('seq')
    .execute()
  return new Map(rows.map((row) => [row.question_id, row.due]))
}

async function refsOf(read: Handle, commune: string, conference: string, ids: readonly string[]) {
  const rows = await read
    .selectFrom('console_act')
    .select(['subject', 'made'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('made', 'in', [...ids])
    .execute()
  return new Map(rows.flatMap((row) => (row.made === null ? [] : [[row.made, row.subject]])))
}

/** The question that a console's name of a matter stands for. */
export async function questionOf(
  read: Handle,
  commune: string,
  conference: string,
  ref: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('console_act')
    .select('made')
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('subject', '=', ref)
    .where('made', 'is not', null)
    .executeTakeFirst()
  return row?.made ?? undefined
}
