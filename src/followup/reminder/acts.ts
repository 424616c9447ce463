// Acts of reminders: the office sets the commune's steps, a person says how to be reached.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import type { Ladder } from './ladder.ts'
import { ladderOf, wishOf } from './store.ts'
import type { WishRow } from './tables.ts'

const STALE = {
  message: 'Người khác vừa lưu bản mới hơn. Hãy tải lại trang để xem rồi sửa tiếp.',
  status: 409,
} as const

export async function saveLadder(
  trx: Trx,
  by: Actor,
  ladder: Ladder & { readonly version: number },
): Promise<Result<void>> {
  const before = await ladderOf(trx, by.commune)
  if (before.version !== ladder.version) return err(STALE)
  const values = {
    before_days: ladder.before.join(' '),
    on_day: ladder.onDay ? 1 : 0,
    after_days: ladder.after.join(' '),
    every_days: ladder.every,
    office_after: ladder.office,
    chair_after: ladder.chair,
    version: before.version + 1,
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx
    .insertInto('reminder_ladder')
    .values({ commune_id: by.commune, ...values })
    .onConflict((conflict) => conflict.column('commune_id').doUpdateSet(values))
    .execute()
  const { version, ...steps } = ladder
  await append(trx, by, 'reminder.steps_saved', by.commune, { ...steps, version: version + 1 })
  return ok()
}

export async function saveWish(
  trx: Trx,
  by: Actor,
  wish: Pick<WishRow, 'channel' | 'digest' | 'version'>,
): Promise<Result<void>> {
  const before = await wishOf(trx, by.commune, by.person)
  if ((before?.version ?? 0) !== wish.version) return err(STALE)
  const values = { ...wish, version: wish.version + 1, at: instantText(by.now) }
  await trx
    .insertInto('reminder_wish')
    .values({ commune_id: by.commune, person_id: by.person, ...values })
    .onConflict((conflict) => conflict.columns(['commune_id', 'person_id']).doUpdateSet(values))
    .execute()
  await append(trx, by, 'reminder.wish_saved', by.person, { channel: wish.channel, digest: wish.digest })
  return ok()
}
