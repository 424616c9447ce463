// `doithoai conference list`: the conferences of one commune or of all.
import { STAGE, stageOf } from '../conference/conference.ts'
import { listConferences } from '../conference/store.ts'
import { findCommune, listCommunes } from '../office/store.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'conference list [--commune XÃ] [--data THƯ_MỤC] [--json]'

export const command: Command = {
  name: 'conference',
  usage: USAGE_LINE,
  summary: 'Liệt kê các hội nghị',
  async run(args, io) {
    const line = readLine(
      args,
      { commune: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    if (line.value.positionals[0] !== 'list') return usage(io, 'Thiếu "list".', USAGE_LINE)
    const { data, json, commune } = line.value.values
    return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db, clock }) => {
      if (typeof commune === 'string' && !(await findCommune(db.read, commune)))
        return refused(io, { message: `Không có xã mang mã ${commune}. Xem các xã: doithoai commune list.` })
      const communes =
        typeof commune === 'string' ? [commune] : (await listCommunes(db.read)).map((each) => each.commune_id)
      const rows = []
      for (const each of communes)
        for (const row of await listConferences(db.read, each))
          rows.push({
            id: row.id,
            commune: each,
            title: row.title,
            year: row.year,
            date: row.date,
            endDate: row.end_date,
            stage: stageOf(
              {
                date: row.date,
                endDate: row.end_date,
                intakeFrom: row.intake_from,
                intakeTo: row.intake_to,
                announced: row.announced,
                cancelled: row.cancelled,
                closed: row.closed,
              },
              clock.today(),
            ),
          })
      if (json) io.out(JSON.stringify(rows))
      else
        for (const row of rows)
          io.out(`${row.id}\t${row.commune}\t${row.date ?? '-'}\t${STAGE[row.stage]}\t${row.title}`)
      return DONE
    })
  },
}
