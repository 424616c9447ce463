// The agenda as planned and as it runs: times, changes on the spot with their reasons, and a session that must be broken off.
import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Empty, Section, WithAside } from '../kit/html/bits.tsx'
import { DateField, FieldRow, Radios, Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { type CourseLine, courseOf } from './agenda.ts'
import { hourOf } from './moments.ts'
import { DayPage, type DayPageProps, dayPath, dayStateOf, SessionLinks, stateFor } from './parts.tsx'

export interface ProgrammeProps extends DayPageProps {
  readonly now: string
}

export function ProgrammePage(props: ProgrammeProps) {
  const { who, day } = props
  const runs = who.rights.has('hall.run') || who.rights.has('hall.dispose')
  const phase = dayStateOf(day).phase
  const open = runs && day.session !== undefined && phase !== 'be_mac'
  return (
    <DayPage who={who} day={day} title="Chương trình" tab="chuong-trinh">
      <SessionLinks who={who} day={day} part="chuong-trinh" />
      <BrokenOff {...props} />
      <WithAside
        aside={
          open && (
            <>
              <ChangeForm {...props} />
              {phase !== 'chua_khai_mac' && <BreakOffForm {...props} />}
            </>
          )
        }
      >
        <Course {...props} />
        <Changes {...props} />
      </WithAside>
    </DayPage>
  )
}

function BrokenOff({ day, who }: ProgrammeProps) {
  const broken = day.breakOffs.find((one) => one.seq === day.session)
  const before = day.breakOffs.find((one) => one.continued_by === day.session)
  const dateOf = (seq: number) => {
    const date = day.conference.sessions.find((one) => one.seq === seq)?.date
    return date ? shortDate(date) : ''
  }
  const link = (seq: number) => `${dayPath(who.commune.id, day.conference.id)}?buoi=${seq}`
  return (
    <>
      {broken && (
        <Callout tone="due" title="Buổi này gián đoạn">
          <p>
            {broken.reason}.{' '}
            <a href={link(broken.continued_by)}>Tiếp tục ngày {dateOf(broken.continued_by)}</a>
          </p>
        </Callout>
      )}
      {before && (
        <Callout tone="neutral">
          <p>
            Tiếp tục <a href={link(before.seq)}>buổi ngày {dateOf(before.seq)}</a> (gián đoạn: {before.reason}
            ).
          </p>
        </Callout>
      )}
    </>
  )
}

function Course(props: ProgrammeProps) {
  const { day } = props
  const session = day.conference.sessions.find((one) => one.seq === day.session)
  if (!session || day.steps.length === 0)
    return (
      <Empty
        title="Chưa có chương trình"
        text="Ghi các bước và thời lượng ở trang hội nghị, hoặc thêm bước ngay tại đây."
        action={
          <LinkButton href={`/xa/${props.who.commune.id}/hoi-nghi/${day.conference.id}`}>
            Mở trang hội nghị
          </LinkButton>
        }
      />
    )
  const rows = courseOf(
    day.steps,
    day.moments.filter((moment) => moment.session === day.session),
    { start: session.start_time, end: session.end_time },
    props.now,
  )
  return (
    <Section title={`Dự kiến ${session.start_time}–${session.end_time}`}>
      <DataTable
        caption="Chương trình, giờ dự kiến và giờ thực tế"
        quietCaption
        rows={rows}
        rowKey={(row) => String(row.step.seq)}
        columns={[
          { key: 'text', label: 'Bước', wide: true, cell: (row) => <StepWords row={row} /> },
          { key: 'planned', label: 'Dự kiến', cell: (row) => plannedWords(row) },
          { key: 'real', label: 'Thực tế', cell: (row) => realWords(row) },
          { key: 'state', label: 'Tình trạng', cell: (row) => <StepState row={row} /> },
        ]}
      />
    </Section>
  )
}

function StepWords({ row }: { readonly row: CourseLine }) {
  const { step } = row
  const words = [step.who, step.text].filter(Boolean).join(': ')
  return (
    <>
      {step.dropped === null ? words : <s>{words}</s>}
      {step.added !== null && <small class="muted"> Thêm tại hội nghị: {step.added}</small>}
      {step.dropped !== null && <small class="muted"> Đã bỏ: {step.dropped}</small>}
    </>
  )
}

function plannedWords({ step, plannedFrom }: CourseLine): string {
  if (step.dropped !== null) return '–'
  const length = step.minutes === null ? '' : `${step.minutes} phút`
  return [plannedFrom, length].filter(Boolean).join(', ') || '–'
}

function realWords(row: CourseLine): string {
  if (row.from === null) return '–'
  const until = row.to === null ? 'đang diễn ra' : hourOf(row.to)
  return `${hourOf(row.from)} – ${until}, ${row.minutes ?? 0} phút`
}

function StepState({ row }: { readonly row: CourseLine }) {
  const over = row.step.minutes !== null && row.minutes !== null && row.minutes > row.step.minutes
  if (row.step.dropped !== null) return <Badge tone="neutral">Đã bỏ</Badge>
  if (row.running)
    return over ? (
      <Badge tone="late">Quá {(row.minutes ?? 0) - (row.step.minutes ?? 0)} phút</Badge>
    ) : (
      <Badge tone="due">Đang diễn ra</Badge>
    )
  return row.from === null ? <Badge tone="neutral">Chưa tới</Badge> : <Badge tone="done">Đã xong</Badge>
}

const KINDS = [
  { value: 'them', label: 'Thêm một bước' },
  { value: 'doi', label: 'Đổi thời lượng' },
  { value: 'bo', label: 'Bỏ một bước' },
]

function ChangeForm(props: ProgrammeProps) {
  const { day, who } = props
  const state = stateFor(props.again, 'doi-chuong-trinh')
  // What is added in the hall comes next, not before what is over.
  const now = dayStateOf(day)
  const at = 'step' in now ? now.step : null
  const steps = day.steps.map((step) => ({ value: String(step.seq), label: step.text }))
  return (
    <Section title="Thay đổi tại hội nghị" card>
      <Form action={dayPath(who.commune.id, day.conference.id, 'chuong-trinh')} id="doi-chuong-trinh">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(day.session)} />
        <Radios {...field(state, 'kind', 'them')} label="Việc" required options={KINDS} />
        <Select
          {...field(state, 'step', at === null ? undefined : String(at))}
          label="Bước"
          hint="Bước được đổi, bỏ; khi thêm: bước mới đứng sau bước này."
          options={steps}
          blank="– Đầu chương trình –"
        />
        <TextField {...field(state, 'text')} label="Tên bước mới" hint="Chỉ khi thêm." />
        <TextField
          {...field(state, 'minutes')}
          label="Thời lượng"
          inputmode="numeric"
          width="xs"
          suffix="phút"
        />
        <TextField {...field(state, 'reason')} label="Lý do" required />
        <Buttons>
          <SubmitButton tone="secondary">Ghi thay đổi</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function BreakOffForm(props: ProgrammeProps) {
  const { day, who } = props
  const state = stateFor(props.again, 'gian-doan')
  const session = day.conference.sessions.find((one) => one.seq === day.session)
  return (
    <Section title="Gián đoạn, tiếp tục ngày khác" card>
      <details class="more" open={props.again?.form === 'gian-doan'}>
        <summary>Mất điện, mưa bão, việc đột xuất</summary>
        <Form action={dayPath(who.commune.id, day.conference.id, 'gian-doan')} id="gian-doan">
          <ErrorSummary state={state} />
          <p class="muted">
            Buổi này khép lại; người còn chờ phát biểu chuyển sang buổi mới; điểm danh riêng từng buổi. Hạn
            tính từ ngày kết thúc hội nghị được tính lại.
          </p>
          <Hidden name="session" value={String(day.session)} />
          <TextField {...field(state, 'reason')} label="Lý do" required />
          <DateField {...field(state, 'date')} label="Tiếp tục ngày" required />
          <FieldRow>
            <TextField
              {...field(state, 'start', session?.start_time)}
              label="Bắt đầu"
              type="time"
              width="s"
              required
            />
            <TextField
              {...field(state, 'end', session?.end_time)}
              label="Kết thúc"
              type="time"
              width="s"
              required
            />
          </FieldRow>
          <TextField {...field(state, 'place', session?.place)} label="Địa điểm" required />
          <Buttons>
            <SubmitButton tone="danger">Khép buổi này, tiếp tục ngày khác</SubmitButton>
          </Buttons>
        </Form>
      </details>
    </Section>
  )
}

function Changes({ day }: ProgrammeProps) {
  const own = day.changes.filter((change) => change.session === day.session)
  if (own.length === 0) return null
  const stepName = (seq: number) => day.steps.find((step) => step.seq === seq)?.text ?? ''
  return (
    <Section title="Đã thay đổi tại hội nghị">
      <ul>
        {own.map((change) => (
          <li key={change.seq}>
            {hourOf(change.at)}: {KINDS.find((kind) => kind.value === change.kind)?.label.toLowerCase()}, “
            {stepName(change.step)}”{change.minutes !== null && ` (${change.minutes} phút)`}. Lý do:{' '}
            {change.reason}
          </li>
        ))}
      </ul>
    </Section>
  )
}
