// `doithoai paper`: what papers there are, and one of them as a file: the issued one, else the draft as it stands.
import path from 'node:path'
import { unwritten, writeWhole } from '../kit/whole.ts'
import { PAPER_LABELS } from '../paper/kinds.ts'
import { isPaperFormat, type PaperFormat } from '../paper/registry.ts'
import { renderPaper } from '../paper/render.ts'
import { forPrint, frozenModel, latestPaper } from '../paper/store.ts'
import { allPapers } from '../wiring.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'
import { type Opened, withDatabase } from './open.ts'

const USAGE_LINE =
  'paper list [--json] · paper LOẠI --conference MÃ [--subject MÃ] [--format docx|pdf|html] -o TỆP [--data THƯ_MỤC]'

function list(io: Io, json: boolean): number {
  const kinds = allPapers().entries.map((entry) => ({ code: entry.kind, label: PAPER_LABELS[entry.kind] }))
  if (json) io.out(JSON.stringify(kinds))
  else for (const kind of kinds) io.out(`${kind.code}\t${kind.label}`)
  return DONE
}

interface Wanted {
  readonly kind: string
  readonly conference: string
  readonly subject: string
  readonly format: PaperFormat
  readonly file: string
}

async function write(io: Io, { db, clock }: Opened, wanted: Wanted): Promise<number> {
  const entry = allPapers().find(wanted.kind)
  if (!entry)
    return refused(io, {
      message: `Không có loại văn bản "${wanted.kind}". Xem các loại: doithoai paper list.`,
    })
  const row = await db.read
    .selectFrom('conference')
    .select('commune_id')
    .where('id', '=', wanted.conference)
    .executeTakeFirst()
  if (!row)
    return refused(io, {
      message: `Không có hội nghị mang mã ${wanted.conference}. Xem: doithoai conference list.`,
    })
  const issued = await latestPaper(db.read, row.commune_id, wanted.conference, entry.kind, wanted.subject)
  if (!issued) {
    const subjects = entry.subjects
      ? await entry.subjects(db.read, row.commune_id, wanted.conference)
      : undefined
    if (subjects && !subjects.some((subject) => subject.id === wanted.subject))
      return refused(io, {
        message: 'Loại này lập cho từng mục: hãy chọn bằng --subject.',
        details: subjects.map((subject) => `${subject.id}\t${subject.label}`),
      })
  }
  const built = issued
    ? undefined
    : await entry.build(db.read, row.commune_id, wanted.conference, wanted.subject, clock.today())
  if (built && !built.ok) return refused(io, built.error)
  const model = issued ? frozenModel(issued) : built && forPrint(built.value)
  if (!model) throw new Error('neither issued nor built')
  const bytes = await renderPaper(model, wanted.format)
  try {
    await writeWhole(wanted.file, [bytes])
  } catch (error) {
    return refused(io, { message: unwritten(wanted.file, error) })
  }
  io.out(`${issued ? 'Bản đã ban hành' : 'Bản dự thảo'}: ${wanted.file}`)
  return DONE
}

export const command: Command = {
  name: 'paper',
  usage: USAGE_LINE,
  summary: 'Liệt kê các loại văn bản; xuất một văn bản của hội nghị ra .docx, PDF hoặc HTML',
  async run(args, io) {
    const option = { type: 'string' } as const
    const line = readLine(
      args,
      {
        conference: option,
        subject: option,
        format: option,
        output: { type: 'string', short: 'o' },
        data: option,
        json: { type: 'boolean' },
      },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
    const kind = positionals[0]
    if (kind === undefined) return usage(io, 'Thiếu loại văn bản, hoặc "list".', USAGE_LINE)
    if (kind === 'list') return list(io, values.json === true)
    const [conference, output] = [text('conference'), text('output')]
    if (conference === undefined || output === undefined)
      return usage(io, 'Thiếu --conference hoặc -o TỆP.', USAGE_LINE)
    const format = text('format') ?? (path.extname(output).slice(1) || 'docx')
    if (!isPaperFormat(format))
      return usage(io, `Định dạng "${format}" không có: chọn docx, pdf hoặc html.`, USAGE_LINE)
    const file = path.resolve(io.cwd, output)
    return withDatabase(io, text('data'), (opened) =>
      write(io, opened, { kind, conference, subject: text('subject') ?? '', format, file }),
    )
  },
}
