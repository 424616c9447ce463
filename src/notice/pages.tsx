// The outbox as the administrator sees it: what waits, what failed and why, what a person must decide.
import { shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty } from '../kit/html/bits.tsx'
import { ErrorSummary, Form, type FormState, SubmitButton } from '../kit/html/form.tsx'
import { DataTable, FilterBar, Pager } from '../kit/html/table.tsx'
import type { Tone } from '../kit/html/tone.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { MessageState, NoticeChannel, OutboxRow } from './tables.ts'

export const MESSAGES_PER_PAGE = 50

export const CHANNEL_WORDS: Readonly<Record<NoticeChannel, string>> = {
  email: 'Thư điện tử',
  sms: 'Tin nhắn',
  zalo: 'Zalo',
}

export const STATE_WORDS: Readonly<Record<MessageState, readonly [words: string, tone: Tone]>> = {
  waiting: ['Đang chờ gửi', 'waiting'],
  sending: ['Đang gửi', 'waiting'],
  sent: ['Đã gửi', 'done'],
  unsure: ['Chưa rõ đã tới chưa', 'due'],
  dead: ['Không gửi được', 'late'],
  dropped: ['Thôi gửi', 'neutral'],
}

export interface OutboxPageProps {
  readonly who: Signed
  readonly rows: readonly OutboxRow[]
  readonly total: number
  readonly page: number
  readonly state: MessageState | undefined
  /** Channels that have a gateway now. */
  readonly channels: readonly NoticeChannel[]
  readonly form: FormState
}

export function OutboxPage(props: OutboxPageProps) {
  const base = `/xa/${props.who.commune.id}/tin-gui`
  const without = (Object.keys(CHANNEL_WORDS) as NoticeChannel[]).filter(
    (channel) =>
      !props.channels.includes(channel) &&
      props.rows.some((row) => row.channel === channel && row.state === 'waiting'),
  )
  return (
    <Office
      who={props.who}
      title="Tin gửi đi"
      current="quan-tri"
      intro="Lời nhắc và thông báo hệ thống gửi ra ngoài. Không gửi ban đêm (21 giờ đến 7 giờ) và ngày nghỉ."
    >
      <ErrorSummary state={props.form} />
      <p>
        <a href={`/xa/${props.who.commune.id}/nhac-viec`}>Các bước nhắc việc và tin của sáng tới</a>
      </p>
      {without.length > 0 && (
        <Callout tone="due" title="Chưa có cổng gửi">
          <p>
            {without.map((channel) => CHANNEL_WORDS[channel]).join(', ')}: tin được giữ lại đây, không mất.
            {without.some((channel) => channel !== 'email') &&
              ' Để gửi tin nhắn, Zalo, đặt biến SMS_GATEWAY, ZALO_GATEWAY (xem README) rồi khởi động lại.'}
            {without.includes('email') &&
              ' Để gửi thư điện tử, đặt biến SMTP_URL và SMTP_FROM rồi khởi động lại.'}
          </p>
        </Callout>
      )}
      <FilterBar
        total={props.total}
        unit="tin"
        filters={
          props.state ? [{ label: 'Trạng thái', value: STATE_WORDS[props.state][0], removeHref: base }] : []
        }
      >
        <ul>
          {(Object.keys(STATE_WORDS) as MessageState[]).map((state) => (
            <li key={state}>
              <a href={`${base}?trang-thai=${state}`}>{STATE_WORDS[state][0]}</a>
            </li>
          ))}
        </ul>
      </FilterBar>
      <DataTable
        caption="Tin gửi đi"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'tieu-de', label: 'Tin', wide: true, cell: (row) => row.subject },
          {
            key: 'toi',
            label: 'Tới',
            cell: (row) => `${CHANNEL_WORDS[row.channel]}: ${masked(row.address)}`,
          },
          { key: 'trang-thai', label: 'Trạng thái', cell: (row) => <State of={row} /> },
          {
            key: 'luc',
            label: 'Lúc',
            cell: (row) => shortTime(row.sent_at ?? row.tried_at ?? row.created_at),
          },
          {
            key: 'viec',
            label: 'Việc cần làm',
            cell: (row) => <Decision of={row} base={base} />,
          },
        ]}
        empty={
          <Empty
            title="Không có tin nào"
            icon="send"
            text="Lời nhắc hạn, thông báo hoãn hay mời sẽ hiện ở đây khi hệ thống gửi đi."
          />
        }
      />
      <Pager
        page={props.page}
        pageSize={MESSAGES_PER_PAGE}
        total={props.total}
        href={(page) => `${base}?${props.state ? `trang-thai=${props.state}&` : ''}trang=${page}`}
      />
    </Office>
  )
}

function State(props: { readonly of: OutboxRow }) {
  const { of } = props
  const [words, tone] = STATE_WORDS[of.state]
  return (
    <>
      <Badge tone={tone}>{words}</Badge>
      {of.failed && (
        <div class="muted">
          {failureWords(of.failed)} (lần {of.attempts})
        </div>
      )}
      {of.state === 'waiting' && <div class="muted">từ {shortTime(of.not_before)}</div>}
    </>
  )
}

function Decision(props: { readonly of: OutboxRow; readonly base: string }) {
  const { of, base } = props
  const retry = of.state === 'unsure' || of.state === 'dead'
  if (!retry && of.state !== 'waiting') return null
  return (
    <>
      {retry && (
        <Form action={`${base}/${of.id}/gui-lai`} id={`lai-${of.id}`}>
          <SubmitButton tone="quiet" icon="send">
            Gửi lại
          </SubmitButton>
        </Form>
      )}
      <Form action={`${base}/${of.id}/thoi`} id={`thoi-${of.id}`}>
        <SubmitButton tone="quiet" icon="x">
          Thôi gửi
        </SubmitButton>
      </Form>
    </>
  )
}

/** Enough to tell two addressees apart, not enough to write to them. */
export function masked(address: string): string {
  const [name, domain] = address.split('@')
  if (domain !== undefined) return `${(name ?? '').slice(0, 2)}…@${domain}`
  return `…${address.slice(-3)}`
}

function failureWords(code: string): string {
  if (code === 'INTERRUPTED') return 'Chương trình dừng giữa chừng'
  if (code === 'SUPERSEDED') return 'Đã có tin mới hơn thay'
  if (code === 'NONSENSE') return 'Cổng gửi trả lời không hiểu được'
  if (code === 'GATEWAY') return 'Cổng gửi từ chối tin này'
  if (code === 'EAUTH' || code === '535') return 'Máy chủ thư không nhận tài khoản'
  if (/^5\d\d$/.test(code)) return `Máy chủ thư từ chối (${code})`
  if (/^4\d\d$/.test(code)) return `Máy chủ thư đang bận (${code})`
  return `Đường truyền lỗi (${code})`
}
