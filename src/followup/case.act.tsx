// One act of the case page, folded away under its name, and what every part of that page is given.
import type { ComponentChildren } from 'preact'
import { Buttons, ErrorSummary, Form, type FormState, NEW_FORM, SubmitButton } from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import type { CaseView } from './case.view.ts'
import { casePath } from './list.pages.tsx'

/** The form that was refused, by the noun of its act. */
export interface Failed {
  readonly act: string
  readonly state: FormState
}

export interface CaseProps {
  readonly who: Signed
  readonly view: CaseView
  readonly today: Temporal.PlainDate
  readonly failed?: Failed | undefined
}

/** One act folded away under its name; open when it was refused, with what was typed. */
export function Act(props: {
  readonly of: CaseProps
  readonly act: string
  readonly title: string
  readonly button: string
  readonly tone?: 'primary' | 'secondary' | 'danger'
  readonly upload?: boolean
  readonly open?: boolean
  readonly children: (state: FormState) => ComponentChildren
}) {
  const { who, view, failed } = props.of
  const state = failed?.act === props.act ? failed.state : NEW_FORM
  return (
    <details class="more act" id={`${props.act}-khung`} open={props.open || failed?.act === props.act}>
      <summary>{props.title}</summary>
      <div class="more-body">
        <Form
          id={props.act}
          action={`${casePath(who.commune.id, view.question.id)}/${props.act}`}
          upload={props.upload}
        >
          <ErrorSummary state={state} />
          {props.children(state)}
          <Buttons>
            <SubmitButton tone={props.tone ?? 'secondary'}>{props.button}</SubmitButton>
          </Buttons>
        </Form>
      </div>
    </details>
  )
}
