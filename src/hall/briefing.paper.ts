// Tài liệu chủ trì: two pages for the chair before the day. Likely questions with who asked before, the answer the unit
// prepared with its legal basis; promises still open; what is allowed to be done with a matter.
import {
  eventName,
  headOf,
  lower,
  registerOf,
  sessionLines,
  settingOf,
  upperFirst,
} from '../conference/setting.paper.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { ok } from '../kit/result.ts'
import { b, dashes, h, i, p, table } from '../paper/build.ts'
import type { Block, Cell } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { EVERYTHING } from '../petition/scope.ts'
import { allQuestions } from '../petition/store.ts'
import { DISPOSITION } from '../regulation/codes.ts'
import { type Likely, likelyQuestions, MOST_LIKELY, shortened } from './briefing.ts'
import { mattersOf } from './matters.store.ts'
import { preparedOf } from './prepared.store.ts'
import { registrationsOf } from './store.ts'

const QUESTION = 150
const ANSWER = 210
const PROMISES = 5

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
    const speakers = registrations.filter((row) => row.speaks === 1)
    const name = lower(eventName(setting))
    return ok({
      kind: 'tai_lieu_chu_tri',
      layout: setting.layout,
      title: `Tài liệu chủ trì ${name}`,
      head: headOf(setting, 'tai_lieu_chu_tri'),
      heading: { type: 'named', name: 'Tài liệu chủ trì', subject: upperFirst(name) },
      body: [
        ...sessionLines(setting).map((line) => p(`${upperFirst(line)}.`)),
        p(
          `Đã nhận ${likely.length} nội dung; ${speakers.length} người đăng ký phát biểu; ${likely.filter((one) => one.prepared).length} nội dung đã có trả lời chuẩn bị.`,
        ),
        h(2, '1.', 'Câu hỏi có thể được nêu'),
        ...questionTable(likely.slice(0, MOST_LIKELY), villages),
        ...(likely.length > MOST_LIKELY
          ? [p(i(`Còn ${likely.length - MOST_LIKELY} nội dung khác ở trang Ý kiến gửi trước.`))]
          : []),
        ...(promises.length > 0
          ? [h(2, '2.', 'Lời hứa các kỳ trước còn mở'), dashes(promises.slice(0, PROMISES))]
          : []),
        p(
          b('Cách xử lý theo quy chế: '),
          setting.regulation.dispositions
            .map((code) => lower(DISPOSITION[code].split(/[:(]/)[0]?.trim() ?? ''))
            .join('; '),
          '.',
        ),
      ],
      endMark: false,
      recipients: ['Người chủ trì Hội nghị', 'Lưu: Hồ sơ'],
    })
  },
  issuer: registerOf,
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

function questionTable(likely: readonly Likely[], villages: ReadonlyMap<string, string>): readonly Block[] {
  if (likely.length === 0) return [p('Chưa nhận ý kiến nào trước hội nghị.')]
  return [
    table(
      [
        { head: 'STT', width: 1, align: 'center' },
        { head: 'Câu hỏi, ai đã hỏi', width: 6, align: 'left' },
        { head: 'Trả lời đã chuẩn bị, căn cứ', width: 7, align: 'left' },
      ],
      likely.map((one, at): readonly Cell[] => [String(at + 1), askedWords(one, villages), answerWords(one)]),
    ),
  ]
}

function askedWords({ matter, because }: Likely, villages: ReadonlyMap<string, string>): string {
  const who = [matter.name ?? 'Không nêu tên', villages.get(matter.village ?? '') ?? '']
    .filter(Boolean)
    .join(', ')
  return `${shortened(matter.text, QUESTION)}\n(${[who, ...because].join('; ')})`
}

function answerWords({ prepared }: Likely): string {
  if (!prepared) return 'Chưa chuẩn bị.'
  const basis = prepared.legalBasis ? ` Căn cứ: ${shortened(prepared.legalBasis, 90)}.` : ''
  const state = prepared.approved ? '' : ' (dự thảo)'
  return `${shortened(prepared.text, ANSWER)}${basis}\n(${prepared.unit}${state})`
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
