// Before the conference: results of what was raised the time before, and the review of what is still unsolved.
// Plan S5: "Báo cáo kết quả giải quyết những ý kiến, kiến nghị của Nhân dân tại Hội nghị trước"; plan S2:
// vấn đề "đã được nêu ra nhiều lần nhưng chưa giải quyết dứt điểm", ý kiến cử tri, giám sát, tiếp dân "chưa giải quyết xong".
import { issuerOf, occasion } from '../followup/base.paper.ts'
import { promisesBefore } from '../followup/carried.store.ts'
import type { CarriedPromise } from '../followup/carried.ts'
import { isClosed, requestState } from '../followup/state.ts'
import { shortDate } from '../kit/clock.ts'
import { ok, type Result } from '../kit/result.ts'
import { count, rate } from '../kit/text.ts'
import { b, h, p, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import type { PastMatterRow } from '../petition/tables.ts'
import { BACKLOG_SOURCE, isCode } from '../regulation/codes.ts'
import {
  dayWords,
  dialogue,
  type Handle,
  leaders,
  lower,
  type Report,
  reportModel,
  reportOf,
  stateWords,
  unitWords,
} from './base.paper.ts'
import { earlierConferences, pastMatters } from './past.store.ts'
import type { Matter } from './store.ts'
import { BACKLOG, PAST } from './wording.ts'

function villageOf(report: Report, id: string | null): string {
  return id === null ? '' : (report.setting.villages.get(id) ?? '')
}

async function previousResults(
  read: Handle,
  commune: string,
  conference: string,
  _subject: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, null, today)
  if (!built.ok) return built
  const report = built.value
  const { setting } = report
  const body: Block[] = [p(setting.words.say(PAST.mo_dau, { ngay: shortDate(today) }))]
  for (const [at, earlier] of (await earlierConferences(read, commune, conference, today)).entries()) {
    const matters = dialogue(earlier.matters)
    const closed = matters.filter((matter) => isClosed(requestState(matter.facts)))
    body.push(
      h(2, `${at + 1}.`, `${earlier.title} (ngày ${dayWords(earlier.date)})`),
      p(
        b('Đã giải quyết, trả lời: '),
        `${rate(closed.length, matters.length)} nội dung; còn ${count(matters.length - closed.length)} nội dung.`,
      ),
      resultsTable(report, matters),
    )
  }
  const promises = await promisesBefore(read, commune, conference, today)
  if (promises.length > 0) {
    const done = promises.filter((promise) => promise.doneOn !== null).length
    body.push(
      p(b('Việc đã hứa thực hiện: '), `đã thực hiện xong ${rate(done, promises.length)} việc.`),
      promisesTable(promises),
    )
  }
  const noted = await pastMatters(read, commune, setting.conference.year)
  if (noted.length > 0) {
    const done = noted.filter((matter) => matter.done === 1).length
    body.push(
      p(
        b('Các vấn đề ghi nhận từ những năm trước: '),
        `đã giải quyết dứt điểm ${rate(done, noted.length)} vấn đề.`,
      ),
      notedTable(report, noted),
    )
  }
  if (body.length === 1) body.push(p(setting.words.say(PAST.khong_co)))
  body.push(p(setting.words.say(PAST.ket_thuc)))
  return ok(
    reportModel(
      setting,
      today,
      'ket_qua_ky_truoc',
      `Kết quả giải quyết ý kiến, kiến nghị của Nhân dân kỳ trước, trình bày tại ${occasion(setting)}`,
      { body },
    ),
  )
}

function resultsTable(report: Report, matters: readonly Matter[]): Block {
  return table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Nội dung', width: 9, align: 'justify' },
      { head: 'Thôn', width: 3 },
      { head: 'Cơ quan, đơn vị', width: 4 },
      { head: 'Kết quả', width: 4 },
    ],
    matters.map((matter, at) => [
      String(at + 1),
      matter.row.text,
      villageOf(report, matter.village),
      unitWords(report, matter),
      stateWords(matter),
    ]),
    { empty: 'Không có nội dung.' },
  )
}

function promisesTable(promises: readonly CarriedPromise[]): Block {
  return table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Việc đã hứa', width: 8, align: 'justify' },
      { head: 'Hội nghị', width: 3 },
      { head: 'Cơ quan, đơn vị', width: 4 },
      { head: 'Thời hạn', width: 3 },
      { head: 'Kết quả', width: 4 },
    ],
    promises.map((promise, at) => [
      String(at + 1),
      promise.promised,
      dayWords(promise.conference.date),
      promise.unit ?? '',
      promise.due === null ? 'Không nêu ngày' : dayWords(promise.due),
      promise.doneOn === null
        ? 'Đang thực hiện'
        : `Đã xong ngày ${dayWords(promise.doneOn)}${promise.note ? `: ${promise.note}` : ''}`,
    ]),
  )
}

function notedTable(report: Report, noted: readonly PastMatterRow[]): Block {
  return table(
    [
      { head: 'Năm', width: 2, align: 'center' },
      { head: 'Nội dung', width: 9, align: 'justify' },
      { head: 'Thôn', width: 3 },
      { head: 'Số lần nêu', width: 2, align: 'right' },
      { head: 'Đã trả lời', width: 5 },
      { head: 'Kết quả', width: 3 },
    ],
    noted.map((matter) => [
      String(matter.year),
      matter.text,
      villageOf(report, matter.village_id),
      count(matter.times),
      matter.answered ?? '',
      matter.done === 1 ? 'Đã xong' : 'Chưa dứt điểm',
    ]),
  )
}

interface Unsolved {
  readonly text: string
  readonly source: string
  readonly times: number
  readonly village: string
  /** Where the solution lies now: unit, state, date. Blank where nobody has it. */
  readonly solution: string
}

async function unsolved(
  read: Handle,
  commune: string,
  report: Report,
  today: Temporal.PlainDate,
): Promise<readonly Unsolved[]> {
  const { conference } = report.setting
  const open = (matter: Matter) => !matter.duplicate && !isClosed(requestState(matter.facts))
  const lineOf = (matter: Matter, source: string): Unsolved => ({
    text: matter.row.text,
    source,
    times: matter.times,
    village: villageOf(report, matter.village),
    solution: solutionWords(unitWords(report, matter), stateWords(matter)),
  })
  const own = dialogue(report.matters)
    .filter((matter) => open(matter) && (matter.channel === 'ton_dong' || matter.times > 1))
    .filter((matter) => matter.row.backlog_source !== 'don_thu')
    .map((matter) => lineOf(matter, sourceWords(matter)))
  const before = await earlierConferences(read, commune, conference.id, today)
  const raisedAgain = repeatedBy([...report.matters, ...before.flatMap((each) => each.matters)])
  const earlier = before.flatMap((each) =>
    dialogue(each.matters)
      .filter((matter) => open(matter) && !raisedAgain.has(matter.row.id))
      .map((matter) => lineOf(matter, `${each.title}, ngày ${dayWords(each.date)}`)),
  )
  const noted = (await pastMatters(read, commune, conference.year))
    .filter((matter) => matter.done === 0 && !raisedAgain.has(matter.id))
    .map((matter) => ({
      text: matter.text,
      source: `Năm ${matter.year}`,
      times: matter.times,
      village: villageOf(report, matter.village_id),
      solution: '',
    }))
  return [...own, ...earlier, ...noted].sort((a, b) => b.times - a.times)
}

/** "Phòng Kinh tế; đã phân công". */
function solutionWords(unit: string, state: string): string {
  return unit === '' ? state : `${unit}; ${lower(state)}`
}

/** What was raised again stands once, as it was raised last. */
function repeatedBy(matters: readonly Matter[]): ReadonlySet<string> {
  return new Set(matters.flatMap(({ row }) => [row.repeat_of ?? '', row.repeat_of_past ?? '']))
}

function sourceWords(matter: Matter): string {
  const source = matter.row.backlog_source
  if (source !== null && isCode(BACKLOG_SOURCE, source)) return BACKLOG_SOURCE[source]
  return 'Nêu lại tại kỳ này'
}

/** plan S2: complaints and denunciations are reviewed under their own law; here only how many. */
function letters(report: Report): Block {
  const counted = report.matters.filter(
    (matter) => matter.row.backlog_source === 'don_thu' || requestState(matter.facts) === 'tach',
  )
  return p(
    b('Đơn thư xử lý theo quy định riêng: '),
    `${rate(counted.length, report.matters.length)} nội dung tiếp nhận; không nêu chi tiết tại đây.`,
  )
}

async function backlogReview(
  read: Handle,
  commune: string,
  conference: string,
  _subject: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, null, today)
  if (!built.ok) return built
  const report = built.value
  const { setting } = report
  const lines = await unsolved(read, commune, report, today)
  const repeated = lines.filter((line) => line.times > 1)
  return ok(
    reportModel(
      setting,
      today,
      'ra_soat_ton_dong',
      'Rà soát các vấn đề tồn đọng, đã nêu nhiều lần nhưng chưa giải quyết dứt điểm, dự kiến hướng giải quyết',
      {
        addressees: [leaders(setting)],
        body: [
          p(
            setting.words.say(BACKLOG.mo_dau, {
              so_van_de: count(lines.length),
              neu_lai: rate(repeated.length, lines.length),
            }),
          ),
          table(
            [
              { head: 'STT', width: 1, align: 'center' },
              { head: 'Vấn đề', width: 8, align: 'justify' },
              { head: 'Nguồn', width: 4 },
              { head: 'Thôn', width: 3 },
              { head: 'Số lần nêu', width: 2, align: 'right' },
              { head: 'Dự kiến hướng giải quyết', width: 6 },
            ],
            lines.map((line, at) => [
              String(at + 1),
              line.text,
              line.source,
              line.village,
              count(line.times),
              line.solution,
            ]),
            { empty: 'Không có vấn đề tồn đọng.' },
          ),
          letters(report),
        ],
      },
    ),
  )
}

export const pastEntries: readonly PaperEntry[] = [
  { kind: 'ket_qua_ky_truoc', build: previousResults, issuer: issuerOf, wording: wordingOf(PAST) },
  { kind: 'ra_soat_ton_dong', build: backlogReview, issuer: issuerOf, wording: wordingOf(BACKLOG) },
]
