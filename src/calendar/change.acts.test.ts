// A change of the calendar from proposal to carried out: the preview is what happens, what was met stays, a stale preview
// is refused whole, a job is done once, those concerned are told.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { conferenceClock } from '../conference/replan.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { openCase } from '../followup/case.acts.ts'
import { caseFollower } from '../followup/settle.acts.ts'
import { systemClock } from '../kit/clock.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { history } from '../ledger/ledger.ts'
import { savePerson } from '../office/acts.ts'
import { assignQuestion, receiveSubmission } from '../petition/acts.ts'
import { duesOf, meetDuty } from '../regulation/dues.ts'
import type { Wish } from './calendar.ts'
import { applyWish, carryOut, proposeChange, queueProposal } from './change.acts.ts'
import { calendarChanges, calendarOf } from './changes.store.ts'
import { yieldStep } from './clock-user.ts'
import { standardCalendar } from './library.ts'
import { moveKeys } from './moves.ts'
import { findProposal, previewOf } from './proposals.store.ts'
import { replannerOf, runReplanning } from './replan.job.ts'
import { announcementWish } from './wish.ts'

const user = conferenceClock([caseFollower])

/** A commune whose conference of 20/8/2024 has its schedule, one waiting question of a unit and one extended by hand. */
async function scene(db: Db) {
  const world = await makeWorld(db)
  const by = world.by('van-phong')
  const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
  const questions = await act(async (trx) => {
    must(await restartClock(trx, by, world.conference, 'thử'))
    const ids: string[] = []
    for (const name of ['An', 'Bình']) {
      const received = must(
        await receiveSubmission(trx, by, {
          conference: world.conference,
          channel: 'phieu',
          level: 'commune',
          village: 'thon-1',
          name,
          phone: '0950999888',
          address: null,
          content: 'Đề nghị sửa cống đầu thôn',
          consentPublish: true,
        }),
      )
      ids.push(received.questions[0] as string)
    }
    const [reply] = (await duesOf(trx, by.commune, world.conference)).filter((due) => due.duty === 'reply')
    for (const question of ids) {
      must(await assignQuestion(trx, by, { question, unit: 'kinh-te' }))
      must(
        await openCase(trx, by, {
          question,
          rule: reply?.rule ?? null,
          due: reply?.binding ?? null,
          explanation: reply?.explanation ?? null,
        }),
      )
    }
    await trx
      .insertInto('case_extension')
      .values({
        commune_id: by.commune,
        question_id: ids[1] as string,
        seq: 1,
        round: 0,
        reason: 'Chờ đo đạc',
        old_due: null,
        new_due: '2024-09-20',
        rule: null,
        paper_id: null,
        by_person: by.person,
        at: '2024-08-05T02:00:00.000Z',
      })
      .execute()
    must(
      await savePerson(trx, by, {
        id: 'van-phong',
        name: 'Cán bộ',
        title: 'Công chức Văn phòng',
        unit: 'vp',
        village: null,
        email: 'vp@xa-a.example',
        phone: null,
        roles: ['office'],
      }),
    )
    return { waiting: ids[0] as string, extended: ids[1] as string }
  })
  return { world, by, act, ...questions }
}

/** Two swapped days between the conference and the day of the reply. */
const SWAP: Wish = {
  kind: 'change',
  year: null,
  title: 'Hoán đổi ngày làm việc',
  source: 'Thông báo thử số 1',
  days: [
    { date: '2024-08-23', working: false, name: 'nghỉ hoán đổi' },
    { date: '2024-08-24', working: true, name: 'làm bù' },
    { date: '2024-08-26', working: false, name: 'nghỉ thử' },
  ],
  notes: [],
}

async function stored(db: Db, world: World) {
  const dues = await duesOf(db.read, world.commune, world.conference)
  const cases = await db.read
    .selectFrom('followup_case')
    .select(['question_id', 'due'])
    .where('commune_id', '=', world.commune)
    .execute()
  return new Map([
    ...dues.map((due) => [due.rule, due.binding] as const),
    ...cases.map((row) => [row.question_id, row.due] as const),
  ])
}

eachDatabase('a change of the calendar', (open) => {
  test('the preview is what happens: moves, explanations, ledger, messages; the rest stays', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const { id } = must(await s.act((trx) => proposeChange(trx, s.by, SWAP)))
    const before = await stored(db, s.world)
    const seen = must(await previewOf(db.read, s.world.commune, SWAP, user))
    assert.deepEqual(await stored(db, s.world), before, 'looking changes nothing')
    assert.ok(seen.moves.length > 0)
    assert.ok(seen.moves.some((move) => move.kind === 'case' && move.subject === s.waiting))
    assert.ok(!seen.moves.some((move) => move.subject === s.extended), 'extended by hand stays')
    const done = must(await s.act((trx) => carryOut(trx, s.by, id, seen.digest, user)))
    assert.deepEqual(done.moves, seen.moves)
    const after = await stored(db, s.world)
    for (const [key, date] of before) {
      const move = seen.moves.find((one) => one.subject === key)
      assert.equal(after.get(key), move ? move.to : date, key)
      if (move) assert.equal(move.from, date)
    }
    const [moved] = (await history(db.read, s.world.commune, s.waiting)).filter(
      (row) => row.act === 'due.moved',
    )
    assert.match(moved?.data ?? '', /lịch nghỉ thay đổi/)
    const [change] = await calendarChanges(db.read, s.world.commune)
    assert.equal((await history(db.read, s.world.commune, change?.id ?? '')).length, 1)
    const letters = await db.read.selectFrom('outbox').selectAll().execute()
    const theirs = letters.find((row) => row.address === 'kinh-te@xa-a.example')
    assert.match(theirs?.body ?? '', /1 nội dung chờ trả lời/)
    assert.doesNotMatch(letters.map((row) => row.body).join(), /Đề nghị sửa cống|0950999888/)
    assert.equal((await findProposal(db.read, s.world.commune, id))?.state, 'done')
    const again = await s.act((trx) => carryOut(trx, s.by, id, seen.digest, user))
    assert.equal(again.ok, false)
    assert.equal((await calendarChanges(db.read, s.world.commune)).length, 1)
    assert.equal((await calendarChanges(db.read, s.world.other)).length, 0)
    await drop()
  })

  test('what was met stays met; withdrawing brings the dates back and keeps the entry', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    await s.act((trx) => meetDuty(trx, s.by, s.world.conference, 'reply', '2024-08-05'))
    const before = await stored(db, s.world)
    const done = must(await s.act((trx) => applyWish(trx, s.by, SWAP, undefined, user)))
    const reply = (await duesOf(db.read, s.world.commune, s.world.conference)).find(
      (due) => due.duty === 'reply',
    )
    assert.equal(reply?.binding, before.get(reply?.rule ?? ''))
    assert.ok(!done.moves.some((move) => move.kind === 'due' && move.rule === reply?.rule))
    const wish: Wish = { kind: 'withdrawal', change: done.change, reason: 'Nhập nhầm năm' }
    const { id } = must(await s.act((trx) => proposeChange(trx, s.by, wish)))
    const seen = must(await previewOf(db.read, s.world.commune, wish, user))
    must(await s.act((trx) => carryOut(trx, s.by, id, seen.digest, user)))
    assert.deepEqual(await stored(db, s.world), before)
    const [change] = await calendarChanges(db.read, s.world.commune)
    assert.equal(change?.withdrawn?.reason, 'Nhập nhầm năm')
    assert.equal(change?.days.length, 3)
    const twice = await s.act((trx) => proposeChange(trx, s.by, wish))
    assert.equal(twice.ok, false)
    await drop()
  })

  test('a stale preview is refused and nothing of it happens', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const { id } = must(await s.act((trx) => proposeChange(trx, s.by, SWAP)))
    const seen = must(await previewOf(db.read, s.world.commune, SWAP, user))
    const other: Wish = {
      ...SWAP,
      title: 'Ngày khác',
      days: [{ date: '2024-08-28', working: false, name: 'bão' }],
    }
    must(await s.act((trx) => applyWish(trx, s.by, other, undefined, user)))
    const before = await stored(db, s.world)
    const entries = async () => (await db.read.selectFrom('ledger').select('seq').execute()).length
    const written = await entries()
    const late = await s.act((trx) => carryOut(trx, s.by, id, seen.digest, user))
    assert.equal(late.ok, false)
    if (!late.ok) assert.match(late.error.message, /Từ lúc bạn xem trước/)
    assert.deepEqual(await stored(db, s.world), before)
    assert.equal(await entries(), written)
    assert.equal((await calendarChanges(db.read, s.world.commune)).length, 1)
    const fresh = must(await previewOf(db.read, s.world.commune, SWAP, user))
    must(await s.act((trx) => carryOut(trx, s.by, id, fresh.digest, user)))
    await drop()
  })

  test('what changes nothing is not kept; what is kept changes nothing', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const same: Wish = {
      ...SWAP,
      days: [
        { date: '2024-09-02', working: false, name: standardCalendar().offDays.get('2024-09-02') ?? '' },
      ],
    }
    const kept = await s.act((trx) => proposeChange(trx, s.by, same))
    assert.equal(kept.ok, false)
    if (!kept.ok) assert.match(kept.error.message, /không có gì thay đổi/)
    must(await s.act((trx) => proposeChange(trx, s.by, SWAP)))
    assert.equal((await calendarOf(db.read, s.world.commune)).offDays.has('2024-08-26'), false)
    await drop()
  })

  test('a job is carried out once, is taken up after an interruption, and comes back with a reason when stale', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const clock = systemClock()
    const seen = must(await previewOf(db.read, s.world.commune, SWAP, user))
    const { id } = must(await s.act((trx) => proposeChange(trx, s.by, SWAP)))
    must(await s.act((trx) => queueProposal(trx, s.by, id, seen.digest, seen.moves.length)))
    assert.equal((await s.act((trx) => queueProposal(trx, s.by, id, seen.digest, 1))).ok, false)
    const state = async () => (await findProposal(db.read, s.world.commune, id))?.state
    // Interrupted: the program ended while it ran, its lease is over.
    await s.act((trx) =>
      trx
        .updateTable('calendar_proposal')
        .set({ state: 'running', lease_until: '2024-01-01T00:00:00.000Z' })
        .execute(),
    )
    assert.equal(await runReplanning(db, clock, user), 1)
    assert.equal(await runReplanning(db, clock, user), 0)
    assert.equal(await state(), 'done')
    assert.equal((await calendarChanges(db.read, s.world.commune)).length, 1)
    const wrong: Wish = { ...SWAP, days: [{ date: '2024-08-27', working: false, name: 'khác' }] }
    const second = must(await s.act((trx) => proposeChange(trx, s.by, wrong)))
    must(await s.act((trx) => queueProposal(trx, s.by, second.id, 'f'.repeat(64), 1)))
    const loop = replannerOf(db, clock, user, { everyMs: 60_000, failed: assert.fail })
    loop.wake()
    await loop.stop()
    const row = await findProposal(db.read, s.world.commune, second.id)
    assert.equal(row?.state, 'refused')
    assert.match(row?.problem ?? '', /hãy xem lại/)
    await drop()
  })

  test('two programs take one job once', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const seen = must(await previewOf(db.read, s.world.commune, SWAP, user))
    const { id } = must(await s.act((trx) => proposeChange(trx, s.by, SWAP)))
    must(await s.act((trx) => queueProposal(trx, s.by, id, seen.digest, seen.moves.length)))
    const carried = await Promise.all([
      runReplanning(db, systemClock(), user),
      runReplanning(db, systemClock(), user),
    ])
    assert.equal(carried[0] + carried[1], 1)
    assert.equal((await calendarChanges(db.read, s.world.commune)).length, 1)
    await drop()
  })
})

suite('a yearly announcement', () => {
  test('settles the year: computed days go, the announced ones stand', () => {
    const wish = must(
      announcementWish(
        {
          year: 2027,
          off: '01/01/2027 Tết Dương lịch\n04/02/2027–10/02/2027 Tết Nguyên đán',
          worked: '16/01/2027 làm bù',
          source: 'x',
        },
        standardCalendar(),
      ),
    )
    assert.equal(wish.year, 2027)
    assert.equal(wish.days.filter((day) => day.working).length, 1)
  })
})

eachDatabase('property: whatever days are swapped', (open) => {
  test('apply moves exactly what the preview said, and nothing else', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const first = Temporal.PlainDate.from('2024-07-15')
    const days = fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 75 }), off: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
      selector: (one) => one.at,
    })
    await fc.assert(
      fc.asyncProperty(days, async (chosen) => {
        const wish: Wish = {
          ...SWAP,
          days: chosen.map(({ at, off }) => ({
            date: first.add({ days: at }).toString(),
            working: !off,
            name: off ? 'nghỉ' : 'làm',
          })),
        }
        const before = await stored(db, s.world)
        const seen = must(await previewOf(db.read, s.world.commune, wish, user, yieldStep))
        const done = must(await s.act((trx) => applyWish(trx, s.by, wish, seen.digest, user)))
        assert.deepEqual(moveKeys(done.moves), moveKeys(seen.moves))
        const after = await stored(db, s.world)
        const changed = [...before.keys()].filter((key) => before.get(key) !== after.get(key)).sort()
        assert.deepEqual(changed, seen.moves.map((move) => move.subject).sort())
      }),
      { numRuns: 12 },
    )
    await drop()
  })
})
