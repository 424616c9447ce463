import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardCalendar } from '../calendar/library.ts'
import { must } from '../kit/result.ts'
import { changeCodes, compareRegulations, isSame } from './compare.ts'
import { type Edit, editYaml } from './editing.ts'
import { dateChanges, dateMoves, sampleOf } from './effect.ts'
import { shippedRegulation, shippedText, standardStatute } from './library.ts'
import { readRegulation } from './regulation.form.ts'
import { schedule } from './schedule.ts'

const BASE = shippedRegulation('luat-72-2025')
const edited = (...edits: readonly Edit[]) =>
  must(readRegulation(must(editYaml(shippedText('luat-72-2025'), edits))))
const REPLY = {
  id: 'XM-REPLY',
  duty: 'reply',
  title: 'Trả lời bằng văn bản',
  anchor: 'conference',
  direction: 'after',
  count: 15,
  unit: 'working_day',
  limit: 'by',
  quote: 'trả lời trong 15 ngày làm việc',
}

test('the same text is the same', () => {
  assert.ok(isSame(compareRegulations(BASE, BASE)))
})

test('a changed rule names each field before and after, in words', () => {
  const now = edited(
    { op: 'set', path: ['rules', 1, 'count'], value: 15 },
    { op: 'set', path: ['rules', 1, 'owner'], value: 'party_office' },
  )
  const { rules, parts } = compareRegulations(BASE, now)
  assert.deepEqual(parts, [])
  assert.equal(rules.length, 1)
  assert.deepEqual(
    rules[0]?.fields.map(({ label, before, after }) => [label, before, after]),
    [
      ['Ai làm', 'Văn phòng', 'Văn phòng Đảng ủy'],
      ['Số ngày', '7', '15'],
    ],
  )
  assert.equal(rules[0]?.before, 'chậm nhất 7 ngày trước ngày tổ chức')
  assert.equal(rules[0]?.after, 'chậm nhất 15 ngày trước ngày tổ chức')
})

test('rules added and removed are told apart, a new order is said', () => {
  const added = edited({ op: 'add', path: ['rules'], value: REPLY })
  assert.deepEqual(
    compareRegulations(BASE, added).rules.map((rule) => [rule.id, rule.kind]),
    [['XM-REPLY', 'added']],
  )
  assert.deepEqual(
    compareRegulations(added, BASE).rules.map((rule) => [rule.id, rule.kind]),
    [['XM-REPLY', 'removed']],
  )
  const turned = compareRegulations(BASE, edited({ op: 'shift', path: ['rules', 0], by: 1 }))
  assert.ok(turned.reordered && !isSame(turned) && turned.rules.length === 0)
})

test('every other part differs line by line, the plan and its headings too', () => {
  const now = edited(
    { op: 'set', path: ['topics'], value: ['Đất đai'] },
    { op: 'set', path: ['plan', 'sections', 0, 'sections', 0, 'lines', 0], value: 'Câu mới của mục đích.' },
    { op: 'set', path: ['forms', 0, 'title'], value: 'PHIẾU MỚI' },
  )
  const { parts } = compareRegulations(BASE, now)
  assert.deepEqual(
    parts.map((part) => part.part),
    ['to-chuc', 'ke-hoach', 'bieu-mau'],
  )
  assert.ok(parts[1]?.added.includes('Câu mới của mục đích.'))
  assert.equal(parts[1]?.removed.length, 1)
  assert.deepEqual(changeCodes(compareRegulations(BASE, now)).parts, ['to-chuc', 'ke-hoach', 'bieu-mau'])
})

test('the dates that differ are told with the reason; what was met stays', () => {
  const conference = Temporal.PlainDate.from('2026-03-20')
  const rows = (regulation: typeof BASE) =>
    must(schedule(regulation, { conference }, standardCalendar(), standardStatute()))
  const now = edited(
    { op: 'set', path: ['rules', 1, 'count'], value: 15 },
    { op: 'add', path: ['rules'], value: REPLY },
    { op: 'remove', path: ['rules', 3] },
  )
  const moves = dateMoves(rows(BASE), rows(now))
  assert.deepEqual(
    dateChanges(moves).map(({ rule, kind, before, after }) => [rule, kind, before, after]),
    [
      ['L43-NOTICE', 'moves', '2026-03-13', '2026-03-05'],
      ['XM-REPLY', 'appears', null, '2026-04-10'],
      ['L43-10PCT', 'goes', null, null],
    ],
  )
  assert.match(moves.find((move) => move.rule === 'XM-REPLY')?.why ?? '', /cộng 15 ngày làm việc/)
  assert.deepEqual(
    dateChanges(dateMoves(rows(BASE), rows(now), new Set(['L43-NOTICE', 'L43-10PCT']))).map(
      (move) => move.rule,
    ),
    ['XM-REPLY'],
  )
})

test('the sample says what the law asks and the regulation does not say', () => {
  const now = edited(
    { op: 'set', path: ['rules', 1, 'must_state'], value: ['thời gian'] },
    { op: 'remove', path: ['chairs', 1] },
  )
  const sample = must(
    sampleOf(now, BASE, Temporal.PlainDate.from('2026-03-20'), standardCalendar(), standardStatute()),
  )
  assert.deepEqual(
    sample.checks.filter((check) => !check.met).map((check) => check.check.id),
    ['co_chair', 'way_to_attend'],
  )
  assert.match(sample.law ?? '', /72\/2025/)
  const early = sampleOf(
    now,
    undefined,
    Temporal.PlainDate.from('2010-03-20'),
    standardCalendar(),
    standardStatute(),
  )
  assert.ok(early.ok && early.value.law === undefined && early.value.checks.length === 0)
})
