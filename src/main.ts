// Environment, database, workers, listen, close: the program as it runs. Tests start it the same way.
import { availableParallelism } from 'node:os'
import { type Clock, settableClock, systemClock } from './kit/clock.ts'
import type { Db } from './kit/db/db.ts'
import { openDatabase } from './kit/db/open.ts'
import type { App } from './kit/http/route.ts'
import { readTls } from './kit/tls.ts'
import { type Workers, workerPool } from './kit/workers.ts'
import type { Settings } from './settings.ts'
import { wire } from './wiring.ts'

export interface Running {
  readonly app: App
  readonly db: Db
  readonly clock: Clock
  readonly workers: Workers
  readonly url: string
  /** Finishes running requests, then closes everything. */
  close(): Promise<void>
}

export interface StartOptions {
  readonly clock?: Clock
  /** Called with the open database before the server listens (loading the demonstration). */
  readonly prepare?: (parts: { db: Db; clock: Clock; workers: Workers }) => Promise<void>
}

/** Starts the whole program; rejects with words for people when database or port cannot be had. */
export async function start(settings: Settings, options: StartOptions = {}): Promise<Running> {
  const clock = options.clock ?? (settings.storyDate ? settableClock(settings.storyDate) : systemClock())
  const tls = settings.tls && readTls(settings.tls, clock.now())
  if (tls && !tls.ok) throw new Error(`${tls.error.message} Chương trình chưa chạy.`)
  const db = await openDatabase(settings, Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }))
  const workers = workerPool(Math.max(1, Math.min(4, availableParallelism() - 1)))
  const stop = async () => {
    await workers.close()
    await db.close()
  }
  try {
    await options.prepare?.({ db, clock, workers })
    const { app, background } = await wire({ db, clock, workers, settings, tls: tls?.value })
    const url = await app.listen({ host: settings.host, port: settings.port })
    const jobs = background()
    return {
      app,
      db,
      clock,
      workers,
      url,
      async close() {
        await jobs.stop()
        await app.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw portTaken(error, settings)
  }
}

function portTaken(error: unknown, settings: Settings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Error(
      `Cổng ${settings.port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chọn cổng khác: PORT=8081.`,
    )
  if (code === 'EACCES')
    return new Error(`Không được phép mở cổng ${settings.port}. Chọn cổng từ 1024 trở lên: PORT=8080.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(
      `Máy này không có địa chỉ ${settings.host}. Đặt HOST=127.0.0.1 (chỉ máy này) hoặc HOST=0.0.0.0 (cả mạng).`,
    )
  return error
}
