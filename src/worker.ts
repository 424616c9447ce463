// The entry of a worker thread: heavy work of all chapters by name. A job gets plain data and answers with plain data;
// it has no database and no clock. Loaded when first asked for, so that a thread carries only what it does.
import { parentPort } from 'node:worker_threads'

// A thread has its own switch: errors are told by the lines of the sources.
process.setSourceMapsEnabled(true)

type Job = (input: never) => Promise<unknown>

const JOBS: Readonly<Record<string, () => Promise<Job>>> = {
  paper: async () => (await import('./paper/render.ts')).paperJob,
  list: async () => (await import('./petition/list/read.ts')).listJob,
  plan: async () => (await import('./regulation/reading/open.ts')).planJob,
  xlsx: async () => (await import('./kit/xlsx.ts')).xlsxJob,
}

interface Asked {
  readonly id: number
  readonly job: string
  readonly input: unknown
}

async function answer(asked: Asked): Promise<void> {
  try {
    const load = Object.hasOwn(JOBS, asked.job) ? JOBS[asked.job] : undefined
    if (!load) throw new Error(`no such job: ${asked.job}`)
    const job = await load()
    const value = await job(asked.input as never)
    // Bytes get a buffer of their own, which can be handed over instead of copied.
    const own = value instanceof Uint8Array ? new Uint8Array(value) : undefined
    parentPort?.postMessage({ id: asked.id, value: own ?? value }, own ? [own.buffer] : [])
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ id: asked.id, error: words })
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked))
