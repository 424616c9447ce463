// Rules: what sets two tellings of one place apart although their words are alike: one accuses somebody and the other asks,
// they name other spots, other households, other sums, a school of another level.
import type { Comparer, Fingerprint } from './fingerprint.ts'
import { familyOf, HALF } from './matters.ts'
import { shortName } from './places.ts'

/** Matters of this family accuse somebody of office. */
const ACCUSING = 'cán bộ'
const WIDE = new Set(['village', 'alley', 'person', 'household'])
/** As they sound (places.ts): nursery, primary, lower and upper secondary. */
const SCHOOLS = [
  /mam lon|mau dao|nha che/,
  /tieu hot|cat 1\b|lot 1\b/,
  /thct|cat 2\b|cat hai\b/,
  /thpt|cat 3\b|cat ba\b|lot 10\b/,
]

interface Traits {
  readonly accuses: boolean
  readonly families: ReadonlySet<string>
  /** Named places that are no village. */
  readonly spots: readonly string[]
  readonly households: readonly string[]
  /** Levels of school it speaks of, by number. */
  readonly schools: readonly number[]
  readonly heard: string
}

const kept = new WeakMap<Fingerprint, Traits>()

function traitsOf(comparer: Comparer, mark: Fingerprint): Traits {
  const before = kept.get(mark)
  if (before) return before
  const families = new Set<string>()
  for (const [matter, sure] of mark.meaning)
    if (sure > HALF) families.add(familyOf(comparer.matters.names[matter] ?? ''))
  const sure = mark.places.filter((place) => place.sure)
  const heard = mark.sounds.join(' ')
  const traits = {
    accuses: families.has(ACCUSING),
    families,
    spots: [...new Set(sure.filter(({ kind }) => !WIDE.has(kind)).map(shortName))],
    households: sure.filter(({ kind }) => kind === 'household').map(({ name }) => name.at(-1) ?? ''),
    schools: SCHOOLS.flatMap((school, level) => (school.test(heard) ? [level] : [])),
    heard,
  }
  kept.set(mark, traits)
  return traits
}

const one = (yes: boolean) => (yes ? 1 : 0)
const disjoint = <T>(a: readonly T[], b: readonly T[]) =>
  a.length > 0 && b.length > 0 && !a.some((each) => b.includes(each))

/** Spots of the first that the second does not know. */
const unknown = (a: Traits, b: Traits) =>
  a.spots.some((name) => !b.spots.includes(name) && !b.heard.includes(name))

const MOST_THINGS = 6

export interface Apart {
  readonly 'one-accuses': number
  readonly 'both-accuse': number
  readonly 'other-spots': number
  readonly 'other-household': number
  readonly 'other-amount': number
  readonly 'other-school': number
  readonly 'other-things': number
  readonly families: number
}

export function apartOf(comparer: Comparer, a: Fingerprint, b: Fingerprint): Apart {
  const [mine, theirs] = [traitsOf(comparer, a), traitsOf(comparer, b)]
  let [things, shared, families] = [0, 0, 0]
  for (const thing of a.things.keys()) if (b.things.has(thing)) shared++
  things = a.things.size + b.things.size - 2 * shared
  for (const family of mine.families) if (theirs.families.has(family)) families++
  return {
    'one-accuses': one(mine.accuses !== theirs.accuses),
    'both-accuse': one(mine.accuses && theirs.accuses),
    'other-spots': one(unknown(mine, theirs) && unknown(theirs, mine)),
    'other-household': one(disjoint(mine.households, theirs.households)),
    'other-amount': one(disjoint([...a.amounts], [...b.amounts])),
    'other-school': one(disjoint(mine.schools, theirs.schools)),
    'other-things': Math.min(MOST_THINGS, things) / MOST_THINGS,
    families: families === 0 ? 0 : families / Math.sqrt(mine.families.size * theirs.families.size),
  }
}
