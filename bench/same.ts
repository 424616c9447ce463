// How right the finding of same matters is: pairs proposed against pairs labelled.
import type { Comparer } from '../src/petition/sorting/fingerprint.ts'
import { similarGroupsOf } from '../src/petition/sorting/groups.ts'
import type { Opinion } from './opinions.ts'
import { added, type Share } from './sorting.ts'

export interface Paired {
  readonly recall: Share
  readonly precision: Share
  readonly f1: number
  readonly wrong: readonly string[]
}

function pairsOf(groups: Iterable<readonly string[]>): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (const group of groups)
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) pairs.add([a, b].sort().join(' '))
  return pairs
}

/** Pairs of several places counted as one; nobody is compared across places. */
export function pairedTogether(all: readonly Paired[]): Paired {
  const recall = added(all.map((one) => one.recall))
  const precision = added(all.map((one) => one.precision))
  const both = 2 * recall.right
  return {
    recall,
    precision,
    f1: recall.of + precision.of === 0 ? 1 : both / (recall.of + precision.of),
    wrong: all.flatMap(({ wrong }) => wrong),
  }
}

/** Both writers of a pair stand on the same side. */
export function paired(opinions: readonly Opinion[], comparer: Comparer): Paired {
  const labelled = new Map<string, string[]>()
  for (const { id, group } of opinions)
    if (group !== '') labelled.set(group, [...(labelled.get(group) ?? []), id])
  const right = pairsOf(labelled.values())
  const said = pairsOf(similarGroupsOf(comparer, opinions))
  const both = [...said].filter((pair) => right.has(pair)).length
  const text = new Map(opinions.map((one) => [one.id, one.text]))
  const told = (pair: string) =>
    pair
      .split(' ')
      .map((id) => `      ${id}: ${text.get(id)}`)
      .join('\n')
  return {
    recall: { right: both, of: right.size },
    precision: { right: both, of: said.size },
    f1: said.size + right.size === 0 ? 1 : (2 * both) / (said.size + right.size),
    wrong: [
      ...[...said].filter((pair) => !right.has(pair)).map((pair) => `same? no\n${told(pair)}`),
      ...[...right].filter((pair) => !said.has(pair)).map((pair) => `same? yes\n${told(pair)}`),
    ],
  }
}
