// `doithoai commune list`: the communes of this installation.
import { listCommunes } from '../office/store.ts'
import { readLine, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'commune list [--data THƯ_MỤC] [--json]'

export const command: Command = {
  name: 'commune',
  usage: USAGE_LINE,
  summary: 'Liệt kê các xã',
  async run(args, io) {
    const line = readLine(args, { data: { type: 'string' }, json: { type: 'boolean' } }, 1)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    if (line.value.positionals[0] !== 'list') return usage(io, 'Thiếu "list".', USAGE_LINE)
    const { data, json } = line.value.values
    return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db }) => {
      const communes = (await listCommunes(db.read)).map((commune) => ({
        id: commune.commune_id,
        name: commune.name,
        kind: commune.kind,
        province: commune.province,
        population: commune.population,
      }))
      if (json) io.out(JSON.stringify(communes))
      else for (const commune of communes) io.out(`${commune.id}\t${commune.kind} ${commune.name}`)
      return DONE
    })
  },
}
