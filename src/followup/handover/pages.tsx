// "Bàn giao, làm thay": who stands in for whom, what somebody holds before they go, the list both sign.
import { longDate, shortDate, shortTime } from '../../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Section } from '../../kit/html/bits.tsx'
import { DateField, FieldRow, Radios, Select, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { DeputyRecord } from '../../office/deputy.store.ts'
import { DEPUTY_KINDS, isActive } from '../../office/deputy.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import type { Person } from '../../office/store.ts'
import type { Holding } from './holdings.ts'

export interface HandoverPageProps {
  readonly who: Signed
  readonly people: readonly Person[]
  readonly records: readonly DeputyRecord[]
  readonly ownerless: readonly string[]
  /** The person whose holdings are shown. */
  readonly chosen: { readonly person: Person; readonly holdings: readonly Holding[] } | undefined
  readonly today: Temporal.PlainDate
  readonly state: FormState
}

export const handoverPath = (commune: string) => `/xa/${commune}/ban-giao`

export function HandoverPage(props: HandoverPageProps) {
  const { who, people, chosen, state } = props
  const base = handoverPath(who.commune.id)
  const options = people.map((person) => ({ value: person.id, label: `${person.name}, ${person.title}` }))
  return (
    <Office
      who={who}
      title="Bàn giao, làm thay"
      current="quan-tri"
      intro="Khi một cán bộ vắng hoặc rời nhiệm vụ, người làm thay có vai trò, đơn vị, thôn và việc chờ đích danh của người ấy. Việc đã làm vẫn ghi tên người đã làm."
    >
      <p>
        <LinkButton href={`/xa/${who.commune.id}/to-chuc`} tone="quiet">
          Đơn vị giải thể, xã sáp nhập
        </LinkButton>
      </p>
      {props.ownerless.length > 0 && (
        <Callout tone="due" title="Chưa có người phụ trách">
          <ul>
            {props.ownerless.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Records of={props} />
      <Section title="Giao người làm thay" id="giao" card>
        <Form action={base} id="giao-lam-thay">
          <ErrorSummary state={state} />
          <FieldRow>
            <Select
              label="Người vắng, người rời nhiệm vụ"
              {...field(state, 'person', chosen?.person.id)}
              options={options}
              required
            />
            <Select label="Người làm thay" {...field(state, 'deputy')} options={options} required />
          </FieldRow>
          <Radios
            label="Lý do"
            {...field(state, 'kind', 'vang_mat')}
            options={Object.entries(DEPUTY_KINDS).map(([value, label]) => ({ value, label }))}
            hint="Rời nhiệm vụ thì tài khoản của người ấy đóng từ ngày bắt đầu."
            required
          />
          <FieldRow>
            <DateField label="Từ ngày" {...field(state, 'from', shortDate(props.today))} required />
            <DateField label="Đến hết ngày" {...field(state, 'to')} hint="Rời nhiệm vụ thì để trống." />
          </FieldRow>
          <TextField label="Ghi chú" {...field(state, 'reason')} width="l" />
          <Buttons>
            <SubmitButton icon="check">Giao người làm thay</SubmitButton>
          </Buttons>
        </Form>
      </Section>
      <Section title="Xem việc đang giữ trước khi bàn giao" id="dang-giu">
        <Form action={`${base}#dang-giu`} method="get" id="xem">
          <Select
            label="Cán bộ"
            name="nguoi"
            {...(chosen ? { value: chosen.person.id } : {})}
            options={options}
            width="l"
          />
          <Buttons>
            <SubmitButton tone="secondary" icon="eye">
              Xem việc đang giữ
            </SubmitButton>
          </Buttons>
        </Form>
        {chosen && <Holdings person={chosen.person} holdings={chosen.holdings} base={base} />}
      </Section>
    </Office>
  )
}

function Holdings(props: {
  readonly person: Person
  readonly holdings: readonly Holding[]
  readonly base: string
}) {
  if (props.holdings.length === 0)
    return (
      <Callout tone="done" role="status">
        <p>
          {props.person.name} không giữ riêng việc nào: vai trò, đơn vị, thôn đều có người khác cùng phụ
          trách.
        </p>
      </Callout>
    )
  return (
    <>
      <HoldingList holdings={props.holdings} />
      <Buttons>
        <LinkButton href={`${props.base}/in?nguoi=${props.person.id}`} tone="secondary" icon="print">
          Danh mục bàn giao để in, ký
        </LinkButton>
      </Buttons>
    </>
  )
}

function HoldingList(props: { readonly holdings: readonly Holding[] }) {
  return (
    <Facts
      items={props.holdings.map((holding) => ({
        term: holding.what,
        value: holding.items.map((item) => (
          <div key={item.text}>{item.href === null ? item.text : <a href={item.href}>{item.text}</a>}</div>
        )),
      }))}
    />
  )
}

function Records(props: { readonly of: HandoverPageProps }) {
  const { records, people, today, who } = props.of
  const name = (id: string) => people.find((one) => one.id === id)?.name ?? id
  const state = (row: DeputyRecord) =>
    row.ended || (row.to !== null && row.to < today.toString())
      ? (['neutral', 'Đã kết thúc'] as const)
      : isActive(row, today.toString())
        ? (['waiting', 'Đang làm thay'] as const)
        : (['due', 'Chưa đến ngày'] as const)
  const date = (text: string) => longDate(text)
  return (
    <Section title="Đang và đã làm thay" id="lam-thay">
      <DataTable
        caption="Làm thay"
        quietCaption
        rows={records}
        rowKey={(row) => row.id}
        columns={[
          { key: 'nguoi', label: 'Người vắng', cell: (row) => name(row.person) },
          { key: 'thay', label: 'Người làm thay', cell: (row) => name(row.deputy) },
          {
            key: 'ly-do',
            label: 'Lý do',
            wide: true,
            cell: (row) => (row.reason ? `${DEPUTY_KINDS[row.kind]}: ${row.reason}` : DEPUTY_KINDS[row.kind]),
          },
          {
            key: 'thoi-gian',
            label: 'Thời gian',
            cell: (row) =>
              row.to === null ? `từ ${date(row.from)}` : `${date(row.from)} đến hết ${date(row.to)}`,
          },
          {
            key: 'tinh-trang',
            label: 'Tình trạng',
            cell: (row) => <Badge tone={state(row)[0]}>{state(row)[1]}</Badge>,
          },
          {
            key: 'viec',
            label: 'Việc cần làm',
            cell: (row) =>
              state(row)[1] === 'Đã kết thúc' ? null : (
                <Form action={`${handoverPath(who.commune.id)}/${row.id}/ket-thuc`} id={`kt-${row.id}`}>
                  <SubmitButton tone="quiet" icon="x">
                    Kết thúc
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
        empty={
          <Empty
            title="Chưa ai làm thay ai"
            icon="users"
            text="Giao người làm thay ở dưới: việc chờ đích danh, nhắc hạn, quyền của người vắng sang người ấy trong thời gian đó."
          />
        }
      />
    </Section>
  )
}

/** The sheet that is printed and signed by both. */
export function HandoverSheet(props: {
  readonly who: Signed
  readonly person: Person
  readonly deputy: Person | undefined
  readonly holdings: readonly Holding[]
  readonly at: string
}) {
  const { person, deputy } = props
  return (
    <Office
      who={props.who}
      title="Danh mục bàn giao"
      current="quan-tri"
      crumbs={[{ href: handoverPath(props.who.commune.id), label: 'Bàn giao, làm thay' }]}
      intro={`Việc ${person.name}, ${person.title}, đang giữ lúc ${shortTime(props.at)}.`}
    >
      {props.holdings.length === 0 ? (
        <p>Không có việc nào giữ riêng.</p>
      ) : (
        <HoldingList holdings={props.holdings} />
      )}
      <table class="signatures">
        <tbody>
          <tr>
            <th scope="col">Người bàn giao</th>
            <th scope="col">Người nhận bàn giao</th>
            <th scope="col">Người chứng kiến</th>
          </tr>
          <tr>
            <td>(ký, ghi rõ họ và tên)</td>
            <td>(ký, ghi rõ họ và tên)</td>
            <td>(ký, ghi rõ họ và tên)</td>
          </tr>
          <tr>
            <td>{person.name}</td>
            <td>{deputy?.name ?? '………………'}</td>
            <td>………………</td>
          </tr>
        </tbody>
      </table>
    </Office>
  )
}
