// The files of cue words: every error with its line, nothing half-read.
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readFieldCues, readKindCues } from './cues.form.ts'
import { loadCues, standardSorter } from './library.ts'
import { sorterOf } from './sorter.ts'
import { suggest } from './suggest.ts'

test('a wrong field, a wrong level and an empty phrase are told with their lines', () => {
  const read = readFieldCues('fields:\n  giao_thong:\n    strong: [đường, "  "]\n    loud: [cầu]\n')
  assert.ok(!read.ok)
  assert.deepEqual(
    read.error.map(({ line }) => line),
    [3, 4],
  )
  const unknown = readFieldCues('fields:\n  duong_sa:\n    strong: [đường]\n')
  assert.ok(!unknown.ok)
  assert.equal(unknown.error[0]?.line, 2)
})

test('a sign that names no group, or says neither any nor near, is refused with its line', () => {
  const read = readKindCues(
    [
      'grave_from: 2',
      'groups: {asking_how: [a], praise: [b], ask: [c], wish: [d], idea: [e], tell: [f]}',
      'signs:',
      '  - {kind: to_cao, weight: 3, any: [graft]}',
      '  - {kind: to_cao, weight: 3}',
      '',
    ].join('\n'),
  )
  assert.ok(!read.ok)
  assert.deepEqual(
    read.error.map(({ line }) => line),
    [4, 5],
  )
})

test('another folder may hold its own file; what it lacks is the shipped one; a broken one is refused by name', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-cues-'))
  const file = path.join(folder, 'fields.yaml')
  writeFileSync(file, 'fields:\n  nuoc_sach:\n    strong: [bể lu]\n')
  const own = loadCues(folder)
  assert.ok(own.ok)
  assert.equal(suggest(sorterOf(own.value, standardSorter().learnt), 'bể lu vỡ').fields[0], 'nuoc_sach')
  writeFileSync(file, 'fields: [')
  const broken = loadCues(folder)
  assert.ok(!broken.ok)
  assert.match(broken.error.message, /fields\.yaml/)
})
