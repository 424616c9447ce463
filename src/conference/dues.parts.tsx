// The table of a conference's dates: each with its rule, its owner, how it stands, and where it is noted as done.
import type { Calendar } from '../calendar/calendar.ts'
import { shortDate } from '../kit/clock.ts'
import { Badge, DateText, Empty, Why } from '../kit/html/bits.tsx'
import { DateField, Select, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { isCode, ROLE, UNIT } from '../regulation/codes.ts'
import { type DueToday, storedOccurrences } from '../regulation/dues.ts'
import { everyOf, monthName, occurrencesAfter } from '../regulation/occurrences.ts'
import { dueState } from './conference.ts'
import { workingDistance } from './distance.ts'
import { DUE_TONE, DUE_WORD } from './words.ts'

export function DueTable(props: {
  readonly dues: readonly DueToday[]
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
  /** Where the office records that something was done; absent: only shown. */
  readonly marking?: Marking
}) {
  return (
    <DataTable
      caption="Lịch thực hiện"
      rows={props.dues}
      rowKey={(due) => due.rule}
      columns={[
        {
          key: 'title',
          label: 'Việc',
          wide: true,
          cell: (due) => (
            <>
              {due.title}
              <Why>
                <p>{due.explanation}</p>
                <p class="muted">
                  {due.rule} · “{due.quote}”
                </p>
              </Why>
            </>
          ),
        },
        {
          key: 'owner',
          label: 'Ai làm',
          cell: (due) => (due.owner && isCode(ROLE, due.owner) ? ROLE[due.owner] : ''),
        },
        {
          key: 'due',
          label: 'Hạn',
          cell: (due) => <DueCell due={due} today={props.today} calendar={props.calendar} />,
        },
        {
          key: 'state',
          label: 'Tình trạng',
          cell: (due) => {
            const state = dueState(due, props.today)
            return (
              <>
                <Badge tone={DUE_TONE[state]}>{DUE_WORD[state]}</Badge>
                {due.met && <span class="muted"> {shortDate(due.met.on_date)}</span>}
                {!due.met && props.marking && <MarkDone due={due} marking={props.marking} />}
              </>
            )
          },
        },
      ]}
      empty={
        <Empty
          title="Chưa có lịch"
          text="Khi ấn định ngày tổ chức, hệ thống tính mọi thời hạn theo quy chế và theo luật."
        />
      }
    />
  )
}

/** Where it is sent, and what was typed at the rule that was refused. */
interface Marking {
  readonly action: string
  readonly rule: string | undefined
  readonly state: FormState
}

/** For what happens outside the system: a village's list handed over on paper, a report sent by another way. */
function MarkDone(props: { readonly due: DueToday; readonly marking: Marking }) {
  const { rule, series, next } = props.due
  const owed = series.filter((each) => !each.met)
  if (series.length > 0 && owed.length === 0) return null
  const refused = props.marking.rule === rule
  const state = refused ? props.marking.state : NEW_FORM
  return (
    <details open={refused}>
      <summary>Ghi đã làm</summary>
      <Form id={`m-${rule}`} action={`${props.marking.action}/${rule}`}>
        <ErrorSummary state={state} />
        {owed.length > 0 && (
          <Select
            {...field(state, 'month', next?.month)}
            label={everyOf(storedOccurrences(props.due)) === 'week' ? 'Của tuần' : 'Của tháng'}
            required
            blank={null}
            options={owed.map((each) => ({ value: each.month, label: monthName(each.month) }))}
          />
        )}
        <DateField {...field(state, 'on')} label="Ngày làm xong" required />
        <TextField {...field(state, 'note')} label="Ghi chú" />
        <Buttons>
          <SubmitButton tone="secondary">Ghi đã làm</SubmitButton>
        </Buttons>
      </Form>
    </details>
  )
}

function DueCell(props: {
  readonly due: DueToday
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
}) {
  const { due, today, calendar } = props
  if (due.from_date && due.to_date && !due.due)
    return (
      <>
        {shortDate(due.from_date)} – {shortDate(due.to_date)}
      </>
    )
  if (due.occurrences !== '') return <MonthsCell due={due} today={today} calendar={calendar} />
  if (!due.binding && due.from_date) return <>Không sớm hơn {shortDate(due.from_date)}</>
  if (!due.binding && due.anchor === 'accepted' && due.count !== null && due.unit)
    return (
      <span>
        Mỗi nội dung một hạn: {due.count} {isCode(UNIT, due.unit) ? UNIT[due.unit] : due.unit} từ ngày tiếp
        nhận
      </span>
    )
  if (!due.binding) return <span class="muted">Không ấn định ngày</span>
  const date = Temporal.PlainDate.from(due.binding)
  return (
    <>
      <DateText date={date} distance={due.met ? undefined : workingDistance(date, today, calendar)} />
      {due.statutory && due.due && due.statutory < due.due && (
        <p class="muted">Theo luật, sớm hơn quy chế ({shortDate(due.due)})</p>
      )}
      {due.provisional === 1 && <p class="muted">Tạm tính: lịch nghỉ chưa công bố</p>}
      {due.assumed === 1 && <p class="muted">Tạm tính theo ngày kết luận dự kiến</p>}
    </>
  )
}

const LATEST_MONTHS = 3
/** More than these stand as a number: a weekly duty nobody noted would fill the page. */
const MOST_OWED = 4

/** The two after the one that is due; the same day of each month or week. */
function followingMonths(due: DueToday, after: string): string {
  return occurrencesAfter(storedOccurrences(due), after, 2)
    .map((date) => shortDate(date))
    .join(', ')
}

/** "tháng 10/2025 đã báo cáo 5/10/2025, tháng 11/2025 đến hạn …": the latest months, each on its own. */
function MonthsCell(props: {
  readonly due: DueToday
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
}) {
  const { series, assumed, next } = props.due
  const before = series.filter((each) => each.met)
  const owed = series.filter((each) => !each.met)
  return (
    <>
      <ul class="bare">
        {[...before.slice(-LATEST_MONTHS), ...owed.slice(0, MOST_OWED)].map((each) => {
          const date = Temporal.PlainDate.from(each.date)
          return (
            <li key={each.month}>
              {each.met ? (
                <span class="muted">
                  Kỳ {monthName(each.month)}: đã xong {shortDate(each.met.on_date)}
                </span>
              ) : (
                <>
                  Kỳ {monthName(each.month)}:{' '}
                  <DateText date={date} distance={workingDistance(date, props.today, props.calendar)} />
                </>
              )}
            </li>
          )
        })}
        {owed.length > MOST_OWED && (
          <li class="muted">và {owed.length - MOST_OWED} kỳ nữa chưa ghi đã làm</li>
        )}
      </ul>
      {next && <p class="muted">Tiếp theo: {followingMonths(props.due, next.date)} …</p>}
      {assumed === 1 && <p class="muted">Tạm tính theo ngày kết luận dự kiến</p>}
      {owed.length === 0 && <p class="muted">Hồ sơ đã khép, không còn kỳ nào</p>}
    </>
  )
}
