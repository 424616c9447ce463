// Rules: whose paper it is in words: head, symbol's body, signature block of UBND, Party committee and Front.
// The field's words stand here once; names of communes and people come in as arguments.
import { onDate, undated } from './build.ts'
import type { PaperKind } from './kinds.ts'
import type { Signature } from './model.ts'
import { type Head, type Issuer, layoutFor, type PaperLayout, type PaperModel } from './model.ts'
import { BLANK, dateWords, numberingOf, symbolText } from './symbol.ts'
import { withBlanks } from './wording.ts'

/** Who issues a paper and whether the standing body does it for the whole. */
export interface IssuingBody {
  readonly issuer: Issuer
  /** Ban Thường vụ Đảng ủy, Ban Thường trực UBMTTQ: signs for the committee. */
  readonly standing?: boolean
}

export interface CommuneNamed {
  readonly name: string
  readonly kind: string
  /** Absent or null: not entered, nothing is printed of it. */
  readonly province?: string | null
}

export interface HeadOf extends IssuingBody {
  readonly commune: CommuneNamed
  readonly kind: PaperKind
  readonly layout: PaperLayout
  /** The drafting unit's abbreviation on a công văn: "VP". */
  readonly unit?: string
  /** Địa danh; the commune's name when absent. */
  readonly place?: string
}

/** NĐ 30/2020 Phụ lục III, HD 36-HD/VPTW: abbreviations of the issuing bodies in số, ký hiệu. */
export const BODY: Readonly<Record<Issuer, string>> = { ubnd: 'UBND', party: 'ĐU', front: 'MTTQ-BTT' }

/**
 * HD 36-HD/VPTW mục II: papers of the committee and of its Ban Thường vụ name the committee alone in the head
 * (seed 3 signs "T/M BAN THƯỜNG VỤ" and is numbered "-KH/ĐU"). The Front's standing body is named under it.
 */
export function issuerLines(of: Pick<HeadOf, 'issuer' | 'standing' | 'commune'>): readonly string[] {
  const commune = `${of.commune.kind} ${of.commune.name}`
  switch (of.issuer) {
    case 'ubnd':
      return ['Ủy ban nhân dân', commune]
    case 'party':
      return [`Đảng ủy ${commune}`]
    case 'front': {
      const lines = ['Ủy ban Mặt trận Tổ quốc Việt Nam', commune]
      return of.standing ? [...lines, 'Ban Thường trực'] : lines
    }
  }
}

/** "Ủy ban nhân dân xã …", "Ban Thường vụ Đảng ủy xã …": as sentences name the issuer. */
export function issuerName(of: Pick<HeadOf, 'issuer' | 'standing' | 'commune'>): string {
  const commune = `${of.commune.kind} ${of.commune.name}`
  if (of.issuer === 'ubnd') return `Ủy ban nhân dân ${commune}`
  if (of.issuer === 'party') return `${of.standing ? 'Ban Thường vụ ' : ''}Đảng ủy ${commune}`
  return `${of.standing ? 'Ban Thường trực ' : ''}Ủy ban MTTQ Việt Nam ${commune}`
}

const CENTRAL_CITIES = ['hà nội', 'hồ chí minh', 'hải phòng', 'đà nẵng', 'cần thơ', 'huế']

/** "tỉnh Quảng Ngãi", "thành phố Huế", whether or not the name carries its kind. */
export function provinceWords(province: string): string {
  const name = province.normalize('NFC').trim()
  const given = /^(tỉnh|thành phố)\s+(.+)$/iu.exec(name)
  if (given) return `${given[1]?.toLocaleLowerCase('vi')} ${given[2]}`
  return `${CENTRAL_CITIES.includes(name.toLocaleLowerCase('vi')) ? 'thành phố' : 'tỉnh'} ${name}`
}

/** HD 36-HD/VPTW mục II: above a commune's committee stands the Party organisation of its province or central city. */
function partySuperior(province: string | null): string | undefined {
  return province ? `Đảng bộ ${provinceWords(province)}` : undefined
}

/**
 * A superior as a letter names it: "UBND tỉnh", "Ủy ban nhân dân cấp trên", "Ban Thường vụ Tỉnh ủy" with the province's
 * own name (NĐ 30/2020 Phụ lục I mục II.9: "Kính gửi" names whom the paper goes to).
 */
export function superiorWords(body: string, province: string | null): string {
  if (!province) return body
  const where = provinceWords(province)
  if (/^(?:UBND|Ủy ban nhân dân) (?:cấp trên|tỉnh)$/iu.test(body)) return `Ủy ban nhân dân ${where}`
  const party = /^((?:Ban Thường vụ |Thường trực )?)Tỉnh ủy$/iu.exec(body)
  if (party) return `${party[1]}${where.replace(/^tỉnh /u, 'Tỉnh ủy ').replace(/^thành phố /u, 'Thành ủy ')}`
  return body
}

/** NĐ 30/2020 Phụ lục III: the template of minutes has no line of place and date. */
const WITHOUT_DATE: readonly PaperKind[] = ['bien_ban', 'bien_ban_niem_yet']

/** The head of a draft: number and day blank. A kind that takes no number has quốc hiệu (or the Party's name) only. */
export function draftHead(of: HeadOf, when: { readonly year: number; readonly month?: number | null }): Head {
  const numbering = numberingOf(of.kind, of.layout)
  if (numbering.type === 'none') return { type: 'motto' }
  const unit = numbering.abbreviation === null ? of.unit : undefined
  const superior = of.issuer === 'party' ? partySuperior(of.commune.province ?? null) : undefined
  return {
    type: 'letterhead',
    ...(superior === undefined ? {} : { superior }),
    issuer: issuerLines(of),
    symbol: {
      number: null,
      type: numbering.abbreviation,
      body: BODY[of.issuer],
      ...(unit === undefined ? {} : { unit }),
    },
    ...(WITHOUT_DATE.includes(of.kind)
      ? {}
      : { placeDate: undated(of.place ?? of.commune.name, when.year, when.month ?? null) }),
  }
}

/** Chair, or the deputy who stands in. */
export interface Signer {
  readonly name?: string
  readonly standIn?: boolean
}

const POSITION: Readonly<Record<Issuer, readonly [head: string, deputy: string]>> = {
  ubnd: ['Chủ tịch', 'Phó Chủ tịch'],
  party: ['Bí thư', 'Phó Bí thư'],
  front: ['Chủ tịch', 'Phó Chủ tịch'],
}

const COLLECTIVE: Readonly<Record<Issuer, readonly [whole: string, standing: string]>> = {
  ubnd: ['Ủy ban nhân dân', 'Ủy ban nhân dân'],
  party: ['Đảng ủy', 'Ban Thường vụ'],
  front: ['Ủy ban', 'Ban Thường trực'],
}

/**
 * NĐ 30/2020 Phụ lục I mục II.7: "TM." before the collective, "KT." before the head's position when the deputy signs.
 * HD 36-HD/VPTW, HD 05-HD/VPTW: for the collective a deputy signs under "T/M", without "K/T".
 */
export function signatureOf(of: IssuingBody, signer: Signer): Signature {
  const [head, deputy] = POSITION[of.issuer]
  const collective = { form: 'TM' as const, of: COLLECTIVE[of.issuer][of.standing ? 1 : 0] }
  const forHead = signer.standIn && of.issuer === 'ubnd' ? [{ form: 'KT' as const, of: head }] : []
  return {
    behalf: [collective, ...forHead],
    position: signer.standIn ? deputy : head,
    ...(signer.name === undefined ? {} : { name: signer.name }),
  }
}

/** Stand for the paper's own number and date inside the note of an annex or of a heading until they are known. */
export const OWN_SYMBOL = '\u27e6so\u27e7'
export const OWN_DATE = '\u27e6ngay\u27e7'

/** "(Kèm theo Kế hoạch số …/KH-UBND ngày … của Ủy ban nhân dân xã …)", filled in when the paper is numbered. */
export function attachedTo(paper: string, issuer: string): string {
  return `(Kèm theo ${paper} số ${OWN_SYMBOL} ${OWN_DATE} của ${issuer})`
}

/** The paper as a draft: DỰ THẢO, number and date blank also where an annex names them. */
export function drafted(model: PaperModel): PaperModel {
  const symbol = model.head.type === 'letterhead' ? symbolText(model.layout, model.head.symbol) : BLANK
  const year = model.head.type === 'letterhead' ? model.head.placeDate?.year : undefined
  const date = year === undefined ? 'ngày …' : dateWords({ day: null, month: null, year })
  return withOwn(withBlanks({ ...model, marks: { ...model.marks, draft: true } }), symbol, date)
}

/** A paper that takes no number (slip, form, programme) as it is printed. */
export function unnumbered(model: PaperModel): PaperModel {
  const { draft: _, ...marks } = model.marks ?? {}
  return withOwn(withBlanks({ ...model, marks }), BLANK, 'ngày …')
}

/** The paper as issued: number and date filled in, no draft mark, the Party's layout by the date of issue. */
export function numbered(model: PaperModel, number: number, issuedOn: Temporal.PlainDate): PaperModel {
  if (model.head.type !== 'letterhead')
    throw new Error(`a paper without letterhead takes no number: ${model.kind}`)
  const { draft: _, ...marks } = model.marks ?? {}
  const layout = model.layout === 'nd30' ? model.layout : layoutFor('party', issuedOn)
  const symbol = { ...model.head.symbol, number: String(number) }
  const placeDate = model.head.placeDate && onDate(model.head.placeDate.place, issuedOn)
  const head = { ...model.head, symbol, ...(placeDate ? { placeDate } : {}) }
  return withOwn({ ...model, layout, marks, head }, symbolText(layout, symbol), dateWords(issuedOn))
}

function withOwn(model: PaperModel, symbol: string, date: string): PaperModel {
  const filled = <T extends { readonly note?: string }>(part: T): T =>
    part.note === undefined
      ? part
      : { ...part, note: part.note.replaceAll(OWN_SYMBOL, symbol).replaceAll(OWN_DATE, date) }
  const heading = model.heading.type === 'named' ? filled(model.heading) : model.heading
  return { ...model, heading, ...(model.annexes ? { annexes: model.annexes.map(filled) } : {}) }
}
