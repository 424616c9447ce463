// Rules: what a posted copy shows of people. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 16: personal data are made
// public by consent or where a law orders it. Seed 5 orders names and addresses in the minutes: they stand in the file
// copy and the copy sent upward; the copy on the wall carries initials and the village.
import { clean, initials } from '../kit/text.ts'

/** "Nguyễn Thị Tình" → "N.T.T." wherever a known name stands in a text, longest names first. */
export function withoutNames(text: string, names: readonly string[]): string {
  const known = [...new Set(names.map(clean))]
    .filter((name) => name.split(/\s+/).length >= 2)
    .sort((a, b) => b.length - a.length)
  return known.reduce((so_far, name) => so_far.replace(patternOf(name), initials(name)), withoutNumbers(text))
}

/** Capitals do not matter, and the name stands by itself: not inside a longer word. */
function patternOf(name: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu')
}

/** Telephone and identity numbers never go on the wall. */
function withoutNumbers(text: string): string {
  return text.replace(/(?<!\d)(?:\+?84|0)(?:[ .-]?\d){9,11}(?!\d)/g, '(số đã ẩn)')
}
