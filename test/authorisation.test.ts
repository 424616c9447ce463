// Issue 2, shown by 6: every route as the server itself declares it, walked with every role. What one may not see is
// "not found"; who may do what is worked out here from the guard's name and the rights, not asked of the guard.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { settableClock } from '../src/kit/clock.ts'
import { buildServer } from '../src/kit/http/app.ts'
import type { DeclaredRoute } from '../src/kit/http/route.ts'
import { fold } from '../src/kit/text.ts'
import { RIGHTS, type Right } from '../src/office/rights.ts'
import { PAPER_KINDS } from '../src/paper/kinds.ts'
import { eachDatabase, freshDatabase } from './databases.ts'
import {
  addressOf,
  asker,
  CSRF,
  digests,
  ELSEWHERE,
  ELSEWHERE_DRAFT,
  ELSEWHERE_NAME,
  filledForms,
  HELPER,
  type House,
  markOf,
  openHouse,
  patternOf,
  type Samples,
  SEATS,
  type Seat,
  seatOf,
  unpacked,
} from './routes.ts'

const READS_ALL: Right = 'petition.read'
/** Of the sample: the unit that has it, the village it came from. */
const OWNER = 'dc-xd'
const VILLAGE = 'hung-thuy'

/** The rights a guard asks for, one of them being enough; a word that is no right is a mistake. */
function rightsAsked(route: DeclaredRoute): readonly Right[] {
  return (route.guard ?? '').split('|').map((word) => {
    assert.ok(Object.hasOwn(RIGHTS, word), `${route.url}: "${word}" is no right`)
    return word as Right
  })
}

function isOpen(route: DeclaredRoute): boolean {
  return route.guard === 'public'
}

function holds(route: DeclaredRoute, seat: Seat): boolean {
  if (route.guard === 'public' || route.guard === 'signed_in') return true
  return rightsAsked(route).some((right) => seat.rights.has(right))
}

/** product.md section 2: who reads all opinions does; a unit sees what it has, a collector the own village. */
function seesSample(url: string, seat: Seat): boolean {
  const ofUnit = seat.rights.has('petition.read_unit') && seat.unit === OWNER
  const ofVillage = seat.rights.has('petition.read_village') && seat.village === VILLAGE
  if (/\/(y-kien|luot-y-kien)\/:id/.test(url)) return seat.rights.has(READS_ALL) || ofUnit || ofVillage
  // Who helps reads the case; the draft of the answer is its writers'.
  const helps = seat.rights.has('petition.read_unit') && seat.unit === HELPER && !url.includes('tra-loi/:')
  if (/\/(giai-quyet\/:question|tra-loi\/:answer)/.test(url))
    return seat.rights.has(READS_ALL) || ofUnit || helps
  if (/\/de-nghi\/:letter/.test(url))
    return seat.rights.has(READS_ALL) || ofUnit || seat.rights.has('superior.answer')
  // A list that waits is its person's alone; what was imported the office sees, a collector the own.
  if (/\/nhap-danh-sach\/:draft/.test(url)) return seat.person === 'vai-office'
  if (/\/thu-thap\/anh\/:photo/.test(url))
    return seat.rights.has('petition.enter') || seat.village === VILLAGE
  if (/\/lan-nhap\/:import/.test(url)) return seat.rights.has('petition.enter')
  return true
}

/** Pages that show nothing without being asked for something. */
const ASKED: Readonly<Record<string, (of: Samples) => string>> = {
  '/cong-cu/thoi-han.svg': () => '?quy-che=luat-72-2025&ngay=20/12/2026',
  '/api/v1/schedule': () => '?regulation=luat-72-2025&conference=2026-12-20',
  '/api/v1/workdays': () => '?from=2026-11-20&add=7',
  '/api/v1/lunar': () => '?year=2027',
  '/xa/:commune/bao-cao/noi-dung': (of) => `?hoi-nghi=${of.conference}&do=tong`,
}

eachDatabase('who may see and do what', (_open, kind) => {
  let house: House
  let ask: ReturnType<typeof asker>
  let routes: readonly DeclaredRoute[]
  before(async () => {
    house = await openHouse(kind)
    ask = asker(house.server, house.mine.commune)
    routes = house.server.app.declared
  })
  after(() => house.stop())

  const ofMethod = (method: 'GET' | 'POST') =>
    routes.filter((route) => route.method === method && route.guard !== undefined)
  const own = (url: string) =>
    addressOf(url, house.mine.commune, house.mine) + (ASKED[url]?.(house.mine) ?? '')

  /**
   * What a seat may is told by code that knows no database: on SQLite every seat asks, on PostgreSQL, for its queries, the
   * first who may and two others in turn.
   */
  const seatsFor = (route: DeclaredRoute, at: number): readonly Seat[] => {
    if (kind === 'sqlite') return SEATS
    const first = SEATS.find((seat) => holds(route, seat) && (isOpen(route) || seesSample(route.url, seat)))
    const others = [0, 1].map((next) => SEATS[(at * 2 + next) % SEATS.length] as Seat)
    return [...new Set([...(first ? [first] : []), ...others])]
  }

  test('every route declares its guard, for HEAD the one of GET; only packed assets have none', () => {
    const guardOf = new Map(routes.map((route) => [`${route.method} ${route.url}`, route.guard]))
    for (const { method, url, guard } of routes) {
      if (method === 'HEAD') assert.equal(guard, guardOf.get(`GET ${url}`), `HEAD ${url}`)
      if (guard === undefined) assert.match(url, /^\/assets\//)
      assert.ok(['GET', 'HEAD', 'POST'].includes(method), `${method} ${url}: an act is a POST`)
      if (url.startsWith('/xa/'))
        assert.ok(guard !== 'public' && guard !== 'signed_in', `${url} asks for no right`)
    }
    assert.ok(ofMethod('GET').length > 40 && ofMethod('POST').length > 50)
  })

  test('pages: the stranger is sent to sign in, a role without the right finds nothing', async () => {
    const opened = new Map<string, number>()
    const wrong: string[] = []
    for (const [at, route] of ofMethod('GET').entries()) {
      const url = own(route.url)
      const stranger = await ask(url)
      if (isOpen(route)) {
        if (stranger.status !== 200) wrong.push(`${url}: ${stranger.status} to the public`)
      } else if (stranger.status !== 303 || stranger.location !== `/dang-nhap?ve=${encodeURIComponent(url)}`)
        wrong.push(`${url}: ${stranger.status} to a stranger`)
      for (const seat of seatsFor(route, at)) {
        const may = holds(route, seat) && (isOpen(route) || seesSample(route.url, seat))
        const { status, body } = await ask(url, { seat })
        const signedInAlready = route.url === '/dang-nhap' && status === 303
        if (may ? status !== 200 && !signedInAlready : status !== 404)
          wrong.push(`${url}: ${status} to ${seat.person}, who may${may ? '' : ' not'}`)
        if (body.includes(markOf(house.theirs.commune))) wrong.push(`${url}: shows the other commune`)
        if (may) opened.set(route.url, (opened.get(route.url) ?? 0) + 1)
      }
    }
    assert.deepEqual(wrong, [])
    for (const route of ofMethod('GET')) assert.ok(opened.get(route.url), `nobody opens ${route.url}`)
  })

  test("another commune's record is not found, under our address or under theirs", async () => {
    const wrong: string[] = []
    const { mine, theirs } = house
    for (const [at, route] of ofMethod('GET').entries()) {
      if (!route.url.includes(':commune')) continue
      const { records } = patternOf(route.url)
      for (const seat of [undefined, ...seatsFor(route, at)]) {
        if (!seat && !isOpen(route)) continue
        const addresses = [
          ...(records.length > 0 ? [addressOf(route.url, mine.commune, theirs)] : []),
          ...(records.length > 0 || !isOpen(route) ? [addressOf(route.url, theirs.commune, mine)] : []),
          ...(isOpen(route) ? [] : [addressOf(route.url, theirs.commune, theirs)]),
        ]
        for (const url of addresses) {
          const answer = await ask(url, { seat })
          if (answer.status !== 404 && !(url.includes('tra-cuu') && answer.status === 200))
            wrong.push(`${url}: ${answer.status} to ${seat?.person ?? 'the public'}`)
          if (!isOpen(route) && answer.body.includes(markOf(theirs.commune))) wrong.push(`${url}: shows it`)
        }
      }
    }
    assert.deepEqual(wrong, [])
  })

  test('asking for the other commune in a question mark shows nothing of it', async () => {
    const { theirs } = house
    const asking = [
      `hoi-nghi=${theirs.conference}`,
      `q=${encodeURIComponent(fold(markOf(theirs.commune)))}`,
      `q=${theirs.code}`,
      `muc=${theirs.answer}`,
      `sau=${theirs.submission}`,
      `tu=${theirs.question}`,
    ]
    const wrong: string[] = []
    const name = asking[1] ?? ''
    const others = asking.filter((one) => one !== name)
    // One question with all of them asks the same queries of a database; on SQLite one in turn is asked alone too.
    for (const [at, route] of ofMethod('GET')
      .filter(({ url }) => url.startsWith('/xa/'))
      .entries())
      for (const query of [
        name,
        others.join('&'),
        ...(kind === 'sqlite' ? [others[at % others.length] ?? ''] : []),
      ]) {
        const url = own(route.url)
        const answer = await ask(`${url}${url.includes('?') ? '&' : '?'}${query}`, {
          seat: seatOf('vai-office'),
        })
        if (answer.status >= 500 || answer.body.includes(markOf(theirs.commune)))
          wrong.push(`${route.url}?${query}: ${answer.status}`)
      }
    assert.deepEqual(wrong, [])
  })

  test('acts: not found without the right, refused without the token of the page, and nothing has changed', async () => {
    const before = await digests(house.server.db)
    const { mine, theirs } = house
    const wrong: string[] = []
    const worn = new Set<string>()
    for (const [place, route] of ofMethod('POST').entries()) {
      const url = own(route.url)
      const expect = async (
        wanted: readonly number[],
        who: string,
        at: string,
        asking: Parameters<typeof ask>[1],
      ) => {
        const { status } = await ask(at, { method: 'POST', fields: [['_key', 'k']], ...asking })
        if (!wanted.includes(status)) wrong.push(`${at}: ${status} to ${who}, not ${wanted.join('/')}`)
      }
      // Programs are told that a form is no content type of theirs.
      // The text gateway's door is nowhere for whoever has no secret.
      const refused = route.url.startsWith('/api/')
        ? 415
        : route.url === '/cong/:commune/tin-nhan'
          ? 404
          : 422
      await expect([isOpen(route) ? refused : 401], 'a stranger', url, {})
      for (const seat of seatsFor(route, place)) {
        const may = holds(route, seat) && (isOpen(route) || seesSample(route.url, seat))
        await expect([may ? refused : 404], seat.person, url, { seat })
        if (isOpen(route)) continue
        if (may && !worn.has(route.url))
          await expect([422], `${seat.person}, wrong token`, url, {
            seat,
            fields: [['_csrf', `${CSRF}x`]],
          })
        if (may) worn.add(route.url)
        if (route.url.includes(':commune'))
          for (const of of [theirs, mine])
            await expect([404], `${seat.person} at the other`, addressOf(route.url, theirs.commune, of), {
              seat,
              fields: [['_csrf', CSRF]],
            })
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(await digests(house.server.db), before)
  })

  test('a form sent from another site is refused even with the token', async () => {
    const url = `/xa/${house.mine.commune}/quan-tri/don-vi`
    const fields = Object.entries({ _csrf: CSRF, id: 'moi', name: 'Đơn vị mới', kind: 'unit', email: '' })
    const elsewhere: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://xau.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]
    for (const headers of elsewhere) {
      const answer = await ask(url, { method: 'POST', seat: seatOf('vai-admin'), fields, headers })
      assert.equal(answer.status, 422, JSON.stringify(headers))
      assert.match(answer.body, /value="Đơn vị mới"/)
    }
  })

  test("a unit's foreign case and another village's opinion are in no page, list, search, export or paper", async () => {
    const { mine } = house
    const at = (path: string) => `/xa/${mine.commune}${path}`
    const words = encodeURIComponent(fold(ELSEWHERE))
    const addresses = [
      at('/viec'),
      ...['y-kien', 'giai-quyet', 'y-kien.csv'].flatMap((list) =>
        ['', `?q=${words}`, `?don-vi=tram-y-te`, `?thon=tan-loi`, `?hoi-nghi=${mine.conference}`].map(
          (query) => at(`/${list}${query}`),
        ),
      ),
      at(`/hoi-nghi/${mine.conference}`),
      ...PAPER_KINDS.map((paper) => at(`/hoi-nghi/${mine.conference}/van-ban/${paper}?dang=html`)),
      at('/so-van-ban'),
    ]
    const refused = [
      at(`/y-kien/${mine.foreign.question}`),
      at(`/luot-y-kien/${mine.foreign.submission}`),
      at(`/luot-y-kien/${mine.foreign.submission}/bien-nhan?dang=html`),
      at(`/giai-quyet/${mine.foreign.question}`),
      at(`/tra-loi/${mine.foreign.answer}`),
      at(`/hoi-nghi/${mine.conference}/van-ban/tra_loi?muc=${mine.foreign.answer}&dang=html`),
      at(`/y-kien/${mine.foreign.question}/tep/${mine.attachment}`),
    ]
    for (const person of ['vai-unit', 'vai-police', 'vai-finance', 'vai-unit-khac', 'vai-collector']) {
      const seat = seatOf(person)
      for (const url of addresses) {
        const answer = await ask(url, { seat })
        // The posted minutes and the conclusion say to everybody what was raised, never by whom.
        const posted = /van-ban\/(bien_ban_niem_yet|thong_bao_ket_luan)\?/.test(url)
        for (const words of [ELSEWHERE_NAME, ELSEWHERE_DRAFT, ...(posted ? [] : [ELSEWHERE])])
          assert.ok(!answer.body.includes(words), `${url} shows "${words}" to ${person}`)
        assert.ok([200, 404, 422].includes(answer.status), `${url}: ${answer.status} to ${person}`)
      }
      const xlsx = await ask(at(`/y-kien.xlsx?q=${words}`), { seat })
      assert.ok(!unpacked(xlsx.bytes).includes(ELSEWHERE), `the workbook shows it to ${person}`)
      for (const url of refused) assert.equal((await ask(url, { seat })).status, 404, `${url} to ${person}`)
    }
    const reader = seatOf('vai-office')
    for (const url of refused.slice(0, 5)) {
      const answer = await ask(url, { seat: reader })
      assert.ok(answer.status === 200 && /đơn vị khác/.test(answer.body), `${url} is real`)
    }
    const all = await ask(at(`/y-kien.xlsx?q=${words}`), { seat: reader })
    assert.ok(unpacked(all.bytes).includes(ELSEWHERE), 'the workbook of the office has it')
  })

  test("filled forms aimed at the other commune's records change nothing there and never break", async () => {
    const { db } = house.server
    const { mine, theirs } = house
    const forms = await filledForms(house, ask)
    const ofTheirs = async () =>
      [...(await digests(db))].filter(([name]) => name.startsWith(`${theirs.commune} `))
    const before = await ofTheirs()
    const wrong: string[] = []
    // Which form is whose is asked by the same queries on both: on PostgreSQL every second one.
    const aimed = [...forms].filter((_, at) => kind === 'sqlite' || at % 2 === 0)
    for (const [route, { seat, fields }] of aimed) {
      const foreign = fields.map(([name, value]) => [name, theirsFor(value)] as const)
      const named = foreign.some(([, value], at) => value !== fields[at]?.[1])
      const addresses = [
        ...(patternOf(route).records.length > 0 ? [addressOf(route, mine.commune, theirs)] : []),
        // Which files stay behind is a choice among the submission's own: an id of elsewhere chooses none. Looking for
        // what is alike stores nothing.
        ...(named && !/\/(han-che|giong)$/.test(route) ? [addressOf(route, mine.commune, mine)] : []),
        addressOf(route, theirs.commune, theirs),
      ]
      for (const [at, url] of addresses.entries()) {
        const { status } = await ask(url, {
          method: 'POST',
          seat,
          fields: foreign.map(([name, value]) => [
            name,
            name === '_key' ? `${route} ${at}`.slice(-60) : value,
          ]),
        })
        if (![404, 409, 422].includes(status)) wrong.push(`${url}: ${status} to ${seat.person}`)
      }
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(await ofTheirs(), before)
    assert.ok(forms.size > 40, `only ${forms.size} forms were found on the pages`)
    let done = 0
    for (const [route, { seat, fields }] of aimed)
      if ((await ask(own(route), { method: 'POST', seat, fields })).status === 303) done++
    assert.ok(
      done > (kind === 'sqlite' ? 15 : 7),
      `aimed at our own records only ${done} of ${aimed.length} are accepted`,
    )
  })

  /** The other commune's record of the same kind, for a value that names one of ours. */
  function theirsFor(value: string): string {
    const names = Object.keys(house.mine) as (keyof Samples)[]
    const name = names.find((each) => house.mine[each] === value)
    const other = name && house.theirs[name]
    return typeof other === 'string' ? other : value
  }
})

test('a route that declares no guard stops the start', async () => {
  const { db, drop } = await freshDatabase('sqlite')
  const app = await buildServer(
    {
      db,
      clock: settableClock(Temporal.PlainDate.from('2024-08-05')),
      signInPath: '/dang-nhap',
      problemPage: () => h('p', {}),
      problemUi: () => {
        throw new Error('no page is drawn')
      },
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10 },
  )
  app.get('/xa/:commune/quen', async () => 'open to everybody')
  await assert.rejects(async () => app.ready(), /routes without a guard: GET \/xa\/:commune\/quen/)
  await app.close()
  await drop()
})
