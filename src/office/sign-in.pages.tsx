// Signing in, the account page, and the page for refusals.
import { Callout, Section } from '../kit/html/bits.tsx'
import { TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { PublicShell } from '../kit/html/shell.tsx'
import type { Problem } from '../kit/result.ts'
import { RIGHTS, ROLES, type Role } from './rights.ts'
import { isSeat } from './seats.ts'
import type { Signed } from './session.ts'
import { homeOf, Office } from './shell.tsx'

export interface DemonstrationAccount {
  readonly login: string
  readonly commune: string
  /** "xã", "tỉnh". */
  readonly kind: string
  readonly communeId: string
  readonly person: string
  readonly title: string
  readonly roles: readonly Role[]
}

export function SignInPage(props: {
  readonly state: FormState
  readonly next: string
  readonly demonstration: readonly DemonstrationAccount[]
  readonly password: string
}) {
  const places = [...new Map(props.demonstration.map((account) => [account.communeId, account])).values()]
  const communes = places.filter((place) => !isSeat(place.kind))
  const seats = places.filter((place) => isSeat(place.kind))
  return (
    <PublicShell title="Đăng nhập" commune="Đối Thoại" over="Dành cho cán bộ" homeHref="/" robots="noindex">
      <ErrorSummary state={props.state} />
      <Form action="/dang-nhap">
        <Hidden name="ve" value={props.next} />
        <TextField
          {...field(props.state, 'login')}
          label="Tên đăng nhập"
          autocomplete="username"
          width="m"
          required
        />
        <TextField
          name="password"
          error={props.state.errors.password}
          label="Mật khẩu"
          type="password"
          autocomplete="current-password"
          width="m"
          required
        />
        <Buttons>
          <SubmitButton>Đăng nhập</SubmitButton>
        </Buttons>
      </Form>
      <p>
        Tính thời hạn hội nghị không cần tài khoản: <a href="/cong-cu/thoi-han">mở công cụ</a>.
      </p>
      {props.demonstration.length > 0 && (
        <Section title="Tài khoản của bản mẫu">
          <p>
            Dữ liệu mẫu gồm {communes.length} xã{seats.length > 0 && ' và một cơ quan cấp trên'}. Mật khẩu
            chung: <code>{props.password}</code>. Bấm một tên để vào ngay.
          </p>
          {[...communes, ...seats].map((place) => (
            <Cast
              key={place.communeId}
              place={`${place.kind} ${place.commune}`}
              open={places.length === 1}
              accounts={props.demonstration.filter((account) => account.communeId === place.communeId)}
              password={props.password}
              next={props.next}
            />
          ))}
        </Section>
      )}
    </PublicShell>
  )
}

/** The people of one commune or seat of the story, by role. */
function Cast(props: {
  readonly place: string
  readonly open: boolean
  readonly accounts: readonly DemonstrationAccount[]
  readonly password: string
  readonly next: string
}) {
  const roles = (Object.keys(ROLES) as Role[]).filter((role) =>
    props.accounts.some((account) => account.roles[0] === role),
  )
  return (
    <details class="more" open={props.open}>
      <summary>{props.place.replace(/^./, (letter) => letter.toLocaleUpperCase('vi'))}</summary>
      <div class="more-body">
        {roles.map((role) => (
          <div key={role}>
            <h3>{ROLES[role]}</h3>
            <ul class="bare">
              {props.accounts
                .filter((account) => account.roles[0] === role)
                .map((account) => (
                  <li key={account.login}>
                    <Form action="/dang-nhap" id={account.login}>
                      <Hidden name="login" value={account.login} />
                      <Hidden name="password" value={props.password} />
                      <Hidden name="ve" value={props.next} />
                      <SubmitButton tone="quiet">{account.person}</SubmitButton>
                      <span class="muted"> {account.title}</span>
                    </Form>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  )
}

export function AccountPage(props: { readonly who: Signed; readonly state: FormState }) {
  return (
    <Office
      who={props.who}
      title="Tài khoản"
      current="viec"
      intro={props.who.roles.map((role) => ROLES[role]).join(' · ')}
    >
      <h2>Lịch của tôi</h2>
      <p>
        <a href="/tai-khoan/lich">Đưa các buổi họp và thời hạn của mình vào lịch trên điện thoại, máy tính</a>
      </p>
      <p>
        <a href="/tai-khoan/nhac-viec">Chọn cách nhận tin nhắc việc</a>
      </p>
      <h2>Đổi mật khẩu</h2>
      <ErrorSummary state={props.state} />
      <Form action="/tai-khoan/mat-khau">
        <TextField
          name="current"
          label="Mật khẩu hiện tại"
          type="password"
          autocomplete="current-password"
          error={props.state.errors.current}
          width="m"
          required
        />
        <TextField
          name="password"
          label="Mật khẩu mới"
          hint="Ít nhất 10 ký tự."
          type="password"
          autocomplete="new-password"
          error={props.state.errors.password}
          width="m"
          required
        />
        <Buttons>
          <SubmitButton>Đổi mật khẩu</SubmitButton>
        </Buttons>
      </Form>
      <h2>Tài khoản này được làm gì</h2>
      <ul>
        {[...props.who.rights].map((right) => (
          <li key={right}>{RIGHTS[right]}</li>
        ))}
      </ul>
    </Office>
  )
}

export function ProblemPage(props: {
  readonly status: number
  readonly problem: Problem
  readonly who?: Signed | undefined
}) {
  const title = props.status === 404 ? 'Không tìm thấy' : props.status >= 500 ? 'Có lỗi' : 'Chưa làm được'
  return (
    <PublicShell title={title} commune="Đối Thoại" homeHref="/" robots="noindex">
      <Callout tone={props.status >= 500 ? 'late' : 'due'}>
        <p>{props.problem.message}</p>
        {props.problem.details && (
          <ul>
            {props.problem.details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Callout>
      <Buttons>
        <LinkButton href={props.who ? homeOf(props.who) : '/'}>Về trang đầu</LinkButton>
      </Buttons>
    </PublicShell>
  )
}
