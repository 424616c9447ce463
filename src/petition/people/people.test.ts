// How people came, in a line; what does not fit together is said at its field.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NO_PEOPLE, onBehalfWords, peopleProblems, readSigners, signerLines, slipNumber } from './people.ts'

test('one line tells who brought it, who wrote it down, who guards', () => {
  assert.equal(onBehalfWords(NO_PEOPLE), null)
  const son = { ...NO_PEOPLE, proxyName: 'Trần Văn Bình', proxyRelation: 'con' }
  assert.equal(onBehalfWords(son), 'Gửi thay: Trần Văn Bình (con)')
  assert.equal(
    onBehalfWords({
      ...son,
      writtenBy: 'Lê Thị Hoa',
      readBack: true,
      thumbPrint: true,
      guardianName: 'Đinh Ka',
    }),
    'Gửi thay: Trần Văn Bình (con); Người giám hộ: Đinh Ka; Ghi hộ: Lê Thị Hoa, đã đọc lại, điểm chỉ',
  )
})

test('what does not fit together is said at its field', () => {
  const fields = (people: Partial<typeof NO_PEOPLE>, name: string | null = 'Đinh Thị Rế') =>
    peopleProblems({ ...NO_PEOPLE, ...people }, name).map(({ field }) => field)
  assert.deepEqual(fields({}, null), [])
  assert.deepEqual(fields({ proxyRelation: 'con' }), ['proxyName'])
  assert.deepEqual(fields({ proxyName: 'Bình' }, null), ['name'])
  assert.deepEqual(fields({ writtenBy: 'Hoa' }), ['readBack'])
  assert.deepEqual(fields({ thumbPrint: true }), ['writtenBy'])
  assert.deepEqual(fields({ guardianRelation: 'mẹ' }), ['guardianName'])
  assert.deepEqual(fields({ signers: [{ name: 'A', address: null }] }, null), ['name'])
  assert.deepEqual(fields({ writtenBy: 'Hoa', readBack: true, thumbPrint: true }), [])
})

test('signers are read a line each, as lists write them', () => {
  const read = readSigners('1. Trần Văn Bình, tổ 2\n\n2) Đinh Thị Rế\n3/ Hồ Thị Lan; xóm Đập, thôn 3\n , \n')
  assert.deepEqual(read, [
    { name: 'Trần Văn Bình', address: 'tổ 2' },
    { name: 'Đinh Thị Rế', address: null },
    { name: 'Hồ Thị Lan', address: 'xóm Đập, thôn 3' },
  ])
  assert.deepEqual(readSigners(signerLines(read)), read)
  assert.equal(slipNumber(' a - 017 '), 'A-017')
})
