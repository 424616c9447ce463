// The word lists and learnt weights on disk (lexicon/), read once. Broken only when the installation is broken, hence the throw.
import path from 'node:path'
import { readTextFile } from '../../calendar/library.ts'
import { must } from '../../kit/result.ts'
import { ROOT } from '../../kit/root.ts'
import { type Lexicon, readLexicon } from './lexicon.form.ts'

const text = (file: string) => must(readTextFile(path.join(ROOT, 'lexicon', file)))
const list = (name: string) => text(`${name}.yaml`)

let shipped: Lexicon | undefined

export function standardLexicon(): Lexicon {
  shipped ??= must(
    readLexicon({
      words: list('words'),
      bodies: list('bodies'),
      deadlines: list('deadlines'),
      duties: list('duties'),
      parts: list('parts'),
      likely: text('likely.tsv'),
    }),
  )
  return shipped
}
