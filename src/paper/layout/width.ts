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

/** The text in as few lines as fit, as even as they can be; line breaks already in it are kept. */
export function balanced(text: string, points: number, room: number): readonly string[] {
  return text.split('\n').flatMap((line) => evenLines(line, points, room))
}

function evenLines(text: string, points: number, room: number): readonly string[] {
  const width = boldWidth(text, points)
  const count = Math.ceil(width / room)
  if (count <= 1) return [text]
  for (let target = width / count; target < room; target += room / 40) {
    const lines = greedy(text, points, target)
    if (lines.length <= count) return lines
  }
  return greedy(text, points, room)
}

function greedy(text: string, points: number, room: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1)
    if (last !== undefined && boldWidth(`${last} ${word}`, points) <= room)
      lines[lines.length - 1] += ` ${word}`
    else lines.push(word)
  }
  return lines
}
