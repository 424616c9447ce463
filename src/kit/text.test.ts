import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clean, fold } from './text.ts'

/** A character that cleaning takes away sends any text the long way. */
const THE_LONG_WAY = '\u200b'

const letters = [...'aAáÁạẠăằĂđĐêỆôơớưỰỹỴnN09 \n\t\r.,;:-–“”…%()=+ªßæ²ÆżỒ'].concat([
  '\u0300',
  '\u0323',
  '\u031b',
  '\u00ad',
  '\u00a0',
  '\u2003',
  '\u2028',
  '\ufeff',
  '\u1ec7',
  'e\u0323\u0302',
  '😀',
])
const written = fc.oneof(
  fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

test('the short way of cleaning and folding gives what the long way gives, for whatever was typed', () => {
  fc.assert(
    fc.property(written, (text) => {
      // A mark at the beginning would join the character before it: it is put behind.
      assert.equal(clean(text), clean(text + THE_LONG_WAY))
      assert.equal(fold(text), fold(text + THE_LONG_WAY))
      assert.equal(clean(clean(text)), clean(text))
    }),
    { numRuns: 5000 },
  )
})

test('composed, decomposed, old and new tone placement, spaces and zero-width characters are one text', () => {
  const composed = 'Đề nghị sửa đường thôn Nà Bó, hoà giải'
  assert.equal(clean(composed.normalize('NFD')), composed)
  assert.equal(fold(composed.normalize('NFD')), 'de nghi sua duong thon na bo hoa giai')
  assert.equal(fold('hoà giải, hòa giải'), 'hoa giai hoa giai')
  assert.equal(clean('  Đề\u200b nghị \r\n\u00a0sửa  '), 'Đề nghị\nsửa')
  assert.equal(fold('x'.repeat(5000)), 'x'.repeat(5000))
})
