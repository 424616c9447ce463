// Pieces of the public tool's pages: the frame with its tabs, and a schedule with picture, table and what is too late.
import type { ComponentChildren } from 'preact'
import { Reasons } from '../../conference/backplan.parts.tsx'
import { shortDate } from '../../kit/clock.ts'
import { Callout, dateWords, Section, Tabs } from '../../kit/html/bits.tsx'
import { TimelinePicture, type TimelineProps } from '../../kit/html/chart.tsx'
import { useUi } from '../../kit/html/context.tsx'
import { LinkButton } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { Lang } from '../../kit/html/words.ts'
import { ROLE } from '../../regulation/codes.ts'
import { everyOf } from '../../regulation/occurrences.ts'
import type { ScheduleDates, ScheduleRow } from '../../regulation/schedule.ts'
import { Front, TOOL, useAddress } from '../shell.tsx'
import type { ScheduleAnswer } from './answer.ts'
import { toolWords } from './words.ts'

export const PATHS = {
  schedule: TOOL,
  backwards: '/cong-cu/lap-nguoc',
  workdays: '/cong-cu/ngay-lam-viec',
  lunar: '/cong-cu/ngay-le',
} as const

export type ToolTab = keyof typeof PATHS

export const OWN = `${TOOL}/quy-che-rieng`

export function useTool() {
  return toolWords(useUi().lang)
}

/** Kept from address to address, so that nothing is typed twice. */
export function ToolPage(props: {
  readonly tab: ToolTab
  readonly title: string
  readonly lead: string
  readonly robots?: string
  readonly calendar: string
  readonly children?: ComponentChildren
}) {
  const say = useTool()
  const to = useAddress()
  return (
    <Front
      title={`${props.title} · ${say.name}`}
      heading={props.title}
      lead={props.lead}
      description={props.lead}
      robots={props.robots}
      tool
    >
      <Tabs
        label={say.name}
        items={(Object.keys(PATHS) as ToolTab[]).map((tab) => ({
          href: to(PATHS[tab]),
          label: say.tabs[tab],
          current: tab === props.tab,
        }))}
      />
      {props.children}
      <p class="muted">
        {say.counted(props.calendar)} {say.notStored} <a href={to('/api/v1')}>{say.programs}</a>.
      </p>
    </Front>
  )
}

/** The dates of a schedule as points of the picture; the conference itself is drawn by the picture. */
export function timelineOf(
  answer: ScheduleAnswer,
  dates: ScheduleDates,
  today: Temporal.PlainDate,
  lang: Lang,
): TimelineProps {
  const say = toolWords(lang).schedule
  const items = answer.rows.flatMap((row) => {
    const iso = row.binding ?? row.from
    if (iso === null || row.duty === 'hold') return []
    const date = Temporal.PlainDate.from(iso)
    const order = Temporal.PlainDate.compare(date, today)
    const late = answer.late.some((each) => each.rule === row.rule)
    const tone = late
      ? ('late' as const)
      : order === 0
        ? ('due' as const)
        : order < 0
          ? ('neutral' as const)
          : ('waiting' as const)
    return [{ id: row.rule, date, label: row.title, tone }]
  })
  return {
    title: `${say.picture}: ${dateWords(dates.conference, lang)}`,
    description: `${say.pictureText(items.length)} ${items.map((item) => `${shortDate(item.date)}: ${item.label}`).join('; ')}.`,
    items,
    day: dates.conference,
    ...(dates.conferenceEnd ? { dayEnd: dates.conferenceEnd } : {}),
    dayLabel: say.dayLabel,
    toneWords: { late: say.toneLate, due: say.toneDue, neutral: say.tonePast, waiting: say.toneAhead },
  }
}

export function ScheduleResult(props: {
  readonly answer: ScheduleAnswer
  readonly dates: ScheduleDates
  /** The address of the same question for another day; absent for a regulation that stands in no address. */
  readonly another?: (date: Temporal.PlainDate) => string
  readonly svg?: string
  readonly json?: string
  readonly backwards?: string
}) {
  const { lang, today } = useUi()
  const { schedule: say, share } = useTool()
  const { answer, dates } = props
  return (
    <Section title={say.result(dateWords(dates.conference, lang))}>
      <Late {...props} />
      <TimelinePicture {...timelineOf(answer, dates, today, lang)} />
      <ScheduleTable rows={answer.rows} late={answer.late} />
      <Reasons
        items={answer.rows.map((row) => ({ key: row.rule, title: row.title, why: row.explanation }))}
      />
      {props.svg && (
        <>
          <div class="buttons">
            <LinkButton href={props.svg} icon="download">
              {say.svg}
            </LinkButton>
            {props.json && <LinkButton href={props.json}>{say.json}</LinkButton>}
            {props.backwards && <LinkButton href={props.backwards}>{say.back}</LinkButton>}
          </div>
          <p class="muted screen-only">{share}</p>
        </>
      )}
    </Section>
  )
}

function Late(props: Parameters<typeof ScheduleResult>[0]) {
  const { lang, today } = useUi()
  const { schedule: say } = useTool()
  const { late, earliest } = props.answer
  if (late.length === 0) return null
  return (
    <Callout tone="late" title={say.late} role="status">
      <ul>
        {late.map((row) => {
          const last = Temporal.PlainDate.from(row.binding ?? today)
          return (
            <li key={row.rule}>
              {say.lateText(
                `${row.title} (${row.bindingRule})`,
                dateWords(last, lang),
                last.until(today).days,
              )}
            </li>
          )
        })}
      </ul>
      <p>
        {earliest ? say.earliest(dateWords(earliest.date, lang)) : say.noEarliest}{' '}
        {earliest && props.another && (
          <a class="screen-only" href={props.another(earliest.date)}>
            {say.useEarliest}
          </a>
        )}
      </p>
    </Callout>
  )
}

function ScheduleTable(props: {
  readonly rows: readonly ScheduleRow[]
  readonly late: readonly ScheduleRow[]
}) {
  const { schedule: say } = useTool()
  return (
    <DataTable
      caption={say.table}
      rows={props.rows}
      rowKey={(row) => row.rule}
      rowTone={(row) => (props.late.some((each) => each.rule === row.rule) ? 'late' : undefined)}
      columns={[
        {
          key: 'duty',
          label: say.duty,
          wide: true,
          cell: (row) => (
            <>
              {row.title}
              <p class="muted">
                {row.rule}
                {row.owner && ` · ${ROLE[row.owner]}`}
              </p>
            </>
          ),
        },
        { key: 'due', label: say.due, cell: (row) => <DueCell row={row} /> },
        { key: 'law', label: say.law, cell: (row) => (row.statutoryDue ? shortDate(row.statutoryDue) : '–') },
        {
          key: 'binding',
          label: say.binding,
          cell: (row) =>
            row.binding ? (
              <>
                <strong>{shortDate(row.binding)}</strong>
                <p class="muted">{row.bindingRule}</p>
              </>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

function DueCell(props: { readonly row: ScheduleRow }) {
  const { schedule: say } = useTool()
  const { row } = props
  const words = [
    ...(row.provisional ? [say.provisional] : []),
    ...(row.assumed ? [say.assumed] : []),
    ...(row.due && row.workingDayBefore && row.workingDayBefore < row.due
      ? [say.office(shortDate(row.workingDayBefore))]
      : []),
  ]
  return (
    <>
      {dueText(row, say)}
      {words.length > 0 && <p class="muted">{words.join(', ')}</p>}
    </>
  )
}

function dueText(row: ScheduleRow, say: ReturnType<typeof toolWords>['schedule']): string {
  const [first] = row.occurrences
  if (first) return say.every[everyOf(row.occurrences)](shortDate(first))
  if (row.from && row.to) return `${shortDate(row.from)}–${shortDate(row.to)}`
  if (row.from) return say.notBefore(shortDate(row.from))
  return row.due ? shortDate(row.due) : say.none
}
