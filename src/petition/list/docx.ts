// A Word file as rows: its tables with merged cells carried down, the paragraphs around them as loose rows. What a reader of
// the finished text sees: deletions of tracked changes and hidden text are left out, automatic numbers written out.
import { Parser } from 'saxen'
import { err, ok, type Result } from '../../kit/result.ts'
import { attribute, numberingOf } from '../../regulation/reading/docx-numbering.ts'
import { DocxRows } from './docx-rows.ts'
import type { ListRow } from './row.ts'
import { BROKEN, unpack } from './zip.ts'

const PARTS: ReadonlySet<string> = new Set([
  'word/document.xml',
  'word/numbering.xml',
  'word/styles.xml',
  'word/footnotes.xml',
  'word/endnotes.xml',
])

export function docxRows(bytes: Uint8Array): Result<readonly ListRow[]> {
  const parts = unpack(bytes, (name) => PARTS.has(name))
  if (!parts.ok) return parts
  const text = (name: string) => {
    const part = parts.value.get(name)
    return part ? new TextDecoder().decode(part) : ''
  }
  const xml = text('word/document.xml')
  if (!/<\/(?:\w+:)?body>/.test(xml)) return err(BROKEN)
  const notes = new Map([
    ...notesOf(text('word/footnotes.xml'), 'footnote'),
    ...notesOf(text('word/endnotes.xml'), 'endnote'),
  ])
  const reading = new DocxRows(numberingOf(text('word/numbering.xml'), text('word/styles.xml')), notes)
  const parser = new Parser()
  let failed = false
  parser.on('warn', () => {})
  parser.on('error', () => {
    failed = true
  })
  parser.on('openTag', (name, attributes) => reading.opened(local(name), attributes))
  parser.on('closeTag', (name) => reading.closed(local(name)))
  parser.on('text', (words, decode) => reading.text(words, decode))
  parser.on('cdata', (words) => reading.text(words, (plain) => plain))
  parser.parse(xml)
  return failed ? err(BROKEN) : ok(reading.rows)
}

/** What stands at the foot of the page, by the kind and id of its mark. */
function notesOf(xml: string, kind: 'footnote' | 'endnote'): Map<string, string> {
  const notes = new Map<string, string>()
  if (xml === '') return notes
  let id = ''
  let inText = false
  let words = ''
  const parser = new Parser()
  parser.on('warn', () => {})
  parser.on('error', () => {})
  parser.on('openTag', (name, attributes) => {
    if (local(name) === kind) {
      const given = attributes()
      id = attribute(given, 'type') === undefined ? (attribute(given, 'id') ?? '') : ''
      words = ''
    }
    inText = local(name) === 't'
  })
  parser.on('text', (text, decode) => {
    if (inText) words += decode(text)
  })
  parser.on('closeTag', (name) => {
    inText = false
    if (local(name) === kind && id !== '' && words.trim() !== '') notes.set(`${kind} ${id}`, words.trim())
  })
  parser.parse(xml)
  return notes
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
