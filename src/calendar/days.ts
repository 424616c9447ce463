// Rules: days off and worked days as people give them: typed lines, rows of a file, events. What contradicts itself or
// the weekday is refused with both places; a range takes only the days that need it.
import { longDate, parseDate, shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Calendar, type DayChange, dayStatus } from './calendar.ts'
import { FIRST_YEAR, LAST_YEAR } from './counting.ts'

/** A day with the place it was read at: "dòng 12", "sự kiện ở dòng 40". */
export interface GivenDay extends DayChange {
  readonly place: string
  /** One of a range: a weekend day inside it is off anyway. */
  readonly ofRange: boolean
}

export interface DayProblem {
  readonly place: string
  readonly message: string
}

export const problemText = (problem: DayProblem) => `${problem.place}: ${problem.message}`

/** What a reader of a file gives: the days, and what it left out and why. */
export interface ReadDays {
  readonly days: readonly GivenDay[]
  readonly notes: readonly string[]
}

export const LONGEST_RANGE = 31
export const MOST_PROBLEMS = 50
const NAME_LENGTH = 200

/** The days of one entry from its first to its last day, or why it cannot be. */
export function expand(
  entry: {
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate
    readonly working: boolean
    readonly name: string
  },
  place: string,
): Result<readonly GivenDay[], DayProblem> {
  const { from, to, working } = entry
  const name = entry.name.replace(/\s+/g, ' ').trim()
  const refuse = (message: string) => err({ place, message })
  if (name === '') return refuse('thiếu tên ngày (vì sao nghỉ hoặc làm bù), ví dụ “Tết Nguyên đán”.')
  if (name.length > NAME_LENGTH) return refuse(`tên dài quá ${NAME_LENGTH} ký tự; hãy rút gọn.`)
  for (const date of [from, to])
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR)
      return refuse(`ngày ${shortDate(date)} ngoài khoảng dùng được (năm ${FIRST_YEAR} đến ${LAST_YEAR}).`)
  const days = from.until(to).days
  if (days < 0) return refuse(`ngày cuối ${shortDate(to)} đứng trước ngày đầu ${shortDate(from)}.`)
  if (days >= LONGEST_RANGE)
    return refuse(
      `khoảng ${shortDate(from)} – ${shortDate(to)} dài ${days + 1} ngày; một đợt không quá ${LONGEST_RANGE} ngày, hãy xem lại năm.`,
    )
  return ok(
    Array.from({ length: days + 1 }, (_, at) => ({
      date: from.add({ days: at }).toString(),
      working,
      name,
      place,
      ofRange: days > 0,
    })),
  )
}

const ONE = String.raw`(?:ngày\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})`
const WEEKDAY = String.raw`(?:(?:thứ\s+\S+|chủ\s+nhật),?\s+)?`
const LINE = new RegExp(
  String.raw`^(?:[-•*+]\s+)?(?:từ\s+)?${WEEKDAY}${ONE}(?:\s*(?:-|–|—|đến(?:\s+hết)?)\s*${WEEKDAY}${ONE})?\s*[:;,.|–—-]?\s*(.*)$`,
  'iu',
)

/** "16/02/2026 Tết Nguyên đán" or "14/02/2026–22/02/2026 Tết Nguyên đán", one a line; empty lines are passed over. */
export function typedDays(
  text: string,
  working: boolean,
  label: string,
): Result<readonly GivenDay[], readonly DayProblem[]> {
  const days: GivenDay[] = []
  const problems: DayProblem[] = []
  for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
    const line = raw.normalize('NFC').trim()
    if (line === '') continue
    const read = typedLine(line, working, `${label}, dòng ${at + 1}`)
    if (read.ok) days.push(...read.value)
    else problems.push(read.error)
  }
  return problems.length > 0 ? err(problems) : ok(days)
}

function typedLine(line: string, working: boolean, place: string): Result<readonly GivenDay[], DayProblem> {
  const found = LINE.exec(line)
  if (!found)
    return err({
      place,
      message: `“${line.slice(0, 60)}” không bắt đầu bằng ngày. Viết như “16/02/2026 Tết Nguyên đán” hoặc “14/02/2026–22/02/2026 Tết Nguyên đán”.`,
    })
  const [, first = '', last = first, name = ''] = found
  const [from, to] = [parseDate(first), parseDate(last)]
  if (!from || !to) return err({ place, message: `không có ngày ${from ? last : first}.` })
  return expand({ from, to, working, name }, place)
}

const state = (day: DayChange) => (day.working ? 'làm việc' : 'nghỉ')

/**
 * The days fit to be laid over `base`: none twice, none both off and worked, none "worked" that is a working day anyway,
 * all in `year` when the entry settles a whole year. Given once more exactly the same, a day counts once.
 */
export function checkedDays(
  given: readonly GivenDay[],
  base: Calendar,
  year: number | null,
): Result<readonly DayChange[], readonly DayProblem[]> {
  const kept = new Map<string, GivenDay>()
  const problems: DayProblem[] = []
  for (const day of given) {
    const problem = dayProblem(day, kept.get(day.date), base, year)
    if (problem) problems.push({ place: day.place, message: problem })
    else if (needed(day, base)) kept.set(day.date, day)
  }
  if (problems.length > 0) return err(problems)
  return ok(
    [...kept.values()]
      .map(({ date, working, name }) => ({ date, working, name }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  )
}

function dayProblem(
  day: GivenDay,
  before: GivenDay | undefined,
  base: Calendar,
  year: number | null,
): string | undefined {
  const date = Temporal.PlainDate.from(day.date)
  if (year !== null && date.year !== year)
    return `ngày ${shortDate(date)} không thuộc năm ${year} của thông báo này.`
  if (before && before.working !== day.working)
    return `${longDate(date)} ghi là ngày ${state(day)} (“${day.name}”) nhưng ở ${before.place} là ngày ${state(before)} (“${before.name}”). Bỏ một trong hai.`
  if (before && before.name !== day.name)
    return `${longDate(date)} đã có ở ${before.place} với tên “${before.name}”, ở đây là “${day.name}”. Bỏ một trong hai.`
  if (day.working && date.dayOfWeek < 6 && dayStatus(date, base).working)
    return `${longDate(date)} vốn là ngày làm việc, không phải ngày làm bù. Xem lại ngày.`
  return undefined
}

/** A weekend inside a range of days off is off already and keeps its plain name, unless it had been made a worked day. */
function needed(day: GivenDay, base: Calendar): boolean {
  const date = Temporal.PlainDate.from(day.date)
  return !(day.ofRange && !day.working && date.dayOfWeek > 5 && !dayStatus(date, base).working)
}

/** The days a year has so far, written as `typedDays` reads them: where an announcement is typed, most of it stands there. */
export function writtenDays(year: number, calendar: Calendar, working: boolean): string {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  const runs: { from: Temporal.PlainDate; to: Temporal.PlainDate; next: Temporal.PlainDate; name: string }[] =
    []
  for (let date = first; date.year === year; date = date.add({ days: 1 })) {
    const { working: works, weekend, reason } = dayStatus(date, calendar)
    const run = runs.at(-1)
    const next = date.add({ days: 1 })
    // A weekend inside a run of days off is off anyway.
    if (run?.next.equals(date) && weekend && !works && !working) run.next = next
    if (reason === undefined || works !== working || weekend !== works) continue
    if (run?.next.equals(date) && run.name === reason) Object.assign(run, { to: date, next })
    else runs.push({ from: date, to: date, next, name: reason })
  }
  return runs
    .map(({ from, to, name }) => `${shortDate(from)}${from.equals(to) ? '' : `–${shortDate(to)}`} ${name}`)
    .join('\n')
}
