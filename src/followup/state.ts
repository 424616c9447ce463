// Rules: where a question stands, in words a person understands (product 3.9, codes.json request_state); what is still
// owed and by when. Pure: rows in, words out; today and the calendar are arguments.
import type { Calendar } from '../calendar/calendar.ts'
import { workingDaysBetween } from '../calendar/counting.ts'
import { absurd } from '../kit/result.ts'
import type { RequestState } from '../regulation/codes.ts'
import { owedBy } from './disposition.ts'

/** All that was done about one question. Rows of an earlier round (before a reopening) close nothing any more. */
export interface CaseFacts {
  readonly question: string
  readonly conference: string
  /** The head of its group when it is a duplicate: what became of it is what became of its head. */
  readonly head: string | null
  readonly unit: string | null
  readonly splitOff: boolean
  readonly dispositions: readonly { readonly seq: number; readonly round: number; readonly code: string }[]
  readonly opened: {
    readonly rule: string | null
    readonly due: string | null
    readonly explanation: string | null
  } | null
  /** `mistaken`: the answer of the round before belonged to another question and was taken back. */
  readonly reopenings: readonly {
    readonly seq: number
    readonly due: string | null
    readonly mistaken?: boolean
  }[]
  readonly extensions: readonly {
    readonly seq: number
    readonly round: number
    readonly newDue: string
    readonly reason: string
  }[]
  /** Notes of progress and draft answers: that somebody is at work on it. */
  readonly work: number
  readonly answered: readonly { readonly round: number; readonly onDate: string }[]
  readonly guided: readonly {
    readonly round: number
    readonly dispositionSeq: number
    readonly onDate: string
  }[]
  readonly escalations: readonly {
    readonly id: string
    readonly round: number
    readonly sentOn: string | null
    readonly replyBy: string | null
    readonly repliedOn: string | null
    readonly answerBy: string | null
    /** The superior sent it back unanswered: it is as if it had not been sent. */
    readonly returnedOn?: string | null
  }[]
  readonly promises: readonly {
    readonly seq: number
    readonly round: number
    readonly due: string | null
    readonly text: string
  }[]
  readonly completed: readonly { readonly round: number; readonly onDate: string }[]
  readonly satisfied: readonly { readonly seq: number; readonly round: number; readonly satisfied: boolean }[]
}

export const NO_FACTS: Omit<CaseFacts, 'question' | 'conference'> = {
  head: null,
  unit: null,
  splitOff: false,
  dispositions: [],
  opened: null,
  reopenings: [],
  extensions: [],
  work: 0,
  answered: [],
  guided: [],
  escalations: [],
  promises: [],
  completed: [],
  satisfied: [],
}

/** The answer given in that round was entered to the wrong question: nobody is shown it any more. */
export function wasMistaken(facts: CaseFacts, round: number): boolean {
  return facts.reopenings[round]?.mistaken === true
}

/** How often it was reopened: the number of the present round. */
export function roundOf(facts: CaseFacts): number {
  return facts.reopenings.length
}

function inRound<Row extends { readonly round: number }>(
  facts: CaseFacts,
  rows: readonly Row[],
): readonly Row[] {
  return rows.filter((row) => row.round === roundOf(facts))
}

function last<Row extends { readonly seq: number }>(rows: readonly Row[]): Row | undefined {
  return rows.reduce<Row | undefined>((most, row) => (most && most.seq > row.seq ? most : row), undefined)
}

/** The disposition in force: a later one supersedes an earlier, both are kept. */
export function dispositionOf(facts: CaseFacts): { readonly seq: number; readonly code: string } | undefined {
  return last(inRound(facts, facts.dispositions))
}

export function isGuided(facts: CaseFacts): boolean {
  const seq = dispositionOf(facts)?.seq ?? 0
  return inRound(facts, facts.guided).some((row) => row.dispositionSeq === seq)
}

/** Sent, and not sent back. */
export function isWithSuperior(row: CaseFacts['escalations'][number]): boolean {
  return row.sentOn !== null && !row.returnedOn
}

function sent(facts: CaseFacts) {
  return inRound(facts, facts.escalations).filter(isWithSuperior)
}

/** A letter is with the superior and not answered. */
export function waitingFor(facts: CaseFacts): CaseFacts['escalations'][number] | undefined {
  return sent(facts).find((row) => row.repliedOn === null)
}

/** The superior has answered: product 3.9 "the case never disappears": the commune still owes the person an answer. */
export function superiorAnswered(facts: CaseFacts): CaseFacts['escalations'][number] | undefined {
  return waitingFor(facts) ? undefined : sent(facts).at(-1)
}

/**
 * Product 3.9: "đã tiếp nhận → đã phân công → đang giải quyết → đã trả lời → đã thực hiện xong; plus vượt thẩm quyền
 * (waiting for the superior), đã hướng dẫn, từ chối." A reply is not yet the thing done: only a recorded completion is
 * "xong". `facts` are those of the head when the question is a duplicate (see factsOf).
 */
export function requestState(facts: CaseFacts): RequestState {
  const code = dispositionOf(facts)?.code
  if (facts.splitOff || code === 'tach_don') return 'tach'
  if (inRound(facts, facts.completed).length > 0) return 'da_xong'
  if (inRound(facts, facts.answered).length > 0) return 'da_tra_loi'
  if (isGuided(facts)) return 'da_huong_dan'
  if (code === 'tu_choi') return 'tu_choi'
  if (code === 'tra_loi_tai_cho' || code === 'tiep_thu') return 'da_tra_loi'
  if (waitingFor(facts)) return 'cho_cap_tren'
  if (facts.work > 0 || roundOf(facts) > 0 || facts.escalations.length > 0 || facts.promises.length > 0)
    return 'dang_giai_quyet'
  return facts.unit === null ? 'tiep_nhan' : 'phan_cong'
}

export function isClosed(state: RequestState): boolean {
  switch (state) {
    case 'da_tra_loi':
    case 'da_huong_dan':
    case 'da_xong':
    case 'tu_choi':
    case 'tach':
      return true
    case 'tiep_nhan':
    case 'phan_cong':
    case 'dang_giai_quyet':
    case 'cho_cap_tren':
      return false
    default:
      return absurd(state)
  }
}

/** What comes next for a question. `keep_promise`: answered, and the answer promised something with a date of its own. */
export type Next =
  | 'nothing'
  | 'dispose'
  | 'reply'
  | 'reply_after_superior'
  | 'letter'
  | 'wait_superior'
  | 'guide'
  | 'keep_promise'

export function nextOf(facts: CaseFacts): Next {
  const state = requestState(facts)
  if (state === 'da_tra_loi') return openPromise(facts) ? 'keep_promise' : 'nothing'
  if (isClosed(state)) return 'nothing'
  const code = dispositionOf(facts)?.code ?? ''
  const owed = owedBy(code)
  if (state === 'cho_cap_tren') return 'wait_superior'
  if (superiorAnswered(facts)) return 'reply_after_superior'
  if (owed === 'letter') return 'letter'
  if (owed === 'guidance') return 'guide'
  return owed === 'reply' || facts.opened !== null || roundOf(facts) > 0 ? 'reply' : 'dispose'
}

/** Something is owed to the person in writing now. */
export function isOwed(facts: CaseFacts): boolean {
  switch (nextOf(facts)) {
    case 'reply':
    case 'reply_after_superior':
    case 'letter':
    case 'wait_superior':
    case 'guide':
      return true
    case 'nothing':
    case 'dispose':
    case 'keep_promise':
      return false
  }
}

export function openPromise(facts: CaseFacts): CaseFacts['promises'][number] | undefined {
  if (inRound(facts, facts.completed).length > 0) return undefined
  return last(inRound(facts, facts.promises))
}

/** The date of the case itself: its rule's, the last reopening's, or as last extended in this round. */
export function currentDue(facts: CaseFacts): string | null {
  const extended = last(inRound(facts, facts.extensions))
  if (extended) return extended.newDue
  const reopened = last(facts.reopenings)
  return reopened ? reopened.due : (facts.opened?.due ?? null)
}

/** The date that counts now. While a matter beyond competence lies with the superior its letter's own date runs. */
export function deadlineOf(facts: CaseFacts): string | null {
  const next = nextOf(facts)
  switch (next) {
    case 'nothing':
      return null
    case 'keep_promise':
      return openPromise(facts)?.due ?? null
    case 'wait_superior':
      return dispositionOf(facts)?.code === 'vuot_tham_quyen'
        ? (waitingFor(facts)?.replyBy ?? null)
        : currentDue(facts)
    case 'reply_after_superior':
      return superiorAnswered(facts)?.answerBy ?? laterThanLetter(facts)
    case 'dispose':
    case 'reply':
    case 'letter':
    case 'guide':
      return currentDue(facts)
    default:
      return absurd(next)
  }
}

/** After the superior's reply the letter's old date is past use, unless the case was extended or is within competence. */
function laterThanLetter(facts: CaseFacts): string | null {
  const extended = inRound(facts, facts.extensions).length > 0
  return extended || dispositionOf(facts)?.code !== 'vuot_tham_quyen' ? currentDue(facts) : null
}

export type Phase = 'late' | 'due' | 'on_time' | 'no_date' | 'closed'

/** Within so many working days a date is said to be near. */
export const NEAR = 3

/** Open: late, due soon, on time, without a date. Whether what is closed was closed in time says closedInTime. */
export function phaseOf(facts: CaseFacts, today: Temporal.PlainDate, calendar: Calendar): Phase {
  if (nextOf(facts) === 'nothing') return 'closed'
  return datePhase(deadlineOf(facts), today, calendar)
}

export function datePhase(
  date: string | null,
  today: Temporal.PlainDate,
  calendar: Calendar,
): Exclude<Phase, 'closed'> {
  if (date === null) return 'no_date'
  const day = Temporal.PlainDate.from(date)
  if (Temporal.PlainDate.compare(day, today) < 0) return 'late'
  return workingDaysBetween(today, day, calendar) <= NEAR ? 'due' : 'on_time'
}

export type DeadlineTone = 'late' | 'due' | 'done' | 'neutral'

export function deadlineTone(phase: Phase): DeadlineTone {
  switch (phase) {
    case 'late':
      return 'late'
    case 'due':
      return 'due'
    case 'closed':
      return 'done'
    case 'on_time':
    case 'no_date':
      return 'neutral'
    default:
      return absurd(phase)
  }
}

/** "còn 5 ngày làm việc", "hôm nay", "quá hạn 2 ngày làm việc". */
export function distanceWords(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
): string {
  const order = Temporal.PlainDate.compare(date, today)
  if (order === 0) return 'hạn là hôm nay'
  const days = workingDaysBetween(today, date, calendar)
  if (order > 0) return days === 0 ? 'hết hạn vào ngày nghỉ tới' : `còn ${days} ngày làm việc`
  return days === 0 ? 'vừa quá hạn' : `quá hạn ${-days} ngày làm việc`
}

/** Whether the written answer (or guidance) kept the date; undefined when there was no date or nothing was owed. */
export function closedInTime(facts: CaseFacts): boolean | undefined {
  const due = currentDue(facts)
  const on = inRound(facts, facts.answered)[0]?.onDate ?? inRound(facts, facts.guided)[0]?.onDate
  return due === null || on === undefined ? undefined : on <= due
}

/** The facts that speak for a question: its own, or those of the head of its group. */
export function factsOf(all: ReadonlyMap<string, CaseFacts>, question: string): CaseFacts | undefined {
  const seen = new Set<string>()
  let facts = all.get(question)
  while (facts?.head && !seen.has(facts.question)) {
    seen.add(facts.question)
    const head = all.get(facts.head)
    if (!head) break
    facts = head
  }
  return facts
}
