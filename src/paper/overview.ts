// Reads for the pages of papers: where each kind stands for a conference, one draft with what is missing, the register.
import type { Read } from '../kit/db/db.ts'
import type { Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import type { Right } from '../office/rights.ts'
import { maySee, visibleKinds } from './access.ts'
import { allKnown } from './issue.ts'
import { PAPER_LABELS, type PaperKind } from './kinds.ts'
import type { Issuer, PaperModel } from './model.ts'
import {
  numberReasons,
  numbersOf,
  registerMode,
  type SeriesName,
  type StoredRange,
} from './numbering.store.ts'
import { freeNumber, type Gap, gaps, leftIn, orderWarning, seriesOf } from './register.ts'
import type { PaperEntry, PaperProblem, PaperRegistry, Register, Subject } from './registry.ts'
import { latestPaper, papersOf } from './store.ts'
import { numberingOf } from './symbol.ts'
import type { PaperRow } from './tables.ts'

export interface ConferenceName {
  readonly id: string
  readonly title: string
}

/** One kind of paper of a conference as the list shows it. */
export interface PaperStanding {
  readonly entry: PaperEntry
  readonly label: string
  /** Absent: one paper; otherwise how many subjects there are. */
  readonly subjects?: number
  /** Current papers, not the replaced. */
  readonly issued: readonly PaperRow[]
  readonly numbered: boolean
  /** Why the draft cannot be written yet; undefined when it can, or when each subject tells for itself. */
  readonly problem?: PaperProblem
}

export async function standings(
  registry: PaperRegistry,
  read: Read,
  commune: string,
  conference: string,
  rights: ReadonlySet<Right>,
  today: Temporal.PlainDate,
): Promise<readonly PaperStanding[]> {
  const papers = await papersOf(read, commune, conference)
  const replaced = new Set(papers.map((paper) => paper.replaces))
  const current = papers.filter((paper) => !replaced.has(paper.id))
  const list: PaperStanding[] = []
  for (const entry of registry.entries.filter(({ kind }) => maySee(kind, rights))) {
    const issued = current.filter((paper) => paper.kind === entry.kind)
    const base = { entry, label: PAPER_LABELS[entry.kind], issued, numbered: takesNumber(entry.kind) }
    if (entry.subjects) {
      const subjects = await entry.subjects(read, commune, conference)
      list.push({ ...base, subjects: subjects.length })
    } else {
      const built = issued.length > 0 ? undefined : await entry.build(read, commune, conference, '', today)
      const problem = built && problemOf(built, commune, conference)
      list.push(problem ? { ...base, problem } : base)
    }
  }
  return list
}

/** Why it cannot be issued: it cannot be built, or its words name what nobody has entered. */
function problemOf(
  built: Result<PaperModel, PaperProblem>,
  commune: string,
  conference: string,
): PaperProblem | undefined {
  if (!built.ok) return built.error
  const known = allKnown(built.value, commune, conference)
  if (known.ok) return undefined
  const { details: _, ...problem } = known.error
  return problem
}

/** NĐ 30 and the Party number the same kinds; only the words of the symbol differ. */
export function takesNumber(kind: PaperKind): boolean {
  return numberingOf(kind, 'nd30').type === 'register'
}

/** The subject a request names: '' where the kind has none; undefined when there is no such subject. */
export async function subjectOf(
  entry: PaperEntry,
  read: Read,
  commune: string,
  conference: string,
  id: string,
): Promise<Subject | undefined> {
  if (!entry.subjects) return id === '' ? { id: '', label: '' } : undefined
  const subjects = await entry.subjects(read, commune, conference)
  return subjects.find((subject) => subject.id === id)
}

/** One draft as its page shows it. */
export interface Draft {
  readonly model: PaperModel | undefined
  readonly problem: PaperProblem | undefined
  readonly current: PaperRow | undefined
  readonly register: Register
  readonly numbered: boolean
  /** What it takes when none is typed; undefined: not numbered, or all numbers set aside are used. */
  readonly next: number | undefined
  /** Numbers come from ranges set aside. */
  readonly reserved: boolean
  /** The newest number of the series and its date. */
  readonly last: { readonly symbol: string; readonly issued_on: string } | undefined
}

export async function draftOf(
  entry: PaperEntry,
  read: Read,
  commune: string,
  conference: string,
  subject: string,
  today: Temporal.PlainDate,
): Promise<Draft> {
  const built = await entry.build(read, commune, conference, subject, today)
  const register = await entry.issuer(read, commune, conference)
  const numbers = takesNumber(entry.kind)
    ? await seriesNumbers(entry.kind, read, commune, register, today, built.ok ? built.value : undefined)
    : undefined
  const free = numbers && freeNumber(numbers.taken, numbers.ranges)
  return {
    model: built.ok ? built.value : undefined,
    problem: problemOf(built, commune, conference),
    current: await latestPaper(read, commune, conference, entry.kind, subject),
    register,
    numbered: numbers !== undefined,
    next: free?.ok ? free.value : undefined,
    reserved: (numbers?.ranges.length ?? 0) > 0,
    last: numbers?.papers.at(-1),
  }
}

/** The numbers of the series in which a paper of this kind would be numbered that day. */
async function seriesNumbers(
  kind: PaperKind,
  read: Read,
  commune: string,
  register: Register,
  issuedOn: Temporal.PlainDate,
  model: PaperModel | undefined,
) {
  const numbering = numberingOf(kind, model?.layout ?? (register.issuer === 'party' ? 'party2026' : 'nd30'))
  if (numbering.type === 'none') return undefined
  const series = seriesOf({
    issuer: register.issuer,
    issuedOn,
    type: numbering.abbreviation,
    mode: await registerMode(read, commune, register.issuer, issuedOn.year),
    ...(register.term === undefined ? {} : { term: register.term }),
  })
  return series.ok ? numbersOf(read, commune, { issuer: register.issuer, series: series.value }) : undefined
}

/** What is odd about this number and date beside the others of the register; undefined: nothing. */
export async function oddOrder(
  entry: PaperEntry,
  read: Read,
  commune: string,
  conference: string,
  wanted: { readonly number: number | null; readonly issuedOn: string; readonly term?: string },
): Promise<string | undefined> {
  const register = await entry.issuer(read, commune, conference)
  const term = wanted.term || register.term
  const numbers = await seriesNumbers(
    entry.kind,
    read,
    commune,
    { issuer: register.issuer, ...(term === undefined ? {} : { term }) },
    Temporal.PlainDate.from(wanted.issuedOn),
    undefined,
  )
  if (!numbers) return undefined
  const free = freeNumber(numbers.taken, numbers.ranges)
  const number = wanted.number ?? (free.ok ? free.value : undefined)
  if (number === undefined) return undefined
  return orderWarning(
    { number, issuedOn: wanted.issuedOn },
    numbers.papers.map((paper) => ({ number: paper.number, issuedOn: paper.issued_on })),
  )
}

export interface RegisterFilter {
  /** One series; undefined: every paper of the commune. */
  readonly of: SeriesName | undefined
  readonly query: string
  readonly kind: PaperKind | undefined
}

export interface RegisterRow {
  readonly id: string
  readonly issuer: Issuer
  readonly number: number
  readonly symbol: string
  readonly kind: string
  readonly title: string
  readonly issued_on: string
  readonly conference_id: string | null
  readonly replaces: string | null
  readonly replacedBy: { readonly id: string; readonly symbol: string } | undefined
}

export interface RegisterView {
  readonly rows: readonly RegisterRow[]
  /** Of the whole series, whatever is filtered or may be seen; none where all papers are looked at. */
  readonly gaps: readonly Gap[]
  /** Ranges set aside, with how many numbers are left in each. */
  readonly ranges: readonly (StoredRange & { readonly left: number })[]
  /** Papers of the series this person may not open. */
  readonly hidden: number
}

/** The register, newest first; text is searched without tone marks. */
export async function registerView(
  read: Read,
  commune: string,
  filter: RegisterFilter,
  rights: ReadonlySet<Right>,
): Promise<RegisterView> {
  const { of } = filter
  let papers = read
    .selectFrom('paper')
    .select(['id', 'issuer', 'number', 'symbol', 'kind', 'title', 'issued_on', 'conference_id', 'replaces'])
    .where('commune_id', '=', commune)
  if (of)
    papers = papers.where('issuer', '=', of.issuer).where('series', '=', of.series).orderBy('number', 'desc')
  const all = await papers.orderBy('issued_on', 'desc').orderBy('at', 'desc').orderBy('id', 'desc').execute()
  const kinds = new Set<string>(visibleKinds(rights))
  const seen = all.filter((row) => kinds.has(row.kind))
  const newer = new Map(
    (
      await read
        .selectFrom('paper')
        .select(['id', 'symbol', 'replaces'])
        .where('commune_id', '=', commune)
        .where('replaces', 'is not', null)
        .execute()
    ).map((row) => [row.replaces, { id: row.id, symbol: row.symbol }]),
  )
  const words = fold(filter.query)
  const rows = seen
    .filter((row) => filter.kind === undefined || row.kind === filter.kind)
    .filter((row) => words === '' || fold(`${row.symbol} ${row.title}`).includes(words))
    .map((row) => ({ ...row, replacedBy: newer.get(row.id) }))
  const hidden = all.length - seen.length
  if (!of) return { rows, gaps: [], ranges: [], hidden }
  const { taken, ranges } = await numbersOf(read, commune, of)
  return {
    rows,
    gaps: gaps(taken, ranges, await numberReasons(read, commune, of)),
    ranges: ranges.map((range) => ({ ...range, left: leftIn(range, taken) })),
    hidden,
  }
}
