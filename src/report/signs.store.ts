// What is a yes or no of a matter, as the database sees it: one bit each of a number the rows are grouped by, so that figures.ts
// asks its questions once of each kind of matter, for a commune's figures and for a superior's alike.
import { type RawBuilder, sql } from 'kysely'
import type { RequestState } from '../regulation/codes.ts'
import { isOwedInWriting, type Seen } from './figures.ts'

/** Of a standing `s` and the repeated matter's link `r`. */
const SIGNS = (day: string) =>
  ({
    duplicate: sql`s.duplicate = 1`,
    repeated: sql`r.question_id is not null`,
    classified: sql`s.kind is not null`,
    answered: sql`s.answered_on is not null`,
    guided: sql`s.guided = 1`,
    dated: sql`s.due is not null`,
    closedLate: sql`s.closed_late = 1`,
    overdue: sql`s.open = 1 and s.due < ${day}`,
    beyond: sql`s.beyond = 1`,
    letterSent: sql`s.letter_sent = 1`,
    superiorReplied: sql`s.superior_replied = 1`,
    promised: sql`s.promised = 1`,
    asked: sql`s.satisfied is not null`,
    satisfied: sql`s.satisfied = 1`,
    reopened: sql`s.round > 0`,
    opened: sql`s.opened = 1`,
  }) satisfies Record<string, RawBuilder<unknown>>
type Sign = keyof ReturnType<typeof SIGNS>

const NAMES = Object.keys(SIGNS('')) as readonly Sign[]
const bitOf = (name: Sign) => 2 ** NAMES.indexOf(name)

export function signsOf(day: string): RawBuilder<unknown> {
  return sql.join(
    Object.values(SIGNS(day)).map((test, at) => sql`case when ${test} then ${sql.lit(2 ** at)} else 0 end`),
    sql` + `,
  )
}

export function hasSign(signs: RawBuilder<unknown>, name: Sign): RawBuilder<unknown> {
  return sql`(${signs} & ${sql.lit(bitOf(name))}) > 0`
}

export interface SignedRow {
  readonly state: RequestState
  readonly code: string | null
  readonly assigned: number
  readonly signs: number
  readonly matters: number
}

/** So many matters of which the figures see the same. */
export function countedOf(row: SignedRow): { readonly seen: Seen; readonly count: number } {
  const bits = Number(row.signs)
  const has = (name: Sign) => (bits & bitOf(name)) > 0
  const { state, code } = row
  const split = state === 'tach'
  const [answered, reopened] = [has('answered'), has('reopened')]
  const seen: Seen = {
    state,
    code,
    split,
    answered,
    reopened,
    assigned: Number(row.assigned) === 1,
    owedInWriting: isOwedInWriting({ split, answered, code, reopened, opened: has('opened') }),
    duplicate: has('duplicate'),
    repeated: has('repeated'),
    classified: has('classified'),
    guided: has('guided'),
    dated: has('dated'),
    closedLate: has('closedLate'),
    overdue: has('overdue'),
    beyond: has('beyond'),
    letterSent: has('letterSent'),
    superiorReplied: has('superiorReplied'),
    promised: has('promised'),
    done: state === 'da_xong',
    satisfied: has('asked') ? has('satisfied') : null,
  }
  return { seen, count: Number(row.matters) }
}
