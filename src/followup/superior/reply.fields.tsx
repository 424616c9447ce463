// What a superior answered, the same whoever writes it down: the seat itself or the commune's office.

import { shortDate } from '../../kit/clock.ts'
import { DateField, TextArea, TextField } from '../../kit/html/fields.tsx'
import { type FormState, field } from '../../kit/html/form.tsx'

export function ReplyFields(props: { readonly state: FormState; readonly today: Temporal.PlainDate }) {
  const { state } = props
  return (
    <>
      <TextArea {...field(state, 'text')} label="Nội dung trả lời" required rows={6} maxLength={20000} />
      <TextField
        {...field(state, 'reference')}
        label="Số, ngày văn bản"
        example="120/UBND-KT ngày 10/9/2025"
        maxLength={200}
        width="l"
      />
      <DateField {...field(state, 'onDate', shortDate(props.today))} label="Ngày trả lời" required />
    </>
  )
}
