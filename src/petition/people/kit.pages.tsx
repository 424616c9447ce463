// The page that asks how many numbered slips to print, and from which number.
import { Callout } from '../../kit/html/bits.tsx'
import { FieldRow, TextField } from '../../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, field, SubmitButton } from '../../kit/html/form.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'

export function KitPage(props: {
  readonly who: Signed
  readonly conference: { readonly id: string; readonly title: string }
  readonly state: FormState
  /** The highest number entered so far, if any. */
  readonly last: string | undefined
}) {
  const { who, conference, state } = props
  const base = `/xa/${who.commune.id}`
  return (
    <Office
      who={who}
      title="Bộ phiếu dự phòng"
      current="y-kien"
      crumbs={[
        { href: `${base}/y-kien?hoi-nghi=${encodeURIComponent(conference.id)}`, label: 'Ý kiến' },
        { href: `${base}/y-kien/nhap?hoi-nghi=${encodeURIComponent(conference.id)}`, label: 'Nhập ý kiến' },
      ]}
      intro="In sẵn để dùng khi mất điện, mất mạng: mỗi tờ một phiếu có số và mảnh biên nhận cùng số. Khi có điện, nhập từng phiếu với số in trên phiếu và giờ nhận thật; một số chỉ nhập được một lần. Mỗi thôn, mỗi bàn nhận nên có chữ đầu riêng, ví dụ A, B."
    >
      {props.last !== undefined && (
        <Callout tone="neutral" title={`Phiếu có số lớn nhất đã nhập: ${props.last}`} />
      )}
      <Form action={`${base}/hoi-nghi/${conference.id}/bo-phieu`} method="get" id="bo-phieu">
        <ErrorSummary state={state} />
        <FieldRow>
          <TextField {...field(state, 'loat', '')} label="Chữ đầu của số" width="xs" />
          <TextField {...field(state, 'tu', '1')} label="Từ số" inputmode="numeric" width="xs" required />
          <TextField
            {...field(state, 'so', '50')}
            label="In bao nhiêu phiếu"
            inputmode="numeric"
            width="xs"
            required
          />
        </FieldRow>
        <Buttons>
          <SubmitButton icon="print">In bộ phiếu (PDF, khổ A4)</SubmitButton>
        </Buttons>
      </Form>
    </Office>
  )
}
