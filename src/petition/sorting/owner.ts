// Rules: which unit a question may be given to: the one that has its field (the units' own list), most important first.
import type { Field } from '../../regulation/codes.ts'

export interface OwnerProposal<Unit> {
  readonly unit: Unit
  /** The field it is proposed for. */
  readonly because: Field
}

export function ownerFor<Unit extends { readonly fields: readonly string[] }>(
  fields: readonly Field[],
  units: readonly Unit[],
): OwnerProposal<Unit> | undefined {
  for (const field of fields) {
    const unit = units.find((one) => one.fields.includes(field))
    if (unit) return { unit, because: field }
  }
  return undefined
}
