// The package around a Word paper: its dates. The library writes the hour of printing into it; an issued paper
// carries its own date, and the same paper is always the same bytes.
import type { Sheet } from '../layout/sheet.ts'

const NAMESPACES =
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

export function coreProperties(sheet: Sheet): string {
  const at = stampOf(sheet.date)
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  const words = `<dc:title>${escaped(sheet.title)}</dc:title><dc:language>${escaped(sheet.lang)}</dc:language>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${NAMESPACES}>${words}${time('created')}${time('modified')}</cp:coreProperties>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function stampOf(date: Sheet['date']): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}T00:00:00Z`
}

const LOCAL_TIME = 10
const CENTRAL_TIME = 12
const CENTRAL_LOCAL_OFFSET = 42
const CENTRAL_NAMES = [28, 30, 32] as const
const CENTRAL_LENGTH = 46
const END_LENGTH = 22
const END_COUNT = 10
const END_OFFSET = 16
/** 1 January 1980, 00:00: the first moment ZIP can say. */
const NO_TIME = 0x00210000

/** Sets the time of every file in a ZIP, in its own header and in the directory at the end. */
export function timeless(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - END_LENGTH
  let at = view.getUint32(end + END_OFFSET, true)
  for (let file = view.getUint16(end + END_COUNT, true); file > 0; file -= 1) {
    view.setUint32(at + CENTRAL_TIME, NO_TIME, true)
    view.setUint32(view.getUint32(at + CENTRAL_LOCAL_OFFSET, true) + LOCAL_TIME, NO_TIME, true)
    at += CENTRAL_NAMES.reduce((sum, field) => sum + view.getUint16(at + field, true), CENTRAL_LENGTH)
  }
  return zip
}
