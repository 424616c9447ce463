// Text files as rows of a list; encodings and separators are read by kit/delimited.ts.
import { delimitedRecords } from '../../kit/delimited.ts'
import type { ListRow } from './row.ts'

export { decodeText } from '../../kit/delimited.ts'

/** Each line a loose row. */
export function lineRows(text: string): readonly ListRow[] {
  return text
    .split('\n')
    .map((line, at) => ({ number: at + 1, cells: [line.trim()], carried: [], loose: true }))
}

export interface Reading {
  readonly rows: readonly ListRow[]
  /** The line of a quote that never closes. */
  readonly open: number | undefined
}

/** The readings worth trying, the likeliest separator first. */
export function* separatedRows(text: string): Generator<Reading> {
  for (const { rows, open } of delimitedRecords(text))
    yield { rows: rows.map((row) => ({ ...row, carried: [], loose: false })), open }
}
