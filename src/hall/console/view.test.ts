// What the console shows: the day with what waits laid over it, true times, speakers found, the state in words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from '../../kit/text.ts'
import { type Body, type Entry, NEW_MATTER } from './act.ts'
import { clockWords, measure, offsetAt, remember, type Sample } from './clock.ts'
import type { Waiting } from './outbox.ts'
import { candidates, typedSpeaker } from './picker.ts'
import { floorShut, project, twins } from './view.ts'
import { standingTone, standingWords } from './words.ts'

let made = 0
function act(body: Body, more: Partial<Waiting> = {}): Waiting {
  made++
  return {
    key: `viec-so-${made}`,
    person: 'thu-ky',
    conference: 'hn',
    body,
    seq: made,
    run: 'r',
    deviceAt: made * 1000,
    offset: null,
    sure: true,
    standing: { state: 'open' },
    ...more,
  }
}

const turn = (speech: string): Body => ({
  kind: 'turn',
  speech,
  session: 1,
  speaker: { name: speech, village: null, address: null },
  registration: null,
  waiting: false,
})
const text = (speech: string, matter: string, was: string, now: string): Body => ({
  kind: 'matter',
  speech,
  matter,
  fresh: was === '',
  changes: { text: { was, now } },
})
const at = (one: Waiting) => new Date(one.deviceAt).toISOString()

test('the day as it is shown: what the server has with what waits laid over it', () => {
  const entry: Entry = {
    id: 'a',
    session: 1,
    position: 1,
    refused: false,
    value: {
      speaker: { name: 'Đinh Văn A', village: 'thon-1', address: null },
      times: { start: '1970-01-01T00:00:00.500Z', end: null },
      note: '',
    },
    matters: [{ id: 'q', ref: 'm', seq: 1, by: 'khac', value: { ...NEW_MATTER, text: 'cũ' } }],
  }
  made = 0
  const acts = [
    act(text('a', 'm', 'cũ', 'mới')),
    act(turn('b')),
    act(text('b', 'n', '', 'thêm')),
    act({ kind: 'end', speech: 'b' }),
  ]
  const [a, b] = project([entry], acts, at)
  assert.equal(a?.matters[0]?.value.text, 'mới')
  assert.equal(a?.matters[0]?.server?.text, 'cũ')
  // Who had the floor gave it up when b was given it.
  assert.equal(a?.value.times.end, '1970-01-01T00:00:02.000Z')
  assert.deepEqual(b?.value.times, { start: '1970-01-01T00:00:02.000Z', end: '1970-01-01T00:00:04.000Z' })
  assert.equal(b?.server, undefined)
  assert.equal(b?.matters[0]?.value.text, 'thêm')
})

test('one person written down by two consoles is pointed out, nobody is joined', () => {
  const speech = (id: string, name: string, start: string): Entry => ({
    id,
    session: 1,
    position: 1,
    refused: false,
    value: { speaker: { name, village: null, address: null }, times: { start, end: start }, note: '' },
    matters: [],
  })
  const all = project(
    [
      speech('a', 'Đinh Văn A', '2026-01-01T01:00:00.000Z'),
      speech('b', 'dinh van a', '2026-01-01T01:03:00.000Z'),
      speech('c', 'Đinh Văn A', '2026-01-01T02:00:00.000Z'),
    ],
    [],
    at,
  )
  const [first] = all
  assert.ok(first)
  assert.deepEqual(
    twins(all, first, fold).map((one) => one.id),
    ['b'],
  )
})

test('a wrong clock: measured, corrected, both kept; a clock set while the line was down', () => {
  assert.deepEqual(measure(1000, 1200, 61_100), { offset: 60_000, error: 100 })
  const sample = (seq: number, run: string, offset: number, error = 10): Sample => ({
    seq,
    run,
    offset,
    error,
  })
  const steady = remember(remember([], sample(1, 'x', 60_000, 50)), sample(2, 'x', 60_010, 5))
  assert.deepEqual(steady, [sample(2, 'x', 60_010, 5)])
  const bounds = { after: 0, before: 10_000_000 }
  const stamp = { seq: 5, run: 'x', deviceAt: 1_000_000 }
  assert.deepEqual(offsetAt([sample(1, 'x', 500)], stamp, bounds), { offset: 500, sure: true })
  // The battery was dead: the next opening of the page has a clock of long ago, the next measurement tells how far.
  const jumped = [sample(1, 'x', 0), sample(9, 'y', 5_000_000)]
  assert.deepEqual(offsetAt(jumped, stamp, bounds), { offset: 0, sure: true })
  assert.deepEqual(offsetAt(jumped, { ...stamp, run: 'y', deviceAt: 100 }, bounds), {
    offset: 5_000_000,
    sure: true,
  })
  const unseen = { seq: 5, run: 'z', deviceAt: 100 }
  assert.deepEqual(offsetAt(jumped, unseen, { after: 900_000, before: 6_000_000 }), {
    offset: 5_000_000,
    sure: true,
  })
  assert.equal(offsetAt(jumped, unseen, bounds).sure, false)
  assert.equal(clockWords(5000), undefined)
  assert.match(clockWords(180_000) ?? '', /chậm 3 phút/)
  assert.match(clockWords(-7_200_000) ?? '', /nhanh 2 giờ/)
})

test('a speaker by a few letters without tone marks, or typed anew, or nobody', () => {
  const villages = [
    { id: 'thon-1', name: 'Huy Măng', aliases: ['Thôn 4 cũ'] },
    { id: 'thon-2', name: 'Mang Hin', aliases: [] },
  ]
  const one = (name: string, village: string, speech: string | null) => ({
    name,
    village,
    address: null,
    speech,
    registration: null,
    why: '',
  })
  const all = [
    one('Đinh Thị Tình', 'thon-1', null),
    one('Đinh Văn Tín', 'thon-2', 's2'),
    one('Lê Thị Đào', 'thon-2', null),
  ]
  const name = (id: string | null) => villages.find((village) => village.id === id)?.name ?? ''
  const found = (typed: string) => candidates(all, typed, name).map((each) => each.name)
  assert.deepEqual(found('ti'), ['Đinh Văn Tín', 'Đinh Thị Tình'])
  assert.deepEqual(found('tinh huy'), ['Đinh Thị Tình'])
  assert.deepEqual(found('ltd'), ['Lê Thị Đào'])
  assert.deepEqual(found(''), ['Đinh Văn Tín'])
  assert.deepEqual(typedSpeaker('Nguyễn Văn A, thôn huy mang', villages), {
    name: 'Nguyễn Văn A',
    village: 'thon-1',
    address: null,
  })
  assert.deepEqual(typedSpeaker('Bà Hai, tổ 3, nhà văn hóa', villages), {
    name: 'Bà Hai',
    village: null,
    address: 'tổ 3, nhà văn hóa',
  })
  assert.deepEqual(typedSpeaker('  ', villages), { name: '', village: null, address: null })
})

test('nobody is offered the floor where it would be refused; without a line only a close is certain', () => {
  const opened = '2026-12-05T01:00:00Z'
  const closed = { phase: 'be_mac', opened, closed: '2026-12-05T04:00:00Z' } as const
  const paused = { phase: 'tam_dung', step: null, opened, note: null } as const
  for (const connected of [true, false]) {
    assert.match(floorShut(closed, connected) ?? '', /đã bế mạc: không mời thêm ai/)
    assert.equal(floorShut({ phase: 'dang_dien_ra', step: null, opened }, connected), undefined)
  }
  assert.match(floorShut({ phase: 'chua_khai_mac' }, true) ?? '', /Khai mạc trước/)
  assert.match(floorShut(paused, true) ?? '', /Tiếp tục trước/)
  assert.equal(floorShut({ phase: 'chua_khai_mac' }, false), undefined)
  assert.equal(floorShut(paused, false), undefined)
})

test('the state in words', () => {
  const base = {
    unsent: 12,
    unfinished: 0,
    stuck: 0,
    others: 0,
    line: 'down',
    since: '9:42',
    saved: 'saved',
  } as const
  assert.equal(standingWords(base), 'Đã lưu trên máy · còn 12 việc chưa gửi · mất kết nối từ 9:42')
  assert.equal(
    standingWords({ ...base, unsent: 0, line: 'up', since: null }),
    'Đã lưu trên máy · đã gửi hết · đã nối máy chủ',
  )
  assert.match(standingWords({ ...base, since: null }), / · đang kết nối$/)
  assert.match(standingWords({ ...base, saved: 'full' }), /^CHƯA lưu được/)
  // What lacks something is not waiting for the line, and must not look so.
  const lacking = { ...base, unsent: 0, unfinished: 1, line: 'up', since: null } as const
  assert.equal(
    standingWords(lacking),
    'Đã lưu trên máy · 1 nội dung chưa ghi đủ nên chưa gửi · đã nối máy chủ',
  )
  assert.equal(standingTone(lacking), 'due')
  assert.equal(standingTone({ ...base, stuck: 1 }), 'due')
  assert.equal(standingTone({ ...base, saved: 'full' }), 'late')
  assert.equal(standingTone({ ...base, unsent: 0, line: 'up' }), 'done')
})
