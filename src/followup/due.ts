// Rules: which of the conference's dates a question's reply hangs on, and how far it may be extended. Pure.

import type { Calendar } from '../calendar/calendar.ts'
import { addWorkingDays } from '../calendar/counting.ts'
import { longDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Owed } from './disposition.ts'

/** A row of the conference's schedule, as far as it matters here. */
export interface DueLike {
  readonly rule: string
  readonly duty: string
  readonly due: string | null
  /** The stricter of the local and the statutory date. */
  readonly binding: string | null
  readonly explanation: string
}

export interface ReplyDue {
  readonly rule: string
  readonly due: string | null
  readonly explanation: string
}

function first(dues: readonly DueLike[], duty: string): ReplyDue | undefined {
  const row = dues.find((each) => each.duty === duty)
  return row && { rule: row.rule, due: row.binding ?? row.due, explanation: row.explanation }
}

/**
 * The date by which the person is answered. plan S5: within competence in writing after 07 working
 * days, beyond it a letter to the competent body after 05 days. Where a plan has no date for the letter, the reply's
 * date stands for it: the person hears by then how far the matter is. A plan without a date gives none.
 */
export function replyDue(dues: readonly DueLike[], owed: Owed): ReplyDue | undefined {
  switch (owed) {
    case 'nothing':
      return undefined
    case 'letter':
      return first(dues, 'escalate') ?? first(dues, 'reply')
    case 'reply':
    case 'guidance':
      return first(dues, 'reply')
  }
}

/** A rule of the regulation, as far as extending matters. */
export interface RuleLike {
  readonly id: string
  readonly duty: string
  readonly count: number | null
  readonly extension?: { readonly allowed: boolean; readonly count: number | null } | undefined
}

export interface ExtensionRoom {
  /** The last day an extension may reach; null: the rule gives no number. */
  readonly latest: string | null
  /** The rule that allows it. */
  readonly rule: string | null
  readonly explanation: string
}

/**
 * plan S2: a matter that needs more time to verify is answered after no more than 30 working days: the
 * rule for complex matters is the limit. plan S1: "Trường hợp cần kéo dài thời gian … thì phải thông
 * báo rõ lý do": allowed, without a number. A plan silent on extensions forbids none and allows none: the reason and
 * the notice to the person are owed all the same, and what is late stays counted late by its first date.
 */
export function extensionRoom(
  rules: readonly RuleLike[],
  dues: readonly DueLike[],
  current: { readonly rule: string | null; readonly due: string | null },
  calendar: Calendar,
): ExtensionRoom {
  const complex = first(dues, 'reply_complex')
  if (complex?.due)
    return {
      latest: complex.due,
      rule: complex.rule,
      explanation: `Vụ việc phức tạp: ${lower(complex.explanation)}`,
    }
  const rule = rules.find((each) => each.id === current.rule)
  const extension = rule?.extension
  if (!extension?.allowed)
    return {
      latest: null,
      rule: null,
      explanation:
        'Quy chế không nói về gia hạn: phải có lý do, thông báo cho người có ý kiến, và ngày hạn đầu vẫn được tính trong báo cáo.',
    }
  const from = current.due
  const counted =
    extension.count === null || from === null
      ? undefined
      : addWorkingDays(Temporal.PlainDate.from(from), extension.count, calendar)
  if (!counted?.ok)
    return {
      latest: null,
      rule: rule?.id ?? null,
      explanation: 'Quy chế cho kéo dài, không nêu số ngày: phải thông báo rõ lý do cho người có ý kiến.',
    }
  return {
    latest: counted.value.date.toString(),
    rule: rule?.id ?? null,
    explanation: `Quy chế cho kéo dài ${extension.count} ngày làm việc: ${lower(counted.value.explanation)}`,
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** An extension has a reason, moves the date later than it was and than today, and keeps within the rule. */
export function checkExtension(
  input: { readonly reason: string; readonly newDue: Temporal.PlainDate },
  current: string | null,
  room: ExtensionRoom,
  today: Temporal.PlainDate,
): Result<void> {
  const day = input.newDue.toString()
  if (!input.reason)
    return err({ field: 'reason', message: 'Hãy nêu lý do gia hạn để thông báo cho người có ý kiến.' })
  if (current !== null && day <= current)
    return err({
      field: 'newDue',
      message: `Hạn mới phải sau hạn đang có (${longDate(current)}).`,
    })
  if (day <= today.toString())
    return err({ field: 'newDue', message: `Hạn mới phải sau hôm nay (${longDate(today)}).` })
  if (room.latest !== null && day > room.latest)
    return err({
      field: 'newDue',
      message: `Chậm nhất gia hạn đến ${longDate(room.latest)}. ${room.explanation}`,
    })
  return ok()
}
