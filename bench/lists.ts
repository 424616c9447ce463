// A workbook of 10,000 opinions read to rows with their verdicts, against the bare reader of the same file
// (read-excel-file, cells only); and, to look at, the whole way into a database.
import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { openDatabase } from '../src/kit/db/open.ts'
import { must } from '../src/kit/result.ts'
import { importList } from '../src/petition/list/import.acts.ts'
import { readList } from '../src/petition/list/read.ts'
import { median } from './load.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, COMMUNE } from './world.ts'

const ROWS = 10_000
const ROUNDS = 5
const BAR = 2

async function workbook(): Promise<Uint8Array> {
  const header = ['STT', 'Nội dung', 'Họ và tên', 'Thôn', 'Điện thoại'].map((value) => ({ value }))
  const rows = Array.from({ length: ROWS }, (_, n) => [
    { type: Number, value: n + 1 },
    {
      type: String,
      value: `Đề nghị xã xem xét sửa chữa đoạn đường số ${n} trước mùa mưa, người dân đi lại khó`,
    },
    { type: String, value: `Nguyễn Văn Thứ ${n}` },
    { type: String, value: `thôn ${1 + (n % 20)}` },
    { type: String, value: `09${String(10_000_000 + n)}` },
  ])
  return new Uint8Array(await writeXlsxFile([header, ...rows]).toBuffer())
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export async function lists(): Promise<readonly Measured[]> {
  const bytes = await workbook()
  const file = { name: 'danh-sach.xlsx', bytes }
  const bare = () => readXlsxFile(Buffer.from(bytes))
  const ours = () => readList(file)
  await bare()
  const list = must(await ours())
  if (list.items.length !== ROWS) throw new Error(`${list.items.length} of ${ROWS} rows read`)
  const rounds: { ours: number; bare: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ ours: await timed(ours), bare: await timed(bare) })
  const db = await openDatabase(
    { dataDir: benchFolder(), databaseUrl: undefined },
    '2026-01-01T00:00:00.000Z',
  )
  const conference = await benchConference(db, 1)
  const stored = await timed(() =>
    db.act(COMMUNE, async (trx) => must(await importList(trx, benchActor(), { conference, file, list }))),
  )
  await db.close()
  const ratio = median(rounds.map((round) => round.ours / round.bare))
  const limit = median(rounds.map((round) => round.bare))
  return [
    {
      name: `Đọc danh sách ${ROWS} dòng .xlsx thành ý kiến có nhận xét / bộ đọc trần`,
      bar: `≤ ${BAR}`,
      value: ratio.toFixed(2),
      met: ratio <= BAR,
      details: `${median(rounds.map((round) => round.ours)).toFixed(0)} ms / ${limit.toFixed(0)} ms, trung vị ${ROUNDS} lượt; cả đọc và ghi vào cơ sở dữ liệu ${((median(rounds.map((round) => round.ours)) + stored) / limit).toFixed(2)} lần (${stored.toFixed(0)} ms ghi)`,
    },
  ]
}
