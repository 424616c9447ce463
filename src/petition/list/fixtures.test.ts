// Every list of test/fixtures/lists is read as a careful clerk would enter it (written down beside each file).
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../../kit/root.ts'
import { readList } from './read.ts'

const FOLDER = path.join(ROOT, 'test/fixtures/lists')

interface Expected {
  readonly items?: readonly {
    readonly content: string
    readonly questions: readonly string[]
    readonly sender: Readonly<Record<'name' | 'address' | 'phone', string | null>>
    readonly level: string
    /** A word of a warning the row must carry. */
    readonly warns?: string
  }[]
  /** Rows that are shown, but cannot be taken as they stand. */
  readonly errors?: readonly number[]
  /** Words of the refusal of the whole file. */
  readonly refused?: string
}

const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'))

test('there are at least forty, of every sort', () => {
  assert.ok(names.length >= 40, String(names.length))
  for (const ending of ['docx', 'xlsx', 'csv', 'txt', 'docm', 'xlsm'])
    assert.ok(
      names.some((name) => name.endsWith(ending)),
      ending,
    )
})

for (const name of names)
  test(name, async () => {
    const expected = JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8')) as Expected
    const list = await readList({ name, bytes: new Uint8Array(readFileSync(path.join(FOLDER, name))) })
    if (expected.refused !== undefined) {
      assert.ok(!list.ok)
      assert.match(list.error.message, new RegExp(expected.refused))
      return
    }
    assert.ok(list.ok, list.ok ? '' : list.error.message)
    const { items, errors } = list.value
    assert.deepEqual(
      items.map(({ content, questions, sender, level }) => ({ content, questions, sender, level })),
      (expected.items ?? []).map(({ warns: _warns, ...item }) => item),
    )
    assert.deepEqual(
      errors.map(({ row }) => row),
      expected.errors ?? [],
    )
    for (const [at, { warns }] of (expected.items ?? []).entries())
      if (warns)
        assert.ok(
          items[at]?.warnings.some((warning) => warning.includes(warns)),
          warns,
        )
  })
