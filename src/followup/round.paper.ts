// Papers over many questions: the assignment letter to units, the answer sheet of a village for its head to read out.

import { officeName } from '../conference/setting.paper.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { clean, initials } from '../kit/text.ts'
import { villageWords } from '../office/places.ts'
import { listUnits } from '../office/store.ts'
import { aligned, b, h, i, p, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { allQuestions, type QuestionRow } from '../petition/store.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import { duesOf } from '../regulation/dues.ts'
import { answeredWords } from './answered.store.ts'
import {
  archive,
  type Handle,
  headOfPaper,
  issuerOf,
  leaders,
  occasion,
  paragraphs,
  quoted,
  settingOf,
  signature,
} from './base.paper.ts'
import { standing } from './joint/joint.ts'
import { jointsOf } from './joint/store.ts'
import { type CaseFacts, currentDue, factsOf, isClosed, requestState } from './state.ts'
import { caseFacts } from './store.ts'
import { ASSIGNMENT, VILLAGE_SHEET } from './wording.ts'

const MISSING = { message: 'Không tìm thấy hội nghị này.', status: 404 } as const

const day = (iso: string | null) => (iso === null ? '' : shortDate(iso))

/** Heads only: a duplicate is answered with its head. */
async function assigned(read: Handle, commune: string, conference: string): Promise<readonly QuestionRow[]> {
  const rows = await allQuestions(read, commune, { conference, state: 'da_phan_cong', dir: 'asc' })
  return rows.filter((row) => row.duplicate_of === null)
}

/** plan S3: "tham mưu văn bản giao các cơ quan liên quan trả lời". Subject '': all units; else one. */
export async function assignmentPaper(
  read: Handle,
  commune: string,
  conference: string,
  unit: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const setting = await settingOf(read, commune, conference, today)
  if (!setting) return err(MISSING)
  const rows = (await assigned(read, commune, conference)).filter(
    (row) => unit === '' || row.unit_id === unit,
  )
  if (rows.length === 0)
    return err({ message: 'Chưa có nội dung nào được phân công. Hãy phân công ở danh sách ý kiến trước.' })
  const facts = await caseFacts(read, commune, conference)
  const helpers = await helpersOf(read, commune, facts, rows)
  const name = (id: string) => setting.units.get(id) ?? id
  const units = [
    ...new Set([...rows.map((row) => row.unit_id as string), ...[...helpers.values()].flat()]),
  ].sort()
  const dated = rows.some((row) => dueOf(facts, row.id) !== null)
  const due = await preparedBy(read, commune, conference)
  const gathers = officeName(setting.body.issuer, await listUnits(read, commune))
  const subject = `giao trả lời ý kiến, kiến nghị của Nhân dân tại ${occasion(setting)}`
  return ok({
    kind: 'giao_tra_loi',
    layout: setting.layout,
    title: `Công văn ${subject}`,
    head: headOfPaper(setting, 'giao_tra_loi', today),
    heading: { type: 'letter', subject },
    addressees: units.map(name),
    body: [
      p(setting.words.say(ASSIGNMENT.mo_dau)),
      table(
        [
          { head: 'STT', width: 1.4, align: 'center' },
          { head: 'Nội dung ý kiến, kiến nghị', width: 9, align: 'justify' },
          { head: 'Thôn', width: 3 },
          { head: 'Cơ quan, đơn vị trả lời', width: 4 },
          ...(dated ? [{ head: 'Thời hạn', width: 3, align: 'center' as const }] : []),
        ],
        rows.map((row, at) => [
          String(at + 1),
          paragraphs(row.text).join('\n'),
          (row.village_id && setting.villages.get(row.village_id)) || '',
          led(name(row.unit_id as string), (helpers.get(row.id) ?? []).map(name)),
          ...(dated ? [day(dueOf(facts, row.id))] : []),
        ]),
      ),
      ...(due === null
        ? []
        : [p(setting.words.say(ASSIGNMENT.thoi_han, { noi_nhan: gathers, ngay: longDate(due) }))]),
      p(setting.words.say(ASSIGNMENT.ket_thuc)),
    ],
    signature: signature(setting),
    recipients: ['Như trên', leaders(setting), archive(setting)],
  })
}

/** "chủ trì, phối hợp với" (Plan S1): one unit answers, the others help it. */
export function led(lead: string, helpers: readonly string[]): string {
  return helpers.length === 0 ? lead : `${lead} chủ trì\nPhối hợp: ${helpers.join(', ')}`
}

/** The units that help now, by question. */
async function helpersOf(
  read: Handle,
  commune: string,
  facts: ReadonlyMap<string, CaseFacts>,
  rows: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const joints = await jointsOf(
    read,
    commune,
    rows.map((row) => row.id),
  )
  return new Map(
    rows.map(({ id }) => {
      const mine = facts.get(id)
      const now = mine
        ? standing(
            joints.filter((one) => one.question === id),
            mine,
          )
        : []
      return [id, now.map((one) => one.unit).sort()]
    }),
  )
}

/** plan S3: "tham mưu trả lời … gửi về Văn phòng đảng uỷ xã tổng hợp trước ngày 12/12/2025"; null: no such day is set. */
async function preparedBy(
  read: Handle,
  commune: string,
  conference: string,
): Promise<Temporal.PlainDate | null> {
  const due = (await duesOf(read, commune, conference)).find(
    (each) => each.duty === 'prepare' && each.owner === 'unit' && each.binding !== null,
  )
  return due?.binding ? Temporal.PlainDate.from(due.binding) : null
}

function dueOf(facts: ReadonlyMap<string, CaseFacts>, question: string): string | null {
  const mine = factsOf(facts, question)
  return mine ? currentDue(mine) : null
}

/** Read out in the village: what was asked there, and what became of it. Persons by initials only. */
export async function villagePaper(
  read: Handle,
  commune: string,
  conference: string,
  village: string,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel>> {
  const setting = await settingOf(read, commune, conference, today)
  const name = setting?.villages.get(village)
  if (!setting || name === undefined) return err(MISSING)
  const rows = await allQuestions(read, commune, { conference, village, dir: 'asc' })
  const facts = await caseFacts(read, commune, conference)
  const words = await answeredWords(
    read,
    commune,
    rows.flatMap((row) => factsOf(facts, row.id) ?? []),
  )
  const body: Block[] = []
  for (const [at, row] of rows.entries()) {
    const mine = factsOf(facts, row.id)
    if (!mine || requestState(mine) === 'tach') continue
    body.push(
      h(2, `${at + 1}.`, `${row.name ? `Ý kiến của ${initials(row.name)}: ` : ''}${quoted(row.text)}`),
      ...said(mine, words.get(mine.question)),
    )
  }
  if (body.length === 0) body.push(p(setting.words.say(VILLAGE_SHEET.khong_co)))
  return ok({
    kind: 'phieu_tra_loi_thon',
    layout: setting.layout,
    title: `Phiếu trả lời ý kiến của Nhân dân ${villageWords(name)} tại ${occasion(setting)}`,
    head: headOfPaper(setting, 'phieu_tra_loi_thon', today),
    heading: {
      type: 'named',
      name: 'Phiếu trả lời',
      subject: `Ý kiến của Nhân dân ${villageWords(name)} tại ${occasion(setting)}`,
    },
    body: [
      aligned('center', i(setting.words.say(VILLAGE_SHEET.mo_dau, { ngay: shortDate(today) }))),
      ...body,
      ...setting.words.paragraph(VILLAGE_SHEET.ket_thuc),
    ],
  })
}

/** The words that answered; else how far it is. */
function said(facts: CaseFacts, text: string | undefined): readonly Block[] {
  const state = requestState(facts)
  const lines = text === undefined ? [] : paragraphs(clean(text))
  if (lines.length > 0) return lines.map((line, at) => (at === 0 ? p(b('Trả lời: '), line) : p(line)))
  const due = currentDue(facts)
  return [
    p(
      b('Tình trạng: '),
      `${REQUEST_STATE[state]}${due && !isClosed(state) ? `; hạn trả lời ${day(due)}` : ''}.`,
    ),
  ]
}

export const assignmentEntry: PaperEntry = {
  kind: 'giao_tra_loi',
  subjects: async (read, commune, conference) => {
    const names = new Map((await listUnits(read, commune)).map((unit) => [unit.id, unit.name]))
    const units = [
      ...new Set((await assigned(read, commune, conference)).map((row) => row.unit_id as string)),
    ]
    return [
      { id: '', label: 'Mọi cơ quan, đơn vị được giao' },
      ...units.sort().map((id) => ({ id, label: names.get(id) ?? id })),
    ]
  },
  build: assignmentPaper,
  issuer: issuerOf,
  wording: wordingOf(ASSIGNMENT),
}

export const villageEntry: PaperEntry = {
  kind: 'phieu_tra_loi_thon',
  subjects: async (read, commune) =>
    (
      await read
        .selectFrom('village')
        .select(['id', 'name'])
        .where('commune_id', '=', commune)
        .orderBy('sort_key')
        .execute()
    ).map((village) => ({ id: village.id, label: village.name })),
  build: villagePaper,
  issuer: issuerOf,
  wording: wordingOf(VILLAGE_SHEET),
}
