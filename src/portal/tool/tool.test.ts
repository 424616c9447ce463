// The public tool over real HTTP: dates as the command line gives them, both languages, everything in the address,
// nothing stored; hostile questions are refused with what was typed kept.
import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { startServer, type TestServer } from '../../../test/server.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { must } from '../../kit/result.ts'
import { shippedText } from '../../regulation/library.ts'
import { scheduleAnswer, workdaysAnswer, yearDays } from './answer.ts'
import { readBackwards, readScheduleDates, readWorkdays, readYear } from './ask.ts'
import { groundsOf, LARGEST_OWN, ownCalendar, ownRegulation, shippedRegulations } from './grounds.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const wrongOf = (read: { ok: boolean; error?: unknown }) => ('error' in read ? read.error : undefined)

suite('what is asked', () => {
  test('dates that do not exist, far years, and dates in the wrong order are named one by one', () => {
    assert.deepEqual(
      wrongOf(readScheduleDates({ ngay: '31/2/2026', 'ket-thuc': '1/1/1900', 'ket-luan': 'mai' })),
      {
        ngay: 'date',
        'ket-thuc': 'years',
        'ket-luan': 'date',
      },
    )
    assert.deepEqual(wrongOf(readScheduleDates({})), { ngay: 'noDate' })
    const order = {
      ngay: '20/12/2026',
      'ket-thuc': '19/12/2026',
      'ket-luan': '18/12/2026',
      'ke-hoach': '21/12/2026',
    }
    assert.deepEqual(wrongOf(readScheduleDates(order)), {
      'ket-thuc': 'endBefore',
      'ket-luan': 'conclusionBefore',
      'ke-hoach': 'planAfter',
    })
    assert.deepEqual(wrongOf(readScheduleDates({ ngay: '1/1/2026', 'ket-thuc': '5/1/2027' })), {
      'ket-thuc': 'endFar',
    })
    assert.ok(readScheduleDates({ ngay: '2026-12-20', 'ket-thuc': '' }).ok)
  })

  test('counts: signed whole numbers, a dash for a minus, no fractions, no thousands', () => {
    assert.equal(must(readWorkdays({ tu: '20/11/2026', them: '−7' })).add, -7)
    for (const them of ['1,5', '1e3', '', 'bảy', '--7', '９'])
      assert.deepEqual(wrongOf(readWorkdays({ tu: '20/11/2026', them })), { them: 'count' })
    assert.deepEqual(wrongOf(readWorkdays({ tu: '20/11/2026', them: '999999999' })), { them: 'countFar' })
    assert.deepEqual(wrongOf(readYear('3000')), { nam: 'lunarYears' })
  })

  test('planning backwards looks ahead, not back and not for ever', () => {
    const today = day('2026-11-21')
    assert.ok(readBackwards({}, today).ok)
    assert.deepEqual(wrongOf(readBackwards({ truoc: '20/11/2026', ngay: '1/1/2099' }, today)), {
      truoc: 'past',
      ngay: 'far',
    })
  })
})

suite('what is counted by', () => {
  test('the bare law stands first among the shipped regulations', () => {
    assert.equal([...shippedRegulations().keys()][0], 'luat-72-2025')
    assert.equal(shippedRegulations().size, 6)
  })

  test('a regulation of one’s own is read with line numbers, and kept within bounds', () => {
    const text = shippedText('loc-thinh-2024')
    assert.ok(ownRegulation(text).ok)
    const broken = ownRegulation(text.replace('count: 10', 'count: mười'))
    assert.ok(!broken.ok && broken.error.details.some((line) => /^dòng \d+ /.test(line)))
    const long = ownRegulation('a'.repeat(LARGEST_OWN + 1))
    assert.ok(!long.ok && /quá dài/.test(long.error.message))
    const heavy = ownRegulation(text.replace('count: 10', 'count: 1000'))
    assert.ok(!heavy.ok && /quá lớn/.test(heavy.error.message))
    const empty = ownCalendar('')
    assert.ok(!empty.ok && empty.error.details.length === 1)
  })

  test('what is too late is said with the earliest lawful day', () => {
    const grounds = groundsOf(must(ownRegulation(shippedText('loc-thinh-2024'))))
    const answer = must(scheduleAnswer(grounds, { conference: day('2026-11-28') }, day('2026-11-21'), 'en'))
    assert.deepEqual(
      answer.late.map((row) => row.rule),
      ['S5-NOTICE'],
    )
    assert.equal(answer.earliest?.date.toString(), '2026-12-01')
    assert.match(answer.rows[1]?.explanation ?? '', /^By \w+, 18\/11\/2026: 10 days before/)
    const past = must(scheduleAnswer(grounds, { conference: day('2024-08-20') }, day('2026-11-21'), 'vi'))
    assert.deepEqual(past.late, [], 'a conference long held is not too late')
  })

  test('the days off of a year are the announced ones, else computed and said to be', () => {
    const known = yearDays(2026, standardCalendar())
    assert.ok(known && !known.provisional && known.off.some((each) => each.date.toString() === '2026-02-17'))
    assert.deepEqual(
      known.worked.map((each) => each.date.toString()),
      ['2026-01-10', '2026-08-22'],
    )
    assert.equal(yearDays(2031, standardCalendar())?.provisional, true)
    assert.equal(yearDays(1999, standardCalendar()), undefined)
    const english = must(workdaysAnswer(day('2026-11-20'), 7, standardCalendar(), 'en'))
    assert.match(
      english.explanation,
      /^7 working days after \w+, 20\/11\/2026.* is \w+, 2\/12\/2026.*24\/11\/2026/,
    )
  })
})

suite('the pages', () => {
  let server: TestServer
  before(async () => {
    server = await startServer('sqlite', '2026-11-21', undefined, { TRUST_PROXY: '1' })
  })
  after(() => server.stop())

  let visitor = 0
  async function get(path: string, headers: Record<string, string> = {}) {
    const from = { 'x-forwarded-for': `10.0.${visitor >> 8}.${visitor++ % 256}` }
    const answer = await fetch(`${server.url}${path}`, { headers: { ...from, ...headers } })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  test('a schedule: each date as counted by hand, with reasons, picture and links that hold the question', async () => {
    const page = await get('/cong-cu/thoi-han?quy-che=loc-thinh-2024&ngay=20/12/2026')
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('set-cookie'), null)
    for (const words of [
      'Lịch của hội nghị Chủ nhật, 20/12/2026',
      'S5-NOTICE',
      '10/12/2026',
      'đếm lùi 10 ngày từ ngày tổ chức hội nghị',
      'chậm nhất là 10 ngày trước ngày tổ chức Hội nghị',
      '/api/v1/schedule?regulation=loc-thinh-2024&amp;conference=2026-12-20',
    ])
      assert.ok(page.text.includes(words), words)
    assert.match(page.text, /<svg[^>]+role="img"/)
    assert.ok(!/<script|style="/.test(page.text))
  })

  test('what cannot be kept any more is said first, with the earliest day and a way to it', async () => {
    const page = await get('/cong-cu/thoi-han?quy-che=loc-thinh-2024&ngay=28/11/2026')
    assert.match(
      page.text,
      /Không còn kịp[\s\S]*thứ Tư, 18\/11\/2026, đã qua 3 ngày[\s\S]*thứ Ba, 1\/12\/2026/,
    )
    assert.match(page.text, /href="\/cong-cu\/thoi-han\?quy-che=loc-thinh-2024&amp;ngay=1%2F12%2F2026"/)
  })

  test('every page is light: with its stylesheet at most 30 kB over the wire', async () => {
    const asked = { 'accept-encoding': 'gzip' }
    for (const path of [
      '/cong-cu/thoi-han?quy-che=quang-bach-2025&ngay=20/12/2026',
      '/cong-cu/lap-nguoc?quy-che=son-tay-ha-2025',
      '/cong-cu/ngay-lam-viec?tu=1/1/2026&them=250',
      '/cong-cu/ngay-le?nam=2026',
      '/api/v1',
    ]) {
      const page = await get(path, asked)
      assert.equal(page.status, 200, path)
      const href = /<link rel="stylesheet" href="([^"]+)"/.exec(page.text)?.[1] ?? ''
      const style = await get(href, asked)
      const weight = gzipSync(page.text).length + gzipSync(style.text).length
      assert.ok(weight <= 30_000, `${path}: ${weight}`)
    }
  })

  test('English stays English, from tab to tab and back', async () => {
    const page = await get('/cong-cu/thoi-han?quy-che=loc-thinh-2024&ngay=20/12/2026&lang=en')
    assert.match(page.text, /<html lang="en">/)
    assert.match(page.text, /Schedule of the conference on/)
    assert.match(page.text, /href="\/cong-cu\/lap-nguoc\?lang=en"/)
    assert.match(
      page.text,
      /href="\/cong-cu\/thoi-han\?quy-che=loc-thinh-2024&amp;ngay=20%2F12%2F2026" lang="vi"/,
    )
  })

  test('planning backwards, working days and holidays', async () => {
    const back = await get('/cong-cu/lap-nguoc?quy-che=quang-bach-2025&ngay=25/11/2026')
    assert.match(back.text, /30\/11\/2026 \(mốc quyết định: S3-PROV\)/)
    assert.match(back.text, /3 việc đã quá ngày cuối/)
    const days = await get('/cong-cu/ngay-lam-viec?tu=20/11/2026&them=7')
    // 23, (24 off), 25, 26, 27, 30, 1, 2
    assert.match(days.text, /thứ Tư, 2\/12\/2026/)
    assert.match(days.text, /Ngày Văn hóa Việt Nam/)
    const lunar = await get('/cong-cu/ngay-le?nam=2030')
    assert.match(lunar.text, /2\/2\/2030/)
    assert.match(lunar.text, /chưa công bố/)
  })

  test('the picture stands alone: drawn without a stylesheet, named and described', async () => {
    const svg = await get('/cong-cu/thoi-han.svg?quy-che=loc-thinh-2024&ngay=20/12/2026')
    assert.equal(svg.headers.get('content-type'), 'image/svg+xml; charset=utf-8')
    assert.match(svg.text, /^<\?xml[^>]+>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="1000"/)
    assert.match(
      svg.text,
      /<title id="moc">[^<]+20\/12\/2026<\/title><desc id="moc-desc">[^<]*10\/12\/2026: Niêm yết/,
    )
    assert.ok(!/<style|style=|<script|href=/.test(svg.text))
    assert.match(svg.text, /stroke="#8a857c"/)
  })

  test('bad questions come back with what was typed and what to do', async () => {
    const bad = await get('/cong-cu/thoi-han?quy-che=x&ngay=31/2/2026&ket-thuc=1/1/1900')
    assert.equal(bad.status, 422)
    for (const words of [
      'Không có quy chế này',
      'Không có ngày này',
      'từ năm 2000 đến năm 2100',
      'value="31/2/2026"',
    ])
      assert.ok(bad.text.includes(words), words)
    for (const path of [
      '/cong-cu/thoi-han?ngay=20/12/2026',
      '/cong-cu/thoi-han.svg',
      '/cong-cu/lap-nguoc?truoc=1/1/2000',
      '/cong-cu/ngay-lam-viec?tu=1/1/2100&them=5000',
      '/cong-cu/ngay-lam-viec?tu=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&them=%00',
      `/cong-cu/ngay-le?nam=${'9'.repeat(500)}`,
      '/cong-cu/ngay-le?nam[]=2026&nam=__proto__',
    ]) {
      const page = await get(path)
      assert.ok(page.status === 422 || page.status === 404, `${path}: ${page.status}`)
      assert.ok(!page.text.includes('<script>alert'), path)
    }
  })

  async function post(fields: Record<string, string | Blob>, headers: Record<string, string> = {}) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const from = { 'x-forwarded-for': `10.1.${visitor >> 8}.${visitor++ % 256}` }
    const answer = await fetch(`${server.url}/cong-cu/thoi-han/quy-che-rieng`, {
      method: 'POST',
      body: form,
      headers: { ...from, ...headers },
    })
    return { status: answer.status, text: await answer.text() }
  }

  test('a regulation of one’s own: pasted or as a file, computed and not stored', async () => {
    const text = shippedText('loc-thinh-2024').replace('count: 10', 'count: 12')
    const ways: readonly Record<string, string | Blob>[] = [
      { yaml: text, ngay: '20/12/2026' },
      { tep: new Blob([text], { type: 'text/yaml' }), ngay: '20/12/2026' },
    ]
    for (const fields of ways) {
      const page = await post(fields)
      assert.equal(page.status, 200)
      assert.match(page.text, /S5-NOTICE[\s\S]*8\/12\/2026/)
    }
    const rows = await server.db.read.selectFrom('regulation_version').select('id').execute()
    assert.deepEqual(rows, [])
  })

  test('a broken regulation or date is refused at its place, and the text is kept', async () => {
    const text = shippedText('loc-thinh-2024').replace('count: 10', 'count: mười')
    const broken = await post({ yaml: text, ngay: '20/12/2026' })
    assert.equal(broken.status, 422)
    assert.match(broken.text, /dòng \d+ \(rules\[\d\]\.count\)/)
    assert.ok(broken.text.includes('count: mười'))
    const date = await post({ yaml: shippedText('loc-thinh-2024'), ngay: '30/2/2026' })
    assert.equal(date.status, 422)
    assert.match(date.text, /Không có ngày này[\s\S]*id: loc-thinh-2024/)
    assert.equal((await post({ ngay: '20/12/2026' })).status, 422)
    const binary = await post({ tep: new Blob([new Uint8Array([0, 255, 0, 1])]), ngay: '20/12/2026' })
    assert.equal(binary.status, 422)
  })

  test('who asks too often waits a minute', async () => {
    const asked = () =>
      fetch(`${server.url}/cong-cu/lap-nguoc`, { headers: { 'x-forwarded-for': '10.9.9.9' } })
    const statuses = []
    for (let n = 0; n < 21; n++) statuses.push((await asked()).status)
    assert.deepEqual(statuses, [...Array(20).fill(200), 429])
    assert.equal((await get('/cong-cu/lap-nguoc')).status, 200, 'others are not held up')
  })

  test('the way there stands on the first page and beside the sign-in', async () => {
    await server.db.act('xa-thu', async (trx) => {
      await trx
        .insertInto('commune')
        .values({
          commune_id: 'xa-thu',
          name: 'Thử',
          kind: 'xã',
          province: null,
          population: 0,
          voters: 0,
          email: null,
          phone: null,
          website: null,
          sort_key: '',
        })
        .execute()
      return { ok: true, value: undefined } as const
    })
    for (const path of ['/', '/dang-nhap'])
      assert.match((await get(path)).text, /href="\/cong-cu\/thoi-han"/, path)
  })
})
