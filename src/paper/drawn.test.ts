// Papers kept for a moment: the same paper is drawn once, another is drawn, and what is kept has an end.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { LETTER } from '../../test/fixtures/papers.ts'
import { type Workers, workerPool } from '../kit/workers.ts'
import { draw, type PaperJob } from './drawn.ts'

/** A real pool that counts what it is given. */
function counting(): Workers & { readonly asked: () => number } {
  const pool = workerPool(1)
  let asked = 0
  const run: Workers['run'] = (job, input, mostMs) => {
    asked += 1
    return pool.run(job, input, mostMs)
  }
  return { run, asked: () => asked, close: () => pool.close() }
}

test('a paper asked for again is not drawn again; another word, another format, an end of its time draw anew', async () => {
  const workers = counting()
  const docx = await draw(workers, { model: LETTER, format: 'docx' })
  assert.equal(await draw(workers, { model: structuredClone(LETTER), format: 'docx' }), docx)
  assert.equal(workers.asked(), 1)
  const other = await draw(workers, { model: { ...LETTER, title: 'Khác' }, format: 'docx' })
  assert.notDeepEqual(other, docx)
  await draw(workers, { model: LETTER, format: 'html' })
  await draw(workers, { model: LETTER, format: 'docx', others: [LETTER] })
  assert.equal(workers.asked(), 4)
  const short: PaperJob = { model: { ...LETTER, title: 'Ngắn' }, format: 'html' }
  const html = await draw(workers, short, 1)
  await pause(50)
  assert.deepEqual(await draw(workers, short), html)
  assert.equal(workers.asked(), 6)
  await workers.close()
})

test('what is kept stays small: the paper longest not asked for goes first', async () => {
  const workers = counting()
  const text = 'Đường hỏng. '.repeat(60_000)
  const named = (title: string) =>
    draw(workers, { model: { ...LETTER, title, body: [{ type: 'paragraph', text }] }, format: 'html' })
  const bytes = (await named('0')).length
  assert.ok(bytes > 700_000 && bytes < 1_500_000, `${bytes} bytes`)
  const most = Math.floor((12 * 1024 * 1024) / bytes)
  for (let at = 1; at <= most; at += 1) await named(String(at))
  const drawn = workers.asked()
  await named(String(most))
  assert.equal(workers.asked(), drawn, 'the last is kept')
  await named('0')
  assert.equal(workers.asked(), drawn + 1, 'the first is not')
  await workers.close()
})
