// The calendar of a commune on screen: the year, the entries it is made of, and the forms that propose a change.
import type { ComponentChildren } from 'preact'
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Section } from '../kit/html/bits.tsx'
import { Checkbox, DateField, FileField, Radios, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { type Calendar, isProvisional } from './calendar.ts'
import type { StoredChange } from './changes.store.ts'
import type { CalendarProposalRow } from './tables.ts'
import { dayNumber, dayWords, YearLegend, YearPicture } from './year.tsx'

export function calendarPath(commune: string, part = ''): string {
  return `/xa/${commune}/lich${part ? `/${part}` : ''}`
}

export function CalendarFrame(props: {
  readonly who: Signed
  readonly title: string
  readonly intro?: ComponentChildren
  readonly action?: ComponentChildren
  readonly mark?: ComponentChildren
  readonly top?: boolean
  readonly children?: ComponentChildren
}) {
  return (
    <Office
      who={props.who}
      title={props.title}
      current="lich"
      intro={props.intro}
      action={props.action}
      mark={props.mark}
      crumbs={props.top ? [] : [{ href: calendarPath(props.who.commune.id), label: 'Lịch nghỉ' }]}
    >
      {props.children}
    </Office>
  )
}

export interface CalendarPageProps {
  readonly who: Signed
  readonly year: number
  readonly years: readonly [first: number, last: number]
  readonly calendar: Calendar
  readonly today: Temporal.PlainDate
  readonly changes: readonly StoredChange[]
  readonly people: ReadonlyMap<string, string>
  readonly waiting: readonly CalendarProposalRow[]
}

export function CalendarPage(props: CalendarPageProps) {
  const { who, year, calendar } = props
  const write = who.rights.has('calendar.write')
  const base = calendarPath(who.commune.id)
  return (
    <CalendarFrame
      who={who}
      top
      title={`Lịch nghỉ, làm bù năm ${year}`}
      intro="Mọi thời hạn của xã được đếm theo lịch này. Ngày nào nghỉ, ngày nào làm bù đều có tên và căn cứ."
      mark={
        isProvisional(year, calendar) ? (
          <Badge tone="due">Tạm tính</Badge>
        ) : (
          <Badge tone="done">Đã công bố</Badge>
        )
      }
      action={
        write && (
          <LinkButton href={`${base}/thong-bao-nam?nam=${year}`} tone="primary" icon="plus">
            Nhập thông báo nghỉ của năm
          </LinkButton>
        )
      }
    >
      {props.waiting.map((row) => (
        <Callout key={row.id} tone={row.state === 'refused' ? 'late' : 'waiting'} title={row.title}>
          <p>
            {row.state === 'refused' ? 'Chưa áp dụng được, cần xem lại. ' : 'Đang tính lại các hạn. '}
            <a href={`${base}/du-kien/${row.id}`}>{row.state === 'refused' ? 'Xem lại' : 'Xem tiến độ'}</a>
          </p>
        </Callout>
      ))}
      {isProvisional(year, calendar) && (
        <Callout tone="due" title={`Lịch năm ${year} chưa được công bố`}>
          <p>
            Các ngày dưới đây tính theo Bộ luật Lao động (Điều 111, 112), chưa có ngày hoán đổi. Khi có thông
            báo chính thức, nhập một lần: các hạn được tính lại sau khi bạn xem trước.
          </p>
        </Callout>
      )}
      <nav class="year-steps" aria-label="Chọn năm">
        {year > props.years[0] && <a href={`${base}?nam=${year - 1}`}>← Năm {year - 1}</a>}
        <YearLegend year={year} calendar={calendar} />
        {year < props.years[1] && <a href={`${base}?nam=${year + 1}`}>Năm {year + 1} →</a>}
      </nav>
      <YearPicture year={year} calendar={calendar} today={props.today} />
      <Entries {...props} />
      {write && (
        <Section title="Sửa lịch">
          <Buttons>
            <LinkButton href={`${base}/ngay-dac-biet`}>Thêm một ngày nghỉ, làm bù</LinkButton>
            <LinkButton href={`${base}/nhap-tep`}>Nhập từ tệp ICS, CSV</LinkButton>
          </Buttons>
        </Section>
      )}
    </CalendarFrame>
  )
}

function Entries(props: CalendarPageProps) {
  const { who, changes, people, year } = props
  const write = who.rights.has('calendar.write')
  const shown = changes.filter(
    (change) => change.year === year || change.days.some((day) => day.date.startsWith(`${year}-`)),
  )
  const shipped = props.calendar.years.find((each) => each.year === year)
  return (
    <Section title={`Lịch năm ${year} gồm`}>
      <p>
        {shipped
          ? `Lịch kèm phần mềm: ${shipped.off.length} ngày nghỉ, ${shipped.worked.length} ngày làm bù. Nguồn: ${shipped.source ?? 'chưa ghi'}.`
          : 'Lịch kèm phần mềm chưa có năm này.'}
      </p>
      <DataTable
        caption={`Các mục xã đã nhập cho năm ${year}`}
        rows={shown}
        rowKey={(change) => change.id}
        rowTone={(change) => (change.withdrawn ? 'neutral' : undefined)}
        columns={[
          {
            key: 'title',
            label: 'Mục',
            wide: true,
            cell: (change) => (
              <>
                {change.withdrawn ? <s>{change.title}</s> : change.title}
                <Days change={change} />
              </>
            ),
          },
          { key: 'source', label: 'Căn cứ', cell: (change) => change.source },
          {
            key: 'by',
            label: 'Ai, lúc nào',
            cell: (change) => `${people.get(change.by_person) ?? 'Hệ thống'}, ${shortTime(change.at)}`,
          },
          {
            key: 'state',
            label: 'Hiệu lực',
            cell: (change) =>
              change.withdrawn ? (
                <>
                  <Badge tone="neutral">Đã thu hồi</Badge>{' '}
                  <span class="muted">
                    {people.get(change.withdrawn.by_person) ?? 'Hệ thống'}, {shortTime(change.withdrawn.at)}:{' '}
                    {change.withdrawn.reason}
                  </span>
                </>
              ) : (
                <>
                  <Badge tone="done">Đang dùng</Badge>{' '}
                  {write && (
                    <a class="nowrap" href={calendarPath(who.commune.id, `thay-doi/${change.id}/thu-hoi`)}>
                      Thu hồi
                    </a>
                  )}
                </>
              ),
          },
        ]}
        empty={
          <Empty
            icon="calendar"
            title={`Xã chưa nhập mục nào cho năm ${year}`}
            text="Khi có thông báo nghỉ hằng năm, ngày nghỉ hoán đổi hoặc ngày nghỉ riêng của địa phương, nhập ở đây: các hạn được tính lại."
          />
        }
      />
    </Section>
  )
}

const MOST_LISTED = 60

function Days(props: { readonly change: StoredChange }) {
  const { days } = props.change
  return (
    <details>
      <summary>{count(days.length)} ngày</summary>
      <ul class="bare">
        {days.slice(0, MOST_LISTED).map((day) => (
          <li key={day.date}>
            {dayNumber(day.date)}: {day.working ? 'làm việc' : 'nghỉ'} ({day.name})
          </li>
        ))}
        {days.length > MOST_LISTED && <li>… và {count(days.length - MOST_LISTED)} ngày nữa</li>}
      </ul>
    </details>
  )
}

function FormFrame(props: {
  readonly who: Signed
  readonly title: string
  readonly part: string
  readonly explain: ComponentChildren
  readonly upload?: boolean
  readonly state: FormState
  readonly children: ComponentChildren
}) {
  const base = calendarPath(props.who.commune.id)
  return (
    <CalendarFrame who={props.who} title={props.title}>
      <div class="reading">
        {props.explain}
        <ErrorSummary state={props.state} />
        <Form action={`${base}/${props.part}`} upload={props.upload ?? false}>
          {props.children}
          <Buttons>
            <SubmitButton>Xem trước các hạn dời</SubmitButton>
            <LinkButton href={base}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
    </CalendarFrame>
  )
}

function SourceField(props: { readonly state: FormState }) {
  return (
    <TextField
      {...field(props.state, 'source')}
      label="Căn cứ"
      hint="Số, ngày và cơ quan ban hành văn bản."
      example="Thông báo số 6150/TB-BNV ngày 08/8/2026 của Bộ Nội vụ"
      maxLength={500}
      required
    />
  )
}

const NEXT = (
  <p>Chưa có gì thay đổi khi bấm nút dưới: trang sau cho thấy từng hạn sẽ dời, rồi mới xác nhận.</p>
)

export function DayPage(props: { readonly who: Signed; readonly state: FormState }) {
  const { state } = props
  return (
    <FormFrame {...props} title="Thêm một ngày nghỉ hoặc làm bù" part="ngay-dac-biet" explain={NEXT}>
      <DateField {...field(state, 'date')} label="Ngày" required />
      <Radios
        {...field(state, 'working')}
        label="Là ngày"
        required
        options={[
          { value: 'nghi', label: 'Nghỉ', hint: 'Ngày trong tuần mà cơ quan nghỉ.' },
          { value: 'lam', label: 'Làm bù', hint: 'Thứ Bảy, Chủ nhật hoặc ngày lễ mà cơ quan làm việc.' },
        ]}
      />
      <TextField
        {...field(state, 'name')}
        label="Tên ngày"
        hint="Hiện trong lời giải thích của mọi hạn đi qua ngày này."
        example="Nghỉ phòng, chống bão số 5"
        maxLength={200}
        required
      />
      <SourceField state={state} />
    </FormFrame>
  )
}

export function AnnouncementPage(props: {
  readonly who: Signed
  readonly year: number
  /** The days the year has so far: computed by law, or as announced before. */
  readonly known: { readonly off: string; readonly worked: string }
  readonly state: FormState
}) {
  const { state } = props
  return (
    <FormFrame
      {...props}
      title="Nhập thông báo nghỉ của năm"
      part="thong-bao-nam"
      explain={
        <>
          <p>
            Một lần nhập quyết định trọn năm: mọi ngày nghỉ lễ, tết, hoán đổi và ngày làm bù. Ngày không ghi ở
            đây là ngày thường. Các ô đã điền sẵn theo lịch hiện có; sửa cho đúng thông báo.
          </p>
          {NEXT}
        </>
      }
    >
      <TextField
        {...field(state, 'year', String(props.year))}
        label="Năm"
        inputmode="numeric"
        width="xs"
        required
      />
      <TextArea
        {...field(state, 'off', props.known.off)}
        label="Ngày nghỉ"
        hint="Mỗi dòng một ngày hoặc một đợt, rồi đến tên. Cuối tuần nằm trong đợt không cần tách."
        example="14/02/2026–22/02/2026 Tết Nguyên đán"
        rows={10}
        required
      />
      <TextArea
        {...field(state, 'worked', props.known.worked)}
        label="Ngày làm bù"
        hint="Thứ Bảy, Chủ nhật đi làm thay ngày nghỉ hoán đổi."
        example="22/08/2026 làm bù cho thứ Hai 31/8"
        rows={3}
      />
      <SourceField state={state} />
    </FormFrame>
  )
}

export function ImportPage(props: {
  readonly who: Signed
  readonly year: number
  readonly state: FormState
}) {
  const { state } = props
  return (
    <FormFrame
      {...props}
      title="Nhập lịch nghỉ từ tệp"
      part="nhap-tep"
      upload
      explain={
        <>
          <p>
            Tệp lịch <b>.ics</b> (xuất từ Google, Outlook …): mỗi sự kiện cả ngày là một ngày nghỉ; sự kiện
            cuối tuần có chữ “làm bù” là ngày làm bù. Bảng <b>.csv</b>: các cột ngày, đến ngày (nếu là đợt),
            tên, loại (nghỉ hoặc làm bù).
          </p>
          <p>Tệp có một chỗ sai thì cả tệp không được nhận, kèm chỗ cần sửa.</p>
        </>
      }
    >
      <FileField
        name="file"
        label="Tệp"
        accept=".ics,.csv,.txt,text/calendar,text/csv"
        error={state.errors.file}
        required
      />
      <TextField
        {...field(state, 'from', String(props.year))}
        label="Từ năm"
        inputmode="numeric"
        width="xs"
        required
      />
      <TextField
        {...field(state, 'to', String(props.year))}
        label="Đến năm"
        inputmode="numeric"
        width="xs"
        required
      />
      <Checkbox
        {...field(state, 'settles')}
        value="on"
        label="Đây là lịch trọn năm"
        hint="Ngày không có trong tệp là ngày thường; năm đó hết tạm tính. Không chọn: chỉ thêm những ngày trong tệp."
        checked={state.values.settles === 'on'}
      />
      <TextField
        {...field(state, 'title')}
        label="Tên mục"
        hint="Để trống thì lấy tên tệp."
        maxLength={200}
      />
      <SourceField state={state} />
    </FormFrame>
  )
}

export function WithdrawalPage(props: {
  readonly who: Signed
  readonly change: StoredChange
  readonly state: FormState
}) {
  const { change } = props
  return (
    <FormFrame
      {...props}
      title="Thu hồi một mục lịch"
      part={`thay-doi/${change.id}/thu-hoi`}
      explain={
        <>
          <p>
            Mục <b>{change.title}</b> ({change.source}) gồm {count(change.days.length)} ngày
            {change.days[0] ? `, từ ${dayWords(change.days[0].date)}` : ''}. Thu hồi là đính chính: mục cũ vẫn
            đọc được cùng lý do.
          </p>
          {NEXT}
        </>
      }
    >
      <TextArea {...field(props.state, 'reason')} label="Lý do thu hồi" rows={3} maxLength={1000} required />
    </FormFrame>
  )
}
