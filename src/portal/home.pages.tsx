// The installation's front page, the first run, and the home of a commune.

import type { Stage } from '../conference/conference.ts'
import { stageOf } from '../conference/conference.ts'
import type { Conference, ConferenceSummary } from '../conference/store.ts'
import { Badge, Callout, Empty, Section } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { TextField } from '../kit/html/fields.tsx'
import { Buttons, Form, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import type { Tone } from '../kit/html/tone.ts'
import type { CommuneRow } from '../office/tables.ts'
import { Changes, Facts4, TakePart } from './conference.parts.tsx'
import { SearchBox } from './find.tsx'
import { communeName, day, Front, Portal, portalPath, TOOL, useAddress } from './shell.tsx'
import type { NextConference } from './store.ts'
import { toolWords } from './tool/words.ts'
import { useSay } from './words.ts'

/** Above this many communes a box to find one by name is offered. */
const MANY = 12

export function FrontPage(props: {
  readonly communes: readonly CommuneRow[]
  readonly next: ReadonlyMap<string, NextConference>
  readonly q: string
}) {
  const say = useSay()
  const { lang } = useUi()
  const to = useAddress()
  const many = props.communes.length > MANY || props.q !== ''
  return (
    <Front title={say.front.title} heading={say.front.title} lead={say.front.lead}>
      <Section title={say.front.communes}>
        {many && (
          <Form action="/" method="get" id="tim">
            {lang !== 'vi' && <Hidden name="lang" value={lang} />}
            <SearchBox id="tim-q" name="q" label={say.front.find} value={props.q} />
            <Buttons>
              <SubmitButton tone="secondary" icon="search">
                {say.matters.filter}
              </SubmitButton>
            </Buttons>
          </Form>
        )}
        {props.communes.length === 0 && <p>{say.front.noMatch(props.q)}</p>}
        {props.communes.map((commune) => {
          const next = props.next.get(commune.commune_id)
          return (
            <section class="section card" key={commune.commune_id}>
              <h3>
                <a href={to(portalPath(commune.commune_id))}>{communeName(commune)}</a>
              </h3>
              {commune.province && <p class="muted">{commune.province}</p>}
              {next ? (
                <p>
                  {say.front.next}: <time datetime={next.date}>{day(next.date)}</time>.{' '}
                  <a href={to(portalPath(commune.commune_id, `/hoi-nghi/${encodeURIComponent(next.id)}`))}>
                    {next.title}
                  </a>
                </p>
              ) : (
                <p class="muted">{say.front.none}</p>
              )}
            </section>
          )
        })}
      </Section>
      <Section title={say.lookUp.title}>
        <CodeBox action="/tra-cuu" />
      </Section>
      <Section title={toolWords(lang).name}>
        <p>{toolWords(lang).schedule.lead}</p>
        <p>
          <a href={to(TOOL)}>{toolWords(lang).schedule.title}</a>
        </p>
      </Section>
      <Buttons>
        <LinkButton href="/dang-nhap" icon="user">
          {say.staff}
        </LinkButton>
      </Buttons>
    </Front>
  )
}

/** The box for a receipt code; the answer's address holds the code and nothing else. */
export function CodeBox(props: {
  readonly action: string
  readonly value?: string
  readonly error?: string
}) {
  const say = useSay()
  const { lang } = useUi()
  return (
    <Form action={props.action} method="get" id="ma">
      {lang !== 'vi' && <Hidden name="lang" value={lang} />}
      <TextField
        name="ma"
        label={say.lookUp.code}
        example={say.lookUp.example}
        value={props.value}
        error={props.error}
        autocomplete="off"
        maxLength={40}
        width="s"
        required
      />
      <Buttons>
        <SubmitButton icon="search">{say.lookUp.button}</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function FirstRunPage() {
  const say = useSay()
  return (
    <Front title={say.front.title} heading={say.front.firstTitle} lead={say.front.firstLead} robots="noindex">
      <Section title={say.front.firstReal} card>
        <p>
          <code>bin/doithoai user add</code>
        </p>
        <p>{say.front.firstRealThen}</p>
      </Section>
      <Section title={say.front.firstDemo} card>
        <p>
          <code>npm start</code>
        </p>
        <p>{say.front.firstDemoThen}</p>
      </Section>
      <Buttons>
        <LinkButton href="/dang-nhap" icon="user">
          {say.staff}
        </LinkButton>
      </Buttons>
    </Front>
  )
}

const STAGE_TONE: Readonly<Record<Stage, Tone>> = {
  chuan_bi: 'neutral',
  da_thong_bao: 'waiting',
  nhan_y_kien: 'due',
  hom_nay: 'due',
  sau_hoi_nghi: 'waiting',
  da_dong: 'done',
  da_huy: 'neutral',
}

export function StageBadge(props: { readonly stage: Stage }) {
  const say = useSay()
  return (
    <Badge tone={STAGE_TONE[props.stage]} icon={props.stage === 'da_huy' ? 'x' : undefined}>
      {say.stages[props.stage]}
    </Badge>
  )
}

export function summaryStage(summary: ConferenceSummary, today: Temporal.PlainDate): Stage {
  return stageOf(
    {
      date: summary.date,
      endDate: summary.end_date,
      intakeFrom: summary.intake_from,
      intakeTo: summary.intake_to,
      announced: summary.announced,
      cancelled: summary.cancelled,
      closed: summary.closed,
    },
    today,
  )
}

export function CommuneHome(props: {
  readonly commune: CommuneRow
  readonly present: Conference | undefined
  readonly stage: Stage | undefined
  readonly villages: ReadonlyMap<string, string>
  readonly open: { readonly send: boolean; readonly register: boolean }
  readonly past: readonly ConferenceSummary[]
  readonly sendTo: string | undefined
}) {
  const say = useSay()
  const to = useAddress()
  const { today } = useUi()
  const { commune, present, stage } = props
  const at = (rest: string) => portalPath(commune.commune_id, rest)
  return (
    <Portal
      commune={commune}
      title={communeName(commune)}
      lead={commune.province ?? undefined}
      current="home"
      sendTo={props.sendTo}
    >
      {present && stage ? (
        <Section title={say.commune.now} card>
          <h3>
            <a href={to(at(`/hoi-nghi/${encodeURIComponent(present.id)}`))}>{present.title}</a>
          </h3>
          <p class="legend">
            <StageBadge stage={stage} />
          </p>
          <Changes conference={present} />
          <Facts4 conference={present} villages={props.villages} />
          <TakePart
            base={at(`/hoi-nghi/${encodeURIComponent(present.id)}`)}
            lookUp={at('/tra-cuu')}
            open={props.open}
            more
          />
        </Section>
      ) : (
        <Empty icon="calendar" title={say.commune.none} text={say.commune.noneText} />
      )}
      <Section title={say.lookUp.title}>
        <CodeBox action={at('/tra-cuu')} />
      </Section>
      {props.past.length > 0 && (
        <Section title={say.commune.past}>
          <ul>
            {props.past.map((summary) => (
              <li key={summary.id}>
                <a href={to(at(`/hoi-nghi/${encodeURIComponent(summary.id)}`))}>{summary.title}</a>
                {summary.date && <span class="muted"> · {day(summary.date)}</span>}{' '}
                <StageBadge stage={summaryStage(summary, today)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <a href={to(at('/tin.atom'))}>{say.commune.follow}</a>
      </p>
    </Portal>
  )
}

/** Something that is not to be had now, with what to do instead. */
export function Closed(props: { readonly title: string; readonly text: string }) {
  return (
    <Callout tone="waiting" title={props.title}>
      <p>{props.text}</p>
    </Callout>
  )
}
