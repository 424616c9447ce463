// Postponing a conference: first the new day, then what moves with it and the reason, then it is done.
import { Moves, type MoveWords } from '../calendar/moves.pages.tsx'
import { longDate } from '../kit/clock.ts'
import { Facts, Section } from '../kit/html/bits.tsx'
import { DateField, TextArea } from '../kit/html/fields.tsx'
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
import type { Stage } from './conference.ts'
import type { DatesPreview } from './dates.acts.ts'
import { ConferenceFrame, conferencePath } from './frame.tsx'
import type { Conference } from './store.ts'

export function PostponePage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly stage: Stage
  readonly today: Temporal.PlainDate
  /** The new day as typed. */
  readonly typed: string
  readonly wrong: string | undefined
  readonly preview: DatesPreview | undefined
  readonly words: MoveWords
  readonly state: FormState
}) {
  const { who, conference, preview } = props
  const base = conferencePath(who.commune.id, conference.id)
  const asked = { ...props.state, values: { ngay: props.typed } }
  const choice = props.wrong === undefined ? asked : { ...asked, errors: { ngay: props.wrong } }
  return (
    <ConferenceFrame who={who} conference={conference} stage={props.stage} current="" title="Hoãn hội nghị">
      <div class="reading">
        <p>
          Mọi buổi dời đi cùng số ngày, các hạn được tính lại. Ngày cũ và lý do ở lại trong nhật ký. Chọn ngày
          mới để xem hạn nào dời; chưa có gì thay đổi.
        </p>
        <Form action={`${base}/hoan`} method="get" id="chon">
          {props.wrong !== undefined && <ErrorSummary state={{ errors: { ngay: props.wrong } }} />}
          <DateField {...field(choice, 'ngay')} label="Ngày tổ chức mới (buổi đầu)" required />
          <Buttons>
            <SubmitButton tone={preview ? 'secondary' : 'primary'}>Xem các hạn dời</SubmitButton>
            <LinkButton href={base}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
      {preview && <Confirm {...props} preview={preview} base={base} />}
    </ConferenceFrame>
  )
}

function Confirm(props: {
  readonly conference: Conference
  readonly typed: string
  readonly preview: DatesPreview
  readonly words: MoveWords
  readonly state: FormState
  readonly base: string
}) {
  const { conference, preview, state, base } = props
  return (
    <Section title="Khi hoãn sang ngày này" id="xem-truoc">
      <Facts
        items={[
          {
            term: 'Ngày cũ',
            value: conference.date ? longDate(conference.date) : '',
          },
          { term: 'Ngày mới', value: longDate(preview.first) },
        ]}
      />
      <Moves replanned={preview} words={props.words} single />
      <div class="reading">
        <Form action={`${base}/hoan`} id="hoan">
          <ErrorSummary state={state} />
          <Hidden name="date" value={props.typed} />
          <Hidden name="expected" value={preview.digest} />
          <TextArea
            {...field(state, 'reason')}
            label="Lý do"
            hint="Lý do được ghi vào nhật ký và gửi cho người chủ trì, thư ký, trưởng thôn và đơn vị có việc, nếu có địa chỉ thư điện tử. Người khác: in lại giấy mời."
            rows={3}
            maxLength={1000}
            required
          />
          <Buttons>
            <SubmitButton>Hoãn hội nghị</SubmitButton>
            <LinkButton href={base}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
    </Section>
  )
}
