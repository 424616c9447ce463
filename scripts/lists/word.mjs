// Word files from their XML: small, whole, and with exactly the odd thing that a test is about.
import { strToU8, zipSync } from 'fflate'

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
const FIXED = { mtime: new Date('2026-01-01T00:00:00Z') }

export const esc = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
export const run = (text, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${esc(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`
/** A paragraph of plain text, or of runs given as XML. */
export const p = (text, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${text.startsWith('<') ? text : run(text)}</w:p>`
export const listed = (text, list = 1, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
export const cell = (text, properties = '') =>
  `<w:tc>${properties ? `<w:tcPr>${properties}</w:tcPr>` : ''}${
    text.startsWith('<')
      ? text
      : text
          .split('\n')
          .map((line) => p(line))
          .join('')
  }</w:tc>`
export const row = (cells, properties = '') =>
  `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${cells
    .map((each) => (each.startsWith('<w:tc>') ? each : cell(each)))
    .join('')}</w:tr>`
export const table = (rows) =>
  `<w:tbl><w:tblPr/>${rows.map((each) => (typeof each === 'string' ? each : row(each))).join('')}</w:tbl>`
export const PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

const level = (at, format, text) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '-')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

export function word(body, more = {}) {
  const parts = {
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${W}><w:body>${body.join('')}<w:sectPr/></w:body></w:document>`,
    'word/numbering.xml': NUMBERING,
    ...Object.fromEntries(
      Object.entries(more).map(([name, xml]) => [name, typeof xml === 'string' ? xml.replace('$W', W) : xml]),
    ),
  }
  const kinds = {
    document: 'document.main',
    numbering: 'numbering',
    footnotes: 'footnotes',
    footer1: 'footer',
    header1: 'header',
  }
  const known = Object.keys(parts).filter((name) => kinds[name.replace(/^word\/|\.xml$/g, '')])
  const override = (name) =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kinds[name.replace(/^word\/|\.xml$/g, '')]}+xml"/>`
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${known.map(override).join('')}</Types>`
  const relation = (id, type, target) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const rels = (inner) =>
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  const inner = known
    .filter((name) => name !== 'word/document.xml')
    .map((name, at) => {
      const word = name.replace(/^word\/|\.xml$/g, '')
      return relation(`rId${at + 1}`, word.replace(/\d$/, ''), `${word}.xml`)
    })
  const all = {
    '[Content_Types].xml': types,
    '_rels/.rels': rels(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': rels(inner.join('')),
    ...parts,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
    FIXED,
  )
}
