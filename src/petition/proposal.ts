// Rules: what is proposed for one unsorted question, all of it together: kind, fields, competence, owner and the day its
// answer is wanted by, each with its reason. As text it travels with the page, so that what is accepted is what was read.
import {
  COMPETENCE,
  type Competence,
  FIELD,
  type Field,
  isCode,
  KIND,
  type Kind,
} from '../regulation/codes.ts'
import { isGrave } from './guidance.ts'
import { ownerFor } from './sorting/owner.ts'
import type { Suggestion } from './sorting/suggest.ts'

export interface Proposal {
  readonly kind: Kind
  readonly competence: Competence
  readonly fields: readonly [Field, ...Field[]]
  readonly unit: string | null
  /** ISO date. */
  readonly due: string | null
}

/** A due date of the regulation for preparing answers, with its explanation. */
export interface Wanted {
  readonly due: string
  readonly because: string
}

export interface Proposed {
  readonly proposal: Proposal
  readonly suggestion: Suggestion
  /** The unit it goes to, and the field that unit has. */
  readonly owner: { readonly name: string; readonly because: Field } | undefined
  readonly wanted: Wanted | undefined
  /** What must be read and decided one by one: never accepted from the list. */
  readonly grave: boolean
}

export function propose(
  suggestion: Suggestion,
  units: readonly { readonly id: string; readonly name: string; readonly fields: readonly string[] }[],
  wanted: Wanted | undefined,
): Proposed {
  const [first, ...rest] = suggestion.fields
  const fields: [Field, ...Field[]] = [first, ...rest.slice(0, suggestion.likely - 1)]
  const owner = ownerFor(fields, units)
  return {
    proposal: {
      kind: suggestion.kind,
      competence: suggestion.competence,
      fields,
      unit: owner?.unit.id ?? null,
      due: wanted?.due ?? null,
    },
    suggestion,
    owner: owner && { name: owner.unit.name, because: owner.because },
    wanted,
    grave: isGrave(suggestion.kind),
  }
}

/** A question as the page showed it: its version and, where something was proposed, what. */
export interface Seen {
  readonly version: number
  readonly proposal: Proposal | undefined
}

export function seenText(version: number, proposal?: Proposal): string {
  if (!proposal) return String(version)
  const { kind, competence, fields, unit, due } = proposal
  return [version, kind, competence, fields.join(','), unit ?? '', due ?? ''].join('|')
}

/** Anything that this program did not write is as good as nothing. */
export function readSeen(text: string): Seen | undefined {
  const [version = '', kind, competence, list, unit, due] = text.slice(0, 400).split('|')
  if (!/^[1-9]\d{0,8}$/.test(version)) return undefined
  const fields = (list ?? '').split(',').filter((one): one is Field => isCode(FIELD, one))
  const [first, ...rest] = fields
  const known =
    kind !== undefined && isCode(KIND, kind) && competence !== undefined && isCode(COMPETENCE, competence)
  return {
    version: Number(version),
    proposal:
      known && first
        ? {
            kind,
            competence,
            fields: [first, ...rest],
            unit: unit || null,
            due: due && /^\d{4}-\d\d-\d\d$/.test(due) ? due : null,
          }
        : undefined,
  }
}
