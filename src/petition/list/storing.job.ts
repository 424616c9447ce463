// A confirmed draft stored: a short one in one act, a long one batch by batch, each batch one act that also says how far
// it came, so that an interrupted one goes on where it stopped and doubles nothing.
import { instantText } from '../../kit/clock.ts'
import type { Db, Trx } from '../../kit/db/db.ts'
import type { Actor } from '../../ledger/ledger.ts'
import type { Channel } from '../../regulation/codes.ts'
import { dropDraft } from './draft.acts.ts'
import type { Draft } from './draft.store.ts'
import type { Present } from './draft.ts'
import type { Tools } from './reading.job.ts'
import {
  closeImport,
  howMany,
  openImport,
  presentIn,
  type StoredRow,
  storeRows,
  type Target,
} from './store.acts.ts'
import type { DraftRowTable } from './tables.ts'

/** Up to so many rows are one act: everything or nothing, done before the person has looked up. */
export const AT_ONCE = 300
const BATCH = 200

/** The draft's person, at the time of the batch. */
type By = () => Actor

/** Stores a short draft within the act that confirmed it; resolves with the import. */
export async function storeAtOnce(trx: Trx, by: Actor, draft: Draft): Promise<string> {
  const target = await begin(trx, by, draft)
  const rows = await rowsAfter(trx, draft, -1, Number.MAX_SAFE_INTEGER)
  await storeRows(trx, by, target, rows, await presentIn(trx, by.commune, draft.conference_id))
  return end(trx, by, draft, target)
}

export async function storeDraft({ db, clock }: Tools, draft: Draft): Promise<void> {
  const by: By = () => ({
    commune: draft.commune_id,
    person: draft.by_person,
    now: clock.now(),
    today: clock.today(),
  })
  const target = draft.import_id
    ? await targetOf(db, draft, draft.import_id)
    : await db.act(draft.commune_id, async (trx) => {
        const opened = await begin(trx, by(), draft)
        await trx
          .updateTable('list_draft')
          .set({ import_id: opened.id, done: 0 })
          .where('commune_id', '=', draft.commune_id)
          .where('id', '=', draft.id)
          .execute()
        return opened
      })
  const last = { seq: await lastStored(db, draft, target) }
  let known: Known | undefined
  for (;;) {
    known = await batch(db, by(), draft, target, last, known)
    if (!known) break
  }
  await db.act(draft.commune_id, (trx) => end(trx, by(), draft, target))
}

interface Known {
  readonly present: Present
  readonly many: number
}

/** One act; what is there already is read again when somebody else has added to the conference meanwhile. */
async function batch(
  db: Db,
  by: Actor,
  draft: Draft,
  target: Target,
  last: { seq: number },
  known: Known | undefined,
): Promise<Known | undefined> {
  const rows = await rowsAfter(db.read, draft, last.seq, BATCH)
  const end = rows.at(-1)?.seq
  if (end === undefined) return undefined
  const next = await db.act(draft.commune_id, async (trx) => {
    const many = await howMany(trx, by.commune, target.conference)
    const present = known?.many === many ? known.present : await presentIn(trx, by.commune, target.conference)
    const { received } = await storeRows(trx, by, target, rows, present)
    await trx
      .updateTable('list_draft')
      .set((eb) => ({
        done: eb('done', '+', rows.length),
        lease_until: instantText(by.now.add({ minutes: 5 })),
      }))
      .where('commune_id', '=', by.commune)
      .where('id', '=', draft.id)
      .execute()
    return { present, many: many + received }
  })
  last.seq = end
  return next
}

async function begin(trx: Trx, by: Actor, draft: Draft): Promise<Target> {
  const { bytes } = await trx
    .selectFrom('list_draft')
    .select('bytes')
    .where('commune_id', '=', by.commune)
    .where('id', '=', draft.id)
    .executeTakeFirstOrThrow()
  return openImport(trx, by, {
    conference: draft.conference_id,
    channel: draft.channel as Channel,
    village: draft.village_id,
    draft: draft.id,
    collector: await collectorOf(trx, by),
    original: { name: draft.name, mime: draft.mime, bytes },
  })
}

async function end(trx: Trx, by: Actor, draft: Draft, target: Target): Promise<string> {
  await closeImport(trx, by, target)
  await dropDraft(trx, by.commune, draft.id)
  return target.id
}

async function targetOf(db: Db, draft: Draft, id: string): Promise<Target> {
  const { file_id: file } = await db.read
    .selectFrom('list_import')
    .select('file_id')
    .where('commune_id', '=', draft.commune_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const collector = await collectorOf(db.read, { commune: draft.commune_id, person: draft.by_person })
  return {
    id,
    file,
    conference: draft.conference_id,
    channel: draft.channel as Channel,
    collector,
  }
}

/** A collector's list stays the collector's: the answers go back the same way. */
async function collectorOf(
  read: Db['read'] | Trx,
  by: Pick<Actor, 'commune' | 'person'>,
): Promise<string | null> {
  const role = await read
    .selectFrom('person_role')
    .select('role')
    .where('commune_id', '=', by.commune)
    .where('person_id', '=', by.person)
    .where('role', '=', 'collector')
    .executeTakeFirst()
  return role ? by.person : null
}

async function lastStored(db: Db, draft: Draft, target: Target): Promise<number> {
  const row = await db.read
    .selectFrom('list_import_row')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('commune_id', '=', draft.commune_id)
    .where('import_id', '=', target.id)
    .executeTakeFirst()
  return row?.last ?? -1
}

async function rowsAfter(
  read: Db['read'] | Trx,
  draft: Draft,
  seq: number,
  most: number,
): Promise<readonly StoredRow[]> {
  const rows = await read
    .selectFrom('list_draft_row')
    .selectAll()
    .where('commune_id', '=', draft.commune_id)
    .where('draft_id', '=', draft.id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(Math.min(most, 100_001))
    .execute()
  return rows.map((row) => storedRow(draft, row))
}

function storedRow(draft: Draft, row: DraftRowTable): StoredRow {
  return {
    seq: row.seq,
    fileRow: row.file_row,
    content: row.content,
    questions: JSON.parse(row.questions) as string[],
    name: row.name,
    phone: row.phone,
    address: row.address,
    village: row.village_id ?? draft.village_id,
    level: draft.level ?? row.level,
    problem: row.problem,
    present: row.present === 1,
    take: row.take === 1,
    forced: row.forced === 1,
  }
}
