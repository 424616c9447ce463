// What goes wrong around papers: lists of no and of 5,000 rows, strange letters in the finished files, a full disk.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/databases.ts'
import { HOSTILE, hostilePaper, LETTER, list } from '../../test/fixtures/papers.ts'
import { pages, skip, tool } from '../../test/layout/read.ts'
import { makeWorld } from '../../test/world.ts'
import { isDiskFull } from '../kit/http/app.ts'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { p, signedBy, table } from './build.ts'
import { issuePaper } from './issue.ts'
import { compose } from './layout/compose.ts'
import { draftHead } from './letterheads.ts'
import type { PaperModel } from './model.ts'
import { renderPaper } from './render.ts'
import { papersOf } from './store.ts'

const documentOf = (docx: Uint8Array) => strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())

test('a list of no rows says so; one of 5,000 holds them all', {
  skip,
}, async () => {
  for (const format of ['docx', 'pdf', 'html'] as const) {
    const bytes = await renderPaper(list(0), format)
    if (format === 'html') assert.match(strFromU8(bytes), /Không có kiến nghị nào\./)
    if (format === 'docx') assert.match(documentOf(bytes), /Không có kiến nghị nào\./)
  }
  for (const format of ['docx', 'html', 'pdf'] as const) {
    const bytes = await renderPaper(list(5000), format)
    if (format === 'docx') assert.match(documentOf(bytes), /Kiến nghị số 5000:/)
    if (format === 'html') assert.match(strFromU8(bytes), /Kiến nghị số 5000:/)
    if (format === 'pdf') assert.match(tool('pdftotext', ['-raw', '-', '-'], bytes).toString(), /số\s+5000/)
  }
})

/** Turns text around or cuts it off from its line: a reader of the paper could be deceived. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u

test('letters that turn the line around are in no finished file; the others stay', { skip }, async () => {
  const turned = HOSTILE.filter((text) => TURNING.test(text))
  assert.ok(turned.length > 0)
  for (const text of turned) {
    const docx = documentOf(await renderPaper(hostilePaper(text), 'docx'))
    const html = strFromU8(await renderPaper(hostilePaper(text), 'html'))
    const pdf = pages(await renderPaper(hostilePaper(text), 'pdf')).flatMap((page) => page.lines)
    for (const said of [docx, html]) assert.doesNotMatch(said, TURNING)
    assert.match(docx, /đảo ngược.*phải/s)
    assert.ok(pdf.every((line) => !TURNING.test(line.text)))
    assert.ok(pdf.some((line) => line.text.includes('đảo ngược')))
  }
  const strange = await renderPaper(hostilePaper('Ông Đỗ 😀 שלום مرحبا ខ្មែរ 中文'), 'docx')
  assert.match(documentOf(strange), /Ông Đỗ 😀 שלום مرحبا ខ្មែរ 中文/)
})

test('a name of 300 letters breaks inside the margins: addressee, text, table, recipients, signature', {
  skip,
}, async () => {
  const name = 'Nguyễnthịđàilâu'.repeat(20)
  const by = signedBy({ position: 'Chủ tịch', name })
  const cells = table(
    [
      { head: 'STT', width: 1 },
      { head: 'Người', width: 3 },
    ],
    [['1', name]],
  )
  const paper = { ...LETTER, addressees: [name], body: [p(name), cells], recipients: [name], signature: by }
  const lines = pages(await renderPaper(paper, 'pdf')).flatMap((page) => page.lines)
  assert.ok(lines.length > 12)
  for (const line of lines) assert.ok(line.right <= 196.6 && line.left >= 29, `${line.text} ${line.right}`)
})

/** One word each: an address of the web, of e-mail, wide capitals, letters with marks. */
const WORDS = [
  `https://doithoai.example/tai-lieu/${'bao-cao-ket-qua-'.repeat(20)}2026.pdf?a=1&b=2`,
  'vanphong.hdnd-ubnd@sontayha.quangngai.example',
  'W'.repeat(30),
  'nghiêngngả'.repeat(25),
]

function longWords(): PaperModel {
  const heads = ['STT', 'Nội dung', 'Người', 'Lĩnh vực', 'Đơn vị', 'Tiến độ']
  const widths = [1, 9, 4, 3, 3, 4]
  const cells = table(
    heads.map((head, at) => ({ head, width: widths[at] ?? 1, align: at === 1 ? 'justify' : 'left' })),
    WORDS.map((word, at) => [String(at + 1), word, word, word, word, word]),
  )
  return {
    ...LETTER,
    body: [...WORDS.map((word) => p('Xem tại ', word, ' để biết.')), cells],
    annexes: [{ title: 'Danh mục', orientation: 'landscape', body: [cells] }],
  }
}

test('a single word of hundreds of letters stays in its line and in its column, in PDF and Word', {
  skip,
}, async () => {
  const bytes = await renderPaper(longWords(), 'pdf')
  const ends = columnEnds()
  let inColumns = 0
  for (const page of pages(bytes))
    for (const line of page.lines) {
      assert.ok(line.right <= page.width - 13.4, `${line.text} ${line.right}`)
      if (page.width < page.height || line.top < 30) continue
      const column = ends.find((end) => line.left < end)
      assert.ok(column !== undefined && line.right <= column + 0.5, `${line.text} ${line.right}`)
      inColumns += 1
    }
  assert.ok(inColumns > 50)
  const docx = documentOf(await renderPaper(longWords(), 'docx'))
  for (const layout of docx.match(/<w:tbl>.*?<\/w:tblPr>/gs) ?? [])
    assert.match(layout, /w:tblLayout w:type="fixed"/)
  for (const word of WORDS) assert.ok(docx.includes(word.replaceAll('&', '&amp;')), 'Word breaks it itself')
})

/** Where the columns of the annex end, in mm from the left edge. */
function columnEnds(): readonly number[] {
  const sheet = compose(longWords())
  const block = sheet.annexes[0]?.body.find((each) => each.type === 'table')
  let at = sheet.measures.margin.left
  return (block?.type === 'table' ? block.columns : []).map((column) => {
    at += column.share
    return at
  })
}

function model(words: string): PaperModel {
  return {
    kind: 'chuong_trinh',
    layout: 'nd30',
    title: 'Văn bản thử',
    head: draftHead(
      { issuer: 'ubnd', commune: { name: 'An Bình', kind: 'xã' }, kind: 'chuong_trinh', layout: 'nd30' },
      { year: 2024 },
    ),
    heading: { type: 'named', name: 'Văn bản thử' },
    body: [p(words)],
  }
}

/** The command line under a limit of so many KB a file: what a full disk does to whoever writes. */
function limited(kilobytes: number, args: readonly string[]) {
  const cli = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js')
  return spawnSync('bash', ['-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', DOITHOAI_STORY_DATE: '2024-08-06' },
  })
}

test('a disk that cannot take it: the command says so, leaves no piece of the file, burns no number', async () => {
  const { db, dataDir, drop } = await freshDatabase('sqlite')
  const world = await makeWorld(db)
  const by = world.by('van-phong')
  const issue = (words: string, more = {}) =>
    db.act(by.commune, (trx) =>
      issuePaper(trx, by, {
        conference: world.conference,
        kind: 'chuong_trinh',
        issuer: 'ubnd',
        issuedOn: '2024-08-05',
        model: model(words),
        ...more,
      }),
    )
  const first = must(await issue('Nội dung dài. '.repeat(40_000)))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'doithoai-limit-'))
  const of = ['--conference', world.conference, '--data', dataDir]
  for (const args of [
    ['paper', 'chuong_trinh', ...of, '-o', path.join(folder, 'van-ban.html')],
    ['dossier', ...of, '-o', path.join(folder, 'ho-so.zip')],
  ]) {
    const [command = ''] = args
    const run = limited(64, args)
    assert.notEqual(run.status, 0, command)
    assert.match(run.stderr, /Không ghi được tệp .*: .*Hãy chọn ổ khác.*Không có tệp dở dang/s, command)
    assert.deepEqual(readdirSync(folder), [], command)
    assert.equal(limited(100_000, args).status, 0)
    for (const file of readdirSync(folder)) rmSync(path.join(folder, file))
  }
  const size = async () =>
    Number((await sql<{ page_count: number }>`pragma page_count`.execute(db.read)).rows[0]?.page_count)
  const most = (pages: number) =>
    db.act(by.commune, (trx) => sql.raw(`pragma max_page_count = ${pages}`).execute(trx))
  await most(await size())
  await assert.rejects(issue('Không còn chỗ. '.repeat(60_000), { replaces: first.id }), (error) => {
    assert.ok(error instanceof Error && isDiskFull(error), String(error))
    return true
  })
  assert.equal((await papersOf(db.read, by.commune, world.conference)).length, 1)
  await most(1_000_000)
  assert.equal(must(await issue('Đã có chỗ.', { replaces: first.id })).number, first.number + 1)
  rmSync(folder, { recursive: true })
  await drop()
})
