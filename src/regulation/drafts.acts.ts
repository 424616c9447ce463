// Acts on drafts of a regulation: begin one, save it (errors and all), lay it aside, publish it as a version.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { adoptRegulation, regulationOf } from './adopted.ts'
import { changeCodes, compareRegulations } from './compare.ts'
import { type Draft, findDraft, findVersion } from './drafts.store.ts'
import { editYaml, plainOf, valueAt } from './editing.ts'
import { readRegulation } from './regulation.form.ts'

export const NO_DRAFT = {
  message: 'Không tìm thấy dự thảo này, hoặc dự thảo đã công bố, đã bỏ.',
  status: 404,
} as const

export const STALE = {
  message:
    'Dự thảo vừa được sửa ở nơi khác. Những gì bạn nhập còn ở đây, bản đang lưu ở bên dưới: hãy so lại rồi lưu lần nữa nếu vẫn muốn thay.',
  status: 409,
} as const

const LARGEST = 1_000_000

/** The name a draft goes by: its own title, or a word that it has none yet. */
function titleOf(yaml: string): string {
  const plain = plainOf(yaml)
  const title = plain.ok ? valueAt(plain.value, ['title']) : undefined
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 300) : 'Quy chế chưa có tên'
}

function tooLarge(yaml: string): Result<void> {
  return yaml.length > LARGEST
    ? err({ field: 'yaml', message: 'Văn bản quá lớn (hơn 1 MB). Hãy chọn đúng tệp quy chế.', status: 413 })
    : ok()
}

export async function beginDraft(
  trx: Trx,
  by: Actor,
  input: { readonly yaml: string; readonly base: string | null; readonly source: string },
): Promise<Result<{ id: string }>> {
  const fits = tooLarge(input.yaml)
  if (!fits.ok) return fits
  if (input.base !== null && !(await findVersion(trx, by.commune, input.base))) return err(NO_DRAFT)
  const id = newId()
  await trx
    .insertInto('regulation_draft')
    .values({
      commune_id: by.commune,
      id,
      title: titleOf(input.yaml),
      yaml: input.yaml,
      base_version_id: input.base,
      source: input.source.slice(0, 200),
      version: 1,
      created_at: instantText(by.now),
      created_by: by.person,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'regulation.drafted', id, { base: input.base, digest: sha256(input.yaml) })
  return ok({ id })
}

async function current(trx: Trx, by: Actor, id: string, version: number): Promise<Result<Draft>> {
  const draft = await findDraft(trx, by.commune, id)
  if (!draft) return err(NO_DRAFT)
  return draft.version === version ? ok(draft) : err(STALE)
}

/** Saves the text as it is; a draft with errors is kept, it only cannot be published. */
export async function saveDraft(
  trx: Trx,
  by: Actor,
  input: { readonly id: string; readonly version: number; readonly yaml: string },
): Promise<Result<{ id: string }>> {
  const draft = await current(trx, by, input.id, input.version)
  if (!draft.ok) return draft
  const fits = tooLarge(input.yaml)
  if (!fits.ok) return fits
  if (draft.value.yaml === input.yaml) return ok({ id: input.id })
  await trx
    .updateTable('regulation_draft')
    .set({
      yaml: input.yaml,
      title: titleOf(input.yaml),
      version: draft.value.version + 1,
      by_person: by.person,
      at: instantText(by.now),
    })
    .where('commune_id', '=', by.commune)
    .where('id', '=', input.id)
    .execute()
  await append(trx, by, 'regulation.draft_saved', input.id, {
    version: draft.value.version + 1,
    digest: sha256(input.yaml),
  })
  return ok({ id: input.id })
}

async function end(trx: Trx, by: Actor, id: string, version: string | null): Promise<void> {
  await trx
    .insertInto('regulation_draft_end')
    .values({
      commune_id: by.commune,
      draft_id: id,
      version_id: version,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
}

export async function dropDraft(
  trx: Trx,
  by: Actor,
  input: { readonly id: string; readonly version: number },
): Promise<Result<{ id: string }>> {
  const draft = await current(trx, by, input.id, input.version)
  if (!draft.ok) return draft
  await end(trx, by, input.id, null)
  await append(trx, by, 'regulation.draft_dropped', input.id)
  return ok({ id: input.id })
}

/** The text with the number its version will have: one more than the highest the commune has of this regulation. */
async function numbered(trx: Trx, commune: string, draft: Draft): Promise<Result<string>> {
  const read = readRegulation(draft.yaml)
  if (!read.ok)
    return err({
      message: 'Dự thảo còn lỗi nên chưa công bố được. Dự thảo vẫn được giữ nguyên.',
      details: read.error.map((error) => `Dòng ${error.line}: ${error.message}`),
      status: 422,
    })
  const rows = await trx
    .selectFrom('regulation_version')
    .select(['id', 'yaml'])
    .where('commune_id', '=', commune)
    .where('regulation_id', '=', read.value.id)
    .execute()
  const withVersion = (version: number) =>
    editYaml(draft.yaml, [{ op: 'set', path: ['version'], value: version }])
  let highest = 0
  for (const row of rows) {
    const { version } = await regulationOf(trx, commune, row.id)
    highest = Math.max(highest, version)
    // The same text again is the same version, whatever number stands in the draft.
    const same = withVersion(version)
    if (same.ok && same.value === row.yaml) return ok(row.yaml)
    if (row.yaml === draft.yaml) return ok(row.yaml)
  }
  if (rows.length === 0) return ok(draft.yaml)
  return withVersion(highest + 1)
}

/** Publishes the draft: from now on new conferences may be planned by it; those there are keep their own version. */
export async function publishDraft(
  trx: Trx,
  by: Actor,
  input: { readonly id: string; readonly version: number },
): Promise<Result<{ id: string }>> {
  const draft = await current(trx, by, input.id, input.version)
  if (!draft.ok) return draft
  const text = await numbered(trx, by.commune, draft.value)
  if (!text.ok) return text
  const { base_version_id: base } = draft.value
  const read = readRegulation(text.value)
  const changes =
    base && read.ok
      ? changeCodes(compareRegulations(await regulationOf(trx, by.commune, base), read.value))
      : undefined
  const adopted = await adoptRegulation(trx, by, text.value, { draft: input.id, base, ...changes })
  if (!adopted.ok) return adopted
  await end(trx, by, input.id, adopted.value.id)
  return adopted
}
