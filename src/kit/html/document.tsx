// The outermost page: head, language, stylesheet, skip link. No inline script, no inline style.
import type { ComponentChildren } from 'preact'
import { useUi, useWords } from './context.tsx'

export interface DocumentProps {
  readonly title: string
  readonly description?: string
  readonly lang?: string
  /** 'noindex' for pages that search engines should leave alone. */
  readonly robots?: string
  /** Address of an Atom feed of what this page shows. */
  readonly feed?: { readonly href: string; readonly title: string }
  /** Which measure of type and room: staff (dense), public (large), hall (projector). */
  readonly look?: 'staff' | 'public' | 'plain'
  /** Further stylesheets and deferred scripts of one kind of page; public pages have none. */
  readonly styles?: readonly string[]
  readonly scripts?: readonly string[]
  /** What a browser needs to install the page as a program of its own; asked for with the person's session. */
  readonly manifest?: string
  readonly children?: ComponentChildren
}

export function Document(props: DocumentProps) {
  const ui = useUi()
  const words = useWords()
  return (
    <html lang={props.lang ?? ui.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.robots && <meta name="robots" content={props.robots} />}
        <meta name="theme-color" content="#9E1B1E" />
        <meta name="color-scheme" content={props.look === 'public' ? 'light' : 'light dark'} />
        {/* A one-line icon, so that no page costs a second request for a missing file. */}
        <link rel="icon" href={MARK} />
        <link rel="stylesheet" href={ui.style} />
        {props.manifest && <link rel="manifest" href={props.manifest} crossorigin="use-credentials" />}
        {props.styles?.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {props.feed && (
          <link rel="alternate" type="application/atom+xml" title={props.feed.title} href={props.feed.href} />
        )}
        {props.scripts?.map((src) => (
          <script key={src} src={src} defer />
        ))}
      </head>
      <body class={props.look ?? 'public'}>
        <a class="skip" href="#noi-dung">
          {words.skip}
        </a>
        {props.children}
      </body>
    </html>
  )
}

const MARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%239E1B1E'/%3E%3Cpath d='M7 9h13v9h-7l-3 4v-4H7zM16 20h4l3 3v-3h2v-8h-3' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E"
