// What every paper of a conference needs: commune, regulation, issuer with head and signature, and the conference's
// own time and place in the words papers use.
import { longDate } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import {
  findCommune,
  listPeople,
  listUnits,
  listVillages,
  type Person,
  type Village,
} from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'
import { signedBy } from '../paper/build.ts'
import type { PaperKind } from '../paper/kinds.ts'
import { type Head, type Issuer, layoutFor, type PaperLayout, type SignatureBlock } from '../paper/model.ts'
import { isTerm } from '../paper/register.ts'
import {
  draftHead,
  type IssuingBody,
  issuerName,
  type PaperProblem,
  type Register,
  signatureOf,
} from '../paper/registry.ts'
import { ownWords } from '../paper/wording.store.ts'
import { type CommonValues, type OwnWords, type Speaker, speaker } from '../paper/wording.ts'
import { regulationOf } from '../regulation/adopted.ts'
import type { Filling } from '../regulation/placeholders.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { type Conference, findConference, type Session } from './store.ts'

export type Handle = Read | Trx

export interface Setting {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly regulation: Regulation
  readonly villages: readonly Village[]
  readonly people: readonly Person[]
  readonly body: IssuingBody
  readonly layout: PaperLayout
  /** Where people turn to: the office by its own name. */
  readonly office: string
  /** The sentences the office worded itself. */
  readonly own: OwnWords
  /** Says the sentences of this conference's papers. */
  readonly words: Speaker
  /** The day of the paper: today for a draft, the day of issue for an issued one. */
  readonly on: Temporal.PlainDate
}

const GONE = { message: 'Không tìm thấy hội nghị này.', status: 404 } as const

export async function settingOf(
  read: Handle,
  commune: string,
  conferenceId: string,
  on: Temporal.PlainDate,
): Promise<Result<Setting, PaperProblem>> {
  const conference = await findConference(read, commune, conferenceId)
  const row = await findCommune(read, commune)
  if (!conference || !row) return err(GONE)
  const regulation = await regulationOf(read, commune, conference.regulation_version_id)
  const units = await listUnits(read, commune)
  const body = bodyOf(regulation)
  const own = await ownWords(read, commune)
  return ok({
    commune: row,
    conference,
    regulation,
    villages: await listVillages(read, commune),
    people: await listPeople(read, commune),
    body,
    layout: layoutFor(regulation.issuer, on),
    office: officeName(regulation.issuer, units),
    own,
    words: speaker(own, commonValues({ commune: row, conference }, body)),
    on,
  })
}

/** What every sentence may name. */
function commonValues(setting: Pick<Setting, 'commune' | 'conference'>, body: IssuingBody): CommonValues {
  const { commune } = setting
  return {
    co_quan: issuerName({ ...body, commune }),
    xa: `${commune.kind} ${commune.name}`,
    hoi_nghi: lower(eventName(setting)),
    dien_thoai: commune.phone || undefined,
    thu_dien_tu: commune.email || undefined,
    trang_web: siteOf(commune),
  }
}

/** The same sentences where another body issues the paper: the Front's invitations. */
export function wordsOf(setting: Setting, body: IssuingBody): Speaker {
  return speaker(setting.own, commonValues(setting, body))
}

/** A standing body issues for the whole: Ban Thường vụ Đảng ủy, Ban Thường trực UBMTTQ. */
export function bodyOf(regulation: Pick<Regulation, 'issuer' | 'issuing_body'>): IssuingBody {
  return { issuer: regulation.issuer, standing: /ban thường (vụ|trực)/iu.test(regulation.issuing_body) }
}

export function officeName(
  issuer: Issuer,
  units: readonly { readonly name: string; readonly kind: string }[],
): string {
  const kinds = issuer === 'party' ? ['party_office', 'office'] : ['office']
  const found = kinds.map((kind) => units.find((unit) => unit.kind === kind)).find((unit) => unit)
  return found?.name ?? (issuer === 'party' ? 'Văn phòng Đảng ủy' : 'Văn phòng')
}

/** In whose register the papers are numbered; a Party committee's term is the one its legal bases name. */
export async function registerOf(read: Handle, commune: string, conferenceId: string): Promise<Register> {
  const row = await read
    .selectFrom('conference')
    .select(['regulation_version_id', 'year'])
    .where('commune_id', '=', commune)
    .where('id', '=', conferenceId)
    .executeTakeFirstOrThrow()
  const regulation = await regulationOf(read, commune, row.regulation_version_id)
  const term = regulation.issuer === 'party' ? termOf(regulation, row.year) : undefined
  return { issuer: regulation.issuer, ...(term === undefined ? {} : { term }) }
}

function termOf(regulation: Pick<Regulation, 'legal_bases'>, year: number): string | undefined {
  return regulation.legal_bases
    .flatMap((basis) => [...basis.text.matchAll(/nhiệm kỳ (\d{4})\s*[-–]\s*(\d{4})/giu)])
    .map(([, from, to]) => ({ term: `${from}-${to}`, from: Number(from), to: Number(to) }))
    .find(({ term, from, to }) => isTerm(term) && from <= year && year <= to)?.term
}

/** The head of a draft, its number and day blank, its symbol's body as the regulation writes it. */
export function headOf(setting: Setting, kind: PaperKind, body: IssuingBody = setting.body): Head {
  const layout = layoutFor(body.issuer, setting.on)
  const head = draftHead(
    { ...body, commune: setting.commune, kind, layout },
    { year: setting.on.year, month: setting.on.month },
  )
  const printed = symbolBody(setting.regulation)
  if (head.type !== 'letterhead' || body.issuer !== setting.body.issuer || printed === undefined) return head
  return { ...head, symbol: { ...head.symbol, body: printed } }
}

/** "KH-UBND" → "UBND", "KH/ĐU" → "ĐU". */
function symbolBody(regulation: Pick<Regulation, 'symbol'>): string | undefined {
  return /^[^-/\s]+\s*[-/]\s*(\S.*)$/u.exec(regulation.symbol.trim())?.[1]
}

export function issuerWords(setting: Setting, body: IssuingBody = setting.body): string {
  return issuerName({ ...body, commune: setting.commune })
}

export function signature(setting: Setting, body: IssuingBody = setting.body): SignatureBlock {
  const form = signatureOf(body, {})
  const name = signerName(setting, form.position, body.issuer)
  return signedBy(name === undefined ? form : { ...form, name })
}

/** Who holds a position: the conference's own chairs first, then the people of the office. */
export function signerName(
  setting: Pick<Setting, 'conference' | 'people'>,
  position: string,
  issuer: Issuer,
): string | undefined {
  const wanted = `${fold(position)} `
  const roles = issuer === 'front' ? ['front'] : ['chair', 'leader', 'stand_in']
  const office = setting.people.filter((person) => person.roles.some((role) => roles.includes(role)))
  const all = issuer === 'front' ? office : [...setting.conference.chairs, ...office]
  return all.find((person) => `${fold(person.title)} `.startsWith(wanted))?.name
}

/** What a regulation's places are filled with; the conference's own data go before the regulation's. */
export function fillingOf(setting: Setting): Filling {
  const { conference, commune } = setting
  const [place] = placesOf(conference).length > 0 ? [placesOf(conference).join('; ')] : [undefined]
  return {
    commune: commune.name,
    kind: commune.kind,
    province: commune.province ?? setting.regulation.commune.province,
    year: conference.year,
    // A period without its year ("Cả năm") is no name of a period: the regulation's own words stand then.
    period: conference.period && /\d{4}/.test(conference.period) ? conference.period : undefined,
    place,
    conference: conference.date ? Temporal.PlainDate.from(conference.date) : undefined,
    chairTitle: conference.chairs[0]?.title,
    signer: signerName(setting, setting.regulation.plan.signature.position, setting.body.issuer),
  }
}

export function placesOf(conference: Pick<Conference, 'sessions' | 'place'>): readonly string[] {
  const places = [...new Set(conference.sessions.map((session) => session.place))]
  return places.length > 0 ? places : conference.place ? [conference.place] : []
}

/** "08:00" → "08 giờ 00". */
export function hourWords(time: string): string {
  return time.replace(':', ' giờ ')
}

/** "thứ Ba, ngày 20/8/2024". */
export function dayWords(iso: string): string {
  return longDate(iso).replace(', ', ', ngày ')
}

/** "08 giờ 00, thứ Ba, ngày 20/8/2024". */
export function sessionWords(session: Pick<Session, 'start_time' | 'date'>): string {
  return `${hourWords(session.start_time)}, ${dayWords(session.date)}`
}

/** Which session a place or a village belongs to, said only where there are several. */
export function sessionLines(setting: Setting): readonly string[] {
  const { sessions } = setting.conference
  if (sessions.length < 2) return sessions.map((session) => `${sessionWords(session)}, tại ${session.place}`)
  return sessions.map((session) => {
    const villages = setting.villages.filter((village) => session.villages.includes(village.id))
    const whom = villages.length === 0 ? '' : ` (${villages.map((village) => village.name).join(', ')})`
    return `Buổi ${session.seq}: ${sessionWords(session)}, tại ${session.place}${whom}`
  })
}

/** The first letter small, where a title stands inside a sentence; a word in capitals stays. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text
}

export function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** The conference's name with its year or period, without saying it twice. */
export function eventName(setting: Pick<Setting, 'conference'>): string {
  const { title, year, period } = setting.conference
  if (title.includes(String(year))) return title
  return `${title} ${period && /\d{4}/.test(period) ? lower(period) : `năm ${year}`}`
}

/** The commune's own site, as an address that opens. */
export function siteOf(commune: Pick<CommuneRow, 'website'>): string | undefined {
  const site = commune.website?.trim()
  if (!site) return undefined
  return /^https?:\/\//i.test(site) ? site : `https://${site}`
}

/** "Văn phòng HĐND và UBND xã …": whom slips and receipts name, the commune's kind said once. */
export function officeOf({ office, commune }: Pick<Setting, 'office' | 'commune'>): string {
  return fold(` ${office}`).endsWith(fold(` ${commune.kind}`))
    ? `${office} ${commune.name}`
    : `${office} ${commune.kind} ${commune.name}`
}

export function archiveLine(setting: Setting): string {
  return setting.body.issuer === 'party' ? 'Lưu Văn phòng Đảng ủy' : 'Lưu: VT'
}

/** A page of the conference where what is missing is entered. */
export function link(
  setting: Setting,
  part: string,
  label: string,
): { readonly href: string; readonly label: string } {
  return {
    href: `/xa/${setting.commune.commune_id}/hoi-nghi/${setting.conference.id}/${part}`,
    label,
  }
}

/** Papers that name the day cannot be written before it is fixed. */
export function undated(setting: Setting): Result<never, PaperProblem> {
  return err({
    message: 'Hội nghị chưa ấn định ngày, giờ, địa điểm nên chưa soạn được văn bản này.',
    links: [link(setting, 'ngay-to-chuc', 'Ấn định ngày tổ chức')],
  })
}
