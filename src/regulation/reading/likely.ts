// Rules: the likeliest duty of a deadline, by everything that stands around it: words of its clause, headings above, who is
// charged, on which side of the conference. The weights were learnt from labelled plans (bench/duties.ts) and stand in
// lexicon/likely.tsv. It speaks where no word of duties.yaml tells the duty, and where it plainly tells another: there a
// person is asked. Một ngày sai trong quy tắc hại hơn một dòng trống.
import { softmax } from '../../kit/softmax.ts'
import { DUTY, type Duty, type Role } from '../codes.ts'
import type { Block } from './blocks.ts'
import { type Phase, zonesOf } from './duties.ts'
import { matchForm } from './match.ts'
import type { Term } from './term.ts'

export interface Likely {
  readonly of: ReadonlyMap<string, ReadonlyMap<Duty, number>>
}

export const ALWAYS = '*'
export const DUTIES = Object.keys(DUTY) as readonly Duty[]

/** Single words and pairs within a part of the sentence. */
function grams(mark: string, text: string): readonly string[] {
  return text.split(/ {2,}|[^\p{L} ]/u).flatMap((part) => {
    const words = part.match(/\p{L}+/gu) ?? []
    return words.flatMap((word, at) => {
      const next = words[at + 1]
      return next === undefined ? [`n:${mark}${word}`] : [`n:${mark}${word}`, `n:${mark}${word} ${next}`]
    })
  })
}

const LARGE = [2, 5, 10, 20]
const sizeOf = (count: number) => LARGE.find((limit) => count <= limit) ?? 'more'

export interface Told {
  /** The clause with its deadlines blanked. */
  readonly form: string
  readonly term: Term
  readonly terms: readonly Term[]
  readonly block: Pick<Block, 'above'>
  readonly phase: Phase
  readonly owner: Role | undefined
}

/** What speaks for a duty, each once: "n:" words, "g:" what the deadline itself is. */
export function evidenceOf({ form, term, terms, block, phase, owner }: Told): readonly string[] {
  const { left, right } = zonesOf(form, term, terms)
  const [before, behind] = [form.slice(left.start, left.end), form.slice(right.start, right.end)]
  const heads = block.above.slice(0, 2).map((above) => matchForm(above.text))
  const side = term.every === undefined ? (phase ?? 'unknown') : 'every'
  const kind = term.every ?? (term.count !== null ? 'count' : term.from ? 'window' : 'fixed')
  return [
    ...new Set([
      ...grams('', before),
      ...grams('', behind),
      ...grams('> ', behind),
      ...heads.filter((head) => head.length < 90).flatMap((head) => grams('^ ', head)),
      `g:side ${side}`,
      `g:kind ${kind}`,
      `g:anchor ${term.anchor ?? 'none'} ${term.anchorOf ?? ''}`.trim(),
      `g:way ${term.direction ?? 'none'} ${side}`,
      ...(term.count === null ? [] : [`g:size ${side} ${sizeOf(term.count)}`]),
      ...(owner === undefined ? [] : [`g:owner ${owner}`, `g:owner ${owner} ${side}`]),
    ]),
  ]
}

export interface Guess {
  readonly duty: Duty
  /** Of all duties together 1. */
  readonly chance: number
  /** The words that speak loudest for it. */
  readonly words: string
}

/** A softmax: the duty with the largest sum of weights is the likeliest. */
export function likeliest({ of }: Likely, evidence: readonly string[]): Guess | undefined {
  const sums = new Map<Duty, number>(DUTIES.map((duty) => [duty, of.get(ALWAYS)?.get(duty) ?? 0]))
  for (const name of evidence)
    for (const [duty, weight] of of.get(name) ?? []) sums.set(duty, (sums.get(duty) ?? 0) + weight)
  const [best] = [...sums].sort((a, b) => b[1] - a[1])
  if (!best || of.size === 0) return undefined
  const [duty] = best
  const chance = Math.max(...softmax([...sums.values()]))
  const [loudest] = evidence
    .filter((name) => /^n:\p{L}/u.test(name))
    .sort((a, b) => (of.get(b)?.get(duty) ?? 0) - (of.get(a)?.get(duty) ?? 0))
  return { duty, chance, words: loudest?.slice(2) ?? '' }
}

/** A line a piece of evidence: its name, then "duty weight" for each duty it speaks for or against. */
export function readLikely(text: string): Likely {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return {
    of: new Map(
      lines.map((line) => {
        const [name = '', ...cells] = line.split('\t')
        const weights = cells.map((cell) => {
          const [duty = '', weight = ''] = cell.split(' ')
          return [duty as Duty, Number(weight)] as const
        })
        return [name, new Map(weights)] as const
      }),
    ),
  }
}

/** Whispers are left out. */
const HEARD = 0.05

export function likelyText({ of }: Likely): string {
  return [...of]
    .map(([name, weights]) => [
      name,
      ...[...weights]
        .filter(([, weight]) => Math.abs(weight) >= HEARD)
        .map(([duty, weight]) => `${duty} ${weight.toFixed(2)}`),
    ])
    .filter((cells) => cells.length > 1)
    .map((cells) => `${cells.join('\t')}\n`)
    .sort()
    .join('')
}
