// Page pictures of every kind of paper, kept small: pages, the texts of each, and a fingerprint of its picture in 8 × 11
// grey cells. UPDATE_SNAPSHOTS=1 draws them anew from the demonstration; PICTURES=folder keeps the pages to look at.
// The same papers as LibreOffice shows their .docx: as many pages, give or take one, and the same texts.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sha256 } from '../../src/kit/id.ts'
import { ROOT } from '../../src/kit/root.ts'
import { sheetDocx } from '../../src/paper/docx/docx.ts'
import { PAPER_KINDS } from '../../src/paper/kinds.ts'
import { compose } from '../../src/paper/layout/compose.ts'
import type { PaperModel } from '../../src/paper/model.ts'
import { demoPapers, issuedBy } from './demo.ts'
import { pdfOf, skip, tool } from './read.ts'

const HERE = path.join(ROOT, 'test', 'layout', 'snapshots')
const MODELS = path.join(HERE, 'papers.json.gz')
const PRINTS = path.join(HERE, 'pages.snap')
const UPDATE = process.env.UPDATE_SNAPSHOTS === '1'

/** "ke_hoach.party2026" → the paper, as the demonstration wrote it once. */
type Papers = Readonly<Record<string, PaperModel>>

interface Print {
  /** SHA-256 of the words of each page. */
  readonly words: readonly string[]
  /** 8 × 11 cells, "0" white to "f" black. */
  readonly grey: readonly string[]
}

const MOST_PAGES = 4

/** Of each kind and layout the paper with the fewest pages: enough to see how it looks, little to keep. */
async function samples(): Promise<Papers> {
  const found = new Map<string, PaperModel>()
  for (const { kind, model } of await demoPapers()) {
    const key = `${kind}.${model.layout}`
    const known = found.get(key)
    if (!known || JSON.stringify(model).length < JSON.stringify(known).length) found.set(key, model)
  }
  // Papers that no Party committee of the demonstration has written yet, as one would.
  for (const [key, model] of [...found]) {
    const { kind, head } = model
    const party = `${kind}.party2026`
    if (!key.endsWith('.nd30') || head.type !== 'letterhead' || found.has(party)) continue
    if (kind === 'bao_cao_du_luan') continue
    found.set(party, issuedBy({ commune: '', kind, model }, 'party', 'party2026'))
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

let read: Papers | undefined

async function papers(): Promise<Papers> {
  if (read) return read
  if (UPDATE) {
    mkdirSync(HERE, { recursive: true })
    writeFileSync(MODELS, gzipSync(JSON.stringify(await samples()), { level: 9 }))
  }
  read = JSON.parse(gunzipSync(readFileSync(MODELS)).toString()) as Papers
  return read
}

function printOf(name: string, bytes: Uint8Array): Print {
  const words = tool('pdftotext', ['-raw', '-', '-'], bytes).toString().split('\f').slice(0, -1)
  const grey = Array.from({ length: Math.min(words.length, MOST_PAGES) }, (_, at) => greyOf(bytes, at + 1))
  if (process.env.PICTURES) keepPicture(process.env.PICTURES, name, bytes)
  return { words: words.map((page) => sha256(page.replace(/\s+/g, ' ').trim()).slice(0, 12)), grey }
}

function keepPicture(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.pdf`), bytes)
  tool('pdftoppm', ['-r', '72', '-png', '-l', String(MOST_PAGES), '-', path.join(folder, name)], bytes)
}

const [ACROSS, DOWN] = [8, 11]

/** How dark each cell of a page is. */
function greyOf(bytes: Uint8Array, page: number): string {
  const at = String(page)
  const pgm = tool(
    'pdftoppm',
    ['-gray', '-scale-to-x', '80', '-scale-to-y', '110', '-f', at, '-l', at, '-'],
    bytes,
  )
  const pixels = pgm.subarray(pgm.length - 80 * 110)
  let cells = ''
  for (let row = 0; row < DOWN; row += 1)
    for (let column = 0; column < ACROSS; column += 1) {
      let dark = 0
      for (let y = 0; y < 10; y += 1)
        for (let x = 0; x < 10; x += 1) dark += 255 - (pixels[(row * 10 + y) * 80 + column * 10 + x] ?? 255)
      cells += Math.min(15, Math.round(dark / 100 / 8)).toString(16)
    }
  return cells
}

/** Another poppler may draw a hair otherwise: a cell may differ by one, few by more. */
function sameGrey(a: string, b: string): boolean {
  const far = [...a].filter(
    (cell, at) => Math.abs(Number.parseInt(cell, 16) - Number.parseInt(b[at] ?? '0', 16)) > 1,
  )
  return a.length === b.length && far.length <= 2
}

test('every kind of paper looks as it was last looked at', { skip }, async () => {
  const all = await papers()
  const kinds = new Set(Object.keys(all).map((name) => name.split('.')[0]))
  assert.deepEqual([...kinds].sort(), [...PAPER_KINDS].sort())
  const prints = Object.fromEntries(
    Object.entries(all).map(([name, model]) => [name, printOf(name, pdfOf(model))]),
  )
  // 'prints': the kept papers, drawn anew; '1': other papers too.
  if (UPDATE || process.env.UPDATE_SNAPSHOTS === 'prints')
    writeFileSync(PRINTS, `${JSON.stringify(prints, null, 1)}\n`)
  const kept = JSON.parse(readFileSync(PRINTS, 'utf8')) as Readonly<Record<string, Print>>
  const again = 'Look at it (PICTURES=folder), then UPDATE_SNAPSHOTS=1.'
  for (const [name, print] of Object.entries(prints)) {
    const before = kept[name]
    assert.ok(before, `${name} was never looked at. ${again}`)
    assert.deepEqual(print.words, before.words, `${name}: other words or other page breaks. ${again}`)
    print.grey.forEach((grey, at) => {
      assert.ok(sameGrey(grey, before.grey[at] ?? ''), `${name}, page ${at + 1} looks otherwise. ${again}`)
    })
  }
  const size = readdirSync(HERE).reduce((sum, file) => sum + readFileSync(path.join(HERE, file)).length, 0)
  assert.ok(size < 300_000, `snapshots take ${size} bytes`)
})

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((file) => existsSync(file))
const noOffice = soffice
  ? skip
  : 'LibreOffice (libreoffice-writer-nogui) is not installed: how Word’s files break into pages was not compared'
if (!soffice) console.error(`\n*** ${noOffice} ***\n`)

/** The letters and digits of a text: line ends and the marks of lists fall otherwise. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/DỰ\s+THẢO/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Long lists only repeat themselves. */
const LONG = 60_000

test('.docx as LibreOffice shows it: the pages of our PDF give or take one, and the same texts', {
  skip: noOffice,
}, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-office-'))
  const some = Object.entries(await papers()).filter(([, model]) => JSON.stringify(model).length < LONG)
  for (const [name, model] of some)
    writeFileSync(path.join(folder, `${name}.docx`), await sheetDocx(compose(model)))
  officePdf(
    folder,
    some.map(([name]) => `${name}.docx`),
  )
  for (const [name, model] of some) {
    const [ours, theirs] = [pdfOf(model), readFileSync(path.join(folder, `${name}.pdf`))].map((bytes) =>
      tool('pdftotext', ['-raw', '-', '-'], bytes).toString().split('\f').slice(0, -1),
    )
    assert.ok(ours && theirs)
    assert.ok(
      Math.abs(ours.length - theirs.length) <= 1,
      `${name}: ${ours.length} pages, Word's ${theirs.length}`,
    )
    assert.deepEqual(missing(ours, theirs), [], `${name}: words LibreOffice does not show`)
    assert.deepEqual(missing(theirs, ours), [], `${name}: words our PDF does not show`)
  }
  rmSync(folder, { recursive: true })
})

/** Words of one file that the other has nowhere, whatever line or page they end on. */
function missing(from: readonly string[], inside: readonly string[]): readonly string[] {
  const all = letters(inside.join(' '))
  const words = new Set(from.flatMap((page) => page.split(/\s+/).map(letters)))
  const across = new Set(['DỰ', 'THẢO'])
  return [...words].filter((word) => /\p{L}{2}/u.test(word) && !across.has(word) && !all.includes(word))
}

/** Times New Roman of the papers becomes Tinos, which has its measures, wherever this runs. */
function officePdf(folder: string, files: readonly string[]): void {
  const fonts = path.dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))
  const config = path.join(folder, 'fonts.conf')
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir><alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>`,
  )
  const run = spawnSync(
    soffice ?? 'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ],
    { cwd: folder, env: { ...process.env, HOME: folder, FONTCONFIG_FILE: config }, encoding: 'utf8' },
  )
  assert.equal(run.status, 0, run.stderr)
}
