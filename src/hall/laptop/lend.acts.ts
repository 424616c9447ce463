// Acts at home: a day is lent to a laptop as a sealed parcel, and called back when the laptop cannot bring it home.
import { findConference } from '../../conference/store.ts'
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { canonicalJson, newId, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append, gateOf, setGate } from '../../ledger/ledger.ts'
import { type Role, rightsOf } from '../../office/rights.ts'
import { numbersOf, registerMode } from '../../paper/numbering.store.ts'
import { freeNumber, seriesOf } from '../../paper/register.ts'
import { regulationOf } from '../../regulation/adopted.ts'
import { dropParcels, findLoan } from './loans.store.ts'
import { type Meta, schemaOf, writeParcel } from './parcel.ts'
import { readBytes, readRows, withoutBytes } from './rows.store.ts'
import { newCode } from './sealed.ts'
import { type Row, TRAVELLING, travellingTable } from './travel.ts'
import './tables.ts'

/** Photographs and scans of the conference go along up to this; the rest is looked at in the office. */
const MAX_BYTES = 200 * 1024 * 1024

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

/** Every row that goes along, table by table in the order in which they can be written. */
async function rowsToGo(
  trx: Trx,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = new Map<string, readonly Row[]>()
  for (const of of TRAVELLING)
    if (of.way !== 'home') rows.set(of.table, (await readRows(trx, commune, of)).map(withoutBytes))
  const secret = new Set(
    (
      await trx.selectFrom('restricted_file').select('file_id').where('commune_id', '=', commune).execute()
    ).map((row) => row.file_id),
  )
  // What belongs to the restricted register does not go: where a row names such a file, an empty one stands for it.
  rows.set(
    'file',
    (rows.get('file') ?? []).map((row) => (secret.has(String(row.id)) ? emptyFile(row) : row)),
  )
  rows.set('account', await accountsToGo(trx, commune, conference, rows))
  return rows
}

function emptyFile({ commune_id, id }: Row): Row {
  return {
    commune_id,
    id,
    sha256: '',
    name: 'Tệp ở máy chính',
    mime: 'application/octet-stream',
    size: 1,
    at: '1970-01-01T00:00:00.000Z',
    by_person: '',
  }
}

/** Those who have something to do that day can sign in on the laptop, with the password they have. */
async function accountsToGo(
  trx: Trx,
  commune: string,
  conference: string,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<readonly Row[]> {
  const roles = new Map<string, Role[]>()
  for (const { person_id, role } of rows.get('person_role') ?? [])
    roles.set(String(person_id), [...(roles.get(String(person_id)) ?? []), role as Role])
  const named = new Set(
    ['conference_chair', 'conference_secretary', 'conference_stand_in'].flatMap((table) =>
      (rows.get(table) ?? []).filter((row) => row.conference_id === conference).map((row) => row.person_id),
    ),
  )
  const disabled = await trx
    .selectFrom('account_disabled')
    .innerJoin('account', 'account.login', 'account_disabled.login')
    .select('account.login')
    .where('account.commune_id', '=', commune)
    .execute()
  const shut = new Set(disabled.map((row) => row.login))
  const deputies = new Set((rows.get('deputy') ?? []).map((row) => row.deputy_id))
  return (rows.get('account') ?? []).filter(({ login, person_id }) => {
    const rights = rightsOf(roles.get(String(person_id)) ?? [], false)
    const needed =
      named.has(person_id) || deputies.has(person_id) || rights.has('hall.run') || rights.has('hall.dispose')
    return needed && !shut.has(String(login))
  })
}

/** The bytes of this conference's files, as far as there is room; never those of the restricted register. */
async function bytesToGo(
  trx: Trx,
  commune: string,
  conference: string,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<{ bytes: ReadonlyMap<string, Uint8Array>; left: number }> {
  const file = travellingTable('file')
  if (!file) throw new Error('files travel')
  const sizes = new Map((rows.get('file') ?? []).map((row) => [row.id, row]))
  const bytes = new Map<string, Uint8Array>()
  let room = MAX_BYTES
  let left = 0
  for (const id of filesOf(conference, rows)) {
    const row = sizes.get(id)
    if (!row || row.sha256 === '') continue
    if (Number(row.size) > room) {
      left++
      continue
    }
    const content = await readBytes(trx, commune, file, [id])
    if (!content) continue
    room -= content.length
    bytes.set(`file/${id}`, content)
  }
  return { bytes, left }
}

function filesOf(conference: string, rows: ReadonlyMap<string, readonly Row[]>): ReadonlySet<string> {
  const of = (table: string) => rows.get(table) ?? []
  const here = (table: string) => of(table).filter((row) => row.conference_id === conference)
  const ids = (table: string, column = 'id') => new Set(here(table).map((row) => row[column]))
  const submissions = ids('submission')
  const questions = ids('question')
  const papers = ids('paper')
  const answers = ids('answer')
  const found = [
    ...['submission', 'publication', 'list_photo'].flatMap(here),
    ...of('attachment').filter((row) => submissions.has(row.submission_id)),
    ...of('completion').filter((row) => questions.has(row.question_id)),
    ...of('paper_scan').filter((row) => papers.has(row.paper_id)),
    ...of('answer_delivery').filter((row) => answers.has(row.answer_id)),
  ]
  return new Set(found.flatMap(({ file_id }) => (typeof file_id === 'string' ? [file_id] : [])))
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
