// The restricted register of denunciations: seen by its keepers only.
import { shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, Code4, Empty, Facts, Prose, Quote, Section, WithAside } from '../kit/html/bits.tsx'
import { DateField, FileField, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, type FormState, field, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { CHANNEL } from '../regulation/codes.ts'
import { shortened } from './inbox.pages.tsx'
import type { RestrictedMatter } from './restricted.store.ts'
import { label, type NamesOf, senderWords } from './words.ts'

const MARK = <Badge tone="restricted">Hạn chế</Badge>

function Secrecy() {
  return (
    <Callout tone="restricted">
      <p>
        Bí mật người tố cáo (Luật Tố cáo số 25/2018/QH14). Không sao chép, không in ra ngoài hồ sơ, không trao
        đổi với người không được giao.
      </p>
    </Callout>
  )
}

export function RestrictedListPage(props: {
  readonly who: Signed
  readonly rows: readonly RestrictedMatter[]
}) {
  const base = `/xa/${props.who.commune.id}/so-han-che`
  return (
    <Office who={props.who} title="Sổ hạn chế" current="y-kien" mark={MARK}>
      <Secrecy />
      <DataTable
        caption="Nội dung tố cáo đã tách"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'noi-dung',
            label: 'Nội dung',
            wide: true,
            cell: (row) => <a href={`${base}/${row.id}`}>{shortened(row.text)}</a>,
          },
          { key: 'nhan', label: 'Ngày nhận', cell: (row) => shortTime(row.received_at) },
          { key: 'ma', label: 'Mã', cell: (row) => <Code4 code={row.code} /> },
          { key: 'ban-giao', label: 'Bàn giao', cell: (row) => <HandedOver row={row} /> },
        ]}
        empty={
          <Empty
            title="Sổ đang trống"
            text="Nội dung tố cáo do người phân loại tách khỏi đối thoại sẽ nằm ở đây."
            icon="lock"
          />
        }
      />
    </Office>
  )
}

function HandedOver(props: { readonly row: RestrictedMatter }) {
  const { to_body, on_date } = props.row
  if (to_body === null || on_date === null) return <Badge tone="due">Chưa bàn giao</Badge>
  return (
    <Badge tone="done">
      {to_body}, {shortDate(on_date)}
    </Badge>
  )
}

export function RestrictedPage(props: {
  readonly who: Signed
  readonly row: RestrictedMatter
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[]
  readonly villages: NamesOf
  readonly state: FormState
}) {
  const { row, state } = props
  const base = `/xa/${props.who.commune.id}/so-han-che`
  return (
    <Office
      who={props.who}
      title="Nội dung hạn chế"
      current="y-kien"
      mark={MARK}
      crumbs={[{ href: base, label: 'Sổ hạn chế' }]}
    >
      <Secrecy />
      <WithAside
        aside={
          <Facts
            items={[
              { term: 'Mã biên nhận', value: <Code4 code={row.code} /> },
              { term: 'Ngày nhận', value: shortTime(row.received_at) },
              { term: 'Nguồn', value: label(CHANNEL, row.channel) },
              { term: 'Điện thoại', value: row.phone ?? 'Không có' },
              ...(row.people === null && row.on_behalf === null
                ? []
                : [{ term: 'Người liên quan', value: <Prose text={row.people ?? row.on_behalf ?? ''} /> }]),
              ...(row.sender_hidden === 1
                ? [{ term: 'Nội dung khác cùng lượt', value: 'Đi tiếp, không ghi người gửi' }]
                : []),
              { term: 'Bàn giao', value: <HandedOver row={row} /> },
              ...(row.document === null ? [] : [{ term: 'Phiếu chuyển số', value: row.document }]),
              ...(row.received_by === null ? [] : [{ term: 'Người nhận', value: row.received_by }]),
              ...(row.receipt === null ? [] : [{ term: 'Giấy biên nhận', value: row.receipt }]),
            ]}
          />
        }
      >
        <Section title="Nội dung" card>
          <Quote by={senderWords({ ...row, signers: null }, props.villages)}>
            <Prose text={row.text} />
          </Quote>
          {props.files.length > 0 && (
            <ul>
              {props.files.map((file) => (
                <li key={file.id}>
                  <a href={`${base}/${row.id}/tep/${file.id}`}>{file.name}</a>
                </li>
              ))}
            </ul>
          )}
        </Section>
        {row.to_body !== null && (
          <p>
            <a href={`${base}/${row.id}/phieu-chuyen`}>In lại phiếu chuyển và giấy biên nhận (PDF)</a>
          </p>
        )}
        {row.to_body === null && (
          <Section title="Bàn giao cơ quan có thẩm quyền" card>
            <p>
              <a href={`${base}/${row.id}/phieu-chuyen`}>In phiếu chuyển kèm giấy biên nhận (PDF)</a>: người
              nhận ký giấy biên nhận, thông tin người tố cáo để phong bì riêng. Rồi ghi lại ở đây.
            </p>
            <Form action={`${base}/${row.id}/ban-giao`} upload>
              <ErrorSummary state={state} />
              <TextField {...field(state, 'toBody')} label="Cơ quan nhận" example="Thanh tra tỉnh" required />
              <DateField {...field(state, 'onDate')} label="Ngày bàn giao" required />
              <TextField
                {...field(state, 'document')}
                label="Số phiếu chuyển"
                hint="Theo sổ riêng của xã."
                example="02/PC"
                width="m"
              />
              <TextField
                {...field(state, 'receivedBy')}
                label="Người nhận"
                example="Bà Lê Thị Hoa, thanh tra viên"
              />
              <TextField
                {...field(state, 'receipt')}
                label="Số giấy biên nhận của cơ quan nhận"
                example="12/BN-TTr"
              />
              <FileField
                name="files"
                label="Bản chụp giấy biên nhận đã ký"
                error={state.errors.files}
                accept=".jpg,.jpeg,.png,.webp,.pdf"
              />
              <Buttons>
                <SubmitButton>Ghi bàn giao</SubmitButton>
              </Buttons>
            </Form>
          </Section>
        )}
      </WithAside>
    </Office>
  )
}
