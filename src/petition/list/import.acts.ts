// The act of importing a read list: its original is kept, each opinion received, what is there already left alone.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { newId, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { clean } from '../../kit/text.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { placeNamed } from '../../office/alias.ts'
import { storeFile } from '../../office/files.ts'
import { namedVillages } from '../../office/store.ts'
import { receiveSubmission } from '../receive.acts.ts'
import type { ListItem } from './items.ts'
import '../tables.ts'

export interface ListImport {
  readonly conference: string
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly items: readonly ListItem[]
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
  if (await importedBefore(trx, by.commune, input))
    return ok({ received: 0, questions: 0, present: input.items.length })
  const fresh = await notYetThere(trx, by.commune, input)
  const present = input.items.length - fresh.length
  if (fresh.length === 0) return ok({ received: 0, questions: 0, present })
  const original = await keepOriginal(trx, by, input.file)
  if (!original.ok) return original
  const villageOf = placeNamed(await namedVillages(trx, by.commune), by.today.toString())
  let questions = 0
  for (const item of fresh) {
    const received = await receiveSubmission(trx, by, {
      conference: input.conference,
      channel: 'thon',
      level: item.level,
      village: villageOf(item.sender.address),
      ...item.sender,
      content: item.content,
      questions: item.questions,
      consentPublish: false,
      importFile: original.value,
    })
    if (!received.ok)
      return err({ ...received.error, message: `Dòng ${item.row}: ${received.error.message}` })
    questions += received.value.questions.length
  }
  return ok({ received: fresh.length, questions, present })
}

/** The very same file again adds nothing, also where some of its opinions have since been moved elsewhere. */
async function importedBefore(trx: Trx, commune: string, input: ListImport): Promise<boolean> {
  const found = await trx
    .selectFrom('submission as s')
    .innerJoin('file as f', (join) =>
      join.onRef('f.commune_id', '=', 's.commune_id').onRef('f.id', '=', 's.file_id'),
    )
    .select('s.id')
    .where('s.commune_id', '=', commune)
    .where('s.conference_id', '=', input.conference)
    .where('f.sha256', '=', sha256(input.file.bytes))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Two nameless people may say the same words: as many as the list has are kept, less those there already. */
async function notYetThere(trx: Trx, commune: string, input: ListImport): Promise<readonly ListItem[]> {
  const there = await trx
    .selectFrom('submission')
    .select(['content', 'name', 'phone', 'address', 'level'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', input.conference)
    .execute()
  const left = new Map<string, number>()
  for (const row of there) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1)
  return input.items.filter((item) => {
    const key = keyOf({ content: item.content, level: item.level, ...item.sender })
    const known = left.get(key) ?? 0
    left.set(key, known - 1)
    return known <= 0
  })
}

function keyOf(row: {
  readonly content: string
  readonly level: string
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
}): string {
  return JSON.stringify([
    row.level,
    ...[row.content, row.name, row.phone, row.address].map((each) => clean(each ?? '')),
  ])
}

/** Office files are checked and stored as any attachment; a text file has no true type to check. */
async function keepOriginal(trx: Trx, by: Actor, file: ListImport['file']): Promise<Result<string>> {
  if (/\.(docx|xlsx)$/i.test(file.name)) {
    const stored = await storeFile(trx, by, file)
    return stored.ok ? ok(stored.value.id) : stored
  }
  const id = newId()
  await trx
    .insertInto('file')
    .values({
      commune_id: by.commune,
      id,
      sha256: sha256(file.bytes),
      name: file.name.slice(0, 200),
      mime: /\.csv$/i.test(file.name) ? 'text/csv' : 'text/plain',
      size: file.bytes.length,
      bytes: file.bytes,
      at: instantText(by.now),
      by_person: by.person,
    })
    .execute()
  return ok(id)
}
