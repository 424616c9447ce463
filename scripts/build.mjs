// Bundles src/ to dist/ with esbuild: the program, its worker, the small client programs and,
// for developers, the tests and the benchmarks. dist/meta.json feeds test/architecture.test.ts.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')

/** All files below `dir` whose name ends with one of `ends`, relative to the root. */
function filesBelow(dir, ends) {
  if (!existsSync(path.join(root, dir))) return []
  return readdirSync(path.join(root, dir), { recursive: true })
    .map((name) => path.join(dir, String(name)))
    .filter((name) => ends.some((end) => name.endsWith(end)))
}

/**
 * Packages of many small files that every start reads: bundled, they are found and read at once. All others stay where
 * npm puts them.
 */
const BUNDLED = new Set([
  'kysely',
  'zod',
  'preact',
  'preact-render-to-string',
  'fastify',
  '@fastify/cookie',
  '@fastify/formbody',
  '@fastify/multipart',
  '@fastify/rate-limit',
  '@fastify/static',
  'helmet',
  'yaml',
])
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
)
const external = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
  (name) => !BUNDLED.has(name),
)

const node = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node26',
  external,
  splitting: true,
  sourcemap: true,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'error',
  // Packages written for require() ask it for Node's own modules.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  entryNames: '[dir]/[name]',
  chunkNames: 'chunks/[name]-[hash]',
}

export async function build({ dev = false } = {}) {
  const dist = path.join(root, process.env.DOITHOAI_DIST ?? 'dist')
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  const entries = { cli: 'src/cli/main.ts', worker: 'src/worker.ts' }
  if (dev) {
    for (const file of filesBelow('src', ['.test.ts', '.test.tsx']))
      entries[`test/${file.replace(/\.tsx?$/, '')}`] = file
    for (const file of filesBelow('test', ['.test.ts', '.test.tsx']))
      entries[`test/${file.replace(/\.tsx?$/, '')}`] = file
    entries['dev/test'] = 'test/run.ts'
    entries['dev/quiet'] = 'test/quiet.ts'
    for (const file of filesBelow('bench', ['.ts'])) entries[`dev/${file.replace(/\.ts$/, '')}`] = file
    entries['dev/bench'] = 'bench/run.ts'
  }
  for (const [name, file] of Object.entries(entries))
    if (!existsSync(path.join(root, file))) delete entries[name]
  const result = await esbuild({ ...node, entryPoints: entries, outdir: dist })
  writeFileSync(path.join(dist, 'meta.json'), JSON.stringify(result.metafile))
  cpSync(path.join(root, 'public'), path.join(dist, 'public'), { recursive: true })
  // The client programs stand beside the stylesheets: "src/hall/live.client.ts" becomes "live.js".
  const clients = filesBelow('src', ['.client.ts', '.client.tsx'])
  if (clients.length > 0)
    await esbuild({
      absWorkingDir: root,
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: ['chrome90', 'firefox90', 'safari15'],
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'error',
      entryPoints: Object.fromEntries(
        clients.map((f) => [path.basename(f).replace(/\.client\.tsx?$/, ''), f]),
      ),
      outdir: path.join(dist, 'public'),
    })
  for (const name of readdirSync(path.join(dist, 'public'))) {
    if (!/\.(css|js|svg)$/.test(name)) continue
    const packed = gzipSync(readFileSync(path.join(dist, 'public', name)), { level: 9 })
    writeFileSync(path.join(dist, 'public', `${name}.gz`), packed)
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, 'scripts', 'build.mjs'))
  await build({ dev: process.argv.includes('--dev') })
