// Who comes to the hall: villages named people for their places, most of them are ticked by name at the desk, with the
// officials; the others of each village are counted. A few are still expected, as on any such morning.
import { addDelegate, saveQuota } from '../conference/preparation.acts.ts'
import { attend, type Comer } from '../hall/attendance.acts.ts'
import { expectedOf } from '../hall/expected.ts'
import { findDay } from '../hall/store.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { minutesAfter } from './hours.ts'
import { type Beat, personWith, type Told } from './play.ts'

/** Of a hundred people of a village so many come. */
const COMING = 6
/** Places of a village, and names it had for them. */
const PLACES = 5
const NAMED = 4
/** The doors open so long before the beginning; the desk's rows spread over it. */
const DOORS = 30
const ROUNDS = 8
/** One in so many of those expected has not come. */
const ABSENT = 6

export function comingBeats(told: Told, secretary: string): readonly Beat[] {
  const office = personWith(told.story, 'office', 'party_office')
  const { start } = told.story.conference
  const rounds = Array.from({ length: ROUNDS }, (_, round) => ({
    day: told.date,
    by: secretary,
    time: minutesAfter(start, Math.round((round * DOORS) / ROUNDS) - DOORS),
    play: (trx: Trx, by: Actor) => arrive(trx, by, told, round),
  }))
  return [
    {
      day: told.date.subtract({ days: 7 }),
      by: office,
      play: (trx, by) => named(trx, by, told),
    },
    ...rounds,
    {
      day: told.date,
      by: secretary,
      time: minutesAfter(start, -2),
      play: (trx, by) => counted(trx, by, told),
    },
  ]
}

async function named(trx: Trx, by: Actor, told: Told): Promise<void> {
  const { villages, speeches, opinions } = told.story
  must(await saveQuota(trx, by, told.conference, new Map(villages.map(({ id }) => [id, PLACES]))))
  for (const { id: village } of villages) {
    const known = [...speeches, ...opinions].filter((one) => one.village === village)
    const names = new Set(known.flatMap(({ name }) => (name ? [name] : [])))
    for (const name of [...names].slice(0, NAMED))
      must(await addDelegate(trx, by, told.conference, { name, title: null, village, part: 'thon' }))
  }
}

/** Every round of the desk ticks its share; whoever speaks has come. */
async function arrive(trx: Trx, by: Actor, told: Told, round: number): Promise<void> {
  const day = await findDay(trx, by.commune, told.conference, by.today.toString(), 1)
  if (!day) return
  const speakers = new Set(told.story.speeches.map(({ name, village }) => `${name}|${village}`))
  const expected = [...expectedOf(day)].sort((a, b) => (a.id < b.id ? -1 : 1))
  const coming = expected.filter(
    (one, at) => at % ABSENT !== ABSENT - 1 || speakers.has(`${one.name}|${one.village}`),
  )
  for (const [at, one] of coming.entries())
    if (at % ROUNDS === round)
      must(await attend(trx, by, { conference: told.conference, session: 1, who: comerOf(one.type, one.id) }))
}

function comerOf(type: 'delegate' | 'registration' | 'official', id: string): Comer {
  switch (type) {
    case 'delegate':
      return { type, delegate: id }
    case 'registration':
      return { type, registration: id }
    case 'official':
      return { type, person: id }
  }
}

async function counted(trx: Trx, by: Actor, told: Told): Promise<void> {
  for (const village of told.story.villages) {
    const people = Math.max(1, Math.round((village.population * COMING) / 100) - NAMED)
    must(
      await attend(trx, by, {
        conference: told.conference,
        session: 1,
        who: { type: 'count', village: village.id, people },
      }),
    )
  }
}
