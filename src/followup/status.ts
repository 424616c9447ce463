// The words of each question's follow-up for lists of the chapters below: "Đã trả lời", "Đang giải quyết, hạn …".
import { shortDate } from '../kit/clock.ts'
import type { QuestionRow } from '../petition/store.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import { deadlineOf, factsOf, isClosed, requestState } from './state.ts'
import { caseFacts, type Handle } from './store.ts'

export async function statusWords(
  read: Handle,
  commune: string,
  conference: string,
): Promise<(row: QuestionRow) => string> {
  const all = await caseFacts(read, commune, conference)
  return (row) => {
    const facts = factsOf(all, row.id)
    if (!facts) return REQUEST_STATE.tiep_nhan
    const state = requestState(facts)
    const due = isClosed(state) ? null : deadlineOf(facts)
    return due
      ? `${REQUEST_STATE[state]}, hạn ${shortDate(Temporal.PlainDate.from(due))}`
      : REQUEST_STATE[state]
  }
}
