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
  /** The pole. */
  readonly x: number
  /** The words stand to the left of the pole before the day, to its right from the day on. */
  readonly hand: 'left' | 'right'
  readonly side: 'above' | 'below'
  readonly box: Box
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Size of type and height of a line, in the picture's units. */
export interface Type {
  readonly size: number
  readonly line: number
}

export const LYING: Type = { size: 13, line: 17 }
export const STANDING: Type = { size: 15, line: 20 }
/** Room between flags, for a mark before its words, and of the shortest pole. */
const GAP = 10
const MARK = 23
const POLE = 16

/** An upper bound of the drawn width of a text for any system's sans-serif face, Noto Sans being the widest usual one. */
export function textWidth(text: string, size = LYING.size): number {
  let width = 0
  for (const char of text.normalize('NFD')) width += widthOf(char)
  return width * size
}

/** Share of the type's size; marks over and under a letter take no width. */
function widthOf(char: string): number {
  if (/\p{M}/u.test(char)) return 0
  if (/[\sijlI.,:;'|!()]/.test(char)) return 0.31
  if (/[tfr/-]/.test(char)) return 0.43
  if (/[cszkvxy]/.test(char)) return 0.54
  if (/[mwMW%@–—…]/.test(char)) return 0.95
  return /\p{Lu}/u.test(char) ? 0.76 : 0.63
}

/** Words into even lines of at most `width`; a longer word stands alone; beyond `most` lines the rest becomes "…". */
export function wrap(text: string, width: number, type: Type = LYING, most = 3): readonly string[] {
  const lines = fill(text, width, type)
  if (lines.length > most) return [...lines.slice(0, most - 1), `${lines[most - 1]} …`]
  for (let narrower = width; narrower > width / 2; narrower -= 4)
    if (fill(text, narrower, type).length > lines.length) return fill(text, narrower + 4, type)
  return lines
}

function fill(text: string, width: number, type: Type): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && textWidth(joined, type.size) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
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

/** Flags along a horizontal axis, like a mountain with the day in its middle. */
export function layFlags<Item extends TimedLabel>(
  items: readonly Item[],
  day: Temporal.PlainDate,
  x: (date: Temporal.PlainDate) => number,
  labelWidth: number,
): Flags<Item> {
  const early = items.filter((item) => Temporal.PlainDate.compare(item.date, day) < 0)
  const rest = items.filter((item) => Temporal.PlainDate.compare(item.date, day) >= 0)
  const left = layHand(early, (date) => -x(date), labelWidth).map((flag) => mirrored(flag))
  const flags = [...left, ...layHand(rest, x, labelWidth).reverse()]
  const reach = (side: Flag<Item>['side']) =>
    Math.max(28, ...flags.filter((flag) => flag.side === side).map((flag) => outerEdge(flag)))
  return { flags, above: reach('above'), below: reach('below') }
}

/**
 * Flags whose words stand to the right of their poles, set from the right: each takes the side where it hangs lower,
 * far enough from the axis to pass over every flag it would touch.
 */
function layHand<Item extends TimedLabel>(
  items: readonly Item[],
  x: (date: Temporal.PlainDate) => number,
  width: number,
): Flag<Item>[] {
  const set: Flag<Item>[] = []
  const groups = [...byDate(items).values()].map((group) => ({ group, left: x((group[0] as Item).date) }))
  for (const { group, left } of groups.sort((a, b) => b.left - a.left)) {
    const lines = group.map((item) => ({ item, lines: wrap(item.label, width - MARK) }))
    const height = LYING.line * (1 + lines.reduce((sum, one) => sum + one.lines.length, 0)) + 4
    const [above, below] = [clearance(set, 'above', left + width), clearance(set, 'below', left + width)]
    const side = below < above ? 'below' : 'above'
    const near = (side === 'above' ? above : below) + POLE
    const box = { left, top: side === 'above' ? -near - height : near, width, height }
    set.push({ date: (group[0] as Item).date, items: lines, x: left, hand: 'right', side, box })
  }
  return set
}

function mirrored<Item extends TimedLabel>(flag: Flag<Item>): Flag<Item> {
  return { ...flag, x: -flag.x, hand: 'left', box: { ...flag.box, left: -flag.box.left - flag.box.width } }
}

function outerEdge<Item extends TimedLabel>({ side, box }: Flag<Item>): number {
  return side === 'above' ? -box.top : box.top + box.height
}

/** How far from the axis the words on that side reach, among flags that stand left of `edge`. */
function clearance<Item extends TimedLabel>(
  set: readonly Flag<Item>[],
  side: Flag<Item>['side'],
  edge: number,
): number {
  return Math.max(0, ...set.filter((flag) => flag.side === side && flag.x < edge + GAP).map(outerEdge))
}

export interface Line<Item extends TimedLabel> {
  readonly date: Temporal.PlainDate
  readonly items: Flag<Item>['items']
  readonly y: number
  readonly height: number
}

/** The same dates one under the other, for narrow screens: longer waits leave more room between. */
export function layLines<Item extends TimedLabel>(
  items: readonly Item[],
  labelWidth: number,
): { readonly lines: readonly Line<Item>[]; readonly height: number } {
  const lines: Line<Item>[] = []
  let y = 0
  for (const group of byDate(items).values()) {
    const date = (group[0] as Item).date
    const before = lines.at(-1)?.date
    if (before) y += 12 + Math.min(28, 6 * Math.log2(before.until(date).days))
    const words = group.map((item) => ({ item, lines: wrap(item.label, labelWidth - MARK, STANDING, 4) }))
    const height = STANDING.line * words.reduce((sum, one) => sum + one.lines.length, 0)
    lines.push({ date, items: words, y, height })
    y += height
  }
  return { lines, height: y }
}
