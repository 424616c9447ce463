// Work that is done again and again in the background, one run at a time.

export interface Loop {
  /** Waits for the run that is under way. */
  stop(): Promise<void>
}

export interface LoopOptions {
  readonly everyMs: number
  /** Absent: the first run begins at once. */
  readonly firstMs?: number
  /** Told the name of an error, never its words, which may hold personal data; the next run follows all the same. */
  readonly failed: (code: string) => void
}

export function startLoop(work: () => Promise<unknown>, options: LoopOptions): Loop {
  let stopped = false
  let run: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const turn = () => {
    run = work()
      .catch((error: unknown) => options.failed(error instanceof Error ? error.name : 'unknown'))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, options.everyMs).unref()
      })
  }
  if (options.firstMs === undefined) turn()
  else timer = setTimeout(turn, options.firstMs).unref()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await run
    },
  }
}
