// What a workbook says of its sheets as a whole: their names and parts, shared texts, which formats are dates.
import { Parser } from 'saxen'

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[]
  readonly texts: readonly string[]
  /** By number of the cell's style: shown as a date. */
  readonly dates: readonly boolean[]
  /** Days are counted from 1904, as old programs on the Mac did. */
  readonly from1904: boolean
}

export const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** A parser whose failure is a value. */
export function parse(
  xml: string,
  hear: {
    readonly open?: (tag: string, attributes: () => Readonly<Record<string, string>>) => void
    readonly close?: (tag: string) => void
    readonly text?: (text: string) => void
  },
): boolean {
  const parser = new Parser()
  let failed = false
  parser.on('warn', () => {})
  parser.on('error', () => {
    failed = true
  })
  const { open, close, text } = hear
  if (open) parser.on('openTag', (name, attributes) => open(local(name), attributes))
  if (close) parser.on('closeTag', (name) => close(local(name)))
  if (text) {
    parser.on('text', (words, decode) => text(words.includes('&') ? decode(words) : words))
    parser.on('cdata', (words) => text(words))
  }
  parser.parse(xml)
  return !failed
}

export function workbookOf(part: (name: string) => string | undefined): Workbook | undefined {
  const xml = part('xl/workbook.xml')
  if (xml === undefined) return undefined
  const targets = relationsOf(part('xl/_rels/workbook.xml.rels') ?? '')
  const sheets: { name: string; part: string; hidden: boolean }[] = []
  let from1904 = false
  const whole = parse(xml, {
    open(tag, attributes) {
      const given = attributes()
      if (tag === 'workbookPr') from1904 = given.date1904 === '1' || given.date1904 === 'true'
      if (tag !== 'sheet') return
      const id = Object.entries(given).find(([name]) => local(name) === 'id' && name.includes(':'))?.[1]
      const target = targets.get(id ?? '')
      if (target)
        sheets.push({
          name: decoded(given.name ?? ''),
          part: target,
          hidden: given.state === 'hidden' || given.state === 'veryHidden',
        })
    },
  })
  if (!whole) return undefined
  return {
    sheets,
    texts: textsOf(part('xl/sharedStrings.xml') ?? ''),
    dates: datesOf(part('xl/styles.xml') ?? ''),
    from1904,
  }
}

const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text
    .replace(/&(\w+);/g, (whole, name: string) => ENTITY[name] ?? whole)
    .replace(/&#(x?)([\da-f]{1,6});/gi, (_whole, hex: string, digits: string) => {
      const point = Number.parseInt(digits, hex ? 16 : 10)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
}

function relationsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  parse(xml, {
    open(tag, attributes) {
      if (tag !== 'Relationship') return
      const { Id = '', Target = '' } = attributes()
      targets.set(Id, `xl/${Target.replace(/^\/?(xl\/)?/, '')}`)
    },
  })
  return targets
}

/** Texts may be in pieces of several fonts; readings printed above Asian letters are no part of them. */
function textsOf(xml: string): readonly string[] {
  const texts: string[] = []
  let words = ''
  let inText = false
  let phonetic = false
  parse(xml, {
    open(tag) {
      if (tag === 'si') words = ''
      else if (tag === 'rPh') phonetic = true
      else if (tag === 't') inText = !phonetic
    },
    text(text) {
      if (inText) words += text
    },
    close(tag) {
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'si') texts.push(unescaped(words))
    },
  })
  return texts
}

/** ECMA-376 22.9.2.19 (ST_Xstring): letters XML cannot hold stand as _x000D_. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_whole, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text
}

function datesOf(xml: string): readonly boolean[] {
  const custom = new Map<number, string>()
  const dates: boolean[] = []
  let inCells = false
  parse(xml, {
    open(tag, attributes) {
      if (tag === 'numFmt') {
        const given = attributes()
        custom.set(Number(given.numFmtId), given.formatCode ?? '')
      } else if (tag === 'cellXfs') inCells = true
      else if (tag === 'xf' && inCells) {
        const id = Number(attributes().numFmtId ?? 0)
        dates.push(isDate(id, custom.get(id)))
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return dates
}

/** ECMA-376 18.8.30: the numbers of the built-in date formats; a code of one's own names days, months or years. */
function isDate(id: number, code: string | undefined): boolean {
  if (code !== undefined) return /[dmy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}
