// The figures of a period over all conferences of a commune, and each conference's share of them.
import { listConferences } from '../../conference/store.ts'
import { dateOf } from '../../kit/clock.ts'
import type { Handle, Matter } from '../bytime.store.ts'
import type { Figures } from '../figures.ts'
import { figuresAsOf, mattersAsOf } from '../store.ts'
import { isWithin, type Period } from './period.ts'

export interface Share {
  readonly id: string
  readonly title: string
  readonly figures: Figures
}

export interface PeriodFigures {
  readonly figures: Figures
  /** Conferences of which something was received in the period. */
  readonly shares: readonly Share[]
}

export async function figuresOfPeriod(
  read: Handle,
  commune: string,
  period: Period,
  day: Temporal.PlainDate,
): Promise<PeriodFigures> {
  const all: Matter[] = []
  const shares: Share[] = []
  for (const { id, title } of await listConferences(read, commune)) {
    const matters = (await mattersAsOf(read, commune, id, day)).filter((matter) =>
      isWithin(period, dateOf(matter.row.received_at)),
    )
    if (matters.length === 0) continue
    all.push(...matters)
    shares.push({ id, title, figures: await figuresAsOf(read, commune, matters, day) })
  }
  return { figures: await figuresAsOf(read, commune, all, day), shares }
}

/** Years people can choose: those of conferences, and this one; newest first. */
export async function yearsOf(
  read: Handle,
  commune: string,
  today: Temporal.PlainDate,
): Promise<readonly number[]> {
  const years = (await listConferences(read, commune)).map((one) => one.year)
  return [...new Set([today.year, ...years])].filter((year) => year <= today.year).sort((a, b) => b - a)
}
