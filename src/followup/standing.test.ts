// The standing worked out by the database is the one state.ts and figures.ts work out, question by question, over random
// histories.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eachDatabase } from '../../test/databases.ts'
import { lived } from '../../test/lives.ts'
import { mattersByTime } from '../report/bytime.store.ts'
import { outcomeOf } from '../report/figures.ts'
import { ofCommune, type StandingRow, standing } from './standing.store.ts'
import { deadlineOf, dispositionOf, nextOf, requestState } from './state.ts'

eachDatabase('how questions stand', (open, kind) => {
  test('is the same by the database and by the rules, over random histories', async () => {
    const seen = { next: new Set<string>(), state: new Set<string>(), duplicates: 0, late: 0, questions: 0 }
    for (const seed of kind === 'sqlite' ? [11, 12] : [14]) {
      const { db, drop } = await open()
      let day = 0
      await lived(db, seed, async ({ commune, conference }, date) => {
        if (day++ % 4 !== 3) return
        const rows = (
          await sql<StandingRow>`select * from ${standing(ofCommune(commune))} as s`.execute(db.read)
        ).rows
        const byId = new Map(rows.map((row) => [row.question_id, row]))
        const matters = await mattersByTime(db.read, commune, conference, date)
        assert.equal(rows.length, matters.length)
        for (const matter of matters) {
          const row = byId.get(matter.id)
          const outcome = outcomeOf(matter, date.toString())
          const next = nextOf(matter.facts)
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
              duplicate: row.duplicate === 1,
              round: Number(row.round),
            },
            {
              state: requestState(matter.facts),
              next,
              code: dispositionOf(matter.facts)?.code ?? null,
              unit: matter.facts.unit,
              deadline: deadlineOf(matter.facts),
              due: outcome.due,
              answered: outcome.answeredOn,
              late: outcome.closedLate,
              beyond: outcome.beyond,
              sent: outcome.letterSent,
              replied: outcome.superiorReplied,
              satisfied: outcome.satisfied,
              duplicate: matter.duplicate,
              round: matter.facts.reopenings.length,
            },
            `seed ${seed}, ${date}, ${matter.id}`,
          )
          seen.next.add(next)
          seen.state.add(requestState(matter.facts))
          seen.questions += 1
          if (matter.duplicate) seen.duplicates += 1
          if (outcome.closedLate) seen.late += 1
        }
      })
      await drop()
    }
    assert.ok(seen.questions > 40 && seen.duplicates > 0, JSON.stringify(seen.questions))
    if (kind === 'sqlite') {
      assert.ok(seen.late > 0)
      assert.ok(seen.next.size >= 6, [...seen.next].join(' '))
      assert.ok(seen.state.size >= 6, [...seen.state].join(' '))
    }
  })
})
