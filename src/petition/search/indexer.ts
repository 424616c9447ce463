// Keeping the search up to date beside the acts: what they left waiting is taken in small batches, so that accepting an
// opinion does not wait for it. Derived data only: no ledger entry.
import { sql } from 'kysely'
import type { Db, Trx } from '../../kit/db/db.ts'
import { dialectOf } from '../../kit/db/prepared.ts'
import { fingerprintOf } from '../sorting/fingerprint.ts'
import { leadsOf } from '../sorting/leads.ts'
import { leadRule, standardComparer } from '../sorting/library.ts'
import { insertLeads } from './leads.store.ts'
import { renewLeads } from './renewal.ts'
import { indexedWords } from './words.ts'
import '../tables.ts'
import './tables.ts'

const BATCH = 100

interface Waiting {
  readonly id: string
  readonly text: string
  readonly folded: string
  readonly whole: string
  readonly version: number
  readonly submission_version: number
}

interface Made {
  readonly id: string
  readonly version: number
  readonly submission_version: number
  readonly words: readonly string[]
  readonly leads: readonly number[]
}

/** Takes one batch of one commune; resolves with how many stopped waiting. */
async function indexBatch(db: Db, commune: string): Promise<number> {
  const ids = await db.read
    .selectFrom('question_pending')
    .select('question_id')
    .where('commune_id', '=', commune)
    .limit(BATCH)
    .execute()
  // What compares opinions is big and made when first asked for: a program with nothing waiting starts without it.
  if (ids.length === 0) return 0
  const waiting = await contentsOf(
    db.read as unknown as Trx,
    commune,
    ids.map((row) => row.question_id),
  )
  const comparer = standardComparer()
  const made = waiting.map((row) => ({
    ...row,
    words: indexedWords(commune, row.folded, row.whole),
    leads: leadsOf(comparer, fingerprintOf(comparer, row.text)),
  }))
  return db.act(commune, (trx) =>
    store(
      trx,
      commune,
      ids.map((row) => row.question_id),
      made,
    ),
  )
}

function contentsOf(trx: Trx, commune: string, ids: readonly string[]): Promise<readonly Waiting[]> {
  if (ids.length === 0) return Promise.resolve([])
  return trx
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .select([
      'q.id',
      'q.text',
      'q.folded',
      'q.version',
      's.folded as whole',
      's.version as submission_version',
    ])
    .where('q.commune_id', '=', commune)
    .where('q.id', 'in', ids)
    .execute()
}

/** What was changed or removed since it was read waits on, or is gone. */
async function store(
  trx: Trx,
  commune: string,
  ids: readonly string[],
  made: readonly Made[],
): Promise<number> {
  if (ids.length === 0) return 0
  const now = new Map((await contentsOf(trx, commune, ids)).map((row) => [row.id, row]))
  const same = made.filter((one) => {
    const row = now.get(one.id)
    return row?.version === one.version && row.submission_version === one.submission_version
  })
  const settled = ids.filter((id) => !now.has(id) || same.some((one) => one.id === id))
  await insertWords(trx, commune, same)
  await insertLeads(trx, commune, same)
  if (settled.length > 0)
    await trx
      .deleteFrom('question_pending')
      .where('commune_id', '=', commune)
      .where('question_id', 'in', settled)
      .execute()
  return settled.length
}

async function insertWords(trx: Trx, commune: string, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  await trx
    .deleteFrom('question_search')
    .where('commune_id', '=', commune)
    .where(
      'question_id',
      'in',
      made.map(({ id }) => id),
    )
    .execute()
  const words = dialectOf(trx) === 's' ? textOf : vectorOf
  await sql`insert into question_search (commune_id, question_id, words) values ${sql.join(
    made.map((one) => sql`(${commune}, ${one.id}, ${words(one.words)})`),
  )}`.execute(trx)
}

const textOf = (words: readonly string[]) => sql`${words.join(' ')}`
const vectorOf = (words: readonly string[]) => sql`array_to_tsvector(${words}::text[])`

/** Indexes everything that waits; resolves with how many questions that were. */
export async function indexWaiting(db: Db, goOn: () => boolean = () => true): Promise<number> {
  let done = 0
  const stuck = new Set<string>()
  while (goOn()) {
    const row = await db.read
      .selectFrom('question_pending')
      .select('commune_id')
      .$if(stuck.size > 0, (query) => query.where('commune_id', 'not in', [...stuck]))
      .limit(1)
      .executeTakeFirst()
    if (!row) return done
    const settled = await indexBatch(db, row.commune_id)
    // Changed under the hand: at the next turn.
    if (settled === 0) stuck.add(row.commune_id)
    done += settled
  }
  return done
}

export interface Indexer {
  /** Waits for the batch that is running. */
  stop(): Promise<void>
}

const AFTER_START_MS = 1500
const AFTER_ACT_MS = 300

/** Goes on as long as something waits, and begins again when an act was done. */
export function startIndexer(db: Db, options: { readonly failed: (code: string) => void }): Indexer {
  let stopped = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    timer = undefined
    if (stopped) return
    if (running) return soon(AFTER_ACT_MS)
    running = indexWaiting(db, () => !stopped)
      .then(() => renewLeads(db, leadRule(), () => !stopped))
      .then(() => undefined)
      .catch((error: unknown) => options.failed(error instanceof Error ? error.name : 'unknown'))
      .finally(() => {
        running = undefined
      })
  }
  const soon = (ms: number) => {
    timer ??= setTimeout(begin, ms).unref()
  }
  const unlisten = db.onAct(() => soon(AFTER_ACT_MS))
  soon(AFTER_START_MS)
  return {
    async stop() {
      stopped = true
      unlisten()
      clearTimeout(timer)
      await running
    },
  }
}
