// Who may read lists of questions, and names for the ids that stand in them.
import type { Ctx } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, listVillages } from '../office/store.ts'
import type { NamesOf } from './words.ts'

type Staff = Pick<Ctx<Signed>, 'read' | 'scope'>

export const READERS = staff('petition.read', 'petition.read_unit', 'petition.read_village')

export async function unitNames(ctx: Staff): Promise<NamesOf> {
  return new Map((await listUnits(ctx.read, ctx.scope)).map((unit) => [unit.id, unit.name]))
}

export async function villageNames(ctx: Staff): Promise<NamesOf> {
  return new Map((await listVillages(ctx.read, ctx.scope)).map((village) => [village.id, village.name]))
}
