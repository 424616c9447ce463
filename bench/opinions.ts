// The labelled opinions of bench/opinions/: one file a writer. Each writer is measured by what the others taught; what was
// read before it was ever used stands in bench/README.md.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../src/kit/root.ts'
import type { Competence, Field, Kind } from '../src/regulation/codes.ts'

export interface Opinion {
  readonly id: string
  readonly writer: string
  readonly kind: Kind
  /** Every right one. */
  readonly fields: readonly Field[]
  readonly competence: Competence
  /** Opinions with the same mark raise the same matter; empty: nobody else raises it. */
  readonly group: string
  readonly text: string
}

export const OPINIONS_FOLDER = path.join(ROOT, 'bench', 'opinions')

export function readOpinions(): readonly Opinion[] {
  return readdirSync(OPINIONS_FOLDER)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(path.join(OPINIONS_FOLDER, file), 'utf8').trim().split('\n').slice(1)
      return lines.map((line) => {
        const [id = '', kind, fields = '', competence, group = '', ...text] = line.split('\t')
        return {
          id,
          writer: file.split('-')[0] ?? file,
          kind: kind as Kind,
          fields: fields.split(',') as Field[],
          competence: competence as Competence,
          group,
          text: text.join('\t'),
        }
      })
    })
}

/** Writers who tell of one village together. */
const TOGETHER: readonly (readonly string[])[] = [
  ['a', 'b', 'c', 'f', 'g', 'h'],
  ['d', 'e'],
]

/** Writers of one place, whose matters may be the same: everybody else who has pairs stands alone. */
export function neighbours(opinions: readonly Opinion[]): readonly (readonly string[])[] {
  const paired = new Set(opinions.filter(({ group }) => group !== '').map(({ writer }) => writer))
  const alone = [...paired].filter((writer) => !TOGETHER.some((list) => list.includes(writer)))
  return [...TOGETHER, ...alone.map((writer) => [writer])]
}
