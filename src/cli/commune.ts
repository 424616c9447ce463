// `doithoai commune list`: the communes of this installation; `commune superior`: whom one reports to.
import { SYSTEM } from '../ledger/ledger.ts'
import { findCommune, listCommunes } from '../office/store.ts'
import { setSuperior } from '../office/superior.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE =
  'commune list [--data THƯ_MỤC] [--json] · commune superior --commune XÃ (--superior CẤP_TRÊN | --none) [--data THƯ_MỤC]'

export const command: Command = {
  name: 'commune',
  usage: USAGE_LINE,
  summary: 'Liệt kê các xã; nối một xã với nơi làm việc của cấp trên',
  async run(args, io) {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const line = readLine(args, { data: text, commune: text, superior: text, none: flag, json: flag }, 1)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { data, json, commune, superior, none } = line.value.values
    if (line.value.positionals[0] === 'superior') {
      if (typeof commune !== 'string' || (typeof superior !== 'string') !== (none === true))
        return usage(io, 'Cần --commune, và --superior hoặc --none.', USAGE_LINE)
      return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db, clock }) => {
        if (!(await findCommune(db.read, commune)))
          return refused(io, { message: `Không có xã mang mã ${commune}.` })
        const by = { commune, person: SYSTEM, now: clock.now(), today: clock.today() }
        const above = typeof superior === 'string' ? superior : null
        const set = await db.act(commune, (trx) => setSuperior(trx, by, above))
        if (!set.ok) return refused(io, set.error)
        io.out(above === null ? `${commune}: không nối cấp trên` : `${commune}: cấp trên ${above}`)
        return DONE
      })
    }
    if (line.value.positionals[0] !== 'list') return usage(io, 'Thiếu "list" hoặc "superior".', USAGE_LINE)
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
