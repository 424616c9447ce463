// The schedule on paper: every duty with its date, who has it and why that date, made to be printed on A4 and signed off.
import type { Calendar } from '../calendar/calendar.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { Callout } from '../kit/html/bits.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { capital } from '../office/shell.tsx'
import { isCode, ROLE } from '../regulation/codes.ts'
import type { DueToday } from '../regulation/dues.ts'
import { monthName } from '../regulation/occurrences.ts'
import { dueState, type Stage } from './conference.ts'
import { ConferenceFrame } from './frame.tsx'
import type { Conference } from './store.ts'
import { DUE_WORD } from './words.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

export function SchedulePrintPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
  readonly regulationTitle: string
  readonly dues: readonly DueToday[]
}) {
  const { conference, who } = props
  return (
    <ConferenceFrame
      who={who}
      conference={conference}
      stage={props.stage}
      current=""
      title="Lịch thực hiện, bản để in"
    >
      <div class="print-schedule">
        <p>
          <strong>{conference.title}</strong>
          <br />
          {capital(who.commune.kind)} {who.commune.name}. Theo {props.regulationTitle}.
          {conference.date && ` Ngày tổ chức: ${longDate(day(conference.date))}.`}
        </p>
        {conference.date === null ? (
          <Callout tone="neutral">
            <p>Chưa ấn định ngày tổ chức nên chưa có lịch để in.</p>
          </Callout>
        ) : (
          <DataTable
            caption="Lịch thực hiện và căn cứ của từng hạn"
            quietCaption
            rows={props.dues}
            rowKey={(due) => due.rule}
            columns={[
              {
                key: 'title',
                label: 'Việc, vì sao',
                wide: true,
                cell: (due) => (
                  <>
                    <strong>{due.title}</strong>
                    <p class="print-why">{due.explanation}</p>
                  </>
                ),
              },
              {
                key: 'owner',
                label: 'Ai làm',
                cell: (due) => (due.owner && isCode(ROLE, due.owner) ? ROLE[due.owner] : ''),
              },
              { key: 'due', label: 'Hạn', cell: (due) => dateWords(due) },
              { key: 'state', label: 'Tình trạng', cell: (due) => stateWords(due, props.today) },
            ]}
          />
        )}
        <p class="muted">
          In ngày {shortDate(props.today)} từ lịch đang lưu, theo lịch “{props.calendar.title}”. Ngày nghỉ mới
          công bố hoặc thay đổi ngày tổ chức có thể làm dời các hạn chưa thực hiện.
        </p>
      </div>
    </ConferenceFrame>
  )
}

function dateWords(due: DueToday): string {
  if (due.from_date && due.to_date && !due.due)
    return `${shortDate(day(due.from_date))} – ${shortDate(day(due.to_date))}`
  if (due.next) return `Kỳ ${monthName(due.next.month)}: ${longDate(day(due.next.date))}`
  if (due.binding) return longDate(day(due.binding))
  return due.from_date ? `Không sớm hơn ${longDate(day(due.from_date))}` : 'Không ấn định ngày'
}

function stateWords(due: DueToday, today: Temporal.PlainDate): string {
  const word = DUE_WORD[dueState(due, today)]
  return due.met ? `${word} ${shortDate(day(due.met.on_date))}` : word
}
