// A draft's file read in a worker thread and its rows laid down, batch by batch, with their verdicts; then the known ones
// are marked. Nothing here makes an opinion.
import type { Clock } from '../../kit/clock.ts'
import type { Db, Trx } from '../../kit/db/db.ts'
import { insertRows } from '../../kit/db/prepared.ts'
import { err, type Result } from '../../kit/result.ts'
import type { Workers } from '../../kit/workers.ts'
import { namedVillages } from '../../office/store.ts'
import type { Level } from '../../regulation/codes.ts'
import type { Draft } from './draft.store.ts'
import type { ListEntry, OpinionList } from './items.ts'
import type { ListJob } from './read.ts'
import { presentIn, takenBefore } from './store.acts.ts'
import type { DraftRowTable } from './tables.ts'
import { type FoundVillage, villageFinder } from './villages.ts'

const BATCH = 500
/** Far more than 100,000 rows need; whatever takes longer is no list. */
const LONGEST_MS = 120_000

export interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly workers: Workers
}

export async function readDraft(tools: Tools, draft: Draft): Promise<void> {
  const { db, workers } = tools
  const { bytes } = await db.read
    .selectFrom('list_draft')
    .select('bytes')
    .where('commune_id', '=', draft.commune_id)
    .where('id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const job: ListJob = { name: draft.name, bytes, asIs: draft.conversion === 'giu_nguyen' }
  const list = await workers.run<Result<OpinionList>>('list', job, LONGEST_MS).catch(() =>
    err({
      message:
        'Không đọc được tệp này: nó làm việc đọc bị ngắt. Hãy chép các dòng sang một tệp mới rồi gửi lại.',
    }),
  )
  if (!list.ok) return refuse(db, draft, list.error.message)
  await layDown(tools, draft, list.value)
}

async function refuse(db: Db, draft: Draft, problem: string): Promise<void> {
  await db.act(draft.commune_id, (trx) =>
    trx
      .updateTable('list_draft')
      .set({ state: 'refused', problem, lease_until: null })
      .where('commune_id', '=', draft.commune_id)
      .where('id', '=', draft.id)
      .execute(),
  )
}

async function layDown({ db, clock }: Tools, draft: Draft, list: OpinionList): Promise<void> {
  const find = villageFinder(await namedVillages(db.read, draft.commune_id), clock.today())
  const mark = await marker(db, draft)
  const total = list.entries.length
  for (let from = 0; from < total; from += BATCH) {
    const rows = list.entries.slice(from, from + BATCH).map((entry, at): DraftRowTable => {
      const village = placed(draft, find(entry.sender.address))
      return mark({
        ...rowOf(draft, entry, from + at),
        village_id: village.id,
        warnings: JSON.stringify([...entry.warnings, ...(village.doubt ? [village.doubt] : [])]),
      })
    })
    const going = await db.act(draft.commune_id, async (trx) => {
      await insertRows(trx, 'list_draft_row', rows)
      return progress(trx, draft, { total, done: from + rows.length })
    })
    // Cancelled while it was read: what was laid down since goes with it.
    if (!going) return
  }
  await db.act(draft.commune_id, (trx) =>
    trx
      .updateTable('list_draft')
      .set({ state: 'read', notes: JSON.stringify(list.notes), total, done: total, lease_until: null })
      .where('commune_id', '=', draft.commune_id)
      .where('id', '=', draft.id)
      .execute(),
  )
}

const ELSEWHERE = 'Dòng này ghi thôn khác; danh sách được nộp cho thôn của bạn.'

function placed(draft: Draft, found: FoundVillage): FoundVillage {
  if (draft.only_village === 0) return found
  const elsewhere = found.id !== null && found.id !== draft.village_id
  return elsewhere ? { id: null, doubt: ELSEWHERE } : { id: null }
}

function rowOf(draft: Draft, entry: ListEntry, seq: number): DraftRowTable {
  return {
    commune_id: draft.commune_id,
    draft_id: draft.id,
    seq,
    file_row: entry.row,
    sheet: entry.sheet,
    content: entry.content,
    questions: JSON.stringify(entry.questions),
    ...entry.sender,
    village_id: null,
    level: entry.level,
    warnings: '[]',
    problem: entry.problem,
    present: 0,
    take: 1,
    forced: 0,
    edited: 0,
    version: 1,
  }
}

async function progress(
  trx: Trx,
  draft: Draft,
  at: { readonly total: number; readonly done: number },
): Promise<boolean> {
  const found = await trx
    .updateTable('list_draft')
    .set(at)
    .where('commune_id', '=', draft.commune_id)
    .where('id', '=', draft.id)
    .returning('id')
    .execute()
  return found.length > 0
}

/** Marks a row that the conference has already: from the same file, or with the same words of the same person. */
async function marker(db: Db, draft: Draft) {
  const { commune_id: commune, conference_id: conference } = draft
  const before = await takenBefore(db.read, commune, conference, draft.sha256)
  const there = await presentIn(db.read, commune, conference)
  return <Row extends Omit<DraftRowTable, 'level'> & { readonly level: Level }>(row: Row): Row => {
    if (row.problem !== null) return row
    const said = { ...row, level: draft.level ?? row.level }
    const known = there.takes(said) || before.seqs.has(row.seq)
    return known ? { ...row, present: 1, take: 0 } : { ...row, present: 0 }
  }
}

/** The same looked for again after the conference or the level of the whole list was changed. */
export async function markAnew(db: Db, draft: Draft): Promise<void> {
  const mark = await marker(db, draft)
  const rows = await db.read
    .selectFrom('list_draft_row')
    .selectAll()
    .where('commune_id', '=', draft.commune_id)
    .where('draft_id', '=', draft.id)
    .orderBy('seq')
    .execute()
  const changed = rows.flatMap((row) => {
    const now = mark(row)
    if (now.present === row.present) return []
    // What a person left out stays out; what only was known before is taken again.
    return [{ ...now, take: now.present === 1 ? 0 : row.present === 1 ? 1 : row.take }]
  })
  await db.act(draft.commune_id, async (trx) => {
    for (const { seq, present, take } of changed)
      await trx
        .updateTable('list_draft_row')
        .set({ present, take, forced: 0 })
        .where('commune_id', '=', draft.commune_id)
        .where('draft_id', '=', draft.id)
        .where('seq', '=', seq)
        .execute()
  })
}
