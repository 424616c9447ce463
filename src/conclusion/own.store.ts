// The last day of the reply to one question where the regulation counts from acceptance, so that there is no common day.
import { questionClock } from '../followup/clock.store.ts'
import type { Handle } from '../followup/store.ts'
import type { ReplyLimit } from './orders.ts'

/** Reads what the conference's questions share once; answers the limit one rule sets for one question. */
export async function ownLimits(
  read: Handle,
  commune: string,
  conference: string,
): Promise<(question: string, rule: string) => Promise<ReplyLimit | undefined>> {
  const datesOf = await questionClock(read, commune, conference)
  return async (question, rule) => {
    const row = (await datesOf(question)).find((each) => each.rule === rule)
    const latest = row?.binding ?? row?.due ?? null
    return row && latest !== null
      ? { rule: row.rule, latest, explanation: row.explanation, each: null }
      : undefined
  }
}

/** The earliest of these questions' own last days: an order that covers them all may not name a later one. */
export async function earliestOwn(
  read: Handle,
  commune: string,
  conference: string,
  questions: readonly string[],
  rule: string,
): Promise<ReplyLimit | undefined> {
  const limitOf = await ownLimits(read, commune, conference)
  let earliest: ReplyLimit | undefined
  for (const question of questions) {
    const own = await limitOf(question, rule)
    if (own && (!earliest || (own.latest ?? '') < (earliest.latest ?? ''))) earliest = own
  }
  return earliest
}
