// The frame of every public page: name of the place, four ways in, languages, foot; and how links keep the language.
import type { ComponentChildren } from 'preact'
import { type Crumb, dateWords } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import type { FormState } from '../kit/html/form.tsx'
import { PublicShell } from '../kit/html/shell.tsx'
import type { Lang } from '../kit/html/words.ts'
import type { CommuneRow } from '../office/tables.ts'
import { toolWords } from './tool/words.ts'
import { type ErrorKey, LANGUAGES, type PortalWords, portalWords, useSay } from './words.ts'

/** An address in a language: Vietnamese needs no mark. */
export function address(path: string, lang: Lang, query: Readonly<Record<string, string>> = {}): string {
  const all = new URLSearchParams({ ...query, ...(lang === 'vi' ? {} : { lang }) }).toString()
  const [before = '', hash] = path.split('#')
  return `${before}${all ? `?${all}` : ''}${hash === undefined ? '' : `#${hash}`}`
}

export function useAddress(): (path: string, query?: Readonly<Record<string, string>>) => string {
  const { lang } = useUi()
  return (path, query) => address(path, lang, query)
}

/** This very page in another language. */
function inLanguage(path: string, lang: Lang): string {
  const url = new URL(path, 'http://cong')
  url.searchParams.delete('lang')
  return address(url.pathname, lang, Object.fromEntries(url.searchParams))
}

function languageLinks(path: string, now: Lang) {
  return LANGUAGES.map((lang) => ({
    href: inLanguage(path, lang),
    label: portalWords(lang).lang,
    lang,
    current: lang === now,
  }))
}

/** "Xã An Bình". */
export function communeName(commune: Pick<CommuneRow, 'kind' | 'name'>): string {
  return `${commune.kind.charAt(0).toUpperCase()}${commune.kind.slice(1)} ${commune.name}`
}

export function portalPath(commune: string, rest = ''): string {
  return `/cong/${encodeURIComponent(commune)}${rest}`
}

export interface PortalProps {
  readonly commune: CommuneRow
  readonly title: string
  readonly heading?: string
  readonly lead?: ComponentChildren
  readonly description?: string
  readonly crumbs?: readonly Crumb[]
  readonly current?: 'home' | 'send' | 'lookUp' | 'data'
  /** Where "send an opinion" leads: the conference that takes opinions now; none: the way in is not offered. */
  readonly sendTo?: string | undefined
  readonly robots?: string
  readonly children?: ComponentChildren
}

export function Portal(props: PortalProps) {
  const ui = useUi()
  const say = useSay()
  const to = useAddress()
  const at = (rest: string) => to(portalPath(props.commune.commune_id, rest))
  const is = (name: PortalProps['current']) => props.current === name
  return (
    <PublicShell
      title={props.title}
      heading={props.heading}
      commune={communeName(props.commune)}
      over={say.portal}
      homeHref={at('')}
      description={props.description}
      lead={props.lead}
      crumbs={props.crumbs}
      robots={props.robots}
      feed={{ href: at('/tin.atom'), title: say.feed.title(communeName(props.commune)) }}
      nav={[
        { href: at(''), label: say.nav.home, current: is('home') },
        ...(props.sendTo ? [{ href: to(props.sendTo), label: say.nav.send, current: is('send') }] : []),
        { href: at('/tra-cuu'), label: say.nav.lookUp, current: is('lookUp') },
        { href: at('/du-lieu'), label: say.nav.data, current: is('data') },
      ]}
      languages={languageLinks(ui.path, ui.lang)}
      footer={
        <>
          <p>{say.footer(say.inSentence(props.commune.kind, props.commune.name))}</p>
          <Contact commune={props.commune} />
        </>
      }
    >
      {props.children}
    </PublicShell>
  )
}

/** The tool that counts dates for anyone. */
export const TOOL = '/cong-cu/thoi-han'

/** The frame of the installation's own pages, above all communes. */
export function Front(props: {
  readonly title: string
  readonly heading: string
  readonly lead?: string
  readonly robots?: string
  readonly description?: string
  /** The page stands among the public tools. */
  readonly tool?: boolean
  readonly children?: ComponentChildren
}) {
  const ui = useUi()
  const say = useSay()
  const to = useAddress()
  return (
    <PublicShell
      title={props.title}
      heading={props.heading}
      description={props.description}
      commune={say.front.title}
      over={say.portal}
      homeHref={to('/')}
      lead={props.lead}
      robots={props.robots}
      nav={[
        { href: to('/'), label: say.home },
        { href: to(TOOL), label: toolWords(ui.lang).name, current: props.tool ?? false },
        { href: '/dang-nhap', label: say.staff },
      ]}
      languages={languageLinks(ui.path, ui.lang)}
      footer={<p>{say.footerFront}</p>}
    >
      {props.children}
    </PublicShell>
  )
}

function Contact(props: { readonly commune: CommuneRow }) {
  const say = useSay()
  const { phone, email, website } = props.commune
  const site = website === null ? null : siteAddress(website)
  if (!phone && !email && !site) return null
  return (
    <p>
      {phone && (
        <>
          {say.commune.phone}: <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
        </>
      )}
      {phone && email && ' · '}
      {email && (
        <>
          {say.commune.email}: <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
      {(phone || email) && site && ' · '}
      {site && (
        <>
          {say.commune.website}: <a href={site}>{website}</a>
        </>
      )}
    </p>
  )
}

/** Only the web: a word typed by an administrator never becomes another kind of link. */
function siteAddress(website: string): string | null {
  const text = /^https?:\/\//i.test(website) ? website : `https://${website}`
  return URL.canParse(text) ? text : null
}

/** The words of a form's errors in the page's language; what another chapter said stays as it is. */
export function spelt(say: PortalWords, state: FormState): FormState {
  const word = (message: string) =>
    Object.hasOwn(say.errors, message) ? say.errors[message as ErrorKey] : message
  return {
    ...state,
    errors: Object.fromEntries(Object.entries(state.errors).map(([name, message]) => [name, word(message)])),
    ...(state.problem ? { problem: { ...state.problem, message: word(state.problem.message) } } : {}),
  }
}

/** "thứ Sáu, 26/9/2025". */
export function useDay(): (iso: string) => string {
  const { lang } = useUi()
  return (iso) => dateWords(Temporal.PlainDate.from(iso), lang)
}

/** "26/9/2025". */
export function day(iso: string): string {
  const date = Temporal.PlainDate.from(iso)
  return `${date.day}/${date.month}/${date.year}`
}
