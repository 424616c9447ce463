// What a unit still has to prepare for the dialogue: assigned to it with a day, nothing handed in, not yet dealt with in
// the hall (plan S3: "các cơ quan, đơn vị chuẩn bị nội dung trả lời gửi Văn phòng trước ngày …").
import { calendarOf } from '../calendar/changes.store.ts'
import type { Signed } from '../office/session.ts'
import { allQuestions } from '../petition/store.ts'
import { type AnswerSummary, listAnswers } from './answer.store.ts'
import { type CaseFacts, datePhase, dispositionOf, distanceWords, type Phase } from './state.ts'
import { communeFacts, type Handle } from './store.ts'

export interface PrepareItem {
  readonly question: string
  readonly text: string
  readonly code: string
  readonly date: string
  readonly phase: Exclude<Phase, 'closed'>
  readonly distance: string
}

/** Late first: by date. */
export async function toPrepare(
  read: Handle,
  who: Signed,
  today: Temporal.PlainDate,
): Promise<readonly PrepareItem[]> {
  if (who.unit === null || !who.rights.has('answer.draft')) return []
  const commune = who.commune.id
  const given = await allQuestions(read, commune, { unit: who.unit, state: 'da_phan_cong', sort: 'han' })
  const dated = given.filter((row) => row.due_on !== null)
  if (dated.length === 0) return []
  const facts = await communeFacts(read, commune)
  const handedIn = handedInOf(await listAnswers(read, commune))
  const calendar = await calendarOf(read, commune)
  return dated.flatMap((row) => {
    if (row.due_on === null || handedIn.has(row.id) || isDealtWith(facts.get(row.id))) return []
    const date = Temporal.PlainDate.from(row.due_on)
    return [
      {
        question: row.id,
        text: row.text,
        code: row.code,
        date: row.due_on,
        phase: datePhase(row.due_on, today, calendar),
        distance: distanceWords(date, today, calendar),
      },
    ]
  })
}

/** A draft the unit still writes, or one sent back to it, is not handed in. */
function handedInOf(answers: readonly AnswerSummary[]): ReadonlySet<string> {
  return new Set(
    answers
      .filter((one) => one.state !== 'du_thao' && one.state !== 'tra_lai')
      .flatMap((one) => one.questions),
  )
}

function isDealtWith(facts: CaseFacts | undefined): boolean {
  return facts !== undefined && dispositionOf(facts) !== undefined
}
