// Rules: what was known of a question at the end of a day. A report is of its closing day: what came later is left out,
// so that the same day always gives the same figures (product 3.11, "chốt số liệu").
import type { CaseFacts } from '../followup/state.ts'

/** When each numbered row of a question was written: seq → instant text. */
export type Times = ReadonlyMap<number, string>

export interface History {
  readonly dispositions: Times
  readonly reopenings: Times
  readonly extensions: Times
  readonly promises: Times
  readonly satisfactions: Times
  /** Notes of progress and draft answers. */
  readonly work: readonly string[]
  readonly opened: string | null
  /** Units in the order they were given it. */
  readonly assignments: readonly { readonly unit: string; readonly at: string }[]
  /** When it was joined to its head. */
  readonly joined: string | null
  readonly splitOff: string | null
}

/** The last instant that still counts, as text: the day's end in Viet Nam (text order is time order). */
export function endOfDay(day: Temporal.PlainDate, zone: string): string {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 })
}

/** The facts as they stood when `day` was over (`end`: the instant it ended). */
export function factsAsOf(facts: CaseFacts, history: History, day: string, end: string): CaseFacts {
  const before = (at: string | null | undefined) => at !== null && at !== undefined && at < end
  const known =
    (times: Times) =>
    ({ seq }: { readonly seq: number }) =>
      before(times.get(seq))
  const byDay = (on: string | null) => (on !== null && on <= day ? on : null)
  const dispositions = facts.dispositions.filter(known(history.dispositions))
  const seqs = new Set(dispositions.map((row) => row.seq))
  return {
    ...facts,
    head: before(history.joined) ? facts.head : null,
    unit: history.assignments.filter((row) => before(row.at)).at(-1)?.unit ?? null,
    splitOff: before(history.splitOff),
    dispositions,
    opened: before(history.opened) ? facts.opened : null,
    reopenings: facts.reopenings.filter(known(history.reopenings)),
    extensions: facts.extensions.filter(known(history.extensions)),
    work: history.work.filter(before).length,
    answered: facts.answered.filter((row) => row.onDate <= day),
    guided: facts.guided.filter((row) => row.onDate <= day && seqs.has(row.dispositionSeq)),
    escalations: facts.escalations.map((row) => {
      const sentOn = byDay(row.sentOn)
      const repliedOn = sentOn === null ? null : byDay(row.repliedOn)
      return {
        ...row,
        sentOn,
        repliedOn,
        answerBy: repliedOn === null ? null : row.answerBy,
        returnedOn: byDay(row.returnedOn ?? null),
      }
    }),
    promises: facts.promises.filter(known(history.promises)),
    completed: facts.completed.filter((row) => row.onDate <= day),
    satisfied: facts.satisfied.filter(known(history.satisfactions)),
  }
}
