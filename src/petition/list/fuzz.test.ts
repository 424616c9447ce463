// Damaged lists: whatever comes, the reader answers with rows or with a word, soon, and an import of it is whole or not at
// all. LISTS_FUZZ=10000 tries ten thousand; the suite tries a few hundred, always the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../../test/databases.ts'
import { damaged, fixtureLists } from '../../../test/lists.fuzz.ts'
import { makeWorld } from '../../../test/world.ts'
import { problemOf } from './check.ts'
import { importList } from './import.acts.ts'
import { readList } from './read.ts'

const MANY = Number(process.env.LISTS_FUZZ ?? 400)
const SEED = 20261129
const LONGEST_MS = 20_000

test(`${MANY} damaged lists: a word or rows, soon, and nothing stored by half`, async (context) => {
  const files = fixtureLists()
  const { db, drop } = await freshDatabase('sqlite')
  const world = await makeWorld(db)
  const by = world.by('van-phong')
  const count = async (table: 'submission' | 'list_import' | 'file') => {
    const row = await db.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .executeTakeFirstOrThrow()
    return Number(row.many)
  }
  let read = 0
  let longest = 0
  let stored = 0
  for (let nth = 0; nth < MANY; nth++) {
    const file = damaged(files, SEED, nth)
    const from = performance.now()
    const list = await readList(file)
    longest = Math.max(longest, performance.now() - from)
    assert.ok(longest < LONGEST_MS, `list ${nth} (${file.name}) took ${longest} ms`)
    if (!list.ok) {
      assert.ok(list.error.message.length > 10, `list ${nth} is refused without a word`)
      continue
    }
    read += 1
    for (const item of list.value.items) assert.equal(problemOf(item), undefined, `list ${nth}`)
    for (const { problem } of list.value.entries) assert.ok(problem === null || problem.length > 10)
    if (nth % 10 !== 0) continue
    const before = await count('submission')
    const done = await db.act(by.commune, (trx) =>
      importList(trx, by, { conference: world.conference, file, list: list.value }),
    )
    assert.ok(done.ok, `list ${nth} could not be stored`)
    stored += done.value.received
    assert.equal(await count('submission'), before + done.value.received, `list ${nth}`)
  }
  assert.equal(await count('list_import'), await count('file'))
  assert.ok(read > MANY / 10, `only ${read} could be read at all`)
  context.diagnostic(
    `${read} read, ${MANY - read} refused, longest ${longest.toFixed(0)} ms, ${stored} stored`,
  )
  await drop()
})
