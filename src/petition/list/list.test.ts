// Lists as villages really send them: both printed forms in every kind of file, and files nobody should send.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx'
import { strToU8, zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'
import { must } from '../../kit/result.ts'
import type { OpinionList } from './items.ts'
import { readList } from './read.ts'
import { parseSender, senderInside } from './sender.ts'
import { splitQuestions } from './split.ts'

const HEADER = ['STT', 'Nội dung', 'Thông tin người gửi ý kiến'] as const
const COMMUNE = 'Gửi ý kiến, kiến nghị, phản ánh của Nhân dân đến Hội nghị đối thoại cấp xã'
const PROVINCE = 'Gửi ý kiến, kiến nghị, phản ánh của Nhân dân đến Hội nghị đối thoại\ncấp tỉnh'.replace(
  '\n',
  ' ',
)
const ROAD = 'Đường vào thôn Nà Bó hỏng nặng, đề nghị xã sửa trước mùa mưa.'
const TWO = '1) Trạm y tế thiếu thuốc; 2) Trường mầm non chưa có nhà vệ sinh.'
const MARKET = 'Đề nghị tỉnh sớm làm cầu qua suối'

const FORMS: readonly (readonly string[])[] = [
  ['BIỂU MẪU', '', ''],
  [COMMUNE, '', ''],
  ['', '', ''],
  HEADER,
  ['1', ROAD, 'Nguyễn Văn An, thôn Nà Bó, 0912 345 678'],
  ['2', TWO, 'Bà Lò Thị Bình; thôn Nà Lốc; ĐT: 0987.654.321'],
  ['3', '', ''],
  ['BIỂU MẪU', '', ''],
  [PROVINCE, '', ''],
  HEADER,
  ['1', MARKET, 'Họ tên: Tòng Văn Cường, Địa chỉ: tổ 3, Điện thoại: 0367111222'],
]

function checkForms(list: OpinionList) {
  assert.deepEqual(list.errors, [])
  assert.deepEqual(
    list.items.map(({ content, questions, sender, level, warnings }) => ({
      content,
      questions,
      sender,
      level,
      warnings,
    })),
    [
      {
        content: ROAD,
        questions: [ROAD],
        sender: { name: 'Nguyễn Văn An', address: 'thôn Nà Bó', phone: '0912345678' },
        level: 'commune',
        warnings: [],
      },
      {
        content: TWO,
        questions: ['Trạm y tế thiếu thuốc', 'Trường mầm non chưa có nhà vệ sinh.'],
        sender: { name: 'Lò Thị Bình', address: 'thôn Nà Lốc', phone: '0987654321' },
        level: 'commune',
        warnings: [],
      },
      {
        content: MARKET,
        questions: [MARKET],
        sender: { name: 'Tòng Văn Cường', address: 'tổ 3', phone: '0367111222' },
        level: 'province',
        warnings: [],
      },
    ],
  )
}

const read = async (name: string, bytes: Uint8Array | string) =>
  readList({ name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes })
const csvOf = (rows: readonly (readonly string[])[], separator: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join('\r\n')

type CellSpec = string | { readonly text: string; readonly merge: 'restart' | 'continue' }

function wordTable(rows: readonly (readonly CellSpec[])[]): Table {
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((cell) => {
            const { text, merge } = typeof cell === 'string' ? { text: cell, merge: undefined } : cell
            return new TableCell({
              children: text.split('\n').map((line) => new Paragraph(line)),
              ...(merge === undefined
                ? {}
                : {
                    verticalMerge:
                      merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
                  }),
            })
          }),
        }),
    ),
  })
}

async function word(children: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [...children] }] })))
}

async function excel(rows: readonly (readonly (string | number | null)[])[]): Promise<Uint8Array> {
  const data = rows.map((row) =>
    row.map((value) =>
      value === null || value === ''
        ? null
        : typeof value === 'number'
          ? { type: Number, value }
          : { type: String, value },
    ),
  )
  return new Uint8Array(await writeXlsxFile(data).toBuffer())
}

test('both printed forms in Word: the titles above each table say its level', async () => {
  const bytes = await word([
    new Paragraph('BIỂU MẪU'),
    new Paragraph(COMMUNE),
    wordTable(FORMS.slice(3, 7)),
    new Paragraph('BIỂU MẪU'),
    new Paragraph('Gửi ý kiến, kiến nghị, phản ánh của Nhân dân đến Hội nghị đối thoại'),
    new Paragraph('cấp tỉnh'),
    wordTable(FORMS.slice(9)),
    new Paragraph('Người tổng hợp'),
  ])
  const list = must(await read('danh-sach.docx', bytes))
  checkForms(list)
  assert.deepEqual(
    list.items.map((item) => item.row),
    [2, 3, 6],
  )
})

test('both forms in Excel, in CSV of every separator and encoding, pasted with tabs', async () => {
  const list = must(await read('danh-sach.xlsx', await excel(FORMS)))
  checkForms(list)
  assert.deepEqual(
    list.items.map((item) => item.row),
    [5, 6, 11],
  )
  for (const separator of [',', ';', '\t', '|'])
    checkForms(must(await read('ds.csv', csvOf(FORMS, separator))))
  checkForms(must(await read('ds.csv', `\ufeff${csvOf(FORMS, ';')}`)))
  checkForms(must(await read('ds.csv', `sep=;\n${csvOf(FORMS, ';')}`)))
  const little = Buffer.from(`\ufeff${csvOf(FORMS, '\t')}`, 'utf16le')
  checkForms(must(await read('ds.csv', little)))
  checkForms(must(await read('ds.csv', Buffer.from(little).swap16())))
  checkForms(must(await read('ds.csv', little.subarray(2))))
  checkForms(must(await read('ds.txt', csvOf(FORMS, '\t'))))
})

test('both forms as lines of text', async () => {
  const lines = [
    COMMUNE,
    `1. ${ROAD}`,
    '(Nguyễn Văn An, thôn Nà Bó, 0912 345 678)',
    `2. ${TWO} - Bà Lò Thị Bình, thôn Nà Lốc, 0987.654.321`,
    '',
    PROVINCE,
    `1. Ông Tòng Văn Cường, tổ 3, 0367111222: ${MARKET}`,
  ]
  const list = must(await read('dan.txt', lines.join('\n')))
  assert.deepEqual(list.errors, [])
  assert.deepEqual(
    list.items.map(({ row, level, content, sender }) => [row, level, content, sender.name, sender.phone]),
    [
      [2, 'commune', ROAD, 'Nguyễn Văn An', '0912345678'],
      [4, 'commune', TWO, 'Lò Thị Bình', '0987654321'],
      [7, 'province', MARKET, 'Tòng Văn Cường', '0367111222'],
    ],
  )
  const plain = must(await read('dan.txt', `${ROAD}\n\n${MARKET}\n`))
  assert.deepEqual(
    plain.items.map((item) => [item.row, item.content, item.sender.name]),
    [
      [1, ROAD, null],
      [3, MARKET, null],
    ],
  )
})

test('a sentence whose pieces between commas sound like a header leaves none of the lines above it out', async () => {
  const told = [
    'Đường liên thôn dài 1,4 km rạn nứt, trũng nước, xe chở cá đi lại khó khăn.',
    'Nước máy đục, có mùi, đề nghị trạm cấp nước súc rửa đường ống.',
    'Chợ chưa có chỗ gom rác, nắng lên hôi, mưa xuống trôi ra mương.',
    'Sóng điện thoại chập chờn, ghe ngoài biển có việc gấp gọi về không được, nhà mạng nói dựng trạm rồi để đó.',
    'Hộ bà Hòa, thôn Nam, nội dung kiến nghị đã gửi năm ngoái, chưa ai trả lời.',
  ]
  for (const mark of [(at: number) => `${at}. `, (at: number) => `${at}) `, () => '- ', () => '']) {
    const list = must(await read('dan.txt', told.map((line, at) => `${mark(at + 1)}${line}`).join('\n')))
    assert.deepEqual(
      list.entries.map(({ row }) => row),
      [1, 2, 3, 4, 5],
      mark(1),
    )
    assert.deepEqual(list.errors, [])
  }
})

test('merged cells carry the sender down; a list without STT, with separate columns and a level column', async () => {
  const merged = await word([
    wordTable([
      HEADER,
      ['1', ROAD, { text: 'Nguyễn Văn An\nthôn Nà Bó', merge: 'restart' }],
      ['2', MARKET, { text: '', merge: 'continue' }],
    ]),
  ])
  assert.deepEqual(
    must(await read('a.docx', merged)).items.map((item) => [
      item.content,
      item.sender.name,
      item.sender.address,
    ]),
    [
      [ROAD, 'Nguyễn Văn An', 'thôn Nà Bó'],
      [MARKET, 'Nguyễn Văn An', 'thôn Nà Bó'],
    ],
  )
  const columns = await excel([
    ['Họ và tên', 'Thôn', 'Số điện thoại', 'Ý kiến, kiến nghị', 'Cấp'],
    ['Nguyễn Văn An', 'Nà Bó', 912345678, ROAD, 'Cấp xã'],
    ['Lò Thị Bình', 'thôn Nà Lốc', '12', MARKET, 'cấp tỉnh'],
  ])
  const list = must(await read('b.xlsx', columns))
  assert.deepEqual(
    list.items.map((item) => [item.sender, item.level, item.warnings.length]),
    [
      [{ name: 'Nguyễn Văn An', address: 'thôn Nà Bó', phone: '0912345678' }, 'commune', 1],
      [{ name: 'Lò Thị Bình', address: 'thôn Nà Lốc', phone: null }, 'province', 1],
    ],
  )
  const two = must(
    await read(
      'c.csv',
      'STT,Nội dung,Thông tin người gửi,\n,,Họ tên,Địa chỉ\n1,Đường hỏng nặng,Nguyễn Văn An,thôn Nà Bó\n',
    ),
  )
  assert.deepEqual(two.items[0]?.sender, { name: 'Nguyễn Văn An', address: 'thôn Nà Bó', phone: null })
})

test('Excel merges carry down and every sheet is read', async () => {
  const bytes = new Uint8Array(
    await writeXlsxFile([
      {
        sheet: 'Cấp xã',
        data: [
          HEADER.map((value) => ({ value })),
          [{ value: '1' }, { value: ROAD }, { value: 'Nguyễn Văn An, thôn Nà Bó', rowSpan: 2 }],
          [{ value: '2' }, { value: MARKET }, null],
        ],
      },
      {
        sheet: 'Cấp tỉnh',
        data: [HEADER.map((value) => ({ value })), [{ value: '1' }, { value: MARKET }, { value: '' }]],
      },
    ]).toBuffer(),
  )
  const list = must(await read('nhieu.xlsx', bytes))
  assert.deepEqual(
    list.items.map((item) => [item.level, item.sender.name]),
    [
      ['commune', 'Nguyễn Văn An'],
      ['commune', 'Nguyễn Văn An'],
      ['province', null],
    ],
  )
})

test('a bad row says what is wrong and stops no other', async () => {
  const list = must(
    await read(
      'loi.csv',
      csvOf(
        [
          HEADER,
          ['1', '', 'Nguyễn Văn An, thôn Nà Bó'],
          ['2', ROAD, ''],
          ['3', '???', 'Lò Thị Bình'],
          ['4', 'Không có ý kiến', 'Lò Thị Bình'],
          ['5', 'x'.repeat(20_001).replaceAll('xx', 'xa'), 'Lò Thị Bình'],
          ['6', '#REF!', 'Lò Thị Bình'],
          ['7', '<script>alert(1)</script> =1+1', 'Lò Thị Bình'],
        ],
        ',',
      ),
    ),
  )
  assert.deepEqual(
    list.errors.map((error) => error.row),
    [2, 4, 5, 6, 7],
  )
  assert.deepEqual(
    list.items.map((item) => [item.row, item.sender.name]),
    [
      [3, null],
      [8, 'Lò Thị Bình'],
    ],
  )
  assert.ok(list.errors.every((error) => !/Bình|An/.test(error.reason)))
})

test('senders as people write them', () => {
  const cases: readonly [string, string | null, string | null, string | null][] = [
    ['Nguyễn Văn A, thôn B, 0912345678', 'Nguyễn Văn A', 'thôn B', '0912345678'],
    ['Ông Trần Văn Tèo - Tổ dân phố 4 - SĐT: +84 912 345 678', 'Trần Văn Tèo', 'Tổ dân phố 4', '0912345678'],
    ['Thôn Huy Măng, bà Đinh Thị Hoa (0355.111.222)', 'Đinh Thị Hoa', 'Thôn Huy Măng', '0355111222'],
    ['Đinh Văn Rú thôn Mang Hin 0912345678', 'Đinh Văn Rú', 'thôn Mang Hin', '0912345678'],
    ['Nhân dân thôn Mang Hin', 'Nhân dân thôn Mang Hin', null, null],
    ['Ẩn danh', null, null, null],
    ['', null, null, null],
    ['Họ và tên: Lê Thị Na\nĐịa chỉ: Khu 5\nĐiện thoại: 0241 3822 333', 'Lê Thị Na', 'Khu 5', '02413822333'],
  ]
  for (const [text, name, address, phone] of cases)
    assert.deepEqual(parseSender(text).sender, { name, address, phone }, text)
})

test('questions are split by their own numbering only', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['Đường hỏng. Cầu gãy.', ['Đường hỏng. Cầu gãy.']],
    ['1. Đường hỏng\n2. Cầu gãy', ['Đường hỏng', 'Cầu gãy']],
    ['Đề nghị xã:\n- Sửa đường\n- Xây cầu', ['Sửa đường', 'Xây cầu']],
    ['a) Đường hỏng; b) Cầu gãy', ['Đường hỏng', 'Cầu gãy']],
    ['1) Đường: a) hỏng b) hẹp\n2) Cầu gãy', ['Đường: a) hỏng b) hẹp', 'Cầu gãy']],
    ['Câu 1: Đường bao giờ sửa? Câu 2: Cầu bao giờ xây?', ['Đường bao giờ sửa?', 'Cầu bao giờ xây?']],
    ['Theo Điều 2. Khoản 3 của luật, giá 1.500 đồng', ['Theo Điều 2. Khoản 3 của luật, giá 1.500 đồng']],
    ['Đường thôn 3 - thôn 4 hỏng', ['Đường thôn 3 - thôn 4 hỏng']],
    ['Đường bao giờ sửa?\nCầu bao giờ xây?', ['Đường bao giờ sửa?', 'Cầu bao giờ xây?']],
    ['Đường hỏng\nđã lâu', ['Đường hỏng\nđã lâu']],
  ]
  for (const [text, parts] of cases) assert.deepEqual(splitQuestions(text), parts, text)
})

test('a sender inside the content is taken out, a place in brackets is not', () => {
  const cases: readonly [string, string | undefined][] = [
    ['Nguyễn Văn An: Đường hỏng nặng', 'Nguyễn Văn An'],
    ['Đường hỏng nặng (bà Lò Thị Bình, thôn Nà Lốc)', 'Lò Thị Bình'],
    ['Đường hỏng nặng. Người gửi: Lò Thị Bình', 'Lò Thị Bình'],
    ['[10:12, 5/8/2024] Lò Thị Bình: Đường hỏng nặng', 'Lò Thị Bình'],
    ['Đề nghị sửa cầu (Nậm Rốm)', undefined],
    ['Trạm Y Tế, thôn 3: thiếu thuốc', undefined],
    ['Đề nghị: sửa đường', undefined],
    ['Đường Nguyễn Trãi - Lê Lợi hỏng', undefined],
  ]
  for (const [text, name] of cases) {
    const inside = senderInside(text)
    assert.equal(inside && parseSender(inside.who).sender.name, name, text)
  }
})

test('a part of a village in one table, columns under other names, notes at its foot', async () => {
  const list = must(
    await read(
      'thon.xlsx',
      await excel([
        ['TT', 'Ý kiến, kiến nghị của cử tri', 'Họ tên, địa chỉ, điện thoại'],
        ['I. Thôn Nà Bó', '', ''],
        ['1', ROAD, 'Nguyễn Văn An'],
        ['II. Ý kiến gửi cấp tỉnh', '', ''],
        ['1', MARKET, 'Lò Thị Bình, thôn Nà Lốc'],
        ['', '', 'Người tổng hợp'],
      ]),
    ),
  )
  assert.deepEqual(list.errors, [])
  assert.deepEqual(
    list.items.map((item) => [item.row, item.level, item.sender.address]),
    [
      [3, 'commune', 'Thôn Nà Bó'],
      [5, 'province', 'thôn Nà Lốc'],
    ],
  )
})

test('files nobody should send are refused with what to do', async () => {
  const good = await excel([HEADER, ['1', ROAD, 'Nguyễn Văn An']])
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(101 * 1024 * 1024) }, { level: 1 })
  const lying = bomb.slice()
  new DataView(lying.buffer).setUint32(22, 100, true)
  const locked = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  const farCell = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="x"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="x" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      '<sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ),
  })
  const cases: readonly [string, Uint8Array | string, RegExp][] = [
    ['rong.csv', '', /rỗng/],
    ['trang.txt', '  \n \n', /không có chữ/],
    ['mau.csv', csvOf([HEADER, ['1', '', ''], ['2', '', '']], ','), /Không thấy ý kiến/],
    ['hong.xlsx', good.subarray(0, good.length - 400), /hỏng/],
    ['hong.docx', 'không phải Word', /hỏng/],
    ['khoa.xlsx', locked, /mật khẩu/],
    ['cu.doc', locked.subarray(0, 8), /dạng cũ/],
    ['bom.docx', bomb, /phình/],
    ['doi.docx', lying, /phình/],
    ['xa.xlsx', farCell, /rộng quá/],
    ['anh.csv', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), /JPG/],
    ['tep.zip', zipSync({ 'a.txt': strToU8('a') }), /tệp nén/],
    ['tep.exe', 'MZ', /\.exe/],
    ['tcvn3.csv', new Uint8Array([0x53, 0x54, 0x54, 0x2c, 0xb8, 0xa8, 0x0a]), /UTF-8/],
    ['nhieu.csv', `Nội dung,Họ tên\n${'đường hỏng,A B\n'.repeat(100_001)}`, /100\.000 dòng/],
    ['to.csv', new Uint8Array(10 * 1024 * 1024 + 1), /10 MB/],
    ['nhay.csv', 'STT,Nội dung\n1,"mở mãi\n2,b', /dòng 2/],
  ]
  for (const [name, bytes, words] of cases) {
    const result = await read(name, bytes)
    assert.ok(!result.ok, name)
    assert.match(result.error.message, words, name)
  }
  const start = performance.now()
  for (const odd of ['(', '\n', ' -', 'a:', '1) ', '"'])
    await read('x.csv', csvOf([HEADER, ['1', `Đường${odd.repeat(19_000 / odd.length)}hỏng`, '']], ','))
  assert.ok(performance.now() - start < 3000)
  for (const name of ['x.xlsx', 'x.docx', 'x.csv', 'x.txt']) {
    const noise = await read(name, Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(3000)]))
    assert.ok(!noise.ok, name)
  }
})
