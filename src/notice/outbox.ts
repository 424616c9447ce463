// The outbox: queueing inside an act, sending by one loop. A message goes out once: it is marked before it is handed
// over, and what may or may not have arrived is left to a person. Nothing of a message enters the log.
import type { ExpressionBuilder } from 'kysely'
import { type Clock, instantText } from '../kit/clock.ts'
import type { Db, Read, Tables, Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { type Loop, startLoop } from '../kit/loop.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { findCommune } from '../office/store.ts'
import { type IsWorkingDay, isQuiet, type Outcome, retryAt } from './quiet.ts'
import type { MessageState, NoticeChannel, OutboxRow } from './tables.ts'
import './tables.ts'

export interface Message {
  readonly channel: NoticeChannel
  readonly address: string
  readonly subject: string
  readonly body: string
  /** "due:<conference>:<rule>:<date>": the same occasion and address is never queued twice. */
  readonly occasion: string
  readonly notBefore?: Temporal.Instant
}

/** Queues a message in the act that causes it; false when this occasion was already queued for the address. */
export async function queueMessage(trx: Trx, by: Actor, message: Message): Promise<boolean> {
  const rows = await trx
    .insertInto('outbox')
    .values({
      commune_id: by.commune,
      id: newId(),
      channel: message.channel,
      address: message.address,
      subject: message.subject,
      body: message.body,
      occasion: message.occasion,
      created_at: instantText(by.now),
      not_before: instantText(message.notBefore ?? by.now),
      state: 'waiting',
      attempts: 0,
      tried_at: null,
      failed: null,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.columns(['commune_id', 'occasion', 'address']).doNothing())
    .returning('id')
    .execute()
  return rows.length > 0
}

/**
 * Lets earlier messages of one kind go that still wait for an address, because a newer one says what they said: after a
 * week without a line nobody gets five reminders at once. Returns how many.
 */
export async function supersede(
  trx: Trx,
  by: Actor,
  occasions: string,
  recipient: Pick<Message, 'channel' | 'address'>,
): Promise<number> {
  const rows = await trx
    .updateTable('outbox')
    .set({ state: 'dropped', failed: 'SUPERSEDED' })
    .where('commune_id', '=', by.commune)
    .where('channel', '=', recipient.channel)
    .where('address', '=', recipient.address)
    .where('occasion', 'like', `${occasions}%`)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute()
  return rows.length
}

/** A message as a gateway gets it. */
export interface Outgoing {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly body: string
  /** Who writes, in words ("xã …"), and where answers go. */
  readonly from: string
  readonly replyTo: string | null
}

export interface Transport {
  /** Never rejects for what the other side does: that is an outcome. */
  send(message: Outgoing): Promise<Outcome>
}

export type Transports = Readonly<Partial<Record<NoticeChannel, Transport>>>

export interface OutboxSettings {
  readonly transports: Transports
  readonly clock: Clock
  /** The working days of a commune, by its own calendar. */
  readonly workingDays: (commune: string) => Promise<IsWorkingDay>
}

/** Sends everything that is due once; nothing at night and on days off. Resolves with how many went out. */
export async function runOutbox(db: Db, settings: OutboxSettings): Promise<number> {
  const channels = Object.keys(settings.transports) as NoticeChannel[]
  if (channels.length === 0) return 0
  await leaveInterrupted(db, settings.clock)
  const open = new Set(channels)
  let sent = 0
  for (const commune of await waitingCommunes(db.read, channels, settings.clock.now()))
    if (open.size > 0) sent += await sendDue(db, settings, open, commune)
  return sent
}

/**
 * One commune's messages; it stops where the quiet hours begin. A channel that turns out to be down leaves `open`: the
 * others wait for the next run with their attempts unspent, instead of each waiting for the same silence.
 */
async function sendDue(
  db: Db,
  settings: OutboxSettings,
  open: Set<NoticeChannel>,
  commune: string,
): Promise<number> {
  const isWorkingDay = await settings.workingDays(commune)
  if (isQuiet(settings.clock.now(), isWorkingDay)) return 0
  let sent = 0
  for (const row of await dueMessages(db.read, [...open], commune, settings.clock.now())) {
    if (isQuiet(settings.clock.now(), isWorkingDay)) break
    const transport = settings.transports[row.channel]
    if (!transport || !open.has(row.channel) || !(await claim(db, row, settings.clock.now()))) continue
    const outcome = await deliver(db, transport, row)
    await settle(db, row, outcome, settings.clock.now())
    if (outcome.kind === 'sent') sent++
    if (outcome.kind === 'later' && outcome.down) open.delete(row.channel)
  }
  return sent
}

const BATCH = 200

/**
 * Its time has come; or it was queued or tried at a moment that has not been yet: the machine's clock ran ahead then and
 * was set right, and the message must not wait for that moment.
 */
function dueAt(now: Temporal.Instant) {
  const text = instantText(now)
  return (eb: ExpressionBuilder<Tables, 'outbox'>) =>
    eb.or([eb('not_before', '<=', text), eb('created_at', '>', text), eb('tried_at', '>', text)])
}

/** Whose messages wait: a day off of one commune is a working day of another. */
async function waitingCommunes(
  read: Read,
  channels: readonly NoticeChannel[],
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('outbox')
    .select('commune_id')
    .distinct()
    .where('state', '=', 'waiting')
    .where(dueAt(now))
    .where('channel', 'in', channels)
    .orderBy('commune_id')
    .execute()
  return rows.map((row) => row.commune_id)
}

function dueMessages(
  read: Read,
  channels: readonly NoticeChannel[],
  commune: string,
  now: Temporal.Instant,
): Promise<readonly OutboxRow[]> {
  return read
    .selectFrom('outbox')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('state', '=', 'waiting')
    .where(dueAt(now))
    .where('channel', 'in', channels)
    .orderBy('not_before')
    .orderBy('id')
    .limit(BATCH)
    .execute()
}

/** Marked as being sent before it is handed over; another process that took it first keeps it. */
async function claim(db: Db, row: OutboxRow, now: Temporal.Instant): Promise<boolean> {
  const taken = await db.act(row.commune_id, (trx) =>
    trx
      .updateTable('outbox')
      .set({ state: 'sending', attempts: row.attempts + 1, tried_at: instantText(now) })
      .where('commune_id', '=', row.commune_id)
      .where('id', '=', row.id)
      .where('state', '=', 'waiting')
      .returning('id')
      .execute(),
  )
  return taken.length > 0
}

async function deliver(db: Db, transport: Transport, row: OutboxRow): Promise<Outcome> {
  const commune = await findCommune(db.read, row.commune_id)
  try {
    return await transport.send({
      id: row.id,
      address: row.address,
      subject: row.subject,
      body: row.body,
      from: commune ? `${commune.kind} ${commune.name}` : row.commune_id,
      replyTo: commune?.email ?? null,
    })
  } catch {
    // A gateway that breaks its promise may have handed the text over.
    return { kind: 'unsure', code: 'UNKNOWN' }
  }
}

async function settle(db: Db, row: OutboxRow, outcome: Outcome, now: Temporal.Instant): Promise<void> {
  await db.act(row.commune_id, (trx) =>
    trx
      .updateTable('outbox')
      .set(settled(row.attempts + 1, outcome, now))
      .where('commune_id', '=', row.commune_id)
      .where('id', '=', row.id)
      .where('state', '=', 'sending')
      .execute(),
  )
}

type Settled = Partial<Pick<OutboxRow, 'not_before' | 'failed' | 'sent_at'>> & {
  readonly state: MessageState
}

function settled(attempts: number, outcome: Outcome, now: Temporal.Instant): Settled {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', sent_at: instantText(now), failed: null }
    case 'later': {
      const again = retryAt(attempts, now)
      return again
        ? { state: 'waiting', not_before: instantText(again), failed: outcome.code }
        : { state: 'dead', failed: outcome.code }
    }
    case 'refused':
      return { state: 'dead', failed: outcome.code }
    case 'unsure':
      return { state: 'unsure', failed: outcome.code }
  }
}

const INTERRUPTED_MINUTES = 10

/** Found as being sent long ago: the program ended meanwhile. It may have arrived, so it is not sent again by itself. */
async function leaveInterrupted(db: Db, clock: Clock): Promise<void> {
  const before = instantText(clock.now().subtract({ minutes: INTERRUPTED_MINUTES }))
  const left = await db.read
    .selectFrom('outbox')
    .select(['commune_id', 'id'])
    .where('state', '=', 'sending')
    .where('tried_at', '<', before)
    .execute()
  for (const row of left)
    await db.act(row.commune_id, (trx) =>
      trx
        .updateTable('outbox')
        .set({ state: 'unsure', failed: 'INTERRUPTED' })
        .where('commune_id', '=', row.commune_id)
        .where('id', '=', row.id)
        .where('state', '=', 'sending')
        .execute(),
    )
}

/** A person decides about a message that did not surely go out: try once more, or let it be. */
export async function decideMessage(
  trx: Trx,
  by: Actor,
  input: { readonly message: string; readonly decision: 'retry' | 'drop' },
): Promise<Result<void>> {
  const states: readonly MessageState[] =
    input.decision === 'retry' ? ['unsure', 'dead'] : ['waiting', 'unsure', 'dead']
  const changed = await trx
    .updateTable('outbox')
    .set(
      input.decision === 'retry'
        ? { state: 'waiting', attempts: 0, not_before: instantText(by.now), failed: null }
        : { state: 'dropped' },
    )
    .where('commune_id', '=', by.commune)
    .where('id', '=', input.message)
    .where('state', 'in', states)
    .returning('id')
    .execute()
  if (changed.length === 0) {
    const row = await findMessage(trx, by.commune, input.message)
    return row
      ? err({ message: 'Tin này vừa thay đổi trạng thái. Hãy xem lại danh sách.', status: 409 })
      : err({ message: 'Không tìm thấy tin.', status: 404 })
  }
  await append(trx, by, input.decision === 'retry' ? 'message.retried' : 'message.dropped', input.message)
  return ok()
}

export function findMessage(read: Read | Trx, commune: string, id: string): Promise<OutboxRow | undefined> {
  return read
    .selectFrom('outbox')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The newest messages of a commune: those that need a person first. */
export async function listMessages(
  read: Read,
  commune: string,
  filter: { readonly state?: MessageState; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly OutboxRow[]; readonly total: number }> {
  const base = read
    .selectFrom('outbox')
    .where('commune_id', '=', commune)
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as MessageState))
  const rows = await base
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute()
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows, total: Number(total) }
}

/** Runs the outbox every so often, one run at a time; stopping waits for the message that is just being handed over. */
export function startOutbox(
  db: Db,
  settings: OutboxSettings,
  options: { readonly everyMs: number; readonly failed: (code: string) => void },
): Loop {
  return startLoop(() => runOutbox(db, settings), options)
}
