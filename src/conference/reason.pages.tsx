// Large changes that need a reason: postponed, cancelled, closed.

import type { ComponentChildren } from 'preact'
import { TextArea } from '../kit/html/fields.tsx'
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
import type { Signed } from '../office/session.ts'
import type { Stage } from './conference.ts'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'

/** One act that needs a sentence of reason, and perhaps a date. */
export function ReasonPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly part: 'huy' | 'khep'
  readonly title: string
  readonly explain: ComponentChildren
  readonly button: string
  readonly withReason?: boolean
  readonly state: FormState
}) {
  return (
    <ConferenceFrame
      who={props.who}
      conference={props.conference}
      stage={props.stage}
      current=""
      title={props.title}
    >
      <div class="reading">
        {props.explain}
        <ErrorSummary state={props.state} />
        <Form action={conferencePath(props.who.commune.id, props.conference.id, props.part)}>
          {props.withReason !== false && (
            <TextArea
              {...field(props.state, 'reason')}
              label="Lý do"
              hint="Lý do được ghi vào nhật ký và báo cho người được mời."
              rows={3}
              maxLength={1000}
              required
            />
          )}
          <Hidden name="xac-nhan" value="1" />
          <Buttons>
            <SubmitButton tone={props.part === 'huy' ? 'danger' : 'primary'}>{props.button}</SubmitButton>
            <LinkButton href={conferencePath(props.who.commune.id, props.conference.id)}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
    </ConferenceFrame>
  )
}
