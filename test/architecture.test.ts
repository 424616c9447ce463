// The directions of the house, read from what was really bundled (dist/meta.json): a chapter imports only chapters
// below it, pure files import nothing that touches the world, no file stands outside the map.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../src/kit/root.ts'

/** Top to bottom; docs/decisions/0002 says why it differs from the first map. */
const ORDER = [
  'cli',
  'demo',
  'main',
  'wiring',
  'worker',
  'portal',
  'report',
  'supervision',
  'conclusion',
  'hall',
  'followup',
  'petition',
  'conference',
  'paper',
  'regulation',
  'calendar',
  'notice',
  'office',
  'ledger',
  'kit',
]

interface Meta {
  readonly inputs: Readonly<
    Record<
      string,
      {
        readonly imports: readonly {
          readonly path: string
          readonly kind: string
          readonly external?: boolean
          readonly original?: string
        }[]
      }
    >
  >
}

const meta = JSON.parse(
  readFileSync(path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'meta.json'), 'utf8'),
) as Meta
const files = Object.entries(meta.inputs).filter(
  ([file]) => file.startsWith('src/') && !file.includes('.test.'),
)

function chapterOf(file: string): string {
  const [, first = ''] = file.split('/')
  return first.replace(/\.tsx?$/, '')
}

test('every file of src belongs to a chapter of the map', () => {
  const unknown = files
    .map(([file]) => chapterOf(file))
    .filter((chapter) => !ORDER.includes(chapter) && chapter !== 'settings')
  assert.deepEqual([...new Set(unknown)], [])
})

test('a chapter imports only chapters below it', () => {
  const breaches = files.flatMap(([file, { imports }]) =>
    imports
      .filter((each) => each.path.startsWith('src/') && each.kind !== 'dynamic-import')
      .filter((each) => chapterOf(each.path) !== 'settings')
      .filter(
        (each) =>
          chapterOf(each.path) !== chapterOf(file) &&
          ORDER.indexOf(chapterOf(each.path)) < ORDER.indexOf(chapterOf(file)),
      )
      .map((each) => `${file} -> ${each.path}`),
  )
  assert.deepEqual(breaches, [])
})

/** Types vanish in the bundle: read the import lines of a rule file as written. */
function importsAsWritten(file: string): readonly string[] {
  return [
    ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(
      /^(?:import|export)[^'"]*from '([^']+)'|^import '([^']+)'/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? '')
}

test('files of pure rules touch no database, network, page, file or system clock', () => {
  const rules = readdirSync(path.join(ROOT, 'src'), { recursive: true })
    .map((name) => `src/${String(name).replaceAll('\\', '/')}`)
    .filter((file) => /\.ts$/.test(file) && !file.includes('.test.') && existsSync(path.join(ROOT, file)))
    .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').startsWith('// Rules:'))
  assert.ok(rules.length >= 10, `only ${rules.length} files of rules`)
  const breaches = rules.flatMap((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8')
    const wrong = importsAsWritten(file).filter((from) =>
      /^node:|fastify|kysely|preact|\.tsx$|kit\/(db|http|html|workers|files)|\.store\.ts$|\/store\.ts$|acts\.ts$/.test(
        from,
      ),
    )
    return [
      ...wrong.filter((from) => !isTypeOnly(text, from)).map((from) => `${file} imports ${from}`),
      ...(/\bnew Date\b|\bDate\.now\b|Temporal\.Now|Math\.random|process\./.test(text)
        ? [`${file} asks the system`]
        : []),
    ]
  })
  assert.deepEqual(breaches, [])
})

function isTypeOnly(text: string, from: string): boolean {
  return (
    text.includes('import type') &&
    new RegExp(`import type [^;]*from '${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}'`).test(text)
  )
}

test('only wiring and the command line know the web server is put together', () => {
  const users = files
    .filter(([, { imports }]) => imports.some((each) => each.path === 'src/kit/http/app.ts'))
    .map(([file]) => file)
  assert.deepEqual(
    users.filter((file) => file !== 'src/wiring.ts'),
    [],
  )
})
