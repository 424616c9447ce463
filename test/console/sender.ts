// A console without its page, for tests: signs in, reads the snapshot, makes acts and sends them over real HTTP.
import assert from 'node:assert/strict'
import type { Act, Answer, Body, Changes, MatterValue } from '../../src/hall/console/act.ts'
import type { Received, Snapshot } from '../../src/hall/console/snapshot.ts'
import { must } from '../../src/kit/result.ts'
import { openAccount } from '../../src/office/acts.ts'
import { hashPassword } from '../../src/office/password.ts'
import { HttpUser } from '../browser.ts'
import type { DatabaseKind } from '../databases.ts'
import { startServer, type TestServer } from '../server.ts'
import { makeWorld } from '../world.ts'

export const PASSWORD = 'mat-khau-dai'
export const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a/ngay/thu-ky'
export const FILE = '/xa/xa-a/hoi-nghi/hn-xa-a/ngay/nap-tep-thu-ky'

let made = 0
export const key = () => `viec-thu-${String(++made).padStart(6, '0')}`

export async function server(kind: DatabaseKind): Promise<TestServer> {
  return startServer(kind, '2024-08-20', async ({ db }) => {
    const world = await makeWorld(db)
    const hash = await hashPassword(PASSWORD)
    await db.act(world.commune, async (trx) => {
      for (const person of ['thu-ky', 'van-phong', 'kinh-te'])
        must(await openAccount(trx, world.by(person), { login: person, person, hash }))
    })
  })
}

/** A secretary's console without its page: keeps the snapshot, makes acts, sends them. */
export async function consoleOf(house: TestServer, person: string) {
  const user = new HttpUser(house.url)
  await user.signIn(person, PASSWORD)
  const snapshot = async () => JSON.parse((await user.get(`${BASE}/du-lieu`)).text) as Snapshot
  const first = await snapshot()
  const act = (body: Body, more: Partial<Act> = {}): Act => ({
    key: key(),
    person,
    conference: 'hn-xa-a',
    body,
    deviceAt: house.clock.now().epochMilliseconds,
    offset: 0,
    ...more,
  })
  const post = (body: unknown, csrf = first.who.csrf) =>
    user.post(BASE, { _csrf: csrf, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const send = async (...acts: readonly Act[]): Promise<readonly Answer[]> => {
    const page = await post({ protocol: 1, device: 'may-thu', acts })
    assert.equal(page.status, 200, page.text)
    return (JSON.parse(page.text) as Received).answers
  }
  return { user, snapshot, act, post, send, csrf: first.who.csrf }
}

export const moment = (kind: 'khai_mac' | 'be_mac'): Body => ({
  kind: 'moment',
  session: 1,
  moment: kind,
  agenda: null,
  note: null,
})
export const turn = (speech: string, name = 'Đinh Văn A'): Body => ({
  kind: 'turn',
  speech,
  session: 1,
  speaker: { name, village: 'thon-1', address: null },
  registration: null,
  waiting: false,
})
export const matter = (speech: string, ref: string, changes: Changes<MatterValue>, fresh = false): Body => ({
  kind: 'matter',
  speech,
  matter: ref,
  fresh,
  changes,
})
export const text = (was: string, now: string) => ({ text: { was, now } })

export const outcomes = (answers: readonly Answer[]) => answers.map((answer) => answer.outcome)
