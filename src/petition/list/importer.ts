// What imports in the background: files that wait to be read, confirmed lists that wait to be stored. A job is taken with a
// lease; found with an ended one it was interrupted, and is taken up again where it stopped.
import { instantText } from '../../kit/clock.ts'
import { dropDraft } from './draft.acts.ts'
import { DRAFT_COLUMNS, type Draft } from './draft.store.ts'
import { readDraft, type Tools } from './reading.job.ts'
import { storeDraft } from './storing.job.ts'
import './tables.ts'

const LEASE_MINUTES = 5
/** A list that nobody confirmed holds people's names: it does not wait for ever. */
const KEPT_DAYS = 30

export interface Importer {
  /** Looks for work now. */
  wake(): void
  /** Until nothing waits any more, but no longer than this. */
  settled(mostMs: number): Promise<void>
  /** Waits for the job that is running. */
  stop(): Promise<void>
}

/** Carries out everything that waits; resolves with how many jobs there were. */
export async function runImports(tools: Tools): Promise<number> {
  let carried = 0
  for (;;) {
    const [draft] = await waiting(tools)
    if (!draft) return carried
    if (!(await claim(tools, draft))) continue
    if (draft.state === 'waiting' || draft.state === 'reading') await readFromStart(tools, draft)
    else await storeDraft(tools, draft)
    carried += 1
  }
}

async function waiting({ db, clock }: Tools): Promise<readonly Draft[]> {
  const now = instantText(clock.now())
  return db.read
    .selectFrom('list_draft')
    .select(DRAFT_COLUMNS)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['waiting', 'confirmed']),
        eb.and([eb('state', 'in', ['reading', 'storing']), eb('lease_until', '<', now)]),
      ]),
    )
    .orderBy('at')
    .limit(1)
    .execute()
}

/** Another program that took it first keeps it. */
async function claim({ db, clock }: Tools, draft: Draft): Promise<boolean> {
  const now = clock.now()
  const state = draft.state === 'waiting' || draft.state === 'reading' ? 'reading' : 'storing'
  const taken = await db.act(draft.commune_id, (trx) =>
    trx
      .updateTable('list_draft')
      .set({
        state,
        lease_until: instantText(now.add({ minutes: LEASE_MINUTES })),
        began_at: instantText(now),
      })
      .where('commune_id', '=', draft.commune_id)
      .where('id', '=', draft.id)
      .where('state', '=', draft.state)
      .$if(draft.lease_until !== null, (query) => query.where('lease_until', '=', draft.lease_until))
      .returning('id')
      .execute(),
  )
  return taken.length > 0
}

async function readFromStart(tools: Tools, draft: Draft): Promise<void> {
  if (draft.state === 'reading')
    await tools.db.act(draft.commune_id, (trx) =>
      trx
        .deleteFrom('list_draft_row')
        .where('commune_id', '=', draft.commune_id)
        .where('draft_id', '=', draft.id)
        .execute(),
    )
  await readDraft(tools, draft)
}

async function dropForgotten({ db, clock }: Tools): Promise<void> {
  const before = instantText(clock.now().subtract({ hours: 24 * KEPT_DAYS }))
  const old = await db.read
    .selectFrom('list_draft')
    .select(['commune_id', 'id'])
    .where('state', 'in', ['read', 'refused'])
    .where('at', '<', before)
    .execute()
  for (const { commune_id, id } of old) await db.act(commune_id, (trx) => dropDraft(trx, commune_id, id))
}

/** Nothing runs before the first `wake`. */
export function importerOf(
  tools: Tools,
  options: { readonly everyMs: number; readonly failed: (code: string) => void },
): Importer {
  let stopped = false
  let again = false
  let run: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const turn = () => {
    clearTimeout(timer)
    run = runImports(tools)
      .then(() => dropForgotten(tools))
      .catch((error: unknown) => options.failed(error instanceof Error ? error.name : 'unknown'))
      .then(() => {
        run = undefined
        if (stopped) return
        if (again) {
          again = false
          turn()
        } else timer = setTimeout(turn, options.everyMs).unref()
      })
  }
  return {
    wake() {
      if (stopped) return
      if (run) again = true
      else turn()
    },
    async settled(mostMs) {
      const until = performance.now() + mostMs
      while (run && performance.now() < until)
        await Promise.race([run, new Promise((done) => setTimeout(done, until - performance.now()))])
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await run
    },
  }
}
