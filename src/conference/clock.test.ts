// Clocks that start at an act: where the regulation names office hours, a paper issued after them counts from the next
// working day, and both times are kept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { countedWords } from '../calendar/office-hours.ts'
import { instantText, ZONE } from '../kit/clock.ts'
import { must } from '../kit/result.ts'
import { adoptRegulation } from '../regulation/adopted.ts'
import { shippedText } from '../regulation/library.ts'
import { countedAt } from './counted.store.ts'
import { computedSchedule } from './schedule.acts.ts'
import { findConference } from './store.ts'

const at = (text: string) => instantText(Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant())

eachDatabase('office hours', (open) => {
  test('a conclusion issued after hours starts its clock on the next working day', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const text = shippedText('bao-lam-2024')
    const hours = `${text}\ncounting: { office_hours: { from: "07:30", to: "17:00" } }\n`
    let count = 0
    const due = async (yaml: string, issued: string, on = '2024-08-23') => {
      const version = must(await db.act(world.commune, (trx) => adoptRegulation(trx, by, yaml)))
      count += 1
      const id = `hn-${count}`
      await db.act(world.commune, async (trx) => {
        const [first] = await trx
          .selectFrom('conference')
          .selectAll()
          .where('commune_id', '=', world.commune)
          .execute()
        assert.ok(first)
        await trx
          .insertInto('conference')
          .values({ ...first, id, regulation_version_id: version.id })
          .execute()
        const session = { start_time: '08:00', end_time: '11:00', place: 'UBND xã' }
        await trx
          .insertInto('conference_session')
          .values({ commune_id: world.commune, conference_id: id, seq: 1, date: '2024-08-20', ...session })
          .execute()
        await trx
          .insertInto('paper')
          .values({
            commune_id: world.commune,
            id: `kl-${count}`,
            conference_id: id,
            kind: 'thong_bao_ket_luan',
            subject: '',
            issuer: 'ubnd',
            series: 'TB',
            number: count,
            symbol: '01/TB-UBND',
            title: 'Thông báo kết luận',
            issued_on: on,
            model: '{}',
            digest: 'x',
            replaces: null,
            by_person: by.person,
            at: at(issued),
          })
          .execute()
      })
      const conference = await findConference(db.read, world.commune, id)
      assert.ok(conference)
      const rows = must(await computedSchedule(db.read, world.commune, conference))
      return rows.find((row) => row.anchor === 'conclusion_issued' && row.duty === 'reply')?.due
    }
    // Friday 23/8/2024; Monday 02/9 and Tuesday 03/9 are holidays.
    const inHours = await due(hours, '2024-08-23T10:00')
    assert.ok(inHours)
    assert.equal(await due(text, '2024-08-23T18:00'), inHours)
    const after = await due(hours, '2024-08-23T18:00')
    assert.ok(after && after > inHours)
    assert.equal(after, await due(hours, '2024-08-26T09:00', '2024-08-26'))
    assert.equal(await due(hours, '2024-08-26T18:00'), inHours, 'a paper dated another day has no hour')
    const counted = await countedAt(db.read, world.commune, 'hn-1', at('2024-08-24T09:00'))
    assert.match(
      (counted && countedWords(counted, 'Nhận')) ?? '',
      /Nhận lúc 09:00, thứ Bảy, 24\/8\/2024.*tính từ thứ Hai, 26\/8\/2024/,
    )
    await drop()
  })
})
