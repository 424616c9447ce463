// Papers on other pages, and several papers in one file: sizes and words read back out of the PDF and the .docx.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { DRAFT_NOTICE, HOSTILE, hostilePaper, LETTER } from '../../test/fixtures/papers.ts'
import { aligned, b, p, pairs, qr, signRow } from './build.ts'
import type { PageSize, PaperModel } from './model.ts'
import { renderPaper } from './render.ts'

const skip =
  spawnSync('pdftotext', ['-v']).status === 0 || process.env.CI ? false : 'poppler-utils is not installed'

function read(tool: string, args: readonly string[], bytes: Uint8Array): string {
  const run = spawnSync(tool, args, { input: bytes, encoding: 'utf8', maxBuffer: 1 << 26 })
  assert.equal(run.status, 0, run.stderr)
  return run.stdout
}

const SLIP: PaperModel = {
  kind: 'bien_nhan',
  layout: 'nd30',
  title: 'Phiếu biên nhận',
  head: { type: 'motto' },
  heading: { type: 'named', name: 'Phiếu biên nhận', subject: 'Hội nghị trao đổi, đối thoại năm 2026' },
  body: [
    aligned('center', 'Mã tra cứu: ', b('7KQ4 M2XD')),
    pairs([
      ['Người gửi', 'Ông Nguyễn Văn Mẫu, thôn Mẫu'],
      ['Nhận lúc', '08:15, 26/9/2026'],
    ]),
    p('Nội dung: đề nghị sửa đường liên thôn, lắp điện chiếu sáng.'),
    qr('https://xa-mau.example/tra-cuu', 'Tra cứu kết quả tại https://xa-mau.example', 25),
    signRow({}, { title: 'Người nhận', note: '(Ký, ghi rõ họ và tên)' }),
  ],
  endMark: false,
}

const MM = 25.4 / 72

/** Width and height of each page in mm. */
function sizes(bytes: Uint8Array): readonly (readonly [number, number])[] {
  const info = read('pdftotext', ['-bbox', '-', '-'], bytes)
  return [...info.matchAll(/<page width="(.*?)" height="(.*?)"/g)].map(([, width, height]) => [
    Math.round(Number(width) * MM),
    Math.round(Number(height) * MM),
  ])
}

test('the poster on A3, the slip on A6: one page of that size', { skip }, async () => {
  for (const [page, width, height] of [
    ['a3', 297, 420],
    ['a6', 105, 148],
  ] as const) {
    const bytes = await renderPaper({ ...SLIP, page }, 'pdf')
    assert.deepEqual(sizes(bytes), [[width, height]], page)
    assert.match(read('pdftotext', ['-', '-'], bytes), /7KQ4 M2XD/)
  }
})

test('the slip on the roll is 80 mm wide and as long as what it says; no word stands outside', {
  skip,
}, async () => {
  const bytes = await renderPaper({ ...SLIP, page: 'roll80' }, 'pdf')
  const [[width, height] = [0, 0], ...more] = sizes(bytes)
  assert.equal(more.length, 0)
  assert.equal(width, 80)
  assert.ok(height > 80 && height < 200, String(height))
  const longer = await renderPaper(
    { ...SLIP, page: 'roll80', body: [...SLIP.body, p('Thêm một nội dung dài. '.repeat(40))] },
    'pdf',
  )
  assert.ok((sizes(longer)[0]?.[1] ?? 0) > height)
  for (const page of ['roll80', 'a6', 'a3'] as const) {
    const words = read('pdftotext', ['-bbox', '-', '-'], await renderPaper({ ...SLIP, page }, 'pdf'))
    const wide = Number(/<page width="(.*?)"/.exec(words)?.[1])
    for (const [, left, right] of words.matchAll(/xMin="(.*?)".*?xMax="(.*?)"/g))
      assert.ok(Number(left) >= 0 && Number(right) <= wide, `${page} ${left} ${right}`)
  }
})

test('Word has the same page, and the roll a page that Word can have', async () => {
  const mm = (length: number) => Math.round((length * 1440) / 25.4)
  for (const [page, width, height] of [
    ['a3', 297, 420],
    ['a6', 105, 148],
    ['roll80', 80, 297],
  ] as const) {
    const files = unzipSync(await renderPaper({ ...SLIP, page }, 'docx'))
    const xml = strFromU8(files['word/document.xml'] as Uint8Array)
    assert.match(xml, new RegExp(`w:pgSz w:w="${mm(width)}" w:h="${mm(height)}"`), page)
  }
})

test('A4 is what it was: the size of a page changes no byte of other papers', async () => {
  for (const format of ['pdf', 'docx'] as const) {
    const [plain, named] = [
      await renderPaper(LETTER, format),
      await renderPaper({ ...LETTER, page: 'a4' }, format),
    ]
    assert.deepEqual(Buffer.from(plain), Buffer.from(named))
  }
})

test('papers of all invitees are one file: each on a page of its own, numbered anew', { skip }, async () => {
  const [first = LETTER, ...others] = ['An', 'Bình', 'Chi'].map(
    (name): PaperModel => ({
      ...DRAFT_NOTICE,
      body: [p(`Kính mời ông (bà) ${name}.`), ...DRAFT_NOTICE.body],
    }),
  )
  const bytes = await renderPaper(first, 'pdf', others)
  const pages = read('pdftotext', ['-layout', '-', '-'], bytes).split('\f').slice(0, -1)
  assert.equal(pages.length, 3)
  for (const [at, name] of ['An', 'Bình', 'Chi'].entries()) {
    assert.match(pages[at] ?? '', new RegExp(`Kính mời ông \\(bà\\) ${name}\\.`))
    assert.match(pages[at] ?? '', /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/)
    assert.match(pages[at] ?? '', /DỰ THẢO/)
    assert.match(pages[at] ?? '', /Trần Thị Ví Dụ/)
    assert.doesNotMatch(pages[at] ?? '', /^\s*[23]\s*$/m)
  }
  const xml = strFromU8(
    unzipSync(await renderPaper(first, 'docx', others))['word/document.xml'] as Uint8Array,
  )
  assert.equal(xml.match(/w:pgSz/g)?.length, 3)
  for (const name of ['An', 'Bình', 'Chi']) assert.ok(xml.includes(`Kính mời ông (bà) ${name}.`))
})

test('hostile words on small pages, and in many papers at once, are still drawn', async () => {
  for (const page of ['a6', 'roll80', 'a3'] satisfies PageSize[])
    for (const text of HOSTILE.map((each) => each.slice(0, 400)))
      for (const format of ['pdf', 'docx'] as const) {
        const bytes = await renderPaper({ ...hostilePaper(text), page }, format)
        assert.ok(bytes.length > 500)
      }
  const many = HOSTILE.map((text) => hostilePaper(text.slice(0, 400)))
  assert.ok((await renderPaper(LETTER, 'pdf', many)).length > 500)
  assert.ok((await renderPaper(LETTER, 'docx', many)).length > 500)
})
