// Papers over HTTP: who sees what, hostile addresses, issuing by form, downloads, the register and its workbook.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { h } from 'preact'
import { type DatabaseKind, freshDatabase, KINDS } from '../../test/databases.ts'
import { makeWorld, openSessions } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import { buildServer } from '../kit/http/app.ts'
import { err, ok } from '../kit/result.ts'
import { workerPool } from '../kit/workers.ts'
import { noticeRoutes } from '../notice/routes.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { carriesNames } from './access.ts'
import { p } from './build.ts'
import { draftHead } from './letterheads.ts'
import type { PaperModel } from './model.ts'
import { type PaperEntry, paperRegistry } from './registry.ts'
import { paperRoutes } from './routes.ts'

test('a neighbour sees no paper that stays in the office', () => {
  for (const kind of ['tai_lieu_chu_tri', 'danh_sach_diem_danh', 'ban_giao', 'bien_nhan'] as const)
    assert.equal(carriesNames(kind), false, kind)
  for (const kind of ['bien_ban', 'thong_bao_ket_luan', 'tra_loi'] as const)
    assert.equal(carriesNames(kind), true, kind)
})

const HOSTILE = '<script>alert(1)</script>'

function entry(kind: PaperEntry['kind'], more: Partial<PaperEntry> = {}): PaperEntry {
  return {
    kind,
    build: async (_read, commune, _conference, subject) =>
      ok({
        kind,
        layout: 'nd30',
        title: `Văn bản của ${commune} ${subject} ${HOSTILE}`,
        head: draftHead(
          { issuer: 'ubnd', commune: { name: 'An Bình', kind: 'xã' }, kind, layout: 'nd30' },
          { year: 2024 },
        ),
        heading: { type: 'named', name: 'Văn bản' },
        body: [p(`Kính gửi ${subject} ${HOSTILE}`)],
      }),
    issuer: async () => ({ issuer: 'ubnd' }),
    ...more,
  }
}

/** A letter that names a citizen, to three units, with groups among those who receive it. */
const LETTER: PaperModel = {
  kind: 'giao_tra_loi',
  layout: 'nd30',
  title: 'Công văn giao trả lời',
  head: draftHead(
    { issuer: 'ubnd', commune: { name: 'An Bình', kind: 'xã' }, kind: 'giao_tra_loi', layout: 'nd30' },
    { year: 2024 },
  ),
  heading: { type: 'letter', subject: 'giao trả lời' },
  addressees: ['Phòng Kinh tế', 'Công an xã', 'Văn phòng'],
  body: [p('Ông Nguyễn Văn Kín hỏi về đường.')],
  recipients: ['Như trên', 'Trưởng các thôn', 'Lưu: VT, VP'],
}

const registry = paperRegistry([
  entry('chuong_trinh'),
  entry('giay_moi', {
    subjects: async () => [
      { id: 'k1', label: `Ông ${HOSTILE}` },
      { id: 'k2', label: 'Bà' },
    ],
  }),
  entry('phieu_dang_ky', {
    build: async () =>
      ok({
        kind: 'phieu_dang_ky',
        layout: 'nd30',
        title: 'Phiếu',
        head: { type: 'motto' },
        heading: { type: 'none' },
        body: [p('Họ và tên')],
      }),
  }),
  entry('ke_hoach', { issuedBy: () => ({ href: '/xa/xa-a/hoi-nghi/hn-xa-a', label: 'Ban hành kế hoạch' }) }),
  entry('bien_ban'),
  entry('giao_tra_loi', { build: async () => ok(LETTER) }),
  entry('bao_cao_to_chuc', {
    build: async () =>
      err({ message: 'Chưa có số người dự.', links: [{ href: '/xa/xa-a/diem-danh', label: 'Điểm danh' }] }),
  }),
])

async function served(kind: DatabaseKind) {
  const { db, drop } = await freshDatabase(kind)
  const world = await makeWorld(db)
  const workers = workerPool(1)
  const clock = settableClock(Temporal.PlainDate.from('2024-08-05'))
  const app = await buildServer(
    {
      db,
      clock,
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
  )
  paperRoutes(app, {
    registry,
    workers,
    conference: (read, commune, id) =>
      read
        .selectFrom('conference')
        .select(['id', 'title'])
        .where('commune_id', '=', commune)
        .where('id', '=', id)
        .executeTakeFirst(),
    hide: async () => (text) =>
      text
        .split(/(Nguyễn Văn Kín)/)
        .map((part) => (part === 'Nguyễn Văn Kín' ? { text: 'N.V.K.', hidden: 'ho_ten' } : { text: part })),
    conferences: (read, commune) =>
      read.selectFrom('conference').select(['id', 'title']).where('commune_id', '=', commune).execute(),
  })
  noticeRoutes(app, [])
  await app.ready()
  for (const [commune, person] of [
    ['xa-a', 'van-phong'],
    ['xa-a', 'chu-tich'],
    ['xa-a', 'thon-1'],
    ['xa-a', 'quan-tri'],
    ['xa-b', 'van-phong'],
  ] as const)
    await openSessions(db, commune, [person])
  const cookies = (as: string) => ({ doithoai: as })
  return {
    db,
    world,
    get: (url: string, as = 'xa-a/van-phong') => app.inject({ url, cookies: cookies(as) }),
    post: (url: string, fields: Record<string, string>, as = 'xa-a/van-phong') =>
      app.inject({
        method: 'POST',
        url,
        cookies: cookies(as),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: 'csrf', _key: crypto.randomUUID(), ...fields }).toString(),
      }),
    /** A form with one file, as browsers send it. */
    upload: (url: string, name: string, content: string) => {
      const part = (head: string, value: string) =>
        `--ranh\r\ncontent-disposition: form-data; ${head}\r\n\r\n${value}\r\n`
      return app.inject({
        method: 'POST',
        url,
        cookies: cookies('xa-a/van-phong'),
        headers: { 'content-type': 'multipart/form-data; boundary=ranh' },
        payload: `${part('name="_csrf"', 'csrf')}${part(`name="scan"; filename="${name}"`, content)}--ranh--\r\n`,
      })
    },
    async stop() {
      await app.close()
      await workers.close()
      await drop()
    },
  }
}

const LIST = '/xa/xa-a/hoi-nghi/hn-xa-a/van-ban'

for (const kind of KINDS)
  suite(`papers over HTTP (${kind})`, () => {
    test('the list says what stands where; pages are escaped', async () => {
      const { get, stop } = await served(kind)
      const list = await get(LIST)
      assert.equal(list.statusCode, 200)
      for (const words of ['Dự thảo', 'In dùng ngay', 'Đã ban hành 0/2', 'Chưa có số người dự.', 'Điểm danh'])
        assert.ok(list.body.includes(words), words)
      for (const url of [LIST, `${LIST}/chuong_trinh`, `${LIST}/giay_moi`, `${LIST}/giay_moi?muc=k1`]) {
        const page = await get(url)
        assert.equal(page.statusCode, 200, url)
        assert.ok(!page.body.includes('<script>alert'), url)
      }
      await stop()
    })

    test('hostile or unknown kinds, subjects, formats and papers are not found', async () => {
      const { get, post, stop } = await served(kind)
      for (const url of [
        `${LIST}/khong_co`,
        `${LIST}/__proto__`,
        `${LIST}/constructor?dang=pdf`,
        `${LIST}/..%2f..%2fetc`,
        `${LIST}/chuong_trinh?dang=exe`,
        `${LIST}/chuong_trinh?dang=toString`,
        `${LIST}/chuong_trinh?muc=x`,
        `${LIST}/giay_moi?muc=khong-co`,
        `${LIST}/giay_moi?dang=pdf`,
        '/xa/xa-a/hoi-nghi/hn-xa-b/van-ban',
        `/xa/xa-a/hoi-nghi/${encodeURIComponent("' or 1=1 --")}/van-ban`,
        '/xa/xa-a/van-ban/khong-co',
        '/xa/xa-a/van-ban/khong-co?dang=pdf',
        '/xa/xa-a/so-van-ban?so=ubnd:1999',
        '/xa/xa-a/so-van-ban?loai=constructor',
        '/xa/xa-a/so-van-ban?dang=csv',
        '/xa/xa-a/tin-gui',
        `${LIST}/giay_moi?muc=%00`,
      ])
        assert.equal((await get(url)).statusCode, 404, url)
      assert.equal((await get('/xa/xa-a/tin-gui?trang-thai=__proto__', 'xa-a/quan-tri')).statusCode, 404)
      assert.equal((await get('/xa/xa-a/tin-gui', 'xa-a/quan-tri')).statusCode, 200)
      const gone = await post(`${LIST}/khong_co/ban-hanh`, { issuedOn: '5/8/2024' })
      assert.equal(gone.statusCode, 404)
      const nothing = await post(`${LIST}/chuong_trinh/ban-hanh`, {
        number: '',
        issuedOn: '5/8/2024',
        replaces: "x\u0000' or 1=1 --",
      })
      assert.equal(nothing.statusCode, 404)
      await stop()
    })

    test('issuing by form: refused with the values kept, then issued, downloaded, found in the register', async () => {
      const { db, get, post, stop } = await served(kind)
      const act = `${LIST}/chuong_trinh/ban-hanh`
      for (const [fields, words] of [
        [{ number: '12a', issuedOn: '5/8/2024' }, 'chỉ gồm chữ số'],
        [{ number: '', issuedOn: '31/2/2024' }, 'ngày có thật'],
        [{ number: '', issuedOn: '6/8/2024' }, 'chưa tới'],
      ] as const) {
        const refused = await post(act, fields)
        assert.equal(refused.statusCode, 422)
        assert.ok(refused.body.includes(words), words)
        assert.ok(refused.body.includes(`value="${fields.issuedOn}"`))
      }
      const issued = await post(act, { number: '9', issuedOn: '5/8/2024' })
      assert.equal(issued.statusCode, 303)
      const url = String(issued.headers.location)
      const page = await get(url)
      assert.ok(page.body.includes('09/CTr-UBND') && !page.body.includes('<script>alert'))
      for (const [format, start] of [
        ['pdf', '%PDF'],
        ['docx', 'PK'],
        ['html', '<!doctype'],
      ] as const) {
        const file = await get(`${url}?dang=${format}`)
        assert.equal(file.statusCode, 200)
        assert.ok(file.body.startsWith(start))
        assert.match(String(file.headers['content-disposition']), /^attachment; .*chuong-trinh-09-CTr-UBND/)
        assert.equal((await get(`${url}?dang=${format}`)).body, file.body)
      }
      const register = await get('/xa/xa-a/so-van-ban?so=ubnd:2024/CTr&q=van+ban+cua')
      assert.ok(register.body.includes('09/CTr-UBND') && register.body.includes('Các số từ 1 đến 8'))
      assert.ok(!(await get('/xa/xa-a/so-van-ban?q=khong+khop')).body.includes('09/CTr-UBND'))
      const workbook = await get('/xa/xa-a/so-van-ban?dang=xlsx')
      assert.ok(workbook.body.startsWith('PK'))
      assert.equal((await get(url, 'xa-b/van-phong')).statusCode, 404)
      assert.equal((await get(url.replace('xa-a', 'xa-b'), 'xa-b/van-phong')).statusCode, 404)
      assert.equal((await db.read.selectFrom('paper').select('id').execute()).length, 1)
      await stop()
    })

    test('a letter goes out urgent; copies are counted by recipient; a neighbour sees it without the name', async () => {
      const { db, world, get, post, stop } = await served(kind)
      const at = `${LIST}/giao_tra_loi`
      const villages = (
        await db.read.selectFrom('village').select('id').where('commune_id', '=', world.commune).execute()
      ).length
      const total = `Số bản: ${3 + villages + 2}`
      const draft = (await get(at)).body
      assert.ok(villages > 1 && draft.includes(total), total)
      assert.match(draft, /name="urgency".*Thượng khẩn/s)
      assert.doesNotMatch((await get(`${LIST}/chuong_trinh`)).body, /name="urgency"|xem=cong-khai/)
      const wrong = await post(`${at}/ban-hanh`, { issuedOn: '5/8/2024', urgency: 'gap' })
      assert.equal(wrong.statusCode, 422)
      assert.match(wrong.body, /mức độ khẩn trong danh sách/)
      const issued = await post(`${at}/ban-hanh`, { issuedOn: '5/8/2024', urgency: 'thuong_khan' })
      const url = String(issued.headers.location)
      const page = (await get(url)).body
      for (const words of ['THƯỢNG KHẨN', total, 'Nguyễn Văn Kín', 'Xem như hàng xóm'])
        assert.ok(page.includes(words), words)
      for (const view of [`${at}?xem=cong-khai`, `${url}?xem=cong-khai`]) {
        const seen = (await get(view)).body
        assert.ok(!seen.includes('Nguyễn Văn Kín') && seen.includes('<u>N.V.K.</u>'), view)
        assert.match(seen, /1 chỗ: họ tên/)
        const file = await get(`${view}&dang=html`)
        assert.ok(file.body.includes('N.V.K.') && !/Nguyễn Văn Kín|<u>/.test(file.body), view)
        assert.match(file.body, /BẢN CÔNG KHAI/)
        assert.equal((await get(`${view}&dang=exe`)).statusCode, 404)
        assert.equal((await get(view, 'xa-b/van-phong')).statusCode, 404)
        assert.equal((await get(view, 'xa-a/thon-1')).statusCode, 404)
      }
      assert.equal((await get(`${LIST}/chuong_trinh?xem=cong-khai`)).statusCode, 404)
      await stop()
    })

    test('the same form twice issues once; an odd order of dates asks once more', async () => {
      const { db, post, stop } = await served(kind)
      const act = `${LIST}/giay_moi/ban-hanh`
      const fields = { subject: 'k1', number: '5', issuedOn: '5/8/2024', _key: 'mot-lan' }
      const [one, two] = [await post(act, fields), await post(act, fields)]
      assert.equal(one.headers.location, two.headers.location)
      const odd = await post(act, { subject: 'k2', number: '', issuedOn: '1/8/2024' })
      assert.equal(odd.statusCode, 422)
      assert.ok(odd.body.includes('Số 5 đã ban hành ngày 5/8/2024'))
      const anyway = await post(act, {
        subject: 'k2',
        number: '',
        issuedOn: '1/8/2024',
        inOrder: '1',
      })
      assert.equal(anyway.statusCode, 303)
      assert.equal((await db.read.selectFrom('paper').select('id').execute()).length, 2)
      await stop()
    })

    test('numbers set aside by form: taken when issuing, shown in the register; what was wrong is said beside it', async () => {
      const { get, post, stop } = await served(kind)
      const page = '/xa/xa-a/so-van-ban/danh-so'
      assert.ok((await get(page)).body.includes('Chưa giữ dải số nào'))
      const range = { issuer: 'ubnd', type: 'GM', year: '2024', source: `Văn thư ${HOSTILE}` }
      const wrong = await post(`${page}/dai-so`, { ...range, from: '50', to: '4x' })
      assert.equal(wrong.statusCode, 422)
      assert.ok(wrong.body.includes('Ghi một số nguyên') && wrong.body.includes('value="50"'))
      assert.equal((await post(`${page}/dai-so`, { ...range, from: '60', to: '50' })).statusCode, 422)
      assert.equal((await post(`${page}/dai-so`, { ...range, from: '50', to: '51' })).statusCode, 303)
      const issue = (subject: string) =>
        post(`${LIST}/giay_moi/ban-hanh`, { subject, number: '', issuedOn: '5/8/2024' })
      assert.ok((await get(`${LIST}/giay_moi?muc=k1`)).body.includes('lấy số 50 trong dải giữ chỗ'))
      assert.equal((await issue('k1')).statusCode, 303)
      const series = '/xa/xa-a/so-van-ban?so=ubnd:2024/GM'
      assert.ok((await get('/xa/xa-a/so-van-ban')).body.includes('50/GM-UBND'))
      const register = (await get(series)).body
      assert.ok(register.includes('50/GM-UBND') && register.includes('còn 1') && !register.includes(HOSTILE))
      assert.ok(register.includes('Các số từ 1 đến 49 không có ở đây và chưa có giải trình'))
      const why = { issuer: 'ubnd', series: '2024/GM', from: '1', to: '49', reason: 'văn bản khác của xã' }
      assert.equal((await post(`${page}/giai-trinh`, why)).statusCode, 303)
      assert.ok((await get(series)).body.includes('Các số từ 1 đến 49: văn bản khác của xã'))
      assert.equal((await post(`${page}/giai-trinh`, { ...why, to: '50' })).statusCode, 422)
      const mode = { issuer: 'ubnd', year: '2024', mode: 'year' }
      assert.equal((await post(`${page}/cach-danh-so`, mode)).statusCode, 409)
      assert.equal((await post(`${page}/cach-danh-so`, { ...mode, year: '2025' })).statusCode, 303)
      assert.equal((await post(`${page}/dai-so/khong-co/tra-lai`, {})).statusCode, 404)
      assert.equal((await get(`${page}?so=ubnd:1999/KH`)).statusCode, 404)
      await stop()
    })

    test('a village head sees the programme, not the minutes, and issues nothing', async () => {
      const { get, post, stop } = await served(kind)
      const head = 'xa-a/thon-1'
      assert.equal((await get(`${LIST}/chuong_trinh`, head)).statusCode, 200)
      assert.equal((await get(`${LIST}/bien_ban`, head)).statusCode, 404)
      assert.ok(!(await get(LIST, head)).body.includes('Biên bản'))
      const fields = { number: '', issuedOn: '5/8/2024' }
      assert.equal((await post(`${LIST}/chuong_trinh/ban-hanh`, fields, head)).statusCode, 404)
      const minutes = await post(`${LIST}/bien_ban/ban-hanh`, fields)
      assert.equal(minutes.statusCode, 303)
      const url = String(minutes.headers.location)
      for (const path of [url, `${url}?dang=pdf`]) assert.equal((await get(path, head)).statusCode, 404)
      assert.ok((await get('/xa/xa-a/so-van-ban', head)).body.includes('1 văn bản khác'))
      await stop()
    })

    test('what has its own act, no number or not enough data is not issued here', async () => {
      const { db, get, post, stop } = await served(kind)
      for (const paper of ['ke_hoach', 'phieu_dang_ky', 'bao_cao_to_chuc']) {
        const refused = await post(`${LIST}/${paper}/ban-hanh`, { number: '', issuedOn: '5/8/2024' })
        assert.equal(refused.statusCode, 422, paper)
      }
      assert.ok((await get(`${LIST}/ke_hoach`)).body.includes('Ban hành kế hoạch'))
      assert.equal((await get(`${LIST}/bao_cao_to_chuc?dang=pdf`)).statusCode, 422)
      const slip = await get(`${LIST}/phieu_dang_ky?dang=html`)
      assert.ok(slip.statusCode === 200 && !slip.body.includes('DỰ THẢO'))
      assert.ok((await get(`${LIST}/chuong_trinh?dang=html`)).body.includes('DỰ THẢO'))
      assert.equal((await db.read.selectFrom('paper').select('id').execute()).length, 0)
      await stop()
    })

    test('a scan is attached by form and given back; a wrong file is refused beside its field', async () => {
      const { get, post, upload, stop } = await served(kind)
      const issued = await post(`${LIST}/chuong_trinh/ban-hanh`, { number: '', issuedOn: '5/8/2024' })
      const url = String(issued.headers.location)
      const none = await post(`${url}/ban-ky`, {})
      assert.equal(none.statusCode, 422)
      assert.ok(none.body.includes('Hãy chọn tệp bản ký'))
      const wrong = await upload(`${url}/ban-ky`, 'ban-ky.pdf', '<script>')
      assert.equal(wrong.statusCode, 422)
      assert.ok(wrong.body.includes('không phải ảnh'))
      assert.equal((await upload(`${url}/ban-ky`, 'bản ký.pdf', '%PDF-1.7 bản ký')).statusCode, 303)
      const page = await get(url)
      const file = /ban-ky\/([0-9a-f-]{36})/.exec(page.body)?.[1]
      assert.ok(file && page.body.includes('bản ký.pdf'))
      assert.equal((await get(`${url}/ban-ky/${file}`)).body, '%PDF-1.7 bản ký')
      assert.equal((await get(`${url}/ban-ky/${file}`, 'xa-b/van-phong')).statusCode, 404)
      assert.equal((await get(`${url}/ban-ky/khong-co`)).statusCode, 404)
      await stop()
    })

    test('a paper goes from desk to desk and is issued only when it is signed', async () => {
      const { get, post, stop, db } = await served(kind)
      const desk = '/xa/xa-a/trinh-ky'
      const chain = `${desk}/quy-trinh`
      for (const url of [
        `${chain}?loai=phieu_dang_ky`,
        `${chain}?loai=__proto__`,
        `${desk}/khong-co`,
        `${desk}?xem=x`,
      ])
        assert.equal((await get(url)).statusCode, 404, url)
      assert.equal((await get(chain, 'xa-a/chu-tich')).statusCode, 404)
      const fields = { _version: '0', loai: 'chuong_trinh', cach: 'rieng', own: 'forbid' }
      for (const wrong of [
        'role:',
        'role:king',
        'person:',
        'x',
        'role:chair,king',
        `role:${'x'.repeat(400)}`,
      ]) {
        const answer = await post(chain, { ...fields, 'steps.0': wrong })
        assert.equal(answer.statusCode, 422, wrong)
        assert.match(answer.body, /Hãy chọn người hoặc vai trò/)
      }
      const collector = await post(chain, {
        ...fields,
        'steps.0': '',
        'steps.1': '',
        'steps.2': 'person:cap-tren',
      })
      assert.equal(collector.statusCode, 422)
      assert.ok(collector.body.includes('href="#f-steps-2"'), 'the error stands at the step it is about')
      assert.equal((await post(chain, { ...fields, 'steps.0': 'role:chair' })).statusCode, 303)
      assert.match((await get(`${chain}?loai=chuong_trinh`)).body, /Riêng/)

      const draft = await get(`${LIST}/chuong_trinh`)
      assert.match(draft.body, /qua 1 bước trình ký/)
      assert.doesNotMatch(draft.body, /name="issuedOn"/)
      const issuing = { number: '', issuedOn: '5/8/2024' }
      const early = await post(`${LIST}/chuong_trinh/ban-hanh`, issuing)
      assert.equal(early.statusCode, 409)
      assert.match(early.body, /phải qua trình ký/)
      const submitted = await post(`${LIST}/chuong_trinh/trinh-ky`, { comment: `Kính trình ${HOSTILE}` })
      assert.equal(submitted.statusCode, 303)
      const round = String(submitted.headers.location)
      assert.equal((await post(`${LIST}/chuong_trinh/trinh-ky`, {})).statusCode, 409)

      assert.match((await get(desk, 'xa-a/chu-tich')).body, new RegExp(round))
      assert.doesNotMatch((await get(desk)).body, new RegExp(`href="${round}"`))
      assert.match((await get(`${desk}?xem=toi-trinh`)).body, new RegExp(round))
      assert.equal((await get(round, 'xa-b/van-phong')).statusCode, 404)
      const page = await get(round, 'xa-a/chu-tich')
      assert.match(page.body, /Ký duyệt văn bản/)
      assert.ok(!page.body.includes('<script>alert'))
      assert.doesNotMatch((await get(round)).body, /Ký duyệt văn bản/)
      assert.equal((await post(`${round}/dong-y`, {})).statusCode, 422)
      assert.equal((await post(`${round}/dong-y`, {}, 'xa-b/van-phong')).statusCode, 404)
      const silent = await post(`${round}/tra-lai`, { comment: ' ' }, 'xa-a/chu-tich')
      assert.equal(silent.statusCode, 422)
      assert.match(silent.body, /phải ghi cần sửa điều gì/)
      assert.equal(
        (await post(`${round}/dong-y`, { comment: 'x'.repeat(2001) }, 'xa-a/chu-tich')).statusCode,
        422,
      )
      assert.equal((await post(`${round}/dong-y`, { comment: 'Được.' }, 'xa-a/chu-tich')).statusCode, 303)

      assert.match((await get(`${LIST}/chuong_trinh`)).body, /name="issuedOn"/)
      assert.equal((await post(`${LIST}/chuong_trinh/ban-hanh`, issuing)).statusCode, 303)
      assert.match((await get(round)).body, /Đã ban hành/)
      assert.equal((await db.read.selectFrom('paper').select('id').execute()).length, 1)
      await stop()
    })
  })
