// Time to the first answer and memory of a started program that holds the demonstration.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../src/kit/root.ts'
import { megabytes, programArguments } from './load.ts'
import type { Measured } from './run.ts'
import { benchFolder } from './world.ts'

const SECONDS = 1
const MEGABYTES = 150

export async function startUp(): Promise<readonly Measured[]> {
  // As npm start makes it: tests and benches, bundled along, would cut it into four times as many files.
  const built = { ...process.env, DOITHOAI_DIST: 'dist-start' }
  const bundled = spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'build.mjs')], { env: built })
  if (bundled.status !== 0) throw new Error(String(bundled.stderr))
  const program = programArguments('dist-start')
  const env = { ...built, DATA_DIR: benchFolder(), PORT: '8197', LOG_LEVEL: 'silent' }
  const loaded = spawnSync(process.execPath, [...program, 'demo'], { env, encoding: 'utf8' })
  if (loaded.status !== 0) throw new Error(loaded.stderr)
  const from = process.hrtime.bigint()
  const server = spawn(process.execPath, [...program, 'serve'], {
    env,
    stdio: 'ignore',
  })
  try {
    await firstAnswer('http://127.0.0.1:8197/')
    const seconds = Number(process.hrtime.bigint() - from) / 1e9
    for (let n = 0; n < 50; n++) await (await fetch('http://127.0.0.1:8197/')).arrayBuffer()
    const memory = megabytes(server.pid as number, 'VmRSS')
    return [
      {
        name: 'Từ lúc chạy đến câu trả lời đầu tiên (đã nạp mẫu)',
        bar: `≤ ${SECONDS} s`,
        value: `${seconds.toFixed(2)} s`,
        met: seconds <= SECONDS,
        details: '',
      },
      {
        name: 'Bộ nhớ sau khi nạp mẫu và 50 trang',
        bar: `≤ ${MEGABYTES} MB`,
        value: `${memory.toFixed(0)} MB`,
        met: memory <= MEGABYTES,
        details: 'RSS',
      },
    ]
  } finally {
    server.kill('SIGTERM')
    // It leaves what it compiled beside the bundle when it ends.
    await once(server, 'exit')
    rmSync(path.join(ROOT, 'dist-start'), { recursive: true, force: true })
  }
}

async function firstAnswer(url: string): Promise<void> {
  for (let n = 0; n < 2000; n++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) {
      await answer.arrayBuffer()
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('the program does not answer')
}
