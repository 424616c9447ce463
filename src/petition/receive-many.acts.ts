// Many submissions of one list received together: what each must be is what `receiveSubmission` asks; place and codes are
// looked up once for all, rows and ledger entries written in few statements.
import type { Trx } from '../kit/db/db.ts'
import { insertRows } from '../kit/db/prepared.ts'
import { ok, type Result } from '../kit/result.ts'
import { type Actor, appendAll } from '../ledger/ledger.ts'
import {
  newCode,
  placeExists,
  type Received,
  type ReceivedRows,
  readInput,
  rowsOf,
  type SubmissionInput,
} from './receive.acts.ts'
import './tables.ts'

/** Without files, people and codes shown before: a list has none. */
export type ListedInput = Omit<SubmissionInput, 'files' | 'people' | 'code'>

const AT_ONCE = 500

/** What became of each, in their order; one that cannot be taken stops no other. */
export async function receiveMany(
  trx: Trx,
  by: Actor,
  inputs: readonly ListedInput[],
): Promise<readonly Result<Received>[]> {
  const results: Result<Received>[] = []
  for (let from = 0; from < inputs.length; from += AT_ONCE)
    results.push(...(await receiveSome(trx, by, inputs.slice(from, from + AT_ONCE))))
  return results
}

async function receiveSome(
  trx: Trx,
  by: Actor,
  inputs: readonly ListedInput[],
): Promise<readonly Result<Received>[]> {
  const places = new Map<string, Result<void>>()
  const codes = await freshCodes(trx, inputs.length)
  const taken: ReceivedRows[] = []
  const results: Result<Received>[] = []
  for (const [at, input] of inputs.entries()) {
    const read = readInput(by, input)
    const place = read.ok ? await placeOf(trx, by, input, places) : read
    if (!read.ok || !place.ok) {
      results.push(read.ok ? (place as Result<never>) : read)
      continue
    }
    const rows = rowsOf(by, input, read.value, codes[at] as string)
    taken.push(rows)
    const { id, code } = rows.submission
    results.push(ok({ id, code, questions: rows.questions.map((question) => question.id) }))
  }
  await insertRows(
    trx,
    'submission',
    taken.map(({ submission }) => submission),
  )
  await insertRows(
    trx,
    'question',
    taken.flatMap(({ questions }) => questions),
  )
  await appendAll(
    trx,
    by,
    taken.map(({ entry }) => entry),
  )
  return results
}

async function placeOf(
  trx: Trx,
  by: Actor,
  { conference, village }: ListedInput,
  known: Map<string, Result<void>>,
): Promise<Result<void>> {
  const key = `${conference} ${village ?? ''}`
  const before = known.get(key)
  if (before) return before
  const found = await placeExists(trx, by.commune, conference, village)
  known.set(key, found)
  return found
}

async function freshCodes(trx: Trx, many: number): Promise<readonly string[]> {
  const fresh = new Set<string>()
  while (fresh.size < many) {
    const tried = new Set<string>()
    while (fresh.size + tried.size < many) {
      const code = newCode()
      if (!fresh.has(code)) tried.add(code)
    }
    const taken = await trx
      .selectFrom('submission')
      .select('code')
      .where('code', 'in', [...tried])
      .unionAll(
        trx
          .selectFrom('restricted_matter')
          .select('code')
          .where('code', 'in', [...tried]),
      )
      .unionAll(
        trx
          .selectFrom('registration')
          .select('code')
          .where('code', 'in', [...tried]),
      )
      .execute()
    for (const { code } of taken) if (code !== null) tried.delete(code)
    for (const code of tried) fresh.add(code)
  }
  return [...fresh]
}
