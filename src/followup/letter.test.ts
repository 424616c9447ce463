// A letter to the superior asks; it does not say its questions a second time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asked } from './escalation.paper.ts'

test('a request that only repeats the questions is left out, anything more stays whole', () => {
  const questions = ['Trại heo xả thải ra suối Đá ban đêm.', 'Lấy mẫu nước thải ban đêm tại trại heo']
  assert.deepEqual(
    asked('Trại heo xả thải ra suối Đá ban đêm; Lấy mẫu nước thải ban đêm tại trại heo', questions),
    [],
  )
  assert.deepEqual(asked('Trại heo xả thải ra suối đá ban đêm.', questions), [])
  const more = 'Trại heo xả thải ra suối Đá ban đêm; đề nghị thanh tra trong tháng 12.'
  assert.deepEqual(asked(`${more}\n${questions[0]}`, questions), [more])
  assert.deepEqual(asked('', questions), [])
})
