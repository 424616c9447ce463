// Pages of reminders: the commune's steps with what goes out on the next working day, and a person's own wish.
import { longDate, shortTime } from '../../kit/clock.ts'
import { Callout, Empty, Section } from '../../kit/html/bits.tsx'
import { Checkbox, FieldRow, Radios, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import { count } from '../../kit/text.ts'
import { CHANNEL_WORDS, masked } from '../../notice/pages.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { CHANNEL_CHOICES, DIGEST_CHOICES } from './form.ts'
import type { Ladder } from './ladder.ts'
import type { Told } from './run.ts'
import type { Run } from './store.ts'
import type { WishRow } from './tables.ts'
import { type Channel, summary } from './thing.ts'

export interface RemindersPageProps {
  readonly who: Signed
  readonly ladder: Ladder & { readonly version: number }
  readonly state: FormState
  /** The working day the plan is for, and what would go out. */
  readonly day: Temporal.PlainDate
  readonly told: readonly Told[]
  /** Who the recipients are, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly runs: readonly Run[]
  /** Officials with neither e-mail nor a telephone a gateway reaches. */
  readonly unreachable: readonly string[]
}

export function RemindersPage(props: RemindersPageProps) {
  return (
    <Office
      who={props.who}
      title="Nhắc việc"
      current="quan-tri"
      intro="Mỗi sáng làm việc, mỗi người có việc nhận một tin gồm việc sắp đến hạn, đến hạn, quá hạn. Không gửi ban đêm và ngày nghỉ; một việc không nhắc hai lần cùng một bước."
    >
      {props.unreachable.length > 0 && (
        <Callout tone="due" title="Chưa nhắc được">
          <p>
            {props.unreachable.join(', ')}: chưa có thư điện tử hoặc số điện thoại. Bổ sung ở trang Quản trị,
            mục Cán bộ.
          </p>
        </Callout>
      )}
      <LadderForm of={props} />
      <Section title={`Sẽ nhắc ${longDate(props.day)}`} id="se-nhac">
        <DataTable
          caption="Tin sẽ gửi"
          quietCaption
          rows={props.told}
          rowKey={(row) => row.recipient.id}
          columns={[
            { key: 'ai', label: 'Người nhận', cell: (row) => props.names.get(row.recipient.id) ?? '–' },
            {
              key: 'toi',
              label: 'Tới',
              cell: (row) => `${CHANNEL_WORDS[row.recipient.channel]}: ${masked(row.recipient.address)}`,
            },
            {
              key: 'viec',
              label: 'Việc',
              wide: true,
              cell: (row) => summary(row.fresh.length > 0 ? row.fresh : row.open),
            },
          ]}
          empty={
            <Empty
              title="Không có ai cần nhắc"
              icon="check"
              text="Việc nào tới bước nhắc thì người phụ trách hiện ở đây trước một ngày làm việc."
            />
          }
        />
      </Section>
      <Runs runs={props.runs} />
    </Office>
  )
}

function Runs(props: { readonly runs: readonly Run[] }) {
  if (props.runs.length === 0) return null
  return (
    <Section title="Các sáng đã nhắc" id="da-nhac">
      <ul>
        {props.runs.map((run) => (
          <li key={run.on_date}>
            {longDate(run.on_date)}, lúc {shortTime(run.at)}: {count(run.told)} tin
          </li>
        ))}
      </ul>
    </Section>
  )
}

function LadderForm(props: { readonly of: RemindersPageProps }) {
  const { ladder, state, who } = props.of
  const text = (value: number | null) => (value === null ? '' : String(value))
  return (
    <Section title="Các bước nhắc" id="buoc" card>
      <Form action={`/xa/${who.commune.id}/nhac-viec`} id="buoc-nhac">
        <ErrorSummary state={state} />
        <Hidden name="_version" value={String(ladder.version)} />
        <FieldRow>
          <TextField
            label="Nhắc trước hạn"
            {...field(state, 'before', ladder.before.join(', '))}
            hint="Số ngày làm việc, ví dụ 5, 1."
            width="s"
          />
          <TextField
            label="Nhắc sau hạn"
            {...field(state, 'after', ladder.after.join(', '))}
            hint="Số ngày làm việc, ví dụ 1, 3."
            width="s"
          />
          <TextField
            label="Rồi lại nhắc sau mỗi"
            {...field(state, 'every', text(ladder.every))}
            hint="Số ngày làm việc, ví dụ 5."
            width="xs"
          />
        </FieldRow>
        <Checkbox
          label="Nhắc vào đúng ngày hết hạn (ngày nghỉ thì ngày làm việc liền trước)"
          name="onDay"
          checked={Object.keys(state.values).length > 0 ? state.values.onDay !== undefined : ladder.onDay}
        />
        <FieldRow>
          <TextField
            label="Báo cả Văn phòng khi quá hạn"
            {...field(state, 'office', text(ladder.office))}
            hint="Từ mấy ngày làm việc; để trống: không báo."
            width="xs"
          />
          <TextField
            label="Báo cả chủ trì khi quá hạn"
            {...field(state, 'chair', text(ladder.chair))}
            hint="Từ mấy ngày làm việc; để trống: không báo."
            width="xs"
          />
        </FieldRow>
        <Buttons>
          <SubmitButton icon="check">Lưu các bước nhắc</SubmitButton>
        </Buttons>
        {who.rights.has('case.manage') && (
          <p class="muted">
            Thời hạn đơn vị phải tiếp nhận nội dung được giao:{' '}
            <a href={`/xa/${who.commune.id}/tiep-nhan#thoi-han`}>đặt ở trang Tiếp nhận xử lý</a>.
          </p>
        )}
      </Form>
    </Section>
  )
}

export interface MyRemindersProps {
  readonly who: Signed
  readonly wish: WishRow | undefined
  readonly email: string | null
  readonly phone: string | null
  readonly channels: readonly Channel[]
  readonly state: FormState
}

export function MyRemindersPage(props: MyRemindersProps) {
  const { wish, state } = props
  const at = { email: props.email, sms: props.phone, zalo: props.phone } as const
  const missing = (channel: Channel) =>
    at[channel] === null
      ? 'chưa có địa chỉ của ông (bà): nhờ quản trị bổ sung'
      : channel !== 'email' && !props.channels.includes(channel)
        ? 'cơ quan chưa nối cổng gửi'
        : undefined
  const options = (['email', 'sms', 'zalo', 'none'] as const).map((value) => {
    const why = value === 'none' ? undefined : missing(value)
    const hint = why ?? (value === 'none' ? 'Việc vẫn hiện ở trang Việc hôm nay.' : (at[value] ?? undefined))
    return {
      value,
      label: CHANNEL_CHOICES[value],
      ...(hint === undefined ? {} : { hint }),
      disabled: why !== undefined,
    }
  })
  return (
    <Office
      who={props.who}
      title="Nhắc việc"
      current="viec"
      crumbs={[{ href: '/tai-khoan', label: 'Tài khoản' }]}
      intro="Tin nhắc không có tên người dân, không có lời ý kiến; không gửi ban đêm và ngày nghỉ."
    >
      <div class="reading">
        <Form action="/tai-khoan/nhac-viec" id="nhac">
          <ErrorSummary state={state} />
          <Hidden name="_version" value={String(wish?.version ?? 0)} />
          <Radios
            label="Nhắc tôi bằng"
            {...field(state, 'channel', wish?.channel ?? 'email')}
            options={options}
            required
          />
          <Radios
            label="Danh sách mọi việc còn mở"
            {...field(state, 'digest', wish?.digest ?? 'weekly')}
            options={(['daily', 'weekly', 'none'] as const).map((value) => ({
              value,
              label: DIGEST_CHOICES[value],
            }))}
            hint="Việc vừa tới bước nhắc luôn được báo ngay trong buổi sáng."
            required
          />
          <Buttons>
            <SubmitButton icon="check">Lưu cách nhắc</SubmitButton>
          </Buttons>
        </Form>
      </div>
    </Office>
  )
}
