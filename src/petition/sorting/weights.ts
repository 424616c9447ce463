// Rules: how much each piece of evidence speaks for each kind, as weights that were learnt from decided opinions and
// stand in a file a person can read. A softmax: the kind with the largest sum is the likeliest.
import { softmax } from '../../kit/softmax.ts'
import type { Kind } from '../../regulation/codes.ts'
import type { Evidence } from './evidence.ts'
import type { Line } from './syllables.ts'

export interface Weights<Code extends string = Kind> {
  readonly kinds: readonly Code[]
  /** Evidence: a weight for each kind, in their order. */
  readonly of: ReadonlyMap<string, readonly number[]>
}

export const NO_WEIGHTS: Weights<never> = { kinds: [], of: new Map() }
export const ALWAYS = '*'

const MOST_WORDS = 6
const SPEAKS = 0.12

/** The chance of each kind, all together 1. */
export function chancesOf<Code extends string>(
  weights: Weights<Code>,
  evidence: readonly Evidence[],
): ReadonlyMap<Code, number> {
  if (weights.kinds.length === 0) return new Map()
  const sums = [...(weights.of.get(ALWAYS) ?? weights.kinds.map(() => 0))]
  for (const { name } of evidence) {
    const own = weights.of.get(name)
    if (!own) continue
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (own[at] as number)
  }
  const shares = softmax(sums)
  return new Map(weights.kinds.map((kind, at) => [kind, shares[at] ?? 0]))
}

/** The words that speak loudest for a kind, as they stand in the text. */
export function wordsFor<Code extends string>(
  line: Line,
  weights: Weights<Code>,
  evidence: readonly Evidence[],
  kind: Code,
): readonly string[] {
  const nth = weights.kinds.indexOf(kind)
  const spoken: { readonly at: Evidence['at']; readonly weight: number }[] = []
  for (const { name, at } of evidence) {
    const weight = at.length > 0 ? (weights.of.get(name)?.[nth] ?? 0) : 0
    if (weight > SPEAKS) spoken.push({ at, weight })
  }
  spoken.sort((a, b) => b.weight - a.weight)
  const words = new Set<string>()
  for (const { at } of spoken)
    for (const { from, to } of at)
      if (words.size < MOST_WORDS)
        words.add(line.text.slice(line.syllables[from]?.from, line.syllables[to - 1]?.to))
  return [...words]
}

/** A line of kinds, then a line a piece of evidence. */
export function weightsText<Code extends string>(weights: Weights<Code>): string {
  const line = (name: string, values: readonly number[]) =>
    `${name}\t${values.map((value) => (Math.round(value * 1000) / 1000).toString()).join('\t')}`
  const lines = [...weights.of]
    .filter(([, values]) => values.some((value) => Math.abs(value) >= 0.02))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => line(name, values))
  return `${[`\t${weights.kinds.join('\t')}`, ...lines].join('\n')}\n`
}

export function readWeights<Code extends string = Kind>(text: string): Weights<Code> {
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '')
  const kinds = head.split('\t').slice(1) as Code[]
  return {
    kinds,
    of: new Map(
      lines.map((line) => {
        const [name = '', ...values] = line.split('\t')
        return [name, values.map(Number)] as const
      }),
    ),
  }
}
