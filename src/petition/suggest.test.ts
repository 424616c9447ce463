// Suggestions: what the words say, with their reason; tone marks matter where they were typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FIELD, KIND } from '../regulation/codes.ts'
import { mostSimilar, similarGroups } from './similar.ts'
import { suggest } from './suggest.ts'

const CASES: readonly (readonly [text: string, kind: string, field: string, competence: string])[] = [
  ['Đề nghị làm đường bê tông vào xóm, mùa mưa lầy lội', 'kien_nghi', 'giao_thong', 'commune'],
  ['Bao giờ hồ sơ cấp sổ đỏ của tôi xong?', 'hoi', 'dat_dai', 'commune'],
  ['Điện yếu, đề nghị ngành điện thêm trạm biến áp', 'kien_nghi', 'dien', 'superior'],
  ['Ông cán bộ nhận tiền làm hồ sơ mà không có biên lai', 'to_cao', 'ngan_sach', 'complaint_law'],
  [
    'Tôi khiếu nại quyết định thu hồi đất, bồi thường chưa đúng',
    'khieu_nai',
    'gpmb_tai_dinh_cu',
    'complaint_law',
  ],
  ['Thanh niên tụ tập cờ bạc ở quán đầu thôn', 'to_giac', 'an_ninh', 'other_body'],
  ['Nhà bên lấn ranh đất của tôi, hòa giải không thành', 'tranh_chap', 'dat_dai', 'other_body'],
  ['Mùi hôi từ trại heo bốc ra cả ngày, ô nhiễm suối', 'phan_anh', 'moi_truong', 'commune'],
]

test('kind, first field and competence of clear cases, each with its words', () => {
  for (const [text, kind, field, competence] of CASES) {
    const told = suggest(text)
    assert.equal(told.kind, kind, text)
    assert.ok(told.fields.includes(field as keyof typeof FIELD), `${text}: ${told.fields.join(', ')}`)
    assert.equal(told.competence, competence, text)
    for (const reason of told.because) for (const word of reason.words) assert.ok(text.includes(word), word)
  }
})

test('tone marks are asked for where they were typed, old and new placement alike; not where nobody typed any', () => {
  assert.equal(suggest('Cái tổ cào cào trên mái nhà văn hoá').kind === 'to_cao', false)
  assert.deepEqual(suggest('nhà văn hoá xuống cấp').fields, suggest('nhà văn hóa xuống cấp').fields)
  assert.equal(suggest('to cao can bo nhan tien').kind, 'to_cao')
  assert.deepEqual(suggest('đường hỏng'.normalize('NFD')), suggest('đường hỏng'))
})

test('the attitude of an official is a border case: it stays an opinion', () => {
  assert.ok(['phan_anh', 'kien_nghi'].includes(suggest('Thái độ phục vụ của cán bộ một cửa chưa tốt').kind))
})

test('anything at all gets codes of the closed lists, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const told = suggest(text)
      assert.ok(Object.hasOwn(KIND, told.kind))
      assert.ok(told.fields.length >= 1 && told.fields.length <= 3)
      assert.ok(told.fields.every((field) => Object.hasOwn(FIELD, field)))
    }),
  )
  suggest('đường '.repeat(10_000))
})

test('the same matter in other words is found, another matter is not', () => {
  const among = [
    { id: 'a', text: 'Đường từ ngã ba cây gõ vào sóc bị xe chở mủ cày nát, đề nghị đổ nhựa hoặc bê tông' },
    { id: 'b', text: 'Giếng khoan công trình nước tập trung thôn hư máy bơm' },
    { id: 'c', text: 'Rác thải đổ trộm hai bên đường liên xã đoạn lô cao su' },
  ]
  const found = mostSimilar('duong vao soc tu nga ba cay go nat het, xin do be tong', among, 3)
  assert.deepEqual(
    found.map((one) => one.id),
    ['a'],
  )
  assert.ok(
    found[0]?.shared.some((words) => words.includes('gõ')),
    found[0]?.shared.join(', ') ?? 'nothing found',
  )
  assert.deepEqual(mostSimilar('Sóng điện thoại yếu', among, 3), [])
  assert.deepEqual(mostSimilar('', among, 3), [])
})

test('groups hold what is alike, in the order given', () => {
  const groups = similarGroups([
    { id: '1', text: 'Đèn đường trước trường học cháy hết năm bóng' },
    { id: '2', text: 'Hội trường thôn chưa có nhà vệ sinh' },
    { id: '3', text: 'Năm bóng đèn đường trước trường học bị cháy' },
    { id: '4', text: 'Xin thay bóng đèn đường trước trường học' },
  ])
  assert.deepEqual(groups[0]?.slice(0, 2), ['1', '3'])
  assert.ok(!groups.flat().includes('2'))
})
