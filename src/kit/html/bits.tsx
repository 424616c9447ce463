// Small pieces of pages: badge, date, number, explanation, code in groups, note, and the blocks built of them.
import type { ComponentChildren } from 'preact'
import { longDate, longDateEnglish } from '../clock.ts'
import { count, rate } from '../text.ts'
import { useUi, useWords } from './context.tsx'
import { Icon, type IconName } from './icons.tsx'
import { TONE_ICON, type Tone } from './tone.ts'
import type { Lang } from './words.ts'

/** A status: icon and word in its colour. */
export function Badge(props: {
  readonly tone: Tone
  readonly icon?: IconName
  readonly children?: ComponentChildren
}) {
  const words = useWords()
  return (
    <span class={`badge ${props.tone}`}>
      <Icon name={props.icon ?? TONE_ICON[props.tone]} />
      {props.children ?? words.tone[props.tone]}
    </span>
  )
}

/** "thứ Hai, 15/12/2025" · "Monday, 15/12/2025". */
export function dateWords(date: Temporal.PlainDate, lang: Lang): string {
  return lang === 'vi' ? longDate(date) : longDateEnglish(date)
}

export interface DateTextProps {
  readonly date: Temporal.PlainDate
  /** "còn 5 ngày làm việc": counted by the caller, who knows the calendar of the law. */
  readonly distance?: string
  /** Count plain days from today when no distance is given. */
  readonly calendarDistance?: boolean
  readonly tone?: Tone
}

/** "thứ Hai, 15/12/2025 (còn 5 ngày làm việc)". */
export function DateText(props: DateTextProps) {
  const ui = useUi()
  const words = useWords()
  const days = ui.today.until(props.date).days
  const counted = days === 0 ? words.today : days > 0 ? words.daysLeft(days) : words.daysPast(-days)
  const distance = props.distance ?? (props.calendarDistance ? counted : undefined)
  return (
    <span class={props.tone ? `date ${props.tone}` : 'date'}>
      <time datetime={props.date.toString()}>{dateWords(props.date, ui.lang)}</time>
      {distance && (
        <>
          {' '}
          <span class="distance">({distance})</span>
        </>
      )}
    </span>
  )
}

/** "vì sao?", opening the explanation of a date or a proposal. */
export function Why(props: { readonly label?: string; readonly children?: ComponentChildren }) {
  const words = useWords()
  return (
    <details class="why">
      <summary>{props.label ?? words.why}</summary>
      <div class="why-body">{props.children}</div>
    </details>
  )
}

/** Nothing here yet: what will be, one sentence, one button. */
export function Empty(props: {
  readonly title: string
  readonly text: ComponentChildren
  readonly icon?: IconName
  readonly action?: ComponentChildren
}) {
  return (
    <div class="empty">
      <Icon name={props.icon ?? 'inbox'} />
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.action}
    </div>
  )
}

export interface Fact {
  readonly term: string
  readonly value: ComponentChildren
  /** A change or look-up at the end of the line. */
  readonly action?: ComponentChildren
}

export function Facts(props: { readonly items: readonly Fact[] }) {
  return (
    <dl class="facts">
      {props.items.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.value}
            {fact.action && <span class="fact-action">{fact.action}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export interface StoryItem {
  readonly id: string
  /** When, as people write it. */
  readonly at: ComponentChildren
  readonly title: ComponentChildren
  /** Who did it. */
  readonly by?: ComponentChildren
  readonly tone?: Tone
  readonly icon?: IconName
  readonly body?: ComponentChildren
}

/** What happened, in order: a case's history. */
export function Story(props: { readonly items: readonly StoryItem[]; readonly label?: string }) {
  return (
    <ol class="story" aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.id} class={item.tone}>
          <span class="story-mark">
            <Icon name={item.icon ?? TONE_ICON[item.tone ?? 'neutral']} />
          </span>
          <div class="story-head">
            <strong>{item.title}</strong>
            <span class="muted">
              {item.by}
              {item.by && ' · '}
              {item.at}
            </span>
          </div>
          {item.body && <div class="story-body">{item.body}</div>}
        </li>
      ))}
    </ol>
  )
}

export interface Step {
  readonly label: string
  readonly state: 'done' | 'current' | 'ahead'
  readonly note?: ComponentChildren
  readonly href?: string
}

/** Where a thing stands on its way: received → assigned → … */
export function Steps(props: { readonly items: readonly Step[]; readonly label: string }) {
  const words = useWords()
  const said = { done: words.stepDone, current: words.stepNow, ahead: words.stepAhead }
  return (
    <ol class="steps" aria-label={props.label}>
      {props.items.map((step) => (
        <li key={step.label} class={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span class="step-mark">{step.state === 'done' && <Icon name="check" />}</span>
          <span class="step-label">
            {step.href ? <a href={step.href}>{step.label}</a> : step.label}
            <span class="sr"> ({said[step.state]})</span>
            {step.note && <small>{step.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A note that must not be missed; `late` and `due` warn, `done` confirms, `waiting` informs. */
export function Callout(props: {
  readonly tone: Tone
  readonly title?: string
  readonly icon?: IconName
  readonly role?: 'status' | 'alert'
  readonly children?: ComponentChildren
}) {
  const icon =
    props.icon ?? (props.tone === 'waiting' || props.tone === 'neutral' ? 'info' : TONE_ICON[props.tone])
  return (
    <div class={`callout ${props.tone}`} role={props.role}>
      <Icon name={icon} />
      <div>
        {props.title && <p class="callout-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  )
}

/** A receipt code in groups of four, to be read over the phone and copied without the gaps. */
export function Code4(props: { readonly code: string; readonly large?: boolean }) {
  const groups = props.code.replace(/[^\p{L}\p{N}]/gu, '').match(/.{1,4}/gu) ?? []
  return (
    <code class={props.large ? 'code4 large' : 'code4'}>
      {groups.map((group, at) => (
        <span key={`${group}${at}`}>{group}</span>
      ))}
    </code>
  )
}

/** "58/65 (89,2 %)" · "58/65 (89.2 %)": a number with what it is of; without a whole a plain count. */
export function figureText(part: number, whole: number | undefined, lang: Lang): string {
  const text = whole === undefined ? count(part) : rate(part, whole)
  return lang === 'vi' ? text : text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

/** A figure of a report: what it counts, the number with what it is of, and the list behind it. */
export function Figure(props: {
  readonly label?: string
  readonly part: number
  /** Without it the figure is a plain count. */
  readonly whole?: number
  readonly href?: string
  readonly tone?: Tone
}) {
  const { lang } = useUi()
  const text = figureText(props.part, props.whole, lang)
  if (props.label === undefined)
    return <span class="num">{props.href ? <a href={props.href}>{text}</a> : text}</span>
  const [main, ...rest] = text.split(' (')
  const inner = (
    <>
      <span class="figure-label">{props.label}</span>
      <span class="figure-number">
        {main}
        {rest.length > 0 && ' '}
        {rest.length > 0 && <small>({rest.join(' (')}</small>}
      </span>
    </>
  )
  const name = props.tone ? `figure ${props.tone}` : 'figure'
  return props.href ? (
    <a class={name} href={props.href}>
      {inner}
    </a>
  ) : (
    <div class={name}>{inner}</div>
  )
}

/** Figures side by side, on top of a page. */
export function Figures(props: { readonly children?: ComponentChildren }) {
  return <div class="figures">{props.children}</div>
}

/** How much of a whole is done: a bar with its numbers. */
export function Progress(props: {
  readonly label: string
  readonly part: number
  readonly whole: number
  readonly tone?: Tone
}) {
  const { lang } = useUi()
  const share = props.whole > 0 ? Math.min(100, (props.part / props.whole) * 100) : 0
  return (
    <div class="progress">
      <span class="progress-label">{props.label}</span>
      <Bar share={share} tone={props.tone ?? 'done'} />
      <span class="num">{figureText(props.part, props.whole, lang)}</span>
    </div>
  )
}

/** A bar filled to `share` per cent; its words stand beside it. */
export function Bar(props: { readonly share: number; readonly tone: Tone }) {
  return (
    <svg class={`bar ${props.tone}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-ground" width="100" height="8" />
      <rect class="bar-fill" width={Number(props.share.toFixed(2))} height="8" />
    </svg>
  )
}

export interface Tab {
  readonly href: string
  readonly label: string
  readonly current?: boolean
  readonly count?: number
}

/** Parts of one record, each its own page. */
export function Tabs(props: { readonly items: readonly Tab[]; readonly label?: string }) {
  const words = useWords()
  return (
    <nav class="tabs" aria-label={props.label ?? words.sections}>
      <ul>
        {props.items.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface Crumb {
  readonly href: string
  readonly label: string
}

/** The way here; the page itself is not repeated. */
export function Breadcrumb(props: { readonly items: readonly Crumb[] }) {
  const words = useWords()
  return (
    <nav class="crumbs" aria-label={words.here}>
      <ol>
        {props.items.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A part of a page under its own heading, with what can be done there. */
export function Section(props: {
  readonly title: string
  readonly id?: string
  readonly actions?: ComponentChildren
  /** On its own sheet of paper; without it the part stands on the page's ground. */
  readonly card?: boolean
  readonly children?: ComponentChildren
}) {
  return (
    <section class={props.card ? 'section card' : 'section'} id={props.id}>
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.actions && <div class="section-actions">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  )
}

/** The story on the left, facts and acts on the right; one under the other where there is no room. */
export function WithAside(props: {
  readonly aside: ComponentChildren
  readonly children?: ComponentChildren
}) {
  return (
    <div class="with-aside">
      <div class="with-aside-main">{props.children}</div>
      <aside>{props.aside}</aside>
    </div>
  )
}

/** The words of a person, as they were said. */
export function Quote(props: { readonly by?: ComponentChildren; readonly children?: ComponentChildren }) {
  return (
    <figure class="quote">
      <blockquote>{props.children}</blockquote>
      {props.by && <figcaption>{props.by}</figcaption>}
    </figure>
  )
}

/** Text as typed by people: line breaks kept, reading width. */
export function Prose(props: { readonly text: string }) {
  return (
    <div class="prose">
      {props.text.split(/\n{2,}/).map((paragraph, at) => (
        <p key={`${at}`}>{paragraph}</p>
      ))}
    </div>
  )
}
