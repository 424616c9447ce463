// Rules: what a posted copy shows of people. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 16: personal data are made
// public by consent or where a law orders it. Seed 5 orders names and addresses in the minutes: they stand in the file
// copy and the copy sent upward; the copy on the wall carries initials and the village.
import { clean, initials } from '../kit/text.ts'
import type { Hidden, Hide, Piece } from '../paper/public-copy.ts'
import { withoutContacts } from '../petition/redact.ts'

/** "Nguyễn Thị Tình" → "N.T.T." wherever a known name stands in a text, longest names first. */
export function withoutNames(text: string, names: readonly string[]): string {
  return nameHider(names)(text)
}

/** The same for many texts: of the names only those whose words all stand in a text are looked for. */
export function nameHider(names: readonly string[]): Hider {
  const known = [...new Set(names.map(clean))]
    .filter((name) => name.split(/\s+/).length >= 2)
    .sort((a, b) => b.length - a.length)
    .map((name) => ({ name, words: alike(name).split(/\s+/) }))
  return (text) => {
    const plain = withoutContacts(text)
    const letters = alike(plain)
    return known
      .filter(({ words }) => words.every((word) => letters.includes(word)))
      .reduce((so_far, { name }) => so_far.replace(patternOf(name), initials(name)), plain)
  }
}

export type Hider = (text: string) => string

/** Letters a pattern without regard to capitals takes for the same become the same. */
const alike = (text: string) => text.toUpperCase().toLowerCase()

/** Capitals do not matter, and the name stands by itself: not inside a longer word. */
function patternOf(name: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu')
}

export interface People {
  /** Who did not agree to be named. */
  readonly names: readonly string[]
  /** Where they live, below the village. */
  readonly addresses: readonly string[]
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const CONTACT =
  /(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,11}(?!\d)|(?<!\d)\d{9,12}(?!\d)|(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@.,;]+|\(số đã ẩn\)|\[(?:số điện thoại|thư điện tử|số)\]/gu

type Instead = Piece & { readonly hidden: Hidden }

/** Every place of a text that must not be read outside, with what stands there instead; initials already there too. */
export function hiding({ names, addresses }: People): Hide {
  const known = new Map<string, Instead>()
  for (const text of addresses)
    if (clean(text).length > 3) known.set(keyOf(text), { text: '(địa chỉ đã ẩn)', hidden: 'dia_chi' })
  for (const name of names) {
    const short: Instead = { text: initials(name), hidden: 'ho_ten' }
    if (keyOf(name).includes(' ')) known.set(keyOf(name), short).set(keyOf(short.text), short)
  }
  let longest = 0
  for (const key of known.keys()) longest = Math.max(longest, key.split(' ').length)
  return (text) =>
    withoutKnown(text, known, longest).flatMap((piece) => (piece.hidden ? [piece] : contacts(piece.text)))
}

function keyOf(text: string): string {
  return [...text.toLocaleLowerCase('vi').matchAll(WORD)].map(([word]) => word).join(' ')
}

interface Found {
  readonly from: number
  readonly to: number
  readonly piece: Piece
}

/** Word by word, the longest known words first: it takes as long as the text is, however many people there are. */
function withoutKnown(text: string, known: ReadonlyMap<string, Instead>, longest: number): readonly Piece[] {
  const words = [...text.matchAll(WORD)]
  const keys = words.map(([word]) => word.toLocaleLowerCase('vi'))
  const found: Found[] = []
  for (let at = 0; at < words.length; at += 1)
    for (let size = Math.min(longest, words.length - at); size > 0; size -= 1) {
      const piece = known.get(keys.slice(at, at + size).join(' '))
      const [first, last] = [words[at], words[at + size - 1]]
      if (!piece || !first || !last) continue
      const end = last.index + last[0].length
      // Initials end with their own point.
      found.push({
        from: first.index,
        to: piece.text.endsWith('.') && text[end] === '.' ? end + 1 : end,
        piece,
      })
      at += size - 1
      break
    }
  return apart(text, found)
}

function contacts(text: string): readonly Piece[] {
  return apart(
    text,
    [...text.matchAll(CONTACT)].map(({ 0: said, index }) => ({
      from: index,
      to: index + said.length,
      piece: { text: /^[([]/.test(said) ? said : '(đã ẩn)', hidden: 'lien_he' },
    })),
  )
}

function apart(text: string, found: readonly Found[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, piece } of found) {
    if (from > at) pieces.push({ text: text.slice(at, from) })
    pieces.push(piece)
    at = to
  }
  return at < text.length || pieces.length === 0 ? [...pieces, { text: text.slice(at) }] : pieces
}
