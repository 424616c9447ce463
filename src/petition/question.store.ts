// Queries of one question with all that was decided about it: its columns, who may see it, how a filter becomes conditions.
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Read, Tables, Trx } from '../kit/db/db.ts'
import type { Channel, Competence, Field, Kind, Level } from '../regulation/codes.ts'
import { parseCode } from './code.ts'
import type { QuestionFilter, Triage } from './filter.ts'
import type { Scope } from './scope.ts'
import { holdsWords, wordsIn } from './search/store.ts'
import { askedFor } from './search/words.ts'
import '../office/tables.ts'
import './tables.ts'

export type Handle = Read | Trx

/** One question with the submission it came in and what stands decided about it. */
export interface QuestionRow {
  readonly id: string
  readonly conference_id: string
  readonly submission_id: string
  readonly seq: number
  readonly text: string
  readonly created_at: string
  readonly version: number
  readonly code: string
  readonly channel: Channel
  readonly level: Level
  readonly backlog_source: string | null
  readonly village_id: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly on_behalf: string | null
  readonly signers: number | null
  readonly collector: string | null
  readonly speech_id: string | null
  readonly consent_publish: number
  readonly received_at: string
  readonly kind: Kind | null
  readonly competence: Competence | null
  readonly classified_at: string | null
  /** Most important first. */
  readonly fields: readonly Field[]
  readonly unit_id: string | null
  readonly assigned_at: string | null
  /** By when the unit hands in its prepared answer. */
  readonly due_on: string | null
  readonly split_kind: Kind | null
  readonly guidance: string | null
  /** The head of its group of duplicates: that one carries the answer. */
  readonly duplicate_of: string | null
  readonly repeat_of: string | null
  readonly repeat_of_past: string | null
  /** "lần n": 1 when raised for the first time. */
  readonly times: number
}

type Tabled = Tables & {
  q: Tables['question']
  s: Tables['submission']
  c: Tables['classification']
  a: Tables['assignment']
  o: Tables['split_off']
  d: Tables['question_link']
  r: Tables['question_link']
  v: Tables['village']
  w: Tables['question_due']
}
export type Eb = ExpressionBuilder<Tabled, 'q' | 's' | 'c' | 'a' | 'o' | 'd' | 'r' | 'v' | 'w'>

/** Questions of a commune, each joined with its submission and what stands decided. Never a restricted matter. */
export function base(read: Handle, commune: string) {
  return read
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .leftJoin('classification as c', (join) =>
      join.onRef('c.commune_id', '=', 'q.commune_id').onRef('c.question_id', '=', 'q.id'),
    )
    .leftJoin('assignment as a', (join) =>
      join
        .onRef('a.commune_id', '=', 'q.commune_id')
        .onRef('a.question_id', '=', 'q.id')
        .on('a.seq', '=', (eb) =>
          eb
            .selectFrom('assignment as last')
            .select((inner) => inner.fn.max('last.seq').as('seq'))
            .whereRef('last.commune_id', '=', 'q.commune_id')
            .whereRef('last.question_id', '=', 'q.id'),
        ),
    )
    .leftJoin('split_off as o', (join) =>
      join.onRef('o.commune_id', '=', 'q.commune_id').onRef('o.question_id', '=', 'q.id'),
    )
    .leftJoin('question_link as d', (join) =>
      join
        .onRef('d.commune_id', '=', 'q.commune_id')
        .onRef('d.question_id', '=', 'q.id')
        .on('d.kind', '=', 'trung'),
    )
    .leftJoin('question_link as r', (join) =>
      join
        .onRef('r.commune_id', '=', 'q.commune_id')
        .onRef('r.question_id', '=', 'q.id')
        .on('r.kind', '=', 'nhac_lai'),
    )
    .leftJoin('question_due as w', (join) =>
      join.onRef('w.commune_id', '=', 'q.commune_id').onRef('w.question_id', '=', 'q.id'),
    )
    .leftJoin('village as v', (join) =>
      join.onRef('v.commune_id', '=', 's.commune_id').onRef('v.id', '=', 's.village_id'),
    )
    .where('q.commune_id', '=', commune)
}

/** What the asker may see: the one condition of every list, search, export and single record. */
export function within(eb: Eb, scope: Scope): Expression<SqlBool> {
  if (scope.all) return sql<SqlBool>`1 = 1`
  const doors: Expression<SqlBool>[] = []
  if (scope.unit !== null) doors.push(eb('a.unit_id', '=', scope.unit))
  if (scope.joint) doors.push(cooperatesIn(eb, scope.joint))
  if (scope.village !== null) doors.push(eb('s.village_id', '=', scope.village))
  if (scope.collector !== null)
    doors.push(eb('s.collector', '=', scope.collector), eb('s.entered_by', '=', scope.collector))
  return doors.length > 0 ? eb.or(doors) : sql<SqlBool>`1 = 0`
}

/** A unit that helps sees the case as long as it was not taken off, and never what was split off to another law. */
function cooperatesIn(eb: Eb, unit: string): Expression<SqlBool> {
  return eb.and([
    eb('o.question_id', 'is', null),
    eb.exists(
      eb
        .selectFrom('cooperation as j')
        .select('j.id')
        .whereRef('j.commune_id', '=', 'q.commune_id')
        .whereRef('j.question_id', '=', 'q.id')
        .where('j.unit_id', '=', unit)
        .where((inner) =>
          inner.not(
            inner.exists(
              inner
                .selectFrom('cooperation_end as e')
                .select('e.cooperation_id')
                .whereRef('e.commune_id', '=', 'j.commune_id')
                .whereRef('e.cooperation_id', '=', 'j.id'),
            ),
          ),
        ),
    ),
  ])
}

/** The state of triage as a condition; duplicates and split matters wait for nobody. */
export function inState(eb: Eb, state: Triage): Expression<SqlBool> {
  const open = [eb('d.question_id', 'is', null), eb('o.question_id', 'is', null)]
  switch (state) {
    case 'chua_phan_loai':
      return eb.and([...open, eb('c.question_id', 'is', null)])
    case 'chua_phan_cong':
      return eb.and([...open, eb('c.question_id', 'is not', null), eb('a.unit_id', 'is', null)])
    case 'da_phan_cong':
      return eb.and([...open, eb('a.unit_id', 'is not', null)])
    case 'trung':
      return eb('d.question_id', 'is not', null)
    case 'nhac_lai':
      return eb('r.question_id', 'is not', null)
    case 'tach':
      return eb('o.question_id', 'is not', null)
    case 'an_danh':
      return eb('s.name', 'is', null)
  }
}

/** Every word, in any order, in the words of the person or the sender's name and address; the last may be half a word. */
function searched(read: Handle, commune: string, eb: Eb, q: string, scope: Scope): Expression<SqlBool> {
  const typed = parseCode(q)
  if (typed.state === 'code') return eb('s.code', '=', typed.code)
  const asked = askedFor(q)
  if (!asked) return sql<SqlBool>`1 = 0`
  const holds = holdsWords(read, commune, asked, 'q.id')
  // A unit may not find its question by words of another one of the same submission.
  const whole = scope.all || scope.unit === null
  return whole ? holds : eb.and([holds, wordsIn([sql.ref('q.folded')], asked)])
}

/** A filter as a condition, within what the asker may see. */
export function conditions(
  read: Handle,
  commune: string,
  eb: Eb,
  filter: QuestionFilter,
  scope: Scope,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [within(eb, scope)]
  if (filter.conference !== undefined) all.push(eb('q.conference_id', '=', filter.conference))
  if (filter.kind !== undefined) all.push(eb('c.kind', '=', filter.kind))
  if (filter.competence !== undefined) all.push(eb('c.competence', '=', filter.competence))
  if (filter.unit !== undefined) all.push(eb('a.unit_id', '=', filter.unit))
  if (filter.village !== undefined) all.push(eb('s.village_id', '=', filter.village))
  if (filter.channel !== undefined) all.push(eb('s.channel', '=', filter.channel))
  if (filter.level !== undefined) all.push(eb('s.level', '=', filter.level))
  if (filter.state !== undefined) all.push(inState(eb, filter.state))
  if (filter.q !== undefined) all.push(searched(read, commune, eb, filter.q, scope))
  if (filter.field !== undefined) {
    const field = filter.field
    all.push(
      eb.exists(
        eb
          .selectFrom('question_field as f')
          .select('f.field')
          .whereRef('f.commune_id', '=', 'q.commune_id')
          .whereRef('f.question_id', '=', 'q.id')
          .where('f.field', '=', field),
      ),
    )
  }
  return eb.and(all)
}

export const COLUMNS = [
  'q.id',
  'q.conference_id',
  'q.submission_id',
  'q.seq',
  'q.text',
  'q.created_at',
  'q.version',
  's.code',
  's.channel',
  's.level',
  's.backlog_source',
  's.village_id',
  's.name',
  's.phone',
  's.address',
  's.on_behalf',
  's.signers',
  's.collector',
  's.speech_id',
  's.consent_publish',
  's.received_at',
  'c.kind',
  'c.competence',
  'c.at as classified_at',
  'a.unit_id',
  'a.at as assigned_at',
  'w.due_on',
  'o.kind as split_kind',
  'o.guidance',
  'd.of_question as duplicate_of',
  'r.of_question as repeat_of',
  'r.of_past as repeat_of_past',
] as const

export type Bare = Omit<QuestionRow, 'fields' | 'times'>

export function ordered<Q extends { orderBy(column: never, dir: 'asc' | 'desc'): Q }>(
  query: Q,
  filter: QuestionFilter,
): Q {
  const key = filter.sort ?? 'nhan'
  const dir = filter.dir ?? (key === 'nhan' ? 'desc' : 'asc')
  const column = {
    nhan: 's.received_at',
    thon: 'v.sort_key',
    don_vi: 'a.unit_id',
    noi_dung: 'q.folded',
    han: 'w.due_on',
  }[key]
  const by = (name: string, way: 'asc' | 'desc', to: Q) => to.orderBy(name as never, way)
  const first = by(column, dir, query)
  return by(
    'q.seq',
    'asc',
    by('q.submission_id', dir, key === 'nhan' ? first : by('s.received_at', 'desc', first)),
  )
}

/** The rows with their fields and how often each was raised. */
export async function completed(
  read: Handle,
  commune: string,
  rows: readonly Bare[],
): Promise<readonly QuestionRow[]> {
  if (rows.length === 0) return []
  const fields = new Map<string, Field[]>()
  for (const part of chunks(rows.map((row) => row.id))) {
    const found = await read
      .selectFrom('question_field')
      .select(['question_id', 'field'])
      .where('commune_id', '=', commune)
      .where('question_id', 'in', part)
      .orderBy('question_id')
      .orderBy('rank')
      .execute()
    for (const { question_id, field } of found)
      fields.set(question_id, [...(fields.get(question_id) ?? []), field as Field])
  }
  const repeated = rows.some((row) => row.repeat_of !== null || row.repeat_of_past !== null)
  const times = repeated ? await timesRaised(read, commune) : new Map<string, number>()
  return rows.map((row) => ({
    ...row,
    fields: fields.get(row.id) ?? [],
    times: times.get(row.id) ?? 1,
  }))
}

/** SQLite binds so many values at most in one statement. */
export function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / 500) }, (_, at) => ids.slice(at * 500, at * 500 + 500))
}

/** "lần n" of every repeated question: one more than what it repeats, down to the first time. */
async function timesRaised(read: Handle, commune: string): Promise<ReadonlyMap<string, number>> {
  const links = await read
    .selectFrom('question_link as l')
    .leftJoin('past_matter as p', (join) =>
      join.onRef('p.commune_id', '=', 'l.commune_id').onRef('p.id', '=', 'l.of_past'),
    )
    .select(['l.question_id', 'l.of_question', 'p.times'])
    .where('l.commune_id', '=', commune)
    .where('l.kind', '=', 'nhac_lai')
    .execute()
  const of = new Map(links.map((link) => [link.question_id, link]))
  const counted = (id: string, seen: ReadonlySet<string>): number => {
    const link = of.get(id)
    if (!link || seen.has(id)) return 1
    if (link.of_question === null) return (link.times ?? 1) + 1
    return counted(link.of_question, new Set([...seen, id])) + 1
  }
  return new Map(links.map((link) => [link.question_id, counted(link.question_id, new Set())]))
}
