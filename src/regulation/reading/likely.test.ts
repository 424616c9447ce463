// The likeliest duty: it speaks only where no word of the lists does, says that it is a guess, and a plain contradiction
// with the words is put to the person.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { PLAN_HEAD } from '../../../test/reading.ts'
import { must } from '../../kit/result.ts'
import { ROOT } from '../../kit/root.ts'
import { standardLexicon } from './library.ts'
import { DUTIES, type Likely, likeliest, likelyText, readLikely } from './likely.ts'
import { readPlan } from './plan.ts'
import { textSource } from './text.ts'

/** No list of words knows what this is. */
const UNKNOWN = '1. Văn phòng xùng xoèng xong trước ngày 10/11/2026.'

const weighing = (lines: string): Likely => readLikely(lines)

function read(text: string, likely: Likely) {
  const source = must(textSource(new TextEncoder().encode(`${PLAN_HEAD}${text}\n`)))
  const { found, unread } = readPlan(source, { ...standardLexicon(), likely })
  const rules = found.filter((each) => /^rules/.test(each.field) && !/20\/11/u.test(each.sentence))
  return { rules, unread }
}
const duties = (rules: ReturnType<typeof read>['rules']) =>
  rules.map((each) => (each.value as { duty: string }).duty)

describe('the likeliest duty', () => {
  it('without weights a deadline whose duty no word tells is asked', () => {
    const { rules, unread } = read(UNKNOWN, weighing(''))
    assert.deepEqual(duties(rules), [])
    assert.match(unread[0]?.reason ?? '', /chưa rõ là việc gì/)
  })

  it('a sure one is proposed, with the number as printed, as a guess to be looked at', () => {
    const { rules } = read(UNKNOWN, weighing('n:xùng xoèng\tprepare 6\n'))
    assert.deepEqual(duties(rules), ['prepare'])
    assert.deepEqual(
      rules.map((each) => (each.value as { fixed?: string }).fixed),
      ['2026-11-10'],
    )
    assert.match((rules[0]?.doubts ?? []).join(), /đoán theo các kế hoạch đã biết/)
  })

  it('an unsure one is not', () => {
    assert.deepEqual(duties(read(UNKNOWN, weighing('n:xùng xoèng\tprepare 3\n')).rules), [])
  })

  it('what the words say is kept, unless everything else plainly says another: then a person is asked', () => {
    const text = '1. Văn phòng gửi giấy mời đại biểu trước ngày 10/11/2026.'
    assert.deepEqual(duties(read(text, weighing('n:giấy mời\tquota 3\n')).rules), ['invite'])
    const { rules, unread } = read(text, weighing('n:giấy mời\tquota 9\n'))
    assert.deepEqual(duties(rules), [])
    assert.match(unread.map((each) => each.reason).join(), /hãy chọn/)
  })

  it('the shipped weights know only our duties and are read as they were written', () => {
    const text = readFileSync(path.join(ROOT, 'lexicon', 'likely.tsv'), 'utf8')
    const shipped = readLikely(text)
    assert.ok(shipped.of.size > 500)
    for (const weights of shipped.of.values())
      for (const [duty, weight] of weights) assert.ok(DUTIES.includes(duty) && Number.isFinite(weight), duty)
    assert.deepEqual(readLikely(likelyText(shipped)), shipped)
    assert.equal(likeliest(shipped, ['n:giấy mời', 'n:mời', 'g:side before'])?.duty, 'invite')
  })
})
