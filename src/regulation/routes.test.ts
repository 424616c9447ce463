// The editor over HTTP, with hostile input at every border: what was typed is kept, nothing is half-done, scope holds.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser, type Page } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { openAccount } from '../office/acts.ts'
import { hashPassword } from '../office/password.ts'
import { shippedText } from './library.ts'

const BASE = '/xa/xa-a/quy-che'
const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Every field of a form as the page shows it: what a browser would send unchanged. */
function shownFields(page: Page, action: string): Record<string, string> {
  const form =
    page.text
      .match(/<form[\s\S]*?<\/form>/g)
      ?.find((each) => unescaped(each).includes(`action="${action}"`)) ?? ''
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input(?:[^>"]|"[^"]*")*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const type = /type="([^"]*)"/.exec(tag)?.[1]
    if (!name || ((type === 'checkbox' || type === 'radio') && !/ checked/.test(tag))) continue
    fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g,
  ))
    fields[name] = unescaped(text)
  for (const [, name = '', inner = ''] of form.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    fields[name] = unescaped(/<option(?=[^>]* selected)[^>]*value="([^"]*)"/.exec(inner)?.[1] ?? '')
  return fields
}

eachDatabase('regulation editor pages', (_open, kind) => {
  let server: TestServer
  const as = async (person: string) => {
    const user = new HttpUser(server.url)
    await user.signIn(person, 'mat-khau-dai')
    return user
  }

  before(async () => {
    server = await startServer(kind, '2026-03-02', async ({ db }) => {
      const world = await makeWorld(db)
      const hash = await hashPassword('mat-khau-dai')
      await db.act(world.commune, async (trx) => {
        for (const person of ['van-phong', 'kinh-te', 'quan-tri', 'mat-tran'])
          must(await openAccount(trx, world.by(person), { login: person, person, hash }))
      })
      await db.act(world.other, async (trx) => {
        must(
          await openAccount(trx, world.byOther('van-phong'), { login: 'ben-kia', person: 'van-phong', hash }),
        )
      })
    })
  })
  after(() => server.stop())

  /** A fresh draft of the bare statute; its address. */
  const draftOf = async (user: HttpUser) => {
    const list = await user.get(BASE)
    const page = await user.submit(list, `${BASE}/du-thao`, { tu: 'co-san:luat-72-2025' })
    assert.equal(page.status, 200)
    return new URL(page.url).pathname
  }
  const yamlOf = async (user: HttpUser, draft: string) => (await user.get(`${draft}/tai-ve`)).text

  test('who may read reads, who may not write finds no draft', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const unit = await as('kinh-te')
    const list = await unit.get(BASE)
    assert.equal(list.status, 200)
    assert.doesNotMatch(list.text, /Sao chép để sửa|Dự thảo đang viết/)
    for (const part of ['', '/yaml', '/phan/chu-tri', '/quy-tac/1', '/cong-bo', '/tai-ve'])
      assert.equal((await unit.get(draft + part)).status, 404, part)
    assert.equal((await (await as('quan-tri')).get(BASE)).status, 404)
    const theirs = await as('ben-kia')
    assert.equal((await theirs.get(draft)).status, 404)
    assert.equal((await theirs.get(draft.replace('xa-a', 'xa-b'))).status, 404)
    const compared = await theirs.get(
      `/xa/xa-b/quy-che/so-sanh?cu=co-san:luat-72-2025&moi=du-thao:${draft.split('/').at(-1)}`,
    )
    assert.match(compared.text, /không thuộc xã này/)
    assert.match(
      (await unit.get(`${BASE}/so-sanh?moi=du-thao:${draft.split('/').at(-1)}`)).text,
      /không thuộc xã này/,
    )
  })

  test("the clone is the commune's own at once; every form saved as shown changes nothing", async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const before = await yamlOf(office, draft)
    assert.match(before, /^id: xa-a-2026$/m)
    assert.match(before, /name: "An Bình"/)
    const overview = await office.get(draft)
    const links = [...overview.text.matchAll(/href="([^"]*\/(?:phan|quy-tac|muc|bieu-mau)\/[^"]+)"/g)].map(
      (match) => unescaped(match[1] ?? ''),
    )
    assert.ok(links.length > 25)
    for (const link of new Set(links.filter((each) => !each.includes('/moi')))) {
      const page = await office.get(link)
      assert.equal(page.status, 200, link)
      const ticked = [
        ...page.text.matchAll(
          /<input type="checkbox"(?:[^>"]|"[^"]*")* name="dispositions" value="([^"]*)" checked/g,
        ),
      ]
      const many: Record<string, readonly string[]> =
        ticked.length > 0 ? { dispositions: ticked.map((match) => match[1] ?? '') } : {}
      const sent = await office.post(link, { ...shownFields(page, link), ...many })
      assert.equal(sent.status, 200, link)
    }
    assert.equal(await yamlOf(office, draft), before)
  })

  test('numbers, dates and lengths that are none are refused at their field, with everything typed kept', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const url = `${draft}/quy-tac/1`
    const page = await office.get(url)
    const action = /action="([^"]*quy-tac\/1[^"]*)"/.exec(page.text)?.[1] ?? ''
    const fields = shownFields(page, unescaped(action))
    const before = await yamlOf(office, draft)
    const hostile: readonly (readonly [string, string, RegExp])[] = [
      ['count', '-0x1F', /Viết một số nguyên/],
      ['count', '99999999999999999999', /Viết một số nguyên/],
      ['count', '15 <script>alert(1)</script>', /Viết một số nguyên/],
      ['fixed', '31/02/2026', /Không có ngày/],
      ['valid_from', '01/01/99999', /Không có ngày/],
      ['quote', 'á'.repeat(7000), /Dài quá/],
      ['must_state', 'x\n'.repeat(400), /Quá 300 dòng/],
    ]
    for (const [name, value, message] of hostile) {
      const wrong = await office.post(unescaped(action), {
        ...fields,
        title: 'Tên <b>mới</b>',
        [name]: value,
      })
      assert.equal(wrong.status, 422, name)
      assert.match(wrong.text, message)
      assert.match(wrong.text, /Tên &lt;b>mới|Tên &lt;b&gt;mới/)
      assert.doesNotMatch(wrong.text, /<script>alert/)
    }
    assert.equal(await yamlOf(office, draft), before)
  })

  test('words that look like YAML stay words', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const url = `${draft}/phan/chu-tri`
    const page = await office.get(url)
    const action = unescaped(/action="([^"]*phan\/chu-tri[^"]*)"/.exec(page.text)?.[1] ?? '')
    const odd = 'Chủ tịch: {a: [*x, &y]} # không phải chú thích\ttrue | > - "\'{{commune}}'
    const saved = await office.post(action, {
      ...shownFields(page, action),
      'chairs.0.position': odd,
      participants: '- một\n? hai: ba\n123\ntrue\n---\n!!js/function x',
    })
    assert.equal(saved.status, 200)
    assert.match(saved.text, /Dự thảo không có lỗi/)
    const again = shownFields(await office.get(url), action)
    assert.equal(again['chairs.0.position'], odd.replace('\t', ' '))
    assert.equal(again.participants, '- một\n? hai: ba\n123\ntrue\n---\n!!js/function x')
  })

  test('two people at one draft: the later is refused, sees both, and may save over it knowingly', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const url = `${draft}/phan/to-chuc`
    const page = await office.get(url)
    const action = unescaped(/action="([^"]*phan\/to-chuc[^"]*)"/.exec(page.text)?.[1] ?? '')
    const fields = shownFields(page, action)
    assert.equal((await office.post(action, { ...fields, place: 'Hội trường A' })).status, 200)
    const late = await office.post(action, { ...fields, _key: 'khac-1', place: 'Hội trường B' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Dự thảo vừa được sửa ở nơi khác/)
    assert.match(late.text, /Hội trường A/)
    assert.match(late.text, /Hội trường B/)
    const knowing = await office.post(action, { ...shownFields(late, action), _key: 'khac-2' })
    assert.equal(knowing.status, 200)
    assert.match(await yamlOf(office, draft), /place: Hội trường B/)
  })

  test('a form of a rule that has moved meanwhile touches no other rule', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const page = await office.get(`${draft}/quy-tac/1`)
    const action = unescaped(/action="([^"]*quy-tac\/1\?[^"]*)"/.exec(page.text)?.[1] ?? '')
    const overview = await office.get(draft)
    const up = unescaped(/action="([^"]*quy-tac\/1\/cho[^"]*)"/.exec(overview.text)?.[1] ?? '')
    assert.equal((await office.post(up, { ...shownFields(overview, up), viec: 'len' })).status, 200)
    const version = shownFields(await office.get(`${draft}/quy-tac/1`), action)._version ?? ''
    const wrong = await office.post(action, {
      ...shownFields(page, action),
      _version: version,
      title: 'Sai chỗ',
    })
    assert.equal(wrong.status, 409)
    assert.match(wrong.text, /chuyển chỗ/)
    assert.doesNotMatch(await yamlOf(office, draft), /Sai chỗ/)
    for (const place of [
      'quy-tac/99/cho',
      'quy-tac/-1/cho',
      'quy-tac/x/cho',
      'linh-tinh/0/cho',
      'muc/0-0-0-0/cho',
    ]) {
      const gone = await office.post(`${draft}/${place}`, {
        ...shownFields(overview, up),
        _version: version,
        _key: place,
        viec: 'xoa',
      })
      assert.ok(gone.status === 404 || gone.status === 409, `${place}: ${gone.status}`)
    }
    for (const place of ['quy-tac/99', 'muc/9-9', 'phan/linh-tinh', 'bieu-mau/__proto__', 'constructor/0'])
      assert.equal((await office.get(`${draft}/${place}`)).status, 404, place)
  })

  test('any text may be kept; each hostile one is told with its lines and cannot be published', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    const bombs: readonly (readonly [string, RegExp])[] = [
      ['', /rỗng/],
      ['chỉ là chữ', /khóa: giá trị/],
      ['a: 1\na: 2', /Khóa này đã có/],
      [
        `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`).join('\n')}`,
        /bí danh|Không có mục tên này/,
      ],
      [`id: ${'['.repeat(3000)}`, /lồng nhau|Thiếu một dấu|chưa đọc được|Không đọc được/],
      ['rules: chuỗi\nplan: 5\nchairs: {}', /Sai kiểu/],
      [`${shippedText('luat-72-2025')}\n---\nid: hai`, /nhiều tài liệu/],
      [shippedText('luat-72-2025').replace('count: 7', 'count: -7'), /Phải từ 0/],
      [shippedText('luat-72-2025').replaceAll('id: L43-RESULT', 'id: L43-NOTICE'), /đã có ở trên/],
    ]
    for (const [text, message] of bombs) {
      const page = await office.get(`${draft}/yaml`)
      const action = unescaped(/action="([^"]*\/yaml[^"]*)"/.exec(page.text)?.[1] ?? '')
      const saved = await office.post(action, { ...shownFields(page, action), yaml: text })
      assert.equal(saved.status, 200, text.slice(0, 40))
      assert.match(saved.text, message, text.slice(0, 40))
      const publishing = await office.get(`${draft}/cong-bo`)
      assert.doesNotMatch(publishing.text, /Công bố phiên bản \d/)
      const forced = await office.post(`${draft}/cong-bo`, {
        ...shownFields(await office.get(draft), `${draft}/bo`),
        _key: text.slice(0, 20),
      })
      assert.equal(forced.status, 422)
    }
  })

  test('a file: one with errors changes nothing and may be kept; what is no text is refused; too large is refused', async () => {
    const office = await as('van-phong')
    const send = async (name: string, bytes: Uint8Array) => {
      const list = await office.get(BASE)
      return office.upload(`${BASE}/nhap`, shownFields(list, `${BASE}/nhap`), { field: 'file', name, bytes })
    }
    const encode = (text: string) => new TextEncoder().encode(text)
    const drafts = async () =>
      [...(await office.get(BASE)).text.matchAll(/quy-che\/du-thao\/[^/"]+"/g)].length
    const before = await drafts()
    const wrong = await send(
      'sai.yaml',
      encode(shippedText('luat-72-2025').replace('duty: notice', 'duty: thông báo')),
    )
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Tệp có 1 lỗi, chưa có gì thay đổi/)
    assert.match(wrong.text, /dòng \d+ \(rules\[1\]\.duty\)/)
    for (const [name, bytes] of [
      ['anh.png', new Uint8Array([137, 80, 78, 71, 0, 255, 254])],
      ['utf16.yaml', new Uint8Array(Buffer.from('id: a', 'utf16le'))],
      ['rong.yaml', encode(' \n')],
    ] as const) {
      const refused = await send(name, bytes)
      assert.equal(refused.status, 422, name)
      assert.doesNotMatch(refused.text, /Giữ làm dự thảo/)
    }
    assert.equal((await send('lon.yaml', new Uint8Array(3_000_000).fill(97))).status, 413)
    assert.equal(await drafts(), before, 'nothing was kept')
    const kept = await office.submit(wrong, `${BASE}/du-thao`, {
      tu: 'tep:sai.yaml',
      yaml: shippedText('luat-72-2025').replace('duty: notice', 'duty: thông báo'),
    })
    assert.match(kept.text, /Còn 1 chỗ cần sửa/)
    const good = await send(
      'tốt.yaml',
      encode(`\ufeff${shippedText('son-tay-ha-2025').replaceAll('\n', '\r\n')}`),
    )
    assert.equal(good.status, 200)
    assert.match(good.text, /Dự thảo không có lỗi/)
  })

  test('sample dates that are none fall back kindly; what is shown is escaped', async () => {
    const office = await as('van-phong')
    const draft = await draftOf(office)
    for (const date of ['31/2/2026', '1/1/1900', '1/1/3000', '<script>', 'x'.repeat(500)]) {
      const page = await office.get(`${draft}?ngay=${encodeURIComponent(date)}`)
      assert.equal(page.status, 200)
      assert.match(page.text, /Không có ngày/)
      assert.doesNotMatch(page.text, /<script>/)
    }
    for (const query of [
      'cu=ban:x&moi=co-san:../../etc/passwd',
      'cu=&moi=',
      'cu=du-thao:x',
      'cu=co-san:luat-72-2025&moi=co-san:song-an-2019&ngay=0',
    ])
      assert.equal((await office.get(`${BASE}/so-sanh?${query}`)).status, 200, query)
    assert.equal((await office.get(`${BASE}/co-san/..%2f..%2fpackage.json/tep`)).status, 404)
    assert.equal((await office.get(`${BASE}/co-san/statute/tep`)).status, 404)
    assert.equal((await office.get(`${BASE}/ban/khong-co`)).status, 404)
    assert.equal((await office.get(`${BASE}/ban/khong-co/tep`)).status, 404)
  })

  test('the Front reads a published version and its file', async () => {
    const front = await as('mat-tran')
    const list = await front.get(BASE)
    const link = unescaped(/href="([^"]*\/ban\/[^"/]+)"/.exec(list.text)?.[1] ?? '')
    assert.match((await front.get(link)).text, /Phiên bản 1/)
    const file = await front.get(`${link}/tep`)
    assert.equal(file.headers.get('content-type'), 'application/yaml; charset=utf-8')
    assert.equal(file.text, shippedText('loc-thinh-2024'))
  })
})
