// The chair's screen: who speaks and who is next, what this person or village asked before and what was promised, the
// answer the unit prepared, whose head is in the hall, and one tap for what becomes of each matter.
import { Badge, Callout, Quote, Section, WithAside } from '../kit/html/bits.tsx'
import { Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import type { Unit } from '../office/store.ts'
import { DISPOSITION, type Disposition } from '../regulation/codes.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { Before, HeadsPresent } from './chair.parts.tsx'
import { chairsNow, mayTakeOver } from './chairing.ts'
import { ofSession } from './control.page.tsx'
import type { Earlier, Matter } from './matters.store.ts'
import { emptyFloor } from './moments.ts'
import { NoteForm } from './notes.parts.tsx'
import {
  DayPage,
  type DayPageProps,
  dayPath,
  dayStateOf,
  groundOptions,
  stateFor,
  stepText,
  TurnTimer,
  villageName,
} from './parts.tsx'
import type { PreparedAnswer } from './prepared.store.ts'
import { CutTurn, Waiting } from './queue.parts.tsx'
import { speaking, spoken, waiting } from './queue.ts'
import type { Day, Speech } from './store.ts'

export interface ChairProps extends DayPageProps {
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  /** Matters of the present and earlier speeches that the chair has not decided. */
  readonly matters: readonly Matter[]
  readonly speaker: Speech | undefined
  readonly earlier: readonly Earlier[]
  /** What units prepared, by question: for these matters and for what is like them. */
  readonly prepared: ReadonlyMap<string, PreparedAnswer>
  /** What the speaker's village or the speaker sent in before the day, for this conference. */
  readonly sentIn: readonly Matter[]
  readonly now: string
}

/** Who speaks, else who is next. */
export function speakerOf(day: Day): Speech | undefined {
  return speaking(ofSession(day)) ?? waiting(ofSession(day))[0]
}

export function ChairPage(props: ChairProps) {
  const { who, day, speaker } = props
  const state = dayStateOf(day)
  const step = 'step' in state && state.step !== null ? stepText(day, state.step) : undefined
  const open = state.phase !== 'be_mac'
  return (
    <DayPage who={who} day={day} title="Chủ trì" tab="chu-tri">
      <WithAside
        aside={
          <>
            <NoteForm {...props} />
            <Before {...props} />
            <HeadsPresent {...props} />
            <HandOver {...props} />
          </>
        }
      >
        {step && <p class="lead">{step}</p>}
        <p>
          <a href={`/xa/${who.commune.id}/hoi-nghi/${day.conference.id}/van-ban/tai_lieu_chu_tri`}>
            Tài liệu chủ trì: câu hỏi có thể được nêu
          </a>
        </p>
        <Floor {...props} />
        <Section title={`Nội dung chờ chủ trì (${props.matters.length})`}>
          {props.matters.length === 0 && (
            <p class="muted">
              {open ? 'Nội dung thư ký vừa ghi sẽ hiện ở đây.' : 'Mọi nội dung đã có cách xử lý.'}{' '}
              {open && !speaker ? 'Chưa có lượt phát biểu nào.' : ''}
            </p>
          )}
          {props.matters.map((matter) => (
            <OneTap key={matter.id} {...props} matter={matter} />
          ))}
        </Section>
        {(open || waiting(ofSession(day)).length > 0) && <Waiting {...props} acts back="chu-tri" />}
      </WithAside>
    </DayPage>
  )
}

function Floor(props: ChairProps) {
  const { day, who } = props
  const turns = ofSession(day)
  const now = speaking(turns)
  const next = waiting(turns)[0]
  const state = dayStateOf(day)
  const open = state.phase !== 'be_mac'
  const path = (speech: Speech, part: string) =>
    dayPath(who.commune.id, day.conference.id, `phat-bieu/${speech.id}/${part}`)
  return (
    <Section title={now ? `Đang phát biểu: ${now.name}` : emptyFloor(state, spoken(turns).length)} card>
      {now && (
        <p>
          {[
            villageName(day, now.village),
            now.spokeBefore ? 'đã phát biểu trước đây' : 'phát biểu lần đầu',
            now.written ? 'câu hỏi viết' : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {now?.startedAt && (
        <p>
          <TurnTimer startedAt={now.startedAt} now={props.now} setting={day.setting} />
        </p>
      )}
      {open && (
        <p>
          Tiếp theo: <strong>{next?.name ?? 'chưa có ai chờ'}</strong>
          {next && ` (${villageName(day, next.village)})`}
        </p>
      )}
      <div class="buttons">
        {now && (
          <Form action={path(now, 'ket-thuc')} id="ket-thuc">
            <Hidden name="ve" value="chu-tri" />
            <SubmitButton tone="secondary">Kết thúc lượt</SubmitButton>
          </Form>
        )}
        {next && (
          <Form action={path(next, 'bat-dau')} id="moi-tiep">
            <Hidden name="ve" value="chu-tri" />
            <SubmitButton>Mời {next.name}</SubmitButton>
          </Form>
        )}
      </div>
      {now && <CutTurn {...props} speech={now} back="chu-tri" />}
    </Section>
  )
}

/** One form, a button for each disposition; those that need words say so. */
function OneTap(props: ChairProps & { readonly matter: Matter }) {
  const { matter, day, who, regulation } = props
  const state = stateFor(props.again, matter.id)
  const offered = regulation.dispositions.filter((code) => code !== 'tach_don' && code !== 'tu_choi')
  const prepared = props.prepared.get(matter.id)
  return (
    <Section title={matter.name ?? 'Không nêu tên'} card id={matter.id}>
      <Quote by={villageName(day, matter.village)}>{matter.text}</Quote>
      {prepared && <Prepared answer={prepared} />}
      <Form action={dayPath(who.commune.id, day.conference.id, `chu-tri/${matter.id}`)} id={matter.id}>
        <ErrorSummary state={state} />
        <TextArea
          {...field(state, 'answer', prepared?.text)}
          label="Trả lời, ý kiến của chủ trì"
          rows={prepared ? 4 : 2}
        />
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

export function Prepared({ answer }: { readonly answer: PreparedAnswer }) {
  return (
    <Callout tone="neutral" title={`${answer.unit} đã chuẩn bị trả lời`}>
      <p>{answer.text}</p>
      {answer.legalBasis && <p>Căn cứ: {answer.legalBasis}</p>}
      {!answer.approved && (
        <p>
          <Badge tone="due">Dự thảo, chưa duyệt</Badge>
        </p>
      )}
    </Callout>
  )
}

function HandOver(props: ChairProps) {
  const { day, who } = props
  const session = day.session ?? 1
  const state = stateFor(props.again, 'giao-chu-tri')
  const now = chairsNow(day.conference, day.handovers, session)
  const others = mayTakeOver(day.conference, day.handovers, session)
  return (
    <Section title={`Chủ trì: ${now.map((chair) => chair.name).join(', ') || 'chưa ghi'}`} card id="giao">
      {others.length === 0 ? (
        <p class="muted">Hội nghị không ghi người chủ trì thay.</p>
      ) : (
        <details class="more" open={props.again?.form === 'giao-chu-tri'}>
          <summary>Giao người khác chủ trì</summary>
          <Form action={dayPath(who.commune.id, day.conference.id, 'giao-chu-tri')} id="giao-chu-tri">
            <ErrorSummary state={state} />
            <Hidden name="session" value={String(session)} />
            <Select
              {...field(state, 'to', others.length === 1 ? others[0]?.id : undefined)}
              label="Người chủ trì tiếp"
              required
              options={others.map((one) => ({ value: one.id, label: `${one.name}, ${one.title}` }))}
            />
            <TextField {...field(state, 'reason')} label="Lý do" required />
            <Buttons>
              <SubmitButton tone="secondary">Giao chủ trì</SubmitButton>
            </Buttons>
          </Form>
        </details>
      )}
    </Section>
  )
}
