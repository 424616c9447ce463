// Rules: which villages were heard in which years. Luật 72/2025/QH15 Điều 43: at least one conference a year; product 3.11:
// "villages never heard". A village is heard in a year when an opinion of it came in for a conference of that year; a year
// without a conference says nothing about a village. What earlier years' minutes brought counts as well.

export interface Heard {
  readonly village: string
  readonly year: number
  readonly opinions: number
}

export interface VillageYears {
  readonly id: string
  readonly name: string
  /** Of each year, in order. */
  readonly opinions: readonly number[]
}

export interface Picture {
  readonly years: readonly number[]
  readonly villages: readonly VillageYears[]
}

/** Years the picture reaches back. */
const MOST_YEARS = 10

export function pictureOf(
  villages: readonly { readonly id: string; readonly name: string }[],
  held: readonly number[],
  heard: readonly Heard[],
): Picture {
  const years = [...new Set(held)].sort((a, b) => a - b).slice(-MOST_YEARS)
  const counts = new Map<string, number>()
  for (const row of heard) {
    const key = `${row.village} ${row.year}`
    counts.set(key, (counts.get(key) ?? 0) + row.opinions)
  }
  return {
    years,
    villages: villages.map(({ id, name }) => ({
      id,
      name,
      opinions: years.map((year) => counts.get(`${id} ${year}`) ?? 0),
    })),
  }
}

/** Villages from which nothing was heard in any of the years. */
export function neverHeard({ villages, years }: Picture): readonly VillageYears[] {
  return years.length === 0
    ? []
    : villages.filter((village) => village.opinions.every((count) => count === 0))
}

/** How many years in a row, up to the last, nothing was heard. */
export function silentFor(village: VillageYears): number {
  let years = 0
  for (const opinions of [...village.opinions].reverse()) {
    if (opinions > 0) break
    years += 1
  }
  return years
}

/** Four depths of one colour; nought is a mark of its own, not a depth. */
export function depthOf(opinions: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (opinions === 0) return 0
  const share = opinions / Math.max(1, most)
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1
}
