// Rules: what of the opinions is public, how people appear in it, how it is searched and counted. Pure.
import { withoutNames } from '../conclusion/redact.ts'
import {
  type CaseFacts,
  currentDue,
  deadlineOf,
  openPromise,
  requestState,
  roundOf,
  wasMistaken,
} from '../followup/state.ts'
import { dateOf } from '../kit/clock.ts'
import { clean, fold } from '../kit/text.ts'
import { type OwnConsent, versionWord } from '../petition/privacy/consent.ts'
import type { PublicPart } from '../petition/privacy/tables.ts'
import { publicName, publicText } from '../petition/redact.ts'
import type { QuestionRow } from '../petition/store.ts'
import {
  FIELD,
  type Field,
  isCode,
  type Kind,
  PAPER,
  REQUEST_STATE,
  type RequestState,
} from '../regulation/codes.ts'

/** Papers made for the people; every other kind stays inside (Luật 91/2025/QH15 Điều 16). */
export const PUBLIC_PAPERS = {
  ke_hoach: PAPER.ke_hoach,
  thong_bao: PAPER.thong_bao,
  chuong_trinh: PAPER.chuong_trinh,
  noi_quy: PAPER.noi_quy,
  thong_bao_ket_luan: PAPER.thong_bao_ket_luan,
  bien_ban_niem_yet: PAPER.bien_ban_niem_yet,
} as const
export type PublicPaper = keyof typeof PUBLIC_PAPERS

export function isPublicPaper(kind: string): kind is PublicPaper {
  return Object.hasOwn(PUBLIC_PAPERS, kind)
}

/** The words of consent a person saw on the portal; a change of the words is a new version. */
export const CONSENT_VERSION = 'cong-1'

/** Versions and language of the words the person saw: the commune's own where it wrote them. */
export function consentText(lang: string, own: OwnConsent = {}): string {
  const { xu_ly: use, cong_khai: name } = own
  return [use ? versionWord(use) : CONSENT_VERSION, ...(name ? [versionWord(name)] : []), lang].join('-')
}

/** Domain B.6: opinions of the dialogue. What follows another law is never published. */
const OPEN_KINDS: readonly Kind[] = ['kien_nghi', 'phan_anh', 'hoi', 'gop_y']

/** An official has read it and called it an opinion of the dialogue; nothing of another law, nothing unread. */
export function isOpinion(question: Pick<QuestionRow, 'kind' | 'competence' | 'split_kind'>): boolean {
  return (
    question.kind !== null &&
    OPEN_KINDS.includes(question.kind) &&
    question.competence !== 'complaint_law' &&
    question.split_kind === null
  )
}

/** What was said to the person, whichever way. */
export interface Said {
  readonly way: 'van_ban' | 'tai_cho' | 'huong_dan' | 'can_cu'
  /** null: said in the hall, published with the conclusion. */
  readonly text: string | null
  readonly on: string | null
}

/** Words recorded about one question, before redaction: what the store found. */
export interface Spoken {
  /** Issued written answers, oldest first. */
  readonly written: readonly { readonly text: string; readonly round: number; readonly on: string }[]
  readonly hall: {
    readonly code: string
    readonly answer: string | null
    readonly ground: string | null
  } | null
  readonly guidance: { readonly text: string; readonly body: string | null; readonly round: number } | null
  readonly doneOn: string | null
}

export const NOTHING_SAID: Spoken = { written: [], hall: null, guidance: null, doneOn: null }

/** What the person was told, the weightiest first; `spokenToo`: what was said in the hall may be shown. */
export function saidOf(facts: CaseFacts, spoken: Spoken, spokenToo: boolean): Said | null {
  const round = roundOf(facts)
  const meant = spoken.written.filter((row) => !wasMistaken(facts, row.round))
  const written = meant.filter((row) => row.round === round).at(-1) ?? meant.at(-1)
  if (written) return { way: 'van_ban', text: written.text, on: written.on }
  if (spoken.guidance) {
    const { body, text } = spoken.guidance
    return { way: 'huong_dan', text: body === null ? text : `${body}: ${text}`, on: null }
  }
  if (spoken.hall?.code === 'tu_choi') return { way: 'can_cu', text: spoken.hall.ground, on: null }
  if (spoken.hall?.answer) return { way: 'tai_cho', text: spokenToo ? spoken.hall.answer : null, on: null }
  return null
}

/** One matter as everybody may see it. */
export interface PublicMatter {
  readonly id: string
  readonly text: string
  /** "N.T.T.", the full name where that was consented to, or null. */
  readonly who: string | null
  readonly village: string | null
  readonly fields: readonly Field[]
  readonly state: RequestState
  readonly unit: string | null
  readonly receivedOn: string
  readonly due: string | null
  readonly said: Said | null
  readonly promise: { readonly text: string; readonly due: string | null } | null
  readonly answeredOn: string | null
  readonly doneOn: string | null
  /** Opinions that raise it: itself and its duplicates. */
  readonly submissions: number
  readonly times: number
  /** Folded words of the redacted text: a search must not find what is not shown. */
  readonly folded: string
  readonly satisfied: boolean | null
}

/** Hides known names, telephone and identity numbers, addresses of e-mail. Names that do not occur cost nothing. */
export function redactor(names: readonly string[]): (text: string) => string {
  const known = [...new Set(names.map(clean))]
    .map((name) => ({ name, folded: fold(name) }))
    .filter((one) => one.folded.includes(' '))
  return (text) => {
    const plain = publicText(text, { name: null, consent_publish: 0 })
    const folded = ` ${fold(plain)} `
    return withoutNames(
      plain,
      known.filter((one) => folded.includes(` ${one.folded} `)).map((one) => one.name),
    )
  }
}

export interface Surroundings {
  readonly villages: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  /** What everyone reads of a question's or an answer's words; undefined while they wait to be accepted. */
  readonly shown: (question: string, part: PublicPart, source: string) => string | undefined
  readonly hideCitizens: (text: string) => string
  /** The notice of conclusions is out: what was said in the hall is public. */
  readonly concluded: boolean
}

export function publicMatter(
  question: QuestionRow,
  duplicates: number,
  facts: CaseFacts,
  spoken: Spoken,
  around: Surroundings,
): PublicMatter | undefined {
  const text = around.shown(question.id, 'cau_hoi', question.text)
  if (text === undefined) return undefined
  const said = saidOf(facts, spoken, around.concluded)
  const shown = said && {
    ...said,
    text: said.text === null ? null : (around.shown(question.id, 'tra_loi', said.text) ?? null),
  }
  const promise = openPromise(facts)
  const state = requestState(facts)
  return {
    id: question.id,
    text,
    who: publicName(question),
    village: question.village_id === null ? null : (around.villages.get(question.village_id) ?? null),
    fields: question.fields.filter((field) => isCode(FIELD, field)),
    state,
    unit: facts.unit === null ? null : (around.units.get(facts.unit) ?? null),
    receivedOn: dateOf(question.received_at).toString(),
    due: deadlineOf(facts),
    said: shown,
    promise: promise ? { text: around.hideCitizens(promise.text), due: promise.due } : null,
    answeredOn: facts.answered.filter((row) => !wasMistaken(facts, row.round)).at(-1)?.onDate ?? null,
    doneOn: spoken.doneOn,
    submissions: duplicates + 1,
    times: question.times,
    folded: fold(`${text} ${shown?.text ?? ''}`),
    satisfied: facts.satisfied.at(-1)?.satisfied ?? null,
  }
}

/** Whether the date was moved in this round: the person is told. */
export function wasExtended(facts: CaseFacts): boolean {
  return currentDue(facts) !== null && facts.extensions.some((row) => row.round === roundOf(facts))
}

export interface Narrowing {
  readonly q: string
  readonly field: Field | undefined
  readonly village: string
  readonly state: RequestState | undefined
  /** From 1. */
  readonly page: number
}

/** An unknown word is as good as none: an old or mistyped address still shows a list. */
export function readNarrowing(query: Readonly<Record<string, string>>): Narrowing {
  const field = query['linh-vuc']
  const state = query['tinh-trang']
  return {
    q: clean(query.q ?? '').slice(0, 200),
    field: field !== undefined && isCode(FIELD, field) ? field : undefined,
    village: (query.thon ?? '').slice(0, 80),
    state: state !== undefined && isCode(REQUEST_STATE, state) ? state : undefined,
    page: /^[1-9]\d{0,4}$/.test(query.trang ?? '') ? Number(query.trang) : 1,
  }
}

/** The address's part for a narrowing, without the page. */
export function narrowingQuery(narrowing: Narrowing): Record<string, string> {
  return {
    ...(narrowing.q ? { q: narrowing.q } : {}),
    ...(narrowing.field ? { 'linh-vuc': narrowing.field } : {}),
    ...(narrowing.village ? { thon: narrowing.village } : {}),
    ...(narrowing.state ? { 'tinh-trang': narrowing.state } : {}),
  }
}

/** Every word, in any order, with or without tone marks; village by its name. */
export function narrowed(matters: readonly PublicMatter[], by: Narrowing): readonly PublicMatter[] {
  const words = fold(by.q)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 12)
  const lost = by.q !== '' && words.length === 0
  return matters.filter(
    (matter) =>
      !lost &&
      words.every((word) => matter.folded.includes(word)) &&
      (by.field === undefined || matter.fields.includes(by.field)) &&
      (by.village === '' || matter.village === by.village) &&
      (by.state === undefined || matter.state === by.state),
  )
}

const ANSWERED: readonly RequestState[] = ['da_tra_loi', 'da_huong_dan', 'da_xong']

export interface Tally {
  readonly total: number
  readonly answered: number
  readonly superior: number
  readonly byState: readonly { readonly state: RequestState; readonly count: number }[]
  /** Main field only, so that the parts add up; most raised first. */
  readonly byField: readonly { readonly field: Field; readonly answered: number; readonly count: number }[]
  readonly satisfied: number
  readonly asked: number
}

export function tallyOf(matters: readonly PublicMatter[]): Tally {
  const count = (test: (matter: PublicMatter) => boolean) => matters.filter(test).length
  const isAnswered = (matter: PublicMatter) => ANSWERED.includes(matter.state)
  const mainField = (matter: PublicMatter): Field => matter.fields[0] ?? 'khac'
  const states = Object.keys(REQUEST_STATE) as RequestState[]
  return {
    total: matters.length,
    answered: count(isAnswered),
    superior: count((matter) => matter.state === 'cho_cap_tren'),
    byState: states
      .map((state) => ({ state, count: count((matter) => matter.state === state) }))
      .filter((row) => row.count > 0),
    byField: [...new Set(matters.map(mainField))]
      .map((field) => ({
        field,
        count: count((matter) => mainField(matter) === field),
        answered: count((matter) => mainField(matter) === field && isAnswered(matter)),
      }))
      .sort((a, b) => b.count - a.count || (a.field < b.field ? -1 : 1)),
    satisfied: count((matter) => matter.satisfied === true),
    asked: count((matter) => matter.satisfied !== null),
  }
}
