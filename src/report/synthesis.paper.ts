// After the conference: the synthesis by the conclusion's orders, and the answers compiled from the units. Kế hoạch Quảng
// Bạch 2025: "Sau khi kết thúc hội nghị, tổng hợp báo cáo những nội dung, nhiệm vụ liên quan theo kết luận"; "tổng hợp thành
// báo cáo chung".
import { ordersOf } from '../conclusion/store.ts'
import { answersOf } from '../followup/answer.store.ts'
import { issuerOf, occasion, paragraphs } from '../followup/base.paper.ts'
import { led } from '../followup/round.paper.ts'
import { isClosed, requestState } from '../followup/state.ts'
import { recordOf } from '../followup/store.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { count, rate } from '../kit/text.ts'
import { b, h, p, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import {
  closingWords,
  dayWords,
  dialogue,
  groupTable,
  type Handle,
  leaders,
  measuresTable,
  type Report,
  receivedOf,
  reportModel,
  reportOf,
  silentWords,
  stateWords,
  unitWords,
} from './base.paper.ts'
import { issuePage } from './paths.ts'
import type { Matter } from './store.ts'
import { COMPILED, SYNTHESIS } from './wording.ts'

async function ordersTable(read: Handle, commune: string, report: Report): Promise<Block> {
  const orders = await ordersOf(read, commune, report.setting.conference.id)
  const byId = new Map(report.matters.map((matter) => [matter.id, matter]))
  return table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Nội dung kết luận', width: 8, align: 'justify' },
      { head: 'Cơ quan thực hiện', width: 4 },
      { head: 'Thời hạn', width: 3, align: 'center' },
      { head: 'Nội dung đã xong', width: 3, align: 'right' },
      { head: 'Văn bản đã ban hành', width: 3 },
    ],
    orders.map((order, at) => {
      const covered = order.questions.flatMap((id) => byId.get(id) ?? [])
      const closed = covered.filter((matter) => isClosed(requestState(matter.facts)))
      return [
        String(at + 1),
        order.viewpoint,
        led(
          order.unit_name,
          order.helpers.map((unit) => unit.name),
        ),
        dayWords(order.due),
        rate(closed.length, covered.length),
        order.document ? `${order.document.reference}, ngày ${dayWords(order.document.on_date)}` : '',
      ]
    }),
    { empty: 'Chưa có nội dung giao việc trong kết luận.' },
  )
}

async function synthesis(
  read: Handle,
  commune: string,
  conference: string,
  _subject: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, 'bao_cao_tong_hop', today)
  if (!built.ok) return built
  const report = built.value
  const { setting, figures } = report
  return ok(
    reportModel(
      setting,
      today,
      'bao_cao_tong_hop',
      `Tổng hợp nội dung, nhiệm vụ thực hiện theo kết luận tại ${occasion(setting)}`,
      {
        addressees: [leaders(setting)],
        body: [
          ...setting.words.paragraph(SYNTHESIS.mo_dau),
          p(closingWords(report)),
          h(1, 'I.', 'Tổng hợp ý kiến'),
          p(setting.words.say(SYNTHESIS.tiep_nhan, receivedOf(figures))),
          groupTable(figures, 'field'),
          ...silentWords(figures),
          h(1, 'II.', 'Kết quả trả lời'),
          measuresTable(figures, ['on_spot', 'taken', 'written', 'beyond', 'refused', 'handled', 'late']),
          h(1, 'III.', 'Thực hiện các nội dung, nhiệm vụ theo kết luận'),
          await ordersTable(read, commune, report),
          groupTable(figures, 'unit'),
          p(setting.words.say(SYNTHESIS.ket_thuc)),
        ],
      },
    ),
  )
}

/** The words that answer a matter: the unit's written part, issued or in draft; else what the chair said. */
async function answerWords(read: Handle, commune: string, matter: Matter): Promise<readonly Block[]> {
  const head = matter.facts.question
  const answer = (await answersOf(read, commune, head)).at(-1)
  const written = answer?.parts.find((part) => part.question_id === head)?.text
  const spoken = (await recordOf(read, commune, head)).dispositions.at(-1)?.answer
  const text = written ?? spoken ?? undefined
  if (text === undefined) return [p(b('Trả lời: '), `chưa có. ${stateWords(matter)}.`)]
  const draft = answer && answer.state !== 'ban_hanh' ? ' (dự thảo)' : ''
  return paragraphs(text).map((line, at) => (at === 0 ? p(b(`Trả lời${draft}: `), line) : p(line)))
}

async function compiledAnswers(
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
  const heads = dialogue(report.matters).filter((matter) => !matter.duplicate && matter.facts.unit !== null)
  if (heads.length === 0)
    return err({ message: 'Chưa có nội dung nào được phân công. Hãy phân công ở danh sách ý kiến trước.' })
  const body: Block[] = [p(setting.words.say(COMPILED.mo_dau))]
  const units = [...new Set(heads.map((matter) => matter.facts.unit as string))].sort()
  for (const [place, unit] of units.entries()) {
    const own = heads.filter((matter) => matter.facts.unit === unit)
    body.push(h(2, `${place + 1}.`, `${unitWords(report, own[0] as Matter)} (${count(own.length)} nội dung)`))
    for (const matter of own)
      body.push(p(b('Ý kiến: '), matter.row.text), ...(await answerWords(read, commune, matter)))
  }
  return ok(
    reportModel(
      setting,
      today,
      'tong_hop_tra_loi',
      `Tổng hợp nội dung trả lời ý kiến, kiến nghị tại ${occasion(setting)}`,
      { addressees: [leaders(setting)], body },
    ),
  )
}

export const synthesisEntries: readonly PaperEntry[] = [
  {
    kind: 'bao_cao_tong_hop',
    build: synthesis,
    issuer: issuerOf,
    issuedBy: issuePage('bao_cao_tong_hop'),
    wording: wordingOf(SYNTHESIS),
  },
  { kind: 'tong_hop_tra_loi', build: compiledAnswers, issuer: issuerOf, wording: wordingOf(COMPILED) },
]
