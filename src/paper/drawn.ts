// Papers drawn a moment ago. The same model in the same format is always the same bytes, so whoever opens a draft again,
// or takes the whole dossier after a colleague did, waits for no second drawing. Little is kept, and not for long: what
// somebody has a right to have erased must not stay in memory.
import { sha256 } from '../kit/id.ts'
import type { Workers } from '../kit/workers.ts'
import type { PaperModel } from './model.ts'
import type { PaperFormat } from './registry.ts'

const MOST_BYTES = 12 * 1024 * 1024
const MOST_OF_ONE = MOST_BYTES / 8
const KEPT_MS = 10 * 60_000

/** The job of a worker thread that draws a paper: see src/worker.ts. */
export interface PaperJob {
  readonly model: PaperModel
  readonly format: PaperFormat
  /** Further papers in the same file. */
  readonly others?: readonly PaperModel[]
}

interface Kept {
  readonly bytes: Uint8Array
  readonly until: NodeJS.Timeout
}

const PAPERS = new WeakMap<Workers, Map<string, Kept>>()

export async function draw(workers: Workers, job: PaperJob, keptMs = KEPT_MS): Promise<Uint8Array> {
  const papers = PAPERS.get(workers) ?? new Map<string, Kept>()
  PAPERS.set(workers, papers)
  const key = sha256(JSON.stringify(job))
  const found = papers.get(key)
  if (found) {
    // The one asked for last goes last.
    papers.delete(key)
    papers.set(key, found)
    return found.bytes
  }
  const bytes = await workers.run<Uint8Array>('paper', job)
  if (bytes.length <= MOST_OF_ONE) keep(papers, key, bytes, keptMs)
  return bytes
}

function keep(papers: Map<string, Kept>, key: string, bytes: Uint8Array, ms: number): void {
  drop(papers, key)
  papers.set(key, { bytes, until: setTimeout(() => papers.delete(key), ms).unref() })
  let size = 0
  for (const kept of papers.values()) size += kept.bytes.length
  for (const [oldest, kept] of papers) {
    if (size <= MOST_BYTES) return
    size -= kept.bytes.length
    drop(papers, oldest)
  }
}

function drop(papers: Map<string, Kept>, key: string): void {
  clearTimeout(papers.get(key)?.until)
  papers.delete(key)
}
