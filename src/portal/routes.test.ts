// The portal as a citizen's old phone sees it: over HTTP, without script, on both databases.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { HttpUser, type Page } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { PHOTO, PNG } from '../../test/pictures.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { announceConference } from '../conference/acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { p } from '../paper/build.ts'
import { issuePaper } from '../paper/issue.ts'
import type { PaperKind } from '../paper/kinds.ts'
import { draftHead } from '../paper/letterheads.ts'
import {
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  receiveSubmission,
  restrictQuestion,
  splitOffQuestion,
} from '../petition/acts.ts'
import { saveConsentText } from '../petition/privacy/consent.ts'
import { slip } from '../petition/sample.ts'

const DAY = '2024-08-05'
const HOME = '/cong/xa-a'
const CONFERENCE = `${HOME}/hoi-nghi/hn-xa-a`
const SEND = `${CONFERENCE}/gui-y-kien`
const REGISTER = `${CONFERENCE}/dang-ky`
const EVIL = '<script>alert("đường")</script>'

const typed = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

function codeOn(page: Page): string {
  const code = /\/bien-nhan\/([0-9A-Z]{8})/.exec(page.url)?.[1]
  assert.ok(code, `no receipt at ${page.url}: ${typed(page.text).slice(0, 400)}`)
  return code
}

eachDatabase('portal', (_open, kind) => {
  let server: TestServer
  let world: World
  const anyone = () => new HttpUser(server.url)
  const act = <T>(work: Parameters<typeof server.db.act<T>>[1]) => server.db.act('xa-a', work)

  async function received(content: string, more: Parameters<typeof slip>[2] = {}) {
    const by = world.by('van-phong')
    return act(async (trx) => must(await receiveSubmission(trx, by, slip(world, content, more))))
  }

  async function classified(question: string) {
    const by = world.by('van-phong')
    await act(async (trx) => {
      const sorted = { question, kind: 'kien_nghi', competence: 'commune', fields: ['giao_thong'] } as const
      must(await classifyQuestion(trx, by, sorted))
      must(await assignQuestion(trx, by, { question, unit: 'kinh-te' }))
    })
  }

  async function published(content: string, more: Parameters<typeof slip>[2] = {}) {
    const made = await received(content, more)
    await classified(made.questions[0] as string)
    return { code: made.code, question: made.questions[0] as string }
  }

  async function issued(paper: PaperKind): Promise<string> {
    const head = draftHead(
      { issuer: 'ubnd', commune: { name: 'An Bình', kind: 'xã' }, kind: paper, layout: 'nd30' },
      { year: 2024, month: 8 },
    )
    const heading = { type: 'named', name: 'Văn bản' } as const
    const model = {
      kind: paper,
      layout: 'nd30',
      title: 'Văn bản',
      head,
      heading,
      body: [p('Nội dung.')],
    } as const
    const by = world.by('van-phong')
    return act(async (trx) => {
      const made = await issuePaper(trx, by, {
        conference: 'hn-xa-a',
        kind: paper,
        model,
        issuer: 'ubnd',
        issuedOn: DAY,
      })
      return must(made).id
    })
  }

  before(async () => {
    server = await startServer(kind, DAY, async ({ db }) => {
      world = await makeWorld(db)
      const by = world.by('van-phong')
      await db.act('xa-a', async (trx) => must(await announceConference(trx, by, 'hn-xa-a', DAY, null)))
    })
  })
  after(() => server.stop())

  test('the front page names communes with their next conference; the home leads to sending an opinion', async () => {
    const front = await anyone().get('/')
    assert.match(front.text, /Xã An Bình/)
    assert.match(front.text, /20\/8\/2024/)
    assert.ok(!front.text.includes('/cong/xa-b/hoi-nghi/'), 'what is not announced is not named')
    const home = await anyone().get(HOME)
    assert.match(home.text, new RegExp(`href="${SEND}"`))
    assert.match(home.text, /Chủ nhật|thứ Ba, 20\/8\/2024/)
    for (const page of [front, home]) assert.equal(page.headers.get('set-cookie'), null)
  })

  test('an opinion is sent, its receipt kept, and looked up by the code read over the phone', async () => {
    const user = anyone()
    const form = await user.get(SEND)
    assert.equal(form.headers.get('cache-control'), 'no-store')
    const receipt = await user.submit(form, SEND, {
      content: 'Cầu treo hỏng ván, đề nghị sửa.',
      name: 'Đinh Văn Bốn',
      phone: '0912 345 678',
      address: 'Tổ 3',
      village: 'thon-1',
      consent: 'on',
      publish: 'viet-tat',
    })
    assert.equal(receipt.status, 200)
    const code = codeOn(receipt)
    assert.equal(new URL(receipt.url).search, '', 'the address holds the code only')
    assert.match(typed(receipt.text), new RegExp(`${code.slice(0, 4)} ?${code.slice(4)}`))
    assert.ok(!receipt.text.includes('Bốn') && !receipt.text.includes('345'), 'no personal data')
    const spoken = `${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`
    const found = await user.get(`/tra-cuu?ma=${encodeURIComponent(spoken)}`)
    assert.equal(new URL(found.url).pathname, `${HOME}/tra-cuu`)
    assert.match(found.text, /Đã tiếp nhận/)
    assert.ok(!found.text.includes('Cầu treo'), 'the words show once an official has called it an opinion')
    assert.ok(!/Bốn|345 ?678|Tổ 3/.test(found.text))
    const stored = await server.db.read
      .selectFrom('submission')
      .select(['channel', 'consent_text', 'consent_publish'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    assert.deepEqual({ ...stored }, { channel: 'web', consent_text: 'cong-1-vi', consent_publish: 0 })
  })

  test('the commune’s own words of consent are shown and their version kept; changed words are read again', async () => {
    const today = Temporal.PlainDate.from('2024-08-05')
    const by = { commune: 'xa-a', person: 'van-phong', now: today.toZonedDateTime('UTC').toInstant(), today }
    const save = (text: string, version: number) =>
      server.db.act('xa-a', (trx) => saveConsentText(trx, by, { purpose: 'xu_ly', text, version }))
    must(await save('Lời đồng ý riêng của xã <b>', 0))
    const user = anyone()
    const form = await user.get(SEND)
    assert.match(form.text, /Lời đồng ý riêng của xã &lt;b/)
    assert.match(form.text, /name="seen" value="xu_ly-1-vi"/)
    const values = { content: 'Ý kiến với lời riêng', name: 'Lê Văn Hai', consent: 'on', publish: 'viet-tat' }
    must(await save('Lời đồng ý mới hơn', 1))
    const late = await user.submit(form, SEND, { ...values, seen: 'xu_ly-1-vi' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Lời đồng ý vừa được sửa/)
    assert.match(late.text, /Ý kiến với lời riêng/)
    const again = await user.get(SEND)
    const code = codeOn(await user.submit(again, SEND, { ...values, seen: 'xu_ly-2-vi' }))
    const stored = await server.db.read
      .selectFrom('submission')
      .select('consent_text')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    assert.equal(stored.consent_text, 'xu_ly-2-vi')
  })

  test('the same form sent twice gives one opinion and one code', async () => {
    const user = anyone()
    const form = await user.get(SEND)
    const values = { content: 'Gửi hai lần vì mạng chậm' }
    const first = await user.submit(form, SEND, values)
    const second = await user.submit(form, SEND, values)
    assert.equal(codeOn(first), codeOn(second))
    const rows = await server.db.read
      .selectFrom('submission')
      .select('id')
      .where('content', '=', values.content)
      .execute()
    assert.equal(rows.length, 1)
  })

  test('a form half filled comes back with what was typed and says what to do, in the page’s language', async () => {
    const user = anyone()
    const form = await user.get(`${SEND}?lang=en`)
    const again = await user.submit(form, `${SEND}?lang=en`, { content: '', name: EVIL, phone: 'gọi tôi' })
    assert.equal(again.status, 422)
    assert.match(again.text, /Please write your opinion/)
    assert.match(again.text, /A telephone number has digits/)
    assert.ok(!again.text.includes('<script>alert'), 'what was typed is escaped')
    assert.match(again.text, /value="&lt;script>/)
    const noConsent = await user.submit(form, `${SEND}?lang=en`, { content: 'Road', name: 'Nguyen Van A' })
    assert.match(noConsent.text, /tick your consent/)
    const robot = await user.submit(form, `${SEND}?lang=en`, { content: 'Buy', trang_web: 'http://x' })
    assert.equal(robot.status, 422)
    assert.match(robot.text, /must stay empty/)
    const elsewhere = await user.submit(form, `${SEND}?lang=en`, { content: 'Road', village: 'thon-9' })
    assert.equal(elsewhere.status, 422)
    assert.match(elsewhere.text, />Road<\/textarea>/)
  })

  test('words typed for an old font come back in Unicode to be read, and are taken the second time', async () => {
    const person = anyone()
    const page = await person.get(SEND)
    const back = await person.submit(page, SEND, { content: '§Ò nghÞ x· söa ®­êng th«n' })
    assert.equal(back.status, 422)
    assert.match(back.text, /Chữ gõ theo bảng mã cũ đã được đổi/)
    assert.match(back.text, /<textarea[^>]*>\s*Đề nghị xã sửa đường thôn<\/textarea>/)
    const content = 'Đề nghị xã sửa đường thôn'
    const taken = await person.submit(back, SEND, { content })
    assert.match(taken.url, /bien-nhan/)
  })

  test('attachments: at most three, of known kinds; a refusal stores nothing', async () => {
    const sent = async (content: string, files: readonly Uint8Array<ArrayBuffer>[]) => {
      const body = new FormData()
      body.set('content', content)
      for (const [at, bytes] of files.entries()) body.append('files', new Blob([bytes]), `anh-${at}.png`)
      const response = await fetch(new URL(SEND, server.url), { method: 'POST', body })
      return { status: response.status, url: response.url, text: await response.text() }
    }
    const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3])
    const wrong = await sent('Kèm tệp lạ', [program])
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Có tệp không phải ảnh/)
    assert.match((await sent('Kèm bốn tệp', [PNG, PNG, PNG, PNG])).text, /tối đa 3 tệp/)
    const broken = await sent('Kèm ảnh hỏng, chữ vẫn còn', [PNG.slice(0, 20)])
    assert.equal(broken.status, 422)
    assert.match(broken.text, /Ảnh &quot;anh-0.png&quot; bị hỏng/)
    assert.match(broken.text, /Kèm ảnh hỏng, chữ vẫn còn<\/textarea>/)
    const good = await sent('Kèm hai ảnh', [PNG, PHOTO])
    assert.match(good.url, /bien-nhan/)
    const rows = await server.db.read.selectFrom('attachment').select('file_id').execute()
    assert.equal(rows.length, 2)
    for (const { bytes } of await server.db.read.selectFrom('file').select('bytes').execute())
      assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /Exif|GPS/, 'where it was taken is not kept')
  })

  test('what people wrote is shown with initials and village, without numbers and names, and never as markup', async () => {
    const { question } = await published(
      `${EVIL} Đường liên thôn lầy lội, gọi 0912.345.678 gặp ông Nguyễn Thị Tình, cán bộ Hoàng Văn Kiểm.`,
      { address: 'Xóm Đáy' },
    )
    await published('Người khác kể chuyện: bà Nguyễn Thị Tình và ông Phạm Công Khai.', {
      name: 'Phạm Công Khai',
      consentPublish: true,
      village: 'thon-2',
    })
    const page = await anyone().get(CONFERENCE)
    assert.ok(!page.text.includes('<script>alert'))
    assert.match(page.text, /&lt;script>/)
    assert.match(typed(page.text), /N\.T\.T\., Huy Măng/)
    assert.match(typed(page.text), /Phạm Công Khai, Mang Hin/, 'a full name only with consent')
    assert.ok(!/Nguyễn Thị Tình|345\.678|Xóm Đáy/.test(page.text))
    assert.match(page.text, new RegExp(`id="nd-${question}"`))
    const found = await anyone().get(`${CONFERENCE}?q=duong+lien+thon+lay`)
    assert.match(found.text, new RegExp(`id="nd-${question}"`), 'found without tone marks')
    const byName = await anyone().get(`${CONFERENCE}?q=Nguy%E1%BB%85n+Th%E1%BB%8B+T%C3%ACnh`)
    assert.ok(!byName.text.includes(`id="nd-`), 'a hidden name cannot be searched for')
    const odd = await anyone().get(
      `${CONFERENCE}?q=%25&linh-vuc=__proto__&tinh-trang=xx&trang=-4&thon=%3Ci%3E`,
    )
    assert.equal(odd.status, 200)
    assert.ok(!odd.text.includes('<i>'))
  })

  test('unread, split and restricted matters are nowhere; their codes cannot be told apart', async () => {
    const unread = await received('Chuyện chưa ai đọc ở bãi đá')
    const denounced = await received('Tố cáo cán bộ nhận tiền ở bãi đá')
    const complaint = await received('Khiếu nại quyết định bồi thường ở bãi đá')
    const by = world.by('van-phong')
    await act(async (trx) => {
      must(await restrictQuestion(trx, by, { question: denounced.questions[0] as string }))
      must(await splitOffQuestion(trx, by, { question: complaint.questions[0] as string, kind: 'khieu_nai' }))
    })
    for (const url of [
      CONFERENCE,
      `${CONFERENCE}?q=bai+da`,
      `${HOME}/du-lieu.csv`,
      `${HOME}/du-lieu.json`,
      HOME,
    ]) {
      const page = await anyone().get(url)
      assert.equal(page.status, 200)
      assert.ok(!/bãi đá|Tố cáo cán bộ/.test(page.text), url)
      for (const question of [unread, denounced, complaint])
        assert.ok(!page.text.includes(question.questions[0] as string), url)
    }
    const shown = async (code: string) => {
      const page = await anyone().get(`${HOME}/tra-cuu?ma=${code}`)
      return typed(page.text)
        .replaceAll(code, 'MÃ')
        .replaceAll(`${code.slice(0, 4)} ${code.slice(4)}`, 'MÃ')
    }
    const [plain, secret] = [await shown(unread.code), await shown(denounced.code)]
    const body = (text: string) =>
      text.slice(text.indexOf('Kết quả của mã')).replaceAll(/[0-9A-Z]{4} ?[0-9A-Z]{4}/g, 'MÃ')
    assert.match(secret, /đang được xem xét theo đúng quy định của pháp luật/)
    assert.equal(body(secret), body(plain))
    assert.match(await shown(complaint.code), /Luật Khiếu nại/)
  })

  test('duplicates stand once with their number; answers and states show; the numbers carry what they are of', async () => {
    const head = await published('Thiếu nước sạch mùa khô ở xóm trên')
    const same = await published('Mùa khô xóm trên không có nước sạch', { name: 'Lò Văn Cả' })
    const by = world.by('van-phong')
    await act(async (trx) => {
      must(await linkQuestion(trx, by, { question: same.question, kind: 'trung', ofQuestion: head.question }))
      must(
        await disposeQuestion(trx, world.by('chu-tich'), {
          question: head.question,
          code: 'tra_loi_tai_cho',
          answer: 'Xã đã có dự án cấp nước, khởi công tháng 10; ông Lò Văn Cả là tổ trưởng giám sát.',
        }),
      )
    })
    const before = await anyone().get(`${CONFERENCE}?q=nuoc+sach`)
    assert.match(before.text, /2 lượt ý kiến cùng nội dung này/)
    assert.ok(!before.text.includes(`nd-${same.question}`))
    assert.match(before.text, /Đã trả lời/)
    assert.ok(!before.text.includes('khởi công'), 'the hall’s words come with the notice of conclusions')
    await issued('thong_bao_ket_luan')
    const after = await anyone().get(`${CONFERENCE}?q=nuoc+sach`)
    assert.match(after.text, /khởi công tháng 10/)
    assert.ok(!after.text.includes('Lò Văn Cả'))
    assert.match(typed((await anyone().get(CONFERENCE)).text), /1\/\d+ \(\d+(,\d)? ?%\)/)
    const mine = await anyone().get(`${HOME}/tra-cuu?ma=${same.code}`)
    assert.match(mine.text, /khởi công tháng 10/)
    assert.match(mine.text, /Phòng Kinh tế/)
    const rating = /action="([^"]*\/hai-long)"/.exec(mine.text)?.[1] ?? ''
    const without = await anyone().submit(mine, rating, { satisfied: 'khong', reason: '' })
    assert.equal(without.status, 422)
    const said = await anyone().submit(mine, rating, {
      satisfied: 'khong',
      reason: 'Chưa rõ tháng 10 năm nào',
    })
    assert.match(said.text, /chưa hài lòng\. Văn phòng sẽ xem lại/)
    const foreign = await anyone().post(`${HOME}/tra-cuu/${same.code}/hai-long`, {
      question: head.question,
      satisfied: 'co',
    })
    assert.equal(foreign.status, 404, 'nobody speaks for another')
  })

  test('registering takes the slip’s own fields and gives one code', async () => {
    const user = anyone()
    const form = await user.get(REGISTER)
    const again = await user.submit(form, REGISTER, { name: '', content: 'Giữ chữ này' })
    assert.equal(again.status, 422)
    assert.match(again.text, />Giữ chữ này<\/textarea>/)
    const plain = await user.submit(form, REGISTER, { name: 'Hồ Thị Sáu', consent: 'on', speaks: 'co' })
    assert.match(plain.text, /Đã nhận đăng ký/)
    const speaks = await user.submit(await user.get(REGISTER), REGISTER, {
      name: 'Hồ Thị Bảy',
      consent: 'on',
      speaks: 'co',
      content: 'Trường thiếu phòng học',
    })
    const row = await server.db.read
      .selectFrom('registration as r')
      .innerJoin('submission as s', 's.id', 'r.submission_id')
      .select(['r.speaks', 's.channel'])
      .where('s.code', '=', codeOn(speaks))
      .executeTakeFirstOrThrow()
    assert.deepEqual({ ...row }, { speaks: 1, channel: 'phieu' })
  })

  test('another commune’s and not announced conferences, unknown communes and papers are not found', async () => {
    const hidden = '/cong/xa-b/hoi-nghi/hn-xa-b'
    const inside = await issued('giao_tra_loi')
    for (const url of [
      '/cong/xa-a/hoi-nghi/hn-xa-b',
      '/cong/xa-c',
      '/cong/xa-c/tra-cuu',
      hidden,
      `${hidden}/gui-y-kien`,
      `${hidden}/dang-ky`,
      `${hidden}/lich.ics`,
      `${HOME}/van-ban/${inside}.pdf`,
      `${HOME}/van-ban/khong-co.pdf`,
      `${HOME}/bien-nhan/22222222`,
    ])
      assert.equal((await anyone().get(url)).status, 404, url)
    assert.equal((await anyone().post(`${hidden}/gui-y-kien`, { content: 'x' })).status, 404)
    assert.equal(
      (await anyone().post('/cong/xa-a/hoi-nghi/hn-xa-b/gui-y-kien', { content: 'x' })).status,
      404,
    )
    const b = await anyone().get('/cong/xa-b')
    assert.match(b.text, /Chưa có hội nghị được thông báo/)
  })

  test('public papers are read in place and kept; other communes do not lend theirs', async () => {
    const notice = await issued('thong_bao')
    const page = await anyone().get(CONFERENCE)
    assert.match(page.text, new RegExp(`${HOME}/van-ban/${notice}\\.pdf`))
    const pdf = await fetch(new URL(`${HOME}/van-ban/${notice}.pdf`, server.url))
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.equal(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
    assert.equal((await anyone().get(`/cong/xa-b/van-ban/${notice}.pdf`)).status, 404)
  })

  test('twenty questions a page, within 30 kB over the wire with the stylesheet; unchanged pages are not sent again', async () => {
    for (let at = 0; at < 22; at++)
      await published(
        `Câu hỏi thứ ${at}: đề nghị xã cho biết kế hoạch nâng cấp tuyến đường từ nhà văn hóa đến trường học, ` +
          'vì mùa mưa nước ngập, học sinh phải nghỉ học, xe chở nông sản không vào được, nhiều hộ đã kiến nghị.',
      )
    const fresh = async (headers: Record<string, string>) =>
      fetch(new URL(CONFERENCE, server.url), { headers })
    const packed = await fresh({ 'accept-encoding': 'gzip' })
    assert.equal(packed.headers.get('content-encoding'), 'gzip')
    const html = await packed.text()
    assert.equal(html.match(/id="nd-/g)?.length, 20)
    const css = readFileSync(path.join(ROOT, 'public', 'style.css'))
    const wire = gzipSync(html, { level: 6 }).length + gzipSync(css).length
    assert.ok(wire <= 30 * 1024, `${wire} bytes`)
    assert.ok(!/<script|<link[^>]*rel="preload"|<img/.test(html), 'nothing else is fetched')
    const tag = packed.headers.get('etag') ?? ''
    assert.match(packed.headers.get('cache-control') ?? '', /public, max-age=30/)
    const same = await fresh({ 'if-none-match': tag })
    assert.equal(same.status, 304)
    assert.equal((await same.text()).length, 0)
    const again = await fresh({ 'accept-encoding': 'gzip' })
    assert.equal(await again.text(), html, 'what was kept is what was drawn')
    const english = await (await fetch(new URL(`${CONFERENCE}?lang=en`, server.url))).text()
    assert.match(english, /<html lang="en"/, 'another address is another page')
    const second = await anyone().get(`${CONFERENCE}?trang=2`)
    assert.match(second.text, /21–\d+/)
    await published('Một câu hỏi mới')
    assert.equal((await fresh({ 'if-none-match': tag })).status, 200, 'a change is seen at once')
  })

  test('every answer tells the browser to run nothing of others and to be framed by nobody', async () => {
    for (const at of [CONFERENCE, `${HOME}/khong-co`, '/assets/style.css', '/%ff']) {
      const { headers } = await fetch(new URL(at, server.url))
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /^default-src 'self';.*frame-ancestors 'none'/, at)
      assert.ok(!policy.includes('unsafe'), at)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', at)
      assert.equal(headers.get('referrer-policy'), 'same-origin', at)
      assert.equal(headers.get('x-powered-by'), null, at)
    }
  })

  test('open data, feed and calendar are well formed and carry no person', async () => {
    const csv = await anyone().get(`${HOME}/du-lieu.csv`)
    const [header = '', first = ''] = csv.text.replace('\ufeff', '').split('\r\n')
    assert.equal(first.replace(/"[^"]*"/g, '').split(',').length, header.split(',').length)
    const json = JSON.parse((await anyone().get(`${HOME}/du-lieu.json`)).text)
    assert.equal(json.questions.length, csv.text.trim().split('\r\n').length - 1)
    assert.match(json.licence, /creativecommons/)
    for (const text of [csv.text, JSON.stringify(json)])
      assert.ok(!/N\.T\.T|Tình|Phạm Công Khai|0912|đường/.test(text))
    const feed = await anyone().get(`${HOME}/tin.atom`)
    assert.match(feed.headers.get('content-type') ?? '', /atom/)
    assert.match(feed.text, /<entry>[\s\S]*Thông báo hội nghị/)
    const ics = await anyone().get(`${CONFERENCE}/lich.ics`)
    assert.match(ics.text, /DTSTART:20240820T010000Z\r\n/)
    for (const line of ics.text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
    const dictionary = await anyone().get(`${HOME}/du-lieu?lang=en`)
    for (const column of header.split(','))
      assert.match(dictionary.text, new RegExp(`<code>${column}</code>`))
  })

  test('English stays English from link to link', async () => {
    const page = await anyone().get(`${CONFERENCE}?lang=en`)
    assert.match(page.text, /<html lang="en">/)
    assert.match(page.text, /Questions and answers/)
    assert.match(page.text, new RegExp(`href="${SEND}\\?lang=en"`))
    assert.match(page.text, new RegExp(`href="${CONFERENCE}" lang="vi"`), 'and back again')
  })

  test('when the time is over the form is closed and what was written is given back', async () => {
    const user = anyone()
    const form = await user.get(SEND)
    server.clock.set(Temporal.PlainDate.from('2024-08-21'))
    try {
      const closed = await user.get(SEND)
      assert.match(closed.text, /Hiện không nhận ý kiến qua trang này/)
      assert.ok(!closed.text.includes('<textarea'))
      assert.match((await user.get(REGISTER)).text, /Đã hết hạn đăng ký/)
      const late = await user.submit(form, SEND, { content: 'Viết xong thì hết giờ' })
      assert.equal(late.status, 409)
      assert.match(late.text, />Viết xong thì hết giờ<\/textarea>/)
      assert.match(late.text, /Vừa hết hạn nhận/)
      assert.ok(!(await user.get(HOME)).text.includes(`href="${SEND}"`))
    } finally {
      server.clock.set(Temporal.PlainDate.from(DAY))
    }
  })

  test('a mistyped code is recognised as such, an unknown one says nothing; guessing is slowed down', async () => {
    const { code } = await received('Để có một mã')
    const other = code.startsWith('2') ? '3' : '2'
    const mistyped = await anyone().get(`${HOME}/tra-cuu?ma=${other}${code.slice(1)}`)
    assert.match(mistyped.text, /Mã gõ sai một ký tự/)
    assert.match((await anyone().get(`${HOME}/tra-cuu?ma=xin+chao`)).text, /không phải mã biên nhận/)
    const evil = await anyone().get(`${HOME}/tra-cuu?ma=${encodeURIComponent(`"><b>${EVIL}`)}`)
    assert.ok(!evil.text.includes('<script>alert'))
    const foreign = await anyone().get(`/cong/xa-b/tra-cuu?ma=${code}`)
    assert.match(foreign.text, /Chưa có kết quả nào/, 'another commune knows nothing of it')
    let status = 200
    for (let times = 0; times < 12 && status === 200; times++)
      status = (await anyone().get(`${HOME}/tra-cuu?ma=${code}`)).status
    assert.equal(status, 429)
  })
})

eachDatabase('portal of an empty house', (_open, kind) => {
  test('the first page says how to begin', async () => {
    const server = await startServer(kind, DAY)
    try {
      const page = await new HttpUser(server.url).get('/')
      assert.match(page.text, /bin\/doithoai user add/)
      assert.match(page.text, /npm start/)
    } finally {
      await server.stop()
    }
  })
})
