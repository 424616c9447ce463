// Queries of supervision: findings with their answers, the commune's ledger as its supervisors read it.
import type { Read, Trx } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { type Fault, faults, MAIN } from '../ledger/chain.ts'
import { CITIZEN, SYSTEM } from '../ledger/ledger.ts'
import type { LedgerRow } from '../ledger/tables.ts'
import '../ledger/tables.ts'
import '../office/tables.ts'
import type { FindingAnswerRow, FindingRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface Finding extends FindingRow {
  readonly answer: FindingAnswerRow | null
}

/** Findings of a commune or of one conference, newest first. */
export async function listFindings(
  read: Handle,
  commune: string,
  conference?: string,
): Promise<readonly Finding[]> {
  const rows = await read
    .selectFrom('finding')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(conference !== undefined, (query) => query.where('conference_id', '=', conference as string))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const answers = await read
    .selectFrom('finding_answer')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  const byFinding = new Map(answers.map((answer) => [answer.finding_id, answer]))
  return rows.map((row) => ({ ...row, answer: byFinding.get(row.id) ?? null }))
}

export async function findFinding(read: Handle, commune: string, id: string): Promise<Finding | undefined> {
  const row = await read
    .selectFrom('finding')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const answer = await read
    .selectFrom('finding_answer')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('finding_id', '=', id)
    .executeTakeFirst()
  return { ...row, answer: answer ?? null }
}

/** Entries newest first, before a number, of some acts only. */
export async function changes(
  read: Handle,
  commune: string,
  of: {
    readonly acts?: readonly string[]
    /** Acts left out, where none are asked for. */
    readonly without?: readonly string[]
    readonly before?: number
    readonly limit: number
    readonly stream?: string
  },
): Promise<readonly LedgerRow[]> {
  return read
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('stream', '=', of.stream ?? MAIN)
    .$if(of.before !== undefined, (query) => query.where('seq', '<', of.before as number))
    .$if(of.acts !== undefined, (query) => query.where('act', 'in', [...(of.acts ?? [])]))
    .$if(of.acts === undefined && of.without !== undefined, (query) =>
      query.where('act', 'not in', [...(of.without ?? [])]),
    )
    .orderBy('seq', 'desc')
    .limit(of.limit)
    .execute()
}

export async function actsUsed(read: Handle, commune: string): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('ledger')
    .select('act')
    .distinct()
    .where('commune_id', '=', commune)
    .orderBy('act')
    .execute()
  return rows.map((row) => row.act)
}

/** Titles of those who acted, by id; a citizen and the system have words of their own. */
export async function actorTitles(
  read: Handle,
  commune: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map([
    [CITIZEN, 'Người dân'],
    [SYSTEM, 'Hệ thống'],
  ])
  if (ids.length === 0) return known
  const rows = await read
    .selectFrom('person')
    .select(['id', 'name', 'title'])
    .where('commune_id', '=', commune)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  for (const row of rows) known.set(row.id, row.title || row.name)
  return known
}

export interface Head {
  readonly stream: string
  readonly seq: number
  readonly hash: string
}

/** The heads of the commune's chains now: what is kept outside. */
export async function headsOf(read: Handle, commune: string): Promise<readonly Head[]> {
  return read
    .selectFrom('ledger_head')
    .select(['stream', 'seq', 'hash'])
    .where('commune_id', '=', commune)
    .orderBy('stream')
    .execute()
}

export interface Verified {
  readonly entries: number
  readonly faults: readonly Fault[]
  /** Whether the anchor kept outside is in the chain; undefined when none was given. */
  readonly anchorHolds?: boolean
}

/** Checks the commune's own chains against their heads, and against an anchor printed or kept outside. */
export async function verifyCommune(
  read: Handle,
  commune: string,
  anchor?: { readonly seq: number; readonly hash: string },
): Promise<Verified> {
  const rows = await read
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('stream')
    .orderBy('seq')
    .execute()
  const heads = (await headsOf(read, commune)).map((head) => ({ commune, ...head }))
  const found = { entries: rows.length, faults: faults(rows, heads, sha256) }
  if (!anchor) return found
  // A paper issued on a laptop prints the anchor of its branch.
  const held = rows.some((row) => row.seq === anchor.seq && row.hash.startsWith(anchor.hash))
  return { ...found, anchorHolds: held }
}
