// Suggested cuts keep every word, and the labelled texts are cut as a person cut them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitsFound } from '../../../bench/splits.ts'
import { suggestedCuts } from './cuts.ts'
import { standardCutter } from './library.ts'
import { ownerFor } from './owner.ts'

test('at least 40 labelled texts, nine of ten cut as labelled', () => {
  const { exact, wrong } = splitsFound()
  assert.ok(exact.of >= 40)
  assert.ok(exact.right / exact.of >= 0.9, wrong.join('\n'))
})

test('each further part says why it begins', () => {
  const cuts = suggestedCuts(
    standardCutter(),
    'Đường vào xóm lầy lội, xin đổ bê tông. Ngoài ra trạm y tế hết thuốc huyết áp.',
  )
  assert.deepEqual(
    cuts.map(({ because }) => because),
    ['', 'bắt đầu bằng “Ngoài ra”'],
  )
})

test('no word is lost, whatever is written', () => {
  const words = (text: string) => text.match(/\p{L}{2,}/gu) ?? []
  const piece = fc.constantFrom(
    'Đường hỏng.',
    'ngoài ra',
    'đề nghị sửa cống;',
    'Trường dột?',
    'với lại, ',
    'Điện yếu\n',
    '…',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ')
      const cuts = suggestedCuts(standardCutter(), text)
      assert.deepEqual(words(cuts.map((cut) => cut.text).join(' ')), words(text))
    }),
  )
})

test('the unit that has the field is proposed, most important field first', () => {
  const units = [
    { id: 'kt', fields: ['giao_thong', 'thuy_loi'] },
    { id: 'vh', fields: ['y_te'] },
  ]
  assert.deepEqual(ownerFor(['y_te', 'giao_thong'], units), { unit: units[1], because: 'y_te' })
  assert.deepEqual(ownerFor(['khac', 'thuy_loi'], units)?.because, 'thuy_loi')
  assert.equal(ownerFor(['khac'], units), undefined)
})
