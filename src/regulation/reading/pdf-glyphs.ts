// A PDF page → its letters and its drawn lines with their places, from the drawing operators themselves. Needed where a line is drawn by two
// fonts in turn (letters one font lacks come from another): the text pieces of the library then lie across each other.
import type { getDocumentProxy } from 'unpdf'
import { getResolvedPDFJS } from 'unpdf'
import type { Mark, Rule } from './pdf-grid.ts'

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

export interface Drawing {
  readonly glyphs: readonly Mark[]
  readonly rules: readonly Rule[]
}

type Matrix = readonly [number, number, number, number, number, number]
const ONE: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
const times = (outer: Matrix, [a, b, c, d, e, f]: Matrix): Matrix => [
  outer[0] * a + outer[2] * b,
  outer[1] * a + outer[3] * b,
  outer[0] * c + outer[2] * d,
  outer[1] * c + outer[3] * d,
  outer[0] * e + outer[2] * f + outer[4],
  outer[1] * e + outer[3] * f + outer[5],
]

interface State {
  ctm: Matrix
  size: number
  char: number
  word: number
  scale: number
  leading: number
  rise: number
}

const START: State = { ctm: ONE, size: 1, char: 0, word: 0, scale: 1, leading: 0, rise: 0 }

interface Drawn {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
}

const numbers = (args: unknown): readonly number[] =>
  Array.isArray(args) || ArrayBuffer.isView(args) ? Array.from(args as ArrayLike<unknown>, Number) : []

const matrixOf = (args: unknown): Matrix => {
  const flat = numbers(args)
  const list = flat.length >= 6 ? flat : numbers((args as readonly unknown[] | undefined)?.[0])
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list
  return [a, b, c, d, e, f]
}

const THIN = 2

/** A thin box is a line; a stroked frame is the four lines around it. */
function rulesOf(args: readonly unknown[], ctm: Matrix): readonly Rule[] {
  const [x, y, right, top] = numbers(args[2])
  if (x === undefined || y === undefined || right === undefined || top === undefined) return []
  const [, , , , ax, ay] = times(ctm, [1, 0, 0, 1, x, y])
  const [, , , , bx, by] = times(ctm, [1, 0, 0, 1, right, top])
  const box = { x0: Math.min(ax, bx), x1: Math.max(ax, bx), y0: Math.min(ay, by), y1: Math.max(ay, by) }
  if (box.x1 - box.x0 <= THIN || box.y1 - box.y0 <= THIN) return [box]
  return [
    { ...box, y0: box.y1 },
    { ...box, y1: box.y0 },
    { ...box, x0: box.x1 },
    { ...box, x1: box.x0 },
  ]
}

/** Every letter of the page in the order it is drawn, and every box a path fills. */
export async function drawingOf(page: Page): Promise<Drawing> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  const glyphs: Mark[] = []
  const rules: Rule[] = []
  const saved: State[] = []
  let state = { ...START }
  let text: Matrix = ONE
  let line: Matrix = ONE
  const move = (x: number, y: number) => {
    line = times(line, [1, 0, 0, 1, x, y])
    text = line
  }
  const advance = (by: number) => {
    text = times(text, [1, 0, 0, 1, by, 0])
  }
  const show = (drawn: readonly (Drawn | number | null)[]) => {
    for (const each of drawn) {
      if (typeof each === 'number') advance((-each / 1000) * state.size * state.scale)
      else if (each) {
        const width = ((each.width ?? 0) / 1000) * state.size
        const [a, b, , , x, y] = times(state.ctm, times(text, [1, 0, 0, 1, 0, state.rise]))
        const scale = Math.hypot(a, b) || 1
        if (each.unicode?.trim())
          glyphs.push({ text: each.unicode, x, y, width: width * scale, size: state.size * scale })
        advance((width + state.char + (each.isSpace ? state.word : 0)) * state.scale)
      }
    }
  }
  const acts = new Map<number, (args: unknown[]) => void>([
    [OPS.save, () => void saved.push({ ...state })],
    [OPS.restore, () => (state = saved.pop() ?? { ...START })],
    [OPS.transform, (args) => (state.ctm = times(state.ctm, matrixOf(args)))],
    [
      OPS.paintFormXObjectBegin,
      (args) => {
        saved.push({ ...state })
        if (args[0]) state.ctm = times(state.ctm, matrixOf([args[0]]))
      },
    ],
    [OPS.paintFormXObjectEnd, () => (state = saved.pop() ?? { ...START })],
    [
      OPS.constructPath,
      (args) => {
        // A path that only clips draws nothing.
        if (args[0] !== OPS.endPath) rules.push(...rulesOf(args, state.ctm))
      },
    ],
    [OPS.beginText, () => (text = line = ONE)],
    [OPS.setTextMatrix, (args) => (text = line = matrixOf(args))],
    [OPS.moveText, ([x, y]) => move(Number(x), Number(y))],
    [
      OPS.setLeadingMoveText,
      ([x, y]) => {
        state.leading = Number(y)
        move(Number(x), Number(y))
      },
    ],
    [OPS.nextLine, () => move(0, state.leading)],
    [OPS.setFont, ([, size]) => (state.size = Number(size))],
    [OPS.setCharSpacing, ([value]) => (state.char = Number(value))],
    [OPS.setWordSpacing, ([value]) => (state.word = Number(value))],
    [OPS.setHScale, ([value]) => (state.scale = Number(value) / 100)],
    [OPS.setLeading, ([value]) => (state.leading = -Number(value))],
    [OPS.setTextRise, ([value]) => (state.rise = Number(value))],
    [OPS.showText, ([drawn]) => show((drawn ?? []) as readonly (Drawn | number | null)[])],
  ])
  for (const [at, operator] of fnArray.entries()) acts.get(operator)?.((argsArray[at] ?? []) as unknown[])
  return { glyphs, rules }
}
