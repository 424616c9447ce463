// The minutes as a paper: the full copy with names and addresses, and the copy for the wall with initials and village.
import { stepsOf } from '../hall/agenda.ts'
import { groundText as wordsOfGround } from '../hall/grounds.ts'
import { allClosed, MOMENT, type Moment } from '../hall/moments.ts'
import { ZONE } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { count, initials, rate } from '../kit/text.ts'
import { b, dashes, h, p, pairs, signedByPair, table } from '../paper/build.ts'
import { type Block, layoutFor, type PaperModel, type Signature } from '../paper/model.ts'
import { draftHead, type PaperEntry, type PaperProblem } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { chairWord } from './chair-word.ts'
import { bodyOf, inPresentWords, registerOf } from './issuer.ts'
import { findMinutes, type Minutes, type SessionRecord, spokenOrder } from './minutes.store.ts'
import {
  type Copy,
  clockWords,
  copiesWords,
  groupsOf,
  hourWords,
  type Line,
  numbersWith,
  withPlace,
} from './minutes.ts'
import { nameHider } from './redact.ts'
import { MINUTES, POSTED_MINUTES } from './wording.ts'

export const POSTED = 'niem-yet'

export function minutesModel(minutes: Minutes, copy: Copy, today: Temporal.PlainDate): PaperModel {
  const { conference, commune, regulation } = minutes
  const kind = copy === 'day_du' ? 'bien_ban' : 'bien_ban_niem_yet'
  const body = bodyOf(regulation)
  const layout = layoutFor(body.issuer, today)
  return {
    kind,
    layout,
    title: `Biên bản ${conference.title}`,
    head: draftHead({ ...body, commune, kind, layout }, { year: today.year }),
    heading: { type: 'named', name: 'BIÊN BẢN', subject: conference.title },
    ...(copy === 'day_du' ? {} : { marks: { copy: 'BẢN NIÊM YẾT' } }),
    body: [
      ...minutes.words.paragraph(wordsOf(copy).mo_dau),
      ...timeAndPlace(minutes),
      ...people(minutes, copy),
      ...course(minutes),
      ...opinions(minutes, copy),
      ...closing(minutes, copy, today),
    ],
    signature: signedByPair(signatures(minutes, 'thu_ky', copy), signatures(minutes, 'chu_tri', copy)),
    recipients: recipientsOf(minutes, today),
  }
}

function wordsOf(copy: Copy): typeof MINUTES | typeof POSTED_MINUTES {
  return copy === 'day_du' ? MINUTES : POSTED_MINUTES
}

function timeAndPlace(minutes: Minutes): readonly Block[] {
  const several = minutes.sessions.length > 1
  return minutes.sessions.flatMap((session) => [
    pairs([
      [several ? `Buổi ${session.seq}, bắt đầu` : 'Thời gian bắt đầu', timeOf(session.opened)],
      ['Địa điểm', session.place],
    ]),
  ])
}

function timeOf(instant: string | null): string {
  return instant === null ? '… giờ … phút, ngày … tháng … năm …' : clockWords(instant, ZONE)
}

function people(minutes: Minutes, copy: Copy): readonly Block[] {
  const { conference, figures } = minutes
  const bodies = (part: 'tham_du' | 'moi') =>
    conference.bodies.filter((body) => body.part === part).map((body) => body.name)
  const guests = minutes.guests.length > 0 ? `: ${minutes.guests.join('; ')}` : ''
  return [
    h(1, 'I.', 'Thành phần tham dự'),
    pairs([
      ['Chủ trì', conference.chairs.map((chair) => `${chair.name}, ${chair.title}`).join('; ') || '…'],
      ['Thư ký', conference.secretaries.map((one) => secretaryWords(minutes, one, copy)).join('; ') || '…'],
      ...(bodies('tham_du').length > 0
        ? [['Cơ quan, đơn vị tham dự', bodies('tham_du').join('; ')] as const]
        : []),
      ...(bodies('moi').length > 0 ? [['Khách mời', bodies('moi').join('; ')] as const] : []),
      ['Đại biểu có mặt', `${count(figures.guests)} người${guests}`],
      ['Nhân dân tham gia/tổng số Nhân dân', `${rate(figures.people, figures.total)}`],
    ]),
    ...sessionsApart(minutes),
    attendanceTable(minutes),
  ]
}

/** Several sessions: who came to each, beside all of them together. */
function sessionsApart(minutes: Minutes): readonly Block[] {
  if (minutes.sessions.length < 2) return []
  return [
    dashes(
      minutes.sessions.map(
        ({ seq, figures }) =>
          `Buổi ${seq}: ${count(figures.people)} người dân, ${count(figures.guests)} đại biểu có mặt`,
      ),
    ),
  ]
}

function secretaryWords(
  minutes: Minutes,
  one: Minutes['conference']['secretaries'][number],
  copy: Copy,
): string {
  const village = minutes.villages.find((each) => each.id === one.village_id)?.name
  const citizen = one.person_id === null
  const name = citizen && copy === 'niem_yet' ? initials(one.name) : one.name
  return [name, withPlace(one.title ?? '', village ?? '')].filter(Boolean).join(', ')
}

function attendanceTable({ figures }: Minutes): Block {
  const rows = figures.villages.map((village) => [
    village.name,
    count(village.present),
    count(village.population),
  ])
  const others = figures.elsewhere > 0 ? [['Chưa rõ thôn', count(figures.elsewhere), '']] : []
  return table(
    [
      { head: 'Thôn', width: 6 },
      { head: 'Số người tham gia', width: 3, align: 'right' },
      { head: 'Tổng số Nhân dân', width: 3, align: 'right' },
    ],
    [...rows, ...others, [{ text: 'Cộng', bold: true }, count(figures.people), count(figures.total)]],
  )
}

function course(minutes: Minutes): readonly Block[] {
  const several = minutes.sessions.length > 1
  return [
    h(1, 'II.', 'Diễn biến'),
    ...minutes.sessions.flatMap((session) => [
      ...(several ? [p(b(`Buổi ${session.seq}`))] : []),
      dashes(courseLines(session, minutes).map((line) => `${hourWords(line.at, ZONE)}: ${line.text}`)),
    ]),
  ]
}

/** What happened in a session, changes of the agenda and of the chair among it, in order of time. */
function courseLines(
  session: SessionRecord,
  minutes: Minutes,
): readonly { readonly at: string; readonly text: string }[] {
  const steps = stepsOf(minutes.conference.agenda, minutes.changes, session.seq)
  const name = (seq: number | null) => {
    const step = steps.find((one) => one.seq === seq)
    return step && [step.who, step.text].filter(Boolean).join(': ')
  }
  const person = (id: string) => minutes.officials.get(id) ?? id
  return [
    ...session.course.map((moment) => ({ at: moment.at, text: momentWords(moment, minutes, name) })),
    ...minutes.changes
      .filter((change) => change.session === session.seq)
      .map((change) => ({
        at: change.at,
        text: `${CHANGED[change.kind]}: ${name(change.step) ?? ''}${change.minutes === null ? '' : ` (${change.minutes} phút)`}; lý do: ${change.reason}`,
      })),
    ...minutes.handovers
      .filter((one) => one.session === session.seq)
      .map((one) => ({
        at: one.at,
        text: `${person(one.from)} giao ${person(one.to)} chủ trì; lý do: ${one.reason}`,
      })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const CHANGED: Readonly<Record<Minutes['changes'][number]['kind'], string>> = {
  them: 'Bổ sung chương trình',
  bo: 'Bỏ khỏi chương trình',
  doi: 'Đổi thời lượng',
}

function momentWords(
  moment: Moment,
  minutes: Minutes,
  name: (seq: number | null) => string | undefined,
): string {
  const broken = minutes.breakOffs.some((one) => one.seq === moment.session)
  if (moment.kind === 'be_mac' && broken) return `Buổi đối thoại ${moment.note ?? 'gián đoạn'}`
  const words = (moment.kind === 'buoc' ? name(moment.agenda) : undefined) ?? MOMENT[moment.kind]
  return moment.note ? `${words} (${moment.note})` : words
}

const IN_WRITING = ['chua_thoa_dang', 'xac_minh', 'tra_loi_van_ban', 'thieu_thoi_gian', 'giao_don_vi']
const UPWARD = ['vuot_tham_quyen', 'thinh_thi']

function opinions(minutes: Minutes, copy: Copy): readonly Block[] {
  const { words } = minutes
  const own = wordsOf(copy)
  const groups = groupsOf(minutes.voiced, spokenOrder(minutes), copy, (ground) => groundText(minutes, ground))
  const all = [...groups.before.flatMap((group) => group.lines), ...groups.day]
  const numbers = (codes: readonly string[]) => {
    const found = numbersWith(minutes.voiced, all, codes)
    return found.length === 0 ? 'không có' : `nội dung số ${found.join(', ')}`
  }
  return [
    h(1, 'III.', 'Ý kiến, kiến nghị của Nhân dân và trả lời của chủ trì'),
    h(2, '1.', 'Ý kiến gửi đến trước hội nghị'),
    ...(groups.before.length === 0 ? [p(words.say(own.khong_gui_truoc))] : []),
    ...groups.before.flatMap((group) => [
      p(b(`${group.title}: ${count(group.lines.length)} nội dung`)),
      opinionTable(group.lines),
    ]),
    h(2, '2.', 'Ý kiến nêu tại hội nghị'),
    ...(groups.day.length === 0
      ? [p(words.say(own.khong_phat_bieu))]
      : [
          p(
            words.say(own.phat_bieu, {
              so_luot: count(spokenOrder(minutes).length),
              so_noi_dung: count(groups.day.length),
            }),
          ),
          opinionTable(groups.day),
        ]),
    ...refused(minutes, copy),
    h(2, '3.', 'Nội dung còn trả lời bằng văn bản, trình cấp có thẩm quyền'),
    dashes([
      words.say(own.tra_loi_van_ban, { cac_noi_dung: numbers(IN_WRITING) }),
      words.say(own.cap_tren, { cac_noi_dung: numbers(UPWARD) }),
    ]),
  ]
}

function opinionTable(lines: readonly Line[]): Block {
  return table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Người có ý kiến', width: 3, align: 'left' },
      { head: 'Nội dung', width: 5, align: 'left' },
      { head: 'Trả lời, cách xử lý', width: 5, align: 'left' },
    ],
    lines.map((line) => [String(line.number), line.who, line.text, line.outcome]),
  )
}

function refused(minutes: Minutes, copy: Copy): readonly Block[] {
  const turns = minutes.speeches.filter((speech) => speech.refusal)
  if (turns.length === 0) return []
  return [
    p(b('Lượt phát biểu bị từ chối, bị dừng')),
    dashes(
      turns.map((turn) => {
        const village = minutes.villages.find((one) => one.id === turn.village)?.name
        const who = [copy === 'day_du' ? turn.name : initials(turn.name), village].filter(Boolean).join(', ')
        const by = turn.refusal ? minutes.refusers.get(turn.refusal.by_person) : undefined
        const how = turn.startedAt === null ? 'từ chối' : 'dừng lượt phát biểu'
        return `${who}: ${how}, ${groundText(minutes, turn.refusal?.ground ?? '')}${by ? ` (người ghi: ${by})` : ''}.`
      }),
    ),
  ]
}

function groundText({ regulation }: Minutes, ground: string): string {
  return wordsOfGround(regulation.refusals, ground)
}

function closing(minutes: Minutes, copy: Copy, today: Temporal.PlainDate): readonly Block[] {
  const { words } = minutes
  const own = wordsOf(copy)
  const rule = minutes.regulation.minutes
  const last = minutes.sessions.at(-1)
  return [
    ...(rule ? [p(copiesWords(rule.copies, inPresentWords(rule.recipients, today)))] : []),
    ...(rule?.posting_copies ? [p(`${rule.posting_copies}.`)] : []),
    p(words.say(own.moc_nhat_ky, { moc: minutes.anchor })),
    ...words.paragraph(own.doc_lai),
    ...readBack(minutes, copy),
    p(words.say(own.ket_thuc, { gio_ket_thuc: timeOf(closedOf(last)) })),
  ]
}

/** The reading aloud, what was put right after it, what those present remarked. */
function readBack(minutes: Minutes, copy: Copy): readonly Block[] {
  const hide = copy === 'day_du' ? (text: string) => text : nameHider(namesIn(minutes))
  const read = minutes.readings.find((one) => one.kind === 'doc_lai')
  const remarks = minutes.readings.flatMap((one) => (one.kind === 'y_kien' && one.text ? [one.text] : []))
  return [
    ...(read ? [p(`Biên bản được đọc lại trước hội nghị hồi ${clockWords(read.at, ZONE)}.`)] : []),
    ...(remarks.length > 0
      ? [p('Ý kiến của người dự về biên bản:'), dashes(remarks.map((text) => hide(text)))]
      : []),
  ]
}

function namesIn(minutes: Minutes): readonly string[] {
  return [
    ...minutes.voiced.flatMap((one) => (one.name === null ? [] : [one.name])),
    ...minutes.speeches.map((speech) => speech.name),
  ]
}

function closedOf(session: SessionRecord | undefined): string | null {
  return session?.closed ?? null
}

function signatures(minutes: Minutes, part: 'thu_ky' | 'chu_tri', copy: Copy): readonly Signature[] {
  const position = part === 'thu_ky' ? 'Thư ký' : chairWord(minutes.regulation)
  const found = minutes.signers
    .filter((one) => one.part === part)
    .map((one) => ({ position, name: signerName(minutes, one, copy) }))
  return found.length > 0 ? found : [{ position }]
}

function signerName(minutes: Minutes, one: Minutes['signers'][number], copy: Copy): string {
  const secretary = minutes.conference.secretaries.find((each) => each.seq === one.seq)
  const citizen = one.part === 'thu_ky' && secretary?.person_id === null
  return citizen && copy === 'niem_yet' ? initials(one.name) : one.name
}

/** NĐ 30/2020 Phụ lục I mục II.9: how many copies go where; S5: "gồm 03 bản: 01 bản niêm yết …; 01 bản lưu hồ sơ; …". */
function recipientsOf({ regulation }: Minutes, today: Temporal.PlainDate): readonly string[] {
  const { recipients = [], copies = 0 } = regulation.minutes ?? {}
  const each = copies > 0 && recipients.length === copies ? ' (01 bản)' : ''
  const sent = recipients.filter((text) => !/^lưu/iu.test(text)).map((text) => `${text}${each}`)
  return inPresentWords([...sent, `Lưu: VT, Hồ sơ${each}`], today)
}

/** Minutes need a day: what was recorded in the hall. */
export async function buildMinutes(
  read: Read | Trx,
  commune: string,
  conference: string,
  copy: Copy,
  today: Temporal.PlainDate,
): Promise<Result<PaperModel, PaperProblem>> {
  const minutes = await findMinutes(read, commune, conference)
  if (!minutes) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (minutes.sessions.every((session) => session.opened === null))
    return err({
      message: 'Chưa ghi khai mạc: biên bản được lập từ diễn biến ngày đối thoại.',
      links: [{ href: `/xa/${commune}/hoi-nghi/${conference}/ngay`, label: 'Mở trang ngày đối thoại' }],
    })
  return ok(minutesModel(minutes, copy, today))
}

/** All sessions closed: until then the minutes are still being written. */
export function isComplete(minutes: Pick<Minutes, 'conference' | 'sessions'>): boolean {
  return allClosed(
    minutes.conference.sessions,
    minutes.sessions.flatMap((session) => session.course),
  )
}

export const MINUTES_PAPERS: readonly PaperEntry[] = [
  {
    kind: 'bien_ban',
    build: (read, commune, conference, _subject, today) =>
      buildMinutes(read, commune, conference, 'day_du', today),
    publicKind: 'bien_ban_niem_yet',
    issuer: registerOf,
    wording: wordingOf(MINUTES),
  },
  {
    kind: 'bien_ban_niem_yet',
    build: (read, commune, conference, _subject, today) =>
      buildMinutes(read, commune, conference, 'niem_yet', today),
    issuer: registerOf,
    wording: wordingOf(POSTED_MINUTES),
  },
]
