// The standing worked out by the database is the one state.ts and figures.ts work out, question by question, over random
// histories.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eachDatabase } from '../../test/databases.ts'
import { FIRST, lived } from '../../test/lives.ts'
import type { World } from '../../test/world.ts'
import { ZONE } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { endOfDay } from '../report/asof.ts'
import { mattersByTime } from '../report/bytime.store.ts'
import { outcomeOf } from '../report/figures.ts'
import { ofCommune, type StandingRow, standing } from './standing.store.ts'
import { deadlineOf, dispositionOf, nextOf, requestState } from './state.ts'

const seen = { next: new Set<string>(), state: new Set<string>(), duplicates: 0, late: 0, questions: 0 }

/** Now, or of a day that is over, as far as times tell. */
async function compare(
  db: Db,
  { commune, conference }: World,
  date: Temporal.PlainDate,
  past = false,
): Promise<void> {
  const asOf = { day: date.toString(), end: endOfDay(date, ZONE) }
  const narrowed = past ? { conference, asOf } : {}
  const query = sql<StandingRow>`select * from ${standing(ofCommune(commune), narrowed)} as s`
  const { rows } = await query.execute(db.read)
  const byId = new Map(rows.map((row) => [row.question_id, row]))
  const matters = await mattersByTime(db.read, commune, conference, date)
  assert.equal(rows.length, matters.length)
  for (const { id, facts, competence, kind, duplicate } of matters) {
    const row = byId.get(id)
    const outcome = outcomeOf({ facts, competence }, date.toString())
    const [state, next] = [requestState(facts), nextOf(facts)]
    assert.deepEqual(
      row && {
        state: row.state,
        next: row.next,
        code: row.code,
        unit: row.unit,
        deadline: row.deadline,
        due: row.due,
        answered: row.answered_on,
        late: row.closed_late === 1,
        beyond: row.beyond === 1,
        sent: row.letter_sent === 1,
        replied: row.superior_replied === 1,
        satisfied: row.satisfied === null ? null : row.satisfied === 1,
        promised: Number(row.promised) === 1,
        opened: Number(row.opened) === 1,
        kind: row.kind,
        duplicate: row.duplicate === 1,
        round: Number(row.round),
      },
      {
        state,
        next,
        code: dispositionOf(facts)?.code ?? null,
        unit: facts.unit,
        deadline: deadlineOf(facts),
        due: outcome.due,
        answered: outcome.answeredOn,
        late: outcome.closedLate,
        beyond: outcome.beyond,
        sent: outcome.letterSent,
        replied: outcome.superiorReplied,
        satisfied: outcome.satisfied,
        promised: outcome.promised,
        opened: facts.opened !== null,
        kind,
        duplicate,
        round: facts.reopenings.length,
      },
      `${date}, ${id}`,
    )
    seen.next.add(next)
    seen.state.add(state)
    seen.questions += 1
    if (duplicate) seen.duplicates += 1
    if (outcome.closedLate) seen.late += 1
  }
}

eachDatabase('how questions stand', (open, kind) => {
  test('is the same by the database and by the rules, over random histories', async () => {
    for (const seed of kind === 'sqlite' ? [11, 12] : [14]) {
      const { db, drop } = await open()
      let day = 0
      const { world } = await lived(db, seed, async (living, date) => {
        if (day++ % 4 === 3) await compare(db, living, date)
      })
      for (let past = 0; past < 40; past += 4) await compare(db, world, FIRST.add({ days: past }), true)
      // Whatever was answered by its date would have been late by this one.
      await db.act(world.commune, (trx) =>
        trx.updateTable('followup_case').set({ due: '2024-08-01' }).execute(),
      )
      await compare(db, world, FIRST.add({ days: 40 }))
      await drop()
    }
    assert.ok(seen.questions > 40 && seen.duplicates > 0 && seen.late > 0, JSON.stringify(seen))
    assert.ok(seen.next.size >= 5, [...seen.next].join(' '))
    assert.ok(seen.state.size >= 5, [...seen.state].join(' '))
  })
})
