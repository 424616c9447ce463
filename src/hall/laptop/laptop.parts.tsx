// The laptop's own side of the page: what it holds, packing it to be carried home, opening it again; and the page that takes a
// parcel into an empty installation.
import { Callout, Section } from '../../kit/html/bits.tsx'
import { FileField, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { PublicShell } from '../../kit/html/shell.tsx'
import { type DayPageProps, dayPath, stateFor } from '../parts.tsx'
import { CountTable } from './count.parts.tsx'
import { laptopPath } from './paths.ts'
import type { LaptopView } from './view.store.ts'
import { countLines, instantWords, sizeWords } from './words.ts'

type Props = DayPageProps & { readonly view: Extract<LaptopView, { side: 'laptop' }> }

export function LaptopSide(props: Props) {
  const { view } = props
  if (!view.ours)
    return (
      <Callout tone="neutral" title="Máy này giữ ngày đối thoại của một hội nghị khác">
        <p>Hội nghị này chỉ đi cùng để tra cứu.</p>
      </Callout>
    )
  return view.packed ? <Packed {...props} packed={view.packed} /> : <Open {...props} />
}

function Open(props: Props) {
  const { view, who, day } = props
  const state = stateFor(props.again, 'dong-goi')
  const lines = countLines(view.counts)
  return (
    <>
      <Callout tone="waiting" title={`Đây là máy xách tay “${view.name}”`}>
        <p>
          Nhận ngày đối thoại lúc {instantWords(view.takenAt)}. Mọi việc của ngày ghi ở đây; địa chỉ cho máy
          khác trong hội trường ở thẻ{' '}
          <a href={dayPath(who.commune.id, day.conference.id, 'thiet-bi')}>Thiết bị</a>.
        </p>
      </Callout>
      <Section title="Đã ghi trên máy này" card>
        <CountTable caption="Đã ghi trên máy này" lines={lines} empty="Chưa ghi gì." />
        <Form action={laptopPath(who.commune.id, day.conference.id, 'dong-goi')} id="dong-goi">
          <ErrorSummary state={state} />
          <p class="muted">
            Đóng gói khi đã xong ngày và mọi bàn thư ký đã gửi hết việc. Sau đó máy này không ghi thêm; còn
            quên việc gì thì mở lại được.
          </p>
          <Buttons>
            <SubmitButton icon="check">Đóng gói đưa về</SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </>
  )
}

function Packed(props: Props & { readonly packed: NonNullable<Props['view']['packed']> }) {
  const { packed, who, day } = props
  const path = (part: string) => laptopPath(who.commune.id, day.conference.id, part)
  const state = stateFor(props.again, 'mo-lai')
  return (
    <>
      <Callout tone="done" title={`Đã đóng gói lúc ${instantWords(packed.at)}`}>
        <p>Tải gói, chép về máy chính, mở trang Máy xách tay của hội nghị ở đó và nhập. Không cần mã.</p>
      </Callout>
      <Section title="Gói đưa về" card>
        <Form action={path('tai-goi')} id="tai">
          <Buttons>
            <SubmitButton icon="download">{`Tải gói đưa về (${sizeWords(packed.size)})`}</SubmitButton>
          </Buttons>
        </Form>
        <p class="muted">
          Giữ thư mục dữ liệu của máy này cho tới khi máy chính báo đã nhập; sau đó xóa đi, vì trong đó có dữ
          liệu cá nhân.
        </p>
      </Section>
      <Section title="Còn việc phải ghi thêm">
        <Form action={path('mo-lai')} id="mo-lai">
          <ErrorSummary state={state} />
          <p class="muted">
            Mở lại, ghi, rồi đóng gói lần nữa. Gói trước đã nhập thì gói sau chỉ thêm phần mới.
          </p>
          <Buttons>
            <SubmitButton tone="secondary">Mở lại để ghi tiếp</SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </>
  )
}

export function TakePage(props: { readonly state: FormState; readonly holds: string | undefined }) {
  const { state, holds } = props
  return (
    <PublicShell
      title="Nhận ngày đối thoại"
      commune="Đối Thoại"
      over="Máy xách tay"
      homeHref="/"
      robots="noindex"
    >
      {holds === undefined ? (
        <Form action="/nhan-goi" id="nhan" upload>
          <ErrorSummary state={state} />
          <p>
            Máy này sẽ giữ trọn một ngày đối thoại và chạy không cần mạng. Gói và mã lấy từ máy chính của xã.
          </p>
          <FileField
            {...field(state, 'file')}
            label="Gói mang đi"
            hint="Tệp mang-di-….dtgoi tải ở trang Máy xách tay của hội nghị."
            accept=".dtgoi"
            required
          />
          <TextField
            {...field(state, 'code')}
            label="Mã mở gói"
            hint="24 ký tự, không phân biệt chữ hoa, chữ thường."
            autocomplete="off"
            width="m"
            maxLength={60}
            required
          />
          <Buttons>
            <SubmitButton>Nhận ngày đối thoại</SubmitButton>
          </Buttons>
        </Form>
      ) : (
        <>
          <ErrorSummary state={state} />
          <Callout tone="neutral" title={`Máy này đã có dữ liệu của ${holds}`}>
            <p>
              Chỉ nhận gói vào một thư mục dữ liệu còn trống. Dừng chương trình, chạy lại với thư mục mới (
              <code>npm start -- --empty --data THƯ_MỤC_MỚI</code>), rồi mở lại trang này.
            </p>
          </Callout>
          <Buttons>
            <LinkButton href="/dang-nhap">Đăng nhập</LinkButton>
          </Buttons>
        </>
      )}
    </PublicShell>
  )
}
