// Pages that stay up to date: server-sent events. What is watched is drawn once for all its watchers, at most every
// few moments, after each act of the commune; a watcher that comes (back) gets the present state at once, so that a
// broken line loses nothing. A watcher too slow to read is let go: its browser comes back by itself.
import type { ServerResponse } from 'node:http'
import type { Db } from '../db/db.ts'
import { type App, type Ctx, type Guard, NOT_FOUND, page, wantsEvents } from './route.ts'

/** Between two drawings of the same thing, however many acts there are. */
const PAUSE_MS = 60
/** A line that says nothing, so that no proxy in between takes the silence for the end. */
const BEAT_MS = 20_000
/** Rights are asked again when the browser comes back; the spread keeps a hall from coming back in one moment. */
const LONGEST_MS = 600_000
/** What may wait unsent for one watcher. */
const MOST_UNSENT = 512 * 1024

export interface Watched {
  /** What is watched: two watchers of one key see the same. */
  readonly key: string
  /** The present state as one event's data; undefined: it is gone, the watchers are sent home. */
  draw(): Promise<string | undefined>
}

interface Channel {
  readonly scope: string
  readonly draw: Watched['draw']
  readonly watchers: Set<ServerResponse>
  last: string | undefined
  drawing: Promise<void> | undefined
  stale: boolean
}

export interface LiveHub {
  watch(scope: string, watched: Watched, response: ServerResponse): void
  /** How many watch now, and how many keys are kept: both are nothing when the hall is empty. */
  size(): { readonly watchers: number; readonly channels: number }
  close(): void
}

export function liveHub(db: Pick<Db, 'onAct'>): LiveHub {
  const channels = new Map<string, Channel>()
  const stop = db.onAct((scope) => {
    for (const channel of channels.values()) if (channel.scope === scope) refresh(channel)
  })
  const beat = setInterval(() => {
    for (const channel of channels.values())
      for (const watcher of channel.watchers) give(channel, watcher, ': \n\n')
  }, BEAT_MS)
  beat.unref()

  /** Draws now, or once more after the drawing that runs: no state in between is missed. */
  function refresh(channel: Channel): void {
    if (channel.drawing) {
      channel.stale = true
      return
    }
    channel.drawing = redraw(channel).finally(() => {
      channel.drawing = undefined
      if (!channel.stale) return
      channel.stale = false
      refresh(channel)
    })
  }

  async function redraw(channel: Channel): Promise<void> {
    const data = await channel.draw().catch(() => channel.last)
    if (data === undefined) for (const watcher of channel.watchers) watcher.end()
    else if (data !== channel.last) {
      channel.last = data
      const text = event(data)
      for (const watcher of channel.watchers) give(channel, watcher, text)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }

  function give(channel: Channel, watcher: ServerResponse, text: string): void {
    if (watcher.writableLength > MOST_UNSENT) {
      leave(channel, watcher)
      watcher.destroy()
    } else watcher.write(text)
  }

  function leave(channel: Channel, watcher: ServerResponse): void {
    channel.watchers.delete(watcher)
    if (channel.watchers.size > 0) return
    for (const [key, each] of channels) if (each === channel) channels.delete(key)
  }

  return {
    watch(scope, { key, draw }, response) {
      let channel = channels.get(key)
      if (!channel) {
        channel = { scope, draw, watchers: new Set(), last: undefined, drawing: undefined, stale: false }
        channels.set(key, channel)
      }
      const here = channel
      here.watchers.add(response)
      response.on('close', () => leave(here, response))
      const until = setTimeout(() => response.end(), LONGEST_MS * (0.8 + Math.random() * 0.4))
      until.unref()
      response.on('close', () => clearTimeout(until))
      if (here.last === undefined) refresh(here)
      else give(here, response, event(here.last))
    },
    size: () => ({
      watchers: [...channels.values()].reduce((sum, channel) => sum + channel.watchers.size, 0),
      channels: channels.size,
    }),
    close() {
      stop()
      clearInterval(beat)
      for (const channel of channels.values()) for (const watcher of channel.watchers) watcher.end()
      channels.clear()
    },
  }
}

function event(data: string): string {
  return `${data
    .split('\n')
    .map((line) => `data: ${line}`)
    .join('\n')}\n\n`
}

/**
 * An address that tells of changes: a stream of events to a browser that wants them, else the present state once.
 * `watched` undefined: there is nothing of that address to watch.
 */
export function live<Who>(
  app: App,
  url: string,
  guard: Guard<Who>,
  hub: LiveHub,
  watched: (ctx: Ctx<Who>) => Promise<Watched | undefined>,
): void {
  page(app, url, guard, async (ctx) => {
    const what = await watched(ctx)
    if (!what) return NOT_FOUND
    if (wantsEvents(ctx.request)) return { events: (response) => hub.watch(ctx.scope, what, begun(response)) }
    const bytes = await what.draw()
    if (bytes === undefined) return NOT_FOUND
    return { bytes, type: 'text/html; charset=utf-8', headers: { 'cache-control': 'no-store' } }
  })
}

function begun(response: ServerResponse): ServerResponse {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  response.write('retry: 2000\n\n')
  return response
}
