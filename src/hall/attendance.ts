// Rules: who counts as present. Luật 10/2022/QH15 Điều 32 makes the conference the people's; the minutes of a conference
// state the number of people present out of all people of the place (seed 5, biên bản). Guests are counted apart.
import { clean, fold } from '../kit/text.ts'

export interface Present {
  readonly id: string
  readonly session: number
  readonly part: 'nhan_dan' | 'dai_bieu'
  readonly village: string | null
  /** null: a count of a village's people. */
  readonly name: string | null
  readonly people: number
  readonly delegate: string | null
  readonly registration: string | null
  /** An official who came by office. */
  readonly person: string | null
}

export interface Populated {
  readonly id: string
  readonly name: string
  readonly population: number
}

export interface VillageFigure {
  readonly id: string
  readonly name: string
  readonly present: number
  readonly population: number
}

export interface Figures {
  /** People present and all people of the commune. */
  readonly people: number
  readonly total: number
  readonly guests: number
  readonly villages: readonly VillageFigure[]
  /** People whose village was not said. */
  readonly elsewhere: number
}

/** The same delegate, registration or official counts once, however often the name is called. */
export function distinct(rows: readonly Present[]): readonly Present[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const keys = [
      row.delegate && `d ${row.delegate}`,
      row.registration && `r ${row.registration}`,
      row.person && `p ${row.person}`,
    ].filter((key): key is string => Boolean(key))
    if (keys.some((key) => seen.has(key))) return false
    for (const key of keys) seen.add(key)
    return true
  })
}

export function figures(rows: readonly Present[], villages: readonly Populated[], total: number): Figures {
  const counted = distinct(rows)
  const people = counted.filter((row) => row.part === 'nhan_dan')
  const known = new Set(villages.map((village) => village.id))
  return {
    people: sum(people),
    total,
    guests: sum(counted.filter((row) => row.part === 'dai_bieu')),
    villages: villages.map((village) => ({
      id: village.id,
      name: village.name,
      present: sum(people.filter((row) => row.village === village.id)),
      population: village.population,
    })),
    elsewhere: sum(people.filter((row) => row.village === null || !known.has(row.village))),
  }
}

function sum(rows: readonly Present[]): number {
  return rows.reduce((total, row) => total + row.people, 0)
}

/** Someone of this name and village is already in; a namesake is told apart by a human, never by the machine. */
export function sameName<Row extends Present>(
  rows: readonly Row[],
  session: number,
  name: string,
  village: string | null,
): Row | undefined {
  const wanted = spelled(name)
  return rows.find(
    (row) =>
      row.session === session && row.name !== null && row.village === village && spelled(row.name) === wanted,
  )
}

/** One person as far as a machine can tell: for "has spoken before", never for a decision. */
export function personKey(name: string, village: string | null): string {
  return `${spelled(name)}|${village ?? ''}`
}

/** Tone marks tell people apart; capitals and spaces do not. */
export function spelled(name: string): string {
  return clean(name).toLocaleLowerCase('vi').replace(/\s+/g, ' ')
}

/** People found by a few letters of the name without tone marks, or by at least three figures of the telephone. */
export function findPeople<Row extends { readonly name: string; readonly phone?: string | null }>(
  rows: readonly Row[],
  typed: string,
): readonly Row[] {
  const digits = typed.replace(/\D/g, '').replace(/^84(?=\d{9}$)/, '0')
  if (digits.length >= 3 && !/\p{L}/u.test(typed))
    return rows.filter((row) => row.phone?.replace(/\D/g, '').includes(digits))
  const wanted = fold(typed).split(' ').filter(Boolean)
  return wanted.length === 0
    ? rows
    : rows.filter((row) => wanted.every((word) => fold(row.name).includes(word)))
}
