// In the browser: the officer's form without leaving the keyboard. What was said before is looked up while one types, the
// village is chosen by a few letters; every key presses what stands on the page.

const form = document.querySelector<HTMLFormElement>('#nhap')
const QUIET_MS = 700
const LONG_ENOUGH = 12
if (form) start(form)

function start(form: HTMLFormElement): void {
  const content = form.querySelector<HTMLTextAreaElement>('[name="content"]')
  const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]')
  ;(wrong ?? content)?.focus()
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  let waiting: number | undefined
  content?.addEventListener('input', () => {
    clearTimeout(waiting)
    if (content.value.length >= LONG_ENOUGH) waiting = window.setTimeout(() => void lookUp(form), QUIET_MS)
  })
  villages(form)
}

/** The page itself, asked with what is typed; only what was said before is taken from its answer. */
async function lookUp(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.delete('_key')
  try {
    const answer = await fetch(`${new URL(form.action).pathname}/giong`, { method: 'POST', body })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const told = page.getElementById('giong')
    if (told) document.getElementById('giong')?.replaceWith(told)
  } catch {
    // Without a line nothing is looked up; the form is sent later all the same.
  }
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The same loose reading as the office's own (village.ts), for what is offered; the office decides. */
function offers(typed: string, names: readonly string[]): readonly string[] {
  const wanted = folded(typed)
  if (wanted === '') return []
  return names.filter((name) => {
    const words = folded(name).replace(/^(thon|ban|ap|xom|khu|to|lang|buon) (?=\S)/, '')
    const initials = words
      .split(' ')
      .map((word) => word[0])
      .join('')
    return (
      ` ${words}`.includes(` ${wanted}`) ||
      folded(name) === wanted ||
      initials.startsWith(wanted.replaceAll(' ', ''))
    )
  })
}

function villages(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('[name="village"]')
  const names = [...form.querySelectorAll<HTMLOptionElement>('#cac-thon option')].map((one) => one.value)
  if (!input || names.length === 0) return
  const list = document.createElement('ul')
  list.id = 'thon-goi-y'
  list.setAttribute('role', 'listbox')
  list.hidden = true
  input.after(list)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  let at = 0
  let shown: readonly string[] = []
  const close = () => {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const draw = () => {
    list.replaceChildren(
      ...shown.map((name, place) => {
        const option = document.createElement('li')
        option.id = `thon-${place}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', String(place === at))
        option.textContent = name
        option.addEventListener('mousedown', (event) => {
          event.preventDefault()
          take(place)
        })
        return option
      }),
    )
    list.hidden = shown.length === 0
    input.setAttribute('aria-expanded', String(shown.length > 0))
    if (shown.length > 0) input.setAttribute('aria-activedescendant', `thon-${at}`)
  }
  const take = (place: number) => {
    const name = shown[place]
    if (name !== undefined) input.value = name
    shown = []
    close()
  }
  input.addEventListener('input', () => {
    at = 0
    shown = offers(input.value, names).slice(0, 8)
    draw()
  })
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      at = (at + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length
      draw()
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault()
      take(at)
    } else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') take(at)
  })
  input.addEventListener('blur', close)
}
