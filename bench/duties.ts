// The likeliest duty of a deadline (src/regulation/reading/likely.ts): how often it is right about plans of a writer it has
// not learnt from. `npm run bench -- duties learn` learns from all of them and writes lexicon/likely.tsv.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import type { Duty } from '../src/regulation/codes.ts'
import { phaseUnder } from '../src/regulation/reading/abstain.ts'
import type { Block } from '../src/regulation/reading/blocks.ts'
import {
  type Clause,
  clausesOf,
  ownerOfClause,
  type Surroundings,
} from '../src/regulation/reading/clauses.ts'
import { phaseOf } from '../src/regulation/reading/drafting.ts'
import type { Expected } from '../src/regulation/reading/expected.form.ts'
import { standardLexicon } from '../src/regulation/reading/library.ts'
import {
  ALWAYS,
  DUTIES,
  evidenceOf,
  type Likely,
  likeliest,
  likelyText,
} from '../src/regulation/reading/likely.ts'
import { matchForm } from '../src/regulation/reading/match.ts'
import { readPlan } from '../src/regulation/reading/plan.ts'
import { maskedClause } from '../src/regulation/reading/proposals.ts'
import type { Term } from '../src/regulation/reading/term.ts'
import { termsOf } from '../src/regulation/reading/terms.ts'
import { textSource } from '../src/regulation/reading/text.ts'
import { type Case, otherPlans, printedPlans } from './reading.ts'
import type { Measured } from './run.ts'
import { softmax } from './teach.ts'

const ROUNDS = 80
const FILE = path.join(ROOT, 'lexicon', 'likely.tsv')
const lexicon = standardLexicon()

interface Lesson {
  readonly writer: string
  readonly duty: Duty
  readonly evidence: readonly string[]
}

/** Plans of one sitting were written by one hand. */
const SITTINGS = [5, 10, 16, 22, 27, 32, 48, 56]
function writerOf(name: string): string {
  const nth = /^blind-(\d+)$/.exec(name)?.[1]
  return nth === undefined ? 'printed and own' : `blind to ${SITTINGS.find((last) => Number(nth) <= last)}`
}

const surroundings = (blocks: readonly Block[], day: string | undefined): Surroundings => ({
  blocks,
  lexicon,
  year: day === undefined ? null : Number(day.slice(0, 4)),
  since: null,
  conference: day === undefined ? null : { from: day, to: day },
  exact: day !== undefined,
  sessions: [],
  party: false,
})

function evidence(clause: Clause, term: Term, terms: readonly Term[], around: Surroundings) {
  const phase = phaseOf(term, around) ?? phaseUnder(clause.block)
  const owner = ownerOfClause(clause, around, term, terms)?.role
  const form = maskedClause(clause, terms, around)
  return evidenceOf({ form, term, terms, block: clause.block, phase, owner })
}

/** The same number or day as the table's, and its words near those the table quotes. */
function fits(rule: Expected, clause: Clause, term: Term): boolean {
  const printed = matchForm(String(rule.printed ?? rule.quote ?? ''))
  const said = clause.form.slice(term.start, term.end)
  if (printed === '' || !(clause.form.includes(printed) || printed.includes(said))) return false
  if (term.every) return rule.every === term.every
  if (term.fixed) return rule.fixed === term.fixed
  if (term.from) return rule.from === term.from && rule.to === term.to
  return term.count !== null && rule.count === term.count && (rule.unit ?? term.unit) === term.unit
}

function lessonsOf({ name, text, table }: Case): readonly Lesson[] {
  const { blocks } = readPlan(must(textSource(new TextEncoder().encode(text))), lexicon)
  const held = table.find((rule) => rule.duty === 'hold')
  const dated = held?.fixed ?? held?.from ?? table.find((rule) => rule.fixed)?.fixed
  const around = surroundings(blocks, typeof dated === 'string' ? dated : undefined)
  const left = [...table]
  return blocks.flatMap(clausesOf).flatMap((clause) => {
    const terms = clause.form.length > 3000 ? [] : termsOf(clause.form, lexicon, around.year)
    return terms.flatMap((term): readonly Lesson[] => {
      const at = left.findIndex((rule) => fits(rule, clause, term))
      const [rule] = at < 0 ? [] : left.splice(at, 1)
      if (!rule) return []
      return [
        { writer: writerOf(name), duty: rule.duty as Duty, evidence: evidence(clause, term, terms, around) },
      ]
    })
  })
}

/** The phrasebook's sentences, each with its duty. */
function phrases(): readonly Lesson[] {
  const lines = readFileSync(path.join(ROOT, 'test', 'fixtures', 'phrasebook.txt'), 'utf8').split('\n')
  const around = surroundings([], '2026-11-20')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line): readonly Lesson[] => {
      const [text = '', says = ''] = line.split(' | ')
      const block = { text, above: [], line: 1, level: 9, mark: '' } as unknown as Block
      const clause = { block, text, form: matchForm(text) }
      const terms = termsOf(clause.form, lexicon, around.year)
      const [term] = terms
      const duty = (says.split(' ')[0] ?? '') as Duty
      return term ? [{ writer: 'phrasebook', duty, evidence: evidence(clause, term, terms, around) }] : []
    })
}

function taught(lessons: readonly Lesson[]): Likely {
  const told = lessons.map((lesson) => ({
    code: lesson.duty,
    evidence: lesson.evidence.map((name) => ({ name, at: [] })),
  }))
  const { of } = softmax(DUTIES, told, ROUNDS)
  return {
    of: new Map(
      [...of].map(([name, values]) => [name, new Map(DUTIES.map((duty, at) => [duty, values[at] ?? 0]))]),
    ),
  }
}

export async function duties(words: readonly string[]): Promise<readonly Measured[]> {
  const lessons = [...[...printedPlans(), ...otherPlans()].flatMap(lessonsOf), ...phrases()]
  const writers = [...new Set(lessons.map(({ writer }) => writer))]
  const tried = writers.flatMap((writer) => {
    const likely = taught(lessons.filter((lesson) => lesson.writer !== writer))
    return lessons
      .filter((lesson) => lesson.writer === writer)
      .map((lesson) => ({ ...lesson, guess: likeliest(likely, lesson.evidence) }))
  })
  const share = (all: typeof tried) => {
    const right = all.filter(({ duty, guess }) => guess?.duty === duty).length
    return `${right}/${all.length}`
  }
  const sure = tried.filter(({ guess }) => (guess?.chance ?? 0) >= 0.8)
  const right = sure.filter(({ duty, guess }) => guess?.duty === duty).length
  if (words.includes('learn'))
    writeFileSync(
      FILE,
      `# Học từ ${lessons.length} hạn đã ghi việc (npm run bench -- duties learn); ${ALWAYS}: luôn có; n: chữ; g: hạn ấy.\n${likelyText(taught(lessons))}`,
    )
  return [
    {
      name: 'việc của một hạn, người viết chưa học',
      bar: 'chỗ chắc (≥ 0,8): đúng ≥ 97 %',
      value: `${right}/${sure.length} (${((right / sure.length) * 100).toFixed(1)} %)`,
      met: right / sure.length >= 0.97,
      details: [
        `tất cả ${share(tried)}`,
        ...writers.map((writer) => `${writer}: ${share(tried.filter((each) => each.writer === writer))}`),
      ].join('; '),
    },
  ]
}
