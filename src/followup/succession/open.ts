// Rules: what a successor is told of an open matter: the words, how far it came, by when what is owed. Pure.
import { shortDate } from '../../kit/clock.ts'
import { REQUEST_STATE } from '../../regulation/codes.ts'
import { type CaseFacts, currentDue, deadlineOf, nextOf, openPromise, requestState } from '../state.ts'

export interface OpenMatter {
  readonly question: string
  readonly code: string
  readonly text: string
  readonly kind: string | null
  readonly competence: string | null
  readonly fields: readonly string[]
  readonly village: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly receivedAt: string
  readonly state: string
  readonly promise: { readonly text: string; readonly due: string | null } | null
  /** The date that counts now. */
  readonly due: string | null
  /** The answer itself is still owed, not only a promise to keep. */
  readonly owed: boolean
  /** What happened, a line each, dates first. */
  readonly history: readonly string[]
}

interface Row {
  readonly code: string
  readonly text: string
  readonly kind: string | null
  readonly competence: string | null
  readonly fields: readonly string[]
  readonly village_id: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly received_at: string
}

export function openMatter(facts: CaseFacts, row: Row): OpenMatter {
  const promise = openPromise(facts)
  const own = currentDue(facts)
  return {
    question: facts.question,
    code: row.code,
    text: row.text,
    kind: row.kind,
    competence: row.competence,
    fields: row.fields,
    village: row.village_id,
    name: row.name,
    phone: row.phone,
    address: row.address,
    receivedAt: row.received_at,
    state: REQUEST_STATE[requestState(facts)],
    promise: promise ? { text: promise.text, due: promise.due } : null,
    due: deadlineOf(facts) ?? own,
    owed: nextOf(facts) !== 'keep_promise',
    history: [
      ...(own ? [`Hạn trả lời: ${shortDate(own)}.`] : []),
      ...facts.extensions.map((each) => `Gia hạn đến ${shortDate(each.newDue)}: ${each.reason}`),
      ...facts.escalations.flatMap((each) =>
        each.sentOn === null
          ? []
          : [
              `Đề nghị cấp trên ngày ${shortDate(each.sentOn)}${each.repliedOn ? `, cấp trên trả lời ngày ${shortDate(each.repliedOn)}` : ', chưa có trả lời'}.`,
            ],
      ),
      ...facts.answered.map((each) => `Trả lời bằng văn bản ngày ${shortDate(each.onDate)}.`),
      ...facts.reopenings.map((each) => `Mở lại${each.due ? `, hạn ${shortDate(each.due)}` : ''}.`),
      ...(promise
        ? [`Đã hứa${promise.due ? `, chậm nhất ${shortDate(promise.due)}` : ''}: ${promise.text}`]
        : []),
    ],
  }
}
