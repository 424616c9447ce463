// The two houses a page lives in: the staff shell with its rail of work, the public shell with large type.
// Words, places and people come in as props; the shells know no field.
import type { ComponentChildren } from 'preact'
import { Breadcrumb, Callout, type Crumb } from './bits.tsx'
import { useUi, useWords } from './context.tsx'
import { Document } from './document.tsx'
import { Form } from './form.tsx'
import { Icon, type IconName } from './icons.tsx'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly current?: boolean
  /** How much waits there. */
  readonly count?: number
  /** The count is of things that are late. */
  readonly urgent?: boolean
}

export interface StaffShellProps {
  /** The page's heading and, with the commune, the title of the window. */
  readonly title: string
  readonly commune: string
  readonly homeHref?: string
  readonly person: string
  readonly roleLabel: string
  readonly accountHref?: string
  readonly nav: readonly NavItem[]
  readonly search?: { readonly action: string; readonly label: string; readonly value?: string }
  readonly signOut?: { readonly action: string; readonly label: string }
  readonly crumbs?: readonly Crumb[]
  /** Beside the heading: a badge, a number. */
  readonly mark?: ComponentChildren
  /** One sentence under the heading. */
  readonly lead?: ComponentChildren
  /** The page's one primary act, at the end of the heading's line. */
  readonly action?: ComponentChildren
  readonly tabs?: ComponentChildren
  readonly scripts?: readonly string[]
  readonly children?: ComponentChildren
}

export function StaffShell(props: StaffShellProps) {
  return (
    <Document
      title={`${props.title} · ${props.commune}`}
      look="staff"
      robots="noindex"
      scripts={props.scripts}
    >
      <header class="top">
        <a class="top-name" href={props.homeHref ?? '/'}>
          {props.commune}
        </a>
        {props.search && <SearchBox of={props.search} />}
        <div class="top-person">
          <a href={props.accountHref} class="top-who">
            <Icon name="user" />
            <span>
              {props.person}
              <small>{props.roleLabel}</small>
            </span>
          </a>
          {props.signOut && (
            <Form action={props.signOut.action}>
              <button type="submit" class="top-out">
                <Icon name="signout" />
                <span>{props.signOut.label}</span>
              </button>
            </Form>
          )}
        </div>
      </header>
      <div class="frame">
        <Rail nav={props.nav} />
        <main id="noi-dung" tabindex={-1}>
          {props.crumbs && <Breadcrumb items={props.crumbs} />}
          <div class="page-head">
            <div>
              <h1>
                {props.title} {props.mark}
              </h1>
              {props.lead && <p class="lead">{props.lead}</p>}
            </div>
            {props.action && <div class="page-action">{props.action}</div>}
          </div>
          {props.tabs}
          <Flash />
          {props.children}
        </main>
      </div>
    </Document>
  )
}

function SearchBox(props: { readonly of: NonNullable<StaffShellProps['search']> }) {
  const { action, label, value } = props.of
  return (
    <search class="top-search">
      <form action={action} method="get">
        <label class="sr" for="tim">
          {label}
        </label>
        <Icon name="search" />
        <input id="tim" type="search" name="q" value={value} placeholder={label} autocomplete="off" />
      </form>
    </search>
  )
}

/** Twice the same links: a rail where there is room, folded into one line where there is not; works without script. */
function Rail(props: { readonly nav: readonly NavItem[] }) {
  const words = useWords()
  const current = props.nav.find((item) => item.current)
  return (
    <div class="rail">
      <nav class="rail-wide" aria-label={words.menu}>
        <RailLinks nav={props.nav} />
      </nav>
      <details class="rail-fold">
        <summary>
          <Icon name="menu" />
          {words.menu}
          {current && <span class="muted"> · {current.label}</span>}
        </summary>
        <nav aria-label={words.menu}>
          <RailLinks nav={props.nav} />
        </nav>
      </details>
    </div>
  )
}

function RailLinks(props: { readonly nav: readonly NavItem[] }) {
  return (
    <ul>
      {props.nav.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            <Icon name={item.icon} />
            <span>{item.label}</span>
            {item.count !== undefined && item.count > 0 && (
              <span class={item.urgent ? 'count urgent' : 'count'}>{item.count}</span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What the last act did. */
export function Flash() {
  const { flash } = useUi()
  if (!flash) return null
  return (
    <Callout tone={flash.tone} role="status">
      <p>{flash.text}</p>
    </Callout>
  )
}

export interface PublicLink {
  readonly href: string
  readonly label: string
  readonly current?: boolean
}

export interface PublicShellProps {
  readonly title: string
  /** The heading, when it is not the title. */
  readonly heading?: string
  /** The place whose page this is; stands on top and in the title of the window. */
  readonly commune: string
  /** The line above it: "Cổng đối thoại". */
  readonly over?: string
  readonly homeHref: string
  readonly description?: string
  readonly nav?: readonly PublicLink[]
  /** The same page in other languages and, last, in easy words. */
  readonly languages?: readonly (PublicLink & { readonly lang?: string })[]
  readonly crumbs?: readonly Crumb[]
  readonly lead?: ComponentChildren
  readonly footer?: ComponentChildren
  readonly feed?: { readonly href: string; readonly title: string }
  readonly robots?: string
  /** The "easy to read" view: larger, one column. */
  readonly easy?: boolean
  readonly children?: ComponentChildren
}

export function PublicShell(props: PublicShellProps) {
  const words = useWords()
  return (
    <Document
      title={props.title === props.commune ? props.commune : `${props.title} · ${props.commune}`}
      description={props.description}
      feed={props.feed}
      robots={props.robots}
      look="public"
    >
      <header class="portal">
        <div class="portal-line">
          <a class="portal-name" href={props.homeHref}>
            {props.over && <small>{props.over}</small>}
            {props.commune}
          </a>
          {props.languages && (
            <nav class="portal-lang" aria-label={words.language}>
              {props.languages.map((link) => (
                <a
                  key={link.href}
                  href={link.href}
                  lang={link.lang}
                  hreflang={link.lang}
                  aria-current={link.current ? 'true' : undefined}
                >
                  {link.label}
                </a>
              ))}
            </nav>
          )}
        </div>
        {props.nav && (
          <nav class="portal-nav" aria-label={words.menu}>
            <ul>
              {props.nav.map((link) => (
                <li key={link.href}>
                  <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main id="noi-dung" class={props.easy ? 'easy' : undefined} tabindex={-1}>
        {props.crumbs && <Breadcrumb items={props.crumbs} />}
        <h1>{props.heading ?? props.title}</h1>
        {props.lead && <p class="lead">{props.lead}</p>}
        <Flash />
        {props.children}
      </main>
      {props.footer && <footer class="portal-foot">{props.footer}</footer>}
    </Document>
  )
}
