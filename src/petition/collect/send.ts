// Hands in what waits on this phone, in its order, through the same addresses as the plain form. A line that breaks in
// the middle is nothing: the same key is sent again, and the office takes it once.
import { allItems, type Item, putItem } from './kept.ts'

export type Line = 'there' | 'gone' | 'signed_out'

interface Answer {
  readonly line: Line
  readonly page?: Document
  readonly url?: URL
  readonly ok?: boolean
}

async function asked(url: string, init: RequestInit = {}): Promise<Answer> {
  try {
    const response = await fetch(url, {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { 'x-line': '1' },
    })
    const at = new URL(response.url)
    if (response.status === 401 || at.pathname === '/dang-nhap') return { line: 'signed_out' }
    // The office's house is there but cannot take anything now: as good as no line.
    if (response.status >= 500 || response.status === 429) return { line: 'gone' }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    return { line: 'there', page, url: at, ok: response.ok }
  } catch {
    return { line: 'gone' }
  }
}

/** A picture's number once it has arrived; the rows typed from it wait for it. */
async function photoOf(item: Item, all: readonly Item[]): Promise<string | undefined> {
  if (item.fields.photo) return item.fields.photo
  return all.find((one) => one.key === item.photoKey)?.photo
}

async function bodyOf(item: Item, csrf: string, all: readonly Item[]): Promise<FormData> {
  const body = new FormData()
  body.set('_csrf', csrf)
  body.set('_key', item.key)
  for (const [name, value] of Object.entries(item.fields)) body.set(name, value)
  const photo = await photoOf(item, all)
  if (photo) body.set('photo', photo)
  if (item.picture) body.set('files', new Blob([item.picture], { type: 'image/jpeg' }), 'danh-sach.jpg')
  return body
}

export interface Sent {
  readonly line: Line
  /** The page as it is now, when something arrived. */
  readonly page?: Document
}

/** Sends what waits, one after another; stops where the line does. */
export async function sendWaiting(owner: string, base: string, changed: () => Promise<void>): Promise<Sent> {
  const waiting = (all: readonly Item[]) => all.filter((one) => one.state === 'waiting')
  if (waiting(await allItems(owner)).length === 0) return { line: 'there' }
  const first = await asked(`${base}/danh-sach`)
  const csrf = first.page?.querySelector<HTMLInputElement>('#noi-dung input[name="_csrf"]')?.value
  if (first.line !== 'there' || !csrf) return { line: first.line }
  if (first.page?.querySelector<HTMLElement>('#thu-thap')?.dataset.owner !== owner)
    return { line: 'signed_out' }
  let page: Document | undefined
  const order = { anh: 0, hop: 1, dong: 2 }
  for (const { key } of [...waiting(await allItems(owner))].sort((a, b) => order[a.kind] - order[b.kind])) {
    const all = await allItems(owner)
    const item = all.find((one) => one.key === key)
    if (item?.state !== 'waiting') continue
    const answer = await asked(`${base}/${item.kind}`, {
      method: 'POST',
      body: await bodyOf(item, csrf, all),
    })
    if (answer.line !== 'there') return { line: answer.line, ...(page ? { page } : {}) }
    await putItem(taken(item, answer))
    await changed()
    if (answer.ok) page = answer.page
  }
  return { line: 'there', ...(page ? { page } : {}) }
}

function taken(item: Item, answer: Answer): Item {
  const told = answer.page?.querySelector<HTMLElement>('#thu-thap')
  if (answer.ok) {
    const code = told?.dataset.done
    const photo = answer.url?.searchParams.get('anh') ?? undefined
    return {
      ...item,
      state: 'sent',
      ...(code ? { code } : {}),
      ...(item.kind === 'anh' && photo ? { photo } : {}),
    }
  }
  const why = answer.page?.querySelector('.summary')?.textContent?.replace(/\s+/g, ' ').trim()
  return {
    ...item,
    state: 'refused',
    why: why ?? 'Văn phòng chưa nhận được dòng này. Hãy xem lại và nộp lại.',
  }
}
