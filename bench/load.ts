// Requests per second of an address, asked for from a worker thread so that the asker does not slow the server's loop.
// `{n}` in it is another number each time.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { ROOT } from '../src/kit/root.ts'

const ASKER = `
const { parentPort, workerData } = require('node:worker_threads')
const http = require('node:http')
const { url, requests, senders } = workerData
const agent = new http.Agent({ keepAlive: true, maxSockets: senders })
let sent = 0
let bytes = 0
const one = () => new Promise((resolve, reject) => {
  http.get(url.replace('{n}', String(sent)), { agent }, (answer) => {
    answer.on('data', (chunk) => { bytes += chunk.length })
    answer.on('end', () => answer.statusCode === 200 ? resolve() : reject(new Error('status ' + answer.statusCode)))
  }).on('error', reject)
})
const sender = async () => { while (sent < requests) { sent++; await one() } }
;(async () => {
  await one()
  bytes = 0
  const from = process.hrtime.bigint()
  await Promise.all(Array.from({ length: senders }, sender))
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  agent.destroy()
  parentPort.postMessage({ perSecond: requests / seconds, bytes: bytes / requests })
})().catch((error) => parentPort.postMessage({ error: String(error) }))
`

export function requestsPerSecond(
  url: string,
  requests: number,
  senders = 16,
): Promise<{ perSecond: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(ASKER, { eval: true, workerData: { url, requests, senders } })
    worker.on('message', (answer: { perSecond: number; bytes: number; error?: string }) =>
      answer.error ? reject(new Error(answer.error)) : resolve(answer),
    )
    worker.on('error', reject)
  })
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** What a process holds now (VmRSS) or held at most (VmHWM), as Linux tells; 0 for one that has ended. */
export function megabytes(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Node's arguments before a command, as bin/doithoai gives them. */
export function programArguments(dist = process.env.DOITHOAI_DIST ?? 'dist'): readonly string[] {
  const { NODE_FLAGS, PROGRAM_FLAGS } = createRequire(import.meta.url)(
    path.join(ROOT, 'bin', 'launch.js'),
  ) as Readonly<Record<'NODE_FLAGS' | 'PROGRAM_FLAGS', readonly string[]>>
  return [...NODE_FLAGS, ...PROGRAM_FLAGS, path.join(ROOT, dist, 'cli.js')]
}
