// Rules: a bundle of ledger, papers and other files that can be checked on a machine without our database. Its manifest
// tells every file's size and digest and its own digest, so that no byte of it changes unseen; a bundle written anew as a
// whole, with fresh digests, shows against an anchor kept outside, because its chain no longer runs through that anchor.
import { err, ok, type Result } from '../kit/result.ts'
import { type Anchor, type Entry, type Fault, faults, MAIN } from './chain.ts'

export const MANIFEST = 'manifest.json'
export const LEDGER = 'ledger.jsonl'
export const ANCHORS = 'anchors.json'
export const PAPERS = 'paper.jsonl'

export interface BundleFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
}

export interface Manifest {
  readonly format: 'doi-thoai-bundle'
  readonly version: 1
  /** ISO instant. */
  readonly made: string
  readonly files: readonly BundleFile[]
}

/** Something in the bundle that is not as it was made; `file` without a chain, or a place in a chain. */
export type BundleFault = Fault | { readonly file: string; readonly reason: string }

export type Digest = (data: string | Uint8Array) => string

/** One entry as its line of ledger.jsonl: always these fields in this order, so that a line has one way to be written. */
export function entryLine(entry: Entry): string {
  const { commune_id, stream, seq, at, actor, act, subject, data, prev, hash } = entry
  return JSON.stringify({ commune_id, stream, seq, at, actor, act, subject, data, prev, hash })
}

function body(manifest: Manifest): string {
  const { format, version, made, files } = manifest
  const rows = files.map(({ name, size, sha256 }) => ({ name, size, sha256 }))
  return JSON.stringify({ format, version, made, files: rows })
}

/** The manifest as it is stored: the files in order of name, and the digest of all that in its last field. */
export function manifestText(manifest: Manifest, digest: Digest): string {
  const files = manifest.files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const text = body({ ...manifest, files })
  return `${text.slice(0, -1)},"digest":"${digest(text)}"}\n`
}

/** Undefined unless the text is, to the byte, what manifestText makes of it. */
export function readManifest(text: string, digest: Digest): Manifest | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return isManifest(value) && manifestText(value, digest) === text ? value : undefined
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false
  const { format, version, made, files } = value as Partial<Record<keyof Manifest, unknown>>
  return (
    format === 'doi-thoai-bundle' &&
    version === 1 &&
    typeof made === 'string' &&
    Array.isArray(files) &&
    files.every(
      (file: Partial<Record<keyof BundleFile, unknown>> | null) =>
        typeof file?.name === 'string' && typeof file.size === 'number' && typeof file.sha256 === 'string',
    )
  )
}

/** What a paper's row in paper.jsonl is checked by: its frozen model and the digest the ledger holds of it. */
export interface KeptPaper {
  readonly commune_id: string
  readonly id: string
  readonly model: string
  readonly digest: string
}

/** Every paper must be the one the ledger says was issued: same words, same digest. */
export function paperFaults(
  papers: Iterable<KeptPaper>,
  entries: Iterable<Entry>,
  digest: Digest,
): readonly BundleFault[] {
  const issued = new Map<string, string>()
  for (const entry of entries) {
    if (entry.act !== 'paper.issued') continue
    const said = (JSON.parse(entry.data) as { digest?: unknown }).digest
    if (typeof said === 'string') issued.set(`${entry.commune_id}\n${entry.subject}`, said)
  }
  const found: BundleFault[] = []
  for (const paper of papers) {
    const fault = (reason: string) =>
      found.push({ file: PAPERS, reason: `văn bản ${paper.id} của ${paper.commune_id}: ${reason}` })
    const said = issued.get(`${paper.commune_id}\n${paper.id}`)
    if (digest(paper.model) !== paper.digest) fault('nội dung không khớp dấu băm của chính văn bản')
    if (said === undefined) fault('nhật ký không ghi việc ban hành văn bản này')
    else if (said !== paper.digest) fault('khác văn bản mà nhật ký ghi là đã ban hành')
  }
  return found
}

/** "123-9f86d081884c" as printed on a paper: which entry, and how its hash begins. The commune is the paper's. */
export interface PrintedAnchor {
  readonly seq: number
  readonly hash: string
}

export function readPrintedAnchor(text: string): PrintedAnchor | undefined {
  const found = /^\s*(\d{1,9})\s*-\s*([0-9a-f]{12,64})\s*$/i.exec(text)
  return found ? { seq: Number(found[1]), hash: (found[2] as string).toLowerCase() } : undefined
}

/** An anchor from a printed paper counts when a chain in the bundle, or the branch of a laptop, runs through it. */
export function printedFaults(entries: readonly Entry[], printed: PrintedAnchor): readonly BundleFault[] {
  const at = entries.filter((entry) => entry.seq === printed.seq)
  if (at.some((entry) => entry.hash.startsWith(printed.hash))) return []
  const commune = entries[0]?.commune_id ?? '?'
  const reason =
    at.length === 0
      ? 'nhật ký ngắn hơn mốc neo in trên giấy: phần cuối đã bị cắt'
      : 'khác mốc neo in trên giấy: nhật ký đã bị viết lại'
  return [{ commune, stream: MAIN, seq: printed.seq, reason }]
}

export interface Outside {
  readonly anchors: readonly Anchor[]
  readonly printed?: PrintedAnchor
}

/** The chains of a bundle against its own anchors and those kept outside. */
export function chainFaults(
  entries: readonly Entry[],
  own: readonly Anchor[],
  outside: Outside,
  digest: (text: string) => string,
): readonly BundleFault[] {
  return [
    ...faults(entries, [...own, ...outside.anchors], digest),
    ...(outside.printed ? printedFaults(entries, outside.printed) : []),
  ]
}

/** The lines of a JSON-lines file; a line that is not as it was written, or a missing last line end, is an error. */
export function linesOf(text: string, file: string): Result<readonly string[]> {
  if (text === '') return ok([])
  const lines = text.split('\n')
  if (lines.pop() !== '')
    return err({ message: `${file}, dòng ${lines.length + 1}: dòng cuối bị cắt giữa chừng.` })
  return ok(lines)
}
