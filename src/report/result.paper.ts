// The two reports to the superior: on the holding of the dialogue, and on the solving of what was raised. Plan
// S5: "Báo cáo nêu rõ các ý kiến, kiến nghị của Nhân dân, kết quả trả lời trực tiếp tại Hội nghị của UBND xã; các ý kiến
// trả lời bằng văn bản; những nội dung vượt thẩm quyền giải quyết của xã; những đề xuất, kiến nghị đối với cơ quan cấp trên
// (kèm theo biên bản Hội nghị)".
import { findMinutes, type Minutes } from '../conclusion/minutes.store.ts'
import { issuerOf, occasion } from '../followup/base.paper.ts'
import { listEscalations } from '../followup/escalation.store.ts'
import { isClosed, requestState } from '../followup/state.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { count, rate } from '../kit/text.ts'
import { b, dashes, h, p, points } from '../paper/build.ts'
import { PAPER_LABELS } from '../paper/kinds.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { latestPaper } from '../paper/store.ts'
import { wordingOf } from '../paper/wording.ts'
import {
  closingWords,
  dayWords,
  dialogue,
  groupTable,
  type Handle,
  mattersTable,
  measuresTable,
  measureWords,
  namesOrdered,
  type Report,
  receivedOf,
  reportModel,
  reportOf,
  silentWords,
  stateWords,
  superiorOf,
  unitWords,
} from './base.paper.ts'
import { MEASURES, type Measure, mattersOf, outcomeOf } from './figures.ts'
import { issuePage } from './paths.ts'
import { frozenFigures, listFrozen, type Matter } from './store.ts'
import { HOLDING, SOLVING } from './wording.ts'

/** Numbers of the annex's lines a figure counts: "1, 4, 7". */
function numbersOf(report: Report, listed: readonly Matter[], measure: Measure): string {
  const counted = new Set(mattersOf(report.matters, { measure }, report.asOf.toString()).map(({ id }) => id))
  return listed.flatMap((matter, at) => (counted.has(matter.id) ? [String(at + 1)] : [])).join(', ')
}

function counted(report: Report, listed: readonly Matter[], measure: Measure): Block {
  const numbers = numbersOf(report, listed, measure)
  return p(
    `${measureWords(report.figures, measure)}${numbers ? ` (nội dung số ${numbers} tại Phụ lục I)` : ''}.`,
  )
}

async function heldOn(
  read: Handle,
  commune: string,
  report: Report,
  minutes: Minutes,
): Promise<readonly Block[]> {
  const { conference } = report.setting
  const { figures } = minutes
  const paper = async (kind: 'ke_hoach' | 'thong_bao' | 'bien_ban' | 'thong_bao_ket_luan') => {
    const found = await latestPaper(read, commune, conference.id, kind)
    return found ? [`${PAPER_LABELS[kind]} số ${found.symbol} ngày ${dayWords(found.issued_on)}`] : []
  }
  const issued = [
    ...(await paper('ke_hoach')),
    ...(await paper('thong_bao')),
    ...(await paper('bien_ban')),
    ...(await paper('thong_bao_ket_luan')),
  ]
  const sessions = conference.sessions.map(
    (session) =>
      `${session.start_time} - ${session.end_time}, ${longDate(session.date)}, tại ${session.place}`,
  )
  return [
    p(b('Thời gian, địa điểm: '), `${sessions.join('; ')}.`),
    p(
      b('Chủ trì: '),
      `${conference.chairs.map((chair) => `${chair.name}, ${chair.title}`).join('; ') || '…'}.`,
    ),
    p(
      b('Thành phần: '),
      figures.people + figures.guests === 0
        ? `chưa ghi số người tham gia trên tổng số ${count(figures.total)} Nhân dân.`
        : `${rate(figures.people, figures.total)} Nhân dân tham gia trên tổng số Nhân dân; ${count(figures.guests)} đại biểu, khách mời.`,
    ),
    ...(issued.length > 0 ? [p(b('Văn bản đã ban hành: '), `${issued.join('; ')}.`)] : []),
  ]
}

/** `none`: what is said when nothing was asked of the superior. */
async function proposals(
  read: Handle,
  commune: string,
  report: Report,
  none: string,
): Promise<readonly Block[]> {
  const asOf = report.asOf.toString()
  const letters = (await listEscalations(read, commune, report.setting.conference.id)).filter(
    (letter) => letter.sent_on === null || letter.sent_on <= asOf,
  )
  if (letters.length === 0) return [p(none)]
  return [
    points(
      letters.map((letter, at) => [
        `${at + 1}.`,
        `Đề nghị ${letter.to_body}: ${letter.request} (${letter.sent_on === null ? 'đang lập văn bản' : `văn bản ngày ${dayWords(letter.sent_on)}`}${
          letter.reply && letter.reply.on_date <= asOf
            ? `; đã trả lời ngày ${dayWords(letter.reply.on_date)}`
            : ''
        }).`,
      ]),
    ),
  ]
}

async function holdingReport(
  read: Handle,
  commune: string,
  conference: string,
  _subject: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, 'bao_cao_to_chuc', today)
  if (!built.ok) return built
  const report = built.value
  const { setting, figures } = report
  const { words } = setting
  const minutes = await findMinutes(read, commune, conference)
  const day = setting.conference.date
  if (!minutes || day === null || day > today.toString())
    return err({ message: 'Hội nghị chưa tổ chức: báo cáo kết quả tổ chức lập sau ngày hội nghị.' })
  const listed = dialogue(report.matters)
  return ok(
    reportModel(setting, today, 'bao_cao_to_chuc', `Kết quả tổ chức ${occasion(setting)}`, {
      addressees: superiorOf(setting, today),
      body: [
        p(words.say(HOLDING.mo_dau)),
        p(closingWords(report)),
        h(1, 'I.', 'Công tác tổ chức'),
        ...(await heldOn(read, commune, report, minutes)),
        h(1, 'II.', 'Ý kiến, kiến nghị của Nhân dân'),
        p(
          words.say(HOLDING.tiep_nhan, {
            ...receivedOf(figures),
            tach: measureWords(figures, 'split'),
            neu_lai: measureWords(figures, 'repeated'),
          }),
        ),
        ...silentWords(figures),
        p(b('Theo kênh tiếp nhận:')),
        groupTable(figures, 'channel'),
        p(b('Theo lĩnh vực'), ' (một nội dung có thể thuộc nhiều lĩnh vực):'),
        groupTable(figures, 'field'),
        h(1, 'III.', 'Kết quả trả lời'),
        h(2, '1.', 'Trả lời trực tiếp tại hội nghị'),
        counted(report, listed, 'on_spot'),
        counted(report, listed, 'taken'),
        h(2, '2.', 'Trả lời bằng văn bản'),
        counted(report, listed, 'written'),
        counted(report, listed, 'on_time'),
        h(2, '3.', 'Nội dung vượt thẩm quyền'),
        counted(report, listed, 'beyond'),
        counted(report, listed, 'letter'),
        h(2, '4.', 'Nội dung khác'),
        counted(report, listed, 'guided'),
        counted(report, listed, 'refused'),
        h(1, 'IV.', 'Đề xuất, kiến nghị đối với cấp trên'),
        ...(await proposals(read, commune, report, words.say(HOLDING.khong_de_xuat))),
        p(words.say(HOLDING.ket_thuc)),
      ],
      annexes: [
        {
          label: 'Phụ lục I',
          title: 'Ý kiến, kiến nghị của Nhân dân và kết quả trả lời',
          note: `(Đến hết ngày ${shortDate(report.asOf)})`,
          orientation: 'landscape',
          body: [mattersTable(report, listed, namesOrdered(report))],
        },
      ],
    }),
  )
}

const SOLVED: readonly Measure[] = [
  'handled',
  'on_spot',
  'written',
  'on_time',
  'late',
  'overdue',
  'beyond',
  'letter',
  'superior',
  'guided',
  'refused',
  'done',
  'satisfied',
]

/** What was said at the last closing day before, beside what is said now. */
async function sinceLast(read: Handle, commune: string, report: Report): Promise<readonly Block[]> {
  const before = (await listFrozen(read, commune, report.setting.conference.id)).find(
    (row) => row.as_of < report.asOf.toString(),
  )
  if (!before) return []
  const then = frozenFigures(before)
  const compared: readonly Measure[] = ['handled', 'written', 'late']
  return [
    h(1, 'V.', 'So với kỳ chốt số liệu trước'),
    p(`Kỳ trước chốt đến hết ngày ${dayWords(before.as_of)} (mã kiểm tra ${before.digest.slice(0, 12)}):`),
    dashes(
      compared.map(
        (measure) =>
          `${MEASURES[measure].label}: ${rate(then.rates[measure].part, then.rates[measure].whole)}; đến nay ${rate(report.figures.rates[measure].part, report.figures.rates[measure].whole)} ${MEASURES[measure].of}.`,
      ),
    ),
  ]
}

function openPoints(report: Report): readonly Block[] {
  const open = dialogue(report.matters).filter(
    (matter) => !matter.duplicate && !isClosed(requestState(matter.facts)),
  )
  if (open.length === 0) return [p(report.setting.words.say(SOLVING.khong_con))]
  const asOf = report.asOf.toString()
  return [
    points(
      open.map((matter, at) => {
        const reason = matter.facts.extensions.at(-1)?.reason
        const late = outcomeOf(matter, asOf).overdue ? '; đã quá hạn' : ''
        return [
          `${at + 1}.`,
          `${matter.row.text} (${unitWords(report, matter) || 'chưa phân công'}; ${stateWords(matter)}${late}${reason ? `; lý do gia hạn: ${reason}` : ''}).`,
        ]
      }),
    ),
  ]
}

async function solvingReport(
  read: Handle,
  commune: string,
  conference: string,
  _subject: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, 'bao_cao_giai_quyet', today)
  if (!built.ok) return built
  const report = built.value
  const { setting, figures } = report
  const { words } = setting
  return ok(
    reportModel(
      setting,
      today,
      'bao_cao_giai_quyet',
      `Kết quả giải quyết các kiến nghị của Nhân dân sau ${occasion(setting)}`,
      {
        addressees: superiorOf(setting, today),
        body: [
          ...words.paragraph(SOLVING.mo_dau),
          p(closingWords(report)),
          h(1, 'I.', 'Kết quả chung'),
          p(
            words.say(SOLVING.tiep_nhan, {
              ...receivedOf(figures),
              tach: measureWords(figures, 'split'),
              trung: measureWords(figures, 'duplicate'),
            }),
          ),
          measuresTable(figures, SOLVED),
          h(1, 'II.', 'Theo cơ quan, đơn vị, lĩnh vực và thôn'),
          groupTable(figures, 'unit'),
          groupTable(figures, 'field'),
          groupTable(figures, 'village'),
          h(1, 'III.', 'Nội dung chưa giải quyết xong'),
          ...openPoints(report),
          h(1, 'IV.', 'Đề xuất, kiến nghị đối với cấp trên'),
          ...(await proposals(read, commune, report, words.say(SOLVING.khong_de_xuat))),
          ...(await sinceLast(read, commune, report)),
        ],
        annexes: [
          {
            label: 'Phụ lục I',
            title: 'Kết quả giải quyết từng kiến nghị',
            note: `(Đến hết ngày ${shortDate(report.asOf)})`,
            orientation: 'landscape',
            body: [mattersTable(report, dialogue(report.matters), namesOrdered(report))],
          },
        ],
      },
    ),
  )
}

export const resultEntries: readonly PaperEntry[] = [
  {
    kind: 'bao_cao_to_chuc',
    build: holdingReport,
    issuer: issuerOf,
    issuedBy: issuePage('bao_cao_to_chuc'),
    wording: wordingOf(HOLDING),
  },
  {
    kind: 'bao_cao_giai_quyet',
    build: solvingReport,
    issuer: issuerOf,
    issuedBy: issuePage('bao_cao_giai_quyet'),
    wording: wordingOf(SOLVING),
  },
]
