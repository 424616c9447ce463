// Plays one commune's story through the system's own acts: what would have happened day by day until today.
import type { Trx } from '../kit/db/db.ts'
import { type Actor, SYSTEM } from '../ledger/ledger.ts'
import type { DemoParts } from './load.ts'
import type { Seat } from './seat.beats.ts'
import type { Story } from './story.form.ts'

/** One thing that happened on a day; earlier days first, then in the order told. */
export interface Beat {
  readonly day: Temporal.PlainDate
  readonly by: string
  /** Time of the day where it matters: the hours in the hall. */
  readonly time?: string
  readonly play: (trx: Trx, by: Actor) => Promise<void>
}

/** What later beats need to know of earlier ones: ids by the story's own references. */
export interface Told {
  readonly story: Story
  readonly date: Temporal.PlainDate
  readonly today: Temporal.PlainDate
  /** The superior's seat the commune reports to, where the demonstration has one. */
  readonly seat: Seat | undefined
  conference: string
  readonly past: string[]
  /** "y-001" → its questions' ids, null where one went to the restricted register. */
  readonly questions: Map<string, (string | null)[]>
  readonly speeches: Map<string, string>
}

const ACTS_TOGETHER = 40

/** Runs the beats that lie before today or on it, in few transactions. */
export async function playBeats(parts: DemoParts, told: Told, beats: readonly Beat[]): Promise<void> {
  const commune = told.story.commune.id
  const due = beats
    .filter((beat) => Temporal.PlainDate.compare(beat.day, told.today) <= 0)
    .map((beat, at) => ({ beat, at }))
    .sort((a, b) => Temporal.PlainDate.compare(a.beat.day, b.beat.day) || a.at - b.at)
    .map(({ beat }) => beat)
  const minutes = new Map<string, number>()
  for (let start = 0; start < due.length; start += ACTS_TOGETHER)
    await parts.db.act(commune, async (trx) => {
      for (const beat of due.slice(start, start + ACTS_TOGETHER)) {
        const key = beat.day.toString()
        const minute = minutes.get(key) ?? 0
        minutes.set(key, minute + 1)
        await beat.play(trx, actorAt(commune, beat, minute, parts.clock.now()))
      }
    })
}

/** Working hours of that day, never after the present moment. */
function actorAt(commune: string, beat: Beat, minute: number, now: Temporal.Instant): Actor {
  const at = beat.day
    .toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: beat.time ?? '07:30' })
    .add({ seconds: minute * (beat.time === undefined ? 45 : 1) })
    .toInstant()
  return { commune, person: beat.by, now: Temporal.Instant.compare(at, now) > 0 ? now : at, today: beat.day }
}

/** Who acts for the office, the chair, the front in this story; the system itself where nobody has the role. */
export function personWith(
  story: Story,
  ...roles: readonly Story['people'][number]['roles'][number][]
): string {
  return story.people.find((person) => roles.some((role) => person.roles.includes(role)))?.id ?? SYSTEM
}
