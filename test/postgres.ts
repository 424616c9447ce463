// A throw-away PostgreSQL for the suite: TEST_DATABASE_URL when given, else a cluster started from installed binaries.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

export interface Cluster {
  readonly url: string
  stop(): void
}

/** undefined where neither a URL nor the binaries exist; the caller says so aloud. */
export async function startPostgres(): Promise<Cluster | undefined> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop() {} }
  const bin = binaries()
  if (!bin) return undefined
  const who = unprivileged()
  const dir = mkdtempSync(path.join(os.tmpdir(), 'doithoai-pg-'))
  if (who) chownSync(dir, who.uid, who.gid)
  const data = path.join(dir, 'data')
  const run = (program: string, args: readonly string[]) => {
    const done = spawnSync(path.join(bin, program), args, {
      encoding: 'utf8',
      ...(who ?? {}),
      cwd: dir,
      env: { ...process.env, LC_ALL: 'C' },
    })
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr || done.stdout}`)
  }
  run('initdb', ['-D', data, '-U', 'doithoai', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  const port = await freePort()
  const settings = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200`
  run('pg_ctl', ['-D', data, '-w', '-l', path.join(dir, 'log'), '-o', settings, 'start'])
  return {
    url: `postgres://doithoai@127.0.0.1:${port}/postgres`,
    stop() {
      spawnSync(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
        ...(who ?? {}),
        cwd: dir,
      })
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ]
  return places.find(
    (place) => existsSync(path.join(place, 'initdb')) && existsSync(path.join(place, 'pg_ctl')),
  )
}

/** PostgreSQL refuses to run as root: use the account Debian made for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
