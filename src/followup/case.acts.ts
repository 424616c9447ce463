// Acts on a question's case: opening, progress, guidance, promise, completion, satisfaction, reopening.
// Extending stands in extension.acts.ts, letters to the superior in escalation.acts.ts.
import { instantText, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import { takenByWork } from '../petition/acceptance.acts.ts'
import { notBeforeReceived } from './event.store.ts'
import {
  type CaseFacts,
  currentDue,
  dispositionOf,
  factsOf,
  isClosed,
  isOwed,
  nextOf,
  openPromise,
  requestState,
  roundOf,
} from './state.ts'
import { findCase, nextSeq, questionFacts } from './store.ts'
import { movedTo } from './succession/store.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

const GONE = { message: 'Không tìm thấy nội dung này.', status: 404 } as const

/** The facts of a question that acts may change: its own, never a duplicate's (its head is acted on instead). */
export async function actable(trx: Trx, commune: string, question: string): Promise<Result<CaseFacts>> {
  const facts = (await questionFacts(trx, commune, question)).get(question)
  if (!facts) return err(GONE)
  const moved = await movedTo(trx, commune, question)
  if (moved)
    return err({
      message: `Xã đã sáp nhập: nội dung này do ${moved.name} tiếp tục giải quyết, mã ${moved.code}.`,
      status: 409,
    })
  if (facts.head !== null)
    return err({
      message:
        'Nội dung này đã được ghép vào một nội dung trùng và dùng chung cách xử lý, câu trả lời. Hãy mở nội dung được ghép tới.',
      status: 409,
    })
  return ok(facts)
}

export interface CaseInput {
  readonly question: string
  readonly due: string | null
  readonly rule: string | null
  readonly explanation: string | null
}

/**
 * Opens what is owed for a question (for its head when it is a duplicate), or restarts its clock when the rule or the
 * date changed. What was extended keeps its extension.
 */
export async function openCase(trx: Trx, by: Actor, input: CaseInput): Promise<Result<void>> {
  const facts = factsOf(await questionFacts(trx, by.commune, input.question), input.question)
  if (!facts) return err(GONE)
  const before = await findCase(trx, by.commune, facts.question)
  const clock = { rule: input.rule, due: input.due, explanation: input.explanation }
  if (!before) {
    await trx
      .insertInto('followup_case')
      .values({
        commune_id: by.commune,
        question_id: facts.question,
        conference_id: facts.conference,
        ...clock,
        opened_at: instantText(by.now),
        by_person: by.person,
        version: 1,
      })
      .execute()
    await append(trx, by, 'case.opened', facts.question, { rule: input.rule, due: input.due })
    return ok()
  }
  if (before.rule === clock.rule && before.due === clock.due && before.explanation === clock.explanation)
    return ok()
  await trx
    .updateTable('followup_case')
    .set({ ...clock, version: before.version + 1 })
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', facts.question)
    .execute()
  if (before.due !== clock.due || before.rule !== clock.rule)
    await append(trx, by, 'due.moved', facts.question, { rule: clock.rule, from: before.due, to: clock.due })
  return ok()
}

/** Who and when of a row about a question. */
export async function rowOf(
  trx: Trx,
  by: Actor,
  table: Parameters<typeof nextSeq>[1],
  question: string,
): Promise<{ commune_id: string; question_id: string; seq: number; by_person: string; at: string }> {
  return {
    commune_id: by.commune,
    question_id: question,
    seq: await nextSeq(trx, table, by.commune, question),
    by_person: by.person,
    at: instantText(by.now),
  }
}

export async function recordProgress(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly note: string },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const row = await rowOf(trx, by, 'case_progress', input.question)
  await trx
    .insertInto('case_progress')
    .values({ ...row, note: input.note })
    .execute()
  await takenByWork(trx, by, input.question)
  await append(trx, by, 'case.progress', input.question, { seq: row.seq })
  return ok()
}

/** plan S1: matters of another body: explain, and guide the person whom to turn to. */
export async function guide(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly body: string | null; readonly text: string },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const state = requestState(facts.value)
  if (isClosed(state) && state !== 'da_huong_dan')
    return err({
      message: 'Nội dung này đã có kết quả. Muốn hướng dẫn lại, hãy mở lại nội dung trước.',
      status: 409,
    })
  await insertGuidance(trx, by, facts.value, input)
  return ok()
}

export async function insertGuidance(
  trx: Trx,
  by: Actor,
  facts: CaseFacts,
  input: { readonly body: string | null; readonly text: string },
): Promise<void> {
  const row = await rowOf(trx, by, 'guidance', facts.question)
  await trx
    .insertInto('guidance')
    .values({
      ...row,
      round: roundOf(facts),
      disposition_seq: dispositionOf(facts)?.seq ?? 0,
      to_body: input.body,
      text: input.text,
    })
    .execute()
  await takenByWork(trx, by, facts.question)
  await append(trx, by, 'case.guided', facts.question, { seq: row.seq })
}

/** Product 3.9: "a promise keeps its own date and stays open over years." */
export async function promise(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly text: string; readonly due: string | null },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const state = requestState(facts.value)
  if (state === 'tach' || state === 'tu_choi' || state === 'da_xong')
    return err({ message: 'Nội dung này không còn việc phải hứa thực hiện.', status: 409 })
  if (input.due !== null && input.due < by.today.toString())
    return err({ field: 'due', message: `Thời hạn đã hứa không thể trước hôm nay (${shortDate(by.today)}).` })
  const row = await rowOf(trx, by, 'promise', input.question)
  await trx
    .insertInto('promise')
    .values({ ...row, round: roundOf(facts.value), text: input.text, due: input.due })
    .execute()
  await append(trx, by, 'case.promised', input.question, { seq: row.seq, due: input.due })
  return ok()
}

/** "Đã thực hiện xong": only what was answered (or guided) can be done; while an answer is owed it is progress. */
export async function complete(
  trx: Trx,
  by: Actor,
  input: {
    readonly question: string
    readonly note: string
    readonly onDate: string
    readonly file?: Upload | undefined
  },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const state = requestState(facts.value)
  if (state === 'da_xong') return err({ message: 'Đã ghi nhận thực hiện xong từ trước.', status: 409 })
  if (state !== 'da_tra_loi')
    return err({
      message:
        isOwed(facts.value) || openPromise(facts.value)
          ? 'Còn nợ người dân câu trả lời: hãy ban hành văn bản trả lời trước, việc đã làm thì ghi vào tiến độ.'
          : 'Chỉ ghi "đã thực hiện xong" cho nội dung đã được trả lời.',
      status: 409,
    })
  if (input.onDate > by.today.toString())
    return err({
      field: 'onDate',
      message: `Ngày thực hiện xong không thể sau hôm nay (${shortDate(by.today)}).`,
    })
  const after = await notBeforeReceived(trx, by.commune, [input.question], {
    field: 'onDate',
    day: input.onDate,
    what: 'Ngày thực hiện xong',
  })
  if (!after.ok) return after
  const stored = input.file ? await storeFile(trx, by, input.file) : undefined
  if (stored && !stored.ok) return err({ ...stored.error, field: 'file' })
  const row = await rowOf(trx, by, 'completion', input.question)
  await trx
    .insertInto('completion')
    .values({
      ...row,
      round: roundOf(facts.value),
      note: input.note,
      on_date: input.onDate,
      file_id: stored?.value.id ?? null,
    })
    .execute()
  await append(trx, by, 'case.done', input.question, {
    seq: row.seq,
    on: input.onDate,
    file: stored?.value.sha256 ?? null,
  })
  return ok()
}

/** What the person said of the answer; a duplicate's person says it of the shared answer. */
export async function recordSatisfaction(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly satisfied: boolean; readonly reason: string | null },
): Promise<Result<void>> {
  const all = await questionFacts(trx, by.commune, input.question)
  const facts = factsOf(all, input.question)
  if (!facts) return err(GONE)
  if (nextOf(facts) === 'dispose' || isOwed(facts))
    return err({ message: 'Chưa trả lời người dân nên chưa thể hỏi mức hài lòng.', status: 409 })
  if (!input.satisfied && !input.reason)
    return err({ field: 'reason', message: 'Hãy ghi điều người dân chưa hài lòng.' })
  const row = await rowOf(trx, by, 'satisfaction', input.question)
  await trx
    .insertInto('satisfaction')
    .values({
      ...row,
      round: roundOf(facts),
      satisfied: input.satisfied ? 1 : 0,
      reason: input.reason,
    })
    .execute()
  await append(trx, by, 'case.satisfaction', input.question, {
    seq: row.seq,
    satisfied: input.satisfied ? 1 : 0,
  })
  return ok()
}

/** A closed question is taken up again: what closed it stays readable and closes nothing any more. */
export interface Reopening {
  readonly question: string
  readonly reason: string
  readonly due: string | null
  /** The written answer was entered to the wrong question: it is taken back, also from what the person is shown. */
  readonly mistaken?: boolean
}

export async function reopen(trx: Trx, by: Actor, input: Reopening): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const state = requestState(facts.value)
  const mistaken = input.mistaken === true
  if (state === 'tach')
    return err({
      message: 'Nội dung đã tách sang giải quyết theo luật khác, không mở lại ở đây.',
      status: 409,
    })
  if (!isClosed(state))
    return err({ message: 'Nội dung này đang được giải quyết, không cần mở lại.', status: 409 })
  if (input.due !== null && input.due <= by.today.toString())
    return err({ field: 'due', message: `Hạn mới phải sau hôm nay (${shortDate(by.today)}).` })
  if (mistaken && !facts.value.answered.some((one) => one.round === roundOf(facts.value)))
    return err({
      field: 'mistaken',
      message: 'Nội dung này chưa có văn bản trả lời nào để rút. Hãy bỏ chọn ô này.',
    })
  // A mistake of the office gives it no more time: the date the person was told stays.
  const due = input.due ?? (mistaken ? currentDue(facts.value) : null)
  const row = await rowOf(trx, by, 'case_reopening', input.question)
  await trx
    .insertInto('case_reopening')
    .values({ ...row, reason: input.reason, due, mistaken: mistaken ? 1 : 0 })
    .execute()
  await append(trx, by, 'question.reopened', input.question, {
    seq: row.seq,
    due,
    ...(mistaken ? { mistaken: 1 } : {}),
  })
  if (await findCase(trx, by.commune, input.question)) return ok()
  return openCase(trx, by, { question: input.question, due: null, rule: null, explanation: null })
}
