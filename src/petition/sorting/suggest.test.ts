// Suggestions: what the words say, with their reason; tone marks matter where they were typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FIELD, KIND } from '../../regulation/codes.ts'
import { standardSorter } from './library.ts'
import { learnt } from './model.ts'
import { suggest as suggestBy, taught } from './suggest.ts'

const suggest = (text: string) => suggestBy(standardSorter(), text)

const CASES: readonly (readonly [text: string, kind: string, field: string, competence: string])[] = [
  ['Đề nghị làm đường bê tông vào xóm, mùa mưa lầy lội', 'kien_nghi', 'giao_thong', 'commune'],
  ['Bao giờ hồ sơ cấp sổ đỏ của tôi xong?', 'hoi', 'dat_dai', 'commune'],
  ['Điện yếu, đề nghị ngành điện thêm trạm biến áp', 'kien_nghi', 'dien', 'other_body'],
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

test('asking how, praising and speaking of the law are no accusation', () => {
  for (const text of [
    'Cho hỏi muốn tố cáo thì nộp đơn ở đâu?',
    'Đề nghị tuyên truyền Luật Khiếu nại, Luật Tố cáo cho bà con',
    'Hoan nghênh Trung ương chống tham nhũng quyết liệt',
    'Đề nghị công khai quỹ thôn cho dân biết',
    'Thủ tục khiếu nại lần đầu mấy ngày thì trả lời?',
  ])
    assert.ok(!['to_cao', 'khieu_nai'].includes(suggest(text).kind), `${text}: ${suggest(text).kind}`)
})

test('a denunciation without the word is heard: who holds an office, what passed hands', () => {
  for (const text of [
    'Trưởng thôn thu mỗi hộ 2 triệu làm đường mà chỉ nộp có 1 triệu',
    'Ông địa chính đòi tiền bồi dưỡng mới chịu ký hồ sơ',
    'can bo xa lay tien ho tro cua ho ngheo bo tui',
  ])
    assert.equal(suggest(text).kind, 'to_cao', text)
})

test('a comma ends a phrase, a longer phrase hides the shorter, hỏi and ngã are forgiven only within a phrase', () => {
  assert.notEqual(suggest('Đi xa 120 cây số, đề nghị có xe đưa đón').kind, 'to_giac')
  assert.notEqual(suggest('Đường dây điện võng xuống ruộng').fields[0], 'giao_thong')
  assert.equal(suggest('Xã nên sữa chửa trường').fields[0], 'giao_duc')
  assert.ok(!suggest('Đề nghị xã quan tâm').fields.includes('moi_truong'))
})

test('what officers decide is learnt, and says by which words', () => {
  const text = 'Mùa rươi năm nay không có nước ra bãi'
  const before = suggest(text)
  const own = learnt(
    Array.from({ length: 6 }, () => ({
      words: ['ruoi', 'mua ruoi', 'bai'],
      codes: ['field:chan_nuoi', 'kind:phan_anh', 'competence:commune'],
    })),
  )
  const after = suggestBy(taught(standardSorter(), own), text)
  assert.notEqual(before.fields[0], 'chan_nuoi')
  assert.ok(after.fields.includes('chan_nuoi'), after.fields.join(', '))
  const because = after.because.find((one) => one.of === 'field' && one.code === 'chan_nuoi')
  assert.ok(because?.words.some((words) => words.includes('rươi')))
})

test('what is learnt never silences a denunciation', () => {
  const text = 'Kế toán ăn chặn tiền quỹ'
  const own = learnt(
    Array.from({ length: 200 }, () => ({
      words: ['ke toan', 'chan', 'an chan', 'tien', 'quy'],
      codes: ['kind:kien_nghi', 'field:ngan_sach', 'competence:commune'],
    })),
  )
  assert.equal(suggestBy(taught(standardSorter(), own), text).kind, 'to_cao')
})
