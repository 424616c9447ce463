// Rules: a task printed as lines with labels under its heading ("Nhiệm vụ 1. Truyền thông", "Người thực hiện: …", "Thời
// gian: …") → one row, as if of a table of tasks: what is to be done stands in one line, by when in another.
import type { Block } from './blocks.ts'
import { matchForm } from './match.ts'

type Kind = 'when' | 'who' | 'what' | 'product' | 'other' | 'meeting'

const label = (words: string, behind: string) =>
  new RegExp(`^(?:rõ |về )?(?:${words})(?: (?:${behind}))*(?: ?\\([^)]{1,30}\\))? ?:`, 'u')

const DONE = 'thực hiện|hoàn thành|làm|xong|cuối|chót|cuối cùng|nộp|gửi|trình|giải quyết|trước|cụ thể|dự kiến'
/** Each label by what stands behind its colon. The words of the meeting itself are no task. */
const LABELS: readonly (readonly [Kind, RegExp])[] = [
  [
    'meeting',
    label('địa điểm|nơi tổ chức|hình thức|thành phần|đại biểu|khách mời|thư ký|chương trình', '[\\p{L}]+'),
  ],
  [
    'when',
    label(
      '(?:mốc |khoảng )?thời (?:gian|hạn|điểm)|kỳ hạn|hạn|tiến độ|khi nào|bao giờ|lúc nào|mốc|ngày|xong|hoàn thành|hoàn tất',
      DONE,
    ),
  ],
  [
    'who',
    label(
      '(?:người|đơn vị|cơ quan|bộ phận|cá nhân|nơi|ai)|chủ trì|phụ trách|thực hiện|đầu mối|giao(?: cho)?|phân công|trách nhiệm|chịu trách nhiệm',
      'làm|thực hiện|chủ trì|phụ trách|chịu trách nhiệm|được giao|đầu mối|lo|chính|tham mưu|cho',
    ),
  ],
  [
    'what',
    label(
      '(?:tên |đầu |phần |công )?việc|nội dung|nhiệm vụ|làm gì|yêu cầu|cách làm',
      `công việc|việc|cần|phải|chính|${DONE}`,
    ),
  ],
  ['product', label('sản phẩm|kết quả|đầu ra|hồ sơ|giấy tờ', `công việc|đầu ra|cần đạt|phải có|${DONE}`)],
  [
    'other',
    label('gửi|gửi về|nơi nhận|phối hợp|cùng làm|ghi chú|lưu ý|giám sát|kiểm tra|kinh phí', '[\\p{L}]+'),
  ],
]

const COLUMN: Readonly<Record<Kind, string>> = {
  when: 'thời gian',
  who: 'thực hiện',
  what: 'nội dung',
  product: 'sản phẩm',
  other: 'ghi chú',
  meeting: '',
}

interface Line {
  readonly block: Block
  readonly kind: Kind
  readonly text: string
}

function lineOf(block: Block): Line | undefined {
  if (block.cells || block.row) return undefined
  const form = matchForm(block.text)
  for (const [kind, pattern] of LABELS) {
    const match = pattern.exec(form)
    if (match) return { block, kind, text: block.text.slice(match[0].length).trim() }
  }
  return undefined
}

const NUMBERED =
  /^(?:nhiệm vụ|công việc|đầu việc|phần việc|việc|bước|khâu)(?: số| thứ)? (?:\d{1,2}|[ivx]{1,5}|\p{L}+) ?[.:)-] ?/iu
/** A heading over the meeting itself: its lines say when it is held, and are read as such. */
const MEETING =
  /^(?:tổ chức |tiến hành |thời gian|địa điểm|ngày |lịch )*(?:hội nghị|buổi|cuộc|đối thoại|tiếp xúc|diễn đàn|thời gian|địa điểm)/u

/** The line over the group: the one directly before it, when it is what the group stands under or a short plain line. */
function headingOf(before: Block | undefined, first: Block): Block | undefined {
  if (!before || before.row || lineOf(before)) return undefined
  if (before === first.above[0]) return before
  return before.level === 9 && before.text.length < 160 && before.above[0] === first.above[0]
    ? before
    : undefined
}

/** Lines of labels that follow one another, cut where a label comes back. */
function groupsOf(
  body: readonly Block[],
  taken: ReadonlySet<Block>,
): readonly { readonly at: number; readonly lines: readonly Line[] }[] {
  const groups: { at: number; lines: Line[] }[] = []
  for (const [at, block] of body.entries()) {
    const line = taken.has(block) ? undefined : lineOf(block)
    if (!line) continue
    const open = groups.at(-1)
    const next = open && open.at + open.lines.length === at
    const beside = open?.lines[0]?.block.above[0] === block.above[0]
    const again = open?.lines.some((each) => each.kind === line.kind && line.kind !== 'other')
    if (open && next && beside && !again) open.lines.push(line)
    else groups.push({ at, lines: [line] })
  }
  return groups
}

function rowOf(body: readonly Block[], at: number, lines: readonly Line[]): Block | undefined {
  const [first] = lines
  const has = (kind: Kind) => lines.some((line) => line.kind === kind)
  if (!first || lines.length < 2 || !has('when') || has('meeting')) return undefined
  const heading = headingOf(body[at - 1], first.block)
  const title = heading?.text.replace(NUMBERED, '').trim() ?? ''
  if (MEETING.test(matchForm(title)) || !(has('what') || heading)) return undefined
  if (!(has('who') || has('what') || has('product'))) return undefined
  const cells = [
    ...(title === '' ? [] : [{ column: COLUMN.what, text: title.replace(/[.:;]$/u, '') }]),
    ...lines.map(({ kind, text }) => ({ column: COLUMN[kind], text: text.replace(/[.;]$/u, '') })),
  ]
  return {
    ...first.block,
    text: cells.map((cell) => cell.text).join(' | '),
    above: heading && heading !== first.block.above[0] ? [heading, ...first.block.above] : first.block.above,
    row: true,
    cells,
  }
}

/** Nothing but a day or days, and the words of a limit: "Từ ngày 28/9 đến ngày 04/10/2026", "Chậm nhất thứ Sáu 16/10". */
const DAYS_ONLY =
  /^(?:(?:từ|đến|tới|hết|trước|trong|vào|ngày|các|tháng|năm|quý|tuần|là|và|chậm nhất|muộn nhất|trễ nhất|không muộn hơn|không chậm hơn|hạn|thời gian|thời hạn|mốc|thứ|hai|ba|tư|sáu|bảy|chủ nhật|sáng|chiều|tối|buổi|giờ|\d{1,4}|[ivx]+|[-–/.,:()]+)(?: |$|(?=[-–/.,:()\d])|(?<=[-–/.(]|\d)))+$/u
const DATED = /\d{1,2} ?[/.-] ?\d{1,2}|tháng \d{1,2}|quý [ivx\d]/u

const overDays = (block: Block | undefined): block is Block => {
  if (!block || block.cells || block.row || block.text.length > 80) return false
  const form = matchForm(block.text)
  return DATED.test(form) && DAYS_ONLY.test(form)
}

/** Lines under a day are tasks due then, each a row of "when" and "what". */
function rowUnderDays(block: Block): Block | undefined {
  const [heading, ...above] = block.above
  if (!overDays(heading) || block.cells || block.row) return undefined
  const form = matchForm(block.text)
  // A line with a day of its own is due at that.
  if (DATED.test(form) || /\d ngày|ngày làm việc/u.test(form)) return undefined
  const when = heading.text.replace(/[:.]$/u, '')
  const cells = [
    { column: COLUMN.what, text: block.text.replace(/[.;]$/u, '') },
    { column: COLUMN.when, text: when },
  ]
  return { ...block, text: `${when} | ${block.text}`, above, row: true, cells }
}

/** A line with a day or a number of days of its own is due at that. */
const OWN_TIME =
  /\d{1,2} ?[/.] ?\d{1,2}|tháng \d{1,2}|\d\)? ngày|ngày làm việc|quý [ivx\d]|(?:hằng|hàng|mỗi) (?:tháng|quý|tuần)/u

/** A bare "Thời gian: …" is that of the meeting. */
const FINISHED = /^[^:]*(?:hoàn thành|hoàn tất|thực hiện|gửi|nộp|xong|trình|hạn|tiến độ)[^:]*:/u

/** "- Phân loại ý kiến, giao các đơn vị." and under it "- Thời gian hoàn thành: trước ngày 05/11.": the one task before. */
function rowOfPair(body: readonly Block[], at: number): Block | undefined {
  const [block, task, earlier] = [body[at], body[at - 1], body[at - 2]]
  if (!block || !task || block.level !== task.level || block.above[0] !== task.above[0]) return undefined
  const line = lineOf(block)
  const own = (each: Block) => OWN_TIME.test(matchForm(each.text))
  if (
    line?.kind !== 'when' ||
    !FINISHED.test(matchForm(block.text)) ||
    !own(block) ||
    lineOf(task) ||
    task.cells ||
    task.row ||
    own(task)
  )
    return undefined
  // Of several tasks before it nobody can tell which are meant.
  const alone = !earlier || earlier.above[0] !== block.above[0] || own(earlier)
  if (!alone || MEETING.test(matchForm(block.above[0]?.text ?? ''))) return undefined
  const cells = [
    { column: COLUMN.what, text: task.text.replace(/[.;]$/u, '') },
    { column: COLUMN.when, text: line.text.replace(/[.;]$/u, '') },
  ]
  return { ...block, text: cells.map((cell) => cell.text).join(' | '), row: true, cells }
}

export interface Tasks {
  /** The body with each group of labelled lines as one row. */
  readonly rows: readonly Block[]
  /** The body without them. */
  readonly rest: readonly Block[]
}

/** "Công việc: …; Người làm: …; Hạn: …" in one paragraph. */
function rowInLine(block: Block): Block | undefined {
  if (block.cells || block.row) return undefined
  const parts: Line[] = []
  for (const text of block.text.split(/(?<=[;.|])\s+/u)) {
    const line = lineOf({ ...block, text })
    const last = parts.at(-1)
    if (line) parts.push(line)
    else if (last) parts[parts.length - 1] = { ...last, text: `${last.text} ${text}` }
    else parts.push({ block, kind: 'what', text })
  }
  return rowOf([], 0, parts)
}

export function tasksOf(body: readonly Block[]): Tasks {
  const rows = new Map<Block, Block>()
  const taken = new Set<Block>()
  for (const block of body) {
    const row = rowInLine(block) ?? rowUnderDays(block)
    if (!row) continue
    rows.set(block, row)
    taken.add(block)
  }
  for (const { at, lines } of groupsOf(body, new Set(taken))) {
    const row = rowOf(body, at, lines)
    const [first] = lines
    if (!row || !first) continue
    rows.set(first.block, row)
    for (const { block } of lines) taken.add(block)
  }
  for (const [at, block] of body.entries()) {
    const row = taken.has(block) ? undefined : rowOfPair(body, at)
    if (!row) continue
    rows.set(block, row)
    taken.add(block)
  }
  const days = new Set([...taken].map(({ above }) => above[0]).filter(overDays))
  return {
    rows: body
      .filter((block) => !days.has(block))
      .flatMap((block) => rows.get(block) ?? (taken.has(block) ? [] : [block])),
    rest: body.filter((block) => !taken.has(block)),
  }
}
