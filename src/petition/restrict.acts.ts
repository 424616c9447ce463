// The act on a denunciation: moving it, with its identity, out of everything that is open.
// Luật Tố cáo số 25/2018/QH14 and Luật 10/2022/QH15 Điều 9 forbid disclosing who denounced.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { peopleInWords, peopleOfSubmission, removePeople } from './people/people.store.ts'
import { heldQuestion, searchable } from './receive.acts.ts'
import { type QuestionRow, questionsOf } from './store.ts'
import { findSubmission, type Submission } from './submission.store.ts'
import '../office/tables.ts'
import './acceptance.tables.ts'
import './tables.ts'

/** What higher chapters hold about a question (dispositions, cases, orders) and must let go of before it leaves. */
export type Leaving = (
  trx: Trx,
  by: Actor,
  question: string,
  /** What remains of the submission goes on without its sender: nothing may lead from it to a person. */
  senderHidden: boolean,
) => Promise<void>

export interface Restriction {
  readonly question: string
  /** Attachments that belong to the other questions and stay; all others move along. */
  readonly filesThatStay?: readonly string[]
  /**
   * The person wants to stay the named sender of the other questions. Without it the others go on without a sender:
   * whoever learns later that there is a denunciation must not find its author beside the rest of it
   * (docs/decisions/0008).
   */
  readonly keepsSender?: boolean
  readonly version?: number | undefined
}

/** Moves a denunciation to the restricted register. Resolves with the register's own id; the question is no more. */
export async function restrictQuestion(
  trx: Trx,
  by: Actor,
  input: Restriction,
  leaving: readonly Leaving[] = [],
): Promise<Result<{ matter: string; submissionRemains: boolean }>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  const question = held.value
  const submission = (await findSubmission(trx, by.commune, question.submission_id)) as Submission
  const others = (await questionsOf(trx, by.commune, submission.id)).filter(({ id }) => id !== question.id)
  const hidden = others.length > 0 && !input.keepsSender
  const matter = await registerMatter(trx, by, question, submission, { remains: others.length > 0, hidden })
  const staying = others.length > 0 ? (input.filesThatStay ?? []) : []
  await moveFiles(trx, by, matter, submission, staying)
  await closeOriginal(trx, by.commune, matter, submission.file_id)
  for (const letGo of leaving) await letGo(trx, by, question.id, hidden)
  await removeQuestion(trx, by.commune, question.id)
  if (hidden || others.length === 0) await detachSender(trx, by.commune, submission.id)
  if (others.length > 0) await rewriteSubmission(trx, by.commune, submission, others, hidden)
  else await removeSubmission(trx, by.commune, submission.id)
  // The subject is the register's own id and nothing else is said: the open ledger must not lead to the submission.
  await append(trx, by, 'question.restricted', matter)
  return ok({ matter, submissionRemains: others.length > 0 })
}

async function registerMatter(
  trx: Trx,
  by: Actor,
  question: QuestionRow,
  submission: Submission,
  kept: { readonly remains: boolean; readonly hidden: boolean },
): Promise<string> {
  const id = newId()
  // The only question: the person's own words in full. One of several: the part that denounces, and the words it came in.
  const whole = submission.content !== question.text
  const text = whole ? `${question.text}\n\nLời gửi đến: ${submission.content}` : question.text
  await trx
    .insertInto('restricted_matter')
    .values({
      commune_id: by.commune,
      id,
      conference_id: submission.conference_id,
      code: submission.code,
      channel: submission.channel,
      text: kept.remains || whole ? text : submission.content,
      name: submission.name,
      phone: submission.phone,
      address: submission.address,
      on_behalf: submission.on_behalf,
      people: peopleInWords(await peopleOfSubmission(trx, by.commune, submission.id)),
      sender_hidden: kept.hidden ? 1 : 0,
      village_id: submission.village_id,
      received_at: submission.received_at,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  return id
}

async function moveFiles(
  trx: Trx,
  by: Actor,
  matter: string,
  submission: Submission,
  staying: readonly string[],
): Promise<void> {
  const moving = submission.files.filter((file) => !staying.includes(file.id))
  for (const [at, file] of moving.entries()) {
    // The photograph of a list hangs on every opinion typed from it, and shows this one too: it leaves them all.
    for (const table of ['attachment', 'list_photo'] as const)
      await trx
        .deleteFrom(table)
        .where('commune_id', '=', by.commune)
        .where('file_id', '=', file.id)
        .execute()
    // A file's name may tell who is meant.
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(file.name)?.[0].toLowerCase() ?? ''
    await trx
      .updateTable('file')
      .set({ name: `tep-${at + 1}${ending}` })
      .where('commune_id', '=', by.commune)
      .where('id', '=', file.id)
      .execute()
    await trx
      .insertInto('restricted_file')
      .values({ commune_id: by.commune, matter_id: matter, file_id: file.id })
      .execute()
  }
}

/** The list it was read from holds its words too: from now on only the register's keepers open that file. */
async function closeOriginal(trx: Trx, commune: string, matter: string, file: string | null): Promise<void> {
  if (file === null) return
  await trx
    .insertInto('restricted_file')
    .values({ commune_id: commune, matter_id: matter, file_id: file })
    .execute()
  await trx
    .updateTable('file')
    .set({ name: 'danh-sach-goc' })
    .where('commune_id', '=', commune)
    .where('id', '=', file)
    .execute()
}

/** Nothing beside the submission tells any more who sent it. */
async function detachSender(trx: Trx, commune: string, submission: string): Promise<void> {
  await removePeople(trx, commune, submission)
  await trx
    .updateTable('registration')
    .set({ submission_id: null })
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .execute()
}

async function removeQuestion(trx: Trx, commune: string, question: string): Promise<void> {
  await freeGroup(trx, commune, question)
  for (const table of [
    'question_link',
    'question_field',
    'classification',
    'assignment',
    'acceptance',
    'split_off',
  ] as const)
    await trx
      .deleteFrom(table)
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .execute()
  await trx.deleteFrom('question').where('commune_id', '=', commune).where('id', '=', question).execute()
}

/** Duplicates of the one that leaves: the first of them becomes the head; repeats of it are open again. */
async function freeGroup(trx: Trx, commune: string, question: string): Promise<void> {
  const members = await trx
    .selectFrom('question_link')
    .select('question_id')
    .where('commune_id', '=', commune)
    .where('kind', '=', 'trung')
    .where('of_question', '=', question)
    .orderBy('question_id')
    .execute()
  const head = members[0]?.question_id
  if (head !== undefined) {
    await trx
      .deleteFrom('question_link')
      .where('commune_id', '=', commune)
      .where('question_id', '=', head)
      .where('kind', '=', 'trung')
      .execute()
    await trx
      .updateTable('question_link')
      .set({ of_question: head })
      .where('commune_id', '=', commune)
      .where('kind', '=', 'trung')
      .where('of_question', '=', question)
      .execute()
  }
  await trx
    .deleteFrom('question_link')
    .where('commune_id', '=', commune)
    .where('of_question', '=', question)
    .execute()
}

/** What stays open is the other questions' words, with or without their sender. */
async function rewriteSubmission(
  trx: Trx,
  commune: string,
  submission: Submission,
  others: readonly QuestionRow[],
  hidden: boolean,
): Promise<void> {
  const nobody = { name: null, phone: null, address: null }
  const sender = hidden ? nobody : submission
  const content = others.map((question) => question.text).join('\n')
  await trx
    .updateTable('submission')
    .set((eb) => ({
      content,
      folded: searchable(content, sender),
      version: eb('version', '+', 1),
      ...(hidden
        ? {
            ...nobody,
            on_behalf: null,
            signers: null,
            speech_id: null,
            consent_publish: 0,
            consent_text: null,
          }
        : {}),
    }))
    .where('commune_id', '=', commune)
    .where('id', '=', submission.id)
    .execute()
  // No gap in the numbers tells that one is missing.
  for (const [at, question] of others.entries())
    await trx
      .updateTable('question')
      .set({ seq: at + 1 })
      .where('commune_id', '=', commune)
      .where('id', '=', question.id)
      .execute()
}

/** The note that its personal data were erased goes with it; the ledger keeps that it happened. */
async function removeSubmission(trx: Trx, commune: string, submission: string): Promise<void> {
  await trx
    .deleteFrom('erasure')
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .execute()
  await trx.deleteFrom('submission').where('commune_id', '=', commune).where('id', '=', submission).execute()
}
