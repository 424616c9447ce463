// Acts: a unit takes what it was given, one or many at once, or sends it back with a reason; the office sets the days for it.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { newId } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { acceptanceDue, acceptanceTerm } from '../../petition/acceptance.acts.ts'
import type { AcceptanceRow } from '../../petition/acceptance.tables.ts'
import { bump } from '../../petition/triage.acts.ts'
import { actable } from '../case.acts.ts'
import { lastOf, mayAnswer, maySendBack } from './rules.ts'
import { acceptancesOf } from './store.ts'

/** Taken again is taken: nothing happens twice. What was sent back by mistake is taken back so. */
export async function takeQuestion(
  trx: Trx,
  by: Actor,
  input: { readonly question: string },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const may = mayAnswer(facts.value)
  if (!may.ok) return may
  const { unit } = may.value
  const last = lastOf(await acceptancesOf(trx, by.commune, input.question), facts.value)
  if (last?.waits === null) return ok()
  await settleWith(trx, by, { question: input.question, unit, outcome: 'nhan', reason: null, waits: null })
  await append(trx, by, 'question.accepted', input.question, { unit })
  return ok()
}

export async function takeMany(
  trx: Trx,
  by: Actor,
  questions: readonly string[],
): Promise<Result<{ readonly taken: number }>> {
  const each = new Set(questions)
  for (const question of each) {
    const taken = await takeQuestion(trx, by, { question })
    if (!taken.ok) return taken
  }
  return ok({ taken: each.size })
}

/** The question stays with the unit, and its date runs on, until the office has given it anew: it is never ownerless. */
export async function sendBack(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly reason: string },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const may = mayAnswer(facts.value)
  if (!may.ok) return may
  const { unit } = may.value
  const free = maySendBack(
    lastOf(await acceptancesOf(trx, by.commune, input.question), facts.value),
    facts.value,
  )
  if (!free.ok) return free
  const { question, reason } = input
  const officeDue = await acceptanceDue(trx, by)
  await settleWith(trx, by, { question, unit, outcome: 'tra', reason, waits: 'van_phong', officeDue })
  await append(trx, by, 'question.sent_back', question, { unit, due: officeDue })
  return ok()
}

interface Said {
  readonly question: string
  readonly unit: string
  readonly outcome: 'nhan' | 'tra'
  readonly reason: string | null
  readonly waits: AcceptanceRow['waits']
  readonly officeDue?: string | null
}

/** Written on the row that asked; where none asks, on one of its own. */
async function settleWith(trx: Trx, by: Actor, said: Said): Promise<void> {
  const word = {
    outcome: said.outcome,
    reason: said.reason,
    by_person: by.person,
    at: instantText(by.now),
    waits: said.waits,
    office_due: said.officeDue ?? null,
  }
  const mine = () =>
    trx
      .updateTable('acceptance')
      .where('commune_id', '=', by.commune)
      .where('question_id', '=', said.question)
      .where('unit_id', '=', said.unit)
  const asked = await mine().where('waits', '=', 'don_vi').set(word).returning('id').execute()
  if (asked.length > 0) {
    await bump(trx, by.commune, said.question)
    return
  }
  await mine().where('waits', '=', 'van_phong').set({ waits: null }).execute()
  await trx
    .insertInto('acceptance')
    .values({
      commune_id: by.commune,
      id: newId(),
      question_id: said.question,
      unit_id: said.unit,
      asked_at: instantText(by.now),
      due: null,
      ...word,
    })
    .execute()
  await bump(trx, by.commune, said.question)
}

export async function saveTerm(
  trx: Trx,
  by: Actor,
  input: { readonly days: number | null; readonly version: number },
): Promise<Result<void>> {
  const before = await acceptanceTerm(trx, by.commune)
  if (before.version !== input.version)
    return err({
      message: 'Người khác vừa lưu bản mới hơn. Hãy tải lại trang để xem rồi sửa tiếp.',
      status: 409,
    })
  const values = {
    days: input.days,
    version: input.version + 1,
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx
    .insertInto('acceptance_term')
    .values({ commune_id: by.commune, ...values })
    .onConflict((conflict) => conflict.column('commune_id').doUpdateSet(values))
    .execute()
  await append(trx, by, 'acceptance.term_saved', by.commune, { days: input.days })
  return ok()
}
