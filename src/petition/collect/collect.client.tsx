// In the browser: the collector's list. The page's own forms write into this phone first; what is there is handed in when
// it is told to, or when the line is back. Without this program the same forms go straight to the office.
import { render } from 'preact'
import { allItems, dropItem, type Item, type Kind, keepTyping, putItem, typingOf } from './kept.ts'
import { Kept } from './kept.view.tsx'
import { madeSmall, shownAs } from './picture.ts'
import { type Line, sendWaiting } from './send.ts'

const AGAIN_MS = 10_000
const TYPED = ['content', 'name', 'phone', 'address'] as const

const place = document.querySelector<HTMLElement>('#thu-thap')
const form = document.querySelector<HTMLFormElement>('#dong')
if (place && form && 'indexedDB' in window) void start(place, form)

async function start(at: HTMLElement, row: HTMLFormElement): Promise<void> {
  const owner = at.dataset.owner ?? ''
  const base = at.dataset.base ?? ''
  const list = document.createElement('div')
  list.id = 'tren-may'
  at.append(list)
  let line: Line = navigator.onLine ? 'there' : 'gone'
  let busy = false
  let photoKey: string | undefined
  let editing: string | undefined

  const draw = async () => {
    render(<Kept items={await allItems(owner)} line={line} busy={busy} does={does} />, list)
  }
  const flush = async () => {
    if (busy) return
    busy = true
    await draw()
    const sent = await sendWaiting(owner, base, draw)
    busy = false
    line = sent.line
    if (sent.page) for (const id of ['da-nop', 'hop']) refresh(id, sent.page)
    await draw()
  }
  const keep = async (kind: Kind, fields: Record<string, string>, more: Partial<Item> = {}) => {
    const key = crypto.randomUUID()
    const state = kind === 'dong' ? 'draft' : 'waiting'
    await putItem({ key, owner, kind, fields, state, at: Date.now(), ...more })
    await draw()
    return key
  }
  const does = {
    async send() {
      for (const item of await allItems(owner))
        if (item.state === 'draft') await putItem({ ...item, state: 'waiting' })
      await flush()
    },
    async edit(item: Item) {
      editing = item.key
      fill(row, item.fields)
      row.querySelector('textarea')?.focus()
    },
    async remove(item: Item) {
      await dropItem(item.key)
      await draw()
    },
  }

  for (const item of await allItems(owner))
    if (item.state === 'sent' && item.kind !== 'anh') await dropItem(item.key)
  const last = (await allItems(owner)).filter((item) => item.kind === 'anh').at(-1)
  if (last?.picture && !at.dataset.photo) {
    photoKey = last.key
    await showPicture(at, row, last.picture, async () => {
      if (last.state === 'sent') await dropItem(last.key)
      photoKey = undefined
    })
  }
  const typing = await typingOf(owner)
  if (typing && fieldOf(row, 'content').value === '') fill(row, typing)
  const button = row.querySelector<HTMLButtonElement>('button[type="submit"]')
  if (button) {
    button.className = 'button secondary'
    button.textContent = 'Ghi vào danh sách'
  }

  row.addEventListener('input', () => void keepTyping(owner, typedIn(row)))
  row.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) row.requestSubmit()
  })
  row.addEventListener('submit', (event) => {
    event.preventDefault()
    const fields = fieldsOf(row)
    if (!fields.content?.trim()) return fieldOf(row, 'content').focus()
    const before = editing
    editing = undefined
    void (async () => {
      await keep('dong', fields, photoKey ? { photoKey } : {})
      if (before) await does.remove({ key: before } as Item)
      fill(row, {})
      await keepTyping(owner, {})
      fieldOf(row, 'content').focus()
    })()
  })
  queueOnSubmit('#ghi-hop', async (fields, other) => {
    await keep('hop', fields)
    for (const name of ['heldOn', 'attendance'])
      other.querySelector<HTMLInputElement>(`[name="${name}"]`)?.setAttribute('value', '')
    other.reset()
    await flush()
  })
  queueOnSubmit('#gui-anh', async (fields, other) => {
    const file = other.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0]
    if (!file) return
    const picture = await madeSmall(file)
    photoKey = await keep('anh', fields, { picture })
    await showPicture(at, row, picture, async () => {
      photoKey = undefined
    })
    other.reset()
    await flush()
  })
  window.addEventListener('online', () => void flush())
  window.addEventListener('offline', () => {
    line = 'gone'
    void draw()
  })
  setInterval(() => void flush(), AGAIN_MS)
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.register(`${base}/may.js`, { scope: `${base}/` }).catch(() => undefined)
  await draw()
  await flush()
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement {
  return form.querySelector(`[name="${name}"]`) as HTMLInputElement | HTMLTextAreaElement
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !name.startsWith('_')) fields[name] = value
  return fields
}

function typedIn(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(TYPED.map((name) => [name, fieldOf(form, name).value]))
}

function fill(form: HTMLFormElement, fields: Readonly<Record<string, string>>): void {
  for (const name of TYPED) fieldOf(form, name).value = fields[name] ?? ''
}

/** The form writes into the phone; a photograph or a meeting goes out by itself as soon as there is a line. */
function queueOnSubmit(
  selector: string,
  taken: (fields: Record<string, string>, form: HTMLFormElement) => Promise<void>,
): void {
  const other = document.querySelector<HTMLFormElement>(selector)
  other?.addEventListener('submit', (event) => {
    event.preventDefault()
    void taken(fieldsOf(other), other)
  })
}

/** Beside the form, to type from; taken away by its own button. */
async function showPicture(
  at: HTMLElement,
  form: HTMLFormElement,
  picture: ArrayBuffer,
  away: () => Promise<void>,
): Promise<void> {
  at.querySelector('.list-photo')?.remove()
  const figure = document.createElement('figure')
  figure.className = 'list-photo'
  const image = document.createElement('img')
  image.alt = 'Ảnh danh sách viết tay đang ghi theo'
  image.src = await shownAs(picture)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button quiet'
  button.textContent = 'Thôi ghi theo ảnh này'
  button.addEventListener('click', () => {
    figure.parentElement?.classList.remove('beside')
    figure.remove()
    void away()
  })
  figure.append(image, button)
  form.parentElement?.classList.add('beside')
  form.before(figure)
}

/** What the office has now, drawn by the office. */
function refresh(id: string, page: Document): void {
  const fresh = page.getElementById(id)
  const here = document.getElementById(id)
  if (!fresh || !here) return
  if (id === 'hop') {
    const list = fresh.querySelector('ul')
    const old = here.querySelector('ul')
    if (list && old) old.replaceWith(list)
    else if (list) here.querySelector('form')?.before(list)
  } else here.replaceWith(fresh)
}
