// What is proposed for hiding, and what is left alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proposalsFor, redacted } from './redact-proposals.ts'

const KNOWN = { citizens: ['Nguyễn Thị Tình', 'Hồ Văn Lâm'], officials: ['Đinh Quang Ven'] }
const hidden = (text: string) => redacted(text, proposalsFor(text, KNOWN))

test('names of senders, officials and third persons become initials', () => {
  for (const [text, shown] of [
    ['Tôi là NGUYỄN THỊ TÌNH, thôn 3', 'Tôi là N.T.T., thôn 3'],
    ['nhà ông Bảy lấn đường', 'nhà ông B. lấn đường'],
    ['Con bò của bà Trần Thị Sáu phá lúa', 'Con bò của bà T.T.S. phá lúa'],
    ['Chủ tịch xã Đinh Quang Ven hứa', 'Chủ tịch xã Đ.Q.V. hứa'],
    ['anh cán bộ địa chính Lê Văn Tám hẹn', 'anh cán bộ địa chính L.V.T. hẹn'],
    ['trưởng thôn ông Hồ Văn Lâm', 'trưởng thôn ông H.V.L.'],
    ['Hồ văn lâm không ký', 'H.V.L. không ký'],
  ] as const)
    assert.equal(hidden(text), shown)
})

test('numbers that lead to a person or a household are hidden', () => {
  for (const [text, shown] of [
    ['gọi 0950.123.456 hoặc +84 950 123 456', 'gọi [số điện thoại] hoặc [số điện thoại]'],
    ['căn cước 001099123456', 'căn cước [số]'],
    ['thư tinh@xa.example.', 'thư [thư điện tử].'],
    ['thửa đất số 125, tờ bản đồ số 7 bị lấn', '[thửa đất] bị lấn'],
    ['thửa 12 tờ 5 của tôi', '[thửa đất] của tôi'],
    ['GCN số BK 123456 sai tên', '[số giấy tờ] sai tên'],
    ['ở số nhà 12/5, đường Trần Phú', 'ở [địa chỉ]'],
    ['đầu hẻm 45/2 ngập', 'đầu [địa chỉ] ngập'],
  ] as const)
    assert.equal(hidden(text), shown)
})

test('what is no person stays: places, bodies, dates, lengths, laws', () => {
  for (const text of [
    'Đường liên thôn dài 600 m, 64 hộ, năm 2023',
    'Bà con thôn Huy Măng đề nghị Ủy ban nhân dân xã',
    'Nghị quyết số 12/2024/NQ-HĐND ngày 12/7/2024',
    'Cầu Trần Văn Ơn xuống cấp',
    'kinh phí 1.250.000.000 đồng',
    'cán bộ Ủy ban nói chờ',
    'em Nhà nước hỗ trợ',
  ])
    assert.equal(hidden(text), text)
})

test('none overlap, and the offsets are those of the text', () => {
  const text = 'Ông Hồ Văn Lâm (0950123456), thửa 12, và ông Hồ Văn Lâm.'
  const proposals = proposalsFor(text, KNOWN)
  assert.deepEqual(
    proposals.map(({ from, to }) => text.slice(from, to)),
    ['Hồ Văn Lâm', '0950123456', 'thửa 12', 'Hồ Văn Lâm'],
  )
  assert.equal(redacted(text, proposals.slice(1, 2)), text.replace('0950123456', '[số điện thoại]'))
  for (const endless of ['x', 'x ', '0', 'Ông ', 'Ă', 'a@', 'thửa '])
    assert.ok(proposalsFor(endless.repeat(50_000 / endless.length), KNOWN).length < 50_000)
})
