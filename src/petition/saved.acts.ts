// Lists an officer comes back to: a filter under a name, one's own or shared in the office.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { filterQuery, readFilter } from './filter.ts'
import type { Handle } from './store.ts'
import type { SavedFilterRow } from './tables.ts'
import './tables.ts'

const MOST = 30

/** One's own first, then what others share; by name. */
export async function savedFilters(
  read: Handle,
  commune: string,
  person: string,
): Promise<readonly SavedFilterRow[]> {
  const rows = await read
    .selectFrom('saved_filter')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('person_id', '=', person), eb('shared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return [
    ...rows.filter((row) => row.person_id === person),
    ...rows.filter((row) => row.person_id !== person),
  ]
}

/** The query without the page one happens to be on, in the order every address has it. */
export function plainQuery(query: string): string {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(query)))
  return filterQuery({ ...filter, page: undefined })
}

export async function saveFilter(
  trx: Trx,
  by: Actor,
  input: { readonly name: string; readonly query: string; readonly shared: boolean },
): Promise<Result<string>> {
  const query = plainQuery(input.query)
  const mine = (await savedFilters(trx, by.commune, by.person)).filter((row) => row.person_id === by.person)
  if (mine.length >= MOST)
    return err({ message: `Đã lưu ${MOST} bộ lọc. Hãy bỏ bớt bộ lọc không dùng nữa.`, field: 'name' })
  if (mine.some((row) => row.name.toLowerCase() === input.name.toLowerCase()))
    return err({ message: 'Đã có bộ lọc tên này. Hãy đặt tên khác, hoặc bỏ bộ lọc cũ trước.', field: 'name' })
  const id = newId()
  await trx
    .insertInto('saved_filter')
    .values({
      commune_id: by.commune,
      id,
      name: input.name,
      query,
      person_id: by.person,
      shared: input.shared ? 1 : 0,
      at: instantText(by.now),
      removed_at: null,
    })
    .execute()
  await append(trx, by, 'filter.saved', id, { shared: input.shared })
  return ok(query)
}

/** Only who saved it takes it away. */
export async function removeFilter(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  const row = await trx
    .selectFrom('saved_filter')
    .selectAll()
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .where('person_id', '=', by.person)
    .executeTakeFirst()
  if (!row) return err({ message: 'Không tìm thấy bộ lọc này.', status: 404 })
  if (row.removed_at !== null) return ok()
  await trx
    .updateTable('saved_filter')
    .set({ removed_at: instantText(by.now) })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  await append(trx, by, 'filter.removed', id)
  return ok()
}
