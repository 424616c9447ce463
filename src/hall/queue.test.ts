// Order of speaking, moves, the fair turn that explains itself; who counts as present.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figures, findPeople, type Present, sameName } from './attendance.ts'
import { fairTurn, minutesOf, moved, spoken, type Turn, waiting } from './queue.ts'

const turn = (id: string, position: number, village: string | null, more: Partial<Turn> = {}): Turn => ({
  id,
  session: 1,
  position,
  name: `Người ${id}`,
  village,
  startedAt: null,
  endedAt: null,
  refused: false,
  spokeBefore: false,
  ...more,
})
const done = { startedAt: '2024-08-20T01:00:00.000Z', endedAt: '2024-08-20T01:04:30.000Z' }
const name = (id: string) => ({ a: 'Thôn Vườn Bưởi', b: 'Thôn Cần Dực' })[id]

test('those who wait stand in their order; refused and spoken ones do not wait', () => {
  const turns = [
    turn('3', 3, 'a'),
    turn('1', 1, 'a', done),
    turn('2', 2, 'b', { refused: true }),
    turn('4', 4, 'b'),
  ]
  assert.deepEqual(
    waiting(turns).map((one) => one.id),
    ['3', '4'],
  )
  assert.deepEqual(
    spoken(turns).map((one) => one.id),
    ['1'],
  )
  assert.equal(minutesOf(turns[1] as Turn, done.endedAt), 4)
})

test('a move exchanges places of those who wait only', () => {
  const turns = [turn('1', 1, 'a', done), turn('2', 2, 'a'), turn('3', 5, 'a'), turn('4', 9, 'b')]
  assert.deepEqual(moved(turns, '4', 'dau'), [
    { id: '4', position: 2 },
    { id: '2', position: 5 },
    { id: '3', position: 9 },
  ])
  assert.deepEqual(moved(turns, '3', 'len'), [
    { id: '3', position: 2 },
    { id: '2', position: 5 },
  ])
  assert.deepEqual(moved(turns, '2', 'len'), [])
  assert.deepEqual(moved(turns, '4', 'xuong'), [])
  assert.equal(moved(turns, '1', 'dau'), undefined)
})

test('a village that was not heard is suggested, with the reason; a fair order is left alone', () => {
  const turns = [turn('1', 1, 'a', done), turn('2', 2, 'a', { spokeBefore: true }), turn('3', 3, 'b')]
  const found = fairTurn(turns, name)
  assert.equal(found?.turn.id, '3')
  assert.equal(
    found?.because,
    'Thôn Cần Dực chưa có ai phát biểu, người này chưa phát biểu lần nào, trong khi Thôn Vườn Bưởi đã có 1 lượt.',
  )
  assert.equal(fairTurn([turn('1', 1, 'a', done), turn('3', 2, 'b'), turn('2', 3, 'a')], name), undefined)
  assert.equal(fairTurn([], name), undefined)
})

test('among villages already heard the one that used much less time is suggested, with both times', () => {
  const long = { startedAt: '2024-08-20T02:00:00.000Z', endedAt: '2024-08-20T02:14:00.000Z' }
  const short = { startedAt: '2024-08-20T02:14:00.000Z', endedAt: '2024-08-20T02:17:00.000Z' }
  const waits = { spokeBefore: false }
  const turns = [
    turn('1', 1, 'a', long),
    turn('2', 2, 'b', short),
    turn('3', 3, 'a', waits),
    turn('4', 4, 'b', waits),
  ]
  const found = fairTurn(turns, name)
  assert.equal(found?.turn.id, '4')
  assert.equal(
    found?.because,
    'Thôn Cần Dực mới phát biểu 3 phút, trong khi Thôn Vườn Bưởi đã phát biểu 14 phút.',
  )
  const near = { startedAt: '2024-08-20T02:14:00.000Z', endedAt: '2024-08-20T02:25:00.000Z' }
  assert.equal(
    fairTurn([turns[0], turn('2', 2, 'b', near), ...turns.slice(2)] as typeof turns, name),
    undefined,
  )
})

const present = (id: string, more: Partial<Present> = {}): Present => ({
  id,
  session: 1,
  part: 'nhan_dan',
  village: 'a',
  name: null,
  people: 1,
  delegate: null,
  registration: null,
  person: null,
  ...more,
})

test('people present of all people, by village; a delegate called twice counts once, guests apart', () => {
  const rows = [
    present('1', { people: 40 }),
    present('2', { name: 'Điểu Thị Mai', delegate: 'd1' }),
    present('3', { name: 'Điểu Thị Mai', delegate: 'd1', session: 2 }),
    present('4', { village: null, name: 'Khách qua đường' }),
    present('5', { part: 'dai_bieu', village: null, name: 'Bí thư Đảng ủy' }),
  ]
  const found = figures(
    rows,
    [
      { id: 'a', name: 'A', population: 900 },
      { id: 'b', name: 'B', population: 100 },
    ],
    1000,
  )
  assert.deepEqual(found, {
    people: 42,
    total: 1000,
    guests: 1,
    villages: [
      { id: 'a', name: 'A', present: 41, population: 900 },
      { id: 'b', name: 'B', present: 0, population: 100 },
    ],
    elsewhere: 1,
  })
})

test('a namesake is noticed by name and village, not by name alone; tone marks matter there and not in the search', () => {
  const rows = [present('1', { name: 'Lê Văn Tám' })]
  assert.equal(sameName(rows, 1, ' lê văn  tám', 'a')?.id, '1')
  assert.equal(sameName(rows, 1, 'Lê Văn Tâm', 'a'), undefined)
  assert.equal(sameName(rows, 1, 'Lê Văn Tám', 'b'), undefined)
  assert.equal(sameName(rows, 2, 'Lê Văn Tám', 'a'), undefined)
  const people = [
    { name: 'Lê Văn Tám', phone: '0912 345 678' },
    { name: 'Đỗ Thị Hoa', phone: null },
  ]
  assert.deepEqual(
    ['do hoa', '5678', '+84 912345678', 'le tam', '12', 'xyz'].map((typed) =>
      findPeople(people, typed).map((one) => one.name.slice(0, 2)),
    ),
    [['Đỗ'], ['Lê'], ['Lê'], ['Lê'], [], []],
  )
})
