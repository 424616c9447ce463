// Tiếp nhận xử lý: what units have not taken yet, many taken at once; what came back to the office; the days for it.
import { Empty, Section } from '../../kit/html/bits.tsx'
import { TextField } from '../../kit/html/fields.tsx'
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
import { BulkBar, FilterBar } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { grouped } from '../../petition/code.ts'
import { MOST_AT_ONCE, MOST_DAYS } from './form.ts'
import { AcceptanceTable, acceptancePath } from './parts.tsx'
import type { AcceptanceView, AcceptanceWork } from './view.ts'

export interface AcceptancePageProps {
  readonly who: Signed
  readonly view: AcceptanceView
  /** The unit the list is narrowed to. */
  readonly unit: { readonly id: string; readonly name: string } | undefined
  readonly term: { readonly days: number | null; readonly version: number }
  readonly failed?: { readonly form: 'nhieu' | 'thoi-han'; readonly state: FormState } | undefined
}

/** Those this person takes: of the own unit, or for any unit. */
const takes = (who: Signed, row: AcceptanceWork) =>
  who.rights.has('case.manage') || (who.rights.has('answer.draft') && who.unit === row.acceptance.unit)

export function AcceptancePage(props: AcceptancePageProps) {
  const { who, view, unit } = props
  const base = acceptancePath(who.commune.id)
  const all = who.rights.has('petition.read')
  return (
    <Office
      who={who}
      title="Tiếp nhận xử lý"
      current="giai-quyet"
      crumbs={[{ href: `/xa/${who.commune.id}/giai-quyet`, label: 'Giải quyết' }]}
      intro="Đơn vị được giao xác nhận tiếp nhận, hoặc trả lại Văn phòng khi không thuộc trách nhiệm. Chưa tiếp nhận không làm dừng việc: soạn trả lời, ghi tiến độ cũng là đã tiếp nhận."
    >
      {unit && (
        <FilterBar
          total={view.asked.length + view.back.length}
          unit="nội dung"
          filters={[{ label: 'Đơn vị', value: unit.name, removeHref: base }]}
          clearHref={base}
        />
      )}
      {view.back.length > 0 && (
        <Section title={`Đơn vị trả lại, chờ giao lại (${view.back.length})`} id="tra-lai">
          <AcceptanceTable who={who} caption="Đơn vị trả lại" rows={view.back} showUnit={all} />
        </Section>
      )}
      <Section title={`Chưa tiếp nhận (${view.asked.length})`} id="chua-tiep-nhan">
        <Asked {...props} all={all} />
      </Section>
      {who.rights.has('case.manage') && <TermForm {...props} />}
    </Office>
  )
}

function Asked(props: AcceptancePageProps & { readonly all: boolean }) {
  const { who, view } = props
  const rows = view.asked
  if (rows.length === 0)
    return (
      <Empty
        title="Không có nội dung nào chờ tiếp nhận"
        text="Nội dung mới giao cho đơn vị hiện ở đây cho tới khi đơn vị tiếp nhận, trả lại hoặc bắt đầu giải quyết."
        icon="check"
      />
    )
  const office = who.rights.has('case.manage')
  const state = props.failed?.form === 'nhieu' ? props.failed.state : NEW_FORM
  if (!rows.some((row) => takes(who, row)))
    return <AcceptanceTable who={who} caption="Chưa tiếp nhận" rows={rows} showUnit={props.all} />
  return (
    <Form action={acceptancePath(who.commune.id)} id="tiep-nhan-nhieu">
      <ErrorSummary state={state} />
      <AcceptanceTable
        who={who}
        caption="Chưa tiếp nhận"
        rows={rows}
        showUnit={props.all}
        choose={{
          name: 'questions',
          value: (row) => row.acceptance.question,
          label: (row) => `Chọn nội dung ${grouped(row.code)}`,
        }}
      />
      {!office && rows.map((row) => <Hidden name="shown" value={row.acceptance.question} />)}
      <BulkBar label="Nội dung đã chọn:">
        <SubmitButton icon="check" tone={office ? 'secondary' : 'primary'}>
          {office ? 'Ghi đơn vị đã tiếp nhận' : 'Tiếp nhận xử lý'}
        </SubmitButton>
        {!office && rows.length > 1 && rows.length <= MOST_AT_ONCE && (
          <SubmitButton tone="secondary" name="all" value="1">
            Tiếp nhận cả {rows.length} nội dung
          </SubmitButton>
        )}
      </BulkBar>
    </Form>
  )
}

function TermForm(props: AcceptancePageProps) {
  const state = props.failed?.form === 'thoi-han' ? props.failed.state : NEW_FORM
  const { days, version } = props.term
  return (
    <Section title="Thời hạn tiếp nhận" id="thoi-han" card>
      <Form action={`${acceptancePath(props.who.commune.id)}/thoi-han`} id="thoi-han-tiep-nhan">
        <ErrorSummary state={state} />
        <Hidden name="_version" value={String(version)} />
        <TextField
          {...field(state, 'days', days === null ? '' : String(days))}
          label="Số ngày làm việc"
          hint={`Từ 1 đến ${MOST_DAYS}, tính từ ngày giao; Văn phòng giao lại nội dung bị trả lại cũng trong số ngày này. Để trống: không ấn định ngày. Chỉ áp dụng cho nội dung giao từ nay.`}
          inputmode="numeric"
          width="xs"
        />
        <Buttons>
          <SubmitButton tone="secondary">Lưu thời hạn tiếp nhận</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
