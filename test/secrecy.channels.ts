// One denunciation by every way an opinion comes in: the public form, a registration, the office's entry on paper and
// telephone, a collector's list, a file, and the floor of the hall. Each says words that stand nowhere else.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { recordMoment } from '../src/hall/moments.acts.ts'
import { recordSpeech } from '../src/hall/record.acts.ts'
import { queueSpeech, startSpeech } from '../src/hall/speech.acts.ts'
import type { Trx } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { CSRF, DAY, type House, seatOf, type wireAsker } from './routes.ts'

/** Words that stand nowhere else; searches are asked in small letters, so that an echo of the question is not a find. */
export const random = () => `X${randomBytes(5).toString('hex').replace(/\d/g, 'k')}Q`
export const randomPhone = () => `09${String(randomBytes(4).readUInt32LE() % 100_000_000).padStart(8, '0')}`

export const WAYS = [
  'web',
  'dang_ky',
  'phieu',
  'dien_thoai',
  'gui_truoc',
  'danh_sach',
  'tep',
  'hoi_truong',
] as const
export type Way = (typeof WAYS)[number]

/** What is said, and the words of its sender that are nowhere but in it. */
export interface Said {
  readonly way: Way
  readonly words: string
  readonly secrets: readonly string[]
}

/** Who comes to the hall is known to all who are there; what is secret of these two is what they said. */
const SEEN_BY_ALL: readonly Way[] = ['dang_ky', 'hoi_truong']

export const SAID: readonly Said[] = WAYS.map((way) => {
  const words = random()
  const own = SEEN_BY_ALL.includes(way) ? [] : [random(), random(), ...(way === 'tep' ? [] : [randomPhone()])]
  return { way, words, secrets: [words, ...own] }
})

export const saidBy = (way: Way) => SAID.find((one) => one.way === way) as Said

/** A conference that is being held today: everybody may still write, and the hall is open. */
export const OPEN_CONFERENCE = 'hn-bi-mat'

async function openConference(trx: Trx, by: Actor, like: string): Promise<void> {
  const of = { commune_id: by.commune, conference_id: OPEN_CONFERENCE }
  const at = by.now.toString()
  const row = await trx
    .selectFrom('conference')
    .selectAll()
    .where('commune_id', '=', by.commune)
    .where('id', '=', like)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('conference')
    .values({
      ...row,
      id: OPEN_CONFERENCE,
      title: 'Hội nghị của bài thử',
      intake_from: null,
      intake_to: null,
    })
    .execute()
  await trx
    .insertInto('conference_session')
    .values({ ...of, seq: 1, date: DAY, start_time: '08:00', end_time: '11:30', place: 'Hội trường' })
    .execute()
  await trx
    .insertInto('conference_chair')
    .values({ ...of, seq: 1, person_id: 'vai-chair' })
    .execute()
  await trx
    .insertInto('conference_announcement')
    .values({ ...of, on_date: DAY, paper_id: null, by_person: by.person, at })
    .execute()
}

interface Sending {
  readonly house: House
  readonly ask: ReturnType<typeof wireAsker>
  readonly by: (person: string) => Actor
}

async function sent(
  { ask }: Sending,
  url: string,
  fields: Readonly<Record<string, string>>,
  seat?: string,
): Promise<void> {
  const answer = await ask(url, {
    method: 'POST',
    ...(seat === undefined ? {} : { seat: seatOf(seat) }),
    fields: Object.entries({ _key: random(), ...(seat === undefined ? {} : { _csrf: CSRF }), ...fields }),
  })
  if (answer.status !== 303) throw new Error(`${url}: ${answer.status} ${answer.body}`)
}

const senderOf = ({ secrets: [, name = '', street = '', phone = ''] }: Said) => ({
  name: `Bà ${name}`,
  address: `Ngõ ${street}`,
  phone,
})

/** Sends all of them in; what each of them became is found by its words. */
export async function sayByEveryWay(sending: Sending): Promise<void> {
  const { house, by } = sending
  const { commune, conference } = house.mine
  await house.server.db.act(commune, (trx) => openConference(trx, by('vai-office'), conference))
  const there = `/cong/${commune}/hoi-nghi/${OPEN_CONFERENCE}`
  const here = `/xa/${commune}/y-kien`
  const web = saidBy('web')
  await sent(sending, `${there}/gui-y-kien`, {
    content: `Tố cáo ${web.words}`,
    ...senderOf(web),
    village: 'hung-thuy',
    consent: 'on',
    publish: 'ten',
  })
  await sent(sending, `${there}/dang-ky`, {
    name: 'Bà Đăng Ký Thường',
    speaks: 'co',
    content: `Tố cáo ${saidBy('dang_ky').words}`,
    consent: 'on',
    publish: 'viet-tat',
  })
  for (const way of ['phieu', 'dien_thoai', 'gui_truoc'] as const) {
    const said = saidBy(way)
    const { name, ...rest } = senderOf(said)
    await sent(
      sending,
      `${here}/nhap`,
      {
        conference: OPEN_CONFERENCE,
        channel: way,
        level: 'commune',
        content: `Tố cáo ${said.words}`,
        name,
        ...rest,
        village: 'hung-thuy',
        consent: 'on',
        // The people around the sender are as secret.
        proxyName: `Con ${name}`,
        signerList: `Bạn của ${name}, nhà ${rest.address}`,
      },
      'vai-office',
    )
  }
  const list = saidBy('danh_sach')
  await sent(
    sending,
    `${here}/danh-sach`,
    {
      conference: OPEN_CONFERENCE,
      channel: 'thon',
      level: 'commune',
      village: 'hung-thuy',
      'rows.0.content': `Tố cáo ${list.words}`,
      ...Object.fromEntries(Object.entries(senderOf(list)).map(([name, value]) => [`rows.0.${name}`, value])),
    },
    'vai-collector',
  )
  await bringFile(house, saidBy('tep'))
  await house.server.db.act(commune, (trx) => sayInTheHall(trx, by, saidBy('hoi_truong').words))
}

/** As an administrator brings a file in, beside the running program. */
async function bringFile(house: House, said: Said): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-kin-'))
  const file = path.join(folder, `${said.words}.csv`)
  const [, name, street] = said.secrets
  writeFileSync(file, `STT,Nội dung,Họ tên,Địa chỉ\n1,Tố cáo ${said.words},Bà ${name},Ngõ ${street}\n`)
  const done = await runCommand(house, [
    'intake',
    file,
    '--commune',
    house.mine.commune,
    '--conference',
    OPEN_CONFERENCE,
    '--commit',
  ])
  rmSync(folder, { recursive: true })
  if (done.status !== 0) throw new Error(done.stderr)
}

/**
 * A command of the program over the same database. This process goes on meanwhile: its own program may be in the middle
 * of an act, which the command waits for.
 */
export async function runCommand(house: House, args: readonly string[]) {
  const bundle = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js')
  const child = spawn(process.execPath, [bundle, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_TEST_CONTEXT: '',
      DATA_DIR: house.server.dataDir,
      DATABASE_URL: house.server.databaseUrl ?? '',
      DOITHOAI_STORY_DATE: DAY,
    },
  })
  const [stdout, stderr] = [child.stdout, child.stderr].map(async (stream) =>
    Buffer.concat(await stream.toArray()).toString(),
  )
  const [status] = await once(child, 'close')
  return { status: Number(status), stdout: (await stdout) ?? '', stderr: (await stderr) ?? '' }
}

async function sayInTheHall(trx: Trx, by: (person: string) => Actor, words: string): Promise<void> {
  const secretary = by('vai-secretary')
  const at = { conference: OPEN_CONFERENCE, session: 1 } as const
  must(await recordMoment(trx, secretary, { ...at, kind: 'khai_mac' }))
  const who = { name: 'Ông Phát Biểu Thường', village: 'hung-thuy', address: null }
  const { id: speech } = must(await queueSpeech(trx, secretary, { ...at, who }))
  must(await startSpeech(trx, secretary, { speech }))
  const { version } = await trx
    .selectFrom('speech')
    .select('version')
    .where('commune_id', '=', secretary.commune)
    .where('id', '=', speech)
    .executeTakeFirstOrThrow()
  const text = `Tố cáo ${words}`
  must(
    await recordSpeech(trx, secretary, {
      speech,
      version,
      content: text,
      questions: [{ text, code: null, answer: null, ground: null, answered_by: null, unit: null }],
      end: true,
    }),
  )
}
