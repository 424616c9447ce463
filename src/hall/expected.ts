// Rules: who is expected at the door and who of them has not come: guests, the delegates each village named for its places,
// people who registered, officials who come by office.
import type { Role } from '../office/rights.ts'
import { personKey } from './attendance.ts'
import { scanned } from './scan.ts'
import type { Attended, Day } from './store.ts'

export type ListName = 'moi' | 'thon' | 'dang-ky' | 'don-vi'

export const LISTS: Readonly<Record<ListName, string>> = {
  moi: 'Khách mời',
  thon: 'Đại biểu các thôn',
  'dang-ky': 'Đăng ký trước',
  'don-vi': 'Cơ quan, đơn vị',
}

export interface Expected {
  readonly list: ListName
  readonly type: 'delegate' | 'registration' | 'official'
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly village: string | null
  readonly phone: string | null
  readonly present: boolean
  /** In by another list on which the same name and village stand; undefined: in by this list, or not in. */
  readonly through: { readonly list: ListName; readonly at: string; readonly by: string } | undefined
}

/** Whose office brings them to the hall: heads and staff of units, the Front, the leaders. */
const BY_OFFICE: readonly Role[] = ['unit', 'police', 'finance', 'front', 'leader']

interface Lists extends Pick<Day, 'people' | 'present' | 'session'> {
  readonly delegates: readonly Pick<
    Day['delegates'][number],
    'id' | 'name' | 'title' | 'village_id' | 'part'
  >[]
  readonly registrations: readonly Pick<
    Day['registrations'][number],
    'id' | 'name' | 'village_id' | 'phone'
  >[]
}

export function expectedOf(day: Lists): readonly Expected[] {
  const here = day.present.filter((row) => row.session === day.session)
  const delegates = new Set(here.map((row) => row.delegate))
  const registrations = new Set(here.map((row) => row.registration))
  const officials = new Set(here.map((row) => row.person))
  const expected: readonly Omit<Expected, 'through'>[] = [
    ...day.delegates.map((row) => ({
      list: row.part,
      type: 'delegate' as const,
      id: row.id,
      name: row.name,
      title: row.title,
      village: row.village_id,
      phone: null,
      present: delegates.has(row.id),
    })),
    ...day.registrations.map((row) => ({
      list: 'dang-ky' as const,
      type: 'registration' as const,
      id: row.id,
      name: row.name,
      title: null,
      village: row.village_id,
      phone: row.phone,
      present: registrations.has(row.id),
    })),
    ...day.people
      .filter((row) => row.roles.some((role) => BY_OFFICE.includes(role)))
      .map((row) => ({
        list: 'don-vi' as const,
        type: 'official' as const,
        id: row.id,
        name: row.name,
        title: row.title,
        village: null,
        phone: row.phone,
        present: officials.has(row.id),
      })),
  ]
  return throughOthers(expected, here)
}

/**
 * One person on two lists comes once: the desk refuses to count them a second time (see attend), so the other list shows
 * them as in. Two of one name on the same list are two people.
 */
function throughOthers(
  expected: readonly Omit<Expected, 'through'>[],
  here: readonly Attended[],
): readonly Expected[] {
  const rowOf = new Map(here.map((row) => [row.delegate ?? row.registration, row]))
  const came = Map.groupBy(
    expected.filter((one) => one.present && one.type !== 'official'),
    (one) => personKey(one.name, one.village),
  )
  return expected.map((one) => {
    if (one.present || one.type === 'official') return { ...one, through: undefined }
    const other = came.get(personKey(one.name, one.village))?.find(({ list }) => list !== one.list)
    const row = other && rowOf.get(other.id)
    if (!other || !row) return { ...one, through: undefined }
    return { ...one, present: true, through: { list: other.list, at: row.at, by: row.by } }
  })
}

/** The one person a scanned code means, among those expected. */
export function scannedPerson(
  expected: readonly Expected[],
  typed: string,
  byCode: { readonly type: string; readonly registration?: string } | undefined,
): Expected | undefined {
  const found = scanned(typed)
  if (found.type === 'delegate') return expected.find((row) => row.type === 'delegate' && row.id === found.id)
  return expected.find((row) => row.type === 'registration' && row.id === byCode?.registration)
}

export interface ListCount {
  readonly list: ListName
  readonly present: number
  readonly all: number
}

export function listCounts(expected: readonly Expected[]): readonly ListCount[] {
  return (Object.keys(LISTS) as ListName[])
    .map((list) => {
      const own = expected.filter((row) => row.list === list)
      return { list, all: own.length, present: own.filter((row) => row.present).length }
    })
    .filter((row) => row.all > 0)
}

export function isList(text: string | undefined): text is ListName {
  return text !== undefined && Object.hasOwn(LISTS, text)
}
