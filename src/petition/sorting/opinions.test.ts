// The bars of the sorting on the project's own labelled opinions, and that the shipped counts are the ones learnt.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isAside, readOpinions } from '../../../bench/opinions.ts'
import { paired } from '../../../bench/same.ts'
import { countsOf, type Share, sorted } from '../../../bench/sorting.ts'
import { COMPETENCE, FIELD, KIND } from '../../regulation/codes.ts'
import {
  CHECKED_CUES,
  checkedText,
  STARTING_COUNTS,
  shippedCues,
  standardComparer,
  standardSorter,
  writtenCues,
} from './library.ts'
import { NOTHING_LEARNT } from './model.ts'
import { sorterOf } from './sorter.ts'
import { countsText, readCounts } from './starting.ts'

const opinions = readOpinions()
const reaches = (share: Share, bar: number, wrong: readonly string[]) =>
  assert.ok(share.right / share.of >= bar, `${share.right}/${share.of}\n${wrong.join('\n')}`)

test('the set is what it says it is: enough, of several writers, with codes that exist', () => {
  assert.ok(opinions.length >= 480)
  assert.ok(new Set(opinions.map(({ writer }) => writer)).size >= 4)
  assert.equal(new Set(opinions.map(({ id }) => id)).size, opinions.length)
  for (const one of opinions) {
    assert.ok(Object.hasOwn(KIND, one.kind) && Object.hasOwn(COMPETENCE, one.competence), one.id)
    assert.ok(one.fields.length > 0 && one.fields.every((field) => Object.hasOwn(FIELD, field)), one.id)
  }
  const sides = new Map<string, Set<boolean>>()
  for (const one of opinions)
    if (one.group !== '') sides.set(one.group, (sides.get(one.group) ?? new Set()).add(isAside(one)))
  assert.ok(
    [...sides.values()].every((both) => both.size === 1),
    'a matter stands on both sides',
  )
})

test('denunciations and complaints, fields and competence reach their bars', () => {
  const told = sorted(opinions, standardSorter())
  reaches(told.recall, 0.95, told.wrong)
  reaches(told.precision, 0.6, told.wrong)
  reaches(told.field, 0.9, told.wrong)
  reaches(told.competence, 0.85, told.wrong)
})

test('pairs of the same matter reach their bar on each side', () => {
  for (const side of [false, true]) {
    const told = paired(
      opinions.filter((one) => isAside(one) === side),
      standardComparer(),
    )
    assert.ok(told.f1 >= 0.85, `${told.f1}\n${told.wrong.join('\n')}`)
  }
})

test('the checked cues are those of the files', () => {
  assert.equal(readFileSync(CHECKED_CUES, 'utf8'), checkedText(writtenCues()))
})

test('the shipped counts are those of the writers that are not kept aside', () => {
  const open = opinions.filter((one) => !isAside(one))
  const counts = countsOf(open, sorterOf(shippedCues(), NOTHING_LEARNT), 3)
  assert.equal(countsText(counts), readFileSync(STARTING_COUNTS, 'utf8'))
  assert.equal(countsText(readCounts(countsText(counts))), countsText(counts))
})
