// A speech as the secretary writes it down: its questions with answer and disposition; and correcting it later.
import { shortTime } from '../kit/clock.ts'
import { Badge, Facts, Quote, Section } from '../kit/html/bits.tsx'
import { FieldRow, Fieldset, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, field, SubmitButton } from '../kit/html/form.tsx'
import type { Unit } from '../office/store.ts'
import { MAX_CONTENT, MAX_QUESTION } from '../petition/receive.acts.ts'
import { DISPOSITION, isCode } from '../regulation/codes.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { groundText } from './grounds.ts'
import type { Matter } from './matters.store.ts'
import {
  AnswerField,
  DayPage,
  type DayPageProps,
  DecisionFields,
  dayPath,
  stateFor,
  villageName,
  villageOptions,
} from './parts.tsx'
import type { Day, Speech } from './store.ts'

const AT_ONCE = 2
const MORE = 6

/** The form fast to type: questions first; the whole wording only where it is wanted. */
export function SpeechForm(props: {
  readonly speech: Speech
  readonly day: Day
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly state: FormState
}) {
  const { speech, day, state } = props
  const block = (at: number) => <QuestionBlock key={at} at={at} {...props} />
  const recorded = speech.submission_id !== null
  return (
    <Form
      action={dayPath(day.commune.commune_id, day.conference.id, `phat-bieu/${speech.id}`)}
      version={speech.version}
      id="ghi"
    >
      <ErrorSummary state={state} />
      {recorded && (
        <p class="muted">Lượt này đã ghi: những nội dung dưới đây được thêm vào sau các nội dung đã có.</p>
      )}
      {Array.from({ length: AT_ONCE }, (_, at) => block(at))}
      <details class="more" open={moreWrong(state)}>
        <summary>Thêm nội dung, lời phát biểu đầy đủ</summary>
        {Array.from({ length: MORE }, (_, at) => block(AT_ONCE + at))}
        {!recorded && (
          <TextArea
            {...field(state, 'content')}
            label="Lời phát biểu đầy đủ"
            hint="Để trống thì lấy các nội dung ở trên."
            maxLength={MAX_CONTENT}
            rows={6}
          />
        )}
      </details>
      <Buttons>
        <SubmitButton name="end" value="on">
          Ghi và kết thúc lượt
        </SubmitButton>
        <SubmitButton tone="secondary">Ghi, lượt còn tiếp</SubmitButton>
      </Buttons>
    </Form>
  )
}

/** What is wrong is never folded away. */
function moreWrong(state: FormState): boolean {
  return Object.keys(state.errors).some((name) => {
    const at = /^questions\.(\d+)\./.exec(name)?.[1]
    return name === 'content' || (at !== undefined && Number(at) >= AT_ONCE)
  })
}

function QuestionBlock(props: {
  readonly at: number
  readonly day: Day
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly state: FormState
}) {
  const prefix = `questions.${props.at}.`
  const answerers = props.day.conference.chairs.map((chair) => chair.name).join(', ')
  return (
    <Fieldset legend={`Nội dung ${props.at + 1}`}>
      <FieldRow>
        <TextArea
          {...field(props.state, `${prefix}text`)}
          label="Người dân hỏi, kiến nghị"
          rows={3}
          required={props.at === 0}
        />
        <AnswerField state={props.state} prefix={prefix} />
      </FieldRow>
      <DecisionFields
        state={props.state}
        prefix={prefix}
        regulation={props.regulation}
        units={props.units}
        answerers={answerers}
      />
    </Fieldset>
  )
}

export interface SpeechPageProps extends DayPageProps {
  readonly speech: Speech
  readonly matters: readonly Matter[]
  readonly regulation: Regulation
  readonly units: readonly Unit[]
}

export function SpeechPage(props: SpeechPageProps) {
  const { who, day, speech } = props
  const runs = who.rights.has('hall.run')
  return (
    <DayPage who={who} day={day} title={`Lượt phát biểu: ${speech.name}`} tab="phat-bieu">
      <Facts
        items={[
          { term: 'Thôn', value: villageName(day, speech.village) || '–' },
          { term: 'Địa chỉ', value: speech.address ?? '–' },
          { term: 'Bắt đầu', value: speech.startedAt ? shortTime(speech.startedAt) : 'Chưa bắt đầu' },
          { term: 'Kết thúc', value: speech.endedAt ? shortTime(speech.endedAt) : '–' },
        ]}
      />
      {speech.refusal && (
        <p>
          <Badge tone="late">{speech.startedAt === null ? 'Bị từ chối' : 'Bị dừng'}</Badge>{' '}
          {groundText(props.regulation.refusals, speech.refusal.ground)} (
          {day.people.find((one) => one.id === speech.refusal?.by_person)?.name ?? ''},{' '}
          {shortTime(speech.refusal.at)})
        </p>
      )}
      {runs && <Speaker {...props} />}
      {props.matters.map((matter) => (
        <MatterSection key={matter.id} {...props} matter={matter} runs={runs} />
      ))}
      {runs && (
        <Section title={props.matters.length > 0 ? 'Ghi thêm nội dung' : 'Ghi nội dung phát biểu'} card>
          <SpeechForm {...props} state={stateFor(props.again, 'ghi')} />
        </Section>
      )}
    </DayPage>
  )
}

/** The name was not heard, or heard wrongly: put right here, with what was written down. */
function Speaker(props: SpeechPageProps) {
  const { speech, day } = props
  const state = stateFor(props.again, 'nguoi')
  return (
    <details class="more" open={props.again?.form === 'nguoi'}>
      <summary>Sửa họ tên, thôn của người phát biểu</summary>
      <Form
        action={dayPath(day.commune.commune_id, day.conference.id, `phat-bieu/${speech.id}/nguoi`)}
        version={speech.version}
        id="nguoi"
      >
        <ErrorSummary state={state} />
        <TextField {...field(state, 'name', speech.name)} label="Họ và tên" required autocomplete="off" />
        <Select
          {...field(state, 'village', speech.village ?? undefined)}
          label="Thôn"
          options={villageOptions(day)}
        />
        <TextField
          {...field(state, 'address', speech.address ?? undefined)}
          label="Địa chỉ"
          autocomplete="off"
        />
        <Buttons>
          <SubmitButton tone="secondary">Lưu người phát biểu</SubmitButton>
        </Buttons>
      </Form>
    </details>
  )
}

function MatterSection(props: SpeechPageProps & { readonly matter: Matter; readonly runs: boolean }) {
  const { matter, day, speech } = props
  const name = `sua-${matter.id}`
  const state = stateFor(props.again, name)
  const { disposition } = matter
  return (
    <Section title={`Nội dung ${matter.seq}`} card id={matter.id}>
      <Quote>{matter.text}</Quote>
      {disposition && (
        <p>
          <Badge tone="done">
            {isCode(DISPOSITION, disposition.code) ? DISPOSITION[disposition.code] : disposition.code}
          </Badge>{' '}
          {disposition.answer}
        </p>
      )}
      {!disposition && <Badge tone="due">Chưa ghi cách xử lý</Badge>}
      {props.runs && (
        <details class="more" open={props.again?.form === name}>
          <summary>Sửa nội dung này</summary>
          <Form
            action={dayPath(
              day.commune.commune_id,
              day.conference.id,
              `phat-bieu/${speech.id}/noi-dung/${matter.id}`,
            )}
            version={speech.version}
            id={name}
          >
            <ErrorSummary state={state} />
            <TextArea
              {...field(state, 'text', matter.text)}
              label="Người dân hỏi, kiến nghị"
              rows={3}
              maxLength={MAX_QUESTION}
              required
            />
            <AnswerField state={state} stored={disposition?.answer ?? undefined} />
            <DecisionFields
              state={state}
              regulation={props.regulation}
              units={props.units}
              stored={{
                code: disposition?.code,
                ground: disposition?.ground ?? undefined,
                answered_by: disposition?.answered_by ?? undefined,
                unit: matter.unit ?? undefined,
              }}
            />
            <Buttons>
              <SubmitButton tone="secondary">Lưu nội dung này</SubmitButton>
            </Buttons>
          </Form>
        </details>
      )}
    </Section>
  )
}
