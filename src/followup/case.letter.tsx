// Letters a case leads to: to the superior where the commune may not decide, guidance to the person.
import { shortDate } from '../kit/clock.ts'
import { DateField, TextArea, TextField } from '../kit/html/fields.tsx'
import { type FormState, field } from '../kit/html/form.tsx'
import { Act, type CaseProps as Props } from './case.act.tsx'

export function LetterFields(props: {
  readonly state: FormState
  readonly stored?: { body: string; request: string; replyBy: string | null }
}) {
  const { state, stored } = props
  return (
    <>
      <TextField
        {...field(state, 'body', stored?.body)}
        label="Cơ quan cấp trên"
        example="Sở Xây dựng"
        required
        maxLength={200}
        width="l"
      />
      <TextArea {...field(state, 'request', stored?.request)} label="Nội dung đề nghị" required rows={5} />
      <DateField
        {...field(state, 'replyBy', stored?.replyBy ? shortDate(stored.replyBy) : undefined)}
        label="Đề nghị trả lời chậm nhất ngày"
      />
    </>
  )
}

export function LetterForm(props: Props) {
  const now = props.view.row.next === 'letter'
  return (
    <Act
      of={props}
      act="de-nghi"
      title="Đề nghị cấp trên"
      button="Lập dự thảo đề nghị"
      tone={now ? 'primary' : 'secondary'}
      open={now}
    >
      {(state) => <LetterFields state={state} />}
    </Act>
  )
}

export function GuidanceForm(props: Props) {
  const now = props.view.row.next === 'guide'
  return (
    <Act
      of={props}
      act="huong-dan"
      title="Hướng dẫn liên hệ cơ quan khác"
      button="Ghi hướng dẫn"
      tone={now ? 'primary' : 'secondary'}
      open={now}
    >
      {(state) => (
        <>
          <TextField
            {...field(state, 'body')}
            label="Cơ quan, tổ chức có trách nhiệm"
            maxLength={200}
            width="l"
          />
          <TextArea
            {...field(state, 'text')}
            label="Hướng dẫn"
            hint="Vì sao thuộc cơ quan khác; liên hệ ai, ở đâu, mang giấy tờ gì."
            required
            rows={4}
            maxLength={4000}
          />
        </>
      )}
    </Act>
  )
}
