import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Box, layFlags, layLines, scaleOf, type TimedLabel, textWidth, wrap } from './timeline.ts'

const DAY = Temporal.PlainDate.from('2025-12-15')
const WIDTH = 170

/** `count` dates around the day, as crowded as `step` days, with labels of all lengths. */
function crowd(count: number, step: number): readonly TimedLabel[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `m${at}`,
    date: DAY.add({ days: Math.round((at - count / 2) * step) }),
    label: 'Thông báo, niêm yết tại trụ sở và nhà văn hóa các thôn'
      .split(' ')
      .slice(0, 2 + (at % 9))
      .join(' '),
  }))
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}

for (const [count, step] of [
  [1, 1],
  [7, 3],
  [16, 0.5],
  [24, 1],
  [30, 9],
] as const)
  test(`no words cover other words or a pole: ${count} dates, ${step} days apart`, () => {
    const marks = crowd(count, step)
    const scale = scaleOf([DAY, ...marks.map((mark) => mark.date)], 640, 34)
    const { flags } = layFlags(marks, DAY, (date) => 180 + scale(date), WIDTH)
    const drawn = flags.flatMap((flag) => flag.items.map(({ item }) => item.id))
    assert.deepEqual([...drawn].sort(), marks.map((mark) => mark.id).sort(), 'every mark is drawn once')
    for (const one of flags)
      for (const other of flags) {
        if (one === other) continue
        assert.ok(!overlap(one.box, other.box), `${one.date} covers ${other.date}`)
        const reach = other.side === 'above' ? other.box.top : other.box.top + other.box.height
        const pole: Box = { left: other.x, top: Math.min(0, reach), width: 0.1, height: Math.abs(reach) }
        assert.ok(!overlap(one.box, pole), `${one.date} stands in the pole of ${other.date}`)
      }
  })

test('the words of a flag fit its box', () => {
  const { flags } = layFlags(crowd(20, 2), DAY, (date) => DAY.until(date).days * 10, WIDTH)
  for (const flag of flags)
    for (const { lines } of flag.items) for (const line of lines) assert.ok(textWidth(line) <= WIDTH, line)
})

test('the scale keeps the order, the ends and a smallest gap', () => {
  const dates = ['2025-09-01', '2025-12-14', '2025-12-15', '2025-12-16', '2026-03-01'].map((text) =>
    Temporal.PlainDate.from(text),
  )
  const scale = scaleOf(dates, 600, 30)
  const places = dates.map(scale)
  assert.equal(places[0], 0)
  assert.ok(Math.abs((places.at(-1) ?? 0) - 600) < 0.01)
  for (const [at, place] of places.entries())
    if (at > 0) assert.ok(place - (places[at - 1] ?? 0) >= 30 - 0.01)
  const between = scale(Temporal.PlainDate.from('2025-10-15'))
  assert.ok(between > (places[0] ?? 0) && between < (places[1] ?? 0))
})

test('a scale of one date, or of more dates than room, still stands', () => {
  assert.equal(scaleOf([DAY], 600, 30)(DAY), 0)
  const many = Array.from({ length: 100 }, (_, at) => DAY.add({ days: at }))
  assert.ok(scaleOf(many, 600, 30)(DAY.add({ days: 99 })) <= 600.01)
})

test('lines stand one under the other, several words of one date together', () => {
  const { lines, height } = layLines([...crowd(12, 4), { id: 'two', date: DAY, label: 'Hội nghị' }], 250)
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (before) assert.ok(line.y >= before.y + before.height + 12)
  }
  assert.equal(lines.length, 12)
  assert.ok(height >= (lines.at(-1)?.y ?? 0))
})

test('wrapping makes even lines and says when it left words out', () => {
  assert.deepEqual(wrap('Hội nghị', 200), ['Hội nghị'])
  const lines = wrap('Chi bộ nộp ý kiến cấp tỉnh', 150)
  assert.equal(lines.length, 2)
  assert.ok((lines[1] ?? '').split(' ').length > 1, 'no word alone on the last line')
  assert.match(wrap('một hai ba bốn năm sáu bảy tám chín mười '.repeat(3), 80).at(-1) ?? '', /…$/)
})
