// What is known of the numbers of one series: taken, set aside, explained; and how an office numbers in a year.
import type { Read, Trx } from '../kit/db/db.ts'
import type { Issuer } from './model.ts'
import { isRegisterMode, type NumberRange, type RegisterMode } from './register.ts'
import { type SeriesPaper, seriesPapers } from './store.ts'
import './tables.ts'

type Handle = Read | Trx

export interface SeriesName {
  readonly issuer: Issuer
  readonly series: string
}

/** Each kind by itself unless the office said otherwise; the Party's papers always run by kind. */
export async function registerMode(
  read: Handle,
  commune: string,
  issuer: Issuer,
  year: number,
): Promise<RegisterMode> {
  const row = await read
    .selectFrom('register_mode')
    .select('mode')
    .where('commune_id', '=', commune)
    .where('issuer', '=', issuer)
    .where('from_year', '<=', year)
    .orderBy('from_year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && isRegisterMode(row.mode) ? row.mode : 'kind'
}

export interface StoredRange extends NumberRange {
  readonly id: string
  readonly source: string
  readonly at: string
}

/** The ranges set aside and not given back, lowest first. */
export async function openRanges(
  read: Handle,
  commune: string,
  of: SeriesName,
): Promise<readonly StoredRange[]> {
  const rows = await read
    .selectFrom('number_range as r')
    .leftJoin('number_range_return as g', (join) =>
      join.onRef('g.commune_id', '=', 'r.commune_id').onRef('g.range_id', '=', 'r.id'),
    )
    .select(['r.id', 'r.from_number as from', 'r.to_number as to', 'r.source', 'r.at'])
    .where('r.commune_id', '=', commune)
    .where('r.issuer', '=', of.issuer)
    .where('r.series', '=', of.series)
    .where('g.at', 'is', null)
    .orderBy('r.from_number')
    .execute()
  return rows
}

export interface Numbers {
  readonly papers: readonly SeriesPaper[]
  /** Carried by a paper, or lent to a laptop that issues papers of its own. */
  readonly taken: readonly number[]
  readonly ranges: readonly StoredRange[]
  /** Numbers lent to laptops; on a laptop: the only ones it may take. */
  readonly lent: readonly NumberRange[]
}

export async function numbersOf(read: Handle, commune: string, of: SeriesName): Promise<Numbers> {
  const papers = await seriesPapers(read, commune, of.issuer, of.series)
  const taken = papers.map((paper) => paper.number)
  const lent = await lentRanges(read, commune, of)
  if (lent.some((range) => range.side === 'may'))
    return {
      papers,
      taken,
      ranges: lent.map((range) => ({ ...range, source: 'Số dành cho máy xách tay', at: '' })),
      lent,
    }
  return {
    papers,
    taken: [...taken, ...lent.flatMap(numbersIn)],
    ranges: await openRanges(read, commune, of),
    lent,
  }
}

function numbersIn({ from, to }: NumberRange): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

async function lentRanges(
  read: Handle,
  commune: string,
  of: SeriesName,
): Promise<readonly (NumberRange & { readonly id: string; readonly side: 'nha' | 'may' })[]> {
  return read
    .selectFrom('laptop_number')
    .select(['loan_id as id', 'from_number as from', 'to_number as to', 'side'])
    .where('commune_id', '=', commune)
    .where('issuer', '=', of.issuer)
    .where('series', '=', of.series)
    .where('ended_at', 'is', null)
    .execute()
}

/** Why numbers of the series are missing here, as the office explained them. */
export async function numberReasons(
  read: Handle,
  commune: string,
  of: SeriesName,
): Promise<ReadonlyMap<number, string>> {
  const rows = await read
    .selectFrom('number_note')
    .select(['number', 'reason'])
    .where('commune_id', '=', commune)
    .where('issuer', '=', of.issuer)
    .where('series', '=', of.series)
    .execute()
  return new Map(rows.map((row) => [row.number, row.reason]))
}

/** Every series there is something in: papers or ranges; newest first. */
export async function seriesOfCommune(read: Read, commune: string): Promise<readonly SeriesName[]> {
  const of = (table: 'paper' | 'number_range') =>
    read
      .selectFrom(table as 'paper')
      .select(['issuer', 'series'])
      .where('commune_id', '=', commune)
      .groupBy(['issuer', 'series'])
      .execute()
  const all = new Map<string, SeriesName>()
  for (const row of [...(await of('paper')), ...(await of('number_range'))])
    all.set(`${row.issuer} ${row.series}`, row)
  const key = (row: SeriesName) => row.series.slice(0, 4)
  return [...all.values()].sort(
    (a, b) =>
      (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0) ||
      (a.issuer < b.issuer ? 1 : a.issuer > b.issuer ? -1 : 0) ||
      (a.series < b.series ? -1 : 1),
  )
}
