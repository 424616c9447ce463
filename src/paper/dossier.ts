// The dossier of a conference: every issued paper as Word and PDF in one ZIP with a front page.
// The same state always gives the same bytes.
import { strToU8, zipSync } from 'fflate'
import type { Db } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import type { Workers } from '../kit/workers.ts'
import { anchors } from '../ledger/ledger.ts'
import { timeless } from './docx/package.ts'
import { type DossierPaper, dossierPage } from './dossier.page.tsx'
import { PAPER_KINDS, PAPER_LABELS, type PaperKind } from './kinds.ts'
import { paperBytes, papersOf } from './store.ts'
import type { PaperRow } from './tables.ts'

const FORMATS = ['docx', 'pdf'] as const

export interface Dossier {
  readonly zip: Uint8Array
  readonly papers: number
}

export async function conferenceDossier(
  db: Db,
  workers: Workers,
  of: { readonly commune: string; readonly conference: string; readonly title: string },
): Promise<Result<Dossier>> {
  const issued = inOrder(await papersOf(db.read, of.commune, of.conference))
  if (issued.length === 0)
    return err({
      message:
        'Hội nghị này chưa ban hành văn bản nào nên chưa có hồ sơ. Bản dự thảo xem bằng doithoai paper.',
    })
  const files = new Map<string, Uint8Array>()
  const papers: DossierPaper[] = []
  for (const [at, paper] of issued.entries()) {
    const kept: { name: string; sha256: string }[] = []
    for (const format of FORMATS) {
      const bytes = await paperBytes(db, workers, of.commune, paper.id, format)
      if (!bytes) throw new Error(`paper ${paper.id} vanished`)
      const name = `${fileName(at + 1, paper)}.${format}`
      files.set(name, bytes)
      kept.push({ name, sha256: sha256(bytes) })
    }
    papers.push({
      ...paper,
      kind: PAPER_LABELS[paper.kind as PaperKind] ?? paper.kind,
      replacedBy: issued.find((newer) => newer.replaces === paper.id)?.symbol,
      files: kept,
    })
  }
  const heads = (await anchors(db.read)).filter(({ commune }) => commune === of.commune)
  const index = strToU8(dossierPage(of.title, papers, heads))
  return ok({
    zip: timeless(zipSync({ 'index.html': index, ...Object.fromEntries(files) }, { level: 6 })),
    papers: papers.length,
  })
}

/** Kinds in the order of a conference's course, each by date. */
function inOrder(papers: readonly PaperRow[]): readonly PaperRow[] {
  const rank = (paper: PaperRow) => PAPER_KINDS.indexOf(paper.kind as PaperKind)
  return [...papers].sort((a, b) => rank(a) - rank(b))
}

/** "003-thong-bao-07-tb-ubnd-2024-08-05": plain letters, unpacked alike everywhere. */
function fileName(order: number, paper: PaperRow): string {
  const words = [paper.kind.replaceAll('_', ' '), paper.symbol].map((each) => fold(each).replaceAll(' ', '-'))
  return [String(order).padStart(3, '0'), ...words, paper.issued_on].join('-')
}
