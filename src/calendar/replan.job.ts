// Carrying out confirmed changes of the calendar in the background. A job is one transaction: found running after its
// lease ended it was interrupted, nothing of it happened, and it is taken up again.
import { type Clock, instantText } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Actor } from '../ledger/ledger.ts'
import { carryOut } from './change.acts.ts'
import { type ClockUser, yieldStep } from './clock-user.ts'
import type { CalendarProposalRow } from './tables.ts'
import './tables.ts'

const LEASE_MINUTES = 5

export interface Progress {
  readonly done: number
  readonly total: number
}

export interface Replanner {
  /** Looks for work now instead of at the next turn. */
  wake(): void
  /** How far a job is that runs in this program. */
  progress(proposal: string): Progress | undefined
  /** Waits for the job that is running. */
  stop(): Promise<void>
}

/** Runs everything that waits, once; resolves with how many jobs were carried out. */
export async function runReplanning(
  db: Db,
  clock: Clock,
  user: ClockUser,
  at: Map<string, Progress> = new Map(),
): Promise<number> {
  let carried = 0
  for (const row of await waiting(db, clock)) {
    if (!(await claim(db, row, clock))) continue
    if (await runOne(db, clock, user, row, at)) carried += 1
    at.delete(row.id)
  }
  return carried
}

function waiting(db: Db, clock: Clock): Promise<readonly CalendarProposalRow[]> {
  return db.read
    .selectFrom('calendar_proposal')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('state', '=', 'queued'),
        eb.and([eb('state', '=', 'running'), eb('lease_until', '<', instantText(clock.now()))]),
      ]),
    )
    .orderBy('at')
    .execute()
}

/** Another program that took it first keeps it. */
async function claim(db: Db, row: CalendarProposalRow, clock: Clock): Promise<boolean> {
  const taken = await db.act(row.commune_id, (trx) =>
    trx
      .updateTable('calendar_proposal')
      .set({
        state: 'running',
        lease_until: instantText(clock.now().add({ minutes: LEASE_MINUTES })),
      })
      .where('commune_id', '=', row.commune_id)
      .where('id', '=', row.id)
      .where('state', '=', row.state)
      .$if(row.lease_until !== null, (query) => query.where('lease_until', '=', row.lease_until))
      .returning('id')
      .execute(),
  )
  return taken.length > 0
}

async function runOne(
  db: Db,
  clock: Clock,
  user: ClockUser,
  row: CalendarProposalRow,
  at: Map<string, Progress>,
): Promise<boolean> {
  const by: Actor = {
    commune: row.commune_id,
    person: row.by_person,
    now: clock.now(),
    today: clock.today(),
  }
  const step = async (done: number, total: number) => {
    at.set(row.id, { done, total })
    await yieldStep(done, total)
  }
  try {
    const done = await db.act(row.commune_id, (trx) =>
      carryOut(trx, by, row.id, row.expected ?? '', user, step),
    )
    if (done.ok) return true
    await giveBack(db, row, done.error.message)
  } catch (error) {
    await giveBack(
      db,
      row,
      'Việc tính lại bị ngắt giữa chừng và chưa thay đổi gì. Hãy xem lại bảng dưới rồi xác nhận lần nữa.',
    )
    throw error
  }
  return false
}

/** Back to the person, with the reason; nothing was changed. */
async function giveBack(db: Db, row: CalendarProposalRow, problem: string): Promise<void> {
  await db.act(row.commune_id, (trx) =>
    trx
      .updateTable('calendar_proposal')
      .set({ state: 'refused', problem, lease_until: null })
      .where('commune_id', '=', row.commune_id)
      .where('id', '=', row.id)
      .where('state', '=', 'running')
      .execute(),
  )
}

/** Nothing runs before the first `wake`. */
export function replannerOf(
  db: Db,
  clock: Clock,
  user: ClockUser,
  options: { readonly everyMs: number; readonly failed: (code: string) => void },
): Replanner {
  const at = new Map<string, Progress>()
  let stopped = false
  let again = false
  let run: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const turn = () => {
    clearTimeout(timer)
    run = runReplanning(db, clock, user, at)
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
    progress: (proposal) => at.get(proposal),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await run
    },
  }
}
