// The act that makes a draft of what a person confirmed of a plan that was read: the draft, the file it was read from, and
// how much was taken over, in one transaction. Before it nothing is stored.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { keepFile } from '../office/files.ts'
import { beginDraft } from './drafts.acts.ts'
import { draftFrom } from './reading/draft.ts'
import type { PlanFile } from './reading/open.ts'
import type { Reviewed } from './reading/review.ts'
import type { SourceFormat } from './reading/source.ts'

const MIME: Readonly<Record<SourceFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
}

export async function beginReadDraft(
  trx: Trx,
  by: Actor,
  input: { readonly file: PlanFile; readonly format: SourceFormat; readonly reviewed: Reviewed },
): Promise<Result<{ id: string }>> {
  const { file, reviewed } = input
  const draft = await beginDraft(trx, by, {
    yaml: draftFrom(reviewed.reading),
    base: null,
    source: `doc:${file.name}`,
  })
  return draft.ok ? keepPlan(trx, by, draft.value.id, input) : draft
}

interface ReadPlan {
  readonly file: PlanFile
  readonly format: SourceFormat
  readonly reviewed: Pick<Reviewed, 'accepted' | 'corrected' | 'leftOut'>
}

/** The file a draft was read from stays beside it. */
export async function keepPlan(
  trx: Trx,
  by: Actor,
  draft: string,
  { file, format, reviewed }: ReadPlan,
): Promise<Result<{ id: string }>> {
  const kept = await keepFile(trx, by, file, MIME[format])
  if (!kept.ok) return kept
  await trx
    .insertInto('regulation_draft_plan')
    .values({
      commune_id: by.commune,
      draft_id: draft,
      file_id: kept.value.id,
      accepted: reviewed.accepted,
      corrected: reviewed.corrected,
      left_out: reviewed.leftOut,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  return ok({ id: draft })
}
