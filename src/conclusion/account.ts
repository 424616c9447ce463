// Rules: what the conclusion must account for. Every matter raised has been answered, ordered, sent upward, guided,
// refused, split off or joined to one that has; whatever is left is listed and blocks issuing (product 3.8; seed 1:
// the notice holds the viewpoint on each matter and who is responsible; Luật 10/2022/QH15 Điều 34 and 35: feedback of
// citizens is answered, or forwarded where another body is competent).
import type { Disposition } from '../regulation/codes.ts'
import { DISPOSITION, isCode } from '../regulation/codes.ts'

export interface Raised {
  readonly id: string
  readonly level: 'commune' | 'province'
  /** What the chair did with it, as last recorded. */
  readonly disposition: string | null
  readonly duplicateOf: string | null
  readonly splitOff: boolean
  /** An order of the draft covers it. */
  readonly ordered: boolean
}

export type Standing =
  | 'answered'
  | 'ordered'
  | 'escalated'
  | 'guided'
  | 'refused'
  | 'split_off'
  | 'other_level'
  | 'joined'
  /** Nothing was done with it. */
  | 'undecided'
  /** A reply or work is owed, and no order names who and by when. */
  | 'unordered'
  /** Joined to a matter that is itself open. */
  | 'joined_to_open'

const OPEN: readonly Standing[] = ['undecided', 'unordered', 'joined_to_open']

export function isOpen(standing: Standing): boolean {
  return OPEN.includes(standing)
}

/** What a disposition alone means for the conclusion; 'unordered' until an order covers it. */
const OF: Readonly<Record<Disposition, Standing>> = {
  tra_loi_tai_cho: 'answered',
  tiep_thu: 'answered',
  chua_thoa_dang: 'unordered',
  xac_minh: 'unordered',
  tra_loi_van_ban: 'unordered',
  thieu_thoi_gian: 'unordered',
  giao_don_vi: 'unordered',
  vuot_tham_quyen: 'escalated',
  thinh_thi: 'escalated',
  co_quan_khac: 'guided',
  tu_choi: 'refused',
  tach_don: 'split_off',
}

/** Where every matter stands, by id. */
export function standings(raised: readonly Raised[]): ReadonlyMap<string, Standing> {
  const byId = new Map(raised.map((one) => [one.id, one]))
  return new Map(raised.map((one) => [one.id, standingOf(one, byId, new Set())]))
}

function standingOf(one: Raised, byId: ReadonlyMap<string, Raised>, seen: ReadonlySet<string>): Standing {
  if (one.splitOff) return 'split_off'
  if (one.ordered) return 'ordered'
  const head = one.duplicateOf === null ? undefined : byId.get(one.duplicateOf)
  if (head && !seen.has(head.id)) {
    const standing = standingOf(head, byId, new Set([...seen, one.id]))
    return isOpen(standing) ? 'joined_to_open' : 'joined'
  }
  if (one.disposition !== null && isCode(DISPOSITION, one.disposition)) return OF[one.disposition]
  // Opinions for the province's own dialogue go out on their own form; their cases stay open here.
  return one.level === 'province' ? 'other_level' : 'undecided'
}

export function openMatters(raised: readonly Raised[]): readonly { id: string; standing: Standing }[] {
  const found = standings(raised)
  return raised
    .map((one) => ({ id: one.id, standing: found.get(one.id) ?? 'undecided' }))
    .filter((one) => isOpen(one.standing))
}

/** Why a matter blocks issuing, and what to do about it. */
export function openReason(standing: Standing): string {
  switch (standing) {
    case 'undecided':
      return 'chưa ghi cách xử lý của chủ trì'
    case 'unordered':
      return 'còn phải trả lời, giải quyết nhưng chưa có mục giao việc nào bao gồm'
    case 'joined_to_open':
      return 'ghép với một nội dung chưa xử lý xong'
    case 'answered':
    case 'ordered':
    case 'escalated':
    case 'guided':
    case 'refused':
    case 'split_off':
    case 'other_level':
    case 'joined':
      return ''
  }
}
