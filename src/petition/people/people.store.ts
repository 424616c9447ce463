// What is kept of how a submission came: one row where it was out of the ordinary, and its signers.
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Handle } from '../store.ts'
import { NO_PEOPLE, onBehalfWords, type PeopleFacts, signerLines } from './people.ts'

declare module '../../kit/db/db.ts' {
  interface Tables {
    submission_people: {
      readonly commune_id: string
      readonly submission_id: string
      readonly proxy_name: string | null
      readonly proxy_relation: string | null
      readonly written_by: string | null
      readonly read_back: number
      readonly thumb_print: number
      readonly guardian_name: string | null
      readonly guardian_relation: string | null
      readonly slip: string | null
    }
    submission_signer: {
      readonly commune_id: string
      readonly submission_id: string
      readonly seq: number
      readonly name: string
      readonly address: string | null
    }
  }
}

export async function peopleOfSubmission(
  read: Handle,
  commune: string,
  submission: string,
): Promise<PeopleFacts> {
  const row = await read
    .selectFrom('submission_people')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .executeTakeFirst()
  const rows = await read
    .selectFrom('submission_signer')
    .select(['name', 'address'])
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .orderBy('seq')
    .execute()
  const signers = rows.map(({ name, address }) => ({ name, address }))
  if (!row) return { ...NO_PEOPLE, signers }
  return {
    proxyName: row.proxy_name,
    proxyRelation: row.proxy_relation,
    writtenBy: row.written_by,
    readBack: row.read_back === 1,
    thumbPrint: row.thumb_print === 1,
    guardianName: row.guardian_name,
    guardianRelation: row.guardian_relation,
    slip: row.slip,
    signers,
  }
}

function slips(read: Handle, commune: string, conference: string) {
  return read
    .selectFrom('submission_people as p')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'p.commune_id').onRef('s.id', '=', 'p.submission_id'),
    )
    .where('p.commune_id', '=', commune)
    .where('s.conference_id', '=', conference)
}

/** A printed number stands on one slip: entered a second time it is the same slip. */
export async function slipIsFree(
  trx: Trx,
  commune: string,
  conference: string,
  slip: string,
  except?: string,
): Promise<Result<void>> {
  const taken = await slips(trx, commune, conference)
    .select('s.id')
    .where('p.slip', '=', slip)
    .executeTakeFirst()
  if (!taken || taken.id === except) return ok()
  return err({
    message: `Phiếu số ${slip} của hội nghị này đã được nhập. Hãy xem lại số in trên phiếu.`,
    field: 'slip',
    status: 409,
  })
}

/** The highest number entered so far, as a person would count them. */
export async function lastSlip(
  read: Handle,
  commune: string,
  conference: string,
): Promise<string | undefined> {
  const rows = await slips(read, commune, conference)
    .select('p.slip')
    .where('p.slip', 'is not', null)
    .execute()
  const numbers = rows.flatMap(({ slip }) => (slip === null ? [] : [slip]))
  return numbers.sort(new Intl.Collator('vi', { numeric: true }).compare).at(-1)
}

export async function writePeople(
  trx: Trx,
  commune: string,
  submission: string,
  people: PeopleFacts,
): Promise<void> {
  await removePeople(trx, commune, submission)
  if (onBehalfWords(people) !== null || people.slip !== null)
    await trx
      .insertInto('submission_people')
      .values({
        commune_id: commune,
        submission_id: submission,
        proxy_name: people.proxyName,
        proxy_relation: people.proxyRelation,
        written_by: people.writtenBy,
        read_back: people.readBack ? 1 : 0,
        thumb_print: people.thumbPrint ? 1 : 0,
        guardian_name: people.guardianName,
        guardian_relation: people.guardianRelation,
        slip: people.slip,
      })
      .execute()
  for (const [at, signer] of people.signers.entries())
    await trx
      .insertInto('submission_signer')
      .values({ commune_id: commune, submission_id: submission, seq: at + 1, ...signer })
      .execute()
}

export async function removePeople(trx: Trx, commune: string, submission: string): Promise<void> {
  for (const table of ['submission_people', 'submission_signer'] as const)
    await trx
      .deleteFrom(table)
      .where('commune_id', '=', commune)
      .where('submission_id', '=', submission)
      .execute()
}

/** For the restricted register: everything about the people around a submission, as words. */
export function peopleInWords(people: PeopleFacts): string | null {
  const words = [
    onBehalfWords(people),
    people.slip === null ? null : `Phiếu số ${people.slip}`,
    people.signers.length === 0 ? null : `Cùng ký:\n${signerLines(people.signers)}`,
  ].filter((part) => part !== null)
  return words.length === 0 ? null : words.join('\n')
}

/** Names beside the sender's, to be hidden should they stand in a text that goes out. */
export async function namesBeside(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly string[]> {
  const people = await read
    .selectFrom('submission_people as p')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'p.commune_id').onRef('s.id', '=', 'p.submission_id'),
    )
    .select(['p.proxy_name', 'p.guardian_name'])
    .where('p.commune_id', '=', commune)
    .where('s.conference_id', '=', conference)
    .execute()
  const signers = await read
    .selectFrom('submission_signer as g')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'g.commune_id').onRef('s.id', '=', 'g.submission_id'),
    )
    .select('g.name')
    .where('g.commune_id', '=', commune)
    .where('s.conference_id', '=', conference)
    .execute()
  return [
    ...people.flatMap((row) => [row.proxy_name, row.guardian_name]),
    ...signers.map((row) => row.name),
  ].filter((name): name is string => name !== null)
}
