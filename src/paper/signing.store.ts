// Queries of the signing chain: the chain a kind goes through, the rounds of a paper, what waits for whom.
import type { Read, Trx } from '../kit/db/db.ts'
import type { PaperKind } from './kinds.ts'
import type { SigningChainRow, SigningMoveRow, SigningRequestRow } from './signing.tables.ts'
import { type Chain, type ChainStep, isSubmitted, isTurnOf, type Signer, usualChain } from './signing.ts'
import './signing.tables.ts'

type Handle = Read | Trx

/** The key of the chain that serves every kind without one of its own. */
export const EVERY_KIND = ''

export interface Round extends Omit<SigningRequestRow, 'steps'> {
  readonly steps: readonly ChainStep[]
  readonly moves: readonly SigningMoveRow[]
}

/** The newest word on a kind; undefined where nobody has set any. */
export async function newestChain(
  read: Handle,
  commune: string,
  kind: string,
): Promise<SigningChainRow | undefined> {
  return read
    .selectFrom('signing_chain')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The chain as the row sets it; undefined: the row goes back to the usual one. */
export function ownChain(row: SigningChainRow | undefined): Chain | undefined {
  return row?.steps ? { steps: JSON.parse(row.steps) as readonly ChainStep[], own: row.own } : undefined
}

/** The chain a kind goes through: its own, else the one for every kind, else the usual. An answer never goes without. */
export async function chainOf(read: Handle, commune: string, kind: PaperKind): Promise<Chain> {
  if (!isSubmitted(kind)) return usualChain(kind)
  const own = ownChain(await newestChain(read, commune, kind))
  const chain = own ?? ownChain(await newestChain(read, commune, EVERY_KIND)) ?? usualChain(kind)
  return chain.steps.length === 0 ? usualChain(kind) : chain
}

export interface OfPaper {
  readonly conference: string
  readonly kind: string
  readonly subject: string
}

/** Every round a paper went, oldest first. */
export async function roundsOf(read: Handle, commune: string, of: OfPaper): Promise<readonly Round[]> {
  const rows = await read
    .selectFrom('signing_request')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', of.conference)
    .where('kind', '=', of.kind)
    .where('subject', '=', of.subject)
    .orderBy('round')
    .execute()
  return withMoves(read, commune, rows)
}

export async function findRound(read: Handle, commune: string, id: string): Promise<Round | undefined> {
  const rows = await read
    .selectFrom('signing_request')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .execute()
  return (await withMoves(read, commune, rows))[0]
}

const MOST = 1_000

/** The newest rounds of a commune, without their texts. */
export async function recentRounds(read: Handle, commune: string): Promise<readonly Round[]> {
  const rows = await read
    .selectFrom('signing_request as r')
    .select([
      'r.commune_id',
      'r.id',
      'r.conference_id',
      'r.kind',
      'r.subject',
      'r.round',
      'r.steps',
      'r.own',
      'r.title',
      'r.digest',
      'r.comment',
      'r.by_person',
      'r.at',
    ])
    .where('r.commune_id', '=', commune)
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(MOST)
    .execute()
  return withMoves(
    read,
    commune,
    rows.map((row) => ({ ...row, model: null })),
  )
}

/** What waits for this person, oldest first. */
export async function waitingFor(read: Handle, commune: string, signer: Signer): Promise<readonly Round[]> {
  return (await recentRounds(read, commune)).filter((round) => isTurnOf(round, signer)).reverse()
}

async function withMoves(
  read: Handle,
  commune: string,
  rows: readonly SigningRequestRow[],
): Promise<readonly Round[]> {
  if (rows.length === 0) return []
  const moves = await read
    .selectFrom('signing_move')
    .selectAll()
    .where('commune_id', '=', commune)
    .where(
      'request_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('seq')
    .execute()
  const of = Map.groupBy(moves, (move) => move.request_id)
  return rows.map((row) => ({
    ...row,
    steps: JSON.parse(row.steps) as readonly ChainStep[],
    moves: of.get(row.id) ?? [],
  }))
}

/** Where a draft stands: the chain it must go through, and the round it is on. */
export interface Standing {
  readonly chain: Chain
  readonly round: Round | undefined
}

export async function standingOf(
  read: Handle,
  commune: string,
  of: OfPaper & { readonly kind: PaperKind },
): Promise<Standing> {
  return {
    chain: await chainOf(read, commune, of.kind),
    round: (await roundsOf(read, commune, of)).at(-1),
  }
}
