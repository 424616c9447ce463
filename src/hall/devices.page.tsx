// Other devices in the hall: where they find this machine, with codes to scan; and how the day is shown.
import { Callout, Section, WithAside } from '../kit/html/bits.tsx'
import { Checkbox, Radios, TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, SubmitButton } from '../kit/html/form.tsx'
import type { Address } from './addresses.ts'
import { DayPage, type DayPageProps, dayPath, stateFor } from './parts.tsx'
import { Qr } from './qr.tsx'
import { NAMES_SHOWN } from './setting.ts'

export interface DevicesProps extends DayPageProps {
  readonly addresses: readonly Address[]
  /** This program listens to this machine only. */
  readonly onlyHere: boolean
  readonly secure: boolean
  /** The conference was announced: its public page for written questions is there. */
  readonly announced: boolean
}

export function DevicesPage(props: DevicesProps) {
  const { who, day } = props
  return (
    <DayPage who={who} day={day} title="Thiết bị và hiển thị" tab="thiet-bi">
      <WithAside aside={<SettingForm {...props} />}>
        <Reach {...props} />
        {props.addresses.map((address) => (
          <Doors key={address.url} {...props} address={address} />
        ))}
      </WithAside>
    </DayPage>
  )
}

function Reach({ onlyHere, secure, addresses }: DevicesProps) {
  if (onlyHere)
    return (
      <Callout tone="due" title="Máy khác chưa vào được">
        <p>
          Chương trình đang chỉ nghe trên máy này. Dừng rồi chạy lại với <code>HOST=0.0.0.0</code> để các máy
          cùng mạng Wi-Fi mở được.
        </p>
      </Callout>
    )
  return (
    <>
      {addresses.length === 0 && (
        <Callout tone="due" title="Máy này chưa nối mạng">
          <p>Bật Wi-Fi hoặc cắm dây mạng, rồi tải lại trang để thấy địa chỉ.</p>
        </Callout>
      )}
      {!secure && (
        <Callout tone="neutral">
          <p>
            Đang chạy http: máy khác mở được mọi trang; riêng máy ảnh để quét mã và trang thư ký cài về máy
            cần https (đặt <code>TLS_CERT</code>, <code>TLS_KEY</code>) hoặc dùng ngay trên máy này.
          </p>
        </Callout>
      )}
    </>
  )
}

function Doors(props: DevicesProps & { readonly address: Address }) {
  const { address, day, who } = props
  const base = `/xa/${who.commune.id}/hoi-nghi/${day.conference.id}`
  const doors = [
    { label: 'Màn hình hội trường', path: `${base}/man-hinh`, note: 'đăng nhập, mở trên máy chiếu' },
    {
      label: 'Bàn điểm danh',
      path: dayPath(who.commune.id, day.conference.id, 'diem-danh'),
      note: 'đăng nhập; mở nhiều bàn cùng lúc được',
    },
    {
      label: 'Chủ trì',
      path: dayPath(who.commune.id, day.conference.id, 'chu-tri'),
      note: 'đăng nhập bằng tài khoản chủ trì',
    },
    {
      label: 'Thư ký',
      path: dayPath(who.commune.id, day.conference.id),
      note: 'đăng nhập bằng tài khoản thư ký',
    },
    ...(day.setting.written && props.announced
      ? [
          {
            label: 'Câu hỏi viết',
            path: `/cong/${who.commune.id}/hoi-nghi/${day.conference.id}/hoi`,
            note: 'cho mọi người, không cần đăng nhập',
          },
        ]
      : []),
  ]
  return (
    <Section title={address.url} card>
      <p class="muted">{address.about}</p>
      <ul class="doors">
        {doors.map((door) => (
          <li key={door.path}>
            <Qr data={`${address.url}${door.path}`} label={`Mã QR: ${door.label}`} />
            <div>
              <a href={`${address.url}${door.path}`}>{door.label}</a>
              <br />
              <small class="muted">{door.note}</small>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function SettingForm(props: DevicesProps) {
  const { day, who } = props
  const { setting } = day
  const state = stateFor(props.again, 'hien-thi')
  const written = state.values._version === undefined ? setting.written : state.values.written !== undefined
  return (
    <Section title="Cách hiển thị" card>
      <Form
        action={dayPath(who.commune.id, day.conference.id, 'thiet-bi')}
        version={setting.version}
        id="hien-thi"
      >
        <ErrorSummary state={state} />
        <Radios
          {...field(state, 'names', setting.names)}
          label="Màn hình hội trường hiện"
          required
          options={Object.entries(NAMES_SHOWN).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...field(state, 'turn', setting.turnMinutes === null ? '' : String(setting.turnMinutes))}
          label="Thời gian mỗi lượt phát biểu"
          hint="Để trống nếu không quy định."
          inputmode="numeric"
          width="xs"
          suffix="phút"
        />
        <TextField
          {...field(state, 'warn', setting.warnMinutes === null ? '' : String(setting.warnMinutes))}
          label="Báo sắp hết giờ trước"
          hint="Để trống: báo trước 1 phút; lượt 1 phút thì báo trước 30 giây."
          inputmode="numeric"
          width="xs"
          suffix="phút"
        />
        <Checkbox
          name="written"
          label="Nhận câu hỏi viết qua mã QR"
          hint="Chỉ trong ngày đối thoại; thư ký duyệt trước khi đọc."
          checked={written}
        />
        <Buttons>
          <SubmitButton>Lưu cách hiển thị</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
