// Reads produced papers back: the XML of a .docx with its styles resolved, the words of a PDF with their boxes in mm.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { strFromU8, unzipSync } from 'fflate'
import { sheetDocx } from '../../src/paper/docx/docx.ts'
import { compose } from '../../src/paper/layout/compose.ts'
import type { PaperModel } from '../../src/paper/model.ts'
import { sheetPdf } from '../../src/paper/typst/pdf.ts'

/** Reading PDF back needs poppler-utils; CI has it, and there its absence is an error. */
const poppler = spawnSync('pdftotext', ['-v']).status === 0
export const skip = poppler || process.env.CI ? false : 'poppler-utils is not installed'

export function tool(name: string, args: readonly string[], bytes: Uint8Array): Buffer {
  const run = spawnSync(name, args, { input: bytes, maxBuffer: 1 << 28 })
  assert.equal(run.status, 0, `${name}: ${run.stderr}`)
  return run.stdout
}

export function near(actual: number, expected: number, by = 0.6): void {
  assert.ok(Math.abs(actual - expected) <= by, `${actual.toFixed(2)} is not ${expected} ± ${by}`)
}

// .docx

export interface WordParagraph {
  readonly text: string
  readonly xml: string
  readonly style: string
  /** Of its first run that has a text, direct or by its style. */
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underlined: boolean
  readonly align: string
}

export interface Word {
  readonly document: string
  readonly styles: string
  readonly files: Readonly<Record<string, string>>
  readonly paragraphs: readonly WordParagraph[]
}

export async function word(model: PaperModel): Promise<Word> {
  const files = Object.fromEntries(
    Object.entries(unzipSync(await sheetDocx(compose(model)))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  )
  const document = files['word/document.xml'] ?? ''
  const styles = files['word/styles.xml'] ?? ''
  const all = document.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>|<w:p\/>/gs) ?? []
  return { document, styles, files, paragraphs: all.map((xml) => paragraph(xml, styles)) }
}

function paragraph(xml: string, styles: string): WordParagraph {
  const style = /<w:pStyle w:val="(.*?)"/.exec(xml)?.[1] ?? 'Normal'
  const run = /<w:r>((?:(?!<\/w:r>).)*<w:t[ >].*?)<\/w:r>/s.exec(xml)?.[1] ?? ''
  const look = chain(style, styles)
  const of = (pattern: RegExp) => [run, ...look].map((part) => pattern.exec(part)).find((found) => found)
  const on = (name: string) => {
    const found = of(new RegExp(`<w:${name}(?: w:val="(\\w+)")?/>`))
    return found !== undefined && found?.[1] !== 'false' && found?.[1] !== '0'
  }
  const align = [xml, ...look].map((part) => /<w:jc w:val="(\w+)"/.exec(part)?.[1]).find(Boolean)
  const defaults = /<w:docDefaults>.*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1]
  return {
    text: wordText(xml),
    xml,
    style,
    size: Number(of(/<w:sz w:val="(\d+)"/)?.[1] ?? defaults) / 2,
    bold: on('b'),
    italic: on('i'),
    underlined: /<w:u w:val="single"/.test(run),
    align: align ?? 'left',
  }
}

/** A style and those it is based on, nearest first. */
function chain(id: string, styles: string): readonly string[] {
  const xml = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0]
  if (xml === undefined) return []
  const base = /<w:basedOn w:val="(.*?)"/.exec(xml)?.[1]
  return [xml, ...(base === undefined || base === id ? [] : chain(base, styles))]
}

export function wordText(xml: string): string {
  return xml
    .replace(/<w:tab\/>|<w:br\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The paragraph that begins so. */
export function saying(paper: Word, words: string): WordParagraph {
  const found = paper.paragraphs.find((one) => one.text.startsWith(words))
  assert.ok(found, `no paragraph begins “${words}”`)
  return found
}

/** Twips of an attribute as millimetres. */
export function mm(xml: string, pattern: RegExp): number {
  const found = pattern.exec(xml)?.[1]
  assert.ok(found, `nothing like ${pattern}`)
  return (Number(found) * 25.4) / 1440
}

/** The length in mm of the first rule after these words. */
export function ruleAfter(paper: Word, words: string, room: number): number {
  const from = paper.document.indexOf(words)
  assert.ok(from >= 0, words)
  const rule = /<w:p>(?:(?!<\/w:p>).)*<w:pBdr>.*?<\/w:p>/s.exec(paper.document.slice(from))?.[0] ?? ''
  return room - mm(rule, /w:left="(\d+)"/) - mm(rule, /w:right="(\d+)"/)
}

// PDF

/** A run of one look on one line; lengths in mm. A blank at the end of a justified line belongs to it. */
export interface Line {
  readonly text: string
  readonly page: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly size: number
  readonly font: string
  readonly colour: string
  readonly bold: boolean
  readonly italic: boolean
}

export interface Page {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
  /** The words pale across a draft. */
  readonly across: readonly Line[]
}

/** The reader gives whole units at three to the point. */
const UNIT = 25.4 / 72 / 3

export function pdfOf(model: PaperModel): Uint8Array {
  return sheetPdf(compose(model))
}

export function pages(bytes: Uint8Array): readonly Page[] {
  const xml = tool('pdftohtml', ['-xml', '-stdout', '-i', '-zoom', '3', '-', 'x'], bytes).toString()
  const fonts = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)" family="(.*?)" color="(.*?)"/g)].map((found) => [
      found[1],
      { size: Number(found[2]) / 3, font: found[3] ?? '', colour: found[4] ?? '' },
    ]),
  )
  return xml
    .split('<page ')
    .slice(1)
    .map((page, at) => pageOf(page, at + 1, fonts))
}

type Fonts = ReadonlyMap<string | undefined, Pick<Line, 'size' | 'font' | 'colour'>>

const TEXT = /<text top="(-?\d+)" left="(-?\d+)" width="(-?\d+)" height="-?\d+" font="(\d+)">(.*?)<\/text>/gs

function pageOf(xml: string, number: number, fonts: Fonts): Page {
  const all = [...xml.matchAll(TEXT)].map((found): Line => {
    const [top, left, width] = found.slice(1, 4).map((each) => Number(each) * UNIT) as [
      number,
      number,
      number,
    ]
    const font = fonts.get(found[4])
    assert.ok(font)
    const inside = found[5] ?? ''
    return {
      text: wordText(inside),
      page: number,
      ...{ left, right: left + width, top, bottom: top + (font.size * 1.107 * 25.4) / 72 },
      ...font,
      bold: inside.includes('<b>'),
      italic: inside.includes('<i>'),
    }
  })
  const pale = (line: Line) => line.size > 60
  return {
    number,
    width: Number(/width="(\d+)"/.exec(xml)?.[1]) * UNIT,
    height: Number(/height="(\d+)"/.exec(xml)?.[1]) * UNIT,
    lines: all.filter((line) => !pale(line) && line.text !== ''),
    across: all.filter(pale),
  }
}

/** The first line of a page that begins so. */
export function line(page: Page | undefined, words: string): Line {
  const found = page?.lines.find((one) => one.text.startsWith(words))
  assert.ok(found, `no line begins “${words}”: ${page?.lines.map((one) => one.text).join(' | ')}`)
  return found
}

export function middle(one: Pick<Line, 'left' | 'right'>): number {
  return (one.left + one.right) / 2
}

export interface Rule {
  readonly left: number
  readonly right: number
  readonly y: number
}

/** The level strokes of the first page. */
export function rules(bytes: Uint8Array): readonly Rule[] {
  const svg = tool('pdftocairo', ['-svg', '-l', '1', '-', '-'], bytes).toString()
  const paths = svg.matchAll(/<path [^>]*stroke-width[^>]*>/g)
  return [...paths].flatMap(([path]) => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (
      / d="M ([-\d.]+) ([-\d.]+) L ([-\d.]+) ([-\d.]+) ?"/.exec(path) ?? []
    )
      .slice(1)
      .map(Number)
    const [a = 1, , , d = 1, e = 0, f = 0] = (/matrix\((.*?)\)/.exec(path)?.[1] ?? '')
      .split(/[ ,]+/)
      .map(Number)
    const point = 25.4 / 72
    if (x0 === x1 || Math.abs(y0 - y1) > 0.01) return []
    return [{ left: (a * x0 + e) * point, right: (a * x1 + e) * point, y: (d * y0 + f) * point }]
  })
}

/** The first rule under a line, within 6 mm. */
export function ruleUnder(all: readonly Rule[], over: Line): Rule {
  const found = all.find(
    (rule) =>
      rule.y > over.top + 2 && rule.y < over.bottom + 6 && rule.left < over.right && rule.right > over.left,
  )
  assert.ok(found, `no rule under “${over.text}”`)
  return found
}
