// Rules: the dated things people are reminded of, to whom each goes, and what a reminder says. A message names no citizen
// and quotes nobody: it counts questions, names duties, and leads to the page where they stand.
import type { Calendar } from '../../calendar/calendar.ts'
import { longDate } from '../../kit/clock.ts'
import { count } from '../../kit/text.ts'
import type { Role } from '../../office/rights.ts'
import { distanceWords } from '../state.ts'
import { type Audience, audienceOf, type Ladder, type Stage, stageCode, stageOf } from './ladder.ts'

export type Owner = { readonly unit: string } | { readonly role: Role }

/** Something that must be done by a date. */
export interface Thing {
  /** "case:<question>": what it is, for ever the same. */
  readonly id: string
  /** What must be done, in words that name nobody: "Trả lời bằng văn bản". */
  readonly title: string
  /** Of which conference, or another heading it stands under. */
  readonly under: string
  /** ISO date. */
  readonly due: string
  readonly owners: readonly Owner[]
  /** Questions are counted, duties and tasks named one by one. */
  readonly countable: boolean
}

/** How somebody is reached. */
export type Channel = 'email' | 'sms' | 'zalo'

export interface Recipient {
  /** "person:<id>" or "unit:<id>". */
  readonly id: string
  readonly channel: Channel
  readonly address: string
  readonly roles: readonly Role[]
  readonly unit: string | null
  readonly digest: 'daily' | 'weekly' | 'none'
}

export interface Reminder {
  readonly thing: Thing
  readonly stage: Stage
}

/** Chairs are told of everything that stays late; the offices of what they follow. */
const CLIMBS: Readonly<Record<Exclude<Audience, 'owner'>, readonly Role[]>> = {
  office: ['office', 'party_office'],
  chair: ['chair'],
}

function owns(recipient: Recipient, thing: Thing): boolean {
  return thing.owners.some((owner) =>
    'unit' in owner ? recipient.unit === owner.unit : recipient.roles.includes(owner.role),
  )
}

/** Whether this stage of this thing is for that recipient. */
export function concerns(recipient: Recipient, { thing, stage }: Reminder, ladder: Ladder): boolean {
  return audienceOf(stage, ladder).some((audience) =>
    audience === 'owner'
      ? owns(recipient, thing)
      : CLIMBS[audience].some((role) => recipient.roles.includes(role)),
  )
}

/** What has reached a stage today, whoever is told of it. */
export function reached(
  things: readonly Thing[],
  today: Temporal.PlainDate,
  calendar: Calendar,
  ladder: Ladder,
): readonly Reminder[] {
  return things.flatMap((thing) => {
    const stage = stageOf(Temporal.PlainDate.from(thing.due), today, calendar, ladder)
    return stage ? [{ thing, stage }] : []
  })
}

/** One mark a stage of a thing and recipient: what it is remembered by. */
export function markOf({ thing, stage }: Reminder, recipient: Pick<Recipient, 'id'>): string {
  return [thing.id, thing.due, stageCode(stage), recipient.id].join('\n')
}

/** The list of all that is open comes each working morning, or on the first working day of a week. */
export function isDigestDay(recipient: Pick<Recipient, 'digest'>, isFirstOfWeek: boolean): boolean {
  switch (recipient.digest) {
    case 'daily':
      return true
    case 'weekly':
      return isFirstOfWeek
    case 'none':
      return false
  }
}

export interface Letter {
  readonly subject: string
  readonly body: string
}

interface Frame {
  readonly commune: string
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
  /** Where the work stands; undefined where the installation's own address is not known. */
  readonly link: string | undefined
}

const HEADINGS = [
  ['after', 'Quá hạn'],
  ['on_day', 'Đến hạn hôm nay'],
  ['before', 'Sắp đến hạn'],
] as const

/** The e-mail of a morning: what is new first, then all that is open, each under its conference. */
export function letterOf(fresh: readonly Reminder[], open: readonly Reminder[], frame: Frame): Letter {
  const fewer = open.filter((one) => !fresh.some((other) => other.thing.id === one.thing.id))
  const part = (reminders: readonly Reminder[], heading: string) =>
    reminders.length === 0 ? [] : [heading, ...linesOf(reminders, frame), '']
  return {
    subject: `${frame.commune}: ${summary(fresh.length > 0 ? fresh : open)}`,
    body: [
      ...HEADINGS.flatMap(([kind, heading]) =>
        part(
          fresh.filter((one) => one.stage.kind === kind),
          `${heading}:`,
        ),
      ),
      ...part(fewer, fresh.length > 0 ? 'Những việc khác còn mở:' : 'Những việc còn mở:'),
      frame.link ? `Mở việc: ${frame.link}` : 'Đăng nhập hệ thống, mục Việc hôm nay, để mở việc.',
      'Thôi nhận hoặc đổi cách nhận: mục Nhắc việc trong trang Tài khoản.',
    ].join('\n'),
  }
}

/** A text message: one sentence, no name, short enough for two parts of 70 letters with tone marks. */
export function shortTextOf(fresh: readonly Reminder[], open: readonly Reminder[], frame: Frame): Letter {
  const text = `${frame.commune}: ${summary(fresh.length > 0 ? fresh : open)}. ${frame.link ?? 'Xem mục Việc hôm nay.'}`
  return { subject: text, body: text }
}

/** "2 việc quá hạn, 1 việc đến hạn hôm nay". */
export function summary(reminders: readonly Reminder[]): string {
  const words = { after: 'việc quá hạn', on_day: 'việc đến hạn hôm nay', before: 'việc sắp đến hạn' } as const
  return (
    HEADINGS.map(([kind]) => [kind, reminders.filter((one) => one.stage.kind === kind).length] as const)
      .filter(([, number]) => number > 0)
      .map(([kind, number]) => `${count(number)} ${words[kind]}`)
      .join(', ') || 'không có việc nào'
  )
}

/** Under each conference its lines, the earliest date first; questions of one date in one line. */
function linesOf(reminders: readonly Reminder[], frame: Frame): readonly string[] {
  const lines = new Map<string, { readonly first: Thing; number: number }>()
  for (const { thing } of reminders) {
    const key = thing.countable ? `${thing.under}\n${thing.title}\n${thing.due}` : thing.id
    const line = lines.get(key)
    if (line) line.number += 1
    else lines.set(key, { first: thing, number: 1 })
  }
  const sorted = [...lines.values()].sort(
    (a, b) => a.first.under.localeCompare(b.first.under, 'vi') || (a.first.due < b.first.due ? -1 : 1),
  )
  return sorted.flatMap(({ first, number }, at) => {
    const date = Temporal.PlainDate.from(first.due)
    const what = first.countable ? `${count(number)} nội dung: ${lower(first.title)}` : first.title
    const line = `- ${what}, hạn ${longDate(date)} (${distanceWords(date, frame.today, frame.calendar)})`
    return sorted[at - 1]?.first.under === first.under ? [line] : [`${first.under}`, line]
  })
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
