// Queries of voters' requests. Every one takes the commune.
import type { Read, Trx } from '../kit/db/db.ts'
import { standardStatute } from '../regulation/library.ts'
import { type RequestStanding, standingOf } from './request.ts'
import type { VoterRequestCountRow, VoterRequestRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface VoterRequest extends VoterRequestRow {
  readonly counts: readonly VoterRequestCountRow[]
  readonly standing: RequestStanding
  /** The conference made from it, unless that was cancelled. */
  readonly conference: { readonly id: string; readonly title: string } | null
}

export async function listRequests(read: Handle, commune: string): Promise<readonly VoterRequest[]> {
  const rows = await read
    .selectFrom('voter_request')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('received_on', 'desc')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const counts = await read
    .selectFrom('voter_request_count')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('seq')
    .execute()
  const links = await read
    .selectFrom('voter_request_conference as l')
    .innerJoin('conference as c', (join) =>
      join.onRef('c.commune_id', '=', 'l.commune_id').onRef('c.id', '=', 'l.conference_id'),
    )
    .leftJoin('conference_cancellation as x', (join) =>
      join.onRef('x.commune_id', '=', 'l.commune_id').onRef('x.conference_id', '=', 'l.conference_id'),
    )
    .select(['l.request_id', 'c.id', 'c.title'])
    .where('l.commune_id', '=', commune)
    .where('x.at', 'is', null)
    .orderBy('l.at')
    .execute()
  return rows.flatMap((row) => {
    const own = counts.filter((each) => each.request_id === row.id)
    const standing = standingOf(own, standardStatute())
    const link = links.findLast((each) => each.request_id === row.id)
    if (!standing) return []
    return [{ ...row, counts: own, standing, conference: link ? { id: link.id, title: link.title } : null }]
  })
}

export async function findRequest(
  read: Handle,
  commune: string,
  id: string,
): Promise<VoterRequest | undefined> {
  return (await listRequests(read, commune)).find((each) => each.id === id)
}
