// The numbers that Word writes by itself: they are not in the text of a paragraph but in its list, and lists may come
// from the paragraph's style.
import { Parser } from 'saxen'

interface ListLevel {
  format: string
  text: string
  start: number
}

export interface Numbering {
  /** The label of the next paragraph of that list and level; '' where it has none. */
  next(list: string, level: number): string
  /** The list of a paragraph style. */
  ofStyle(style: string): { readonly list: string; readonly level: number } | undefined
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => local(each) === name)
  return key === undefined ? undefined : attributes[key]
}

/** Numbers and styles that cannot be read cost the numbers, not the plan. */
function quietParser(): Parser {
  const parser = new Parser()
  parser.on('warn', () => {})
  parser.on('error', () => {})
  return parser
}

function readLists(xml: string): { levels: Map<string, ListLevel[]>; lists: Map<string, string> } {
  const levels = new Map<string, ListLevel[]>()
  const lists = new Map<string, string>()
  let abstract = ''
  let list = ''
  let level: ListLevel | undefined
  const parser = quietParser()
  parser.on('openTag', (tag, attributes) => {
    const value = () => attribute(attributes(), 'val') ?? ''
    switch (local(tag)) {
      case 'abstractNum':
        abstract = attribute(attributes(), 'abstractNumId') ?? ''
        levels.set(abstract, [])
        break
      case 'lvl':
        level = { format: 'decimal', text: '', start: 1 }
        if (list === '') levels.get(abstract)?.push(level)
        break
      case 'numFmt':
        if (level) level.format = value()
        break
      case 'lvlText':
        if (level) level.text = value()
        break
      case 'start':
        if (level) level.start = Number(value()) || 1
        break
      case 'num':
        list = attribute(attributes(), 'numId') ?? ''
        break
      case 'abstractNumId':
        if (list !== '') lists.set(list, value())
        break
    }
  })
  parser.on('closeTag', (tag) => {
    if (local(tag) === 'lvl') level = undefined
    if (local(tag) === 'num') list = ''
  })
  if (xml !== '') parser.parse(xml)
  return { levels, lists }
}

function readStyles(xml: string): Map<string, { list: string; level: number }> {
  const styles = new Map<string, { list: string; level: number }>()
  let style = ''
  let level = 0
  const parser = quietParser()
  parser.on('openTag', (tag, attributes) => {
    const name = local(tag)
    if (name === 'style') {
      style = attribute(attributes(), 'styleId') ?? ''
      level = 0
    } else if (name === 'ilvl') level = Number(attribute(attributes(), 'val')) || 0
    else if (name === 'numId' && style !== '')
      styles.set(style, { list: attribute(attributes(), 'val') ?? '0', level })
  })
  parser.on('closeTag', (tag) => {
    if (local(tag) === 'style') style = ''
  })
  if (xml !== '') parser.parse(xml)
  return styles
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [letters, worth] of ROMAN)
    while (rest >= worth && text.length < 12) {
      text += letters
      rest -= worth
    }
  return text
}

function figure(format: string, value: number): string {
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'lowerLetter':
      return String.fromCharCode(96 + Math.min(26, value))
    case 'upperLetter':
      return String.fromCharCode(64 + Math.min(26, value))
    case 'none':
      return ''
    default:
      return String(value)
  }
}

export function numberingOf(numberingXml: string, stylesXml: string): Numbering {
  const { levels, lists } = readLists(numberingXml)
  const styles = readStyles(stylesXml)
  const counts = new Map<string, number[]>()
  return {
    ofStyle: (style) => styles.get(style),
    next(list, level) {
      const abstract = lists.get(list)
      const shape = abstract === undefined ? undefined : levels.get(abstract)
      const own = shape?.[level]
      if (!shape || !own || abstract === undefined) return list === '0' ? '' : '-'
      if (own.format === 'bullet') return level === 0 || !/^\+/.test(own.text) ? '-' : '+'
      const counters = counts.get(abstract) ?? []
      counters[level] = counters[level] === undefined ? own.start : counters[level] + 1
      counters.length = level + 1
      counts.set(abstract, counters)
      return own.text.replace(/%(\d)/g, (_all, nth: string) => {
        const at = Number(nth) - 1
        return figure(shape[at]?.format ?? 'decimal', counters[at] ?? shape[at]?.start ?? 1)
      })
    },
  }
}
