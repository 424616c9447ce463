// Thông báo tổ chức: form, time, place, who takes part, content, how to take part, register and send opinions: what the
// regulation's notice rule and Luật 72/2025/QH15 Điều 43 demand to be stated. All from the conference's own data.
import { shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import { dashes, fill, h, p } from '../paper/build.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import type { PaperEntry, PaperProblem } from '../paper/registry.ts'
import { latestPaper } from '../paper/store.ts'
import { wordingOf } from '../paper/wording.ts'
import type { Channel } from '../regulation/codes.ts'
import { filledPlan } from '../regulation/filled.ts'
import { standardOrganisations, standardStatute } from '../regulation/library.ts'
import { fillIn } from '../regulation/placeholders.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import type { Statute } from '../regulation/statute.form.ts'
import { layerOn } from '../regulation/statute.ts'
import {
  eventName,
  fillingOf,
  type Handle,
  headOf,
  link,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  sessionWords,
  settingOf,
  signature,
  siteOf,
  upperFirst,
} from './setting.paper.ts'
import { NOTICE } from './wording.ts'
import { FORM_OF_CONFERENCE } from './words.ts'

/** What is not yet known of what the notice must state, each with the page where it is entered. */
export function missingForNotice(setting: Setting): readonly { href: string; label: string }[] {
  const { conference } = setting
  return [
    ...(conference.sessions.length > 0
      ? []
      : [link(setting, 'ngay-to-chuc', 'Thời gian, địa điểm: ấn định ngày tổ chức')]),
    ...(conference.topics.length > 0 ? [] : [link(setting, 'sua', 'Nội dung đối thoại: nhập các nội dung')]),
    ...(participants(setting).length > 0
      ? []
      : [link(setting, 'sua', 'Thành phần: nhập thành phần tham dự, khách mời')]),
    ...(conference.chairs.length > 0 ? [] : [link(setting, 'sua', 'Chủ trì: chọn người chủ trì')]),
  ]
}

/** Who takes part: the conference's own list, or the regulation's where none was typed. */
export function participants(setting: Setting): readonly string[] {
  const { conference, regulation } = setting
  const filling = fillingOf(setting)
  const own = conference.bodies.map((body) => body.name)
  const bodies = own.length > 0 ? own : [...regulation.participants, ...regulation.invited]
  const all = [...bodies, ...(regulation.people ? [regulation.people.text] : [])]
  return [...new Set(all.map((text) => fillIn(text, regulation, filling)))]
}

export function chairLines(setting: Setting): readonly string[] {
  const { chairs, stand_ins: deputies } = setting.conference
  return [
    ...chairs.map((chair) => `${chair.name}, ${chair.title}`),
    ...deputies.map(
      (deputy, at) =>
        `${deputy.name}, ${deputy.title} (chủ trì thay khi ${at === 0 ? 'người chủ trì' : 'những người trên'} vắng)`,
    ),
  ]
}

/** Thôn in a xã, tổ dân phố in a phường (Luật 72/2025/QH15). */
export function villageWord(setting: Setting): string {
  return setting.commune.kind === 'phường' ? 'tổ dân phố' : 'thôn'
}

/** How to send an opinion, in plain words, for the ways the regulation opens. */
export function waysToSend(setting: Setting): readonly string[] {
  const { commune, office, regulation } = setting
  const { say } = setting.words
  const site = siteOf(commune)
  const places = { van_phong: office, thon: villageWord(setting) }
  const ways: Readonly<Record<Channel, string | undefined>> = {
    phieu: say(NOTICE.cach_phieu, places),
    web: undefined,
    truc_tiep: say(NOTICE.cach_truc_tiep),
    thon: say(NOTICE.cach_thon, places),
    chi_bo: say(NOTICE.cach_chi_bo),
    mat_tran: say(NOTICE.cach_mat_tran),
    gui_truoc: say(NOTICE.cach_gui_truoc, places),
    truyen_thong: say(NOTICE.cach_truyen_thong),
    dien_thoai: undefined,
    ton_dong: undefined,
  }
  const contact = [
    ...(commune.phone ? [`điện thoại ${commune.phone}`] : []),
    ...(commune.email ? [`thư điện tử ${commune.email}`] : []),
  ]
  return [
    ...(site === undefined ? [] : [say(NOTICE.cach_mang, { dia_chi: site })]),
    ...regulation.channels.flatMap(({ code }) => ways[code] ?? []),
    ...(contact.length > 0
      ? [say(NOTICE.cach_lien_he, { van_phong: office, lien_he: contact.join(', ') })]
      : []),
  ]
}

function intakeWords(setting: Setting): string | undefined {
  const { intake_from: from, intake_to: to } = setting.conference
  const day = (iso: string | null) => (iso ? shortDate(iso) : undefined)
  if (!from && !to) return undefined
  return setting.words.say(NOTICE.nhan_truoc, { tu_ngay: day(from), den_ngay: day(to) })
}

interface Part {
  /** The words by which a rule asks for it, folded. */
  readonly asked: string
  readonly title: string
  readonly blocks: readonly Block[]
}

function parts(setting: Setting): readonly Part[] {
  const { conference, regulation, words } = setting
  const own = fillIn(regulation.form.text, regulation, fillingOf(setting))
  const form = FORM_OF_CONFERENCE[conference.form]
  const places = [...new Set(conference.sessions.map((session) => session.place))]
  const several = conference.sessions.length > 1
  const intake = intakeWords(setting)
  return [
    {
      asked: 'hinh thuc',
      title: 'Hình thức',
      blocks: [p(`${fold(own).includes(fold(form)) ? own : `${form}. ${own}`}.`.replace(/\.+$/, '.'))],
    },
    {
      asked: 'thoi gian',
      title: several ? 'Thời gian, địa điểm từng buổi' : 'Thời gian',
      blocks: several
        ? [dashes(closed(sessionLines(setting)))]
        : conference.sessions.map((session) => p(`${upperFirst(sessionWords(session))}.`)),
    },
    { asked: 'dia diem', title: 'Địa điểm', blocks: [p(`${places.join('; ')}.`)] },
    {
      asked: 'thanh phan',
      title: 'Thành phần',
      blocks: [
        p('Chủ trì: ', chairLines(setting).join('; '), '.'),
        p('Tham gia:'),
        dashes(closed(participants(setting))),
      ],
    },
    { asked: 'noi dung', title: 'Nội dung đối thoại', blocks: [dashes(closed(conference.topics))] },
    {
      asked: 'cach thuc',
      title: 'Cách thức tham dự, đăng ký và gửi ý kiến',
      blocks: [
        p(words.say(NOTICE.ai_cung_duoc, { van_phong: setting.office, thon: villageWord(setting) })),
        dashes(closed(waysToSend(setting))),
        ...(intake === undefined ? [] : [p(intake)]),
        p(words.say(NOTICE.du_lieu_ca_nhan, { thon: villageWord(setting) })),
      ],
    },
  ]
}

/** "…;" for each and "." for the last, whatever was typed. */
export function closed(items: readonly string[]): readonly string[] {
  return items.map((item, at) => `${item.replace(/[.;,\s]+$/u, '')}${at === items.length - 1 ? '.' : ';'}`)
}

/** What the rules in force demand to be stated: the regulation's notice and invitation rules and the statute's. */
export function demanded(regulation: Regulation, statute: Statute, day: string | null): readonly string[] {
  const layer = day === null ? undefined : layerOn(Temporal.PlainDate.from(day), statute)
  const rules = [...regulation.rules, ...(layer?.rules ?? [])]
  return rules.filter((rule) => rule.duty === 'notice').flatMap((rule) => rule.must_state)
}

/** A demand no part answers gets its own heading and lines to fill in: it is never left out silently. */
function furtherDemands(known: readonly Part[], wanted: readonly string[]): readonly Part[] {
  return [...new Set(wanted.map((words) => words.toLocaleLowerCase('vi')))]
    .filter((words) => !known.some((part) => fold(words).includes(part.asked)))
    .map((words) => ({ asked: fold(words), title: upperFirst(words), blocks: [fill('', { lines: 2 })] }))
}

function noticeModel(setting: Setting, planSymbol: string | undefined, statute: Statute): PaperModel {
  const known = parts(setting)
  const wanted = demanded(setting.regulation, statute, setting.conference.date)
  const all = [...known, ...furtherDemands(known, wanted)]
  const name = lower(eventName(setting))
  const filled = filledPlan(setting.regulation, fillingOf(setting), standardOrganisations(), setting.on)
  return {
    kind: 'thong_bao',
    layout: setting.layout,
    title: `Thông báo tổ chức ${name}`,
    head: headOf(setting, 'thong_bao'),
    heading: { type: 'named', name: 'Thông báo', subject: `Tổ chức ${name}` },
    body: [
      p(setting.words.say(NOTICE.mo_dau, { ke_hoach: planSymbol })),
      ...all.flatMap((part, at) => [h(2, `${at + 1}.`, part.title), ...part.blocks]),
      p(setting.words.say(NOTICE.ket_thuc)),
    ],
    signature: signature(setting),
    recipients: filled.plan.recipients,
  }
}

/** "05/KH-UBND ngày 5/8/2024", once the plan is issued. */
export async function planSymbolOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<string | undefined> {
  const plan = await latestPaper(read, commune, conference, 'ke_hoach')
  return plan && `${plan.symbol} ngày ${shortDate(plan.issued_on)}`
}

export const noticeEntry: PaperEntry = {
  kind: 'thong_bao',
  async build(read, commune, conference, _subject, today): Promise<Result<PaperModel, PaperProblem>> {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    const missing = missingForNotice(setting.value)
    if (missing.length > 0)
      return err({ message: 'Thông báo còn thiếu những điều bắt buộc phải nêu:', links: missing })
    const symbol = await planSymbolOf(read, commune, conference)
    return ok(noticeModel(setting.value, symbol, standardStatute()))
  },
  issuer: registerOf,
  wording: wordingOf(NOTICE),
  issuedBy: (commune, conference) => ({
    href: `/xa/${commune}/hoi-nghi/${conference}/thong-bao`,
    label: 'Ban hành thông báo',
  }),
}
