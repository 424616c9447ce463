// Appending to the ledger inside an act, and reading it back. Nothing here changes or removes an entry.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { insertRows, prepared } from '../kit/db/prepared.ts'
import { canonicalJson, newId, newSecret, sha256 } from '../kit/id.ts'
import { ActRefused } from '../kit/result.ts'
import type { ActCode } from './acts.ts'
import { type Anchor, type Fault, faults, GENESIS, MAIN, sealed } from './chain.ts'
import { type Gate, readGate, refusedHere } from './gate.ts'
import type { LedgerRow } from './tables.ts'
import './tables.ts'

/** Who acts, for whom, when. Passed into every act; made by the guard that let the request in. */
export interface Actor {
  readonly commune: string
  /** A person's id; 'nguoi_dan' for a citizen without account; 'he_thong' for the system itself. */
  readonly person: string
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

export const CITIZEN = 'nguoi_dan'
export const SYSTEM = 'he_thong'
/** What an entry says; who, when and the chain are added. */
export interface Entry {
  readonly act: ActCode
  readonly subject: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Writes one entry at the end of the commune's chain, in the act's own transaction. */
export async function append(
  trx: Trx,
  by: Actor,
  act: ActCode,
  subject: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<LedgerRow> {
  const [row] = await appendAll(trx, by, [{ act, subject, data }])
  if (!row) throw new Error('the ledger took no entry')
  return row
}

/** Several entries of one act in their order: the head is locked and moved once. */
export async function appendAll(
  trx: Trx,
  by: Actor,
  entries: readonly Entry[],
): Promise<readonly LedgerRow[]> {
  if (entries.length === 0) return []
  const rows: LedgerRow[] = []
  const { stream, ...locked } = await openHead(trx, by.commune, entries)
  let head: { seq: number; hash: string } = locked
  for (const { act, subject, data = {} } of entries) {
    const entry = {
      commune_id: by.commune,
      stream,
      seq: head.seq + 1,
      at: instantText(by.now),
      actor: by.person,
      act,
      subject,
      data: canonicalJson(data),
      prev: head.hash,
    }
    const row: LedgerRow = { ...entry, hash: sha256(sealed(entry)) }
    rows.push(row)
    head = row
  }
  await insertRows(trx, 'ledger', rows)
  await prepared(trx, 'ledger head moves', [head.seq, head.hash, by.commune, stream], () =>
    trx
      .updateTable('ledger_head')
      .set({ seq: head.seq, hash: head.hash })
      .where('commune_id', '=', by.commune)
      .where('stream', '=', stream),
  )
  return rows
}

interface Head {
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

/** The head of the chain that goes on here; what the gate does not take undoes the act. */
async function openHead(trx: Trx, commune: string, entries: readonly Entry[]): Promise<Head> {
  const main = await lockHead(trx, commune, MAIN)
  const gate = main.gate === null ? undefined : readGate(main.gate)
  if (!gate) return { stream: MAIN, ...main }
  for (const entry of entries) {
    const refusal = refusedHere(gate, entry)
    if (refusal) throw new ActRefused(refusal)
  }
  return gate.side === 'home'
    ? { stream: MAIN, ...main }
    : { stream: gate.stream, ...(await lockHead(trx, commune, gate.stream)) }
}

/** What the commune's ledger takes here; undefined where it takes everything. */
export async function gateOf(read: Read | Trx, commune: string): Promise<Gate | undefined> {
  const row = await read
    .selectFrom('ledger_head')
    .select('gate')
    .where('commune_id', '=', commune)
    .where('stream', '=', MAIN)
    .executeTakeFirst()
  return row?.gate ? readGate(row.gate) : undefined
}

export async function setGate(trx: Trx, commune: string, gate: Gate | null): Promise<void> {
  await trx
    .updateTable('ledger_head')
    .set({ gate: gate && canonicalJson(gate) })
    .where('commune_id', '=', commune)
    .where('stream', '=', MAIN)
    .execute()
}

/** The head row is held until the act ends: concurrent acts of one commune queue here instead of forking the chain. */
async function lockHead(
  trx: Trx,
  commune: string,
  stream: string,
): Promise<{ seq: number; hash: string; gate: string | null }> {
  // An upsert that changes nothing takes the row lock on PostgreSQL (as SELECT … FOR UPDATE would) and runs on SQLite too.
  const [head] = await prepared<{ seq: number; hash: string; gate: string | null }>(
    trx,
    'ledger head locked',
    [commune, stream, 0, GENESIS, null],
    () =>
      trx
        .insertInto('ledger_head')
        .values({ commune_id: commune, stream, seq: 0, hash: GENESIS, gate: null })
        .onConflict((conflict) =>
          conflict
            .columns(['commune_id', 'stream'])
            .doUpdateSet((eb) => ({ seq: eb.ref('ledger_head.seq') })),
        )
        .returning(['seq', 'hash', 'gate']),
  )
  if (!head) throw new Error('the head row of the ledger did not answer')
  return head
}

/** The story of one record: its entries in order. */
export async function history(read: Read, commune: string, subject: string): Promise<readonly LedgerRow[]> {
  const rows = await read
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('subject', '=', subject)
    .orderBy('stream')
    .orderBy('seq')
    .execute()
  // Of one chain the order is certain; between a chain and its branch only the time tells.
  return rows.every((row) => row.stream === MAIN)
    ? rows
    : rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** The newest entries of a commune, for the supervision's page. */
export async function recent(
  read: Read,
  commune: string,
  limit: number,
  before?: number,
): Promise<readonly LedgerRow[]> {
  return read
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('stream', '=', MAIN)
    .$if(before !== undefined, (query) => query.where('seq', '<', before as number))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}

/** Changes with every act of the commune: what was read under the same version is still true. */
export async function ledgerVersion(read: Read, commune: string): Promise<string> {
  const heads = await read
    .selectFrom('ledger_head')
    .select(['stream', 'hash'])
    .where('commune_id', '=', commune)
    .orderBy('stream')
    .execute()
  return heads.map((head) => `${head.stream}:${head.hash}`).join(' ')
}

/** The heads of all chains now: what is kept outside. */
export async function anchors(read: Read): Promise<readonly Anchor[]> {
  const rows = await read
    .selectFrom('ledger_head')
    .selectAll()
    .orderBy('commune_id')
    .orderBy('stream')
    .execute()
  return rows.map((row) => ({ commune: row.commune_id, stream: row.stream, seq: row.seq, hash: row.hash }))
}

/** "123-9f86d081884c": the anchor as printed at the foot of minutes and conclusions. */
export async function anchorText(read: Read, commune: string): Promise<string> {
  const gate = await gateOf(read, commune)
  const head = await read
    .selectFrom('ledger_head')
    .select(['seq', 'hash'])
    .where('commune_id', '=', commune)
    .where('stream', '=', gate?.side === 'laptop' ? gate.stream : MAIN)
    .executeTakeFirst()
  return head ? `${head.seq}-${head.hash.slice(0, 12)}` : '0'
}

/** A text that prints the anchor of its hour, without it: what two hours of the same text have in common. */
export function withoutAnchor(text: string): string {
  return text.replace(/\b\d+-[0-9a-f]{12}\b/g, '')
}

/** Checks every chain of the installation, against its own head rows and against anchors kept outside. */
export async function verifyLedger(
  read: Read,
  outside: readonly Anchor[],
): Promise<{ entries: number; faults: readonly Fault[] }> {
  const rows = await read
    .selectFrom('ledger')
    .selectAll()
    .orderBy('commune_id')
    .orderBy('stream')
    .orderBy('seq')
    .execute()
  return { entries: rows.length, faults: faults(rows, [...(await anchors(read)), ...outside], sha256) }
}

/** The installation's own identity and secret, made at its first start. */
export async function installation(
  db: { read: Read; act: (scope: string, work: (trx: Trx) => Promise<void>) => Promise<void> },
  now: Temporal.Instant,
): Promise<{ id: string; secret: string }> {
  const found = await db.read.selectFrom('installation').select(['id', 'secret']).executeTakeFirst()
  if (found) return found
  await db.act('installation', async (trx) => {
    const again = await trx.selectFrom('installation').select('id').executeTakeFirst()
    if (!again)
      await trx
        .insertInto('installation')
        .values({ id: newId(), secret: newSecret(), created_at: instantText(now) })
        .execute()
  })
  return db.read.selectFrom('installation').select(['id', 'secret']).executeTakeFirstOrThrow()
}
