// Precision and recall of reading plans back: the five printed plans against the table made by hand from them
// (test/fixtures/data/seed_rules.json), as .txt, .docx and PDF; and plans of invented communes in other wording.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import type { Expected } from '../src/regulation/reading/expected.form.ts'
import { readPlanFile } from '../src/regulation/reading/open.ts'
import { rulesOf, type Score, score } from '../src/regulation/reading/score.ts'
import { planDocx, planPdf } from '../test/plan-files.ts'
import type { Measured } from './run.ts'

const FIXTURES = path.join(ROOT, 'test', 'fixtures')

export interface Case {
  readonly name: string
  readonly text: string
  readonly table: readonly Expected[]
}

/** The five printed plans with the table made from them by hand. */
export function printedPlans(): readonly Case[] {
  const data = JSON.parse(readFileSync(path.join(FIXTURES, 'data', 'seed_rules.json'), 'utf8')) as {
    readonly seeds: readonly { readonly file: string; readonly rules: readonly Expected[] }[]
  }
  return data.seeds.map((seed) => ({
    name: path.basename(seed.file, '.txt'),
    text: readFileSync(path.join(FIXTURES, 'plans', path.basename(seed.file)), 'utf8'),
    table: seed.rules,
  }))
}

/** Plans of invented communes; those named "blind" by another writer who had not seen the reader. */
export const otherPlans = (): readonly Case[] => plansIn(path.join(FIXTURES, 'plans-other'))

/** Plans nobody learnt from: the figures that tell how a stranger's plan is read. */
const heldPlans = (): readonly Case[] => {
  const folder = path.join(FIXTURES, 'plans-held')
  return existsSync(folder) ? plansIn(folder) : []
}

function plansIn(folder: string): readonly Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const name = path.basename(file, '.json')
      const data = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
        readonly rules: readonly Expected[]
      }
      const table = data.rules.map((rule, at) => ({ ...rule, id: `${at + 1}` }))
      return { name, text: readFileSync(path.join(folder, `${name}.txt`), 'utf8'), table }
    })
}

export const FORMATS = {
  txt: async (text: string) => new TextEncoder().encode(text),
  docx: planDocx,
  pdf: (text: string) => planPdf(text),
} as const

async function measure(
  group: string,
  cases: readonly Case[],
  format: keyof typeof FORMATS,
): Promise<Measured> {
  const scores: Score[] = []
  for (const each of cases) {
    const own = path.join(FIXTURES, 'plans-other', `${each.name}.${format}`)
    // A file an office program made stands before one made here from the text.
    const bytes = existsSync(own) ? new Uint8Array(readFileSync(own)) : await FORMATS[format](each.text)
    const reading = must(await readPlanFile({ name: `${each.name}.${format}`, bytes }))
    scores.push(score(rulesOf(reading), each.table))
  }
  const sum = (pick: (score: Score) => number) => scores.reduce((total, one) => total + pick(one), 0)
  const [expected, found, right] = [
    sum((one) => one.expected),
    sum((one) => one.found),
    sum((one) => one.right),
  ]
  const wrong = scores.flatMap((one) => one.wrong)
  const recall = right / expected
  return {
    name: `đọc lại ${group}, .${format}`,
    bar: 'recall ≥ 0,9; không số nào sai',
    value: `recall ${recall.toFixed(3)}, precision ${(right / found).toFixed(3)}`,
    met: recall >= 0.9 && wrong.length === 0,
    details: [
      `${right}/${expected} quy tắc, ${found} đề xuất`,
      `người làm ${sum((one) => one.owners.right)}/${sum((one) => one.owners.asked)}`,
      ...scores.flatMap((one) => [
        ...one.lost.map((each) => `thiếu ${each}`),
        ...one.wrong.map((each) => `thừa ${each}`),
      ]),
      ...scores.flatMap((one) => one.owners.wrong),
    ].join('; '),
  }
}

/** `plans=FOLDER`: only the plans of that folder, as text, one by one and together; then together as .docx and PDF. */
export async function reading(words: readonly string[]): Promise<readonly Measured[]> {
  const folder = words.find((word) => word.startsWith('plans='))?.slice('plans='.length)
  const rows: Measured[] = []
  if (folder !== undefined) {
    const plans = plansIn(path.resolve(folder))
    for (const each of plans) rows.push(await measure(each.name, [each], 'txt'))
    for (const format of ['txt', 'docx', 'pdf'] as const)
      rows.push(await measure(`${plans.length} kế hoạch của ${folder}`, plans, format))
    return rows
  }
  for (const format of ['txt', 'docx', 'pdf'] as const) {
    rows.push(await measure('năm kế hoạch', printedPlans(), format))
    rows.push(await measure('kế hoạch xã khác', otherPlans(), format))
    const held = heldPlans()
    if (held.length > 0) rows.push(await measure('kế hoạch để riêng', held, format))
  }
  return rows
}
