// The chair's page: counts equal to the work list's, the trend of the months before, bouncing matters, promises.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { FIRST, lived } from '../../../test/lives.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { must } from '../../kit/result.ts'
import { assignQuestion, receiveSubmission } from '../../petition/acts.ts'
import { complete, openCase, promise } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { countsByUnit, workItems } from '../list.ts'
import { communeFacts } from '../store.ts'
import { bouncing, lateByUnit, openPromises } from './store.ts'
import { directionOf, trendDays, trendWord } from './trend.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('a trend is of the ends of months and of today', () => {
  const today = day('2024-03-15')
  const days = trendDays(today, 4)
  assert.deepEqual(days.map(String), ['2023-12-31', '2024-01-31', '2024-02-29', '2024-03-15'])
  assert.deepEqual([trendWord(day('2023-12-31'), today), trendWord(today, today)], ['12/2023', 'Hôm nay'])
  assert.deepEqual(
    [directionOf([1, 2]), directionOf([2, 1]), directionOf([0, 0]), directionOf([])],
    ['up', 'down', 'same', 'same'],
  )
})

eachDatabase("the chair's page", (open, kind) => {
  test('counts what the work list counts; the trend, what bounces, what was promised', async () => {
    const { db, drop } = await open()
    const calendar = standardCalendar()
    const { world } = await lived(db, kind === 'sqlite' ? 21 : 22, async () => {})
    const { commune } = world
    for (const today of [FIRST.add({ days: 24 }), day('2024-10-05')]) {
      const facts = await communeFacts(db.read, commune)
      const items = workItems(facts.values(), { page: 1 }, today, calendar)
      const units = await lateByUnit(db.read, commune, trendDays(today, 6), calendar)
      const shown = units.filter((unit) => unit.open > 0)
      assert.deepEqual(
        new Map(shown.map(({ unit, open: total, late, near }) => [unit, { total, late, near }])),
        new Map(
          countsByUnit(items).map(
            ({ unit, total, late, due }) => [unit, { total, late, near: due }] as const,
          ),
        ),
      )
    }

    const by = (person: string, on: string) => world.by(person, on)
    const asked = await db.act(commune, async (trx) => {
      const got = must(
        await receiveSubmission(trx, by('van-phong', '2024-09-01'), {
          conference: world.conference,
          channel: 'thon',
          level: 'commune',
          village: null,
          name: null,
          phone: null,
          address: null,
          content: 'Đường liên thôn lầy lội.',
          consentPublish: false,
        }),
      )
      const id = got.questions[0] as string
      for (const unit of ['kinh-te', 'van-hoa', 'cong-an'])
        must(
          await assignQuestion(trx, by('van-phong', '2024-09-01'), {
            question: id,
            unit,
            reason: 'Đúng lĩnh vực hơn.',
          }),
        )
      must(
        await disposeQuestion(trx, by('chu-tich', '2024-09-02'), {
          question: id,
          code: 'tra_loi_van_ban',
          answer: null,
        }),
      )
      must(
        await openCase(trx, by('van-phong', '2024-09-02'), {
          question: id,
          due: '2024-09-20',
          rule: null,
          explanation: null,
        }),
      )
      return id
    })
    const days = trendDays(day('2024-10-05'), 3)
    const police = (await lateByUnit(db.read, commune, days, calendar)).find(
      (unit) => unit.unit === 'cong-an',
    )
    assert.deepEqual(police, { unit: 'cong-an', open: 1, late: 1, near: 0, trend: [0, 1, 1] })
    const going = await bouncing(db.read, commune)
    assert.deepEqual(going.rows.find((row) => row.question === asked)?.bounces, 2)

    const before = await openPromises(db.read, commune, '2024-10-05')
    await db.act(commune, async (trx) => {
      must(
        await disposeQuestion(trx, by('chu-tich', '2024-09-25'), {
          question: asked,
          code: 'tra_loi_tai_cho',
          answer: 'Xã sẽ đổ bê tông 300 m đường này, kinh phí 200 triệu đồng.',
        }),
      )
      must(
        await promise(trx, by('chu-tich', '2024-09-25'), {
          question: asked,
          text: 'Đổ bê tông.',
          due: '2024-09-30',
        }),
      )
    })
    const after = await openPromises(db.read, commune, '2024-10-05')
    assert.deepEqual([after.total, after.late], [before.total + 1, before.late + 1])
    assert.equal(after.rows[0]?.question, asked)
    await db.act(commune, async (trx) =>
      must(
        await complete(trx, by('kinh-te', '2024-10-04'), {
          question: asked,
          note: 'Đã đổ xong 300 m.',
          onDate: '2024-10-04',
        }),
      ),
    )
    assert.equal((await openPromises(db.read, commune, '2024-10-05')).total, before.total)
    await drop()
  })
})
