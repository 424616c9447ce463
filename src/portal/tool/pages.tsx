// The pages of the public tool. Every question is a GET form: its address holds the whole question.
import type { ComponentChildren } from 'preact'
import type { WorkingDays } from '../../calendar/counting.ts'
import { BackPlanResult } from '../../conference/backplan.parts.tsx'
import { shortDate } from '../../kit/clock.ts'
import { Callout, dateWords, Facts, Section } from '../../kit/html/bits.tsx'
import { useUi } from '../../kit/html/context.tsx'
import { DateField, FileField, Select, TextArea, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { BackPlan } from '../../regulation/backplan.ts'
import type { Regulation } from '../../regulation/regulation.form.ts'
import type { ScheduleDates } from '../../regulation/schedule.ts'
import { useAddress } from '../shell.tsx'
import type { ScheduleAnswer, YearDays } from './answer.ts'
import { OWN, PATHS, ScheduleResult, ToolPage, type ToolTab, useTool } from './parts.tsx'

export interface Shipped {
  readonly regulations: ReadonlyMap<string, Regulation>
  readonly calendar: string
}

interface Asked extends Shipped {
  readonly state: FormState
}

/** A question: its fields, its button, and the language kept. */
function Question(props: {
  readonly tab: ToolTab
  readonly state: FormState
  readonly button: string
  readonly children?: ComponentChildren
}) {
  const { lang } = useUi()
  return (
    <div class="screen-only">
      <Form action={PATHS[props.tab]} method="get">
        <ErrorSummary state={props.state} />
        {lang !== 'vi' && <Hidden name="lang" value={lang} />}
        {props.children}
        <Buttons>
          <SubmitButton icon="calendar">{props.button}</SubmitButton>
        </Buttons>
      </Form>
    </div>
  )
}

function RegulationField(props: Asked) {
  const say = useTool()
  const [first] = props.regulations.keys()
  return (
    <Select
      {...field(props.state, 'quy-che', first)}
      label={say.regulation}
      hint={say.regulationHint}
      blank={null}
      required
      options={[...props.regulations].map(([value, regulation]) => ({ value, label: regulation.title }))}
    />
  )
}

/** Dates few need: open when one of them was given. */
function FurtherDates(props: { readonly state: FormState }) {
  const say = useTool()
  const { state } = props
  const open = ['ket-thuc', 'ke-hoach', 'ket-luan'].some((name) => state.values[name] || state.errors[name])
  return (
    <details class="more" open={open}>
      <summary>{say.more}</summary>
      <div class="more-body">
        <DateField {...field(state, 'ket-thuc')} label={say.end} hint={say.endHint} />
        <DateField {...field(state, 'ke-hoach')} label={say.plan} />
        <DateField {...field(state, 'ket-luan')} label={say.conclusion} hint={say.conclusionHint} />
      </div>
    </details>
  )
}

export interface Computed {
  readonly answer: ScheduleAnswer
  readonly dates: ScheduleDates
}

export function SchedulePage(
  props: Asked & { readonly result: Computed | undefined; readonly query: Readonly<Record<string, string>> },
) {
  const say = useTool()
  const to = useAddress()
  const { state, result, query } = props
  return (
    <ToolPage tab="schedule" title={say.schedule.title} lead={say.schedule.lead} calendar={props.calendar}>
      <Question tab="schedule" state={state} button={say.schedule.button}>
        <RegulationField {...props} />
        <DateField {...field(state, 'ngay')} label={say.conference} required />
        <FurtherDates state={state} />
      </Question>
      <p class="screen-only">
        <a href={to(OWN)}>{say.own.link}</a>
      </p>
      {result && (
        <>
          <p class="print-only">{props.regulations.get(query['quy-che'] ?? '')?.title}</p>
          <ScheduleResult
            {...result}
            another={(date) =>
              to(PATHS.schedule, { 'quy-che': query['quy-che'] ?? '', ngay: shortDate(date) })
            }
            svg={to(`${PATHS.schedule}.svg`, query)}
            json={apiAddress(result.dates, query['quy-che'] ?? '')}
            backwards={to(PATHS.backwards, {
              'quy-che': query['quy-che'] ?? '',
              ngay: shortDate(result.dates.conference),
            })}
          />
        </>
      )}
    </ToolPage>
  )
}

function apiAddress(dates: ScheduleDates, regulation: string): string {
  const named = {
    regulation,
    conference: dates.conference,
    conferenceEnd: dates.conferenceEnd,
    planIssued: dates.planIssued,
    conclusion: dates.conclusion,
  }
  const query = Object.entries(named).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
  return `/api/v1/schedule?${new URLSearchParams(query)}`
}

export function OwnRegulationPage(props: Asked & { readonly result: Computed | undefined }) {
  const say = useTool()
  const to = useAddress()
  const { state, result } = props
  return (
    <ToolPage
      tab="schedule"
      title={say.own.title}
      lead={say.own.lead}
      calendar={props.calendar}
      robots="noindex"
    >
      <div class="screen-only">
        <Form action={to(OWN)} upload>
          <ErrorSummary state={state} />
          <TextArea {...field(state, 'yaml')} label={say.own.yaml} hint={say.own.yamlHint} rows={12} />
          <FileField
            name="tep"
            error={state.errors.tep}
            label={say.own.file}
            hint={say.own.fileHint}
            accept=".yaml,.yml,text/yaml"
          />
          <DateField {...field(state, 'ngay')} label={say.conference} required />
          <FurtherDates state={state} />
          <Buttons>
            <SubmitButton icon="calendar">{say.schedule.button}</SubmitButton>
          </Buttons>
        </Form>
        <p>
          <a href={to(PATHS.schedule)}>{say.own.back}</a>
        </p>
      </div>
      {result && <ScheduleResult {...result} />}
    </ToolPage>
  )
}

export function BackwardsPage(
  props: Asked & { readonly plan: BackPlan | undefined; readonly query: Readonly<Record<string, string>> },
) {
  const say = useTool()
  const to = useAddress()
  const { state, plan } = props
  return (
    <ToolPage tab="backwards" title={say.backwards.title} lead={say.backwards.lead} calendar={props.calendar}>
      <Question tab="backwards" state={state} button={say.backwards.button}>
        <RegulationField {...props} />
        <DateField {...field(state, 'ngay')} label={say.backwards.wished} hint={say.backwards.wishedHint} />
        <DateField {...field(state, 'truoc')} label={say.backwards.latest} hint={say.backwards.latestHint} />
      </Question>
      {plan && (
        <>
          <BackPlanResult
            plan={plan}
            choose={(date) => (
              <a
                href={to(PATHS.schedule, { 'quy-che': props.query['quy-che'] ?? '', ngay: shortDate(date) })}
              >
                {say.schedule.useEarliest}
              </a>
            )}
          />
          <p class="muted screen-only">{say.share}</p>
        </>
      )}
    </ToolPage>
  )
}

export function WorkdaysPage(props: Asked & { readonly counted: WorkingDays | undefined }) {
  const { lang } = useUi()
  const say = useTool()
  const { state, counted } = props
  return (
    <ToolPage tab="workdays" title={say.workdays.title} lead={say.workdays.lead} calendar={props.calendar}>
      <Question tab="workdays" state={state} button={say.compute}>
        <DateField {...field(state, 'tu')} label={say.workdays.from} hint={say.workdays.fromHint} required />
        <TextField
          {...field(state, 'them')}
          label={say.workdays.add}
          hint={say.workdays.addHint}
          inputmode="text"
          width="xs"
          required
        />
      </Question>
      {counted && (
        <Section title={say.workdays.result}>
          <p class="big">
            <time datetime={counted.date.toString()}>{dateWords(counted.date, lang)}</time>
          </p>
          <p>{counted.explanation}</p>
          {counted.skipped.length > 0 && counted.skipped.length <= MOST_LISTED && (
            <DataTable
              caption={say.workdays.skipped}
              rows={counted.skipped}
              rowKey={(day) => day.date.toString()}
              columns={[
                { key: 'date', label: say.workdays.date, cell: (day) => dateWords(day.date, lang) },
                { key: 'reason', label: say.workdays.reason, wide: true, cell: (day) => day.reason },
              ]}
            />
          )}
          <p class="muted screen-only">{say.share}</p>
        </Section>
      )}
    </ToolPage>
  )
}

/** Beyond this the sentence says how many there were and where they begin and end. */
const MOST_LISTED = 120

export interface LunarAnswer {
  readonly tet: Temporal.PlainDate
  readonly gioTo: Temporal.PlainDate
  readonly days: YearDays | undefined
}

export function LunarPage(props: Asked & { readonly answer: LunarAnswer | undefined }) {
  const { lang } = useUi()
  const say = useTool()
  const { state, answer } = props
  return (
    <ToolPage tab="lunar" title={say.lunar.title} lead={say.lunar.lead} calendar={props.calendar}>
      <Question tab="lunar" state={state} button={say.compute}>
        <TextField {...field(state, 'nam')} label={say.lunar.year} inputmode="numeric" width="xs" required />
      </Question>
      {answer && (
        <>
          <Facts
            items={[
              { term: say.lunar.tet, value: dateWords(answer.tet, lang) },
              { term: say.lunar.gioTo, value: dateWords(answer.gioTo, lang) },
            ]}
          />
          {answer.days && <YearTable days={answer.days} />}
        </>
      )}
    </ToolPage>
  )
}

function YearTable(props: { readonly days: YearDays }) {
  const { lang } = useUi()
  const say = useTool()
  const { off, worked, provisional } = props.days
  const tables = [
    { caption: say.lunar.off, rows: off },
    { caption: say.lunar.worked, rows: worked },
  ].filter((table) => table.rows.length > 0)
  return (
    <>
      {provisional && (
        <Callout tone="due">
          <p>{say.lunar.provisional}</p>
        </Callout>
      )}
      {tables.map(({ caption, rows }) => (
        <DataTable
          key={caption}
          caption={caption}
          rows={rows}
          rowKey={(day) => day.date.toString()}
          columns={[
            { key: 'date', label: say.workdays.date, cell: (day) => dateWords(day.date, lang) },
            { key: 'name', label: say.workdays.reason, wide: true, cell: (day) => day.name },
          ]}
        />
      ))}
    </>
  )
}
