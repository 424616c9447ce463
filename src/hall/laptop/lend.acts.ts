// Acts at home: a day is lent to a laptop as a sealed parcel, and called back when the laptop cannot bring it home.
import { findConference } from '../../conference/store.ts'
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { canonicalJson, newId, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append, gateOf, setGate } from '../../ledger/ledger.ts'
import { numbersOf, registerMode } from '../../paper/numbering.store.ts'
import { freeNumber, seriesOf } from '../../paper/register.ts'
import { regulationOf } from '../../regulation/adopted.ts'
import { bytesToGo, rowsToGo } from './going.store.ts'
import { dropParcels, findLoan } from './loans.store.ts'
import { type Meta, schemaOf, writeParcel } from './parcel.ts'
import { newCode } from './sealed.ts'
import type { Row } from './travel.ts'
import './tables.ts'

export interface Lending {
  readonly conference: string
  /** "Máy của chị Hoa". */
  readonly name: string
}

export async function lendDay(trx: Trx, by: Actor, input: Lending): Promise<Result<{ id: string }>> {
  const conference = await findConference(trx, by.commune, input.conference)
  if (!conference) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  const may = await mayBeLent(trx, by, conference)
  if (!may.ok) return may
  const id = newId()
  const code = newCode()
  const numbers = await lendNumbers(trx, by, id, conference.regulation_version_id)
  const entry = await append(trx, by, 'laptop.lent', id, {
    conference: conference.id,
    numbers: numbers.map(({ issuer, series, from, to }) => ({ issuer, series, from, to })),
  })
  const fork = { seq: entry.seq, hash: entry.hash }
  const meta: Meta = {
    commune: by.commune,
    communeName: (await nameOf(trx, by.commune)) ?? by.commune,
    loan: id,
    conference: conference.id,
    title: conference.title,
    name: input.name,
    made: instantText(by.now),
    schema: await schemaOf(trx),
    fork,
    numbers,
  }
  const rows = await rowsToGo(trx, by.commune, conference.id)
  const { bytes, left } = await bytesToGo(trx, by.commune, conference.id, rows)
  const ledger = await trx
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', by.commune)
    .orderBy('stream')
    .orderBy('seq')
    .execute()
  const parcel = await writeParcel('di', { meta, rows, ledger, bytes, changes: [] }, code)
  await trx
    .insertInto('laptop_loan')
    .values({
      commune_id: by.commune,
      id,
      conference_id: conference.id,
      name: input.name,
      code,
      head_seq: fork.seq,
      head_hash: fork.hash,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await keepParcel(trx, by, { loan: id, way: 'di', bytes: parcel, counts: { ...countsOf(rows), left } })
  await setGate(trx, by.commune, {
    side: 'home',
    loan: id,
    conference: conference.id,
    name: input.name,
    stream: `may-${id}`,
  })
  return ok({ id })
}

export async function keepParcel(
  trx: Trx,
  by: Actor,
  parcel: {
    readonly loan: string
    readonly way: 'di' | 've'
    readonly bytes: Uint8Array
    readonly counts: Readonly<Record<string, number>>
  },
): Promise<string> {
  const id = newId()
  await trx
    .deleteFrom('laptop_parcel')
    .where('commune_id', '=', by.commune)
    .where('loan_id', '=', parcel.loan)
    .where('way', '=', parcel.way)
    .execute()
  await trx
    .insertInto('laptop_parcel')
    .values({
      commune_id: by.commune,
      id,
      loan_id: parcel.loan,
      way: parcel.way,
      digest: sha256(parcel.bytes),
      size: parcel.bytes.length,
      counts: canonicalJson(parcel.counts),
      bytes: parcel.bytes,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  return id
}

async function mayBeLent(
  trx: Trx,
  by: Actor,
  conference: NonNullable<Awaited<ReturnType<typeof findConference>>>,
): Promise<Result<void>> {
  const gate = await gateOf(trx, by.commune)
  if (gate?.side === 'laptop')
    return err({
      message: 'Máy này đang là máy xách tay của một hội nghị; không giao tiếp cho máy khác được.',
      status: 409,
    })
  if (gate)
    return err({
      message: `Xã đang có một ngày đối thoại trên máy xách tay “${gate.name}”. Hãy đưa máy đó về, hoặc gọi về, rồi giao lại.`,
      status: 409,
    })
  if (conference.cancellation !== null || conference.closure !== null)
    return err({ message: 'Hội nghị đã hủy hoặc đã khép, không còn ngày đối thoại để mang đi.', status: 409 })
  if (conference.date === null)
    return err({ message: 'Hội nghị chưa ấn định ngày. Hãy ấn định ngày trước khi mang đi.', status: 409 })
  return ok()
}

async function nameOf(trx: Trx, commune: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('commune')
    .select('name')
    .where('commune_id', '=', commune)
    .executeTakeFirst()
  return row?.name
}

/** Minutes and conclusion can be issued on the day: numbers nobody takes at home meanwhile. */
const WANTED = [
  ['BB', 4],
  ['TB', 3],
] as const

async function lendNumbers(trx: Trx, by: Actor, loan: string, version: string): Promise<Meta['numbers']> {
  const { issuer } = await regulationOf(trx, by.commune, version)
  const mode = await registerMode(trx, by.commune, issuer, by.today.year)
  const lent = new Map<string, { issuer: typeof issuer; series: string; from: number; to: number }>()
  for (const [type, count] of WANTED) {
    const series = seriesOf({ issuer, issuedOn: by.today, type, mode })
    if (!series.ok || lent.has(series.value)) continue
    const { taken, ranges } = await numbersOf(trx, by.commune, { issuer, series: series.value })
    const first = freeNumber(taken, ranges)
    if (!first.ok) continue
    const free = (number: number) =>
      !taken.includes(number) &&
      (ranges.length === 0 || ranges.some((range) => range.from <= number && number <= range.to))
    let to = first.value
    while (to - first.value + 1 < count && free(to + 1)) to++
    lent.set(series.value, { issuer, series: series.value, from: first.value, to })
  }
  for (const { series, from, to } of lent.values())
    await trx
      .insertInto('laptop_number')
      .values({
        commune_id: by.commune,
        loan_id: loan,
        issuer,
        series,
        from_number: from,
        to_number: to,
        side: 'nha',
        ended_at: null,
      })
      .execute()
  return [...lent.values()]
}

function countsOf(rows: ReadonlyMap<string, readonly Row[]>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...rows].filter(([, all]) => all.length > 0).map(([table, all]) => [table, all.length]),
  )
}

/** The laptop is lost or broken: the day goes on at home. What it may still bring back later is looked at then. */
export async function recallDay(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly reason: string },
): Promise<Result<void>> {
  const gate = await gateOf(trx, by.commune)
  const loan = gate?.side === 'home' ? await findLoan(trx, by.commune, gate.loan) : undefined
  if (!loan || loan.conference_id !== input.conference)
    return err({ message: 'Hội nghị này không ở trên máy xách tay nào.', status: 409 })
  await trx
    .insertInto('laptop_recall')
    .values({
      commune_id: by.commune,
      loan_id: loan.id,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await setGate(trx, by.commune, null)
  await dropParcels(trx, by.commune, loan.id)
  await append(trx, by, 'laptop.recalled', loan.id, { conference: loan.conference_id })
  return ok()
}

/** Numbers lent are free again at home once the laptop can take no more of them: when it is home, not when it is lost. */
export async function endNumbers(trx: Trx, by: Actor, loan: string): Promise<void> {
  await trx
    .updateTable('laptop_number')
    .set({ ended_at: instantText(by.now) })
    .where('commune_id', '=', by.commune)
    .where('loan_id', '=', loan)
    .where('ended_at', 'is', null)
    .execute()
}
