// Chương trình with its clock times, and nội quy: the house rules, with what the regulation forbids and refuses.
import { err, ok } from '../kit/result.ts'
import { aligned, b, h, i, p, points, table } from '../paper/build.ts'
import type { Block, Cell, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { fillIn } from '../regulation/placeholders.ts'
import { agendaTimes } from './agenda.ts'
import { closed, planSymbolOf } from './notice.paper.ts'
import {
  archiveLine,
  dayWords,
  eventName,
  fillingOf,
  headOf,
  hourWords,
  link,
  lower,
  registerOf,
  type Setting,
  settingOf,
  signature,
  undated,
} from './setting.paper.ts'
import type { Session } from './store.ts'
import { HOUSE_RULES, PROGRAMME } from './wording.ts'

interface Step {
  readonly text: string
  readonly who: string | null
  readonly minutes: number | null
}

/** The conference's own steps, or the regulation's while none were entered. */
export function stepsOf(setting: Setting): readonly Step[] {
  const { conference, regulation } = setting
  if (conference.agenda.length > 0) return conference.agenda
  const filling = fillingOf(setting)
  return regulation.agenda.steps.map((step) => ({
    text: fillIn(step.text, regulation, filling),
    who: step.who,
    minutes: step.minutes ?? null,
  }))
}

function sessionTable(setting: Setting, session: Session, steps: readonly Step[]): readonly Block[] {
  const times = agendaTimes(
    steps.map((step) => step.minutes),
    session.start_time,
    session.end_time,
  )
  const at = (index: number) => (times.ok ? (times.value[index]?.from ?? null) : null)
  const timed = steps.some((step) => step.minutes !== null)
  const row = (time: string, text: string, length: string, who: string): readonly Cell[] =>
    timed ? [time, text, length, who] : [time, text, who]
  const rows = steps.map((step, index) => {
    const from = at(index)
    const length = step.minutes === null ? '' : `${step.minutes} phút`
    return row(from === null ? 'Tiếp theo' : hourWords(from), step.text, length, step.who ?? '')
  })
  const several = setting.conference.sessions.length > 1
  const where = `${dayWords(session.date)}, từ ${hourWords(session.start_time)} đến ${hourWords(session.end_time)}, tại ${session.place}`
  return [
    p(b(several ? `Buổi ${session.seq}: ` : 'Thời gian, địa điểm: '), where, '.'),
    table(
      [
        { head: 'Giờ', width: 2, align: 'center' },
        { head: 'Nội dung', width: 7, align: 'justify' },
        ...(timed ? [{ head: 'Thời lượng', width: 2, align: 'center' as const }] : []),
        { head: 'Thực hiện', width: 3 },
      ],
      [...rows, row(hourWords(session.end_time), 'Bế mạc (dự kiến)', '', '')],
    ),
  ]
}

function programmeModel(setting: Setting, planSymbol: string | undefined): PaperModel {
  const { words } = setting
  const name = lower(eventName(setting))
  const steps = stepsOf(setting)
  return {
    kind: 'chuong_trinh',
    layout: setting.layout,
    title: `Chương trình ${name}`,
    head: headOf(setting, 'chuong_trinh'),
    heading: { type: 'named', name: 'Chương trình', subject: eventName(setting) },
    body: [
      ...words.paragraph(PROGRAMME.mo_dau, { ke_hoach: planSymbol }),
      ...setting.conference.sessions.flatMap((session) => sessionTable(setting, session, steps)),
      p(words.say(setting.regulation.agenda.can_change ? PROGRAMME.co_the_doi : PROGRAMME.theo_thu_tu)),
    ],
    signature: signature(setting),
    recipients: ['Thành phần dự Hội nghị', archiveLine(setting)],
  }
}

export const programmeEntry: PaperEntry = {
  kind: 'chuong_trinh',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    if (!setting.value.conference.date) return undated(setting.value)
    const minutes = stepsOf(setting.value).map((step) => step.minutes)
    for (const session of setting.value.conference.sessions) {
      const times = agendaTimes(minutes, session.start_time, session.end_time)
      if (!times.ok) return err({ ...times.error, links: [link(setting.value, 'sua', 'Sửa chương trình')] })
    }
    return ok(programmeModel(setting.value, await planSymbolOf(read, commune, conference)))
  },
  issuer: registerOf,
  wording: wordingOf(PROGRAMME),
}

/** NĐ 30/2020 Phụ lục I: điểm theo thứ tự bảng chữ cái tiếng Việt. */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy']

function rulesModel(setting: Setting): PaperModel {
  const { regulation } = setting
  const filling = fillingOf(setting)
  const words = (kind: 'refuse' | 'prohibit') =>
    closed(
      regulation.refusals
        .filter((refusal) => refusal.kind === kind)
        .map((refusal) => fillIn(refusal.text, regulation, filling)),
    )
  const list = (title: string, items: readonly string[], number: number): readonly Block[] =>
    items.length === 0
      ? []
      : [h(2, `${number}.`, title), points(items.map((item, at) => [`${LETTERS[at] ?? at + 1})`, item]))]
  const forbidden = words('prohibit')
  const refused = words('refuse')
  const name = eventName(setting)
  return {
    kind: 'noi_quy',
    layout: setting.layout,
    title: `Nội quy ${lower(name)}`,
    head: headOf(setting, 'noi_quy'),
    heading: { type: 'named', name: 'Nội quy', subject: name },
    body: [
      ...setting.words.paragraph(HOUSE_RULES.mo_dau),
      h(2, '1.', 'Người tham dự'),
      points(setting.words.lines(HOUSE_RULES.quy_tac).map((rule, at) => [`${LETTERS[at] ?? at + 1})`, rule])),
      ...list('Không được', forbidden, 2),
      ...list('Người chủ trì có quyền từ chối đối thoại với', refused, forbidden.length > 0 ? 3 : 2),
      ...(refused.length === 0 ? [] : setting.words.paragraph(HOUSE_RULES.tu_choi)),
      aligned('right', i(setting.words.say(HOUSE_RULES.ky_ten))),
    ],
    endMark: false,
  }
}

export const houseRulesEntry: PaperEntry = {
  kind: 'noi_quy',
  async build(read, commune, conference, _subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    return setting.ok ? ok(rulesModel(setting.value)) : setting
  },
  issuer: registerOf,
  wording: wordingOf(HOUSE_RULES),
}
