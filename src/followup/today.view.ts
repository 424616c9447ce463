// What is due and late for one person today: their unit's cases, answers waiting for them, the conferences' dates, tasks.
import type { Calendar } from '../calendar/calendar.ts'
import { calendarOf } from '../calendar/changes.store.ts'
import { holdingWarnings } from '../conference/holding.store.ts'
import { listRequests } from '../conference/request.store.ts'
import { listConferences, tasksOf } from '../conference/store.ts'
import { HOLD_TONE, requestPath } from '../conference/words.ts'
import type { Tone } from '../kit/html/tone.ts'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, listVillages } from '../office/store.ts'
import { type Round, waitingFor } from '../paper/signing.store.ts'
import { questionsById } from '../petition/store.ts'
import { duesOf, dueToday } from '../regulation/dues.ts'
import { monthName } from '../regulation/occurrences.ts'
import { type AcceptanceView, acceptanceView } from './acceptance/view.ts'
import type { AnswerSummary } from './answer.store.ts'
import { listAnswers } from './answer.store.ts'
import { listEscalations } from './escalation.store.ts'
import { type JointWork, jointWork } from './joint/view.ts'
import { type LetterRow, type WorkItem, type WorkRow, workItems } from './list.ts'
import { type PrepareItem, toPrepare } from './prepare.view.ts'
import { datePhase, distanceWords, type Phase } from './state.ts'
import { communeFacts, type Handle } from './store.ts'
import { successionPath } from './succession/paths.ts'
import { openMattersOf, predecessorsOf } from './succession/store.ts'

export interface DueItem {
  readonly conference: { readonly id: string; readonly title: string }
  readonly rule: string
  readonly title: string
  readonly date: string
  readonly phase: Phase
  readonly distance: string
  readonly explanation: string
}

export interface TaskItem {
  readonly id: string
  readonly conference: { readonly id: string; readonly title: string }
  readonly title: string
  readonly date: string | null
  readonly phase: Phase
  readonly distance: string | undefined
}

/** What must be begun and has no row of its own yet: a conference to be called. */
export interface ToBegin {
  readonly href: string
  readonly label: string
  readonly text: string
  readonly tone: Tone
}

export interface TodayView {
  readonly begin: readonly ToBegin[]
  readonly cases: readonly WorkRow[]
  readonly casesTotal: number
  readonly casesLate: number
  /** Answers the unit prepares before the conference. */
  readonly prepare: readonly PrepareItem[]
  /** Cases of other units this one is asked to help with. */
  readonly joint: readonly JointWork[]
  /** Given and not taken yet, sent back and not given anew. */
  readonly acceptance: AcceptanceView
  readonly approve: readonly AnswerSummary[]
  /** Papers other than answers that wait for this person's step of the signing chain. */
  readonly sign: readonly Round[]
  readonly issue: readonly AnswerSummary[]
  readonly deliver: readonly AnswerSummary[]
  readonly mine: readonly AnswerSummary[]
  readonly letters: readonly LetterRow[]
  readonly dues: readonly DueItem[]
  readonly tasks: readonly TaskItem[]
}

const MOST = 12

export async function todayView(read: Handle, who: Signed, today: Temporal.PlainDate): Promise<TodayView> {
  const commune = who.commune.id
  const can = (right: Right) => who.rights.has(right)
  const answers = can('petition.read') || can('petition.read_unit') ? await listAnswers(read, commune) : []
  const own = can('petition.read') ? answers : answers.filter((one) => one.unit_id === who.unit)
  const items = await casesOf(read, who, today)
  const waiting = can('paper.read') ? await waitingFor(read, commune, who) : []
  const mineToSign = new Set(waiting.map((round) => round.subject))
  return {
    cases: await workRows(read, commune, items.slice(0, MOST), today),
    casesTotal: items.length,
    casesLate: items.filter((item) => item.phase === 'late').length,
    prepare: await toPrepare(read, who, today),
    joint: await jointWork(read, who, today),
    acceptance: await acceptanceView(read, who, today),
    approve: answers.filter((one) => one.state === 'cho_duyet' && mineToSign.has(one.id)),
    sign: waiting.filter((round) => round.kind !== 'tra_loi'),
    issue: can('answer.issue') ? own.filter((one) => one.state === 'da_duyet') : [],
    deliver: can('answer.issue') ? own.filter((one) => one.state === 'ban_hanh' && !one.delivered) : [],
    mine: can('answer.draft')
      ? own.filter(
          (one) => one.state === 'tra_lai' || (one.state === 'du_thao' && who.actsFor.has(one.by_person)),
        )
      : [],
    letters: (await letterRows(read, who, today)).filter((row) => !row.letter.reply && !row.letter.returned),
    begin: can('conference.write') ? await toBegin(read, commune, today) : [],
    ...(await conferenceWork(read, who, today)),
  }
}

/** The duty to hold where no conference is called in time, and voters' requests that have reached their number. */
async function toBegin(
  read: Handle,
  commune: string,
  today: Temporal.PlainDate,
): Promise<readonly ToBegin[]> {
  const inherited: ToBegin[] = []
  for (const from of await predecessorsOf(read, commune)) {
    const open = (await openMattersOf(read, from.commune)).length
    if (open > 0)
      inherited.push({
        href: `${successionPath(commune)}#tu-${from.commune}`,
        label: 'Mở danh sách tiếp nhận',
        text: `${from.name} đã sáp nhập: còn ${open} nội dung mở và lời đã hứa chưa tiếp nhận.`,
        tone: 'due',
      })
  }
  const requests = (await listRequests(read, commune)).filter(
    (request) => request.standing.state === 'du' && !request.conference,
  )
  return [
    ...inherited,
    // A conference held too late is a remark: nothing can be begun about it.
    ...(await holdingWarnings(read, commune, today))
      .filter((warning) => warning.level !== 'late')
      .map((warning) => ({
        href: `/xa/${commune}/hoi-nghi`,
        label: 'Mở danh sách hội nghị',
        text: warning.message,
        tone: HOLD_TONE[warning.level],
      })),
    ...requests.map((request) => ({
      href: requestPath(commune, request.id),
      label: 'Mở đề nghị',
      text: `Cử tri đề nghị đối thoại đã đủ chữ ký: ${request.subject}. ${request.standing.explanation}`,
      tone: 'due' as const,
    })),
  ]
}

/** All of the commune for those who see it all, a unit's own for a unit; nobody's for the rest. */
async function casesOf(read: Handle, who: Signed, today: Temporal.PlainDate): Promise<readonly WorkItem[]> {
  const all = who.rights.has('petition.read')
  if (!all && !(who.rights.has('petition.read_unit') && who.unit)) return []
  const facts = await communeFacts(read, who.commune.id)
  const unit = all ? undefined : (who.unit ?? undefined)
  return workItems(facts.values(), { page: 1, unit }, today, await calendarOf(read, who.commune.id))
}

/** The person's words beside what the rules say. */
export async function workRows(
  read: Handle,
  commune: string,
  items: readonly WorkItem[],
  today: Temporal.PlainDate,
): Promise<readonly WorkRow[]> {
  const found = await questionsById(
    read,
    commune,
    items.map((item) => item.question),
  )
  const rows = new Map(found.map((row) => [row.id, row]))
  const units = new Map((await listUnits(read, commune)).map((unit) => [unit.id, unit.name]))
  const villages = new Map((await listVillages(read, commune)).map((one) => [one.id, one.name]))
  const calendar = await calendarOf(read, commune)
  return items.flatMap((item) => {
    const row = rows.get(item.question)
    if (!row) return []
    return [
      {
        ...item,
        text: row.text,
        code: row.code,
        village: row.village_id ? villages.get(row.village_id) : undefined,
        unitName: item.unit ? units.get(item.unit) : undefined,
        distance: distance(item.deadline, today, calendar),
      },
    ]
  })
}

export function distance(
  date: string | null,
  today: Temporal.PlainDate,
  calendar: Calendar,
): string | undefined {
  return date === null ? undefined : distanceWords(Temporal.PlainDate.from(date), today, calendar)
}

/** Letters this person may see: all for the office, those sent for the superior. */
export async function letterRows(
  read: Handle,
  who: Signed,
  today: Temporal.PlainDate,
): Promise<readonly LetterRow[]> {
  const manages = who.rights.has('petition.read')
  if (!manages && !who.rights.has('superior.answer')) return []
  const letters = await listEscalations(read, who.commune.id)
  const calendar = await calendarOf(read, who.commune.id)
  return letters
    .filter((letter) => manages || letter.sent_on !== null)
    .map((letter) => ({
      letter,
      phase: letter.reply || letter.returned ? 'closed' : datePhase(letter.reply_by, today, calendar),
      distance: distance(letter.reply_by, today, calendar),
    }))
}

async function conferenceWork(
  read: Handle,
  who: Signed,
  today: Temporal.PlainDate,
): Promise<{ dues: readonly DueItem[]; tasks: readonly TaskItem[] }> {
  if (!who.rights.has('conference.read')) return { dues: [], tasks: [] }
  const dues: DueItem[] = []
  const tasks: TaskItem[] = []
  const calendar = await calendarOf(read, who.commune.id)
  for (const row of await listConferences(read, who.commune.id)) {
    if (row.cancelled || row.closed) continue
    const conference = { id: row.id, title: row.title }
    for (const stored of await duesOf(read, who.commune.id, row.id)) {
      const due = dueToday(stored, today, null)
      const date = due.binding ?? due.due
      if (due.met || date === null || !who.roles.some((role) => role === due.owner)) continue
      dues.push({
        conference,
        rule: due.rule,
        title: due.next ? `${due.title}, kỳ ${monthName(due.next.month)}` : due.title,
        date,
        phase: datePhase(date, today, calendar),
        distance: distance(date, today, calendar) ?? '',
        explanation: due.explanation,
      })
    }
    for (const task of await tasksOf(read, who.commune.id, row.id)) {
      if (task.unit_id !== who.unit || task.reports.some((report) => report.kind === 'xong')) continue
      tasks.push({
        id: task.id,
        conference,
        title: task.title,
        date: task.due,
        phase: datePhase(task.due, today, calendar),
        distance: distance(task.due, today, calendar),
      })
    }
  }
  const byDate = (a: { date: string | null }, b: { date: string | null }) =>
    (a.date ?? '9999').localeCompare(b.date ?? '9999')
  return { dues: dues.sort(byDate).slice(0, MOST), tasks: tasks.sort(byDate) }
}
