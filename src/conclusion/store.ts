// Queries of the conclusion: its draft with orders, signatures under the minutes, the issued notice. Every one takes the commune.
import { siteOf } from '../conference/setting.paper.ts'
import type { Conference } from '../conference/store.ts'
import { findConference } from '../conference/store.ts'
import { type Matter, mattersOf } from '../hall/matters.store.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { findCommune, listUnits, listVillages, type Unit, type Village } from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'
import { issuerName } from '../paper/registry.ts'
import { ownWords } from '../paper/wording.store.ts'
import { type Speaker, speaker } from '../paper/wording.ts'
import { regulationOf } from '../regulation/adopted.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { type Raised, type Standing, standings } from './account.ts'
import { bodyOf } from './issuer.ts'
import type { ConclusionRow, OrderRow, PolicyDocumentRow, SignatureRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface Order extends OrderRow {
  readonly unit_name: string
  readonly questions: readonly string[]
  /** Units that cooperate with the responsible one. */
  readonly helpers: readonly { readonly id: string; readonly name: string }[]
  readonly document: PolicyDocumentRow | null
}

/** The orders in force, in their order; removed ones left out. */
export async function ordersOf(read: Handle, commune: string, conference: string): Promise<readonly Order[]> {
  const rows = await orderRows(read, commune).where('o.conference_id', '=', conference).execute()
  return withParts(read, commune, rows)
}

export async function findOrder(read: Handle, commune: string, id: string): Promise<Order | undefined> {
  const rows = await orderRows(read, commune).where('o.id', '=', id).execute()
  return (await withParts(read, commune, rows))[0]
}

function orderRows(read: Handle, commune: string) {
  return read
    .selectFrom('conclusion_order as o')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.commune_id', '=', 'o.commune_id').onRef('u.id', '=', 'o.unit_id'),
    )
    .leftJoin('order_removal as r', (join) =>
      join.onRef('r.commune_id', '=', 'o.commune_id').onRef('r.order_id', '=', 'o.id'),
    )
    .selectAll('o')
    .select('u.name as unit_name')
    .where('o.commune_id', '=', commune)
    .where('r.at', 'is', null)
    .orderBy('o.seq')
}

async function withParts(
  read: Handle,
  commune: string,
  rows: readonly (OrderRow & { unit_name: string })[],
): Promise<readonly Order[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const questions = await read
    .selectFrom('order_question')
    .select(['order_id', 'question_id'])
    .where('commune_id', '=', commune)
    .where('order_id', 'in', ids)
    .orderBy('question_id')
    .execute()
  const helpers = await read
    .selectFrom('order_unit as h')
    .innerJoin('unit as u', (join) =>
      join.onRef('u.commune_id', '=', 'h.commune_id').onRef('u.id', '=', 'h.unit_id'),
    )
    .select(['h.order_id', 'h.unit_id as id', 'u.name'])
    .where('h.commune_id', '=', commune)
    .where('h.order_id', 'in', ids)
    .orderBy('h.unit_id')
    .execute()
  const documents = await read
    .selectFrom('policy_document')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('order_id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    ...row,
    questions: questions.filter((one) => one.order_id === row.id).map((one) => one.question_id),
    helpers: helpers.filter((one) => one.order_id === row.id).map(({ id, name }) => ({ id, name })),
    document: documents.find((one) => one.order_id === row.id) ?? null,
  }))
}

/** The number after the last order ever drafted, removed ones counted. */
export async function nextOrderSeq(read: Handle, commune: string, conference: string): Promise<number> {
  const row = await read
    .selectFrom('conclusion_order')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

export async function signaturesOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly SignatureRow[]> {
  return read
    .selectFrom('minutes_signature')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('part')
    .orderBy('seq')
    .execute()
}

export async function findConclusion(
  read: Handle,
  commune: string,
  conference: string,
): Promise<ConclusionRow | undefined> {
  return read
    .selectFrom('conclusion')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .executeTakeFirst()
}

/** Everything the conclusion is made of. */
export interface Draft {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly villages: readonly Village[]
  readonly matters: readonly Matter[]
  readonly orders: readonly Order[]
  readonly standings: ReadonlyMap<string, Standing>
  readonly issued: ConclusionRow | undefined
  /** Says the sentences of minutes and conclusion, in the office's own words where it has some. */
  readonly words: Speaker
}

export async function findDraft(read: Handle, commune: string, id: string): Promise<Draft | undefined> {
  const conference = await findConference(read, commune, id)
  const house = await findCommune(read, commune)
  if (!conference || !house) return undefined
  const matters = await mattersOf(read, commune, id)
  const orders = await ordersOf(read, commune, id)
  const regulation = await regulationOf(read, commune, conference.regulation_version_id)
  return {
    commune: house,
    conference,
    regulation,
    words: speaker(await ownWords(read, commune), {
      co_quan: issuerName({ ...bodyOf(regulation), commune: house }),
      xa: `${house.kind} ${house.name}`,
      hoi_nghi: conference.title,
      dien_thoai: house.phone || undefined,
      thu_dien_tu: house.email || undefined,
      trang_web: siteOf(house),
    }),
    units: await listUnits(read, commune),
    villages: await listVillages(read, commune),
    matters,
    orders,
    standings: standings(raisedOf(matters, orders)),
    issued: await findConclusion(read, commune, id),
  }
}

export function raisedOf(matters: readonly Matter[], orders: readonly Order[]): readonly Raised[] {
  const ordered = new Set(orders.flatMap((order) => order.questions))
  return matters.map((matter) => ({
    id: matter.id,
    level: matter.level,
    disposition: matter.disposition?.code ?? null,
    duplicateOf: matter.duplicateOf,
    splitOff: matter.splitOff,
    ordered: ordered.has(matter.id),
  }))
}
