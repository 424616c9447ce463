// The chair's screen: who speaks and who is next, what this person or village asked before and what was promised,
// and one tap for what becomes of each matter.
import { shortDate } from '../kit/clock.ts'
import { Badge, Callout, Quote, Section, WithAside } from '../kit/html/bits.tsx'
import { Select, TextArea } from '../kit/html/fields.tsx'
import { ErrorSummary, Form, field, SubmitButton } from '../kit/html/form.tsx'
import type { Unit } from '../office/store.ts'
import { DISPOSITION, type Disposition, isCode } from '../regulation/codes.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { ofSession } from './control.page.tsx'
import type { Earlier, Matter } from './matters.store.ts'
import {
  DayPage,
  type DayPageProps,
  dayPath,
  dayStateOf,
  groundOptions,
  stateFor,
  stepText,
  villageName,
} from './parts.tsx'
import { fairTurn, minutesOf, speaking, waiting } from './queue.ts'
import type { Day, Speech } from './store.ts'

export interface ChairProps extends DayPageProps {
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  /** Matters of the present and earlier speeches that the chair has not decided. */
  readonly matters: readonly Matter[]
  readonly speaker: Speech | undefined
  readonly earlier: readonly Earlier[]
  readonly now: string
}

/** Who speaks, else who is next. */
export function speakerOf(day: Day): Speech | undefined {
  return speaking(ofSession(day)) ?? waiting(ofSession(day))[0]
}

export function ChairPage(props: ChairProps) {
  const { who, day, speaker } = props
  const turns = ofSession(day)
  const now = speaking(turns)
  const next = waiting(turns)[0]
  const fair = fairTurn(turns, (id) => villageName(day, id) || undefined)
  const state = dayStateOf(day)
  const step = 'step' in state && state.step !== null ? stepText(day, state.step) : undefined
  return (
    <DayPage who={who} day={day} title="Chủ trì" tab="chu-tri">
      <WithAside aside={<Before {...props} />}>
        {step && <p class="lead">{step}</p>}
        <Section title={now ? `Đang phát biểu: ${now.name}` : 'Chưa có ai phát biểu'} card>
          {now && (
            <p>
              {villageName(day, now.village)} · {minutesOf(now, props.now)} phút
              {now.spokeBefore ? ' · đã phát biểu trước đây' : ' · phát biểu lần đầu'}
            </p>
          )}
          <p>
            Tiếp theo: <strong>{next?.name ?? 'chưa có ai chờ'}</strong>
            {next && ` (${villageName(day, next.village)})`}
          </p>
        </Section>
        {fair && (
          <Callout tone="waiting" title={`Gợi ý mời trước: ${fair.turn.name}`}>
            <p>{fair.because}</p>
          </Callout>
        )}
        <Section title={`Nội dung chờ chủ trì (${props.matters.length})`}>
          {props.matters.length === 0 && (
            <p class="muted">
              Nội dung thư ký vừa ghi sẽ hiện ở đây. {speaker ? '' : 'Chưa có lượt phát biểu nào.'}
            </p>
          )}
          {props.matters.map((matter) => (
            <OneTap key={matter.id} {...props} matter={matter} />
          ))}
        </Section>
      </WithAside>
    </DayPage>
  )
}

/** One form, a button for each disposition; those that need words say so. */
function OneTap(props: ChairProps & { readonly matter: Matter }) {
  const { matter, day, who, regulation } = props
  const state = stateFor(props.again, matter.id)
  const offered = regulation.dispositions.filter((code) => code !== 'tach_don' && code !== 'tu_choi')
  return (
    <Section title={matter.name ?? 'Không nêu tên'} card id={matter.id}>
      <Quote by={villageName(day, matter.village)}>{matter.text}</Quote>
      <Form action={dayPath(who.commune.id, day.conference.id, `chu-tri/${matter.id}`)} id={matter.id}>
        <ErrorSummary state={state} />
        <TextArea {...field(state, 'answer')} label="Trả lời, ý kiến của chủ trì" rows={2} />
        <Select
          {...field(state, 'unit', matter.unit ?? undefined)}
          label="Đơn vị được giao"
          options={props.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          blank="– Không giao –"
        />
        <div class="buttons">
          {offered.map((code) => (
            <SubmitButton key={code} tone="secondary" name="code" value={code}>
              {DISPOSITION[code]}
            </SubmitButton>
          ))}
        </div>
        {regulation.refusals.length > 0 && regulation.dispositions.includes('tu_choi') && (
          <details class="more">
            <summary>Từ chối đối thoại</summary>
            <Select
              {...field(state, 'ground')}
              label="Căn cứ theo quy chế"
              options={groundOptions(regulation)}
            />
            <SubmitButton tone="danger" name="code" value={'tu_choi' satisfies Disposition}>
              {DISPOSITION.tu_choi}
            </SubmitButton>
          </details>
        )}
      </Form>
    </Section>
  )
}

function Before({ speaker, earlier }: ChairProps) {
  if (!speaker)
    return <p class="muted">Khi có người phát biểu, những điều người đó và thôn đã hỏi sẽ hiện ở đây.</p>
  return (
    <Section title={`Trước đây: ${speaker.name} và thôn`} card>
      {earlier.length === 0 && <p class="muted">Chưa có nội dung nào từ các hội nghị trước.</p>}
      {earlier.map((one) => (
        <div key={one.id} class="earlier">
          <p>
            {one.own && <Badge tone="due">Chính người này</Badge>} <small class="muted">{one.where}</small>
          </p>
          <p>{one.text}</p>
          {(one.disposition || one.answer) && (
            <p class="muted">
              {one.disposition && isCode(DISPOSITION, one.disposition)
                ? `${DISPOSITION[one.disposition]}. `
                : ''}
              {one.answer}
            </p>
          )}
          {one.promise && (
            <p>
              <Badge tone={one.promise.done ? 'done' : 'due'}>
                {one.promise.done ? 'Lời hứa đã thực hiện' : 'Lời hứa còn mở'}
              </Badge>{' '}
              {one.promise.text}
              {one.promise.due && ` (đến ${shortDate(Temporal.PlainDate.from(one.promise.due))})`}
            </p>
          )}
        </div>
      ))}
    </Section>
  )
}
