// Pieces that the pages of the day share: where things are, the tabs, fields of a decision, the minute's words.
import type { ComponentChildren } from 'preact'
import { shortDate } from '../kit/clock.ts'
import { Badge, Tabs } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { FieldRow, type Option, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import { type FormState, field, NEW_FORM } from '../kit/html/form.tsx'
import type { Tone } from '../kit/html/tone.ts'
import { assetUrl } from '../kit/http/assets.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Unit } from '../office/store.ts'
import { DISPOSITION } from '../regulation/codes.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { groundsNow } from './grounds.ts'
import { type DayState, stateLabel, stateOf } from './moments.ts'
import { type HallSetting, limitsOfTurn, spentSeconds } from './setting.ts'
import type { Day } from './store.ts'
import { turnState, turnWords } from './turn-clock.ts'

export function dayPath(commune: string, conference: string, part = ''): string {
  return `/xa/${commune}/hoi-nghi/${conference}/ngay${part ? `/${part}` : ''}`
}

/** A form that was refused, by its name on the page. */
export interface Again {
  readonly form: string
  readonly state: FormState
}

export function stateFor(again: Again | undefined, form: string): FormState {
  return again?.form === form ? again.state : NEW_FORM
}

export interface DayPageProps {
  readonly who: Signed
  readonly day: Day
  readonly again?: Again
}

const PHASE_TONE: Readonly<Record<DayState['phase'], Tone>> = {
  chua_khai_mac: 'neutral',
  dang_dien_ra: 'due',
  tam_dung: 'waiting',
  be_mac: 'done',
}

export function dayStateOf(day: Day): DayState {
  return day.session === undefined ? { phase: 'chua_khai_mac' } : stateOf(day.session, day.moments)
}

export function stepText(day: Day, seq: number): string | undefined {
  return day.steps.find((step) => step.seq === seq)?.text
}

export function PhaseBadge(props: { readonly day: Day }) {
  const state = dayStateOf(props.day)
  return <Badge tone={PHASE_TONE[state.phase]}>{stateLabel(state, (seq) => stepText(props.day, seq))}</Badge>
}

type DayTab =
  | 'dieu-hanh'
  | 'diem-danh'
  | 'chuong-trinh'
  | 'cau-hoi-viet'
  | 'y-kien'
  | 'chu-tri'
  | 'thiet-bi'
  | 'may-xach-tay'

export function DayPage(props: {
  readonly who: Signed
  readonly day: Day
  readonly title: string
  readonly tab: DayTab | 'phat-bieu'
  /** Client programs of this page beside the one of every page of the day. */
  readonly scripts?: readonly string[]
  readonly children?: ComponentChildren
}) {
  const { who, day } = props
  const ui = useUi()
  const home = `/xa/${who.commune.id}/hoi-nghi/${day.conference.id}`
  return (
    <Office
      who={who}
      title={props.title}
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        { href: home, label: day.conference.title },
      ]}
      mark={<PhaseBadge day={day} />}
      tabs={<DayTabs who={who} day={day} tab={props.tab} />}
      scripts={[assetUrl('live.js'), ...(props.scripts ?? [])]}
    >
      <link rel="stylesheet" href={assetUrl('day.css')} />
      <p data-cut hidden>
        <Badge tone="late">Mất kết nối</Badge> Đang nối lại; việc đang gõ vẫn còn trên trang.
      </p>
      <p data-clock hidden>
        <Badge tone="due">Đồng hồ máy này sai</Badge> <span data-clock-apart /> so với máy chủ. Giờ ghi trong
        hội nghị là giờ của máy chủ; hãy chỉnh lại đồng hồ máy này.
      </p>
      <p data-news hidden>
        <Badge tone="waiting">Có diễn biến mới</Badge> Xong việc đang gõ, hãy{' '}
        <a href={ui.path}>tải lại trang</a>.
      </p>
      <div data-live="page" data-src={dayPath(who.commune.id, day.conference.id, 'thay-doi')}>
        {props.children}
      </div>
    </Office>
  )
}

function DayTabs(props: { readonly who: Signed; readonly day: Day; readonly tab: string }) {
  const { who, day } = props
  const path = (part = '') => dayPath(who.commune.id, day.conference.id, part)
  const session = day.conference.sessions.length > 1 && day.session ? `?buoi=${day.session}` : ''
  const items: readonly {
    readonly href: string
    readonly label: string
    readonly key: string
    readonly show: boolean
    readonly count?: number | undefined
  }[] = [
    { href: `${path()}${session}`, label: 'Điều hành', key: 'dieu-hanh', show: true },
    {
      href: `${path('diem-danh')}${session}`,
      label: 'Điểm danh',
      key: 'diem-danh',
      show: who.rights.has('hall.run'),
    },
    {
      href: `${path('chuong-trinh')}${session}`,
      label: 'Chương trình',
      key: 'chuong-trinh',
      show: true,
    },
    {
      href: `${path('cau-hoi-viet')}${session}`,
      label: 'Câu hỏi viết',
      key: 'cau-hoi-viet',
      show: who.rights.has('hall.run') || who.rights.has('hall.dispose'),
      count: day.written.filter((one) => one.decision === null).length || undefined,
    },
    { href: path('y-kien'), label: 'Gửi trước', key: 'y-kien', show: who.rights.has('hall.dispose') },
    { href: path('thu-ky'), label: 'Bàn thư ký', key: 'thu-ky', show: who.rights.has('hall.run') },
    { href: path('chu-tri'), label: 'Chủ trì', key: 'chu-tri', show: who.rights.has('hall.dispose') },
    {
      href: `/xa/${who.commune.id}/hoi-nghi/${day.conference.id}/man-hinh`,
      label: 'Màn hình',
      key: 'man-hinh',
      show: true,
    },
    {
      href: path('thiet-bi'),
      label: 'Thiết bị',
      key: 'thiet-bi',
      show: who.rights.has('hall.run') || who.rights.has('hall.dispose'),
    },
    {
      href: path('may-xach-tay'),
      label: 'Máy xách tay',
      key: 'may-xach-tay',
      show: who.rights.has('conference.write') || who.rights.has('hall.run'),
    },
    {
      href: `/xa/${who.commune.id}/hoi-nghi/${day.conference.id}/bien-ban`,
      label: 'Biên bản',
      key: 'bien-ban',
      show: who.rights.has('conclusion.write'),
    },
  ]
  return (
    <Tabs
      label="Ngày đối thoại"
      items={items
        .filter((item) => item.show)
        .map((item) => ({
          href: item.href,
          label: item.label,
          current: item.key === props.tab,
          ...(item.count === undefined ? {} : { count: item.count }),
        }))}
    />
  )
}

/** How long this turn has lasted, in words; the browser counts on from here by the server's clock. */
export function TurnTimer(props: {
  readonly startedAt: string
  readonly now: string
  readonly setting: HallSetting
  readonly class?: string
}) {
  const { limit, warn } = limitsOfTurn(props.setting)
  const spent = spentSeconds(props.startedAt, props.now)
  return (
    <span
      class={props.class ?? 'turn-timer'}
      role="timer"
      data-since={props.startedAt}
      data-now={props.now}
      data-limit={limit ?? undefined}
      data-warn={warn}
      data-state={turnState(spent, limit, warn)}
    >
      {turnWords(spent, limit, warn)}
    </span>
  )
}

/** The sessions of a conference of several, the present one in bold. */
export function SessionLinks(props: {
  readonly who: Signed
  readonly day: Day
  /** The page of the day the links stay on. */
  readonly part?: string
}) {
  const { who, day } = props
  if (day.conference.sessions.length < 2) return null
  return (
    <ul class="words" aria-label="Các buổi">
      {day.conference.sessions.map((session) => (
        <li key={session.seq}>
          <a
            class="word"
            href={`${dayPath(who.commune.id, day.conference.id, props.part)}?buoi=${session.seq}`}
            aria-current={session.seq === day.session ? 'true' : undefined}
          >
            Buổi {session.seq}, {shortDate(session.date)}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function villageOptions(day: Day): readonly Option[] {
  return day.villages.map((village) => ({ value: village.id, label: village.name }))
}

export function villageName(day: Day, id: string | null): string {
  return day.villages.find((village) => village.id === id)?.name ?? ''
}

/** What the chair may do by the conference's own regulation. */
export function dispositionOptions(regulation: Regulation): readonly Option[] {
  return regulation.dispositions.map((code) => ({ value: code, label: DISPOSITION[code] }))
}

export function groundOptions(regulation: Regulation): readonly Option[] {
  return regulation.refusals.map((refusal) => ({ value: refusal.id, label: refusal.text }))
}

/** For refusing a turn, or cutting one that runs. */
export function turnGrounds(
  regulation: Regulation,
  turn: { readonly startedAt: string | null },
  setting: HallSetting,
): readonly Option[] {
  return groundsNow(regulation.refusals, turn, setting.turnMinutes).map((ground) => ({
    value: ground.id,
    label: ground.text,
  }))
}

/** What is done with it, by whom; the same for a speech's question and for one sent in before. */
export function DecisionFields(props: {
  readonly state: FormState
  /** "questions.0." or nothing. */
  readonly prefix?: string
  readonly regulation: Regulation
  readonly units: readonly Unit[]
  readonly stored?: {
    readonly code?: string | undefined
    readonly ground?: string | undefined
    readonly answered_by?: string | undefined
    readonly unit?: string | undefined
  }
  /** Who usually answers: the chairs. */
  readonly answerers?: string
}) {
  const name = (part: string) => `${props.prefix ?? ''}${part}`
  const { state, stored = {} } = props
  const rare = [name('answered_by'), name('ground')]
  return (
    <>
      <FieldRow>
        <Select
          {...field(state, name('code'), stored.code)}
          label="Cách xử lý"
          options={dispositionOptions(props.regulation)}
          blank="– Chưa xử lý –"
        />
        <Select
          {...field(state, name('unit'), stored.unit)}
          label="Đơn vị được giao"
          options={props.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          blank="– Không giao –"
        />
      </FieldRow>
      <details
        class="more"
        open={rare.some((one) => state.errors[one] !== undefined) || stored.ground !== undefined}
      >
        <summary>Người trả lời khác, căn cứ từ chối</summary>
        <FieldRow>
          <TextField
            {...field(state, name('answered_by'), stored.answered_by)}
            label="Người trả lời"
            hint={props.answerers ? `Để trống nếu là chủ trì (${props.answerers}).` : undefined}
          />
          {props.regulation.refusals.length > 0 && (
            <Select
              {...field(state, name('ground'), stored.ground)}
              label="Căn cứ từ chối (chỉ khi từ chối)"
              options={groundOptions(props.regulation)}
              blank="– Không từ chối –"
            />
          )}
        </FieldRow>
      </details>
    </>
  )
}

/** The words of the answer; beside the question where one is typed. */
export function AnswerField(props: {
  readonly state: FormState
  readonly prefix?: string
  readonly stored?: string | undefined
}) {
  return (
    <TextArea
      {...field(props.state, `${props.prefix ?? ''}answer`, props.stored)}
      label="Nội dung trả lời"
      rows={3}
    />
  )
}
