// The monthly list of petitions and the report of progress to the chair. plan S1: "Lập danh mục kiến nghị
// của Nhân dân, theo dõi tiến độ giải quyết, báo cáo Chủ tịch UBND xã định kỳ hàng tháng".
import { issuerOf, occasion } from '../followup/base.paper.ts'
import { isClosed, requestState } from '../followup/state.ts'
import { shortDate, ZONE } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { count } from '../kit/text.ts'
import { b, h, p, points, signedBy } from '../paper/build.ts'
import type { Block, PaperModel, SignatureBlock } from '../paper/model.ts'
import type { PaperEntry, Subject } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import {
  archive,
  closingWords,
  dayWords,
  dialogue,
  groupTable,
  type Handle,
  mattersTable,
  measuresTable,
  type Report,
  receivedOf,
  reportModel,
  reportOf,
  type Setting,
  unitWords,
} from './base.paper.ts'
import { outcomeOf } from './figures.ts'
import { closingDay, monthsSince, monthWords } from './kinds.ts'
import { issuePage } from './paths.ts'
import type { Matter } from './store.ts'
import { LIST, MONTHLY } from './wording.ts'

/** From the conclusion's month (before it: the conference's) to the month of the last thing entered. */
export async function monthsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly string[]> {
  const conclusion = await read
    .selectFrom('paper')
    .select((eb) => eb.fn.min('issued_on').as('day'))
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('kind', '=', 'thong_bao_ket_luan')
    .executeTakeFirst()
  const session = await read
    .selectFrom('conference_session')
    .select((eb) => eb.fn.min('date').as('day'))
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .executeTakeFirst()
  const last = await read
    .selectFrom('ledger')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('commune_id', '=', commune)
    .executeTakeFirst()
  const start = conclusion?.day ?? session?.day
  if (!start || !last?.at) return []
  const today = Temporal.Instant.from(last.at).toZonedDateTimeISO(ZONE).toPlainDate()
  return monthsSince(Temporal.PlainDate.from(start), today)
}

async function monthSubjects(read: Handle, commune: string, conference: string): Promise<readonly Subject[]> {
  const months = await monthsOf(read, commune, conference)
  return months.map((month) => ({ id: month, label: `Tháng ${monthWords(month).slice(6)}` }))
}

const NO_MONTH = {
  message: 'Báo cáo tháng cần một tháng đã bắt đầu, từ khi có thông báo kết luận. Hãy chọn trong danh sách.',
  status: 404,
} as const

async function ofMonth(
  read: Handle,
  commune: string,
  conference: string,
  month: string,
  today: Temporal.PlainDate,
): Promise<Result<Report>> {
  const day = closingDay(month, today)
  return day ? reportOf(read, commune, conference, 'bao_cao_thang', today, day) : err(NO_MONTH)
}

/** The chief of the office signs by order of the head. */
export function officeSigns(setting: Setting): SignatureBlock {
  return signedBy({
    behalf: [{ form: 'TL', of: setting.body.issuer === 'party' ? 'Ban Thường vụ' : 'Chủ tịch' }],
    position: 'Chánh Văn phòng',
  })
}

function within(month: string, iso: string | null | undefined): boolean {
  return iso?.startsWith(month) ?? false
}

function answeredIn(month: string, matters: readonly Matter[]): readonly Matter[] {
  return matters.filter((matter) => matter.facts.answered.some((row) => within(month, row.onDate)))
}

function lateLines(report: Report): readonly Block[] {
  const asOf = report.asOf.toString()
  const late = report.matters.filter((matter) => !matter.duplicate && outcomeOf(matter, asOf).overdue)
  const { words } = report.setting
  if (late.length === 0) return [p(words.say(MONTHLY.khong_qua_han))]
  return [
    p(words.say(MONTHLY.qua_han, { so_qua_han: count(late.length) })),
    points(
      late.map((matter, at) => [
        `${at + 1}.`,
        `${matter.row.text} (${unitWords(report, matter) || 'chưa phân công'}; hạn ${dayWords(outcomeOf(matter, asOf).due)})`,
      ]),
    ),
  ]
}

async function monthlyReport(
  read: Handle,
  commune: string,
  conference: string,
  month: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await ofMonth(read, commune, conference, month, today)
  if (!built.ok) return built
  const report = built.value
  const { setting, figures } = report
  const { words } = setting
  const answered = answeredIn(month, report.matters)
  const extended = report.matters.filter((matter) => matter.facts.extensions.length > 0)
  const open = dialogue(report.matters).filter((matter) => !isClosed(requestState(matter.facts)))
  return ok(
    reportModel(
      setting,
      today,
      'bao_cao_thang',
      `Danh mục và tiến độ giải quyết kiến nghị của Nhân dân sau ${occasion(setting)}, ${monthWords(month)}`,
      {
        addressees: [
          setting.body.issuer === 'party'
            ? 'Thường trực Đảng ủy'
            : `Chủ tịch Ủy ban nhân dân ${setting.commune.kind}`,
        ],
        body: [
          ...words.paragraph(MONTHLY.mo_dau, { thang: monthWords(month) }),
          p(closingWords(report)),
          h(1, 'I.', 'Số liệu chung'),
          p(words.say(MONTHLY.tiep_nhan, receivedOf(figures))),
          measuresTable(figures, [
            'handled',
            'written',
            'on_time',
            'late',
            'beyond',
            'letter',
            'superior',
            'done',
          ]),
          h(1, 'II.', 'Tiến độ trong tháng'),
          p(
            words.say(MONTHLY.tra_loi_trong_thang, {
              thang: monthWords(month),
              so_tra_loi: count(answered.length),
            }),
          ),
          p(
            words.say(MONTHLY.con_lai, {
              so_gia_han: count(extended.length),
              so_con_lai: count(open.length),
            }),
          ),
          p(b('Theo cơ quan, đơn vị:')),
          groupTable(figures, 'unit'),
          h(1, 'III.', 'Quá hạn, cần chỉ đạo'),
          ...lateLines(report),
          p(words.say(MONTHLY.ket_thuc)),
        ],
        annexes: [
          {
            title: 'Danh mục kiến nghị của Nhân dân và tiến độ giải quyết',
            note: `(Số liệu đến hết ngày ${shortDate(report.asOf)})`,
            orientation: 'landscape',
            body: [mattersTable(report, dialogue(report.matters), true)],
          },
        ],
        signature: officeSigns(setting),
        recipients: ['Như trên', archive(setting)],
      },
    ),
  )
}

async function monthlyList(
  read: Handle,
  commune: string,
  conference: string,
  month: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await ofMonth(read, commune, conference, month, today)
  if (!built.ok) return built
  const report = built.value
  const { setting } = report
  return ok({
    kind: 'danh_muc',
    layout: setting.layout,
    title: `Danh mục kiến nghị của Nhân dân sau ${occasion(setting)}, ${monthWords(month)}`,
    date: report.asOf.toString(),
    head: { type: 'motto' },
    heading: {
      type: 'named',
      name: 'Danh mục kiến nghị của Nhân dân',
      subject: `Sau ${occasion(setting)}`,
      note: `(Tiến độ đến hết ngày ${shortDate(report.asOf)})`,
    },
    body: [...setting.words.paragraph(LIST.mo_dau), mattersTable(report, dialogue(report.matters), true)],
    signature: officeSigns(setting),
  })
}

export const monthlyEntries: readonly PaperEntry[] = [
  {
    kind: 'bao_cao_thang',
    subjects: monthSubjects,
    build: monthlyReport,
    issuer: issuerOf,
    issuedBy: issuePage('bao_cao_thang'),
    wording: wordingOf(MONTHLY),
  },
  {
    kind: 'danh_muc',
    subjects: monthSubjects,
    build: monthlyList,
    issuer: issuerOf,
    wording: wordingOf(LIST),
  },
]
