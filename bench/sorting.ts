// How right the sorting is on labelled opinions: denunciations and complaints, fields, competence; with the wrong cases.
import { type Counts, learnable, learnt } from '../src/petition/sorting/model.ts'
import type { Sorter } from '../src/petition/sorting/sorter.ts'
import { type Suggestion, suggest } from '../src/petition/sorting/suggest.ts'
import { lineOf } from '../src/petition/sorting/syllables.ts'
import type { Opinion } from './opinions.ts'

export interface Share {
  readonly right: number
  readonly of: number
}

export interface Sorted {
  readonly recall: Share
  readonly precision: Share
  readonly field: Share
  readonly competence: Share
  readonly kind: Share
  readonly wrong: readonly string[]
}

export const added = (shares: readonly Share[]): Share => ({
  right: shares.reduce((sum, { right }) => sum + right, 0),
  of: shares.reduce((sum, { of }) => sum + of, 0),
})

/** Several writers counted as one. */
export function sortedTogether(all: readonly Sorted[]): Sorted {
  const of = (what: 'recall' | 'precision' | 'field' | 'competence' | 'kind') =>
    added(all.map((one) => one[what]))
  return {
    recall: of('recall'),
    precision: of('precision'),
    field: of('field'),
    competence: of('competence'),
    kind: of('kind'),
    wrong: all.flatMap(({ wrong }) => wrong),
  }
}

const LAWFUL = ['to_cao', 'khieu_nai']
const isLawful = (kind: string) => LAWFUL.includes(kind)

/** Counts as an officer's decisions would make them. */
export function countsOf(opinions: readonly Opinion[], sorter: Sorter, atLeast: number): Counts {
  return learnt(
    opinions.map((one) => ({
      words: learnable(lineOf(one.text, sorter.abbreviations)).keys(),
      codes: [
        `kind:${one.kind}`,
        `competence:${one.competence}`,
        ...one.fields.map((field) => `field:${field}`),
      ],
    })),
    atLeast,
  )
}

function share(list: readonly boolean[]): Share {
  return { right: list.filter(Boolean).length, of: list.length }
}

function wrongs(one: Opinion, told: Suggestion): readonly string[] {
  const words = (of: string) =>
    told.because
      .filter((each) => each.of === of)
      .map((each) => `${each.code}: ${each.words.join(', ')}`)
      .join(' | ')
  const found: string[] = []
  if (isLawful(one.kind) !== isLawful(told.kind))
    found.push(`kind ${one.kind} -> ${told.kind} [${words('kind')}]`)
  if (!one.fields.some((field) => told.fields.includes(field)))
    found.push(`field ${one.fields} -> ${told.fields} [${words('field')}]`)
  if (one.competence !== told.competence)
    found.push(`competence ${one.competence} -> ${told.competence} [${words('competence')}]`)
  return found.map((wrong) => `${one.id} ${wrong}\n      ${one.text}`)
}

export function sorted(opinions: readonly Opinion[], sorter: Sorter): Sorted {
  const told = opinions.map((one) => ({ one, said: suggest(sorter, one.text) }))
  return {
    recall: share(told.filter(({ one }) => isLawful(one.kind)).map(({ said }) => isLawful(said.kind))),
    precision: share(told.filter(({ said }) => isLawful(said.kind)).map(({ one }) => isLawful(one.kind))),
    field: share(told.map(({ one, said }) => one.fields.some((field) => said.fields.includes(field)))),
    competence: share(told.map(({ one, said }) => one.competence === said.competence)),
    kind: share(told.map(({ one, said }) => one.kind === said.kind)),
    wrong: told.flatMap(({ one, said }) => wrongs(one, said)),
  }
}
