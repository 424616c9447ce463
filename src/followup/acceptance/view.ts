// What pages show of acceptance: who has not said yet whether it takes what it was given, what came back to the office.
import { calendarOf } from '../../calendar/changes.store.ts'
import type { Signed } from '../../office/session.ts'
import { listUnits } from '../../office/store.ts'
import { questionsById } from '../../petition/store.ts'
import { datePhase, distanceWords, type Phase } from '../state.ts'
import type { Handle } from '../store.ts'
import type { Acceptance } from './rules.ts'
import { waitingAcceptances } from './store.ts'

export interface AcceptanceWork {
  readonly acceptance: Acceptance
  readonly text: string
  readonly code: string
  readonly unitName: string
  /** The date of whoever has to act next. */
  readonly deadline: string | null
  readonly phase: Phase
  readonly distance: string | undefined
}

export interface AcceptanceView {
  /** Asked and not said yet. */
  readonly asked: readonly AcceptanceWork[]
  /** Sent back, to be given anew by the office. */
  readonly back: readonly AcceptanceWork[]
}

export const NOTHING_WAITS: AcceptanceView = { asked: [], back: [] }

/** Of the whole commune for those who see it all, of one's own unit for a unit; the earliest date first. */
export async function acceptanceView(
  read: Handle,
  who: Signed,
  today: Temporal.PlainDate,
): Promise<AcceptanceView> {
  const all = who.rights.has('petition.read')
  if (!all && !(who.rights.has('petition.read_unit') && who.unit)) return NOTHING_WAITS
  const commune = who.commune.id
  const waiting = await waitingAcceptances(read, commune, all ? undefined : (who.unit ?? undefined))
  if (waiting.length === 0) return NOTHING_WAITS
  const calendar = await calendarOf(read, commune)
  const names = new Map((await listUnits(read, commune)).map((unit) => [unit.id, unit.name]))
  const found = await questionsById(read, commune, [
    ...new Set(waiting.map(({ acceptance }) => acceptance.question)),
  ])
  const texts = new Map(found.map((row) => [row.id, row]))
  const rows = waiting.flatMap(({ acceptance }): readonly AcceptanceWork[] => {
    const row = texts.get(acceptance.question)
    if (!row) return []
    const deadline = acceptance.waits === 'van_phong' ? acceptance.officeDue : acceptance.due
    return [
      {
        acceptance,
        text: row.text,
        code: row.code,
        unitName: names.get(acceptance.unit) ?? acceptance.unit,
        deadline,
        phase: datePhase(deadline, today, calendar),
        distance:
          deadline === null ? undefined : distanceWords(Temporal.PlainDate.from(deadline), today, calendar),
      },
    ]
  })
  rows.sort((a, b) => ((a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1))
  return {
    asked: rows.filter(({ acceptance }) => acceptance.waits === 'don_vi'),
    back: rows.filter(({ acceptance }) => acceptance.waits === 'van_phong'),
  }
}

export interface UnitWaits {
  readonly unit: string
  readonly name: string
  readonly waits: number
  readonly late: number
}

/** How many each unit has not taken yet, the ones with most late first. */
export function byUnit(rows: readonly AcceptanceWork[]): readonly UnitWaits[] {
  const units = new Map<string, { name: string; waits: number; late: number }>()
  for (const row of rows) {
    const count = units.get(row.acceptance.unit) ?? { name: row.unitName, waits: 0, late: 0 }
    count.waits += 1
    if (row.phase === 'late') count.late += 1
    units.set(row.acceptance.unit, count)
  }
  return [...units]
    .map(([unit, count]) => ({ unit, ...count }))
    .sort((a, b) => b.late - a.late || b.waits - a.waits || (a.unit < b.unit ? -1 : 1))
}
