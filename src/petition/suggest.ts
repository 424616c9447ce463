// Rules: a suggestion for kind, fields and competence with the words that led to it (product.md 3.5, 3.6; domain.md
// B.6). Never a decision: what stands in the register was chosen by a person.
import type { Competence, Field, Kind } from '../regulation/codes.ts'
import { COMPETENCES, type Cue, FIELDS, GRAVE_KINDS, OPEN_KINDS, WISHES_BEGIN } from './cues.ts'

export interface Because {
  readonly of: 'kind' | 'field' | 'competence'
  readonly code: string
  /** The words as they stand in the text. */
  readonly words: readonly string[]
}

export interface Suggestion {
  readonly kind: Kind
  readonly competence: Competence
  /** Best first, one to three. */
  readonly fields: readonly [Field, ...Field[]]
  readonly because: readonly Because[]
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** A syllable as its letters and its tone apart: "hoà" and "hòa" are the same, "tổ cáo" is not "tố cáo". */
function toned(syllable: string): string {
  const apart = syllable.toLowerCase().normalize('NFD')
  return apart.replace(TONE, '') + (apart.match(TONE)?.[0] ?? '')
}

function toneless(syllable: string): string {
  return syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
}

const SYLLABLE = /[\p{L}\p{N}]+/gu

/** The text as a line of syllables that cues are looked for in. */
interface Line {
  readonly originals: readonly string[]
  readonly keys: readonly string[]
  readonly key: (syllable: string) => string
}

function lineOf(text: string): Line {
  const originals = text.slice(0, 20_000).normalize('NFC').match(SYLLABLE) ?? []
  // People without a Vietnamese keyboard write no mark at all: then marks are not asked for.
  const key = originals.some((word) => toneless(word) !== word.toLowerCase()) ? toned : toneless
  return { originals, keys: originals.map(key), key }
}

/** The first place of a phrase, in the words of the text. */
function found(line: Line, phrase: string): string | undefined {
  const wanted = (phrase.match(SYLLABLE) ?? []).map(line.key)
  for (let at = line.keys.indexOf(wanted[0] ?? ''); at >= 0; at = line.keys.indexOf(wanted[0] ?? '', at + 1))
    if (wanted.every((syllable, offset) => line.keys[at + offset] === syllable))
      return line.originals.slice(at, at + wanted.length).join(' ')
  return undefined
}

interface Scored<Code extends string> {
  readonly code: Code
  readonly score: number
  readonly words: readonly string[]
}

function scored<Code extends string>(line: Line, cues: readonly Cue<Code>[]): readonly Scored<Code>[] {
  return cues
    .map((cue) => {
      const loud = cue.words.map((phrase) => ({ phrase, word: found(line, phrase) }))
      const quiet = (cue.weak ?? []).map((phrase) => ({ phrase, word: found(line, phrase) }))
      const weigh = (phrase: string) => 1 + (phrase.split(' ').length - 1) * 0.5
      const score =
        loud.reduce((sum, hit) => sum + (hit.word ? weigh(hit.phrase) : 0), 0) +
        quiet.reduce((sum, hit) => sum + (hit.word ? weigh(hit.phrase) / 2 : 0), 0)
      const words = [...loud, ...quiet].flatMap((hit) => hit.word ?? [])
      return { code: cue.code, score, words: [...new Set(words)] }
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
}

/** Below it a word that also means harmless things would send someone away. */
const GRAVE_AT_LEAST = 1

export function suggest(text: string): Suggestion {
  const line = lineOf(text)
  const kind = kindOf(line, text)
  const fields = scored(line, FIELDS).slice(0, 3)
  const top = fields[0]?.score ?? 0
  const near = fields.filter((field) => field.score >= top * 0.4)
  const competence = competenceOf(line, kind.code)
  const [first, ...rest] = near
  return {
    kind: kind.code,
    competence: competence.code,
    fields: first ? [first.code, ...rest.map((field) => field.code)] : ['khac'],
    because: [
      { of: 'kind' as const, code: kind.code, words: kind.words },
      ...near.map((field) => ({ of: 'field' as const, code: field.code, words: field.words })),
      { of: 'competence' as const, code: competence.code, words: competence.words },
    ].filter((one) => one.words.length > 0),
  }
}

function kindOf(line: Line, text: string): { readonly code: Kind; readonly words: readonly string[] } {
  const grave = scored(line, GRAVE_KINDS)[0]
  if (grave && grave.score >= GRAVE_AT_LEAST) return grave
  const open = new Map(scored(line, OPEN_KINDS).map((one) => [one.code, one]))
  const gives = open.get('gop_y')
  if (gives && gives.score >= 1.5) return gives
  const asks = open.get('hoi') ?? { words: [], score: 0 }
  const tells = open.get('phan_anh') ?? { words: [], score: 0 }
  const wishes = open.get('kien_nghi') ?? { words: [], score: 0 }
  // "… có được bồi thường không": a question mark or the last word asks.
  const asking =
    asks.score + (text.includes('?') ? 1.5 : 0) + (line.keys.at(-1) === line.key('không') ? 1.5 : 0)
  if (asking >= 1.5 && asking > wishes.score) return { code: 'hoi', words: asks.words }
  const begins = WISHES_BEGIN.some((wish) => startsWith(line, wish))
  const wishing = wishes.score + (begins ? 1 : 0)
  if (tells.score > wishing * 2) return { code: 'phan_anh', words: tells.words }
  return { code: 'kien_nghi', words: wishes.words }
}

function startsWith(line: Line, phrase: string): boolean {
  return phrase.split(' ').every((syllable, at) => line.keys[at] === line.key(syllable))
}

function competenceOf(
  line: Line,
  kind: Kind,
): { readonly code: Competence; readonly words: readonly string[] } {
  if (kind === 'khieu_nai' || kind === 'to_cao') return { code: 'complaint_law', words: [] }
  if (kind === 'to_giac' || kind === 'tranh_chap') return { code: 'other_body', words: [] }
  const above = scored(line, COMPETENCES)[0]
  return above && above.score >= 1 ? above : { code: 'commune', words: [] }
}
