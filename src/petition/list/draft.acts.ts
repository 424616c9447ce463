// Acts on a list that is being imported: begun, its rows corrected, left out or taken, cancelled, confirmed. Only the
// person who brought it sees it. Nothing of it is an opinion before it is confirmed.
import { listConferences } from '../../conference/store.ts'
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { newId, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { clean } from '../../kit/text.ts'
import type { Actor } from '../../ledger/ledger.ts'
import type { Channel, Level } from '../../regulation/codes.ts'
import { placeExists } from '../receive.acts.ts'
import { problemOf } from './check.ts'
import { findDraft, GONE_DRAFT, ofVerdict, takeable } from './draft.store.ts'
import { sameKey, type Verdict } from './draft.ts'
import { mimeOf } from './read.ts'
import { NO_NAME } from './sender.ts'
import { splitQuestions } from './split.ts'
import type { Conversion } from './tables.ts'

const MAX_DRAFTS = 20

export interface NewDraft {
  readonly conference: string
  readonly channel: Channel
  readonly level: Level | null
  readonly village: string | null
  /** A collector's list: of that village alone. */
  readonly onlyVillage: boolean
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
}

export async function beginDraft(trx: Trx, by: Actor, input: NewDraft): Promise<Result<string>> {
  const placed = await openConference(trx, by, input.conference, input.village)
  if (!placed.ok) return placed
  const { many } = await trx
    .selectFrom('list_draft')
    .select((eb) => eb.fn.countAll<number>().as('many'))
    .where('commune_id', '=', by.commune)
    .where('by_person', '=', by.person)
    .executeTakeFirstOrThrow()
  if (Number(many) >= MAX_DRAFTS)
    return err({
      message: `Bạn đang có ${MAX_DRAFTS} danh sách chờ xác nhận. Hãy nhập hoặc bỏ bớt rồi tải danh sách mới.`,
    })
  const id = newId()
  const { bytes } = input.file
  await trx
    .insertInto('list_draft')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      name: input.file.name.slice(0, 200),
      mime: mimeOf(input.file.name),
      size: bytes.length,
      sha256: sha256(bytes),
      bytes,
      channel: input.channel,
      level: input.level,
      village_id: input.village,
      only_village: input.onlyVillage ? 1 : 0,
      conversion: 'tu_dong',
      state: 'waiting',
      problem: null,
      notes: '[]',
      total: 0,
      done: 0,
      lease_until: null,
      began_at: null,
      import_id: null,
      by_person: by.person,
      at: instantText(by.now),
      version: 1,
    })
    .execute()
  return ok(id)
}

async function openConference(
  trx: Trx,
  by: Actor,
  conference: string,
  village: string | null,
): Promise<Result<void>> {
  const found = (await listConferences(trx, by.commune)).find(({ id }) => id === conference)
  if (!found) return err({ message: 'Không tìm thấy hội nghị này.', status: 404 })
  if (found.cancelled || found.closed)
    return err({
      message: 'Hội nghị này đã hủy hoặc đã khép. Hãy chọn hội nghị khác.',
      field: 'conference',
    })
  return placeExists(trx, by.commune, conference, village)
}

/** A draft that is read and waits for its person. */
async function openDraft(trx: Trx, by: Actor, id: string) {
  const draft = await findDraft(trx, by.commune, by.person, id)
  if (!draft) return err(GONE_DRAFT)
  if (draft.state !== 'read')
    return err({
      message:
        draft.state === 'confirmed' || draft.state === 'storing'
          ? 'Danh sách này đã được xác nhận và đang nhập, không sửa được nữa.'
          : 'Danh sách này chưa đọc xong. Hãy chờ một lát.',
      status: 409,
    } as const)
  return ok(draft)
}

/** Read anew: with the letters of an old font converted or left. Corrections made so far are gone, and the page says so. */
export async function readAnew(
  trx: Trx,
  by: Actor,
  id: string,
  conversion: Conversion,
): Promise<Result<void>> {
  const draft = await openDraft(trx, by, id)
  if (!draft.ok) return draft
  await clearRows(trx, by.commune, id)
  await trx
    .updateTable('list_draft')
    .set((eb) => ({
      state: 'waiting',
      conversion,
      total: 0,
      done: 0,
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  return ok()
}

export interface Settings {
  readonly draft: string
  readonly conference: string
  readonly channel: Channel
  readonly level: Level | null
  readonly village: string | null
  readonly version: number | undefined
}

/** Another conference, level or village for the whole list. What is known already is looked for again by the caller. */
export async function settleDraft(trx: Trx, by: Actor, input: Settings): Promise<Result<void>> {
  const draft = await openDraft(trx, by, input.draft)
  if (!draft.ok) return draft
  if (input.version !== undefined && input.version !== draft.value.version) return err(STALE_DRAFT)
  const placed = await openConference(trx, by, input.conference, input.village)
  if (!placed.ok) return placed
  await trx
    .updateTable('list_draft')
    .set((eb) => ({
      conference_id: input.conference,
      channel: input.channel,
      level: input.level,
      village_id: draft.value.only_village === 1 ? draft.value.village_id : input.village,
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('id', '=', input.draft)
    .execute()
  return ok()
}

export const STALE_DRAFT = {
  message:
    'Trong lúc bạn sửa, chỗ này đã được sửa ở một cửa sổ khác. Những gì bạn nhập còn giữ ở dưới: hãy so lại rồi gửi lại nếu vẫn đúng.',
  status: 409,
} as const

export interface RowEdit {
  readonly draft: string
  readonly seq: number
  readonly version: number | undefined
  readonly content: string
  /** One a line; empty: split by the content's own numbering. */
  readonly questions: readonly string[]
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly village: string | null
  readonly level: Level
}

export async function correctRow(trx: Trx, by: Actor, input: RowEdit): Promise<Result<void>> {
  const draft = await openDraft(trx, by, input.draft)
  if (!draft.ok) return draft
  const row = await trx
    .selectFrom('list_draft_row')
    .select(['version'])
    .where('commune_id', '=', by.commune)
    .where('draft_id', '=', input.draft)
    .where('seq', '=', input.seq)
    .executeTakeFirst()
  if (!row) return err(GONE_DRAFT)
  if (input.version !== undefined && input.version !== row.version) return err(STALE_DRAFT)
  const placed = await placeExists(trx, by.commune, draft.value.conference_id, input.village)
  if (!placed.ok) return placed
  const content = clean(input.content)
  const given = input.questions.map(clean).filter((text) => text !== '')
  const questions = given.length > 0 ? given : splitQuestions(content)
  const { name, address } = input
  const problem = problemOf({ content, questions, sender: { name, address } })
  if (problem !== undefined) return err({ message: problem, field: 'content' })
  const said = { ...input, content, level: draft.value.level ?? input.level }
  const present = (await alreadySaid(trx, by.commune, draft.value.conference_id, said)) ? 1 : 0
  await trx
    .updateTable('list_draft_row')
    .set((eb) => ({
      content,
      questions: JSON.stringify(questions),
      name,
      phone: input.phone,
      address,
      village_id: draft.value.only_village === 1 ? null : input.village,
      level: input.level,
      warnings: JSON.stringify(name === null ? [NO_NAME] : []),
      problem: null,
      present,
      take: 1 - present,
      forced: 0,
      edited: 1,
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('draft_id', '=', input.draft)
    .where('seq', '=', input.seq)
    .execute()
  return ok()
}

async function alreadySaid(
  trx: Trx,
  commune: string,
  conference: string,
  said: Parameters<typeof sameKey>[0],
): Promise<boolean> {
  const rows = await trx
    .selectFrom('submission')
    .select(['content', 'name', 'phone', 'address', 'level'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .execute()
  const key = sameKey(said)
  return rows.some((row) => sameKey(row) === key)
}

/** One row, or all of one verdict, left out or taken in; taken in although known counts as meant. */
export async function chooseRows(
  trx: Trx,
  by: Actor,
  input: {
    readonly draft: string
    readonly seq: number | null
    readonly verdict: Verdict | null
    readonly take: boolean
  },
): Promise<Result<number>> {
  const draft = await openDraft(trx, by, input.draft)
  if (!draft.ok) return draft
  const { seq, verdict, take } = input
  if (seq === null && verdict === null) return err({ message: 'Hãy chọn dòng.', field: 'seq' })
  const changed = await trx
    .updateTable('list_draft_row')
    .set((eb) => ({
      take: take ? 1 : 0,
      forced: take ? eb.ref('present') : 0,
      version: eb('version', '+', 1),
    }))
    .where('commune_id', '=', by.commune)
    .where('draft_id', '=', input.draft)
    .$if(seq !== null, (query) => query.where('seq', '=', seq as number))
    .$if(verdict !== null, (query) => query.where(ofVerdict(verdict as Verdict)))
    .returning('seq')
    .execute()
  if (seq !== null && changed.length === 0) return err(GONE_DRAFT)
  return ok(changed.length)
}

/** Nothing of it stays: rows, file, draft. */
export async function cancelDraft(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  const draft = await findDraft(trx, by.commune, by.person, id)
  if (!draft) return err(GONE_DRAFT)
  if (draft.state === 'confirmed' || draft.state === 'storing')
    return err({
      message: 'Danh sách này đã được xác nhận và đang nhập, không bỏ được nữa.',
      status: 409,
    })
  await dropDraft(trx, by.commune, id)
  return ok()
}

export async function clearRows(trx: Trx, commune: string, id: string): Promise<void> {
  await trx
    .deleteFrom('list_draft_row')
    .where('commune_id', '=', commune)
    .where('draft_id', '=', id)
    .execute()
}

export async function dropDraft(trx: Trx, commune: string, id: string): Promise<void> {
  await clearRows(trx, commune, id)
  await trx.deleteFrom('list_draft').where('commune_id', '=', commune).where('id', '=', id).execute()
}

/** The person's word that it be stored; how many rows it will be. The storing itself is store.job.ts's. */
export async function confirmDraft(
  trx: Trx,
  by: Actor,
  id: string,
): Promise<Result<{ readonly rows: number }>> {
  const draft = await openDraft(trx, by, id)
  if (!draft.ok) return draft
  const open = await openConference(trx, by, draft.value.conference_id, draft.value.village_id)
  if (!open.ok) return open
  const rows = await takeable(trx, by.commune, id)
  if (rows === 0)
    return err({
      message:
        'Không có dòng nào để nhập. Hãy sửa dòng chưa nhập được, hoặc nhận lại dòng đã bỏ ra, rồi xác nhận.',
    })
  await trx
    .updateTable('list_draft')
    .set({ state: 'confirmed', done: 0, lease_until: null, began_at: instantText(by.now) })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  return ok({ rows })
}
