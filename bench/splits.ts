// How right the suggested cuts are on the labelled texts of bench/opinions/splits.txt ("‖" stands where a person cut).
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { suggestedCuts } from '../src/petition/sorting/cuts.ts'
import { standardCutter } from '../src/petition/sorting/library.ts'
import { OPINIONS_FOLDER } from './opinions.ts'
import type { Share } from './sorting.ts'

export interface SplitsFound {
  readonly exact: Share
  readonly wrong: readonly string[]
}

const asOne = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Lists are told apart line by line, as people write them. */
const written = (parts: readonly string[]) =>
  parts.join(/^(?:[-–]|\p{L}\)|\d+[).]|Câu \d)/u.test(parts[1] ?? '') ? '\n' : ' ')

export function splitsFound(): SplitsFound {
  const cases = readFileSync(path.join(OPINIONS_FOLDER, 'splits.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('‖').map(asOne))
  const told = cases.map((parts) => ({ parts, said: suggestedCuts(standardCutter(), written(parts)) }))
  const right = told.filter(({ parts, said }) => parts.length === said.length)
  return {
    exact: { right: right.length, of: cases.length },
    wrong: told
      .filter(({ parts, said }) => parts.length !== said.length)
      .map(({ parts, said }) => `${parts.join(' ‖ ')}\n      ${said.map(({ text }) => text).join(' ‖ ')}`),
  }
}
