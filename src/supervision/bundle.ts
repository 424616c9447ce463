// The bundle of a commune for whoever supervises it: the whole ledger, the anchors, every paper they may see (frozen words
// and PDF), and a manifest. `doithoai verify` checks it on a machine without our database.
import { createHash } from 'node:crypto'
import { instantText } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { type Content, storedZip } from '../kit/stored-zip.ts'
import { fold } from '../kit/text.ts'
import type { Workers } from '../kit/workers.ts'
import {
  ANCHORS,
  type BundleFile,
  entryLine,
  LEDGER,
  MANIFEST,
  manifestText,
  PAPERS,
} from '../ledger/bundle.ts'
import { anchors } from '../ledger/ledger.ts'
import type { PaperKind } from '../paper/kinds.ts'
import { paperBytes } from '../paper/store.ts'

const PAGE = 1000
const UTF8 = new TextEncoder()

export interface BundleOf {
  readonly commune: string
  readonly kinds: readonly PaperKind[]
  readonly now: Temporal.Instant
}

export async function* supervisionBundle(db: Db, workers: Workers, of: BundleOf): AsyncGenerator<Uint8Array> {
  yield* storedZip(bundleFiles(db, workers, of))
}

/** The anchors are taken first: what is entered meanwhile stands behind them in the ledger, never before. */
async function* bundleFiles(
  db: Db,
  workers: Workers,
  of: BundleOf,
): AsyncGenerator<readonly [string, Content]> {
  const heads = (await anchors(db.read)).filter((head) => head.commune === of.commune)
  const manifest: BundleFile[] = []
  const counted = (name: string, content: Content) => [name, watched(name, content, manifest)] as const
  yield counted(ANCHORS, UTF8.encode(`${JSON.stringify(heads, null, 1)}\n`))
  yield counted(LEDGER, ledgerLines(db, of.commune, new Map(heads.map((head) => [head.stream, head.seq]))))
  yield counted(PAPERS, paperLines(db, of))
  for (const paper of await issuedPapers(db, of)) {
    const pdf = await paperBytes(db, workers, of.commune, paper.id, 'pdf')
    if (pdf) yield counted(`van-ban/${fold(paper.symbol).replaceAll(' ', '-')}-${paper.id}.pdf`, pdf)
  }
  const text = manifestText(
    { format: 'doi-thoai-bundle', version: 1, made: instantText(of.now), files: manifest },
    sha256,
  )
  yield [MANIFEST, UTF8.encode(text)]
}

async function* watched(name: string, content: Content, manifest: BundleFile[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of content instanceof Uint8Array ? [content] : content) {
    hash.update(part)
    size += part.length
    yield part
  }
  manifest.push({ name, size, sha256: hash.digest('hex') })
}

/** Up to the anchors: an act that ends while the bundle is written would else stand in it by half. */
async function* ledgerLines(
  db: Db,
  commune: string,
  until: ReadonlyMap<string, number>,
): AsyncGenerator<Uint8Array> {
  for (const [stream, last] of until)
    for (let seq = 0; seq < last; seq += PAGE) {
      const rows = await db.read
        .selectFrom('ledger')
        .selectAll()
        .where('commune_id', '=', commune)
        .where('stream', '=', stream)
        .where('seq', '>', seq)
        .where('seq', '<=', Math.min(seq + PAGE, last))
        .orderBy('seq')
        .execute()
      yield UTF8.encode(rows.map((row) => `${entryLine(row)}\n`).join(''))
    }
}

async function issuedPapers(db: Db, of: BundleOf) {
  if (of.kinds.length === 0) return []
  return db.read
    .selectFrom('paper')
    .select(['id', 'symbol'])
    .where('commune_id', '=', of.commune)
    .where('kind', 'in', [...of.kinds])
    .orderBy('issued_on')
    .orderBy('id')
    .execute()
}

async function* paperLines(db: Db, of: BundleOf): AsyncGenerator<Uint8Array> {
  for (const { id } of await issuedPapers(db, of)) {
    const row = await db.read
      .selectFrom('paper')
      .select(['commune_id', 'id', 'kind', 'symbol', 'title', 'issued_on', 'model', 'digest', 'replaces'])
      .where('commune_id', '=', of.commune)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    yield UTF8.encode(`${JSON.stringify(row)}\n`)
  }
}
