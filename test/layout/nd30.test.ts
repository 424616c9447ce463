// NĐ 30/2020/NĐ-CP Phụ lục I, component by component, on the .docx (its XML) and the PDF (millimetres, letters).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { p, signedBy } from '../../src/paper/build.ts'
import { draftHead, signatureOf } from '../../src/paper/letterheads.ts'
import type { OnBehalf, PaperModel } from '../../src/paper/model.ts'
import { LETTER, list, MINUTES, PLAN } from '../fixtures/papers.ts'
import {
  line,
  middle,
  mm,
  near,
  pages,
  pdfOf,
  ruleAfter,
  rules,
  ruleUnder,
  saying,
  skip,
  word,
} from './read.ts'

const A4 = { width: 210, height: 297 }
const TEXT = { left: 30, right: 195, top: 20, bottom: 277 }

const FRONT: PaperModel = {
  ...PLAN,
  head: draftHead(
    {
      issuer: 'front',
      standing: true,
      commune: { name: 'Sông Thử', kind: 'xã' },
      kind: 'ke_hoach',
      layout: 'nd30',
    },
    { year: 2026, month: 1 },
  ),
  marks: { draft: true },
  signature: signedBy(signatureOf({ issuer: 'front', standing: true }, { name: 'Lò Thị Mẫu' })),
}

test('Phụ lục I mục I.1, khổ giấy: A4 210 × 297 mm; phụ lục bảng biểu trình bày theo chiều rộng', {
  skip,
}, async () => {
  const { document } = await word(list(3))
  const sizes = [...document.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map((found) =>
    found.slice(1).map((each) => Math.round((Number(each) * 25.4) / 1440)),
  )
  assert.deepEqual(sizes, [
    [210, 297],
    [297, 210],
    [210, 297],
  ])
  const printed = pages(pdfOf(list(3))).map((page) => [Math.round(page.width), Math.round(page.height)])
  assert.deepEqual(printed, sizes)
})

test('Phụ lục I mục I.3, định lề: trên, dưới 20–25; trái 30–35; phải 15–20 mm', { skip }, async () => {
  const { document } = await word(PLAN)
  for (const [side, least, most] of [
    ['top', 20, 25],
    ['bottom', 20, 25],
    ['left', 30, 35],
    ['right', 15, 20],
  ] as const) {
    const width = mm(document, new RegExp(`<w:pgMar[^>]*w:${side}="(\\d+)"`))
    assert.ok(width >= least - 0.02 && width <= most + 0.02, `${side} ${width}`)
  }
  for (const model of [PLAN, MINUTES, LETTER, FRONT])
    for (const page of pages(pdfOf(model)))
      for (const one of page.lines.filter((each) => !/^\d+$/.test(each.text))) {
        assert.ok(one.left >= TEXT.left - 0.5 && one.right <= TEXT.right + 1.6, one.text)
        assert.ok(one.top >= TEXT.top - 0.5 && one.bottom <= TEXT.bottom + 0.5, one.text)
      }
})

test('Phụ lục I mục I.2, phông chữ Times New Roman (cùng số đo trong PDF), màu đen, nhúng đủ', {
  skip,
}, async () => {
  const { files, styles } = await word(PLAN)
  const named = [...`${styles}${files['word/document.xml']}`.matchAll(/w:ascii="(.*?)"/g)].map(
    (found) => found[1],
  )
  assert.deepEqual([...new Set(named)], ['Times New Roman'])
  for (const one of pages(pdfOf(PLAN)).flatMap((page) => page.lines)) {
    assert.match(one.font, /Tinos/)
    assert.equal(one.colour, '#000000')
  }
})

test('Phụ lục I mục I.4, số trang: chữ số Ả Rập, 13–14 đứng, giữa lề trên, không ở trang thứ nhất', {
  skip,
}, async () => {
  const [first, second] = pages(pdfOf({ ...PLAN, body: [...PLAN.body, ...PLAN.body] }))
  assert.ok(!first?.lines.some((one) => /^\d+$/.test(one.text) && one.bottom < TEXT.top))
  const number = line(second, '2')
  near(middle(number), (TEXT.left + TEXT.right) / 2)
  assert.ok(
    number.bottom < TEXT.top && number.size >= 13 && number.size <= 14 && !number.bold && !number.italic,
  )
  const { files, document } = await word(PLAN)
  assert.match(files['word/header1.xml'] ?? '', /<w:jc w:val="center"\/>.*<w:sz w:val="2[68]"\/>.*PAGE/s)
  assert.match(document, /<w:titlePg\/>/)
})

test('Phụ lục I mục II.1, quốc hiệu: in hoa 12–13 đứng đậm, phía trên bên phải, một dòng', {
  skip,
}, async () => {
  const words = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
  for (const model of [PLAN, LETTER, MINUTES, FRONT]) {
    const found = saying(await word(model), words)
    assert.ok(found.size >= 12 && found.size <= 13 && found.bold && !found.italic)
    assert.equal(found.align, 'center')
    const printed = line(pages(pdfOf(model))[0], words)
    assert.equal(printed.text, words)
    assert.ok(printed.size >= 12 && printed.size <= 13 && printed.bold && !printed.italic)
    assert.ok(printed.left > A4.width / 2 - 10)
    near(printed.top, TEXT.top + 1, 1.5)
  }
})

test('Phụ lục I mục II.1, tiêu ngữ: 13–14 đứng đậm, dưới quốc hiệu, đường kẻ nét liền dài bằng dòng chữ', {
  skip,
}, async () => {
  const words = 'Độc lập - Tự do - Hạnh phúc'
  const paper = await word(PLAN)
  const found = saying(paper, words)
  assert.ok(found.size >= 13 && found.size <= 14 && found.bold && !found.italic)
  const bytes = pdfOf(PLAN)
  const [page] = pages(bytes)
  const printed = line(page, words)
  assert.ok(printed.size >= 13 && printed.size <= 14 && printed.bold)
  near(middle(printed), middle(line(page, 'CỘNG')))
  const rule = ruleUnder(rules(bytes), printed)
  near(rule.right - rule.left, printed.right - printed.left, 1.5)
  near(middle(rule), middle(printed))
  near(ruleAfter(paper, 'Hạnh phúc', 99), printed.right - printed.left, 1.5)
})

test('Phụ lục I mục II.2, tên cơ quan: in hoa 12–13 đứng đậm, đường kẻ 1/3–1/2 dòng chữ; chủ quản không đậm', {
  skip,
}, async () => {
  const superior: PaperModel =
    PLAN.head.type === 'letterhead'
      ? { ...PLAN, head: { ...PLAN.head, superior: 'Ủy ban nhân dân tỉnh Thử' } }
      : PLAN
  for (const model of [PLAN, superior, FRONT]) {
    const paper = await word(model)
    const bytes = pdfOf(model)
    const [page] = pages(bytes)
    const last = model === FRONT ? 'BAN THƯỜNG TRỰC' : 'XÃ SÔNG THỬ'
    const printed = line(page, last)
    assert.ok(printed.size >= 12 && printed.size <= 13 && printed.bold && printed.right < 97)
    const rule = ruleUnder(rules(bytes), printed)
    const issuer = (page?.lines ?? []).filter((one) => one.bold && one.right < 97 && one.top <= printed.top)
    const longest = Math.max(...issuer.map((one) => one.right - one.left))
    const share = (rule.right - rule.left) / longest
    assert.ok(share >= 1 / 3 && share <= 1 / 2, `${share}`)
    near(middle(rule), middle(printed))
    near(ruleAfter(paper, last, 66), rule.right - rule.left, 1)
  }
  const over = saying(await word(superior), 'ỦY BAN NHÂN DÂN TỈNH THỬ')
  assert.ok(over.size >= 12 && over.size <= 13 && !over.bold)
  assert.ok(!line(pages(pdfOf(superior))[0], 'TỈNH THỬ').bold)
})

test('Phụ lục I mục II.3, số, ký hiệu: 13 đứng, giữa, dưới tên cơ quan; số dưới 10 có số 0', {
  skip,
}, async () => {
  const found = saying(await word(PLAN), 'Số: 05/KH-UBND')
  assert.ok(found.size === 13 && !found.bold && !found.italic && found.align === 'center')
  const [page] = pages(pdfOf(PLAN))
  const printed = line(page, 'Số: 05/KH-UBND')
  assert.ok(printed.size === 13 && !printed.bold && !printed.italic)
  near(middle(printed), middle(line(page, 'XÃ SÔNG THỬ')))
  saying(await word(LETTER), 'Số: 12/UBND-VP')
})

test('Phụ lục I mục II.4, địa danh và thời gian: 13–14 nghiêng, ngang hàng với số, ngày và tháng 1, 2 có số 0', {
  skip,
}, async () => {
  const words = 'Sông Thử, ngày 05 tháng 9 năm 2026'
  const found = saying(await word(PLAN), words)
  assert.ok(found.size >= 13 && found.size <= 14 && found.italic && !found.bold)
  const [page] = pages(pdfOf(PLAN))
  const printed = line(page, words)
  assert.ok(printed.size >= 13 && printed.size <= 14 && printed.italic && !printed.bold)
  near(printed.bottom, line(page, 'Số:').bottom, 1.2)
  near(middle(printed), middle(line(page, 'CỘNG')))
  const on = (day: number, month: number): PaperModel =>
    PLAN.head.type === 'letterhead'
      ? { ...PLAN, head: { ...PLAN.head, placeDate: { place: 'Sông Thử', day, month, year: 2027 } } }
      : PLAN
  saying(await word(on(1, 2)), 'Sông Thử, ngày 01 tháng 02 năm 2027')
  saying(await word(on(12, 3)), 'Sông Thử, ngày 12 tháng 3 năm 2027')
})

test('Phụ lục I mục II.5, tên loại in hoa 13–14 đứng đậm, trích yếu 13–14 đứng đậm, đường kẻ 1/3–1/2', {
  skip,
}, async () => {
  const paper = await word(PLAN)
  const bytes = pdfOf(PLAN)
  const [page] = pages(bytes)
  for (const words of ['KẾ HOẠCH', 'Tổ chức hội nghị đối thoại']) {
    const found = saying(paper, words)
    assert.ok(found.size >= 13 && found.size <= 14 && found.bold && !found.italic && found.align === 'center')
    const printed = line(page, words)
    assert.ok(printed.size >= 13 && printed.size <= 14 && printed.bold && !printed.italic)
    near(middle(printed), (TEXT.left + TEXT.right) / 2)
  }
  const name = (page?.lines ?? []).filter((one) => one.bold && one.top >= line(page, 'Tổ chức').top - 0.1)
  const subject = name.filter((one) => one.top < line(page, 'Tổ chức').top + 12)
  const last = subject.at(-1)
  assert.ok(last)
  const rule = ruleUnder(rules(bytes), last)
  const share = (rule.right - rule.left) / Math.max(...subject.map((one) => one.right - one.left))
  assert.ok(share >= 1 / 3 && share <= 1 / 2, `${share}`)
})

test('Phụ lục I mục II.5, công văn không có tên loại; “V/v” 12–13 đứng, giữa, cách số 6 pt', {
  skip,
}, async () => {
  const paper = await word(LETTER)
  const found = saying(paper, 'V/v đề nghị giải quyết')
  assert.ok(found.size >= 12 && found.size <= 13 && !found.bold && !found.italic && found.align === 'center')
  assert.match(found.xml, /w:before="120"/)
  assert.ok(!paper.paragraphs.some((one) => one.style === 'TenLoai'))
  const [page] = pages(pdfOf(LETTER))
  const printed = line(page, 'V/v')
  near(middle(printed), middle(line(page, 'Số:')))
  near(printed.top - line(page, 'Số:').bottom, 6 * (25.4 / 72), 1)
})

test('Phụ lục I mục II.6, căn cứ: 13–14 nghiêng, mỗi căn cứ một dòng, “;” và cuối cùng “.”', {
  skip,
}, async () => {
  const bases = (await word(PLAN)).paragraphs.filter((one) => one.style === 'CanCu')
  assert.deepEqual(
    bases.map((one) => [one.text.at(-1), one.italic, one.bold, one.size]),
    [
      [';', true, false, 14],
      ['.', true, false, 14],
    ],
  )
  const printed = line(pages(pdfOf(PLAN))[0], 'Căn cứ Luật Tổ chức')
  assert.ok(printed.italic && !printed.bold && printed.size >= 13 && printed.size <= 14)
})

test('Phụ lục I mục II.6, nội dung: 13–14 đứng, dàn đều hai lề, lùi 1 hoặc 1,27 cm, cách đoạn ít nhất 6 pt, dòng đơn', {
  skip,
}, async () => {
  const paper = await word(PLAN)
  const found = saying(paper, 'Thông qua hội nghị')
  assert.ok(found.size >= 13 && found.size <= 14 && !found.bold && !found.italic && found.align === 'both')
  const style = /<w:style [^>]*w:styleId="VanBan".*?<\/w:style>/s.exec(paper.styles)?.[0] ?? ''
  near(mm(style, /w:firstLine="(\d+)"/), 12.7, 0.1)
  assert.ok(Number(/w:before="(\d+)"/.exec(style)?.[1]) >= 120)
  assert.doesNotMatch(style, /w:lineRule="exact"/)
  const [page] = pages(pdfOf(PLAN))
  const printed = line(page, 'Thông qua hội nghị')
  near(printed.left, TEXT.left + 12.7)
  near(printed.right, TEXT.right, 1.6)
  const next = page?.lines.find((one) => one.top > printed.top + 1)
  assert.ok(next)
  near(next.left, TEXT.left)
  near((next.top - printed.top) / (25.4 / 72), 14 * 1.149, 0.6)
})

test('Phụ lục I mục II.6, bố cục: mục “I.” in hoa đậm, khoản có tiêu đề đậm, điểm a) đứng; kết thúc “./.”', {
  skip,
}, async () => {
  const paper = await word(PLAN)
  const looks = ['I. MỤC ĐÍCH, YÊU CẦU', '1. Mục đích', 'a) Văn phòng'].map((words) => {
    const { style, bold, italic, size } = saying(paper, words)
    return [style, bold, italic, size]
  })
  assert.deepEqual(looks, [
    ['Heading1', true, false, 14],
    ['Heading2', true, false, 14],
    ['Heading3', false, false, 14],
  ])
  for (const level of [1, 2, 3])
    assert.match(paper.styles, new RegExp(`w:styleId="Heading${level}".*?<w:keepNext/>.*?</w:style>`, 's'))
  assert.match(saying(paper, 'Trên đây là Kế hoạch').text, /thực hiện\.\/\.$/)
})

test('Phụ lục I mục II.7, chữ ký: TM., KT., TL., TUQ., Q.; quyền hạn, chức vụ in hoa 13–14 đứng đậm; họ tên đậm', {
  skip,
}, async () => {
  const forms: readonly (readonly [OnBehalf, string])[] = [
    ['TM', 'TM. ỦY BAN NHÂN DÂN'],
    ['KT', 'KT. ỦY BAN NHÂN DÂN'],
    ['TL', 'TL. ỦY BAN NHÂN DÂN'],
    ['TUQ', 'TUQ. ỦY BAN NHÂN DÂN'],
    ['Q', 'Q. ỦY BAN NHÂN DÂN'],
  ]
  for (const [form, words] of forms) {
    const model: PaperModel = {
      ...LETTER,
      signature: signedBy({
        behalf: [{ form, of: 'Ủy ban nhân dân' }],
        position: 'Chủ tịch',
        name: 'Nguyễn Văn Mẫu',
      }),
    }
    const paper = await word(model)
    for (const each of [words, 'CHỦ TỊCH', 'Nguyễn Văn Mẫu']) {
      const found = saying(paper, each)
      assert.ok(
        found.size >= 13 && found.size <= 14 && found.bold && !found.italic && found.align === 'center',
      )
    }
    const page = pages(pdfOf(model)).at(-1)
    const [title, name] = [line(page, words), line(page, 'Nguyễn Văn Mẫu')]
    assert.ok(title.left > A4.width / 2 && title.bold && name.bold)
    near(middle(name), middle(title))
    assert.ok(name.top - line(page, 'CHỦ TỊCH').bottom >= 20, 'room to sign and to seal')
  }
})

test('Phụ lục I mục II.9, Kính gửi: 13–14 đứng; một nơi cùng dòng, nhiều nơi mỗi nơi một dòng “- …;”', {
  skip,
}, async () => {
  const one = await word({ ...LETTER, addressees: ['Sở Nội vụ'] })
  assert.equal(saying(one, 'Kính gửi:').text, 'Kính gửi: Sở Nội vụ')
  const many = await word(LETTER)
  assert.equal(saying(many, 'Kính gửi:').text, 'Kính gửi:')
  assert.match(saying(many, 'Ủy ban nhân dân tỉnh').xml, /<w:numPr>/)
  assert.match(saying(many, 'Sở Nông nghiệp').text, /\.$/)
  const printed = line(pages(pdfOf(LETTER))[0], 'Kính gửi:')
  assert.ok(printed.size >= 13 && printed.size <= 14 && !printed.bold && !printed.italic)
})

test('Phụ lục I mục II.9, Nơi nhận: 12 nghiêng đậm, ngang hàng với quyền hạn ký; từng nơi 11 đứng, “- Lưu: VT, …”', {
  skip,
}, async () => {
  const paper = await word(PLAN)
  const label = saying(paper, 'Nơi nhận:')
  assert.ok(label.size === 12 && label.bold && label.italic && label.align === 'left')
  const last = saying(paper, 'Lưu: VT, VP.')
  assert.ok(last.size === 11 && !last.bold && !last.italic)
  const page = pages(pdfOf(PLAN)).find((each) => each.lines.some((one) => one.text === 'Nơi nhận:'))
  const printed = line(page, 'Nơi nhận:')
  assert.ok(printed.size === 12 && printed.bold && printed.italic)
  near(printed.left, TEXT.left)
  near(printed.top, line(page, 'TM. ỦY BAN').top, 1.5)
  assert.equal(line(page, '- Lưu: VT').size, 11)
})

test('Phụ lục I mục III.1, phụ lục: “Phụ lục I” 14 đứng đậm giữa, tiêu đề in hoa 13–14 đậm, ghi chú nghiêng, số La Mã', {
  skip,
}, async () => {
  const paper = await word(list(3))
  for (const [words, size] of [
    ['Phụ lục I', 14],
    ['Phụ lục II', 14],
    ['DANH MỤC KIẾN NGHỊ', 14],
  ] as const) {
    const found = saying(paper, words)
    assert.ok(found.size === size && found.bold && !found.italic && found.align === 'center', words)
  }
  assert.ok(saying(paper, '(Kèm theo Báo cáo').italic)
  const [, annex, second] = pages(pdfOf(list(3)))
  assert.ok(line(annex, 'Phụ lục I').bold && line(annex, '(Kèm theo').italic)
  near(middle(line(annex, 'Phụ lục I')), 30 + (297 - 45) / 2)
  line(second, 'Phụ lục II')
  assert.ok(
    ![annex, second].some((page) => page?.lines.some((one) => /^\d+$/.test(one.text) && one.top < 15)),
  )
})

test('Phụ lục I mục III.3, dấu khẩn: KHẨN 20 × 8, THƯỢNG KHẨN 40 × 8, HỎA TỐC 30 × 8 mm, 13–14 đậm, đỏ, dưới số', {
  skip,
}, async () => {
  for (const [urgency, words, width] of [
    ['khan', 'KHẨN', 20],
    ['thuong_khan', 'THƯỢNG KHẨN', 40],
    ['hoa_toc', 'HỎA TỐC', 30],
  ] as const) {
    const model: PaperModel = { ...LETTER, marks: { urgency } }
    const paper = await word(model)
    const found = saying(paper, words)
    assert.ok(found.size >= 13 && found.size <= 14 && found.bold)
    assert.match(found.xml, /w:color w:val="C00000"/)
    const box =
      paper.document
        .slice(0, paper.document.indexOf(`>${words}<`))
        .split('<w:tbl>')
        .at(-1) ?? ''
    near(mm(box, /<w:gridCol w:w="(\d+)"/), width, 0.1)
    near(mm(box, /<w:trHeight w:val="(\d+)" w:hRule="exact"/), 8, 0.1)
    const [page] = pages(pdfOf(model))
    const printed = line(page, words)
    assert.equal(printed.text, words)
    assert.ok(printed.bold && printed.colour === '#c00000' && printed.top > line(page, 'Số:').bottom)
    assert.ok(printed.right - printed.left < width)
  }
})

test('Phụ lục I mục III.4, phạm vi lưu hành: in hoa 13–14 đứng đậm, trong khung', { skip }, async () => {
  const found = saying(
    await word({ ...LETTER, marks: { circulation: 'Lưu hành nội bộ' } }),
    'LƯU HÀNH NỘI BỘ',
  )
  assert.ok(found.size >= 13 && found.size <= 14 && found.bold && !found.italic)
  assert.match(found.xml, /<w:bdr w:val="single"/)
})

test('Phụ lục III, biên bản: không có địa danh, ngày; thư ký bên trái, chủ tọa bên phải, cùng hàng', {
  skip,
}, async () => {
  const paper = await word(MINUTES)
  assert.ok(!paper.paragraphs.some((one) => /^Sông Thử, ngày/.test(one.text)))
  const page = pages(pdfOf(MINUTES)).at(-1)
  const [left, right] = [line(page, 'THƯ KÝ'), line(page, 'CHỦ TỌA')]
  near(left.top, right.top)
  assert.ok(left.right < A4.width / 2 && right.left > A4.width / 2)
  saying(paper, 'Lưu: VT, Hồ sơ.')
})

test('dự thảo: “DỰ THẢO” dưới số và chìm chéo trên mọi trang; bản ban hành không có', { skip }, async () => {
  const long = { ...PLAN, body: [...PLAN.body, ...PLAN.body], marks: { draft: true } }
  for (const page of pages(pdfOf(long))) {
    assert.equal(page.across.map((one) => one.text).join(' '), 'DỰ THẢO')
    assert.equal(page.across[0]?.colour, '#e8e8e8')
  }
  const headers = Object.entries((await word(long)).files).filter(([name]) => /header\d\.xml$/.test(name))
  for (const [, xml] of headers) assert.match(xml, /<w:pict>.*string="DỰ THẢO"/s)
  assert.ok(pages(pdfOf(PLAN)).every((page) => page.across.length === 0))
  assert.ok(Object.values((await word(PLAN)).files).every((xml) => !xml.includes('DỰ THẢO')))
})

test('500 nội dung trong phụ lục ngang: tiêu đề bảng lặp lại, hàng không đứt, chữ ký không lẻ trang', {
  skip,
}, async () => {
  const all = pages(pdfOf(list(500)))
  const wide = all.filter((page) => page.width > page.height)
  assert.ok(wide.length > 20)
  for (const page of wide) line(page, 'STT')
  const rows = wide.flatMap((page) => page.lines.filter((one) => /^\d+$/.test(one.text) && one.left < 45))
  assert.equal(new Set(rows.map((one) => one.text)).size, 500)
  const { document } = await word(list(500))
  assert.equal(document.match(/<w:tblHeader\/>/g)?.length, 1)
  assert.equal(document.match(/<w:cantSplit\/>/g)?.length, 500 + 1 + 2 + 1)
})

test('chữ ký đi cùng dòng cuối, dù văn bản kết thúc bằng bảng, danh sách hay dòng để điền', { skip }, () => {
  const [table] = list(9).annexes?.[0]?.body ?? []
  assert.ok(table)
  for (const last of [
    table,
    { type: 'list', mark: 'dash', items: ['Một', 'Hai'] } as const,
    { type: 'fill', label: 'Ghi', lines: 2 } as const,
  ])
    for (let extra = 0; extra < 24; extra += 4) {
      const filler = Array.from({ length: extra }, (_, at) => p(`Đoạn ${at}`))
      const end = pages(pdfOf({ ...PLAN, annexes: [], body: [...filler, last] })).at(-1)
      const top = line(end, 'Nơi nhận:').top
      assert.ok(
        end?.lines.some((one) => one.top < top && one.top > TEXT.top - 1),
        `${last.type} ${extra}`,
      )
    }
})
