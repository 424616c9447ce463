// What earlier conferences and years left: their questions as they stand, and matters noted from before the system.
import { listConferences } from '../conference/store.ts'
import { listPastMatters } from '../petition/submission.store.ts'
import type { PastMatterRow } from '../petition/tables.ts'
import { type Handle, type Matter, mattersAsOf } from './store.ts'

export interface EarlierConference {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly matters: readonly Matter[]
}

/** Conferences held before this one, newest first, with their matters as they stand today. */
export async function earlierConferences(
  read: Handle,
  commune: string,
  conference: string,
  today: Temporal.PlainDate,
): Promise<readonly EarlierConference[]> {
  const all = await listConferences(read, commune)
  const own = all.find((each) => each.id === conference)
  const until = own?.date ?? today.toString()
  const found: EarlierConference[] = []
  for (const each of all) {
    const { id, title, date } = each
    if (id === conference || date === null || date >= until || each.cancelled) continue
    found.push({ id, title, date, matters: await mattersAsOf(read, commune, id, today) })
  }
  return found.sort((a, b) => (a.date < b.date ? 1 : -1))
}

export async function pastMatters(
  read: Handle,
  commune: string,
  year: number,
): Promise<readonly PastMatterRow[]> {
  return (await listPastMatters(read, commune)).filter((matter) => matter.year <= year)
}
