// The calendar of an announced conference, on both databases, as ical.js reads it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { announceConference, cancelConference } from '../conference/acts.ts'
import { postponeConference } from '../conference/dates.acts.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { findConference } from '../conference/store.ts'
import type { Db } from '../kit/db/db.ts'
import { icsCalendar } from '../kit/ics.ts'
import { must } from '../kit/result.ts'
import { findCommune } from '../office/store.ts'
import { conferenceCalendar } from './conference.ics.ts'

async function events(db: Db, lang: 'vi' | 'en' = 'vi') {
  const conference = await findConference(db.read, 'xa-a', 'hn-xa-a')
  const commune = await findCommune(db.read, 'xa-a')
  assert.ok(conference?.announcement && commune)
  const text = icsCalendar(
    conferenceCalendar(conference, conference.announcement, commune, 'https://x.example/cong/xa-a', lang),
  )
  return new Map(
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
      const event = new ICAL.Event(one)
      return [
        event.uid.split('@')[0],
        {
          days: `${event.startDate} ${event.endDate}`,
          sequence: event.sequence,
          status: String(one.getFirstPropertyValue('status')),
          summary: event.summary,
        },
      ]
    }),
  )
}

eachDatabase('the calendar of a conference', (open) => {
  test('notice, days of intake and session; moving keeps the names and counts up; cancelling says so', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const office = world.by('van-phong')
    must(await db.act('xa-a', (trx) => restartClock(trx, office, 'hn-xa-a', 'lập')))
    must(await db.act('xa-a', (trx) => announceConference(trx, office, 'hn-xa-a', '2024-08-05', null)))
    const first = await events(db)
    assert.equal(first.get('hn-xa-a-thong-bao')?.days, '2024-08-05 2024-08-06')
    // Without a window: from the announcement to the session, both days included.
    assert.equal(first.get('hn-xa-a-nhan-y-kien')?.days, '2024-08-05 2024-08-21')
    assert.equal(first.get('hn-xa-a-1')?.days, '2024-08-20T01:00:00Z 2024-08-20T04:30:00Z')
    assert.equal(
      (await events(db, 'en')).get('hn-xa-a-thong-bao')?.summary.split(':')[0],
      'Conference announced',
    )
    must(await db.act('xa-a', (trx) => postponeConference(trx, office, 'hn-xa-a', '2024-08-22', 'bão')))
    const moved = await events(db)
    assert.deepEqual([...moved.keys()], [...first.keys()])
    assert.equal(moved.get('hn-xa-a-1')?.days, '2024-08-22T01:00:00Z 2024-08-22T04:30:00Z')
    assert.ok((moved.get('hn-xa-a-1')?.sequence ?? 0) > (first.get('hn-xa-a-1')?.sequence ?? 0))
    must(await db.act('xa-a', (trx) => cancelConference(trx, office, 'hn-xa-a', 'không đủ điều kiện')))
    const cancelled = await events(db)
    assert.equal(cancelled.get('hn-xa-a-1')?.status, 'CANCELLED')
    assert.equal(cancelled.get('hn-xa-a-nhan-y-kien')?.status, 'CANCELLED')
    assert.ok((cancelled.get('hn-xa-a-1')?.sequence ?? 0) > (moved.get('hn-xa-a-1')?.sequence ?? 0))
    await drop()
  })
})
