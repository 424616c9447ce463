// "Tổ chức thay đổi": a unit that is dissolved, a commune that is merged, what is taken over from one that was.
import { shortDate } from '../../kit/clock.ts'
import { Badge, Callout, DateText, Section } from '../../kit/html/bits.tsx'
import { DateField, FieldRow, Select, TextField } from '../../kit/html/fields.tsx'
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
import { DataTable } from '../../kit/html/table.tsx'
import { count } from '../../kit/text.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import type { Unit } from '../../office/store.ts'
import type { CommuneMergedRow, CommuneRow } from '../../office/tables.ts'
import { short } from '../list.pages.tsx'
import type { OpenMatter } from './open.ts'
import { successionPath } from './paths.ts'
import type { Predecessor } from './store.ts'

export interface Inherited {
  readonly from: Predecessor
  readonly open: readonly OpenMatter[]
}

interface Props {
  readonly who: Signed
  readonly units: readonly Unit[]
  readonly communes: readonly CommuneRow[]
  readonly merger: CommuneMergedRow | undefined
  /** Own matters that are still open. */
  readonly ownOpen: number
  readonly inherited: readonly Inherited[]
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
  readonly today: Temporal.PlainDate
  readonly refused: string
  readonly state: FormState
}

export function SuccessionPage(props: Props) {
  const { who } = props
  return (
    <Office
      who={who}
      title="Tổ chức thay đổi"
      current="quan-tri"
      crumbs={[{ href: `/xa/${who.commune.id}/ban-giao`, label: 'Bàn giao, làm thay' }]}
      intro="Đơn vị giải thể, xã sáp nhập: việc còn mở và lời đã hứa được chuyển giao, thời hạn giữ nguyên, không nội dung nào mất người giữ."
    >
      {props.inherited.map((each) => (
        <TakeOver key={each.from.commune} of={props} inherited={each} />
      ))}
      <Dissolve {...props} />
      {who.rights.has('office.manage') && <Merge {...props} />}
    </Office>
  )
}

const communeWords = (one: CommuneRow) => `${one.kind} ${one.name}`

const stateOf = (props: Props, form: string) => (props.refused === form ? props.state : NEW_FORM)

const working = (units: readonly Unit[]) =>
  units.filter((unit) => unit.dissolved === null).map((unit) => ({ value: unit.id, label: unit.name }))

function TakeOver(props: { readonly of: Props; readonly inherited: Inherited }) {
  const { of } = props
  const { from, open } = props.inherited
  const mine = of.state.values.from === from.commune
  const state = mine ? stateOf(of, 'tiep-nhan') : NEW_FORM
  return (
    <Section title={`Tiếp nhận từ ${from.name}`} id={`tu-${from.commune}`} card>
      <p>
        Sáp nhập ngày {shortDate(from.onDate)}.{' '}
        {open.length === 0
          ? 'Mọi nội dung còn mở và lời đã hứa đều đã được tiếp nhận.'
          : `Còn ${count(open.length)} nội dung mở chưa tiếp nhận. Sau khi tiếp nhận, người dân tra bằng mã cũ vẫn tìm thấy.`}
      </p>
      {open.length > 0 && (
        <>
          <DataTable
            caption={`Nội dung còn mở của ${from.name}`}
            quietCaption
            rows={open}
            rowKey={(row) => row.question}
            columns={[
              {
                key: 'text',
                label: 'Nội dung',
                wide: true,
                cell: (row) => (
                  <>
                    {short(row.text)} <span class="muted">{row.code}</span>
                  </>
                ),
              },
              { key: 'state', label: 'Trạng thái', cell: (row) => <Badge tone="waiting">{row.state}</Badge> },
              {
                key: 'owed',
                label: 'Còn phải làm',
                cell: (row) => (row.owed ? 'Trả lời' : `Việc đã hứa: ${row.promise?.text ?? ''}`),
              },
              {
                key: 'due',
                label: 'Hạn',
                cell: (row) =>
                  row.due === null ? (
                    'Không ấn định ngày'
                  ) : (
                    <DateText date={Temporal.PlainDate.from(row.due)} />
                  ),
              },
            ]}
          />
          {of.who.rights.has('petition.triage') && (
            <Form action={`${successionPath(of.who.commune.id)}/tiep-nhan`} id={`nhan-${from.commune}`}>
              <ErrorSummary state={state} />
              <Hidden name="from" value={from.commune} />
              <FieldRow>
                <Select
                  {...field(state, 'conference', of.conferences[0]?.id)}
                  label="Đưa vào hội nghị"
                  hint="Hội nghị này mở đầu bằng các việc đã hứa."
                  options={of.conferences.map((one) => ({ value: one.id, label: one.title }))}
                  required
                />
                <Select
                  {...field(state, 'unit')}
                  label="Giao đơn vị"
                  hint="Chuyển từng nội dung sang đơn vị khác sau cũng được."
                  options={working(of.units)}
                  required
                />
              </FieldRow>
              <Buttons>
                <SubmitButton icon="check">Tiếp nhận {count(open.length)} nội dung</SubmitButton>
              </Buttons>
            </Form>
          )}
        </>
      )}
    </Section>
  )
}

function Dissolve(props: Props) {
  const state = stateOf(props, 'don-vi')
  const gone = props.units.filter((unit) => unit.dissolved !== null)
  const options = working(props.units)
  const takesOver = props.inherited.some(({ open }) => open.length > 0)
  return (
    <Section title="Đơn vị giải thể" id="don-vi" card>
      {gone.length > 0 && (
        <ul>
          {gone.map((unit) => (
            <li key={unit.id}>
              {unit.name}, từ ngày {shortDate(unit.dissolved ?? '')}
            </li>
          ))}
        </ul>
      )}
      <Form action={`${successionPath(props.who.commune.id)}/don-vi`} id="giai-the">
        <ErrorSummary state={state} />
        <FieldRow>
          <Select {...field(state, 'unit')} label="Đơn vị nào giải thể" options={options} required />
          <Select
            {...field(state, 'successor')}
            label="Đơn vị tiếp nhận"
            hint="Chỉ để trống khi đơn vị không còn giữ việc nào."
            options={options}
          />
        </FieldRow>
        <DateField {...field(state, 'onDate', shortDate(props.today))} label="Từ ngày" required />
        <TextField
          {...field(state, 'reason')}
          label="Căn cứ, lý do"
          example="Quyết định số 45/QĐ-UBND ngày 20/6/2025"
          width="l"
          maxLength={500}
          required
        />
        <Buttons>
          <SubmitButton tone={takesOver ? 'secondary' : 'primary'}>
            Ghi giải thể và chuyển việc còn mở
          </SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function Merge(props: Props) {
  const state = stateOf(props, 'sap-nhap')
  const { merger, communes } = props
  if (merger) {
    const into = communes.find((one) => one.commune_id === merger.successor_id)
    return (
      <Section title="Xã sáp nhập" id="sap-nhap">
        <Callout tone="waiting">
          <p>
            Xã đã sáp nhập vào {into ? communeWords(into) : merger.successor_id} từ ngày{' '}
            {shortDate(merger.on_date)}.{' '}
            {props.ownOpen === 0
              ? 'Mọi nội dung còn mở đã được xã mới tiếp nhận.'
              : `Còn ${count(props.ownOpen)} nội dung chờ xã mới tiếp nhận.`}
          </p>
        </Callout>
      </Section>
    )
  }
  return (
    <Section title="Xã sáp nhập" id="sap-nhap" card>
      <p>
        {props.ownOpen === 0
          ? 'Xã không còn nội dung nào mở; chỉ ghi xã tiếp nhận và ngày.'
          : `Nêu xã tiếp nhận: xã ấy sẽ thấy ${count(props.ownOpen)} nội dung còn mở và lời đã hứa ở đây để tiếp nhận.`}{' '}
        Sổ văn bản, nhật ký của xã này giữ nguyên. Ghi rồi không rút lại được.
      </p>
      <Form action={`${successionPath(props.who.commune.id)}/sap-nhap`} id="ghi-sap-nhap">
        <ErrorSummary state={state} />
        <FieldRow>
          <Select
            {...field(state, 'successor')}
            label="Xã tiếp nhận"
            options={communes.map((one) => ({ value: one.commune_id, label: communeWords(one) }))}
            required
          />
          <DateField {...field(state, 'onDate', shortDate(props.today))} label="Từ ngày" required />
        </FieldRow>
        <TextField
          {...field(state, 'reason')}
          label="Căn cứ, lý do"
          example="Nghị quyết số 1677/NQ-UBTVQH15"
          width="l"
          maxLength={500}
          required
        />
        <Buttons>
          <SubmitButton tone="danger">Ghi sáp nhập</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
