// The import over HTTP, as a browser without script sends it: brought, looked through, corrected, confirmed; the same
// again; a colleague's and another commune's; what was confirmed in one window arriving from another.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser, type Page } from '../../../test/browser.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { openAccount } from '../../office/acts.ts'
import { hashPassword } from '../../office/password.ts'
import { restrictQuestion } from '../restrict.acts.ts'

const PASSWORD = 'mot mat khau dai'
const BASE = '/xa/xa-a/nhap-danh-sach'
const LIST = [
  'STT,Nội dung,Thông tin người gửi ý kiến',
  '1,"1) Đường hỏng; 2) Cầu gãy","Đinh Văn Rú, thôn Mang Hin, 0912345678"',
  '2,Mất điện luôn,',
  '3,,Nguyễn Văn An',
].join('\n')

eachDatabase('import over HTTP', (_open, kind) => {
  let server: TestServer
  let world: World
  const users = new Map<string, HttpUser>()
  const user = (person: string) => users.get(person) as HttpUser

  before(async () => {
    const hash = await hashPassword(PASSWORD)
    server = await startServer(kind, '2024-08-05', async ({ db }) => {
      world = await makeWorld(db)
      await db.act('xa-a', async (trx) => {
        for (const person of ['van-phong', 'thu-ky', 'thon-1', 'thon-2'])
          must(await openAccount(trx, world.by(person), { login: person, person, hash }))
      })
    })
    for (const person of ['van-phong', 'thu-ky', 'thon-1', 'thon-2']) {
      const one = new HttpUser(server.url)
      await one.signIn(person, PASSWORD)
      users.set(person, one)
    }
  })
  after(() => server.stop())

  const bring = async (person: string, name: string, bytes: Uint8Array | string) => {
    const page = await user(person).get(BASE)
    const hidden = (field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
    const sent = await user(person).upload(
      BASE,
      { _csrf: hidden('_csrf'), _key: key(), conference: world.conference, channel: 'thon', level: '' },
      {
        field: 'file',
        name,
        bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
      },
    )
    return read(person, sent)
  }
  /** The page once the file is read. */
  const read = async (person: string, page: Page): Promise<Page> => {
    if (!page.text.includes('Đang đọc')) return page
    await new Promise((done) => setTimeout(done, 200))
    return read(person, await user(person).get(pathOf(page.url)))
  }
  /** As assert.match and doesNotMatch, without the page in the message. */
  const says = (page: Page, words: RegExp) =>
    assert.ok(words.test(page.text), `${page.url} does not say ${words}`)
  const silent = (page: Page, words: RegExp) => assert.ok(!words.test(page.text), `${page.url} says ${words}`)
  let keys = 0
  const key = () => `khoa-${++keys}`
  const pathOf = (url: string) => new URL(url).pathname
  const count = async (table: 'submission' | 'list_draft' | 'list_draft_row' | 'list_import' | 'file') => {
    const { many } = await server.db.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .executeTakeFirstOrThrow()
    return Number(many)
  }

  test('brought, seen row by row, corrected, confirmed; nothing is stored before', async () => {
    const preview = await bring('van-phong', 'ds.csv', LIST)
    const at = pathOf(preview.url)
    assert.match(at, /nhap-danh-sach\/[0-9a-f-]{36}$/)
    says(preview, /Nhập 2 lượt ý kiến/)
    says(preview, /Có người gửi nhưng ô nội dung trống/)
    says(preview, /Mang Hin/)
    assert.deepEqual([await count('submission'), await count('file')], [0, 0])
    const wrong = await user('van-phong').submit(preview, `${at}/dong/2`, {
      content: '???',
      questions: '',
      name: 'Nguyễn Văn An',
      phone: '0912 345 679',
      level: 'commune',
    })
    assert.equal(wrong.status, 422)
    says(wrong, /không có chữ nào/)
    says(wrong, /value="0912 345 679"/)
    const right = await user('van-phong').submit(wrong, `${at}/dong/2`, {
      content: 'Trường mầm non thiếu chỗ',
      questions: '',
      name: 'Nguyễn Văn An',
      phone: '0912 345 679',
      level: 'province',
    })
    says(right, /Nhập 3 lượt ý kiến/)
    const fewer = await user('van-phong').submit(right, `${at}/chon-dong`, { seq: '1', take: '0', ve: '' })
    says(fewer, /Nhập 2 lượt ý kiến/)
    const done = await user('van-phong').submit(fewer, `${at}/xac-nhan`, {})
    assert.match(pathOf(done.url), /lan-nhap/)
    says(done, /Đã tiếp nhận 2 lượt ý kiến/)
    assert.deepEqual(
      [await count('submission'), await count('list_draft'), await count('list_draft_row')],
      [2, 0, 0],
    )
    const rows = await server.db.read
      .selectFrom('submission')
      .select(['content', 'village_id', 'level', 'phone', 'collector'])
      .orderBy('content')
      .execute()
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [
        {
          content: '1) Đường hỏng; 2) Cầu gãy',
          village_id: 'thon-2',
          level: 'commune',
          phone: '0912345678',
          collector: null,
        },
        {
          content: 'Trường mầm non thiếu chỗ',
          village_id: null,
          level: 'province',
          phone: '0912345679',
          collector: null,
        },
      ],
    )
    // A second window that still shows the list, and the same form sent once more.
    assert.match(pathOf((await user('van-phong').get(at)).url), /lan-nhap/)
    assert.match(pathOf((await user('van-phong').submit(fewer, `${at}/xac-nhan`, {})).url), /lan-nhap/)
    assert.equal(await count('submission'), 2)
    const original = await user('van-phong').get(`${pathOf(done.url)}/tep`)
    assert.equal(original.text, LIST)
  })

  test('the same file again is recognised; the row left out before may come now, the others add nothing', async () => {
    const again = await bring('van-phong', 'ds khac ten.csv', LIST)
    says(again, /Tệp này đã được nhập/)
    says(again, /Nhập 1 lượt ý kiến/)
    says(again, /Đã có<span class="count">1</)
    const cancelled = await user('van-phong').submit(again, `${pathOf(again.url)}/huy`, {})
    assert.equal(pathOf(cancelled.url), BASE)
    assert.equal((await user('van-phong').get(pathOf(again.url))).status, 404)
    assert.deepEqual([await count('submission'), await count('list_draft'), await count('file')], [2, 0, 1])
    const other = await bring('van-phong', 'khac.csv', `${LIST}\n4,ĐƯỜNG  HỎNG ở Mang Hin,Đinh Văn Rú`)
    says(other, /Đã có<span class="count">1</)
    await user('van-phong').submit(other, `${pathOf(other.url)}/huy`, {})
  })

  test("a collector's list goes to the own village, whatever it says; nobody else finds it", async () => {
    const preview = await bring(
      'thon-1',
      'thon.txt',
      '1. Thiếu nước sạch (Bà Hoa, thôn Mang Hin)\n2. Đèn đường tắt',
    )
    const at = pathOf(preview.url)
    says(preview, /Dòng này ghi thôn khác/)
    silent(preview, /<select[^>]*name="village"/)
    for (const person of ['van-phong', 'thon-2'])
      assert.equal((await user(person).get(at)).status, 404, person)
    const done = await user('thon-1').submit(preview, `${at}/xac-nhan`, {})
    says(done, /Đã tiếp nhận 2 lượt/)
    const rows = await server.db.read
      .selectFrom('submission')
      .select(['village_id', 'collector'])
      .where('collector', 'is not', null)
      .execute()
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [0, 1].map(() => ({ village_id: 'thon-1', collector: 'thon-1' })),
    )
    assert.equal((await user('thon-2').get(pathOf(done.url))).status, 404)
    assert.equal((await user('van-phong').get(pathOf(done.url))).status, 200)
    says(await user('thon-1').get(BASE), /thon\.txt/)
    silent(await user('thon-2').get(BASE), /thon\.txt/)
  })

  test('when a denunciation that came in it is restricted, nobody opens the original any more', async () => {
    const [row] = await server.db.read
      .selectFrom('submission')
      .innerJoin('question', 'question.submission_id', 'submission.id')
      .select(['question.id', 'submission.file_id'])
      .where('submission.collector', '=', 'thon-1')
      .limit(1)
      .execute()
    const seen = await server.db.read
      .selectFrom('list_import')
      .select('id')
      .where('file_id', '=', row?.file_id ?? '')
      .executeTakeFirstOrThrow()
    const at = `/xa/xa-a/lan-nhap/${seen.id}`
    assert.equal((await user('thon-1').get(`${at}/tep`)).status, 200)
    await server.db.act('xa-a', async (trx) =>
      must(await restrictQuestion(trx, world.by('van-phong'), { question: row?.id ?? '' })),
    )
    for (const person of ['thon-1', 'van-phong'])
      assert.equal((await user(person).get(`${at}/tep`)).status, 404, person)
    const again = await bring(
      'van-phong',
      'thon.txt',
      '1. Thiếu nước sạch (Bà Hoa, thôn Mang Hin)\n2. Đèn đường tắt',
    )
    says(again, /0 lượt ý kiến sẽ được tiếp nhận/)
    await user('van-phong').submit(again, `${pathOf(again.url)}/huy`, {})
  })

  test('pasted text; two ways at once and none are refused with what was typed', async () => {
    const page = await user('thu-ky').get(BASE)
    const where = { conference: world.conference, channel: 'dien_thoai', level: '' }
    const pasted = await read(
      'thu-ky',
      await user('thu-ky').submit(page, BASE, {
        ...where,
        text: '[10:12, 5/8/2024] Lò Thị Bình: Đường hỏng nặng\n[10:15, 5/8/2024] Tòng Văn Cường: Chợ ngập nước',
      }),
    )
    says(pasted, /Nhập 2 lượt ý kiến/)
    says(pasted, /Lò Thị Bình/)
    const none = await user('thu-ky').submit(await user('thu-ky').get(BASE), BASE, { ...where, text: ' ' })
    assert.equal(none.status, 422)
    says(none, /chọn một tệp/)
    const bad = await bring('van-phong', 'hong.docx', 'không phải Word')
    assert.equal(bad.status, 422)
    says(bad, /hỏng/)
    assert.equal(await count('list_draft'), 1)
    const at = pathOf(pasted.url)
    await user('thu-ky').submit(pasted, `${at}/huy`, {})
  })

  test('a long list is stored by the job, is found again, and doubles nothing when it was interrupted', async () => {
    const rows = Array.from({ length: 420 }, (_, at) => `${at + 1},Đường số ${at + 1} hỏng,Người ${at + 1}`)
    const before = await count('submission')
    const preview = await bring('van-phong', 'dai.csv', `STT,Nội dung,Họ tên\n${rows.join('\n')}`)
    says(preview, /Nhập 420 lượt ý kiến/)
    const at = pathOf(preview.url)
    await user('van-phong').submit(preview, `${at}/xac-nhan`, {})
    for (let turn = 0; turn < 1200 && (await count('list_draft')) > 0; turn++)
      await new Promise((done) => setTimeout(done, 50))
    assert.equal((await count('submission')) - before, 420)
    says(await user('van-phong').get(at), /Đã tiếp nhận 420 lượt/)
  })
})
