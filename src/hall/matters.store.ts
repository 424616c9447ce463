// Queries of matters as the hall sees them: each question with who raised it and what the chair did with it,
// and what a speaker or a village asked at earlier conferences. Every query takes the commune.
import { dispositionsOf } from '../followup/store.ts'
import type { DispositionRow } from '../followup/tables.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import '../petition/tables.ts'
import { personKey } from './attendance.ts'

type Handle = Read | Trx

export interface Matter {
  readonly id: string
  readonly submission: string
  readonly seq: number
  readonly text: string
  readonly code: string
  readonly channel: string
  readonly level: 'commune' | 'province'
  readonly village: string | null
  readonly name: string | null
  readonly address: string | null
  readonly onBehalf: string | null
  readonly speech: string | null
  readonly receivedAt: string
  readonly kind: string | null
  readonly fields: readonly string[]
  readonly unit: string | null
  readonly duplicateOf: string | null
  readonly splitOff: boolean
  /** What the chair did with it, the last word in force. */
  readonly disposition: DispositionRow | null
}

/** Every matter of a conference in the order of receipt. What is denounced has left these tables for its own register. */
export async function mattersOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly Matter[]> {
  const rows = await read
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .leftJoin('classification as c', (join) =>
      join.onRef('c.commune_id', '=', 'q.commune_id').onRef('c.question_id', '=', 'q.id'),
    )
    .leftJoin('question_link as l', (join) =>
      join
        .onRef('l.commune_id', '=', 'q.commune_id')
        .onRef('l.question_id', '=', 'q.id')
        .on('l.kind', '=', 'trung'),
    )
    .leftJoin('split_off as o', (join) =>
      join.onRef('o.commune_id', '=', 'q.commune_id').onRef('o.question_id', '=', 'q.id'),
    )
    .select([
      'q.id',
      'q.seq',
      'q.text',
      's.id as submission',
      's.code',
      's.channel',
      's.level',
      's.village_id',
      's.name',
      's.address',
      's.on_behalf',
      's.speech_id',
      's.received_at',
      'c.kind',
      'l.of_question',
      'o.kind as split_kind',
    ])
    .where('q.commune_id', '=', commune)
    .where('q.conference_id', '=', conference)
    .orderBy('s.received_at')
    .orderBy('s.id')
    .orderBy('q.seq')
    .execute()
  const dispositions = await dispositionsOf(read, commune, conference)
  const owners = await ownersOf(read, commune, conference)
  const fields = await fieldsOf(read, commune, conference)
  return rows
    .filter((row) => row.kind !== 'to_cao')
    .map((row) => ({
      id: row.id,
      submission: row.submission,
      seq: row.seq,
      text: row.text,
      code: row.code,
      channel: row.channel,
      level: row.level,
      village: row.village_id,
      name: row.name,
      address: row.address,
      onBehalf: row.on_behalf,
      speech: row.speech_id,
      receivedAt: row.received_at,
      kind: row.kind,
      fields: fields.get(row.id) ?? [],
      unit: owners.get(row.id) ?? null,
      duplicateOf: row.of_question,
      splitOff: row.split_kind !== null,
      disposition: dispositions.get(row.id)?.at(-1) ?? null,
    }))
}

/** The unit of each matter that has one: now, or as it was at an instant (as text). */
export async function ownersOf(
  read: Handle,
  commune: string,
  conference: string,
  until?: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom('assignment as a')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'a.commune_id').onRef('q.id', '=', 'a.question_id'),
    )
    .select(['a.question_id', 'a.unit_id'])
    .where('a.commune_id', '=', commune)
    .where('q.conference_id', '=', conference)
    .$if(until !== undefined, (rows) => rows.where('a.at', '<=', until as string))
    .orderBy('a.seq')
    .execute()
  return new Map(rows.map((row) => [row.question_id, row.unit_id]))
}

async function fieldsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await read
    .selectFrom('question_field as f')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'f.commune_id').onRef('q.id', '=', 'f.question_id'),
    )
    .select(['f.question_id', 'f.field'])
    .where('f.commune_id', '=', commune)
    .where('q.conference_id', '=', conference)
    .orderBy('f.rank')
    .execute()
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.question_id, [...(found.get(row.question_id) ?? []), row.field])
  return found
}

/** What was asked before and what was said then. */
export interface Earlier {
  readonly id: string
  readonly text: string
  /** The conference's title, or the year of a matter from before this system. */
  readonly where: string
  readonly own: boolean
  readonly disposition: string | null
  readonly answer: string | null
  readonly promise: { readonly text: string; readonly due: string | null; readonly done: boolean } | null
}

const SHOWN = 8

/** What this person, then others of the same village, asked before this conference; the person's own first. */
export async function earlierMatters(
  read: Handle,
  commune: string,
  conference: string,
  who: { readonly name: string; readonly village: string | null },
): Promise<readonly Earlier[]> {
  if (who.village === null) return []
  const rows = await read
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .innerJoin('conference as k', (join) =>
      join.onRef('k.commune_id', '=', 'q.commune_id').onRef('k.id', '=', 'q.conference_id'),
    )
    .leftJoin('classification as c', (join) =>
      join.onRef('c.commune_id', '=', 'q.commune_id').onRef('c.question_id', '=', 'q.id'),
    )
    .select(['q.id', 'q.text', 's.name', 's.village_id', 'k.title', 'c.kind'])
    .where('q.commune_id', '=', commune)
    .where('q.conference_id', '<>', conference)
    .where('s.village_id', '=', who.village)
    .orderBy('s.received_at', 'desc')
    .orderBy('q.id')
    .limit(200)
    .execute()
  const key = personKey(who.name, who.village)
  const own = (row: { name: string | null; village_id: string | null }) =>
    row.name !== null && personKey(row.name, row.village_id) === key
  const seen = rows.filter((row) => row.kind !== 'to_cao')
  const chosen = [...seen.filter(own), ...seen.filter((row) => !own(row))].slice(0, SHOWN)
  const found: Earlier[] = []
  for (const row of chosen)
    found.push({
      id: row.id,
      text: row.text,
      where: row.title,
      own: own(row),
      ...(await outcomeOf(read, commune, row.id)),
    })
  return [...found, ...(await pastMatters(read, commune, who.village, SHOWN - found.length))]
}

async function outcomeOf(
  read: Handle,
  commune: string,
  question: string,
): Promise<Pick<Earlier, 'disposition' | 'answer' | 'promise'>> {
  const disposition = await read
    .selectFrom('disposition')
    .select(['code', 'answer'])
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const written = await read
    .selectFrom('question_answer as a')
    .innerJoin('answer_part as p', (join) =>
      join.onRef('p.commune_id', '=', 'a.commune_id').onRef('p.answer_id', '=', 'a.answer_id'),
    )
    .select('p.text')
    .where('a.commune_id', '=', commune)
    .where('a.question_id', '=', question)
    .whereRef('p.question_id', '=', 'a.question_id')
    .orderBy('a.on_date', 'desc')
    .executeTakeFirst()
  const promise = await read
    .selectFrom('promise')
    .select(['text', 'due'])
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const done = await read
    .selectFrom('completion')
    .select('on_date')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .executeTakeFirst()
  return {
    disposition: disposition?.code ?? null,
    answer: written?.text ?? disposition?.answer ?? null,
    promise: promise ? { ...promise, done: done !== undefined } : null,
  }
}

async function pastMatters(
  read: Handle,
  commune: string,
  village: string,
  limit: number,
): Promise<readonly Earlier[]> {
  if (limit <= 0) return []
  const rows = await read
    .selectFrom('past_matter')
    .select(['id', 'year', 'text', 'answered'])
    .where('commune_id', '=', commune)
    .where('village_id', '=', village)
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    where: `Năm ${row.year}`,
    own: false,
    disposition: null,
    answer: row.answered,
    promise: null,
  }))
}
