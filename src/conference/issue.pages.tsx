// The page on which the plan or the notice is read once more and issued: what is missing, the paper itself, number, date.
import { shortDate } from '../kit/clock.ts'
import { Callout, Section, WithAside } from '../kit/html/bits.tsx'
import { DateField, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import type { Result } from '../kit/result.ts'
import type { Signed } from '../office/session.ts'
import { Paper } from '../paper/html/paper.tsx'
import { compose } from '../paper/layout/compose.ts'
import type { PaperModel } from '../paper/model.ts'
import type { PaperProblem } from '../paper/registry.ts'
import type { PaperRow } from '../paper/tables.ts'
import type { Stage } from './conference.ts'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'

export interface IssuePageProps {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly part: 'ke-hoach' | 'thong-bao'
  readonly title: string
  readonly button: string
  /** What issuing sets off, in one sentence. */
  readonly explain: string
  /** What should be known before issuing, though it does not hinder: a limit that has passed. */
  readonly remarks: readonly string[]
  /** The paper as it would print, or why it cannot be written yet. */
  readonly draft: Result<PaperModel, PaperProblem>
  readonly current: PaperRow | undefined
  readonly today: Temporal.PlainDate
  readonly state: FormState
}

export function IssuePage(props: IssuePageProps) {
  const { who, conference, draft, current } = props
  const shut = conference.closure !== null || conference.cancellation !== null
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="" title={props.title}>
      <WithAside
        aside={
          <>
            {current && (
              <Callout tone="done" title="Đã ban hành">
                <p>
                  <a href={`/xa/${who.commune.id}/van-ban/${current.id}`}>
                    {current.symbol} ngày {shortDate(current.issued_on)}
                  </a>
                </p>
              </Callout>
            )}
            {props.remarks.map((remark) => (
              <Callout key={remark} tone="due">
                <p>{remark}</p>
              </Callout>
            ))}
            {draft.ok && !shut && <IssueForm {...props} />}
            {shut && (
              <Callout tone="late">
                <p>Hội nghị đã hủy hoặc đã khép hồ sơ: không ban hành thêm được.</p>
              </Callout>
            )}
          </>
        }
      >
        {draft.ok ? (
          <>
            <link rel="stylesheet" href={assetUrl('paper.css')} />
            <Paper sheet={compose(draft.value)} />
          </>
        ) : (
          <Callout tone="due" title="Chưa soạn được văn bản">
            <p>{draft.error.message}</p>
            <ul>
              {draft.error.links?.map((link) => (
                <li key={link.label}>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          </Callout>
        )}
      </WithAside>
    </ConferenceFrame>
  )
}

function IssueForm(props: IssuePageProps) {
  const { who, conference, current, state } = props
  return (
    <Section title={current ? 'Ban hành bản thay thế' : 'Ban hành'} card>
      <ErrorSummary state={state} />
      <Form action={conferencePath(who.commune.id, conference.id, props.part)}>
        <p>{props.explain}</p>
        {current && <Hidden name="replaces" value={current.id} />}
        {current && <p>Bản {current.symbol} giữ nguyên trong hồ sơ; bản mới thay thế bản ấy.</p>}
        <TextField
          {...field(state, 'number')}
          label="Số văn bản"
          hint="Để trống thì lấy số tiếp theo trong sổ."
          inputmode="numeric"
          width="s"
        />
        <DateField {...field(state, 'issuedOn', shortDate(props.today))} label="Ngày ban hành" required />
        <Buttons>
          <SubmitButton>{props.button}</SubmitButton>
          <LinkButton href={conferencePath(who.commune.id, conference.id)}>Để sau</LinkButton>
        </Buttons>
      </Form>
    </Section>
  )
}
