// What the public tool counts by: the regulations that come with the program, read once; a regulation of one's own, read
// and thrown away, kept within bounds so that nobody can hold the server up with it.

import { readCalendar } from '../../calendar/calendar.form.ts'
import type { Calendar } from '../../calendar/calendar.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { type LineError, lineErrorText } from '../../calendar/lines.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Grounds } from '../../regulation/backplan.steps.ts'
import { regulationIds, shippedRegulation, standardStatute } from '../../regulation/library.ts'
import { type Regulation, readRegulation } from '../../regulation/regulation.form.ts'
import type { Statute } from '../../regulation/statute.form.ts'

let statute: Statute | undefined
let shipped: ReadonlyMap<string, Regulation> | undefined

export function toolStatute(): Statute {
  statute ??= standardStatute()
  return statute
}

/** The bare law first: it serves a commune without rules of its own. */
export function shippedRegulations(): ReadonlyMap<string, Regulation> {
  shipped ??= new Map(
    regulationIds()
      .map((id) => [id, shippedRegulation(id)] as const)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)),
  )
  return shipped
}

const rank = (id: string) => (id.startsWith('luat-') ? 0 : 1)

export function groundsOf(regulation: Regulation, calendar: Calendar = standardCalendar()): Grounds {
  return { regulation, calendar, statute: toolStatute() }
}

export const LARGEST_OWN = 300_000
const MOST_RULES = 120
/** Days that may be walked for all rules together, and for those before the conference (which are walked often). */
const MOST_DAYS = 20_000
const MOST_BEFORE = 600
const SHOWN_ERRORS = 30

/** What is wrong with a text a person sent: the sentence, and each place in it. */
export interface TextProblem {
  readonly message: string
  readonly details: readonly string[]
}

function problem(message: string, errors: readonly LineError[]): TextProblem {
  return { message, details: errors.slice(0, SHOWN_ERRORS).map(lineErrorText) }
}

/** The days a count of this regulation may walk at most: each rule's own and those of the chain it hangs on. */
function daysWalked(regulation: Regulation): { all: number; before: number } {
  const all = regulation.rules.reduce((sum, rule) => sum + (rule.count ?? 0), 0)
  const chained = regulation.rules.filter((rule) => rule.anchor !== 'conference').length
  const before = regulation.rules
    .filter((rule) => rule.direction === 'before')
    .reduce((sum, rule) => sum + (rule.count ?? 0), 0)
  return { all: all * (1 + chained), before }
}

export function ownRegulation(text: string): Result<Regulation, TextProblem> {
  if (text.length > LARGEST_OWN)
    return err({
      message: `Quy chế quá dài (hơn ${LARGEST_OWN.toLocaleString('vi-VN')} ký tự). Hãy kiểm tra lại tệp.`,
      details: [],
    })
  const read = readRegulation(text)
  if (!read.ok) return err(problem(`Quy chế có ${read.error.length} lỗi, chưa tính được.`, read.error))
  const { rules } = read.value
  const { all, before } = daysWalked(read.value)
  if (rules.length <= MOST_RULES && all <= MOST_DAYS && before <= MOST_BEFORE) return ok(read.value)
  return err({
    message: `Quy chế này quá lớn cho công cụ chung: tối đa ${MOST_RULES} quy tắc, các hạn trước hội nghị cộng lại không quá ${MOST_BEFORE} ngày. Hãy bớt quy tắc, hoặc tính bằng dòng lệnh trên máy mình.`,
    details: [],
  })
}

export function ownCalendar(text: string): Result<Calendar, TextProblem> {
  if (text.length > LARGEST_OWN) return err({ message: 'Lịch quá dài. Hãy kiểm tra lại tệp.', details: [] })
  const read = readCalendar(text)
  return read.ok ? read : err(problem(`Lịch có ${read.error.length} lỗi, chưa tính được.`, read.error))
}
