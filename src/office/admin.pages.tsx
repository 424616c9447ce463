// Administration of a commune: units, villages, people, accounts, and who keeps the restricted register.
import type { ComponentChildren } from 'preact'
import { Badge, Callout, Empty, Section } from '../kit/html/bits.tsx'
import { Checkboxes, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { type Alias, aliasText } from './alias.ts'
import { ROLES } from './rights.ts'
import { COMMUNE_KINDS, isSeat, SEAT_KINDS, seatName } from './seats.ts'
import type { Signed } from './session.ts'
import { Office } from './shell.tsx'
import type { Person, Unit, Village } from './store.ts'
import type { CommuneRow } from './tables.ts'

export const UNIT_KINDS = {
  office: 'Văn phòng',
  party_office: 'Văn phòng Đảng ủy',
  unit: 'Cơ quan, đơn vị chuyên môn',
  police: 'Công an',
  finance: 'Tài chính - Kế toán',
  front: 'Ủy ban MTTQ, đoàn thể',
  leader: 'Đảng ủy, HĐND',
  superior: 'Cấp trên',
} as const

export interface AdminProps {
  readonly who: Signed
  readonly commune: CommuneRow
  /** Names the commune had before. */
  readonly aliases: readonly Alias[]
  readonly units: readonly Unit[]
  readonly villages: readonly Village[]
  readonly people: readonly (Person & { readonly login: string | null; readonly disabled: boolean })[]
  readonly keepers: readonly string[]
  /** The superior's seat this commune reports to, and those there are. */
  readonly superior: string | undefined
  readonly seats: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  /** Codes and labels of the fields a unit may answer. */
  readonly fields: Readonly<Record<string, string>>
  /** Which of the forms was sent and is shown again. */
  readonly open: string
  readonly state: FormState
}

export function AdminPage(props: AdminProps) {
  const { who } = props
  const manage = who.rights.has('office.manage')
  return (
    <Office
      who={who}
      title="Quản trị"
      current="quan-tri"
      intro="Đơn vị, thôn, cán bộ và tài khoản của xã. Sửa một dòng: nhập lại cùng mã."
    >
      {manage && <Commune {...props} />}
      {manage && !isSeat(props.commune.kind) && props.seats.length > 0 && <Superior {...props} />}
      {manage && <Units {...props} />}
      {manage && <Villages {...props} />}
      {manage && <People {...props} />}
      {manage && <Accounts {...props} />}
      {who.rights.has('restricted.appoint') && <Keepers {...props} />}
    </Office>
  )
}

/** Only what this row opens is seen above: aggregates, and letters sent to the superior. */
function Superior(props: AdminProps) {
  return (
    <Section title="Nơi làm việc của cấp trên" id="muc-cap-tren" card>
      <p>
        Cấp trên được nối thấy số liệu tổng hợp của xã và các văn bản xã đề nghị, trả lời ngay tại đây; không
        thấy họ tên, số điện thoại, địa chỉ của người dân.
      </p>
      <AdminForm of={props} part="cap-tren" button="Lưu cấp trên">
        <Select
          {...field(stateOf(props, 'cap-tren'), 'superior', props.superior ?? '')}
          label="Cấp trên trực tiếp"
          blank="Không nối"
          options={props.seats.map((seat) => ({ value: seat.id, label: seatName(seat) }))}
        />
      </AdminForm>
    </Section>
  )
}

function stateOf(props: AdminProps, form: string): FormState {
  return props.open === form ? props.state : { values: {}, errors: {} }
}

function AdminForm(props: {
  readonly of: AdminProps
  readonly part: string
  readonly button: string
  readonly children: ComponentChildren
}) {
  return (
    <Form id={props.part} action={`/xa/${props.of.who.commune.id}/quan-tri/${props.part}`}>
      <ErrorSummary state={stateOf(props.of, props.part)} />
      {props.children}
      <Buttons>
        <SubmitButton tone="secondary">{props.button}</SubmitButton>
      </Buttons>
    </Form>
  )
}

function Commune(props: AdminProps) {
  const { commune } = props
  const state = stateOf(props, 'thong-tin-xa')
  return (
    <Section title="Thông tin xã" id="muc-thong-tin-xa">
      {commune.population === 0 && (
        <Callout tone="due">
          <p>Chưa có số dân, số cử tri: hệ thống cần hai số này để chia đại biểu và tính tỷ lệ.</p>
        </Callout>
      )}
      <details class="more" open={props.open === 'thong-tin-xa' || commune.population === 0}>
        <summary>Sửa thông tin xã</summary>
        <div class="more-body">
          <AdminForm of={props} part="thong-tin-xa" button="Lưu thông tin xã">
            <TextField {...field(state, 'name', commune.name)} label="Tên xã" width="l" required />
            <Select
              {...field(state, 'kind', commune.kind)}
              label="Loại"
              required
              options={(isSeat(commune.kind) ? SEAT_KINDS : COMMUNE_KINDS).map((kind) => ({
                value: kind,
                label: kind,
              }))}
            />
            <TextField
              {...field(state, 'province', commune.province ?? '')}
              label="Tỉnh, thành phố"
              width="l"
            />
            <TextField
              {...field(state, 'population', String(commune.population))}
              label="Số dân"
              inputmode="numeric"
              width="s"
              required
            />
            <TextField
              {...field(state, 'voters', String(commune.voters))}
              label="Số cử tri"
              inputmode="numeric"
              width="s"
              required
            />
            <TextField
              {...field(state, 'email', commune.email ?? '')}
              label="Thư điện tử"
              type="email"
              width="l"
            />
            <TextField
              {...field(state, 'phone', commune.phone ?? '')}
              label="Điện thoại"
              type="tel"
              width="m"
            />
            <TextField
              {...field(state, 'website', commune.website ?? '')}
              label="Trang thông tin"
              width="l"
            />
            <TextArea
              {...field(state, 'aliases', props.aliases.map(aliasText).join('\n'))}
              label="Tên xã cũ"
              hint="Mỗi dòng một tên, kèm thời gian còn dùng: người dân tìm xã theo tên cũ vẫn thấy."
              example="Sơn Màu (đến 30/6/2025)"
              rows={2}
            />
          </AdminForm>
        </div>
      </details>
    </Section>
  )
}

function Units(props: AdminProps) {
  const state = stateOf(props, 'don-vi')
  return (
    <Section title="Cơ quan, đơn vị" id="muc-don-vi">
      <DataTable
        caption="Các đơn vị"
        quietCaption
        rows={props.units}
        rowKey={(unit) => unit.id}
        columns={[
          { key: 'name', label: 'Tên', cell: (unit) => unit.name },
          { key: 'id', label: 'Mã', cell: (unit) => <code>{unit.id}</code> },
          {
            key: 'kind',
            label: 'Loại',
            cell: (unit) => UNIT_KINDS[unit.kind as keyof typeof UNIT_KINDS] ?? unit.kind,
          },
          {
            key: 'fields',
            label: 'Lĩnh vực',
            wide: true,
            cell: (unit) => unit.fields.map((code) => props.fields[code] ?? code).join('; '),
          },
        ]}
        empty={
          <Empty title="Chưa có đơn vị" text="Nhập các phòng, ban, trạm, trường sẽ nhận và trả lời ý kiến." />
        }
      />
      <details open={props.open === 'don-vi'}>
        <summary>Thêm hoặc sửa đơn vị</summary>
        <AdminForm of={props} part="don-vi" button="Lưu đơn vị">
          <TextField {...field(state, 'id')} label="Mã đơn vị" example="phong-kinh-te" width="m" required />
          <TextField {...field(state, 'name')} label="Tên đơn vị" required />
          <Select
            {...field(state, 'kind')}
            label="Loại"
            required
            options={Object.entries(UNIT_KINDS).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...field(state, 'email')} label="Thư điện tử" type="email" width="l" />
          <Checkboxes
            {...chosen(state, 'fields')}
            label="Lĩnh vực phụ trách"
            options={Object.entries(props.fields).map(([value, label]) => ({ value, label }))}
          />
        </AdminForm>
      </details>
    </Section>
  )
}

function Villages(props: AdminProps) {
  const state = stateOf(props, 'thon')
  return (
    <Section title="Thôn, tổ dân phố" id="muc-thon">
      <DataTable
        caption="Các thôn"
        quietCaption
        rows={props.villages}
        rowKey={(village) => village.id}
        columns={[
          { key: 'name', label: 'Tên', cell: (village) => village.name },
          { key: 'id', label: 'Mã', cell: (village) => <code>{village.id}</code> },
          { key: 'households', label: 'Số hộ', align: 'end', cell: (village) => village.households },
          { key: 'population', label: 'Số dân', align: 'end', cell: (village) => village.population },
          {
            key: 'aliases',
            label: 'Tên gọi khác',
            wide: true,
            cell: (village) => village.names.map(aliasText).join('; '),
          },
        ]}
        empty={
          <Empty
            title="Chưa có thôn"
            text="Nhập các thôn với số hộ, số dân: dùng để chia đại biểu và thống kê."
          />
        }
      />
      <details open={props.open === 'thon'}>
        <summary>Thêm hoặc sửa thôn</summary>
        <AdminForm of={props} part="thon" button="Lưu thôn">
          <TextField {...field(state, 'id')} label="Mã thôn" example="thon-1" width="m" required />
          <TextField {...field(state, 'name')} label="Tên thôn" width="l" required />
          <TextField {...field(state, 'households')} label="Số hộ" inputmode="numeric" width="xs" required />
          <TextField {...field(state, 'population')} label="Số dân" inputmode="numeric" width="xs" required />
          <TextField {...field(state, 'hall')} label="Hội trường thôn" width="l" />
          <TextArea
            {...field(state, 'aliases')}
            label="Tên gọi khác, tên cũ"
            hint="Mỗi dòng một tên; tên cũ ghi thời gian còn dùng. Dùng khi nhập, đọc danh sách và tìm kiếm."
            example="Thôn 2 xã Sơn Màu (đến 30/6/2025)"
            rows={2}
          />
        </AdminForm>
      </details>
    </Section>
  )
}

function People(props: AdminProps) {
  const state = stateOf(props, 'can-bo')
  return (
    <Section title="Cán bộ và vai trò" id="muc-can-bo">
      <p>
        <a href={`/xa/${props.who.commune.id}/ban-giao`}>
          Cán bộ vắng, rời nhiệm vụ: giao người làm thay, bàn giao
        </a>
      </p>
      <DataTable
        caption="Cán bộ"
        quietCaption
        rows={props.people}
        rowKey={(person) => person.id}
        columns={[
          { key: 'name', label: 'Họ và tên', cell: (person) => person.name },
          { key: 'title', label: 'Chức vụ', wide: true, cell: (person) => person.title },
          {
            key: 'roles',
            label: 'Vai trò',
            cell: (person) => person.roles.map((role) => ROLES[role]).join('; '),
          },
          { key: 'id', label: 'Mã', cell: (person) => <code>{person.id}</code> },
          {
            key: 'login',
            label: 'Đăng nhập',
            cell: (person) =>
              person.login === null ? (
                <span class="muted">Chưa có</span>
              ) : person.disabled ? (
                <Badge tone="late">Đã khóa</Badge>
              ) : (
                <code>{person.login}</code>
              ),
          },
        ]}
        empty={
          <Empty
            title="Chưa có cán bộ"
            text="Nhập những người sẽ làm việc trong hệ thống và vai trò của họ."
          />
        }
      />
      <details open={props.open === 'can-bo'}>
        <summary>Thêm hoặc sửa cán bộ</summary>
        <AdminForm of={props} part="can-bo" button="Lưu cán bộ">
          <TextField {...field(state, 'id')} label="Mã cán bộ" example="nguyen-van-a" width="m" required />
          <TextField {...field(state, 'name')} label="Họ và tên" width="l" required />
          <TextField {...field(state, 'title')} label="Chức vụ" width="l" required />
          <Checkboxes
            {...chosen(state, 'roles')}
            label="Vai trò"
            required
            options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
          />
          <Select
            {...field(state, 'unit')}
            label="Đơn vị"
            options={props.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
          <Select
            {...field(state, 'village')}
            label="Thôn"
            options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
          />
          <TextField {...field(state, 'email')} label="Thư điện tử" type="email" width="l" />
          <TextField {...field(state, 'phone')} label="Điện thoại" type="tel" width="m" />
        </AdminForm>
      </details>
    </Section>
  )
}

function Accounts(props: AdminProps) {
  const [open, lock] = [stateOf(props, 'tai-khoan'), stateOf(props, 'khoa')]
  const people = props.people.map((person) => ({
    value: person.id,
    label: `${person.name}, ${person.title}`,
  }))
  const logins = props.people.flatMap((person) =>
    person.login && !person.disabled
      ? [{ value: person.login, label: `${person.login} (${person.name})` }]
      : [],
  )
  return (
    <Section title="Tài khoản" id="muc-tai-khoan">
      <details open={props.open === 'tai-khoan'}>
        <summary>Mở tài khoản hoặc đặt lại mật khẩu</summary>
        <AdminForm of={props} part="tai-khoan" button="Lưu tài khoản">
          <Select {...field(open, 'person')} label="Cán bộ" required options={people} />
          <TextField {...field(open, 'login')} label="Tên đăng nhập" width="m" autocomplete="off" required />
          <TextField
            name="password"
            error={open.errors.password}
            label="Mật khẩu"
            hint="Ít nhất 10 ký tự."
            type="password"
            autocomplete="new-password"
            width="m"
            required
          />
        </AdminForm>
      </details>
      <details open={props.open === 'khoa'}>
        <summary>Khóa tài khoản</summary>
        <AdminForm of={props} part="khoa" button="Khóa tài khoản">
          <Select {...field(lock, 'login')} label="Tài khoản" required options={logins} />
        </AdminForm>
      </details>
    </Section>
  )
}

function Keepers(props: AdminProps) {
  const state = stateOf(props, 'giu-so')
  const names = props.people
    .filter((person) => props.keepers.includes(person.id))
    .map((person) => person.name)
  return (
    <Section title="Người giữ sổ hạn chế về tố cáo" id="muc-giu-so">
      <p>
        {names.length === 0
          ? 'Chưa giao cho ai: chưa ai đọc được sổ hạn chế.'
          : `Đang giao: ${names.join(', ')}.`}
      </p>
      <AdminForm of={props} part="giu-so" button="Giao giữ sổ">
        <Select
          {...field(state, 'person')}
          label="Cán bộ"
          required
          options={props.people.map((person) => ({
            value: person.id,
            label: `${person.name}, ${person.title}`,
          }))}
        />
      </AdminForm>
    </Section>
  )
}
