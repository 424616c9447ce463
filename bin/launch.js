// Chooses the Node that runs the program and starts the wanted bundle from dist/.
// Plain CommonJS without dependencies: this file must run on Node 20.
const { existsSync } = require('node:fs')
const path = require('node:path')
const { spawn, spawnSync } = require('node:child_process')

const root = path.join(__dirname, '..')
const WANTED_MAJOR = 26

const NODE_FLAGS = ['--no-warnings=ExperimentalWarning']
/** The program turns source maps on by itself, when that costs no start (src/cli/main.ts). */
const DEVELOPER_FLAGS = ['--enable-source-maps']
/**
 * New objects get 8 MB instead of 16 before they are gathered: a quiet server holds some 15 MB less, a dossier 30
 * (bench/README.md).
 */
const PROGRAM_FLAGS = ['--max-semi-space-size=8']

/** The pinned platform binary, or this very process's Node when it is new enough. */
function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR) return process.execPath
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  const names = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]
  for (const name of names) {
    for (const at of [path.join('bin', exe), exe]) {
      const file = path.join(root, 'node_modules', name, at)
      if (existsSync(file)) return file
    }
  }
  return undefined
}

function launch(bundle, args) {
  const file = path.join(root, process.env.DOITHOAI_DIST ?? 'dist', bundle)
  if (!existsSync(file) || !nodeBinary()) {
    const setup = spawnSync(process.execPath, [path.join(root, 'scripts', 'setup.mjs')], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    if (setup.status !== 0) process.exit(1)
  }
  const node = nodeBinary()
  if (!node) {
    process.stderr.write(
      `Cần Node ${WANTED_MAJOR} trở lên; máy này có ${process.version} và không có bản kèm cho ` +
        `${process.platform}-${process.arch}. Cài Node ${WANTED_MAJOR} rồi chạy lại.\n`,
    )
    process.exit(1)
  }
  const child = spawn(
    node,
    [...NODE_FLAGS, ...(bundle === 'cli.js' ? PROGRAM_FLAGS : DEVELOPER_FLAGS), file, ...args],
    {
      stdio: 'inherit',
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`Không chạy được ${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

module.exports = { launch, nodeBinary, NODE_FLAGS, PROGRAM_FLAGS }
