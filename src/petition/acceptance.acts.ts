// Inside other acts: a unit that is given a question is asked to take it; whoever works on it has taken it. What the unit
// says itself, and what its pages show, stands in the follow-up.
import { calendarOf } from '../calendar/changes.store.ts'
import { addWorkingDays } from '../calendar/counting.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import type { Actor } from '../ledger/ledger.ts'
import type { Handle } from './store.ts'
import './acceptance.tables.ts'
import '../office/tables.ts'

/** The commune's working days for it; null: no date is set. */
export async function acceptanceTerm(
  read: Handle,
  commune: string,
): Promise<{ readonly days: number | null; readonly version: number }> {
  const row = await read
    .selectFrom('acceptance_term')
    .select(['days', 'version'])
    .where('commune_id', '=', commune)
    .executeTakeFirst()
  return row ?? { days: null, version: 0 }
}

/** The last day to say so of what is asked today. */
export async function acceptanceDue(trx: Trx, by: Actor): Promise<string | null> {
  const { days } = await acceptanceTerm(trx, by.commune)
  if (days === null) return null
  const counted = addWorkingDays(by.today, days, await calendarOf(trx, by.commune))
  return counted.ok ? counted.value.date.toString() : null
}

/** Given to a unit: what was asked of another one before is over. A unit that gave it to itself has taken it. */
export async function askAcceptance(trx: Trx, by: Actor, question: string, unit: string): Promise<void> {
  await settle(trx, by, question, 'thay')
  const giver = await trx
    .selectFrom('person')
    .select('unit_id')
    .where('commune_id', '=', by.commune)
    .where('id', '=', by.person)
    .executeTakeFirst()
  if (giver?.unit_id === unit) return
  await trx
    .insertInto('acceptance')
    .values({
      commune_id: by.commune,
      id: newId(),
      question_id: question,
      unit_id: unit,
      asked_at: instantText(by.now),
      due: await acceptanceDue(trx, by),
      outcome: null,
      reason: null,
      by_person: null,
      at: null,
      waits: 'don_vi',
      office_due: null,
    })
    .execute()
}

/** Work on a question was begun, or it has its result: nobody is asked any more whether they take it. */
export async function takenByWork(trx: Trx, by: Actor, question: string): Promise<void> {
  await settle(trx, by, question, 'viec')
}

async function settle(trx: Trx, by: Actor, question: string, outcome: 'viec' | 'thay'): Promise<void> {
  const waiting = (waits: 'don_vi' | 'van_phong') =>
    trx
      .updateTable('acceptance')
      .where('commune_id', '=', by.commune)
      .where('question_id', '=', question)
      .where('waits', '=', waits)
  await waiting('don_vi')
    .set({ outcome, by_person: by.person, at: instantText(by.now), waits: null })
    .execute()
  await waiting('van_phong').set({ waits: null }).execute()
}

/** A unit sent it back, and the office has not given it anew. */
export async function isSentBack(read: Handle, commune: string, question: string): Promise<boolean> {
  const row = await read
    .selectFrom('acceptance')
    .select('id')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .where('waits', '=', 'van_phong')
    .executeTakeFirst()
  return row !== undefined
}

/** A common assignment is undone: its asking goes, what waited before waits again. Nobody has said anything since. */
export async function askedAsBefore(trx: Trx, commune: string, question: string): Promise<void> {
  await trx
    .deleteFrom('acceptance')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .where('waits', '=', 'don_vi')
    .execute()
  const last = await trx
    .selectFrom('acceptance')
    .select(['id', 'outcome'])
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.outcome !== 'thay' && last?.outcome !== 'tra') return
  await trx
    .updateTable('acceptance')
    .set(
      last.outcome === 'thay'
        ? { outcome: null, by_person: null, at: null, waits: 'don_vi' }
        : { waits: 'van_phong' },
    )
    .where('commune_id', '=', commune)
    .where('id', '=', last.id)
    .execute()
}
