// Rules: two versions of one row as people read them, when a day comes home and both machines wrote: names instead of ids,
// the field's words instead of codes, hours and dates as on paper; what only the machine reads is left out.
import { shortDate } from '../../kit/clock.ts'
import { CHANNEL, COMPETENCE, DISPOSITION, FIELD, isCode, KIND, LEVEL } from '../../regulation/codes.ts'
import { type Ground, groundText } from '../grounds.ts'
import { MOMENT } from '../moments.ts'
import { NAMES_SHOWN } from '../setting.ts'
import type { Row } from './travel.ts'
import { columnWords, instantWords } from './words.ts'

/** What ids stand for. */
export interface Names {
  readonly villages: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  readonly questions: ReadonlyMap<string, string>
  readonly refusals: readonly Ground[]
}

/** The words of both versions, a line for each difference; null where one side has no such row; empty: nothing to read differs. */
export function bothInWords(
  table: string,
  home: Row | null,
  laptop: Row | null,
  names: Names,
): { readonly home: string | null; readonly laptop: string | null } {
  const differing = Object.keys(home ?? laptop ?? {}).filter(
    (column) => columnWords(column) !== '' && home?.[column] !== laptop?.[column],
  )
  const words = (row: Row | null) => {
    if (row === null) return null
    return differing
      .filter((column) => row[column] !== null)
      .map((column) => `${columnWords(column)}: ${valueWords(table, column, row[column], names)}`)
      .join('\n')
  }
  return { home: words(home), laptop: words(laptop) }
}

const BY_COLUMN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  competence: COMPETENCE,
  field: FIELD,
  channel: CHANNEL,
  level: LEVEL,
  names: NAMES_SHOWN,
}

/** One column's name, another list in each table. */
const BY_TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'classification kind': KIND,
  'hall_moment kind': MOMENT,
  'disposition code': DISPOSITION,
  'question_link kind': { trung: 'Trùng với', nhac_lai: 'Nhắc lại' },
  'agenda_change kind': { them: 'Thêm bước', bo: 'Bỏ bước', doi: 'Đổi thời lượng' },
  'attendance part': { nhan_dan: 'Nhân dân', dai_bieu: 'Đại biểu' },
  'minutes_reading kind': { doc_lai: 'Đã đọc lại', y_kien: 'Ý kiến khi đọc lại' },
}

const YES_NO: ReadonlySet<string> = new Set(['speaks', 'consent_publish', 'satisfied', 'written'])

export function valueWords(table: string, column: string, value: unknown, names: Names): string {
  const text = String(value)
  const list = BY_TABLE[`${table} ${column}`] ?? BY_COLUMN[column]
  if (list && isCode(list, text)) return list[text] ?? text
  if (column === 'ground') return groundText(names.refusals, text)
  if (YES_NO.has(column)) return text === '1' ? 'có' : 'không'
  const named = NAMED[column]
  if (named) return names[named].get(text) ?? UNKNOWN
  if (/^\d{4}-\d\d-\d\dT\S+Z$/.test(text)) return instantWords(text)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return shortDate(text)
  return text
}

const UNKNOWN = 'không còn trong danh sách'

const NAMED: Readonly<Record<string, 'villages' | 'units' | 'people' | 'questions'>> = {
  village_id: 'villages',
  unit_id: 'units',
  by_person: 'people',
  from_person: 'people',
  to_person: 'people',
  person_id: 'people',
  of_question: 'questions',
}
