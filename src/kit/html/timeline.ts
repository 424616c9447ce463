// Where the points and words of a timeline stand: pure geometry, no drawing. Words never cover words or lines.

/** A date to draw; several on one date share one flag. */
export interface TimedLabel {
  readonly id: string
  readonly date: Temporal.PlainDate
  readonly label: string
}

export interface Flag<Item extends TimedLabel> {
  readonly date: Temporal.PlainDate
  readonly items: readonly { readonly item: Item; readonly lines: readonly string[] }[]
  readonly x: number
  /** The box of words: its left edge is at x. */
  readonly box: Box
  readonly side: 'above' | 'below'
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export const TYPE = { size: 13, line: 17, wide: 7.4 } as const
const GAP = 10

/** An upper bound of the drawn width of a text, in the picture's units, for any system's sans-serif face. */
export function textWidth(text: string): number {
  let width = 0
  for (const char of text.normalize('NFC'))
    width += /[\sijltI.,:;'|!()]/.test(char)
      ? 4.4
      : /[mwMW%@–—]/.test(char)
        ? 12
        : /\p{Lu}/u.test(char)
          ? 9.6
          : TYPE.wide
  return width
}

/** Words into lines of at most `width`; a longer word stands alone; beyond `most` lines the rest becomes "…". */
export function wrap(text: string, width: number, most = 3): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(joined) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1]} …`]
}

function byDate<Item extends TimedLabel>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  const sorted = [...items].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date))
  for (const item of sorted) {
    const key = item.date.toString()
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

/** A scale that keeps the order and, beyond a smallest gap, the proportion of days. */
export function scaleOf(
  dates: readonly Temporal.PlainDate[],
  length: number,
  smallest: number,
): (date: Temporal.PlainDate) => number {
  const stops = [...new Map(dates.map((date) => [date.toString(), date])).values()].sort(
    Temporal.PlainDate.compare,
  )
  const days = stops.slice(1).map((date, at) => (stops[at] as Temporal.PlainDate).until(date).days)
  const least = Math.min(smallest, length / Math.max(1, days.length))
  const places = [0]
  for (const gap of gapsOf(days, length, least)) places.push((places.at(-1) ?? 0) + gap)
  return (date) => between(stops, places, date)
}

function gapsOf(days: readonly number[], length: number, least: number): readonly number[] {
  let low = 0
  let high = length
  for (let round = 0; round < 40; round++) {
    const unit = (low + high) / 2
    const total = days.reduce((sum, n) => sum + Math.max(least, n * unit), 0)
    if (total > length) high = unit
    else low = unit
  }
  return days.map((n) => Math.max(least, n * low))
}

function between(
  stops: readonly Temporal.PlainDate[],
  places: readonly number[],
  date: Temporal.PlainDate,
): number {
  const after = stops.findIndex((stop) => Temporal.PlainDate.compare(stop, date) >= 0)
  if (after === -1) return places.at(-1) ?? 0
  if (after === 0) return places[0] ?? 0
  const [from, to] = [stops[after - 1], stops[after]] as [Temporal.PlainDate, Temporal.PlainDate]
  const [start, end] = [places[after - 1], places[after]] as [number, number]
  return start + ((end - start) * from.until(date).days) / from.until(to).days
}

export interface Flags<Item extends TimedLabel> {
  readonly flags: readonly Flag<Item>[]
  /** Height of words above and below the axis; boxes are measured from the axis (above is negative). */
  readonly above: number
  readonly below: number
}

/**
 * Flags along a horizontal axis: the pole stands at the date, the words to its right. Set from the last date to the
 * first, each flag takes the side where it hangs lower, high enough to pass over every later flag it would touch.
 */
export function layFlags<Item extends TimedLabel>(
  items: readonly Item[],
  x: (date: Temporal.PlainDate) => number,
  labelWidth: number,
): Flags<Item> {
  const set: Flag<Item>[] = []
  for (const group of [...byDate(items).values()].reverse()) {
    const date = (group[0] as Item).date
    const lines = group.map((item) => ({ item, lines: wrap(item.label, labelWidth - 20) }))
    const height = TYPE.line * (1 + lines.reduce((sum, one) => sum + one.lines.length, 0)) + 4
    const reach = (side: Flag<Item>['side']) => clearance(set, side, x(date), labelWidth)
    const side = reach('below') < reach('above') ? 'below' : 'above'
    const clear = reach(side) + GAP + 8
    const top = side === 'above' ? -clear - height : clear
    set.push({ date, items: lines, x: x(date), side, box: { left: x(date), top, width: labelWidth, height } })
  }
  const extent = (side: Flag<Item>['side'], edge: (box: Box) => number) =>
    Math.max(28, ...set.filter((flag) => flag.side === side).map((flag) => edge(flag.box)))
  return {
    flags: set.reverse(),
    above: extent('above', (box) => -box.top),
    below: extent('below', (box) => box.top + box.height),
  }
}

/** How far from the axis the words on that side reach under the room a new flag wants. */
function clearance<Item extends TimedLabel>(
  set: readonly Flag<Item>[],
  side: Flag<Item>['side'],
  left: number,
  width: number,
): number {
  const touched = set.filter((flag) => flag.side === side && flag.x < left + width + GAP)
  return Math.max(0, ...touched.map(({ box }) => (side === 'above' ? -box.top : box.top + box.height)))
}
