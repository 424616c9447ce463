// Danh mục kiến nghị and Bảng phân loại ý kiến: every question of a conference in one table. Where a question stands in
// its follow-up is told by the caller, who knows it.
import {
  eventName,
  type Handle,
  headOf,
  lower,
  registerOf,
  type Setting,
  settingOf,
  upperFirst,
} from '../conference/setting.paper.ts'
import { shortDate } from '../kit/clock.ts'
import { ok } from '../kit/result.ts'
import { rate } from '../kit/text.ts'
import { listUnits } from '../office/store.ts'
import { dashes, groupRow, p, signRow, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { COMPETENCE, FIELD, type Field, KIND } from '../regulation/codes.ts'
import { allQuestions, type QuestionRow } from './store.ts'
import { CLASSIFICATION } from './wording.ts'
import { label, type NamesOf, named, senderWords } from './words.ts'

export interface ListOf {
  readonly setting: Setting
  readonly rows: readonly QuestionRow[]
  readonly units: NamesOf
}

function villagesOf(setting: Setting): NamesOf {
  return new Map(setting.villages.map(({ id, name }) => [id, name]))
}

/** plan S3: the office classifies by field and competence and proposes who answers. */
export function classificationTable(of: ListOf): PaperModel {
  const { setting, rows, units } = of
  const villages = villagesOf(setting)
  const subject = `ý kiến, kiến nghị của Nhân dân gửi ${lower(eventName(setting))}`
  const fields = [...new Set(rows.map((row) => row.fields[0] ?? null))].sort((one, other) =>
    one === null ? 1 : other === null ? -1 : order(one) - order(other),
  )
  let number = 0
  return {
    kind: 'phan_loai',
    layout: setting.layout,
    title: `Bảng phân loại ${subject}`,
    head: headOf(setting, 'phan_loai'),
    heading: {
      type: 'named',
      name: 'Bảng phân loại',
      subject: upperFirst(subject),
      note: `(Tính đến ngày ${shortDate(setting.on)})`,
    },
    body: [
      p(setting.words.say(CLASSIFICATION.mo_dau, { so_noi_dung: String(rows.length) })),
      figures(rows),
      table(
        [
          { head: 'STT', width: 1, align: 'center' },
          { head: 'Nội dung', width: 7, align: 'justify' },
          { head: 'Người gửi', width: 4 },
          { head: 'Loại', width: 2 },
          { head: 'Thẩm quyền', width: 3 },
          { head: 'Đơn vị trả lời', width: 3 },
        ],
        fields.flatMap((field) => {
          const own = rows.filter((row) => (row.fields[0] ?? null) === field)
          const name = field === null ? 'Chưa phân loại' : FIELD[field]
          return [
            groupRow(6, `${name}: ${own.length} nội dung`),
            ...own.map((row) => [
              String(++number),
              row.text,
              senderWords(row, villages),
              label(KIND, row.kind),
              label(COMPETENCE, row.competence),
              named(units, row.unit_id),
            ]),
          ]
        }),
        { empty: 'Chưa có ý kiến nào.' },
      ),
      signRow({}, { title: 'Người lập bảng', note: '(Ký, ghi rõ họ và tên)' }),
    ],
    endMark: false,
  }
}

function order(field: Field): number {
  return Object.keys(FIELD).indexOf(field)
}

/** Numbers never without what they are of. */
function figures(rows: readonly QuestionRow[]): Block {
  const of = (matches: (row: QuestionRow) => boolean) => rate(rows.filter(matches).length, rows.length)
  return dashes([
    `Thuộc thẩm quyền của xã: ${of((row) => row.competence === 'commune')};`,
    `Vượt thẩm quyền: ${of((row) => row.competence === 'superior')};`,
    `Thuộc cơ quan, tổ chức khác: ${of((row) => row.competence === 'other_body')};`,
    `Tách giải quyết theo luật khác: ${of((row) => row.split_kind !== null)};`,
    `Nêu lại nhiều lần: ${of((row) => row.times > 1)};`,
    `Chưa phân loại: ${of((row) => row.kind === null)}.`,
  ])
}

async function unitsOf(read: Handle, commune: string): Promise<NamesOf> {
  return new Map((await listUnits(read, commune)).map(({ id, name }) => [id, name]))
}

export const classificationEntry: PaperEntry = {
  kind: 'phan_loai',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    const rows = await allQuestions(read, commune, { conference, dir: 'asc' })
    return ok(classificationTable({ setting: setting.value, rows, units: await unitsOf(read, commune) }))
  },
  issuer: registerOf,
  wording: wordingOf(CLASSIFICATION),
}
