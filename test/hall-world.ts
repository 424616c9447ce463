// A running program on the day of a small conference: agenda with times, an invited guest, a village's delegate, a
// registration, an opinion with a prepared answer, and accounts of those who work in the hall.
import { announceConference } from '../src/conference/acts.ts'
import { instantText } from '../src/kit/clock.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import { openAccount } from '../src/office/acts.ts'
import { hashPassword } from '../src/office/password.ts'
import { receiveRegistration } from '../src/petition/acts.ts'
import { HttpUser, type Page } from './browser.ts'
import type { DatabaseKind } from './databases.ts'
import { startServer, type TestServer } from './server.ts'
import { makeWorld } from './world.ts'

export const PASSWORD = 'mat-khau-dai'
export const DAY = '2024-08-20'
export const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a'
export const PUBLIC = 'https://doi-thoai.example'
const STEPS = [
  ['Ổn định tổ chức', 15],
  ['Nhân dân phát biểu', 120],
  ['Chủ trì kết luận', 20],
] as const

export interface HallHouse {
  readonly server: TestServer
  /** The code of the registration of Đinh Thị Đăng Ký. */
  readonly code: string
  as(person: string): Promise<HttpUser>
  stop(): Promise<void>
}

export async function openHall(kind: DatabaseKind, env: Record<string, string> = {}): Promise<HallHouse> {
  let code = ''
  const server = await startServer(
    kind,
    DAY,
    async ({ db }) => {
      code = await prepare(db)
    },
    {
      PUBLIC_URL: PUBLIC,
      ...env,
    },
  )
  return {
    server,
    code,
    async as(person) {
      const user = new HttpUser(server.url)
      await user.signIn(person, PASSWORD)
      return user
    },
    stop: () => server.stop(),
  }
}

async function prepare(db: Db): Promise<string> {
  const world = await makeWorld(db)
  const hash = await hashPassword(PASSWORD)
  const own = { commune_id: world.commune, conference_id: world.conference }
  return db.act(world.commune, async (trx) => {
    for (const person of ['van-phong', 'chu-tich', 'thu-ky', 'pho'])
      must(await openAccount(trx, world.by(person), { login: person, person, hash }))
    for (const [seq, [text, minutes]] of STEPS.entries())
      await trx
        .insertInto('conference_agenda')
        .values({ ...own, seq: seq + 1, text, who: null, minutes })
        .execute()
    const by = { by_person: 'van-phong', at: instantText(world.by('van-phong').now) }
    for (const [id, name, part, village] of [
      ['khach-moi-1', 'Lò Văn Khách', 'moi', null],
      ['dai-bieu-01', 'Điểu Thị Mời', 'thon', 'thon-1'],
    ] as const)
      await trx
        .insertInto('conference_delegate')
        .values({ ...own, ...by, id, name, part, village_id: village, title: null })
        .execute()
    await trx
      .insertInto('conference_quota')
      .values({ ...own, village_id: 'thon-1', places: 3 })
      .execute()
    must(await announceConference(trx, world.by('van-phong'), world.conference, '2024-08-05', null))
    const registered = must(
      await receiveRegistration(trx, world.by('van-phong'), {
        conference: world.conference,
        name: 'Đinh Thị Đăng Ký',
        phone: '0912 345 678',
        address: 'Tổ 2',
        village: 'thon-2',
        speaks: true,
        content: 'Đường vào xóm hỏng, khi nào sửa?',
        consentPublish: false,
      }),
    )
    return registered.code
  })
}

/** The first form on the page whose address fits, sent with these values. */
export async function send(
  user: HttpUser,
  page: string,
  action: RegExp,
  values: Record<string, string>,
): Promise<Page> {
  const shown = await user.get(page)
  const found = [...shown.text.matchAll(/<form[^>]*action="([^"]+)"/g)].map((match) => match[1] ?? '')
  const to = found.find((one) => action.test(one))
  if (!to) throw new Error(`no form ${action} on ${page} (${shown.status}): ${found.join(' ')}`)
  return user.submit(shown, to, values)
}
