// Deputies on both databases: who holds what while somebody is away, what is refused, and that whoever left is out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { sha256 } from '../kit/id.ts'
import { must, type Result } from '../kit/result.ts'
import { openAccount } from './acts.ts'
import { endDeputy, nameDeputy } from './deputy.acts.ts'
import { deputiesOf, heldToday } from './deputy.store.ts'
import { actsFor, type Deputyship } from './deputy.ts'
import { findSession } from './session.ts'
import { findPerson } from './store.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}T02:00:00Z`)

test('a deputy of a deputy acts for both; what has not begun, is over or was ended counts for nothing', () => {
  const row = (more: Partial<Deputyship>): Deputyship => ({
    id: 'x',
    person: 'a',
    deputy: 'b',
    kind: 'vang_mat',
    from: '2024-08-05',
    to: '2024-08-09',
    ended: false,
    ...more,
  })
  const rows = [row({}), row({ person: 'b', deputy: 'c' })]
  assert.deepEqual(actsFor(rows, 'c', '2024-08-06'), ['c', 'b', 'a'])
  assert.deepEqual(actsFor(rows, 'b', '2024-08-06'), ['b', 'a'])
  assert.deepEqual(actsFor(rows, 'c', '2024-08-10'), ['c'])
  assert.deepEqual(actsFor(rows, 'c', '2024-08-04'), ['c'])
  assert.deepEqual(actsFor([row({ ended: true })], 'b', '2024-08-06'), ['b'])
  // A circle that got into the data ends all the same.
  assert.deepEqual(actsFor([row({}), row({ person: 'b', deputy: 'a' })], 'a', '2024-08-06'), ['a', 'b'])
})

eachDatabase('deputies', (open) => {
  test('the deputy has roles, unit and what waits by name, for that time; then it is as before', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('quan-tri')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const held = async (person: string, on: string) => {
      const found = await findPerson(db.read, world.commune, person)
      return found && heldToday(db.read, world.commune, found, day(on))
    }
    const away = must(
      await act((trx) =>
        nameDeputy(trx, by, {
          person: 'chu-tich',
          deputy: 'pho',
          kind: 'vang_mat',
          from: day('2024-08-06'),
          to: day('2024-08-09'),
          reason: 'Đi họp tỉnh',
        }),
      ),
    )
    assert.deepEqual((await held('pho', '2024-08-05'))?.roles, ['stand_in'])
    const during = await held('pho', '2024-08-07')
    assert.deepEqual([...(during?.roles ?? [])].sort(), ['chair', 'stand_in'])
    assert.deepEqual([...(during?.actsFor ?? [])], ['pho', 'chu-tich'])
    assert.deepEqual((await held('pho', '2024-08-10'))?.roles, ['stand_in'])
    must(await act((trx) => endDeputy(trx, by, away.id)))
    assert.deepEqual((await held('pho', '2024-08-07'))?.roles, ['stand_in'])
    assert.equal((await act((trx) => endDeputy(trx, by, away.id))).ok, true, 'ending it twice is once')
    assert.equal((await act((trx) => endDeputy(trx, by, 'khong-co'))).ok, false)
    // The unit goes along to somebody without one.
    must(
      await act((trx) =>
        nameDeputy(trx, by, {
          person: 'kinh-te',
          deputy: 'pho',
          kind: 'vang_mat',
          from: day('2024-08-05'),
          to: day('2024-08-09'),
          reason: null,
        }),
      ),
    )
    assert.equal((await held('pho', '2024-08-05'))?.unit, 'kinh-te')
    assert.equal((await deputiesOf(db.read, world.other)).length, 0, 'nothing of another commune')
    await drop()
  })

  test('refused, each with its field: another desk, a circle, two at once, dates that cannot be', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('quan-tri')
    const name = (person: string, deputy: string, from = '2024-08-05', to: string | null = '2024-08-09') =>
      db.act(world.commune, (trx) =>
        nameDeputy(trx, by, {
          person,
          deputy,
          kind: to === null ? 'roi_nhiem_vu' : 'vang_mat',
          from: day(from),
          to: to === null ? null : day(to),
          reason: null,
        }),
      )
    const field = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.field)
    assert.equal(field(await name('kinh-te', 'van-hoa')), 'deputy', 'another unit')
    assert.equal(field(await name('thon-1', 'thon-2')), 'deputy', 'another village')
    assert.equal(field(await name('chu-tich', 'chu-tich')), 'deputy')
    assert.equal(field(await name('khong-co', 'pho')), 'person')
    assert.equal(field(await name('chu-tich', 'pho', '2024-08-09', '2024-08-06')), 'to')
    assert.equal(
      field(await name('chu-tich', 'pho', '2024-07-01', '2024-07-05')),
      'to',
      'all of it in the past',
    )
    assert.equal(field(await name('chu-tich', 'pho')), 'ok')
    assert.equal(
      field(await name('chu-tich', 'lanh-dao', '2024-08-09', '2024-08-20')),
      'person',
      'two at once',
    )
    assert.equal(field(await name('pho', 'chu-tich')), 'deputy', 'a circle')
    assert.equal(field(await name('pho', 'chu-tich', '2024-08-12', '2024-08-13')), 'ok', 'later it is none')
    await drop()
  })

  test('whoever left is signed out, from the day on; the account is closed, what was done keeps its name', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('quan-tri')
    const token = 'dau-phien'
    await db.act(world.commune, async (trx) => {
      must(await openAccount(trx, by, { login: 'thu-ky.a', person: 'thu-ky', hash: 'x' }))
      await trx
        .insertInto('session')
        .values({
          token_hash: sha256(token),
          commune_id: world.commune,
          person_id: 'thu-ky',
          csrf: 'c',
          started_at: '2024-08-05T00:00:00.000Z',
          expires_at: '2124-01-01T00:00:00.000Z',
        })
        .execute()
      must(
        await nameDeputy(trx, by, {
          person: 'thu-ky',
          deputy: 'van-phong',
          kind: 'roi_nhiem_vu',
          from: day('2024-08-07'),
          to: null,
          reason: null,
        }),
      )
    })
    assert.ok(
      await findSession(db.read, token, at('2024-08-06'), day('2024-08-06')),
      'still there the day before',
    )
    assert.equal(await findSession(db.read, token, at('2024-08-07'), day('2024-08-07')), undefined)
    must(
      await db.act(world.commune, (trx) =>
        nameDeputy(trx, by, {
          person: 'van-hoa',
          deputy: 'pho',
          kind: 'roi_nhiem_vu',
          from: day('2024-08-05'),
          to: null,
          reason: null,
        }),
      ),
    )
    assert.equal((await findPerson(db.read, world.commune, 'thu-ky'))?.title, 'Thư ký')
    await drop()
  })
})
