// A second clock for the tests, written the slow way: one list of days, walked day by day. It reads the calendar file's
// bare lists and the printed lunar table; it shares no code and no date type with src/calendar and src/regulation.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../src/kit/root.ts'

/** Days since 1/1/1970. */
export type Day = number

const MILLISECONDS = 86_400_000

export const dayOf = (iso: string): Day => Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS
export const isoOf = (day: Day): string => new Date(day * MILLISECONDS).toISOString().slice(0, 10)
/** 0 Sunday … 6 Saturday. */
const weekday = (day: Day): number => new Date(day * MILLISECONDS).getUTCDay()
const isWeekend = (day: Day) => weekday(day) === 0 || weekday(day) === 6

interface PrintedYear {
  readonly year: number
  readonly off: readonly { readonly date: string }[]
  readonly worked: readonly { readonly date: string }[]
}

const printed = (
  parse(readFileSync(path.join(ROOT, 'calendars', 'vn.yaml'), 'utf8')) as { years: readonly PrintedYear[] }
).years

const lunar = new Map(
  readFileSync(path.join(ROOT, 'test', 'fixtures', 'data', 'lunar_vn.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([year = '', tet = '', gioTo = '']) => [Number(year), { tet, gioTo }] as const),
)
// Beyond the table by one year each way, so that counts near its ends have somewhere to go.
lunar.set(2018, { tet: '2018-02-16', gioTo: '2018-04-25' })
lunar.set(2036, { tet: '2036-01-28', gioTo: '2036-04-06' })

/** A year nobody has announced, by the labour code read aloud: which weekdays are free. */
function byLaw(year: number): readonly Day[] {
  const known = lunar.get(year)
  if (!known) throw new Error(`no lunar dates for ${year}`)
  const tet = dayOf(known.tet)
  const national = dayOf(`${year}-09-02`)
  const firstOfTet = weekday(tet) === 2 ? tet - 1 : tet - 2
  const besideNational = [1, 4, 0].includes(weekday(national)) ? national + 1 : national - 1
  const compensated = [
    dayOf(`${year}-01-01`),
    ...[0, 1, 2, 3, 4].map((nth) => firstOfTet + nth),
    dayOf(known.gioTo),
    dayOf(`${year}-04-30`),
    dayOf(`${year}-05-01`),
    national,
    ...(year >= 2021 ? [besideNational] : []),
  ]
  const culture = year >= 2026 ? [dayOf(`${year}-11-24`)] : []
  const free = new Set([...compensated, ...culture])
  for (const day of compensated.filter(isWeekend)) {
    let next = day + 1
    while (isWeekend(next) || free.has(next)) next++
    free.add(next)
  }
  return [...free]
}

/** Every day from 2018 to 2036: worked or not. `swapped` turns some of them round. */
export function naiveDays(swapped: readonly string[] = []): (day: Day) => boolean {
  const first = dayOf('2018-01-01')
  const last = dayOf('2036-12-31')
  const worked: boolean[] = []
  for (let day = first; day <= last; day++) worked.push(!isWeekend(day))
  for (let year = 2018; year <= 2036; year++) {
    const announced = printed.find((each) => each.year === year)
    for (const day of announced ? announced.off.map((each) => dayOf(each.date)) : byLaw(year))
      worked[day - first] = false
    for (const each of announced?.worked ?? []) worked[dayOf(each.date) - first] = true
  }
  for (const date of swapped) worked[dayOf(date) - first] = !worked[dayOf(date) - first]
  return (day) => {
    const found = worked[day - first]
    if (found === undefined) throw new Error(`no such day in the naive calendar: ${isoOf(day)}`)
    return found
  }
}

/** The day so many working days on (or back): one step, one look. */
export function naiveStep(from: Day, count: number, isWorked: (day: Day) => boolean): Day {
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day += count > 0 ? 1 : -1
    if (isWorked(day)) left--
  }
  return day
}

export function naiveRoll(day: Day, step: 1 | -1, isWorked: (day: Day) => boolean): Day {
  let at = day
  while (!isWorked(at)) at += step
  return at
}
