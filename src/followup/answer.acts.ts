// Acts on answers: draft, edit, submit, return, approve, issue, deliver. One answer, several questions, a part each.
import { instantText, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import { type Issued, issuePaper } from '../paper/issue.ts'
import type { Urgency } from '../paper/model.ts'
import { movePaper, submitPaper } from '../paper/signing.acts.ts'
import { type Round, roundsOf } from '../paper/signing.store.ts'
import { agreed } from '../paper/signing.ts'
import { takenByWork } from '../petition/acceptance.acts.ts'
import { answerPaper } from './answer.paper.ts'
import { type Answer, findAnswer, liveAnswer } from './answer.store.ts'
import { canEdit, checkApproval, checkStep, type Delivery, type Part } from './answer.ts'
import { issuerOf } from './base.paper.ts'
import { actable, type Upload } from './case.acts.ts'
import { notBeforeReceived } from './event.store.ts'
import { settleDuties } from './settle.acts.ts'
import { requestState, roundOf } from './state.ts'
import { groupOf, questionFacts } from './store.ts'
import type { Step } from './tables.ts'

const GONE = { message: 'Không tìm thấy văn bản trả lời này.', status: 404 } as const

export interface Draft {
  readonly parts: readonly Part[]
  readonly legalBasis: string | null
  /** The drafting unit; absent: the unit that has the first question. */
  readonly unit?: string | null
}

export async function draftAnswer(trx: Trx, by: Actor, input: Draft): Promise<Result<{ id: string }>> {
  const checked = await checkParts(trx, by, input.parts, undefined)
  if (!checked.ok) return checked
  const unit = input.unit ?? checked.value.unit
  if (!unit)
    return err({
      message: 'Nội dung chưa được phân công: hãy phân công đơn vị trước khi soạn trả lời.',
      status: 422,
    })
  const id = newId()
  await trx
    .insertInto('answer')
    .values({
      commune_id: by.commune,
      id,
      conference_id: checked.value.conference,
      unit_id: unit,
      legal_basis: input.legalBasis,
      version: 1,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await writeParts(trx, by.commune, id, input.parts)
  for (const part of input.parts) await takenByWork(trx, by, part.question)
  await append(trx, by, 'answer.drafted', id, {
    version: 1,
    questions: input.parts.map((part) => part.question),
  })
  return ok({ id })
}

/** Questions that may stand in an answer: of one conference, not yet answered, in no other open draft. */
async function checkParts(
  trx: Trx,
  by: Actor,
  parts: readonly Part[],
  answer: string | undefined,
): Promise<Result<{ conference: string; unit: string | null }>> {
  const ids = parts.map((part) => part.question)
  if (ids.length === 0 || new Set(ids).size !== ids.length)
    return err({ message: 'Văn bản trả lời cần ít nhất một nội dung, mỗi nội dung một lần.', status: 422 })
  let first: { conference: string; unit: string | null } | undefined
  for (const id of ids) {
    const facts = await actable(trx, by.commune, id)
    if (!facts.ok) return facts
    first ??= { conference: facts.value.conference, unit: facts.value.unit }
    if (facts.value.conference !== first.conference)
      return err({ message: 'Một văn bản chỉ trả lời các nội dung của cùng một hội nghị.', status: 422 })
    const state = requestState(facts.value)
    const answered = facts.value.answered.some((row) => row.round === roundOf(facts.value))
    if (answered || state === 'tach' || state === 'tu_choi' || state === 'da_xong')
      return err({
        message: 'Có nội dung đã được trả lời hoặc không trả lời bằng văn bản. Hãy mở lại nội dung đó trước.',
        status: 409,
      })
    const live = await liveAnswer(trx, by.commune, id)
    if (live !== undefined && live !== answer)
      return err({
        message: 'Có nội dung đang nằm trong một dự thảo trả lời khác. Hãy sửa tiếp dự thảo đó.',
        status: 409,
      })
  }
  return ok(first ?? { conference: '', unit: null })
}

async function writeParts(trx: Trx, commune: string, answer: string, parts: readonly Part[]): Promise<void> {
  await trx
    .deleteFrom('answer_part')
    .where('commune_id', '=', commune)
    .where('answer_id', '=', answer)
    .execute()
  for (const [at, part] of parts.entries())
    await trx
      .insertInto('answer_part')
      .values({
        commune_id: commune,
        answer_id: answer,
        question_id: part.question,
        seq: at + 1,
        text: part.text,
      })
      .execute()
}

export interface AnswerEdit {
  readonly answer: string
  readonly version: number
  readonly parts: readonly Part[]
  readonly legalBasis: string | null
}

export async function editAnswer(trx: Trx, by: Actor, input: AnswerEdit): Promise<Result<{ id: string }>> {
  const answer = await findAnswer(trx, by.commune, input.answer)
  if (!answer) return err(GONE)
  if (!canEdit(answer.state))
    return err({ message: 'Văn bản đã trình hoặc đã ban hành nên không sửa được nữa.', status: 409 })
  const fresh = unchanged(answer, input.version)
  if (!fresh.ok) return fresh
  const checked = await checkParts(trx, by, input.parts, answer.id)
  if (!checked.ok) return checked
  if (checked.value.conference !== answer.conference_id)
    return err({ message: 'Một văn bản chỉ trả lời các nội dung của cùng một hội nghị.', status: 422 })
  await trx
    .updateTable('answer')
    .set({ legal_basis: input.legalBasis, version: answer.version + 1 })
    .where('commune_id', '=', by.commune)
    .where('id', '=', answer.id)
    .execute()
  await writeParts(trx, by.commune, answer.id, input.parts)
  await append(trx, by, 'answer.drafted', answer.id, {
    version: answer.version + 1,
    questions: input.parts.map((part) => part.question),
  })
  return ok({ id: answer.id })
}

function unchanged(answer: Answer, version: number): Result<void> {
  if (answer.version === version) return ok()
  return err({
    message:
      'Người khác vừa sửa dự thảo này. Nội dung bạn nhập còn ở các ô dưới đây, bản đang lưu hiện bên cạnh: hãy so lại rồi lưu.',
    status: 409,
  })
}

async function step(
  trx: Trx,
  by: Actor,
  answer: Answer,
  row: {
    readonly step: Step
    readonly comment?: string | null
    readonly insists?: boolean
    readonly paper?: string
  },
): Promise<void> {
  await trx
    .insertInto('answer_step')
    .values({
      commune_id: by.commune,
      answer_id: answer.id,
      seq: (answer.steps.at(-1)?.seq ?? 0) + 1,
      step: row.step,
      version: answer.version,
      comment: row.comment ?? null,
      insists: row.insists ? 1 : 0,
      paper_id: row.paper ?? null,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
}

const partsOf = (answer: Answer): readonly Part[] =>
  answer.parts.map((part) => ({ question: part.question_id, text: part.text }))

export interface Reviewed {
  readonly answer: string
  /** The version that was read. */
  readonly version: number
  readonly comment: string | null
}

/** Trình: every question must have some text; what lacks substance is said, and held back at the approval. */
export async function submitAnswer(trx: Trx, by: Actor, input: Reviewed): Promise<Result<{ id: string }>> {
  const answer = await findAnswer(trx, by.commune, input.answer)
  if (!answer) return err(GONE)
  const next = checkStep(answer.state, 'trinh')
  if (!next.ok) return next
  const fresh = unchanged(answer, input.version)
  if (!fresh.ok) return fresh
  if (answer.parts.some((part) => part.text.trim() === ''))
    return err({ message: 'Còn nội dung chưa soạn câu trả lời. Hãy soạn đủ rồi trình.', status: 422 })
  const submitted = await submitPaper(trx, by, {
    ...signingOf(answer),
    title: `Trả lời ${answer.parts.length} nội dung`,
    model: null,
    comment: input.comment,
  })
  if (!submitted.ok) return submitted
  await step(trx, by, answer, { step: 'trinh', comment: input.comment })
  await append(trx, by, 'answer.submitted', answer.id, { version: answer.version })
  return ok({ id: answer.id })
}

const signingOf = (answer: Pick<Answer, 'id' | 'conference_id'>) =>
  ({ conference: answer.conference_id, kind: 'tra_loi', subject: answer.id }) as const

/** The round the answer is on; the answer's own text is what is signed. */
async function roundOfAnswer(trx: Trx, by: Actor, answer: Answer): Promise<Result<Round>> {
  const round = (await roundsOf(trx, by.commune, signingOf(answer))).at(-1)
  return round ? ok(round) : err({ message: 'Văn bản trả lời này chưa được trình.', status: 409 })
}

/** Rút về: who submitted takes it back to change it, as long as it is not issued. */
export async function withdrawAnswer(trx: Trx, by: Actor, input: Reviewed): Promise<Result<{ id: string }>> {
  return backToDraft(trx, by, input, 'rut')
}

export async function returnAnswer(trx: Trx, by: Actor, input: Reviewed): Promise<Result<{ id: string }>> {
  if (!input.comment)
    return err({ field: 'comment', message: 'Trả lại thì phải ghi cần sửa điều gì.', status: 422 })
  return backToDraft(trx, by, input, 'tra_lai')
}

async function backToDraft(
  trx: Trx,
  by: Actor,
  input: Reviewed,
  move: 'rut' | 'tra_lai',
): Promise<Result<{ id: string }>> {
  const answer = await findAnswer(trx, by.commune, input.answer)
  if (!answer) return err(GONE)
  const next = checkStep(answer.state, 'tra_lai')
  if (!next.ok) return next
  const round = await roundOfAnswer(trx, by, answer)
  if (!round.ok) return round
  const moved = await movePaper(trx, by, { request: round.value.id, move, comment: input.comment })
  if (!moved.ok) return moved
  await step(trx, by, answer, { step: 'tra_lai', comment: input.comment })
  await append(trx, by, 'answer.returned', answer.id, { version: answer.version })
  return ok({ id: answer.id })
}

/** One step of the chain; with the last one the answer is approved. */
export async function approveAnswer(
  trx: Trx,
  by: Actor,
  input: Reviewed & { readonly insists: boolean },
): Promise<Result<{ id: string }>> {
  const answer = await findAnswer(trx, by.commune, input.answer)
  if (!answer) return err(GONE)
  const fresh = unchanged(answer, input.version)
  if (!fresh.ok) return fresh
  const state = checkStep(answer.state, 'duyet')
  if (!state.ok) return state
  const round = await roundOfAnswer(trx, by, answer)
  if (!round.ok) return round
  const checked = checkApproval({
    approver: by.person,
    own: round.value.own === 'allow',
    passesOn: agreed(round.value) < round.value.steps.length - 1,
    drafter: answer.by_person,
    steps: answer.steps,
    parts: partsOf(answer),
    insists: input.insists,
    comment: input.comment,
  })
  if (!checked.ok) return checked
  const { comment } = input
  const moved = await movePaper(trx, by, { request: round.value.id, move: 'dong_y', comment })
  if (!moved.ok) return moved
  if (!moved.value.signed) return ok({ id: answer.id })
  await step(trx, by, answer, { step: 'duyet', comment: input.comment, insists: input.insists })
  await append(trx, by, 'answer.approved', answer.id, {
    version: answer.version,
    insists: input.insists ? 1 : 0,
  })
  return ok({ id: answer.id })
}

export interface Issuing {
  readonly issuedOn: string
  /** The number of the commune's register; null: the next. */
  readonly number: number | null
  readonly urgency?: Urgency | undefined
}

/** Ban hành: takes a number, freezes the paper, and answers every question of it with all its duplicates. */
export async function issueAnswer(
  trx: Trx,
  by: Actor,
  input: Issuing & { readonly answer: string },
): Promise<Result<Issued>> {
  const answer = await findAnswer(trx, by.commune, input.answer)
  if (!answer) return err(GONE)
  const next = checkStep(answer.state, 'ban_hanh')
  if (!next.ok) return next
  for (const part of answer.parts) {
    const still = await actable(trx, by.commune, part.question_id)
    if (!still.ok) return still
  }
  const after = await notBeforeReceived(
    trx,
    by.commune,
    answer.parts.map((part) => part.question_id),
    { field: 'issuedOn', day: input.issuedOn, what: 'Ngày ban hành' },
  )
  if (!after.ok) return after
  const model = await answerPaper(trx, by.commune, answer.id, by.today)
  if (!model.ok) return model
  const paper = await issuePaper(trx, by, {
    conference: answer.conference_id,
    kind: 'tra_loi',
    subject: answer.id,
    model: model.value,
    ...(await issuerOf(trx, by.commune, answer.conference_id)),
    number: input.number,
    issuedOn: input.issuedOn,
    urgency: input.urgency,
  })
  if (!paper.ok) return paper
  await step(trx, by, answer, { step: 'ban_hanh', paper: paper.value.id })
  for (const part of answer.parts) await markAnswered(trx, by, answer.id, part.question_id, input.issuedOn)
  await append(trx, by, 'answer.issued', answer.id, {
    paper: paper.value.id,
    on: input.issuedOn,
    questions: answer.parts.map((part) => part.question_id),
  })
  await settleDuties(trx, by, answer.conference_id, input.issuedOn)
  return paper
}

async function markAnswered(
  trx: Trx,
  by: Actor,
  answer: string,
  question: string,
  on: string,
): Promise<void> {
  for (const member of await groupOf(trx, by.commune, question)) {
    const facts = (await questionFacts(trx, by.commune, member)).get(member)
    if (!facts) continue
    await trx
      .insertInto('question_answer')
      .values({
        commune_id: by.commune,
        question_id: member,
        answer_id: answer,
        round: roundOf(facts),
        of_question: member === question ? null : question,
        on_date: on,
      })
      .execute()
  }
}

export interface DeliveryInput {
  readonly answer: string
  readonly how: Delivery
  readonly toWhom: string
  readonly onDate: string
  readonly file?: Upload | undefined
}

export async function deliverAnswer(
  trx: Trx,
  by: Actor,
  input: DeliveryInput,
): Promise<Result<{ id: string }>> {
  const answer = await findAnswer(trx, by.commune, input.answer)
  if (!answer) return err(GONE)
  if (answer.state !== 'ban_hanh')
    return err({ message: 'Chỉ giao văn bản đã ban hành. Hãy ban hành trước.', status: 409 })
  const issuedOn = await issueDate(trx, by.commune, answer.id)
  if (input.onDate > by.today.toString() || input.onDate < issuedOn)
    return err({
      field: 'onDate',
      message: `Ngày giao phải từ ngày ban hành (${shortDate(issuedOn)}) đến hôm nay (${shortDate(by.today)}).`,
    })
  const stored = input.file ? await storeFile(trx, by, input.file) : undefined
  if (stored && !stored.ok) return err({ ...stored.error, field: 'file' })
  const seq = (answer.deliveries.at(-1)?.seq ?? 0) + 1
  await trx
    .insertInto('answer_delivery')
    .values({
      commune_id: by.commune,
      answer_id: answer.id,
      seq,
      how: input.how,
      to_whom: input.toWhom,
      on_date: input.onDate,
      file_id: stored?.value.id ?? null,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'answer.delivered', answer.id, {
    seq,
    how: input.how,
    on: input.onDate,
    file: stored?.value.sha256 ?? null,
  })
  return ok({ id: answer.id })
}

async function issueDate(trx: Trx, commune: string, answer: string): Promise<string> {
  const row = await trx
    .selectFrom('question_answer')
    .select('on_date')
    .where('commune_id', '=', commune)
    .where('answer_id', '=', answer)
    .executeTakeFirst()
  return row?.on_date ?? ''
}
