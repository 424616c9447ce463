// Rules: who a sentence or a heading charges: the body in the subject's place, or after "giao", "đề nghị", "do", "được".
// Bodies and their roles are data (lexicon/bodies.yaml). A body only mentioned is not charged.
import type { Role } from '../codes.ts'
import { type Block, sentencesOf } from './blocks.ts'
import type { Lexicon } from './lexicon.form.ts'
import { matchForm, type Span, spansOf } from './match.ts'

export interface Mention extends Span {
  readonly role: Role
  readonly doer: Role
}

/** Every body named, the longest where several begin or overlap. */
export function mentionsOf(form: string, lexicon: Lexicon): readonly Mention[] {
  const all = lexicon.bodies
    .flatMap(({ role, doer, pattern }) => spansOf(form, pattern).map((span) => ({ ...span, role, doer })))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Mention[] = []
  for (const mention of all) {
    const last = kept.at(-1)
    if (!last || mention.start >= last.end) kept.push(mention)
  }
  return kept
}

export interface Charged {
  readonly role: Role
  /** As printed. */
  readonly text: string
  readonly place: Span
}

const PASSIVE = /(?:^|[ ,(])(?:do|được|bởi)(?: các| đồng chí)? ?$/u
const OPENING =
  /^[\s"“(]*(?:đồng chí |các đồng chí |lãnh đạo |đại diện |riêng |đối với |trách nhiệm (?:của )?|nhiệm vụ (?:của )?)*$/u

/**
 * The body a clause charges. `after`: where a deadline ends inside it; a body directly behind it is its subject
 * ("chậm nhất là 10 ngày làm việc Văn phòng UBND xã thông báo").
 */
export function chargedIn(text: string, lexicon: Lexicon, after?: number): Charged | undefined {
  const form = matchForm(text)
  const mentions = mentionsOf(form, lexicon).filter((mention) => mention.role !== 'superior')
  const told = mentions.filter(
    (mention) => isCharged(form, mention, lexicon) || isPassedOn(form, mention, mentions),
  )
  const found =
    told.findLast((mention) => after === undefined || mention.start < after) ??
    told[0] ??
    mentions.find((mention) => isNamed(form, mention, after)) ??
    mentions.find((mention) => isPassive(form, mention)) ??
    mentions.find((mention) => isSubject(form, mention, mentions, lexicon, after))
  if (!found) return undefined
  return {
    role: found.doer,
    text: text.slice(found.start, found.end),
    place: { start: found.start, end: found.end },
  }
}

/** "giao", "đề nghị", "yêu cầu", "chỉ đạo" at the head of a clause, before the body. */
function isCharged(form: string, mention: Mention, lexicon: Lexicon): boolean {
  const before = form.slice(0, mention.start)
  const charging = lexicon.charging.exec(before)
  if (!charging || PASSIVE.test(before)) return false
  const head = before.slice(0, charging.index).trimEnd()
  return head === '' || /[,:;.(]$|(?:đồng thời|và)$/u.test(head)
}

/** "Ủy ban nhân dân xã chỉ đạo các phòng chuẩn bị …": what the first is to have done the second does. */
function isPassedOn(form: string, mention: Mention, mentions: readonly Mention[]): boolean {
  const before = form.slice(0, mention.start)
  const passed = /^(.*?) ?(?:chỉ đạo|yêu cầu)(?: các| từng)? $/u.exec(before)?.[1]
  if (passed === undefined || mention.role === 'superior') return false
  if (passed === '' || /[.;:]$/u.test(passed)) return true
  return mentions.some(
    (other) =>
      other.end >= passed.trimEnd().length &&
      other.end <= mention.start &&
      (OPENING.test(form.slice(0, other.start)) || /(?:giao|đề nghị) $/u.test(form.slice(0, other.start))),
  )
}

/** "Trả lời riêng từng hộ: Phòng Kinh tế, không quá 10 ngày": only the name, between the work and its limit. */
function isNamed(form: string, mention: Mention, after: number | undefined): boolean {
  const [before, behind] = [form.slice(0, mention.start), form.slice(mention.end)]
  // "Trước ngày 03/11: nộp bảng tổng hợp (Trưởng thôn)."
  if (/\((?:các )?$/u.test(before) && /^\)[.;]?$/u.test(behind)) return true
  if (after === undefined || mention.start >= after) return false
  return (
    (/: ?(?:các |giao )?$/u.test(before) && /^ ?(?:[,(]|$)/u.test(behind)) ||
    (/\((?:các )?$/u.test(before) && /^[,)]/u.test(behind)) ||
    (/ - (?:các )?$/u.test(before) && /^ -/u.test(behind))
  )
}

const LABEL =
  /^(?:đơn vị|cơ quan|người|bộ phận|ai)(?: (?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|làm|đầu mối|tham mưu))*(?: thực hiện)?: ?/u

function labelIn(text: string, lexicon: Lexicon): Charged | undefined {
  const label = LABEL.exec(matchForm(text.slice(0, 120)))?.[0].length
  if (label === undefined) return undefined
  const mention = mentionsOf(matchForm(text), lexicon).find(
    (each) => each.start >= label && each.start - label < 5,
  )
  return mention && { role: mention.doer, text: text.slice(mention.start, mention.end), place: mention }
}

/** What was found once of a paragraph, or of the lines of one level under a heading: each is asked for by every deadline. */
const ownLabels = new WeakMap<Block, { readonly charged: Charged | undefined }>()
const besideLabels = new WeakMap<Block, Map<number, Charged | undefined>>()

function ownLabel(block: Block, lexicon: Lexicon): Charged | undefined {
  const known = ownLabels.get(block)
  if (known) return known.charged
  const charged = first(sentencesOf(block.text), ({ text }) => labelIn(text, lexicon))
  ownLabels.set(block, { charged })
  return charged
}

function besideLabel(block: Block, blocks: readonly Block[], lexicon: Lexicon): Charged | undefined {
  const [section] = block.above
  if (!section) return undefined
  const levels = besideLabels.get(section) ?? new Map<number, Charged | undefined>()
  besideLabels.set(section, levels)
  if (!levels.has(block.level)) {
    const beside = blocks.filter((each) => each.above[0] === section && each.level === block.level)
    levels.set(
      block.level,
      first(beside, ({ text }) => labelIn(text, lexicon)),
    )
  }
  return levels.get(block.level)
}

function first<T, U>(all: readonly T[], pick: (each: T) => U | undefined): U | undefined {
  for (const each of all) {
    const found = pick(each)
    if (found !== undefined) return found
  }
  return undefined
}

/** "Đơn vị thực hiện: Văn phòng." in the same paragraph or beside it under one heading. */
const labelledOwner = (block: Block, blocks: readonly Block[], lexicon: Lexicon) =>
  ownLabel(block, lexicon) ?? besideLabel(block, blocks, lexicon)

/** "Căn cứ ý kiến do văn phòng chuyển, …": what something rests on charges nobody. */
const GROUND = /(?:^|[,;:.] ?)(?:căn cứ|trên cơ sở|theo|từ|dựa trên|sau khi có)[^,;:.]*$/u

/** "Tổng hợp ý kiến do các thôn gửi đến": who sent it is not who sums it up. */
const RELATIVE =
  /\p{L} (?:các |những )?(?:ý kiến|kiến nghị|phản ánh|câu hỏi|nội dung|phiếu|danh sách|báo cáo|tài liệu|văn bản|vấn đề)(?: [\p{L}]+)? (?:do|được)(?: các)? ?$/u

function isPassive(form: string, mention: Mention): boolean {
  const before = form.slice(0, mention.start)
  return PASSIVE.test(before) && !GROUND.test(before) && !RELATIVE.test(before) && mention.role !== 'superior'
}

/** Where a list of bodies ends that begins with this one: "các chi bộ, Mặt trận, đoàn thể lấy ý kiến". */
function listEnd(form: string, mention: Mention, mentions: readonly Mention[]): number {
  let end = mention.end
  for (const other of mentions)
    if (other.start >= end && /^(?:, ?| và |, và )(?:các )?$/u.test(form.slice(end, other.start)))
      end = other.end
  return end
}

function isSubject(
  form: string,
  mention: Mention,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  after: number | undefined,
): boolean {
  const before = form.slice(0, mention.start)
  const next = form
    .slice(listEnd(form, mention, mentions))
    .replace(
      /^ (?:của )?(?:\d{1,3} |các )(?:thôn|bản|ấp|xóm|buôn|làng|khóm|khu phố|tổ dân phố|khu dân cư)(?=[ ,])/u,
      '',
    )
    .replace(/^(?: thuộc| của| ở| tại| trên địa bàn)?(?: ubnd| các)?(?: xã| phường)?[ ,]*/u, '')
  const acts = lexicon.verbs.test(next)
  if (OPENING.test(before)) return true
  const behindDeadline = after !== undefined && mention.start >= after && mention.start - after <= 3
  const opened = /[,:(;] ?(?:thì )?$|(?:^| )(?:thì|cụ thể|hạn (?:cuối|chót)) $/u.test(before)
  return (behindDeadline || opened) && acts
}

const CHARGES_ALL = /thực hiện(?: (?:các )?(?:nhiệm vụ|nội dung|công việc)(?: sau)?)?[.:]?$/u

const DUTY_LINE = /\d{1,2}[/.-]\d{1,2}|\d ngày|ngày làm việc|(?:hằng|hàng) (?:tháng|quý)/u

/** Who the clause, or what it stands under, charges; undefined when nobody is named. */
export function ownerOf(
  clause: string,
  block: Block,
  blocks: readonly Block[],
  lexicon: Lexicon,
  after?: number,
): Charged | undefined {
  const own = chargedIn(clause, lexicon, after)
  if (own) return own
  if (block.text !== clause) {
    const run = /^([^:]{3,90}):\s/u.exec(block.text)
    const heading = run?.[1] === undefined ? undefined : chargedIn(run[1], lexicon)
    if (heading && heading.place.start < 25) return heading
  }
  const labelled = labelledOwner(block, blocks, lexicon)
  if (labelled) return labelled
  for (const above of block.above) {
    // A line with a deadline of its own is a duty, no heading.
    if (DUTY_LINE.test(matchForm(above.text))) continue
    const heading = chargedIn(above.text.slice(0, 240), lexicon)
    if (heading) return heading
  }
  return charged(block, blocks, lexicon)
}

/** "Văn phòng UBND xã phối hợp với … thực hiện." as the first line of a section charges the lines after it. */
function charged(block: Block, blocks: readonly Block[], lexicon: Lexicon): Charged | undefined {
  const section = block.above[0]
  if (section === undefined) return undefined
  const known = intros.get(section) ?? {
    intro: blocks.find((each) => each.above[0] === section && CHARGES_ALL.test(matchForm(each.text))),
  }
  intros.set(section, known)
  const { intro } = known
  const before = intro !== undefined && intro !== block && blocks.indexOf(intro) < blocks.indexOf(block)
  return before ? chargedIn(intro.text, lexicon) : undefined
}

/** The first line of a section that charges all of it, found once. */
const intros = new WeakMap<Block, { readonly intro: Block | undefined }>()
