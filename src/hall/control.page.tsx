// The control page of the day: where the agenda stands, who is present, who waits to speak, what is being said.
import { Badge, Callout, Empty, Figure, Figures, Quote, Section, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import type { Unit } from '../office/store.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { figures } from './attendance.ts'
import { Course } from './course.parts.tsx'
import type { Matter } from './matters.store.ts'
import { emptyFloor } from './moments.ts'
import { NotesIn } from './notes.parts.tsx'
import {
  DayPage,
  type DayPageProps,
  dayPath,
  dayStateOf,
  SessionLinks,
  stateFor,
  TurnTimer,
  villageName,
  villageOptions,
} from './parts.tsx'
import { CutTurn, Spoken, Waiting } from './queue.parts.tsx'
import { speaking, spoken, waiting } from './queue.ts'
import { SpeechForm } from './speech.page.tsx'
import type { Day, Speech } from './store.ts'

export interface ControlProps extends DayPageProps {
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly now: string
  /** What was written down of the turn under way. */
  readonly said: readonly Matter[]
}

export function ControlPage(props: ControlProps) {
  const { who, day } = props
  const runs = who.rights.has('hall.run')
  if (day.session === undefined)
    return (
      <DayPage who={who} day={day} title="Ngày đối thoại" tab="dieu-hanh">
        <Empty
          title="Chưa có ngày tổ chức"
          text="Trang này điều hành buổi đối thoại. Hãy ghi ngày, giờ, địa điểm của buổi ở trang hội nghị trước."
          action={
            <LinkButton href={`/xa/${who.commune.id}/hoi-nghi/${day.conference.id}`} tone="primary">
              Mở trang hội nghị
            </LinkButton>
          }
        />
      </DayPage>
    )
  return (
    <DayPage who={who} day={day} title="Ngày đối thoại" tab="dieu-hanh">
      <SessionLinks who={who} day={day} />
      <DayFigures day={day} />
      <NotesIn {...props} />
      <WrittenNews who={who} day={day} />
      <WithAside
        aside={
          <>
            <Course {...props} runs={runs} />
            {runs && <QueueForms {...props} />}
          </>
        }
      >
        <Current {...props} runs={runs} />
        <Waiting {...props} acts={runs} />
        <Spoken {...props} />
      </WithAside>
    </DayPage>
  )
}

export function DayFigures({ day }: { readonly day: Day }) {
  const all = figures(
    day.present.filter((row) => row.session === day.session),
    day.villages,
    day.commune.population,
  )
  const turns = ofSession(day)
  return (
    <Figures>
      <Figure label="Nhân dân có mặt/tổng số Nhân dân" part={all.people} whole={all.total} />
      <Figure label="Đại biểu có mặt" part={all.guests} />
      <Figure label="Đã phát biểu" part={spoken(turns).length} />
      <Figure label="Đang chờ phát biểu" part={waiting(turns).length} />
    </Figures>
  )
}

export function ofSession(day: Day): readonly Speech[] {
  return day.speeches.filter((speech) => speech.session === day.session)
}

function Current(props: ControlProps & { readonly runs: boolean }) {
  const { day, who } = props
  const speech = speaking(ofSession(day))
  const state = dayStateOf(day)
  if (!speech)
    return (
      <Section title="Đang phát biểu">
        <p class="muted">
          {emptyFloor(state, spoken(ofSession(day)).length)}.
          {state.phase === 'dang_dien_ra' && ' Bấm “Mời phát biểu” ở danh sách chờ.'}
        </p>
      </Section>
    )
  return (
    <Section
      title={`Đang phát biểu: ${speech.name}`}
      card
      actions={
        props.runs && (
          <Form
            action={dayPath(who.commune.id, day.conference.id, `phat-bieu/${speech.id}/ket-thuc`)}
            id="ket-thuc"
          >
            <SubmitButton tone="secondary">Kết thúc lượt</SubmitButton>
          </Form>
        )
      }
    >
      <p>
        {[villageName(day, speech.village), `lượt số ${speech.position}`].filter(Boolean).join(' · ')}
        {speech.written && (
          <>
            {' '}
            <Badge tone="waiting">Câu hỏi viết, đọc thay</Badge>
          </>
        )}
      </p>
      {speech.startedAt && (
        <p>
          <TurnTimer startedAt={speech.startedAt} now={props.now} setting={day.setting} />
        </p>
      )}
      {props.said.map((matter) => (
        <Quote key={matter.id}>
          {matter.text}{' '}
          <a href={`${dayPath(who.commune.id, day.conference.id, `phat-bieu/${speech.id}`)}#${matter.id}`}>
            {matter.disposition ? 'xem, sửa' : 'ghi cách xử lý'}
          </a>
        </Quote>
      ))}
      {props.runs && (
        <>
          <SpeechForm
            speech={speech}
            day={day}
            regulation={props.regulation}
            units={props.units}
            state={stateFor(props.again, 'ghi')}
          />
          <CutTurn {...props} speech={speech} />
        </>
      )}
    </Section>
  )
}

function QueueForms(props: ControlProps) {
  const { day, who } = props
  const state = stateFor(props.again, 'hang-doi')
  const queued = new Set(day.speeches.map((speech) => speech.registration_id))
  const registered = day.registrations.filter((row) => row.speaks === 1 && !queued.has(row.id))
  const action = dayPath(who.commune.id, day.conference.id, 'phat-bieu')
  return (
    <Section title="Thêm người phát biểu" card>
      {registered.length > 0 && (
        <Form action={action} id="dang-ky">
          <Hidden name="session" value={String(day.session)} />
          <Select
            {...field(state, 'registration')}
            label="Đã đăng ký trước"
            required
            options={registered.map((row) => ({
              value: row.id,
              label: [row.name, villageName(day, row.village_id)].filter(Boolean).join(', '),
            }))}
          />
          <Buttons>
            <SubmitButton tone="secondary">Thêm vào danh sách chờ</SubmitButton>
            {registered.length > 1 && (
              <SubmitButton tone="quiet" name="all" value="on">
                Thêm cả {registered.length} người theo thứ tự đăng ký
              </SubmitButton>
            )}
          </Buttons>
        </Form>
      )}
      <Form action={action} id="hang-doi">
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(day.session)} />
        <TextField {...field(state, 'name')} label="Họ và tên" required autocomplete="off" />
        <Select {...field(state, 'village')} label="Thôn" options={villageOptions(day)} />
        <TextField {...field(state, 'address')} label="Địa chỉ" autocomplete="off" />
        <details class="more" open={state.errors.name !== undefined}>
          <summary>Không nghe rõ tên</summary>
          <Checkbox
            name="unnamed"
            label="Chưa rõ họ tên"
            hint="Ghi lượt trước, sửa tên sau ở trang của lượt."
            checked={state.values.unnamed !== undefined}
          />
        </details>
        <Buttons>
          <SubmitButton tone="secondary">Thêm người phát biểu</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

/** Questions written in the hall that nobody has looked at yet. */
export function WrittenNews({ day, who }: DayPageProps) {
  const open = day.written.filter((one) => one.decision === null)
  if (open.length === 0) return null
  return (
    <Callout tone="waiting" title={`${open.length} câu hỏi viết chờ duyệt`}>
      <p>
        <a href={dayPath(who.commune.id, day.conference.id, 'cau-hoi-viet')}>Xem và đưa vào danh sách chờ</a>
      </p>
    </Callout>
  )
}
