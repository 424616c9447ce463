// Rules: what every file gives the reader: lines as they stand in the file, with their place. No meaning yet.

export type SourceFormat = 'docx' | 'txt' | 'pdf'

export interface SourceLine {
  readonly text: string
  /** As a person counts it: the line of a text file, the paragraph of a Word file, the line on a PDF page. */
  readonly line: number
  readonly page: number | null
  /** Of a table that is a list of tasks: the row's cells. Tables made only for layout come as plain lines. */
  readonly cells?: readonly string[]
  /** Why these words must not be read for values. */
  readonly unreadable?: string
  /** Words that stood torn and were put together. */
  readonly mended?: readonly string[]
}

export interface Source {
  readonly format: SourceFormat
  readonly lines: readonly SourceLine[]
  /** What was noticed while the file was opened: a converted encoding, deletions left out. */
  readonly notes: readonly string[]
}

export interface Place {
  readonly line: number
  readonly page: number | null
}
