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
  assert.deepEqual(parseCode('4СКМ 2Н9Х'), { state: 'mistyped', look: [1, 2] })
  assert.equal(parseCode('4СКМ 2Н9Х').state, 'mistyped')
  assert.equal(parseCode('đường liên thôn').state, 'none')
  assert.equal(parseCode(''.padEnd(1_000_000, '7')).state, 'mistyped')
  assert.equal(parseCode('').state, 'none')
})

test('a slip of hand or ear points at its group of four', () => {
  fc.assert(
    fc.property(codes, fc.nat(7), (code, at) => {
      const heard: Readonly<Record<string, string>> = { M: 'N', N: 'M', V: 'W', W: 'V', P: 'T' }
      const sign = heard[code[at] ?? '']
      if (sign === undefined) return
      const typed = parseCode(`${code.slice(0, at)}${sign}${code.slice(at + 1)}`)
      assert.ok(typed.state === 'mistyped' && typed.look.includes(at < 4 ? 1 : 2))
    }),
  )
  const code = makeCode(() => 5)
  const typed = (text: string) => parseCode(text)
  assert.deepEqual(typed(`${code.slice(0, 3)} ${code.slice(4)}`), { state: 'mistyped', look: [1] })
  assert.deepEqual(typed(`${code.slice(0, 4)} ${code.slice(4)}7`), { state: 'mistyped', look: [2] })
  assert.deepEqual(typed(`${code.slice(0, 4)} ${code.slice(4, 7)}É`), { state: 'mistyped', look: [2] })
})
