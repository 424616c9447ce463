// A conference goes over to another version of the rules: what moves, what comes and goes, what was met stays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { history } from '../ledger/ledger.ts'
import { adoptRegulation } from '../regulation/adopted.ts'
import { duesOf, meetRule } from '../regulation/dues.ts'
import { type Edit, editYaml } from '../regulation/editing.ts'
import { dateChanges } from '../regulation/effect.ts'
import { shippedText } from '../regulation/library.ts'
import { cancelConference } from './acts.ts'
import { moveConference, movePreview } from './move.acts.ts'
import type { Follower } from './replan.ts'
import { restartClock } from './schedule.acts.ts'
import { findConference } from './store.ts'

const TEXT = shippedText('loc-thinh-2024')
const EDITS: readonly Edit[] = [
  { op: 'set', path: ['version'], value: 2 },
  // S5-NOTICE from 10 to 12 days, S5-ESC under another code, a new duty put in.
  { op: 'set', path: ['rules', 1, 'count'], value: 12 },
  {
    op: 'add',
    path: ['rules'],
    value: {
      id: 'S5-MONTH',
      duty: 'track',
      title: 'Theo dõi hàng tháng',
      anchor: 'conference',
      every: 'month',
      quote: 'hàng tháng',
    },
  },
]

eachDatabase('moving a conference to another version', (open) => {
  const scene = async () => {
    const { db } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
    must(await act((trx) => restartClock(trx, by, world.conference, 'thử')))
    const yaml = must(editYaml(TEXT, EDITS)).replaceAll('S5-ESC', 'S5-LETTER')
    const to = must(await act((trx) => adoptRegulation(trx, by, yaml))).id
    const conference = async () => {
      const found = await findConference(db.read, world.commune, world.conference)
      assert.ok(found)
      return found
    }
    const followed: string[] = []
    const nothing = { moves: [], explained: 0 }
    const follower: Follower = {
      plan: async () => nothing,
      follow: async (_trx, _by, { id }) => {
        followed.push(id)
        return nothing
      },
    }
    const move = async (input: { to?: string; version?: number } = {}) =>
      act((trx) =>
        moveConference(
          trx,
          by,
          { conference: world.conference, to, reason: 'quy chế mới', version: 1, ...input },
          [follower],
        ),
      )
    const bindings = async () =>
      new Map((await duesOf(db.read, world.commune, world.conference)).map((due) => [due.rule, due.binding]))
    return { db, world, by, act, to, conference, move, bindings, followed }
  }

  test('the preview tells every date that moves and stores nothing; the act does just that', async () => {
    const s = await scene()
    const before = await s.bindings()
    const preview = must(await movePreview(s.db.read, s.world.commune, await s.conference(), s.to))
    const told = dateChanges(preview.moves).map(({ rule, kind, before: was, after }) => [
      rule,
      kind,
      was,
      after,
    ])
    assert.deepEqual(told.slice(0, 1), [['S5-NOTICE', 'moves', '2024-08-10', '2024-08-08']])
    assert.deepEqual(
      told.slice(1).map(([rule, kind]) => [rule, kind]),
      [
        ['S5-LETTER', 'appears'],
        ['S5-MONTH', 'appears'],
        ['S5-ESC', 'goes'],
      ],
    )
    assert.deepEqual(await s.bindings(), before)
    must(await s.move())
    const after = await s.bindings()
    assert.equal(after.get('S5-NOTICE'), '2024-08-08')
    assert.ok(after.has('S5-MONTH'))
    assert.equal(after.has('S5-ESC'), false, 'a rule that is no more leaves the schedule')
    assert.deepEqual(s.followed, [s.world.conference])
    const acts = await history(s.db.read, s.world.commune, s.world.conference)
    const moved = acts.filter((entry) => entry.act === 'due.moved').map((entry) => JSON.parse(entry.data))
    assert.ok(acts.some((entry) => entry.act === 'conference.regulation_moved'))
    assert.deepEqual(
      moved.map((each) => [each.rule, each.from, each.to]),
      [
        ['S5-NOTICE', '2024-08-10', '2024-08-08'],
        ['S5-ESC', '2024-08-26', null],
      ],
    )
    assert.equal((await s.conference()).regulation_version_id, s.to)
  })

  test('what was met stays met, on its day, even where the new rules have no such duty', async () => {
    const s = await scene()
    for (const rule of ['S5-NOTICE', 'S5-ESC'])
      await s.act((trx) => meetRule(trx, s.by, s.world.conference, rule, '2024-08-05', null))
    const preview = must(await movePreview(s.db.read, s.world.commune, await s.conference(), s.to))
    assert.equal(preview.kept.length, 2)
    assert.deepEqual(
      dateChanges(preview.moves).map((each) => each.rule),
      ['S5-LETTER', 'S5-MONTH'],
    )
    must(await s.move())
    const after = await s.bindings()
    assert.equal(after.get('S5-NOTICE'), '2024-08-10')
    assert.equal(after.get('S5-ESC'), '2024-08-26')
  })

  test('refused: the same version, one of another commune, an old page, a cancelled conference', async () => {
    const s = await scene()
    const theirs = must(
      await s.db.act(s.world.other, (trx) =>
        adoptRegulation(trx, s.world.byOther('van-phong'), shippedText('song-an-2019')),
      ),
    ).id
    for (const input of [{ to: 'qc-1' }, { to: theirs }, { to: 'không có' }, { version: 7 }]) {
      const refused = await s.move(input)
      assert.ok(!refused.ok, JSON.stringify(input))
    }
    must(await s.act((trx) => cancelConference(trx, s.by, s.world.conference, 'bão')))
    const late = await s.move()
    assert.ok(!late.ok && late.error.status === 409)
    assert.equal((await s.conference()).regulation_version_id, 'qc-1')
    assert.deepEqual(s.followed, [])
  })
})
