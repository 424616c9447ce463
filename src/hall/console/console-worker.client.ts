// In the browser, in a worker of its own: keeps the console's page and files, so that it opens without a server. It
// answers for the console's own address only; everything else goes its usual way. Data is not kept here.

interface Keep {
  readonly build: string
  readonly page: string
  readonly files: readonly string[]
}

/** What a service worker's world offers beyond a page's, as far as it is used here. */
interface WorkerWorld {
  readonly THU_KY: Keep
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const world = self as unknown as WorkerWorld
const keep = world.THU_KY
const prefix = `thu-ky ${keep.page} `
const name = prefix + keep.build

world.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(name).then(async (cache) => {
      for (const url of [keep.page, ...keep.files]) {
        const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin' })
        // A sign-in page in place of ours must never be kept.
        if (!response.ok || response.redirected) throw new Error(`${response.status}`)
        await cache.put(url, response)
      }
    }),
  )
})

world.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((one) => one.startsWith(prefix) && one !== name).map((one) => caches.delete(one)),
        ),
      )
      .then(() => world.clients.claim()),
  )
})

/** A person has said that the page may be loaded anew. */
world.addEventListener('message', (event) => {
  if (event.data === 'len-doi') void world.skipWaiting()
})

world.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const { pathname, search, origin } = new URL(request.url)
  if (origin !== location.origin) return
  const page = request.mode === 'navigate' && pathname === keep.page
  const file = keep.files.includes(pathname + search)
  if (page || file) event.respondWith(kept(page ? keep.page : pathname + search, request))
})

async function kept(url: string, request: Request): Promise<Response> {
  const cache = await caches.open(name)
  return (await cache.match(url)) ?? fetch(request)
}
