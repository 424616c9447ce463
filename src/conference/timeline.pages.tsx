// A conference's first page: what comes next, its timeline, its facts.

import type { ComponentChildren } from 'preact'
import type { Calendar } from '../calendar/calendar.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { Callout, Facts, Section } from '../kit/html/bits.tsx'
import { TimelinePicture } from '../kit/html/chart.tsx'
import { Buttons, ErrorSummary, type FormState, LinkButton } from '../kit/html/form.tsx'
import type { Right } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { type Due, dueToday } from '../regulation/dues.ts'
import type { Stage } from './conference.ts'
import { DueTable } from './dues.parts.tsx'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'
import { conferenceTimeline } from './timeline.view.ts'
import { FORM_OF_CONFERENCE, KIND_OF_CONFERENCE, monthWords } from './words.ts'

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
              : list(c.sessions.map((s) => `${s.start_time}–${s.end_time}, ${longDate(s.date)}, ${s.place}`)),
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
              ? `${c.intake_from ? shortDate(c.intake_from) : '…'} – ${c.intake_to ? shortDate(c.intake_to) : '…'}`
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
