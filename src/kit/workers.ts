// A small pool of worker threads for heavy computing (typesetting, .docx, imports): the one event loop stays free.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { ROOT } from './root.ts'

export interface Workers {
  /**
   * Runs the named job of src/worker.ts's table in a thread; rejects with the job's own error. A job that takes longer
   * than `mostMs` is ended with its thread.
   */
  run<T>(job: string, input: unknown, mostMs?: number): Promise<T>
  close(): Promise<void>
}

interface Task {
  readonly id: number
  readonly job: string
  readonly input: unknown
  readonly mostMs: number | undefined
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

interface Thread {
  readonly worker: Worker
  task: Task | undefined
  limit?: NodeJS.Timeout | undefined
}

/** New objects of a thread are gathered early: papers drawn one after another would else hold twice the memory. */
const YOUNG = { maxYoungGenerationSizeMb: 8 } as const

export function workerPool(size: number): Workers {
  const script = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'worker.js')
  const threads: Thread[] = []
  const waiting: Task[] = []
  let nextId = 0
  let closed = false

  function start(): Thread {
    if (!existsSync(script)) throw new Error(`worker bundle missing: ${script}`)
    const thread: Thread = { worker: new Worker(script, { resourceLimits: YOUNG }), task: undefined }
    thread.worker.on('message', (answer: { id: number; value?: unknown; error?: string }) => {
      const task = thread.task
      thread.task = undefined
      clearTimeout(thread.limit)
      thread.worker.unref()
      if (task) answer.error === undefined ? task.resolve(answer.value) : task.reject(new Error(answer.error))
      next()
    })
    const lost = (reason: Error) => {
      clearTimeout(thread.limit)
      thread.task?.reject(reason)
      thread.task = undefined
      const at = threads.indexOf(thread)
      if (at >= 0) threads.splice(at, 1)
      if (!closed) next()
    }
    thread.worker.on('error', lost)
    thread.worker.on('exit', () => lost(new Error('worker thread ended')))
    thread.worker.unref()
    threads.push(thread)
    return thread
  }

  function next(): void {
    while (waiting.length > 0) {
      const free = threads.find((thread) => !thread.task) ?? (threads.length < size ? start() : undefined)
      if (!free) return
      const task = waiting.shift() as Task
      free.task = task
      // A busy thread holds the process open, an idle one does not.
      free.worker.ref()
      free.worker.postMessage({ id: task.id, job: task.job, input: task.input })
      if (task.mostMs !== undefined)
        free.limit = setTimeout(() => void free.worker.terminate(), task.mostMs).unref()
    }
  }

  return {
    run<T>(job: string, input: unknown, mostMs?: number): Promise<T> {
      if (closed) return Promise.reject(new Error('the worker pool is closed'))
      return new Promise<T>((resolve, reject) => {
        waiting.push({
          id: nextId++,
          job,
          input,
          mostMs,
          resolve: resolve as (value: unknown) => void,
          reject,
        })
        next()
      })
    },
    async close() {
      closed = true
      await Promise.all(threads.map((thread) => thread.worker.terminate()))
    },
  }
}
