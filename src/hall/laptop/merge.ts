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
  readonly owner: { readonly kind: Owner; readonly id: string } | null
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

export function ownerOf(of: Travelling, row: Row): { readonly kind: Owner; readonly id: string } | null {
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
  text(row: Row): string
  taken(table: string, key: string): string | undefined
  /** Whether the question or submission a row hangs on is still in the ordinary lists. */
  stands(owner: { readonly kind: Owner; readonly id: string }): boolean
  /** Personal data of its submission were erased at home. */
  erased(owner: { readonly kind: Owner; readonly id: string }): boolean
}

export function planMerge(
  changes: readonly Change[],
  home: AtHome,
  digest: (text: string) => string,
): MergePlan {
  const added = new Set(
    changes.flatMap(({ table, base, row }) =>
      base === null && row && (table === 'question' || table === 'submission') ? [`${table}:${row.id}`] : [],
    ),
  )
  const take: Change[] = []
  const clashes = new Map<string, { rows: ClashRow[]; gone: Clash['gone']; owner: Clash['owner'] }>()
  let same = 0
  for (const change of changes) {
    const of = travellingTable(change.table)
    const now = home.row(change.table, change.key)
    const row = change.row ?? change.base ?? now
    if (!of || !row) {
      same++
      continue
    }
    const text = (one: Row | null) => (one === null ? null : home.text(one))
    const fate = fateOf(
      {
        base: text(change.base),
        laptop: text(change.row),
        home: text(now),
        taken: home.taken(change.table, change.key),
      },
      digest,
    )
    const owner = ownerOf(of, row)
    const gone = owner === null ? null : leftBy(owner, home, added)
    if (fate === 'same' || (now !== null && ONE_FACT.has(change.table))) same++
    else if (fate === 'take' && gone === null) take.push(change)
    else {
      const id = groupOf(of, row)
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

function leftBy(
  owner: { readonly kind: Owner; readonly id: string },
  home: AtHome,
  added: ReadonlySet<string>,
): Clash['gone'] {
  if (owner.kind !== 'question' && owner.kind !== 'submission') return null
  if (added.has(`${owner.kind}:${owner.id}`)) return null
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
