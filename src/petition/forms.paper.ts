// Biểu mẫu: opinions to the commune's and to the province's conference (plan S3, two forms), blank for
// everyone, filled for those who may see the opinions; the receipt slip of one submission.
import {
  type Handle,
  officeOf,
  registerOf,
  type Setting,
  settingOf,
  siteOf,
} from '../conference/setting.paper.ts'
import { shortTime } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { aligned, b, i, p, pairs, qr, signRow, table } from '../paper/build.ts'
import type { PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import type { Level } from '../regulation/codes.ts'
import { fillIn } from '../regulation/placeholders.ts'
import type { OpinionForm } from '../regulation/plan.form.ts'
import { grouped } from './code.ts'
import { EVERYTHING, type Scope } from './scope.ts'
import { allQuestions, findQuestion, type QuestionRow, questionsOf } from './store.ts'
import { findSubmission } from './submission.store.ts'
import { COMMUNE_FORM, PROVINCE_FORM, RECEIPT } from './wording.ts'
import { senderWords } from './words.ts'

type FormKind = 'bieu_mau_xa' | 'bieu_mau_tinh'

const LEVEL_OF: Readonly<Record<FormKind, Level>> = { bieu_mau_xa: 'commune', bieu_mau_tinh: 'province' }

const PLAIN_COLUMNS = ['STT', 'Nội dung', 'Thông tin người gửi ý kiến'] as const
const PLAIN_ROWS = 3

function wordsOf(kind: FormKind): typeof COMMUNE_FORM | typeof PROVINCE_FORM {
  return kind === 'bieu_mau_xa' ? COMMUNE_FORM : PROVINCE_FORM
}

/** The form the regulation prints, or one of the same columns where it prints none. */
function formOf(
  setting: Setting,
  kind: FormKind,
): Pick<OpinionForm, 'title' | 'subtitle' | 'columns' | 'rows'> {
  const given = setting.regulation.forms.find((form) => form.paper === kind)
  if (given && given.columns.length > 0) {
    const { subtitle } = given
    return {
      title: given.title,
      columns: given.columns,
      rows: given.rows,
      subtitle: subtitle === undefined ? undefined : fillIn(subtitle, setting.regulation, {}),
    }
  }
  const level = kind === 'bieu_mau_xa' ? setting.commune.kind : 'tỉnh'
  const own = wordsOf(kind)
  return {
    title: setting.words.say(own.ten),
    subtitle: setting.words.say(own.phu_de, { cap: level }),
    columns: [...PLAIN_COLUMNS],
    rows: PLAIN_ROWS,
  }
}

export function opinionForm(
  setting: Setting,
  kind: FormKind,
  rows: readonly QuestionRow[],
  heading: string | undefined,
): PaperModel {
  const form = formOf(setting, kind)
  const villages = new Map(setting.villages.map(({ id, name }) => [id, name]))
  const filled = rows.map((row, at) => [
    String(at + 1),
    row.text,
    [senderWords(row, villages), row.phone].filter((part) => part !== null).join('; '),
  ])
  const blank = Array.from({ length: form.rows || PLAIN_ROWS }, (_, at) => [String(at + 1), '', ''])
  return {
    kind,
    layout: setting.layout,
    title: `${form.title}. ${form.subtitle ?? ''}`.trim(),
    head: { type: 'bare' },
    heading: {
      type: 'named',
      name: form.title,
      ...(form.subtitle === undefined ? {} : { subject: form.subtitle }),
      ...(heading === undefined ? {} : { note: `(${heading})` }),
    },
    body: [
      ...setting.words.paragraph(wordsOf(kind).huong_dan),
      table(
        form.columns.map((head, at) => ({
          head,
          width: at === 0 ? 1 : at === 1 ? 6 : 4,
          align: at === 0 ? ('center' as const) : ('left' as const),
        })),
        filled.length > 0 ? filled : blank,
        filled.length > 0 ? {} : { rowHeight: 14 },
      ),
    ],
    endMark: false,
  }
}

function entryOf(kind: FormKind): PaperEntry {
  return {
    kind,
    async build(read, commune, conference, _subject, today) {
      const setting = await settingOf(read, commune, conference, today)
      return setting.ok ? ok(opinionForm(setting.value, kind, [], undefined)) : setting
    },
    issuer: registerOf,
    wording: wordingOf(wordsOf(kind)),
  }
}

/** Blank, for whoever wants to write: the filled ones carry names and are drawn by their own route. */
export const formEntries: readonly PaperEntry[] = [entryOf('bieu_mau_xa'), entryOf('bieu_mau_tinh')]

/** The filled form: what the asker may see, of one village or of all. */
export async function filledForm(
  read: Handle,
  commune: string,
  conference: string,
  want: { readonly kind: FormKind; readonly village: string | undefined; readonly scope: Scope },
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const setting = await settingOf(read, commune, conference, today)
  if (!setting.ok) return setting
  const rows = await allQuestions(
    read,
    commune,
    { conference, level: LEVEL_OF[want.kind], village: want.village, sort: 'nhan', dir: 'asc' },
    want.scope,
  )
  if (rows.length === 0)
    return err({ message: 'Chưa có ý kiến nào ở cấp này để điền vào biểu mẫu.', status: 404 })
  const village = setting.value.villages.find(({ id }) => id === want.village)
  return ok(opinionForm(setting.value, want.kind, rows, village?.name))
}

/** Phiếu biên nhận: the code for looking up, what was received and when; the person takes it home. */
export async function receiptSlip(
  read: Handle,
  commune: string,
  conference: string,
  submissionId: string,
  scope: Scope,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const submission = await findSubmission(read, commune, submissionId, scope)
  if (submission?.conference_id !== conference)
    return err({ message: 'Không tìm thấy lượt ý kiến này.', status: 404 })
  const setting = await settingOf(read, commune, conference, today)
  if (!setting.ok) return setting
  const villages = new Map(setting.value.villages.map(({ id, name }) => [id, name]))
  const questions = await questionsOf(read, commune, submission.id)
  // The slip carries the whole words: only for who may see every question of them.
  for (const { id } of questions)
    if (!(await findQuestion(read, commune, id, scope)))
      return err({ message: 'Không tìm thấy lượt ý kiến này.', status: 404 })
  const site = siteOf(setting.value.commune)
  const code = grouped(submission.code)
  const { words } = setting.value
  return ok({
    kind: 'bien_nhan',
    page: 'a6',
    layout: 'nd30',
    title: `Phiếu biên nhận ${code}`,
    head: { type: 'motto' },
    heading: { type: 'named', name: 'Phiếu biên nhận', subject: setting.value.conference.title },
    body: [
      aligned('center', `${words.say(RECEIPT.ma_tra_cuu)} `, b(code)),
      pairs([
        ['Người gửi', senderWords(submission, villages)],
        ['Nhận lúc', shortTime(submission.received_at)],
        ['Nơi nhận', officeOf(setting.value)],
        ['Số nội dung', String(questions.length)],
      ]),
      p('Nội dung: ', i(submission.content)),
      ...(site === undefined
        ? []
        : [qr(`${site}/tra-cuu?ma=${submission.code}`, words.say(RECEIPT.ma_qr, { dia_chi: site }), 25)]),
      ...words.paragraph(RECEIPT.loi_dan),
      signRow({}, { title: 'Người nhận', note: '(Ký, ghi rõ họ và tên)' }),
    ],
    endMark: false,
  })
}

export const receiptEntry: PaperEntry = {
  kind: 'bien_nhan',
  async subjects(read, commune, conference) {
    const rows = await read
      .selectFrom('submission')
      .select(['id', 'code'])
      .where('commune_id', '=', commune)
      .where('conference_id', '=', conference)
      .orderBy('received_at', 'desc')
      .execute()
    return rows.map(({ id, code }) => ({ id, label: grouped(code) }))
  },
  build: (read, commune, conference, subject, today) =>
    receiptSlip(read, commune, conference, subject, EVERYTHING, today),
  issuer: registerOf,
  wording: wordingOf(RECEIPT),
  pages: ['roll80', 'a4'],
}
