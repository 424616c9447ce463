// A list of questions as a table to take along: what columns it has and what stands in them.
import { shortDate, shortTime } from '../kit/clock.ts'
import type { CellValue, TableSheet } from '../kit/xlsx.ts'
import { CHANNEL, COMPETENCE, FIELD, KIND, LEVEL } from '../regulation/codes.ts'
import { grouped } from './code.ts'
import type { QuestionRow } from './store.ts'
import { label, type NamesOf, named, triageWord } from './words.ts'

const COLUMNS: readonly {
  readonly header: string
  readonly width: number
  readonly cell: (row: QuestionRow, at: number, units: NamesOf, villages: NamesOf) => CellValue
}[] = [
  { header: 'STT', width: 6, cell: (_, at) => at + 1 },
  { header: 'Mã biên nhận', width: 12, cell: (row) => grouped(row.code) },
  { header: 'Ngày nhận', width: 16, cell: (row) => shortTime(row.received_at) },
  { header: 'Nội dung', width: 60, cell: (row) => row.text },
  { header: 'Người gửi', width: 22, cell: (row) => row.name ?? 'Không ghi tên' },
  { header: 'Địa chỉ', width: 22, cell: (row) => row.address },
  { header: 'Thôn', width: 18, cell: (row, _, __, villages) => named(villages, row.village_id) },
  { header: 'Điện thoại', width: 14, cell: (row) => row.phone },
  { header: 'Nguồn', width: 18, cell: (row) => label(CHANNEL, row.channel) },
  { header: 'Cấp', width: 16, cell: (row) => label(LEVEL, row.level) },
  { header: 'Loại', width: 14, cell: (row) => label(KIND, row.kind) },
  { header: 'Lĩnh vực', width: 24, cell: (row) => row.fields.map((field) => FIELD[field]).join('; ') },
  { header: 'Thẩm quyền', width: 20, cell: (row) => label(COMPETENCE, row.competence) },
  { header: 'Cơ quan, đơn vị', width: 24, cell: (row, _, units) => named(units, row.unit_id) },
  {
    header: 'Hạn chuẩn bị trả lời',
    width: 14,
    cell: (row) => (row.due_on === null ? null : shortDate(row.due_on)),
  },
  { header: 'Tình trạng', width: 18, cell: (row) => triageWord(row).word },
  { header: 'Lần nêu', width: 8, cell: (row) => row.times },
]

export function sheetOf(rows: readonly QuestionRow[], units: NamesOf, villages: NamesOf): TableSheet {
  return {
    name: 'Ý kiến',
    columns: COLUMNS.map(({ header, width }) => ({ header, width })),
    rows: rows.map((row, at) => COLUMNS.map((column) => column.cell(row, at, units, villages))),
  }
}
