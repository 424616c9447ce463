// Messages copied from a chat (Zalo and the like): each message with the name of who wrote it. Greetings, pictures and
// thanks between them are shown, but are no opinions.
import { clean, fold } from '../../kit/text.ts'
import type { ListRow } from './row.ts'

export interface Message {
  readonly row: ListRow
  readonly who: string
  readonly text: string
  /** Why it is no opinion. */
  readonly idle: string | undefined
}

const TIME = String.raw`\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[AP]M)?`
const DATE = String.raw`\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?`
const WHEN = `(?:${TIME}(?:[,\\s]+${DATE})?|${DATE}[,\\s]+${TIME})`
const WHO = String.raw`([^:\n\[\]]{2,60}?)`

/** Who and what on one line, in the ways programs copy it. */
const INLINE: readonly RegExp[] = [
  new RegExp(`^\\[${WHEN}\\]\\s*${WHO}\\s*:\\s*(.*)$`, 'su'),
  new RegExp(`^${WHEN}\\s*[-–]\\s*${WHO}\\s*:\\s*(.*)$`, 'su'),
  new RegExp(`^${WHO}\\s*[[(]${WHEN}[\\])]\\s*:\\s*(.*)$`, 'su'),
  new RegExp(`^${TIME}\\s+${WHO}\\s*:\\s*(.*)$`, 'su'),
]
/** The name and the time above the message. */
const ABOVE = new RegExp(`^${WHO}\\s*[,–-]?\\s*[[(]?(?:lúc\\s+)?${WHEN}[\\])]?$`, 'u')
const ONLY_TIME = new RegExp(`^(?:${WHEN}|(?:hôm (?:nay|qua)|thứ \\S+|chủ nhật)[,\\s]*(?:${TIME})?)$`, 'iu')
const IDLE =
  /^\[?(hinh anh|anh|sticker|nhan dan|video|tep|file|tin nhan thoai|cuoc goi.*|vi tri|danh thiep|tin nhan da (duoc )?thu hoi|da thu hoi.*)\]?$/
const POLITE =
  /^(da |vang |ok |u |uh |em |anh |chi |chau |con |xin |kinh )*(chao|cam on|ok|oke|vang|da|nhat tri|dong y|nhan duoc|da nhan|da ghi nhan|thanks?|a|hi|hello)( (ca nha|moi nguoi|cac bac|anh chi|bac|anh|chi|em|chau|ban|a|nha|nhe|roi|nhieu|truong thon|can bo|da|vang|ok|ah|cac))*$/

export function messagesIn(rows: readonly ListRow[]): readonly Message[] | undefined {
  const lines = rows
    .filter((row) => row.cells.length === 1 || row.loose)
    .map((row) => ({ row, text: clean(row.cells.join(' ')) }))
    .filter(({ text }) => text !== '')
  if (lines.length === 0) return undefined
  const inline = lines.filter(({ text }) => INLINE.some((shape) => shape.test(text))).length
  const above = lines.filter(({ text }) => isAbove(text)).length
  if (inline === 0 && above < 2) return undefined
  const messages: { row: ListRow; who: string; text: string }[] = []
  for (const { row, text } of lines) {
    const [, who, said] = INLINE.map((shape) => shape.exec(text)).find((found) => found !== null) ?? []
    const heading = isAbove(text) ? ABOVE.exec(text)?.[1] : undefined
    if (who !== undefined) messages.push({ row, who: who.trim(), text: said?.trim() ?? '' })
    else if (heading !== undefined) messages.push({ row, who: heading.trim(), text: '' })
    else if (!ONLY_TIME.test(text)) {
      const last = messages.at(-1)
      if (last) last.text = last.text === '' ? text : `${last.text}\n${text}`
    }
  }
  return messages
    .filter(({ text }) => text !== '')
    .map((message) => ({ ...message, idle: idleOf(message.text) }))
}

function isAbove(text: string): boolean {
  const who = ABOVE.exec(text)?.[1]
  return who !== undefined && /^\p{Lu}/u.test(who) && who.split(/\s+/).length <= 6 && !/\d/.test(who)
}

function idleOf(text: string): string | undefined {
  const words = fold(text)
  if (IDLE.test(words)) return 'Hình ảnh, tệp hoặc nhãn dán trong cuộc trò chuyện, không có chữ.'
  return POLITE.test(words) ? 'Lời chào, lời đáp trong cuộc trò chuyện, không phải ý kiến.' : undefined
}
