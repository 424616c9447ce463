// Acts: what was said becomes a submission with its questions, and what the chair did with each is recorded; also for
// matters collected before the day.
import { findConference } from '../conference/store.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { latestPaper } from '../paper/store.ts'
import { assignQuestion, type Leaving, receiveSubmission, splitSubmission } from '../petition/acts.ts'
import { UNKNOWN_SPEAKER } from './console/act.ts'
import { mattersOf } from './matters.store.ts'
import { endSpeech } from './speech.acts.ts'
import { findSpeech, type Speech } from './store.ts'

/** What the chair did with one matter; `code` null: not decided yet. */
export interface Decision {
  readonly code: string | null
  readonly answer: string | null
  readonly ground: string | null
  readonly answered_by: string | null
  readonly unit: string | null
}

export interface Spoken extends Decision {
  readonly text: string | null
}

export interface RecordInput {
  readonly speech: string
  /** The version the form was made from. */
  readonly version: number
  readonly content: string | null
  readonly questions: readonly Spoken[]
  readonly end: boolean
}

/** Records a speech; recorded again, the further questions are added to the same submission. */
export async function recordSpeech(
  trx: Trx,
  by: Actor,
  input: RecordInput,
): Promise<Result<{ submission: string; questions: readonly string[] }>> {
  const found = await openSpeech(trx, by, input.speech, input.version)
  if (!found.ok) return found
  const speech = found.value
  const spoken = questionsOf(input)
  const received = speech.submission_id
    ? await addTo(trx, by, speech.submission_id, spoken)
    : await receive(trx, by, speech, input.content, spoken)
  if (!received.ok) return received
  for (const [at, question] of received.value.questions.entries()) {
    const decision = spoken[at]
    const decided = decision ? await decide(trx, by, question, decision) : ok()
    if (!decided.ok) return err(atQuestion(decided.error, decision?.place ?? at))
  }
  await bump(trx, by, speech, received.value.submission)
  if (input.end && speech.startedAt !== null) {
    const ended = await endSpeech(trx, by, { speech: speech.id })
    if (!ended.ok) return ended
  }
  await append(trx, by, 'hall.speech_recorded', speech.id, {
    submission: received.value.submission,
    questions: [...received.value.questions],
    version: speech.version + 1,
  })
  return ok(received.value)
}

/** A question with its place in the form, where errors are shown. */
interface SetApart extends Decision {
  readonly text: string
  readonly place: number
}

/** One question with the whole content where none was set apart. */
function questionsOf(input: RecordInput): readonly SetApart[] {
  const named = input.questions.flatMap((question, place) =>
    question.text === null ? [] : [{ ...question, text: question.text, place }],
  )
  if (named.length > 0 || input.content === null) return named
  const first = input.questions[0]
  return [
    {
      code: null,
      answer: null,
      ground: null,
      answered_by: null,
      unit: null,
      ...first,
      text: input.content,
      place: 0,
    },
  ]
}

async function receive(
  trx: Trx,
  by: Actor,
  speech: Speech,
  content: string | null,
  spoken: readonly SetApart[],
): Promise<Result<{ submission: string; questions: readonly string[] }>> {
  const texts = spoken.map((question) => question.text)
  const received = await receiveSubmission(trx, by, {
    conference: speech.conference_id,
    channel: 'truc_tiep',
    level: 'commune',
    village: speech.village_id,
    name: speech.name === UNKNOWN_SPEAKER ? null : speech.name,
    phone: null,
    address: speech.address,
    content: content ?? texts.join('\n\n'),
    questions: texts,
    speech: speech.id,
    consentPublish: false,
    receivedAt: spokenAt(speech, by.now),
  })
  return received.ok ? ok({ submission: received.value.id, questions: received.value.questions }) : received
}

/** When the person began to speak, as far as clocks agree. */
function spokenAt(speech: Speech, now: Temporal.Instant): Temporal.Instant {
  if (speech.started_at === null) return now
  const began = Temporal.Instant.from(speech.started_at)
  return Temporal.Instant.compare(began, now) > 0 ? now : began
}

async function addTo(
  trx: Trx,
  by: Actor,
  submission: string,
  spoken: readonly SetApart[],
): Promise<Result<{ submission: string; questions: readonly string[] }>> {
  const parts = spoken.map((one) => ({ text: one.text }))
  const split = await splitSubmission(trx, by, { submission, parts })
  // The further questions stand behind those that were there.
  return split.ok ? ok({ submission, questions: split.value.slice(-parts.length) }) : split
}

/** Corrects what was written of one question, or what was done with it; the earlier disposition stays in the book. */
export async function redecide(
  trx: Trx,
  by: Actor,
  input: {
    readonly speech: string
    readonly version: number
    readonly question: string
    readonly text: string | null
    readonly decision: Decision
  },
): Promise<Result<void>> {
  const found = await openSpeech(trx, by, input.speech, input.version)
  if (!found.ok) return found
  const speech = found.value
  const matters = await mattersOf(trx, by.commune, speech.conference_id)
  const matter = matters.find((one) => one.id === input.question && one.submission === speech.submission_id)
  if (!matter) return err({ message: 'Không tìm thấy nội dung này.', status: 404 })
  if (input.text !== null && input.text !== matter.text) {
    await keepWording(trx, by, matter)
    const parts = [{ id: matter.id, text: input.text }]
    const corrected = await splitSubmission(trx, by, { submission: matter.submission, parts })
    if (!corrected.ok) return corrected
  }
  const decided = await decide(trx, by, matter.id, input.decision)
  if (!decided.ok) return decided
  await bump(trx, by, speech, speech.submission_id)
  await append(trx, by, 'hall.speech_recorded', speech.id, {
    question: matter.id,
    version: speech.version + 1,
  })
  return ok()
}

/** The words before a correction are kept: the minutes show what was put right. */
async function keepWording(
  trx: Trx,
  by: Actor,
  matter: { readonly id: string; readonly text: string },
): Promise<void> {
  const row = await trx
    .selectFrom('question_wording')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', matter.id)
    .executeTakeFirst()
  await trx
    .insertInto('question_wording')
    .values({
      commune_id: by.commune,
      question_id: matter.id,
      seq: Number(row?.last ?? 0) + 1,
      text: matter.text,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
}

/** The same decision for several matters of one conference: all, or none and why. */
export async function decideMany(
  trx: Trx,
  by: Actor,
  input: {
    readonly conference: string
    readonly questions: readonly string[]
    readonly decision: Decision
  },
): Promise<Result<{ count: number }>> {
  const open = await openConference(trx, by, input.conference)
  if (!open.ok) return open
  const known = new Set((await mattersOf(trx, by.commune, input.conference)).map((matter) => matter.id))
  const chosen = [...new Set(input.questions)]
  if (chosen.some((id) => !known.has(id)))
    return err({
      message: 'Có nội dung đã chọn không còn trong hội nghị này. Hãy tải lại trang.',
      status: 404,
    })
  for (const id of chosen) {
    const decided = await decide(trx, by, id, input.decision)
    if (!decided.ok) return decided
  }
  return ok({ count: chosen.length })
}

async function decide(trx: Trx, by: Actor, question: string, decision: Decision): Promise<Result<void>> {
  if (decision.unit !== null) {
    const assigned = await assign(trx, by, question, decision.unit)
    if (!assigned.ok) return assigned
  }
  if (decision.code === null) return ok()
  if (decision.code === 'giao_don_vi' && decision.unit === null && !(await hasUnit(trx, by, question)))
    return err({ field: 'unit', message: 'Hãy chọn đơn vị được giao.' })
  const disposed = await disposeQuestion(trx, by, {
    question,
    code: decision.code,
    answer: decision.answer,
    ground: decision.ground,
    answeredBy: decision.answered_by,
  })
  return disposed.ok ? ok() : disposed
}

async function ownerOf(trx: Trx, by: Actor, question: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('assignment')
    .select('unit_id')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', question)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  return row?.unit_id
}

async function hasUnit(trx: Trx, by: Actor, question: string): Promise<boolean> {
  return (await ownerOf(trx, by, question)) !== undefined
}

async function assign(trx: Trx, by: Actor, question: string, unit: string): Promise<Result<void>> {
  if ((await ownerOf(trx, by, question)) === unit) return ok()
  const assigned = await assignQuestion(trx, by, {
    question,
    unit,
    reason: 'Chủ trì giao tại hội nghị',
  })
  return assigned.ok ? ok() : assigned
}

async function bump(trx: Trx, by: Actor, speech: Speech, submission: string | null): Promise<void> {
  await trx
    .updateTable('speech')
    .set({ submission_id: submission, version: speech.version + 1 })
    .where('commune_id', '=', by.commune)
    .where('id', '=', speech.id)
    .execute()
}

async function openSpeech(trx: Trx, by: Actor, id: string, version: number): Promise<Result<Speech>> {
  const speech = await findSpeech(trx, by.commune, id)
  if (!speech) return err({ message: 'Không tìm thấy lượt phát biểu.', status: 404 })
  const open = await openConference(trx, by, speech.conference_id)
  if (!open.ok) return open
  if (speech.version !== version)
    return err({
      status: 409,
      message:
        'Lượt phát biểu này vừa được người khác ghi. Những gì đã nhập còn ở dưới; hãy xem phần đã ghi, giữ lại chỗ còn thiếu rồi gửi lại.',
    })
  return ok(speech)
}

/** Once the conclusion is out, what is done with a matter is recorded in its case, no longer as the day's. */
async function openConference(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  const conference = await findConference(trx, by.commune, id)
  if (!conference) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (conference.cancellation) return err({ message: 'Hội nghị này đã hủy.', status: 409 })
  if (conference.closure || (await latestPaper(trx, by.commune, id, 'thong_bao_ket_luan')))
    return err({
      status: 409,
      message:
        'Thông báo kết luận đã ban hành. Việc xử lý từ nay được ghi ở mục Giải quyết của từng nội dung.',
    })
  return ok()
}

function atQuestion(problem: Problem, at: number): Problem {
  return problem.field ? { ...problem, field: `questions.${at}.${problem.field}` } : problem
}

/**
 * A matter leaves for the restricted register: the turn forgets a submission that is gone or has no sender any more, and
 * what its words were before a correction.
 */
export const speechLetsGo: Leaving = async (trx, by, question, senderHidden) => {
  await trx
    .deleteFrom('question_wording')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', question)
    .execute()
  const row = await trx
    .selectFrom('question')
    .select('submission_id')
    .where('commune_id', '=', by.commune)
    .where('id', '=', question)
    .executeTakeFirst()
  if (!row) return
  const rest = await trx
    .selectFrom('question')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('submission_id', '=', row.submission_id)
    .where('id', '<>', question)
    .executeTakeFirst()
  if (rest && !senderHidden) return
  await trx
    .updateTable('speech')
    .set({ submission_id: null })
    .where('commune_id', '=', by.commune)
    .where('submission_id', '=', row.submission_id)
    .execute()
}
