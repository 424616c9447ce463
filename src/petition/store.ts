// Queries of the petition chapter: questions with their submission and what was decided. Every one takes the commune
// and, where staff ask, the scope of who asks. The restricted register is not read here (restricted.store.ts).
import { parseCode } from './code.ts'
import { PAGE_SIZE, type QuestionFilter, TRIAGE, type Triage } from './filter.ts'
import {
  type Bare,
  base,
  COLUMNS,
  chunks,
  completed,
  conditions,
  type Eb,
  type Handle,
  inState,
  ordered,
  type QuestionRow,
  within,
} from './question.store.ts'
import { EVERYTHING, type Scope } from './scope.ts'
import { questionsWith } from './search/store.ts'
import { type Asked, askedFor } from './search/words.ts'

export type { Handle, QuestionRow } from './question.store.ts'

/** Questions of a filter, a page of them, with how many there are in all. Never a restricted matter. */
export async function listQuestions(
  read: Handle,
  commune: string,
  filter: QuestionFilter,
  scope: Scope = EVERYTHING,
): Promise<{ rows: readonly QuestionRow[]; total: number }> {
  const words = onlyWords(filter, scope)
  if (words) return listByWords(read, commune, words, filter)
  const matching = base(read, commune).where((eb) =>
    conditions(read, commune, eb as unknown as Eb, filter, scope),
  )
  const size = filter.pageSize ?? PAGE_SIZE
  // One after the other: inside an act there is one connection.
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await ordered(matching.select(COLUMNS), filter)
    .limit(size)
    .offset(((filter.page ?? 1) - 1) * size)
    .execute()
  return { rows: await completed(read, commune, rows as readonly Bare[]), total: Number(total) }
}

const NARROWS = [
  'conference',
  'kind',
  'field',
  'competence',
  'unit',
  'village',
  'channel',
  'level',
  'state',
] as const

/** Nothing but words is asked, by who sees everything: the index answers alone. */
function onlyWords(filter: QuestionFilter, scope: Scope): Asked | undefined {
  if (filter.q === undefined || !scope.all || NARROWS.some((key) => filter[key] !== undefined))
    return undefined
  if ((filter.sort ?? 'nhan') !== 'nhan' || filter.dir === 'asc') return undefined
  return parseCode(filter.q).state === 'code' ? undefined : askedFor(filter.q)
}

async function listByWords(
  read: Handle,
  commune: string,
  words: Asked,
  filter: QuestionFilter,
): Promise<{ rows: readonly QuestionRow[]; total: number }> {
  const size = filter.pageSize ?? PAGE_SIZE
  const { ids, total } = await questionsWith(read, commune, words, {
    size,
    from: ((filter.page ?? 1) - 1) * size,
  })
  return { rows: await questionsById(read, commune, ids), total }
}

/** In the order of the ids; what the asker may not see is left out. */
export async function questionsById(
  read: Handle,
  commune: string,
  ids: readonly string[],
  scope: Scope = EVERYTHING,
): Promise<readonly QuestionRow[]> {
  const found = new Map<string, Bare>()
  for (const part of chunks(ids)) {
    const rows = await base(read, commune)
      .where('q.id', 'in', part)
      .where((eb) => within(eb as unknown as Eb, scope))
      .select(COLUMNS)
      .execute()
    for (const row of rows) found.set(row.id, row as Bare)
  }
  return completed(
    read,
    commune,
    ids.flatMap((id) => found.get(id) ?? []),
  )
}

/** How many questions of a filter stand in each state of triage, whichever the filter itself asks for. */
export async function countsByState(
  read: Handle,
  commune: string,
  filter: QuestionFilter,
  scope: Scope = EVERYTHING,
): Promise<ReadonlyMap<Triage, number>> {
  const states = Object.keys(TRIAGE) as Triage[]
  const found = await base(read, commune)
    .where((eb) => conditions(read, commune, eb as unknown as Eb, { ...filter, state: undefined }, scope))
    .select((eb) =>
      states.map((state) =>
        eb.fn
          .sum<number | null>(
            eb
              .case()
              .when(inState(eb as unknown as Eb, state))
              .then(eb.lit(1))
              .else(eb.lit(0))
              .end(),
          )
          .as(state),
      ),
    )
    .executeTakeFirstOrThrow()
  return new Map(states.map((state) => [state, Number(found[state] ?? 0)]))
}

/** How many questions of a filter each value of a column has. */
export async function countsBy(
  read: Handle,
  commune: string,
  filter: QuestionFilter,
  by: 'village' | 'field' | 'unit',
  scope: Scope = EVERYTHING,
): Promise<ReadonlyMap<string, number>> {
  const matching = base(read, commune).where((eb) =>
    conditions(read, commune, eb as unknown as Eb, filter, scope),
  )
  const rows =
    by === 'field'
      ? await matching
          .innerJoin('question_field as f', (join) =>
            join.onRef('f.commune_id', '=', 'q.commune_id').onRef('f.question_id', '=', 'q.id'),
          )
          .select((eb) => ['f.field as value', eb.fn.countAll<number>().as('total')])
          .groupBy('f.field')
          .execute()
      : by === 'village'
        ? await matching
            .select((eb) => ['s.village_id as value', eb.fn.countAll<number>().as('total')])
            .groupBy('s.village_id')
            .execute()
        : await matching
            .select((eb) => ['a.unit_id as value', eb.fn.countAll<number>().as('total')])
            .groupBy('a.unit_id')
            .execute()
  return new Map(rows.map(({ value, total }) => [value ?? '', Number(total)]))
}

/** Every question of a filter, for papers, figures and exports. */
export async function allQuestions(
  read: Handle,
  commune: string,
  filter: QuestionFilter,
  scope: Scope = EVERYTHING,
): Promise<readonly QuestionRow[]> {
  const rows = await ordered(
    base(read, commune)
      .where((eb) => conditions(read, commune, eb as unknown as Eb, filter, scope))
      .select(COLUMNS),
    filter,
  ).execute()
  return completed(read, commune, rows as readonly Bare[])
}

export async function findQuestion(
  read: Handle,
  commune: string,
  id: string,
  scope: Scope = EVERYTHING,
): Promise<QuestionRow | undefined> {
  const row = await base(read, commune)
    .where('q.id', '=', id)
    .where((eb) => within(eb as unknown as Eb, scope))
    .select(COLUMNS)
    .executeTakeFirst()
  return row && (await completed(read, commune, [row as Bare]))[0]
}

/** The questions of one submission, in the order they were made. */
export async function questionsOf(
  read: Handle,
  commune: string,
  submission: string,
): Promise<readonly QuestionRow[]> {
  const rows = await base(read, commune)
    .where('q.submission_id', '=', submission)
    .select(COLUMNS)
    .orderBy('q.seq')
    .execute()
  return completed(read, commune, rows as readonly Bare[])
}

/** The duplicates that share the answer of this head. */
export async function duplicatesOf(
  read: Handle,
  commune: string,
  head: string,
): Promise<readonly QuestionRow[]> {
  const rows = await base(read, commune)
    .where('d.of_question', '=', head)
    .select(COLUMNS)
    .orderBy('s.received_at')
    .execute()
  return completed(read, commune, rows as readonly Bare[])
}
