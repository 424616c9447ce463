// Rules: a conference on request of the voters. Luật 72/2025/QH15 Điều 43: "khi có ít nhất 10% tổng số cử tri của đơn vị hành
// chính cấp xã đề nghị". The share is data (regulations/statute.yaml, voters_percent); a layer without it knows no such
// request. The law gives no number of days in which the conference must follow: none is set here. Pure.
import { longDate, shortDate } from '../kit/clock.ts'
import { count } from '../kit/text.ts'
import type { Rule } from '../regulation/rule.form.ts'
import type { Statute, StatuteLayer } from '../regulation/statute.form.ts'
import { layerOn } from '../regulation/statute.ts'

export interface RequestCount {
  readonly seq: number
  readonly kind: string
  readonly on_date: string
  readonly signatures: number
  readonly voters: number
  readonly voters_on: string
  readonly voters_source: string
}

export interface RequestRight {
  readonly layer: StatuteLayer
  readonly rule: Rule
  readonly percent: number
}

/** What the law in force on a day gives the voters; undefined where it knows no such request. */
export function requestRightOn(date: Temporal.PlainDate, statute: Statute): RequestRight | undefined {
  const layer = layerOn(date, statute)
  const rule = layer?.rules.find((each) => each.voters_percent !== undefined)
  return layer && rule?.voters_percent !== undefined
    ? { layer, rule, percent: rule.voters_percent }
    : undefined
}

/** "430/4.310 (9,97 %)": never rounded up, so that what is not yet enough does not look like it. */
export function shareWords(signatures: number, voters: number): string {
  const share = Math.floor((signatures * 10_000) / voters) / 100
  return `${count(signatures)}/${count(voters)} (${share.toFixed(2).replace('.', ',')} %)`
}

/** "ít nhất 10%": the smallest whole number of voters that is not less. */
export function threshold(voters: number, percent: number): number {
  return Math.floor((voters * percent + 99) / 100)
}

export type RequestState = 'chua_du' | 'du' | 'khong_con_du' | 'luat_chua_co'

export interface RequestStanding {
  readonly state: RequestState
  readonly signatures: number
  readonly voters: number
  readonly threshold: number | null
  /** The day since when there have been enough without interruption. */
  readonly reachedOn: string | null
  readonly right: RequestRight | undefined
  readonly explanation: string
}

/** A correction stands in place of the row before it; the last row of each day says how things stood on it. */
function byDay(counts: readonly RequestCount[]): readonly RequestCount[] {
  const standing: RequestCount[] = []
  for (const row of counts.toSorted((a, b) => a.seq - b.seq)) {
    if (row.kind === 'dinh_chinh') standing.pop()
    standing.push(row)
  }
  const last = new Map(standing.map((row) => [row.on_date, row]))
  return [...last.values()].sort((a, b) => (a.on_date < b.on_date ? -1 : 1))
}

function isEnough(row: RequestCount, statute: Statute): boolean {
  const right = requestRightOn(Temporal.PlainDate.from(row.on_date), statute)
  return right !== undefined && row.signatures >= threshold(row.voters, right.percent)
}

/** Whether the voters' request binds, since when, and why; undefined without any figures. */
export function standingOf(counts: readonly RequestCount[], statute: Statute): RequestStanding | undefined {
  const days = byDay(counts)
  const now = days.at(-1)
  if (!now) return undefined
  const right = requestRightOn(Temporal.PlainDate.from(now.on_date), statute)
  const enough = days.map((row) => isEnough(row, statute))
  const since = enough.lastIndexOf(false) + 1
  const reachedOn = enough.at(-1) ? (days[since]?.on_date ?? null) : null
  const base = {
    signatures: now.signatures,
    voters: now.voters,
    threshold: right ? threshold(now.voters, right.percent) : null,
    reachedOn,
    right,
  }
  const state = stateOf(right, reachedOn, enough)
  return { ...base, state, explanation: explain(now, state, base) }
}

function stateOf(
  right: RequestRight | undefined,
  reachedOn: string | null,
  enough: readonly boolean[],
): RequestState {
  if (!right) return 'luat_chua_co'
  if (reachedOn) return 'du'
  return enough.includes(true) ? 'khong_con_du' : 'chua_du'
}

const day = (iso: string) => Temporal.PlainDate.from(iso)

/** "2.805 × 10 % = 280,5, làm tròn lên 281 vì luật nói “ít nhất”". */
function thresholdWords(voters: number, percent: number): string {
  const exact = (voters * percent) / 100
  const needed = threshold(voters, percent)
  const product = `${count(voters)} × ${percent} % = ${Number.isInteger(exact) ? count(exact) : exact.toFixed(2).replace(/0$/, '').replace('.', ',')}`
  return needed === exact ? product : `${product}, làm tròn lên ${count(needed)} vì luật nói “ít nhất”`
}

function explain(
  now: RequestCount,
  state: RequestState,
  { right, reachedOn }: Pick<RequestStanding, 'right' | 'reachedOn'>,
): string {
  const source = `${now.voters_source}, tính đến ${shortDate(day(now.voters_on))}`
  const have = `Có ${shareWords(now.signatures, now.voters)} cử tri ký (số cử tri: ${source})`
  if (!right)
    return `${have}. Luật có hiệu lực ngày ${shortDate(day(now.on_date))} chưa quy định hội nghị theo đề nghị của cử tri, nên đề nghị được ghi lại mà chưa buộc phải tổ chức.`
  const needed = thresholdWords(now.voters, right.percent)
  const source43 = `theo ${right.rule.id} (${right.rule.article ?? right.layer.law}): “${right.rule.quote}”`
  switch (state) {
    case 'du':
      return `${have}; cần ${needed}; đủ từ ${reachedOn ? longDate(day(reachedOn)) : ''}; ${source43}.`
    case 'khong_con_du':
      return `${have}; cần ${needed}; đã có lúc đủ nhưng nay không còn đủ vì có chữ ký rút lại hoặc đính chính; ${source43}.`
    case 'chua_du':
    case 'luat_chua_co':
      return `${have}; cần ${needed}; còn thiếu ${count(threshold(now.voters, right.percent) - now.signatures)}; ${source43}.`
  }
}
