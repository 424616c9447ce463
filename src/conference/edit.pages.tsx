// The form a conference is created from and edited with, prefilled by its regulation; and the form of its days.
import { Moves, type MoveWords } from '../calendar/moves.pages.tsx'
import { shortDate } from '../kit/clock.ts'
import { Callout } from '../kit/html/bits.tsx'
import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Person, Village } from '../office/store.ts'
import type { DatesPreview } from './dates.acts.ts'
import { conferencePath } from './frame.tsx'
import { FORM_OF_CONFERENCE, KIND_OF_CONFERENCE } from './words.ts'

export interface RegulationChoice {
  readonly id: string
  readonly title: string
}

/** What a form shows before anything was typed: from the regulation, or the conference as it is. */
export type Stored = Readonly<Record<string, string | readonly string[] | undefined>>

export function ChooseRegulationPage(props: {
  readonly who: Signed
  readonly adopted: readonly RegulationChoice[]
  readonly shipped: readonly RegulationChoice[]
  readonly state: FormState
}) {
  const base = `/xa/${props.who.commune.id}`
  return (
    <Office
      who={props.who}
      title="Lập hội nghị"
      current="hoi-nghi"
      crumbs={[{ href: `${base}/hoi-nghi`, label: 'Hội nghị' }]}
      action={<LinkButton href={`${base}/quy-che`}>Quy chế của xã</LinkButton>}
      intro="Chọn quy chế: từ đó hệ thống lấy thành phần, chương trình, thời hạn và lời văn kế hoạch."
    >
      <ErrorSummary state={props.state} />
      {props.adopted.length > 0 && (
        <>
          <h2>Quy chế xã đang dùng</h2>
          <ul class="bare">
            {props.adopted.map((each) => (
              <li key={each.id}>
                <LinkButton href={`${base}/hoi-nghi/moi?quy-che=${each.id}`} tone="primary">
                  {each.title}
                </LinkButton>
              </li>
            ))}
          </ul>
        </>
      )}
      {props.shipped.length > 0 && (
        <>
          <h2>Nhận một quy chế có sẵn</h2>
          <Form action={`${base}/quy-che`}>
            <Select
              name="regulation"
              label="Quy chế"
              required
              options={props.shipped.map((each) => ({ value: each.id, label: each.title }))}
            />
            <Buttons>
              <SubmitButton tone="secondary">Nhận quy chế</SubmitButton>
            </Buttons>
          </Form>
        </>
      )}
    </Office>
  )
}

export function ConferenceFormPage(props: {
  readonly who: Signed
  readonly title: string
  readonly action: string
  readonly back: string
  readonly regulation?: RegulationChoice
  /** Themes of the regulation, each with the form filled for it. */
  readonly themes?: readonly { readonly href: string; readonly name: string; readonly chosen: boolean }[]
  readonly version?: number
  readonly withSessions: boolean
  readonly people: readonly Person[]
  readonly villages: readonly Village[]
  readonly stored: Stored
  readonly state: FormState
}) {
  const { state, stored } = props
  const text = (name: string) => {
    const value = stored[name]
    return field(state, name, typeof value === 'string' ? value : undefined)
  }
  const several = (name: string) => {
    const value = stored[name]
    return chosen(state, name, typeof value === 'string' ? [value] : (value ?? []))
  }
  const people = props.people.map((person) => ({
    value: person.id,
    label: `${person.name}, ${person.title}`,
  }))
  const officials = props.people
    .filter((person) =>
      person.roles.some((role) => role === 'chair' || role === 'stand_in' || role === 'leader'),
    )
    .map((person) => ({ value: person.id, label: `${person.name}, ${person.title}` }))
  return (
    <Office
      who={props.who}
      title={props.title}
      current="hoi-nghi"
      crumbs={[{ href: `/xa/${props.who.commune.id}/hoi-nghi`, label: 'Hội nghị' }]}
    >
      <div class="reading">
        {props.themes && props.themes.length > 0 && (
          <>
            <p>Hội nghị theo chuyên đề: chọn để điền nội dung.</p>
            <ul class="words">
              {props.themes.map((theme) => (
                <li key={theme.href}>
                  <a class="word" href={theme.href} aria-current={theme.chosen ? 'true' : undefined}>
                    {theme.chosen ? <b>{theme.name}</b> : theme.name}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        <ErrorSummary state={state} />
        <Form action={props.action} version={props.version}>
          {props.regulation && (
            <>
              <Callout tone="neutral">
                <p>Theo {props.regulation.title}. Những ô dưới đây đã điền theo quy chế, sửa được.</p>
              </Callout>
              <Hidden name="regulation" value={props.regulation.id} />
              {text('request').value && <Hidden name="request" value={text('request').value ?? ''} />}
            </>
          )}
          <TextArea {...text('title')} label="Tên hội nghị" rows={2} maxLength={300} required />
          <Radios
            {...text('kind')}
            label="Loại"
            required
            options={Object.entries(KIND_OF_CONFERENCE).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...text('year')} label="Năm" inputmode="numeric" width="xs" required />
          <TextField
            {...text('period')}
            label="Kỳ"
            hint="Nếu quy chế chia kỳ."
            example="6 tháng cuối năm"
            width="l"
          />
          <Radios
            {...text('form')}
            label="Hình thức"
            required
            inline
            options={Object.entries(FORM_OF_CONFERENCE).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...text('place')} label="Địa điểm" />
          {props.withSessions && <Sessions state={state} stored={stored} villages={props.villages} />}
          <Checkbox
            {...text('tentative')}
            label="Ngày còn dự kiến"
            checked={(state.values.tentative ?? stored.tentative) === 'on'}
          />
          <TextField
            {...text('expected_month')}
            label="Tháng dự kiến"
            hint="Khi chưa ấn định ngày."
            example="11/2025"
            width="s"
          />
          <Checkboxes {...several('chairs')} label="Chủ trì" required options={officials} />
          <Select {...text('stand_in')} label="Người chủ trì thay khi vắng" options={officials} />
          {officials.length > 1 && (
            <Checkboxes
              {...several('stand_in_more')}
              label="Người thay tiếp theo"
              hint="Khi người chủ trì thay ở trên cũng vắng."
              options={officials}
            />
          )}
          <Checkboxes
            {...several('secretaries')}
            label="Thư ký là cán bộ, công chức"
            options={people.filter((_, at) =>
              props.people[at]?.roles.some(
                (role) => role === 'secretary' || role === 'office' || role === 'party_office',
              ),
            )}
          />
          <TextField
            {...text('citizen_secretary')}
            label="Thư ký là người dân"
            hint="Khi quy chế đòi hỏi."
            width="l"
          />
          <Select
            {...text('citizen_secretary_village')}
            label="Thôn của thư ký người dân"
            options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
          />
          <TextArea {...text('topics')} label="Nội dung đối thoại" hint="Mỗi dòng một nội dung." rows={6} />
          <TextArea
            {...text('agenda')}
            label="Chương trình"
            hint="Mỗi dòng một bước; người làm đứng trước dấu hai chấm, số phút trong ngoặc."
            example="Chủ trì: Kết luận (15 phút)"
            rows={9}
          />
          <TextArea
            {...text('participants')}
            label="Thành phần tham dự"
            hint="Mỗi dòng một thành phần."
            rows={6}
          />
          <TextArea {...text('invited')} label="Thành phần mời" hint="Mỗi dòng một thành phần." rows={5} />
          <DateField {...text('intake_from')} label="Nhận ý kiến từ ngày" />
          <DateField {...text('intake_to')} label="Nhận ý kiến đến ngày" />
          <Buttons>
            <SubmitButton>{props.regulation ? 'Lập hội nghị' : 'Lưu thông tin'}</SubmitButton>
            <LinkButton href={props.back}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
    </Office>
  )
}

const MOST_SESSIONS = 30

function Sessions(props: {
  readonly state: FormState
  readonly stored: Stored
  readonly villages: readonly Village[]
}) {
  const typed = Object.keys(props.state.values).filter((name) => /^sessions\.\d+\.date$/.test(name)).length
  const count = Math.min(MOST_SESSIONS, Math.max(1, typed, Number(props.stored.session_count ?? 1)))
  const text = (name: string, fallback: string) => {
    const value = props.stored[name]
    return field(props.state, name, typeof value === 'string' ? value : fallback)
  }
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        <Fieldset key={at} legend={count === 1 ? 'Ngày tổ chức' : sessionName(props.stored, at)}>
          <DateField {...text(`sessions.${at}.date`, '')} label="Ngày" required />
          <TextField {...text(`sessions.${at}.start`, '08:00')} label="Từ giờ" width="xs" required />
          <TextField {...text(`sessions.${at}.end`, '11:30')} label="Đến giờ" width="xs" required />
          <TextField
            {...text(
              `sessions.${at}.place`,
              typeof props.stored.place === 'string' ? props.stored.place : '',
            )}
            label="Địa điểm"
            required
          />
          {count > 1 && (
            <Checkboxes
              {...chosen(props.state, `sessions.${at}.villages`, villagesOf(props.stored, at))}
              label="Thôn dự buổi này"
              inline
              options={props.villages.map((village) => ({ value: village.id, label: village.name }))}
            />
          )}
        </Fieldset>
      ))}
    </>
  )
}

function sessionName(stored: Stored, at: number): string {
  const name = stored[`sessions.${at}.name`]
  return typeof name === 'string' ? `Buổi ${at + 1}: ${name}` : `Buổi ${at + 1}`
}

function villagesOf(stored: Stored, at: number): readonly string[] {
  const villages = stored[`sessions.${at}.villages`]
  return typeof villages === 'string' || villages === undefined ? [] : villages
}

export function SessionsPage(props: {
  readonly who: Signed
  readonly conference: { readonly id: string; readonly title: string; readonly place: string | null }
  readonly count: number
  /** A day chosen before, filled in. */
  readonly date?: string | undefined
  readonly earliest: { readonly date: Temporal.PlainDate; readonly because: string } | undefined
  readonly villages: readonly Village[]
  /** What would move, when the conference had its days already and new ones were typed. */
  readonly preview: DatesPreview | undefined
  readonly words: MoveWords
  readonly state: FormState
}) {
  const base = conferencePath(props.who.commune.id, props.conference.id)
  return (
    <Office
      who={props.who}
      title="Ấn định ngày tổ chức"
      current="hoi-nghi"
      crumbs={[{ href: base, label: props.conference.title }]}
    >
      <div class="reading">
        {props.earliest && (
          <Callout tone="waiting">
            <p>
              Nếu thông báo ngay hôm nay, ngày sớm nhất còn đúng mọi thời hạn là{' '}
              {shortDate(props.earliest.date)}
              {props.earliest.because ? ` (mốc quyết định: ${props.earliest.because})` : ''}.
            </p>
          </Callout>
        )}
        <p>
          <a
            href={`/xa/${props.who.commune.id}/lap-nguoc?hoi-nghi=${encodeURIComponent(props.conference.id)}`}
          >
            Chọn ngày bằng cách lập lịch ngược
          </a>
        </p>
        <ErrorSummary state={props.state} />
        {props.preview && <Moves replanned={props.preview} words={props.words} single />}
        <Form action={`${base}/ngay-to-chuc`}>
          {props.preview && <Hidden name="expected" value={props.preview.digest} />}
          <Sessions
            state={props.state}
            stored={{
              place: props.conference.place ?? '',
              session_count: String(props.count),
              'sessions.0.date': props.date,
            }}
            villages={props.villages}
          />
          <Buttons>
            <SubmitButton>{props.preview ? 'Xác nhận ngày này' : 'Ấn định ngày'}</SubmitButton>
            {props.count < MOST_SESSIONS && (
              <LinkButton href={`${base}/ngay-to-chuc?buoi=${props.count + 1}`}>Thêm một buổi</LinkButton>
            )}
          </Buttons>
        </Form>
      </div>
    </Office>
  )
}
