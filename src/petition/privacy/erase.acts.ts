// Acts on personal data: the commune's rule for them, and erasing them. Luật 91/2025/QH15: erased when the person asks or
// the time is over, as far as no other law keeps them. The ledger holds digests alone, so its chain stays whole; papers
// already issued are records under Luật Lưu trữ 33/2024/QH15 and stay as they are.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { clean, fold } from '../../kit/text.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { removePeople } from '../people/people.store.ts'
import { searchable } from '../receive.acts.ts'
import { proposalsFor, redacted } from '../redact-proposals.ts'
import { type Handle, questionsOf } from '../store.ts'
import { findSubmission } from '../submission.store.ts'
import { privacySetting } from './public-text.store.ts'
import type { AnonymousRule, ErasureGround } from './tables.ts'

export interface PrivacyRule {
  readonly reviewFirst: boolean
  readonly keepYears: number | null
  readonly basis: string | null
  readonly anonymous: AnonymousRule
}

export async function savePrivacyRule(trx: Trx, by: Actor, input: PrivacyRule): Promise<Result<void>> {
  if (input.keepYears !== null && clean(input.basis ?? '') === '')
    return err({ message: 'Hãy ghi căn cứ của thời hạn lưu giữ.', field: 'basis' })
  const version = ((await privacySetting(trx, by.commune))?.version ?? 0) + 1
  await trx
    .insertInto('privacy_setting')
    .values({
      commune_id: by.commune,
      version,
      review_first: input.reviewFirst ? 1 : 0,
      keep_years: input.keepYears,
      basis: clean(input.basis ?? '') || null,
      anonymous_rule: input.anonymous,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'privacy.setting_saved', by.commune, {
    version,
    review_first: input.reviewFirst,
    keep_years: input.keepYears,
    anonymous: input.anonymous,
  })
  return ok()
}

export interface ErasureInput {
  readonly submission: string
  readonly ground: ErasureGround
  readonly reason: string | null
}

export async function erasePersonalData(trx: Trx, by: Actor, input: ErasureInput): Promise<Result<void>> {
  const submission = await findSubmission(trx, by.commune, input.submission)
  if (!submission) return err({ message: 'Không tìm thấy lượt ý kiến này.', status: 404 })
  if (await erasureOf(trx, by.commune, submission.id))
    return err({ message: 'Dữ liệu cá nhân của lượt ý kiến này đã xóa rồi.', status: 409 })
  const known = { citizens: submission.name === null ? [] : [submission.name], officials: [] }
  const withoutPeople = (text: string) => redacted(text, proposalsFor(text, known))
  const nobody = { name: null, phone: null, address: null }
  const content = withoutPeople(submission.content)
  await removePeople(trx, by.commune, submission.id)
  await trx
    .updateTable('submission')
    .set((eb) => ({
      ...nobody,
      content,
      folded: searchable(content, nobody),
      on_behalf: null,
      consent_publish: 0,
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('id', '=', submission.id)
    .execute()
  for (const question of await questionsOf(trx, by.commune, submission.id)) {
    await trx
      .updateTable('case_follow')
      .set({ seen_text: null })
      .where('commune_id', '=', by.commune)
      .where('question_id', '=', question.id)
      .execute()
    const text = withoutPeople(question.text)
    if (text === question.text) continue
    await trx
      .updateTable('question')
      .set((eb) => ({ text, folded: fold(text), version: eb('version', '+', 1) }))
      .where('commune_id', '=', by.commune)
      .where('id', '=', question.id)
      .execute()
  }
  await trx
    .updateTable('registration')
    .set({ name: 'Đã xóa', phone: null, address: null })
    .where('commune_id', '=', by.commune)
    .where('submission_id', '=', submission.id)
    .execute()
  await removeFiles(trx, by.commune, submission.id, submission.files)
  await trx
    .insertInto('erasure')
    .values({
      commune_id: by.commune,
      submission_id: submission.id,
      ground: input.ground,
      reason: clean(input.reason ?? '') || null,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'personal_data.erased', submission.id, { ground: input.ground })
  return ok()
}

/** Pictures and papers show people too; the original of an imported list is not the submission's and stays. */
async function removeFiles(
  trx: Trx,
  commune: string,
  submission: string,
  files: readonly { readonly id: string }[],
): Promise<void> {
  await trx
    .deleteFrom('attachment')
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .execute()
  for (const { id } of files) {
    const shared = await trx
      .selectFrom('attachment')
      .select('file_id')
      .where('commune_id', '=', commune)
      .where('file_id', '=', id)
      .executeTakeFirst()
    // The row stays for whatever points at it; the bytes and the name go.
    if (!shared)
      await trx
        .updateTable('file')
        .set({ name: 'da-xoa', bytes: new Uint8Array(0), size: 0 })
        .where('commune_id', '=', commune)
        .where('id', '=', id)
        .execute()
  }
}

export async function erasureOf(read: Handle, commune: string, submission: string) {
  return read
    .selectFrom('erasure')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .executeTakeFirst()
}

export interface Expired {
  readonly id: string
  readonly code: string
  readonly received_at: string
}

/** Kept longer than the commune's rule: whole years after the year they were received in. */
export async function expired(
  read: Handle,
  commune: string,
  keepYears: number,
  today: Temporal.PlainDate,
): Promise<readonly Expired[]> {
  return read
    .selectFrom('submission as s')
    .leftJoin('erasure as e', (join) =>
      join.onRef('e.commune_id', '=', 's.commune_id').onRef('e.submission_id', '=', 's.id'),
    )
    .select(['s.id', 's.code', 's.received_at'])
    .where('s.commune_id', '=', commune)
    .where('e.submission_id', 'is', null)
    .where('s.received_at', '<', `${today.year - keepYears}-01-01`)
    .where((eb) =>
      eb.or([eb('s.name', 'is not', null), eb('s.phone', 'is not', null), eb('s.address', 'is not', null)]),
    )
    .orderBy('s.received_at')
    .limit(500)
    .execute()
}
