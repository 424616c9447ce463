// Rules: several conferences printed one by one, each with its own time: "Cụm 1 (…): …", "Quý I: ngày …", rows of a table
// with time and place; and the clusters of villages they are for. Luật 72/2025/QH15 Điều 43.
import { type Block, sentencesOf } from './blocks.ts'
import { conferenceTime } from './conference-time.ts'
import { findDates } from './dates.ts'
import { matchForm } from './match.ts'
import { type Found, placeOf } from './reading.ts'
import type { Term } from './term.ts'

export interface Held {
  readonly block: Block
  readonly text: string
  readonly term: Term
  readonly reason: string
  /** Of one session among several: "Cụm 1", "Hội nghị lần thứ nhất". */
  readonly name?: string
  /** Of a row of a table: where, as its own cell says. */
  readonly place?: string
}

/** A line of a timetable that says when something else is due. */
export const OTHER_TIME = /gửi|nộp|đăng ký|tiếp nhận|báo cáo/u

const KINDS = 'hội nghị|buổi|cuộc|đợt|cụm|lần|điểm|kỳ|phiên'
const SESSION = new RegExp(
  `^(?:tổ chức )?((?:${KINDS})(?: (?:đối thoại|tiếp xúc))?(?: (?:lần|đợt|thứ|số|cụm))* ?(?:\\d{1,2}|[ivx]{1,4}|nhất|một|hai|ba|bốn|tư|năm)(?![\\p{L}\\p{N}]))`,
  'u',
)
/** "Cụm miền núi (các thôn …) tổ chức ngày …": a cluster named, not numbered. */
const NAMED = /^((?:cụm|khu vực) \p{L}+(?: \p{L}+)?)(?= ?[(:]| (?:được )?tổ chức )/u

/** "Quý I: ngày 26/3/2026", only where a conference a quarter is spoken of. */
const QUARTER =
  /^(quý (?:iii|ii|iv|i|[1-4])|(?:0?6|sáu) tháng (?:đầu|cuối) năm)(?: ?\/?(?:năm )?\d{4})? ?[:(,-] ?(?=[^;]*\d)/u
const A_QUARTER = /(?:tổ chức|đối thoại|hội nghị|cuộc)/u

const NEXT = new RegExp(
  `(?<=;)\\s*|(?<=[:,])\\s*(?=(?:${KINDS})(?: (?:lần|đợt|thứ|số))* ?(?:\\d{1,2}|nhất|một|hai|ba)(?![\\p{L}\\p{N}]))|(?<=:)\\s*(?=(?:quý|6 tháng|sáu tháng) )`,
  'iu',
)

interface Part {
  readonly text: string
  /** What the paragraph says before it. */
  readonly before: string
}

/** "Năm 2026 tổ chức 02 hội nghị. Hội nghị thứ nhất …; hội nghị thứ hai …". */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  for (const sentence of sentencesOf(text)) {
    let own = ''
    for (const part of sentence.text.split(NEXT)) {
      parts.push({ text: part, before: `${text.slice(0, sentence.start)}${own}` })
      // The whole sentence speaks of what is sent, or of none of it.
      own += own === '' || part !== '' ? `${part} ` : ''
    }
  }
  return parts
}

function sessionIn({ text, before }: Part, block: Block, year: number | null): readonly Held[] {
  const form = matchForm(text)
  const said = matchForm(before)
  const quarter = A_QUARTER.test(said) ? QUARTER.exec(form) : null
  const name = SESSION.exec(form) ?? NAMED.exec(form) ?? quarter
  const other = OTHER_TIME.test(form) || OTHER_TIME.test(said.split(/[.!?]/u).at(-1) ?? '')
  if (!name?.[1] || other) return []
  // "Quý I: ngày 26/3/2026": the day behind the quarter.
  const rest = quarter && !SESSION.test(form) ? form.slice(name[0].length) : form
  const found = conferenceTime(rest, year)
  if (!found || (found.from !== undefined && /^năm/u.test(rest.slice(found.start)))) return []
  const shift = form.length - rest.length
  const term = { ...found, start: found.start + shift, end: found.end + shift }
  return [
    {
      block,
      text,
      term,
      reason: 'mỗi buổi nêu thời gian riêng',
      name: text.slice(form.indexOf(name[1])).slice(0, name[1].length).trim(),
    },
  ]
}

const WHEN = /thời gian|ngày|lịch|thời điểm/u
const WHERE = /địa điểm|nơi|địa chỉ/u
const TASK = /nội dung|nhiệm vụ|công việc|sản phẩm|hoàn thành/u
const A_PLACE = /^(?:tại )?(?:hội trường|nhà |trụ sở|trường|sân|trung tâm|đình|khu |ubnd|phòng họp)/u
const cellsOf = ({ text }: Block) => text.split(' | ').map((cell) => cell.trim())

const isHead = (block: Block): boolean => {
  const form = matchForm(block.text)
  return (
    block.row === true &&
    block.cells === undefined &&
    findDates(form, null).length === 0 &&
    WHEN.test(form) &&
    WHERE.test(form) &&
    !TASK.test(form)
  )
}

/** "STT | Cụm thôn | Thời gian | Địa điểm": each row below is a session. */
function tableSessions(body: readonly Block[], year: number | null): readonly Held[] {
  const at = body.findIndex(isHead)
  if (at < 0) return []
  const after = body.slice(at + 1)
  const end = after.findIndex((block) => block.row !== true || block.cells !== undefined)
  return after.slice(0, end < 0 ? after.length : end).flatMap((block): Held[] => {
    const cells = cellsOf(block)
    const day = cells.findIndex((cell) => findDates(matchForm(cell), year).length > 0)
    const term = day < 0 ? undefined : conferenceTime(matchForm(cells[day] ?? ''), year)
    if (!term) return []
    const name = cells.find(
      (cell, nth) => nth !== day && /^(?!\d{1,2}$)\S/u.test(cell) && /\p{L}/u.test(cell),
    )
    const shift = block.text.indexOf(cells[day] ?? '')
    const place = cells.find((cell) => A_PLACE.test(matchForm(cell)))
    return [
      {
        block,
        text: block.text,
        term: { ...term, start: term.start + shift, end: term.end + shift },
        reason: 'một hàng của bảng lịch đối thoại',
        ...(name === undefined ? {} : { name }),
        ...(place === undefined ? {} : { place }),
      },
    ]
  })
}

/** "Cụm 1 (…): 18 giờ 30, ngày 10/4/2026": sessions printed one by one, each with its own time. */
export function sessionsOf(body: readonly Block[], year: number | null): readonly Held[] {
  const rows = tableSessions(body, year)
  const all =
    rows.length > 0
      ? rows
      : body.flatMap((block) => partsOf(block.text).flatMap((part) => sessionIn(part, block, year)))
  const [first] = all
  // The same session printed twice, in an annex for one, is one.
  const key = (each: Held) => `${matchForm(each.name ?? '')} ${each.term.fixed ?? each.term.from}`
  const once = all.filter((each, at) => all.findIndex((other) => key(other) === key(each)) === at)
  const names = new Set(once.map((each) => matchForm(each.name ?? '')))
  return first && names.size === once.length && (once.length >= 2 || rows.length > 0) ? once : []
}

const VILLAGES = /\(([^)]{3,300})\)/u
const PLACE = /(?:^|[ ,;])tại ([^;.]{3,160})/u

/** The sessions as the regulation's clusters: name, villages in parentheses, place behind "tại". */
export function clustersOf(held: readonly Held[]): readonly Found[] {
  return held.flatMap(({ name: printed, text, block, place: where }, at) => {
    if (printed === undefined) return []
    // "Cụm 1: Thanh Kỳ, An Lao".
    const [name = printed, behind] = where === undefined ? [printed] : printed.split(/:\s*/u)
    const villages = behind ?? VILLAGES.exec(text.split(/:|ngày \d/u)[0] ?? '')?.[1]
    const place =
      where ??
      PLACE.exec(text)?.[1]
        ?.replace(/[.,;]\s*$/u, '')
        .trim()
    const value = {
      name,
      ...(villages && !/^\d/u.test(villages)
        ? { villages: villages.split(/[,;]/u).map((each) => each.trim()) }
        : {}),
      ...(place ? { place } : {}),
      quote: text.trim(),
    }
    return [
      {
        field: `clusters[${at}]`,
        value,
        sentence: block.text,
        quote: text.trim(),
        reason: 'một buổi trong nhiều buổi',
        ...placeOf(block),
      },
    ]
  })
}
