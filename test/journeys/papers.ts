// Papers as a clerk takes them along: downloaded from the page, opened, read.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { oneLine, type Seat, words } from './seat.ts'

export interface PaperRead {
  /** As the register writes it: "01/KH-UBND". */
  readonly symbol: string
  readonly docx: string
  readonly pdf: string
}

function papersPage(seat: Seat, conference: string): string {
  return `${seat.house.xa}/hoi-nghi/${conference}/van-ban`
}

/** The newest issued paper of a kind, from the conference's list of papers. */
export async function issuedPaper(seat: Seat, conference: string, kind: string): Promise<PaperRead> {
  await seat.open(papersPage(seat, conference))
  const row = seat.page
    .getByRole('row')
    .filter({ has: seat.page.getByRole('link', { name: kind, exact: true }) })
  await seat.leaving(() => row.locator('a[href*="/van-ban/"]:not([download])').nth(1).click())
  return readIssued(seat)
}

/** The issued paper whose page is open. */
export async function readIssued(seat: Seat): Promise<PaperRead> {
  await seat.sees('Đã ban hành')
  const symbol = /\d+[-/]\S+/u.exec(await seat.heading())?.[0] ?? ''
  const paper = { symbol, docx: await take(seat, 'Word'), pdf: await take(seat, 'PDF') }
  says(paper, symbolLine(symbol))
  return paper
}

/** NĐ 30/2020: "Số: 01/KH-UBND"; the Party: "Số 01-KH/ĐU". */
function symbolLine(symbol: string): string {
  return /^\d+-/.test(symbol) ? `Số ${symbol}` : `Số: ${symbol}`
}

/** A paper that has no number or not yet one. */
export async function draftPaper(
  seat: Seat,
  conference: string,
  kind: string,
  subject = '',
): Promise<Omit<PaperRead, 'symbol'>> {
  await seat.open(`${papersPage(seat, conference)}/${kind}${subject && `?muc=${subject}`}`)
  return { docx: await take(seat, 'Word'), pdf: await take(seat, 'PDF') }
}

/** Issues a numbered paper at the conference's list of papers (not one with a step of its own). */
export async function issueHere(seat: Seat, conference: string, kind: string): Promise<PaperRead> {
  await seat.open(`${papersPage(seat, conference)}/${kind}`)
  const form = seat.form(`/van-ban/${kind}/ban-hanh`)
  await form.send(await words(form.at.getByRole('button').last()))
  return readIssued(seat)
}

/** The collecting form of a level, filled with what was handed in: from the list of opinions. */
export async function filledForm(
  seat: Seat,
  conference: string,
  level: 'commune' | 'province',
): Promise<Pick<PaperRead, 'pdf'>> {
  await seat.open(`${seat.house.xa}/y-kien?hoi-nghi=${conference}&cap=${level}`)
  const coming = seat.page.waitForEvent('download')
  await seat.page.getByRole('link', { name: 'Biểu mẫu đã điền' }).click()
  return { pdf: pdfWords(readFileSync(await (await coming).path())) }
}

async function take(seat: Seat, format: 'Word' | 'PDF'): Promise<string> {
  const coming = seat.page.waitForEvent('download')
  await seat.page
    .locator('.files a')
    .filter({ hasText: new RegExp(`^${format}`) })
    .first()
    .click()
  const download = await coming
  const bytes = readFileSync(await download.path())
  if (format === 'Word') {
    assert.match(download.suggestedFilename(), /\.docx$/)
    return docxWords(bytes)
  }
  assert.match(download.suggestedFilename(), /\.pdf$/)
  return pdfWords(bytes)
}

/** In the order of the file, so that a table is read cell by cell. */
function pdfWords(bytes: Buffer): string {
  assert.equal(bytes.subarray(0, 5).toString('latin1'), '%PDF-')
  return oneLine(execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, maxBuffer: 1e8 }).toString())
}

function docxWords(bytes: Uint8Array): string {
  const part = unzipSync(bytes)['word/document.xml']
  assert.ok(part, 'a .docx has word/document.xml')
  return oneLine(
    strFromU8(part)
      .replace(/<\/w:p>|<w:br\s*\/>|<w:tab\s*\/>|<\/w:tc>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  )
}

/** Every file says it. */
export function says(paper: Read, text: string): void {
  for (const [format, all] of formats(paper))
    assert.ok(
      spaceless(all).includes(spaceless(text)),
      `the .${format} should say “${text}”, begins: ${all.slice(0, 600)}`,
    )
}

type Read = Partial<Pick<PaperRead, 'docx'>> & Pick<PaperRead, 'pdf'>

function formats(paper: Read): readonly (readonly [string, string])[] {
  return [...(paper.docx === undefined ? [] : [['docx', paper.docx] as const]), ['pdf', paper.pdf]]
}

export function saysNot(paper: Read, text: string): void {
  for (const [format, all] of formats(paper))
    assert.ok(!spaceless(all).includes(spaceless(text)), `the .${format} must not say “${text}”`)
}

/** Line ends of a PDF fall anywhere; capitals are the layout's. */
function spaceless(from: string): string {
  return from.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, '')
}
