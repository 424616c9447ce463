// "As of" a past day: over random histories the figures of a day, asked any time later, are those that were recorded when
// the day was over, whatever was decided, taken back, joined or dated back since.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { lived } from '../../test/lives.ts'
import type { World } from '../../test/world.ts'
import type { Db } from '../kit/db/db.ts'
import { canonicalJson } from '../kit/id.ts'
import { mattersByTime } from './bytime.store.ts'
import { withClosedDays } from './day.ts'
import { figuresByTime } from './figures.store.ts'
import { currentFigures, namesOf } from './store.ts'
import { figuresOf } from './tally.ts'

/** What the database counts is what the rules count matter by matter, from the same times. */
async function countedAlike(db: Db, { commune, conference }: World, day: Temporal.PlainDate): Promise<void> {
  const names = await namesOf(db.read, commune)
  const matters = await mattersByTime(db.read, commune, conference, day)
  assert.deepEqual(
    await figuresByTime(db.read, commune, conference, day, names),
    figuresOf(matters, names, day.toString()),
    day.toString(),
  )
}

eachDatabase('figures as of a past day', (open, kind) => {
  test('are those recorded on that day, over random histories', async () => {
    for (const seed of kind === 'sqlite' ? [1, 2, 3] : [7]) {
      const { db, drop } = await open()
      const recorded = new Map<string, string>()
      const { world, done } = await lived(
        db,
        seed,
        async ({ commune, conference }, date) => {
          const figures = await currentFigures(db.read, commune, conference, date)
          recorded.set(date.toString(), canonicalJson(figures))
        },
        withClosedDays,
      )
      assert.ok(done > 60, `a life in which little happened: ${done}`)
      let shown = new Set<string>()
      for (const [day, figures] of recorded) {
        const again = canonicalJson(
          await currentFigures(db.read, world.commune, world.conference, Temporal.PlainDate.from(day)),
        )
        assert.equal(again, figures, `seed ${seed}, ${day}`)
        await countedAlike(db, world, Temporal.PlainDate.from(day))
        shown = shown.add(figures)
      }
      assert.ok(shown.size > 5, 'the days differ')
      await drop()
    }
  })
})
