// How the journeys run: each plan's whole path at its own date on every database; at the other two dates (one over Tết)
// the way to the announcement, the databases taking turns. JOURNEY_FULL=1 walks the whole path at every date.
import { suite, test } from 'node:test'
import { noBrowser } from '../chromium.ts'
import { type DatabaseKind, KINDS } from '../databases.ts'
import { type House, openHouse } from './house.ts'

export const OVER_TET = '2026-02-12'
export const LATE_IN_YEAR = '2026-11-20'

export interface Journey {
  readonly commune: string
  /** The plan's own conference date. */
  readonly date: string
  /** How many days before it people begin. */
  readonly begins: number
  readonly whole: (house: House, date: string) => Promise<void>
  /** Creating, the dates, the plan's paper, announcing. */
  readonly short: (house: House, date: string) => Promise<unknown>
}

export function journey(way: Journey): void {
  const skip = noBrowser() ?? false
  suite(`${way.commune}: one conference in the browser`, () => {
    const walk = (date: string, kind: DatabaseKind, whole: boolean) =>
      test(`${whole ? 'from plan to report' : 'to the announcement'}, conference on ${date} (${kind})`, {
        skip,
      }, async () => {
        const house = await openHouse(kind, way.commune, after(date, -way.begins))
        let failed = true
        try {
          await (whole ? way.whole(house, date) : way.short(house, date))
          failed = false
        } finally {
          await house.stop(failed)
        }
      })
    for (const kind of KINDS) walk(way.date, kind, true)
    for (const [at, date] of [OVER_TET, LATE_IN_YEAR].entries())
      walk(date, KINDS[at % KINDS.length] ?? 'sqlite', process.env.JOURNEY_FULL === '1')
  })
}

/** So many days later (or earlier), ISO. */
export function after(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
