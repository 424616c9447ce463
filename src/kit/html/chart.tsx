// Pictures drawn on the server: a timeline before, on and after a day, and bars with their values. Every picture has a
// title and a description; the table behind a timeline is the caller's.
import type { ComponentChildren } from 'preact'
import { shortDate } from '../clock.ts'
import { Badge, Bar, figureText } from './bits.tsx'
import { renderFragment, type Ui, useUi, useWords } from './context.tsx'
import { useFieldId } from './form.tsx'
import {
  type Flag,
  type Line,
  LYING,
  layFlags,
  layLines,
  STANDING,
  scaleOf,
  type TimedLabel,
} from './timeline.ts'
import { FACES, INK, Lines, type Mark, Point, strongest } from './timeline-ink.tsx'
import type { Tone } from './tone.ts'
import { wordsOf } from './words.ts'

export interface TimelineItem extends TimedLabel {
  readonly tone: Tone
}

export interface TimelineProps {
  readonly title: string
  /** One sentence for those who do not see the picture: how many dates, what is next. */
  readonly description: string
  readonly items: readonly TimelineItem[]
  /** The day everything turns on, its last day when there are several, and its word. */
  readonly day: Temporal.PlainDate
  readonly dayEnd?: Temporal.PlainDate
  readonly dayLabel: string
  /** What the tones mean here, when the usual words do not fit. */
  readonly toneWords?: Partial<Record<Tone, string>>
}

/** Points before, on and after the day; lying where there is room, standing where there is not and on paper. */
export function TimelinePicture(props: TimelineProps) {
  const ui = useUi()
  const words = useWords()
  const id = useFieldId('moc')
  const marks = marksOf(props, ui)
  const tones = [...new Set(props.items.map((item) => item.tone))]
  return (
    <figure class="timeline">
      <Lying of={props} marks={marks} id={`${id}-ngang`} />
      <Standing of={props} marks={marks} id={`${id}-doc`} />
      <figcaption class="legend">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {props.toneWords?.[tone] ?? words.tone[tone]}
          </Badge>
        ))}
      </figcaption>
    </figure>
  )
}

function marksOf({ day, dayLabel, items }: TimelineProps, ui: Ui): readonly Mark[] {
  return [
    { id: 'day', date: day, label: dayLabel, tone: 'day' },
    { id: 'today', date: ui.today, label: wordsOf(ui.lang).today, tone: 'today' },
    ...items,
  ]
}

interface PictureProps {
  readonly of: TimelineProps
  readonly marks: readonly Mark[]
  readonly id: string
  /** Drawn as a file of its own. */
  readonly alone?: boolean
}

const WIDE = { width: 1000, label: 176, edge: 180, smallest: 34 }

function Lying(props: PictureProps) {
  const { today } = useUi()
  const words = useWords()
  const { day, dayEnd } = props.of
  const dates = [...props.marks.map((mark) => mark.date), ...(dayEnd ? [dayEnd] : [])]
  const scale = scaleOf(dates, WIDE.width - 2 * WIDE.edge, WIDE.smallest)
  const x = (date: Temporal.PlainDate) => WIDE.edge + scale(date)
  const { flags, above, below } = layFlags(props.marks, day, x, WIDE.label)
  const axis = 30 + above
  const height = axis + below + 8
  const [left, right] = [WIDE.edge - 24, WIDE.width - WIDE.edge + 24]
  return (
    <Picture
      of={props.of}
      id={props.id}
      class="tl-lying"
      width={WIDE.width}
      height={height}
      alone={props.alone}
    >
      <rect {...INK.after} class="tl-after" x={x(day)} y={0} width={WIDE.width - x(day)} height={height} />
      <text {...INK.zone} class="tl-zone" x={x(day) - 12} y={18} text-anchor="end">
        {words.before}
      </text>
      <text {...INK.zone} class="tl-zone" x={x(day) + 12} y={18}>
        {words.after}
      </text>
      <line {...INK.axis} class="tl-axis" x1={left} x2={right} y1={axis} y2={axis} />
      <line {...INK.past} class="tl-past" x1={left} x2={Math.max(left, x(today))} y1={axis} y2={axis} />
      {dayEnd && <line {...INK.day} class="tl-day" x1={x(day)} x2={x(dayEnd)} y1={axis} y2={axis} />}
      {flags.map((flag) => (
        <FlagPole key={flag.date.toString()} flag={flag} axis={axis} />
      ))}
      {flags.map((flag) => (
        <FlagWords key={flag.date.toString()} flag={flag} axis={axis} />
      ))}
    </Picture>
  )
}

function FlagPole(props: { readonly flag: Flag<Mark>; readonly axis: number }) {
  const { flag, axis } = props
  const end = flag.side === 'above' ? axis + flag.box.top : axis + flag.box.top + flag.box.height
  return (
    <>
      <line {...INK.pole} class="tl-pole" x1={flag.x} x2={flag.x} y1={axis} y2={end} />
      <Point tone={strongest(flag.items.map(({ item }) => item.tone))} x={flag.x} y={axis} large />
    </>
  )
}

function FlagWords(props: { readonly flag: Flag<Mark>; readonly axis: number }) {
  const { flag, axis } = props
  const right = flag.hand === 'right'
  const near = right ? flag.x + 8 : flag.x - 8
  const anchor = right ? 'start' : 'end'
  let y = axis + flag.box.top + LYING.size
  const rows = flag.items.map(({ item, lines }) => {
    const at = y + LYING.line
    y += LYING.line * lines.length
    return { item, lines, at }
  })
  return (
    <>
      <text {...INK.date} class="tl-date" x={near} y={axis + flag.box.top + LYING.size} text-anchor={anchor}>
        {shortDate(flag.date)}
      </text>
      {rows.map(({ item, lines, at }) => (
        <g key={item.id}>
          <Point tone={item.tone} x={right ? near + 5 : near - 5} y={at - 4.5} />
          <Lines
            lines={lines}
            x={right ? near + 15 : near - 15}
            y={at}
            anchor={anchor}
            tone={item.tone}
            type={LYING}
          />
        </g>
      ))}
    </>
  )
}

const NARROW = { width: 340, axis: 94, label: 250, top: 14 }

function Standing(props: PictureProps) {
  const { today } = useUi()
  const { lines, height } = layLines(props.marks, NARROW.label)
  const now = lines.find((line) => Temporal.PlainDate.compare(line.date, today) === 0)
  const centre = (line: Line<Mark>) => NARROW.top + line.y + STANDING.line / 2
  const [first, last] = [lines[0], lines.at(-1)]
  return (
    <Picture
      of={props.of}
      id={props.id}
      class="tl-standing"
      width={NARROW.width}
      height={height + 2 * NARROW.top}
    >
      {first && last && (
        <line
          {...INK.axis}
          class="tl-axis"
          x1={NARROW.axis}
          x2={NARROW.axis}
          y1={centre(first)}
          y2={centre(last)}
        />
      )}
      {first && now && (
        <line
          {...INK.past}
          class="tl-past"
          x1={NARROW.axis}
          x2={NARROW.axis}
          y1={centre(first)}
          y2={centre(now)}
        />
      )}
      {lines.map((line) => (
        <LineWords key={line.date.toString()} line={line} y={NARROW.top + line.y} />
      ))}
    </Picture>
  )
}

function LineWords(props: { readonly line: Line<Mark>; readonly y: number }) {
  const { line } = props
  let y = props.y
  const rows = line.items.map(({ item, lines }) => {
    const at = y
    y += STANDING.line * lines.length
    return { item, lines, at }
  })
  return (
    <>
      <text {...INK.date} class="tl-date" x={NARROW.axis - 16} y={props.y + STANDING.size} text-anchor="end">
        {shortDate(line.date)}
      </text>
      {rows.map(({ item, lines, at }) => (
        <g key={item.id}>
          <Point tone={item.tone} x={NARROW.axis} y={at + STANDING.line / 2} large />
          <Lines
            lines={lines}
            x={NARROW.axis + 18}
            y={at + STANDING.size}
            anchor="start"
            tone={item.tone}
            type={STANDING}
          />
        </g>
      ))}
    </>
  )
}

/** The picture alone, as a file: its own size, ground and type, no stylesheet behind it. */
export function timelineFile(props: TimelineProps, ui: Ui): string {
  const drawn = renderFragment(ui, <Lying of={props} marks={marksOf(props, ui)} id="moc" alone />)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawn}\n`
}

function Picture(props: {
  readonly of: TimelineProps
  readonly id: string
  readonly class: string
  readonly width: number
  readonly height: number
  readonly alone?: boolean | undefined
  readonly children: ComponentChildren
}) {
  const { title, description } = props.of
  const height = Math.ceil(props.height)
  const own = props.alone
    ? {
        xmlns: 'http://www.w3.org/2000/svg',
        width: props.width,
        height,
        'font-family': FACES,
        fill: '#1b1f23',
      }
    : {}
  return (
    <svg
      {...own}
      class={`tl ${props.class}`}
      viewBox={`0 0 ${props.width} ${height}`}
      role="img"
      aria-labelledby={`${props.id} ${props.id}-desc`}
    >
      <title id={props.id}>{title}</title>
      <desc id={`${props.id}-desc`}>{description}</desc>
      {props.alone && <rect width={props.width} height={height} fill="#fff" />}
      {props.children}
    </svg>
  )
}

export interface BarRow {
  readonly label: string
  readonly value: number
  /** What the value is of; then the words say "58/65 (89,2 %)" and the bar is that share. */
  readonly whole?: number
  readonly href?: string
  readonly tone?: Tone
}

/** Lying bars with their values in words: a list that is its own table. Bars without a whole share one scale. */
export function BarChart(props: { readonly title: string; readonly rows: readonly BarRow[] }) {
  const { lang } = useUi()
  const most = Math.max(1, ...props.rows.map((row) => row.value))
  const shareOf = (row: BarRow) =>
    (row.value / (row.whole === undefined ? most : Math.max(1, row.whole))) * 100
  const textOf = (row: BarRow) => figureText(row.value, row.whole, lang)
  return (
    <figure class="bars">
      <figcaption>{props.title}</figcaption>
      <dl>
        {props.rows.map((row) => (
          <div key={row.label}>
            <dt>{row.href ? <a href={row.href}>{row.label}</a> : row.label}</dt>
            <dd>
              <Bar share={Math.min(100, shareOf(row))} tone={row.tone ?? 'waiting'} />
              <span class="num">{textOf(row)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}
