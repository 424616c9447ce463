// Storing the rows of a confirmed list: the original once, every opinion received, what is there already left alone,
// and what became of each row written down by its place.
import { instantText } from '../../kit/clock.ts'
import type { Read, Trx } from '../../kit/db/db.ts'
import { insertRows } from '../../kit/db/prepared.ts'
import { newId, sha256 } from '../../kit/id.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import type { Channel, Level } from '../../regulation/codes.ts'
import { type ListedInput, receiveMany } from '../receive-many.acts.ts'
import { type Present, presentOf } from './draft.ts'
import type { Outcome } from './tables.ts'
import '../tables.ts'

export interface Original {
  readonly name: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** One row of a list as a person has confirmed it. */
export interface StoredRow {
  readonly seq: number
  readonly fileRow: number
  readonly content: string
  readonly questions: readonly string[]
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly village: string | null
  readonly level: Level
  readonly problem: string | null
  readonly present: boolean
  readonly take: boolean
  readonly forced: boolean
}

export interface Target {
  readonly id: string
  readonly file: string
  readonly conference: string
  readonly channel: Channel
  readonly collector: string | null
}

export interface Counts {
  readonly received: number
  readonly questions: number
  readonly present: number
  readonly leftOut: number
  readonly refused: number
}

/** The original is kept with the import; a text file has no true type to check, so it is stored as it came. */
export async function openImport(
  trx: Trx,
  by: Actor,
  input: Omit<Target, 'id' | 'file'> & {
    readonly original: Original
    readonly village: string | null
    readonly draft: string | null
  },
): Promise<Target> {
  const { original, conference, channel, collector } = input
  const file = newId()
  await trx
    .insertInto('file')
    .values({
      commune_id: by.commune,
      id: file,
      sha256: sha256(original.bytes),
      name: original.name.slice(0, 200),
      mime: original.mime,
      size: original.bytes.length,
      bytes: original.bytes,
      at: instantText(by.now),
      by_person: by.person,
    })
    .execute()
  const id = newId()
  await trx
    .insertInto('list_import')
    .values({
      commune_id: by.commune,
      id,
      conference_id: conference,
      file_id: file,
      draft_id: input.draft,
      channel,
      village_id: input.village,
      received: 0,
      questions: 0,
      present: 0,
      left_out: 0,
      refused: 0,
      by_person: by.person,
      at: instantText(by.now),
      ended_at: null,
    })
    .execute()
  return { id, file, conference, channel, collector }
}

export async function storeRows(
  trx: Trx,
  by: Actor,
  target: Target,
  rows: readonly StoredRow[],
  present: Present,
): Promise<Counts> {
  const count = { received: 0, questions: 0, present: 0, left_out: 0, refused: 0 }
  const taken: StoredRow[] = []
  const outcomes = new Map<StoredRow, Outcome>()
  for (const row of rows) {
    const left = addsNothing(row, present)
    if (left) outcomes.set(row, left)
    else taken.push(row)
  }
  const results = await receiveMany(
    trx,
    by,
    taken.map((row) => inputOf(target, row)),
  )
  for (const [at, row] of taken.entries()) {
    const result = results[at]
    outcomes.set(row, result?.ok ? 'received' : 'refused')
    if (result?.ok) count.questions += result.value.questions.length
  }
  const written = rows.map((row) => ({
    commune_id: by.commune,
    import_id: target.id,
    seq: row.seq,
    file_row: row.fileRow,
    outcome: outcomes.get(row) ?? ('refused' as const),
  }))
  for (const { outcome } of written) count[outcome] += 1
  await insertRows(trx, 'list_import_row', written)
  await trx
    .updateTable('list_import')
    .set((eb) => ({
      received: eb('received', '+', count.received),
      questions: eb('questions', '+', count.questions),
      present: eb('present', '+', count.present),
      left_out: eb('left_out', '+', count.left_out),
      refused: eb('refused', '+', count.refused),
    }))
    .where('commune_id', '=', by.commune)
    .where('id', '=', target.id)
    .execute()
  const { left_out: leftOut, ...counts } = count
  return { ...counts, leftOut }
}

/** Why a row adds nothing; undefined for one that is to be received. */
function addsNothing(row: StoredRow, present: Present): Outcome | undefined {
  if (!row.take) return row.present ? 'present' : 'left_out'
  if (row.problem !== null) return 'refused'
  return present.takes(row) && !row.forced ? 'present' : undefined
}

function inputOf(target: Target, row: StoredRow): ListedInput {
  return {
    conference: target.conference,
    channel: target.channel,
    level: row.level,
    village: row.village,
    name: row.name,
    phone: row.phone,
    address: row.address,
    content: row.content,
    questions: row.questions,
    collector: target.collector,
    consentPublish: false,
    importFile: target.file,
  }
}

/** The list is in: one entry of the ledger says so, beside those of its opinions. */
export async function closeImport(trx: Trx, by: Actor, target: Target): Promise<Counts> {
  const done = await trx
    .updateTable('list_import')
    .set({ ended_at: instantText(by.now) })
    .where('commune_id', '=', by.commune)
    .where('id', '=', target.id)
    .returning(['received', 'questions', 'present', 'left_out', 'refused'])
    .executeTakeFirstOrThrow()
  const { left_out: leftOut, ...rest } = done
  const counts: Counts = { ...rest, leftOut }
  await append(trx, by, 'list.imported', target.id, { conference: target.conference, ...counts })
  return counts
}

/** Everything said to the conference so far, to recognise it again. */
export async function presentIn(read: Read | Trx, commune: string, conference: string): Promise<Present> {
  const there = await read
    .selectFrom('submission')
    .select(['content', 'name', 'phone', 'address', 'level'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .execute()
  return presentOf(there)
}

export async function howMany(read: Read | Trx, commune: string, conference: string): Promise<number> {
  const row = await read
    .selectFrom('submission')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Rows of the very same file that an earlier import of this conference took, by their place: known also where the
 * opinion has since been corrected, split or moved elsewhere.
 */
export async function takenBefore(
  read: Read | Trx,
  commune: string,
  conference: string,
  digest: string,
): Promise<{ readonly imports: readonly string[]; readonly seqs: ReadonlySet<number> }> {
  const earlier = await read
    .selectFrom('list_import as i')
    .innerJoin('file as f', (join) =>
      join.onRef('f.commune_id', '=', 'i.commune_id').onRef('f.id', '=', 'i.file_id'),
    )
    .select('i.id')
    .where('i.commune_id', '=', commune)
    .where('i.conference_id', '=', conference)
    .where('f.sha256', '=', digest)
    .orderBy('i.at', 'desc')
    .execute()
  const imports = earlier.map((row) => row.id)
  if (imports.length === 0) return { imports, seqs: new Set() }
  const rows = await read
    .selectFrom('list_import_row')
    .select('seq')
    .where('commune_id', '=', commune)
    .where('import_id', 'in', imports)
    .where('outcome', 'in', ['received', 'present'])
    .execute()
  return { imports, seqs: new Set(rows.map((row) => row.seq)) }
}
