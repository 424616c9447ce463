// Act: extending a case: the reason, a date within the rule, and the notice to the person, in one.
import { calendarOf } from '../calendar/changes.store.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { issuePaper } from '../paper/issue.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { issuerOf } from './base.paper.ts'
import { actable, rowOf } from './case.acts.ts'
import { extensionPaper } from './case.paper.ts'
import { questionDues } from './clock.store.ts'
import { checkExtension, type ExtensionRoom, extensionRoom } from './due.ts'
import { type CaseFacts, currentDue, isOwed, roundOf } from './state.ts'
import type { Handle } from './store.ts'

export interface Extension {
  readonly question: string
  readonly reason: string
  readonly newDue: string
  readonly issuedOn: string
  readonly number: number | null
}

/** How far this question's date may be extended under the conference's own regulation. */
export async function roomOf(read: Handle, commune: string, facts: CaseFacts): Promise<ExtensionRoom> {
  const row = await read
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', facts.conference)
    .executeTakeFirstOrThrow()
  const regulation = await regulationOf(read, commune, row.regulation_version_id)
  // Counted from the date the rule gave, not from an extension: two extensions do not add up beyond the rule.
  const first = facts.opened ?? { rule: null, due: null }
  return extensionRoom(
    regulation.rules,
    await questionDues(read, commune, facts.conference, facts.question),
    first,
    await calendarOf(read, commune),
  )
}

export async function extendCase(
  trx: Trx,
  by: Actor,
  input: Extension,
): Promise<Result<{ paper: string; symbol: string }>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  if (!facts.value.opened || !isOwed(facts.value))
    return err({ message: 'Nội dung này không còn nợ trả lời nên không cần gia hạn.', status: 409 })
  const room = await roomOf(trx, by.commune, facts.value)
  const due = currentDue(facts.value)
  const newDue = Temporal.PlainDate.from(input.newDue)
  const checked = checkExtension({ reason: input.reason, newDue }, due, room, by.today)
  if (!checked.ok) return checked
  const row = await rowOf(trx, by, 'case_extension', input.question)
  const extension = {
    ...row,
    round: roundOf(facts.value),
    reason: input.reason,
    old_due: due,
    new_due: input.newDue,
    rule: room.rule,
    paper_id: null,
  }
  await trx.insertInto('case_extension').values(extension).execute()
  const model = await extensionPaper(trx, by.commune, input.question, row.seq, by.today)
  if (!model.ok) return model
  const paper = await issuePaper(trx, by, {
    conference: facts.value.conference,
    kind: 'gia_han',
    subject: `${input.question}.${row.seq}`,
    model: model.value,
    ...(await issuerOf(trx, by.commune, facts.value.conference)),
    number: input.number,
    issuedOn: input.issuedOn,
  })
  if (!paper.ok) return paper
  await trx
    .updateTable('case_extension')
    .set({ paper_id: paper.value.id })
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', input.question)
    .where('seq', '=', row.seq)
    .execute()
  await append(trx, by, 'case.extended', input.question, {
    seq: row.seq,
    from: due,
    to: input.newDue,
    rule: room.rule,
    paper: paper.value.id,
  })
  return ok({ paper: paper.value.id, symbol: paper.value.symbol })
}
