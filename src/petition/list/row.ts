// What every reader of a list gives: rows of cells as they stand in the file. No meaning yet.

export interface ListRow {
  /** As a person counts it in the file, from 1. */
  readonly number: number
  readonly cells: readonly string[]
  /** Columns whose text comes down from a merged cell above. */
  readonly carried: readonly number[]
  /** A paragraph outside any table: a title, a line of text. */
  readonly loose: boolean
  /** The sheet, where a workbook has several. */
  readonly sheet?: string
  /** Which table of the document it stands in; rows of one table share it. */
  readonly table?: number
  /** Hidden in the file from whoever looks at it. */
  readonly hidden?: boolean
}

export const MAX_BYTES = 10 * 1024 * 1024
export const MAX_ROWS = 100_000
export const MAX_COLUMNS = 200
/** What a packed file may hold once unpacked: far above 100,000 written rows, far below what hurts. */
export const MAX_UNPACKED = 100 * 1024 * 1024
