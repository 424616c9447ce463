// Rules: learnt counts as a text file that a person can read: a line a word with how often it stood with which code.

import type { Usual } from './fingerprint.ts'
import type { Counts, WordCounts } from './model.ts'

const ALL = '*'
const asText = (codes: ReadonlyMap<string, number>) =>
  [...codes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => `${code}=${count}`)
    .join(' ')

export function countsText(counts: Counts): string {
  const lines = [...counts.words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, { total, codes }]) => `${word}\t${total}\t${asText(codes)}`)
  return `${[`${ALL}\t${counts.total}\t${asText(counts.codes)}`, ...lines].join('\n')}\n`
}

function readLine(line: string): readonly [string, WordCounts] {
  const [word = '', total = '0', codes = ''] = line.split('\t')
  const pairs = codes.split(' ').filter((pair) => pair !== '')
  return [
    word,
    {
      total: Number(total),
      codes: new Map(
        pairs.map((pair) => {
          const [code = '', count = '0'] = pair.split('=')
          return [code, Number(count)]
        }),
      ),
    },
  ]
}

export function readCounts(text: string): Counts {
  const words = new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map(readLine),
  )
  const all = words.get(ALL)
  words.delete(ALL)
  return { total: all?.total ?? 0, codes: all?.codes ?? new Map(), words }
}

export function usualText(usual: Usual): string {
  const lines = [...usual.words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${word}\t${count}`)
  return `${[`${ALL}\t${usual.total}`, ...lines].join('\n')}\n`
}

export function readUsual(text: string): Usual {
  const words = new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [word = '', count = '0'] = line.split('\t')
        return [word, Number(count)] as const
      }),
  )
  const total = words.get(ALL) ?? 0
  words.delete(ALL)
  return { total, words }
}
