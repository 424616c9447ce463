// One model, three renderings. Pure work for the processor: the wiring calls it inside a worker thread.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { absurd } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { sheetDocx } from './docx/docx.ts'
import { sheetPage } from './html/page.tsx'
import { sheetHtml } from './html/paper.tsx'
import { compose } from './layout/compose.ts'
import type { Sheet } from './layout/sheet.ts'
import type { PaperModel } from './model.ts'
import { resized } from './page-size.ts'
import { sheetPdf } from './typst/pdf.ts'

export type PaperFormat = 'docx' | 'pdf' | 'html'

export const PAPER_FORMATS: readonly PaperFormat[] = ['docx', 'pdf', 'html']

export const PAPER_TYPES: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
}

/** The whole file: .docx, PDF, or an HTML page that stands alone. Other papers follow, each on a page of its own. */
export async function renderPaper(
  model: PaperModel,
  format: PaperFormat,
  others: readonly PaperModel[] = [],
): Promise<Uint8Array> {
  const [sheet, ...more] = [model, ...others].map((each) => resized(compose(each), each.page)) as [
    Sheet,
    ...Sheet[],
  ]
  switch (format) {
    case 'docx':
      return sheetDocx(sheet, more)
    case 'pdf':
      return sheetPdf(sheet, more)
    case 'html':
      return new TextEncoder().encode(sheetPage(sheet, paperCss()))
    default:
      return absurd(format)
  }
}

/** For a worker thread: one message in, the bytes out. */
export function paperJob(input: {
  readonly model: PaperModel
  readonly format: PaperFormat
  readonly others?: readonly PaperModel[]
}): Promise<Uint8Array> {
  return renderPaper(input.model, input.format, input.others)
}

/** The paper as a part of a page, to stand under its own stylesheet /paper.css. */
export function paperFragment(model: PaperModel): string {
  return sheetHtml(compose(model))
}

let css: string | undefined

function paperCss(): string {
  css ??= readFileSync(path.join(ROOT, 'public', 'paper.css'), 'utf8')
  return css
}
