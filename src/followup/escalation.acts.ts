// Acts: letters to the superior and what it answers. The case never disappears: after the superior's reply the commune
// still owes the person an answer (product 3.9).

import { instantText, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { type Issued, issuePaper } from '../paper/issue.ts'
import type { Issuing } from './answer.acts.ts'
import { issuerOf } from './base.paper.ts'
import { actable } from './case.acts.ts'
import { letterPaper } from './escalation.paper.ts'
import { type Escalation, findEscalation } from './escalation.store.ts'
import { notBeforeReceived } from './event.store.ts'
import { settleDuties } from './settle.acts.ts'
import { isClosed, requestState, roundOf } from './state.ts'
import { grantLetter } from './superior/acts.ts'

const GONE = { message: 'Không tìm thấy văn bản đề nghị này.', status: 404 } as const

export interface Letter {
  readonly questions: readonly string[]
  readonly body: string
  readonly request: string
  /** The date by which the letter asks for a reply. */
  readonly replyBy: string | null
}

export async function draftLetter(trx: Trx, by: Actor, input: Letter): Promise<Result<{ id: string }>> {
  const questions = [...new Set(input.questions)]
  if (questions.length === 0)
    return err({ field: 'questions', message: 'Hãy chọn ít nhất một nội dung để đề nghị cấp trên.' })
  const asked = checkReplyBy(by, input.replyBy)
  if (!asked.ok) return asked
  let conference: string | undefined
  const rounds: number[] = []
  for (const id of questions) {
    const facts = await actable(trx, by.commune, id)
    if (!facts.ok) return facts
    conference ??= facts.value.conference
    if (facts.value.conference !== conference)
      return err({ message: 'Một văn bản chỉ đề nghị các nội dung của cùng một hội nghị.', status: 422 })
    if (isClosed(requestState(facts.value)))
      return err({ message: 'Có nội dung đã có kết quả, không còn phải đề nghị cấp trên.', status: 409 })
    const round = roundOf(facts.value)
    if (
      facts.value.escalations.some((one) => one.round === round && one.repliedOn === null && !one.returnedOn)
    )
      return err({
        message: 'Có nội dung đang nằm trong một văn bản đề nghị khác chưa được trả lời.',
        status: 409,
      })
    rounds.push(round)
  }
  const id = newId()
  await trx
    .insertInto('escalation')
    .values({
      commune_id: by.commune,
      id,
      conference_id: conference as string,
      to_body: input.body,
      request: input.request,
      reply_by: input.replyBy,
      sent_on: null,
      paper_id: null,
      version: 1,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  for (const [at, question] of questions.entries())
    await trx
      .insertInto('escalation_question')
      .values({
        commune_id: by.commune,
        escalation_id: id,
        question_id: question,
        seq: at + 1,
        round: rounds[at] as number,
      })
      .execute()
  await append(trx, by, 'case.letter_drafted', id, { version: 1, questions })
  return ok({ id })
}

function checkReplyBy(by: Actor, replyBy: string | null): Result<void> {
  if (replyBy === null || replyBy > by.today.toString()) return ok()
  return err({
    field: 'replyBy',
    message: `Thời hạn đề nghị cấp trên trả lời phải sau hôm nay (${shortDate(by.today)}).`,
  })
}

export async function editLetter(
  trx: Trx,
  by: Actor,
  input: Omit<Letter, 'questions'> & { readonly escalation: string; readonly version: number },
): Promise<Result<{ id: string }>> {
  const letter = await unsent(trx, by, input.escalation)
  if (!letter.ok) return letter
  const asked = checkReplyBy(by, input.replyBy)
  if (!asked.ok) return asked
  if (letter.value.version !== input.version)
    return err({
      message:
        'Người khác vừa sửa dự thảo này. Nội dung bạn nhập còn ở các ô dưới đây, bản đang lưu hiện ở trên: hãy so lại rồi lưu.',
      status: 409,
    })
  await trx
    .updateTable('escalation')
    .set({
      to_body: input.body,
      request: input.request,
      reply_by: input.replyBy,
      version: letter.value.version + 1,
    })
    .where('commune_id', '=', by.commune)
    .where('id', '=', letter.value.id)
    .execute()
  await append(trx, by, 'case.letter_drafted', letter.value.id, { version: letter.value.version + 1 })
  return ok({ id: letter.value.id })
}

async function unsent(trx: Trx, by: Actor, id: string): Promise<Result<Escalation>> {
  const letter = await findEscalation(trx, by.commune, id)
  if (!letter) return err(GONE)
  if (letter.sent_on !== null)
    return err({ message: 'Văn bản đề nghị này đã ban hành nên không sửa, không gửi lại được.', status: 409 })
  return ok(letter)
}

export async function sendLetter(
  trx: Trx,
  by: Actor,
  input: Issuing & { readonly escalation: string },
): Promise<Result<Issued>> {
  const letter = await unsent(trx, by, input.escalation)
  if (!letter.ok) return letter
  const { id, conference_id: conference } = letter.value
  const after = await notBeforeReceived(trx, by.commune, letter.value.questions, {
    field: 'issuedOn',
    day: input.issuedOn,
    what: 'Ngày ban hành',
  })
  if (!after.ok) return after
  const model = await letterPaper(trx, by.commune, id, by.today)
  if (!model.ok) return model
  const paper = await issuePaper(trx, by, {
    conference,
    kind: 'de_nghi_cap_tren',
    subject: id,
    model: model.value,
    redraw: (day) => letterPaper(trx, by.commune, id, day),
    ...(await issuerOf(trx, by.commune, conference)),
    number: input.number,
    issuedOn: input.issuedOn,
    urgency: input.urgency,
  })
  if (!paper.ok) return paper
  await trx
    .updateTable('escalation')
    .set({ sent_on: input.issuedOn, paper_id: paper.value.id })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  await grantLetter(trx, by, id)
  await append(trx, by, 'case.escalated', id, {
    paper: paper.value.id,
    on: input.issuedOn,
    questions: letter.value.questions,
  })
  await settleDuties(trx, by, conference, input.issuedOn)
  return paper
}

export interface SuperiorReplyInput {
  readonly escalation: string
  readonly text: string
  /** Number and date of the superior's paper, when there is one. */
  readonly reference: string | null
  readonly onDate: string
  /** By when the commune means to answer the people. */
  readonly answerBy: string | null
}

/** Recorded by the office, or written by the superior's own seat. */
export async function recordSuperiorReply(
  trx: Trx,
  by: Actor,
  input: SuperiorReplyInput,
): Promise<Result<{ id: string }>> {
  const letter = await findEscalation(trx, by.commune, input.escalation)
  if (!letter || letter.sent_on === null) return err(GONE)
  if (letter.reply) return err({ message: 'Đã ghi nhận trả lời của cấp trên cho văn bản này.', status: 409 })
  if (letter.returned)
    return err({ message: 'Cấp trên đã chuyển trả văn bản này; hãy lập văn bản đề nghị mới.', status: 409 })
  if (input.onDate > by.today.toString() || input.onDate < letter.sent_on)
    return err({
      field: 'onDate',
      message: `Ngày cấp trên trả lời phải từ ngày gửi (${shortDate(letter.sent_on)}) đến hôm nay (${shortDate(by.today)}).`,
    })
  if (input.answerBy !== null && input.answerBy < by.today.toString())
    return err({
      field: 'answerBy',
      message: `Hạn trả lời người dân không thể trước hôm nay (${shortDate(by.today)}).`,
    })
  await trx
    .insertInto('superior_reply')
    .values({
      commune_id: by.commune,
      escalation_id: letter.id,
      text: input.text,
      reference: input.reference,
      on_date: input.onDate,
      answer_by: input.answerBy,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'case.superior_answered', letter.id, { on: input.onDate, answer_by: input.answerBy })
  return ok({ id: letter.id })
}
