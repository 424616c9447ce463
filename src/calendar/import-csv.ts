// Rules: days off and worked days from a table (CSV of any common separator): ngày[, đến ngày], tên, nghỉ/làm bù. With a
// heading the columns may stand in any order; without one in this order. One bad row refuses the whole file.
import { parseDate } from '../kit/clock.ts'
import { decodeText, delimitedRecords, type Records } from '../kit/delimited.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import { type DayProblem, expand, type GivenDay, type ReadDays } from './days.ts'

const COLUMNS = {
  from: ['ngay', 'tu ngay', 'ngay bat dau', 'bat dau', 'date', 'from', 'start', 'start date', 'ngay nghi'],
  to: ['den ngay', 'den het ngay', 'ngay ket thuc', 'ket thuc', 'end', 'to', 'end date'],
  name: [
    'ten',
    'ten ngay',
    'ten ngay nghi',
    'ly do',
    'noi dung',
    'dip',
    'name',
    'title',
    'summary',
    'subject',
  ],
  kind: ['loai', 'loai ngay', 'nghi lam', 'trang thai', 'type', 'kind', 'status'],
} as const

type Column = keyof typeof COLUMNS
type Places = Partial<Record<Column, number>>

const OFF = new Set(['nghi', 'ngay nghi', 'nghi le', 'nghi tet', 'nghi bu', 'off', 'holiday', 'day off', '0'])
const WORKED = new Set([
  'lam',
  'lam bu',
  'lam viec',
  'di lam',
  'lam viec bu',
  'ngay lam bu',
  'worked',
  'work',
])
const WORKING = new Set([...WORKED, 'working', 'working day', '1'])

const whole = (message: string): Result<never, readonly DayProblem[]> => err([{ place: 'Tệp', message }])

/** The days of a table, or every row that cannot be read. */
export function daysFromCsv(bytes: Uint8Array): Result<ReadDays, readonly DayProblem[]> {
  if (bytes.length === 0) return whole('rỗng (0 byte). Chọn tệp CSV có cột ngày, tên, loại.')
  const text = decodeText(bytes)
  if (!text.ok) return whole(text.error.message)
  if (text.value.trim() === '') return whole('không có chữ nào.')
  const records = likeliest(text.value)
  if (!records) return whole('không có dòng nào bắt đầu bằng ngày. Cần các cột: ngày, (đến ngày), tên, loại.')
  if (records.open !== undefined)
    return err([{ place: `dòng ${records.open}`, message: 'dấu nháy kép mở ra mà không đóng lại.' }])
  return readRows(records)
}

/** The reading in which the first data row begins with a date, or a heading is found. */
function likeliest(text: string): Records | undefined {
  for (const records of delimitedRecords(text)) {
    const filled = records.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
    const [first, second] = filled
    if (!first) return undefined
    if (first.cells.length < 2 && (second?.cells.length ?? 0) < 2 && records.open === undefined) continue
    if (headingOf(first.cells) || filled.slice(0, 20).some((row) => parseDate(row.cells[0] ?? '')))
      return records
  }
  return undefined
}

function headingOf(cells: readonly string[]): Places | undefined {
  const places: Places = {}
  for (const [at, cell] of cells.entries()) {
    const words = fold(cell)
    for (const column of Object.keys(COLUMNS) as Column[])
      if ((COLUMNS[column] as readonly string[]).includes(words)) places[column] ??= at
  }
  return places.from !== undefined && places.name !== undefined ? places : undefined
}

/** Without a heading: a second date is the end of a range. */
function placesOf(cells: readonly string[]): Places {
  const ranged = cells[1] !== undefined && (cells[1].trim() === '' || parseDate(cells[1]) !== undefined)
  return ranged ? { from: 0, to: 1, name: 2, kind: 3 } : { from: 0, name: 1, kind: 2 }
}

function readRows({ rows }: Records): Result<ReadDays, readonly DayProblem[]> {
  const days: GivenDay[] = []
  const problems: DayProblem[] = []
  let heading: Places | undefined
  let looked = false
  for (const { number, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    if (!looked) {
      looked = true
      heading = headingOf(cells)
      if (heading) continue
    }
    const read = readRow(cells, heading ?? placesOf(cells), `dòng ${number}`)
    if (read.ok) days.push(...read.value)
    else problems.push(read.error)
  }
  if (problems.length > 0) return err(problems)
  return days.length > 0 ? ok({ days, notes: [] }) : whole('chỉ có dòng tiêu đề, không có ngày nào.')
}

function readRow(
  cells: readonly string[],
  places: Places,
  place: string,
): Result<readonly GivenDay[], DayProblem> {
  const cell = (column: Column) => (places[column] === undefined ? '' : (cells[places[column]] ?? '').trim())
  const refuse = (message: string) => err({ place, message })
  const from = parseDate(cell('from'))
  if (!from)
    return refuse(`không có ngày “${cell('from').slice(0, 40)}”. Viết như 16/02/2026 hoặc 2026-02-16.`)
  const to = cell('to') === '' ? from : parseDate(cell('to'))
  if (!to) return refuse(`không có ngày “${cell('to').slice(0, 40)}” ở cột đến ngày.`)
  const kind = fold(cell('kind'))
  if (kind !== '' && !OFF.has(kind) && !WORKING.has(kind))
    return refuse(`loại ngày “${cell('kind').slice(0, 40)}” không rõ. Chỉ ghi “nghỉ” hoặc “làm bù”.`)
  return expand({ from, to, working: WORKING.has(kind), name: cell('name').normalize('NFC') }, place)
}
