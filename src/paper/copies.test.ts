import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copiesInAll, copiesTo } from './copies.ts'

const GROUPS = { villages: 9, units: 4 }
const counted = (lines: readonly string[], addressees: readonly string[] = []) =>
  copiesTo(lines, addressees, GROUPS).map((line) => line.copies)

test('a group receives one copy each: villages, the offices of the commune, those addressed', () => {
  assert.deepEqual(
    counted([
      'Các thôn',
      'Trưởng các thôn, làng',
      'Trưởng thôn, Tổ trưởng tổ dân phố',
      'Trưởng các thôn trên địa bàn xã',
      'Các phòng ban, đơn vị thuộc xã',
      'Các cơ quan, đơn vị thuộc UBND',
    ]),
    [9, 9, 9, 9, 4, 4],
  )
  assert.deepEqual(counted(['Như trên', 'Như kính mời'], ['Ông A', 'Bà B', 'Ông C']), [3, 3])
})

test('who is no group receives one; each place of filing one; a number the line says goes before', () => {
  assert.deepEqual(
    counted(['TT Đảng ủy xã', 'Các cơ quan, đơn vị đóng trên địa bàn', 'Bản tin xã', 'Trưởng phòng']),
    [1, 1, 1, 1],
  )
  assert.deepEqual(
    counted(['Lưu: VT, VP', 'Lưu VPĐU, VT', 'Lưu: VT', 'Lưu: VT, Hồ sơ (03 bản)']),
    [2, 2, 1, 3],
  )
  assert.deepEqual(
    counted(['Lưu: VT (2b), VP', 'Lưu: VT (2b), VP (1b)', 'Lưu: VT (02 bản)', 'Lưu: VT, VP, TH (3b).']),
    [3, 3, 2, 3],
  )
  assert.deepEqual(
    counted(['Trưởng các thôn (12 bản)', 'UBND tỉnh (02b)', 'UBND tỉnh (báo cáo)']),
    [12, 2, 1],
  )
  assert.equal(copiesInAll(copiesTo(['Các thôn', 'Như trên', 'Lưu: VT, VP'], [], GROUPS)), 12)
  assert.equal(copiesTo(['Các thôn'], [], { villages: 0, units: 0 })[0]?.copies, 1)
})
