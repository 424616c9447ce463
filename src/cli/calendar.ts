// `doithoai calendar`: the entries of communes' calendars, a file checked, a file applied to one commune or to all, each in
// one transaction of its own.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { readCalendar } from '../calendar/calendar.form.ts'
import type { Wish } from '../calendar/calendar.ts'
import { applyWish } from '../calendar/change.acts.ts'
import { calendarChanges, calendarOf } from '../calendar/changes.store.ts'
import { FIRST_YEAR, LAST_YEAR } from '../calendar/counting.ts'
import { standardCalendar } from '../calendar/library.ts'
import { LARGEST_FILE, lineErrorText } from '../calendar/lines.ts'
import type { PlannedMove } from '../calendar/moves.ts'
import { proposed } from '../calendar/proposals.store.ts'
import { type FileInput, fileWish, isIcs } from '../calendar/wish.ts'
import { systemClock } from '../kit/clock.ts'
import { decodeText } from '../kit/delimited.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { SYSTEM } from '../ledger/ledger.ts'
import { findCommune, listCommunes } from '../office/store.ts'
import { calendarUser } from '../wiring.ts'
import { type Line, readLine, refused, table, text, usage } from './arguments.ts'
import { type Command, DONE, type Io, REFUSED } from './command.ts'
import { type Opened, withDatabase } from './open.ts'

const USAGE_LINE =
  'calendar list [--commune XÃ] | calendar check TỆP | calendar apply TỆP --commune XÃ|--all [--commit] [--source CĂN_CỨ] [--title TÊN] [--year NĂM] [--data THƯ_MỤC] [--json]  (.ics, .csv, .yaml)'

function readGiven(io: Io, given: string): Result<FileInput['file']> {
  const file = path.resolve(io.cwd, given)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return err({ message: `Không có tệp ${given}.` })
  if (!stat.isFile()) return err({ message: `${given} không phải một tệp.` })
  if (stat.size > LARGEST_FILE * 2)
    return err({ message: `${given} quá lớn (${stat.size} byte) để là một lịch nghỉ.` })
  try {
    return ok({ name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) })
  } catch {
    return err({ message: `Không đọc được ${given}: hãy xem quyền đọc tệp.` })
  }
}

/** --year: the file settles that year whole. */
function yearOption(line: Line): Result<number | undefined> {
  const given = text(line.values.year)
  if (given === undefined) return ok(undefined)
  const year = Number(given)
  if (/^\d{4}$/.test(given) && year >= FIRST_YEAR && year <= LAST_YEAR) return ok(year)
  return err({ message: `--year: “${given}” không phải năm từ ${FIRST_YEAR} đến ${LAST_YEAR}.` })
}

/** The changes a file asks for, checked against a commune's calendar: one a year for a calendar file, else one. */
type Wishes = (
  calendar: Parameters<typeof fileWish>[1],
) => Result<readonly Extract<Wish, { kind: 'change' }>[]>

function wishesOf(file: FileInput['file'], line: Line, today: Temporal.PlainDate): Result<Wishes> {
  const year = yearOption(line)
  if (!year.ok) return year
  const source = text(line.values.source) ?? `tệp ${file.name}`
  if (/\.ya?ml$/i.test(file.name)) return yearsOf(file, source)
  // Events may repeat for ever; the rows of a table name their dates.
  const repeats = isIcs(file)
  return ok((calendar) => {
    const wish = fileWish(
      {
        file,
        from: year.value ?? (repeats ? today.year - 1 : FIRST_YEAR),
        to: year.value ?? (repeats ? today.year + 5 : LAST_YEAR),
        settles: year.value !== undefined,
        title: text(line.values.title) ?? null,
        source,
      },
      calendar,
    )
    return wish.ok ? ok([wish.value]) : wish
  })
}

/** A calendar file settles each of its years. */
function yearsOf(file: FileInput['file'], source: string): Result<Wishes> {
  const content = decodeText(file.bytes)
  if (!content.ok) return content
  const read = readCalendar(content.value)
  if (!read.ok)
    return err({
      message: `${file.name}: tệp lịch có ${read.error.length} lỗi.`,
      details: read.error.map(lineErrorText),
    })
  const wishes = read.value.years.map((year) => ({
    kind: 'change' as const,
    year: year.year,
    title: `Lịch nghỉ năm ${year.year}`,
    source: year.source ?? source,
    days: [
      ...year.off.map((day) => ({ ...day, working: false })),
      ...year.worked.map((day) => ({ ...day, working: true })),
    ],
    notes: [],
  }))
  return ok(() => ok(wishes))
}

async function list(io: Io, line: Line): Promise<number> {
  return withDatabase(io, text(line.values.data), async ({ db }) => {
    const communes = await communesOf(db, text(line.values.commune), true)
    if (!communes.ok) return refused(io, communes.error)
    const rows = []
    for (const commune of communes.value)
      for (const change of await calendarChanges(db.read, commune))
        rows.push({
          commune,
          id: change.id,
          year: change.year,
          title: change.title,
          source: change.source,
          at: change.at,
          withdrawn: change.withdrawn?.reason ?? null,
          days: change.days,
        })
    if (line.values.json === true) io.out(JSON.stringify(rows))
    else if (rows.length === 0) io.out('Chưa xã nào nhập lịch riêng; mọi xã dùng lịch kèm phần mềm.')
    else
      io.out(
        table([
          ['Xã', 'Mục', 'Số ngày', 'Căn cứ', 'Hiệu lực'],
          ...rows.map((row) => [
            row.commune,
            row.title,
            String(row.days.length),
            row.source,
            row.withdrawn === null ? 'đang dùng' : 'đã thu hồi',
          ]),
        ]),
      )
    return DONE
  })
}

async function communesOf(
  db: Opened['db'],
  commune: string | undefined,
  all: boolean,
): Promise<Result<readonly string[]>> {
  if (commune === undefined && all) return ok((await listCommunes(db.read)).map((each) => each.commune_id))
  if (commune !== undefined && (await findCommune(db.read, commune))) return ok([commune])
  return err({ message: `Không có xã mang mã ${commune}. Xem các xã: doithoai commune list.` })
}

function check(io: Io, wishes: Wishes, json: boolean): number {
  const made = wishes(standardCalendar())
  if (!made.ok) {
    if (json)
      io.out(JSON.stringify({ ok: false, errors: [made.error.message, ...(made.error.details ?? [])] }))
    return refused(io, made.error)
  }
  const days = made.value.flatMap((wish) => wish.days)
  const notes = made.value.flatMap((wish) => wish.notes)
  if (json) io.out(JSON.stringify({ ok: true, years: made.value.map((wish) => wish.year), days, notes }))
  else {
    for (const day of days) io.out(`${day.date}  ${day.working ? 'làm việc' : 'nghỉ'}  ${day.name}`)
    for (const note of notes) io.err(note)
    io.out(`${days.length} ngày, không có lỗi. Chưa có gì thay đổi.`)
  }
  return DONE
}

interface Outcome {
  readonly commune: string
  readonly state: 'preview' | 'applied' | 'unchanged' | 'refused'
  readonly moves: readonly PlannedMove[]
  readonly problem?: string
}

/** Nothing is kept: the preview is the act itself, undone. */
const ONLY_LOOKED: Problem = { message: 'chỉ xem trước' }

/** One commune in one transaction; without --commit it is undone, so that the preview is what would happen. */
async function forCommune(
  { db, clock }: Opened,
  commune: string,
  wishes: Wishes,
  commit: boolean,
): Promise<Result<Outcome>> {
  const by = { commune, person: SYSTEM, now: clock.now(), today: clock.today() }
  const user = calendarUser()
  let outcome: Outcome = { commune, state: 'unchanged', moves: [] }
  const done = await db.act(commune, async (trx): Promise<Result<void>> => {
    const made = wishes(await calendarOf(trx, commune))
    if (!made.ok) return made
    for (const wish of made.value) {
      const calendars = await proposed(trx, commune, wish)
      if (!calendars.ok) return calendars
      if (calendars.value.differences.length === 0) continue
      const applied = await applyWish(trx, by, wish, undefined, user)
      if (!applied.ok) return applied
      outcome = {
        commune,
        state: commit ? 'applied' : 'preview',
        moves: [...outcome.moves, ...applied.value.moves],
      }
    }
    return commit ? ok() : err(ONLY_LOOKED)
  })
  return done.ok || done.error === ONLY_LOOKED ? ok(outcome) : done
}

const words = (problem: Problem) => [problem.message, ...(problem.details ?? [])].join(' ')

async function apply(io: Io, line: Line, given: FileInput['file']): Promise<number> {
  const json = line.values.json === true
  const commit = line.values.commit === true
  return withDatabase(io, text(line.values.data), async (opened) => {
    const wishes = wishesOf(given, line, opened.clock.today())
    if (!wishes.ok) return refused(io, wishes.error)
    const communes = await communesOf(opened.db, text(line.values.commune), line.values.all === true)
    if (!communes.ok) return refused(io, communes.error)
    const outcomes: Outcome[] = []
    for (const [at, commune] of communes.value.entries()) {
      const done = await forCommune(opened, commune, wishes.value, commit)
      outcomes.push(
        done.ok ? done.value : { commune, state: 'refused', moves: [], problem: words(done.error) },
      )
      io.err(`[${at + 1}/${communes.value.length}] ${told(outcomes.at(-1) as Outcome)}`)
    }
    show(io, outcomes, json, commit)
    return outcomes.some((one) => one.state === 'refused') ? REFUSED : DONE
  })
}

function told({ commune, state, moves, problem }: Outcome): string {
  switch (state) {
    case 'refused':
      return `${commune}: chưa áp dụng, ${problem}`
    case 'unchanged':
      return `${commune}: lịch đã có đúng những ngày này.`
    case 'preview':
      return `${commune}: ${moves.length} hạn sẽ dời.`
    case 'applied':
      return `${commune}: đã áp dụng, ${moves.length} hạn đã dời.`
  }
}

function show(io: Io, outcomes: readonly Outcome[], json: boolean, commit: boolean): void {
  if (json) {
    io.out(JSON.stringify(outcomes))
    return
  }
  const moves = outcomes.flatMap((one) => one.moves.map((move) => ({ ...move, commune: one.commune })))
  if (moves.length > 0)
    io.out(
      table([
        ['Xã', 'Hội nghị', 'Việc', 'Hạn cũ', 'Hạn mới'],
        ...moves.map((move) => [
          move.commune,
          move.conferenceTitle,
          move.kind === 'case' ? `Nội dung chờ trả lời (${move.title})` : move.title,
          move.from ?? '—',
          move.to ?? '—',
        ]),
      ]),
    )
  const refusedOnes = outcomes.filter((one) => one.state === 'refused').map((one) => one.commune)
  if (refusedOnes.length > 0)
    io.out(`Chưa áp dụng cho: ${refusedOnes.join(', ')}. Các xã khác không bị ảnh hưởng.`)
  if (!commit) io.out('Chưa thay đổi gì. Thêm --commit để áp dụng.')
}

export const command: Command = {
  name: 'calendar',
  usage: USAGE_LINE,
  summary: 'Lịch nghỉ, làm bù của các xã: liệt kê, kiểm tra tệp, xem trước và áp dụng cho một xã hoặc mọi xã',
  async run(args, io) {
    const option = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const line = readLine(
      args,
      {
        commune: option,
        all: flag,
        commit: flag,
        source: option,
        title: option,
        year: option,
        data: option,
        json: flag,
      },
      2,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values, positionals } = line.value
    const [what, given] = positionals
    if (what === 'list' && given === undefined) return list(io, line.value)
    if (what !== 'check' && what !== 'apply')
      return usage(io, 'Nêu việc cần làm: list, check hoặc apply.', USAGE_LINE)
    if (given === undefined) return usage(io, 'Thiếu tên tệp.', USAGE_LINE)
    const file = readGiven(io, given)
    if (!file.ok) return refused(io, file.error)
    if (what === 'apply') {
      if ((values.commune === undefined) === (values.all !== true))
        return usage(io, 'Nêu một trong hai: --commune XÃ hoặc --all.', USAGE_LINE)
      return apply(io, line.value, file.value)
    }
    const wishes = wishesOf(file.value, line.value, systemClock().today())
    return wishes.ok ? check(io, wishes.value, values.json === true) : refused(io, wishes.error)
  },
}
