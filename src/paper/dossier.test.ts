// The dossier: every paper in the office's order, scans and drafts with them, and the same bytes each time.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { sha256 } from '../kit/id.ts'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { writeWhole } from '../kit/whole.ts'
import { workerPool } from '../kit/workers.ts'
import { anchors } from '../ledger/ledger.ts'
import { p } from './build.ts'
import { dossierOf, dossierZip } from './dossier.ts'
import { attachScan, issuePaper } from './issue.ts'
import { draftHead } from './letterheads.ts'
import type { PaperKind, PaperModel } from './model.ts'
import { type PaperEntry, paperRegistry } from './registry.ts'
import { papersOf } from './store.ts'

const commune = { name: 'An Bình', kind: 'xã' }
const TODAY = Temporal.PlainDate.from('2024-08-06')

function model(kind: PaperKind): PaperModel {
  return {
    kind,
    layout: 'nd30',
    title: 'Văn bản & thử',
    head: draftHead({ issuer: 'ubnd', commune, kind, layout: 'nd30' }, { year: 2024, month: 8 }),
    heading: { type: 'named', name: 'Văn bản thử' },
    body: [p('Nội dung.')],
  }
}

const entry = (kind: PaperKind): PaperEntry => ({
  kind,
  build: async () => ({ ok: true, value: model(kind) }),
  issuer: async () => ({ issuer: 'ubnd' }),
})

const REGISTRY = paperRegistry([entry('thong_bao'), entry('noi_quy'), entry('ke_hoach'), entry('bien_ban')])

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(parts))
}

eachDatabase('dossier', (open, kind) => {
  test('every paper in the order of the file list, scans beside what was signed, drafts apart, twice the same bytes', async () => {
    const { db, dataDir, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const workers = workerPool(1)
    const of = { commune: by.commune, conference: world.conference, title: 'Hội nghị <2024>', today: TODAY }
    const make = async (by = workers) =>
      whole(dossierZip(db, by, must(await dossierOf(db.read, REGISTRY, of))))
    const nothing = await dossierOf(db.read, paperRegistry([]), of)
    assert.ok(!nothing.ok && /chưa có văn bản nào/.test(nothing.error.message))
    const issue = (kind: PaperKind) =>
      db.act(by.commune, (trx) =>
        issuePaper(trx, by, {
          conference: world.conference,
          kind,
          issuer: 'ubnd',
          issuedOn: '2024-08-05',
          model: model(kind),
        }),
      )
    must(await issue('thong_bao'))
    const plan = must(await issue('ke_hoach'))
    const scan = { name: 'ký.pdf', bytes: new TextEncoder().encode('%PDF-1.4\n%%EOF\n') }
    must(await db.act(by.commune, (trx) => attachScan(trx, by, { paper: plan.id, file: scan })))
    const first = await make()
    const files = unzipSync(first)
    assert.deepEqual(Object.keys(files), [
      '001-ke-hoach-01-kh-ubnd-2024-08-05.docx',
      '001-ke-hoach-01-kh-ubnd-2024-08-05.pdf',
      '001-ke-hoach-01-kh-ubnd-2024-08-05-ban-ky-1.pdf',
      '002-thong-bao-01-tb-ubnd-2024-08-05.docx',
      '002-thong-bao-01-tb-ubnd-2024-08-05.pdf',
      'du-thao/003-noi-quy.docx',
      'du-thao/003-noi-quy.pdf',
      'du-thao/004-bien-ban.docx',
      'du-thao/004-bien-ban.pdf',
      'muc-luc.html',
      'muc-luc.xlsx',
    ])
    const index = strFromU8(files['muc-luc.html'] ?? new Uint8Array())
    assert.match(index, /Hội nghị &lt;2024>/)
    assert.match(index, /2 văn bản đã ban hành; 2 dự thảo và mẫu in/)
    for (const paper of await papersOf(db.read, by.commune, world.conference)) {
      assert.ok(index.includes(paper.digest))
      assert.ok(index.includes(paper.symbol))
    }
    for (const [name, bytes] of Object.entries(files).filter(([name]) => !name.startsWith('muc-luc')))
      assert.ok(index.includes(name) && index.includes(sha256(bytes)), name)
    const table = strFromU8(
      unzipSync(files['muc-luc.xlsx'] ?? new Uint8Array())['xl/sharedStrings.xml'] ?? new Uint8Array(),
    )
    assert.match(table, /01\/KH-UBND/)
    const head = (await anchors(db.read)).find((anchor) => anchor.commune === by.commune)
    assert.ok(head && index.includes(head.hash))
    // Drawn anew by others, not kept from the first time.
    const others = workerPool(1)
    assert.deepEqual(await make(others), first)
    await others.close()
    if (kind === 'sqlite') {
      const copies = ['UTC', 'Asia/Ho_Chi_Minh'].map((zone) =>
        fromAnotherProcess(dataDir, world.conference, zone),
      )
      assert.deepEqual(copies[0], copies[1])
      assert.ok((copies[0]?.length ?? 0) > first.length / 2)
    }
    await workers.close()
    await drop()
  })

  test('kinds someone may not see are not in the dossier made for them', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const of = { commune: world.commune, conference: world.conference, title: 'x', today: TODAY }
    const seen = must(await dossierOf(db.read, REGISTRY, { ...of, kinds: new Set<PaperKind>(['noi_quy']) }))
    assert.deepEqual(
      seen.items.map((item) => item.kind),
      ['noi_quy'],
    )
    await drop()
  })
})

/** By the command line, in another time zone. */
function fromAnotherProcess(dataDir: string, conference: string, zone: string): Uint8Array {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-dossier-'))
  const file = path.join(folder, 'ho-so.zip')
  execFileSync(
    process.execPath,
    [
      path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js'),
      ...['dossier', '--conference', conference, '-o', file, '--data', dataDir],
    ],
    { env: { ...process.env, DATABASE_URL: '', TZ: zone, DOITHOAI_STORY_DATE: '2024-08-06' } },
  )
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}

test('a disk that fills while a file is written leaves neither the file nor a piece of it', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-whole-'))
  async function* full() {
    yield new Uint8Array(100_000)
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  await assert.rejects(writeWhole(path.join(folder, 'ho-so.zip'), full()), { code: 'ENOSPC' })
  assert.deepEqual(readdirSync(folder), [])
  await writeWhole(path.join(folder, 'ho-so.zip'), [new Uint8Array(3)])
  assert.deepEqual(readdirSync(folder), ['ho-so.zip'])
  rmSync(folder, { recursive: true })
})
