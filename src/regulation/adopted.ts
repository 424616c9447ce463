// The regulation versions a commune has adopted: the text is kept as it was, so that a conference keeps its own version.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { type Regulation, readRegulation } from './regulation.form.ts'
import './tables.ts'

const parsed = new Map<string, Regulation>()

/** Parsing a long file once is enough: a version never changes, its digest names it. */
function parseOnce(digest: string, yaml: string): Regulation {
  let regulation = parsed.get(digest)
  if (!regulation) {
    const read = readRegulation(yaml)
    if (!read.ok) throw new Error(`adopted regulation does not read: ${read.error[0]?.message}`)
    regulation = read.value
    parsed.set(digest, regulation)
  }
  return regulation
}

/** The regulation of one adopted version; throws when the version is not the commune's. */
export async function regulationOf(read: Read | Trx, commune: string, version: string): Promise<Regulation> {
  const row = await read
    .selectFrom('regulation_version')
    .select(['digest', 'yaml'])
    .where('commune_id', '=', commune)
    .where('id', '=', version)
    .executeTakeFirst()
  if (!row) throw new Error('no such regulation version in this commune')
  return parseOnce(row.digest, row.yaml)
}

export interface AdoptedVersion {
  readonly id: string
  readonly regulation: Regulation
  readonly adopted_at: string
}

export async function adoptedVersions(read: Read | Trx, commune: string): Promise<readonly AdoptedVersion[]> {
  const rows = await read
    .selectFrom('regulation_version')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('adopted_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    regulation: parseOnce(row.digest, row.yaml),
    adopted_at: row.adopted_at,
  }))
}

/** Adopts a regulation's text for the commune; the same text again is the same version. */
export async function adoptRegulation(
  trx: Trx,
  by: Actor,
  yaml: string,
  how: Readonly<Record<string, unknown>> = {},
): Promise<Result<{ id: string }>> {
  const read = readRegulation(yaml)
  if (!read.ok)
    return err({
      message: 'Quy chế có lỗi, chưa áp dụng được.',
      details: read.error.map((error) => `Dòng ${error.line}: ${error.message}`),
      status: 422,
    })
  const digest = sha256(yaml)
  const before = await trx
    .selectFrom('regulation_version')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (before) return ok({ id: before.id })
  const id = newId()
  await trx
    .insertInto('regulation_version')
    .values({
      commune_id: by.commune,
      id,
      regulation_id: read.value.id,
      digest,
      yaml,
      adopted_at: instantText(by.now),
      by_person: by.person,
    })
    .execute()
  await append(trx, by, 'regulation.adopted', id, {
    regulation: read.value.id,
    version: read.value.version,
    digest,
    ...how,
  })
  return ok({ id })
}
