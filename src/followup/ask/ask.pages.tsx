// The village head's page for the phone: who has an answer, and one tap for what the person says of it.
import { longDate } from '../../kit/clock.ts'
import { Badge, Callout, Code4, Empty, Prose, Quote } from '../../kit/html/bits.tsx'
import { Checkbox, TextArea } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  NEW_FORM,
  SubmitButton,
} from '../../kit/html/form.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { REQUEST_STATE } from '../../regulation/codes.ts'
import { STATE_TONE } from '../words.ts'
import type { AskedRow } from './ask.store.ts'

export interface AskPageProps {
  readonly who: Signed
  readonly rows: readonly AskedRow[]
  readonly state: FormState
  /** The question whose form was refused. */
  readonly failed: string | undefined
  /** The question just told of. */
  readonly done: string | undefined
}

export function askPath(commune: string): string {
  return `/xa/${commune}/hoi-hai-long`
}

export function AskPage(props: AskPageProps) {
  const { who, rows } = props
  const asked = rows.filter((row) => row.said !== undefined).length
  const shown = rows.some((row) => row.question.id === props.failed)
  return (
    <Office
      who={who}
      title="Hỏi mức hài lòng"
      current="y-kien"
      crumbs={[{ href: `/xa/${who.commune.id}/y-kien`, label: 'Ý kiến' }]}
      intro={
        rows.length === 0
          ? 'Những người của thôn đã có câu trả lời sẽ hiện ở đây.'
          : `Đã hỏi ${asked}/${rows.length} nội dung đã có câu trả lời. Đọc câu trả lời cho người dân nghe rồi bấm đúng lời họ nói.`
      }
    >
      {props.done && (
        <Callout tone="done" role="status">
          <p>Đã ghi. Bấm nhầm thì sửa ngay ở dưới; lời sau cùng được tính.</p>
        </Callout>
      )}
      {!shown && <ErrorSummary state={props.state} />}
      {rows.length === 0 ? (
        <Empty
          title="Chưa có câu trả lời nào để hỏi"
          icon="message"
          text="Khi xã trả lời ý kiến của thôn, từng người hiện ở đây để hỏi một lần."
        />
      ) : (
        <div class="stack">
          {rows.map((row) => (
            <Person key={row.question.id} row={row} of={props} />
          ))}
        </div>
      )}
    </Office>
  )
}

function Person(props: { readonly row: AskedRow; readonly of: AskPageProps }) {
  const { row, of } = props
  const { question, said } = row
  const failed = of.failed === question.id
  return (
    <article class="card stack" id={`hl-${question.id}`}>
      <p>
        <strong>{question.name ?? 'Không ghi tên'}</strong> <Code4 code={question.code} />
      </p>
      <Quote>{question.text}</Quote>
      <p>
        <Badge tone={STATE_TONE[row.state]}>{REQUEST_STATE[row.state]}</Badge>
        {row.answeredOn && <span class="muted"> {longDate(row.answeredOn)}</span>}
      </p>
      {row.answer !== undefined && (
        <>
          <h3>Đọc cho người dân nghe</h3>
          <Prose text={row.answer} />
        </>
      )}
      {said && (
        <p>
          <Badge tone={said.satisfied ? 'done' : 'late'}>
            {said.satisfied ? 'Hài lòng' : 'Chưa hài lòng'}
          </Badge>
          {said.reason && ` ${said.reason}`}
        </p>
      )}
      {said ? (
        <details class="more act" open={failed}>
          <summary>Sửa lời đã ghi</summary>
          <div class="more-body">
            <WordForm row={row} of={of} />
          </div>
        </details>
      ) : (
        <WordForm row={row} of={of} />
      )}
    </article>
  )
}

/** One tap for who is content; who is not says why. */
function WordForm(props: { readonly row: AskedRow; readonly of: AskPageProps }) {
  const { row, of } = props
  const state = of.failed === row.question.id ? of.state : NEW_FORM
  const discontent = state.values.satisfied === 'khong'
  const action = askPath(of.who.commune.id)
  return (
    <>
      <Form action={action} id={`loi-${row.question.id}`}>
        {!discontent && <ErrorSummary state={state} />}
        <Hidden name="question" value={row.question.id} />
        <Hidden name="satisfied" value="co" />
        <Buttons>
          <SubmitButton tone="secondary" icon="check">
            Hài lòng
          </SubmitButton>
        </Buttons>
      </Form>
      <details class="more act" open={discontent}>
        <summary>Chưa hài lòng</summary>
        <div class="more-body">
          <Form action={action} id={`chua-${row.question.id}`}>
            {discontent && <ErrorSummary state={state} />}
            <Hidden name="question" value={row.question.id} />
            <Hidden name="satisfied" value="khong" />
            <TextArea
              label="Điều chưa hài lòng"
              {...field(state, 'reason', row.said?.reason ?? undefined)}
              rows={2}
              maxLength={2000}
              required
            />
            {row.mayAskAgain && (
              <Checkbox
                label="Người dân đề nghị xem lại"
                hint="Trong 30 ngày từ khi có kết quả, một lần."
                name="again"
                value="co"
                checked={state.values.again === 'co'}
                {...(state.errors.again ? { error: state.errors.again } : {})}
              />
            )}
            <Buttons>
              <SubmitButton tone="secondary">Ghi chưa hài lòng</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </>
  )
}
