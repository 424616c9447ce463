// The dossier of a conference as one ZIP: every paper in the order of the office's list of files, issued ones as Word and
// PDF with the scans of what was signed, drafts of what is not issued yet, and an index as page and as table.
// It is made file by file while it is sent; the same state always gives the same bytes.
import { strToU8 } from 'fflate'
import type { Db, Read } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { storedZip } from '../kit/stored-zip.ts'
import { fold } from '../kit/text.ts'
import type { Workers } from '../kit/workers.ts'
import { xlsxBytes } from '../kit/xlsx.ts'
import { anchors } from '../ledger/ledger.ts'
import { findFile } from '../office/files.ts'
import { timeless } from './docx/package.ts'
import { type DossierPaper, dossierPage, dossierTable } from './dossier.page.tsx'
import { PAPER_LABELS, type PaperKind } from './kinds.ts'
import type { PaperModel } from './model.ts'
import type { PaperRegistry } from './registry.ts'
import { draftBytes, paperBytes, papersOf, scansOf } from './store.ts'
import type { PaperRow } from './tables.ts'

const FORMATS = ['docx', 'pdf'] as const

export interface DossierOf {
  readonly commune: string
  readonly conference: string
  readonly title: string
  readonly today: Temporal.PlainDate
  /** Kinds whoever asks may see; absent: all. */
  readonly kinds?: ReadonlySet<PaperKind>
}

type Item =
  | {
      readonly type: 'issued'
      readonly kind: PaperKind
      readonly paper: PaperRow
      readonly scans: readonly string[]
    }
  | { readonly type: 'draft'; readonly kind: PaperKind; readonly model: PaperModel }

export interface Dossier {
  readonly of: DossierOf
  readonly items: readonly Item[]
  readonly issued: number
  readonly drafts: number
  readonly scans: number
}

/** What the dossier will hold. A paper written for many (an invitee, a village) is in it once it is issued. */
export async function dossierOf(
  read: Read,
  registry: PaperRegistry,
  of: DossierOf,
): Promise<Result<Dossier>> {
  const papers = await papersOf(read, of.commune, of.conference)
  const items: Item[] = []
  for (const entry of registry.entries) {
    if (of.kinds && !of.kinds.has(entry.kind)) continue
    const issued = papers.filter((paper) => paper.kind === entry.kind)
    for (const paper of issued) {
      const scans = await scansOf(read, of.commune, paper.id)
      items.push({ type: 'issued', kind: entry.kind, paper, scans: scans.map((scan) => scan.file_id) })
    }
    if (issued.length > 0 || entry.subjects) continue
    const model = await entry.build(read, of.commune, of.conference, '', of.today)
    if (model.ok) items.push({ type: 'draft', kind: entry.kind, model: model.value })
  }
  const issued = items.filter((item) => item.type === 'issued')
  if (items.length === 0)
    return err({
      message: 'Hội nghị này chưa có văn bản nào để lập hồ sơ. Hãy nhập thông tin hội nghị trước.',
    })
  return ok({
    of,
    items,
    issued: issued.length,
    drafts: items.length - issued.length,
    scans: issued.reduce((sum, item) => sum + item.scans.length, 0),
  })
}

/** The ZIP, a part at a time: no more than one paper is in memory. A failure ends it without its directory. */
export function dossierZip(db: Db, workers: Workers, dossier: Dossier): AsyncGenerator<Uint8Array> {
  return storedZip(dossierFiles(db, workers, dossier))
}

async function* dossierFiles(
  db: Db,
  workers: Workers,
  dossier: Dossier,
): AsyncGenerator<readonly [name: string, bytes: Uint8Array]> {
  const papers: DossierPaper[] = []
  for (const [at, item] of dossier.items.entries()) {
    const kept: { name: string; sha256: string }[] = []
    for await (const { name, bytes } of filesOf(db, workers, dossier.of.commune, at + 1, item)) {
      kept.push({ name, sha256: sha256(bytes) })
      yield [name, bytes]
    }
    papers.push(rowOf(dossier, item, kept))
  }
  const heads = (await anchors(db.read)).filter(({ commune }) => commune === dossier.of.commune)
  yield ['muc-luc.html', strToU8(dossierPage(dossier.of.title, papers, heads))]
  yield ['muc-luc.xlsx', timeless(await xlsxBytes(workers, dossierTable(papers)))]
}

interface DossierFile {
  readonly name: string
  readonly bytes: Uint8Array
}

async function* filesOf(
  db: Db,
  workers: Workers,
  commune: string,
  order: number,
  item: Item,
): AsyncGenerator<DossierFile> {
  const stem = stemOf(order, item)
  for (const format of FORMATS) {
    const bytes =
      item.type === 'issued'
        ? await paperBytes(db, workers, commune, item.paper.id, format)
        : await draftBytes(workers, item.model, format)
    if (!bytes) throw new Error('an issued paper vanished')
    yield { name: `${stem}.${format}`, bytes }
  }
  if (item.type === 'draft') return
  for (const [at, id] of item.scans.entries()) {
    const file = await findFile(db.read, commune, id)
    if (file)
      yield { name: `${stem}-ban-ky-${at + 1}.${ending(file.name)}`, bytes: new Uint8Array(file.bytes) }
  }
}

function ending(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin'
}

/** "003-thong-bao-07-tb-ubnd-2024-08-05": plain letters, unpacked alike everywhere. */
function stemOf(order: number, item: Item): string {
  const plain = (text: string) => fold(text).replaceAll(' ', '-')
  const number = String(order).padStart(3, '0')
  const kind = plain(item.kind.replaceAll('_', ' '))
  if (item.type === 'draft') return `du-thao/${number}-${kind}`
  return [number, kind, plain(item.paper.symbol), item.paper.issued_on].join('-')
}

function rowOf({ items }: Dossier, item: Item, files: DossierPaper['files']): DossierPaper {
  const kind = PAPER_LABELS[item.kind]
  if (item.type === 'draft') return { kind, title: item.model.title, files, issued: undefined }
  const { paper } = item
  const newer = items.find((other) => other.type === 'issued' && other.paper.replaces === paper.id)
  return {
    kind,
    title: paper.title,
    files,
    issued: {
      symbol: paper.symbol,
      on: paper.issued_on,
      digest: paper.digest,
      replacedBy: newer?.type === 'issued' ? newer.paper.symbol : undefined,
    },
  }
}
