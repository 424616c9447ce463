// `doithoai user`: accounts from the command line; also how a real installation begins.
import { randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Result } from '../kit/result.ts'
import { type Actor, SYSTEM } from '../ledger/ledger.ts'
import { createCommune, disableAccount, openAccount, savePerson } from '../office/acts.ts'
import { communeForm, passwordForm, personForm } from '../office/form.ts'
import { hashPassword } from '../office/password.ts'
import { isRole, ROLES, type Role } from '../office/rights.ts'
import { findCommune, findPerson } from '../office/store.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE =
  'user add --commune XÃ --login TÊN --name "HỌ TÊN" --role VAI_TRÒ [--title CHỨC_VỤ] [--commune-name "TÊN XÃ" [--commune-kind LOẠI]] [--password MẬT_KHẨU] · user passwd --commune XÃ --login TÊN [--password …] · user disable --commune XÃ --login TÊN'

function actor(commune: string, clock: Clock): Actor {
  return { commune, person: SYSTEM, now: clock.now(), today: clock.today() }
}

/** Given, or made up and printed once. */
function passwordOf(given: string | undefined): { password: string; made: boolean } {
  return given === undefined
    ? { password: randomBytes(9).toString('base64url'), made: true }
    : { password: given, made: false }
}

function done(io: Io, result: Result<unknown>, words: string): number {
  if (!result.ok) return refused(io, result.error)
  io.out(words)
  return DONE
}

interface Given {
  readonly commune: string
  readonly login: string
  readonly text: (name: string) => string | undefined
}

async function add(io: Io, db: Db, clock: Clock, given: Given): Promise<number> {
  const roles = (given.text('role') ?? '').split(',').map((role) => role.trim())
  if (!roles.every(isRole))
    return refused(io, {
      message: `Vai trò không đúng. Các vai trò: ${Object.entries(ROLES)
        .map(([code, word]) => `${code} (${word})`)
        .join(', ')}.`,
    })
  const secret = passwordOf(given.text('password'))
  const checked = passwordForm.safeParse({ login: given.login, password: secret.password })
  const person = personForm.safeParse({
    id: given.login,
    name: given.text('name'),
    title: given.text('title') ?? ROLES[roles[0] as Role],
    roles,
  })
  const problems = [checked, person].flatMap((each) =>
    each.success ? [] : each.error.issues.map((issue) => issue.message),
  )
  if (problems.length > 0 || !person.success)
    return refused(io, { message: 'Chưa tạo được tài khoản.', details: problems })
  const hash = await hashPassword(secret.password)
  const by = actor(given.commune, clock)
  const known = await findCommune(db.read, given.commune)
  const name = given.text('commune-name')
  if (!known && name === undefined)
    return refused(io, {
      message: `Chưa có xã mang mã ${given.commune}. Thêm --commune-name "Tên xã" để lập xã này.`,
    })
  const result = await db.act(given.commune, async (trx) => {
    if (!known) {
      const form = communeForm.safeParse({
        id: given.commune,
        name,
        kind: given.text('commune-kind') ?? 'xã',
        population: '0',
        voters: '0',
      })
      if (!form.success)
        return { ok: false as const, error: { message: form.error.issues[0]?.message ?? '' } }
      const commune = await createCommune(trx, by, form.data)
      if (!commune.ok) return commune
    }
    if (!(await findPerson(trx, given.commune, given.login))) {
      const saved = await savePerson(trx, by, person.data)
      if (!saved.ok) return saved
    }
    return openAccount(trx, by, { login: given.login, person: given.login, hash })
  })
  return done(
    io,
    result,
    `Đã mở tài khoản ${given.login}${secret.made ? `, mật khẩu: ${secret.password} (hãy đổi khi đăng nhập)` : ''}`,
  )
}

async function passwd(io: Io, db: Db, clock: Clock, given: Given): Promise<number> {
  const secret = passwordOf(given.text('password'))
  const checked = passwordForm.safeParse({ login: given.login, password: secret.password })
  if (!checked.success)
    return refused(io, {
      message: 'Chưa đổi mật khẩu.',
      details: checked.error.issues.map((issue) => issue.message),
    })
  const account = await db.read
    .selectFrom('account')
    .selectAll()
    .where('login', '=', given.login)
    .where('commune_id', '=', given.commune)
    .executeTakeFirst()
  if (!account) return refused(io, { message: `Không có tài khoản ${given.login} ở xã ${given.commune}.` })
  const hash = await hashPassword(secret.password)
  const result = await db.act(given.commune, (trx) =>
    openAccount(trx, actor(given.commune, clock), { login: given.login, person: account.person_id, hash }),
  )
  return done(io, result, `Đã đổi mật khẩu ${given.login}${secret.made ? `: ${secret.password}` : ''}`)
}

export const command: Command = {
  name: 'user',
  usage: USAGE_LINE,
  summary: 'Mở tài khoản, đổi mật khẩu, khóa tài khoản; xã chưa có thì lập luôn',
  async run(args, io) {
    const option = { type: 'string' } as const
    const line = readLine(
      args,
      {
        commune: option,
        login: option,
        name: option,
        title: option,
        role: option,
        password: option,
        'commune-name': option,
        'commune-kind': option,
        data: option,
      },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
    const [commune, login] = [text('commune'), text('login')]
    const what = positionals[0]
    if (what === undefined || !['add', 'passwd', 'disable'].includes(what))
      return usage(io, 'Hãy chọn add, passwd hoặc disable.', USAGE_LINE)
    if (commune === undefined || login === undefined)
      return usage(io, 'Thiếu --commune hoặc --login.', USAGE_LINE)
    return withDatabase(io, text('data'), async ({ db, clock }) => {
      const given: Given = { commune, login, text }
      if (what === 'add') return add(io, db, clock, given)
      if (what === 'passwd') return passwd(io, db, clock, given)
      return done(
        io,
        await db.act(commune, (trx) => disableAccount(trx, actor(commune, clock), login)),
        `Đã khóa tài khoản ${login}`,
      )
    })
  },
}
