// Reading a plan on screen: nothing stored before a person confirmed; accepted, corrected and left out are told apart; the
// file is kept; hostile files get a kind word.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { HttpUser, type Page } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { planDocx } from '../../test/plan-files.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { openAccount } from '../office/acts.ts'
import { hashPassword } from '../office/password.ts'
import { plainOf, valueAt } from './editing.ts'
import { piecesOf } from './plan-reading.routes.ts'
import { readPlanFile } from './reading/open.ts'
import type { ProposedRule } from './reading/reading.ts'
import { reviewItems } from './reading/review.ts'

const BASE = '/xa/xa-a/quy-che'
const TEXT = readFileSync(path.join(ROOT, 'test', 'fixtures', 'plans-other', 'phuong-tan-loc.txt'), 'utf8')
const SCAN = `${TEXT.replace('Nơi nhận', 'Phòng chuyên môn trả lời công dân trong vòng 1O ngày kể từ ngày tổ chức hội nghị.\nNơi nhận')}`

/** What the review sends when a person only presses the button. */
async function reviewed(text: string) {
  const bytes = new TextEncoder().encode(text)
  const reading = must(await readPlanFile({ name: 'ke-hoach.txt', bytes }))
  const items = reviewItems(reading)
  const values: Record<string, string | readonly string[]> = { _ten: 'ke-hoach.txt', _manh: piecesOf(bytes) }
  for (const item of items) if (item.sure) values[`${item.key}.nhan`] = '1'
  return { items, values }
}

eachDatabase('reading a plan on screen', (_open, kind) => {
  let server: TestServer
  let office: HttpUser

  before(async () => {
    server = await startServer(kind, '2026-03-02', async ({ db }) => {
      const world = await makeWorld(db)
      const hash = await hashPassword('mat-khau-dai')
      await db.act(world.commune, async (trx) => {
        for (const person of ['van-phong', 'kinh-te'])
          must(await openAccount(trx, world.by(person), { login: person, person, hash }))
      })
    })
    office = new HttpUser(server.url)
    await office.signIn('van-phong', 'mat-khau-dai')
  })
  after(() => server.stop())

  const counts = async () => {
    const of = async (table: 'file' | 'regulation_draft' | 'regulation_draft_plan') =>
      Number(
        (
          await server.db.read
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('many'))
            .executeTakeFirstOrThrow()
        ).many,
      )
    return [await of('file'), await of('regulation_draft'), await of('regulation_draft_plan')]
  }
  const bring = async (name: string, bytes: Uint8Array) => {
    const page = await office.get(`${BASE}/doc-ke-hoach`)
    const hidden = (of: string) => new RegExp(`name="${of}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
    const values = { _csrf: hidden('_csrf'), _key: hidden('_key') }
    return office.upload(`${BASE}/doc-ke-hoach`, values, { field: 'tep', name, bytes })
  }
  const says = (page: Page, words: RegExp) =>
    assert.ok(words.test(page.text), `${page.url} does not say ${words}`)

  test('given, compared, confirmed: a draft with the words of the print, and the file kept', async () => {
    const preview = await bring('ke-hoach.docx', await planDocx(TEXT))
    assert.equal(preview.status, 200)
    says(preview, /Đối chiếu với bản in/)
    says(preview, /<mark>[^<]+<\/mark>/)
    assert.deepEqual(await counts(), [0, 0, 0])

    const { items, values } = await reviewed(TEXT)
    const title = items.find(({ found }) => found.field === 'title')
    const reply = items.find(({ found }) => (found.value as ProposedRule).duty === 'reply')
    const topics = items.filter(({ found }) => found.field.startsWith('topics'))
    assert.ok(title && reply)
    for (const item of topics) delete values[`${item.key}.nhan`]
    const wrong = await office.submit(preview, `${BASE}/doc-ke-hoach/du-thao`, {
      ...values,
      [`${title.key}.gia`]: 'Tên do người sửa',
      [`${reply.key}.count`]: 'mười',
    })
    assert.equal(wrong.status, 422)
    says(wrong, /Số ngày là một số nguyên/)
    says(wrong, /Tên do người sửa/)
    assert.deepEqual(await counts(), [0, 0, 0])

    const done = await office.submit(preview, `${BASE}/doc-ke-hoach/du-thao`, {
      ...values,
      [`${title.key}.gia`]: 'Tên do người sửa',
      [`${reply.key}.count`]: '21',
    })
    assert.match(done.url, /du-thao\/[0-9a-f-]{36}$/)
    says(done, /sửa 2, bỏ \d+ giá trị/)
    assert.deepEqual(await counts(), [1, 1, 1])
    const draft = await server.db.read.selectFrom('regulation_draft').selectAll().executeTakeFirstOrThrow()
    const plain = must(plainOf(draft.yaml))
    assert.equal(valueAt(plain, ['title']), 'Tên do người sửa')
    assert.equal(valueAt(plain, ['topics']), undefined)
    const rules = valueAt(plain, ['rules']) as unknown as readonly Record<string, unknown>[]
    const own = rules.find((rule) => rule.duty === 'reply')
    assert.deepEqual([own?.count, own?.note], [21, 'Đã sửa khi đối chiếu với bản in.'])
    assert.ok(rules.every((rule) => typeof rule.quote === 'string' && rule.quote !== ''))
    const original = await office.get(`${BASE}/du-thao/${draft.id}/ban-goc`)
    assert.equal(original.text, TEXT)
    const again = await office.get(`${BASE}`)
    says(again, /đọc từ kế hoạch ke-hoach\.txt/)
  })

  test('a figure mended from a scan is flagged and not taken over by itself', async () => {
    const { items } = await reviewed(SCAN)
    const scanned = items.filter((item) => !item.sure)
    assert.deepEqual(
      scanned.map(({ found }) => (found.value as ProposedRule).count),
      [10],
    )
    const preview = await office.submit(await office.get(`${BASE}/doc-ke-hoach`), `${BASE}/doc-ke-hoach`, {
      van_ban: SCAN,
    })
    says(preview, /“1O” đọc là 10/)
    const box = new RegExp(`<input[^>]*name="${scanned[0]?.key}\\.nhan"[^>]*>`).exec(preview.text)?.[0] ?? ''
    assert.ok(box !== '' && !/ checked/.test(box))
  })

  test('what is no plan gets a kind word, nothing is stored, nobody else comes in', async () => {
    const before = await counts()
    for (const [name, bytes, words] of [
      ['a.docx', (await planDocx(TEXT)).slice(0, 3000), /hỏng/],
      ['a.pdf', Buffer.from('%PDF-1.7 hỏng'), /hỏng/],
      ['a.exe', Buffer.from('MZ…'), /Không đọc tệp \.exe/],
      ['a.txt', Buffer.from([0x61, 0, 0x62]), /văn bản/],
    ] as const) {
      const page = await bring(name, bytes)
      assert.equal(page.status, 422, name)
      says(page, words)
    }
    const empty = await office.submit(await office.get(`${BASE}/doc-ke-hoach`), `${BASE}/doc-ke-hoach`, {})
    says(empty, /Hãy chọn tệp kế hoạch/)
    const page = await bring('ke-hoach.txt', new TextEncoder().encode(TEXT))
    const hostile: readonly Record<string, string>[] = [
      {},
      { _manh: '%%%', _ten: '../../x' },
      { _manh: Buffer.from('chữ').toString('base64'), 'm0.nhan': '1', 'm9999.nhan': '1' },
    ]
    for (const values of hostile) {
      const refused = await office.submit(page, `${BASE}/doc-ke-hoach/du-thao`, values)
      assert.ok([413, 422].includes(refused.status), String(refused.status))
    }
    assert.deepEqual(await counts(), before)
    const unit = new HttpUser(server.url)
    await unit.signIn('kinh-te', 'mat-khau-dai')
    assert.equal((await unit.get(`${BASE}/doc-ke-hoach`)).status, 404)
  })
})
