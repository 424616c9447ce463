// The dates one question's reply hangs on: the conference's schedule, and in place of every rule that runs from
// acceptance the question's own date.
import type { Calendar } from '../calendar/calendar.ts'
import { calendarOf } from '../calendar/changes.store.ts'
import { hangsOnAcceptance, questionRows } from '../regulation/accepted.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { duesOf } from '../regulation/dues.ts'
import { standardStatute } from '../regulation/library.ts'
import type { DueLike } from './due.ts'
import { groupOf, type Handle } from './store.ts'

/** One question's rows, each with its title. */
export type QuestionDates = readonly (DueLike & { readonly title: string })[]

/**
 * Reads once what all questions of a conference share; answers each question's dates. `as`: as they would be with these
 * dues and this calendar.
 */
export async function questionClock(
  read: Handle,
  commune: string,
  conference: string,
  as: { readonly dues?: QuestionDates; readonly calendar?: Calendar } = {},
): Promise<(question: string) => Promise<QuestionDates>> {
  const dues = as.dues ?? (await duesOf(read, commune, conference))
  const row = await read
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', conference)
    .executeTakeFirstOrThrow()
  const regulation = await regulationOf(read, commune, row.regulation_version_id)
  const session = await read
    .selectFrom('conference_session')
    .select('date')
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('date')
    .executeTakeFirst()
  if (!session || !regulation.rules.some((rule) => hangsOnAcceptance(rule, regulation.rules)))
    return async () => dues
  const calendar = as.calendar ?? (await calendarOf(read, commune))
  return async (question) => {
    const accepted = await acceptedAt(read, commune, question)
    if (!accepted) return dues
    const own = questionRows(
      regulation,
      {
        conference: Temporal.PlainDate.from(session.date),
        receivedAt: Temporal.Instant.from(accepted),
      },
      calendar,
      standardStatute(),
    )
    if (!own.ok) return dues
    return dues.map((due) => own.value.find((each) => each.rule === due.rule) ?? due)
  }
}

/** The dates of one question. */
export async function questionDues(
  read: Handle,
  commune: string,
  conference: string,
  question: string,
): Promise<readonly DueLike[]> {
  return (await questionClock(read, commune, conference))(question)
}

/** Joined questions share one answer: it is owed by the date of the one that was accepted first. */
async function acceptedAt(read: Handle, commune: string, question: string): Promise<string | undefined> {
  const group = await groupOf(read, commune, question)
  const row = await read
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .select('s.received_at')
    .where('q.commune_id', '=', commune)
    .where('q.id', 'in', [...group])
    .orderBy('s.received_at')
    .executeTakeFirst()
  return row?.received_at
}
