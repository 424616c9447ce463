// Việc hôm nay: what is due and late for this person, each line leading to the act it needs.
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Figure, Figures, Section, Why } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { deskHref, roundHref } from '../paper/signing.parts.tsx'
import type { Round } from '../paper/signing.store.ts'
import { agreed } from '../paper/signing.ts'
import { AcceptanceToday } from './acceptance/parts.tsx'
import { answerPath } from './answer.pages.tsx'
import type { AnswerSummary } from './answer.store.ts'
import { ANSWER_STATE } from './answer.ts'
import { LetterTable } from './escalation.pages.tsx'
import { JointTable } from './joint/parts.tsx'
import { Deadline, dayWords, short, WorkTable } from './list.pages.tsx'
import type { PrepareItem } from './prepare.view.ts'
import type { DueItem, TaskItem, TodayView } from './today.view.ts'
import { ANSWER_TONE } from './words.ts'

interface Props {
  readonly who: Signed
  readonly view: TodayView
  readonly today: Temporal.PlainDate
}

export function TodayPage(props: Props) {
  const { who, view } = props
  const base = `/xa/${who.commune.id}`
  const nothing =
    view.begin.length + view.casesTotal + view.dues.length + view.tasks.length + view.letters.length === 0 &&
    view.prepare.length === 0 &&
    view.joint.length === 0 &&
    view.acceptance.asked.length + view.acceptance.back.length === 0 &&
    view.sign.length === 0 &&
    [view.approve, view.issue, view.deliver, view.mine].every((list) => list.length === 0)
  return (
    <Office
      who={who}
      title="Việc hôm nay"
      current="viec"
      intro={`Hôm nay là ${dayWords(props.today.toString())}.`}
    >
      {nothing && (
        <Empty
          title="Không có việc nào đến hạn"
          text="Việc được giao, văn bản chờ duyệt và các mốc thời hạn của hội nghị sẽ hiện ở đây, việc quá hạn xếp trước."
          icon="check"
          {...(who.rights.has('conference.read')
            ? { action: <LinkButton href={`${base}/hoi-nghi`}>Xem hội nghị</LinkButton> }
            : {})}
        />
      )}
      {view.begin.map((each) => (
        <Callout key={each.text} tone={each.tone}>
          <p>
            {each.text} <a href={each.href}>{each.label}</a>
          </p>
        </Callout>
      ))}
      {view.casesTotal > 0 && (
        <Figures>
          <Figure
            label="Quá hạn trên tổng còn nợ"
            part={view.casesLate}
            whole={view.casesTotal}
            href={`${base}/giai-quyet${view.casesLate > 0 ? '?han=late' : ''}`}
            tone={view.casesLate > 0 ? 'late' : 'done'}
          />
        </Figures>
      )}
      <Prepare who={who} rows={view.prepare} />
      <AcceptanceToday who={who} view={view.acceptance} />
      <JointTable who={who} rows={view.joint} />
      <Answers who={who} title="Chờ bạn duyệt" rows={view.approve} />
      <ToSign who={who} rows={view.sign} />
      <Answers who={who} title="Bị trả lại, đang soạn" rows={view.mine} />
      <Answers who={who} title="Đã duyệt, chờ ban hành" rows={view.issue} />
      <Answers who={who} title="Đã ban hành, chưa giao tới người dân" rows={view.deliver} />
      {view.cases.length > 0 && (
        <Section
          title="Nội dung còn nợ trả lời"
          actions={<LinkButton href={`${base}/giai-quyet`}>Xem cả {view.casesTotal} nội dung</LinkButton>}
        >
          <WorkTable
            who={who}
            rows={view.cases}
            caption="Nội dung còn nợ trả lời"
            showUnit={who.rights.has('petition.read')}
          />
        </Section>
      )}
      {view.letters.length > 0 && (
        <Section title="Đề nghị cấp trên chưa được trả lời">
          <LetterTable who={who} rows={view.letters} caption="Đề nghị cấp trên chưa được trả lời" />
        </Section>
      )}
      <Dues {...props} rows={view.dues} />
      <Tasks {...props} rows={view.tasks} />
    </Office>
  )
}

/** A long list is taken from the inbox, which sorts by this date. */
const SHOWN = 12

function Prepare(props: { readonly who: Signed; readonly rows: readonly PrepareItem[] }) {
  const { rows } = props
  if (rows.length === 0) return null
  const inbox = `/xa/${props.who.commune.id}/y-kien`
  return (
    <Section
      title="Phải chuẩn bị trả lời"
      actions={
        <LinkButton href={`${inbox}?tinh-trang=da_phan_cong&xep=han`}>
          Xem cả {rows.length} nội dung
        </LinkButton>
      }
    >
      <DataTable
        caption="Nội dung phải chuẩn bị trả lời trước hội nghị"
        quietCaption
        rows={rows.slice(0, SHOWN)}
        rowKey={(row) => row.question}
        rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
        columns={[
          {
            key: 'text',
            label: 'Nội dung',
            wide: true,
            cell: (row) => (
              <>
                <a href={`${inbox}/${row.question}`}>{short(row.text)}</a>{' '}
                <span class="muted">{row.code}</span>
              </>
            ),
          },
          {
            key: 'due',
            label: 'Hạn chuẩn bị',
            cell: (row) => (
              <Deadline row={{ phase: row.phase, deadline: row.date, distance: row.distance }} />
            ),
          },
        ]}
      />
    </Section>
  )
}

function ToSign(props: { readonly who: Signed; readonly rows: readonly Round[] }) {
  if (props.rows.length === 0) return null
  return (
    <Section
      title="Văn bản chờ bạn ký duyệt"
      actions={<LinkButton href={deskHref(props.who)}>Xem trang Trình ký</LinkButton>}
    >
      <DataTable
        caption="Văn bản chờ bạn ký duyệt"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'paper',
            label: 'Văn bản',
            wide: true,
            cell: (row) => <a href={roundHref(props.who, row.id)}>{row.title}</a>,
          },
          {
            key: 'step',
            label: 'Bước',
            cell: (row) => `${agreed(row) + 1}/${row.steps.length}`,
          },
          { key: 'at', label: 'Trình lúc', cell: (row) => shortTime(row.at) },
        ]}
      />
    </Section>
  )
}

function Answers(props: {
  readonly who: Signed
  readonly title: string
  readonly rows: readonly AnswerSummary[]
}) {
  if (props.rows.length === 0) return null
  return (
    <Section title={props.title}>
      <DataTable
        caption={props.title}
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'answer',
            label: 'Văn bản',
            wide: true,
            cell: (row) => (
              <a href={answerPath(props.who.commune.id, row.id)}>Trả lời {row.questions.length} nội dung</a>
            ),
          },
          {
            key: 'state',
            label: 'Bước',
            cell: (row) => <Badge tone={ANSWER_TONE[row.state]}>{ANSWER_STATE[row.state]}</Badge>,
          },
          { key: 'at', label: 'Từ lúc', cell: (row) => shortTime(row.last_at) },
        ]}
      />
    </Section>
  )
}

function Dues(props: Props & { readonly rows: readonly DueItem[] }) {
  if (props.rows.length === 0) return null
  return (
    <Section title="Mốc thời hạn của hội nghị">
      <DataTable
        caption="Mốc thời hạn của hội nghị"
        quietCaption
        rows={props.rows}
        rowKey={(row) => `${row.conference.id} ${row.rule}`}
        rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
        columns={[
          {
            key: 'title',
            label: 'Việc',
            wide: true,
            cell: (row) => (
              <>
                <a href={`/xa/${props.who.commune.id}/hoi-nghi/${row.conference.id}`}>{row.title}</a>{' '}
                <span class="muted">{row.conference.title}</span>
              </>
            ),
          },
          {
            key: 'due',
            label: 'Hạn',
            cell: (row) => (
              <>
                <Deadline row={{ phase: row.phase, deadline: row.date, distance: row.distance }} />
                <Why>
                  <p>{row.explanation}</p>
                </Why>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Tasks(props: Props & { readonly rows: readonly TaskItem[] }) {
  if (props.rows.length === 0) return null
  return (
    <Section title="Việc chuẩn bị được giao">
      <DataTable
        caption="Việc chuẩn bị được giao"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
        columns={[
          {
            key: 'title',
            label: 'Việc',
            wide: true,
            cell: (row) => (
              <>
                <a href={`/xa/${props.who.commune.id}/hoi-nghi/${row.conference.id}/chuan-bi`}>{row.title}</a>{' '}
                <span class="muted">{row.conference.title}</span>
              </>
            ),
          },
          {
            key: 'due',
            label: 'Hạn',
            cell: (row) => (
              <Deadline row={{ phase: row.phase, deadline: row.date, distance: row.distance }} />
            ),
          },
        ]}
      />
    </Section>
  )
}
