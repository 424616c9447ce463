// Old names of places and their time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasProblem, aliasText, placeNamed, readAlias } from './alias.ts'

test('a name with its time, as an office types it, is read and written back', () => {
  for (const [typed, alias, from, to] of [
    ['Xóm Ngoài', 'Xóm Ngoài', null, null],
    ['Thôn 2 xã Sơn Màu (đến 30/6/2025)', 'Thôn 2 xã Sơn Màu', null, '2025-06-30'],
    ['Xóm Đập (từ 1/1/2010 đến 31/12/2020)', 'Xóm Đập', '2010-01-01', '2020-12-31'],
    ['Thôn Hạ (từ 1/7/2025)', 'Thôn Hạ', '2025-07-01', null],
  ] as const) {
    assert.deepEqual(readAlias(typed), { alias, from, to }, typed)
    assert.deepEqual(readAlias(aliasText({ alias, from, to })), { alias, from, to })
    assert.equal(aliasProblem(typed), undefined)
  }
  assert.equal(readAlias(' ( ) '), undefined)
  assert.match(aliasProblem('Xóm Đập (đến 31/2/2020)') ?? '', /31\/2\/2020/)
})

const PLACES = [
  { id: 'mot', name: 'Thôn 1', aliases: [] },
  {
    id: 'hai',
    name: 'Thôn 2',
    aliases: [
      { alias: 'Thôn 1 xã Sơn Màu', from: null, to: '2025-06-30' },
      { alias: 'Xóm Đập', from: null, to: '2020-12-31' },
    ],
  },
  { id: 'ba', name: 'Thôn 3', aliases: [{ alias: 'Xóm Đập', from: '2021-01-01', to: null }] },
]

test('the name of the day counts first; an old one out of its time only where nothing else fits', () => {
  const now = placeNamed(PLACES, '2026-11-01')
  assert.equal(now('Tổ 5, thôn 1'), 'mot')
  assert.equal(now('thôn 1, xã Sơn Màu (cũ)'), 'hai', 'the old commune tells which thôn 1 is meant')
  assert.equal(now('xom dap'), 'ba')
  assert.equal(placeNamed(PLACES, '2019-05-01')('Xóm Đập'), 'hai')
  assert.equal(now('thôn 12'), null)
  assert.equal(now(null), null)
})
