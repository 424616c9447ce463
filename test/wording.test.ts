// The official wording of every paper: it passes its own checks, its samples fill it, its ids and labels are plain.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsed } from '../src/paper/wording.template.ts'
import { COMMON, checkWording, placesOf, sampled, samplePaper, unknownIn } from '../src/paper/wording.ts'
import { allPapers } from '../src/wiring.ts'

const wordings = allPapers().entries.flatMap(({ kind, wording }) => (wording ? [{ kind, wording }] : []))
const blocks = wordings.flatMap(({ wording }) => wording.blocks)

test('each kind declares the words of itself, and most kinds do', () => {
  for (const { kind, wording } of wordings) assert.equal(wording.kind, kind)
  assert.ok(wordings.length >= 30, String(wordings.length))
})

test('every official sentence may be used as it stands', () => {
  for (const block of blocks) {
    assert.deepEqual(checkWording(block.text, block), [], `${block.kind}.${block.id}`)
    if (block.example) assert.deepEqual(checkWording(block.example, block), [], `${block.kind}.${block.id}`)
    assert.equal(block.text === '', block.blank === true, `${block.kind}.${block.id}`)
  }
})

test('every place has plain words, a sample, and is not one of the common ones by chance', () => {
  for (const block of blocks) {
    assert.match(block.id, /^[a-z]+(_[a-z]+)*$/)
    assert.ok(parsed(block.text).ok)
    for (const [name, place] of Object.entries(placesOf(block))) {
      assert.match(name, /^[a-z]+(_[a-z]+)*$/, `${block.kind}.${block.id}.${name}`)
      assert.ok(place.label !== '' && place.sample !== '', `${block.kind}.${block.id}.${name}`)
    }
    assert.doesNotMatch(sampled(block.text, block), /\{\{|\[\[/)
  }
  assert.ok(Object.keys(COMMON).length > 0)
})

test('a paper of samples can be looked at without a conference', () => {
  for (const { wording } of wordings) {
    const model = samplePaper(wording, (block) => block.text || (block.example ?? ''), 'Mẫu')
    assert.ok(model.body.length > 0)
    assert.deepEqual(unknownIn(model), [])
  }
})
