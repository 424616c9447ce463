// Rules: the figures of a report. domain F: "show both numerator and rate"; product 3.11: handled, on time, refused,
// beyond competence, satisfied; by field, village, unit, channel; repeats; villages never heard. Each figure is a pair of
// questions asked of every matter: is it counted, and is it of what is counted.

import { owedBy } from '../followup/disposition.ts'
import {
  type CaseFacts,
  currentDue,
  deadlineOf,
  dispositionOf,
  isClosed,
  isOwed,
  isWithSuperior,
  nextOf,
  requestState,
  roundOf,
} from '../followup/state.ts'
import type { RequestState } from '../regulation/codes.ts'

/** One question as it stood on the day of the report. */
export interface Counted {
  readonly id: string
  readonly submission: string
  readonly channel: string
  readonly level: 'commune' | 'province'
  readonly village: string | null
  readonly fields: readonly string[]
  readonly kind: string | null
  readonly competence: string | null
  /** A duplicate is counted as received; what became of it is what became of its head. */
  readonly duplicate: boolean
  /** "lần n". */
  readonly times: number
  /** Of its head when it is a duplicate. */
  readonly facts: CaseFacts
}

export interface Outcome {
  readonly state: RequestState
  readonly code: string | null
  readonly unit: string | null
  /** Not a matter of dialogue: split off to its own procedure. Every other matter is accepted. */
  readonly split: boolean
  readonly owedInWriting: boolean
  /** When the answer in writing was given. */
  readonly answeredOn: string | null
  readonly guidedOn: string | null
  /** Until when the commune's own answer is or was due. */
  readonly due: string | null
  readonly closedLate: boolean
  readonly overdue: boolean
  readonly beyond: boolean
  readonly letterSent: boolean
  readonly superiorReplied: boolean
  readonly promised: boolean
  readonly done: boolean
  readonly satisfied: boolean | null
  /** Taken up again after it was answered. */
  readonly reopened: boolean
}

function lastInRound<Row extends { readonly round: number }>(
  facts: CaseFacts,
  rows: readonly Row[],
): Row | undefined {
  return rows.filter((row) => row.round === roundOf(facts)).at(-1)
}

/** A matter beyond competence has no date of the commune's own until the superior has replied. */
function ownDue(facts: CaseFacts): string | null {
  if (dispositionOf(facts)?.code !== 'vuot_tham_quyen') return currentDue(facts)
  if (lastInRound(facts, facts.extensions)) return currentDue(facts)
  return lastInRound(facts, facts.escalations)?.answerBy ?? null
}

export function outcomeOf(matter: Pick<Counted, 'facts' | 'competence'>, asOf: string): Outcome {
  const { facts } = matter
  const state = requestState(facts)
  const code = dispositionOf(facts)?.code ?? null
  const answeredOn = facts.answered.find((row) => row.round === roundOf(facts))?.onDate ?? null
  const guidedOn = state === 'da_huong_dan' ? (lastInRound(facts, facts.guided)?.onDate ?? null) : null
  const split = state === 'tach'
  const waits = nextOf(facts) === 'wait_superior' && code === 'vuot_tham_quyen'
  const open = (isOwed(facts) || nextOf(facts) === 'dispose') && !waits
  const due = split ? null : open ? deadlineOf(facts) : ownDue(facts)
  const closedOn = answeredOn ?? guidedOn
  return {
    state,
    code,
    unit: facts.unit,
    split,
    owedInWriting: isOwedInWriting({
      split,
      answered: answeredOn !== null,
      code,
      reopened: roundOf(facts) > 0,
      opened: facts.opened !== null,
    }),
    answeredOn,
    guidedOn,
    due,
    closedLate: closedOn !== null && due !== null && closedOn > due,
    overdue: open && due !== null && due < asOf,
    beyond: code === 'vuot_tham_quyen' || (code === null && matter.competence === 'superior'),
    letterSent: facts.escalations.some(isWithSuperior),
    superiorReplied: facts.escalations.some((row) => row.repliedOn !== null),
    promised: lastInRound(facts, facts.promises) !== undefined,
    done: state === 'da_xong',
    satisfied: lastInRound(facts, facts.satisfied)?.satisfied ?? null,
    reopened: roundOf(facts) > 0,
  }
}

/** It was answered in writing, or that is what was decided for it. */
export function isOwedInWriting(of: {
  readonly split: boolean
  readonly answered: boolean
  readonly code: string | null
  readonly reopened: boolean
  readonly opened: boolean
}): boolean {
  const owed = owedBy(of.code ?? '')
  if (of.split) return false
  return (
    of.answered || owed === 'reply' || owed === 'letter' || of.reopened || (of.code === null && of.opened)
  )
}

/** What figures ask of a matter: of its words and dates only whether they are there. */
export type Seen = Omit<Outcome, 'answeredOn' | 'guidedOn' | 'due' | 'unit'> & {
  readonly duplicate: boolean
  readonly repeated: boolean
  readonly classified: boolean
  readonly assigned: boolean
  readonly answered: boolean
  readonly guided: boolean
  readonly dated: boolean
}

export function seenOf(matter: Counted, asOf: string): Seen {
  const outcome = outcomeOf(matter, asOf)
  return {
    ...outcome,
    duplicate: matter.duplicate,
    repeated: matter.times > 1,
    classified: matter.kind !== null,
    assigned: outcome.unit !== null,
    answered: outcome.answeredOn !== null,
    guided: outcome.guidedOn !== null,
    dated: outcome.due !== null,
  }
}

export type Test = (seen: Seen) => boolean

const all: Test = () => true
const accepted: Test = (seen) => !seen.split
const hasDate: Test = ({ split, dated, answered, guided, overdue, state }) =>
  !split && dated && (answered || guided || overdue || !isClosed(state))
const inWritingByDate: Test = ({ answered, guided, dated }) => (answered || guided) && dated

/** Every figure: what is counted, of what, and their words. */
export const MEASURES = {
  split: {
    label: 'Tách xử lý theo luật khác',
    of: 'nội dung tiếp nhận',
    part: (seen: Seen) => seen.split,
    whole: all,
  },
  duplicate: {
    label: 'Trùng với nội dung khác, trả lời chung',
    of: 'nội dung tiếp nhận',
    part: (seen: Seen) => seen.duplicate,
    whole: all,
  },
  repeated: {
    label: 'Nêu lại từ kỳ trước',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.repeated,
    whole: accepted,
  },
  classified: {
    label: 'Đã phân loại',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.classified,
    whole: accepted,
  },
  assigned: {
    label: 'Đã phân công đơn vị',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.assigned,
    whole: accepted,
  },
  on_spot: {
    label: 'Trả lời trực tiếp tại hội nghị',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.code === 'tra_loi_tai_cho',
    whole: accepted,
  },
  taken: {
    label: 'Tiếp thu',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.code === 'tiep_thu',
    whole: accepted,
  },
  handled: {
    label: 'Đã giải quyết, trả lời',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => isClosed(seen.state),
    whole: accepted,
  },
  written: {
    label: 'Đã trả lời bằng văn bản',
    of: 'nội dung phải trả lời bằng văn bản',
    part: (seen: Seen) => seen.answered,
    whole: (seen: Seen) => seen.owedInWriting,
  },
  on_time: {
    label: 'Trả lời, hướng dẫn đúng hạn',
    of: 'nội dung có hạn đã trả lời, hướng dẫn',
    part: (seen: Seen) => !seen.closedLate,
    whole: inWritingByDate,
  },
  late: {
    label: 'Quá hạn (muộn, hoặc đến nay chưa làm)',
    of: 'nội dung có hạn',
    part: (seen: Seen) => seen.closedLate || seen.overdue,
    whole: hasDate,
  },
  overdue: {
    label: 'Quá hạn chưa trả lời, chưa có văn bản đề nghị',
    of: 'nội dung có hạn',
    part: (seen: Seen) => seen.overdue,
    whole: hasDate,
  },
  beyond: {
    label: 'Vượt thẩm quyền',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.beyond,
    whole: accepted,
  },
  letter: {
    label: 'Đã có văn bản đề nghị cấp trên',
    of: 'nội dung vượt thẩm quyền',
    part: (seen: Seen) => seen.letterSent,
    whole: (seen: Seen) => seen.beyond && !seen.split,
  },
  superior: {
    label: 'Cấp trên đã trả lời',
    of: 'nội dung đã đề nghị cấp trên',
    part: (seen: Seen) => seen.superiorReplied,
    whole: (seen: Seen) => seen.letterSent,
  },
  guided: {
    label: 'Đã hướng dẫn tới cơ quan có trách nhiệm',
    of: 'nội dung thuộc cơ quan khác',
    part: (seen: Seen) => seen.guided,
    whole: (seen: Seen) => owedBy(seen.code ?? '') === 'guidance',
  },
  refused: {
    label: 'Từ chối đối thoại, có căn cứ',
    of: 'nội dung đối thoại',
    part: (seen: Seen) => seen.code === 'tu_choi',
    whole: accepted,
  },
  done: {
    label: 'Đã thực hiện xong việc đã hứa',
    of: 'nội dung có hứa thực hiện',
    part: (seen: Seen) => seen.done,
    whole: (seen: Seen) => seen.promised || seen.done,
  },
  satisfied: {
    label: 'Người có ý kiến hài lòng',
    of: 'nội dung đã hỏi mức hài lòng',
    part: (seen: Seen) => seen.satisfied === true,
    whole: (seen: Seen) => seen.satisfied !== null,
  },
  undisposed: {
    label: 'Chưa được chủ trì xử lý',
    of: 'nội dung đối thoại',
    // What was taken up again was dealt with by the chair before.
    part: (seen: Seen) => seen.code === null && !isClosed(seen.state) && !seen.reopened,
    whole: accepted,
  },
} as const satisfies Record<string, { label: string; of: string; part: Test; whole: Test }>

export type Measure = keyof typeof MEASURES
export const MEASURE_KEYS = Object.keys(MEASURES) as readonly Measure[]

export function isMeasure(text: string): text is Measure {
  return Object.hasOwn(MEASURES, text)
}

export interface Rate {
  readonly part: number
  readonly whole: number
}

export const DIMENSIONS = {
  channel: 'Kênh tiếp nhận',
  field: 'Lĩnh vực',
  village: 'Thôn',
  unit: 'Cơ quan, đơn vị',
} as const
export type Dimension = keyof typeof DIMENSIONS
export const DIMENSION_KEYS = Object.keys(DIMENSIONS) as readonly Dimension[]

export function isDimension(text: string): text is Dimension {
  return Object.hasOwn(DIMENSIONS, text)
}

/** What a group shows: the measures that are asked of it most. */
export const GROUP_MEASURES = ['handled', 'written', 'late'] as const satisfies readonly Measure[]
export type GroupMeasure = (typeof GROUP_MEASURES)[number]

export interface Group {
  /** Null: not said, not yet classified, not assigned. */
  readonly id: string | null
  readonly label: string
  readonly received: number
  readonly rates: Readonly<Record<GroupMeasure, Rate>>
}

export interface Figures {
  readonly asOf: string
  readonly submissions: number
  readonly received: number
  readonly rates: Readonly<Record<Measure, Rate>>
  readonly states: Readonly<Partial<Record<RequestState, number>>>
  readonly dispositions: Readonly<Record<string, number>>
  /** A matter of two fields is counted in both. */
  readonly groups: Readonly<Record<Dimension, readonly Group[]>>
  /** Villages from which nothing was heard, of all villages. */
  readonly silent: Rate & { readonly names: readonly string[] }
}

export interface Named {
  readonly id: string
  readonly label: string
}

/** Names of groups in their order; villages all appear, heard or not. */
export interface Names {
  readonly channel: readonly Named[]
  readonly field: readonly Named[]
  readonly village: readonly Named[]
  readonly unit: readonly Named[]
}

/** The groups of one dimension a matter belongs to. */
export function groupsOf(dimension: Dimension, matter: Counted): readonly (string | null)[] {
  switch (dimension) {
    case 'channel':
      return [matter.channel]
    case 'field':
      return matter.fields.length === 0 ? [null] : matter.fields
    case 'village':
      return [matter.village]
    case 'unit':
      return [matter.facts.unit]
  }
}

/** The very matters a figure counts: what a click on it shows. */
export function mattersOf<Row extends Counted>(
  matters: readonly Row[],
  of: {
    readonly measure?: Measure
    readonly whole?: boolean
    readonly dimension?: Dimension
    readonly group?: string | null
  },
  asOf: string,
): readonly Row[] {
  return matters.filter((matter) => {
    if (of.dimension !== undefined && !groupsOf(of.dimension, matter).includes(of.group ?? null)) return false
    if (of.measure === undefined) return true
    const { part, whole }: { part: Test; whole: Test } = MEASURES[of.measure]
    const seen = seenOf(matter, asOf)
    return whole(seen) && (of.whole === true || part(seen))
  })
}
