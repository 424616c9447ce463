// What goes along with a lent day: rows of every table that travels, accounts of those who work that day, bytes of this
// conference's files. The restricted register stays, and nothing here names it but to leave its files out.
import type { Trx } from '../../kit/db/db.ts'
import { type Role, rightsOf } from '../../office/rights.ts'
import { readBytes, readRows, withoutBytes } from './rows.store.ts'
import { type Row, TRAVELLING, travellingTable } from './travel.ts'

/** Photographs and scans of the conference go along up to this; the rest is looked at in the office. */
const MAX_BYTES = 200 * 1024 * 1024

/** Every row that goes along, table by table in the order in which they can be written. */
export async function rowsToGo(
  trx: Trx,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const rows = new Map<string, readonly Row[]>()
  for (const of of TRAVELLING)
    if (of.way !== 'home') rows.set(of.table, (await readRows(trx, commune, of)).map(withoutBytes))
  const secret = new Set(
    (
      await trx.selectFrom('restricted_file').select('file_id').where('commune_id', '=', commune).execute()
    ).map((row) => row.file_id),
  )
  // What belongs to the restricted register does not go: where a row names such a file, an empty one stands for it.
  rows.set(
    'file',
    (rows.get('file') ?? []).map((row) => (secret.has(String(row.id)) ? emptyFile(row) : row)),
  )
  rows.set('account', await accountsToGo(trx, commune, conference, rows))
  return rows
}

function emptyFile({ commune_id, id }: Row): Row {
  return {
    commune_id,
    id,
    sha256: '',
    name: 'Tệp ở máy chính',
    mime: 'application/octet-stream',
    size: 1,
    at: '1970-01-01T00:00:00.000Z',
    by_person: '',
  }
}

/** Those who have something to do that day can sign in on the laptop, with the password they have. */
async function accountsToGo(
  trx: Trx,
  commune: string,
  conference: string,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<readonly Row[]> {
  const roles = new Map<string, Role[]>()
  for (const { person_id, role } of rows.get('person_role') ?? [])
    roles.set(String(person_id), [...(roles.get(String(person_id)) ?? []), role as Role])
  const named = new Set(
    ['conference_chair', 'conference_secretary', 'conference_stand_in'].flatMap((table) =>
      (rows.get(table) ?? []).filter((row) => row.conference_id === conference).map((row) => row.person_id),
    ),
  )
  const disabled = await trx
    .selectFrom('account_disabled')
    .innerJoin('account', 'account.login', 'account_disabled.login')
    .select('account.login')
    .where('account.commune_id', '=', commune)
    .execute()
  const shut = new Set(disabled.map((row) => row.login))
  const deputies = new Set((rows.get('deputy') ?? []).map((row) => row.deputy_id))
  return (rows.get('account') ?? []).filter(({ login, person_id }) => {
    const rights = rightsOf(roles.get(String(person_id)) ?? [], false)
    const needed =
      named.has(person_id) || deputies.has(person_id) || rights.has('hall.run') || rights.has('hall.dispose')
    return needed && !shut.has(String(login))
  })
}

/** The bytes of this conference's files, as far as there is room; never those of the restricted register. */
export async function bytesToGo(
  trx: Trx,
  commune: string,
  conference: string,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<{ bytes: ReadonlyMap<string, Uint8Array>; left: number }> {
  const file = travellingTable('file')
  if (!file) throw new Error('files travel')
  const sizes = new Map((rows.get('file') ?? []).map((row) => [row.id, row]))
  const bytes = new Map<string, Uint8Array>()
  let room = MAX_BYTES
  let left = 0
  for (const id of filesOf(conference, rows)) {
    const row = sizes.get(id)
    if (!row || row.sha256 === '') continue
    if (Number(row.size) > room) {
      left++
      continue
    }
    const content = await readBytes(trx, commune, file, [id])
    if (!content) continue
    room -= content.length
    bytes.set(`file/${id}`, content)
  }
  return { bytes, left }
}

function filesOf(conference: string, rows: ReadonlyMap<string, readonly Row[]>): ReadonlySet<string> {
  const of = (table: string) => rows.get(table) ?? []
  const here = (table: string) => of(table).filter((row) => row.conference_id === conference)
  const ids = (table: string, column = 'id') => new Set(here(table).map((row) => row[column]))
  const submissions = ids('submission')
  const questions = ids('question')
  const papers = ids('paper')
  const answers = ids('answer')
  const found = [
    ...['submission', 'publication', 'list_photo'].flatMap(here),
    ...of('attachment').filter((row) => submissions.has(row.submission_id)),
    ...of('completion').filter((row) => questions.has(row.question_id)),
    ...of('paper_scan').filter((row) => papers.has(row.paper_id)),
    ...of('answer_delivery').filter((row) => answers.has(row.answer_id)),
  ]
  return new Set(found.flatMap(({ file_id }) => (typeof file_id === 'string' ? [file_id] : [])))
}
