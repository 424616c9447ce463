// Loads the five communes' story (demo/*.yaml) through the system's own acts, each commune at another stage.

import { workingDayOnOrBefore } from '../calendar/counting.ts'
import { standardCalendar } from '../calendar/library.ts'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Workers } from '../kit/workers.ts'
import { hashPassword } from '../office/password.ts'
import { DEMONSTRATION_PASSWORD } from '../office/sign-in.routes.ts'
import { afterBeats } from './after.beats.ts'
import { dayBeats } from './day.beats.ts'
import { frontBeats } from './front.beats.ts'
import { hoursAround } from './hours.ts'
import { opinionBeats } from './opinion.beats.ts'
import { playBeats, type Told } from './play.ts'
import { setUp } from './prepare.beats.ts'
import { openSeat, type Seat } from './seat.beats.ts'
import { readStories, type Story } from './story.form.ts'

export interface DemoParts {
  readonly db: Db
  readonly clock: Clock
  readonly workers: Workers
}

/** Fills an empty database with the demonstration; a database that holds a commune is left alone. */
export async function loadDemoIfEmpty(parts: DemoParts, say: (text: string) => void): Promise<boolean> {
  const any = await parts.db.read.selectFrom('commune').select('commune_id').executeTakeFirst()
  if (any) return false
  say('Cơ sở dữ liệu còn trống: đang nạp câu chuyện mẫu của năm xã và cấp trên …')
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
  const seat = await openSeat(parts, passwordHash)
  for (const story of readStories()) {
    await tellStory(parts, story, passwordHash, seat)
    say(`  ${story.commune.kind} ${story.commune.name}`)
  }
  return true
}

/** Dates are relative to today, so that something is always late, something due and something ahead. */
export async function tellStory(
  parts: DemoParts,
  written: Story,
  passwordHash: string,
  seat?: Seat,
): Promise<Told> {
  const today = parts.clock.today()
  const story = written.stage === 'hall' ? underWay(written, parts.clock) : written
  const wished = today.add({ days: story.conference.days_from_today })
  const told: Told = {
    story,
    today,
    date: story.stage === 'hall' ? today : workingDayOnOrBefore(wished, standardCalendar()),
    seat,
    conference: '',
    past: [],
    questions: new Map(),
    speeches: new Map(),
  }
  await playBeats(parts, told, [
    ...setUp(told, passwordHash),
    ...opinionBeats(told),
    ...dayBeats(told),
    ...afterBeats(told),
    ...frontBeats(told),
  ])
  return told
}

/** A conference told as being in the hall is under way at whatever hour it is first looked at. */
function underWay(story: Story, clock: Clock): Story {
  const now = clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainTime()
  return { ...story, conference: { ...story.conference, ...hoursAround(now) } }
}
