// The documents are held to the program: generated pages are fresh, commands and variables exist, links lead somewhere.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../src/kit/root.ts'
import {
  commands,
  developerVariables,
  filesBelow,
  ledgerActsPage,
  read,
  settings,
  ungroupedActs,
} from './docs.ts'

const READMES = ['README.md', 'README.vi.md']
const GUIDES = [...READMES, 'docs/guide-en.md', 'docs/huong-dan/README.md', 'docs/architecture.md']
const PAGES = [
  ...GUIDES,
  'CHANGELOG.md',
  ...filesBelow('docs').filter((file) => file.endsWith('.md') && !GUIDES.includes(file)),
]
const PICTURES = filesBelow('docs').filter((file) => file.endsWith('.png'))
const LARGEST_PICTURE = 150_000

test('the page of acts is the list the program has', () => {
  assert.deepEqual(ungroupedActs(), [], 'give these a group in test/docs.ts')
  const page = ledgerActsPage()
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path.join(ROOT, 'docs/ledger-acts.md'), page)
  assert.equal(read('docs/ledger-acts.md'), page, 'stale: write it anew with UPDATE_DOCS=1 npm test -- docs')
})

/** Every call of the command in a text: its name and options. */
function calls(text: string): readonly { readonly name: string; readonly options: readonly string[] }[] {
  return [...text.matchAll(/bin\/doithoai +([a-z]\w*)([^\n`|#]*)/g)].map(([, name = '', rest = '']) => ({
    name,
    options: [...rest.matchAll(/ --([a-z-]+)/g)].map(([, option = '']) => option),
  }))
}

test('every command a document shows exists and knows the options shown', () => {
  const known = commands()
  assert.ok(known.size >= 10, `only ${known.size} commands found`)
  const wrong = GUIDES.flatMap((file) =>
    calls(read(file)).flatMap(({ name, options }) => {
      const source = known.get(name)
      if (source === undefined) return [`${file}: no command ${name}`]
      const text = read(source)
      return options
        .filter((option) => !text.includes(`--${option}`))
        .map((option) => `${file}: ${name} does not know --${option}`)
    }),
  )
  assert.deepEqual(wrong, [])
})

test('both READMEs name every command', () => {
  for (const file of READMES) {
    const text = read(file)
    assert.deepEqual(
      [...commands().keys()].filter((name) => !new RegExp(`\`(bin/doithoai )?${name}\\b`).test(text)),
      [],
      file,
    )
  }
})

test('every npm script a document shows exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const wrong = PAGES.flatMap((file) =>
    [...read(file).matchAll(/\bnpm (?:run ([a-z:]+)|(start|test)\b)/g)]
      .map(([, run, short]) => run ?? short ?? '')
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `${file}: npm run ${name}`),
  )
  assert.deepEqual(wrong, [])
})

test('both READMEs name every variable, and no document names one that does not exist', () => {
  for (const file of READMES) {
    const text = read(file)
    assert.deepEqual(
      settings().filter((name) => !text.includes(`\`${name}\``)),
      [],
      file,
    )
  }
  const known = new Set([...settings(), ...developerVariables()])
  const wrong = GUIDES.flatMap((file) =>
    [...read(file).matchAll(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\b[A-Z][A-Z0-9]+(?==)/g)]
      .map(([name]) => name)
      .filter((name) => !known.has(name))
      .map((name) => `${file}: ${name}`),
  )
  assert.deepEqual(wrong, [])
})

test('links and pictures in the documents lead to files', () => {
  const wrong = PAGES.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)|(?:src|srcset|href)="([^"#]+)"/g)]
      .map(([, link, source]) => link ?? source ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(path.join(ROOT, path.dirname(file), decodeURIComponent(link))))
      .map((link) => `${file} -> ${link}`),
  )
  assert.deepEqual(wrong, [])
})

test('the guide’s pictures are small, few, and all shown', () => {
  const guides = PAGES.map(read).join('\n')
  const wrong = PICTURES.flatMap((file) => {
    const bytes = readFileSync(path.join(ROOT, file))
    return [
      ...(statSync(path.join(ROOT, file)).size > LARGEST_PICTURE ? [`${file} is too large`] : []),
      ...(bytes.readUInt32BE(16) > 1000 ? [`${file} is wider than 1000`] : []),
      ...(guides.includes(path.basename(file)) ? [] : [`${file} is shown nowhere`]),
    ]
  })
  assert.deepEqual(wrong, [])
  assert.ok(PICTURES.length <= 30, `${PICTURES.length} pictures`)
})

test('the map names every chapter, the decisions are all linked', () => {
  const text = read('docs/architecture.md')
  const drawing = read('docs/map.svg')
  const chapters = new Set(
    filesBelow('src')
      .filter((file) => file.split('/').length > 2)
      .map((file) => file.split('/')[1] ?? ''),
  )
  for (const chapter of chapters) {
    assert.match(text, new RegExp(`\`${chapter}\``), `architecture.md lacks ${chapter}`)
    assert.match(drawing, new RegExp(`>${chapter}<`), `map.svg lacks ${chapter}`)
  }
  for (const file of filesBelow('docs/decisions'))
    assert.ok(text.includes(`decisions/${path.basename(file)}`), `${file} is not linked`)
})

test('the words of code in the glossary are words the code has', () => {
  const program = [...filesBelow('src'), ...filesBelow('migrations'), ...filesBelow('regulations')]
    .filter((file) => /\.(tsx?|sql|yaml)$/.test(file))
    .map(read)
    .join('\n')
  const words = [...read('docs/glossary.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
  )
  assert.ok(words.length >= 60, `only ${words.length} words`)
  assert.deepEqual(
    words.filter((word) => !new RegExp(`\\b${word}\\b`).test(program)),
    [],
  )
})
