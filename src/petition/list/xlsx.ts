// An Excel workbook as rows: all sheets, merged cells carried down, dates as written in Vietnamese.
import { strFromU8, strToU8, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { err, ok, type Result } from '../../kit/result.ts'
import { type ListRow, MAX_COLUMNS, MAX_ROWS } from './row.ts'
import { BROKEN, unpack } from './zip.ts'

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/

export async function xlsxRows(bytes: Uint8Array): Promise<Result<readonly ListRow[]>> {
  const parts = unpack(bytes, (name) => /^(\[Content_Types\]\.xml|_rels\/|xl\/.*\.(xml|rels)$)/.test(name))
  if (!parts.ok) return parts
  const texts = new Map([...parts.value].map(([name, part]) => [name, strFromU8(part)]))
  const far = [...texts].some(([name, xml]) => SHEET.test(name) && reachesTooFar(xml))
  if (far)
    return err({
      message: `Bảng tính rộng quá ${MAX_ROWS} dòng hoặc ${MAX_COLUMNS} cột. Hãy xóa các dòng, cột trống ở xa rồi lưu lại.`,
    })
  try {
    // A broken formula is one bad cell, not a broken file: its error word is read as text.
    const safe = Object.fromEntries(
      [...texts].map(([name, xml]) => [
        name,
        strToU8(SHEET.test(name) ? xml.replace(/(<c\b[^>]*) t="e"/g, '$1 t="str"') : xml),
      ]),
    )
    const sheets = await readXlsxFile(Buffer.from(zipSync(safe, { level: 0 })))
    const merges = mergesBySheet(texts)
    const several = sheets.filter(({ data }) => data.length > 0).length > 1
    return ok(
      sheets.flatMap(({ sheet, data }, at) => [
        ...(several ? [{ number: 0, cells: [sheet], carried: [], loose: true, sheet }] : []),
        ...sheetRows(
          data.map((row) => row.map(cellText)),
          merges[at] ?? [],
          several ? sheet : undefined,
        ),
      ]),
    )
  } catch {
    return err(BROKEN)
  }
}

function cellText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return ''
  if (value instanceof Date)
    return `${value.getUTCDate()}/${value.getUTCMonth() + 1}/${value.getUTCFullYear()}`
  return String(value)
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** The reader makes a cell for every place up to the last: a lone far cell would cost the memory of all between. */
function reachesTooFar(xml: string): boolean {
  for (const [, letters, row] of xml.matchAll(/<c\b[^>]*?\br="([A-Z]{1,4})(\d{1,9})"/g))
    if (Number(row) > MAX_ROWS || columnOf(letters ?? '') > MAX_COLUMNS) return true
  for (const [, row] of xml.matchAll(/<row\b[^>]*?\br="(\d+)"/g)) if (Number(row) > MAX_ROWS * 11) return true
  return false
}

interface Merge {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** Merged cells of each sheet in the order of the workbook. */
function mergesBySheet(texts: ReadonlyMap<string, string>): readonly (readonly Merge[])[] {
  const relations = new Map(
    [...(texts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      /\bId="([^"]+)"/.exec(tag)?.[1] ?? '',
      (/\bTarget="([^"]+)"/.exec(tag)?.[1] ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  )
  return [...(texts.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*?\br:id="([^"]+)"/g)].map(([, id]) =>
    mergesOf(texts.get(relations.get(id ?? '') ?? '') ?? ''),
  )
}

function mergesOf(xml: string): readonly Merge[] {
  return [...xml.matchAll(/<mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)]
    .map(([, letters, from, to]) => ({
      column: columnOf(letters ?? '') - 1,
      from: Number(from) - 1,
      to: Math.min(Number(to) - 1, MAX_ROWS),
    }))
    .filter((merge) => merge.to > merge.from)
}

function sheetRows(
  data: readonly (readonly string[])[],
  merges: readonly Merge[],
  sheet: string | undefined,
): readonly ListRow[] {
  const rows = data.map((cells) => ({ cells: [...cells], carried: [] as number[] }))
  for (const { column, from, to } of merges)
    for (const row of rows.slice(from + 1, to + 1)) {
      row.cells[column] = data[from]?.[column] ?? ''
      row.carried.push(column)
    }
  return rows.map((row, at) => ({
    number: at + 1,
    cells: row.cells,
    carried: row.carried,
    loose: false,
    ...(sheet === undefined ? {} : { sheet }),
  }))
}
