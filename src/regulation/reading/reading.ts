// Rules: what reading a plan gives: proposals, each with the words it was read from, for a person to confirm; and what
// looked like a duty or a deadline and was not understood. Nothing here is a rule until a person takes it over.
import type { Rule } from '../rule.form.ts'
import type { Block } from './blocks.ts'
import type { Place, SourceFormat } from './source.ts'

/** A rule as far as the plan says it. */
export type ProposedRule = Partial<Omit<Rule, 'anchor'>> &
  Pick<Rule, 'id' | 'duty' | 'title' | 'quote'> & { readonly anchor: Rule['anchor'] | null }

export interface Found extends Place {
  /** Where it goes in a regulation: "rules[2]", "commune.name", "plan.recipients". */
  readonly field: string
  readonly value: unknown
  /** The sentence or paragraph as printed. */
  readonly sentence: string
  /** The printed words themselves. */
  readonly quote: string
  /** Why it is read so, for the person who confirms; names what was left empty. */
  readonly reason: string
  /** What a person must look at before taking it over: a figure mended from a scan, an anchor that is not printed. */
  readonly doubts?: readonly string[]
}

export interface Unread extends Place {
  readonly sentence: string
  readonly reason: string
}

export interface Missing {
  readonly field: string
  readonly reason: string
}

export interface PlanReading {
  readonly format: SourceFormat
  readonly found: readonly Found[]
  readonly unread: readonly Unread[]
  /** Parts a regulation must have that the plan does not say or that were not understood. */
  readonly missing: readonly Missing[]
  readonly notes: readonly string[]
  readonly blocks: readonly Block[]
}

export const placeOf = (block: Place): Place => ({ line: block.line, page: block.page })

/** What was found in a block, with its place. */
export function found(field: string, value: unknown, block: Block, quote: string, reason: string): Found {
  return { field, value, sentence: block.text, quote, reason, ...placeOf(block) }
}

/** The value of a field, as its reader left it. */
export function foundValue<T>(found: readonly Found[], field: string): T | undefined {
  return found.find((each) => each.field === field)?.value as T | undefined
}
