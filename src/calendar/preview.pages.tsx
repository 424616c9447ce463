// A proposed change before it is confirmed, while it is carried out, and after.
import { Badge, Callout, Progress, Section } from '../kit/html/bits.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import type { Signed } from '../office/session.ts'
import { CalendarFrame, calendarPath } from './calendar.pages.tsx'
import type { DayStatus } from './calendar.ts'
import { Moves, type MoveWords } from './moves.pages.tsx'
import type { DayDifference } from './moves.ts'
import type { Preview } from './proposals.store.ts'
import type { Progress as Done } from './replan.job.ts'
import type { CalendarProposalRow } from './tables.ts'
import { dayWords } from './year.tsx'

export function PreviewPage(props: {
  readonly who: Signed
  readonly row: CalendarProposalRow
  readonly notes: readonly string[]
  readonly preview: Preview
  readonly words: MoveWords
  readonly state: FormState
}) {
  const { who, row, preview, state } = props
  const base = calendarPath(who.commune.id)
  return (
    <CalendarFrame who={who} title="Xem trước khi sửa lịch" mark={<Badge tone="waiting">Chưa áp dụng</Badge>}>
      <ErrorSummary state={state} />
      {row.problem && !state.problem && (
        <Callout tone="late" title="Lần trước chưa áp dụng được">
          <p>{row.problem}</p>
        </Callout>
      )}
      <Section title={row.title}>
        <p class="muted">
          {row.kind === 'withdrawal' ? 'Lý do' : 'Căn cứ'}: {row.source}
        </p>
        {props.notes.map((note) => (
          <p key={note} class="muted">
            {note}
          </p>
        ))}
        <Differences rows={preview.differences} />
      </Section>
      <Section title="Những hạn sẽ dời">
        <Moves replanned={preview} words={props.words} />
      </Section>
      <Form action={`${base}/du-kien/${row.id}/xac-nhan`}>
        <Hidden name="expected" value={preview.digest} />
        <Hidden name="moves" value={String(preview.moves.length)} />
        <p>
          Khi xác nhận, lịch được sửa và mọi hạn ở trên dời trong một lần; nhật ký giữ ngày cũ, ngày mới;
          người và đơn vị có hạn dời được báo qua thư điện tử nếu có địa chỉ.
        </p>
        <Buttons>
          <SubmitButton>Xác nhận sửa lịch</SubmitButton>
          <LinkButton href={base}>Thôi, không sửa</LinkButton>
        </Buttons>
      </Form>
    </CalendarFrame>
  )
}

const MOST_SHOWN = 120

const statusWords = (status: DayStatus) =>
  `${status.working ? 'làm việc' : 'nghỉ'}${status.reason ? ` (${status.reason})` : ''}${status.provisional ? ', tạm tính' : ''}`

/** What changes for each day; days that only cease to be provisional are counted, not listed. */
function Differences(props: { readonly rows: readonly DayDifference[] }) {
  const real = props.rows.filter(
    ({ before, after }) => before.working !== after.working || before.reason !== after.reason,
  )
  const settled = props.rows.length - real.length
  return (
    <>
      <DataTable
        caption="Những ngày đổi"
        rows={real.slice(0, MOST_SHOWN)}
        rowKey={(row) => row.date}
        columns={[
          { key: 'date', label: 'Ngày', nowrap: true, cell: (row) => dayWords(row.date) },
          { key: 'before', label: 'Đang là', cell: (row) => statusWords(row.before) },
          {
            key: 'after',
            label: 'Sẽ là',
            wide: true,
            cell: (row) =>
              row.before.working === row.after.working ? (
                statusWords(row.after)
              ) : (
                <strong>{statusWords(row.after)}</strong>
              ),
          },
        ]}
        empty={<p class="muted">Không ngày nào đổi giữa nghỉ và làm việc.</p>}
      />
      {real.length > MOST_SHOWN && <p class="muted">… và {count(real.length - MOST_SHOWN)} ngày nữa.</p>}
      {settled > 0 && (
        <p class="muted">{count(settled)} ngày khác giữ nguyên; năm đó được công bố nên hết “tạm tính”.</p>
      )}
    </>
  )
}

export function RunningPage(props: {
  readonly who: Signed
  readonly row: CalendarProposalRow
  readonly progress: Done | undefined
}) {
  const { who, row, progress } = props
  return (
    <CalendarFrame who={who} title={row.title} mark={<Badge tone="waiting">Đang tính lại</Badge>}>
      <div class="reading">
        <Callout tone="waiting" role="status" title={`Đang dời ${count(row.total)} hạn`}>
          <p>
            Trang tự mở lại sau vài giây. Có thể rời trang, quay lại từ mục Lịch nghỉ. Tắt máy giữa chừng
            không mất gì: việc chưa xong thì chưa hạn nào đổi và được làm lại từ đầu khi chương trình chạy
            lại.
          </p>
        </Callout>
        <Progress label="Hội nghị đã tính lại" part={progress?.done ?? 0} whole={progress?.total ?? 0} />
        <LinkButton href={calendarPath(who.commune.id)}>Về lịch nghỉ</LinkButton>
      </div>
    </CalendarFrame>
  )
}

export function DonePage(props: { readonly who: Signed; readonly row: CalendarProposalRow }) {
  const { who, row } = props
  return (
    <CalendarFrame who={who} title={row.title} mark={<Badge tone="done">Đã áp dụng</Badge>}>
      <div class="reading">
        <Callout tone="done" role="status" title="Lịch đã sửa">
          <p>
            {row.total > 0
              ? `${count(row.total)} hạn đã dời, có ghi nhật ký; người và đơn vị có địa chỉ thư điện tử được báo.`
              : 'Không có hạn nào phải dời.'}
          </p>
        </Callout>
        <LinkButton href={calendarPath(who.commune.id)} tone="primary">
          Xem lịch
        </LinkButton>
      </div>
    </CalendarFrame>
  )
}

/** What was proposed can no longer be done: somebody else was faster. */
export function OvertakenPage(props: { readonly who: Signed; readonly problem: string }) {
  return (
    <CalendarFrame who={props.who} title="Không sửa được nữa">
      <div class="reading">
        <Callout tone="late" title={props.problem}>
          <p>Hãy xem lịch đang dùng rồi nhập lại nếu còn cần.</p>
        </Callout>
        <LinkButton href={calendarPath(props.who.commune.id)} tone="primary">
          Về lịch nghỉ
        </LinkButton>
      </div>
    </CalendarFrame>
  )
}
