// What every page knows while it is drawn (language, address, form token, today), and drawing itself.
import { type ComponentChild, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import type { Tone } from './tone.ts'
import { type Lang, type Words, wordsOf } from './words.ts'

/** What the last act did, said once on the next page. */
export interface Flash {
  readonly tone: Tone
  readonly text: string
}

export interface Ui {
  readonly lang: Lang
  /** Address of this page with its query, for links back and language switches. */
  readonly path: string
  /** Token every form of a signed-in person carries; absent on public pages. */
  readonly csrf?: string
  /** A fresh idempotency key, one for each form drawn. */
  newKey(): string
  readonly today: Temporal.PlainDate
  /** Address of the one stylesheet. */
  readonly style: string
  readonly flash?: Flash
}

export const UiContext = createContext<Ui | undefined>(undefined)

export function useUi(): Ui {
  const ui = useContext(UiContext)
  if (!ui) throw new Error('drawn outside renderDocument or renderFragment')
  return ui
}

export function useWords(): Words {
  return wordsOf(useUi().lang)
}

/** A whole page: `vnode` is a shell or a Document. */
export function renderDocument(ui: Ui, vnode: VNode): string {
  return `<!doctype html>${renderFragment(ui, vnode)}`
}

/** A piece of a page, for answers that replace a part. */
export function renderFragment(ui: Ui, vnode: ComponentChild): string {
  return renderToString(<UiContext.Provider value={ui}>{vnode}</UiContext.Provider>)
}
