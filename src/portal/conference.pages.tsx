// A conference as everybody sees it: notice, agenda, papers, what was raised, what became of it.
import type { Stage } from '../conference/conference.ts'
import type { Conference } from '../conference/store.ts'
import { Empty, Figure, Figures, Section } from '../kit/html/bits.tsx'
import { BarChart } from '../kit/html/chart.tsx'
import { useUi, useWords } from '../kit/html/context.tsx'
import { Buttons, Form, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { Icon } from '../kit/html/icons.tsx'
import { Kept } from '../kit/html/kept.tsx'
import { FilterBar, Pager } from '../kit/html/table.tsx'
import type { CommuneRow } from '../office/tables.ts'
import type { PaperRow } from '../paper/tables.ts'
import { Changes, Facts4, FrontNotes, Matter, stateTone, TakePart } from './conference.parts.tsx'
import { Choice, SearchBox } from './find.tsx'
import { StageBadge } from './home.pages.tsx'
import {
  isPublicPaper,
  type Narrowing,
  narrowed,
  narrowingQuery,
  type PublicMatter,
  type Tally,
  tallyOf,
} from './published.ts'
import { day, Portal, portalPath, useAddress } from './shell.tsx'
import type { PublicNote } from './store.ts'
import { useSay } from './words.ts'

/** Matters on one page: with them a page stays within its 30 kB. */
export const PAGE_SIZE = 20

export interface ConferencePageProps {
  readonly commune: CommuneRow
  readonly conference: Conference
  readonly stage: Stage
  readonly villages: ReadonlyMap<string, string>
  readonly open: { readonly send: boolean; readonly register: boolean }
  readonly papers: readonly PaperRow[]
  readonly matters: readonly PublicMatter[]
  readonly frontNotes: readonly PublicNote[]
  readonly by: Narrowing
  readonly sendTo: string | undefined
}

export function ConferencePage(props: ConferencePageProps) {
  const say = useSay()
  const to = useAddress()
  const { commune, conference: c } = props
  const base = portalPath(commune.commune_id, `/hoi-nghi/${encodeURIComponent(c.id)}`)
  const first = props.by.page === 1 && Object.keys(narrowingQuery(props.by)).length === 0
  return (
    <Portal
      commune={commune}
      title={c.title}
      lead={<StageBadge stage={props.stage} />}
      sendTo={props.sendTo}
      crumbs={[{ href: to(portalPath(commune.commune_id)), label: say.home }]}
    >
      <Changes conference={c} />
      <Section title={say.conf.notice} card>
        <Facts4 conference={c} villages={props.villages} full />
      </Section>
      <TakePart base={base} lookUp={portalPath(commune.commune_id, '/tra-cuu')} open={props.open} />
      {first && (
        <>
          {c.topics.length > 0 && (
            <Section title={say.conf.topics}>
              <ul>
                {c.topics.map((topic) => (
                  <li key={topic}>{topic}</li>
                ))}
              </ul>
            </Section>
          )}
          {c.agenda.length > 0 && <Agenda conference={c} />}
          <Papers commune={commune} papers={props.papers} />
          {props.frontNotes.length > 0 && <FrontNotes commune={commune} notes={props.frontNotes} />}
          {c.date && !c.cancellation && (
            <p>
              <a href={to(`${base}/lich.ics`)}>
                <Icon name="calendar" /> {say.conf.calendar}
              </a>
            </p>
          )}
          {props.matters.length > 0 && (
            <Kept of={props.matters} as="ket-qua" draw={() => <Results tally={tallyOf(props.matters)} />} />
          )}
        </>
      )}
      <Kept
        of={props.matters}
        as={JSON.stringify(props.by)}
        draw={() => <Matters base={base} matters={props.matters} by={props.by} />}
      />
    </Portal>
  )
}

function Agenda(props: { readonly conference: Conference }) {
  const say = useSay()
  return (
    <Section title={say.conf.agenda}>
      <ol>
        {props.conference.agenda.map((step) => (
          <li key={step.seq}>
            {step.text}
            <span class="muted">
              {step.who && ` (${step.who})`}
              {step.minutes !== null && ` · ${say.conf.minutes(step.minutes)}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Papers(props: { readonly commune: CommuneRow; readonly papers: readonly PaperRow[] }) {
  const say = useSay()
  return (
    <Section title={say.conf.papers}>
      {props.papers.length === 0 && <p class="muted">{say.conf.noPapers}</p>}
      <ul>
        {props.papers.map((paper) => {
          const at = portalPath(props.commune.commune_id, `/van-ban/${encodeURIComponent(paper.id)}`)
          return (
            <li key={paper.id}>
              {isPublicPaper(paper.kind) && say.papers[paper.kind]}{' '}
              {say.conf.paperOf(paper.symbol, day(paper.issued_on))}:{' '}
              <a href={`${at}.pdf`} type="application/pdf">
                PDF
              </a>
              , <a href={`${at}.docx`}>Word</a>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Results(props: { readonly tally: Tally }) {
  const say = useSay()
  const { tally } = props
  return (
    <Section title={say.progress.title}>
      <Figures>
        <Figure label={say.progress.answered} part={tally.answered} whole={tally.total} tone="done" />
        {tally.superior > 0 && (
          <Figure label={say.progress.superior} part={tally.superior} whole={tally.total} tone="due" />
        )}
        {tally.asked > 0 && (
          <Figure label={say.progress.satisfied} part={tally.satisfied} whole={tally.asked} tone="waiting" />
        )}
      </Figures>
      <BarChart
        title={say.progress.byState}
        rows={tally.byState.map((row) => ({
          label: say.states[row.state],
          value: row.count,
          whole: tally.total,
          tone: stateTone(row.state),
        }))}
      />
      <br />
      <BarChart
        title={say.progress.byField}
        rows={tally.byField.map((row) => ({
          label: say.fields[row.field],
          value: row.answered,
          whole: row.count,
          tone: 'done',
        }))}
      />
    </Section>
  )
}

function Matters(props: {
  readonly base: string
  readonly matters: readonly PublicMatter[]
  readonly by: Narrowing
}) {
  const say = useSay()
  const to = useAddress()
  const { by, base } = props
  if (props.matters.length === 0)
    return (
      <Section title={say.matters.title} id="y-kien">
        <Empty icon="message" title={say.matters.empty} text={say.matters.emptyText} />
      </Section>
    )
  const found = narrowed(props.matters, by)
  const query = narrowingQuery(by)
  const without = (name: string) =>
    to(`${base}#y-kien`, Object.fromEntries(Object.entries(query).filter(([each]) => each !== name)))
  const filters = [
    ...(by.q ? [{ label: say.matters.q, value: by.q, removeHref: without('q') }] : []),
    ...(by.field
      ? [{ label: say.matters.field, value: say.fields[by.field], removeHref: without('linh-vuc') }]
      : []),
    ...(by.village ? [{ label: say.matters.village, value: by.village, removeHref: without('thon') }] : []),
    ...(by.state
      ? [{ label: say.matters.state, value: say.states[by.state], removeHref: without('tinh-trang') }]
      : []),
  ]
  const from = (by.page - 1) * PAGE_SIZE
  return (
    <Section title={say.matters.title} id="y-kien">
      <p class="muted">{say.matters.note}</p>
      <Narrow base={base} matters={props.matters} by={by} />
      <FilterBar
        total={found.length}
        unit={say.matters.unit}
        filters={filters}
        clearHref={to(`${base}#y-kien`)}
      />
      {found.length === 0 && (
        <Empty
          icon="search"
          title={say.matters.noMatch}
          text={say.matters.noMatchText}
          action={<LinkButton href={to(`${base}#y-kien`)}>{say.matters.all}</LinkButton>}
        />
      )}
      {found.slice(from, from + PAGE_SIZE).map((matter) => (
        <Matter key={matter.id} matter={matter} />
      ))}
      <Pager
        page={by.page}
        pageSize={PAGE_SIZE}
        total={found.length}
        href={(page) => to(`${base}#y-kien`, { ...query, ...(page > 1 ? { trang: String(page) } : {}) })}
      />
    </Section>
  )
}

/** Only fields, villages and states that occur: every choice finds something. */
function Narrow(props: {
  readonly base: string
  readonly matters: readonly PublicMatter[]
  readonly by: Narrowing
}) {
  const say = useSay()
  const { lang } = useUi()
  const words = useWords()
  const { matters, by } = props
  const narrowedByChoice = Object.keys(narrowingQuery({ ...by, q: '' })).length > 0
  const villages = [...new Set(matters.flatMap((matter) => (matter.village ? [matter.village] : [])))]
  const fields = [...new Set(matters.flatMap((matter) => matter.fields))]
  const states = [...new Set(matters.map((matter) => matter.state))]
  return (
    <Form action={`${props.base}#y-kien`} method="get" id="loc" class="story-body">
      {lang !== 'vi' && <Hidden name="lang" value={lang} />}
      <SearchBox id="loc-q" name="q" label={say.matters.search} hint={say.matters.searchHint} value={by.q} />
      <details class="more" open={narrowedByChoice}>
        <summary>
          <Icon name="plus" />
          {words.moreFilters}
        </summary>
        <div class="field-row">
          <Choice
            id="loc-linh-vuc"
            name="linh-vuc"
            label={say.matters.field}
            any={say.matters.any}
            value={by.field}
            options={fields.map((field) => ({ value: field, label: say.fields[field] }))}
          />
          <Choice
            id="loc-thon"
            name="thon"
            label={say.matters.village}
            any={say.matters.any}
            value={by.village}
            options={villages.map((village) => ({ value: village, label: village }))}
          />
          <Choice
            id="loc-tinh-trang"
            name="tinh-trang"
            label={say.matters.state}
            any={say.matters.any}
            value={by.state}
            options={states.map((state) => ({ value: state, label: say.states[state] }))}
          />
        </div>
      </details>
      <Buttons>
        <SubmitButton tone="secondary" icon="search">
          {say.matters.filter}
        </SubmitButton>
      </Buttons>
    </Form>
  )
}
