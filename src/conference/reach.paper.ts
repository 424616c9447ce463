// What reaches people where they are: the poster, the loudspeaker's script in plain words, the message on the phone.
import { ok } from '../kit/result.ts'
import { aligned, b, dashes, i, p, pairs, qr, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { chairLines, closed, villageWord, waysToSend } from './notice.paper.ts'
import { messagesOf, minutesAloud, withoutMarks } from './reach.ts'
import {
  dayWords,
  eventName,
  hourWords,
  issuerWords,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  settingOf,
  siteOf,
  undated,
  upperFirst,
} from './setting.paper.ts'

function entry(
  kind: 'ap_phich' | 'ban_tin' | 'tin_nhan',
  model: (setting: Setting) => PaperModel,
): PaperEntry {
  return {
    kind,
    async build(read, commune, conference, _subject, today) {
      const setting = await settingOf(read, commune, conference, today)
      if (!setting.ok) return setting
      return setting.value.conference.date ? ok(model(setting.value)) : undated(setting.value)
    },
    issuer: registerOf,
  }
}

export const posterEntry = entry('ap_phich', (setting) => {
  const { topics } = setting.conference
  const site = siteOf(setting.commune)
  return {
    kind: 'ap_phich',
    layout: 'nd30',
    title: `Áp phích ${lower(eventName(setting))}`,
    head: { type: 'bare' },
    heading: { type: 'named', name: 'Mời Nhân dân dự đối thoại', subject: eventName(setting) },
    body: [
      ...sessionLines(setting).map((line) => aligned('center', b(upperFirst(line)))),
      pairs([
        ['Đơn vị tổ chức', issuerWords(setting)],
        ['Chủ trì', chairLines(setting).join('; ')],
      ]),
      ...(topics.length === 0 ? [] : [p(b('Bàn về:')), dashes(closed(topics))]),
      p(b('Gửi ý kiến bằng cách nào?')),
      dashes(closed(waysToSend(setting))),
      ...(site === undefined ? [] : [qr(site, `Quét mã để gửi ý kiến: ${site}`, 60)]),
    ],
    endMark: false,
  }
})

/** Said twice, slowly: short sentences, no abbreviation, the time as people say it. */
function spoken(setting: Setting): readonly string[] {
  const { sessions, topics } = setting.conference
  const place = (at: string) => lower(at)
  return [
    `Kính thưa bà con ${setting.commune.kind} ${setting.commune.name}!`,
    `${upperFirst(issuerWords(setting))} mời bà con dự ${lower(eventName(setting))}.`,
    ...sessions.map(
      (session) =>
        `${sessions.length > 1 ? `Buổi ${session.seq}, bắt đầu` : 'Hội nghị bắt đầu'} lúc ${hourWords(session.start_time).replace(' 00', '')}, ${dayWords(session.date)}. Địa điểm: ${place(session.place)}.`,
    ),
    ...(topics.length === 0
      ? []
      : [
          `Hội nghị bàn về các việc sau. ${topics.map((topic) => `${upperFirst(topic.replace(/[.;,\s]+$/u, ''))}.`).join(' ')}`,
        ]),
    'Bà con có điều gì muốn hỏi, muốn góp ý, muốn đề nghị thì đến dự và nói thẳng với người chủ trì.',
    `Ai không đến được thì nói với Trưởng ${villageWord(setting)}, hoặc gửi về ${setting.office}. Ai không tự viết được sẽ có người ghi giúp.`,
    'Ý kiến nào cũng được ghi lại và được trả lời.',
    'Xin cảm ơn bà con đã lắng nghe.',
  ]
}

export const loudspeakerEntry = entry('ban_tin', (setting) => {
  const lines = spoken(setting)
  const minutes = minutesAloud(lines.join(' '))
  return {
    kind: 'ban_tin',
    layout: 'nd30',
    title: `Bản tin truyền thanh về ${lower(eventName(setting))}`,
    head: { type: 'bare' },
    heading: {
      type: 'named',
      name: 'Bản tin truyền thanh',
      subject: eventName(setting),
      note: `(Đọc chậm, rõ; khoảng ${minutes} phút. Mỗi buổi phát đọc hai lần.)`,
    },
    body: lines.map((line) => p(line)),
    endMark: false,
  }
})

function message(setting: Setting): string {
  const [first] = setting.conference.sessions
  const site = setting.commune.website
  const when = first
    ? `${first.start_time.replace(':', 'h')} ${dayWords(first.date).replace(', ngày', '')}, tại ${first.place}`
    : ''
  const more =
    setting.conference.sessions.length > 1 ? ` (và ${setting.conference.sessions.length - 1} buổi khác)` : ''
  const where = site
    ? ` Gửi ý kiến: Trưởng ${villageWord(setting)}, Văn phòng ${setting.commune.kind}, ${site}`
    : ` Gửi ý kiến: Trưởng ${villageWord(setting)}, Văn phòng ${setting.commune.kind}`
  return `${upperFirst(setting.commune.kind)} ${setting.commune.name} mời bà con dự đối thoại: ${when}${more}.${where}.`
}

export const messageEntry = entry('tin_nhan', (setting) => {
  const text = message(setting)
  const row = (label: string, words: string): readonly string[] => {
    const { characters, messages } = messagesOf(words)
    return [label, words, String(characters), String(messages)]
  }
  const body: readonly Block[] = [
    table(
      [
        { head: 'Bản', width: 2 },
        { head: 'Nội dung', width: 7 },
        { head: 'Số ký tự', width: 1.5, align: 'right' },
        { head: 'Số tin SMS', width: 1.5, align: 'right' },
      ],
      [row('Có dấu', text), row('Không dấu', withoutMarks(text))],
    ),
    p(
      i(
        'Tin có dấu: 70 ký tự một tin (tin dài: 67). Tin không dấu: 160 ký tự một tin (tin dài: 153). Zalo không tính theo số tin.',
      ),
    ),
  ]
  return {
    kind: 'tin_nhan',
    layout: 'nd30',
    title: `Tin nhắn mời dự ${lower(eventName(setting))}`,
    head: { type: 'bare' },
    heading: { type: 'named', name: 'Tin nhắn', subject: eventName(setting) },
    body,
    endMark: false,
  }
})
