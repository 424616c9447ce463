// What is prepared for a conference: tasks, who does them, how they stand.
import type { Calendar } from '../calendar/calendar.ts'
import { Badge, DateText, Empty, Progress, Section } from '../kit/html/bits.tsx'
import { DateField, Radios, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, field, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import type { Unit } from '../office/store.ts'
import type { Stage } from './conference.ts'
import { workingDistance } from './distance.ts'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference, Task } from './store.ts'

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
