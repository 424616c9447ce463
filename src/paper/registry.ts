// The papers there are: every chapter gives its entries, wiring collects them, paper's routes list, draw and issue them.
import type { Read, Trx } from '../kit/db/db.ts'
import { absurd, type Problem, type Result } from '../kit/result.ts'
import { PAPER_KINDS, type PaperKind } from './kinds.ts'
import type { Issuer, PageSize, PaperModel } from './model.ts'
import type { Wording } from './wording.ts'

export {
  attachedTo,
  BODY,
  drafted,
  draftHead,
  type HeadOf,
  type IssuingBody,
  issuerLines,
  issuerName,
  numbered,
  OWN_DATE,
  OWN_SYMBOL,
  provinceWords,
  type Signer,
  signatureOf,
  superiorWords,
  unnumbered,
} from './letterheads.ts'

export interface Subject {
  readonly id: string
  readonly label: string
}

/** Why a paper cannot be written yet; `links` lead to where what is missing is entered. */
export type PaperProblem = Problem

/** In whose register the paper is numbered. */
export interface Register {
  readonly issuer: Issuer
  /** Party papers: the term their numbers run in ("2025-2030"); absent: the usual one of the date. */
  readonly term?: string
}

export interface PaperEntry {
  readonly kind: PaperKind
  /** Below the conference: an invitee, a village, a month. Absent: one paper for the conference, its subject ''. */
  subjects?(read: Read, commune: string, conference: string): Promise<readonly Subject[]>
  /** The draft: number null, day blank. Also called inside acts. */
  build(
    read: Read | Trx,
    commune: string,
    conference: string,
    subject: string,
    today: Temporal.PlainDate,
  ): Promise<Result<PaperModel, PaperProblem>>
  /** From the regulation the conference works by. */
  issuer(read: Read | Trx, commune: string, conference: string): Promise<Register>
  /** Pages it may be printed on beside its usual one. */
  readonly pages?: readonly PageSize[]
  /** All its subjects may be taken as one file, one after the other. */
  readonly merged?: boolean
  /** The sentences of it an office may word itself. */
  readonly wording?: Wording
  /** The kind that is written for everyone instead of this one. */
  readonly publicKind?: PaperKind
  /** Issued by an act of its own chapter (plan, notice, conclusion, answer): the page where that is done. */
  readonly issuedBy?: (
    commune: string,
    conference: string,
    subject: string,
  ) => { href: string; label: string }
  /** It goes through the signing chain on a page of its own (an answer), not on the desk's. */
  readonly signedAt?: (commune: string, subject: string) => string
}

export interface PaperRegistry {
  readonly entries: readonly PaperEntry[]
  /** Undefined for a word that is no kind, or a kind nobody builds. */
  find(kind: string): PaperEntry | undefined
}

/** Entries in the order of the closed list of kinds; a kind given twice is a mistake of wiring. */
export function paperRegistry(entries: readonly PaperEntry[]): PaperRegistry {
  const known = new Map<string, PaperEntry>()
  for (const entry of entries) {
    if (known.has(entry.kind)) throw new Error(`two builders for the paper ${entry.kind}`)
    known.set(entry.kind, entry)
  }
  return {
    entries: PAPER_KINDS.map((kind) => known.get(kind)).filter((entry) => entry !== undefined),
    find: (kind) => known.get(kind),
  }
}

export type PaperFormat = 'docx' | 'pdf' | 'html'

export const PAPER_FORMATS: readonly PaperFormat[] = ['docx', 'pdf', 'html']

export function isPaperFormat(text: string): text is PaperFormat {
  return PAPER_FORMATS.some((format) => format === text)
}

export function mimeOf(format: PaperFormat): string {
  switch (format) {
    case 'docx':
      return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    case 'pdf':
      return 'application/pdf'
    case 'html':
      return 'text/html; charset=utf-8'
    default:
      return absurd(format)
  }
}
