// The control page of the day: where the agenda stands, who is present, who waits to speak, what is being said.
import { shortTime } from '../kit/clock.ts'
import { Callout, Empty, Figure, Figures, Section, WithAside } from '../kit/html/bits.tsx'
import { Select, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Unit } from '../office/store.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { figures } from './attendance.ts'
import { allowedNow, MOMENT, type MomentKind } from './moments.ts'
import {
  DayPage,
  type DayPageProps,
  dayPath,
  dayStateOf,
  groundOptions,
  stateFor,
  villageName,
  villageOptions,
} from './parts.tsx'
import { fairTurn, minutesOf, speaking, spoken, waiting } from './queue.ts'
import { SpeechForm } from './speech.page.tsx'
import type { Day, Speech } from './store.ts'

export interface ControlProps extends DayPageProps {
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly now: string
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
      <SessionLinks {...props} />
      <DayFigures day={day} />
      <WithAside
        aside={
          <>
            <Course {...props} runs={runs} />
            {runs && <QueueForms {...props} />}
          </>
        }
      >
        <Current {...props} runs={runs} />
        <Waiting {...props} runs={runs} />
        <Spoken {...props} />
      </WithAside>
    </DayPage>
  )
}

function SessionLinks({ who, day }: ControlProps) {
  if (day.conference.sessions.length < 2) return null
  return (
    <p>
      {day.conference.sessions.map((session) => (
        <span key={session.seq}>
          {session.seq === day.session ? (
            <strong>Buổi {session.seq}</strong>
          ) : (
            <a href={`${dayPath(who.commune.id, day.conference.id)}?buoi=${session.seq}`}>
              Buổi {session.seq}
            </a>
          )}{' '}
        </span>
      ))}
    </p>
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

function Course(props: ControlProps & { readonly runs: boolean }) {
  const { day } = props
  const state = dayStateOf(day)
  const can = allowedNow(state)
  const one = (kind: MomentKind, tone: 'primary' | 'secondary' | 'danger') =>
    can.includes(kind) && (
      <Form action={dayPath(day.commune.commune_id, day.conference.id, 'dien-bien')} id={`db-${kind}`}>
        <Hidden name="session" value={String(day.session)} />
        <Hidden name="kind" value={kind} />
        <SubmitButton tone={tone}>{MOMENT[kind]}</SubmitButton>
      </Form>
    )
  const form = stateFor(props.again, 'dien-bien')
  return (
    <Section title="Diễn biến" card>
      <ErrorSummary state={form} form="db-buoc" />
      {props.runs && (
        <>
          {one('khai_mac', 'primary')}
          {one('tiep_tuc', 'primary')}
          {can.includes('buoc') && day.conference.agenda.length > 0 && <StepForm {...props} />}
          {can.includes('tam_dung') && (
            <Form action={dayPath(day.commune.commune_id, day.conference.id, 'dien-bien')} id="db-tam_dung">
              <Hidden name="session" value={String(day.session)} />
              <Hidden name="kind" value="tam_dung" />
              <TextField {...field(form, 'note')} label="Lý do tạm dừng" />
              <SubmitButton tone="secondary">Tạm dừng</SubmitButton>
            </Form>
          )}
          {one('be_mac', 'danger')}
        </>
      )}
      <ol>
        {day.moments
          .filter((moment) => moment.session === day.session)
          .map((moment) => (
            <li key={`${moment.at}${moment.kind}`}>
              {shortTime(moment.at)}:{' '}
              {moment.kind === 'buoc'
                ? (day.conference.agenda.find((step) => step.seq === moment.agenda)?.text ?? MOMENT.buoc)
                : MOMENT[moment.kind]}
              {moment.note && ` (${moment.note})`}
            </li>
          ))}
      </ol>
    </Section>
  )
}

function StepForm(props: ControlProps) {
  const { day } = props
  const state = dayStateOf(day)
  const now = 'step' in state && state.step !== null ? state.step : 0
  const next = day.conference.agenda.find((step) => step.seq > now)
  return (
    <Form action={dayPath(day.commune.commune_id, day.conference.id, 'dien-bien')} id="db-buoc">
      <Hidden name="session" value={String(day.session)} />
      <Hidden name="kind" value="buoc" />
      <Select
        {...field(stateFor(props.again, 'dien-bien'), 'agenda', next ? String(next.seq) : undefined)}
        label="Bước chương trình"
        required
        options={day.conference.agenda.map((step) => ({
          value: String(step.seq),
          label: `${step.seq}. ${step.text}`,
        }))}
      />
      <SubmitButton tone="secondary">Chuyển bước</SubmitButton>
    </Form>
  )
}

function Current(props: ControlProps & { readonly runs: boolean }) {
  const { day, who } = props
  const speech = speaking(ofSession(day))
  if (!speech)
    return (
      <Section title="Đang phát biểu">
        <p class="muted">Chưa có ai phát biểu. Bấm “Mời phát biểu” ở danh sách chờ.</p>
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
        {villageName(day, speech.village)} · {minutesOf(speech, props.now)} phút
      </p>
      {props.runs && (
        <SpeechForm
          speech={speech}
          day={day}
          regulation={props.regulation}
          units={props.units}
          state={stateFor(props.again, 'ghi')}
        />
      )}
    </Section>
  )
}

function Waiting(props: ControlProps & { readonly runs: boolean }) {
  const { day, who } = props
  const turns = ofSession(day)
  const queue = waiting(turns)
  const fair = fairTurn(turns, (id) => villageName(day, id) || undefined)
  const path = (speech: Speech, part: string) =>
    dayPath(who.commune.id, day.conference.id, `phat-bieu/${speech.id}/${part}`)
  const refuse = stateFor(props.again, 'tu-choi')
  return (
    <Section title={`Chờ phát biểu (${queue.length})`} id="cho">
      <ErrorSummary state={stateFor(props.again, 'hang-doi')} form="hang-doi" />
      <ErrorSummary state={refuse} form="tu-choi" />
      {fair && (
        <Callout tone="waiting" title={`Gợi ý mời trước: ${fair.turn.name}`}>
          <p>{fair.because} Chủ trì quyết định; thứ tự không tự đổi.</p>
        </Callout>
      )}
      <DataTable
        caption="Danh sách chờ"
        quietCaption
        rows={queue}
        rowKey={(row) => row.id}
        empty={<p class="muted">Chưa ai chờ phát biểu.</p>}
        columns={[
          { key: 'name', label: 'Người phát biểu', wide: true, cell: (row) => row.name },
          { key: 'village', label: 'Thôn', cell: (row) => villageName(day, row.village) },
          { key: 'before', label: 'Đã phát biểu trước', cell: (row) => (row.spokeBefore ? 'Có' : 'Chưa') },
          {
            key: 'acts',
            label: 'Việc',
            quietLabel: true,
            cell: (row) =>
              props.runs ? (
                <div class="buttons">
                  <Form action={path(row, 'bat-dau')} id={`bd-${row.id}`}>
                    <SubmitButton tone="quiet">Mời phát biểu</SubmitButton>
                  </Form>
                  <Form action={path(row, 'thu-tu')} id={`tt-${row.id}`}>
                    <SubmitButton tone="quiet" name="move" value="len">
                      Lên
                    </SubmitButton>
                    <SubmitButton tone="quiet" name="move" value="xuong">
                      Xuống
                    </SubmitButton>
                    <SubmitButton tone="quiet" name="move" value="dau">
                      Lên đầu
                    </SubmitButton>
                  </Form>
                  {props.regulation.refusals.length > 0 && (
                    <details class="more">
                      <summary>Từ chối</summary>
                      <Form action={path(row, 'tu-choi')} id={`tc-${row.id}`}>
                        <Select
                          {...field(refuse, 'ground')}
                          label="Căn cứ theo quy chế"
                          required
                          options={groundOptions(props.regulation)}
                        />
                        <SubmitButton tone="danger">Từ chối lượt này</SubmitButton>
                      </Form>
                    </details>
                  )}
                </div>
              ) : (
                ''
              ),
          },
        ]}
      />
    </Section>
  )
}

function Spoken({ day, who }: ControlProps) {
  const rows = [...spoken(ofSession(day)), ...ofSession(day).filter((speech) => speech.refused)]
  const distinct = rows.filter((row, at) => rows.findIndex((one) => one.id === row.id) === at)
  return (
    <Section title={`Đã phát biểu (${distinct.length})`}>
      <DataTable
        caption="Các lượt đã phát biểu"
        quietCaption
        rows={distinct}
        rowKey={(row) => row.id}
        empty={<p class="muted">Chưa có lượt nào kết thúc.</p>}
        columns={[
          {
            key: 'name',
            label: 'Người phát biểu',
            wide: true,
            cell: (row) => (
              <a href={dayPath(who.commune.id, day.conference.id, `phat-bieu/${row.id}`)}>{row.name}</a>
            ),
          },
          { key: 'village', label: 'Thôn', cell: (row) => villageName(day, row.village) },
          {
            key: 'state',
            label: 'Ghi chép',
            cell: (row) => (row.refused ? 'Bị từ chối' : row.submission_id ? 'Đã ghi' : 'Chưa ghi nội dung'),
          },
        ]}
      />
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
          <SubmitButton tone="secondary">Thêm vào danh sách chờ</SubmitButton>
        </Form>
      )}
      <Form action={action} id="hang-doi">
        <Hidden name="session" value={String(day.session)} />
        <TextField {...field(state, 'name')} label="Họ và tên" required autocomplete="off" />
        <Select {...field(state, 'village')} label="Thôn" options={villageOptions(day)} />
        <TextField {...field(state, 'address')} label="Địa chỉ" autocomplete="off" />
        <Buttons>
          <SubmitButton tone="secondary">Thêm người phát biểu</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
