// The table the journeys hold the pages against agrees with the golden deadlines wherever both speak of a date.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EXPECTED, goldenDates } from './expected.ts'

test('the journeys’ table of dates agrees with the golden deadlines', () => {
  const golden = goldenDates()
  const shared = EXPECTED.filter((row) => row.golden !== '' && golden.has(row.conference))
  assert.ok(shared.length > 30, `${shared.length} dates stand in both tables`)
  for (const row of shared)
    assert.equal(
      row.shown,
      golden.get(row.conference)?.[row.golden],
      `${row.commune} ${row.conference} ${row.rule} (${row.golden})`,
    )
})
