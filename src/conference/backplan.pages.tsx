// Planning a conference backwards, for staff: a question by the commune's own regulation, calendar and sessions.
import { shortDate } from '../kit/clock.ts'
import { Callout, Empty } from '../kit/html/bits.tsx'
import { DateField, Select } from '../kit/html/fields.tsx'
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
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { BackPlan } from '../regulation/backplan.ts'
import { BackPlanResult } from './backplan.parts.tsx'
import type { RegulationChoice } from './edit.pages.tsx'
import { conferencePath } from './frame.tsx'

export interface BackPlanPageProps {
  readonly who: Signed
  readonly adopted: readonly RegulationChoice[]
  readonly chosen: string
  /** The conference whose day is being looked for; none: a new one. */
  readonly conference: { readonly id: string; readonly title: string } | undefined
  readonly plan: BackPlan | undefined
  readonly state: FormState
}

export function BackPlanPage(props: BackPlanPageProps) {
  const { who, adopted, conference, plan, state } = props
  const base = `/xa/${who.commune.id}`
  const writes = who.rights.has('conference.write')
  return (
    <Office
      who={who}
      title="Lập lịch ngược"
      current="hoi-nghi"
      crumbs={[
        { href: `${base}/hoi-nghi`, label: 'Hội nghị' },
        ...(conference
          ? [{ href: conferencePath(who.commune.id, conference.id), label: conference.title }]
          : []),
      ]}
      intro="Từ ngày cuối còn được tổ chức, hoặc từ một ngày mong muốn, lùi về ngày cuối của từng việc chuẩn bị."
    >
      {adopted.length === 0 ? (
        <Empty
          icon="book"
          title="Xã chưa nhận quy chế nào"
          text="Nhận một quy chế trước; từ đó mới lùi được các thời hạn."
          action={writes && <LinkButton href={`${base}/hoi-nghi/moi`}>Chọn quy chế</LinkButton>}
        />
      ) : (
        <>
          <div class="screen-only">
            <Form action={`${base}/lap-nguoc`} method="get">
              <ErrorSummary state={state} />
              {conference ? (
                <>
                  <Hidden name="hoi-nghi" value={conference.id} />
                  <p>Theo quy chế của hội nghị này.</p>
                </>
              ) : (
                <Select
                  {...field(state, 'quy-che', props.chosen)}
                  label="Quy chế"
                  blank={null}
                  required
                  options={adopted.map((each) => ({ value: each.id, label: each.title }))}
                />
              )}
              <DateField
                {...field(state, 'ngay')}
                label="Ngày mong muốn"
                hint="Để trống thì lùi từ ngày chậm nhất."
              />
              <DateField
                {...field(state, 'truoc')}
                label="Phải tổ chức chậm nhất ngày"
                hint="Để trống thì lấy kỳ hạn của quy chế, không có thì hết năm."
              />
              <Buttons>
                <SubmitButton icon="calendar">Lập lịch ngược</SubmitButton>
              </Buttons>
            </Form>
          </div>
          {plan && (
            <>
              <BackPlanResult plan={plan} choose={(date) => writes && <Choose {...props} date={date} />} />
              <Callout tone="neutral">
                <p>
                  Ngày bầu cử, lễ hội, tuần cao điểm của xã: ghi vào lịch làm việc của xã với tên của ngày ấy,
                  trang này sẽ nhắc khi chọn trùng.
                </p>
              </Callout>
            </>
          )}
        </>
      )}
    </Office>
  )
}

function Choose(props: BackPlanPageProps & { readonly date: Temporal.PlainDate }) {
  const day = encodeURIComponent(shortDate(props.date))
  const { commune } = props.who
  return props.conference ? (
    <LinkButton href={`${conferencePath(commune.id, props.conference.id, 'ngay-to-chuc')}?ngay=${day}`}>
      Ấn định ngày này
    </LinkButton>
  ) : (
    <LinkButton
      href={`/xa/${commune.id}/hoi-nghi/moi?quy-che=${encodeURIComponent(props.chosen)}&ngay=${day}`}
    >
      Lập hội nghị ngày này
    </LinkButton>
  )
}
