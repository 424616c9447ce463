import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import {
  HOSTILE,
  hostilePaper,
  LETTER,
  list,
  MINUTES,
  PLAN,
  partyPlan,
} from '../../../test/fixtures/papers.ts'
import { compose } from '../layout/compose.ts'
import type { PaperModel } from '../model.ts'
import { sheetDocx } from './docx.ts'

async function parts(model: PaperModel): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(await sheetDocx(compose(model)))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

async function body(model: PaperModel): Promise<string> {
  return (await parts(model))['word/document.xml'] ?? ''
}

/** The paragraph that holds these words. */
function paragraphWith(xml: string, words: string): string {
  const found = xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)?.find((one) => one.includes(words))
  assert.ok(found, `no paragraph with ${words}`)
  return found
}

const mm = (length: number) => Math.round((length * 1440) / 25.4)

test('NĐ 30 Phụ lục I, khổ giấy và định lề: A4, 20/20/30/15 mm', async () => {
  const xml = await body(PLAN)
  assert.match(xml, new RegExp(`w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"`))
  assert.match(
    xml,
    new RegExp(`w:top="${mm(20)}" w:right="${mm(15)}" w:bottom="${mm(20)}" w:left="${mm(30)}"`),
  )
})

test('NĐ 30, phông chữ: Times New Roman 14, ngôn ngữ tiếng Việt', async () => {
  const styles = (await parts(PLAN))['word/styles.xml'] ?? ''
  assert.match(styles, /<w:docDefaults>.*w:ascii="Times New Roman".*<w:sz w:val="28"\/>.*w:val="vi-VN"/s)
})

test('NĐ 30, số trang: ở giữa lề trên, không hiển thị ở trang thứ nhất, mỗi phụ lục đánh số riêng', async () => {
  const files = await parts(PLAN)
  const xml = files['word/document.xml'] ?? ''
  assert.equal(xml.match(/<w:titlePg\/>/g)?.length, 2)
  assert.equal(xml.match(/<w:pgNumType w:start="1"\/>/g)?.length, 2)
  assert.match(files['word/header1.xml'] ?? '', /<w:jc w:val="center"\/>.*PAGE/s)
  assert.doesNotMatch(files['word/header2.xml'] ?? '', /PAGE/)
})

test('NĐ 30, quốc hiệu 13 đậm, tiêu ngữ 14 đậm với đường kẻ', async () => {
  const xml = await body(PLAN)
  assert.match(paragraphWith(xml, 'CỘNG HÒA XÃ HỘI'), /<w:b\/>.*<w:sz w:val="26"\/>/s)
  assert.match(paragraphWith(xml, 'Độc lập - Tự do - Hạnh phúc'), /<w:b\/>.*<w:sz w:val="28"\/>/s)
  assert.match(xml.slice(xml.indexOf('Hạnh phúc')), /^Hạnh phúc.{0,80}<w:pBdr><w:bottom w:val="single"/s)
})

test('NĐ 30, số ký hiệu 13 đứng; địa danh và ngày 14 nghiêng', async () => {
  const xml = await body(PLAN)
  const number = paragraphWith(xml, 'Số: 05/KH-UBND')
  assert.match(number, /<w:sz w:val="26"\/>/)
  assert.doesNotMatch(number, /<w:[bi]\/>/)
  assert.match(paragraphWith(xml, 'ngày 05 tháng 9 năm 2026</w:t>'), /<w:i\/>.*<w:sz w:val="28"\/>/s)
})

test('NĐ 30, căn cứ nghiêng; nội dung dàn đều, lùi 1,27 cm, cách 6 pt', async () => {
  const files = await parts(PLAN)
  const xml = files['word/document.xml'] ?? ''
  assert.match(paragraphWith(xml, 'Căn cứ Luật'), /w:pStyle w:val="CanCu".*<w:i\/>/s)
  const style = files['word/styles.xml']?.match(/w:styleId="VanBan".*?<\/w:style>/s)?.[0] ?? ''
  assert.match(style, /w:before="120"/)
  assert.match(style, /w:firstLine="720"/)
  assert.match(style, /<w:jc w:val="both"\/>/)
})

test('headings are Word headings that keep with the next paragraph; lists are Word lists', async () => {
  const files = await parts(PLAN)
  const xml = files['word/document.xml'] ?? ''
  assert.match(paragraphWith(xml, 'MỤC ĐÍCH, YÊU CẦU'), /w:val="Heading1"/)
  assert.match(paragraphWith(xml, '1. Mục đích</w:t>'), /w:val="Heading2"/)
  assert.match(files['word/styles.xml'] ?? '', /w:styleId="Heading1".*?<w:keepNext\/>/s)
  assert.match(paragraphWith(xml, 'Gửi ý kiến về Văn phòng'), /<w:numPr>/)
  assert.doesNotMatch(xml, /<w:txbxContent>|<w:pict>/)
})

test('the last paragraph keeps with the signature, which never splits from Nơi nhận', async () => {
  const xml = await body(PLAN)
  assert.match(paragraphWith(xml, 'triển khai thực hiện./.'), /<w:keepNext\/>/)
  const closing = xml.slice(xml.indexOf('thực hiện./.'), xml.indexOf('Nguyễn Văn Mẫu'))
  assert.match(closing, /<w:cantSplit\/>.*Nơi nhận:.*Lưu: VT, VP\..*TM\. ỦY BAN NHÂN DÂN.*CHỦ TỊCH/s)
})

test('forms are filled over tab leaders, not rows of typed dots', async () => {
  const xml = await body(PLAN)
  assert.match(paragraphWith(xml, 'Họ và tên:'), /w:leader="dot".*<w:tab\/>/s)
  assert.doesNotMatch(xml, /\.{5}/)
})

test('a list of 500 rows repeats its header on landscape pages; one of no rows says so', async () => {
  const xml = await body(list(500))
  assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 1)
  assert.match(xml, new RegExp(`w:pgSz w:w="${mm(297)}" w:h="${mm(210)}" w:orient="landscape"`))
  assert.equal(xml.match(/Kiến nghị số \d+:/g)?.length, 500)
  assert.match(await body(list(0)), /Không có kiến nghị nào\./)
})

test('công văn and minutes: subject under the number, secretaries and chair side by side', async () => {
  assert.match(paragraphWith(await body(LETTER), 'V/v đề nghị'), /<w:sz w:val="24"\/>/)
  const minutes = await body(MINUTES)
  assert.match(minutes, /THƯ KÝ.*Trần Thị Ví Dụ.*Lê Văn Dân.*<\/w:tc><w:tc>.*CHỦ TỌA.*Nguyễn Văn Mẫu/s)
  assert.match(minutes, /BẢN NIÊM YẾT/)
})

test('HD 05-HD/VPTW: ĐẢNG CỘNG SẢN VIỆT NAM 15 đậm, dấu *, Số không có hai chấm, Nơi nhận gạch chân', async () => {
  const xml = await body(partyPlan('party2026'))
  assert.match(paragraphWith(xml, 'ĐẢNG CỘNG SẢN VIỆT NAM'), /<w:b\/>.*<w:sz w:val="30"\/>/s)
  assert.match(xml, />\*<\/w:t>.*Số 05-KH\/ĐU.*>-----<.*T\/M BAN THƯỜNG VỤ/s)
  assert.match(paragraphWith(xml, 'Nơi nhận:'), /<w:u w:val="single"/)
  assert.doesNotMatch(xml, /CỘNG HÒA XÃ HỘI/)
})

test('the same paper is the same bytes, whatever was printed before it', async () => {
  const first = await sheetDocx(compose(PLAN))
  await sheetDocx(compose(LETTER))
  assert.deepEqual(await sheetDocx(compose(PLAN)), first)
})

test('hostile text stays text: the XML is well formed and the words are there', async () => {
  for (const text of HOSTILE) {
    const xml = await body(hostilePaper(text))
    assert.doesNotMatch(xml, /<script|<!DOCTYPE/)
    assert.ok(!/(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u.test(xml))
    assert.equal(xml.match(/<w:p[ >]/g)?.length, xml.match(/<\/w:p>/g)?.length)
  }
  assert.match(await body(hostilePaper('<b>&amp;</b>')), /&lt;b&gt;&amp;amp;&lt;\/b&gt;/)
})
