// Excel files from their XML: cells of every kind, hidden rows and columns, merged ranges, several sheets.
import { strToU8, zipSync } from 'fflate'
import { esc } from './word.mjs'

const FIXED = { mtime: new Date('2026-01-01T00:00:00Z') }
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

const columnName = (at) =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)

/** Days as Excel counts them. */
export const day = (year, month, date) => ({
  n: Math.round(Date.UTC(year, month - 1, date) / 86_400_000) + 25_569,
  style: 1,
})
export const formula = (f, value) => ({ f, value })
export const bad = (word) => ({ error: word })

function cellXml(value, reference) {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
  if (typeof value === 'string')
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${esc(value)}</t></is></c>`
  if ('n' in value) return `<c r="${reference}" s="${value.style}"><v>${value.n}</v></c>`
  if ('f' in value) return `<c r="${reference}" t="str"><f>${esc(value.f)}</f><v>${esc(value.value)}</v></c>`
  return `<c r="${reference}" t="e"><v>${value.error}</v></c>`
}

function sheetXml({ rows, merges = [], hiddenRows = [], hiddenColumns = [] }) {
  const cols = hiddenColumns.map((at) => `<col min="${at}" max="${at}" width="9" hidden="1"/>`).join('')
  const lines = rows.map((cells, at) => {
    const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : ''
    return `<row r="${at + 1}"${hidden}>${cells.map((cell, c) => cellXml(cell, `${columnName(c)}${at + 1}`)).join('')}</row>`
  })
  const merged =
    merges.length > 0
      ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${NS}>${cols ? `<cols>${cols}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>${merged}</worksheet>`
}

/** `sheets`: [{ name, rows, merges, hidden, hiddenRows, hiddenColumns }]. */
export function excel(sheets, more = {}) {
  const list = sheets.map(
    (sheet, at) =>
      `<sheet name="${esc(sheet.name)}" sheetId="${at + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  const rel = (id, type, target) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const rels = (inner) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const parts = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': rels(rel('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      sheets.map((_, at) => rel(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('') +
        rel('rId99', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet ${NS}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
    ...more,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    FIXED,
  )
}
