// Messages: tone marks, counted characters, minutes aloud.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutMarks } from '../kit/text.ts'
import { messagesOf, minutesAloud } from './reach.ts'

test('tone marks go, capitals, digits and punctuation stay', () => {
  assert.equal(
    withoutMarks('Đường Ủy ban: 08h00 thứ Ba, 20/8/2024 – “đối thoại”.'),
    'Duong Uy ban: 08h00 thu Ba, 20/8/2024 - "doi thoai".',
  )
})

test('a message counts 160 plain or 70 marked characters, a longer one in parts of 153 and 67', () => {
  assert.deepEqual(messagesOf('a'.repeat(160)), { characters: 160, messages: 1 })
  assert.deepEqual(messagesOf('a'.repeat(161)), { characters: 161, messages: 2 })
  assert.deepEqual(messagesOf('a'.repeat(307)), { characters: 307, messages: 3 })
  assert.deepEqual(messagesOf('ế'.repeat(70)), { characters: 70, messages: 1 })
  assert.deepEqual(messagesOf(`${'a'.repeat(70)}ế`), { characters: 71, messages: 2 })
})

test('reading aloud takes a minute for each 120 syllables, never none', () => {
  assert.equal(minutesAloud(''), 1)
  assert.equal(minutesAloud('bà con '.repeat(60)), 1)
  assert.equal(minutesAloud('bà con '.repeat(61)), 2)
})
