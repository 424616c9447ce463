// How wide a line of Times is, near enough to break titles evenly and to draw a rule under them.

/** Advance widths of Times Bold in thousandths of the letter size. */
const WIDTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'A722 B667 C722 D722 E667 F611 G778 H778 I389 J500 K778 L667 M944 N722 O778 P611 Q778 R722 S556 T667 ' +
    'U722 V722 W1000 X722 Y722 Z667 a500 b556 c444 d556 e444 f333 g500 h556 i278 j333 k556 l278 m833 n556 ' +
    'o500 p556 q556 r444 s389 t333 u556 v500 w722 x500 y500 z444 -333 ,250 .250 :333 /278'
  )
    .split(' ')
    .map((entry) => [entry[0] ?? '', Number(entry.slice(1))]),
)
const SPACE = 250
const MM_PER_POINT = 25.4 / 72

/** Width in mm of a bold line; tone marks and the horn add nothing worth counting. */
export function boldWidth(text: string, points: number): number {
  const letters = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
  const units = [...letters].reduce((sum, char) => sum + (/\s/.test(char) ? SPACE : (WIDTHS[char] ?? 500)), 0)
  return (units / 1000) * points * MM_PER_POINT
}

/** Lines a text takes in `room` mm, counted by its bold width: never fewer than are printed. */
export function linesOf(text: string, points: number, room: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(boldWidth(line, points) / room)), 0)
}

/** A text of more lines is no title: it is left to the renderer. */
const MOST_LINES = 6

/** The text in as few lines as fit, as even as they can be; line breaks already in it are kept. */
export function balanced(text: string, points: number, room: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const words = line.split(/ +/).map((word) => ({ word, width: boldWidth(`${word} `, points) }))
    const total = words.reduce((sum, { width }) => sum + width, 0)
    const count = Math.ceil(total / room)
    if (count <= 1 || count > MOST_LINES) return [line]
    for (let lines = count; lines <= count + 1; lines += 1) {
      const torn = lines > 2 ? TORN_SHORT : TORN
      const found = bestBreak(words, lines, { even: total / lines, room, torn })
      if (found !== undefined) return found.lines
    }
    return [line]
  })
}

interface Word {
  readonly word: string
  readonly width: number
}

interface Broken {
  readonly lines: readonly string[]
  readonly badness: number
}

/** Words a title may be broken before without tearing a compound apart. */
const HINGES = new Set([
  'với',
  'của',
  'giữa',
  'về',
  'trên',
  'và',
  'năm',
  'tại',
  'cho',
  'đối',
  'theo',
  'tháng',
  'do',
  'từ',
  'vượt',
])
/** Two syllables of one word: a title is broken between them only when nothing else fits. */
const COMPOUNDS = new Set(
  (
    'an ninh|an toàn|ban hành|bảo đảm|biên bản|biểu mẫu|chính quyền|chính trị|cấp ủy|cấp xã|cấp tỉnh|chủ tịch|công an|cử tri|' +
    'dự toán|đăng ký|đảng ủy|đại biểu|đề nghị|địa bàn|đối thoại|giải quyết|giám sát|góp ý|hội đồng|hội nghị|kế hoạch|' +
    'kết luận|kết quả|khiếu nại|kiến nghị|kinh tế|kinh phí|kỳ trước|lấy ý|mặt trận|nguyện vọng|nhân dân|nội dung|phản ánh|' +
    'phân công|phòng chống|quốc phòng|tham gia|thi hành|thông báo|thực hiện|tổ chức|tổ quốc|tổng hợp|trật tự|trả lời|' +
    'trình bày|trực tiếp|ủy ban|ủy viên|việt nam|vướng mắc|xã hội|ý kiến|đứng đầu|trao đổi|tiến độ|tình hình|tóm tắt|dư luận'
  ).split('|'),
)
const WHOLE = 2
const TORN = 0.36
/** In three or more short lines evenness matters more. */
const TORN_SHORT = 0.03

interface Wanted {
  readonly even: number
  readonly room: number
  readonly torn: number
}

/** The breaking into exactly `count` lines with the least unevenness; undefined when the words do not fit. */
function bestBreak(words: readonly Word[], count: number, wanted: Wanted): Broken | undefined {
  const known = new Map<string, Broken | undefined>()
  const from = (start: number, left: number): Broken | undefined => {
    const key = `${start} ${left}`
    if (!known.has(key))
      known.set(key, left === 1 ? oneLine(words.slice(start), wanted) : firstOf(start, left))
    return known.get(key)
  }
  const firstOf = (start: number, left: number): Broken | undefined => {
    let best: Broken | undefined
    for (let at = start + 1; at < words.length; at += 1) {
      const first = oneLine(words.slice(start, at), wanted)
      if (first === undefined) break
      const rest = from(at, left - 1)
      if (rest === undefined) continue
      const badness = first.badness + rest.badness + tornAt(words[at - 1], words[at], wanted)
      if (best === undefined || badness < best.badness)
        best = { lines: [...first.lines, ...rest.lines], badness }
    }
    return best
  }
  return from(0, count)
}

function tornAt(last: Word | undefined, next: Word | undefined, wanted: Wanted): number {
  const pair = `${last?.word ?? ''} ${next?.word ?? ''}`.toLocaleLowerCase('vi')
  if (COMPOUNDS.has(pair.replace(/[,;]$/, ''))) return WHOLE
  if (/[,;]$/.test(last?.word ?? '')) return 0
  return HINGES.has((next?.word ?? '').toLocaleLowerCase('vi')) ? 0 : wanted.torn
}

/** Undefined when the words do not fit on a line. */
function oneLine(words: readonly Word[], wanted: Wanted): Broken | undefined {
  const width = words.reduce((sum, word) => sum + word.width, 0)
  if (width > wanted.room) return undefined
  return {
    lines: [words.map(({ word }) => word).join(' ')],
    badness: ((width - wanted.even) / wanted.even) ** 2,
  }
}
