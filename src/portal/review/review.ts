// Rules: what of one matter would go out and what is proposed to be hidden in it, part by part, for whoever accepts it.
import type { Accepted } from '../../petition/privacy/public-text.store.ts'
import { acceptedOf } from '../../petition/privacy/public-text.store.ts'
import type { PublicPart } from '../../petition/privacy/tables.ts'
import { type KnownNames, type Proposal, proposalsFor, redacted } from '../../petition/redact-proposals.ts'

export interface ReviewPart {
  readonly part: PublicPart
  /** As it was written. */
  readonly source: string
  readonly proposals: readonly Proposal[]
  /** With every proposal carried out: what goes out unless somebody words it otherwise. */
  readonly proposed: string
  /** What somebody accepted of exactly this source. */
  readonly accepted: string | undefined
}

/** Officials are named in answers as a matter of their duty; the names of everybody else are hidden there too. */
export function proposalsOf(part: PublicPart, source: string, known: KnownNames): readonly Proposal[] {
  if (part === 'cau_hoi') return proposalsFor(source, known)
  return proposalsFor(source, { ...known, officials: [] }).filter(({ kind }) => kind !== 'official')
}

export function reviewPart(
  part: PublicPart,
  source: string,
  question: string,
  known: KnownNames,
  accepted: Accepted,
): ReviewPart {
  const proposals = proposalsOf(part, source, known)
  return {
    part,
    source,
    proposals,
    proposed: redacted(source, proposals),
    accepted: acceptedOf(accepted, question, part, source),
  }
}

/** What everyone reads of a part; undefined where it waits for somebody to accept it. */
export function goesOut(part: ReviewPart, reviewFirst: boolean): string | undefined {
  return part.accepted ?? (reviewFirst ? undefined : part.proposed)
}

/** One matter with its parts: the question, and what was said about it where that is public. */
export interface ReviewRow {
  readonly question: string
  readonly name: string | null
  readonly consents: boolean
  readonly village: string | null
  readonly parts: readonly ReviewPart[]
}

/** Tells a changed source from the one that was on the screen. */
export function lengthMark(part: ReviewPart): string {
  let sum = 0
  for (const char of part.source) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_294_967_291
  return `${part.source.length}-${sum}`
}
