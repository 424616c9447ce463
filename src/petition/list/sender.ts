// Who sent an opinion, read from the free words of a cell: name, where they live, phone. A doubt is a warning.
import { clean, fold } from '../../kit/text.ts'

export interface ListSender {
  /** null: not known, kept as anonymous. */
  readonly name: string | null
  readonly address: string | null
  readonly phone: string | null
}

export interface ReadSender {
  readonly sender: ListSender
  readonly warnings: readonly string[]
}

export const NO_NAME = 'Không có tên người gửi: ghi là ẩn danh.'

export const NOBODY: ListSender = { name: null, address: null, phone: null }

const PLACE =
  'thôn|xóm|ấp|tổ dân phố|tdp|tổ|khu phố|khu dân cư|khu|buôn|bản|làng|khối phố|khối|đội|phố|số nhà|ngõ|xã|phường|chi hội'
const PLACE_FIRST = new RegExp(`^(?:ở |tại |trú tại )?(?:${PLACE})(?=[\\s:\\d]|$)`, 'iu')
const PLACE_INSIDE =
  /\s+(?=(?:thôn|xóm|ấp|tổ dân phố|tdp|buôn|khu phố|khu dân cư|tổ \d|khu \d|đội \d)(?:\s|\d|$))/iu
const TITLE = /^(?:ông|bà|anh|chị|cụ|bác|cô|chú|em|đ\/c|đồng chí)\.?(?:\s*[:/]\s*(?:bà|ông))?\s+(?=\p{L})/iu
const GROUP =
  /^(?:nhân dân|tập thể|các hộ|bà con|cử tri|chi bộ|chi hội|hội|đoàn|ban|nhóm hộ|người dân|hộ kinh doanh)(?:\s|$)/iu
const UNKNOWN =
  /^(?:an danh|khong (?:ghi|ro|co|neu|de) (?:ho )?ten|khong ro|khong ten|giau ten|nac danh|nguoi dan)$/
const LABEL =
  /(?:^|[\s,;.(\n-])((?:họ\s*(?:và|&)?\s*tên|người gửi(?: ý kiến)?|tên|địa chỉ|nơi ở|chỗ ở|thường trú(?: tại)?|trú tại|số điện thoại|số đt|điện thoại|đt|sđt|sdt|tel|di động)(?: liên hệ)?)\s*[:.：]\s*/giu
const PHONE = /(?<![\d])(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)/g
/** A spreadsheet drops the first zero of a number. */
const SHORT_PHONE = /(?<![\d.])[35789]\d{8}(?!\d)/g
const PHONE_WORDS =
  /(?:số\s*)?(?:điện\s*thoại|đt|sđt|sdt|di động|tel)(?:\s*liên hệ)?\s*[:.]?\s*(?=$|[\s,;)\n])/giu

export function normalPhone(text: string): { readonly phone: string | null; readonly restored: boolean } {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9}$)/, '0')
  if (/^0\d{9,10}$/.test(digits)) return { phone: digits, restored: false }
  return /^[35789]\d{8}$/.test(digits)
    ? { phone: `0${digits}`, restored: true }
    : { phone: null, restored: false }
}

/** "Nguyễn Văn A, thôn B, 0912 345 678", labelled or not. */
export function parseSender(text: string): ReadSender {
  if (text === '') return { sender: NOBODY, warnings: [] }
  const words = clean(text).replace(/\((0\d{1,3})\)/g, '$1')
  const taken = takePhone(words)
  const labelled = byLabel(taken.rest)
  const read = labelled ?? byPlace(taken.rest)
  return {
    sender: { ...read, phone: taken.phone },
    warnings: taken.warnings,
  }
}

function takePhone(text: string): { phone: string | null; rest: string; warnings: readonly string[] } {
  if (!/\d/.test(text)) return { phone: null, rest: text.replace(/\(\s*\)/g, ' '), warnings: [] }
  const found = text.match(PHONE) ?? text.match(SHORT_PHONE) ?? []
  const rest = found.reduce((left, number) => left.replace(number, ' '), text)
  const read = normalPhone(found[0] ?? '')
  const warnings = [
    ...(found.length > 1 ? ['Có nhiều số điện thoại: giữ số đầu.'] : []),
    ...(read.restored ? ['Số điện thoại thiếu số 0 ở đầu: đã thêm.'] : []),
    ...(found.length === 0 && /\d[\d .-]{5,}\d/.test(text)
      ? ['Có một số không đúng dạng số điện thoại.']
      : []),
  ]
  return { phone: read.phone, rest: rest.replace(/\(\s*\)/g, ' '), warnings }
}

function byLabel(text: string): Omit<ListSender, 'phone'> | undefined {
  if (!/[:.：]/.test(text)) return undefined
  const labels = [...text.matchAll(LABEL)]
  if (labels.length === 0) return undefined
  const value = (wanted: RegExp) => {
    const at = labels.findIndex((label) => wanted.test(label[1] ?? ''))
    const label = labels[at]
    if (!label) return ''
    return stripped(text.slice(label.index + label[0].length, labels[at + 1]?.index))
  }
  const before = byPlace(text.slice(0, labels[0]?.index ?? 0))
  const named = byPlace(value(/tên|người gửi/iu))
  // "Tạ Văn Cường, ĐT: 0912…, thôn Đoài": the number is gone, the place stays.
  const behind = value(/điện thoại|số đt|đt|sđt|sdt|tel|di động/iu)
  const address = value(/địa chỉ|nơi ở|chỗ ở|trú/iu) || (PLACE_FIRST.test(behind) ? behind : '')
  return {
    name: named.name ?? before.name,
    address: address || named.address || before.address,
  }
}

function stripped(part: string): string {
  return clean(part.replace(PHONE_WORDS, ' ')).replace(/^[\s,;:.()–-]+|[\s,;:(–-]+$/g, '')
}

function namedPieces(part: string): readonly string[] {
  const pieces = part.split(PLACE_INSIDE)
  return pieces.length === 1 ? pieces : pieces.map(stripped).filter((piece) => piece !== '')
}

/** The first part that is no place is the name; what follows is the address. */
function byPlace(text: string): Omit<ListSender, 'phone'> {
  const parts = text
    .split(/[,;\n|]|\s[-–—]\s|[()]/)
    .map(stripped)
    .filter((part) => /[\p{L}\d]/u.test(part))
    .flatMap((part) => (GROUP.test(part) || PLACE_FIRST.test(part) ? [part] : namedPieces(part)))
  const at = parts.findIndex((part) => !PLACE_FIRST.test(part) && /\p{L}/u.test(part))
  const first = at < 0 ? '' : (parts[at] ?? '').replace(TITLE, '')
  const rest = parts.filter((_part, other) => other !== at)
  return {
    name: first === '' || UNKNOWN.test(fold(first)) ? null : first,
    address: rest.join(', ') || null,
  }
}

/** Looks like the name of one person: two to six words, each with a capital. */
export function isName(text: string): boolean {
  const words = text.replace(TITLE, '').split(/\s+/)
  return words.length >= 2 && words.length <= 6 && words.every((word) => /^\p{Lu}\p{L}*\.?$/u.test(word))
}

/** Two capitals make a place as well as a person: alone, only a name that begins as people's names do is one. */
const SURNAME =
  /^(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|lò|tòng|quàng|cà|lường|vàng|giàng|sùng|thào|hà|đào|đoàn|trịnh|mai|lương|triệu|nông|ma|vi|tô|cao|chu|trương|tạ|thái|tống|phùng|lâm|điểu|bế|hứa|lục|đàm)\s/iu
const THING =
  /^(?:đường|cầu|chợ|trường|trạm|kênh|mương|đập|nhà|công|ủy|ubnd|hđnd|sân|bãi|điện|nước|dự|tuyến|quốc|tỉnh|huyện|suối|nghĩa)\s/iu

export function isSender(text: string, alone: boolean): boolean {
  const { sender } = parseSender(text)
  if (sender.name === null || THING.test(sender.name)) return false
  // "bà Hoa, thôn Nà Lốc": with a title and a place one word is a name.
  if (TITLE.test(clean(text)) && sender.address !== null && /^\p{Lu}\p{L}*$/u.test(sender.name)) return true
  if (!isName(sender.name)) return false
  if (sender.address !== null || sender.phone !== null || TITLE.test(clean(text))) return true
  return alone && SURNAME.test(sender.name)
}

/** A sender written into the content: "Ông A, thôn B: Đề nghị …", "… (Bà C, thôn D)", a copied chat line. */
export function senderInside(
  content: string,
): { readonly content: string; readonly who: string } | undefined {
  const chat = /^\[\d{1,2}:\d{2}[^\]]{0,30}\]\s*([^:\n]{2,60}):\s*([\s\S]+)$/.exec(content)
  if (chat?.[1] && chat[2]) return { who: chat[1], content: chat[2] }
  const labelled =
    /^([\s\S]+?)[\s(–-]?(?:người (?:gửi|có ý kiến|kiến nghị|phản ánh|nêu)(?: ý kiến)?|họ (?:và )?tên)\s*:\s*([^\n]{2,150}?)\)?\.?$/iu.exec(
      content,
    )
  if (labelled?.[1] && labelled[2] && parseSender(labelled[2]).sender.name)
    return { content: labelled[1].replace(/[\s(–-]+$/, ''), who: labelled[2] }
  const before =
    /^([^:\n?!]{4,150})(?::\s*|\s+(?:hỏi|đề nghị|kiến nghị|phản ánh|có ý kiến)\s*:\s*)([\s\S]{4,})$/u.exec(
      content,
    )
  if (before?.[1] && before[2]) {
    const who = before[1].replace(/\s*(?:hỏi|đề nghị|kiến nghị|phản ánh|có ý kiến|nêu)\s*$/iu, '')
    if (isSender(who, true)) return { who, content: before[2] }
  }
  const after = /^([\s\S]{4,}?)\s?(?:\(([^()\n]{4,150})\)|(?:\s[-–—]|\n)\s*([^\n–—]{4,150}))\.?$/u.exec(
    content,
  )
  const tail = after?.[2] ?? after?.[3]
  if (after?.[1] && tail && isSender(tail, false)) return { content: after[1], who: tail }
  return undefined
}
