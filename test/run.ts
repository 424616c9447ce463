// Runs the whole suite on both databases and ends with one line for all: "N passed, N failed".
// Arguments filter by path: `npm test -- petition`.
import { globSync } from 'node:fs'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../src/kit/root.ts'
import { makeTemplates } from './databases.ts'
import { startPostgres } from './postgres.ts'

const filters = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
const dist = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist')
const files = globSync(path.join(dist, 'test', '**', '*.test.js')).filter(
  (file) => filters.length === 0 || filters.some((filter) => path.relative(dist, file).includes(filter)),
)
const cluster = await startPostgres()
if (cluster) process.env.TEST_DATABASE_URL = cluster.url
else
  console.error(
    '\n*** KHÔNG CÓ PostgreSQL: chỉ chạy trên SQLite. Cài gói postgresql hoặc đặt TEST_DATABASE_URL. ***\n',
  )
const removeTemplates = await makeTemplates()

let passed = 0
let failed = 0
let skipped = 0
/** Seconds of each file: what to make cheaper first. */
const seconds = new Map<string, number>()
const events = run({
  files,
  // One more than a small machine has cores: the third file works while another waits for a browser or a database.
  concurrency: 3,
  timeout: 1_800_000,
  execArgv: [
    '--enable-source-maps',
    '--no-warnings=ExperimentalWarning',
    `--import=${pathToFileURL(path.join(dist, 'dev', 'quiet.js'))}`,
  ],
})
events.on('test:complete', (event) => {
  if (isFile(event.name)) seconds.set(path.relative(dist, event.name), event.details.duration_ms / 1000)
})
events.on('test:pass', (event) => {
  if (event.details.type === 'suite' || isFile(event.name)) return
  if (event.skip !== undefined) skipped++
  else passed++
})
events.on('test:fail', (event) => {
  if (
    event.details.type === 'suite' &&
    'failureType' in event.details.error &&
    event.details.error.failureType === 'subtestsFailed'
  )
    return
  failed++
  // The whole list stands at the end; whoever waits for a long run hears of a failure when it happens.
  const { error } = event.details
  const cause = error.cause instanceof Error ? error.cause : error
  console.error(`\n✖ ${event.file ?? ''} › ${event.name}\n  ${cause.message.slice(0, 3000)}\n`)
})
const isFile = (name: string) => name.endsWith('.test.js')
events.compose(new spec()).pipe(process.stdout)
events.on('end', async () => {
  await removeTemplates()
  cluster?.stop()
  setTimeout(() => {
    const slowest = [...seconds].sort(([, a], [, b]) => b - a).slice(0, filters.length === 0 ? 20 : 0)
    for (const [file, taken] of slowest) console.log(`${taken.toFixed(0).padStart(5)} s  ${file}`)
    if (failed > 0 || passed === 0 || (process.env.CI && !cluster)) process.exitCode = 1
    console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }, 200)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    await removeTemplates().catch(() => {})
    cluster?.stop()
    process.exit(1)
  })
