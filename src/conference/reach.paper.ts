// What reaches people where they are: the poster, the loudspeaker's script in plain words, the message on the phone.
import { ok } from '../kit/result.ts'
import { withoutMarks } from '../kit/text.ts'
import { aligned, b, dashes, i, p, pairs, qr, table } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry } from '../paper/registry.ts'
import { type Wording, wordingOf } from '../paper/wording.ts'
import { chairLines, closed, villageWord, waysToSend } from './notice.paper.ts'
import { messagesOf, minutesAloud } from './reach.ts'
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
import { LOUDSPEAKER, MESSAGE, POSTER } from './wording.ts'

function entry(wording: Wording, model: (setting: Setting) => PaperModel): PaperEntry {
  return {
    kind: wording.kind,
    wording,
    async build(read, commune, conference, _subject, today) {
      const setting = await settingOf(read, commune, conference, today)
      if (!setting.ok) return setting
      return setting.value.conference.date ? ok(model(setting.value)) : undated(setting.value)
    },
    issuer: registerOf,
  }
}

const poster = entry(wordingOf(POSTER), (setting) => {
  const { words } = setting
  const { topics } = setting.conference
  const site = siteOf(setting.commune)
  return {
    kind: 'ap_phich',
    layout: 'nd30',
    title: `Áp phích ${lower(eventName(setting))}`,
    head: { type: 'bare' },
    heading: { type: 'named', name: words.say(POSTER.tieu_de), subject: eventName(setting) },
    body: [
      ...words.lines(POSTER.khau_hieu).map((line) => aligned('center', i(line))),
      ...sessionLines(setting).map((line) => aligned('center', b(upperFirst(line)))),
      pairs([
        ['Đơn vị tổ chức', issuerWords(setting)],
        ['Chủ trì', chairLines(setting).join('; ')],
      ]),
      ...(topics.length === 0 ? [] : [p(b(words.say(POSTER.ban_ve))), dashes(closed(topics))]),
      p(b(words.say(POSTER.gui_y_kien))),
      dashes(closed(waysToSend(setting))),
      ...(site === undefined ? [] : [qr(site, words.say(POSTER.ma_qr, { dia_chi: site }), 60)]),
    ],
    endMark: false,
  }
})

/** On A4 for the board, on A3 for the wall of the village hall. */
export const posterEntry: PaperEntry = { ...poster, pages: ['a3'] }

/** Said twice, slowly: short sentences, no abbreviation, the time as people say it. */
function spoken(setting: Setting): readonly string[] {
  const { sessions, topics } = setting.conference
  const { say } = setting.words
  const start = (session: (typeof sessions)[number]) => ({
    gio: hourWords(session.start_time).replace(' 00', ''),
    ngay: dayWords(session.date),
    dia_diem: lower(session.place),
  })
  return [
    say(LOUDSPEAKER.loi_chao),
    say(LOUDSPEAKER.loi_moi),
    ...sessions.map((session) =>
      sessions.length > 1
        ? say(LOUDSPEAKER.nhieu_buoi, { buoi: String(session.seq), ...start(session) })
        : say(LOUDSPEAKER.mot_buoi, start(session)),
    ),
    ...(topics.length === 0 ? [] : [say(LOUDSPEAKER.noi_dung, { noi_dung: sentences(topics) })]),
    say(LOUDSPEAKER.den_noi),
    say(LOUDSPEAKER.khong_den_duoc, { thon: villageWord(setting), van_phong: setting.office }),
    say(LOUDSPEAKER.deu_tra_loi),
    say(LOUDSPEAKER.cam_on),
  ]
}

/** Each topic as a sentence of its own. */
function sentences(topics: readonly string[]): string {
  return topics.map((topic) => `${upperFirst(topic.replace(/[.;,\s]+$/u, ''))}.`).join(' ')
}

export const loudspeakerEntry = entry(wordingOf(LOUDSPEAKER), (setting) => {
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
  const { sessions } = setting.conference
  const [first] = sessions
  const { commune } = setting
  if (!first) throw new Error('a message before the day is fixed')
  return setting.words.say(MESSAGE.tin, {
    ten_xa: `${upperFirst(commune.kind)} ${commune.name}`,
    loai_xa: commune.kind,
    thoi_gian: `${first.start_time.replace(':', 'h')} ${dayWords(first.date).replace(', ngày', '')}`,
    dia_diem: first.place,
    so_buoi_khac: sessions.length > 1 ? String(sessions.length - 1) : undefined,
    thon: villageWord(setting),
    trang_web: commune.website || undefined,
  })
}

export const messageEntry = entry(wordingOf(MESSAGE), (setting) => {
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
