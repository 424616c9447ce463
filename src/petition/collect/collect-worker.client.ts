// The service worker of the collector's pages and of nothing else: without a line the page last seen opens again. What is
// typed is not its affair (kept.ts), and nothing is ever sent by it.

interface Worker {
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly registration: { readonly scope: string }
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void
}

interface WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
  waitUntil(done: Promise<unknown>): void
}

const worker = self as unknown as Worker
const STORE = 'thu-thap-1'

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('x-line')) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(request))
  else if (request.mode === 'navigate' && url.href.startsWith(worker.registration.scope))
    event.respondWith(lineFirst(request))
})

/** Packed files carry their digest in the address: what is kept is what the server has. */
async function keptFirst(request: Request): Promise<Response> {
  const store = await caches.open(STORE)
  const kept = await store.match(request)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok) await store.put(request, fresh.clone())
  return fresh
}

/** One page is kept, whatever stood behind the question mark; who is signed out leaves nothing behind. */
async function lineFirst(request: Request): Promise<Response> {
  const store = await caches.open(STORE)
  const page = `${worker.registration.scope}danh-sach`
  try {
    const fresh = await fetch(request)
    if (fresh.type === 'opaqueredirect' || fresh.redirected || fresh.status === 401) await store.delete(page)
    else if (fresh.ok) await store.put(page, fresh.clone())
    return fresh
  } catch (lost) {
    const kept = await store.match(page)
    if (kept) return kept
    throw lost
  }
}
