// Tài liệu chủ trì: two pages for the chair before the day. Likely questions with who asked before, the answer the unit
// prepared with its legal basis; promises still open; what is allowed to be done with a matter.
import {
  eventName,
  headOf,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  settingOf,
  upperFirst,
} from '../conference/setting.paper.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { ok } from '../kit/result.ts'
import { b, dashes, h, i, p, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { EVERYTHING } from '../petition/scope.ts'
import { allQuestions } from '../petition/store.ts'
import { DISPOSITION } from '../regulation/codes.ts'
import { type Likely, likelyQuestions, MOST_LIKELY, onTwoPages, shortened } from './briefing.ts'
import { mattersOf } from './matters.store.ts'
import { preparedOf } from './prepared.store.ts'
import { registrationsOf } from './store.ts'

const QUESTION = 150
const ANSWER = 210
const PROMISES = 5
const NAME = 60
const SESSION = 200
const SESSIONS = 3
const TITLE = 240
const HEADINGS = ['Câu hỏi có thể được nêu', 'Lời hứa các kỳ trước còn mở'] as const

export const briefingEntry: PaperEntry = {
  kind: 'tai_lieu_chu_tri',
  async build(read, commune, conference, _subject, today) {
    const found = await settingOf(read, commune, conference, today)
    if (!found.ok) return found
    const setting = found.value
    const villages = new Map(setting.villages.map((village) => [village.id, village.name]))
    const likely = await likelyOf(read, commune, conference)
    const promises = await openPromises(read, commune, conference)
    const registrations = await registrationsOf(read, commune, conference)
    const speakers = registrations.filter((row) => row.speaks === 1).length
    return ok(briefingModel({ setting, villages, likely, promises, speakers }))
  },
  issuer: registerOf,
}

interface Briefing {
  readonly setting: Setting
  readonly villages: ReadonlyMap<string, string>
  readonly likely: readonly Likely[]
  readonly promises: readonly string[]
  readonly speakers: number
}

function briefingModel({ setting, villages, likely, promises, speakers }: Briefing): PaperModel {
  const name = lower(eventName(setting))
  const figures = `Đã nhận ${likely.length} nội dung; ${speakers} người đăng ký phát biểu; ${likely.filter((one) => one.prepared).length} nội dung đã có trả lời chuẩn bị.`
  const before = [...sessionsShort(setting), figures]
  const allowed = setting.regulation.dispositions
    .map((code) => lower(DISPOSITION[code].split(/[:(]/)[0]?.trim() ?? ''))
    .join('; ')
  const cells = likely
    .slice(0, MOST_LIKELY)
    .map((one) => [askedWords(one, villages), answerWords(one)] as const)
  const shown = onTwoPages({ cells, around: [...before, ...promises, allowed, ...HEADINGS] })
  return {
    kind: 'tai_lieu_chu_tri',
    layout: setting.layout,
    title: `Tài liệu chủ trì ${name}`,
    head: headOf(setting, 'tai_lieu_chu_tri'),
    heading: { type: 'named', name: 'Tài liệu chủ trì', subject: upperFirst(shortened(name, TITLE)) },
    body: [
      ...before.map((line) => p(line)),
      h(2, '1.', HEADINGS[0]),
      ...questionTable(cells.slice(0, shown)),
      ...(likely.length > shown
        ? [p(i(`Còn ${likely.length - shown} nội dung khác ở trang Ý kiến gửi trước.`))]
        : []),
      ...(promises.length > 0 ? [h(2, '2.', HEADINGS[1]), dashes(promises)] : []),
      p(b('Cách xử lý theo quy chế: '), allowed, '.'),
    ],
    endMark: false,
    recipients: ['Người chủ trì Hội nghị', 'Lưu: Hồ sơ'],
  }
}

/** A conference of many sessions: the first ones, and how many more. */
function sessionsShort(setting: Setting): readonly string[] {
  const lines = sessionLines(setting).map((line) => `${upperFirst(shortened(line, SESSION))}.`)
  const more = lines.length - SESSIONS
  return more > 0 ? [...lines.slice(0, SESSIONS), `Còn ${more} buổi khác.`] : lines
}

async function likelyOf(read: Read | Trx, commune: string, conference: string): Promise<readonly Likely[]> {
  const rows = await allQuestions(
    read,
    commune,
    { conference, level: 'commune', sort: 'nhan', dir: 'asc' },
    EVERYTHING,
  )
  const registered = (await registrationsOf(read, commune, conference)).flatMap((row) =>
    row.speaks === 1 && row.submission_id !== null ? [row.submission_id] : [],
  )
  return likelyQuestions(
    await mattersOf(read, commune, conference),
    new Map(rows.map((row) => [row.id, row.times])),
    await preparedOf(read, commune, conference),
    new Set(registered),
  )
}

function questionTable(cells: readonly (readonly [string, string])[]): readonly Block[] {
  if (cells.length === 0) return [p('Chưa nhận ý kiến nào trước hội nghị.')]
  return [
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Câu hỏi, ai đã hỏi', width: 6, align: 'left' },
        { head: 'Trả lời đã chuẩn bị, căn cứ', width: 7, align: 'left' },
      ],
      cells.map((words, at) => [String(at + 1), ...words]),
    ),
  ]
}

function askedWords({ matter, because }: Likely, villages: ReadonlyMap<string, string>): string {
  const who = [matter.name ?? 'Không nêu tên', villages.get(matter.village ?? '') ?? '']
    .filter(Boolean)
    .map((text) => shortened(text, NAME))
    .join(', ')
  return `${shortened(matter.text, QUESTION)}\n(${[who, ...because].join('; ')})`
}

function answerWords({ prepared }: Likely): string {
  if (!prepared) return 'Chưa chuẩn bị.'
  const basis = prepared.legalBasis ? ` Căn cứ: ${shortened(prepared.legalBasis, 90)}.` : ''
  const state = prepared.approved ? '' : ' (dự thảo)'
  return `${shortened(prepared.text, ANSWER)}${basis}\n(${shortened(prepared.unit, NAME)}${state})`
}

/** Promises of earlier conferences that nobody has reported done, the longest due first. */
async function openPromises(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('promise as m')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'm.commune_id').onRef('q.id', '=', 'm.question_id'),
    )
    .leftJoin('completion as c', (join) =>
      join.onRef('c.commune_id', '=', 'm.commune_id').onRef('c.question_id', '=', 'm.question_id'),
    )
    .select(['m.text', 'm.due', 'q.text as question'])
    .where('m.commune_id', '=', commune)
    .where('q.conference_id', '<>', conference)
    .where('c.question_id', 'is', null)
    .orderBy('m.due')
    .limit(PROMISES)
    .execute()
  return rows.map((row) => {
    const due = row.due === null ? '' : `, hạn ${dueWords(row.due)}`
    return `${shortened(row.question, 90)}: ${shortened(row.text, 90)}${due}`
  })
}

function dueWords(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.day}/${date.month}/${date.year}`
}
