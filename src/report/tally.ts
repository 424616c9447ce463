// Rules: a report's figures added up, from matters one by one or from matters already counted together.
import {
  type Counted,
  DIMENSION_KEYS,
  type Dimension,
  type Figures,
  GROUP_MEASURES,
  type Group,
  groupsOf,
  MEASURE_KEYS,
  MEASURES,
  type Measure,
  type Named,
  type Names,
  type Rate,
  type Seen,
  seenOf,
  type Test,
} from './figures.ts'

const UNKNOWN: Readonly<Record<Dimension, string>> = {
  channel: 'Không ghi kênh',
  field: 'Chưa phân loại lĩnh vực',
  village: 'Không ghi thôn',
  unit: 'Chưa phân công',
}

/** So many matters of which the figures see the same; of all of them, or of one group of a dimension. */
export interface Cell {
  readonly dimension: Dimension | null
  readonly group: string | null
  readonly seen: Seen
  readonly count: number
}

/** Matters counted together, asked one measure after another. */
export function ratesOf<Key extends Measure>(
  cells: readonly Pick<Cell, 'seen' | 'count'>[],
  keys: readonly Key[],
): Record<Key, Rate> {
  return Object.fromEntries(keys.map((key) => [key, rateOf(cells, key)])) as Record<Key, Rate>
}

function rateOf(cells: readonly Pick<Cell, 'seen' | 'count'>[], measure: Measure): Rate {
  const { part, whole }: { part: Test; whole: Test } = MEASURES[measure]
  const counted = { part: 0, whole: 0 }
  for (const { seen, count } of cells) {
    if (!whole(seen)) continue
    counted.whole += count
    if (part(seen)) counted.part += count
  }
  return counted
}

const totalOf = (cells: readonly Cell[]) => cells.reduce((total, cell) => total + cell.count, 0)

function groupsBy(dimension: Dimension, cells: readonly Cell[], names: readonly Named[]): readonly Group[] {
  const label = new Map(names.map((one) => [one.id, one.label]))
  const found = new Map<string | null, readonly Cell[]>([
    ...(dimension === 'village' ? names.map(({ id }) => [id, []] as const) : []),
    ...Map.groupBy(cells, (cell) => cell.group),
  ])
  const place = new Map(names.map((one, at) => [one.id, at]))
  const placeOf = (id: string | null) => (id === null ? names.length + 1 : (place.get(id) ?? names.length))
  return [...found]
    .sort(([a], [b]) => placeOf(a) - placeOf(b) || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([id, inside]) => ({
      id,
      label: id === null ? UNKNOWN[dimension] : (label.get(id) ?? id),
      received: totalOf(inside),
      rates: ratesOf(inside, GROUP_MEASURES),
    }))
}

function tally<Key extends string>(
  cells: readonly Cell[],
  of: (seen: Seen) => Key | null,
): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {}
  for (const { seen, count } of cells) {
    const key = of(seen)
    if (key !== null) counts[key] = (counts[key] ?? 0) + count
  }
  return counts
}

/** The figures of matters one by one. */
export function figuresOf(matters: readonly Counted[], names: Names, asOf: string): Figures {
  const cells = matters.flatMap((matter): readonly Cell[] => {
    const seen = seenOf(matter, asOf)
    const inGroups = DIMENSION_KEYS.flatMap((dimension) =>
      [...new Set(groupsOf(dimension, matter))].map((group) => ({ dimension, group, seen, count: 1 })),
    )
    return [{ dimension: null, group: null, seen, count: 1 }, ...inGroups]
  })
  return figuresFrom(cells, new Set(matters.map((matter) => matter.submission)).size, names, asOf)
}

/** The figures of matters already counted together. */
export function figuresFrom(
  cells: readonly Cell[],
  submissions: number,
  names: Names,
  asOf: string,
): Figures {
  const of = Map.groupBy(cells, (cell) => cell.dimension)
  const all = of.get(null) ?? []
  const groups = (dimension: Dimension) => groupsBy(dimension, of.get(dimension) ?? [], names[dimension])
  const village = groups('village')
  const heard = new Set(village.flatMap(({ id, received }) => (received > 0 ? [id] : [])))
  const silent = names.village.filter((one) => !heard.has(one.id))
  return {
    asOf,
    submissions,
    received: totalOf(all),
    rates: ratesOf(all, MEASURE_KEYS),
    states: tally(all, (seen) => seen.state),
    dispositions: tally(all, (seen) => seen.code) as Record<string, number>,
    groups: { channel: groups('channel'), field: groups('field'), village, unit: groups('unit') },
    silent: {
      part: silent.length,
      whole: names.village.length,
      names: silent.map((one) => one.label),
    },
  }
}
