// Page of what one follows: what has changed since one looked, the old struck and the new beside it.
import { casePath, short } from '../followup/list.pages.tsx'
import { STATE_TONE } from '../followup/words.ts'
import { longDate, shortTime } from '../kit/clock.ts'
import { Badge, Code4, Empty, Facts, Section } from '../kit/html/bits.tsx'
import { TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { isCode, REQUEST_STATE } from '../regulation/codes.ts'
import type { Followed } from './follow.store.ts'
import type { Aspect, Change } from './follow.ts'
import { supervisionPath } from './paths.ts'
import { SupervisionTabs } from './tabs.tsx'

export interface FollowPageProps {
  readonly who: Signed
  readonly followed: readonly Followed[]
  readonly units: ReadonlyMap<string, string>
  readonly state: FormState
}

const ASPECT: Readonly<Record<Aspect, string>> = {
  due: 'Hạn',
  state: 'Tình trạng',
  unit: 'Đơn vị',
  text: 'Lời ý kiến',
}

export function FollowPage(props: FollowPageProps) {
  const { who, followed } = props
  const base = supervisionPath(who.commune.id, 'theo-doi')
  // Refused at the case's own page: what was chosen there is kept here.
  const chosen = field(props.state, 'question').value
  const changed = followed.filter((one) => one.changes.length > 0).length
  return (
    <Office
      who={who}
      title="Nội dung theo dõi"
      current="giam-sat"
      intro={
        followed.length === 0
          ? 'Đánh dấu nội dung cần theo sát; danh sách là của riêng từng người.'
          : `${changed}/${followed.length} nội dung có thay đổi từ lần xem trước.`
      }
      tabs={<SupervisionTabs commune={who.commune.id} current="theo-doi" />}
    >
      {changed > 0 && (
        <Form action={`${base}/da-xem`} id="da-xem-het">
          <Hidden name="question" value="" />
          <Buttons>
            <SubmitButton icon="check">Đã xem mọi thay đổi</SubmitButton>
          </Buttons>
        </Form>
      )}
      {followed.length === 0 ? (
        <Empty
          title="Chưa theo dõi nội dung nào"
          icon="flag"
          text="Gõ mã biên nhận ở dưới, hoặc bấm “Theo dõi” ở trang giải quyết của nội dung."
        />
      ) : (
        <div class="stack">
          {followed.map((one) => (
            <Card key={one.question.id} one={one} of={props} base={base} />
          ))}
        </div>
      )}
      {chosen && (
        <Form action={base} id="theo-doi-lai">
          <Hidden name="question" value={chosen} />
          <Buttons>
            <SubmitButton tone="secondary" icon="flag">
              Theo dõi nội dung đã chọn
            </SubmitButton>
          </Buttons>
        </Form>
      )}
      <Section title="Theo dõi thêm" id="them" card>
        <Form action={base} id="theo-doi-them">
          <ErrorSummary state={props.state} />
          <TextField
            label="Mã biên nhận"
            {...field(props.state, 'code')}
            width="m"
            hint="Ví dụ 4F7K 2M9C; lượt có nhiều nội dung thì ghi thêm thứ mấy: 4F7K 2M9C/2."
            required
          />
          <Buttons>
            <SubmitButton tone="secondary" icon="flag">
              Theo dõi nội dung
            </SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </Office>
  )
}

function Card(props: { readonly one: Followed; readonly of: FollowPageProps; readonly base: string }) {
  const { question, now, changes, seenAt } = props.one
  const { of, base } = props
  return (
    <article class="card stack" id={`td-${question.id}`}>
      <p>
        <Badge tone={STATE_TONE[now.state]}>{REQUEST_STATE[now.state]}</Badge>{' '}
        {changes.length > 0 && <Badge tone="due">Có thay đổi</Badge>}{' '}
        <span class="muted">xem lần trước {shortTime(seenAt)}</span>
      </p>
      <p>
        <Code4 code={question.code} />{' '}
        <a href={casePath(of.who.commune.id, question.id)}>{short(question.text)}</a>
      </p>
      <Facts
        items={
          changes.length > 0
            ? changes.map((change) => ({
                term: ASPECT[change.what],
                value: <OldAndNew change={change} units={of.units} />,
              }))
            : [{ term: ASPECT.due, value: words('due', now.due, of.units) }]
        }
      />
      <div class="buttons">
        {changes.length > 0 && (
          <Form action={`${base}/da-xem`} id={`xem-${question.id}`}>
            <Hidden name="question" value={question.id} />
            <SubmitButton tone="secondary" icon="check">
              Đã xem
            </SubmitButton>
          </Form>
        )}
        <Form action={`${base}/thoi`} id={`thoi-${question.id}`}>
          <Hidden name="question" value={question.id} />
          <SubmitButton tone="quiet">Thôi theo dõi</SubmitButton>
        </Form>
      </div>
    </article>
  )
}

function OldAndNew(props: { readonly change: Change; readonly units: ReadonlyMap<string, string> }) {
  const { what, from, to } = props.change
  return (
    <>
      <del>{words(what, from, props.units)}</del> <ins>{words(what, to, props.units)}</ins>
    </>
  )
}

function words(what: Aspect, value: string | null, units: ReadonlyMap<string, string>): string {
  if (value === null) return what === 'unit' ? 'chưa phân công' : 'không có hạn'
  switch (what) {
    case 'due':
      return longDate(value)
    case 'state':
      return isCode(REQUEST_STATE, value) ? REQUEST_STATE[value] : value
    case 'unit':
      return units.get(value) ?? 'đơn vị khác'
    case 'text':
      return value
  }
}
