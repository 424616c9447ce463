// One run a commune and working day: what has reached a stage is told to whom it concerns, each person in one message.
// The run, its messages and the marks of what was told are one transaction: a second run, another machine, a restart in
// the middle send nothing twice and lose nothing.
import { type Calendar, isWorkingDay } from '../../calendar/calendar.ts'
import { calendarOf } from '../../calendar/changes.store.ts'
import { type Clock, ZONE } from '../../kit/clock.ts'
import type { Db, Trx } from '../../kit/db/db.ts'
import { type Actor, SYSTEM } from '../../ledger/ledger.ts'
import { queueMessage, supersede } from '../../notice/outbox.ts'
import { isQuiet } from '../../notice/quiet.ts'
import { findCommune } from '../../office/store.ts'
import type { Handle } from '../store.ts'
import type { Ladder } from './ladder.ts'
import { beginRun, communesToRemind, endRun, ladderOf, recipientsOf, recordTold, toldOf } from './store.ts'
import {
  type Channel,
  concerns,
  isDigestDay,
  letterOf,
  markOf,
  type Recipient,
  type Reminder,
  reached,
  shortTextOf,
} from './thing.ts'
import type { ThingSource } from './things.ts'

export interface ReminderParts {
  readonly sources: readonly ThingSource[]
  /** Gateways there are now. */
  readonly channels: readonly Channel[]
  /** The address people use; undefined: messages name no address. */
  readonly publicUrl: string | undefined
}

export interface Told {
  readonly recipient: Recipient
  /** What reached a stage since the last message. */
  readonly fresh: readonly Reminder[]
  /** All that is open and concerns them, on the morning of their list. */
  readonly open: readonly Reminder[]
  /** All that is open and concerns them, whatever day it is. */
  readonly all: readonly Reminder[]
}

/** What would be told on that day; the page shows it, the run sends it. */
export async function plannedReminders(
  read: Handle,
  commune: string,
  today: Temporal.PlainDate,
  parts: ReminderParts,
): Promise<{ readonly told: readonly Told[]; readonly calendar: Calendar }> {
  const calendar = await calendarOf(read, commune)
  if (!isWorkingDay(today, calendar)) return { told: [], calendar }
  const ladder = await ladderOf(read, commune)
  const things = []
  for (const source of parts.sources) things.push(...(await source(read, commune, today, calendar)))
  const reminders = reached(things, today, calendar, ladder)
  const before = await toldOf(
    read,
    commune,
    reminders.map((reminder) => reminder.thing.id),
  )
  const first = isFirstOfWeek(today, calendar)
  const recipients = await recipientsOf(read, commune, parts.channels, today)
  return {
    calendar,
    told: recipients
      .map((recipient) => toldTo(recipient, reminders, before, ladder, isDigestDay(recipient, first)))
      .filter(({ fresh, open }) => fresh.length + open.length > 0),
  }
}

function toldTo(
  recipient: Recipient,
  reminders: readonly Reminder[],
  before: ReadonlySet<string>,
  ladder: Ladder,
  digest: boolean,
): Told {
  const theirs = reminders.filter((reminder) => concerns(recipient, reminder, ladder))
  return {
    recipient,
    fresh: theirs.filter((reminder) => !before.has(markOf(reminder, recipient))),
    open: digest ? theirs : [],
    all: theirs,
  }
}

/** No working day of this week lies before it. */
function isFirstOfWeek(today: Temporal.PlainDate, calendar: Calendar): boolean {
  for (let back = 1; back < today.dayOfWeek; back++)
    if (isWorkingDay(today.subtract({ days: back }), calendar)) return false
  return true
}

/** Makes today's run; how many were told, undefined when there is none to make now. */
export async function runReminders(trx: Trx, by: Actor, parts: ReminderParts): Promise<number | undefined> {
  const calendar = await calendarOf(trx, by.commune)
  if (isQuiet(by.now, (date) => isWorkingDay(date, calendar))) return undefined
  if (!(await beginRun(trx, by))) return undefined
  const commune = await findCommune(trx, by.commune)
  if (!commune) throw new Error('no such commune')
  const { told } = await plannedReminders(trx, by.commune, by.today, parts)
  const frame = {
    commune: `${capital(commune.kind)} ${commune.name}`,
    today: by.today,
    calendar,
    link: parts.publicUrl && new URL(`/xa/${by.commune}/viec`, parts.publicUrl).href,
  }
  for (const { recipient, fresh, open, all } of told) {
    // What an unsent message of an earlier morning said is said again in full, and that message goes.
    const unsent = await supersede(trx, by, 'nhac-viec:', recipient)
    const listed = unsent > 0 ? all : open
    const letter = (recipient.channel === 'email' ? letterOf : shortTextOf)(fresh, listed, frame)
    const occasion = `nhac-viec:${by.today}:${recipient.id}`
    await queueMessage(trx, by, {
      channel: recipient.channel,
      address: recipient.address,
      ...letter,
      occasion,
    })
    await recordTold(trx, by, recipient, fresh)
  }
  await endRun(trx, by, told.length)
  return told.length
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Makes every run that is due now; how many messages were queued. */
export async function remindAll(db: Db, clock: Clock, parts: ReminderParts): Promise<number> {
  let told = 0
  for (const commune of await communesToRemind(db.read, clock.today())) {
    const now = clock.now()
    const by = { commune, person: SYSTEM, now, today: now.toZonedDateTimeISO(ZONE).toPlainDate() }
    // Asked outside the transaction first: at night and on days off every commune would else be locked every minute.
    const calendar = await calendarOf(db.read, commune)
    if (isQuiet(now, (date) => isWorkingDay(date, calendar))) continue
    told += (await db.act(commune, (trx) => runReminders(trx, by, parts))) ?? 0
  }
  return told
}
