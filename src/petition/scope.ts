// Rules: who sees which opinions. product.md section 2 and issue 2: the office and the leaders see all (but the
// restricted register), a unit what it has now, a collector the village's or what they handed in. One function.
import type { Right } from '../office/rights.ts'

export type Scope =
  | { readonly all: true }
  | {
      readonly all: false
      /** Questions this unit has now. */
      readonly unit: string | null
      /** Cases this unit cooperates in: to be read, not acted on. */
      readonly joint?: string | null
      /** Submissions of this village … */
      readonly village: string | null
      /** … or handed in or entered by this person. */
      readonly collector: string | null
    }

export interface Viewer {
  readonly person: string
  readonly unit: string | null
  readonly village: string | null
  readonly rights: ReadonlySet<Right>
}

export const EVERYTHING: Scope = { all: true }

export function visibleTo(who: Viewer): Scope {
  if (who.rights.has('petition.read')) return EVERYTHING
  const collects = who.rights.has('petition.read_village')
  return {
    all: false,
    unit: who.rights.has('petition.read_unit') ? who.unit : null,
    village: collects ? who.village : null,
    collector: collects ? who.person : null,
  }
}

/**
 * What may be read on the case page: one's own, and those cases, no others, in which one's unit cooperates. Acts, lists,
 * searches and exports ask `visibleTo`: they are of the unit that answers.
 */
export function readableBy(who: Viewer): Scope {
  const own = visibleTo(who)
  return own.all || own.unit === null ? own : { ...own, joint: own.unit }
}
