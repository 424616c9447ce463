// The Front's report of the people's situation, on its own letterhead and in its own register. plan S3:
// "Nắm bắt tình hình Nhân dân, những vấn đề mà dư luận và Nhân dân quan tâm để báo cáo Đảng ủy"; plan S5:
// "Nắm bắt, theo dõi, giám sát tình hình Nhân dân trước và sau Hội nghị".
import { occasion, speakerOf } from '../followup/base.paper.ts'
import { ZONE } from '../kit/clock.ts'
import { ok, type Result } from '../kit/result.ts'
import { rate } from '../kit/text.ts'
import { fill, h, p, points, signedBy } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import { draftHead, type IssuingBody, type PaperEntry, signatureOf } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { listFindings } from '../supervision/store.ts'
import { endOfDay } from './asof.ts'
import {
  closingWords,
  dayWords,
  groupTable,
  type Handle,
  measuresTable,
  type Report,
  receivedOf,
  reportOf,
  silentWords,
} from './base.paper.ts'
import { issuePage } from './paths.ts'
import { MOOD } from './wording.ts'

const FRONT: IssuingBody = { issuer: 'front', standing: true }

/** The fields people spoke of most, with how much of all that was. */
function mostRaised(report: Report): readonly Block[] {
  const fields = report.figures.groups.field
    .filter((group) => group.id !== null)
    .toSorted((a, b) => b.received - a.received)
    .slice(0, 5)
  if (fields.length === 0) return [p('Chưa có nội dung nào được phân loại theo lĩnh vực.')]
  return [
    points(
      fields.map((group, at) => [
        `${at + 1}.`,
        `${group.label}: ${rate(group.received, report.figures.received)} nội dung.`,
      ]),
    ),
  ]
}

async function findings(read: Handle, commune: string, report: Report): Promise<readonly Block[]> {
  const end = endOfDay(report.asOf, ZONE)
  const made = (await listFindings(read, commune, report.setting.conference.id)).filter(
    (finding) => finding.at < end,
  )
  if (made.length === 0) return [p('Chưa có kiến nghị giám sát.')]
  const answered = made.filter((finding) => finding.answer !== null && finding.answer.at < end)
  return [
    p(`Đã được trả lời: ${rate(answered.length, made.length)} kiến nghị.`),
    points(
      made
        .toReversed()
        .map((finding, at) => [
          `${at + 1}.`,
          `${finding.text}${finding.deadline ? ` (đề nghị trả lời trước hết ngày ${dayWords(finding.deadline)})` : ''}${
            finding.answer && finding.answer.at < end
              ? `. Trả lời: ${finding.answer.text}`
              : '. Chưa được trả lời'
          }`,
        ]),
    ),
  ]
}

async function moodReport(
  read: Handle,
  commune: string,
  conference: string,
  _subject: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const built = await reportOf(read, commune, conference, 'bao_cao_du_luan', today)
  if (!built.ok) return built
  const report = built.value
  const { setting, figures } = report
  const of = { ...FRONT, commune: setting.commune, kind: 'bao_cao_du_luan' as const, layout: 'nd30' as const }
  const words = await speakerOf(read, { ...setting, body: FRONT })
  const subject = `Tình hình Nhân dân và giám sát việc giải quyết ý kiến, kiến nghị tại ${occasion(setting)}`
  return ok({
    kind: 'bao_cao_du_luan',
    layout: 'nd30',
    title: `Báo cáo ${subject.charAt(0).toLocaleLowerCase('vi')}${subject.slice(1)}`,
    head: draftHead(of, { year: today.year, month: today.month }),
    heading: { type: 'named', name: 'Báo cáo', subject },
    addressees: [`Thường trực Đảng ủy ${setting.commune.kind}`],
    body: [
      p(words.say(MOOD.mo_dau)),
      p(closingWords(report)),
      h(1, 'I.', 'Tình hình Nhân dân'),
      fill('', { lines: 4 }),
      h(1, 'II.', 'Những vấn đề dư luận và Nhân dân quan tâm'),
      p(words.say(MOOD.tiep_nhan, receivedOf(figures))),
      ...mostRaised(report),
      groupTable(figures, 'village'),
      ...silentWords(figures),
      h(1, 'III.', 'Kết quả giám sát việc giải quyết, trả lời'),
      measuresTable(figures, [
        'handled',
        'written',
        'on_time',
        'late',
        'beyond',
        'refused',
        'satisfied',
        'repeated',
      ]),
      ...(await findings(read, commune, report)),
      h(1, 'IV.', 'Đề xuất, kiến nghị'),
      fill('', { lines: 4 }),
    ],
    signature: signedBy(signatureOf(FRONT, {})),
    recipients: ['Như trên', `Thường trực HĐND, UBND ${setting.commune.kind}`, 'Lưu: VT'],
  })
}

export const frontEntries: readonly PaperEntry[] = [
  {
    kind: 'bao_cao_du_luan',
    build: moodReport,
    issuer: async () => ({ issuer: 'front' }),
    issuedBy: issuePage('bao_cao_du_luan'),
    wording: wordingOf(MOOD),
  },
]
