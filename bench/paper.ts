// Minutes and lists of 500 questions as PDF and .docx, against the bare typesetter and the bare library on the same
// text; the dossier of a conference with 200 questions, for its memory. Each round has a text of its own, so that
// nothing is remembered from the round before.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { openDatabase } from '../src/kit/db/open.ts'
import { h, onDate, p, pairs, signedByPair, table } from '../src/paper/build.ts'
import { sheetDocx } from '../src/paper/docx/docx.ts'
import { compose } from '../src/paper/layout/compose.ts'
import type { PaperModel } from '../src/paper/model.ts'
import { sheetPdf } from '../src/paper/typst/pdf.ts'
import { median, megabytes, programArguments } from './load.ts'
import type { Measured } from './run.ts'
import { benchConference, benchFolder, DAY } from './world.ts'

const QUESTIONS = 500
const ROUNDS = 7
const BAR = 1.5
const FONTS = path.dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))

interface Kind {
  readonly name: string
  readonly landscape: boolean
  readonly head: readonly (readonly [words: string, width: number])[]
  readonly row: (round: number, at: number) => readonly string[]
}

const MINUTES: Kind = {
  name: 'Biên bản',
  landscape: false,
  head: [
    ['STT', 1],
    ['Người có ý kiến', 3],
    ['Nội dung', 5],
    ['Trả lời, cách xử lý', 5],
  ],
  row: (round, at) => [
    String(at + 1),
    `Người thứ ${at}, Tổ ${at % 9}, Thôn ${round}`,
    `Lần ${round}: đề nghị sửa đoạn đường vào xóm ${at}, mùa mưa lầy lội, học sinh đi lại khó khăn, đã nêu nhiều lần.`,
    `Giao cơ quan, đơn vị. Đơn vị được giao: Phòng Kinh tế, trả lời bằng văn bản trước ngày ${(at % 28) + 1}/12/2026 (${round}).`,
  ],
}

const LIST: Kind = {
  name: 'Danh mục ngang',
  landscape: true,
  head: [
    ['STT', 1],
    ['Nội dung kiến nghị', 8],
    ['Người có ý kiến', 4],
    ['Đơn vị giải quyết', 4],
    ['Thời hạn', 3],
    ['Tình trạng', 3],
  ],
  row: (round, at) => [
    String(at + 1),
    `Lần ${round}, kiến nghị ${at}: sửa chữa đoạn đường bị sạt lở và lắp điện chiếu sáng công cộng.`,
    `Người thứ ${at}, Thôn ${round}`,
    `Phòng Kinh tế (${at}-${round})`,
    `${(at % 28) + 1}/12/2026`,
    `Đang giải quyết (${round}.${at})`,
  ],
}

function rowsOf(kind: Kind, round: number): readonly (readonly string[])[] {
  return Array.from({ length: QUESTIONS }, (_, at) => kind.row(round, at))
}

function modelOf(kind: Kind, round: number): PaperModel {
  const list = table(
    kind.head.map(([head, width], at) => ({ head, width, align: at === 0 ? 'center' : 'left' })),
    rowsOf(kind, round),
  )
  return {
    kind: 'bien_ban',
    layout: 'nd30',
    title: `${kind.name} ${round}`,
    head: {
      type: 'letterhead',
      issuer: ['Ủy ban nhân dân', 'xã Đo Đạc'],
      symbol: { number: '8', type: 'BB', body: 'UBND' },
      placeDate: onDate('Đo Đạc', Temporal.PlainDate.from('2026-09-26')),
    },
    heading: { type: 'named', name: 'Biên bản', subject: `Hội nghị đối thoại lần ${round}` },
    body: [
      pairs([['Thời gian bắt đầu', '08 giờ 00']]),
      h(1, 'I.', 'Ý kiến'),
      ...(kind.landscape ? [] : [list]),
      p(`Mốc nhật ký khi lập biên bản: ${String(round).repeat(64)}.`),
      p('Hội nghị kết thúc vào 11 giờ 30.'),
    ],
    signature: signedByPair([{ position: 'Thư ký' }], [{ position: 'Chủ tọa' }]),
    recipients: ['Lưu: VT, Hồ sơ'],
    ...(kind.landscape ? { annexes: [{ title: 'Danh mục', orientation: 'landscape', body: [list] }] } : {}),
  }
}

const markup = (text: string) => text.replace(/[\\#$*_@<>`~[\]/=+-]/g, (sign) => `\\${sign}`)

/** The least Typst that sets the same text on the same paper in the same letters: one table written as markup. */
function bareTypst(kind: Kind, round: number): string {
  const cells = [kind.head.map(([words]) => words), ...rowsOf(kind, round)]
  const table = cells.map((row) => row.map((text) => `[${markup(text)}]`).join(',')).join(',\n')
  return `#set page(paper: "a4", flipped: ${kind.landscape}, margin: (x: 22mm, y: 20mm))
#set text(font: "Tinos", size: 13pt, lang: "vi")
#table(columns: (${kind.head.map(([, width]) => `${width}fr`).join(',')}),
${table})`
}

async function bareDocx(kind: Kind, round: number): Promise<void> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const rows = [kind.head.map(([words]) => words), ...rowsOf(kind, round)]
  const list = new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })) })
  await Packer.toBuffer(new Document({ sections: [{ children: [list] }] }))
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** The word "dossier" asks for the memory of the dossier alone. */
export async function papers(words: readonly string[] = []): Promise<readonly Measured[]> {
  const measured: Measured[] = [await dossierMemory()]
  if (words.includes('dossier')) return measured
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] })
  const bare = (source: string) =>
    compiler.pdf({ mainFileContent: source }, { pdfStandard: 'a-2a', creationTimestamp: 0 })
  for (const kind of [MINUTES, LIST]) {
    measured.push(
      await ratio(`${kind.name} ${QUESTIONS} nội dung ra PDF / Typst trần cùng chữ`, {
        ours: (round) => sheetPdf(compose(modelOf(kind, round))),
        limit: (round) => {
          compiler.evictCache(0)
          return bare(bareTypst(kind, round))
        },
      }),
      await ratio(`${kind.name} ${QUESTIONS} nội dung ra .docx / thư viện docx trần cùng chữ`, {
        ours: (round) => sheetDocx(compose(modelOf(kind, round))),
        limit: (round) => bareDocx(kind, round),
      }),
    )
  }
  return measured
}

async function ratio(
  name: string,
  of: { readonly ours: (round: number) => unknown; readonly limit: (round: number) => unknown },
): Promise<Measured> {
  await of.ours(100)
  await of.limit(100)
  const rounds: { ours: number; limit: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ limit: await seconds(() => of.limit(round)), ours: await seconds(() => of.ours(round)) })
  const value = median(rounds.map(({ ours, limit }) => ours / limit))
  const middle = (key: 'ours' | 'limit') => (1000 * median(rounds.map((each) => each[key]))).toFixed(0)
  return {
    name,
    bar: `≤ ${String(BAR).replace('.', ',')}`,
    value: value.toFixed(2).replace('.', ','),
    met: value <= BAR,
    details: `${middle('ours')} / ${middle('limit')} ms, trung vị ${ROUNDS} lượt`,
  }
}

const MEMORY_BAR = 300

/** The most memory the command holds that writes a dossier: the whole program with its thread, as an office runs it. */
async function dossierMemory(): Promise<Measured> {
  const dataDir = benchFolder()
  const db = await openDatabase({ dataDir, databaseUrl: undefined }, `${DAY}T00:00:00.000Z`)
  const conference = await benchConference(db, 200)
  await db.close()
  const file = path.join(dataDir, 'ho-so.zip')
  const args = ['dossier', '--conference', conference, '-o', file, '--data', dataDir]
  const child = spawn(process.execPath, [...programArguments(), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: undefined },
  })
  let said = ''
  child.stdout.on('data', (part) => {
    said += String(part)
  })
  let most = 0
  const looking = setInterval(() => {
    most = Math.max(most, megabytes(child.pid as number, 'VmHWM'))
  }, 5)
  const [code] = await once(child, 'exit')
  clearInterval(looking)
  if (code !== 0) throw new Error(`the dossier was not written: ${said}`)
  return {
    name: 'Hồ sơ ZIP của hội nghị 200 nội dung: bộ nhớ lớn nhất của lệnh doithoai dossier',
    bar: `≤ ${MEMORY_BAR} MB`,
    value: `${most.toFixed(0)} MB`,
    met: most <= MEMORY_BAR,
    details: `${said.trim().split(':')[0]}, ${(statSync(file).size / 2 ** 20).toFixed(1)} MB`,
  }
}
