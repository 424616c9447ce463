// Learning the weights of evidence from labelled opinions: a softmax with a pull towards nothing, the stronger the more
// special the evidence. Deterministic: the same opinions give the same weights.
import { type Evidence, evidenceOf, groupHits } from '../src/petition/sorting/evidence.ts'
import { learnable } from '../src/petition/sorting/model.ts'
import type { Sorter } from '../src/petition/sorting/sorter.ts'
import { lineOf } from '../src/petition/sorting/syllables.ts'
import { ALWAYS, type Weights } from '../src/petition/sorting/weights.ts'
import { KIND, type Kind } from '../src/regulation/codes.ts'
import type { Opinion } from './opinions.ts'

const ROUNDS = 220
const STEP = 0.5
/** Single words say what one writer says; groups of words are said by many. */
const PULL = { w: 0.9, n: 0.35, g: 0.12, m: 0.12 } as const
/** Evidence seen in so few opinions is left out. */
const SEEN = { w: 3, n: 2, g: 1, m: 1 } as const

const classOf = (name: string) => (name[0] ?? 'w') as keyof typeof PULL

export function evidenceIn(sorter: Sorter, text: string): readonly Evidence[] {
  const line = lineOf(text, sorter.abbreviations)
  return evidenceOf(line, groupHits(line, sorter.groups), learnable(line))
}

export function taughtWeights(sorter: Sorter, opinions: readonly Opinion[]): Weights {
  const kinds = Object.keys(KIND) as Kind[]
  const told = opinions.map((one) => ({
    kind: kinds.indexOf(one.kind),
    names: evidenceIn(sorter, one.text).map(({ name }) => name),
  }))
  const seen = new Map<string, number>()
  for (const { names } of told) for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1)
  const kept = [...seen].filter(([name, count]) => count >= SEEN[classOf(name)]).map(([name]) => name)
  const at = new Map([ALWAYS, ...kept].map((name, index) => [name, index]))
  const rows = told.map(({ kind, names }) => ({
    kind,
    features: [0, ...names.flatMap((name) => at.get(name) ?? [])],
  }))
  const pulls = [0.001, ...kept.map((name) => PULL[classOf(name)])]
  const values = descended(rows, pulls, kinds.length)
  return {
    kinds,
    of: new Map([ALWAYS, ...kept].map((name, index) => [name, values[index] ?? []])),
  }
}

interface Row {
  readonly kind: number
  readonly features: readonly number[]
}

/** Adagrad over all rows at once. */
function descended(rows: readonly Row[], pulls: readonly number[], kinds: number): readonly number[][] {
  const weights = pulls.map(() => new Array<number>(kinds).fill(0))
  const squares = pulls.map(() => new Array<number>(kinds).fill(1e-6))
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = pulls.map((pull, index) => (weights[index] as number[]).map((weight) => weight * pull))
    for (const { kind, features } of rows) {
      const sums = new Array<number>(kinds).fill(0)
      for (const feature of features)
        for (let k = 0; k < kinds; k++) sums[k] = (sums[k] as number) + (weights[feature]?.[k] as number)
      const most = Math.max(...sums)
      const shares = sums.map((sum) => Math.exp(sum - most))
      const all = shares.reduce((sum, share) => sum + share, 0)
      for (let k = 0; k < kinds; k++) {
        const slope = (shares[k] as number) / all - (k === kind ? 1 : 0)
        for (const feature of features) {
          const of = slopes[feature] as number[]
          of[k] = (of[k] as number) + slope
        }
      }
    }
    for (const [index, of] of slopes.entries())
      for (let k = 0; k < kinds; k++) {
        const slope = of[k] as number
        const square = squares[index] as number[]
        square[k] = (square[k] as number) + slope * slope
        const weight = weights[index] as number[]
        weight[k] = (weight[k] as number) - (STEP * slope) / Math.sqrt(square[k] as number)
      }
  }
  return weights
}
