// Rules: what leads from one opinion to another of the same matter, small enough to be looked up among millions: a named
// place with a thing or a field, or two telling words together, each as a number.
import type { Comparer, Fingerprint } from './fingerprint.ts'
import { weightOf } from './fingerprint.ts'
import { shortName } from './places.ts'

const NAMES = 3
const THINGS = 3
const PAIRED = 4
const MATTERS = 2
const MOST = 16

function namesOf({ places }: Fingerprint): readonly string[] {
  const sure = places.filter((place) => place.sure && place.kind !== 'person')
  const named = sure.length > 0 ? sure : places
  return [...new Set(named.map(shortName))].slice(0, NAMES)
}

export function leadsOf(comparer: Comparer, mark: Fingerprint): readonly number[] {
  const telling = [...mark.words.keys()]
    .map((word) => ({ word, weight: weightOf(comparer, word) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)
  const fields = [...mark.fields.keys()].slice(0, 2)
  const leads = new Set<string>()
  const matters = [...mark.meaning]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MATTERS)
    .map(([matter]) => comparer.matters.names[matter] ?? '')
  const names = namesOf(mark)
  for (const name of names) {
    for (const matter of matters) leads.add(`@${name}|#${matter}`)
    for (const field of fields) leads.add(`@${name}|${field}`)
    for (const word of telling.slice(0, THINGS)) leads.add(`@${name}|${word}`)
  }
  // Who names no place is led by what is meant.
  if (names.length === 0)
    for (const matter of matters) for (const word of telling.slice(0, PAIRED)) leads.add(`#${matter}|${word}`)
  const paired = telling.slice(0, PAIRED).sort()
  for (const [at, one] of paired.entries())
    for (const other of paired.slice(at + 1)) leads.add(`${one}|${other}`)
  return [...leads].slice(0, MOST).map(numberOf)
}

/** 53 bits of the words, so that a driver gives them back as they went in. */
function numberOf(words: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
