// Small words of papers on screen.
import { shortDate } from '../kit/clock.ts'
import { PAPER_LABELS, type PaperKind } from './kinds.ts'
import type { Issuer, Urgency } from './model.ts'
import type { PaperFormat } from './registry.ts'
import type { PaperRow } from './tables.ts'

export const ISSUER_WORDS: Readonly<Record<Issuer, string>> = {
  ubnd: 'Ủy ban nhân dân',
  party: 'Đảng ủy',
  front: 'Ủy ban MTTQ Việt Nam',
}

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  khan: 'Khẩn',
  thuong_khan: 'Thượng khẩn',
  hoa_toc: 'Hỏa tốc',
}

export const FORMAT_WORDS: Readonly<Record<PaperFormat, string>> = { docx: 'Word', pdf: 'PDF', html: 'HTML' }

export function isPaperKind(text: string): text is PaperKind {
  return Object.hasOwn(PAPER_LABELS, text)
}

export function kindWords(kind: string): string {
  return isPaperKind(kind) ? PAPER_LABELS[kind] : kind
}

/** "05/KH-UBND ngày 5/8/2024". */
export function symbolWords(paper: Pick<PaperRow, 'symbol' | 'issued_on'>): string {
  return `${paper.symbol} ngày ${shortDate(paper.issued_on)}`
}

/** The name a file is saved under: no slash, no blank; the kind and number only, never a person's name. */
export function fileName(kind: PaperKind, symbol: string | undefined, format: PaperFormat): string {
  const stem = symbol === undefined ? `${kind}-du-thao` : `${kind}-${symbol}`
  return `${stem.replace(/[^\p{L}\p{N}-]+/gu, '-')}.${format}`
}
