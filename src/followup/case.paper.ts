// Papers of one case: notice of extension to the person, guidance to another body.
import { longDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { b, p } from '../paper/build.ts'
import type { PaperKind } from '../paper/kinds.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { type Wording, wordingOf } from '../paper/wording.ts'
import { allQuestions, duplicatesOf, findQuestion, type QuestionRow } from '../petition/store.ts'
import {
  archive,
  ended,
  type Handle,
  headOfPaper,
  issuerOf,
  leaders,
  occasion,
  paragraphs,
  personWords,
  quoted,
  type Setting,
  settingOf,
  signature,
} from './base.paper.ts'
import { recordOf } from './store.ts'
import { EXTENSION, GUIDANCE } from './wording.ts'

const MISSING = { message: 'Không tìm thấy nội dung này.', status: 404 } as const

interface Matter {
  readonly setting: Setting
  readonly question: QuestionRow
  readonly people: readonly string[]
}

async function matterOf(
  read: Handle,
  commune: string,
  question: string,
  today: Temporal.PlainDate,
): Promise<Matter | undefined> {
  const row = await findQuestion(read, commune, question)
  const setting = row && (await settingOf(read, commune, row.conference_id, today))
  if (!row || !setting) return undefined
  const all = [row, ...(await duplicatesOf(read, commune, question))]
  return { setting, question: row, people: [...new Set(all.map((one) => personWords(setting, one)))] }
}

function toPerson(
  matter: Matter,
  kind: PaperKind,
  heading: PaperModel['heading'],
  title: string,
  body: readonly Block[],
  today: Temporal.PlainDate,
): PaperModel {
  const { setting, question } = matter
  const unit = question.unit_id ? setting.units.get(question.unit_id) : undefined
  return {
    kind,
    layout: setting.layout,
    title,
    head: headOfPaper(setting, kind, today),
    heading,
    addressees: matter.people,
    body,
    signature: signature(setting),
    recipients: ['Như trên', leaders(setting), ...(unit ? [unit] : []), archive(setting)],
  }
}

const asked = (matter: Matter) => quoted(matter.question.text)

/** plan S1: when more time is needed the person is told the reason; here the new date too. */
export async function extensionPaper(
  read: Handle,
  commune: string,
  question: string,
  seq: number,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const matter = await matterOf(read, commune, question, today)
  const row = matter && (await recordOf(read, commune, question)).extensions.find((one) => one.seq === seq)
  if (!matter || !row) return err(MISSING)
  const { words } = matter.setting
  const subject = `gia hạn trả lời ý kiến, kiến nghị của Nhân dân tại ${occasion(matter.setting)}`
  return ok(
    toPerson(
      matter,
      'gia_han',
      { type: 'named', name: 'Thông báo', subject: `Gia hạn trả lời ý kiến, kiến nghị của Nhân dân` },
      `Thông báo ${subject}`,
      [
        p(words.say(EXTENSION.mo_dau, { y_kien: asked(matter) })),
        p(b('Lý do gia hạn: '), ended(row.reason)),
        p(
          words.say(EXTENSION.han_moi, {
            han_moi: longDate(row.new_due),
            han_cu: row.old_due ? longDate(row.old_due) : undefined,
          }),
        ),
        p(words.say(EXTENSION.ket_thuc)),
      ],
      today,
    ),
  )
}

/** plan S1: another body's matter is explained, and the person guided whom to turn to. */
export async function guidancePaper(
  read: Handle,
  commune: string,
  question: string,
  seq: number,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const matter = await matterOf(read, commune, question, today)
  const row = matter && (await recordOf(read, commune, question)).guidances.find((one) => one.seq === seq)
  if (!matter || !row) return err(MISSING)
  const { words } = matter.setting
  const subject = `hướng dẫn liên hệ cơ quan có trách nhiệm giải quyết ý kiến, kiến nghị`
  return ok(
    toPerson(
      matter,
      'huong_dan',
      { type: 'letter', subject },
      `Văn bản ${subject}`,
      [
        p(words.say(GUIDANCE.mo_dau, { y_kien: asked(matter) })),
        p(words.say(GUIDANCE.trach_nhiem, { noi_giai_quyet: row.to_body ?? 'cơ quan, tổ chức khác' })),
        ...paragraphs(row.text).map((text) => p(text)),
        ...words.paragraph(GUIDANCE.ket_thuc),
      ],
      today,
    ),
  )
}

type Build = typeof extensionPaper
type Rows = (read: Handle, commune: string) => Promise<readonly { question_id: string; seq: number }[]>

const extensions: Rows = (read, commune) =>
  read
    .selectFrom('case_extension')
    .select(['question_id', 'seq'])
    .where('commune_id', '=', commune)
    .orderBy('at')
    .execute()

const guidances: Rows = (read, commune) =>
  read
    .selectFrom('guidance')
    .select(['question_id', 'seq'])
    .where('commune_id', '=', commune)
    .orderBy('at')
    .execute()

/** Subjects are "question.number": a question may be extended or guided more than once. */
function perRow(wording: Wording, rows: Rows, build: Build): PaperEntry {
  return {
    kind: wording.kind,
    wording,
    subjects: async (read, commune, conference) => {
      const questions = await allQuestions(read, commune, { conference, dir: 'asc' })
      const byId = new Map(questions.map((row) => [row.id, row]))
      return (await rows(read, commune)).flatMap((row) => {
        const question = byId.get(row.question_id)
        const label = question && `Mã ${question.code}, nội dung ${question.seq}, lần ${row.seq}`
        return label ? [{ id: `${row.question_id}.${row.seq}`, label }] : []
      })
    },
    build: async (read, commune, conference, subject, today) => {
      const [question = '', seq = ''] = subject.split('.')
      const row = await findQuestion(read, commune, question)
      if (row?.conference_id !== conference) return err(MISSING)
      return build(read, commune, question, Number(seq), today)
    },
    issuer: issuerOf,
  }
}

export const extensionEntry: PaperEntry = {
  ...perRow(wordingOf(EXTENSION), extensions, extensionPaper),
  issuedBy: (commune, _conference, subject) => ({
    href: `/xa/${commune}/giai-quyet/${subject.split('.')[0]}`,
    label: 'Ban hành ở trang giải quyết của nội dung',
  }),
}

export const guidanceEntry: PaperEntry = perRow(wordingOf(GUIDANCE), guidances, guidancePaper)
