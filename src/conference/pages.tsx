// The conference's own pages: the list, the timeline page, what is prepared, the publication log.
import type { ComponentChildren } from 'preact'
import type { Calendar } from '../calendar/calendar.ts'
import { longDate, shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, DateText, Empty, Facts, Progress, Section, Tabs, Why } from '../kit/html/bits.tsx'
import { TimelinePicture } from '../kit/html/chart.tsx'
import { Checkboxes, DateField, FileField, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Unit, Village } from '../office/store.ts'
import { DUTY, isCode, ROLE, UNIT } from '../regulation/codes.ts'
import { type Due, type DueToday, dueToday, storedOccurrences } from '../regulation/dues.ts'
import type { HoldWarning } from '../regulation/holding.ts'
import { monthName, occurrencesAfter } from '../regulation/occurrences.ts'
import { dueState, STAGE, type Stage } from './conference.ts'
import { workingDistance } from './distance.ts'
import { ConferenceListTabs } from './request.pages.tsx'
import type { Conference, ConferenceSummary, Task } from './store.ts'
import type { DelegateRow, PublicationRow } from './tables.ts'
import { conferenceTimeline } from './timeline.view.ts'
import { DUE_TONE, DUE_WORD, FORM_OF_CONFERENCE, HOLD_TONE, KIND_OF_CONFERENCE, MEANS } from './words.ts'

export function conferencePath(commune: string, id: string, part = ''): string {
  return `/xa/${commune}/hoi-nghi/${id}${part ? `/${part}` : ''}`
}

export function ConferenceListPage(props: {
  readonly who: Signed
  readonly rows: readonly (ConferenceSummary & { readonly stage: Stage })[]
  readonly warnings: readonly HoldWarning[]
}) {
  const { who } = props
  const create = who.rights.has('conference.write') && (
    <LinkButton href={`/xa/${who.commune.id}/hoi-nghi/moi`} tone="primary" icon="plus">
      Lập hội nghị
    </LinkButton>
  )
  return (
    <Office
      who={who}
      title="Hội nghị"
      current="hoi-nghi"
      action={create || undefined}
      intro="Mỗi hội nghị là một lịch việc: trước, trong ngày và sau ngày đối thoại."
      tabs={<ConferenceListTabs who={who} current="hoi-nghi" />}
    >
      <p class="screen-only">
        <a href={`/xa/${who.commune.id}/lap-nguoc`}>Lập lịch ngược: chọn ngày còn kịp mọi hạn</a>
      </p>
      {props.warnings.map((warning) => (
        <Callout key={warning.message} tone={HOLD_TONE[warning.level]}>
          <p>{warning.message}</p>
        </Callout>
      ))}
      <DataTable
        caption="Các hội nghị của xã"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            label: 'Hội nghị',
            wide: true,
            cell: (row) => <a href={conferencePath(who.commune.id, row.id)}>{row.title}</a>,
          },
          { key: 'year', label: 'Năm', align: 'end', cell: (row) => row.year },
          {
            key: 'date',
            label: 'Ngày tổ chức',
            cell: (row) =>
              row.date
                ? longDate(Temporal.PlainDate.from(row.date))
                : row.expected_month
                  ? `Dự kiến tháng ${monthWords(row.expected_month)}`
                  : 'Chưa ấn định',
          },
          { key: 'stage', label: 'Giai đoạn', cell: (row) => <StageBadge stage={row.stage} /> },
        ]}
        empty={
          <Empty
            title="Chưa có hội nghị nào"
            text="Lập hội nghị từ quy chế của xã: hệ thống tính ngay mọi thời hạn và soạn sẵn kế hoạch."
            action={create || undefined}
          />
        }
      />
    </Office>
  )
}

function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${Number(number)}/${year}`
}

export function StageBadge(props: { readonly stage: Stage }) {
  const tone = {
    chuan_bi: 'neutral',
    da_thong_bao: 'waiting',
    nhan_y_kien: 'waiting',
    hom_nay: 'due',
    sau_hoi_nghi: 'waiting',
    da_dong: 'done',
    da_huy: 'late',
  } as const
  return <Badge tone={tone[props.stage]}>{STAGE[props.stage]}</Badge>
}

const PARTS = [
  ['', 'Tiến trình', 'conference.read'],
  ['chuan-bi', 'Chuẩn bị', 'conference.read'],
  ['dai-bieu', 'Đại biểu', 'conference.read'],
  ['cong-khai', 'Công khai', 'conference.read'],
  ['ngay', 'Ngày đối thoại', 'hall.read'],
  ['bien-ban', 'Biên bản', 'hall.read'],
  ['ket-luan', 'Kết luận', 'conclusion.write'],
  ['van-ban', 'Văn bản', 'paper.read'],
] as const

/** The tabs every page of one conference carries. */
export function ConferenceTabs(props: {
  readonly who: Signed
  readonly id: string
  readonly current: string
}) {
  return (
    <Tabs
      label="Các phần của hội nghị"
      items={[
        ...PARTS.filter(([, , right]) => props.who.rights.has(right)).map(([part, label]) => ({
          href: conferencePath(props.who.commune.id, props.id, part),
          label,
          current: part === props.current,
        })),
        ...(props.who.rights.has('petition.read') ||
        props.who.rights.has('petition.read_village') ||
        props.who.rights.has('petition.read_unit')
          ? [{ href: `/xa/${props.who.commune.id}/y-kien?hoi-nghi=${props.id}`, label: 'Ý kiến' }]
          : []),
      ]}
    />
  )
}

export interface ConferenceFrameProps {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly current: string
  readonly title?: string
  readonly action?: ComponentChildren
  readonly children?: ComponentChildren
}

/** The frame of a conference's pages: its name, its stage, its tabs. */
export function ConferenceFrame(props: ConferenceFrameProps) {
  return (
    <Office
      who={props.who}
      title={props.title ?? props.conference.title}
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${props.who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        ...(props.title
          ? [
              {
                href: conferencePath(props.who.commune.id, props.conference.id),
                label: props.conference.title,
              },
            ]
          : []),
      ]}
      mark={<StageBadge stage={props.stage} />}
      action={props.action}
      tabs={<ConferenceTabs who={props.who} id={props.conference.id} current={props.current} />}
    >
      {props.children}
    </Office>
  )
}

/** The one next thing to do, so that a clerk never asks "what now?". */
function nextStep(
  conference: Conference,
  base: string,
  facts: { readonly planIssued: boolean },
): { href: string; label: string; right: Right } | undefined {
  if (conference.cancellation || conference.closure) return undefined
  if (!conference.date)
    return { href: `${base}/ngay-to-chuc`, label: 'Ấn định ngày tổ chức', right: 'conference.write' }
  if (!facts.planIssued)
    return { href: `${base}/ke-hoach`, label: 'Ban hành kế hoạch', right: 'conference.issue' }
  if (!conference.announcement)
    return { href: `${base}/thong-bao`, label: 'Thông báo hội nghị', right: 'conference.write' }
  return undefined
}

export interface TimelineProps {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
  readonly dues: readonly Due[]
  readonly planIssued: boolean
  readonly impossible: readonly string[]
  /** The law's demands besides dates, as the chapter's own part shows them. */
  readonly demands: ComponentChildren
  readonly panels: ComponentChildren
  readonly regulationTitle: string
  readonly state: FormState
  /** The rule at whose form something was refused. */
  readonly openRule?: string | undefined
}

export function TimelinePage(props: TimelineProps) {
  const { who, conference, today } = props
  const base = conferencePath(who.commune.id, conference.id)
  const write = who.rights.has('conference.write')
  const next = nextStep(conference, base, props)
  const dues = props.dues.map((due) => dueToday(due, today, conference.closure?.on_date ?? null))
  const saidAtRule = dues.some((due) => due.rule === props.openRule && !due.met)
  return (
    <ConferenceFrame
      who={who}
      conference={conference}
      stage={props.stage}
      current=""
      action={
        next &&
        who.rights.has(next.right) && (
          <LinkButton href={next.href} tone="primary">
            {next.label}
          </LinkButton>
        )
      }
    >
      {!saidAtRule && <ErrorSummary state={props.state} />}
      {conference.cancellation && (
        <Callout tone="late" title="Hội nghị đã hủy">
          <p>{conference.cancellation.reason}</p>
        </Callout>
      )}
      {props.impossible.length > 0 && (
        <Callout tone="late" title="Có mốc đã không còn kịp">
          <ul>
            {props.impossible.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Callout>
      )}
      {conference.date && (
        <>
          <TimelinePicture {...conferenceTimeline({ ...conference, date: conference.date }, dues, today)} />
          <p class="screen-only">
            <a href={`${base}/lich.svg`}>Tải hình tiến trình (SVG)</a>
          </p>
        </>
      )}
      <DueTable
        calendar={props.calendar}
        dues={dues}
        today={today}
        {...(write ? { marking: { action: `${base}/moc`, rule: props.openRule, state: props.state } } : {})}
      />
      {dues.length > 0 && (
        <p>
          <a href={`${base}/lich-in`}>In lịch kèm giải thích từng hạn</a>
        </p>
      )}
      {props.panels}
      {props.demands}
      <Section
        title="Thông tin hội nghị"
        actions={write ? <LinkButton href={`${base}/sua`}>Sửa thông tin</LinkButton> : undefined}
      >
        <ConferenceFacts
          conference={conference}
          regulationTitle={props.regulationTitle}
          moveHref={
            who.rights.has('conference.write') && !conference.closure && !conference.cancellation
              ? conferencePath(who.commune.id, conference.id, 'quy-che')
              : undefined
          }
        />
      </Section>
      {write && !conference.cancellation && !conference.closure && (
        <Section title="Thay đổi lớn">
          <Buttons>
            {conference.date && <LinkButton href={`${base}/hoan`}>Hoãn hội nghị</LinkButton>}
            <LinkButton href={`${base}/huy`}>Hủy hội nghị</LinkButton>
            <LinkButton href={`${base}/khep`}>Khép hồ sơ</LinkButton>
          </Buttons>
        </Section>
      )}
    </ConferenceFrame>
  )
}

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
                {due.met && <span class="muted"> {shortDate(Temporal.PlainDate.from(due.met.on_date))}</span>}
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
            label="Của tháng"
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
        {shortDate(Temporal.PlainDate.from(due.from_date))} –{' '}
        {shortDate(Temporal.PlainDate.from(due.to_date))}
      </>
    )
  if (due.occurrences !== '') return <MonthsCell due={due} today={today} calendar={calendar} />
  if (!due.binding && due.from_date)
    return <>Không sớm hơn {shortDate(Temporal.PlainDate.from(due.from_date))}</>
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
        <p class="muted">Theo luật, sớm hơn quy chế ({shortDate(Temporal.PlainDate.from(due.due))})</p>
      )}
      {due.provisional === 1 && <p class="muted">Tạm tính: lịch nghỉ chưa công bố</p>}
      {due.assumed === 1 && <p class="muted">Tạm tính theo ngày kết luận dự kiến</p>}
    </>
  )
}

const LATEST_MONTHS = 3

/** The two after the one that is due; the same day of each month. */
function followingMonths(due: DueToday, after: string): string {
  return occurrencesAfter(storedOccurrences(due), after, 2)
    .map((date) => shortDate(Temporal.PlainDate.from(date)))
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
        {[...before.slice(-LATEST_MONTHS), ...owed].map((each) => {
          const date = Temporal.PlainDate.from(each.date)
          return (
            <li key={each.month}>
              {each.met ? (
                <span class="muted">
                  Kỳ {monthName(each.month)}: đã xong {shortDate(Temporal.PlainDate.from(each.met.on_date))}
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
      </ul>
      {next && <p class="muted">Tiếp theo: {followingMonths(props.due, next.date)} …</p>}
      {assumed === 1 && <p class="muted">Tạm tính theo ngày kết luận dự kiến</p>}
      {owed.length === 0 && <p class="muted">Hồ sơ đã khép, không còn kỳ nào</p>}
    </>
  )
}

function ConferenceFacts(props: {
  readonly conference: Conference
  readonly regulationTitle: string
  readonly moveHref: string | undefined
}) {
  const c = props.conference
  const list = (items: readonly string[]) =>
    items.length === 0 ? (
      <span class="muted">Chưa có</span>
    ) : (
      <ul class="bare">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  return (
    <Facts
      items={[
        {
          term: 'Quy chế',
          value: props.regulationTitle,
          ...(props.moveHref ? { action: <a href={props.moveHref}>Chuyển phiên bản</a> } : {}),
        },
        { term: 'Loại', value: KIND_OF_CONFERENCE[c.kind] },
        { term: 'Hình thức', value: FORM_OF_CONFERENCE[c.form] },
        {
          term: 'Các buổi',
          value:
            c.sessions.length === 0
              ? c.expected_month
                ? `Dự kiến tháng ${monthWords(c.expected_month)}`
                : 'Chưa ấn định'
              : list(
                  c.sessions.map(
                    (s) =>
                      `${s.start_time}–${s.end_time}, ${longDate(Temporal.PlainDate.from(s.date))}, ${s.place}`,
                  ),
                ),
        },
        { term: 'Chủ trì', value: list(c.chairs.map((chair) => `${chair.name}, ${chair.title}`)) },
        {
          term: 'Chủ trì thay',
          value:
            c.stand_ins.length > 0
              ? list(c.stand_ins.map((deputy) => `${deputy.name}, ${deputy.title}`))
              : 'Không',
        },
        {
          term: 'Thư ký',
          value: list(c.secretaries.map((s) => (s.title ? `${s.name}, ${s.title}` : s.name))),
        },
        {
          term: 'Nhận ý kiến',
          value:
            c.intake_from || c.intake_to
              ? `${c.intake_from ? shortDate(Temporal.PlainDate.from(c.intake_from)) : '…'} – ${c.intake_to ? shortDate(Temporal.PlainDate.from(c.intake_to)) : '…'}`
              : 'Từ khi thông báo đến ngày đối thoại',
        },
        { term: 'Nội dung', value: list(c.topics) },
        {
          term: 'Chương trình',
          value: list(
            c.agenda.map(
              (step) =>
                `${step.seq}. ${step.who ? `${step.who}: ` : ''}${step.text}${step.minutes ? ` (${step.minutes} phút)` : ''}`,
            ),
          ),
        },
        {
          term: 'Thành phần',
          value: list(c.bodies.filter((body) => body.part === 'tham_du').map((body) => body.name)),
        },
        { term: 'Mời', value: list(c.bodies.filter((body) => body.part === 'moi').map((body) => body.name)) },
        ...(c.postponements.length > 0
          ? [
              {
                term: 'Đã hoãn',
                value: list(c.postponements.map((p) => `Từ ${p.from_date} sang ${p.to_date}: ${p.reason}`)),
              },
            ]
          : []),
      ]}
    />
  )
}

export function PreparationPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly today: Temporal.PlainDate
  readonly calendar: Calendar
  readonly tasks: readonly Task[]
  readonly units: readonly Unit[]
  readonly state: FormState
  readonly openTask?: string
}) {
  const { who, conference } = props
  const base = conferencePath(who.commune.id, conference.id)
  const write = who.rights.has('conference.write')
  const mine = (task: Task) => write || (who.rights.has('task.report') && who.unit === task.unit_id)
  const done = props.tasks.filter((task) => task.reports.at(-1)?.kind === 'xong').length
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="chuan-bi">
      {props.tasks.length > 0 && (
        <Progress label="Việc chuẩn bị đã xong" part={done} whole={props.tasks.length} />
      )}
      <DataTable
        caption="Việc chuẩn bị"
        rows={props.tasks}
        rowKey={(task) => task.id}
        columns={[
          { key: 'title', label: 'Việc', wide: true, cell: (task) => task.title },
          { key: 'unit', label: 'Đơn vị', cell: (task) => task.unit_name },
          {
            key: 'due',
            label: 'Hạn',
            cell: (task) =>
              task.due ? (
                <DateText
                  date={Temporal.PlainDate.from(task.due)}
                  distance={workingDistance(Temporal.PlainDate.from(task.due), props.today, props.calendar)}
                />
              ) : (
                ''
              ),
          },
          {
            key: 'state',
            label: 'Tình trạng',
            cell: (task) => <TaskState task={task} today={props.today} />,
          },
          {
            key: 'act',
            label: 'Báo cáo',
            quietLabel: true,
            cell: (task) =>
              mine(task) && task.reports.at(-1)?.kind !== 'xong' ? (
                <details open={props.openTask === task.id}>
                  <summary>Báo kết quả</summary>
                  <Form id={`t-${task.id}`} action={`${base}/chuan-bi/${task.id}/bao-cao`}>
                    {props.openTask === task.id && <ErrorSummary state={props.state} />}
                    <Radios
                      {...(props.openTask === task.id ? field(props.state, 'kind') : { name: 'kind' })}
                      label="Tình trạng"
                      required
                      inline
                      options={[
                        { value: 'xong', label: 'Đã xong' },
                        { value: 'vuong_mac', label: 'Vướng mắc' },
                      ]}
                    />
                    <TextArea
                      {...(props.openTask === task.id ? field(props.state, 'note') : { name: 'note' })}
                      label="Ghi chú"
                      rows={2}
                      maxLength={1000}
                    />
                    <Buttons>
                      <SubmitButton>Gửi báo cáo</SubmitButton>
                    </Buttons>
                  </Form>
                </details>
              ) : null,
          },
        ]}
        empty={
          <Empty
            title="Chưa giao việc chuẩn bị"
            text="Giao việc cho từng đơn vị: báo cáo kinh tế - xã hội, hội trường, khánh tiết, an ninh, kinh phí …"
          />
        }
      />
      {write && (
        <Section title="Giao việc">
          {!props.openTask && <ErrorSummary state={props.state} />}
          <Form action={`${base}/chuan-bi`}>
            <TextField
              {...(props.openTask ? { name: 'title' } : field(props.state, 'title'))}
              label="Việc cần chuẩn bị"
              required
            />
            <Select
              {...(props.openTask ? { name: 'unit' } : field(props.state, 'unit'))}
              label="Đơn vị"
              required
              options={props.units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
            <DateField {...(props.openTask ? { name: 'due' } : field(props.state, 'due'))} label="Hạn" />
            <Buttons>
              <SubmitButton>Giao việc</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </ConferenceFrame>
  )
}

function TaskState(props: { readonly task: Task; readonly today: Temporal.PlainDate }) {
  const last = props.task.reports.at(-1)
  if (last?.kind === 'xong') return <Badge tone="done">Đã xong</Badge>
  if (last)
    return (
      <>
        <Badge tone="due">Vướng mắc</Badge>
        <p>{last.note}</p>
      </>
    )
  return props.task.due && props.task.due < props.today.toString() ? (
    <Badge tone="late">Quá hạn</Badge>
  ) : (
    <Badge tone="waiting">Đang làm</Badge>
  )
}

export function DelegatesPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly villages: readonly Village[]
  readonly quotas: readonly { readonly village_id: string; readonly places: number }[]
  readonly delegates: readonly DelegateRow[]
  readonly state: FormState
}) {
  const { who, conference, state } = props
  const base = conferencePath(who.commune.id, conference.id)
  const write = who.rights.has('conference.write')
  const invite = who.rights.has('invite.write')
  const quota = (village: string) => props.quotas.find((each) => each.village_id === village)?.places ?? 0
  const chosen = (village: string) =>
    props.delegates.filter((each) => each.village_id === village && each.part === 'thon').length
  const villageName = (id: string | null) => props.villages.find((village) => village.id === id)?.name ?? ''
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="dai-bieu">
      <ErrorSummary state={state} form="dai-bieu" />
      <Form id="phan-bo" action={`${base}/phan-bo`}>
        <DataTable
          caption="Phân bổ đại biểu theo thôn"
          rows={props.villages}
          rowKey={(village) => village.id}
          columns={[
            { key: 'name', label: 'Thôn', cell: (village) => village.name },
            { key: 'people', label: 'Số dân', align: 'end', cell: (village) => village.population },
            {
              key: 'places',
              label: 'Được phân bổ',
              align: 'end',
              cell: (village) =>
                write ? (
                  <input
                    name={`village.${village.id}`}
                    aria-label={`Số đại biểu của ${village.name}`}
                    inputmode="numeric"
                    class="w-xs"
                    value={String(quota(village.id))}
                  />
                ) : (
                  quota(village.id)
                ),
            },
            {
              key: 'filled',
              label: 'Đã có tên',
              align: 'end',
              cell: (village) => `${chosen(village.id)}/${quota(village.id)}`,
            },
          ]}
        />
        {write && (
          <>
            <TextField
              {...field(state, 'places')}
              label="Chia lại theo số dân: tổng số đại biểu"
              hint="Để trống thì lưu các số ở bảng trên."
              inputmode="numeric"
              width="s"
            />
            <Buttons>
              <SubmitButton tone="secondary">Lưu phân bổ</SubmitButton>
            </Buttons>
          </>
        )}
      </Form>
      <DataTable
        caption="Danh sách đại biểu và khách mời"
        rows={props.delegates}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', label: 'Họ và tên', cell: (row) => row.name },
          { key: 'title', label: 'Chức vụ', cell: (row) => row.title ?? '' },
          { key: 'village', label: 'Thôn', cell: (row) => villageName(row.village_id) },
          {
            key: 'part',
            label: 'Thành phần',
            cell: (row) => (row.part === 'moi' ? 'Khách mời' : 'Đại biểu thôn'),
          },
        ]}
        empty={
          <Empty
            title="Chưa có tên đại biểu"
            text="Ghi tên khách mời và đại biểu của từng thôn; giấy mời in ra cho từng người."
          />
        }
      />
      {invite && (
        <Section title="Thêm đại biểu">
          <Form id="dai-bieu" action={`${base}/dai-bieu`}>
            <TextField {...field(state, 'name')} label="Họ và tên" required width="l" />
            <TextField {...field(state, 'title')} label="Chức vụ, đơn vị" width="l" />
            <Radios
              {...field(state, 'part', 'moi')}
              label="Thành phần"
              required
              inline
              options={[
                { value: 'moi', label: 'Khách mời' },
                { value: 'thon', label: 'Đại biểu thôn' },
              ]}
            />
            <Select
              {...field(state, 'village')}
              label="Thôn"
              options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
            />
            <Buttons>
              <SubmitButton>Thêm đại biểu</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </ConferenceFrame>
  )
}

const PUBLISHED = ['notice', 'result', 'reply'] as const

export function PublicationPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly rows: readonly PublicationRow[]
  readonly missing: readonly { readonly duty: string; readonly place: string }[]
  readonly villages: readonly Village[]
  readonly state: FormState
}) {
  const { who, conference, state } = props
  const base = conferencePath(who.commune.id, conference.id)
  const dutyWord = (duty: string) => (isCode(DUTY, duty) ? DUTY[duty] : duty)
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="cong-khai">
      {props.missing.length > 0 && (
        <Callout tone="due" title="Còn thiếu minh chứng">
          <ul>
            {props.missing.map((each) => (
              <li key={`${each.duty}${each.place}`}>
                {dutyWord(each.duty)}: {each.place}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <DataTable
        caption="Nhật ký công khai, niêm yết"
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'duty', label: 'Nội dung', cell: (row) => dutyWord(row.duty) },
          {
            key: 'place',
            label: 'Nơi',
            cell: (row) =>
              row.village_id
                ? `${row.place} (${props.villages.find((each) => each.id === row.village_id)?.name ?? ''})`
                : row.place,
          },
          { key: 'from', label: 'Từ ngày', cell: (row) => shortDate(Temporal.PlainDate.from(row.from_date)) },
          {
            key: 'to',
            label: 'Đến ngày',
            cell: (row) => (row.to_date ? shortDate(Temporal.PlainDate.from(row.to_date)) : ''),
          },
          {
            key: 'proof',
            label: 'Minh chứng',
            cell: (row) =>
              row.file_id ? (
                <a href={`${base}/cong-khai/${row.id}/minh-chung`}>Xem tệp</a>
              ) : (
                <span class="muted">Không có tệp</span>
              ),
          },
          { key: 'at', label: 'Ghi lúc', cell: (row) => shortTime(row.at) },
        ]}
        empty={
          <Empty
            title="Chưa ghi lần công khai nào"
            text="Mỗi lần niêm yết, đăng tải, phát loa: ghi nơi, ngày và kèm ảnh hoặc bản chụp làm chứng."
          />
        }
      />
      {who.rights.has('conference.write') && (
        <Section title="Ghi một lần công khai">
          <ErrorSummary state={state} />
          <Form action={`${base}/cong-khai`} upload>
            <Select
              {...field(state, 'duty', 'notice')}
              label="Nội dung"
              required
              options={PUBLISHED.map((duty) => ({ value: duty, label: DUTY[duty] }))}
            />
            <Radios
              {...field(state, 'means')}
              label="Bằng cách nào"
              hint="Luật kể riêng ba cách công khai kết quả; chọn đúng cách để hệ thống đối chiếu."
              options={Object.entries(MEANS).map(([value, label]) => ({ value, label }))}
            />
            <Checkboxes
              {...chosen(state, 'villages')}
              label="Trưởng thôn đã nhận"
              hint="Chỉ khi gửi Trưởng thôn: đánh dấu từng thôn đã nhận."
              inline
              options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
            />
            <TextField
              {...field(state, 'place')}
              label="Nơi công khai"
              example="Bảng tin trụ sở UBND xã"
              required
            />
            <DateField {...field(state, 'from')} label="Từ ngày" required />
            <DateField {...field(state, 'to')} label="Đến ngày" />
            <TextField {...field(state, 'note')} label="Ghi chú" />
            <FileField
              name="proof"
              error={state.errors.proof}
              label="Ảnh hoặc bản chụp"
              accept="image/*,.pdf"
            />
            <Buttons>
              <SubmitButton>Ghi nhật ký</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </ConferenceFrame>
  )
}

/** One act that needs a sentence of reason, and perhaps a date. */
export function ReasonPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly part: 'huy' | 'khep'
  readonly title: string
  readonly explain: ComponentChildren
  readonly button: string
  readonly withReason?: boolean
  readonly state: FormState
}) {
  return (
    <ConferenceFrame
      who={props.who}
      conference={props.conference}
      stage={props.stage}
      current=""
      title={props.title}
    >
      <div class="reading">
        {props.explain}
        <ErrorSummary state={props.state} />
        <Form action={conferencePath(props.who.commune.id, props.conference.id, props.part)}>
          {props.withReason !== false && (
            <TextArea
              {...field(props.state, 'reason')}
              label="Lý do"
              hint="Lý do được ghi vào nhật ký và báo cho người được mời."
              rows={3}
              maxLength={1000}
              required
            />
          )}
          <Hidden name="xac-nhan" value="1" />
          <Buttons>
            <SubmitButton tone={props.part === 'huy' ? 'danger' : 'primary'}>{props.button}</SubmitButton>
            <LinkButton href={conferencePath(props.who.commune.id, props.conference.id)}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
    </ConferenceFrame>
  )
}
