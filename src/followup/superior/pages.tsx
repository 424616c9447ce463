// Pages of the superior's seat: what its communes ask of it, and one letter with what can be done about it. Of the people
// who raised a matter they show the village and the words without names.
import { longDate, shortDate } from '../../kit/clock.ts'
import {
  Badge,
  Callout,
  Empty,
  Facts,
  Figure,
  Figures,
  Prose,
  Quote,
  Section,
  WithAside,
} from '../../kit/html/bits.tsx'
import { DateField, TextArea, TextField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  NEW_FORM,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable, FilterBar } from '../../kit/html/table.tsx'
import { villageWords } from '../../office/places.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import type { Escalation } from '../escalation.store.ts'
import { Deadline } from '../list.pages.tsx'
import type { Phase } from '../state.ts'
import { ReplyFields } from './reply.fields.tsx'
import { type SeatPhase, seatPhase } from './seat.ts'
import type { SeatLetter } from './store.ts'

export function seatPath(seat: string, part = ''): string {
  return `/xa/${seat}/cap-tren${part && `/${part}`}`
}

export interface SeatRow extends SeatLetter {
  readonly phase: Phase
  readonly due: string | null
  readonly distance: string | undefined
}

const PHASE = {
  new: { tone: 'due', words: 'Chưa tiếp nhận' },
  accepted: { tone: 'waiting', words: 'Đã tiếp nhận' },
  replied: { tone: 'done', words: 'Đã trả lời' },
  returned: { tone: 'neutral', words: 'Đã chuyển trả' },
} as const satisfies Record<SeatPhase, { tone: string; words: string }>

function phaseOf(row: SeatLetter): SeatPhase {
  return seatPhase({
    accepted: row.acceptedDue !== null,
    replied: row.repliedOn !== null,
    returned: row.returnedOn !== null,
  })
}

function PhaseBadge(props: { readonly row: SeatLetter }) {
  const { tone, words } = PHASE[phaseOf(props.row)]
  return <Badge tone={tone}>{words}</Badge>
}

export function SeatInboxPage(props: {
  readonly who: Signed
  readonly open: readonly SeatRow[]
  readonly closed: readonly SeatRow[]
  /** Narrowed to one commune. */
  readonly commune: { readonly name: string } | undefined
}) {
  const { open } = props
  const here = seatPath(props.who.commune.id, 'de-nghi')
  const late = open.filter((row) => row.phase === 'late').length
  const fresh = open.filter((row) => phaseOf(row) === 'new').length
  return (
    <Office
      who={props.who}
      title="Xã đề nghị"
      current="viec-cap-tren"
      intro="Văn bản các xã đề nghị vì vượt thẩm quyền. Trả lời ở đây về thẳng nội dung của xã; hạn của cơ quan tính từ khi tiếp nhận."
    >
      {open.length > 0 && (
        <Figures>
          <Figure label="Đang chờ" part={open.length} />
          <Figure
            label="Chưa tiếp nhận"
            part={fresh}
            whole={open.length}
            {...(fresh > 0 ? { tone: 'due' as const } : {})}
          />
          <Figure label="Quá hạn" part={late} whole={open.length} tone={late > 0 ? 'late' : 'done'} />
        </Figures>
      )}
      {props.commune && (
        <FilterBar filters={[{ label: 'Xã', value: props.commune.name, removeHref: here }]} />
      )}
      <Section title="Đang chờ trả lời">
        <SeatTable
          who={props.who}
          rows={open}
          caption="Đang chờ trả lời"
          settled={props.closed.length > 0 || props.commune !== undefined}
        />
      </Section>
      {props.closed.length > 0 && (
        <Section title="Đã trả lời, đã chuyển trả">
          <SeatTable who={props.who} rows={props.closed} caption="Đã trả lời, đã chuyển trả" />
        </Section>
      )}
    </Office>
  )
}

function SeatTable(props: {
  readonly who: Signed
  readonly rows: readonly SeatRow[]
  readonly caption: string
  /** Nothing waits, though something came or one commune is looked at. */
  readonly settled?: boolean
}) {
  return (
    <DataTable
      caption={props.caption}
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.escalation}
      rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
      columns={[
        {
          key: 'letter',
          label: 'Văn bản',
          wide: true,
          cell: (row) => (
            <a href={seatPath(props.who.commune.id, `de-nghi/${row.escalation}`)}>
              {row.symbol ?? 'Văn bản đề nghị'}, {row.questions} nội dung
            </a>
          ),
        },
        { key: 'commune', label: 'Xã', cell: (row) => row.communeName },
        { key: 'sent', label: 'Xã gửi', cell: (row) => shortDate(row.sentOn) },
        { key: 'state', label: 'Trạng thái', cell: (row) => <PhaseBadge row={row} /> },
        {
          key: 'due',
          label: 'Hạn trả lời',
          cell: (row) => {
            const ended = row.repliedOn ?? row.returnedOn
            return ended ? (
              `Xong ${shortDate(ended)}`
            ) : (
              <Deadline row={{ phase: row.phase, deadline: row.due, distance: row.distance }} />
            )
          },
        },
      ]}
      empty={
        props.settled ? (
          <p class="muted">Không có văn bản nào đang chờ trả lời.</p>
        ) : (
          <Empty
            title="Chưa có xã nào đề nghị"
            text="Văn bản đề nghị cấp trên của các xã nối với cơ quan này hiện ở đây ngay khi xã ban hành."
          />
        )
      }
    />
  )
}

export interface SeatLetterProps {
  readonly who: Signed
  readonly row: SeatRow
  readonly letter: Escalation
  /** The letter's own words and each matter, without names. */
  readonly request: string
  readonly matters: readonly {
    readonly id: string
    readonly text: string
    readonly village: string | undefined
  }[]
  readonly proposedDue: string
  readonly today: Temporal.PlainDate
  readonly failed?: { readonly act: string; readonly state: FormState } | undefined
}

export function SeatLetterPage(props: SeatLetterProps) {
  const { who, row, letter } = props
  const phase = phaseOf(row)
  const open = phase === 'new' || phase === 'accepted'
  return (
    <Office
      who={who}
      title={`Đề nghị của xã ${row.communeName}`}
      current="viec-cap-tren"
      crumbs={[{ href: seatPath(who.commune.id, 'de-nghi'), label: 'Xã đề nghị' }]}
      mark={<PhaseBadge row={row} />}
    >
      <WithAside aside={<SeatFacts {...props} />}>
        <Section title="Xã đề nghị" card>
          <Prose text={props.request} />
        </Section>
        <Section title="Nội dung của Nhân dân">
          {props.matters.map((matter) => (
            <Quote
              key={matter.id}
              by={matter.village ? `Nhân dân ${villageWords(matter.village)}` : 'Ý kiến của Nhân dân'}
            >
              <Prose text={matter.text} />
            </Quote>
          ))}
          <p class="muted">Họ tên, số điện thoại, địa chỉ của người có ý kiến do xã giữ, không hiện ở đây.</p>
        </Section>
        {letter.reply && (
          <Section title="Đã trả lời xã" card>
            {letter.reply.reference && <p>Văn bản {letter.reply.reference}</p>}
            <Prose text={letter.reply.text} />
          </Section>
        )}
        {letter.returned && (
          <Section title="Đã chuyển trả xã" card>
            <Prose text={letter.returned.reason} />
          </Section>
        )}
        {phase === 'new' && <AcceptForm {...props} />}
        {open && <SeatReplyForm {...props} primary={phase === 'accepted'} />}
        {open && <SeatReturnForm {...props} />}
      </WithAside>
    </Office>
  )
}

function SeatFacts(props: SeatLetterProps) {
  const { row, letter } = props
  const ended = row.repliedOn ?? row.returnedOn
  return (
    <Section title="Thông tin" card>
      <Facts
        items={[
          { term: 'Xã', value: row.communeName },
          { term: 'Văn bản', value: row.symbol ?? 'Chưa có số' },
          { term: 'Xã gửi', value: shortDate(row.sentOn) },
          { term: 'Xã đề nghị trả lời', value: row.replyBy ? shortDate(row.replyBy) : 'Không nêu ngày' },
          ...(letter.accepted
            ? [
                { term: 'Hẹn trả lời', value: longDate(letter.accepted.due) },
                ...(letter.accepted.note ? [{ term: 'Ghi chú', value: letter.accepted.note }] : []),
              ]
            : []),
          {
            term: 'Hạn đang tính',
            value: ended ? (
              `Xong ngày ${shortDate(ended)}`
            ) : (
              <Deadline row={{ phase: row.phase, deadline: row.due, distance: row.distance }} />
            ),
          },
        ]}
      />
    </Section>
  )
}

function stateOf(props: SeatLetterProps, act: string): FormState {
  return props.failed?.act === act ? props.failed.state : NEW_FORM
}

function actPath(props: SeatLetterProps, act: string): string {
  return seatPath(props.who.commune.id, `de-nghi/${props.row.escalation}/${act}`)
}

function AcceptForm(props: SeatLetterProps) {
  const state = stateOf(props, 'tiep-nhan')
  return (
    <Section title="Tiếp nhận" card>
      <Form id="tiep-nhan" action={actPath(props, 'tiep-nhan')}>
        <ErrorSummary state={state} />
        <DateField
          {...field(state, 'due', shortDate(props.proposedDue))}
          label="Hẹn trả lời xã chậm nhất ngày"
          required
          hint="Từ ngày này hệ thống nhắc và báo quá hạn. Xã thấy ngày hẹn."
        />
        <TextField
          {...field(state, 'note')}
          label="Ghi chú cho xã"
          maxLength={1000}
          width="l"
          example="Giao Sở Xây dựng tham mưu"
        />
        <Buttons>
          <SubmitButton icon="check">Tiếp nhận</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function SeatReplyForm(props: SeatLetterProps & { readonly primary: boolean }) {
  const state = stateOf(props, 'tra-loi')
  return (
    <Section title="Trả lời xã" card>
      <Form id="tra-loi" action={actPath(props, 'tra-loi')}>
        <ErrorSummary state={state} />
        <ReplyFields state={state} today={props.today} />
        <Buttons>
          <SubmitButton tone={props.primary ? 'primary' : 'secondary'} icon="send">
            Gửi trả lời
          </SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}

function SeatReturnForm(props: SeatLetterProps) {
  const state = stateOf(props, 'chuyen-tra')
  return (
    <details class="more" open={props.failed?.act === 'chuyen-tra'}>
      <summary>Chuyển trả xã</summary>
      <div class="more-body">
        <Form id="chuyen-tra" action={actPath(props, 'chuyen-tra')}>
          <ErrorSummary state={state} />
          <TextArea
            {...field(state, 'reason')}
            label="Lý do chuyển trả, cơ quan xã cần hỏi"
            required
            rows={3}
            maxLength={4000}
          />
          <Buttons>
            <SubmitButton tone="secondary">Chuyển trả xã</SubmitButton>
          </Buttons>
        </Form>
      </div>
    </details>
  )
}

/** An organisation to which no commune is joined yet. */
export function NoCommunes() {
  return (
    <Callout tone="waiting" title="Chưa có xã nào nối với cơ quan này">
      <p>
        Người quản trị của từng xã chọn cơ quan này ở mục Quản trị, phần Nơi làm việc của cấp trên. Sau đó số
        liệu tổng hợp và văn bản đề nghị của xã hiện ở đây.
      </p>
    </Callout>
  )
}
