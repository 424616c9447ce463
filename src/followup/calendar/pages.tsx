// "Lịch của tôi": the address under which a person's calendar program reads their own dates.
import { shortTime } from '../../kit/clock.ts'
import { Callout, Section } from '../../kit/html/bits.tsx'
import { TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  LinkButton,
  SubmitButton,
} from '../../kit/html/form.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import type { CalendarAddress } from './address.ts'

export interface MyCalendarProps {
  readonly who: Signed
  readonly address: CalendarAddress | null
  /** The whole new address, on the one page that follows its making. */
  readonly fresh?: string
  readonly counts: readonly { readonly label: string; readonly count: number }[]
  readonly state: FormState
}

export function MyCalendarPage(props: MyCalendarProps) {
  const { address, fresh } = props
  return (
    <Office
      who={props.who}
      title="Lịch của tôi"
      current="viec"
      crumbs={[{ href: '/tai-khoan', label: 'Tài khoản' }]}
      intro="Một địa chỉ riêng để điện thoại hoặc máy tính tự cập nhật các buổi họp và thời hạn của mình."
    >
      <div class="reading">
        <ErrorSummary state={props.state} />
        {fresh && <Fresh address={fresh} />}
        <Section title="Trong lịch có gì">
          <ul>
            {props.counts.map(({ label, count }) => (
              <li key={label}>
                {label}: {count}
              </li>
            ))}
          </ul>
          <p class="muted">
            Chỉ có mã và tên việc, không có tên người dân, không có lời ý kiến. Đổi vai trò, đổi đơn vị thì
            lịch đổi theo; ngày dời thì mục trong lịch dời theo.
          </p>
        </Section>
        <Section title="Địa chỉ lịch">
          {address ? <Standing address={address} fresh={fresh !== undefined} /> : <None />}
        </Section>
      </div>
    </Office>
  )
}

function Fresh(props: { readonly address: string }) {
  return (
    <Callout tone="done" title="Địa chỉ lịch mới" role="status">
      <TextField
        name="dia-chi"
        label="Bấm vào ô, chọn hết và chép"
        hint="Địa chỉ chỉ hiện một lần này. Ai có địa chỉ này đọc được lịch của ông (bà): không gửi cho người khác."
        value={props.address}
        readOnly
        required
      />
      <ul>
        <li>Google Calendar: Lịch khác → Từ URL → dán địa chỉ.</li>
        <li>iPhone: Cài đặt → Lịch → Tài khoản → Thêm tài khoản → Khác → Thêm lịch đăng ký.</li>
        <li>Outlook: Thêm lịch → Đăng ký từ web → dán địa chỉ.</li>
      </ul>
      <p>
        <a href={props.address.replace(/^https?:/, 'webcal:')}>
          Mở thẳng bằng chương trình lịch trên máy này
        </a>
      </p>
    </Callout>
  )
}

function Standing(props: { readonly address: CalendarAddress; readonly fresh: boolean }) {
  return (
    <>
      <p>
        Địa chỉ đang dùng được tạo lúc {shortTime(props.address.made_at)}.
        {!props.fresh && ' Nó không hiện lại được; nếu quên, hãy tạo địa chỉ mới.'}
      </p>
      <Form action="/tai-khoan/lich/dia-chi" id="moi">
        <Buttons>
          <SubmitButton tone="secondary">Tạo địa chỉ mới, bỏ địa chỉ cũ</SubmitButton>
        </Buttons>
      </Form>
      <Form action="/tai-khoan/lich/thu-hoi" id="thu-hoi">
        <p>Mất điện thoại, hoặc lỡ gửi địa chỉ cho người khác? Thu hồi: địa chỉ ấy không đọc được nữa.</p>
        <Buttons>
          <SubmitButton tone="danger">Thu hồi địa chỉ</SubmitButton>
          <LinkButton href="/tai-khoan">Về tài khoản</LinkButton>
        </Buttons>
      </Form>
    </>
  )
}

function None() {
  return (
    <>
      <p>Chưa có địa chỉ nào. Tạo một lần, dán vào chương trình lịch đang dùng, từ đó lịch tự cập nhật.</p>
      <Form action="/tai-khoan/lich/dia-chi" id="moi">
        <Buttons>
          <SubmitButton icon="calendar">Tạo địa chỉ lịch</SubmitButton>
        </Buttons>
      </Form>
    </>
  )
}
