// The course of the session beside the queue: open, next step, break, close; and what happened so far.
import { dateOf, shortDate } from '../kit/clock.ts'
import { Badge, Section } from '../kit/html/bits.tsx'
import { Select, TextField } from '../kit/html/fields.tsx'
import { ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import { chairsNow } from './chairing.ts'
import { allowedNow, hourOf, MOMENT, type MomentKind } from './moments.ts'
import { type DayPageProps, dayPath, dayStateOf, stateFor, stepText } from './parts.tsx'
import { speaking, waiting } from './queue.ts'
import type { Day } from './store.ts'

export function Course(props: DayPageProps & { readonly runs: boolean; readonly now: string }) {
  const { day } = props
  const action = dayPath(day.commune.commune_id, day.conference.id, 'dien-bien')
  const can = allowedNow(dayStateOf(day))
  const one = (kind: MomentKind, tone: 'primary' | 'secondary' | 'danger') =>
    can.includes(kind) && (
      <Form action={action} id={`db-${kind}`}>
        <Hidden name="session" value={String(day.session)} />
        <Hidden name="kind" value={kind} />
        <SubmitButton tone={tone}>{MOMENT[kind]}</SubmitButton>
      </Form>
    )
  const form = stateFor(props.again, 'dien-bien')
  const chairs = chairsNow(day.conference, day.handovers, day.session ?? 1)
  return (
    <Section title="Diễn biến" card>
      <ErrorSummary state={form} form="db-buoc" />
      {chairs.length > 0 && <p>Chủ trì: {chairs.map((chair) => chair.name).join(', ')}</p>}
      {props.runs && (
        <>
          {can.includes('khai_mac') && <OtherDay day={day} now={props.now} />}
          {one('khai_mac', 'primary')}
          {one('tiep_tuc', 'primary')}
          {can.includes('buoc') && day.steps.some((step) => step.dropped === null) && <StepForm {...props} />}
          {can.includes('tam_dung') && (
            <Form action={action} id="db-tam_dung">
              <Hidden name="session" value={String(day.session)} />
              <Hidden name="kind" value="tam_dung" />
              <TextField {...field(form, 'note')} label="Lý do tạm dừng" example="giải lao 15 phút" />
              <SubmitButton tone="secondary">Tạm dừng</SubmitButton>
            </Form>
          )}
          {can.includes('be_mac') && (
            <details class="more">
              <summary>Bế mạc buổi đối thoại</summary>
              <p>{closingWords(day)}</p>
              {one('be_mac', 'danger')}
            </details>
          )}
        </>
      )}
      <CourseSoFar {...props} />
    </Section>
  )
}

/** Opening cannot be taken back either: on another day than the session's it is said first. */
function OtherDay({ day, now }: { readonly day: Day; readonly now: string }) {
  const session = day.conference.sessions.find((one) => one.seq === day.session)
  const today = dateOf(now)
  if (!session || session.date === today.toString()) return null
  return (
    <p>
      <Badge tone="due">Không phải hôm nay</Badge> Buổi này ghi ngày {shortDate(session.date)}, hôm nay là{' '}
      {shortDate(today)}. Khai mạc rồi thì không rút lại được.
    </p>
  )
}

/** Closing cannot be taken back: what would be left is said beside the button. */
function closingWords(day: Day): string {
  const turns = day.speeches.filter((speech) => speech.session === day.session)
  const now = speaking(turns)
  const left = waiting(turns).length
  return [
    now && `${now.name} đang phát biểu.`,
    left > 0 && `Còn ${left} người chờ phát biểu.`,
    'Bế mạc rồi thì không mở lại được; nội dung phát biểu vẫn bổ sung được ở từng lượt.',
  ]
    .filter(Boolean)
    .join(' ')
}

function CourseSoFar({ day }: DayPageProps) {
  const told = [
    ...day.moments
      .filter((moment) => moment.session === day.session)
      .map((moment) => ({
        key: `${moment.at}${moment.kind}`,
        at: moment.at,
        text:
          (moment.kind === 'buoc' && moment.agenda !== null ? stepText(day, moment.agenda) : undefined) ??
          MOMENT[moment.kind],
        note: moment.note,
      })),
    ...day.handovers
      .filter((one) => one.session === day.session)
      .map((one) => ({
        key: `${one.at}giao`,
        at: one.at,
        text: `Giao chủ trì cho ${day.people.find((person) => person.id === one.to)?.name ?? ''}`,
        note: one.reason,
      })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <ol class="course">
      {told.map((line) => (
        <li key={line.key}>
          {hourOf(line.at)}: {line.text}
          {line.note && ` (${line.note})`}
        </li>
      ))}
    </ol>
  )
}

function StepForm(props: DayPageProps) {
  const { day } = props
  const state = dayStateOf(day)
  const steps = day.steps.filter((step) => step.dropped === null)
  const at = steps.findIndex((step) => 'step' in state && step.seq === state.step)
  const next = steps[at + 1]
  return (
    <Form action={dayPath(day.commune.commune_id, day.conference.id, 'dien-bien')} id="db-buoc">
      <Hidden name="session" value={String(day.session)} />
      <Hidden name="kind" value="buoc" />
      <Select
        {...field(stateFor(props.again, 'dien-bien'), 'agenda', next ? String(next.seq) : undefined)}
        label="Bước chương trình"
        required
        options={steps.map((step, place) => ({
          value: String(step.seq),
          label: `${place + 1}. ${step.text}`,
        }))}
      />
      <SubmitButton tone="secondary">Chuyển bước</SubmitButton>
    </Form>
  )
}
