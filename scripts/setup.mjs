// Makes a fresh clone runnable: installs packages when the lock file changed, then bundles.
// Plain JavaScript for Node 20; prints only to stderr, so that results on stdout stay clean.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..')
const dev = process.argv.includes('--dev')
const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex')
const mark = (kind) => path.join(root, 'node_modules', `.doithoai-${kind}`)
const has = (kind) => existsSync(mark(kind)) && readFileSync(mark(kind), 'utf8') === lock

if (!(has('dev') || (!dev && has('prod')))) {
  process.stderr.write('Đang cài các gói cần thiết (npm ci) …\n')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (!dev) args.push('--omit=dev')
  const npm = spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) {
    process.stderr.write('Cài gói không thành công: kiểm tra mạng và kho gói npm rồi chạy lại lệnh này.\n')
    process.exit(1)
  }
  writeFileSync(mark(dev ? 'dev' : 'prod'), lock)
}
const { build } = await import('./build.mjs')
await build({ dev })
