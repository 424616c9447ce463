// In the browser: where the secretary is: which turn is open, which matter is current, which field comes next. The next field
// has the cursor before the next key is heard: nobody at speaking speed waits for the page.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface Spot {
  readonly open: string | undefined
  readonly matter: string | undefined
  /** Opens a turn, at one of its matters where one is named. */
  go(speech: string | undefined, matter?: string): void
  at(matter: string | undefined): void
  /** The field that has the cursor once the page is drawn. */
  focus(selector: string): void
}

export function useSpot(): Spot {
  const [open, setOpen] = useState<string | undefined>()
  const [matter, setMatter] = useState<string | undefined>()
  const [, draw] = useState(0)
  const wanted = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    const selector = wanted.current
    if (selector === undefined) return
    wanted.current = undefined
    const field = document.querySelector<HTMLElement>(selector)
    field?.focus()
    field?.scrollIntoView({ block: 'nearest' })
  })
  return {
    open,
    matter,
    go(speech, next) {
      setOpen(speech)
      setMatter(next)
    },
    at: setMatter,
    focus(selector) {
      wanted.current = selector
      draw((count) => count + 1)
    },
  }
}
