// The bundle a supervisor takes away: whole as it was made; not one byte of it changes unseen; a chain written anew from
// any entry on, or cut short at any, is seen against an anchor kept outside. Checked as on a machine without our database.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, suite, test } from 'node:test'
import { canonicalJson, sha256 } from '../src/kit/id.ts'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import { readStoredZip, storedZip } from '../src/kit/stored-zip.ts'
import { type Workers, workerPool } from '../src/kit/workers.ts'
import { type BundleVerdict, checkBundle } from '../src/ledger/bundle.check.ts'
import {
  ANCHORS,
  entryLine,
  LEDGER,
  MANIFEST,
  manifestText,
  type Outside,
  PAPERS,
} from '../src/ledger/bundle.ts'
import { type Anchor, type Entry, GENESIS, sealed } from '../src/ledger/chain.ts'
import { anchors, anchorText } from '../src/ledger/ledger.ts'
import { p } from '../src/paper/build.ts'
import { issuePaper } from '../src/paper/issue.ts'
import { PAPER_KINDS } from '../src/paper/kinds.ts'
import { draftHead } from '../src/paper/letterheads.ts'
import { supervisionBundle } from '../src/supervision/bundle.ts'
import { eachDatabase } from './databases.ts'
import { makeWorld, NOW } from './world.ts'

const UTF8 = new TextEncoder()
const NOTHING: Outside = { anchors: [] }

async function zipOf(files: Iterable<readonly [string, Uint8Array]>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of storedZip(files)) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

/** As `verify` does it with a ZIP; undefined when it is refused as a whole. */
async function checked(bytes: Uint8Array, outside: Outside = NOTHING): Promise<BundleVerdict | undefined> {
  const files = await readStoredZip(bytes)
  if (!files.ok) return undefined
  const verdict = checkBundle(
    { names: [...files.value.keys()], read: (name) => files.value.get(name) },
    outside,
  )
  return verdict.ok ? verdict.value : undefined
}

const isWhole = async (bytes: Uint8Array, outside?: Outside) =>
  (await checked(bytes, outside))?.faults.length === 0

/** A chain as the ledger writes it, from these entries on from the one before. */
function chained(
  entries: readonly Omit<Entry, 'prev' | 'hash' | 'seq'>[],
  before: readonly Entry[] = [],
): Entry[] {
  const chain = [...before]
  for (const entry of entries) {
    const last = chain.at(-1)
    const open = { ...entry, seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? GENESIS }
    chain.push({ ...open, hash: sha256(sealed(open)) })
  }
  return chain
}

const MODEL = canonicalJson({ title: 'Kế hoạch' })
const ENTRIES = Array.from({ length: 24 }, (_, at) => ({
  commune_id: 'xa-a',
  stream: 'chinh',
  at: `2024-08-05T02:00:${String(at).padStart(2, '0')}Z`,
  actor: 'van-phong',
  act: at === 5 ? 'paper.issued' : 'unit.saved',
  subject: at === 5 ? 'giay-1' : `don-vi-${at}`,
  data: canonicalJson(at === 5 ? { digest: sha256(MODEL) } : { at }),
}))

/** A whole bundle of one chain, with a manifest and anchors of its own that fit. */
function bundleOf(chain: readonly Entry[], model = MODEL): Promise<Uint8Array> {
  const head = chain.at(-1)
  const own: readonly Anchor[] = head
    ? [{ commune: 'xa-a', stream: 'chinh', seq: head.seq, hash: head.hash }]
    : []
  const paper = { commune_id: 'xa-a', id: 'giay-1', model, digest: sha256(model) }
  const files = [
    [ANCHORS, JSON.stringify(own)],
    [LEDGER, chain.map((entry) => `${entryLine(entry)}\n`).join('')],
    [PAPERS, `${JSON.stringify(paper)}\n`],
  ].map(([name = '', text = '']) => [name, UTF8.encode(text)] as const)
  const listed = files.map(([name, bytes]) => ({ name, size: bytes.length, sha256: sha256(bytes) }))
  const manifest = manifestText(
    { format: 'doi-thoai-bundle', version: 1, made: '2024-08-05T03:00:00Z', files: listed },
    sha256,
  )
  return zipOf([...files, [MANIFEST, UTF8.encode(manifest)]])
}

suite('a bundle against who would change it', () => {
  const chain = chained(ENTRIES)
  const kept: Outside = {
    anchors: [{ commune: 'xa-a', stream: 'chinh', seq: 24, hash: chain.at(-1)?.hash ?? '' }],
  }

  test('any one byte changed, anywhere in the file, is seen', async () => {
    const bytes = await bundleOf(chain)
    assert.ok(await isWhole(bytes, kept))
    const unseen: number[] = []
    for (let at = 0; at < bytes.length; at++) {
      const changed = new Uint8Array(bytes)
      changed[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      if (await isWhole(changed)) unseen.push(at)
    }
    assert.deepEqual(unseen, [])
    assert.equal(await isWhole(bytes.subarray(0, -1)), false)
    assert.equal(await isWhole(new Uint8Array([...bytes, 0])), false)
  })

  test('written anew from any entry on with fresh hashes, manifest and anchors: only the anchor outside shows it', async () => {
    for (let from = 0; from < ENTRIES.length; from++) {
      const other = ENTRIES.slice(from).map((entry, at) =>
        at === 0 ? { ...entry, actor: 'ai-khac' } : entry,
      )
      const bytes = await bundleOf(chained(other, chain.slice(0, from)))
      assert.ok(await isWhole(bytes), `from ${from}: whole in itself`)
      assert.equal(await isWhole(bytes, kept), false, `from ${from}`)
    }
  })

  test('cut short after any entry: seen against the anchor outside, and against the one printed on a paper', async () => {
    const printed = { seq: 24, hash: (chain.at(-1)?.hash ?? '').slice(0, 12) }
    for (let left = 6; left < ENTRIES.length; left++) {
      const bytes = await bundleOf(chain.slice(0, left))
      assert.ok(await isWhole(bytes), `${left}: whole in itself`)
      assert.equal(await isWhole(bytes, kept), false, `${left}`)
      assert.equal(await isWhole(bytes, { anchors: [], printed }), false, `${left}, printed`)
    }
    assert.ok(await isWhole(await bundleOf(chain), { anchors: [], printed }))
    assert.equal(await isWhole(await bundleOf([]), kept), false)
  })

  test('another paper than the one issued is seen, though its own digest fits', async () => {
    const verdict = await checked(await bundleOf(chain, canonicalJson({ title: 'Kế hoạch khác' })))
    assert.match(JSON.stringify(verdict?.faults), /khác văn bản mà nhật ký ghi là đã ban hành/)
  })

  test('a file put in, left out or named twice', async () => {
    const files = must(await readStoredZip(await bundleOf(chain)))
    const more = await checked(await zipOf([...files, ['them.txt', UTF8.encode('x')]]))
    assert.match(JSON.stringify(more?.faults), /được thêm vào sau/)
    const less = await checked(await zipOf([...files].filter(([name]) => name !== ANCHORS)))
    assert.match(JSON.stringify(less?.faults), /thiếu trong gói/)
    assert.equal(await checked(await zipOf([...files, [LEDGER, UTF8.encode('')]])), undefined)
    assert.equal(await checked(await zipOf([['x', UTF8.encode('x')]])), undefined)
    assert.equal(await checked(UTF8.encode('không phải gói')), undefined)
  })
})

eachDatabase('the bundle of a commune', (open) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-bundle-'))
  let workers: Workers
  before(() => {
    workers = workerPool(1)
  })
  after(async () => {
    await workers.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('holds ledger, papers and PDFs of one commune; the command finds it whole on a machine without a database', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const head = {
      issuer: 'ubnd',
      commune: { name: 'An Bình', kind: 'xã' },
      kind: 'ke_hoach',
      layout: 'nd30',
    } as const
    const issued = must(
      await db.act(world.commune, (trx) =>
        issuePaper(trx, by, {
          conference: world.conference,
          kind: 'ke_hoach',
          model: {
            kind: 'ke_hoach',
            layout: 'nd30',
            title: 'Kế hoạch thử',
            head: draftHead(head, { year: 2024, month: 8 }),
            heading: { type: 'named', name: 'Kế hoạch' },
            body: [p('Nội dung.')],
          },
          issuer: 'ubnd',
          issuedOn: '2024-08-05',
        }),
      ),
    )
    const parts: Uint8Array[] = []
    const of = { commune: world.commune, kinds: PAPER_KINDS, now: NOW }
    for await (const part of supervisionBundle(db, workers, of)) parts.push(part)
    const bytes = new Uint8Array(Buffer.concat(parts))
    const files = must(await readStoredZip(bytes))
    assert.ok(
      [...files.keys()].some((name) => name.endsWith(`${issued.id}.pdf`)),
      [...files.keys()].join(' '),
    )
    const text = Buffer.from(files.get(LEDGER) ?? []).toString()
    assert.doesNotMatch(text, /xa-b/)
    const verdict = await checked(bytes, {
      anchors: (await anchors(db.read)).filter((a) => a.commune === 'xa-a'),
    })
    assert.deepEqual(verdict?.faults, [])
    assert.equal(verdict?.papers, 1)

    const file = path.join(folder, 'goi.zip')
    writeFileSync(file, bytes)
    const verify = (...more: string[]) =>
      spawnSync(
        process.execPath,
        [path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js'), 'verify', file, ...more],
        {
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: process.env.PATH, DATA_DIR: path.join(folder, 'khong-co') },
        },
      )
    const whole = verify('--anchor', await anchorText(db.read, 'xa-a'))
    assert.equal(whole.status, 0, whole.stderr)
    assert.match(whole.stdout, /Nhật ký nguyên vẹn: \d+ bút toán, 1 văn bản, \d+ tệp/)
    assert.equal(verify('--anchor', '1-000000000000').status, 1)
    assert.match(verify('--anchor', 'x').stderr, /ví dụ 123-/)
    writeFileSync(file, bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1))
    assert.match(verify().stderr, /đã bị sửa/)
    await drop()
  })
})
