// Acts of triage: classify, assign and transfer, split off to another law. The human decides; each act says who did.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { clean } from '../kit/text.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import type { Competence, Field, Kind } from '../regulation/codes.ts'
import { askAcceptance, isSentBack } from './acceptance.acts.ts'
import { isSplitKind, wayOf } from './guidance.ts'
import { heldQuestion } from './receive.acts.ts'
import type { QuestionRow } from './store.ts'
import '../office/tables.ts'
import './tables.ts'

export interface Classification {
  readonly question: string
  readonly kind: Kind
  readonly competence: Competence
  /** Most important first; at least one. */
  readonly fields: readonly Field[]
  readonly version?: number | undefined
}

export async function classifyQuestion(trx: Trx, by: Actor, input: Classification): Promise<Result<void>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  if (input.kind === 'to_cao')
    return err({
      message:
        'Tố cáo không phân loại cùng các ý kiến khác: hãy dùng "Đưa vào sổ hạn chế" để giữ bí mật người tố cáo.',
      field: 'kind',
    })
  const fields = [...new Set(input.fields)]
  if (fields.length === 0) return err({ message: 'Hãy chọn ít nhất một lĩnh vực.', field: 'fields' })
  await writeClassification(trx, by, held.value.id, input.kind, input.competence, fields)
  await bump(trx, by.commune, held.value.id)
  await append(trx, by, 'question.classified', held.value.id, {
    kind: input.kind,
    competence: input.competence,
    fields,
  })
  return ok()
}

async function writeClassification(
  trx: Trx,
  by: Actor,
  question: string,
  kind: Kind,
  competence: Competence,
  fields: readonly Field[],
): Promise<void> {
  const decided = { kind, competence, by_person: by.person, at: instantText(by.now) }
  await trx
    .insertInto('classification')
    .values({ commune_id: by.commune, question_id: question, ...decided })
    .onConflict((conflict) => conflict.columns(['commune_id', 'question_id']).doUpdateSet(decided))
    .execute()
  await trx
    .deleteFrom('question_field')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', question)
    .execute()
  for (const [rank, field] of fields.entries())
    await trx
      .insertInto('question_field')
      .values({ commune_id: by.commune, question_id: question, field, rank })
      .execute()
}

export async function bump(trx: Trx, commune: string, question: string): Promise<void> {
  await trx
    .updateTable('question')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('commune_id', '=', commune)
    .where('id', '=', question)
    .execute()
}

export interface AssignmentInput {
  readonly question: string
  readonly unit: string
  /** Needed when the question moves from one unit to another. */
  readonly reason?: string | null
  readonly version?: number | undefined
}

/** Gives the question to a unit; from a unit that has it to another it is a transfer, which keeps the clock. */
export async function assignQuestion(trx: Trx, by: Actor, input: AssignmentInput): Promise<Result<void>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  const allowed = await mayBeAssigned(trx, by.commune, held.value, input.unit)
  if (!allowed.ok) return allowed
  const reason = clean(input.reason ?? '')
  const from = held.value.unit_id
  const again = from === input.unit
  if (again && !(await isSentBack(trx, by.commune, held.value.id))) return ok()
  if (from !== null && reason === '')
    return err({
      message: again
        ? 'Đơn vị này đã trả lại nội dung. Hãy ghi lý do giao lại cho chính đơn vị.'
        : 'Nội dung đang do đơn vị khác giữ. Hãy ghi lý do chuyển đơn vị.',
      field: 'reason',
    })
  if (reason.length > 1000) return err({ message: 'Lý do tối đa 1.000 ký tự.', field: 'reason' })
  const last = await trx
    .selectFrom('assignment')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', held.value.id)
    .executeTakeFirst()
  await trx
    .insertInto('assignment')
    .values({
      commune_id: by.commune,
      question_id: held.value.id,
      seq: Number(last?.seq ?? 0) + 1,
      unit_id: input.unit,
      reason: reason === '' ? null : reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await bump(trx, by.commune, held.value.id)
  await askAcceptance(trx, by, held.value.id, input.unit)
  if (from === null || again) await append(trx, by, 'question.assigned', held.value.id, { unit: input.unit })
  else await append(trx, by, 'question.transferred', held.value.id, { from, unit: input.unit })
  return ok()
}

async function mayBeAssigned(
  trx: Trx,
  commune: string,
  question: QuestionRow,
  unit: string,
): Promise<Result<void>> {
  const known = await trx
    .selectFrom('unit')
    .select('id')
    .where('commune_id', '=', commune)
    .where('id', '=', unit)
    .executeTakeFirst()
  if (!known) return err({ message: 'Xã không có đơn vị này. Hãy chọn lại.', field: 'unit' })
  const gone = await trx
    .selectFrom('unit_dissolved')
    .leftJoin('unit as successor', (join) =>
      join
        .onRef('successor.commune_id', '=', 'unit_dissolved.commune_id')
        .onRef('successor.id', '=', 'unit_dissolved.successor_id'),
    )
    .select('successor.name')
    .where('unit_dissolved.commune_id', '=', commune)
    .where('unit_dissolved.unit_id', '=', unit)
    .executeTakeFirst()
  if (gone)
    return err({
      message: gone.name
        ? `Đơn vị này đã giải thể; việc của đơn vị do ${gone.name} tiếp nhận. Hãy chọn đơn vị khác.`
        : 'Đơn vị này đã giải thể. Hãy chọn đơn vị khác.',
      field: 'unit',
    })
  if (question.duplicate_of !== null)
    return err({
      message: 'Nội dung này đã ghép trùng: đơn vị được giao ở nội dung đứng đầu nhóm.',
      field: 'unit',
    })
  return ok()
}

export interface SplitOff {
  readonly question: string
  readonly kind: Kind
  /** The law's usual words when absent. */
  readonly guidance?: string | null
  readonly version?: number | undefined
}

/** Khiếu nại, tố giác, tranh chấp, thủ tục: guided to their own law, kept in sight as split off. */
export async function splitOffQuestion(trx: Trx, by: Actor, input: SplitOff): Promise<Result<void>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  const { kind } = input
  if (!isSplitKind(kind))
    return err({
      message:
        'Chỉ tách khiếu nại, tố giác tội phạm, tranh chấp, thủ tục hành chính. Tố cáo thì đưa vào sổ hạn chế.',
      field: 'kind',
    })
  const guidance = clean(input.guidance ?? '') || wayOf(kind).guidance
  if (guidance.length > 3000) return err({ message: 'Lời hướng dẫn tối đa 3.000 ký tự.', field: 'guidance' })
  const decided = { kind, guidance, by_person: by.person, at: instantText(by.now) }
  await trx
    .insertInto('split_off')
    .values({ commune_id: by.commune, question_id: held.value.id, ...decided })
    .onConflict((conflict) => conflict.columns(['commune_id', 'question_id']).doUpdateSet(decided))
    .execute()
  const fields = held.value.fields.length > 0 ? held.value.fields : (['khac'] as const)
  const competence = kind === 'khieu_nai' ? 'complaint_law' : kind === 'tthc' ? 'commune' : 'other_body'
  await writeClassification(trx, by, held.value.id, kind, competence, fields)
  await bump(trx, by.commune, held.value.id)
  await append(trx, by, 'question.split_off', held.value.id, { kind })
  return ok()
}
