// Rules: old and other names of places, with the time they were valid. Villages were merged and communes dissolved
// (1/7/2025); people go on saying and writing the old names. What is typed in the office's form is read here.
import { parseDate, shortDate } from '../kit/clock.ts'
import { clean, fold } from '../kit/text.ts'

export interface Alias {
  readonly alias: string
  /** ISO dates, both included; null: without that end. */
  readonly from: string | null
  readonly to: string | null
}

/** "Thôn 2 xã Sơn Màu (đến 30/6/2025)", "Xóm Đập (từ 1/1/2010 đến 1/1/2020)", "Xóm Ngoài". */
export function readAlias(text: string): Alias | undefined {
  const [, name = '', from, to] =
    /^(.*?)(?:\s*\((?=[^)]*\d)(?:từ\s+([\d/.-]+))?\s*(?:đến\s+(?:hết\s+)?([\d/.-]+))?\))?\s*$/iu.exec(
      clean(text),
    ) ?? []
  const alias = clean(name)
  if (fold(alias) === '') return undefined
  return { alias, from: isoOf(from), to: isoOf(to) }
}

const isoOf = (text: string | undefined) =>
  text === undefined ? null : (parseDate(text)?.toString() ?? null)

/** As it is typed, to be edited again. */
export function aliasText({ alias, from, to }: Alias): string {
  const time = [from && `từ ${shortDate(from)}`, to && `đến ${shortDate(to)}`].filter(Boolean).join(' ')
  return time === '' ? alias : `${alias} (${time})`
}

/** One a line, or separated by comma or semicolon; commas inside brackets do not occur. */
export function readAliases(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map(clean)
    .filter((each) => each !== '')
}

/** A date that cannot be read is said, not lost. */
export function aliasProblem(text: string): string | undefined {
  const bracket = /\(([^)]*\d[^)]*)\)\s*$/.exec(clean(text))?.[1]
  if (bracket === undefined || !/(từ|đến)/iu.test(bracket)) return undefined
  const dates = bracket.match(/[\d/.-]{4,}/g) ?? []
  return dates.length > 0 && dates.every((each) => parseDate(each))
    ? undefined
    : `Không đọc được ngày trong "${clean(text).slice(0, 60)}". Viết như: Thôn 2 xã Sơn Màu (đến 30/6/2025).`
}

export interface NamedPlace {
  readonly id: string
  readonly name: string
  readonly aliases: readonly Alias[]
}

/** "Thôn 2, xã Sơn Màu (cũ)" and "Thôn 2 Sơn Màu" are one; read with its tone marks, so that "Phương" stays a name. */
function bare(text: string): string {
  return fold(
    clean(text)
      .replace(/(?<![\p{L}])(xã|phường|thị trấn)(?![\p{L}])/giu, ' ')
      .replace(/\(\s*(cũ|trước đây)\s*\)|(?<![\p{L}])cũ\s*$/giu, ' '),
  )
}

/**
 * The place a text names, on a day. A name of today or an old one valid on that day comes first; an old name out of its
 * time counts only where nothing else fits: the longest of each, "Yên Lập Thượng" before "Yên Lập".
 */
export function placeNamed(
  places: readonly NamedPlace[],
  on: string,
): (text: string | null) => string | null {
  const names = places
    .flatMap(({ id, name, aliases }) => [
      { id, words: bare(name), valid: true },
      ...aliases.map((alias) => ({
        id,
        words: bare(alias.alias),
        valid: (alias.from === null || alias.from <= on) && (alias.to === null || on <= alias.to),
      })),
    ])
    .filter(({ words }) => words !== '')
    .sort((a, b) => b.words.length - a.words.length || Number(b.valid) - Number(a.valid))
  return (text) => {
    const words = ` ${bare(text ?? '')} `
    const fitting = names.filter((name) => words.includes(` ${name.words} `))
    const [longest] = fitting
    if (!longest) return null
    // "Thôn 2 Sơn Màu", out of its time, still says more than "Thôn 2" alone.
    const rival = fitting.find((name) => name.valid && name.words === longest.words)
    return (rival ?? longest).id
  }
}
