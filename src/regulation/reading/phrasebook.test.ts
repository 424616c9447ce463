// The phrasebook: every sentence of it alone in a plan is answered as it says, or put to the person; never anything else.
// Written by the reader's own maker, so its share answered is no blind figure.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { PLAN_HEAD } from '../../../test/reading.ts'
import { must } from '../../kit/result.ts'
import { ROOT } from '../../kit/root.ts'
import { standardLexicon } from './library.ts'
import { readPlan } from './plan.ts'
import type { ProposedRule } from './reading.ts'
import { rulesOf } from './score.ts'
import { textSource } from './text.ts'

const PHRASEBOOK = readFileSync(path.join(ROOT, 'test', 'fixtures', 'phrasebook.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | '))
  .map(([text = '', says = '']) => ({ text, says }))

const SIGN = { before: '<', after: '>', on: '@', within: '' } as const

function said(rule: ProposedRule): string {
  const number =
    typeof rule.count === 'number' ? `${rule.count}${rule.unit === 'working_day' ? 'wd' : 'cd'}` : ''
  const counted = `${number}${SIGN[rule.direction ?? 'within']}${rule.anchor}`
  const fixed = rule.fixed && `${rule.limit === 'strictly_before' ? '<' : '='}${rule.fixed}`
  return `${rule.duty} ${rule.every ?? (rule.from ? `${rule.from}..${rule.to}` : (fixed ?? counted))}`
}

function read(text: string): { readonly rules: readonly string[]; readonly unread: number } {
  const reading = readPlan(
    must(textSource(new TextEncoder().encode(`${PLAN_HEAD}1. ${text}.\n`))),
    standardLexicon(),
  )
  const rules = rulesOf(reading).filter((rule) => rule.duty !== 'hold')
  return { rules: rules.map(said), unread: reading.unread.length }
}

const DUTIES = [...new Set(PHRASEBOOK.map(({ says }) => says.split(' ')[0] ?? ''))]

describe('the phrasebook', () => {
  for (const duty of DUTIES)
    it(`${duty}: as it is said, or asked`, () => {
      const all = PHRASEBOOK.filter(({ says }) => says.startsWith(`${duty} `)).map((phrase) => ({
        ...phrase,
        ...read(phrase.text),
      }))
      const wrong = all.filter(({ rules, says }) => rules.some((rule) => rule !== says) || rules.length > 1)
      assert.deepEqual(
        wrong.map(({ text, rules }) => `${text} → ${rules.join('; ')}`),
        [],
      )
      const silent = all.filter(({ rules, unread }) => rules.length === 0 && unread === 0)
      assert.deepEqual(
        silent.map(({ text }) => text),
        [],
      )
      const right = all.filter(({ rules }) => rules.length === 1).length
      assert.ok(right >= all.length * 0.9, `${right}/${all.length}`)
    })
})
