// Checking a bundle from its files, wherever they come from: a folder, one ZIP, or the bare ledger.
import { z } from 'zod'
import { sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import {
  ANCHORS,
  type BundleFault,
  chainFaults,
  entryLine,
  type KeptPaper,
  LEDGER,
  linesOf,
  MANIFEST,
  type Manifest,
  type Outside,
  PAPERS,
  paperFaults,
  readManifest,
} from './bundle.ts'
import type { Anchor, Entry } from './chain.ts'

const anchorShape = z.object({
  commune: z.string(),
  stream: z.string(),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const entryShape = z.object({
  commune_id: z.string(),
  stream: z.string(),
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  data: z.string(),
  prev: z.string(),
  hash: z.string(),
})
const paperShape = z.object({
  commune_id: z.string(),
  id: z.string(),
  model: z.string(),
  digest: z.string(),
})

/** The files of a bundle by name; `read` gives undefined for a file that is not there. */
export interface BundleSource {
  readonly names: readonly string[]
  readonly read: (name: string) => Uint8Array | undefined
}

export interface BundleVerdict {
  readonly entries: number
  readonly papers: number
  readonly files: number
  readonly faults: readonly BundleFault[]
}

/** Anchors from a file made by `verify --print-anchors`, the supervision's page, or a backup's manifest. */
export function readAnchors(text: string, file: string): Result<readonly Anchor[]> {
  const parsed = z
    .union([z.array(anchorShape), z.object({ anchors: z.array(anchorShape) })])
    .safeParse(parsedJson(text))
  if (parsed.success) return ok(Array.isArray(parsed.data) ? parsed.data : parsed.data.anchors)
  return err({ message: `${file} không phải tệp mốc neo (tạo bằng doithoai verify --print-anchors).` })
}

export function checkBundle(source: BundleSource, outside: Outside): Result<BundleVerdict> {
  const text = textOf(source, LEDGER)
  if (text === undefined) return err({ message: `Trong gói không có ${LEDGER}.` })
  const entries = entriesOf(text)
  if (!entries.ok) return entries
  const kept = textOf(source, ANCHORS)
  const own = kept === undefined ? ok([]) : readAnchors(kept, ANCHORS)
  if (!own.ok) return own
  const papers = papersOf(textOf(source, PAPERS) ?? '')
  if (!papers.ok) return papers
  const { files, faults } = fileFaults(source)
  return ok({
    entries: entries.value.length,
    papers: papers.value.length,
    files,
    faults: [
      ...faults,
      ...chainFaults(entries.value, own.value, outside, sha256),
      ...paperFaults(papers.value, entries.value, sha256),
    ],
  })
}

function textOf(source: BundleSource, name: string): string | undefined {
  const bytes = source.read(name)
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function entriesOf(text: string): Result<readonly Entry[]> {
  const lines = linesOf(text, LEDGER)
  if (!lines.ok) return lines
  const entries: Entry[] = []
  for (const [at, line] of lines.value.entries()) {
    const parsed = entryShape.safeParse(parsedJson(line))
    if (!parsed.success || entryLine(parsed.data) !== line)
      return err({
        message: `${LEDGER}, dòng ${at + 1}: không phải bút toán như khi được ghi; tệp đã bị hỏng hoặc bị sửa.`,
      })
    entries.push(parsed.data)
  }
  return ok(entries)
}

function papersOf(text: string): Result<readonly KeptPaper[]> {
  const lines = linesOf(text, PAPERS)
  if (!lines.ok) return lines
  const papers: KeptPaper[] = []
  for (const [at, line] of lines.value.entries()) {
    const parsed = paperShape.safeParse(parsedJson(line))
    if (!parsed.success)
      return err({ message: `${PAPERS}, dòng ${at + 1}: không đọc được; tệp đã bị hỏng hoặc bị sửa.` })
    papers.push(parsed.data)
  }
  return ok(papers)
}

/** Every file the manifest tells of, as it tells it, and none besides; a bundle without one is its ledger alone. */
function fileFaults(source: BundleSource): { files: number; faults: readonly BundleFault[] } {
  const text = textOf(source, MANIFEST)
  if (text === undefined) return { files: 0, faults: [] }
  const manifest = readManifest(text, sha256)
  if (!manifest)
    return { files: 0, faults: [{ file: MANIFEST, reason: 'kê khai không còn như khi được lập' }] }
  const faults: BundleFault[] = manifest.files.flatMap((file) => {
    const reason = wrongWith(source, file)
    return reason === undefined ? [] : [{ file: file.name, reason }]
  })
  return { files: manifest.files.length, faults: [...faults, ...strangers(source, manifest)] }
}

function wrongWith(source: BundleSource, file: Manifest['files'][number]): string | undefined {
  const bytes = source.read(file.name)
  if (!bytes) return 'có trong kê khai nhưng thiếu trong gói'
  if (bytes.length !== file.size) return `dài ${bytes.length} byte, kê khai ghi ${file.size}`
  return sha256(bytes) === file.sha256 ? undefined : 'khác dấu băm trong kê khai: tệp đã bị sửa'
}

function strangers(source: BundleSource, manifest: Manifest): readonly BundleFault[] {
  const known = new Set([MANIFEST, ...manifest.files.map((file) => file.name)])
  return source.names
    .filter((name) => !known.has(name))
    .map((file) => ({ file, reason: 'không có trong kê khai: tệp được thêm vào sau' }))
}
