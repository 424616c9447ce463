// In the browser: the list of questions by keyboard. Every key presses a button or follows a link that stands on the
// page, so that nothing can be done here that cannot be done without script.

const rows = [...document.querySelectorAll<HTMLTableRowElement>('main tbody tr')]
const form = document.querySelector<HTMLFormElement>('#loat')
const PLACE = `y-kien ${location.pathname}`
let at = -1

function boxOf(row: Element | undefined): HTMLInputElement | null {
  return row?.querySelector<HTMLInputElement>('.tick input') ?? null
}

function idOf(row: Element | undefined): string {
  return row?.querySelector<HTMLAnchorElement>('th a')?.pathname.split('/').at(-1) ?? ''
}

function go(to: number): void {
  if (rows.length === 0) return
  rows[at]?.classList.remove('at')
  at = Math.max(0, Math.min(rows.length - 1, to))
  const row = rows[at]
  row?.classList.add('at')
  row?.querySelector<HTMLAnchorElement>('th a')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

function checked(): readonly HTMLInputElement[] {
  return rows.flatMap((row) => {
    const box = boxOf(row)
    return box?.checked ? [box] : []
  })
}

/** Where the hands were, for the page that comes back: the same line, or the next when this one is still there. */
function remember(): void {
  sessionStorage.setItem(PLACE, JSON.stringify({ at, id: idOf(rows[at]), search: searchOf() }))
}

function searchOf(): string {
  const query = new URLSearchParams(location.search)
  query.delete('viec')
  query.sort()
  return query.toString()
}

function comeBack(): void {
  const kept = sessionStorage.getItem(PLACE)
  sessionStorage.removeItem(PLACE)
  if (!kept) return
  const place = JSON.parse(kept) as { at: number; id: string; search: string }
  if (place.search === searchOf()) go(idOf(rows[place.at]) === place.id ? place.at + 1 : place.at)
}

function press(button: HTMLButtonElement | null | undefined): void {
  if (!button) return
  remember()
  button.click()
}

const bulkButton = (end: string) =>
  form?.querySelector<HTMLButtonElement>(`.bulk button[formaction$="/${end}"]`) ?? null

/** The chosen rows, or this one, and then the field that says what for. */
function fill(name: string): void {
  if (checked().length === 0) {
    const box = boxOf(rows[at])
    if (box) box.checked = true
  }
  const field = form?.querySelector<HTMLElement>(`.bulk [name="${name}"]`)
  const fold = field?.closest('details')
  if (fold) fold.open = true
  field?.focus()
}

function open(part = ''): void {
  const link = rows[at]?.querySelector<HTMLAnchorElement>('th a')
  if (!link) return
  remember()
  location.href = link.href + part
}

const DO: Readonly<Record<string, () => void>> = {
  j: () => go(at + 1),
  ArrowDown: () => go(at + 1),
  k: () => go(at - 1),
  ArrowUp: () => go(at - 1),
  o: () => open(),
  x: () => boxOf(rows[at])?.click(),
  X: () => {
    const on = checked().length < rows.length
    for (const row of rows) {
      const box = boxOf(row)
      if (box) box.checked = on
    }
  },
  a: () =>
    press(
      checked().length > 0
        ? bulkButton('nhan-goi-y')
        : rows[at]?.querySelector<HTMLButtonElement>('button[name="mot"]'),
    ),
  g: () => fill('unit'),
  l: () => fill('kind'),
  d: () => fill('due'),
  m: () => (checked().length > 1 ? press(bulkButton('ghep')) : open('#ghep')),
  s: () => {
    const link = rows[at]?.querySelector<HTMLAnchorElement>('a[data-split]')
    if (link) location.href = link.href
  },
  r: () => open('#tach'),
  u: () => press(document.querySelector<HTMLButtonElement>('.callout .undo button')),
  n: () => document.querySelector<HTMLAnchorElement>('.page-action a')?.click(),
  '/': () => document.querySelector<HTMLInputElement>('#tim')?.focus(),
  '?': () => {
    const help = document.querySelector<HTMLDetailsElement>('#phim-tat')
    if (!help) return
    help.open = !help.open
    help.scrollIntoView({ block: 'nearest' })
    if (help.open) help.querySelector('summary')?.focus()
  },
  Escape: () => {
    for (const box of checked()) box.checked = false
  },
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')
}

/** Enter in a field of the bar presses the button of its own part. */
function pressBeside(event: KeyboardEvent): void {
  const part = (event.target as HTMLElement).closest('.bulk-more')
  if (!part) return
  event.preventDefault()
  press(part.querySelector<HTMLButtonElement>('button[formaction]'))
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (typing(event.target)) {
    if (event.key === 'Escape') go(Math.max(at, 0))
    if (event.key === 'Enter') pressBeside(event)
    return
  }
  const act = DO[event.key]
  if (!act) return
  event.preventDefault()
  act()
})
for (const button of document.querySelectorAll('#loat button')) button.addEventListener('click', remember)
comeBack()
