// Words of the screens of this chapter: labels of codes, the story of a question from its ledger entries. No markup.
import type { ACTS } from '../ledger/acts.ts'
import { COMPETENCE, FIELD, isCode, KIND } from '../regulation/codes.ts'
import type { QuestionRow } from './store.ts'

export function label<T extends string>(list: Readonly<Record<T, string>>, code: string | null): string {
  return code !== null && isCode(list, code) ? list[code] : (code ?? '')
}

export type NamesOf = ReadonlyMap<string, string>

export function named(names: NamesOf, id: string | null): string {
  return id === null ? '' : (names.get(id) ?? id)
}

/** "Nguyễn Thị Tình, Tổ 2, thôn Huy Măng": as the office writes a sender. */
export function senderWords(
  row: Pick<QuestionRow, 'name' | 'address' | 'village_id' | 'signers'>,
  villages: NamesOf,
): string {
  const name = row.name ?? 'Không ghi tên'
  const many = row.signers !== null && row.signers > 1 ? ` (đại diện ${row.signers} người cùng ký)` : ''
  const village = row.village_id === null ? null : named(villages, row.village_id)
  return [`${name}${many}`, ...placesOnce(row.address, village)].join(', ')
}

/** Address and village, a village that the address already names only once. */
export function placesOnce(address: string | null, village: string | null): readonly string[] {
  const place = [address, village].filter((part): part is string => part !== null && part !== '')
  return place.filter((part, at) => !place.some((other, before) => before < at && other.includes(part)))
}

/** Where triage stands with a question, in a word. */
export function triageWord(row: QuestionRow): { tone: 'done' | 'due' | 'waiting' | 'neutral'; word: string } {
  if (row.split_kind !== null) return { tone: 'neutral', word: `Đã tách: ${label(KIND, row.split_kind)}` }
  if (row.duplicate_of !== null) return { tone: 'neutral', word: 'Trùng' }
  if (row.kind === null) return { tone: 'due', word: 'Chưa phân loại' }
  if (row.unit_id === null) return { tone: 'due', word: 'Chưa phân công' }
  return { tone: 'done', word: 'Đã phân công' }
}

export interface StoryFact {
  readonly act: keyof typeof ACTS
  readonly data: Readonly<Record<string, unknown>>
}

/** What one ledger entry adds to its sentence: the unit, the kind, the fields, in words. */
export function factWords(data: Readonly<Record<string, unknown>>, units: NamesOf): string {
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : null)
  const fields = Array.isArray(data.fields) ? data.fields.map((field) => label(FIELD, String(field))) : []
  const kind = text('kind')
  return [
    kind === 'trung' ? 'Trùng' : kind === 'nhac_lai' ? 'Nêu lại' : kind && label(KIND, kind),
    fields.join(', '),
    label(COMPETENCE, text('competence')),
    text('from') && `từ ${named(units, text('from'))}`,
    text('unit') && named(units, text('unit')),
  ]
    .filter((part): part is string => Boolean(part))
    .join(' · ')
}

/** The words of consent an officer reads out or the slip prints; a change of the words is a new version. */
export const CONSENT_VERSION = 'dong-y-1'
