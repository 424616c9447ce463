// The demonstration loads through the system's own acts on both databases, each commune at another stage, whatever the day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadDemoIfEmpty } from '../src/demo/load.ts'
import { readSeatActor } from '../src/followup/superior/seat.ts'
import { settableClock } from '../src/kit/clock.ts'
import { workerPool } from '../src/kit/workers.ts'
import { verifyLedger } from '../src/ledger/ledger.ts'
import { listCommunes } from '../src/office/store.ts'
import { eachDatabase } from './databases.ts'

eachDatabase('the demonstration', (open, kind) => {
  for (const day of kind === 'sqlite' ? ['2026-11-21', '2026-02-14', '2027-04-17'] : ['2026-11-21'])
    test(`loads on ${day} and keeps the ledger whole`, async () => {
      const { db, drop } = await open()
      const workers = workerPool(1)
      const parts = { db, clock: settableClock(Temporal.PlainDate.from(day)), workers }
      assert.equal(await loadDemoIfEmpty(parts, () => {}), true)
      assert.equal(await loadDemoIfEmpty(parts, () => {}), false, 'a second time it leaves everything alone')
      const count = async (
        table:
          | 'commune'
          | 'submission'
          | 'paper'
          | 'conclusion'
          | 'answer'
          | 'restricted_matter'
          | 'commune_superior'
          | 'escalation_grant'
          | 'supervision_visit'
          | 'finding'
          | 'front_note',
      ) =>
        Number(
          (
            await db.read
              .selectFrom(table)
              .select((eb) => eb.fn.countAll().as('n'))
              .executeTakeFirst()
          )?.n,
        )
      assert.equal((await listCommunes(db.read)).length, 5)
      assert.equal(await count('commune'), 6, 'and the seat of their superior')
      assert.equal(await count('commune_superior'), 5)
      assert.equal(await count('escalation_grant'), 8)
      const bySeat = await db.read.selectFrom('superior_reply').select('by_person').execute()
      assert.equal(bySeat.filter((row) => readSeatActor(row.by_person)?.seat === 'tinh-minh-hoa').length, 1)
      assert.ok(bySeat.length > 1, 'the office records the rest')
      assert.equal(await count('supervision_visit'), 2)
      assert.equal(await count('finding'), 4)
      assert.equal(await count('front_note'), 1)
      assert.ok((await count('submission')) > 300)
      assert.equal(await count('conclusion'), 1)
      assert.ok((await count('answer')) >= 10)
      assert.ok((await count('restricted_matter')) >= 2)
      const inHall = (
        await db.read.selectFrom('hall_moment').select('at').where('commune_id', '=', 'quang-bach').execute()
      ).map((row) => row.at)
      assert.equal(new Set(inHall).size, inHall.length, 'every moment of the day has its own hour')
      const [opened = '', goesOn = ''] = [inHall.toSorted()[0], parts.clock.now().toString()]
      const minutes = (Date.parse(goesOn) - Date.parse(opened)) / 60_000
      assert.ok(minutes > 70 && minutes < 95, `under way for ${minutes} minutes`)
      const came = await db.read
        .selectFrom('attendance')
        .select(['delegate_id', 'person_id'])
        .where('commune_id', '=', 'quang-bach')
        .execute()
      assert.ok(
        came.some((row) => row.delegate_id) && came.some((row) => row.person_id),
        'people came by name',
      )
      assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
      await workers.close()
      await drop()
    })
})
