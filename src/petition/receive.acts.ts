// Acts at the door: a submission with its questions, its correction, the splitting into questions.
// Nothing is refused for what it says.
import { randomInt } from 'node:crypto'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { insertRow, prepared } from '../kit/db/prepared.ts'
import type { UploadedFile } from '../kit/http/body.ts'
import { canonicalJson, newId, newSecret, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { clean, count, fold } from '../kit/text.ts'
import { type Actor, append, appendAll, type Entry } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import type { BacklogSource, Channel, Level } from '../regulation/codes.ts'
import { makeCode, parseCode } from './code.ts'
import { peopleOfSubmission, slipIsFree, writePeople } from './people/people.store.ts'
import { isOrdinary, onBehalfWords, type PeopleFacts } from './people/people.ts'
import { findQuestion, questionsOf } from './store.ts'
import { findSubmission } from './submission.store.ts'
import '../conference/tables.ts'
import '../office/tables.ts'
import type { QuestionTable, SubmissionTable } from './tables.ts'
import './tables.ts'

export const MAX_CONTENT = 20_000
export const MAX_QUESTION = 5_000
export const MAX_QUESTIONS = 50

export interface SubmissionInput {
  readonly conference: string
  readonly channel: Channel
  readonly level: Level
  readonly village: string | null
  /** null: anonymous, kept and marked. */
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly content: string
  /** One question with the whole content when absent. */
  readonly questions?: readonly string[]
  /** Why someone else wrote or handed it in: "viết hộ, đã đọc lại, điểm chỉ". */
  readonly onBehalf?: string | null
  readonly signers?: number | null
  /** How it came, where that was out of the ordinary; tells `onBehalf` and `signers`. */
  readonly people?: PeopleFacts
  /** The person who handed the list in. */
  readonly collector?: string | null
  readonly speech?: string | null
  readonly backlogSource?: BacklogSource | null
  /** The version of the consent's words the person saw. */
  readonly consentText?: string | null
  readonly consentPublish: boolean
  /** The true time of a paper slip entered later. */
  readonly receivedAt?: Temporal.Instant
  /** The original of an imported list. */
  readonly importFile?: string | null
  readonly files?: readonly UploadedFile[]
  /** The code that was shown before it was stored, so that it could be written on the paper; taken while it is free. */
  readonly code?: string | null
}

export interface Received {
  readonly id: string
  readonly code: string
  readonly questions: readonly string[]
}

export async function receiveSubmission(
  trx: Trx,
  by: Actor,
  input: SubmissionInput,
): Promise<Result<Received>> {
  const read = readInput(by, input)
  if (!read.ok) return read
  const placed = await placeExists(trx, by.commune, input.conference, input.village)
  if (!placed.ok) return placed
  const { people } = input
  if (people?.slip) {
    const free = await slipIsFree(trx, by.commune, input.conference, people.slip)
    if (!free.ok) return free
  }
  const rows = rowsOf(by, input, read.value, await freshCode(trx, input.code))
  const { id, code } = rows.submission
  await insertRow(trx, 'submission', rows.submission)
  if (people && !isOrdinary(people)) await writePeople(trx, by.commune, id, people)
  for (const question of rows.questions) await insertRow(trx, 'question', question)
  const files = await attach(trx, by, id, input.files ?? [])
  if (!files.ok) return files
  await appendAll(trx, by, [rows.entry])
  return ok({ id, code, questions: rows.questions.map((question) => question.id) })
}

interface ReadInput {
  readonly content: string
  readonly texts: readonly string[]
  readonly receivedAt: Temporal.Instant
}

/** What of it can be judged without looking anything up. */
export function readInput(by: Actor, input: SubmissionInput): Result<ReadInput> {
  const content = clean(input.content)
  const texts = questionTexts(input.questions, content)
  if (!texts.ok) return texts
  const receivedAt = input.receivedAt ?? by.now
  if (Temporal.Instant.compare(receivedAt, by.now) > 0)
    return err({ message: 'Ngày giờ nhận ở trong tương lai. Hãy sửa lại.', field: 'receivedOn' })
  return ok({ content, texts: texts.value, receivedAt })
}

export interface ReceivedRows {
  readonly submission: SubmissionTable
  readonly questions: readonly QuestionTable[]
  readonly entry: Entry
}

/** The rows one submission is, and its entry of the ledger. */
export function rowsOf(
  by: Actor,
  input: SubmissionInput,
  { content, texts, receivedAt }: ReadInput,
  code: string,
): ReceivedRows {
  const id = newId()
  const salt = newSecret()
  const sender = {
    name: orNull(input.name),
    phone: orNull(input.phone),
    address: orNull(input.address),
  }
  const { people } = input
  const submission: SubmissionTable = {
    commune_id: by.commune,
    id,
    conference_id: input.conference,
    code,
    channel: input.channel,
    level: input.level,
    backlog_source: input.backlogSource ?? null,
    village_id: input.village,
    ...sender,
    content,
    folded: searchable(content, sender),
    on_behalf: (people && onBehalfWords(people)) ?? orNull(input.onBehalf),
    signers: signersOf(people, input.signers),
    collector: input.collector ?? null,
    speech_id: input.speech ?? null,
    file_id: input.importFile ?? null,
    consent_text: input.consentText ?? null,
    consent_publish: input.consentPublish ? 1 : 0,
    received_at: instantText(receivedAt),
    entered_at: instantText(by.now),
    entered_by: by.person,
    salt,
    version: 1,
  }
  const questions = questionRows(by, { id, conference: input.conference }, texts, 1)
  const entry: Entry = {
    act: 'submission.received',
    subject: id,
    data: {
      conference: input.conference,
      channel: input.channel,
      level: input.level,
      questions: questions.map((question) => question.id),
      digest: sha256(canonicalJson({ salt, content, ...sender })),
    },
  }
  return { submission, questions, entry }
}

/** The representative counts as one of those who sign. */
function signersOf(people: PeopleFacts | undefined, number: number | null | undefined): number | null {
  return people && people.signers.length > 0 ? people.signers.length + 1 : (number ?? null)
}

function questionTexts(given: readonly string[] | undefined, content: string): Result<readonly string[]> {
  if (content === '') return err({ message: 'Hãy ghi nội dung ý kiến.', field: 'content' })
  if (content.length > MAX_CONTENT)
    return err({
      message: `Nội dung dài ${count(content.length)} ký tự; tối đa ${count(MAX_CONTENT)}. Hãy chia thành nhiều lượt ý kiến.`,
      field: 'content',
    })
  const texts = (given ?? []).map(clean).filter((text) => text !== '')
  if (texts.length === 0) return ok([content])
  if (texts.length > MAX_QUESTIONS)
    return err({ message: `Một lượt ý kiến có tối đa ${MAX_QUESTIONS} nội dung.`, field: 'questions' })
  const long = texts.findIndex((text) => text.length > MAX_QUESTION)
  if (long >= 0)
    return err({
      message: `Nội dung thứ ${long + 1} dài quá ${count(MAX_QUESTION)} ký tự. Hãy rút gọn hoặc tách tiếp.`,
      field: `questions.${long}.text`,
    })
  return ok(texts)
}

export function orNull(text: string | null | undefined): string | null {
  const cleaned = clean(text ?? '')
  return cleaned === '' ? null : cleaned
}

/** What a search of submissions looks through. */
export function searchable(
  content: string,
  sender: { readonly name: string | null; readonly address: string | null; readonly phone: string | null },
): string {
  return fold([content, sender.name, sender.address, sender.phone].filter((part) => part !== null).join(' '))
}

export async function placeExists(
  trx: Trx,
  commune: string,
  conference: string,
  village: string | null,
): Promise<Result<void>> {
  const [found] = await prepared<{ village: string | null }>(
    trx,
    'conference and village there',
    [village ?? '', commune, conference],
    () =>
      trx
        .selectFrom('conference as c')
        .leftJoin('village as v', (join) =>
          join.onRef('v.commune_id', '=', 'c.commune_id').on('v.id', '=', village ?? ''),
        )
        .select('v.id as village')
        .where('c.commune_id', '=', commune)
        .where('c.id', '=', conference),
  )
  if (!found) return err({ message: 'Không tìm thấy hội nghị này.', status: 404 })
  if (village === null || found.village !== null) return ok()
  return err({ message: 'Xã không có thôn này. Hãy chọn lại thôn.', field: 'village' })
}

/** Any code at all, free or not. */
export function newCode(): string {
  return makeCode((below) => randomInt(below))
}

export async function freshCode(trx: Trx, wanted?: string | null): Promise<string> {
  const shown = parseCode(wanted ?? '')
  let code = shown.state === 'code' ? shown.code : newCode()
  for (;;) {
    const [taken] = await prepared(trx, 'code taken', [code, code, code], () =>
      trx
        .selectFrom('submission')
        .select('code')
        .where('code', '=', code)
        .unionAll(trx.selectFrom('restricted_matter').select('code').where('code', '=', code))
        .unionAll(trx.selectFrom('registration').select('code').where('code', '=', code)),
    )
    if (!taken) return code
    code = newCode()
  }
}

function questionRows(
  by: Actor,
  submission: { readonly id: string; readonly conference: string },
  texts: readonly string[],
  from: number,
): readonly QuestionTable[] {
  const at = instantText(by.now)
  return texts.map((text, nth) => ({
    commune_id: by.commune,
    id: newId(),
    conference_id: submission.conference,
    submission_id: submission.id,
    seq: from + nth,
    text,
    folded: fold(text),
    created_at: at,
    by_person: by.person,
    version: 1,
  }))
}

async function attach(
  trx: Trx,
  by: Actor,
  submission: string,
  files: readonly UploadedFile[],
): Promise<Result<void>> {
  if (files.length > 10) return err({ message: 'Một lượt ý kiến kèm tối đa 10 tệp.', field: 'files' })
  for (const file of files) {
    const stored = await storeFile(trx, by, file)
    if (!stored.ok) return err({ ...stored.error, field: 'files' })
    await trx
      .insertInto('attachment')
      .values({ commune_id: by.commune, submission_id: submission, file_id: stored.value.id })
      .execute()
  }
  return ok()
}

const GONE = { message: 'Không tìm thấy lượt ý kiến này.', status: 404 } as const

export const STALE = {
  message:
    'Trong lúc bạn sửa, người khác đã lưu một thay đổi. Những gì bạn nhập còn giữ ở dưới, bên cạnh bản hiện có: hãy so lại rồi gửi lại nếu vẫn đúng.',
  status: 409,
} as const

/** Splits what was said into questions: texts may be edited and added; the person's own words stay as they came. */
export async function splitSubmission(
  trx: Trx,
  by: Actor,
  input: {
    readonly submission: string
    /** With an id: the question's new text. Without: a further question. */
    readonly parts: readonly { readonly id?: string | undefined; readonly text: string }[]
    readonly version?: number | undefined
  },
): Promise<Result<readonly string[]>> {
  const submission = await findSubmission(trx, by.commune, input.submission)
  if (!submission) return err(GONE)
  if (input.version !== undefined && input.version !== submission.version) return err(STALE)
  const present = await questionsOf(trx, by.commune, submission.id)
  const parts = input.parts.map((part) => ({ id: part.id || undefined, text: clean(part.text) }))
  const edited = parts.filter((part) => part.id !== undefined)
  if (edited.some((part) => !present.some((question) => question.id === part.id))) return err(GONE)
  if (edited.some((part) => part.text === ''))
    return err({
      message: 'Một nội dung đang có không thể để trống. Nếu trùng với nội dung khác, hãy ghép trùng.',
      field: 'parts',
    })
  const added = parts.filter((part) => part.id === undefined && part.text !== '').map((part) => part.text)
  if (present.length + added.length > MAX_QUESTIONS)
    return err({ message: `Một lượt ý kiến có tối đa ${MAX_QUESTIONS} nội dung.`, field: 'parts' })
  if (parts.some((part) => part.text.length > MAX_QUESTION))
    return err({ message: `Mỗi nội dung tối đa ${count(MAX_QUESTION)} ký tự.`, field: 'parts' })
  const changed = edited.filter((part) => present.find((q) => q.id === part.id)?.text !== part.text)
  for (const part of changed)
    await trx
      .updateTable('question')
      .set((eb) => ({ text: part.text, folded: fold(part.text), version: eb('version', '+', 1) }))
      .where('commune_id', '=', by.commune)
      .where('id', '=', part.id as string)
      .execute()
  const last = Math.max(0, ...present.map((question) => question.seq))
  const rows = questionRows(by, { id: submission.id, conference: submission.conference_id }, added, last + 1)
  for (const row of rows) await insertRow(trx, 'question', row)
  const ids = rows.map((row) => row.id)
  if (changed.length === 0 && ids.length === 0) return ok(present.map((question) => question.id))
  await bumpSubmission(trx, by.commune, submission.id)
  await append(trx, by, 'submission.split', submission.id, {
    changed: changed.map((part) => part.id),
    added: ids,
    digests: [...changed.map((part) => part.text), ...added].map((text) =>
      sha256(canonicalJson({ salt: submission.salt, text })),
    ),
  })
  return ok([...present.map((question) => question.id), ...ids])
}

async function bumpSubmission(trx: Trx, commune: string, id: string): Promise<void> {
  await trx
    .updateTable('submission')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .execute()
}

export interface Correction {
  readonly submission: string
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly village: string | null
  readonly level: Level
  readonly onBehalf?: string | null
  readonly people?: PeopleFacts
  readonly version?: number | undefined
}

/** Who sent it and how to reach them, corrected; the words themselves are never touched. */
export async function correctSubmission(trx: Trx, by: Actor, input: Correction): Promise<Result<void>> {
  const submission = await findSubmission(trx, by.commune, input.submission)
  if (!submission) return err(GONE)
  if (input.version !== undefined && input.version !== submission.version) return err(STALE)
  const placed = await placeExists(trx, by.commune, submission.conference_id, input.village)
  if (!placed.ok) return placed
  const sender = { name: orNull(input.name), phone: orNull(input.phone), address: orNull(input.address) }
  const { people } = input
  if (people?.slip) {
    const free = await slipIsFree(trx, by.commune, submission.conference_id, people.slip, submission.id)
    if (!free.ok) return free
  }
  const before = await peopleOfSubmission(trx, by.commune, submission.id)
  if (people) await writePeople(trx, by.commune, submission.id, people)
  // Words of a list or of the hall stay until something more exact takes their place.
  const carried = onBehalfWords(before) === submission.on_behalf ? null : submission.on_behalf
  const counted = before.signers.length > 0 ? null : submission.signers
  await trx
    .updateTable('submission')
    .set((eb) => ({
      ...sender,
      village_id: input.village,
      level: input.level,
      on_behalf: people ? (onBehalfWords(people) ?? carried) : orNull(input.onBehalf ?? submission.on_behalf),
      signers: people ? signersOf(people, counted) : submission.signers,
      folded: searchable(submission.content, sender),
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('id', '=', submission.id)
    .execute()
  await append(trx, by, 'submission.corrected', submission.id, {
    level: input.level,
    digest: sha256(canonicalJson({ salt: submission.salt, content: submission.content, ...sender })),
  })
  return ok()
}

/** The question with its version as the form saw it, or why not. */
export async function heldQuestion(trx: Trx, by: Actor, question: string, version: number | undefined) {
  const found = await findQuestion(trx, by.commune, question)
  if (!found) return err({ message: 'Không tìm thấy nội dung này.', status: 404 } as const)
  if (version !== undefined && version !== found.version) return err(STALE)
  return ok(found)
}
