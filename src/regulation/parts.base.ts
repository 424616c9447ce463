// Rules: what a part of a regulation is, and the fields that come back in several. Pure.
import type { Path } from '../calendar/lines.ts'
import type { Field, FieldGroup } from './fields.ts'

export const QUOTE: Field = { key: 'quote', label: 'Nguyên văn', input: { as: 'text' } }
export const under = (prefix: string, field: Field): Field => ({ ...field, key: `${prefix}.${field.key}` })
export const FILLED = 'Dùng được chỗ điền, ví dụ {{kind}} {{commune}}, {{year}}.'

export type PartKey =
  | 'dau-de'
  | 'chu-tri'
  | 'to-chuc'
  | 'cach-dem'
  | 'kenh'
  | 'chuong-trinh'
  | 'xu-ly'
  | 'bien-ban'
  | 'bao-dam'
  | 'ke-hoach'

export interface Part {
  readonly key: PartKey
  readonly title: string
  /** Below which every field's key stands. */
  readonly at: Path
  readonly groups: readonly FieldGroup[]
}
