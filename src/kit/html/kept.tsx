// Pieces of a page that are drawn once and kept as long as the data they show: a page asked for often is then mostly
// put together. A piece may use the language and its own data, nothing else of the page (no form token, no day, no ids
// that are numbered through the page).
import { Fragment, h, type VNode } from 'preact'
import { renderFragment, useUi } from './context.tsx'

/** How many pieces of one object are kept: languages, filters, pages. */
const KEEP = 24

const pieces = new WeakMap<object, Map<string, string>>()

export interface KeptProps {
  /** The piece lives as long as this object; the object is never changed. */
  readonly of: object
  /** Which piece of the object; the language is added. */
  readonly as: string
  readonly draw: () => VNode
}

export function Kept(props: KeptProps) {
  const ui = useUi()
  const key = `${ui.lang} ${props.as}`
  const kept = pieces.get(props.of) ?? new Map<string, string>()
  pieces.set(props.of, kept)
  let html = kept.get(key)
  if (html === undefined) {
    html = renderFragment(ui, h(props.draw, {}))
    const oldest = kept.keys().next().value
    if (kept.size >= KEEP && oldest !== undefined) kept.delete(oldest)
    kept.set(key, html)
  }
  // `tpl` is Preact's own form for markup that is drawn already (its jsxTemplate makes the same).
  return h(Fragment, { tpl: [html] } as object)
}
