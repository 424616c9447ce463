// The dates that the conference's page must show, read from expected.tsv; its rows are held against the golden table.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../../src/kit/root.ts'

export interface Expected {
  readonly commune: string
  readonly conference: string
  readonly rule: string
  /** ISO date, "a..b", several with spaces, or "-". */
  readonly shown: string
  readonly golden: string
}

export const EXPECTED: readonly Expected[] = rows('test/journeys/expected.tsv').map(
  ([commune = '', conference = '', rule = '', shown = '', , golden = '']) => ({
    commune,
    conference,
    rule,
    shown,
    golden,
  }),
)

/** What each rule shows at that date before anything was done, by rule. */
export function expectedDates(commune: string, conference: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    EXPECTED.filter(
      (row) => row.commune === commune && row.conference === conference && !row.rule.includes('<'),
    ).map((row) => [row.rule, row.shown]),
  )
}

export function expectedDate(commune: string, conference: string, rule: string): string {
  const shown = EXPECTED.find(
    (row) => row.commune === commune && row.conference === conference && row.rule === rule,
  )?.shown
  if (shown === undefined) throw new Error(`expected.tsv has no ${rule} of ${commune} on ${conference}`)
  return shown
}

/** Conference → column → date, of the table the project was given. */
export function goldenDates(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const [head = [], ...body] = rows('test/fixtures/data/deadlines_golden.tsv', true)
  return new Map(
    body.map((row) => [row[0] ?? '', Object.fromEntries(head.map((name, at) => [name, row[at] ?? '']))]),
  )
}

function rows(file: string, withHead = false): readonly (readonly string[])[] {
  const lines = readFileSync(path.join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
  return withHead ? lines : lines.slice(1)
}
