// Rules: what minutes hold, in order. NĐ 30/2020 Phụ lục III, mẫu biên bản: thời gian bắt đầu, địa điểm, thành phần, chủ
// trì, thư ký, nội dung theo diễn biến, thời gian kết thúc. Seed 5 adds: people present of all people; opinions gathered
// by village heads and those of the day, each with name and address; the chair's answers, what is answered in writing,
// what goes upward; the number of copies and where each goes.
import { fold, initials } from '../kit/text.ts'
import { CHANNEL, DISPOSITION, isCode } from '../regulation/codes.ts'
import { type Hider, nameHider } from './redact.ts'

export interface Voiced {
  readonly id: string
  readonly text: string
  readonly channel: string
  readonly name: string | null
  readonly address: string | null
  readonly onBehalf: string | null
  readonly villageName: string | null
  readonly speech: string | null
  readonly duplicateOf: string | null
  readonly splitOff: boolean
  /** Written in the hall and not read out, or not yet looked at by a secretary. */
  readonly unread: boolean
  readonly disposition: {
    readonly code: string
    readonly answer: string | null
    readonly ground: string | null
    readonly answered_by: string | null
  } | null
  readonly unitName: string | null
}

/** Full for the file and the copy sent upward; redacted for every wall. */
export type Copy = 'day_du' | 'niem_yet'

export interface Line {
  /** Its number in these minutes, by which later lists refer to it. */
  readonly number: number
  readonly id: string
  readonly who: string
  readonly text: string
  readonly outcome: string
}

export interface Group {
  readonly title: string
  readonly lines: readonly Line[]
}

const BEFORE: readonly string[] = [
  'thon',
  'chi_bo',
  'mat_tran',
  'phieu',
  'gui_truoc',
  'web',
  'dien_thoai',
  'truyen_thong',
  'ton_dong',
]

/** Opinions by source, those gathered before the day first, then those of the day in the order of speaking. */
export function groupsOf(
  voiced: readonly Voiced[],
  speeches: readonly string[],
  copy: Copy,
  groundText: (ground: string) => string,
): { readonly before: readonly Group[]; readonly day: readonly Line[] } {
  const names = voiced.flatMap((one) => (one.name === null ? [] : [one.name]))
  const numbers = new Map<string, number>()
  const shown = { copy, hide: copy === 'day_du' ? asItIs : nameHider(names), numbers, groundText }
  const before = BEFORE.map((channel) => ({
    title: isCode(CHANNEL, channel) ? CHANNEL[channel] : channel,
    of: byVillage(voiced.filter((one) => one.channel === channel && one.speech === null)),
  })).filter((group) => group.of.length > 0)
  const rank = new Map(speeches.map((id, at) => [id, at]))
  const rankOf = (one: Voiced) =>
    one.speech === null ? speeches.length : (rank.get(one.speech) ?? speeches.length)
  const day = voiced
    // A question written in the hall and read out belongs to the day, whatever way it came.
    .filter((one) => !BEFORE.includes(one.channel) || one.speech !== null)
    .map((one, at) => ({ one, at }))
    .sort((a, b) => rankOf(a.one) - rankOf(b.one) || a.at - b.at)
    .map(({ one }) => one)
  for (const one of [...before.flatMap((group) => group.of), ...day]) numbers.set(one.id, numbers.size + 1)
  return {
    before: before.map((group) => ({
      title: group.title,
      lines: group.of.map((one) => lineOf(one, shown)),
    })),
    day: day.map((one) => lineOf(one, shown)),
  }
}

function byVillage(voiced: readonly Voiced[]): readonly Voiced[] {
  return voiced
    .map((one, at) => ({ one, at }))
    .sort((a, b) => {
      const [x, y] = [a.one.villageName ?? '\uffff', b.one.villageName ?? '\uffff']
      return x < y ? -1 : x > y ? 1 : a.at - b.at
    })
    .map(({ one }) => one)
}

const asItIs: Hider = (text) => text

interface Shown {
  readonly copy: Copy
  readonly hide: Hider
  readonly numbers: ReadonlyMap<string, number>
  readonly groundText: (ground: string) => string
}

function lineOf(one: Voiced, shown: Shown): Line {
  const number = shown.numbers.get(one.id) ?? 0
  // Luật 10/2022/QH15 Điều 9: who informs of a violation is not made known; what left the dialogue for another law
  // stays off the wall, words and person.
  if (shown.copy === 'niem_yet' && leftTheDialogue(one))
    return {
      number,
      id: one.id,
      who: '–',
      text: 'Nội dung được tách, xử lý riêng.',
      outcome: outcomeOf({ ...one, splitOff: true }, shown),
    }
  if (shown.copy === 'niem_yet' && one.unread)
    return { number, id: one.id, who: '–', text: UNREAD, outcome: outcomeOf(one, shown) }
  return {
    number,
    id: one.id,
    who: whoOf(one, shown.copy),
    text: shown.hide(one.text),
    outcome: shown.hide(outcomeOf(one, shown)),
  }
}

const UNREAD = 'Câu hỏi gửi bằng văn bản, không đọc tại hội nghị.'

/**
 * For reading aloud: what the hall did not hear is not read to it afterwards; it may be a denunciation. The file and the copy
 * sent upward hold every word.
 */
export function heardOnly(voiced: readonly Voiced[]): readonly Voiced[] {
  return voiced.map((one) =>
    one.unread ? { ...one, text: UNREAD, name: null, address: null, onBehalf: null, villageName: null } : one,
  )
}

function leftTheDialogue(one: Voiced): boolean {
  return one.splitOff || one.disposition?.code === 'tach_don'
}

/** Name and address in the file; initials and village on the wall. */
export function whoOf(
  one: Pick<Voiced, 'name' | 'address' | 'villageName' | 'onBehalf'>,
  copy: Copy,
): string {
  const place = one.villageName ?? ''
  if (copy === 'niem_yet')
    return [one.name === null ? 'Không nêu tên' : initials(one.name), place].filter(Boolean).join(', ')
  const behalf = one.onBehalf ? `(${one.onBehalf})` : ''
  const where = withPlace(one.address ?? '', place)
  return [one.name ?? 'Không nêu tên', where].filter(Boolean).join(', ') + (behalf && ` ${behalf}`)
}

/** "Tổ 2, Thôn An Hòa", not "Tổ 2, Thôn An Hòa, Thôn An Hòa": words that name the village name it once. */
export function withPlace(words: string, place: string): string {
  const syllables = (text: string) =>
    ` ${fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')} `
  const named = place !== '' && syllables(words).includes(syllables(place))
  return [words, named ? '' : place].filter(Boolean).join(', ')
}

/** What became of it, in one paragraph: the answer, who gave it, and the way it goes on. */
export function outcomeOf(one: Voiced, shown: Pick<Shown, 'numbers' | 'groundText'>): string {
  if (one.duplicateOf !== null && shown.numbers.has(one.duplicateOf))
    return `Trùng nội dung số ${shown.numbers.get(one.duplicateOf)}: trả lời chung.`
  if (one.splitOff) return 'Không thuộc nội dung đối thoại: đã hướng dẫn, tách xử lý theo quy định riêng.'
  const { disposition } = one
  if (!disposition) return 'Chưa ghi cách xử lý.'
  const label = isCode(DISPOSITION, disposition.code) ? DISPOSITION[disposition.code] : disposition.code
  const parts = [`${label}.`]
  if (disposition.ground) parts.push(`Căn cứ: ${shown.groundText(disposition.ground)}.`)
  if (disposition.answer) parts.push(`${disposition.answered_by ?? 'Chủ trì'} trả lời: ${disposition.answer}`)
  if (one.unitName !== null && disposition.code !== 'tra_loi_tai_cho')
    parts.push(`Đơn vị được giao: ${one.unitName}.`)
  return parts.join(' ')
}

/** Numbers of the lines whose disposition is one of these: "1, 4, 7". */
export function numbersWith(
  voiced: readonly Voiced[],
  lines: readonly Line[],
  codes: readonly string[],
): readonly number[] {
  const wanted = new Set(
    voiced.filter((one) => one.disposition && codes.includes(one.disposition.code)).map((one) => one.id),
  )
  return lines.filter((line) => wanted.has(line.id)).map((line) => line.number)
}

/** "08 giờ 05 phút, ngày 20 tháng 8 năm 2024", in Viet Nam. */
export function clockWords(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return `${two(at.hour)} giờ ${two(at.minute)} phút, ngày ${two(at.day)} tháng ${at.month < 3 ? two(at.month) : at.month} năm ${at.year}`
}

export function hourWords(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
  return `${two(at.hour)} giờ ${two(at.minute)} phút`
}

export function two(number: number): string {
  return String(number).padStart(2, '0')
}

/** "03 bản: 01 bản …; 01 bản …": the copies with where each goes, as many as the rule has recipients. */
export function copiesWords(copies: number, recipients: readonly string[]): string {
  const head = `Biên bản được lập thành ${two(copies)} bản có giá trị như nhau`
  if (recipients.length === 0) return `${head}.`
  const each = recipients.length === copies
  const parts = recipients.map((text) => (each ? `01 bản: ${lower(text)}` : lower(text)))
  return `${head}, gồm: ${parts.join('; ')}.`
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

export interface Signing {
  readonly part: 'chu_tri' | 'thu_ky'
  readonly seq: number
}

/** Who still has to sign: every chair and every secretary of the conference, and as many secretaries as the rule asks. */
export function missingSignatures(
  wanted: readonly (Signing & { readonly name: string })[],
  signed: readonly Signing[],
): readonly (Signing & { readonly name: string })[] {
  return wanted.filter((one) => !signed.some((other) => other.part === one.part && other.seq === one.seq))
}

/** The minutes were corrected after this signature. */
export function isStale(signature: { readonly digest: string | null }, digest: string): boolean {
  return signature.digest !== null && signature.digest !== digest
}
