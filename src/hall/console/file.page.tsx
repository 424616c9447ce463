// Handing in a file of acts that a console could not send: the emergency way. It works without script.
import { shortTime } from '../../kit/clock.ts'
import { Callout, Section } from '../../kit/html/bits.tsx'
import { FileField } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../../kit/html/form.tsx'
import type { Signed } from '../../office/session.ts'
import { DayPage } from '../parts.tsx'
import type { Day } from '../store.ts'
import { consolePath, filePath } from './console.page.tsx'

/** What became of a file's acts; no words of anybody. */
export interface FileReport {
  readonly taken: number
  /** Had arrived before: done once. */
  readonly again: number
  readonly refused: readonly { readonly at: number; readonly kind: string; readonly message: string }[]
}

export const KIND: Readonly<Record<string, string>> = {
  moment: 'Diễn biến',
  turn: 'Mời phát biểu',
  end: 'Kết thúc lượt',
  back: 'Trả về hàng chờ',
  speech: 'Sửa lượt phát biểu',
  matter: 'Ghi nội dung',
}

export function FilePage(props: {
  readonly who: Signed
  readonly day: Day
  readonly state: FormState
  readonly last: { readonly report: FileReport; readonly at: string } | undefined
}) {
  const { who, day, state, last } = props
  const commune = who.commune.id
  return (
    <DayPage who={who} day={day} title="Nạp tệp của bàn thư ký" tab="phat-bieu">
      <p class="lead">
        Khi bàn thư ký không gửi được (máy hỏng, bộ nhớ đầy, không có mạng), tải tệp việc chưa gửi ở bàn thư
        ký rồi nạp ở đây. Nạp hai lần hay gửi lại sau đó cũng chỉ ghi một lần.
      </p>
      {last && <Report {...last} />}
      <Section title="Chọn tệp" card>
        <Form action={filePath(commune, day.conference.id)} id="nap" upload>
          <ErrorSummary state={state} />
          <FileField
            {...field(state, 'file')}
            label="Tệp việc chưa gửi (.json)"
            hint="Tệp do chính bạn ghi: người nào ghi thì người đó nạp."
            accept=".json,application/json"
            required
          />
          <Buttons>
            <SubmitButton>Nạp tệp</SubmitButton>
            <LinkButton href={consolePath(commune, day.conference.id)}>Mở bàn thư ký</LinkButton>
          </Buttons>
        </Form>
      </Section>
    </DayPage>
  )
}

function Report({ report, at }: { readonly report: FileReport; readonly at: string }) {
  const { taken, again, refused } = report
  return (
    <Callout
      tone={refused.length > 0 ? 'due' : 'done'}
      title={`Đã nạp tệp lúc ${shortTime(at)}: ${taken > 0 ? `ghi ${taken} việc mới` : 'không có việc nào mới'}`}
    >
      <p>
        {again > 0 && `${again} việc đã có từ trước, không ghi lại (tệp đã nạp, hoặc bàn thư ký đã tự gửi). `}
        {refused.length > 0
          ? `${refused.length} việc chưa ghi được; tệp và máy ghi vẫn giữ nguyên, sửa ở bàn thư ký rồi gửi lại:`
          : 'Không còn việc nào của tệp chưa ghi.'}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map((one) => (
            <li key={one.at}>
              Việc thứ {one.at} ({KIND[one.kind] ?? one.kind}): {one.message}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}
