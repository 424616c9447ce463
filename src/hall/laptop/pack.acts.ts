// Acts on the laptop once the day is over: what changed is packed to be carried home; opened again, it is written on.
import { instantText } from '../../kit/clock.ts'
import type { Read, Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Entry } from '../../ledger/chain.ts'
import { type Actor, append, gateOf, setGate } from '../../ledger/ledger.ts'
import { keepParcel } from './lend.acts.ts'
import { heldHere } from './loans.store.ts'
import { ownerOf } from './merge.ts'
import { type Change, type Contents, schemaOf, writeParcel } from './parcel.ts'
import { readBytes, readRows, rowText, withoutBytes } from './rows.store.ts'
import type { HereRow } from './tables.ts'
import { keyOf, type Row, TRAVELLING, type Travelling, travellingTable } from './travel.ts'

const NOT_A_LAPTOP = {
  message: 'Máy này không phải máy xách tay đang giữ một ngày đối thoại.',
  status: 409,
} as const

/** Everything that changed since it came, sealed to be carried home; from now on nothing more is written here. */
export async function packDay(trx: Trx, by: Actor): Promise<Result<{ id: string }>> {
  const here = await heldHere(trx, by.commune)
  const gate = await gateOf(trx, by.commune)
  if (!here || gate?.side !== 'laptop') return err(NOT_A_LAPTOP)
  if (gate.packed) return err({ message: 'Ngày đối thoại đã đóng gói rồi. Hãy tải gói đó về.', status: 409 })
  const changes = await changesOf(trx, by.commune)
  for (const { table, key } of changes)
    await trx
      .insertInto('laptop_packed')
      .values({ commune_id: by.commune, tbl: table, key })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const head = await append(trx, by, 'laptop.packed', here.loan_id, { changes: changes.length })
  const parcel = await writeParcel('ve', await contentsOf(trx, by, here, changes, head), here.code)
  const id = await keepParcel(trx, by, {
    loan: here.loan_id,
    way: 've',
    bytes: parcel,
    counts: countsOf(changes),
  })
  await setGate(trx, by.commune, { ...gate, packed: true })
  return ok({ id })
}

/** Something was forgotten: the laptop writes on, and packs again. What went home before stays where it is. */
export async function reopenDay(trx: Trx, by: Actor): Promise<Result<void>> {
  const here = await heldHere(trx, by.commune)
  const gate = await gateOf(trx, by.commune)
  if (!here || gate?.side !== 'laptop') return err(NOT_A_LAPTOP)
  if (!gate.packed) return err({ message: 'Máy này đang ghi được, không cần mở lại.', status: 409 })
  const { packed: _packed, ...open } = gate
  await setGate(trx, by.commune, open)
  await append(trx, by, 'laptop.reopened', here.loan_id, {})
  return ok()
}

/** Row by row against what came: what is new, what is otherwise, what is gone, and what went home once and is so no more. */
export async function changesOf(handle: Read | Trx, commune: string): Promise<readonly Change[]> {
  const kept = Map.groupBy(
    await handle.selectFrom('laptop_base').selectAll().where('commune_id', '=', commune).execute(),
    (one) => one.tbl,
  )
  const packed = Map.groupBy(
    await handle.selectFrom('laptop_packed').selectAll().where('commune_id', '=', commune).execute(),
    (one) => one.tbl,
  )
  const papers = new Set((kept.get('paper') ?? []).map((one) => one.key))
  const found: Change[] = []
  const still: Change[] = []
  for (const of of TRAVELLING.filter(({ way }) => way !== 'out')) {
    const base = new Map((kept.get(of.table) ?? []).map((one) => [one.key, one.row]))
    const again = new Set((packed.get(of.table) ?? []).map((one) => one.key))
    const now = new Map(
      (await readRows(handle, commune, of)).map((row) => [keyOf(of, row), withoutBytes(row)]),
    )
    for (const key of new Set([...now.keys(), ...base.keys(), ...again])) {
      const row = now.get(key) ?? null
      const was = base.get(key) ?? null
      const change = () => ({
        table: of.table,
        key,
        base: was === null ? null : (JSON.parse(was) as Row),
        row,
      })
      if (row && !goesHome(of, row, papers)) continue
      if ((row && rowText(row)) !== was || again.has(key)) found.push(change())
      else if (of.unit) still.push(change())
    }
  }
  const touched = new Set(found.flatMap(unitOf))
  return [...found, ...still.filter((change) => unitOf(change).some((unit) => touched.has(unit)))]
}

/** What says one thing together goes home together, also its rows that stayed as they were. */
function unitOf({ table, row, base }: Change): readonly string[] {
  const of = travellingTable(table)
  const owner = of?.unit ? ownerOf(of, row ?? base ?? {}) : null
  return owner ? [`${owner.kind} ${owner.id}`] : []
}

/** A file drawn here of a paper that was issued at home is drawn at home again, to the byte as it is kept there. */
function goesHome(of: Travelling, row: Row, papers: ReadonlySet<string>): boolean {
  return of.way !== 'home' || !papers.has(JSON.stringify([row.paper_id]))
}

async function contentsOf(
  trx: Trx,
  by: Actor,
  here: HereRow,
  changes: readonly Change[],
  head: Entry,
): Promise<Contents> {
  const [commune, conference] = await Promise.all([
    trx.selectFrom('commune').select('name').where('commune_id', '=', by.commune).executeTakeFirstOrThrow(),
    trx
      .selectFrom('conference')
      .select('title')
      .where('commune_id', '=', by.commune)
      .where('id', '=', here.conference_id)
      .executeTakeFirstOrThrow(),
  ])
  const ledger = await trx
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', by.commune)
    .where('stream', '=', head.stream)
    .orderBy('seq')
    .execute()
  return {
    meta: {
      commune: by.commune,
      communeName: commune.name,
      loan: here.loan_id,
      conference: here.conference_id,
      title: conference.title,
      name: here.name,
      made: instantText(by.now),
      schema: await schemaOf(trx),
      fork: { seq: here.head_seq, hash: here.head_hash },
      head: { seq: head.seq, hash: head.hash },
      numbers: [],
    },
    rows: new Map(),
    changes,
    ledger,
    bytes: await newBytes(trx, by.commune, changes),
  }
}

async function newBytes(
  trx: Trx,
  commune: string,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const of of TRAVELLING.filter(({ table }) => table === 'file' || table === 'paper_file'))
    for (const { table, key, base } of changes) {
      if (table !== of.table || base !== null) continue
      const parts = JSON.parse(key) as readonly unknown[]
      const bytes = await readBytes(trx, commune, of, parts)
      if (bytes) found.set(`${table}/${parts.join('.')}`, bytes)
    }
  return found
}

/** How many rows of what are otherwise than they came. */
export function countsOf(changes: readonly Change[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { table, base, row } of changes)
    if ((base && rowText(base)) !== (row && rowText(row))) counts[table] = (counts[table] ?? 0) + 1
  return counts
}
