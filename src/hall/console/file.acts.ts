// Act: that a file of unsent acts was handed in, with what became of them. Its acts are acts of their own.
import { instantText } from '../../kit/clock.ts'
import type { Read, Trx } from '../../kit/db/db.ts'
import { ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import type { FileReport } from './file.page.tsx'
import './tables.ts'

export async function keepReport(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly digest: string; readonly report: FileReport },
): Promise<Result<void>> {
  const { conference, digest, report } = input
  const row = { report: JSON.stringify(report), at: instantText(by.now) }
  const own = { commune_id: by.commune, conference_id: conference, digest, by_person: by.person }
  await trx
    .insertInto('console_file')
    .values({ ...own, ...row })
    .onConflict((conflict) =>
      conflict.columns(['commune_id', 'conference_id', 'digest', 'by_person']).doUpdateSet(row),
    )
    .execute()
  await append(trx, by, 'hall.console_file_taken', conference, {
    digest,
    taken: report.taken,
    again: report.again,
    refused: report.refused.length,
  })
  return ok()
}

/** The report of a person's own file. */
export async function reportOf(
  read: Read,
  commune: string,
  conference: string,
  person: string,
  digest: string,
): Promise<{ readonly report: FileReport; readonly at: string } | undefined> {
  const row = await read
    .selectFrom('console_file')
    .select(['report', 'at'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('by_person', '=', person)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row && { report: JSON.parse(row.report) as FileReport, at: row.at }
}
