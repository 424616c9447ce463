// docs/law.md names every rule: files whose header begins with "// Rules:" and every rule of regulations/*.yaml.
import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../src/kit/root.ts'
import { regulationIds, shippedRegulation, standardStatute } from '../src/regulation/library.ts'

const law = readFileSync(path.join(ROOT, 'docs', 'law.md'), 'utf8')
const rows = law.split('\n').filter((line) => line.startsWith('| `'))
/** The first cell of each table row, and what stands beside it. */
const named = rows.map((row) => ({
  name: row.split('`')[1] ?? '',
  words: row.split('|').slice(2).join('').trim(),
}))

const ruleFiles = globSync('src/*/**/*.ts', { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts'))
  .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').startsWith('// Rules:'))
  .map((file) => file.replaceAll(path.sep, '/'))

/** The part of the page about one data file. */
function section(file: string): string {
  return law.split(/^### /m).find((part) => part.startsWith(`\`regulations/${file}\``)) ?? ''
}

test('every rule file stands in docs/law.md with its source', () => {
  assert.ok(ruleFiles.length > 10)
  for (const file of ruleFiles) {
    const row = named.find((each) => each.name === file)
    assert.ok(
      row && row.words.length > 10,
      `docs/law.md: add a row for ${file} with the article or the plan's words`,
    )
  }
})

test('every data file and every rule in it stands there with its words', () => {
  for (const file of readdirSync(path.join(ROOT, 'regulations')))
    assert.ok(section(file), `docs/law.md: add ${file}`)
  const all = [
    ...regulationIds().map((id) => ({ file: `${id}.yaml`, rules: shippedRegulation(id).rules })),
    { file: 'statute.yaml', rules: standardStatute().layers.flatMap((layer) => layer.rules) },
  ]
  for (const { file, rules } of all)
    for (const rule of rules) {
      const row = section(file)
        .split('\n')
        .find((line) => line.startsWith(`| \`${rule.id}\` |`))
      assert.ok(row?.includes(rule.quote), `docs/law.md: ${file} needs ${rule.id} with “${rule.quote}”`)
    }
})

test('nothing is named there that no longer exists', () => {
  const files = named.map((each) => each.name).filter((name) => name.startsWith('src/'))
  assert.deepEqual(
    files.filter((file) => !ruleFiles.includes(file)),
    [],
  )
})
