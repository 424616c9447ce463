// In the browser: keeps the hall's screen and the pages of the day up to date. The screen is replaced by what arrives;
// a page is fetched again, but never under the hands of somebody who types in it.

const RETRY_MS = 3000
const CUT_AFTER_MS = 4000

const here = document.querySelector<HTMLElement>('[data-live]')
if (here?.dataset.src) {
  const show = here.dataset.live === 'screen' ? showScreen : showPage
  watch(here.dataset.src, (data) => show(here, data))
  if (here.dataset.live === 'screen') setInterval(() => tick(here), 1000)
}

/** Listens for good: what the browser gives up (a server that answered with an error) is taken up again here. */
function watch(url: string, told: (data: string) => void): void {
  const source = new EventSource(url)
  let cut: number | undefined
  source.onopen = () => {
    clearTimeout(cut)
    cut = undefined
    lost(false)
  }
  source.onmessage = (message) => told(message.data)
  source.onerror = () => {
    cut ??= window.setTimeout(() => lost(true), CUT_AFTER_MS)
    if (source.readyState !== EventSource.CLOSED) return
    source.close()
    setTimeout(() => watch(url, told), RETRY_MS)
  }
}

function lost(isLost: boolean): void {
  for (const sign of document.querySelectorAll<HTMLElement>('[data-cut]')) sign.hidden = !isLost
}

let drawnAt = performance.now()

/** The server's own markup, as it drew it for this screen. */
function showScreen(region: HTMLElement, data: string): void {
  region.innerHTML = data
  drawnAt = performance.now()
  tick(region)
}

/** Minutes and seconds of the speech by the server's clock: this device's own may be wrong. */
function tick(region: HTMLElement): void {
  const timer = region.querySelector<HTMLElement>('[data-since]')
  if (!timer?.dataset.since || !timer.dataset.now) return
  const passed = Date.parse(timer.dataset.now) - Date.parse(timer.dataset.since) + performance.now() - drawnAt
  const seconds = Math.max(0, Math.floor(passed / 1000))
  timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

let seen: string | undefined

function showPage(region: HTMLElement, version: string): void {
  if (seen === undefined || seen === version) {
    seen = version
    return
  }
  seen = version
  if (inUse(region)) {
    for (const sign of document.querySelectorAll<HTMLElement>('[data-news]')) sign.hidden = false
    return
  }
  void reload(region)
}

/** Somebody has typed, chosen or is in a field. */
function inUse(region: HTMLElement): boolean {
  const active = document.activeElement
  if (active && region.contains(active) && active.matches('input, textarea, select')) return true
  const fields = region.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type=hidden]), textarea',
  )
  for (const field of fields) {
    const box = field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)
    if (box ? field.checked !== field.defaultChecked : field.value !== field.defaultValue) return true
  }
  return false
}

async function reload(region: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return location.reload()
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]')
  if (!fresh || inUse(region)) return
  const open = [...region.querySelectorAll('details')].map((one) => one.open)
  region.replaceChildren(...fresh.childNodes)
  region.querySelectorAll('details').forEach((one, at) => {
    if (open[at]) one.open = true
  })
}
