// The superior's seat of the demonstration: one province that was made up, its people, the communes that report to it, and
// what it does with a letter that reached it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { recordSuperiorReply } from '../followup/escalation.acts.ts'
import { acceptLetter, returnLetter } from '../followup/superior/acts.ts'
import { seatActor } from '../followup/superior/seat.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { type Actor, SYSTEM } from '../ledger/ledger.ts'
import { createCommune, openAccount, savePerson } from '../office/acts.ts'
import { ROLES, type Role } from '../office/rights.ts'
import { SEAT_KINDS } from '../office/seats.ts'
import { setSuperior } from '../office/superior.ts'
import type { DemoParts } from './load.ts'
import type { Beat } from './play.ts'
import type { Story } from './story.form.ts'

const FILE = 'demo/cap-tren/minh-hoa.yaml'
const roles = Object.keys(ROLES) as [Role, ...Role[]]

const seatStory = z.object({
  seat: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(SEAT_KINDS),
    office_email: z.string(),
    website: z.string(),
    phone: z.string(),
  }),
  people: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        title: z.string(),
        roles: z.array(z.enum(roles)),
        email: z.string(),
        phone: z.string(),
      }),
    )
    .min(1),
})

/** The seat, and who of it answers. */
export interface Seat {
  readonly id: string
  readonly person: string
}

/** Before the communes: they name it as the body they report to. */
export async function openSeat({ db, clock }: DemoParts, passwordHash: string): Promise<Seat> {
  const { seat, people } = seatStory.parse(parse(readFileSync(path.join(ROOT, FILE), 'utf8')))
  const by: Actor = { commune: seat.id, person: SYSTEM, now: clock.now(), today: clock.today() }
  await db.act(seat.id, async (trx) => {
    const { office_email: email, ...rest } = seat
    must(await createCommune(trx, by, { ...rest, email, province: null, population: 0, voters: 0 }))
    for (const person of people) {
      const phone = person.phone.replace(/\s/g, '')
      must(await savePerson(trx, by, { ...person, phone, unit: null, village: null }))
      const account = { login: `${person.id}.${seat.id}`, person: person.id, hash: passwordHash }
      must(await openAccount(trx, by, { ...account, demonstration: true }))
    }
  })
  return { id: seat.id, person: people[0]?.id ?? SYSTEM }
}

export async function reportTo(trx: Trx, by: Actor, seat: Seat | undefined): Promise<void> {
  if (seat) must(await setSuperior(trx, by, seat.id))
}

type Letter = Story['superior_letters'][number]
const TAKEN_AFTER = 2

/** From the day a letter was sent: taken on, then answered or sent back. */
export function seatBeats(seat: Seat, letter: Letter, sent: Sent): readonly Beat[] {
  const { seat: does } = letter
  if (!does) return []
  const as = (by: Actor) => seatActor({ ...by, commune: seat.id, person: seat.person }, by.commune)
  const beat = (days: number, play: Beat['play']): Beat => ({
    day: sent.day.add({ days }),
    by: SYSTEM,
    play: (trx, by) => play(trx, as(by)),
  })
  const escalation = () => sent.letter()
  const taken = beat(TAKEN_AFTER, async (trx, by) => {
    const due = sent.day.add({ days: does.due_days }).toString()
    must(await acceptLetter(trx, by, { escalation: escalation(), due, note: does.note }))
  })
  const { answer } = letter
  if (does.returned !== null) {
    const reason = does.returned
    return [
      beat(TAKEN_AFTER, async (trx, by) => {
        must(await returnLetter(trx, by, { escalation: escalation(), reason }))
      }),
    ]
  }
  if (answer === null) return [taken]
  return [
    taken,
    beat(sent.takes, async (trx, by) => {
      const onDate = by.today.toString()
      const reply = { text: answer, reference: does.reference, onDate, answerBy: null }
      must(await recordSuperiorReply(trx, by, { escalation: escalation(), ...reply }))
    }),
  ]
}

/** When a letter went, how long its answer takes, and which it is once it is written. */
export interface Sent {
  readonly day: Temporal.PlainDate
  readonly takes: number
  readonly letter: () => string
}
