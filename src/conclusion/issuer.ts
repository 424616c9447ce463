// Who issues the papers of this chapter, by the regulation the conference works by.
import type { Read, Trx } from '../kit/db/db.ts'
import type { IssuingBody, Register } from '../paper/registry.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { standardOrganisations } from '../regulation/library.ts'
import { presentNames } from '../regulation/organisations.ts'
import type { Regulation } from '../regulation/regulation.form.ts'

/** A standing body issues for the whole: Ban Thường vụ Đảng ủy, Ban Thường trực UBMTTQ. */
export function bodyOf(regulation: Pick<Regulation, 'issuer' | 'issuing_body'>): IssuingBody {
  return { issuer: regulation.issuer, standing: /ban thường (vụ|trực)/iu.test(regulation.issuing_body) }
}

export async function registerOf(read: Read | Trx, commune: string, conference: string): Promise<Register> {
  const row = await read
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', conference)
    .executeTakeFirstOrThrow()
  return { issuer: (await regulationOf(read, commune, row.regulation_version_id)).issuer }
}

/** Bodies that no longer exist on the day of a paper are named by those that took their place. */
export function inPresentWords(texts: readonly string[], date: Temporal.PlainDate): readonly string[] {
  return texts.map((text) => presentNames(text, date, standardOrganisations()))
}
