// Questions written in the hall: nothing is shown or read out before somebody here has looked at it.
import { Badge, Empty, Quote, Section } from '../kit/html/bits.tsx'
import { TextField } from '../kit/html/fields.tsx'
import { Buttons, ErrorSummary, Form, field, Hidden, SubmitButton } from '../kit/html/form.tsx'
import type { Kind } from '../regulation/codes.ts'
import { KIND } from '../regulation/codes.ts'
import { hourOf } from './moments.ts'
import { DayPage, type DayPageProps, dayPath, stateFor, villageName } from './parts.tsx'
import type { Written } from './written.store.ts'

export interface WrittenProps extends DayPageProps {
  /** What the words look like, where they look like something that is no dialogue. */
  readonly warnings: ReadonlyMap<string, { readonly kind: Kind; readonly because: string }>
}

export function WrittenPage(props: WrittenProps) {
  const { who, day } = props
  const open = day.written.filter((one) => one.decision === null)
  const decided = day.written.filter((one) => one.decision !== null).toReversed()
  return (
    <DayPage who={who} day={day} title="Câu hỏi viết" tab="cau-hoi-viet">
      <Section title={`Chờ duyệt (${open.length})`}>
        {open.length === 0 && (
          <Empty
            title="Không có câu hỏi nào chờ"
            text={
              day.setting.written
                ? 'Người dự quét mã trên màn hình hội trường để gửi; câu hỏi hiện ở đây trước, chưa ai khác thấy.'
                : 'Đang không nhận câu hỏi viết. Bật lại ở trang Thiết bị.'
            }
          />
        )}
        {open.map((one) => (
          <Pending key={one.id} {...props} one={one} />
        ))}
      </Section>
      {decided.length > 0 && (
        <Section title={`Đã duyệt (${decided.length})`}>
          {decided.map((one) => (
            <Decided key={one.id} {...props} one={one} />
          ))}
        </Section>
      )}
    </DayPage>
  )
}

function sender(props: WrittenProps & { readonly one: Written }): string {
  const { one, day } = props
  return [one.name ?? 'Không nêu tên', villageName(day, one.village), hourOf(one.at)]
    .filter(Boolean)
    .join(', ')
}

function Pending(props: WrittenProps & { readonly one: Written }) {
  const { one, day, who } = props
  const state = stateFor(props.again, one.id)
  const warning = props.warnings.get(one.id)
  return (
    <Section title={sender(props)} card id={one.id}>
      <Quote>{one.content}</Quote>
      {warning && (
        <p>
          <Badge tone="late">Có thể là {KIND[warning.kind].toLowerCase()}</Badge> vì có: {warning.because}.
          Đừng đọc trước hội trường; tách riêng ở mục Ý kiến.
        </p>
      )}
      <Form action={dayPath(who.commune.id, day.conference.id, `cau-hoi-viet/${one.id}`)} id={one.id}>
        <ErrorSummary state={state} />
        <Hidden name="session" value={String(day.session ?? one.session)} />
        <Buttons>
          <SubmitButton tone="secondary" name="take" value="co">
            Đưa vào danh sách chờ
          </SubmitButton>
        </Buttons>
        <details class="more" open={state.errors.reason !== undefined}>
          <summary>Không đọc tại hội nghị</summary>
          <TextField
            {...field(state, 'reason')}
            label="Lý do"
            hint="Câu hỏi vẫn là ý kiến đã nhận, được phân loại và trả lời như mọi ý kiến khác."
          />
          <SubmitButton tone="secondary" name="take" value="khong">
            Không đọc, để trả lời sau
          </SubmitButton>
        </details>
      </Form>
    </Section>
  )
}

function Decided(props: WrittenProps & { readonly one: Written }) {
  const { one, day, who } = props
  const { decision } = one
  if (!decision) return null
  return (
    <Section title={sender(props)} card id={one.id}>
      <Quote>{one.content}</Quote>
      {decision.speech === null ? (
        <p>
          <Badge tone="neutral">Không đọc tại hội nghị</Badge> {decision.reason} ({decision.by},{' '}
          {hourOf(decision.at)})
        </p>
      ) : (
        <p>
          <Badge tone="done">Đã vào danh sách chờ</Badge>{' '}
          <a href={dayPath(who.commune.id, day.conference.id, `phat-bieu/${decision.speech}`)}>Xem lượt</a> (
          {decision.by}, {hourOf(decision.at)})
        </p>
      )}
    </Section>
  )
}
