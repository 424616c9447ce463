// Rules: bringing a day home. Row by row three states are compared: as it was lent, as it is on the laptop, as it is at home.
// What only the laptop changed is taken; what both changed is shown side by side and decided by a person, never by silence;
// what has left the ordinary lists at home (a denunciation moved to the restricted register, data erased) stays away.
import type { Change } from './parcel.ts'
import { type Owner, type Row, type Travelling, travellingTable } from './travel.ts'

/** How a row is told apart: its text, or null where there is none. */
export interface States {
  readonly base: string | null
  readonly laptop: string | null
  readonly home: string | null
  /** The digest of the row as an earlier parcel of the same loan left it at home. */
  readonly taken: string | undefined
}

export type Fate = 'same' | 'take' | 'clash'

export function fateOf(states: States, digest: (text: string) => string): Fate {
  const { base, laptop, home, taken } = states
  if (laptop === home) return 'same'
  const homeDigest = home === null ? NOTHING : digest(home)
  const laptopDigest = laptop === null ? NOTHING : digest(laptop)
  if (taken !== undefined) {
    // An earlier parcel settled this row: the laptop has not touched it since, or home has not.
    if (laptopDigest === taken) return 'same'
    return homeDigest === taken ? 'take' : 'clash'
  }
  return home === base ? 'take' : 'clash'
}

/** The digest of a row that is not there. */
export const NOTHING = '-'

export interface OwnerId {
  readonly kind: Owner
  readonly id: string
}

export type Choice = 'nha' | 'may' | 'ca_hai'

export interface ClashRow {
  readonly of: Travelling
  readonly change: Change
  readonly home: Row | null
}

/** What belongs together is decided together. */
export interface Clash {
  /** "question-…", "hoi-nghi-ngay": also the name of the choice in the form. */
  readonly id: string
  readonly owner: OwnerId | null
  readonly rows: readonly ClashRow[]
  readonly may: readonly Choice[]
  /** Why only home's version can stay. */
  readonly gone: 'left' | 'erased' | null
}

export interface MergePlan {
  readonly take: readonly Change[]
  readonly same: number
  readonly clashes: readonly Clash[]
}

/** Tables that tell one story: of two days in the hall one is kept whole. */
const COURSE: ReadonlySet<string> = new Set([
  'hall_moment',
  'hall_setting',
  'agenda_change',
  'chair_handover',
  'session_break_off',
])

/** Written by whichever machine was first to see it: the same fact, at another minute. */
const ONE_FACT: ReadonlySet<string> = new Set(['personal_access'])

export function ownerOf(of: Travelling, row: Row): OwnerId | null {
  if (!of.of) return null
  const [kind, column] = of.of
  return { kind, id: String(row[column]) }
}

function groupOf(of: Travelling, row: Row): string {
  const owner = ownerOf(of, row)
  if (owner) return `${owner.kind}-${owner.id}`
  return COURSE.has(of.table) ? 'hoi-nghi-ngay' : `hoi-nghi-${of.table}`
}

export interface AtHome {
  /** The row of that key at home. */
  row(table: string, key: string): Row | null
  /** Everything at home that says one thing of this owner. */
  unit(owner: OwnerId): readonly { readonly table: string; readonly key: string; readonly row: Row }[]
  text(row: Row): string
  taken(table: string, key: string): string | undefined
  /** Whether the question or submission a row hangs on is still in the ordinary lists. */
  stands(owner: OwnerId): boolean
  /** Personal data of its submission were erased at home. */
  erased(owner: OwnerId): boolean
}

interface Judged {
  readonly of: Travelling
  readonly change: Change
  readonly home: Row | null
  readonly owner: OwnerId | null
  readonly fate: Fate
  readonly group: string
}

export function planMerge(
  changes: readonly Change[],
  home: AtHome,
  digest: (text: string) => string,
): MergePlan {
  const added = new Set(
    changes.flatMap(({ table, base, row }) =>
      base === null && row && (table === 'question' || table === 'submission') ? [`${table}-${row.id}`] : [],
    ),
  )
  const judged = changes.map((change) => judge(change, home, digest))
  const units = Map.groupBy(
    judged.filter(({ of, owner }) => of.unit && owner !== null),
    ({ group }) => group,
  )
  const alone = judged.filter(({ of, owner }) => !of.unit || owner === null)
  const settled = [...alone, ...[...units.values()].flatMap((unit) => judgeUnit(unit, home, digest))]
  return plan(settled, home, added)
}

function judge(change: Change, home: AtHome, digest: (text: string) => string): Judged {
  const of = travellingTable(change.table)
  if (!of) throw new Error(`a change of ${change.table}, which does not travel`)
  const now = home.row(change.table, change.key)
  const row = change.row ?? change.base ?? now ?? {}
  const same = now !== null && ONE_FACT.has(change.table)
  const fate = same ? 'same' : fateOf(statesOf(change, now, home), digest)
  return { of, change, home: now, owner: ownerOf(of, row), fate, group: groupOf(of, row) }
}

function statesOf(change: Change, now: Row | null, home: AtHome): States {
  const text = (one: Row | null) => (one === null ? null : home.text(one))
  return {
    base: text(change.base),
    laptop: text(change.row),
    home: text(now),
    taken: home.taken(change.table, change.key),
  }
}

/** Of what says one thing together either side's version stands whole: never half of each. */
function judgeUnit(
  unit: readonly Judged[],
  home: AtHome,
  digest: (text: string) => string,
): readonly Judged[] {
  const [first] = unit
  if (!first?.owner) return unit
  const known = new Set(unit.map(({ change }) => `${change.table} ${change.key}`))
  const extra = home
    .unit(first.owner)
    .filter(({ table, key }) => !known.has(`${table} ${key}`))
    .flatMap(({ table, key, row }): readonly Judged[] => {
      const of = travellingTable(table)
      const change: Change = { table, key, base: row, row: null }
      return of ? [{ of, change, home: row, owner: first.owner, fate: 'take', group: first.group }] : []
    })
  const changed = (side: 'laptop' | 'home') =>
    unit.some(({ change, home: now }) => {
      const states = statesOf(change, now, home)
      if (states.taken === undefined) return states[side] !== states.base
      return states.taken !== (states[side] === null ? NOTHING : digest(states[side]))
    })
  const homeChanged = extra.length > 0 || changed('home')
  if (!changed('laptop')) return unit.map((one) => ({ ...one, fate: 'same' }))
  const differs = (one: Judged): boolean => {
    const { laptop, home: here } = statesOf(one.change, one.home, home)
    return laptop !== here
  }
  const fate: Fate = homeChanged ? 'clash' : 'take'
  return [...unit, ...extra].map((one) => ({ ...one, fate: differs(one) ? fate : 'same' }))
}

function plan(settled: readonly Judged[], home: AtHome, added: ReadonlySet<string>): MergePlan {
  const take: Change[] = []
  const clashes = new Map<string, { rows: ClashRow[]; gone: Clash['gone']; owner: OwnerId | null }>()
  let same = 0
  for (const { of, change, home: now, owner, fate, group: id } of settled) {
    const gone = owner === null ? null : leftBy(owner, home, added)
    if (fate === 'same') same++
    else if (fate === 'take' && gone === null) take.push(change)
    else {
      const group = clashes.get(id) ?? { rows: [], gone: null, owner }
      group.rows.push({ of, change, home: now })
      group.gone ??= gone
      clashes.set(id, group)
    }
  }
  return {
    take,
    same,
    clashes: [...clashes].map(([id, group]) => ({ id, ...group, may: choicesOf(group.rows, group.gone) })),
  }
}

function leftBy(owner: OwnerId, home: AtHome, added: ReadonlySet<string>): Clash['gone'] {
  if (owner.kind !== 'question' && owner.kind !== 'submission') return null
  if (added.has(`${owner.kind}-${owner.id}`)) return null
  if (!home.stands(owner)) return 'left'
  return home.erased(owner) ? 'erased' : null
}

/** Both can stay where each only adds a line of its own. */
function choicesOf(rows: readonly ClashRow[], gone: Clash['gone']): readonly Choice[] {
  if (gone !== null) return ['nha']
  const lines = rows.every(({ of, change, home }) => of.counted && change.base === null && change.row && home)
  return lines ? ['nha', 'may', 'ca_hai'] : ['nha', 'may']
}

/** Undefined where a clash is not decided, or not in a way it can be. */
export function decided(
  plan: MergePlan,
  choices: ReadonlyMap<string, string>,
): ReadonlyMap<string, Choice> | undefined {
  const found = new Map<string, Choice>()
  for (const { id, may } of plan.clashes) {
    const choice = may.length === 1 ? may[0] : may.find((one) => one === choices.get(id))
    if (choice === undefined) return undefined
    found.set(id, choice)
  }
  return found
}
