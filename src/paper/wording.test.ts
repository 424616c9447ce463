// The sentences an office may word itself: filling, what is left out, what is unknown, everything that may be wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { p } from './build.ts'
import { drafted } from './letterheads.ts'
import type { PaperModel } from './model.ts'
import { parsed } from './wording.template.ts'
import {
  type CommonValues,
  checkWording,
  OFFICIAL,
  sampled,
  speaker,
  tidy,
  unknownIn,
  withBlanks,
  wording,
} from './wording.ts'

const WORDS = wording('thong_bao', {
  mo_dau: {
    label: 'Mở đầu',
    text: '[[Thực hiện Kế hoạch số {{ke_hoach}}, ]]{{co_quan}} mời {{ten}} dự {{hoi_nghi}}.',
    with: {
      ten: { label: 'Tên', sample: 'bà Mẫu', must: true },
      ke_hoach: {
        label: 'Số kế hoạch',
        sample: '05/KH-UBND',
        maybe: { page: 'hoi-nghi/:hoi-nghi/ke-hoach' },
      },
    },
  },
  quy_tac: { label: 'Quy tắc', text: 'Một.\nHai.', list: true },
  loi_dan: { label: 'Lời dặn', text: '', blank: true },
})

const COMMON_VALUES: CommonValues = {
  co_quan: 'Ủy ban nhân dân xã Mẫu',
  xa: 'xã Mẫu',
  hoi_nghi: 'hội nghị năm 2026',
  dien_thoai: undefined,
  thu_dien_tu: undefined,
  trang_web: undefined,
}

function own(texts: Readonly<Record<string, string>>) {
  return speaker(new Map(Object.entries(texts).map(([id, text]) => [`thong_bao.${id}`, text])), COMMON_VALUES)
}

const faults = (text: string, block: Parameters<typeof checkWording>[1] = WORDS.mo_dau) =>
  checkWording(text, block).map((fault) => fault.message)

test('a sentence is filled; a part whose value is unknown is left out with its comma', () => {
  const { say } = speaker(OFFICIAL, COMMON_VALUES)
  assert.equal(
    say(WORDS.mo_dau, { ten: 'bà A', ke_hoach: '05/KH-UBND ngày 5/8/2026' }),
    'Thực hiện Kế hoạch số 05/KH-UBND ngày 5/8/2026, Ủy ban nhân dân xã Mẫu mời bà A dự hội nghị năm 2026.',
  )
  assert.equal(
    say(WORDS.mo_dau, { ten: 'bà A', ke_hoach: undefined }),
    'Ủy ban nhân dân xã Mẫu mời bà A dự hội nghị năm 2026.',
  )
})

test('values set in bold stay runs; lists are lines; an empty block prints nothing', () => {
  const { runs, lines, paragraph } = own({ mo_dau: 'Mời {{ten}}!', quy_tac: ' Một. \n\n Hai. ' })
  assert.deepEqual(runs(WORDS.mo_dau, { ten: { text: 'bà A', bold: true }, ke_hoach: undefined }), [
    'Mời ',
    { text: 'bà A', bold: true },
    '!',
  ])
  assert.deepEqual(lines(WORDS.quy_tac), ['Một.', 'Hai.'])
  assert.deepEqual(paragraph(WORDS.loi_dan), [])
})

test('a value that holds braces or a template is never read as one', () => {
  const { say } = own({ mo_dau: 'Mời {{ten}}, {{xa}}.' })
  assert.equal(
    say(WORDS.mo_dau, { ten: '{{co_quan}} [[x]] $& $1 {{', ke_hoach: undefined }),
    'Mời {{co_quan}} [[x]] $& $1 {{, xã Mẫu.',
  )
  assert.equal(say(WORDS.mo_dau, { ten: 'constructor', ke_hoach: undefined }), 'Mời constructor, xã Mẫu.')
})

test('what nobody has entered stops the paper with the page for it, and prints as a blank until then', () => {
  const { say } = own({
    mo_dau: 'Theo {{ke_hoach}}, mời {{ten}}; gọi {{dien_thoai}}; {{bo_di}} {{toString}}.',
  })
  const text = say(WORDS.mo_dau, { ten: 'bà A', ke_hoach: undefined })
  const model: PaperModel = {
    kind: 'thong_bao',
    layout: 'nd30',
    title: 'Thông báo',
    head: { type: 'bare' },
    heading: { type: 'none' },
    body: [p(text)],
  }
  assert.deepEqual(unknownIn(model), [
    { label: 'Số kế hoạch', page: 'hoi-nghi/:hoi-nghi/ke-hoach' },
    { label: 'Điện thoại của xã', page: 'quan-tri' },
    { label: '{{bo_di}}', page: 'mau-van-ban/thong_bao' },
    { label: '{{toString}}', page: 'mau-van-ban/thong_bao' },
  ])
  assert.deepEqual(withBlanks(model).body, [p('Theo ……, mời bà A; gọi ……; …… …….')])
  assert.deepEqual(unknownIn(drafted(model)), [])
})

test('what is wrong with a text is named', () => {
  assert.deepEqual(faults('Mời {{ten}}.'), [])
  assert.match(faults('Mời {{ten}} của {{thon_ban}}.').join(), /Không có \{\{thon_ban\}\}.*\{\{co_quan\}\}/)
  assert.match(faults('Mời {{ten}} dự {{Hội Nghị}}.').join(), /Có phải \{\{hoi_nghi\}\}\?/)
  assert.match(faults('Mời bà con.').join(), /Thiếu \{\{ten\}\} \(Tên\)/)
  assert.match(faults('').join(), /không được để trống/)
  assert.match(faults(' \u200b \n ').join(), /không được để trống/)
  assert.deepEqual(faults('', WORDS.loi_dan), [])
  assert.match(faults('Mời {{ten}').join(), /không đủ cặp/)
  assert.match(faults('Mời {ten}}').join(), /không đủ cặp/)
  assert.match(faults('Mời [[{{ten}}').join(), /chưa đóng/)
  assert.match(faults('Mời {{ten}} ]]').join(), /không có \[\[/)
  assert.match(faults('Mời [[a [[{{ten}}]] ]]').join(), /mở hai lần/)
  assert.match(faults('Mời {{}} {{ten}}').join(), /để trống/)
  assert.match(faults(`${'x'.repeat(2000)}{{ten}}`).join(), /tối đa 2000/)
  assert.match(faults('Mời\u0007 {{ten}}').join(), /ký tự điều khiển/)
  assert.match(faults('Mời \uE010{{ten}}\uE011').join(), /ký tự điều khiển/)
  assert.match(faults('Mời \ud800 {{ten}}').join(), /ký tự điều khiển/)
  assert.match(faults('Mời toàn thể nhân dân và {{ten}}').join(), /Viết hoa “Nhân dân”/)
  assert.deepEqual(faults('Ủy ban nhân dân, Hội đồng nhân dân mời Nhân dân và {{ten}}'), [])
})

test('text of an old encoding is recognised and offered in Unicode', () => {
  const [fault] = checkWording('{{co_quan}} tr©n träng kÝnh mêi {{ten}} dù héi nghÞ', WORDS.mo_dau)
  assert.equal(fault?.instead, '{{co_quan}} trân trọng kính mời {{ten}} dự hội nghị')
  assert.match(fault?.message ?? '', /TCVN3.*trân trọng kính mời/)
  assert.match(faults('Kính môøi {{ten}} döï hoäi nghò').join(), /VNI.*Kính mời \{\{ten\}\} dự hội nghị/)
})

test('whatever is typed is judged without failing, and what passes can be filled', () => {
  const alphabet = fc.constantFrom(
    '{{',
    '}}',
    '[[',
    ']]',
    'ten',
    'ke_hoach',
    '{',
    '}',
    ' ',
    'á',
    '\n',
    '\u0000',
    '😀',
  )
  fc.assert(
    fc.property(
      fc.array(alphabet, { maxLength: 30 }).map((parts) => parts.join('')),
      (text) => {
        parsed(text)
        if (checkWording(text, WORDS.mo_dau).length > 0) return
        const said = own({ mo_dau: tidy(text, WORDS.mo_dau) }).say(WORDS.mo_dau, {
          ten: 'bà A',
          ke_hoach: 'số 5',
        })
        assert.doesNotMatch(said, /\{\{|\}\}|\uE010/)
        sampled(text, WORDS.mo_dau)
      },
    ),
  )
})
