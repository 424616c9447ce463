// Rules: who stands in for whom. product.md 3.9 of the specification: "when an officer leaves, nothing is ownerless".
// Somebody who is away, or has left, names a deputy: for that time the deputy holds their roles, their unit or village,
// and what waits for them by name. Keeping the restricted register never goes along: the chair appoints its keeper.
import { shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Role } from './rights.ts'

export type DeputyKind = 'vang_mat' | 'roi_nhiem_vu'

export const DEPUTY_KINDS: Readonly<Record<DeputyKind, string>> = {
  vang_mat: 'Vắng mặt có thời hạn',
  roi_nhiem_vu: 'Rời nhiệm vụ (nghỉ hưu, chuyển công tác, thôi việc)',
}

export interface Deputyship {
  readonly id: string
  readonly person: string
  readonly deputy: string
  readonly kind: DeputyKind
  /** ISO dates; `to` null: for good. */
  readonly from: string
  readonly to: string | null
  readonly ended: boolean
}

export function isActive(row: Deputyship, today: string): boolean {
  return !row.ended && row.from <= today && (row.to === null || today <= row.to)
}

/** Left for good: signs in no more from that day on. */
export function hasLeft(rows: readonly Deputyship[], person: string, today: string): boolean {
  return rows.some((row) => row.person === person && row.kind === 'roi_nhiem_vu' && isActive(row, today))
}

/** Everybody this person acts for on that day, themselves first; a deputy of a deputy acts for both. */
export function actsFor(rows: readonly Deputyship[], person: string, today: string): readonly string[] {
  const found = [person]
  for (const one of found)
    for (const row of rows)
      if (row.deputy === one && isActive(row, today) && !found.includes(row.person)) found.push(row.person)
  return found
}

export interface Post {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit_id: string | null
  readonly village_id: string | null
}

export interface Standing {
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly village: string | null
  readonly actsFor: ReadonlySet<string>
}

/** What a person holds on a day: their own post and the posts they stand in for. */
export function standingOf(own: Post, others: readonly Post[]): Standing {
  const all = [own, ...others]
  const first = (pick: (post: Post) => string | null) => all.map(pick).find((value) => value !== null) ?? null
  return {
    roles: [...new Set(all.flatMap((post) => post.roles))],
    unit: first((post) => post.unit_id),
    village: first((post) => post.village_id),
    actsFor: new Set(all.map((post) => post.id)),
  }
}

export interface DeputyInput {
  readonly person: string
  readonly deputy: string
  readonly kind: DeputyKind
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | null
}

/** One deputy at a time; of the same unit or village, so that one desk keeps one unit's matters; no circle. */
export function checkDeputy(
  input: DeputyInput,
  people: readonly Post[],
  rows: readonly Deputyship[],
  today: Temporal.PlainDate,
): Result<void> {
  const person = people.find((one) => one.id === input.person)
  const deputy = people.find((one) => one.id === input.deputy)
  if (!person) return err({ field: 'person', message: 'Hãy chọn một cán bộ trong danh sách.' })
  if (!deputy || deputy.id === person.id)
    return err({ field: 'deputy', message: 'Hãy chọn người làm thay, khác với người vắng.' })
  if (input.kind === 'vang_mat' && input.to === null)
    return err({ field: 'to', message: 'Vắng mặt có thời hạn thì ghi ngày cuối cùng vắng.' })
  if (input.to && Temporal.PlainDate.compare(input.to, input.from) < 0)
    return err({ field: 'to', message: `Ngày cuối phải từ ${shortDate(input.from)} trở đi.` })
  if (input.to && Temporal.PlainDate.compare(input.to, today) < 0)
    return err({ field: 'to', message: `Ngày cuối đã qua (hôm nay là ${shortDate(today)}).` })
  const other = otherDesk(person, deputy)
  if (other) return err({ field: 'deputy', message: other })
  const [from, to] = [input.from.toString(), input.to?.toString() ?? null]
  const meets = (row: Deputyship) =>
    !row.ended && (row.to === null || row.to >= from) && (to === null || row.from <= to)
  const already = rows.find((row) => row.person === person.id && meets(row))
  if (already)
    return err({
      field: 'person',
      status: 409,
      message: `${person.name} đã có người làm thay trong thời gian này. Hãy kết thúc việc ấy trước.`,
    })
  if (leadsBack(rows.filter(meets), person.id, deputy.id))
    return err({
      field: 'deputy',
      status: 409,
      message: `${deputy.name} cũng đang vắng và việc lại về ${person.name}. Hãy chọn người khác.`,
    })
  return ok()
}

/** A desk answers for one unit and one village. */
function otherDesk(person: Post, deputy: Post): string | undefined {
  const differs = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  if (differs(person.unit_id, deputy.unit_id))
    return `${deputy.name} ở đơn vị khác, đang giữ việc của đơn vị mình. Hãy chọn người cùng đơn vị, hoặc người không thuộc đơn vị nào.`
  if (differs(person.village_id, deputy.village_id))
    return `${deputy.name} phụ trách thôn khác. Hãy chọn người chưa phụ trách thôn nào.`
  return undefined
}

function leadsBack(rows: readonly Deputyship[], person: string, deputy: string): boolean {
  const reached = [deputy]
  for (const one of reached)
    for (const row of rows) if (row.person === one && !reached.includes(row.deputy)) reached.push(row.deputy)
  return reached.includes(person)
}
