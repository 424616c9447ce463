// In the browser: asking the server, and what its answers mean for who works offline.
import type { Act } from '../act.ts'
import { PROTOCOL } from '../act.ts'
import type { Received, Snapshot } from '../snapshot.ts'

/** Why nothing came back: the line, the session, the right; or the server could not read what was sent. */
export type Failure =
  | { readonly why: 'down' }
  | { readonly why: 'signed_out' }
  | { readonly why: 'no_right' }
  | { readonly why: 'unreadable'; readonly message: string }

export type Asked<T> =
  | { readonly ok: true; readonly value: T; readonly sent: number; readonly received: number }
  | { readonly ok: false; readonly failure: Failure }

const PATIENCE_MS = 20_000

async function ask<T>(url: string, init: RequestInit): Promise<Asked<T>> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
  const sent = Date.now()
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'same-origin',
      signal: stop.signal,
    })
    const failure = failureOf(response)
    if (failure) return { ok: false, failure }
    const received = Date.now()
    const value: unknown = await response.json()
    if (response.ok) return { ok: true, value: value as T, sent, received }
    return { ok: false, failure: { why: 'unreadable', message: messageIn(value) } }
  } catch {
    return { ok: false, failure: { why: 'down' } }
  } finally {
    clearTimeout(timer)
  }
}

function failureOf(response: Response): Failure | undefined {
  if (response.type === 'opaqueredirect' || response.status === 401) return { why: 'signed_out' }
  if (response.status === 404) return { why: 'no_right' }
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  if (!isJson || response.status >= 500 || response.status === 429) return { why: 'down' }
  return undefined
}

function messageIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'message' in value
    ? String(value.message)
    : 'Máy chủ không nhận việc gửi lên.'
}

export function askSnapshot(base: string): Promise<Asked<Snapshot>> {
  return ask(`${base}/du-lieu`, {})
}

export function sendActs(
  base: string,
  csrf: string,
  device: string,
  acts: readonly Act[],
): Promise<Asked<Received>> {
  const form = new FormData()
  form.append('_csrf', csrf)
  form.append('body', JSON.stringify({ protocol: PROTOCOL, device, acts }))
  return ask(base, { method: 'POST', body: form })
}

/** Listens for news for good: a stream the browser gave up is taken up again. */
export function listen(url: string, told: (news: 'opened' | 'changed' | 'broken') => void): void {
  const source = new EventSource(url)
  source.onopen = () => told('opened')
  source.onmessage = () => told('changed')
  source.onerror = () => {
    told('broken')
    if (source.readyState !== EventSource.CLOSED) return
    source.close()
    setTimeout(() => listen(url, told), 3000)
  }
}
