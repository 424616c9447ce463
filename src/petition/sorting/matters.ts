// Rules: what matters an opinion speaks of, by meaning (cues/matters.yaml): "điện: yếu" is said by "quạt quay không nổi" as
// by "sụt áp". A phrase says it, or two words near each other do ("đường" and "nát"); a hint says half.
import type { Matters } from './cues.form.ts'
import { type Hit, hitsIn, notInside, type Phrases, phrasesOf } from './phrases.ts'
import type { Abbreviations, Line } from './syllables.ts'

/** What a phrase of the lists stands for: a set's word, or itself. */
interface Atom {
  readonly id: number
  /** A set's word of several syllables hides a shorter one inside it: "đường ống" is no road. */
  readonly hides: boolean
}

interface Sign {
  readonly matter: number
  /** All of these, near each other. */
  readonly atoms: readonly number[]
  readonly weight: number
}

export interface MatterFinder {
  readonly names: readonly string[]
  readonly sets: readonly string[]
  /** Of the matters of one family only one is meant. */
  readonly families: readonly string[]
  readonly phrases: Phrases<Atom>
  /** Matters that a matter says half of. */
  readonly near: ReadonlyMap<number, readonly number[]>
  /** Signs by their first atom. */
  readonly signs: ReadonlyMap<number, readonly Sign[]>
}

const HINT = 0.5
const NEAR = 11
/** What a matter says of one that lies near it. */
export const HALF = 0.5
/** Sums of signs above this say no more. */
const MOST = 2

export const familyOf = (name: string): string => name.split(':')[0] ?? name

export function finderOf(matters: Matters, abbreviations: Abbreviations): MatterFinder {
  const ids = new Map<string, number>()
  const listed: { phrase: string; of: Atom }[] = []
  const setIds = new Map<string, number>()
  let next = 0
  for (const [name, words] of Object.entries(matters.sets)) {
    const id = next++
    setIds.set(name, id)
    for (const phrase of words) listed.push({ phrase, of: { id, hides: true } })
  }
  const atom = (word: string, alone: boolean): number => {
    const set = alone ? undefined : setIds.get(word)
    if (set !== undefined) return set
    const before = ids.get(word)
    if (before !== undefined) return before
    const id = next++
    ids.set(word, id)
    listed.push({ phrase: word, of: { id, hides: false } })
    return id
  }
  const names = Object.keys(matters.matters)
  const signs = new Map<number, Sign[]>()
  for (const [matter, name] of names.entries())
    for (const written of matters.matters[name] ?? []) {
      const hint = written.startsWith('~')
      const parts = written.replace(/^~/, '').split('&')
      const words = parts.map((part) => part.trim())
      const atoms = words.map((word) => atom(word, words.length === 1 && !setIds.has(word)))
      const sign = { matter, atoms, weight: hint ? HINT : 1 }
      const first = atoms[0] as number
      signs.set(first, [...(signs.get(first) ?? []), sign])
    }
  const beside = new Map<number, number[]>()
  for (const pair of matters.near) {
    const [one = -1, other = -1] = pair.map((name) => names.indexOf(name))
    if (one < 0 || other < 0) continue
    beside.set(one, [...(beside.get(one) ?? []), other])
    beside.set(other, [...(beside.get(other) ?? []), one])
  }
  return {
    names,
    sets: Object.keys(matters.sets),
    families: names.map(familyOf),
    phrases: phrasesOf(listed, abbreviations),
    near: beside,
    signs,
  }
}

function near(a: Hit<Atom>, b: Hit<Atom>): boolean {
  if (a.from < b.to && b.from < a.to) return false
  return Math.max(a.from, b.from) - Math.min(a.to, b.to) <= NEAR
}

/** The hits of all atoms of a sign, each near the one before. */
function together(
  sign: Sign,
  found: ReadonlyMap<number, readonly Hit<Atom>[]>,
  allowed: (hit: Hit<Atom>, alone: boolean, beside?: Hit<Atom>) => boolean,
): readonly Hit<Atom>[] {
  const [first = -1, second, third] = sign.atoms
  for (const one of found.get(first) ?? []) {
    if (second === undefined) {
      if (allowed(one, true)) return [one]
      continue
    }
    for (const other of found.get(second) ?? []) {
      if (!near(one, other) || !allowed(one, false, other) || !allowed(other, false, one)) continue
      if (third === undefined) return [one, other]
      const last = (found.get(third) ?? []).find(
        (hit) => (near(other, hit) || near(one, hit)) && allowed(hit, false),
      )
      if (last) return [one, other, last]
    }
  }
  return []
}

const DENYING = new Set(['khong', 'chang', 'chua', 'chu'])

/** "bể không nứt không rò": no crack is told of. */
export function denied(line: Line, at: number): boolean {
  const before = line.syllables[at - 1]
  const further = line.syllables[at - 2]
  if (!before || !line.syllables[at]?.joined) return false
  return DENYING.has(before.folded) || (before.folded === 'phai' && further?.folded === 'khong')
}

export interface Meant {
  /** Matters by their number, with how sure. */
  readonly meaning: ReadonlyMap<number, number>
  /** Sets of which a word stands there. */
  readonly things: ReadonlyMap<number, number>
}

const kept = new WeakMap<Line, { readonly finder: MatterFinder; readonly meant: Meant }>()

/** Kept with the line: field and competence ask for the same. */
export function mattersIn(line: Line, finder: MatterFinder): Meant {
  const before = kept.get(line)
  if (before?.finder === finder) return before.meant
  const meant = readIn(line, finder)
  kept.set(line, { finder, meant })
  return meant
}

function readIn(line: Line, finder: MatterFinder): Meant {
  const all = hitsIn(line, finder.phrases)
  const hiding = all.filter((hit) => hit.of.hides && hit.to - hit.from > 1)
  const found = new Map<number, Hit<Atom>[]>()
  for (const hit of notInside(
    all.filter((one) => one.of.hides && one.to - one.from === 1),
    hiding,
  ).concat(all.filter((one) => !one.of.hides || one.to - one.from > 1))) {
    const list = found.get(hit.of.id)
    if (list) list.push(hit)
    else found.set(hit.of.id, [hit])
  }
  const allowed = (hit: Hit<Atom>, alone: boolean, beside?: Hit<Atom>) => {
    const only = line.syllables[hit.from]
    if (!only || denied(line, hit.from)) return false
    // Without marks a short word may be any of six; a longer phrase beside it says which.
    if (line.strict || hit.to - hit.from > 1 || only.marked) return true
    return !alone && (only.folded.length > 2 || (beside !== undefined && beside.to - beside.from > 1))
  }
  const spoken = new Map<number, number>()
  for (const id of found.keys())
    for (const sign of finder.signs.get(id) ?? [])
      if (together(sign, found, allowed).length > 0)
        spoken.set(sign.matter, Math.min(MOST, (spoken.get(sign.matter) ?? 0) + sign.weight))
  const meaning = new Map(spoken)
  for (const [matter, sure] of spoken)
    for (const other of finder.near.get(matter) ?? [])
      meaning.set(other, Math.max(meaning.get(other) ?? 0, HALF * sure))
  const things = new Map<number, number>()
  for (const [id, hits] of found)
    if (id < finder.sets.length && hits.some((hit) => allowed(hit, hit.to - hit.from > 1 || line.strict)))
      things.set(id, 1)
  return { meaning, things }
}
