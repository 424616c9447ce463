// Acts that join questions of one matter: a duplicate shares the answer of the head of its group, a repeat was raised
// at an earlier conference. Also the matters of years before this system.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { clean, fold } from '../kit/text.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { heldQuestion } from './receive.acts.ts'
import { findQuestion, type QuestionRow } from './store.ts'
import { findPastMatter } from './submission.store.ts'
import type { LinkKind } from './tables.ts'
import { bump } from './triage.acts.ts'
import './tables.ts'

export interface LinkInput {
  readonly question: string
  readonly kind: LinkKind
  readonly ofQuestion?: string | null
  readonly ofPast?: string | null
  readonly version?: number | undefined
}

export async function linkQuestion(trx: Trx, by: Actor, input: LinkInput): Promise<Result<void>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  return input.kind === 'trung'
    ? linkDuplicate(trx, by, held.value, input.ofQuestion ?? '')
    : linkRepeat(trx, by, held.value, input.ofQuestion ?? null, input.ofPast ?? null)
}

const NO_TARGET = { message: 'Không tìm thấy nội dung để ghép. Hãy chọn lại.', field: 'of' } as const

async function headOf(trx: Trx, by: Actor, id: string): Promise<QuestionRow | undefined> {
  const found = await findQuestion(trx, by.commune, id)
  return found?.duplicate_of ? findQuestion(trx, by.commune, found.duplicate_of) : found
}

/** Always to the head of the group; what hung on the newly linked one moves along, so that no chain can grow. */
async function linkDuplicate(
  trx: Trx,
  by: Actor,
  question: QuestionRow,
  target: string,
): Promise<Result<void>> {
  const head = await headOf(trx, by, target)
  if (!head) return err(NO_TARGET)
  if (head.id === question.id)
    return err({ message: 'Nội dung này đang đứng đầu nhóm đó: không ghép vào chính nó.', field: 'of' })
  if (head.conference_id !== question.conference_id)
    return err({
      message: 'Hai nội dung ở hai hội nghị khác nhau: hãy chọn "nêu lại" thay cho "trùng".',
      field: 'of',
    })
  if (head.split_kind !== null)
    return err({ message: 'Nội dung kia đã tách xử lý theo luật khác, không ghép được.', field: 'of' })
  await trx
    .updateTable('question_link')
    .set({ of_question: head.id })
    .where('commune_id', '=', by.commune)
    .where('kind', '=', 'trung')
    .where('of_question', '=', question.id)
    .execute()
  await putLink(trx, by, { question: question.id, kind: 'trung', ofQuestion: head.id, ofPast: null })
  if (question.repeat_of !== null || question.repeat_of_past !== null) {
    await dropLink(trx, by.commune, question.id, 'nhac_lai')
    if (head.repeat_of === null && head.repeat_of_past === null)
      await putLink(trx, by, {
        question: head.id,
        kind: 'nhac_lai',
        ofQuestion: question.repeat_of,
        ofPast: question.repeat_of_past,
      })
  }
  await bump(trx, by.commune, question.id)
  await append(trx, by, 'question.linked', question.id, { kind: 'trung', of: head.id })
  return ok()
}

/** The repeat stands on the head of the group, and points at the head of the earlier group. */
async function linkRepeat(
  trx: Trx,
  by: Actor,
  question: QuestionRow,
  ofQuestion: string | null,
  ofPast: string | null,
): Promise<Result<void>> {
  if ((ofQuestion === null) === (ofPast === null)) return err(NO_TARGET)
  const subject = question.duplicate_of ?? question.id
  if (ofPast !== null) {
    if (!(await findPastMatter(trx, by.commune, ofPast))) return err(NO_TARGET)
    await putLink(trx, by, { question: subject, kind: 'nhac_lai', ofQuestion: null, ofPast })
  } else {
    const earlier = await headOf(trx, by, ofQuestion as string)
    if (!earlier) return err(NO_TARGET)
    if (earlier.conference_id === question.conference_id)
      return err({
        message: 'Hai nội dung ở cùng một hội nghị: hãy chọn "trùng" thay cho "nêu lại".',
        field: 'of',
      })
    if (await leadsTo(trx, by.commune, earlier.id, subject))
      return err({ message: 'Nội dung kia đã được ghi là nêu lại của chính nội dung này.', field: 'of' })
    await putLink(trx, by, { question: subject, kind: 'nhac_lai', ofQuestion: earlier.id, ofPast: null })
  }
  await bump(trx, by.commune, subject)
  await append(trx, by, 'question.linked', subject, { kind: 'nhac_lai', of: ofPast ?? ofQuestion })
  return ok()
}

/** Whether the chain of repeats from `from` comes to `wanted`. */
async function leadsTo(trx: Trx, commune: string, from: string, wanted: string): Promise<boolean> {
  let at: string | null = from
  for (let steps = 0; at !== null && steps < 100; steps++) {
    if (at === wanted) return true
    const link: { of_question: string | null } | undefined = await trx
      .selectFrom('question_link')
      .select('of_question')
      .where('commune_id', '=', commune)
      .where('kind', '=', 'nhac_lai')
      .where('question_id', '=', at)
      .executeTakeFirst()
    at = link?.of_question ?? null
  }
  return false
}

async function putLink(
  trx: Trx,
  by: Actor,
  link: { question: string; kind: LinkKind; ofQuestion: string | null; ofPast: string | null },
): Promise<void> {
  const row = {
    of_question: link.ofQuestion,
    of_past: link.ofPast,
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx
    .insertInto('question_link')
    .values({ commune_id: by.commune, question_id: link.question, kind: link.kind, ...row })
    .onConflict((conflict) => conflict.columns(['commune_id', 'question_id', 'kind']).doUpdateSet(row))
    .execute()
}

async function dropLink(trx: Trx, commune: string, question: string, kind: LinkKind): Promise<void> {
  await trx
    .deleteFrom('question_link')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .where('kind', '=', kind)
    .execute()
}

export async function unlinkQuestion(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly kind: LinkKind; readonly version?: number | undefined },
): Promise<Result<void>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  const linked =
    input.kind === 'trung'
      ? held.value.duplicate_of !== null
      : held.value.repeat_of !== null || held.value.repeat_of_past !== null
  if (!linked) return ok()
  await dropLink(trx, by.commune, held.value.id, input.kind)
  await bump(trx, by.commune, held.value.id)
  await append(trx, by, 'question.unlinked', held.value.id, { kind: input.kind })
  return ok()
}

/** A matter of a conference held before this system, so that "lần n" does not begin at zero. */
export async function addPastMatter(
  trx: Trx,
  by: Actor,
  input: {
    readonly year: number
    readonly village: string | null
    readonly text: string
    readonly times?: number
    readonly answered: string | null
    readonly done: boolean
  },
): Promise<Result<string>> {
  const text = clean(input.text)
  if (text === '') return err({ message: 'Hãy ghi nội dung vấn đề.', field: 'text' })
  if (text.length > 5000) return err({ message: 'Nội dung tối đa 5.000 ký tự.', field: 'text' })
  if (input.year < 1990 || input.year > by.today.year)
    return err({ message: `Năm phải từ 1990 đến ${by.today.year}.`, field: 'year' })
  const id = newId()
  await trx
    .insertInto('past_matter')
    .values({
      commune_id: by.commune,
      id,
      year: input.year,
      village_id: input.village,
      text,
      folded: fold(text),
      times: input.times ?? 1,
      answered: clean(input.answered ?? '') || null,
      done: input.done ? 1 : 0,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'past_matter.added', id, { year: input.year, done: input.done })
  return ok(id)
}
