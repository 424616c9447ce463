// The receipt code: what people type, what the check character finds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { grouped, makeCode, parseCode } from './code.ts'

const seeded = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}
const codes = fc.integer({ min: 1, max: 2147483646 }).map((seed) => makeCode(seeded(seed)))

test('a code typed in lower case, in groups, with o for 0 and i for 1 is understood', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const typed = grouped(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i').replace(' ', ' - ')
      assert.deepEqual(parseCode(typed), { state: 'code', code })
    }),
  )
})

test('one wrong sign, or two signs exchanged, is always found', () => {
  fc.assert(
    fc.property(
      codes,
      fc.nat(7),
      fc.nat(7),
      fc.constantFrom(...'0123456789CFHJKMNPRTVWX'),
      (code, a, b, sign) => {
        const wrong = [...code]
        wrong[a] = sign
        if (wrong.join('') !== code) assert.equal(parseCode(wrong.join('')).state, 'mistyped')
        const exchanged = [...code]
        ;[exchanged[a], exchanged[b]] = [exchanged[b] as string, exchanged[a] as string]
        if (exchanged.join('') !== code) assert.equal(parseCode(exchanged.join('')).state, 'mistyped')
      },
    ),
  )
})

test('full-width signs are read, look-alikes of other alphabets are mistyped, words are no code', () => {
  const code = makeCode(() => 3)
  const wide = [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
  assert.deepEqual(parseCode(wide), { state: 'code', code })
  assert.equal(parseCode('4СКМ 2Н9Х').state, 'mistyped')
  assert.equal(parseCode('đường liên thôn').state, 'none')
  assert.equal(parseCode(''.padEnd(1_000_000, '7')).state, 'mistyped')
  assert.equal(parseCode('').state, 'none')
})
