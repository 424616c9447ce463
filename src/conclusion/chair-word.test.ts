// What the minutes call who chairs: the plan's own word, else the decree's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regulationIds, shippedRegulation } from '../regulation/library.ts'
import { chairWord } from './chair-word.ts'

test('the word of the printed plan stands under the minutes, the decree’s where none is printed', () => {
  const words = Object.fromEntries(regulationIds().map((id) => [id, chairWord(shippedRegulation(id))]))
  assert.equal(words['bao-lam-2024'], 'Chủ tọa')
  for (const plan of ['son-tay-ha-2025', 'quang-bach-2025', 'song-an-2019', 'loc-thinh-2024'])
    assert.equal(words[plan], 'Chủ trì', plan)
  assert.equal(chairWord({ agenda: [{ text: 'Khai mạc' }] }), 'Chủ tọa')
  assert.equal(chairWord({ quote: 'giới thiệu chủ toạ, thư ký; Chủ tịch chủ trì' }), 'Chủ tọa')
})
