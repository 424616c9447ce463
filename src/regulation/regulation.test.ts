import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../kit/root.ts'
import { filledPlan, sectionHeading } from './filled.ts'
import {
  loadRegulation,
  regulationIds,
  shippedRegulation,
  standardOrganisations,
  standardStatute,
} from './library.ts'
import { presentNames } from './organisations.ts'
import { readRegulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'
import { readStatute } from './statute.form.ts'
import { layerOn, statuteChecks } from './statute.ts'

const read = (...parts: string[]) => readFileSync(path.join(ROOT, ...parts), 'utf8')
const PLANS = ['son-tay-ha-2025', 'bao-lam-2024', 'quang-bach-2025', 'song-an-2019', 'loc-thinh-2024']
const squeeze = (text: string) => text.normalize('NFC').replaceAll('*', '').replace(/\s+/g, ' ').trim()
const date = (text: string) => Temporal.PlainDate.from(text)

/** Every `quote` anywhere in a value. */
function quotes(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'quote' && typeof inner === 'string' ? [inner] : quotes(inner),
  )
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  const heading = 'number' in value && 'lines' in value ? [sectionHeading(value as never)] : []
  return [...heading, ...Object.values(value).flatMap(texts)]
}

test('six regulations are shipped and read without an error', () => {
  assert.deepEqual(regulationIds(), [...PLANS, 'luat-72-2025'].sort())
  for (const id of regulationIds()) assert.equal(shippedRegulation(id).id, id)
})

test('every quote of a plan stands in the printed plan', () => {
  for (const id of PLANS) {
    const printed = squeeze(read('test', 'fixtures', 'plans', `${id}.txt`))
    for (const quote of quotes(shippedRegulation(id)))
      assert.ok(printed.includes(squeeze(quote)), `${id}: “${quote}” is not in the printed plan`)
  }
})

test('every rule of the law names its article', () => {
  const rules = [
    ...standardStatute().layers.flatMap((layer) => layer.rules),
    ...shippedRegulation('luat-72-2025').rules,
  ]
  for (const rule of rules) assert.match(rule.article ?? '', /^Luật \d+\/\d{4}\/QH\d+ Điều \d+$/)
})

interface SeedRule {
  readonly id: string
  readonly [key: string]: unknown
}

/** Each fact of the seed's table is a fact of the file; `printed` is our `quote`. */
function agrees(seed: SeedRule, rule: Rule, where: string): void {
  const same = [
    'duty',
    'unit',
    'direction',
    'limit',
    'count',
    'owner',
    'owner_printed',
    'result',
    'fixed',
    'offset_from_conference_days',
    'every',
    'per_year_min',
    'trigger',
    'must_state',
    'publish',
    'with',
    'also',
    'when',
    'drafter',
    'anchor_printed',
  ] as const
  for (const key of same)
    if (seed[key] !== undefined) assert.deepEqual(rule[key], seed[key], `${where} ${seed.id} ${key}`)
  if (seed.unit === 'window') assert.deepEqual([rule.from, rule.to], [seed.from, seed.to])
  assert.equal(rule.anchor, seed.anchor ?? 'none', `${where} ${seed.id} anchor`)
  if (typeof seed.printed === 'string') assert.equal(rule.quote, seed.printed)
}

test('the rules are exactly those of the table made from the plans and the law', () => {
  const table = JSON.parse(read('test', 'fixtures', 'data', 'seed_rules.json'))
  for (const seed of table.seeds as { regulation: string; rules: SeedRule[] }[]) {
    const rules = shippedRegulation(seed.regulation).rules
    assert.deepEqual(
      rules.map((rule) => rule.id),
      seed.rules.map((rule) => rule.id),
    )
    for (const [index, each] of seed.rules.entries()) agrees(each, rules[index] as Rule, seed.regulation)
  }
  const layers = standardStatute().layers
  for (const [at, layer] of (
    table.statute.layers as { from: string; to?: string; rules: SeedRule[] }[]
  ).entries()) {
    assert.equal(layers[at]?.from, layer.from)
    assert.equal(layers[at]?.to, layer.to)
    assert.deepEqual(
      layers[at]?.rules.map((rule) => rule.id),
      layer.rules.map((rule) => rule.id),
    )
    for (const [index, each] of layer.rules.entries())
      agrees(each, layers[at]?.rules[index] as Rule, 'statute')
  }
})

/** Words of a text for comparing print with data: no punctuation, one kind of dash, lower case. */
const words = (text: string) =>
  squeeze(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}/]+/u)
    .filter(Boolean)

test('the filled plan holds the printed plan, word for word but for head lines and repaired damage', () => {
  for (const id of PLANS) {
    const regulation = shippedRegulation(id)
    const filled = filledPlan(regulation, {}, standardOrganisations(), date(regulation.valid_from))
    const have = ` ${texts(filled)
      .map((text) => words(text).join(' '))
      .join(' # ')} `
    const printed = words(read('test', 'fixtures', 'plans', `${id}.txt`))
    const found = printed.map(() => false)
    for (let at = 0; at + 3 <= printed.length; at++)
      if (have.includes(` ${printed.slice(at, at + 3).join(' ')} `)) found.fill(true, at, at + 3)
    const missing = printed.filter((_word, at) => !found[at])
    assert.ok(missing.length <= 45, `${id} misses ${missing.length} words: ${missing.join(' ')}`)
  }
})

test('the same regulation prints for another commune, the next year and another date', () => {
  const regulation = shippedRegulation('quang-bach-2025')
  const filled = filledPlan(
    regulation,
    { commune: 'Đồng Phúc', conference: date('2026-12-18') },
    standardOrganisations(),
    date('2026-12-01'),
  )
  const all = texts(filled).join('\n')
  assert.ok(all.includes('Dự kiến ngày 18 tháng 12 năm 2026'))
  assert.ok(all.includes('trước ngày 13/12/2026') && all.includes('trước ngày 10/12/2026'))
  assert.ok(all.includes('Hội trường Đảng ủy xã Đồng Phúc'))
  assert.ok(!all.includes(regulation.commune.name))
})

test('a changed count changes the paper; padded as printed', () => {
  const regulation = shippedRegulation('loc-thinh-2024')
  const rules = regulation.rules.map((rule) => (rule.id === 'S5-CONC' ? { ...rule, count: 3 } : rule))
  const filled = filledPlan({ ...regulation, rules }, {}, standardOrganisations(), date('2024-05-01'))
  assert.ok(texts(filled).some((text) => text.startsWith('Chậm nhất sau 03 ngày làm việc')))
})

test('districts: their duties go to the province from 01/7/2025, papers of before keep their words', () => {
  const regulation = shippedRegulation('loc-thinh-2024')
  const on = (day: string) =>
    filledPlan(regulation, {}, standardOrganisations(), date(day)).plan.recipients.slice(0, 2)
  assert.deepEqual(on('2025-06-30'), ['UBND huyện', 'Phòng Nội vụ'])
  assert.deepEqual(on('2025-07-01'), ['UBND tỉnh', 'Sở Nội vụ'])
})

test('the layers of the law follow each other without a gap; before the first there is none', () => {
  const at = (day: string) => layerOn(date(day), standardStatute())?.id
  assert.deepEqual(
    ['2015-12-31', '2016-01-01', '2025-02-28', '2025-03-01', '2025-06-15', '2025-06-16', '2030-01-01'].map(
      at,
    ),
    [
      undefined,
      'luat-77-2015',
      'luat-77-2015',
      'luat-65-2025',
      'luat-65-2025',
      'luat-72-2025',
      'luat-72-2025',
    ],
  )
})

test('what the law asks besides dates is checked against each regulation', () => {
  const layer = layerOn(date('2026-01-01'), standardStatute())
  assert.ok(layer)
  const unmet = (id: string) =>
    statuteChecks(shippedRegulation(id), layer)
      .filter((each) => !each.met)
      .map((each) => each.check.id)
  assert.deepEqual(unmet('luat-72-2025'), [])
  assert.deepEqual(unmet('son-tay-ha-2025'), [
    'co_chair',
    'way_to_attend',
    'notice_media',
    'result_village_heads',
  ])
  assert.ok(!unmet('quang-bach-2025').includes('co_chair'))
})

// Hostile files: each mistake is refused with its line, and nothing else is said.
const good = read('regulations', 'loc-thinh-2024.yaml')
const lineOf = (part: string, text = good) => text.slice(0, text.indexOf(part)).split('\n').length

function refusal(text: string): string {
  const result = readRegulation(text)
  assert.equal(result.ok, false)
  if (result.ok) return ''
  for (const error of result.error) assert.match(error.message, /[.”)]$/)
  return result.error.map((error) => `${error.line} ${error.path}`).join(' | ')
}

test('one mistake in a rule is one error on its line', () => {
  const cases: readonly [string, string, string][] = [
    ['unit: window', 'unit: week', 'rules[0].unit'],
    ['from: 2024-01-01\n    to', 'from: 2024-02-30\n    to', 'rules[0].from'],
    ['to: 2024-08-31', 'to: 2023-08-31', 'rules[0].to'],
    ['count: 10\n    unit: calendar_day', 'count: ten\n    unit: calendar_day', 'rules[1].count'],
    ['count: 10\n    unit: calendar_day', 'count: -1\n    unit: calendar_day', 'rules[1].count'],
    ['id: S5-THON', 'id: S5-NOTICE', 'rules[2].id'],
    [
      'niem_yet_ke_hoach\n    paper: thong_bao',
      'niem_yet_ke_hoach\n    paper: thong_bao_la',
      'rules[1].paper',
    ],
    ['reading: within', 'reading: other', 'rules[4].reading'],
  ]
  for (const [part, instead, where] of cases) {
    const at =
      where.endsWith('.id') || where.endsWith('.paper')
        ? lineOf(part) + part.split('\n').length - 1
        : lineOf(part)
    const found = refusal(good.replace(part, instead)).split(' | ')
    assert.ok(found.includes(`${at} ${where}`), `${instead}: ${found.join(' | ')}`)
  }
})

test('unknown keys, unknown placeholders, missing forms are refused on their line', () => {
  assert.equal(
    refusal(good.replace('symbol: KH-UBND', 'symbol: KH-UBND\nsymbool: x')),
    `${lineOf('symbol:') + 1} symbool`,
  )
  assert.equal(
    refusal(good.replace('"Địa điểm: {{place}}."', '"Địa điểm: {{plaice}}."')),
    `${lineOf('"Địa điểm:')} plan.sections[1].sections[1].lines[1].text`,
  )
  assert.equal(
    refusal(good.replace('{{rule.S5-CONC.count}}', '{{rule.S5-CONC.fixed}}')).split(' ')[0],
    String(lineOf('{{rule.S5-CONC.count}}')),
  )
  assert.equal(
    refusal(good.replace('  signature: {', '  annexes: [X]\n  signature: {')),
    `${lineOf('  signature: {')} plan.annexes[0]`,
  )
  assert.equal(
    refusal(good.replace('rules: [S5-CONC]', 'rules: [S5-CONX]')).split(' ')[0],
    String(lineOf('rules: [S5-CONC]')),
  )
})

const chain = (a: string, b: string) =>
  good.replace(
    'channels:\n',
    `  - { id: X-ONE, duty: track, title: x, anchor: previous_rule, previous: ${a}, direction: after, count: 1, unit: calendar_day, quote: x }
  - { id: X-TWO, duty: track, title: x, anchor: previous_rule, previous: ${b}, direction: after, count: 1, unit: calendar_day, quote: x }
channels:\n`,
  )

test('chains: a circle names both ends; a rule that has no date, or is missing, never starts a clock', () => {
  const line = lineOf('channels:\n')
  assert.equal(
    refusal(chain('S5-CONC', 'X-ONE').replace('previous: S5-CONC', 'previous: S5-HOLD')),
    `${line} rules[7].previous`,
  )
  assert.equal(refusal(chain('S5-NONE', 'X-ONE')), `${line} rules[7].previous`)
  assert.ok(readRegulation(chain('S5-CONC', 'X-ONE')).ok)
  const circle = readRegulation(chain('X-TWO', 'X-ONE'))
  assert.ok(!circle.ok)
  if (circle.ok) return
  assert.deepEqual(
    circle.error.map((error) => error.line),
    [line, line + 1],
  )
  assert.match(circle.error[0]?.message ?? '', /X-ONE → X-TWO → X-ONE/)
})

test('an anchor that never comes is refused', () => {
  const noResult = good.replace('duty: result\n    title', 'duty: track\n    title')
  assert.ok(readRegulation(noResult).ok)
  const waits = noResult.replace(
    'title: Trả lời bằng văn bản ý kiến thuộc thẩm quyền UBND xã\n    anchor: conference',
    'title: Trả lời\n    anchor: conclusion_issued',
  )
  assert.equal(refusal(waits), `${lineOf('anchor: conclusion_issued', waits)} rules[5].anchor`)
})

test('what is no regulation at all is refused plainly', () => {
  for (const text of [
    '',
    'xin chào',
    '- 1',
    '{',
    'a: 1\n\tb: 2',
    '\0\0',
    'id: x\nid: y',
    `x: ${'y'.repeat(1_000_001)}`,
  ])
    assert.ok(refusal(text))
  for (const file of ['/tmp', '/none.yaml', 'khong-co']) assert.equal(loadRegulation(file).ok, false)
})

test('property of hostile edits: dropping any line is either still a regulation or refused with a line, never a crash', () => {
  const lines = good.split('\n')
  for (let at = 0; at < lines.length; at += 9) {
    const result = readRegulation(lines.filter((_line, index) => index !== at).join('\n'))
    if (!result.ok) for (const error of result.error) assert.ok(error.line >= 1 && error.line <= lines.length)
  }
})

test('the law file: layers one after another, ids once, chains that end; a share of voters has its condition', () => {
  const law = read('regulations', 'statute.yaml')
  const at = (part: string) => law.slice(0, law.indexOf(part)).split('\n').length
  const refused = (text: string) => {
    const result = readStatute(text)
    return result.ok ? [] : result.error.map((error) => `${error.line} ${error.path}`)
  }
  assert.ok(readStatute(law).ok)
  assert.deepEqual(refused(law.replace('from: 2025-03-01', 'from: 2025-02-28')), [
    `${at('from: 2025-03-01')} layers[1].from`,
  ])
  assert.deepEqual(refused(law.replace('to: 2025-06-15', 'to: 2025-02-15')), [
    `${at('to: 2025-06-15')} layers[1].to`,
  ])
  assert.deepEqual(refused(law.replace('id: L24-NOTICE', 'id: L125-NOTICE')), [
    `${at('id: L24-NOTICE')} layers[1].rules[1].id`,
  ])
  const alone = law.replace('        trigger: ít nhất 10% cử tri đề nghị\n', '')
  assert.deepEqual(
    refused(alone).map((each) => each.split(' ')[1]),
    ['layers[2].rules[3].voters_percent'],
  )
  assert.ok(refused(law.replace('anchor: conference', 'anchor: conclusion_issued')).length > 0)
})

test('old bodies keep their names on papers of their time', () => {
  const bodies = standardOrganisations()
  const words = 'Báo cáo UBND huyện, Huyện ủy và Phòng Nội vụ'
  assert.equal(presentNames(words, date('2025-06-30'), bodies), words)
  assert.equal(presentNames(words, date('2025-07-01'), bodies), 'Báo cáo UBND tỉnh, Tỉnh ủy và Sở Nội vụ')
})
