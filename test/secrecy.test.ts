// A denunciation, once moved to the restricted register, is nowhere but with its keepers: the whole house is searched
// for its words, its sender, its number and its file, by every role and by the public, in pages, lists, searches,
// exports, papers, feeds, the ledger, the outbox, every other table, and what the program writes to its log.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { draftAnswer } from '../src/followup/answer.acts.ts'
import { openCase, recordProgress } from '../src/followup/case.acts.ts'
import { must } from '../src/kit/result.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { PAPER_KINDS } from '../src/paper/kinds.ts'
import {
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  type Received,
  receiveSubmission,
} from '../src/petition/acts.ts'
import { NEUTRAL_STATUS } from '../src/petition/guidance.ts'
import { eachDatabase } from './databases.ts'
import { PNG } from './pictures.ts'
import {
  addressOf,
  CSRF,
  DAY,
  type House,
  openHouse,
  type Program,
  SEATS,
  type Seat,
  seatOf,
  serveProgram,
  unpacked,
  wireAsker,
} from './routes.ts'
import {
  OPEN_CONFERENCE,
  random,
  randomPhone,
  runCommand,
  SAID,
  saidBy,
  sayByEveryWay,
} from './secrecy.channels.ts'

const WORDS = random()
const MIXED = random()
const NAME = random()
const FILE = random()
const STREET = random()
const PHONE = randomPhone()
/** The sender of the mixed one: named where the ordinary half was, until its other half is found to denounce. */
const MIXER = random()
const PLAIN = random()
const GONE = [WORDS, MIXED, NAME, FILE, STREET, PHONE, MIXER, ...SAID.flatMap(({ secrets }) => secrets)]

eachDatabase('a restricted denunciation', (_open, kind) => {
  let house: House
  let program: Program
  let ask: ReturnType<typeof wireAsker>
  let alone: Received
  let mixed: Received
  let alike: Received
  let plain: Received
  let before_: Counts
  const office = seatOf('vai-office')
  const keeper = seatOf('vai-keeper')

  before(async () => {
    house = await openHouse(kind, ['loc-thinh'])
    const { db } = house.server
    program = await serveProgram({
      DATA_DIR: house.server.dataDir,
      DATABASE_URL: house.server.databaseUrl ?? '',
      DOITHOAI_STORY_DATE: DAY,
      LOG_LEVEL: 'debug',
    })
    ask = wireAsker(program, house.mine.commune)
    before_ = await counts()
    await db.act(house.mine.commune, plant)
    await sayByEveryWay({ house, ask, by })
  })
  after(async () => {
    assert.equal(await program.stop(), 0)
    await house.stop()
  })

  /** One seat of those that see the same. */
  const unlike = [
    ...new Map(
      SEATS.filter((one) => !one.keeper).map((one) => [
        [...one.rights, one.rights.has('petition.read') || one.unit, one.village].join(),
        one,
      ]),
    ).values(),
  ]

  const xa = (path: string) => `/xa/${house.mine.commune}${path}`

  function by(person: string): Actor {
    const now = house.server.clock.now()
    return { commune: house.mine.commune, person, now, today: Temporal.PlainDate.from(DAY) }
  }

  /** Everything that may happen to a matter before somebody sees what it is. */
  async function plant(trx: Parameters<Parameters<House['server']['db']['act']>[1]>[0]): Promise<void> {
    const { conference } = house.mine
    const sent = { conference, channel: 'phieu', level: 'commune', consentPublish: true } as const
    const from = { village: 'hung-thuy', name: `Bà ${NAME}`, phone: PHONE, address: `Ngõ ${STREET}` }
    const receive = async (input: Parameters<typeof receiveSubmission>[2]) =>
      must(await receiveSubmission(trx, by('vai-office'), input))
    alone = await receive({
      ...sent,
      ...from,
      content: `Ông trưởng thôn ăn chặn ${WORDS}`,
      files: [{ name: `${FILE}.png`, bytes: PNG }],
    })
    const open = `Xin làm cầu ${PLAIN}`
    const hidden = `Cán bộ vòi tiền ${MIXED}`
    mixed = await receive({
      ...sent,
      ...from,
      name: `Ông ${MIXER}`,
      phone: '0950111222',
      address: null,
      content: `${open}. ${hidden}`,
      questions: [open, hidden],
    })
    alike = await receive({
      ...sent,
      ...from,
      name: null,
      phone: null,
      address: null,
      content: 'Việc tương tự',
    })
    plain = await receive({
      ...sent,
      ...from,
      name: null,
      phone: null,
      address: null,
      content: 'Chưa ai xem',
    })
    for (const question of [alone.questions[0] ?? '', mixed.questions[1] ?? '']) {
      const decided = { kind: 'phan_anh', competence: 'commune' } as const
      must(await classifyQuestion(trx, by('vai-office'), { question, ...decided, fields: ['an_ninh'] }))
      must(await assignQuestion(trx, by('vai-office'), { question, unit: 'dc-xd', reason: `Vì ${WORDS}` }))
      must(
        await openCase(trx, by('vai-office'), { question, due: '2026-12-01', rule: null, explanation: null }),
      )
      must(await recordProgress(trx, by('vai-unit'), { question, note: `Đã hỏi ${NAME} về ${MIXED}` }))
    }
    const opinion = { kind: 'kien_nghi', competence: 'commune' } as const
    const [bridge = ''] = mixed.questions
    must(
      await classifyQuestion(trx, by('vai-office'), { question: bridge, ...opinion, fields: ['giao_thong'] }),
    )
    must(
      await linkQuestion(trx, by('vai-office'), {
        question: alike.questions[0] ?? '',
        kind: 'trung',
        ofQuestion: alone.questions[0] ?? '',
      }),
    )
    must(
      await draftAnswer(trx, by('vai-unit'), {
        parts: [
          { question: alone.questions[0] ?? '', text: `Trả lời bà ${NAME} về ${WORDS}` },
          { question: mixed.questions[0] ?? '', text: 'Sẽ làm cầu trong tháng 12/2026.' },
        ],
        legalBasis: null,
        unit: 'dc-xd',
      }),
    )
  }

  /** What was said by every way, while it is still in the open. */
  async function saidQuestions(): Promise<readonly string[]> {
    const rows = await house.server.db.read.selectFrom('question').select(['id', 'text']).execute()
    return SAID.flatMap(({ words }) => rows.filter((row) => row.text.includes(words)).map((row) => row.id))
  }

  interface Counts {
    readonly lines: number
    readonly open: number
  }

  /** How many opinions the office's export and the open data tell of. */
  async function counts(): Promise<Counts> {
    const csv = (await ask(xa('/y-kien.csv'), { seat: office })).body
    const data = JSON.parse((await ask(`/cong/${house.mine.commune}/du-lieu.json`)).body) as object
    const rows = Object.values(data).find((value): value is unknown[] => Array.isArray(value))
    return { lines: csv.trim().split('\n').length, open: rows?.length ?? 0 }
  }

  const textOf = (answer: { readonly bytes: Uint8Array; readonly body: string }) =>
    Buffer.from(answer.bytes.subarray(0, 2)).toString() === 'PK' ? unpacked(answer.bytes) : answer.body

  async function findsNothing(url: string, seat: Seat | undefined, words: readonly string[] = GONE) {
    const answer = await ask(url, { seat })
    const text = textOf(answer)
    assert.ok(answer.status < 500, `${url}: ${answer.status} to ${seat?.person ?? 'the public'}`)
    for (const word of words)
      assert.ok(!text.includes(word), `${url} tells "${word}" to ${seat?.person ?? 'the public'}`)
    return answer
  }

  test('before: the office, the unit and the lists do have the words (the search can find)', async () => {
    const page = await ask(xa(`/y-kien/${alone.questions[0]}`), { seat: office })
    for (const word of [WORDS, NAME, FILE, PHONE]) assert.ok(page.body.includes(word), word)
    assert.equal((await saidQuestions()).length, SAID.length, 'each channel brought its own in')
    assert.ok((await ask(xa(`/y-kien?q=${WORDS.toLowerCase()}`), { seat: office })).body.includes(WORDS))
    assert.ok((await ask(xa('/y-kien.csv'), { seat: seatOf('vai-unit') })).body.includes(MIXED))
    const book = await ask(xa('/y-kien.xlsx'), { seat: office })
    for (const word of [NAME, ...SAID.flatMap(({ secrets }) => secrets)])
      assert.ok(unpacked(book.bytes).includes(word), `the office's list has ${word}`)
  })

  test('moved by the form of its page, asked to confirm first', async () => {
    for (const question of [alone.questions[0], mixed.questions[1], ...(await saidQuestions())]) {
      const url = xa(`/y-kien/${question}`)
      const { body } = await ask(url, { seat: office })
      const version = /han-che[\s\S]*?name="_version" value="(\d+)"/.exec(body)?.[1] ?? ''
      const fields = { _csrf: CSRF, _key: `han-che-${question}`.slice(0, 60), _version: version }
      const unsure = await ask(`${url}/han-che`, {
        method: 'POST',
        seat: office,
        fields: Object.entries(fields),
      })
      assert.equal(unsure.status, 422)
      const sure = Object.entries({ ...fields, sure: 'on' })
      const moved = await ask(`${url}/han-che`, { method: 'POST', seat: office, fields: sure })
      assert.equal(moved.status, 303, moved.body)
      assert.equal(moved.location, xa('/y-kien'))
      const again = await ask(`${url}/han-che`, { method: 'POST', seat: office, fields: sure })
      assert.equal(again.location, xa('/y-kien'), 'the same form twice is one act')
      assert.equal((await ask(url, { seat: office })).status, 404)
    }
    assert.equal((await ask(xa(`/luot-y-kien/${alone.id}`), { seat: office })).status, 404)
    assert.deepEqual(await saidQuestions(), [], 'nothing of any channel is left in the open')
    const remains = await ask(xa(`/luot-y-kien/${mixed.id}`), { seat: office })
    assert.ok(remains.body.includes(PLAIN) && !remains.body.includes(MIXED) && !remains.body.includes(MIXER))
  })

  test('no row of any other table holds it, the ledger and the outbox included', async () => {
    const { db } = house.server
    // The register's own files: their bytes are its keepers' to open, their names are in every copy of the database.
    const registered = await db.read.selectFrom('restricted_file').select('file_id').execute()
    const kept = new Set(registered.map((row) => row.file_id))
    const names = JSON.stringify(await db.read.selectFrom('file').select('name').execute())
    for (const word of GONE) assert.ok(!names.includes(word), `a file's name tells "${word}"`)
    for (const { name } of await db.read.introspection.getTables()) {
      if (name === 'restricted_matter') continue
      const all = await db.read
        .selectFrom(name as 'paper')
        .selectAll()
        .execute()
      const rows = name === 'file' ? all.filter((row) => !kept.has(row.id)) : all
      const text = JSON.stringify(rows, (_key, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      )
      for (const word of GONE) assert.ok(!text.includes(word), `table ${name} holds "${word}"`)
      if (name !== 'question_link') continue
      assert.ok(!text.includes(alone.questions[0] ?? '-'), 'nothing is joined to what is gone')
    }
    const ledger = await db.read
      .selectFrom('ledger')
      .selectAll()
      .where('act', '=', 'question.restricted')
      .execute()
    for (const row of ledger)
      for (const id of [alone.id, ...alone.questions, mixed.id, ...mixed.questions])
        assert.ok(!JSON.stringify(row).includes(id), 'the entry of the ledger leads to the submission')
  })

  test('no page, file, feed or export of any route tells it to anybody but the keeper', async () => {
    const routes = house.server.app.declared.filter((route) => route.method === 'GET' && route.guard)
    const readable = routes.map(({ url }) => inWords(addressOf(url, house.mine.commune, house.mine)))
    for (const [place, seat] of [undefined, ...unlike].entries())
      for (const [at, url] of readable.entries()) {
        const wide = WIDE.includes(seat?.person ?? '')
        if (HEAVY.test(url) && !wide) continue
        // Who sees what is told by code that knows no database: on SQLite everybody reads everything, on PostgreSQL the
        // public and who sees most; the others every third address, each seat another third.
        if (kind === 'postgres' && seat && !wide && (at + place) % 3 !== 0) continue
        await findsNothing(url, seat)
      }
  })

  test('no link that anybody can follow leads to it', async () => {
    for (const seat of [undefined, office, seatOf('vai-front'), seatOf('vai-unit')]) {
      const start = seat ? xa('/viec') : `/cong/${house.mine.commune}`
      const waiting = [start, ...(seat ? [xa('/y-kien'), xa('/bao-cao'), xa('/giai-quyet')] : ['/'])]
      const seen = new Map<string, number>()
      const known = new Set(waiting)
      for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
        const { type, body } = await findsNothing(url, seat)
        if (!type.startsWith('text/html')) continue
        for (const [, href = ''] of body.matchAll(/href="([^"]+)"/g)) {
          const next = new URL(href.replaceAll('&amp;', '&'), `http://x${url}`)
          const address = next.pathname + next.search
          const shape = shapeOf(next)
          if (next.host !== 'x' || known.has(address) || (seen.get(shape) ?? 0) >= LIKE_EACH_OTHER) continue
          if (next.pathname.startsWith('/assets/') || readElsewhere(next)) continue
          known.add(address)
          seen.set(shape, (seen.get(shape) ?? 0) + 1)
          waiting.push(address)
        }
      }
      assert.ok(known.size > (seat ? 40 : 10), `${seat?.person}: only ${known.size} addresses`)
    }
  })

  test('papers of every kind, made anew, do not tell it', async () => {
    const { conference } = house.mine
    for (const person of ['vai-office', 'vai-front', 'vai-unit', 'vai-collector'])
      for (const paper of PAPER_KINDS)
        await findsNothing(xa(`/hoi-nghi/${conference}/van-ban/${paper}?dang=html`), seatOf(person))
    for (const paper of ['danh_muc', 'phan_loai', 'tai_lieu_chu_tri', 'bien_ban', 'ban_giao']) {
      const url = xa(`/hoi-nghi/${conference}/van-ban/${paper}?dang=docx`)
      const docx = await findsNothing(url, office)
      if (docx.status === 200) assert.ok(unpacked(docx.bytes).length > 1000, url)
    }
  })

  test('searching for it is like searching for what never was', async () => {
    const never = random()
    for (const word of [WORDS, NAME, STREET, MIXED])
      for (const seat of [office, seatOf('vai-front'), seatOf('vai-unit'), seatOf('vai-collector')])
        for (const list of ['/y-kien', '/giai-quyet', '/van-de-ky-truoc', '/y-kien.csv']) {
          const page = async (q: string) =>
            (await findsNothing(xa(`${list}?q=${q.toLowerCase()}`), seat)).body
              .replaceAll(q.toLowerCase(), '…')
              .replaceAll(/name="_key" value="[^"]*"/g, '')
          assert.equal(await page(word), await page(never), `${list} to ${seat.person}`)
        }
    for (const q of [PHONE, alone.code]) {
      const found = (await ask(xa(`/y-kien?q=${q}`), { seat: office })).body
      assert.ok(!found.includes(`/y-kien/${alone.questions[0]}`) && !found.includes(NAME))
    }
  })

  test('its register is not found, and cannot be told from a register that never was', async () => {
    const { id } = await house.server.db.read
      .selectFrom('restricted_matter')
      .select('id')
      .where('code', '=', alone.code)
      .executeTakeFirstOrThrow()
    for (const seat of SEATS.filter((one) => !one.keeper)) {
      const real = await findsNothing(xa(`/so-han-che/${id}`), seat)
      const none = await ask(xa(`/so-han-che/${crypto.randomUUID()}`), { seat })
      assert.equal(real.status, 404)
      assert.equal(real.body, none.body)
    }
    const page = await ask(xa(`/so-han-che/${id}`), { seat: keeper })
    assert.equal(page.status, 200)
    for (const word of [WORDS, NAME, PHONE, STREET])
      assert.ok(page.body.includes(word), `the keeper reads ${word}`)
  })

  test('the receipt says what it says of an opinion nobody has looked at', async () => {
    const told = async (code: string) => {
      const there = `/cong/${house.mine.commune}`
      const pages = []
      for (const url of [
        `${there}/tra-cuu?ma=${code}`,
        `${there}/bien-nhan/${code}`,
        `${there}/tra-cuu?ma=${code}&lang=en`,
      ])
        pages.push((await findsNothing(url, undefined)).body)
      const asTyped = new RegExp(`${code}|${code.slice(0, 4)}|${code.slice(4)}`, 'g')
      return pages.map((page) => page.replaceAll(asTyped, '…').replaceAll(/name="_key" value="[^"]*"/g, ''))
    }
    const [hidden, open] = [await told(alone.code), await told(plain.code)]
    assert.deepEqual(hidden, open)
    assert.ok(hidden[0]?.includes(NEUTRAL_STATUS))
    // Staff see who sent the mixed one: a matter more on its receipt than in their pages would tell on the sender.
    const [left] = await told(mixed.code)
    assert.ok(left?.includes('Xin làm cầu') && !left.includes(NEUTRAL_STATUS))
  })

  test('the counts of lists, open data and reports are those of what remains', async () => {
    const now = await counts()
    // The open half of the mixed one, the one that was joined to it, and the plain one have come.
    assert.equal(now.lines - before_.lines, 3)
    for (const seat of [office, seatOf('vai-front')]) {
      const { body } = await ask(xa('/y-kien'), { seat })
      const total = Number(/(\d+) nội dung/.exec(body)?.[1])
      assert.equal(total, now.lines - 1, `the list of ${seat.person} counts what its export holds`)
    }
    assert.ok(now.open >= before_.open && now.open <= before_.open + 3)
  })

  test('whatever way a list is sorted or narrowed, it counts the same opinions', async () => {
    const total = async (query: string) => {
      const { body } = await findsNothing(xa(`/y-kien?${query}`), office)
      return Number(/(\d+) nội dung/.exec(body)?.[1])
    }
    const all = await total('')
    for (const sort of ['nhan', 'thon', 'don_vi', 'noi_dung'])
      for (const dir of ['asc', 'desc']) assert.equal(await total(`xep=${sort}&chieu=${dir}`), all, sort)
    // The conference of this test brought denunciations alone: its list, its data and its feed are those of an empty one.
    assert.ok(!((await total(`hoi-nghi=${OPEN_CONFERENCE}`)) > 0))
    const seqs = await house.server.db.read
      .selectFrom('question')
      .select(['submission_id', 'seq'])
      .orderBy('submission_id')
      .orderBy('seq')
      .execute()
    const next = new Map<string, number>()
    for (const { submission_id: of, seq } of seqs) {
      assert.equal(seq, (next.get(of) ?? 0) + 1, 'no gap in the numbers of a submission')
      next.set(of, seq)
    }
  })

  test('the exported bundle leaves the register at home; a backup’s manifest tells nothing', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-kin-'))
    const bundle = path.join(folder, 'du-lieu')
    assert.equal((await runCommand(house, ['export', bundle])).status, 0)
    const files = readdirSync(bundle, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    assert.ok(files.length > 30, `${files.length} files`)
    for (const file of files) {
      const text = file.name + readFileSync(path.join(file.parentPath, file.name)).toString('latin1')
      for (const word of GONE) assert.ok(!text.includes(word), `${file.name} of the bundle tells "${word}"`)
    }
    assert.ok(!files.some((file) => file.name.startsWith('restricted')))
    if (kind === 'sqlite') {
      assert.equal((await runCommand(house, ['backup', path.join(folder, 'sao-luu')])).status, 0)
      const manifest = readFileSync(path.join(folder, 'sao-luu.json'), 'utf8')
      for (const word of GONE) assert.ok(!manifest.includes(word))
      const whole = readFileSync(path.join(folder, 'sao-luu')).toString('utf8')
      // Once in the register, nowhere else: what was removed was overwritten.
      assert.equal(whole.split(saidBy('web').words).length - 1, 1)
    }
    rmSync(folder, { recursive: true })
  })

  test('the log has told nothing, though it tells of every request', () => {
    const log = program.said()
    assert.ok(log.split('\n').length > 1000, 'requests were logged')
    for (const word of [...GONE, alone.code, mixed.code, 'Đăng Ký Thường', 'Phát Biểu Thường'])
      assert.ok(!log.toLowerCase().includes(word.toLowerCase()), `the log tells "${word}"`)
    assert.doesNotMatch(log, /"level":(50|60)/, 'nothing failed')
  })
})

const LIKE_EACH_OTHER = 2

/** Draw every paper or count through a whole year: read by these seats, each paper of it by its own test. */
const HEAVY = /\/(ho-so|ho-so\.zip|van-ban|lap-nguoc)$/
const WIDE = ['vai-office', 'vai-front', 'vai-unit', 'vai-collector']

/** Papers are read as words by their own test: following each link to each format would typeset them over and over. */
function readElsewhere(url: URL): boolean {
  return HEAVY.test(url.pathname) || /\/van-ban\/[a-z_]+$/.test(url.pathname) || url.searchParams.has('dang')
}

/** A paper as words to search: in a PDF they are packed. */
function inWords(url: string): string {
  return /\/(bien-nhan|bieu-mau|van-ban\/[a-z_]+)$/.test(url) && url.startsWith('/xa/')
    ? `${url}?dang=html`
    : url
}

/** Addresses that differ only in which record or which word they name are of one shape. */
function shapeOf(url: URL): string {
  const path = url.pathname.replaceAll(/[0-9a-f-]{36}/g, ':id')
  return `${path}?${[...url.searchParams.keys()].sort().join('&')}`
}
