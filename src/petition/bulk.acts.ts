// Common acts on several questions: one transaction, an entry in the ledger for each question and one for the whole;
// undone by a new act, unless something happened to one of them since. All or none, and every one as it was read.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { MAIN } from '../ledger/chain.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import type { Competence, Field, Kind } from '../regulation/codes.ts'
import { type Before, findBulk, putBack, rowsOfBulk, takeDown } from './bulk.store.ts'
import { grouped } from './code.ts'
import { setQuestionDue } from './due.acts.ts'
import { isGrave } from './guidance.ts'
import { linkQuestion } from './link.acts.ts'
import type { Proposal, Seen } from './proposal.ts'
import { duplicatesOf, findQuestion, type QuestionRow } from './store.ts'
import { assignQuestion, bump, classifyQuestion } from './triage.acts.ts'
import './tables.ts'

export interface Chosen {
  readonly question: string
  /** As the page showed it; a version that is no more is refused. */
  readonly seen?: Seen | undefined
}

export type BulkInput =
  | { readonly act: 'suggested' }
  | {
      readonly act: 'classified'
      /** null: as it stands, or as proposed. */
      readonly kind: Kind | null
      readonly competence: Competence | null
      readonly field: Field | null
    }
  | { readonly act: 'assigned'; readonly unit: string; readonly reason: string | null }
  | { readonly act: 'linked' }
  | { readonly act: 'due_set'; readonly due: string }

export const MAX_BULK = 200
/** Later a list of what was done is no longer what people have in mind. */
export const UNDO_HOURS = 7 * 24

export interface Done {
  readonly id: string
  readonly done: number
  readonly leftOut: number
}

export async function actOnMany(
  trx: Trx,
  by: Actor,
  chosen: readonly Chosen[],
  input: BulkInput,
): Promise<Result<Done>> {
  const found = await asTheyWereRead(trx, by, chosen)
  if (!found.ok) return found
  const seen = new Map(chosen.map((one) => [one.question, one.seen]))
  const rows =
    input.act === 'suggested'
      ? found.value.filter((row) => !staysOut(seen.get(row.id)?.proposal))
      : found.value
  if (rows.length === 0)
    return err({
      message:
        'Không nội dung nào được chọn có gợi ý nhận được từ danh sách: nội dung đã phân loại, hoặc có thể là khiếu nại, tố cáo thì mở ra quyết định từng việc.',
    })
  const before = await affected(trx, by, rows, input)
  const done =
    input.act === 'linked' ? await joinAll(trx, by, rows) : await eachOf(trx, by, rows, input, seen)
  if (!done.ok) return done
  const id = newId()
  const entry = await append(trx, by, 'questions.bulk', id, {
    act: input.act,
    questions: [...before.keys()],
    left_out: found.value.length - rows.length,
  })
  await trx
    .insertInto('bulk_act')
    .values({
      commune_id: by.commune,
      id,
      conference_id: rows[0]?.conference_id ?? null,
      act: input.act,
      left_out: found.value.length - rows.length,
      ledger_seq: entry.seq,
      by_person: by.person,
      at: instantText(by.now),
      undone_by: null,
      undone_at: null,
    })
    .execute()
  for (const [question, was] of before) {
    const now = await findQuestion(trx, by.commune, question)
    await trx
      .insertInto('bulk_act_row')
      .values({
        commune_id: by.commune,
        bulk_id: id,
        question_id: question,
        before: JSON.stringify(was),
        version_after: now?.version ?? 1,
      })
      .execute()
  }
  return ok({ id, done: rows.length, leftOut: found.value.length - rows.length })
}

function staysOut(proposal: Proposal | undefined): boolean {
  return proposal === undefined || isGrave(proposal.kind)
}

/** Every chosen question of this commune, once; one that is gone or was changed since stops them all. */
async function asTheyWereRead(
  trx: Trx,
  by: Actor,
  chosen: readonly Chosen[],
): Promise<Result<readonly QuestionRow[]>> {
  const rows: QuestionRow[] = []
  const stale: string[] = []
  for (const { question, seen } of new Map(chosen.map((one) => [one.question, one])).values()) {
    const row = await findQuestion(trx, by.commune, question)
    if (!row)
      return err({
        message:
          'Có nội dung được chọn không còn trong danh sách. Chưa làm gì: hãy tải lại trang và chọn lại.',
        status: 422,
      })
    if (seen && seen.version !== row.version) stale.push(grouped(row.code))
    rows.push(row)
  }
  if (stale.length === 0) return ok(rows)
  return err({
    message:
      'Có nội dung vừa được người khác (hoặc thẻ khác) sửa sau khi trang này mở. Chưa làm gì: danh sách dưới đây đã là bản mới, hãy xem lại rồi chọn lại.',
    details: stale.map((code) => `Mã ${code}`),
    status: 409,
  })
}

/** What stood before of everything the act may touch: joining moves what hangs on the chosen ones as well. */
async function affected(
  trx: Trx,
  by: Actor,
  rows: readonly QuestionRow[],
  input: BulkInput,
): Promise<ReadonlyMap<string, Before>> {
  const before = new Map<string, Before>()
  for (const row of rows) before.set(row.id, await takeDown(trx, by.commune, row))
  if (input.act !== 'linked') return before
  for (const row of rows) {
    const head = row.duplicate_of === null ? undefined : await findQuestion(trx, by.commune, row.duplicate_of)
    for (const other of [...(await duplicatesOf(trx, by.commune, row.id)), ...(head ? [head] : [])])
      if (!before.has(other.id)) before.set(other.id, await takeDown(trx, by.commune, other))
  }
  return before
}

async function eachOf(
  trx: Trx,
  by: Actor,
  rows: readonly QuestionRow[],
  input: Exclude<BulkInput, { act: 'linked' }>,
  seen: ReadonlyMap<string, Seen | undefined>,
): Promise<Result<void>> {
  for (const row of rows) {
    const done = await one(trx, by, row, input, seen.get(row.id)?.proposal)
    if (!done.ok) return err(refusedAt(row, done.error))
  }
  return ok()
}

function refusedAt(row: QuestionRow, problem: Problem): Problem {
  const { field, ...rest } = problem
  return {
    ...rest,
    ...(field === undefined ? {} : { field }),
    status: 422,
    message: `Chưa làm nội dung nào. Mã ${grouped(row.code)}: ${problem.message}`,
  }
}

async function one(
  trx: Trx,
  by: Actor,
  row: QuestionRow,
  input: Exclude<BulkInput, { act: 'linked' }>,
  proposal: Proposal | undefined,
): Promise<Result<void>> {
  const question = row.id
  switch (input.act) {
    case 'suggested':
      return accept(trx, by, row, proposal as Proposal)
    case 'classified': {
      const kind = input.kind ?? (row.kind as Kind | null) ?? proposal?.kind ?? null
      const competence = input.competence ?? row.competence ?? proposal?.competence ?? null
      const [main, ...more] = row.fields.length > 0 ? row.fields : (proposal?.fields ?? [])
      const fields = input.field
        ? [input.field, ...(row.kind === null ? [] : more)]
        : main
          ? [main, ...more]
          : []
      if (kind === null || competence === null || fields.length === 0)
        return err({ message: 'chưa phân loại: hãy chọn đủ loại, lĩnh vực và thẩm quyền.' })
      if (isGrave(kind) && input.kind === null)
        return err({ message: 'có thể phải tách theo luật khác: hãy mở ra quyết định riêng.' })
      return classifyQuestion(trx, by, { question, kind, competence, fields })
    }
    case 'assigned':
      return assignQuestion(trx, by, { question, unit: input.unit, reason: input.reason })
    case 'due_set':
      return setQuestionDue(trx, by, { question, due: input.due })
  }
}

/** Kind, fields and competence; then the owner and the day, where they are proposed and not decided already. */
async function accept(trx: Trx, by: Actor, row: QuestionRow, proposal: Proposal): Promise<Result<void>> {
  if (row.kind !== null) return err({ message: 'đã phân loại rồi: gợi ý không thay quyết định đã có.' })
  const { kind, competence, fields, unit, due } = proposal
  const classified = await classifyQuestion(trx, by, { question: row.id, kind, competence, fields })
  if (!classified.ok) return classified
  if (unit !== null && row.unit_id === null) {
    const assigned = await assignQuestion(trx, by, { question: row.id, unit })
    if (!assigned.ok) return assigned
  }
  if (due === null || row.due_on !== null || due < by.today.toString()) return ok()
  return setQuestionDue(trx, by, { question: row.id, due })
}

/** One group with one answer: its head is the one that came first, or the one that others of the chosen point at already. */
async function joinAll(trx: Trx, by: Actor, rows: readonly QuestionRow[]): Promise<Result<void>> {
  if (rows.length < 2) return err({ message: 'Hãy chọn từ hai nội dung trở lên để ghép thành một việc.' })
  const inOrder = [...rows].sort((a, b) =>
    a.received_at === b.received_at ? (a.id < b.id ? -1 : 1) : a.received_at < b.received_at ? -1 : 1,
  )
  const chosen = new Set(rows.map((row) => row.duplicate_of).filter((id) => id !== null))
  const head = inOrder.find((row) => chosen.has(row.id)) ?? inOrder.find((row) => row.duplicate_of === null)
  const target = head?.id ?? inOrder[0]?.duplicate_of
  if (!target) return err({ message: 'Không tìm thấy nội dung đứng đầu nhóm. Hãy tải lại trang.' })
  for (const row of inOrder) {
    if (row.id === target || row.duplicate_of === target) continue
    const linked = await linkQuestion(trx, by, { question: row.id, kind: 'trung', ofQuestion: target })
    if (!linked.ok) return err(refusedAt(row, linked.error))
  }
  return ok()
}

/** Puts every question back as it stood before the common act; refused when one of them has gone on since. */
export async function undoBulk(trx: Trx, by: Actor, id: string): Promise<Result<number>> {
  const bulk = await findBulk(trx, by.commune, id)
  if (!bulk) return err({ message: 'Không tìm thấy việc này.', status: 404 })
  if (bulk.undone_at !== null) return err({ message: 'Việc này đã được hoàn tác rồi.', status: 409 })
  const age = by.now.since(Temporal.Instant.from(bulk.at)).total('hours')
  if (age > UNDO_HOURS)
    return err({
      message: `Việc này đã quá ${UNDO_HOURS / 24} ngày nên không hoàn tác cả loạt được. Hãy mở và sửa từng nội dung.`,
      status: 409,
    })
  const rows = await rowsOfBulk(trx, by.commune, id)
  const gone = await goneOn(trx, by.commune, bulk, rows)
  if (gone.length > 0)
    return err({
      message:
        'Không hoàn tác được cả loạt: sau đó đã có việc khác với các nội dung dưới đây. Hãy mở và sửa từng nội dung.',
      details: gone.slice(0, 10).map((code) => `Mã ${code}`),
      status: 409,
    })
  for (const row of rows) {
    await putBack(trx, by, row.question_id, JSON.parse(row.before) as Before)
    await bump(trx, by.commune, row.question_id)
    await append(trx, by, 'question.restored', row.question_id, { bulk: id })
  }
  await trx
    .updateTable('bulk_act')
    .set({ undone_by: by.person, undone_at: instantText(by.now) })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  await append(trx, by, 'questions.bulk_undone', id, { questions: rows.map((row) => row.question_id) })
  return ok(rows.length)
}

/** Changed since, or named by an entry of the ledger written since: an answer drafted, a decision of the chair. */
async function goneOn(
  trx: Trx,
  commune: string,
  bulk: { readonly ledger_seq: number; readonly at: string },
  rows: Awaited<ReturnType<typeof rowsOfBulk>>,
): Promise<readonly string[]> {
  const entries = await trx
    .selectFrom('ledger')
    .select(['subject', 'data'])
    .where('commune_id', '=', commune)
    // On the branch of a laptop the numbers are its own: there the time tells.
    .where((eb) =>
      eb.or([
        eb.and([eb('stream', '=', MAIN), eb('seq', '>', bulk.ledger_seq)]),
        eb.and([eb('stream', '<>', MAIN), eb('at', '>=', bulk.at)]),
      ]),
    )
    .execute()
  const since = entries.map(({ subject, data }) => `${subject} ${data}`).join('\n')
  return rows
    .filter((row) => row.version !== row.version_after || since.includes(row.question_id))
    .map((row) => grouped(row.code ?? ''))
}
