// An Excel workbook as rows: all sheets, merged cells carried down, dates as written in Vietnamese, values of formulas.
// What is hidden is read too, and says so: a hidden row may be an opinion as well.
import { err, ok, type Result } from '../../kit/result.ts'
import { headerOf } from './columns.ts'
import { type ListRow, MAX_COLUMNS, MAX_ROWS } from './row.ts'
import { type Sheet, sheetOf } from './xlsx-sheet.ts'
import { workbookOf } from './xlsx-workbook.ts'
import { BROKEN, unpack } from './zip.ts'

const WANTED =
  /^xl\/(workbook|sharedStrings|styles)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$/i

export function xlsxRows(bytes: Uint8Array): Result<readonly ListRow[]> {
  const parts = unpack(bytes, (name) => WANTED.test(name))
  if (!parts.ok) return parts
  const decoder = new TextDecoder()
  const texts = new Map([...parts.value].map(([name, part]) => [name.toLowerCase(), decoder.decode(part)]))
  const workbook = workbookOf((name) => texts.get(name.toLowerCase()))
  if (!workbook || workbook.sheets.length === 0) return err(BROKEN)
  const sheets: { readonly name: string; readonly rows: readonly ListRow[] }[] = []
  for (const { name, part, hidden } of workbook.sheets) {
    const xml = texts.get(part.toLowerCase())
    if (xml === undefined) continue
    const sheet = sheetOf(xml, workbook)
    if (sheet === 'broken') return err(BROKEN)
    if (sheet === 'too_far')
      return err({
        message: `Bảng tính rộng quá ${MAX_ROWS} dòng hoặc ${MAX_COLUMNS} cột. Hãy xóa các dòng, cột ở xa rồi lưu lại.`,
      })
    const rows = rowsOf(sheet, sheets.length + 1, hidden)
    // A hidden sheet without a list holds choices of drop-down boxes.
    if (rows.length > 0 && (!hidden || rows.some((row) => headerOf(row)))) sheets.push({ name, rows })
  }
  const several = sheets.length > 1
  return ok(
    sheets.flatMap(({ name, rows }) => [
      ...(several ? [{ number: 0, cells: [name], carried: [], loose: true, sheet: name }] : []),
      ...(several ? rows.map((row) => ({ ...row, sheet: name })) : rows),
    ]),
  )
}

function rowsOf(sheet: Sheet, table: number, hiddenSheet: boolean): readonly ListRow[] {
  const carried = new Map<number, number[]>()
  for (const { column, from, to } of sheet.merges) {
    const top = sheet.rows.get(from)?.cells[column]
    if (top === undefined || top === '') continue
    for (let number = from + 1; number <= to; number++) {
      const row = sheet.rows.get(number)
      if (!row) continue
      while (row.cells.length < column) row.cells.push('')
      row.cells[column] = top
      carried.set(number, [...(carried.get(number) ?? []), column])
    }
  }
  return [...sheet.rows]
    .filter(([, row]) => row.cells.some((cell) => cell !== ''))
    .sort(([a], [b]) => a - b)
    .map(([number, row]) => ({
      number,
      cells: row.cells,
      carried: carried.get(number) ?? [],
      loose: false,
      table,
      ...(row.hidden || hiddenSheet ? { hidden: true } : {}),
    }))
}
