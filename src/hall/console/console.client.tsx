// In the browser: opens the secretary's console on its page. One window works at a time; the service worker keeps the
// page; the browser is asked not to throw the data away.
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Console } from './client/app.tsx'
import { engine } from './client/engine.ts'
import { type Engine, standingOf } from './client/state.ts'

const home = document.getElementById('ban-thu-ky')
if (home) render(<Opened data={home.dataset} />, home)

/** Whether this window may write: another one of the same person's browser may be doing so. */
type Floor = 'asking' | 'ours' | 'elsewhere'

function Opened({ data }: { readonly data: DOMStringMap }) {
  const { commune = '', conference = '', base = '', day = '', build = '', file = '' } = data
  const name = `thu-ky/${commune}/${conference}`
  const [floor, setFloor] = useState<Floor>('asking')
  const [work, setWork] = useState<Engine | undefined>()
  const [offline, setOffline] = useState<boolean | undefined>()
  const [kept, setKept] = useState<boolean | undefined>()
  useEffect(() => takeFloor(name, false, setFloor), [name])
  useEffect(() => {
    if (floor !== 'ours' || work) return
    const begun = engine({ base, day, conference, build, name })
    setWork(begun)
    void begun.start()
    void keepPage(base).then(setOffline)
    void navigator.storage?.persist?.().then(setKept)
    window.addEventListener('beforeunload', (event) => {
      if (begun.state().saved === 'full' || begun.state().saved === 'lost') event.preventDefault()
    })
    begun.onChange(() => badge(begun))
  }, [floor, work, base, day, conference, build, name])
  if (floor === 'elsewhere')
    return (
      <main id="noi-dung" class="console-wait" tabindex={-1}>
        <h1>Bàn thư ký đang mở ở thẻ khác</h1>
        <p>Mỗi máy ghi ở một thẻ, để hai thẻ không đè nhau. Việc đã ghi vẫn còn nguyên.</p>
        <button type="button" class="button" onClick={() => takeFloor(name, true, setFloor)}>
          Ghi ở thẻ này
        </button>
      </main>
    )
  if (!work) return <main id="noi-dung" class="console-wait" tabindex={-1} />
  return (
    <Console
      engine={work}
      place={{ base, file, day }}
      offline={offline}
      kept={kept}
      onReload={() => void renew(base)}
    />
  )
}

/** Where the browser knows no locks (no HTTPS), there is only this window. */
function takeFloor(name: string, steal: boolean, tell: (floor: Floor) => void): void {
  if (!navigator.locks) {
    tell('ours')
    return
  }
  const hold = (lock: Lock | null) => {
    tell(lock ? 'ours' : 'elsewhere')
    return lock ? new Promise<void>(() => {}) : undefined
  }
  // A window that loses the floor begins anew when it gets it back: its memory is old by then.
  navigator.locks
    .request(name, steal ? { steal: true } : { ifAvailable: true }, hold)
    .catch(() => location.reload())
}

/** Registers the worker that keeps the page; true once it opens without a server. */
async function keepPage(base: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    const registration = await navigator.serviceWorker.register(`${base}/may.js`, { scope: base })
    // Not the page's first worker: it stands ready, or comes to be.
    await Promise.race([ready(registration), navigator.serviceWorker.ready])
    return true
  } catch {
    // Without a line it cannot be asked for anew; one that is there goes on working.
    return navigator.serviceWorker.controller !== null
  }
}

function ready(registration: ServiceWorkerRegistration): Promise<void> {
  return new Promise((resolve) => {
    const worker = registration.active ?? registration.waiting ?? registration.installing
    if (registration.active) resolve()
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve()
    })
  })
}

/** The newer page takes over; everything typed is on the disk and is there again afterwards. */
async function renew(base: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(base)
  if (registration) {
    await registration.update().catch(() => undefined)
    const next = registration.waiting ?? registration.installing
    if (next) {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
      if (registration.waiting) next.postMessage('len-doi')
      else
        next.addEventListener('statechange', () => next.state === 'installed' && next.postMessage('len-doi'))
      return
    }
  }
  location.reload()
}

/** An installed console shows on its icon how much is unsent. */
function badge(work: Engine): void {
  const { unsent, stuck } = standingOf(work.state(), 0, String)
  const device = navigator as Navigator & { setAppBadge?: (count: number) => Promise<void> }
  void device.setAppBadge?.(unsent + stuck)?.catch(() => undefined)
}
