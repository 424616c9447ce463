// Two installations without a web server: home on the database under test, laptops on SQLite in folders of their own.
import { lendDay } from '../src/hall/laptop/lend.acts.ts'
import { findParcel, loansOf, parcelLine } from '../src/hall/laptop/loans.store.ts'
import { packDay } from '../src/hall/laptop/pack.acts.ts'
import { takeDay } from '../src/hall/laptop/take.acts.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must, type Result } from '../src/kit/result.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { freshDatabase, type TestDatabase } from './databases.ts'

export interface Lent {
  readonly loan: string
  readonly code: string
  readonly bytes: Uint8Array
}

/** Lends the day and takes the parcel as it would be downloaded. */
export async function lend(db: Db, by: Actor, conference: string, name = 'Máy thử'): Promise<Result<Lent>> {
  const lent = await db.act(by.commune, (trx) => lendDay(trx, by, { conference, name }))
  if (!lent.ok) return lent
  const loan = (await loansOf(db.read, by.commune)).find((one) => one.id === lent.value.id)
  return {
    ok: true,
    value: {
      loan: lent.value.id,
      code: loan?.code ?? '',
      bytes: await waiting(db, by.commune, lent.value.id, 'di'),
    },
  }
}

async function waiting(db: Db, commune: string, loan: string, way: 'di' | 've'): Promise<Uint8Array> {
  const line = await parcelLine(db.read, commune, loan, way)
  const parcel = line && (await findParcel(db.read, commune, line.id))
  if (!parcel) throw new Error('no parcel waits')
  return new Uint8Array(parcel.bytes)
}

export async function laptopWith(lent: Lent, by: Actor): Promise<TestDatabase> {
  const laptop = await freshDatabase('sqlite')
  must(await takeDay(laptop.db, { bytes: lent.bytes, code: lent.code, now: by.now, today: by.today }))
  return laptop
}

export async function pack(laptop: Db, by: Actor, loan: string): Promise<Uint8Array> {
  must(await laptop.act(by.commune, (trx) => packDay(trx, by)))
  return waiting(laptop, by.commune, loan, 've')
}
