// In the browser: keeps the hall's screen and the pages of the day up to date. The screen is replaced by what arrives;
// a page is fetched again, but never under the hands of somebody who types in it. Beside that the small helps of a day:
// clocks that count on, the search that answers while one types, keys for the queue.
import { turnState, turnWords } from './turn-clock.ts'

const RETRY_MS = 3000
const CUT_AFTER_MS = 4000
const SEARCH_AFTER_MS = 200
const CLOCKS_APART_MINUTES = 5

const here = document.querySelector<HTMLElement>('[data-live]')
if (here?.dataset.src) {
  const show = here.dataset.live === 'screen' ? showScreen : showPage
  watch(here.dataset.src, (data) => show(here, data))
  setInterval(() => tick(here), 1000)
  void tellWrongClock(here.dataset.src)
}
document.addEventListener('input', search)
document.addEventListener('keydown', moveByKey)

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
  for (const timer of region.querySelectorAll<HTMLElement>('[data-since]')) {
    const { since, now, limit, warn } = timer.dataset
    if (!since || !now) continue
    const passed = Date.parse(now) - Date.parse(since) + performance.now() - drawnAt
    const seconds = Math.max(0, Math.floor(passed / 1000))
    const most = limit === undefined ? null : Number(limit)
    timer.textContent = turnWords(seconds, most, Number(warn))
    timer.dataset.state = turnState(seconds, most, Number(warn))
  }
}

/** Times are the server's; whoever reads the clock of this device beside them should know that it is wrong. */
async function tellWrongClock(url: string): Promise<void> {
  const sign = document.querySelector<HTMLElement>('[data-clock]')
  if (!sign) return
  const answer = await fetch(url, { method: 'HEAD' }).catch(() => undefined)
  const server = answer?.headers.get('date')
  if (!server) return
  const apart = Math.round((Date.now() - Date.parse(server)) / 60_000)
  sign.hidden = Math.abs(apart) < CLOCKS_APART_MINUTES
  for (const words of sign.querySelectorAll('[data-clock-apart]'))
    words.textContent = `${apart > 0 ? 'nhanh' : 'chậm'} ${Math.abs(apart)} phút`
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

/** Somebody has typed, chosen, reads codes by camera, or is in a field that is not empty; an empty field is given back the cursor. */
function inUse(region: HTMLElement): boolean {
  if (region.querySelector('[data-camera-view]:not([hidden])')) return true
  const active = document.activeElement
  if (active && region.contains(active) && active.matches('textarea, select')) return true
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
  const held = document.activeElement?.id
  region.replaceChildren(...fresh.childNodes)
  drawnAt = performance.now()
  region.querySelectorAll('details').forEach((one, at) => {
    if (open[at]) one.open = true
  })
  if (held) document.getElementById(held)?.focus({ preventScroll: true })
  tick(region)
}

let asked = 0
let soon: number | undefined

/** The list answers while a name is typed; without script the button does the same. */
function search(event: Event): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.type !== 'search') return
  const form = field.form
  const target = form?.dataset.search
  if (!form || !target) return
  clearTimeout(soon)
  soon = window.setTimeout(() => void answerSearch(form, target), SEARCH_AFTER_MS)
}

async function answerSearch(form: HTMLFormElement, target: string): Promise<void> {
  const mine = ++asked
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.append(name, value)
  const answer = await fetch(`${location.pathname}?${query}`, { headers: { accept: 'text/html' } })
  if (!answer.ok || mine !== asked) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(target)
  const old = document.getElementById(target)
  if (fresh && old) old.replaceChildren(...fresh.childNodes)
}

/** Alt with an arrow moves the turn whose buttons have the focus. */
function moveByKey(event: KeyboardEvent): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
  const row = document.activeElement?.closest('[data-turn]')
  const button = row?.querySelector<HTMLButtonElement>(
    `button[name=move][value=${event.key === 'ArrowUp' ? 'len' : 'xuong'}]`,
  )
  if (!button) return
  event.preventDefault()
  button.click()
}
