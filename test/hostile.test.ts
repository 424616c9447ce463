// Bad input over real HTTP: whatever is sent to whatever route, the answer is a page that says what to do, never a
// stack trace; what was typed is kept, nothing is half stored, and the server still answers afterwards.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../src/kit/db/open.ts'
import type { DeclaredRoute } from '../src/kit/http/route.ts'
import { ROOT } from '../src/kit/root.ts'
import { eachDatabase, freshDatabase } from './databases.ts'
import {
  addressOf,
  CSRF,
  type FilledForm,
  filledForms,
  type House,
  openHouse,
  SEATS,
  type Seat,
  seatOf,
  type Told,
  wireAsker,
} from './routes.ts'

const SCRIPT = `"><script>alert('x')</script><img src=x onerror=alert(1)>{{7*7}}\${7*7}`
const BIDI = '\u202e\u2066Chữ ngược\u2069\u200b\u200d\ufeff\u00ad'
const NUL = 'Trước\u0000sau'
const LONG = 'Đường hỏng nặng. '.repeat(3000)
const EXE = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff])

/** Words of the inside of a program, which belong in its log and nowhere else. */
const INSIDE =
  /\bat \S+ \(?(file:|\/|node:)|node_modules|SQLITE_|PostgresError|syntax error|\bTypeError\b|\[object Object\]/

eachDatabase('hostile input over HTTP', (_open, kind) => {
  let house: House
  let ask: ReturnType<typeof wireAsker>
  let forms: ReadonlyMap<string, FilledForm>
  const wrong: string[] = []

  before(async () => {
    house = await openHouse(kind, ['loc-thinh'])
    ask = wireAsker(house.server, house.mine.commune)
    forms = await filledForms(house, ask)
  })
  after(() => house.stop())

  /** Every third of these for a route, on each database another third: every value meets every sort of route, each in turn. */
  const share = <Value>(values: readonly Value[], route: number): readonly Value[] =>
    values.filter((_value, at) => (at + route + Number(kind === 'postgres')) % 3 === 0)

  const routes = (method: string) =>
    house.server.app.declared.filter((route) => route.method === method && route.guard !== undefined)
  const own = (url: string) => addressOf(url, house.mine.commune, house.mine)

  function seatFor(route: DeclaredRoute): Seat | undefined {
    if (route.guard === 'public') return undefined
    // Signing out must not end the seat of the other tests.
    if (route.url === '/dang-xuat') return seatOf('vai-party-office')
    if (route.guard === 'signed_in') return seatOf('vai-stand-in')
    const known = forms.get(route.url)?.seat
    const asked = new Set(route.guard?.split('|'))
    return known ?? SEATS.find((seat) => [...seat.rights].some((right) => asked.has(right)))
  }

  /** How many rows each table has; the ledger is one of them, so that nothing is done unseen. */
  async function rowCounts(): Promise<Readonly<Record<string, number>>> {
    const { read } = house.server.db
    tables ??= (await read.introspection.getTables()).map((table) => table.name)
    const counted = tables.map((name) => sql`(select count(*) from ${sql.table(name)}) as ${sql.ref(name)}`)
    const { rows } = await sql<Record<string, number>>`select ${sql.join(counted)}`.execute(read)
    return rows[0] ?? {}
  }
  let tables: readonly string[] | undefined

  /** What is wrong with an answer, if anything. */
  function judge(what: string, told: Told): void {
    if (told.status >= 500 || (told.status === 401 && !what.includes('/dang-xuat')))
      wrong.push(`${what}: ${told.status}`)
    const shown = told.type.startsWith('text/html') || told.type.includes('json')
    const inside = shown ? INSIDE.exec(told.body)?.[0] : undefined
    if (inside) wrong.push(`${what}: shows "${inside}"`)
    if (told.status >= 400 && shown && told.body.length < 200)
      wrong.push(`${what}: says nothing (${told.body})`)
    if (told.body.includes("<script>alert('x')")) wrong.push(`${what}: markup is not escaped`)
  }

  async function allFine(): Promise<void> {
    assert.deepEqual(wrong.splice(0), [])
    assert.equal((await ask('/')).status, 200, 'the server still answers')
  }

  test('addresses: odd records, odd bytes, far too long, climbing out', async () => {
    const odd = [
      '..%2f..%2f..%2fetc%2fpasswd',
      'a%00b',
      '%ff%fe',
      '__proto__',
      "'%20or%201=1--",
      encodeURIComponent(SCRIPT),
      encodeURIComponent(BIDI),
      'x'.repeat(3000),
    ]
    for (const [at, route] of [...routes('GET'), ...routes('POST')].entries())
      for (const value of share(odd, at)) {
        const parameters = [...route.url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
        for (const name of parameters) {
          const url = route.url.replace(/:(\w+)/g, (_whole, one: string) =>
            one === name ? value : (own(route.url).split('/')[route.url.split('/').indexOf(`:${one}`)] ?? ''),
          )
          const told = await ask(url, {
            method: route.method as 'GET' | 'POST',
            seat: seatFor(route),
            ...(route.method === 'POST' ? { fields: [['_csrf', CSRF]] } : {}),
          })
          judge(`${route.method} ${url.slice(0, 120)}`, told)
          if (told.status < 400) wrong.push(`${route.method} ${url.slice(0, 120)}: ${told.status}`)
        }
      }
    for (const url of [
      '/assets/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%00',
      `/${'x/'.repeat(2000)}`,
    ]) {
      const told = await ask(url)
      judge(url.slice(0, 60), told)
      if (told.status < 400 || told.body.includes('"dependencies"')) wrong.push(`${url}: ${told.status}`)
    }
    await allFine()
  })

  test('question marks: every word our pages know, with values nobody meant', async () => {
    const words =
      'q trang dang muc hoi-nghi thon don-vi linh-vuc tinh-trang loai so thang den-ngay lang do nhom ve sau cap quy-che dong da-nop ma buoi nguon kieu ngay ket-thuc ket-luan ke-hoach truoc tu them nam regulation conference conferenceEnd from add year'
    const values = [SCRIPT, '-1', '99999999999999999999', '__proto__', '31/2/2026', "' or ''='"]
    for (const [at, route] of routes('GET').entries()) {
      const queries = [
        ...share(values, at).map((value) => words.split(' ').map((word) => [word, value])),
        // Twice, and as an object: each route meets both, one on each database.
        (at + Number(kind === 'postgres')) % 2 === 0
          ? words.split(' ').flatMap((word) => [
              [word, 'a'],
              [word, 'b'],
            ])
          : words.split(' ').map((word) => [`${word}[x]`, 'a']),
      ]
      for (const query of queries) {
        const url = `${own(route.url)}?${new URLSearchParams(query as [string, string][])}`
        judge(`GET ${route.url}?…=${query[0]?.[1]?.slice(0, 30)}`, await ask(url, { seat: seatFor(route) }))
      }
      // One at a time, where one odd word may hide another.
      const alone = [
        ['trang', '1e309'],
        ['dang', '__proto__'],
        ['muc', SCRIPT],
        ['thang', '2026-99'],
        ['lang', 'constructor'],
        ['q', BIDI],
        ['q', 'a'.repeat(5000)],
      ] as const
      for (const [word, value] of share(alone, at)) {
        const url = `${own(route.url)}?${new URLSearchParams({ [word]: value })}`
        judge(`GET ${route.url}?${word}=${value.slice(0, 20)}`, await ask(url, { seat: seatFor(route) }))
      }
      // What is no UTF-8 never comes as far as a database; NUL is what PostgreSQL cannot store.
      const odd = kind === 'postgres' ? 'q=%00' : 'q=%ff%fe&%ff=1'
      judge(`GET ${route.url}?${odd}`, await ask(`${own(route.url)}?${odd}`, { seat: seatFor(route) }))
    }
    const long = await ask(`/?q=${'a'.repeat(20_000)}`)
    assert.equal(long.status, 431)
    assert.match(long.body, /quá dài/)
    await allFine()
  })

  const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
  const pairs = (entries: readonly (readonly [string, string])[]) =>
    new URLSearchParams(entries.map(([name, value]) => [name, value])).toString()

  /** Bodies nobody would type; `fields` are the names the form has. */
  function* bodies(fields: readonly (readonly [string, string])[]): Generator<{
    readonly what: string
    readonly raw: string | Uint8Array<ArrayBuffer> | FormData
    readonly headers?: Record<string, string>
  }> {
    const token = `_csrf=${CSRF}`
    const named = fields.map(([name]) => name).filter((name) => name !== '_csrf' && name !== '_key')
    const all = (value: string) => pairs([['_csrf', CSRF], ...named.map((name) => [name, value] as const)])
    const first = named.find((name) => !name.startsWith('_')) ?? 'content'
    yield { what: 'empty', raw: '' }
    yield { what: 'only the token', raw: token }
    yield { what: 'unknown fields', raw: `${token}&khac=1&khac.x=2&khac.0=3&%5B%5D=4&=5` }
    yield { what: '10,000 times one field', raw: `${token}${`&${first}=a`.repeat(10_000)}` }
    yield {
      what: '10,000 fields',
      raw: `${token}${Array.from({ length: 10_000 }, (_, at) => `&f${at}=a`).join('')}`,
    }
    yield {
      what: 'prototype',
      raw: `${token}&__proto__.x=1&constructor.prototype.x=1&a.__proto__.x=1&__proto__=1&toString=1&${first}.__proto__.x=1`,
    }
    yield { what: 'deep', raw: `${token}&${'a.'.repeat(49)}a=1&${first}.0.1.2=3` }
    yield {
      what: 'objects and lists for words',
      raw: pairs([
        ['_csrf', CSRF],
        ...named.flatMap(
          (name) =>
            [
              [`${name}.x`, '1'],
              [`${name}.0`, '2'],
            ] as [string, string][],
        ),
      ]),
    }
    yield {
      what: 'each twice',
      raw: pairs([
        ['_csrf', CSRF],
        ...named.flatMap(
          (name) =>
            [
              [name, 'a'],
              [name, 'b'],
            ] as [string, string][],
        ),
      ]),
    }
    yield { what: 'markup', raw: all(SCRIPT) }
    yield { what: 'right to left', raw: all(BIDI) }
    yield { what: 'NUL', raw: `${all(NUL)}&_key=a%00b` }
    yield {
      what: 'invalid UTF-8',
      raw: `${token}&_key=%ff${named.map((name) => `&${name}=%ff%fe`).join('')}`,
    }
    yield { what: 'huge numbers', raw: all('99999999999999999999') }
    yield { what: 'odd version', raw: `${token}&_version=1e9&_version=-1` }
    yield {
      what: '50,000 characters',
      raw: pairs([
        ['_csrf', CSRF],
        [first, LONG],
        ['content', LONG],
        ['text', LONG],
      ]),
    }
    yield { what: 'JSON', raw: '{"_csrf":', headers: { 'content-type': 'application/json' } }
    yield { what: 'JSON, whole', raw: `{"_csrf":"${CSRF}"}`, headers: { 'content-type': 'application/json' } }
    yield {
      what: 'XML',
      raw: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      headers: { 'content-type': 'application/xml' },
    }
    yield { what: 'no boundary', raw: token, headers: { 'content-type': 'multipart/form-data' } }
    yield {
      what: 'broken multipart',
      raw: `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${CSRF}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }
    yield {
      what: 'odd multipart',
      raw: '--b\r\nx',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    }
  }

  function multipart(
    fields: readonly (readonly [string, string])[],
    file: Uint8Array<ArrayBuffer>,
    name: string,
  ): FormData {
    const form = new FormData()
    for (const [field, value] of fields) if (field !== '_key') form.append(field, value)
    for (const field of ['file', 'files', 'scan', 'proof']) form.append(field, new File([file], name))
    return form
  }

  test('a refused form shows again what was typed', async () => {
    let shown = 0
    for (const [url, { seat, fields, action }] of forms) {
      const kept = fields.filter(([name]) => !name.startsWith('_')).slice(0, 12)
      const typed = kept.map(([name, value]) => [name, value] as const)
      const told = await ask(action, { method: 'POST', seat, fields: [...typed, ['_csrf', 'an old page']] })
      if (told.status !== 422) continue
      shown++
      for (const [name, value] of typed)
        if (!told.body.includes(value.slice(0, 40).replaceAll('&', '&amp;').replaceAll('"', '&quot;')))
          wrong.push(`POST ${url}: ${name}="${value}" is lost`)
    }
    assert.ok(shown > 40, `only ${shown} forms came back`)
    await allFine()
  })

  test('forms: every act with odd bodies in turn; a refusal has stored nothing', async () => {
    let now = await rowCounts()
    for (const [at, route] of routes('POST').entries()) {
      const seat = seatFor(route)
      const filled = forms.get(route.url)
      const fields = filled?.fields ?? PUBLIC_FIELDS
      let done = false
      for (const { what, raw, headers } of share([...bodies(fields)], at)) {
        const told = await ask(own(route.url), { method: 'POST', seat, raw, headers: headers ?? urlencoded })
        judge(`POST ${route.url}, ${what}`, told)
        if (told.status < 400) done = true
      }
      if (filled?.takesFile || /gui-y-kien|minh-chung/.test(route.url))
        for (const [what, form] of [
          ['an .exe as .jpg', multipart(fields, EXE, 'anh.jpg')],
          ['11 MB', multipart(fields, new Uint8Array(11 * 1024 * 1024), '../../etc/anh.jpg')],
        ] as const) {
          const told = await ask(own(route.url), { method: 'POST', seat, raw: form })
          judge(`POST ${route.url}, ${what}`, told)
          // A look at pasted words takes no notice of a file it did not ask for, and stores nothing.
          const looks = told.status === 200 && /\/(doc-ke-hoach|giong)$/.test(route.url)
          if (![404, 409, 413, 422].includes(told.status) && !looks)
            wrong.push(`POST ${route.url}, ${what}: ${told.status}`)
        }
      const then = await rowCounts()
      if (!done)
        for (const [table, rows] of Object.entries(then))
          if (now[table] !== rows) wrong.push(`POST ${route.url}: refused, but ${table} has ${rows} rows now`)
      now = then
    }
    assert.equal(({} as { x?: unknown }).x, undefined, 'nothing was put into the prototype of all objects')
    await allFine()
  })

  test('the same form sent twice at once does one thing', async () => {
    let doubled = 0
    // A proposal for the calendar is not yet an act: it has a row, no entry.
    const count = async () => {
      const rows = await rowCounts()
      return (rows.ledger ?? 0) + (rows.calendar_proposal ?? 0)
    }
    for (const [url, { seat, fields, action, multipart: upload }] of forms) {
      if (upload || /quan-tri\/(khoa|tai-khoan)/.test(url)) continue
      const key = crypto.randomUUID()
      const asking = {
        method: 'POST',
        seat,
        fields: [...fields.filter(([name]) => name !== '_key'), ['_key', key]] as [string, string][],
      } as const
      const before = await count()
      const [one, two] = await Promise.all([ask(action, asking), ask(action, asking)])
      judge(`POST ${url}`, one)
      judge(`POST ${url}, again`, two)
      if (one.status !== 303 && two.status !== 303) continue
      doubled++
      if (one.status !== two.status || one.location !== two.location)
        wrong.push(`POST ${url}: ${one.status} ${one.location}, then ${two.status} ${two.location}`)
      const after = await count()
      const third = await ask(action, asking)
      if (third.location !== one.location) wrong.push(`POST ${url}: ${third.status} ${third.location} later`)
      // What is so already (a filter gone, a note seen) stays so without another entry; a private mark has none.
      const already =
        /\/(bo-loc\/:filter\/bo|loi-nhan\/:note\/da-xem|ban-giao\/:deputy\/ket-thuc|giam-sat\/theo-doi)$/.test(
          url,
        )
      if ((await count()) !== after || (after === before && !already))
        wrong.push(`POST ${url}: ${after - before} entries`)
    }
    assert.ok(doubled > 10, `only ${doubled} forms were accepted`)
    await allFine()
  })
})

/** Names of the forms nobody has to sign in for, and of those that stand on no page in this stage of the story. */
const PUBLIC_FIELDS: readonly (readonly [string, string])[] = [
  ['name', 'Ông Thử'],
  ['phone', '0912345678'],
  ['content', 'Đường hỏng'],
  ['login', 'ai-do'],
  ['password', 'sai'],
  ['question', 'x'],
  ['satisfied', 'co'],
  ['village', 'hung-thuy'],
  ['reason', 'Vì sao'],
  ['date', '21/11/2026'],
  ['issuedOn', '21/11/2026'],
  ['number', '1'],
  ['_version', '1'],
]

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts the program as an administrator would, and waits until it has given up (or been stopped for not doing so). */
function started(env: Record<string, string>, as?: { readonly uid: number; readonly gid: number }): Ended {
  const done = spawnSync(process.execPath, [path.join(ROOT, 'bin', 'doithoai'), 'serve'], {
    env: { ...process.env, NODE_TEST_CONTEXT: '', DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', ...env },
    encoding: 'utf8',
    timeout: 60_000,
    ...as,
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** Exit 1, nothing claimed, and words that say what happened and what to do. */
function refusedWith(ended: Ended, words: RegExp, what: string): void {
  assert.equal(ended.code, 1, `${what}: ${ended.code} ${ended.err}`)
  assert.match(ended.err, words, what)
  assert.doesNotMatch(ended.err, /\bat \S+ \(?(file:|\/|node:)|\bError:|SQLITE_|ERR_/, what)
  assert.doesNotMatch(ended.out, /đang chạy/, what)
}

suite('a start that cannot be', () => {
  let dir: string
  before(() => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'doithoai-start-'))
  })
  after(() => rmSync(dir, { recursive: true, force: true }))

  const place = (name: string) => {
    const at = path.join(dir, name)
    mkdirSync(at)
    return { at, file: path.join(at, 'doithoai.sqlite') }
  }
  /** A database as this program leaves it, then changed by hand. */
  async function made(name: string, change: (file: DatabaseSync) => void): Promise<string> {
    const { at, file } = place(name)
    const db = await openDatabase({ dataDir: at }, '2024-01-01T00:00:00.000Z')
    await db.close()
    const connection = new DatabaseSync(file)
    change(connection)
    connection.close()
    return at
  }

  test('a data folder that is a file, a database that is a folder', () => {
    const file = path.join(dir, 'tep')
    writeFileSync(file, 'x')
    refusedWith(started({ DATA_DIR: file }), /không phải thư mục: chọn thư mục khác bằng --data/, 'a file')
    refusedWith(started({ DATA_DIR: path.join(file, 'x') }), /không phải thư mục/, 'below a file')
    const { at, file: folder } = place('thu-muc')
    mkdirSync(folder)
    refusedWith(started({ DATA_DIR: at }), /là một thư mục, không phải tệp/, 'a folder')
  })

  test('a database that is none, or is damaged', async () => {
    const { at, file } = place('hong')
    writeFileSync(file, 'Đây không phải cơ sở dữ liệu. '.repeat(100))
    refusedWith(started({ DATA_DIR: at }), /khôi phục từ bản sao lưu/, 'not a database')
    assert.match(readFileSync(file, 'utf8'), /^Đây không phải/, 'and it was left as it was')
    const torn = await made('rach', () => {})
    truncateSync(path.join(torn, 'doithoai.sqlite'), 20_000)
    refusedWith(started({ DATA_DIR: torn }), /khôi phục từ bản sao lưu/, 'cut off')
  })

  test('a database newer than the program, or with another history', async () => {
    const newer = await made('moi', (db) =>
      db.exec("insert into schema_migration values ('9999_mai_sau', 'x', '2030-01-01')"),
    )
    refusedWith(
      started({ DATA_DIR: newer }),
      /mới hơn chương trình .*9999_mai_sau.*cập nhật chương trình/,
      'newer',
    )
    const other = await made('khac', (db) => db.exec("update schema_migration set digest = 'x'"))
    refusedWith(started({ DATA_DIR: other }), /không khớp với bước đã chạy/, 'another history')
  })

  test('a database somebody else holds', async () => {
    const at = await made('khoa', () => {})
    const holder = new DatabaseSync(path.join(at, 'doithoai.sqlite'))
    holder.exec('pragma locking_mode = exclusive; begin exclusive')
    refusedWith(started({ DATA_DIR: at }), /chương trình khác đang giữ cơ sở dữ liệu: dừng/, 'locked')
    holder.exec('rollback')
    holder.close()
  })

  const root = process.getuid?.() === 0
  test('a folder or a database that may not be written', async () => {
    const at = await made('chi-doc', () => {})
    const file = path.join(at, 'doithoai.sqlite')
    chmodSync(dir, 0o755)
    chmodSync(file, 0o444)
    chmodSync(at, 0o555)
    const nobody = root ? { uid: 65_534, gid: 65_534 } : undefined
    refusedWith(started({ DATA_DIR: at }, nobody), /chỉ đọc: cấp quyền ghi/, 'read-only')
    chmodSync(at, 0o755)
  })

  test('a port that is taken, an address that is not ours', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const taken = started({ DATA_DIR: path.join(dir, 'cong'), PORT: String(port) })
    refusedWith(taken, new RegExp(`Cổng ${port} đang có chương trình khác dùng.*PORT=`), 'a taken port')
    other.close()
    const far = started({ DATA_DIR: path.join(dir, 'cong'), HOST: '203.0.113.7' })
    refusedWith(far, /không có địa chỉ 203\.0\.113\.7.*HOST=127\.0\.0\.1/, 'not our address')
  })

  test('an environment variable that is wrong is named, with what it should be; all of them at once', () => {
    const wrong = {
      PORT: '80a',
      DATABASE_URL: 'mysql://x',
      DOITHOAI_STORY_DATE: '2026-02-30',
      LOG_LEVEL: 'nhiều',
      TRUST_PROXY: 'ja',
      SECURE_COOKIES: 'true',
      PUBLIC_URL: 'khong-phai',
      SMTP_URL: 'http://x',
    }
    for (const [name, value] of Object.entries(wrong))
      refusedWith(
        started({ DATA_DIR: dir, [name]: value }),
        new RegExp(`chưa chạy[^]*${name} (là|có dạng)`),
        name,
      )
    const all = started({ DATA_DIR: dir, ...wrong }).err
    for (const name of Object.keys(wrong)) assert.ok(all.includes(name), name)
    refusedWith(started({ DATA_DIR: dir, PORT: '70000' }), /PORT là số từ 0 đến 65535/, 'too high')
  })

  test('PostgreSQL that is not there, not ours, read-only or newer', {
    skip: !process.env.TEST_DATABASE_URL,
  }, async () => {
    const given = process.env.TEST_DATABASE_URL as string
    const at = (change: (url: URL) => void) => {
      const url = new URL(given)
      change(url)
      return { DATA_DIR: dir, DATABASE_URL: url.href }
    }
    refusedWith(
      started(
        at((url) => {
          url.port = '1'
        }),
      ),
      /không nối được tới máy chủ: kiểm tra/,
      'no server',
    )
    refusedWith(
      started(
        at((url) => {
          url.pathname = '/khong-co'
        }),
      ),
      /chưa được tạo: tạo bằng createdb/,
      'no database',
    )
    const made = await freshDatabase('postgres')
    const name = new URL(made.databaseUrl ?? '').pathname.slice(1)
    const env = { DATA_DIR: dir, DATABASE_URL: made.databaseUrl ?? '' }
    await sql`insert into schema_migration values ('9999_mai_sau', 'x', '2030-01-01')`.execute(made.db.read)
    refusedWith(started(env), /mới hơn chương trình/, 'newer')
    await sql`delete from schema_migration`.execute(made.db.read)
    await sql`alter database ${sql.id(name)} set default_transaction_read_only = on`.execute(made.db.read)
    refusedWith(started(env), /máy chủ chỉ cho đọc.*nối tới máy chủ chính/, 'read-only')
    await made.drop()
  })
})
