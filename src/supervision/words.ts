// Words of the ledger's acts as supervisors read them, and what the list of changes can be narrowed to.
import { ACTS, type ActCode } from '../ledger/acts.ts'
import { DATE_ACTS, isSealed } from './finding.ts'

export function isAct(act: string): act is ActCode {
  return Object.hasOwn(ACTS, act)
}

export function actWords(act: string): string {
  if (isSealed(act)) return 'Bút toán của sổ được quản lý riêng theo luật; nội dung không hiển thị ở đây.'
  return isAct(act) ? ACTS[act] : act
}

/** All acts that move dates, as one filter. */
export const MOVED = 'doi-ngay'

/** The acts a filter asks for: one, or all that move dates; never a sealed one. */
export function actsOfFilter(filter: string | undefined): readonly string[] | undefined {
  if (filter === MOVED) return DATE_ACTS
  return filter !== undefined && isAct(filter) && !isSealed(filter) ? [filter] : undefined
}
