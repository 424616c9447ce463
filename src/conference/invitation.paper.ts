// Giấy mời: one for each invitee and each village's delegate. Where the plan lets the Front draw up the list and invite,
// it stands on the Front's own letterhead and is numbered in its own register.
import { err, ok } from '../kit/result.ts'
import { b, p, pairs, qr } from '../paper/build.ts'
import { layoutFor, type PaperModel } from '../paper/model.ts'
import type { IssuingBody, PaperEntry } from '../paper/registry.ts'
import { wordingOf } from '../paper/wording.ts'
import { regulationOf } from '../regulation/adopted.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { chairLines, planSymbolOf, villageWord } from './notice.paper.ts'
import {
  archiveLine,
  bodyOf,
  eventName,
  headOf,
  lower,
  registerOf,
  type Setting,
  sessionLines,
  sessionWords,
  settingOf,
  signature,
  siteOf,
  undated,
  upperFirst,
  wordsOf,
} from './setting.paper.ts'
import { delegatesOf } from './store.ts'
import type { DelegateRow } from './tables.ts'
import { INVITATION } from './wording.ts'

/** Seed practice: the Front that proposes who is invited also issues the invitations. */
function inviting(regulation: Regulation): IssuingBody {
  return regulation.invitees_proposed_by === undefined
    ? bodyOf(regulation)
    : { issuer: 'front', standing: true }
}

function whom(setting: Setting, delegate: DelegateRow): string {
  const village = setting.villages.find((each) => each.id === delegate.village_id)?.name
  const from =
    village === undefined
      ? undefined
      : /^(thôn|tổ|làng|bản|ấp|khu|sóc|buôn)\s/iu.test(village)
        ? lower(village)
        : `${villageWord(setting)} ${village}`
  return [...(delegate.title ? [delegate.title] : []), ...(from === undefined ? [] : [from])].join(', ')
}

function invitation(setting: Setting, delegate: DelegateRow, planSymbol: string | undefined): PaperModel {
  const body = inviting(setting.regulation)
  const words = wordsOf(setting, body)
  const name = lower(eventName(setting))
  const about = whom(setting, delegate)
  const { sessions, topics } = setting.conference
  const several = sessions.length > 1
  return {
    kind: 'giay_moi',
    layout: layoutFor(body.issuer, setting.on),
    title: `Giấy mời dự ${name}`,
    head: headOf(setting, 'giay_moi', body),
    heading: { type: 'named', name: 'Giấy mời', subject: `Dự ${name}` },
    body: [
      ...words.paragraph(INVITATION.mo_dau, {
        dai_bieu: b(delegate.name),
        chuc_danh: about === '' ? undefined : about,
      }),
      pairs([
        ['Tới dự', upperFirst(name)],
        ['Chủ trì', chairLines(setting).join('; ')],
        ['Thời gian', several ? sessionLines(setting).join('; ') : sessions.map(sessionWords).join('; ')],
        ...(several ? [] : [['Địa điểm', sessions.map((session) => session.place).join('; ')] as const]),
        ...(topics.length > 0 ? [['Nội dung', topics.join('; ')] as const] : []),
      ]),
      // Before the closing sentence, which takes the end mark and stays with the signature on its page.
      qr(deskCode(setting, delegate), 'Mã điểm danh, đưa tại bàn đón tiếp', 20),
      p(words.say(INVITATION.ket_thuc, { van_phong: setting.office, ke_hoach: planSymbol })),
    ],
    signature: signature(setting, body),
    recipients: ['Như kính mời', body.issuer === setting.body.issuer ? archiveLine(setting) : 'Lưu: VT'],
  }
}

/** Read at the desk by a hand scanner or a camera; with the commune's address it also opens on any telephone. */
function deskCode({ commune }: Setting, delegate: DelegateRow): string {
  const site = siteOf(commune)
  const part = `giay-moi/${delegate.id}`
  return site === undefined ? part : `${site}/cong/${commune.commune_id}/${part}`
}

export const invitationEntry: PaperEntry = {
  kind: 'giay_moi',
  async subjects(read, commune, conference) {
    return (await delegatesOf(read, commune, conference)).map((delegate) => ({
      id: delegate.id,
      label: delegate.title ? `${delegate.name}, ${delegate.title}` : delegate.name,
    }))
  },
  async build(read, commune, conference, subject, today) {
    const setting = await settingOf(read, commune, conference, today)
    if (!setting.ok) return setting
    const delegate = (await delegatesOf(read, commune, conference)).find((each) => each.id === subject)
    if (!delegate) return err({ message: 'Không tìm thấy đại biểu này.', status: 404 })
    if (!setting.value.conference.date) return undated(setting.value)
    return ok(invitation(setting.value, delegate, await planSymbolOf(read, commune, conference)))
  },
  async issuer(read, commune, conference) {
    const { regulation_version_id: version } = await read
      .selectFrom('conference')
      .select('regulation_version_id')
      .where('commune_id', '=', commune)
      .where('id', '=', conference)
      .executeTakeFirstOrThrow()
    const { issuer } = inviting(await regulationOf(read, commune, version))
    return issuer === 'front' ? { issuer } : registerOf(read, commune, conference)
  },
  wording: wordingOf(INVITATION),
  merged: true,
}
