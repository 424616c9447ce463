// Rules: orders of the conclusion. What they may be dated, and which the dispositions of the day suggest (seed 1: the
// notice assigns responsibility to agencies, units and persons; seeds 1, 2 and 5 each set a last day for the reply).
import { parseDate, shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { UNIT } from '../regulation/codes.ts'

/** The reply rule as the conference's schedule has it now. */
export interface ReplyLimit {
  readonly rule: string
  /** ISO; null: the rule gives no date. */
  readonly latest: string | null
  readonly explanation: string
  /** "15 ngày làm việc kể từ ngày tiếp nhận từng nội dung": the rule gives each question its own date. */
  readonly each: string | null
}

export interface DueLike {
  readonly rule: string
  readonly duty: string
  readonly due: string | null
  readonly binding: string | null
  readonly explanation: string
  readonly anchor?: string | null
  readonly count?: number | null
  readonly unit?: string | null
}

/** The latest day of a written reply: the ordinary rule's, or the one for complex matters where there is one. */
export function replyLimit(dues: readonly DueLike[], complex: boolean): ReplyLimit | undefined {
  const find = (duty: string) => dues.find((due) => due.duty === duty)
  const row = (complex ? find('reply_complex') : undefined) ?? find('reply')
  return (
    row && {
      rule: row.rule,
      latest: row.binding ?? row.due,
      explanation: row.explanation,
      each: eachWords(row),
    }
  )
}

function eachWords(row: DueLike): string | null {
  if ((row.binding ?? row.due) !== null || row.anchor !== 'accepted' || !row.count) return null
  const unit = row.unit === 'working_day' ? UNIT.working_day : UNIT.calendar_day
  return `${row.count} ${unit} kể từ ngày tiếp nhận từng nội dung`
}

/** A typed date of an order: empty means "the reply rule's date", which must then exist. */
export function orderDue(
  typed: string | null,
  limit: ReplyLimit | undefined,
  today: Temporal.PlainDate,
): Result<string | null> {
  if (typed === null) {
    if (limit?.latest || limit?.each) return ok(null)
    return err({
      field: 'due',
      message: 'Quy chế không ấn định hạn trả lời, nên mục giao việc phải ghi thời hạn, ví dụ 26/9/2025.',
    })
  }
  const due = parseDate(typed)
  if (!due) return err({ field: 'due', message: 'Thời hạn có dạng ngày/tháng/năm, ví dụ 26/9/2025.' })
  if (Temporal.PlainDate.compare(due, today) < 0)
    return err({
      field: 'due',
      message: `Thời hạn ${shortDate(due)} đã qua (hôm nay là ${shortDate(today)}). Hãy chọn ngày từ hôm nay trở đi.`,
    })
  const late = tooLate(due.toString(), limit)
  return late === undefined ? ok(due.toString()) : err({ field: 'due', message: late })
}

/** Why an order's date breaks the reply rule; undefined when it keeps it. */
export function tooLate(due: string, limit: ReplyLimit | undefined): string | undefined {
  if (!limit?.latest || due <= limit.latest) return undefined
  const [typed, last] = [due, limit.latest].map((iso) => shortDate(iso))
  return `Thời hạn ${typed} muộn hơn ngày phải trả lời Nhân dân là ${last} (${limit.rule}). ${limit.explanation} Hãy chọn ngày không muộn hơn ${last}; việc cần làm lâu hơn thì trả lời đúng hạn và ghi lời hứa có ngày riêng.`
}

/** By when a covered matter is answered: the order's own date, never later than the rule's. */
export function caseDue(order: string | null, limit: ReplyLimit | undefined): string | null {
  const latest = limit?.latest ?? null
  if (order === null) return latest
  return latest !== null && latest < order ? latest : order
}

export interface Owing {
  readonly id: string
  readonly text: string
  /** The unit that has it. */
  readonly unit: string | null
  readonly fields: readonly string[]
}

export interface OrderUnit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly fields: readonly string[]
}

export interface SuggestedOrder {
  readonly unit: OrderUnit
  readonly questions: readonly string[]
  readonly viewpoint: string
  readonly because: string
}

/** Matters still owed, grouped by the unit that has them or, without one, that has their field; the office otherwise. */
export function suggestOrders(
  owing: readonly Owing[],
  units: readonly OrderUnit[],
): readonly SuggestedOrder[] {
  const groups = new Map<string, { unit: OrderUnit; because: Set<string>; matters: Owing[] }>()
  for (const matter of owing) {
    const found = unitFor(matter, units)
    if (!found) continue
    const group = groups.get(found.unit.id) ?? { unit: found.unit, because: new Set(), matters: [] }
    group.matters.push(matter)
    group.because.add(found.because)
    groups.set(found.unit.id, group)
  }
  return [...groups.values()].map((group) => ({
    unit: group.unit,
    questions: group.matters.map((matter) => matter.id),
    viewpoint: viewpointFor(group.matters),
    because: [...group.because].join('; '),
  }))
}

function unitFor(
  matter: Owing,
  units: readonly OrderUnit[],
): { unit: OrderUnit; because: string } | undefined {
  const owner = units.find((unit) => unit.id === matter.unit)
  if (owner) return { unit: owner, because: 'đơn vị đã được phân công' }
  for (const field of matter.fields) {
    const unit = units.find((one) => one.fields.includes(field))
    if (unit) return { unit, because: 'đơn vị phụ trách lĩnh vực' }
  }
  const office = units.find((unit) => unit.kind === 'office' || unit.kind === 'party_office')
  return office && { unit: office, because: 'chưa rõ lĩnh vực: giao Văn phòng làm đầu mối' }
}

const SHORT = 160

function viewpointFor(matters: readonly Owing[]): string {
  const [first] = matters
  if (first && matters.length === 1)
    return `Xem xét, giải quyết và trả lời bằng văn bản nội dung: ${shortened(first.text)}`
  const lines = matters.map((matter, at) => `(${at + 1}) ${shortened(matter.text)}`)
  return `Xem xét, giải quyết và trả lời bằng văn bản ${matters.length} nội dung: ${lines.join('; ')}`
}

/** The beginning of a long text, cut at a word. */
export function shortened(text: string, most: number = SHORT): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > most / 2 ? space : most)}…`
}
