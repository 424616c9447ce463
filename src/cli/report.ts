// `doithoai report`: a report of a conference as a file, as of any day that is over; its figures as JSON.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Read } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { PAPER_LABELS } from '../paper/kinds.ts'
import { drafted } from '../paper/letterheads.ts'
import { isPaperFormat, type PaperEntry, type PaperFormat } from '../paper/registry.ts'
import { renderPaper } from '../paper/render.ts'
import { checkClosing } from '../report/kinds.ts'
import { reportPapers } from '../report/papers.ts'
import { currentFigures } from '../report/store.ts'
import { dateOption, readLine, refused, text, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE =
  'report LOẠI --conference MÃ [--as-of NGÀY] [--subject THÁNG|ĐƠN_VỊ] [--format docx|pdf|html|json] [-o TỆP] [--data THƯ_MỤC]'

/** The commune of a conference; an id is unique in the installation. */
async function communeOf(read: Read, conference: string): Promise<Result<string>> {
  const row = await read
    .selectFrom('conference')
    .select('commune_id')
    .where('id', '=', conference)
    .executeTakeFirst()
  return row
    ? ok(row.commune_id)
    : err({ message: `Không có hội nghị ${conference}. Xem mã bằng: doithoai conference list.` })
}

interface Wanted {
  readonly entry: PaperEntry
  readonly conference: string
  readonly subject: string
  readonly format: PaperFormat | 'json'
}

async function bytesOf(read: Read, wanted: Wanted, day: Temporal.PlainDate): Promise<Result<Uint8Array>> {
  const { entry, conference, subject, format } = wanted
  const commune = await communeOf(read, conference)
  if (!commune.ok) return commune
  if (format === 'json') {
    const figures = await currentFigures(read, commune.value, conference, day)
    return ok(new TextEncoder().encode(`${JSON.stringify(figures, null, 1)}\n`))
  }
  if (entry.subjects && subject === '') {
    const subjects = await entry.subjects(read, commune.value, conference)
    return err({
      message: `${PAPER_LABELS[entry.kind]} cần --subject, một trong:`,
      details: subjects.map((each) => `${each.id}  ${each.label}`),
    })
  }
  const model = await entry.build(read, commune.value, conference, subject, day)
  return model.ok ? ok(await renderPaper(drafted(model.value), format)) : model
}

export const command: Command = {
  name: 'report',
  usage: USAGE_LINE,
  summary: `Lập báo cáo của một hội nghị thành tệp: ${reportPapers.map((entry) => entry.kind).join(', ')}`,
  async run(args, io: Io) {
    const line = readLine(
      args,
      {
        conference: { type: 'string' },
        'as-of': { type: 'string' },
        subject: { type: 'string' },
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        data: { type: 'string' },
      },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const [kind] = line.value.positionals
    const entry = reportPapers.find((each) => each.kind === kind)
    if (!entry) return usage(io, `Không có báo cáo "${kind ?? ''}".`, USAGE_LINE)
    const conference = text(line.value.values.conference)
    if (conference === undefined) return usage(io, 'Thiếu --conference.', USAGE_LINE)
    const format = text(line.value.values.format) ?? 'pdf'
    if (format !== 'json' && !isPaperFormat(format))
      return usage(io, `Không có dạng "${format}".`, USAGE_LINE)
    const output = text(line.value.values.output)
    if (output === undefined && format !== 'json')
      return usage(io, 'Thiếu -o: tên tệp để ghi báo cáo.', USAGE_LINE)
    const asked = dateOption(line.value, 'as-of')
    if (!asked.ok) return refused(io, asked.error)
    const subject = text(line.value.values.subject) ?? ''
    return withDatabase(io, text(line.value.values.data), async ({ db, clock }) => {
      const day = checkClosing(asked.value ?? clock.today(), clock.today())
      if (!day.ok) return refused(io, day.error)
      const bytes = await bytesOf(db.read, { entry, conference, subject, format }, day.value)
      if (!bytes.ok) return refused(io, bytes.error)
      if (output === undefined) io.out(new TextDecoder().decode(bytes.value).trimEnd())
      else {
        writeFileSync(path.resolve(io.cwd, output), bytes.value)
        io.err(`Đã ghi ${output}.`)
      }
      return DONE
    })
  },
}
