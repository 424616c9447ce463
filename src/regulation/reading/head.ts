// Rules: what the first page says of the paper itself: issuer, symbol, commune, year, title, legal bases. NĐ 30/2020/NĐ-CP
// Phụ lục I; Hướng dẫn của Văn phòng Trung ương Đảng về thể thức.
import { type Block, isCapitals } from './blocks.ts'
import { findWindows } from './dates.ts'
import { bodyName, issuerOf, symbolOf } from './issuer.ts'
import { matchForm } from './match.ts'
import { type Found, found } from './reading.ts'

export interface Head {
  readonly found: readonly Found[]
  readonly year: number | null
  readonly party: boolean
  readonly title: Block | undefined
  /** Where the body begins and ends in the list of blocks. */
  readonly start: number
  readonly end: number
}

const PLAN = /^KẾ HOẠCH(?: LIÊN TỊCH| PHỐI HỢP)?(?=\s|$)/u
const BASIS = /^(?:căn cứ|thực hiện|theo|xét|tiếp tục thực hiện|triển khai)(?![\p{L}])/u
const ISSUING =
  /(?:^|[,;]\s*)((?:ubnd|ủy ban nhân dân|ban thường vụ|ban chấp hành|đảng ủy|thường trực|ủy ban mặt trận|ủy ban mttq|ban thường trực|hai cơ quan|hai bên|liên tịch)[^;]{0,60}?(?:xây dựng|ban hành|tổ chức|đề ra|thống nhất))/u

export function readHead(blocks: readonly Block[]): Head {
  const at = blocks.findIndex((block) => PLAN.test(block.text))
  const start = bodyStart(blocks, at)
  const end = blocks.findIndex((block, nth) => nth >= start && /^nơi nhận/u.test(matchForm(block.text)))
  const head = blocks.slice(0, Math.max(0, at))
  const title = titleOf(blocks, at, start)
  const place = placeAndDate(blocks.slice(0, Math.max(at + 1, 12)))
  const symbol = symbolOf(head.length > 0 ? head : blocks.slice(0, 12))
  const issuer = issuerOf(symbol?.value, head, blocks)
  const year = title?.year ?? place?.year ?? null
  return {
    found: [
      ...communeOf(blocks, place),
      ...provinceOf(blocks),
      ...(issuer ? [found('issuer', issuer.value, issuer.block, issuer.quote, issuer.reason)] : []),
      ...(issuer
        ? [
            found(
              'layout',
              issuer.value === 'party' ? 'party' : 'nd30',
              issuer.block,
              issuer.quote,
              'theo cơ quan ban hành',
            ),
          ]
        : []),
      ...(symbol ? [found('symbol', symbol.value, symbol.block, symbol.quote, 'ký hiệu ở dòng “Số”')] : []),
      ...bodyName(head),
      ...(place?.date
        ? [found('valid_from', place.date, place.block, place.quote, 'ngày ban hành kế hoạch')]
        : []),
      ...(title ? titleFields(title) : []),
      ...basesOf(blocks.slice(Math.max(0, at + 1), start)),
    ],
    year,
    party: issuer?.value === 'party',
    title: title?.block,
    start,
    end: end < 0 ? blocks.length : end,
  }
}

/** The first heading of the first level after the title. */
function bodyStart(blocks: readonly Block[], at: number): number {
  const first = blocks.findIndex((block, nth) => nth > at && block.level >= 1 && block.level <= 2)
  return first < 0 ? Math.max(0, at + 1) : first
}

interface Title {
  readonly block: Block
  readonly text: string
  readonly year: number | null
  readonly label: string | null
}

/** "(Ban hành kèm theo Quyết định số …)" stands under the title and is none of it. */
const ENCLOSED = /^\(?(?:ban hành )?kèm theo /u

function titleOf(blocks: readonly Block[], at: number, start: number): Title | undefined {
  if (at < 0) return undefined
  const own = blocks[at]?.text.replace(PLAN, '').trim() ?? ''
  const parts = own === '' ? [] : [own]
  const first = own === '' ? blocks[at + 1] : blocks[at]
  for (const block of blocks.slice(at + 1, start)) {
    const form = matchForm(block.text)
    if (
      ENCLOSED.test(form) ||
      BASIS.test(form) ||
      ISSUING.test(form) ||
      /:$/.test(block.text) ||
      parts.join(' ').length > 300
    )
      break
    parts.push(block.text)
  }
  const text = parts
    .join(' ')
    .replace(/^V\/v\s*/u, '')
    .replace(/\s*\((?:Ban hành )?kèm theo .*$/iu, '')
    .trim()
  if (!first || text === '') return undefined
  const year = /năm (\d{4})(?!.*năm \d{4})/u.exec(matchForm(text))?.[1]
  return { block: first, text, year: year === undefined ? null : Number(year), label: labelOf(text) }
}

/** "6 tháng cuối năm 2025", "quý IV năm 2025", "năm 2024": the period at the end of the title. */
function labelOf(text: string): string | null {
  const form = matchForm(text)
  const [window] = findWindows(form, null)
  return window ? text.slice(window.start, window.end).trim() : null
}

function titleFields(title: Title): readonly Found[] {
  const { block, text, year, label } = title
  const event = text
    .replace(/^(?:về việc\s+)?tổ chức\s+/iu, '')
    .replace(label ?? '\u0000', '')
    .replace(/\s+(?:trong|lần \d+)?\s*$/u, '')
    .trim()
  return [
    found('title', text, block, text, 'tên kế hoạch'),
    found(
      'event',
      event.charAt(0).toUpperCase() + event.slice(1),
      block,
      text,
      'tên kế hoạch, bỏ “tổ chức” và kỳ',
    ),
    found('plan.subject', text, block, text, 'tên kế hoạch'),
    ...(year === null
      ? []
      : [found('period.year', year, block, `năm ${year}`, 'năm ghi trong tên kế hoạch')]),
    ...(year === null || label === null
      ? []
      : [
          found(
            'period.label',
            label.replace(String(year), '{{year}}'),
            block,
            label,
            'kỳ ghi trong tên kế hoạch',
          ),
        ]),
  ]
}

interface PlaceDate {
  readonly block: Block
  readonly name: string
  readonly year: number
  readonly date: string | null
  readonly quote: string
}

const PLACE_DATE =
  /((?:\p{Lu}[\p{L}'’]*[ -]?){1,6}),\s*ngày\s*(\d{0,2})[\s….]*tháng\s*(\d{0,2})[\s….]*năm\s*(\d{4})/u

function placeAndDate(blocks: readonly Block[]): PlaceDate | undefined {
  for (const block of blocks) {
    const match = PLACE_DATE.exec(block.text)
    if (!match) continue
    const words = (match[1] ?? '').trim().split(/\s+/)
    while (words.length > 1 && isCapitals(words[0] ?? '') && (words[0] ?? '').length > 1) words.shift()
    const [day, month, year] = [Number(match[2]), Number(match[3]), Number(match[4])]
    const two = (value: number) => String(value).padStart(2, '0')
    const date = day > 0 && month > 0 && month < 13 && day < 32 ? `${year}-${two(month)}-${two(day)}` : null
    return { block, name: words.join(' '), year, date, quote: match[0].trim() }
  }
  return undefined
}

const KINDS = 'xã|phường|đặc khu|thị trấn'
const NAMED = new RegExp(
  `(?:^|[\\s(,])(${KINDS}|XÃ|PHƯỜNG|Xã|Phường)\\s+((?:\\p{Lu}\\p{Ll}*['’]?[ -]?){1,5})`,
  'gu',
)

function communeOf(blocks: readonly Block[], place: PlaceDate | undefined): readonly Found[] {
  const name = place?.name ?? commonest(blocks)
  if (!name) return []
  const wanted = new RegExp(`(${KINDS}) ${escaped(matchForm(name))}(?![\\p{L}])`, 'u')
  const block = blocks.find((each) => wanted.test(matchForm(each.text)))
  const kind = block && wanted.exec(matchForm(block.text))?.[1]
  const at = place?.block ?? block
  if (!at) return []
  return [
    found(
      'commune.name',
      name,
      at,
      place?.quote ?? name,
      place ? 'địa danh ở dòng ngày tháng' : 'tên xã nêu nhiều nhất',
    ),
    ...(kind && block && kind !== 'thị trấn'
      ? [found('commune.kind', kind, block, `${kind} ${name}`, 'chữ đứng trước tên')]
      : []),
  ]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function commonest(blocks: readonly Block[]): string | undefined {
  const counts = new Map<string, number>()
  for (const block of blocks)
    for (const match of block.text.matchAll(NAMED)) {
      const name = (match[2] ?? '').trim()
      if (!isCapitals(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

const PROVINCE = /(?:tỉnh|TỈNH|Tỉnh)\s+((?:\p{Lu}[\p{L}'’]*(?:[ -](?=\p{Lu}))?){1,4})/gu
const CITIES = /(?:thành phố|tp\.?)\s+(Hà Nội|Hồ Chí Minh|Đà Nẵng|Hải Phòng|Cần Thơ|Huế)/iu

/** The one province the paper names; two different ones give none. */
function provinceOf(blocks: readonly Block[]): readonly Found[] {
  const names = new Map<string, { block: Block; name: string }>()
  for (const block of blocks) {
    for (const match of block.text.matchAll(PROVINCE)) {
      const name = (match[1] ?? '').trim()
      const key = matchForm(name)
      const old = names.get(key)
      if (!old || (isCapitals(old.name) && !isCapitals(name))) names.set(key, { block, name: titled(name) })
    }
    const city = CITIES.exec(block.text)
    if (city?.[1]) names.set(matchForm(city[1]), { block, name: titled(city[1]) })
  }
  const [only] = [...names.values()]
  return names.size === 1 && only
    ? [found('commune.province', only.name, only.block, only.name, 'tỉnh duy nhất nêu trong văn bản')]
    : []
}

const titled = (name: string) =>
  isCapitals(name) ? name.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase()) : name

function basesOf(opening: readonly Block[]): readonly Found[] {
  const bases: Found[] = []
  const add = (text: string, block: Block, inOpening: boolean) => {
    const clean = text.replace(/[;.,:]\s*$/u, '').trim()
    if (clean !== '')
      bases.push(
        found(
          `legal_bases[${bases.length}]`,
          inOpening ? { text: clean, in_opening: true } : { text: clean },
          block,
          clean,
          'căn cứ ở phần mở đầu',
        ),
      )
  }
  for (const block of opening) {
    const form = matchForm(block.text)
    const issuing = ISSUING.exec(form)
    if (BASIS.test(form) && !issuing) add(block.text, block, false)
    if (!issuing) continue
    const head = block.text.slice(0, issuing.index)
    if (BASIS.test(form)) for (const part of head.split(';')) add(part.trim(), block, true)
  }
  const last = opening.find((block) => ISSUING.test(matchForm(block.text)))
  const intro = last && [found('plan.opening', last.text, last, last.text, 'câu mở đầu')]
  return [...bases, ...(intro ?? [])]
}
