// The rules of the console's acts: growing, sealing, order, what is held back, two sides of one entry.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Body,
  type Changes,
  chain,
  changed,
  type MatterValue,
  merge,
  NEW_MATTER,
  NO_DECISION,
} from './act.ts'
import { answered, changesTo, lackOf, parted, queued, sendable, settled, type Waiting } from './outbox.ts'

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
test('keystrokes become one act until somebody tries to send it; then it never changes', () => {
  let acts: readonly Waiting[] = []
  for (const body of [
    text('a', 'm', '', 'Đ'),
    text('a', 'm', 'Đ', 'Đường'),
    text('a', 'm', 'Đường', 'Đường hỏng'),
  ])
    acts = queued(acts, act(body))
  assert.equal(acts.length, 1)
  const [grown] = acts
  assert.deepEqual(grown?.body, text('a', 'm', '', 'Đường hỏng'))
  const sealed = acts.map((one): Waiting => ({ ...one, standing: { state: 'sealed' }, offset: 0 }))
  const more = queued(sealed, act(text('a', 'm', 'Đường hỏng', 'Đường hỏng nặng')))
  assert.equal(more.length, 2)
  assert.equal(more[0], sealed[0])
  assert.deepEqual(more[1]?.body, text('a', 'm', 'Đường hỏng', 'Đường hỏng nặng'))
})

test('what is typed and taken out again need not be told', () => {
  const acts = [text('a', 'm', 'x', 'xy'), text('a', 'm', 'xy', 'x')]
    .map((body) => ({ ...body, fresh: false }) as Body)
    .reduce<readonly Waiting[]>((all, body) => queued(all, act(body)), [])
  assert.deepEqual(acts, [])
})

test('an act that was not taken holds back its subject and what its turn carries, nothing else', () => {
  const acts = [
    act(turn('a'), { standing: { state: 'refused', message: 'chưa khai mạc', field: null } }),
    act(text('a', 'ma', '', 'một')),
    act(turn('b')),
    act(text('b', 'mb', '', 'hai'), { standing: { state: 'conflict', groups: ['text'] } }),
    act({ kind: 'end', speech: 'b' }),
    act(text('b', 'mc', '', '')),
    act(text('b', 'md', '', 'ba')),
    act(text('b', 'me', '', 'của người khác'), { person: 'khac' }),
  ]
  const going = sendable(acts, 'thu-ky', 10).map((one) => acts.indexOf(one))
  // b's end and its other matter go; the matter without words stays.
  assert.deepEqual(going, [2, 4, 6])
  assert.deepEqual(
    sendable(acts, 'thu-ky', 10, (one) => one === acts[6]).map((one) => acts.indexOf(one)),
    [2, 4],
  )
})

test('the words of a question go at once, a decision when it is whole', () => {
  const body: Body = {
    kind: 'matter',
    speech: 'a',
    matter: 'm',
    fresh: true,
    changes: {
      text: { was: '', now: 'Cống hỏng' },
      decision: { was: NO_DECISION, now: { ...NO_DECISION, code: 'tra_loi_tai_cho' } },
    },
  }
  const [whole, rest] = parted(act(body), null)
  assert.deepEqual(whole?.body.kind === 'matter' && Object.keys(whole.body.changes), ['text'])
  assert.deepEqual(rest?.kind === 'matter' && Object.keys(rest.changes), ['decision'])
  assert.equal(rest?.kind === 'matter' && rest.fresh, false)
  assert.equal(lackOf({ ...NO_DECISION, code: 'giao_don_vi' }, null)?.words, 'đơn vị được giao')
  assert.equal(lackOf({ ...NO_DECISION, code: 'giao_don_vi' }, 'vp'), undefined)
  assert.equal(lackOf({ ...NO_DECISION, code: 'tu_choi' }, null)?.words, 'căn cứ từ chối')
})

test('two who change the same are a conflict, two who change different things are not', () => {
  const present: MatterValue = { ...NEW_MATTER, text: 'mới', unit: 'kt' }
  const both = merge(present, { text: { was: 'cũ', now: 'của tôi' }, unit: { was: 'kt', now: 'vh' } })
  assert.deepEqual(both, { apply: {}, conflicts: ['text'] })
  assert.deepEqual(merge(present, { unit: { was: 'kt', now: 'vh' } }), {
    apply: { unit: 'vh' },
    conflicts: [],
  })
  // Both wrote the same: nothing to do, nothing to ask.
  assert.deepEqual(merge(present, { text: { was: 'cũ', now: 'mới' } }), { apply: {}, conflicts: [] })
})

test('for any two edits of one text: one after the other, both are done; from the same text, never one by silence', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (start, one, two) => {
      const value = { text: start }
      const first = merge(value, { text: { was: start, now: one } })
      const after = { ...value, ...first.apply }
      const follows = merge(after, { text: { was: one, now: two } })
      assert.equal({ ...after, ...follows.apply }.text, two)
      const beside = merge(after, { text: { was: start, now: two } })
      const shown = beside.conflicts.length > 0
      assert.ok(shown || { ...after, ...beside.apply }.text === two || two === start)
    }),
  )
})

test('changes in a chain are one change with the same end', () => {
  const value = fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.integer({ min: 0, max: 3 }) })
  type V = { a: number; b: number }
  fc.assert(
    fc.property(value, value, value, (x, y, z) => {
      const to = (from: V, next: V): Changes<V> => changesTo(from, next)
      const whole = chain(to(x, y), to(y, z))
      assert.deepEqual({ ...changed(x, whole) }, { ...z })
      assert.deepEqual(merge(x, whole).conflicts, [])
    }),
  )
})

test('after the answers: taken acts go, the others say why; a person settles and it begins from what is there', () => {
  const one = act(text('a', 'm', 'x', 'của tôi'), { standing: { state: 'sealed' }, offset: 0 })
  const two = act(text('a', 'm', 'của tôi', 'của tôi nữa'))
  const three = act({ kind: 'end', speech: 'a' }, { standing: { state: 'sealed' }, offset: 0 })
  const left = answered(
    [one, two, three],
    [
      { key: one.key, outcome: 'conflict', groups: ['text'], entry: null },
      { key: three.key, outcome: 'done', entry: null },
    ],
  )
  assert.deepEqual(
    left.map((each) => each.standing.state),
    ['conflict', 'open'],
  )
  const mine = settled(left, 'm', act(text('a', 'm', 'của họ', 'của tôi nữa')))
  assert.equal(mine.length, 1)
  assert.equal(mine[0]?.seq, one.seq)
  assert.deepEqual(settled(left, 'm', undefined), [])
})
