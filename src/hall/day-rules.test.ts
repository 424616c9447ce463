import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressesOf, onlyHere } from './addresses.ts'
import { type AgendaChange, courseOf, nextStep, stepsOf } from './agenda.ts'
import { shortened } from './briefing.ts'
import { chairsNow, mayTakeOver } from './chairing.ts'
import { expectedOf, listCounts } from './expected.ts'
import { groundsNow, OVER_TIME } from './grounds.ts'
import type { Moment } from './moments.ts'
import { scanned } from './scan.ts'
import { limitsOfTurn, shownName, USUAL } from './setting.ts'
import { turnWords } from './turn-clock.ts'
import { takesWritten } from './written.ts'

test('a scanner may type an address, a part of one or a code; anything else is no code', () => {
  assert.deepEqual(scanned('https://xa.vn/cong/xa-a/giay-moi/abc-123'), { type: 'delegate', id: 'abc-123' })
  assert.deepEqual(scanned(' giay-moi/abc-123/ '), { type: 'delegate', id: 'abc-123' })
  assert.equal(scanned('https://xa.vn/tra-cuu?x=1').type, 'none')
  assert.equal(scanned('giay-moi/<script>').type, 'none')
  assert.equal(scanned('').type, 'none')
  assert.equal(scanned('x'.repeat(10_000)).type, 'none')
})

const PLANNED = [
  { seq: 1, text: 'Mở đầu', who: null, minutes: 10 },
  { seq: 2, text: 'Phát biểu', who: 'Nhân dân', minutes: 60 },
]
const change = (seq: number, more: Partial<AgendaChange>): AgendaChange => ({
  seq,
  session: 1,
  kind: 'them',
  step: 3,
  after: 1,
  text: 'Phóng sự',
  minutes: 5,
  reason: 'lý do',
  at: '2024-08-20T01:00:00.000Z',
  ...more,
})

test('a step added stands where it was put, a dropped one keeps its place and reason, other sessions are untouched', () => {
  const changes = [change(1, {}), change(2, { kind: 'bo', step: 2 }), change(3, { session: 2, step: 4 })]
  assert.deepEqual(
    stepsOf(PLANNED, changes, 1).map((step) => [step.seq, step.dropped]),
    [
      [1, null],
      [3, null],
      [2, 'lý do'],
    ],
  )
  assert.equal(nextStep(PLANNED, changes), 5)
})

test('planned times follow the lengths in force; a break is not counted into a step', () => {
  const moment = (at: string, kind: Moment['kind'], agenda: number | null = null): Moment => ({
    session: 1,
    kind,
    agenda,
    note: null,
    at: `2024-08-20T${at}:00.000Z`,
  })
  const moments = [
    moment('01:00', 'khai_mac'),
    moment('01:00', 'buoc', 1),
    moment('01:20', 'tam_dung'),
    moment('01:40', 'tiep_tuc'),
    moment('01:45', 'buoc', 2),
  ]
  const lines = courseOf(
    stepsOf(PLANNED, [], 1),
    moments,
    { start: '08:00', end: '11:00' },
    '2024-08-20T02:00:00.000Z',
  )
  assert.deepEqual(
    lines.map((line) => [line.plannedFrom, line.minutes, line.running]),
    [
      ['08:00', 25, false],
      ['08:10', 15, true],
    ],
  )
})

test('only whom the plan names takes the chair, and may give it back', () => {
  const person = (id: string) => ({ id, name: id, title: '' })
  const plan = { chairs: [person('a')], stand_ins: [person('b')] }
  const given = [{ session: 1, from: 'a', to: 'b', reason: '', at: '' }]
  assert.deepEqual(
    mayTakeOver(plan, [], 1).map((one) => one.id),
    ['b'],
  )
  assert.deepEqual(
    chairsNow(plan, given, 1).map((one) => one.id),
    ['b'],
  )
  assert.deepEqual(
    chairsNow(plan, given, 2).map((one) => one.id),
    ['a'],
  )
  assert.deepEqual(
    mayTakeOver(plan, given, 1).map((one) => one.id),
    ['a'],
  )
})

test('a turn warns and runs over in words; without a limit nothing warns; time is a ground only once announced', () => {
  assert.equal(turnWords(65, null, 60), '1:05')
  assert.equal(turnWords(130, 180, 60), '2:10, còn 0:50')
  assert.equal(turnWords(200, 180, 60), '3:20, quá giờ 0:20')
  assert.deepEqual(groundsNow([], { startedAt: 'x' }, 3), [OVER_TIME])
  assert.deepEqual(groundsNow([], { startedAt: 'x' }, null), [])
  assert.deepEqual(groundsNow([], { startedAt: null }, 3), [])
})

test('a warning nobody chose is a minute, and fits a short turn', () => {
  const warn = (turnMinutes: number | null, warnMinutes: number | null = null) =>
    limitsOfTurn({ ...USUAL, turnMinutes, warnMinutes }).warn
  assert.deepEqual([warn(1), warn(2), warn(5), warn(null)], [30, 60, 60, 60])
  assert.equal(warn(5, 2), 120)
})

test('whoever stands on two lists and came by one is in on the other too; two of one name on one list are two people', () => {
  const about = { village_id: 'thon-1', title: null, phone: null }
  const delegate = (id: string, name: string, part: 'moi' | 'thon') => ({ ...about, id, name, part })
  const present = [
    {
      id: 'a',
      session: 1,
      part: 'nhan_dan' as const,
      village: 'thon-1',
      name: 'Lê Thị Hoa',
      people: 1,
      delegate: 'd-1',
      registration: null,
      person: null,
      at: '2024-08-20T00:50:00Z',
      by: 'thu-ky',
    },
  ]
  const expected = expectedOf({
    session: 1,
    present,
    people: [],
    delegates: [delegate('d-1', 'Lê Thị Hoa', 'thon'), delegate('d-2', 'Lê Thị Hoa', 'thon')],
    registrations: [
      { ...about, id: 'r-1', name: 'lê thị  Hoa' },
      { ...about, id: 'r-2', name: 'Lê Thị Hoà' },
      { ...about, id: 'r-3', name: 'Lê Thị Hoa', village_id: 'thon-2' },
    ],
  })
  assert.deepEqual(
    expected.map(({ id, present, through }) => [id, present, through?.list, through?.by]),
    [
      ['d-1', true, undefined, undefined],
      ['d-2', false, undefined, undefined],
      ['r-1', true, 'thon', 'thu-ky'],
      ['r-2', false, undefined, undefined],
      ['r-3', false, undefined, undefined],
    ],
  )
  assert.deepEqual(listCounts(expected), [
    { list: 'thon', all: 2, present: 1 },
    { list: 'dang-ky', all: 3, present: 1 },
  ])
})

test('the screen says the name, the initials or the number', () => {
  const turn = { name: 'Nguyễn Thị Tình', position: 7 }
  assert.deepEqual(
    (['ho_ten', 'viet_tat', 'so_thu_tu'] as const).map((names) => shownName(turn, names)),
    ['Nguyễn Thị Tình', 'N.T.T.', 'Lượt số 7'],
  )
})

test('written questions are taken on the day until the session is over, and not where the office says no', () => {
  const at = (phase: 'chua_khai_mac' | 'dang_dien_ra' | 'be_mac', date = '2024-08-20') =>
    takesWritten([{ seq: 1, date, phase }], { written: true }, '2024-08-20')
  assert.deepEqual(at('chua_khai_mac'), { open: true, session: 1 })
  assert.deepEqual(at('dang_dien_ra', '2024-08-19'), { open: true, session: 1 })
  assert.equal(at('be_mac').open, false)
  assert.equal(at('chua_khai_mac', '2024-08-21').open, false)
  assert.deepEqual(takesWritten([], { written: false }, '2024-08-20'), { open: false, why: 'off' })
})

test('every card of the machine is named; loopback and link-local are not', () => {
  const card = (address: string, family: 'IPv4' | 'IPv6', internal = false) => ({
    address,
    family,
    internal,
    netmask: '',
    mac: '',
    cidr: null,
    ...(family === 'IPv6' ? { scopeid: 0 } : {}),
  })
  const cards = {
    lo: [card('127.0.0.1', 'IPv4', true)],
    wlan0: [card('192.168.1.20', 'IPv4'), card('fe80::1', 'IPv6')],
    eth0: [card('10.0.0.5', 'IPv4')],
  } as Parameters<typeof addressesOf>[1]
  const listening = { host: '0.0.0.0', port: () => 8080, secure: false, publicUrl: undefined }
  const urls = (more: Partial<typeof listening>) =>
    addressesOf({ ...listening, ...more }, cards).map((one) => one.url)
  assert.deepEqual(urls({}), ['http://192.168.1.20:8080', 'http://10.0.0.5:8080'])
  assert.deepEqual(urls({ secure: true, port: () => 443 }), ['https://192.168.1.20', 'https://10.0.0.5'])
  assert.deepEqual(urls({ host: '127.0.0.1' }), [])
  assert.ok(onlyHere({ host: 'localhost' }) && !onlyHere({ host: '192.168.1.20' }))
})

test('long words are cut at a word and say that more follows', () => {
  assert.equal(shortened('một hai ba', 50), 'một hai ba')
  assert.match(shortened('một hai ba bốn năm sáu', 12), /^một hai ba…$/)
})
