// Sign-in, the session of a request, sign-out. The cookie holds a random token, the database its digest.
import { instantText } from '../kit/clock.ts'
import type { Db, Read, Trx } from '../kit/db/db.ts'
import { newSecret, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { heldToday } from './deputy.store.ts'
import { nobodysHash, passwordFits } from './password.ts'
import { type Right, type Role, rightsOf } from './rights.ts'
import { findCommune, findPerson, keepsRestricted } from './store.ts'

export const SESSION_COOKIE = 'doithoai'
const HOURS = 12

/** The signed-in person as every staff page and act sees them. */
export interface Signed {
  readonly person: string
  readonly name: string
  readonly title: string
  readonly unit: string | null
  readonly village: string | null
  readonly roles: readonly Role[]
  /** Themselves and those they stand in for today. */
  readonly actsFor: ReadonlySet<string>
  readonly rights: ReadonlySet<Right>
  readonly commune: { readonly id: string; readonly name: string; readonly kind: string }
  readonly by: Actor
  readonly csrf: string
}

/** Checks login and password; the same words whatever was wrong. Resolves with the cookie's token. */
export async function signIn(
  db: Db,
  login: string,
  password: string,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<Result<{ token: string; commune: string }>> {
  const account = await db.read
    .selectFrom('account')
    .leftJoin('account_disabled', 'account_disabled.login', 'account.login')
    .select([
      'account.commune_id',
      'account.person_id',
      'account.password_hash',
      'account_disabled.at as disabled',
    ])
    .where('account.login', '=', login.trim().toLowerCase())
    .executeTakeFirst()
  const fits = await passwordFits(password, account?.password_hash ?? (await nobodysHash()))
  if (!account || !fits || account.disabled)
    return err({
      message:
        'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã khóa. Hãy thử lại; nếu quên, báo người quản trị của xã.',
      status: 422,
    })
  const token = newSecret()
  const by: Actor = { commune: account.commune_id, person: account.person_id, now, today }
  return db.act(by.commune, async (trx) => {
    await trx.deleteFrom('session').where('expires_at', '<', instantText(now)).execute()
    await trx
      .insertInto('session')
      .values({
        token_hash: sha256(token),
        commune_id: by.commune,
        person_id: by.person,
        csrf: newSecret(),
        started_at: instantText(now),
        expires_at: instantText(now.add({ hours: HOURS })),
      })
      .execute()
    await append(trx, by, 'session.signed_in', by.person)
    return ok({ token, commune: by.commune })
  })
}

export async function signOut(trx: Trx, by: Actor, token: string): Promise<Result<void>> {
  await trx.deleteFrom('session').where('token_hash', '=', sha256(token)).execute()
  await append(trx, by, 'session.signed_out', by.person)
  return ok()
}

export async function findSession(
  read: Read,
  token: string,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<Signed | undefined> {
  const row = await read
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', instantText(now))
    .executeTakeFirst()
  if (!row) return undefined
  const [person, commune, keeper] = await Promise.all([
    findPerson(read, row.commune_id, row.person_id),
    findCommune(read, row.commune_id),
    keepsRestricted(read, row.commune_id, row.person_id),
  ])
  if (!person || !commune) return undefined
  const held = await heldToday(read, row.commune_id, person, today)
  if (!held) return undefined
  return {
    person: person.id,
    name: person.name,
    title: person.title,
    unit: held.unit,
    village: held.village,
    roles: held.roles,
    actsFor: held.actsFor,
    rights: rightsOf(held.roles, keeper),
    commune: { id: commune.commune_id, name: commune.name, kind: commune.kind },
    by: { commune: commune.commune_id, person: person.id, now, today },
    csrf: row.csrf,
  }
}
