// Before issuing: which dates move if the notice of conclusion is issued on another day than was assumed.

import { Moves, type MoveWords } from '../calendar/moves.pages.tsx'
import type { Replanned } from '../calendar/moves.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { Section } from '../kit/html/bits.tsx'
import { DateField } from '../kit/html/fields.tsx'
import { Buttons, Form, SubmitButton } from '../kit/html/form.tsx'

export interface WhenIssued {
  readonly on: Temporal.PlainDate
  /** Why the day asked for cannot be shown. */
  readonly problem: string | undefined
  readonly replanned: Replanned
  readonly words: MoveWords
}

export function WhenIssuedSection(props: { readonly action: string; readonly when: WhenIssued }) {
  const { when } = props
  return (
    <Section title={`Nếu ban hành ${longDate(when.on)}`} id="khi-ban-hanh">
      <Form action={`${props.action}#khi-ban-hanh`} method="get" id="khi">
        <DateField
          name="khi"
          value={shortDate(when.on)}
          label="Ngày ban hành dự định"
          {...(when.problem === undefined ? {} : { error: when.problem })}
        />
        <Buttons>
          <SubmitButton tone="secondary">Xem các hạn dời</SubmitButton>
        </Buttons>
      </Form>
      {when.problem === undefined && <Moves replanned={when.replanned} words={when.words} single />}
    </Section>
  )
}
