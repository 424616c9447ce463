// Files as they really come: old encodings, tracked changes, and files that are broken, locked, hostile or not a plan.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { zipSync } from 'fflate'
import { convertOld } from '../../kit/old-text.ts'
import { must } from '../../kit/result.ts'
import { readPlanFile, sourceOf } from './open.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => new Uint8Array([...text].map((char) => char.charCodeAt(0)))

const document = (body: string) =>
  zipSync({
    'word/document.xml': utf8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    '[Content_Types].xml': utf8('<Types/>'),
  })
const texts = async (name: string, bytes: Uint8Array) =>
  must(await sourceOf({ name, bytes })).lines.map((line) => line.text)

async function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readPlanFile({ name, bytes })
  assert.equal(read.ok, false, name)
  return read.ok ? '' : read.error.message
}

/** A PDF of one page with the given content stream and trailer; offsets are found again by the reader. */
const pdf = (content: string, trailer = '') =>
  utf8(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\ntrailer<</Root 1 0 R ${trailer}>>\n%%EOF`,
  )

describe('refused, with what to do', () => {
  const bomb = () => {
    const huge = new Uint8Array(70 * 1024 * 1024).fill(32)
    return zipSync({ 'word/document.xml': [huge, { level: 9 }] })
  }
  const cases: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ['rong.docx', () => new Uint8Array(0), /0 byte/],
    ['lon.txt', () => new Uint8Array(50 * 1024 * 1024), /10 MB/],
    ['gia.docx', () => utf8('chỉ là chữ'), /không phải như vậy/],
    ['gia.pdf', () => utf8('chỉ là chữ'), /không phải như vậy/],
    ['nen.zip', () => zipSync({ 'a.txt': utf8('a') }), /tệp nén/],
    ['bang.docx', () => zipSync({ 'xl/workbook.xml': utf8('<a/>') }), /hỏng/],
    ['bang.xlsx', () => zipSync({ 'xl/workbook.xml': utf8('<a/>') }), /Excel/],
    ['cut.docx', () => document('<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>').subarray(0, 120), /hỏng/],
    ['khoa.docx', locked, /mật khẩu/],
    ['bom.docx', bomb, /phình quá lớn/],
    ['cu.doc', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Array(600).fill(0)]), /dạng cũ/],
    ['chu.rtf', () => utf8('{\\rtf1 abc}'), /RTF/],
    ['anh.png', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]), /tệp hình/],
    ['hong.pdf', () => utf8('%PDF-1.7\nrác rưởi'), /hỏng/],
    ['chup.pdf', () => pdf('0 0 200 200 re f'), /hình chụp/],
    [
      'khoa.pdf',
      () =>
        pdf(
          '',
          `/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
        ),
      /mật khẩu/,
    ],
    ['nhi-phan.txt', () => new Uint8Array([0x4b, 0, 0x45, 1, 2, 3, 0xff]), /byte trống|UTF-8/],
    ['la.txt', () => latin('\xd0\xd1\xd2 zzz \xff\xfe'), /UTF-8/],
    ['dai.txt', () => utf8('Kế hoạch\n'.repeat(60_000)), /quá dài/],
  ]
  for (const [name, bytes, words] of cases)
    it(name, async () => assert.match(await refusal(name, bytes()), words))
})

/** APPNOTE 4.4.4: the flag of an encrypted part. */
function locked(): Uint8Array {
  const bytes = document('<w:p/>')
  bytes[6] = 1
  return bytes
}

describe('Word', () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

  it('leaves out what is struck and hidden, keeps what is inserted', async () => {
    const struck = '<w:del><w:r><w:delText>99</w:delText></w:r></w:del>'
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>88 </w:t></w:r>'
    const bytes = document(
      `<w:p>${run('trước ')}${struck}${hidden}<w:ins>${run('07')}</w:ins>${run(' ngày')}</w:p>`,
    )
    const source = must(await sourceOf({ name: 'a.docx', bytes }))
    assert.deepEqual(
      source.lines.map((line) => line.text),
      ['trước 07 ngày'],
    )
    assert.match(source.notes.join(), /Track Changes/)
  })

  it('joins paragraphs whose end is struck, divides at soft breaks', async () => {
    const bytes = document(
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('Địa điểm: ')}</w:p><w:p>${run('Hội trường')}<w:r><w:br/></w:r>${run('Dòng hai')}</w:p>`,
    )
    assert.deepEqual(await texts('a.docx', bytes), ['Địa điểm: Hội trường', 'Dòng hai'])
  })

  it('reads a head table column by column, a table of tasks row by row', async () => {
    const cell = (text: string) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const head = `<w:tbl>${row('TRÁI 1', 'PHẢI 1')}${row('TRÁI 2', 'PHẢI 2')}</w:tbl>`
    const tasks = `<w:tbl>${row('TT', 'Nội dung', 'Thời gian')}${row('1', 'Gửi giấy mời', '05/9/2026')}</w:tbl>`
    const source = must(await sourceOf({ name: 'a.docx', bytes: document(head + tasks) }))
    assert.deepEqual(
      source.lines.slice(0, 4).map((line) => line.text),
      ['TRÁI 1', 'TRÁI 2', 'PHẢI 1', 'PHẢI 2'],
    )
    assert.deepEqual(source.lines.at(-1)?.cells, ['1', 'Gửi giấy mời', '05/9/2026'])
  })
})

describe('encodings', () => {
  const text =
    'Kế hoạch của Ủy ban nhân dân: người chủ trì trả lời trước ngày hội nghị, các kiến nghị được ghi và gửi'

  it('UTF-8 with its mark, UTF-16 of both orders', async () => {
    const le = Buffer.from(`\ufeff${text}`, 'utf16le')
    const be = Buffer.from(le).swap16()
    for (const bytes of [utf8(`\ufeff${text}`), new Uint8Array(le), new Uint8Array(be)])
      assert.deepEqual(await texts('a.txt', bytes), [text])
  })

  it('TCVN3 and VNI are recognised and converted', async () => {
    const tcvn =
      'K\xd5 ho\xb9ch c\xf1a \xf1y ban nh\xa9n d\xa9n v\xb5 c\xb8c ki\xd5n ngh\xde, ng\xad\xeai tr\xad\xedc ng\xb5y h\xe9i ngh\xde'
    const read = must(await sourceOf({ name: 'a.txt', bytes: latin(tcvn) }))
    assert.deepEqual(
      read.lines.map((line) => line.text),
      ['Kế hoạch của ủy ban nhân dân và các kiến nghị, người trước ngày hội nghị'],
    )
    assert.match(read.notes.join(), /TCVN3/)
    const vni = 'Keá hoaïch cuûa uûy ban nhaân daân vaø caùc kieán nghò, ngöôøi tröôùc ngaøy hoäi nghò'
    assert.deepEqual(await texts('a.txt', latin(vni)), [
      'Kế hoạch của ủy ban nhân dân và các kiến nghị, người trước ngày hội nghị',
    ])
  })

  it('Unicode text is never converted', () => {
    assert.deepEqual(convertOld(text), { text, encoding: null })
    assert.equal(convertOld('Café à la carte').encoding, null)
  })
})

it('long odd text costs little', async () => {
  const odd = [
    'trước '.repeat(3000),
    '07 ngày '.repeat(3000),
    'ngày 1/1/2025 '.repeat(2000),
    '('.repeat(20_000),
    'các đơn vị, '.repeat(2500),
  ]
  const started = performance.now()
  for (const text of odd)
    must(
      await readPlanFile({ name: 'a.txt', bytes: utf8(`KẾ HOẠCH\nĐối thoại năm 2025\nI. CHUNG\n${text}`) }),
    )
  assert.ok(performance.now() - started < 60_000)
})
