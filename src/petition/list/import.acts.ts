// The act of importing a read list as it stands, for the command line: what is there already is left alone.
import type { Trx } from '../../kit/db/db.ts'
import { sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { namedVillages } from '../../office/store.ts'
import type { OpinionList } from './items.ts'
import { mimeOf } from './read.ts'
import { closeImport, openImport, presentIn, type StoredRow, storeRows, takenBefore } from './store.acts.ts'
import { villageFinder } from './villages.ts'
import '../tables.ts'

export interface ListImport {
  readonly conference: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly list: OpinionList
}

export interface Imported {
  readonly received: number
  readonly questions: number
  /** Already in the conference with the same words from the same sender. */
  readonly present: number
}

export async function importList(trx: Trx, by: Actor, input: ListImport): Promise<Result<Imported>> {
  const conference = await trx
    .selectFrom('conference')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('id', '=', input.conference)
    .executeTakeFirst()
  if (!conference) return err({ message: 'Không tìm thấy hội nghị này.', status: 404 })
  const rows = await rowsOf(trx, by, input)
  if (rows.every((row) => !row.take || row.problem !== null))
    return ok({ received: 0, questions: 0, present: rows.filter((row) => row.present).length })
  const present = await presentIn(trx, by.commune, input.conference)
  const target = await openImport(trx, by, {
    conference: input.conference,
    channel: 'thon',
    village: null,
    draft: null,
    collector: null,
    original: { ...input.file, mime: mimeOf(input.file.name) },
  })
  await storeRows(trx, by, target, rows, present)
  const { received, questions, present: already } = await closeImport(trx, by, target)
  return ok({ received, questions, present: already })
}

async function rowsOf(trx: Trx, by: Actor, input: ListImport): Promise<readonly StoredRow[]> {
  const before = await takenBefore(trx, by.commune, input.conference, sha256(input.file.bytes))
  const there = await presentIn(trx, by.commune, input.conference)
  const find = villageFinder(await namedVillages(trx, by.commune), by.today)
  return input.list.entries.map((entry, seq) => {
    const said = { content: entry.content, level: entry.level, ...entry.sender }
    const present = entry.problem === null && (there.takes(said) || before.seqs.has(seq))
    return {
      ...said,
      seq,
      fileRow: entry.row,
      questions: entry.questions,
      village: find(entry.sender.address).id,
      problem: entry.problem,
      present,
      take: !present,
      forced: false,
    }
  })
}
