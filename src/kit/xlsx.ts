// Tables as files to take along: .xlsx (written in a worker thread) and CSV. What a table holds is the caller's.
import type { SheetData } from 'write-excel-file/node'
import type { Workers } from './workers.ts'

export type CellValue = string | number | null

export interface TableColumn {
  readonly header: string
  /** In characters; 16 when absent. */
  readonly width?: number
}

export interface TableSheet {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly CellValue[])[]
}

export interface XlsxJob {
  readonly sheets: readonly TableSheet[]
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV_TYPE = 'text/csv; charset=utf-8'

/** The file's bytes, made outside the event loop. */
export function xlsxBytes(workers: Workers, ...sheets: readonly TableSheet[]): Promise<Uint8Array> {
  const job: XlsxJob = { sheets }
  return workers.run<Uint8Array>('xlsx', job)
}

/** For a worker thread: one message in, the bytes out. */
export async function xlsxJob(job: XlsxJob): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const sheets = job.sheets.map((sheet) => ({
    data: sheetData(sheet),
    sheet: sheetName(sheet.name),
    columns: sheet.columns.map((column) => ({ width: column.width ?? 16 })),
    stickyRowsCount: 1,
  }))
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer())
}

function sheetData(sheet: TableSheet): SheetData {
  return [
    sheet.columns.map((column) => ({
      value: cellText(column.header),
      fontWeight: 'bold' as const,
      wrap: true,
    })),
    ...sheet.rows.map((row) =>
      row.map((value) =>
        value === null || value === ''
          ? null
          : typeof value === 'number'
            ? { type: Number, value }
            : { type: String, value: cellText(value), wrap: true, alignVertical: 'top' as const },
      ),
    ),
  ]
}

const CELL_LIMIT = 32_767

/** Letters a workbook cannot hold are left out; a text is never read as a formula, its cell is typed. */
function cellText(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '').slice(0, CELL_LIMIT)
}

function sheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\']/g, ' ').trim()
  return plain.slice(0, 31) || 'Bảng'
}

/** RFC 4180 with a byte order mark, as spreadsheet programs expect Vietnamese; nothing is read as a formula. */
export function csvText(sheet: Pick<TableSheet, 'columns' | 'rows'>): string {
  const lines = [sheet.columns.map((column) => column.header), ...sheet.rows]
  return `\ufeff${lines.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
