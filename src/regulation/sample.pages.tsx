// The sample conference beside every form of a draft: its dates with their explanations, what changed against the version
// it began from, what the law asks besides dates.
import type { LineError } from '../calendar/lines.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { Badge, Callout, DateText, Section, Why } from '../kit/html/bits.tsx'
import { DateField } from '../kit/html/fields.tsx'
import { Buttons, Form, SubmitButton } from '../kit/html/form.tsx'
import type { Problem } from '../kit/result.ts'
import { UNIT } from './codes.ts'
import { type DateMove, dateOfRow, type Sample } from './effect.ts'
import type { ScheduleRow } from './schedule.ts'

export interface SampleShown {
  readonly date: Temporal.PlainDate
  /** As typed, when it was no date. */
  readonly typed?: string | undefined
  readonly sample: Sample | undefined
  readonly problem?: Problem | undefined
  readonly errors: readonly LineError[]
  /** What the rows are compared with: "phiên bản 1". */
  readonly against?: string | undefined
}

export function SampleAside(props: SampleShown & { readonly beside?: boolean }) {
  const { sample } = props
  return (
    <div class={props.beside ? 'beside' : undefined}>
      <Section title="Lịch mẫu" id="lich-mau" card>
        <Form method="get" id="mau" class="sample-date">
          <DateField
            name="ngay"
            label="Nếu hội nghị vào ngày"
            value={props.typed ?? props.date}
            error={props.typed === undefined ? undefined : `Không có ngày “${props.typed}”.`}
            required
          />
          <Buttons>
            <SubmitButton tone="secondary">Tính lịch mẫu</SubmitButton>
          </Buttons>
        </Form>
        {props.errors.length > 0 && (
          <Callout tone="due">
            <p>
              Bản đang lưu còn {props.errors.length} lỗi nên chưa tính được lịch. Sửa xong, lịch hiện ngay ở
              đây.
            </p>
          </Callout>
        )}
        {props.problem && (
          <Callout tone="late">
            <p>{props.problem.message}</p>
          </Callout>
        )}
        {sample && (
          <>
            <SampleChanges moves={sample.moves} against={props.against} />
            <SampleRows rows={sample.rows} moves={sample.moves} />
            <Law sample={sample} />
          </>
        )}
      </Section>
    </div>
  )
}

function Law(props: { readonly sample: Sample }) {
  const { law, checks } = props.sample
  const missing = checks.filter((check) => !check.met)
  if (law === undefined)
    return <p class="hint">Ngày này trước lớp luật đầu tiên nên chỉ tính theo quy chế.</p>
  return (
    <Callout
      tone={missing.length > 0 ? 'due' : 'done'}
      title={missing.length > 0 ? 'Luật còn đòi hỏi' : 'Đủ điều luật đòi hỏi'}
    >
      <p>{law}.</p>
      {missing.length > 0 && (
        <ul>
          {missing.map(({ check }) => (
            <li key={check.id}>
              {check.text}: quy chế chưa nói đến. “{check.quote}”
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}

function SampleChanges(props: { readonly moves: readonly DateMove[]; readonly against: string | undefined }) {
  const gone = props.moves.filter((move) => move.kind === 'goes')
  const count = props.moves.filter((move) => move.kind !== 'reworded').length
  if (props.against === undefined) return null
  return (
    <p>
      {count === 0
        ? `Mọi ngày như ${props.against}.`
        : `${count} việc khác ${props.against}${gone.length > 0 ? `; bỏ: ${gone.map((move) => move.title).join('; ')}` : ''}.`}
    </p>
  )
}

function SampleRows(props: { readonly rows: readonly ScheduleRow[]; readonly moves: readonly DateMove[] }) {
  return (
    <ol class="bare sample-rows">
      {props.rows.map((row) => {
        const move = props.moves.find((each) => each.rule === row.rule)
        return (
          <li key={row.rule} class={move ? 'changed' : undefined}>
            <strong>{row.title}</strong>
            <span class="sample-when">
              {row.anchor === 'accepted' && row.binding === null && row.count !== null && row.unit ? (
                <span>
                  Mỗi nội dung: {row.count} {UNIT[row.unit]} từ ngày tiếp nhận
                </span>
              ) : (
                <DateWords date={dateOfRow(row)} />
              )}
              {move && <MoveBadge move={move} />}
            </span>
            <Why>
              <p>{row.explanation}</p>
            </Why>
          </li>
        )
      })}
    </ol>
  )
}

/** A date as effect.ts writes it, in words. */
function DateWords(props: { readonly date: string | null }) {
  const { date } = props
  if (date === null) return <span class="muted">không có ngày</span>
  const plain = (iso: string) => Temporal.PlainDate.from(iso)
  if (date.includes('..')) {
    const [from = '', to = ''] = date.split('..')
    return (
      <span>
        từ {shortDate(plain(from))} đến {shortDate(plain(to))}
      </span>
    )
  }
  if (date.includes(' '))
    return (
      <span>
        Hằng tháng:{' '}
        {date
          .split(' ')
          .map((each) => shortDate(plain(each)))
          .join(', ')}
      </span>
    )
  return <DateText date={plain(date)} />
}

function MoveBadge(props: { readonly move: DateMove }) {
  const { move } = props
  switch (move.kind) {
    case 'appears':
      return <Badge tone="waiting">mới</Badge>
    case 'moves':
      return <Badge tone="due">trước là {dateWords(move.before)}</Badge>
    case 'reworded':
      return <Badge tone="neutral">lời khác</Badge>
    case 'goes':
      return <Badge tone="late">bỏ</Badge>
  }
}

export function dateWords(date: string | null): string {
  if (date === null) return 'không có ngày'
  return date.replace(/\d{4}-\d{2}-\d{2}/g, (iso) => shortDate(iso)).replace('..', ' đến ')
}

/** A list of dates that differ, as a table of old, new, why. */
export const moveWords = (move: DateMove) => ({
  before: move.kind === 'appears' ? 'chưa có việc này' : longWords(move.before),
  after: move.kind === 'goes' ? 'bỏ việc này' : longWords(move.after),
})

function longWords(date: string | null): string {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? longDate(date) : dateWords(date)
}
