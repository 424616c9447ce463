// Queries of days lent to a laptop: at home which are away and what came back, on the laptop what it holds.
import type { Read, Trx } from '../../kit/db/db.ts'
import type { HereRow, LoanRow, MergeRow, ParcelRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface Loan extends LoanRow {
  readonly merges: readonly MergeRow[]
  readonly recall: { readonly reason: string; readonly by_person: string; readonly at: string } | null
}

export type LoanState = 'away' | 'home' | 'recalled'

export function stateOfLoan(loan: Pick<Loan, 'merges' | 'recall'>): LoanState {
  if (loan.merges.length > 0) return 'home'
  return loan.recall === null ? 'away' : 'recalled'
}

/** Newest first. */
export async function loansOf(
  handle: Handle,
  commune: string,
  conference?: string,
): Promise<readonly Loan[]> {
  const loans = await handle
    .selectFrom('laptop_loan')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(conference !== undefined, (query) => query.where('conference_id', '=', conference as string))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const merges = await handle
    .selectFrom('laptop_merge')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('seq')
    .execute()
  const recalls = await handle
    .selectFrom('laptop_recall')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  return loans.map((loan) => ({
    ...loan,
    merges: merges.filter((merge) => merge.loan_id === loan.id),
    recall: recalls.find((recall) => recall.loan_id === loan.id) ?? null,
  }))
}

export async function findLoan(handle: Handle, commune: string, id: string): Promise<Loan | undefined> {
  return (await loansOf(handle, commune)).find((loan) => loan.id === id)
}

export type ParcelLine = Omit<ParcelRow, 'bytes'>

const LINE = ['commune_id', 'id', 'loan_id', 'way', 'digest', 'size', 'counts', 'by_person', 'at'] as const

export async function parcelLine(
  handle: Handle,
  commune: string,
  loan: string,
  way: ParcelRow['way'],
): Promise<ParcelLine | undefined> {
  return handle
    .selectFrom('laptop_parcel')
    .select([...LINE])
    .where('commune_id', '=', commune)
    .where('loan_id', '=', loan)
    .where('way', '=', way)
    .orderBy('at', 'desc')
    .executeTakeFirst()
}

export async function findParcel(
  handle: Handle,
  commune: string,
  id: string,
): Promise<ParcelRow | undefined> {
  return handle
    .selectFrom('laptop_parcel')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Parcels are kept only as long as they wait: they hold people's words, sealed. */
export async function dropParcels(trx: Trx, commune: string, loan: string): Promise<void> {
  await trx
    .deleteFrom('laptop_parcel')
    .where('commune_id', '=', commune)
    .where('loan_id', '=', loan)
    .execute()
}

/** What this installation holds as a laptop. */
export async function heldHere(handle: Handle, commune: string): Promise<HereRow | undefined> {
  return handle.selectFrom('laptop_here').selectAll().where('commune_id', '=', commune).executeTakeFirst()
}
