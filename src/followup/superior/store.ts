// Queries of the superior's seat. A seat's queries take the seat, and reach a commune's letter through its grant only.
import type { Handle } from '../store.ts'
import type { AcceptanceRow, ReturnRow } from './tables.ts'
import './tables.ts'

export interface SeatState {
  readonly accepted: AcceptanceRow | null
  readonly returned: ReturnRow | null
}

export async function findSeatState(read: Handle, commune: string, escalation: string): Promise<SeatState> {
  const accepted = await read
    .selectFrom('superior_acceptance')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('escalation_id', '=', escalation)
    .executeTakeFirst()
  const returned = await read
    .selectFrom('superior_return')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('escalation_id', '=', escalation)
    .executeTakeFirst()
  return { accepted: accepted ?? null, returned: returned ?? null }
}

/** A letter as the seat's list shows it: no word of a citizen. */
export interface SeatLetter {
  readonly commune: string
  readonly communeName: string
  readonly escalation: string
  readonly conference: string
  readonly symbol: string | null
  readonly sentOn: string
  readonly replyBy: string | null
  readonly grantedAt: string
  readonly acceptedDue: string | null
  readonly repliedOn: string | null
  readonly returnedOn: string | null
  readonly questions: number
}

function granted(read: Handle, superior: string) {
  return read
    .selectFrom('escalation_grant as g')
    .innerJoin('escalation as e', (join) =>
      join.onRef('e.commune_id', '=', 'g.commune_id').onRef('e.id', '=', 'g.escalation_id'),
    )
    .innerJoin('commune as c', 'c.commune_id', 'g.commune_id')
    .leftJoin('paper as p', (join) =>
      join.onRef('p.commune_id', '=', 'e.commune_id').onRef('p.id', '=', 'e.paper_id'),
    )
    .leftJoin('superior_acceptance as a', (join) =>
      join.onRef('a.commune_id', '=', 'g.commune_id').onRef('a.escalation_id', '=', 'g.escalation_id'),
    )
    .leftJoin('superior_reply as r', (join) =>
      join.onRef('r.commune_id', '=', 'g.commune_id').onRef('r.escalation_id', '=', 'g.escalation_id'),
    )
    .leftJoin('superior_return as t', (join) =>
      join.onRef('t.commune_id', '=', 'g.commune_id').onRef('t.escalation_id', '=', 'g.escalation_id'),
    )
    .select((eb) => [
      'g.commune_id as commune',
      'c.name as communeName',
      'g.escalation_id as escalation',
      'e.conference_id as conference',
      'p.symbol',
      'e.sent_on as sentOn',
      'e.reply_by as replyBy',
      'g.at as grantedAt',
      'a.due as acceptedDue',
      'r.on_date as repliedOn',
      't.on_date as returnedOn',
      eb
        .selectFrom('escalation_question as q')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('q.commune_id', '=', 'g.commune_id')
        .whereRef('q.escalation_id', '=', 'g.escalation_id')
        .as('questions'),
    ])
    .where('g.superior_id', '=', superior)
}

type Row = Awaited<ReturnType<ReturnType<typeof granted>['execute']>>[number]

const letterOf = (row: Row): SeatLetter => ({
  ...row,
  sentOn: row.sentOn ?? '',
  questions: Number(row.questions),
})

/** Open ones first, by the date that counts; then the newest of what is answered or sent back. */
export async function seatLetters(
  read: Handle,
  superior: string,
  of: { readonly commune?: string | undefined; readonly closed: boolean; readonly limit: number },
): Promise<readonly SeatLetter[]> {
  const rows = await granted(read, superior)
    .$if(of.commune !== undefined, (query) => query.where('g.commune_id', '=', of.commune as string))
    .where((eb) => {
      const open = eb.and([eb('r.escalation_id', 'is', null), eb('t.escalation_id', 'is', null)])
      return of.closed ? eb.not(open) : open
    })
    .orderBy(
      (eb) => (of.closed ? eb.ref('g.at') : eb.fn.coalesce('a.due', 'e.reply_by', eb.val('9999'))),
      (ob) => (of.closed ? ob.desc() : ob.asc()),
    )
    .orderBy('g.escalation_id')
    .limit(of.limit)
    .execute()
  return rows.map(letterOf)
}

export async function findSeatLetter(
  read: Handle,
  superior: string,
  escalation: string,
): Promise<SeatLetter | undefined> {
  const row = await granted(read, superior).where('g.escalation_id', '=', escalation).executeTakeFirst()
  return row && letterOf(row)
}

export interface CommuneUnder {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly population: number
}

export async function communesUnder(read: Handle, superior: string): Promise<readonly CommuneUnder[]> {
  return read
    .selectFrom('commune_superior as s')
    .innerJoin('commune as c', 'c.commune_id', 's.commune_id')
    .select(['c.commune_id as id', 'c.name', 'c.kind', 'c.population'])
    .where('s.superior_id', '=', superior)
    .orderBy('c.sort_key')
    .execute()
}
