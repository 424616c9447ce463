// Rules: which units are represented in the hall. Seed 5: unit heads attend and answer or note; the chair asks those who are there.
import { clean } from '../kit/text.ts'
import type { Unit } from '../office/store.ts'
import type { Day } from './store.ts'

export interface UnitInHall {
  readonly unit: string
  /** Names of those of the unit who have been checked in. */
  readonly present: readonly string[]
}

/** Checked in by office, or as an invited delegate of the same name. */
export function headsOf(
  day: Pick<Day, 'people' | 'present' | 'session'>,
  units: readonly Pick<Unit, 'id' | 'name'>[],
): readonly UnitInHall[] {
  const here = day.present.filter((row) => row.session === day.session)
  const officials = new Set(here.map((row) => row.person))
  const names = new Set(here.flatMap((row) => (row.name === null ? [] : [spelled(row.name)])))
  return units
    .map((unit) => ({ unit, people: day.people.filter((person) => person.unit_id === unit.id) }))
    .filter(({ people }) => people.length > 0)
    .map(({ unit, people }) => ({
      unit: unit.name,
      present: people
        .filter((person) => officials.has(person.id) || names.has(spelled(person.name)))
        .map((person) => person.name),
    }))
}

function spelled(name: string): string {
  return clean(name).toLocaleLowerCase('vi')
}
