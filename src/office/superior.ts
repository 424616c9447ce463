// The superior's seat a commune reports to: the act that says it, and the queries.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { isSeat, SEAT_KINDS } from './seats.ts'
import { findCommune } from './store.ts'
import type { CommuneRow } from './tables.ts'
import './superior.tables.ts'

/** Null: the commune reports to nobody here. Letters already opened to an earlier superior stay open to it. */
export async function setSuperior(trx: Trx, by: Actor, superior: string | null): Promise<Result<void>> {
  const own = await findCommune(trx, by.commune)
  if (!own || isSeat(own.kind))
    return err({ message: 'Chỉ xã, phường, đặc khu mới có cấp trên ở đây.', field: 'superior', status: 422 })
  const seat = superior === null ? undefined : await findCommune(trx, superior)
  if (superior !== null && !(seat && isSeat(seat.kind)))
    return err({ message: 'Hãy chọn một cơ quan cấp trên trong danh sách.', field: 'superior', status: 422 })
  await trx.deleteFrom('commune_superior').where('commune_id', '=', by.commune).execute()
  if (superior !== null)
    await trx
      .insertInto('commune_superior')
      .values({
        commune_id: by.commune,
        superior_id: superior,
        by_person: by.person,
        at: instantText(by.now),
      })
      .execute()
  await append(trx, by, 'commune.superior_set', by.commune, { superior })
  return ok()
}

export async function superiorOf(read: Read | Trx, commune: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('commune_superior')
    .select('superior_id')
    .where('commune_id', '=', commune)
    .executeTakeFirst()
  return row?.superior_id
}

export async function listSeats(read: Read): Promise<readonly (CommuneRow & { readonly id: string })[]> {
  const rows = await read
    .selectFrom('commune')
    .selectAll()
    .where('kind', 'in', [...SEAT_KINDS])
    .orderBy('sort_key')
    .execute()
  return rows.map((row) => ({ ...row, id: row.commune_id }))
}
