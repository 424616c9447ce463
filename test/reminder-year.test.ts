// A year of several communes under a virtual clock: every reminder that steps and calendar give, counted a second time by
// the test itself, goes out once, in daylight of a working day, through a mail server that fails at random and is away for
// a week. REMINDER_COMMUNES=100 plays the whole province.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWorkingDay } from '../src/calendar/calendar.ts'
import { standardCalendar } from '../src/calendar/library.ts'
import { openCase } from '../src/followup/case.acts.ts'
import { disposeQuestion } from '../src/followup/disposition.acts.ts'
import { saveLadder } from '../src/followup/reminder/acts.ts'
import { DEFAULT_LADDER, type Ladder } from '../src/followup/reminder/ladder.ts'
import { remindAll } from '../src/followup/reminder/run.ts'
import { caseThings, conferenceThings } from '../src/followup/reminder/things.ts'
import { settableClock, ZONE } from '../src/kit/clock.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import type { Actor } from '../src/ledger/ledger.ts'
import { runOutbox } from '../src/notice/outbox.ts'
import { isQuiet } from '../src/notice/quiet.ts'
import { smtpTransport } from '../src/notice/smtp.ts'
import { assignQuestion, receiveSubmission } from '../src/petition/acts.ts'
import { eachDatabase } from './databases.ts'
import { type Behaviour, post } from './post.ts'
import { fillCommune } from './world.ts'

/** In the suite a few: PostgreSQL syncs every act. */
const FEW = { sqlite: 2, postgres: 1 } as const
const FIRST = Temporal.PlainDate.from('2024-08-05')
const DAYS = 365
const calendar = standardCalendar()
const isWorked = (date: Temporal.PlainDate) => isWorkingDay(date, calendar)

/** A thing as the test knows it: open from the morning of `from` until the morning of `closed`. */
interface Known {
  readonly commune: string
  readonly id: string
  readonly due: Temporal.PlainDate
  readonly from: Temporal.PlainDate
  readonly closed: Temporal.PlainDate | undefined
  /** Recipients of the owner's reminders. */
  readonly owners: readonly string[]
}

import { random } from './random.ts'

const ladderOf = (at: number): Ladder =>
  at % 2 === 0
    ? DEFAULT_LADDER
    : { before: [10, 3], onDay: false, after: [2], every: 7, office: null, chair: 2 }

/** The working days of three years in a row: counting is a difference of places. */
const WORKED: readonly string[] = Array.from({ length: 1100 }, (_, at) =>
  FIRST.subtract({ days: 365 }).add({ days: at }),
)
  .filter(isWorked)
  .map(String)
const PLACE = new Map<string, number>()
for (let at = FIRST.subtract({ days: 365 }), place = 0; place < WORKED.length; at = at.add({ days: 1 })) {
  if (WORKED[place] === at.toString()) place++
  PLACE.set(at.toString(), place)
}
const upTo = (date: Temporal.PlainDate) => PLACE.get(date.toString()) ?? WORKED.length

function naiveStage(
  due: Temporal.PlainDate,
  today: Temporal.PlainDate,
  ladder: Ladder,
): { code: string; late: number } | undefined {
  const between = upTo(due) - upTo(today)
  const overdue = Temporal.PlainDate.compare(today, due) > 0
  if (overdue) {
    const late = -between
    const steps = [...ladder.after]
    const last = Math.max(0, ...ladder.after)
    if (ladder.every !== null)
      for (let at = last + ladder.every; at <= late; at += ladder.every) steps.push(at)
    const step = Math.max(0, ...steps.filter((each) => each <= late))
    return step > 0 ? { code: `qua-${step}`, late } : undefined
  }
  if (between === 0 && ladder.onDay) return { code: 'den-han', late: 0 }
  const steps = ladder.before.filter((each) => between <= each)
  return steps.length > 0 ? { code: `truoc-${Math.min(...steps)}`, late: 0 } : undefined
}

/** Every mark there should be: "commune|thing|due|stage|recipient" and the day it was told. */
function naiveYear(
  known: readonly Known[],
  ladders: ReadonlyMap<string, Ladder>,
): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  for (let at = 0; at < DAYS; at++) {
    const today = FIRST.add({ days: at })
    if (!isWorked(today)) continue
    for (const thing of known) {
      const open =
        Temporal.PlainDate.compare(thing.from, today) <= 0 &&
        (thing.closed === undefined || Temporal.PlainDate.compare(today, thing.closed) < 0)
      const ladder = ladders.get(thing.commune) as Ladder
      const stage = open ? naiveStage(thing.due, today, ladder) : undefined
      if (!stage) continue
      const hears = new Set(thing.owners)
      if (ladder.office !== null && stage.late >= ladder.office && stage.late > 0)
        hears.add('person:van-phong')
      if (ladder.chair !== null && stage.late >= ladder.chair && stage.late > 0) hears.add('person:chu-tich')
      for (const recipient of hears) {
        const mark = [thing.commune, thing.id, thing.due, stage.code, recipient].join('|')
        if (!told.has(mark)) told.set(mark, today.toString())
      }
    }
  }
  return told
}

const morning = (date: Temporal.PlainDate) =>
  date.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from('05:00') }).toInstant()

async function fill(db: Db, at: number, next: () => number): Promise<{ known: Known[]; acts: Planned[] }> {
  const commune = `xa-${at}`
  const by = (person: string, date: Temporal.PlainDate): Actor => ({
    commune,
    person,
    now: morning(date),
    today: date,
  })
  await db.act(commune, (trx) => fillCommune(trx, by('he_thong', FIRST), `Xã ${at}`))
  const conference = `hn-${commune}`
  await db.act(commune, async (trx) => {
    for (const person of ['van-phong', 'chu-tich'])
      await trx
        .updateTable('person')
        .set({ email: `${person}@${commune}.example` })
        .where('commune_id', '=', commune)
        .where('id', '=', person)
        .execute()
    // Their lists of all that is open are left out, so that every message is a reminder that the test counts.
    for (const person of ['van-phong', 'chu-tich'])
      await trx
        .insertInto('reminder_wish')
        .values({
          commune_id: commune,
          person_id: person,
          channel: 'email',
          digest: 'none',
          version: 1,
          at: '2024-08-05T00:00:00Z',
        })
        .execute()
    must(await saveLadder(trx, by('van-phong', FIRST), { ...ladderOf(at), version: 0 }))
  })
  const known: Known[] = []
  const acts: Planned[] = []
  const dayOf = (least: number, most: number) =>
    FIRST.add({ days: least + Math.floor(next() * (most - least)) })
  for (let number = 0; number < 4; number++) {
    const due = dayOf(5, 350)
    const owner = number % 2 === 0 ? 'office' : 'chair'
    await db.act(commune, (trx) =>
      trx
        .insertInto('due')
        .values({
          commune_id: commune,
          conference_id: conference,
          rule: `R-${number}`,
          position: number,
          duty: 'prepare',
          title: `Việc ${number}`,
          owner,
          paper: null,
          anchor: 'none',
          direction: 'on',
          count: null,
          unit: 'fixed',
          due: due.toString(),
          statutory: null,
          binding: due.toString(),
          from_date: null,
          to_date: null,
          occurrences: '',
          provisional: 0,
          assumed: 0,
          explanation: 'Ấn định.',
          quote: '',
          computed_at: '2024-08-05T00:00:00Z',
        })
        .execute(),
    )
    known.push({
      commune,
      id: `due:${conference}:R-${number}`,
      due,
      from: FIRST,
      closed: undefined,
      owners: [owner === 'office' ? 'person:van-phong' : 'person:chu-tich'],
    })
  }
  for (let number = 0; number < 8; number++) {
    const from = dayOf(0, 200)
    const due = from.add({ days: 3 + Math.floor(next() * 40) })
    const answered = next() < 0.8 ? due.add({ days: -5 + Math.floor(next() * 40) }) : undefined
    // Nothing is answered before the day after it came.
    const closed = answered && Temporal.PlainDate.compare(answered, from) > 0 ? answered : undefined
    const unit = (['kinh-te', 'van-hoa', 'cong-an', null] as const)[number % 4] ?? null
    const opened = `${commune}:${number}`
    acts.push({
      on: from,
      run: async (ids) => {
        const office = by('van-phong', from)
        const received = must(
          await db.act(commune, (trx) =>
            receiveSubmission(trx, office, {
              conference,
              channel: 'gui_truoc',
              name: null,
              phone: null,
              address: null,
              village: 'thon-1',
              content: `Đường ngõ số ${number} hỏng nặng.`,
              level: 'commune',
              consentPublish: false,
            }),
          ),
        )
        const question = (
          await db.read
            .selectFrom('question')
            .select('id')
            .where('commune_id', '=', commune)
            .where('submission_id', '=', received.id)
            .executeTakeFirstOrThrow()
        ).id
        if (unit)
          must(
            await db.act(commune, (trx) =>
              assignQuestion(trx, office, { question, unit, reason: null } as Parameters<
                typeof assignQuestion
              >[2]),
            ),
          )
        must(
          await db.act(commune, (trx) =>
            openCase(trx, office, { question, due: due.toString(), rule: null, explanation: null }),
          ),
        )
        ids.set(opened, question)
      },
    })
    if (closed)
      acts.push({
        on: closed,
        run: async (ids) => {
          const question = ids.get(opened) as string
          must(
            await db.act(commune, (trx) =>
              disposeQuestion(trx, by('chu-tich', closed), {
                question,
                code: 'tra_loi_tai_cho',
                answer: 'Đã sửa xong ngày hôm qua.',
                ground: null,
              }),
            ),
          )
        },
      })
    known.push({
      commune,
      id: `case:${opened}`,
      due,
      from,
      closed,
      owners: [unit ? `unit:${unit}` : 'person:van-phong'],
    })
  }
  return { known, acts }
}

interface Planned {
  readonly on: Temporal.PlainDate
  readonly run: (ids: Map<string, string>) => Promise<void>
}

eachDatabase('a year of reminders', (open, kind) => {
  const communes = Number(process.env.REMINDER_COMMUNES ?? FEW[kind])

  test(`${communes} communes: exactly the reminders that steps and calendar give, none twice, none at night or on days off`, async (t) => {
    const { db, drop } = await open()
    const next = random(20_241)
    const clock = settableClock(FIRST)
    const taken: { id: string; at: Temporal.Instant }[] = []
    const server = await post((text) => {
      taken.push({ id: /^Message-ID: (.*)$/im.exec(text)?.[1] ?? '?', at: clock.now() })
    })
    // Also when a claim fails: a listening server would keep the process alive.
    t.after(async () => {
      await server.close()
      await drop()
    })
    const filled = []
    for (let at = 0; at < communes; at++) filled.push(await fill(db, at, next))
    const known = filled.flatMap((one) => one.known)
    const acts = filled.flatMap((one) => one.acts)
    const ladders = new Map(Array.from({ length: communes }, (_, at) => [`xa-${at}`, ladderOf(at)]))
    const parts = {
      sources: [conferenceThings, caseThings],
      channels: ['email'] as const,
      publicUrl: undefined,
    }
    const settings = {
      clock,
      workingDays: async () => isWorked,
      transports: {
        email: smtpTransport({ url: server.url, from: 'doithoai@tinh.example', timeoutMs: 2000 }),
      },
    }
    const away = [Temporal.PlainDate.from('2024-11-04'), Temporal.PlainDate.from('2024-11-10')] as const
    const failing: readonly Behaviour[] = ['busy', 'drop_before_text', 'drop_after_text', 'accept_then_drop']
    const ids = new Map<string, string>()
    for (let at = 0; at < DAYS; at++) {
      const today = FIRST.add({ days: at })
      for (const act of acts) if (act.on.equals(today)) await act.run(ids)
      // The hours when nothing may go out are tried once a week: nothing happens in them.
      for (const time of at % 7 === at % 5
        ? ['00:10', '06:30', '07:05', '10:00', '22:30']
        : ['07:05', '10:00']) {
        clock.set(today.toPlainDateTime(time))
        await remindAll(db, clock, parts)
        const gone =
          Temporal.PlainDate.compare(today, away[0]) >= 0 && Temporal.PlainDate.compare(today, away[1]) <= 0
        server.behave(
          gone ? 'busy' : next() < 0.3 ? (failing[Math.floor(next() * failing.length)] ?? 'busy') : 'accept',
        )
        await runOutbox(db, settings)
      }
    }
    server.behave('accept')
    clock.set(Temporal.PlainDateTime.from('2025-08-05T10:00'))
    await runOutbox(db, settings)

    const marks = new Map<string, string>()
    const named = new Map([...ids].map(([opened, question]) => [question, opened]))
    for (const row of await db.read.selectFrom('reminder_sent').selectAll().execute()) {
      const [kind = '', id = ''] = row.thing.split(':')
      const thing = kind === 'case' ? `case:${named.get(id)}` : row.thing
      marks.set([row.commune_id, thing, row.due, row.stage, row.recipient].join('|'), row.on_date)
    }
    const expected = naiveYear(known, ladders)
    assert.ok(expected.size > communes * 30, `a year without much to remind of: ${expected.size}`)
    assert.deepEqual(Object.fromEntries([...marks].sort()), Object.fromEntries([...expected].sort()))

    const rows = await db.read.selectFrom('outbox').selectAll().execute()
    const days = new Set(
      [...expected].map(([mark, day]) => `${mark.split('|')[0]} nhac-viec:${day}:${mark.split('|')[4]}`),
    )
    assert.deepEqual(new Set(rows.map((row) => `${row.commune_id} ${row.occasion}`)), days)

    const quiet = taken.filter(({ at }) => isQuiet(at, isWorked))
    assert.deepEqual(quiet, [], 'none at night, none on a day off')
    const received = new Map<string, number>()
    for (const { id } of taken) received.set(id, (received.get(id) ?? 0) + 1)
    assert.deepEqual(
      [...received].filter(([, times]) => times > 1),
      [],
      'none twice',
    )
    for (const row of rows) {
      const arrived = received.has(`<${row.id}@tinh.example>`)
      if (row.state === 'sent') assert.ok(arrived, 'said to be sent, and was')
      else if (row.state === 'dropped') assert.ok(!arrived, 'replaced before it went')
      else assert.equal(row.state, 'unsure', row.state)
    }
    assert.ok(rows.some((row) => row.state === 'unsure') && rows.some((row) => row.state === 'sent'))
    assert.doesNotMatch(JSON.stringify(rows), /hỏng nặng/, 'no words of a citizen')
  })
})
