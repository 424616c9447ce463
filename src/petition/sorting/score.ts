// Rules: adding up what words say for codes, with the words kept. Many words for one code say more than one, but each
// further one less: a long letter does not shout.
import { type Hit, wordsOf } from './phrases.ts'
import type { Line } from './syllables.ts'

export interface Scored<Code extends string> {
  readonly code: Code
  readonly score: number
  /** As they stand in the text, loudest first. */
  readonly words: readonly string[]
}

export interface Voice {
  readonly weight: number
  readonly words: string
}

const FURTHER = [1, 0.7, 0.5, 0.4, 0.3]

/** Together, the loudest first; the same words once. */
export function together(voices: readonly Voice[]): {
  readonly score: number
  readonly words: readonly string[]
} {
  const [only] = voices
  if (!only) return { score: 0, words: [] }
  if (voices.length === 1) return { score: only.weight, words: [only.words] }
  const once = new Map<string, Voice>()
  for (const voice of voices) {
    const key = voice.words.toLowerCase()
    const before = once.get(key)
    if (!before || before.weight < voice.weight) once.set(key, voice)
  }
  return added([...once.values()])
}

/** Of voices that are known to be each of other words. */
export function added(voices: readonly Voice[]): {
  readonly score: number
  readonly words: readonly string[]
} {
  const sorted = voices.length > 1 ? [...voices].sort((a, b) => b.weight - a.weight) : voices
  return {
    score: fading(sorted.map(({ weight }) => weight)),
    words: sorted.map((voice) => voice.words),
  }
}

/** The same without the words. */
export function loudness(voices: readonly Voice[]): number {
  const [only] = voices
  if (voices.length === 1 && only) return only.weight
  return fading(voices.map(({ weight }) => weight).sort((a, b) => b - a))
}

/** The loudest counts whole, each further one less. */
function fading(weights: readonly number[]): number {
  let sum = 0
  for (const [at, weight] of weights.entries()) sum += weight * (FURTHER[at] ?? 0.2)
  return sum
}

/** Voices by code: a single syllable without its mark may be another word, and speaks half as loud. */
export function voicesByCode<Code extends string>(
  line: Line,
  hits: readonly Hit<{ readonly code: Code; readonly weight: number }>[],
): ReadonlyMap<Code, readonly Voice[]> {
  const found = new Map<Code, Voice[]>()
  for (const hit of hits) {
    const doubtful = !line.strict && hit.to - hit.from === 1 && !line.syllables[hit.from]?.marked
    const voice = { weight: hit.of.weight * (doubtful ? 0.4 : 1), words: wordsOf(line, hit) }
    const list = found.get(hit.of.code)
    if (list) list.push(voice)
    else found.set(hit.of.code, [voice])
  }
  return found
}

export function ranked<Code extends string>(scored: Iterable<Scored<Code>>): readonly Scored<Code>[] {
  return [...scored].filter((one) => one.score > 0).sort((a, b) => b.score - a.score)
}
