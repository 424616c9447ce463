// Idempotency: a form's key is remembered with the place it led to, in the same transaction as the act itself.

import { instantText } from '../clock.ts'
import type { Read, Trx } from '../db/db.ts'

/** The address an earlier arrival of the same form led to. */
export async function doneBefore(read: Read, scope: string, key: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('done_key')
    .select('location')
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.location
}

export async function rememberDone(
  trx: Trx,
  scope: string,
  key: string,
  location: string,
  now: Temporal.Instant,
): Promise<void> {
  await trx
    .insertInto('done_key')
    .values({ scope, key, location, at: instantText(now) })
    .execute()
}
