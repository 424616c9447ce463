// The feed's escaping, letter by letter.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atom } from './feeds.ts'

test('a title in a feed never becomes markup', () => {
  const text = atom({
    id: 'i',
    title: '<b>&"',
    author: 'a',
    self: 's',
    home: 'h',
    lang: 'vi',
    at: '2025-01-01T00:00:00Z',
    entries: [
      { id: 'e', title: ']]><x/>', href: 'http://x/?a=1&b=2', at: '2025-01-02T00:00:00Z', summary: '\u0000' },
    ],
  })
  for (const bad of ['<b>', '<x/>', '\u0000', '&b']) assert.ok(!text.includes(bad), bad)
  assert.match(text, /<updated>2025-01-02T00:00:00Z<\/updated>/)
})
