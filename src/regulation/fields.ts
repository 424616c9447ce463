// Rules: the forms of a regulation as data: what a field is, what a file's value looks like in it, and what typed values
// change in the file. The fields themselves stand in parts.ts; how they are drawn in fields.pages.tsx. Pure.

import type { Path } from '../calendar/lines.ts'
import { parseDate, shortDate } from '../kit/clock.ts'
import { clean } from '../kit/text.ts'
import { type Edit, type Plain, type RowEdit, valueAt } from './editing.ts'

export type Codes = Readonly<Record<string, string>>

export type Input =
  | { readonly as: 'text'; readonly width?: 's' | 'm' | 'l' }
  | { readonly as: 'area'; readonly rows?: number }
  /** A list of words, one a line. */
  | { readonly as: 'lines'; readonly rows?: number }
  | { readonly as: 'number' }
  | { readonly as: 'date' }
  | { readonly as: 'yes'; readonly otherwise?: boolean }
  | { readonly as: 'truth'; readonly yes: string; readonly no: string }
  /** `otherwise`: what a file that does not say means. */
  | { readonly as: 'code'; readonly options: Codes; readonly otherwise?: string; readonly blank?: string }
  | { readonly as: 'codes'; readonly options: Codes }
  | {
      readonly as: 'rows'
      readonly noun: string
      readonly fields: readonly Field[]
      /** Empty rows offered for adding. */
      readonly spare: number
      readonly bare?: string
    }

export interface Field {
  /** Where it stands below the part, keys joined by dots. */
  readonly key: string
  readonly label: string
  readonly hint?: string
  readonly example?: string
  readonly required?: boolean
  readonly input: Input
}

/** Fields under one heading. */
export interface FieldGroup {
  readonly legend?: string
  readonly hint?: string
  /** Folded away until it says something. */
  readonly seldom?: boolean
  readonly fields: readonly Field[]
}

export const keyPath = (key: string): Path => (key === '' ? [] : key.split('.'))

/** What a form shows first: by field name, as a form would send it. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

const scalar = (value: Plain): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

const list = (value: Plain): readonly Plain[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

export function rowsOf(
  field: Field & { input: Extract<Input, { as: 'rows' }> },
  part: Plain,
): readonly Plain[] {
  return list(valueAt(part, keyPath(field.key)))
}

/** The value of one field in a row that may stand as a bare string. */
function inRow(row: Plain, field: Field, bare: string | undefined): Plain {
  if (row !== null && typeof row === 'object') return valueAt(row, keyPath(field.key))
  return field.key === bare ? row : undefined
}

function shown(field: Field, value: Plain): string | readonly string[] | undefined {
  const { input } = field
  switch (input.as) {
    case 'lines':
      return list(value).map(scalar).join('\n')
    case 'codes':
      return list(value).map(scalar)
    case 'date': {
      const date = parseDate(scalar(value))
      return date ? shortDate(date) : scalar(value)
    }
    case 'yes':
      return (typeof value === 'boolean' ? value : (input.otherwise ?? false)) ? 'on' : undefined
    case 'code':
      return scalar(value) || input.otherwise || ''
    default:
      return scalar(value)
  }
}

/** Rows as a form numbers them: the row it was stands in `_was`, its place from one in `_place`. */
export function valuesOf(fields: readonly Field[], part: Plain, prefix = ''): FieldValues {
  const values: Record<string, string | readonly string[] | undefined> = {}
  for (const field of fields) {
    const name = `${prefix}${field.key}`
    const { input } = field
    if (input.as !== 'rows') {
      values[name] = shown(field, valueAt(part, keyPath(field.key)))
      continue
    }
    for (const [at, row] of list(valueAt(part, keyPath(field.key))).entries()) {
      values[`${name}.${at}._was`] = String(at)
      values[`${name}.${at}._place`] = String(at + 1)
      for (const inner of input.fields)
        values[`${name}.${at}.${inner.key}`] = shown(inner, inRow(row, inner, input.bare))
    }
  }
  return values
}

/** How many rows a form shows: those there are or were typed, and the empty ones for adding. */
export function rowCount(name: string, values: FieldValues, spare: number): number {
  const last = Object.keys(values).reduce((most, key) => {
    const found = key.startsWith(`${name}.`) ? /^\.(\d{1,4})\./.exec(key.slice(name.length)) : null
    return found ? Math.max(most, Number(found[1]) + 1) : most
  }, 0)
  return last + (values[`${name}.${last - 1}._was`] === '' ? 0 : spare)
}

export interface Typed {
  readonly edits: readonly Edit[]
  readonly errors: Readonly<Record<string, string>>
}

const LONGEST = 6000
const MOST_LINES = 300

/** What was typed, as changes of the file below `at`; what cannot be read at all stays with its message. */
export function readFields(fields: readonly Field[], values: FieldValues, part: Plain, at: Path): Typed {
  const errors: Record<string, string> = {}
  const edits = fields.flatMap((field): readonly Edit[] => {
    const path = [...at, ...keyPath(field.key)]
    if (field.input.as === 'rows') {
      const rows = readRows(field, field.input, values, errors)
      const shownRows = readRows(field, field.input, valuesOf([field], part), {})
      const same = JSON.stringify(rows) === JSON.stringify(shownRows)
      return same ? [] : [{ op: 'rows', path, rows, bare: field.input.bare }]
    }
    const before = valueAt(part, keyPath(field.key))
    const value = readOne(field, field.key, values, errors)
    return settled(field, before, value) ? [] : [{ op: 'set', path, value }]
  })
  return { edits, errors }
}

/** Nothing was changed: the file's own words stay as they are, or a key that says only what silence means stays away. */
function settled(field: Field, before: Plain, value: Plain): boolean {
  const { input } = field
  if (before === undefined && value === undefined) return true
  if (before === undefined && 'otherwise' in input) return value === (input.otherwise ?? false)
  if (before === undefined && input.as === 'yes') return value === false
  return levelled(field, before) === levelled(field, value)
}

/** As a form sends it: spaces taken together, a field of one line without line ends. */
function levelled(field: Field, value: Plain): string {
  const typed = shown(field, value)
  const texts = typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed
  const one = (text: string) => (field.input.as === 'text' ? clean(text).replaceAll('\n', ' ') : clean(text))
  return JSON.stringify(texts.map(one))
}

function readOne(field: Field, name: string, values: FieldValues, errors: Record<string, string>): Plain {
  const typed = values[name]
  const { input } = field
  if (input.as === 'codes')
    return (typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed).filter((code) =>
      Object.hasOwn(input.options, code),
    )
  const raw = (typeof typed === 'string' ? typed : (typed?.[0] ?? '')).replace(/\r\n?/g, '\n')
  if (raw.length > LONGEST) {
    errors[name] = `Dài quá ${LONGEST} ký tự; hãy rút gọn hoặc chia làm nhiều phần.`
    return undefined
  }
  const text = clean(raw)
  const complain = (message: string) => {
    errors[name] = message
    return undefined
  }
  switch (input.as) {
    case 'lines': {
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
      return lines.length > MOST_LINES ? complain(`Quá ${MOST_LINES} dòng; hãy bớt lại.`) : lines
    }
    case 'number':
      if (text === '') return undefined
      return /^-?\d{1,6}$/.test(text) ? Number(text) : complain('Viết một số nguyên, ví dụ 15.')
    case 'date': {
      if (text === '') return undefined
      const date = parseDate(text)
      return date
        ? date.toString()
        : complain(`Không có ngày “${text}”. Viết ngày/tháng/năm, ví dụ 26/9/2026.`)
    }
    case 'yes':
      return text !== ''
    case 'truth':
      return text === '' ? undefined : text === 'true'
    case 'text':
      return text === '' ? undefined : text.replaceAll('\n', ' ')
    default:
      return text === '' ? undefined : text
  }
}

function readRows(
  field: Field,
  input: Extract<Input, { as: 'rows' }>,
  values: FieldValues,
  errors: Record<string, string>,
): readonly RowEdit[] {
  const count = rowCount(field.key, values, 0)
  const rows: (RowEdit & { readonly place: number })[] = []
  for (let at = 0; at < count; at++) {
    const prefix = `${field.key}.${at}`
    const set = input.fields.map((inner) => {
      const value = readOne(inner, `${prefix}.${inner.key}`, values, errors)
      const silent =
        Array.isArray(value) && value.length === 0
          ? undefined
          : 'otherwise' in inner.input && value === inner.input.otherwise
            ? undefined
            : inner.input.as === 'yes' && value === (inner.input.otherwise ?? false)
              ? undefined
              : value
      return [keyPath(inner.key), silent] as const
    })
    if (set.every(([, value]) => value === undefined)) continue
    const was = values[`${prefix}._was`]
    const place = Number(values[`${prefix}._place`])
    rows.push({
      was: typeof was === 'string' && /^\d{1,4}$/.test(was) ? Number(was) : undefined,
      set,
      place: Number.isFinite(place) && place > 0 ? place : at + 1,
    })
  }
  return rows
    .map((row, at) => ({ row, at }))
    .toSorted((a, b) => a.row.place - b.row.place || a.at - b.at)
    .map(({ row }) => ({ was: row.was, set: row.set }))
}

/** What a part says, a line for each field that says something: for reading and for comparing. */
export function linesOf(fields: readonly Field[], part: Plain): readonly string[] {
  return fields.flatMap((field) => {
    const { input } = field
    if (input.as !== 'rows') {
      const words = wordsOf(field, valueAt(part, keyPath(field.key)))
      return words === '' ? [] : [`${field.label}: ${words}`]
    }
    return list(valueAt(part, keyPath(field.key))).map(
      (row) =>
        `${input.noun}: ${input.fields
          .flatMap((inner) => {
            const words = wordsOf(inner, inRow(row, inner, input.bare))
            return words === '' ? [] : [words]
          })
          .join(' · ')}`,
    )
  })
}

/** One value in the words of its label's list. */
export function wordsOf(field: Field, value: Plain): string {
  const { input } = field
  switch (input.as) {
    case 'code':
      return input.options[scalar(value)] ?? scalar(value)
    case 'codes':
      return list(value)
        .map((code) => input.options[scalar(code)] ?? scalar(code))
        .join('; ')
    case 'lines':
      return list(value).map(scalar).join('; ')
    case 'yes':
      return value === true ? 'có' : value === false && input.otherwise ? 'không' : ''
    case 'truth':
      return value === true ? input.yes : value === false ? input.no : ''
    case 'rows':
      return list(value).length === 0 ? '' : `${list(value).length}`
    default:
      return scalar(shown(field, value) as string)
  }
}
