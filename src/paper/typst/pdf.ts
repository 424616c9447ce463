// Sheet → PDF through Typst: tagged PDF/A-2a in Tinos, the same bytes for the same sheet.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { qrSvg } from '../layout/qr.ts'
import type { Sheet, SheetBlock } from '../layout/sheet.ts'
import { breakable } from './breakable.ts'
import { TEMPLATE } from './template.ts'

const FONTS = path.dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))

let compiler: NodeCompiler | undefined
let made = 0

/** One compiler a thread; what it remembers of papers not seen lately is let go. */
function theCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] })
  made += 1
  if (made % 8 === 0) compiler.evictCache(2)
  return compiler
}

/** The sheets that follow have the measures of the first. */
export function sheetPdf(sheet: Sheet, others: readonly Sheet[] = []): Uint8Array {
  const typst = theCompiler()
  const compile = { mainFileContent: TEMPLATE, inputs: { sheet: inputOf(sheet, others) } }
  try {
    return typst.pdf(compile, { pdfStandard: 'a-2a', creationTimestamp: 0 })
  } catch {
    // PDF/A refuses letters that no font here can draw; such a paper is still printed, tagged but not archival.
    return typst.pdf(compile, { creationTimestamp: 0 })
  }
}

/** Letters of a text up to which each place to break is worth an element of its own. */
const TOO_MANY = 2000

function inputOf(sheet: Sheet, others: readonly Sheet[]): string {
  let longest = 0
  const broken = (key: string, value: unknown) => {
    if (typeof value !== 'string' || key === 'title' || key === 'svg') return value
    const words = breakable(value)
    if (words !== value) longest = Math.max(longest, value.length)
    return words
  }
  const more = others.map((other) => ({ ...other, ...withPictures(other) }))
  const drawn = JSON.stringify({ ...sheet, ...withPictures(sheet), others: more }, broken)
  return `{"long":${longest > 0 && longest <= TOO_MANY},${drawn.slice(1)}`
}

function withPictures(sheet: Sheet): Pick<Sheet, 'body' | 'annexes'> {
  return {
    body: sheet.body.map(withPicture),
    annexes: sheet.annexes.map((annex) => ({ ...annex, body: annex.body.map(withPicture) })),
  }
}

function withPicture(block: SheetBlock): SheetBlock {
  if (block.type !== 'qr') return block
  const { modules, ...rest } = block
  return Object.assign(rest, { modules: [], svg: qrSvg(modules) })
}
