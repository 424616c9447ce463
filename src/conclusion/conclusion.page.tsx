// The conclusion on screen: its orders, what is still open, the notice as a neighbour would read it, issuing.
import { longDate, shortDate } from '../kit/clock.ts'
import { Badge, Callout, Facts, Section, Why, WithAside } from '../kit/html/bits.tsx'
import { Checkboxes, DateField, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  chosen,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperModel } from '../paper/model.ts'
import { Printed, paperHref } from '../paper/parts.tsx'
import type { PaperProblem } from '../paper/registry.ts'
import { isOpen, openReason } from './account.ts'
import { dueWords } from './conclusion.paper.ts'
import type { Limits } from './limits.ts'
import { ConclusionTabs, placePath } from './minutes.page.tsx'
import { type Owing, type SuggestedOrder, shortened, suggestOrders } from './orders.ts'
import type { Draft, Order } from './store.ts'
import { type WhenIssued, WhenIssuedSection } from './when.page.tsx'

/** A form that was refused, by its name on the page. */
export interface Again {
  readonly form: string
  readonly state: FormState
}

export interface ConclusionPageProps {
  readonly who: Signed
  readonly draft: Draft
  readonly limits: Limits
  readonly model: PaperModel | undefined
  readonly problem: PaperProblem | undefined
  readonly today: Temporal.PlainDate
  /** Signatures under the minutes still missing, by name. */
  readonly unsigned: readonly string[]
  readonly complete: boolean
  readonly when: WhenIssued | undefined
  /** Where the clock starts later than it was issued: both times. */
  readonly counted: string | undefined
  readonly again?: Again
}

export function ConclusionPage(props: ConclusionPageProps) {
  const { who, draft } = props
  const open = draft.matters.filter((matter) => isOpen(draft.standings.get(matter.id) ?? 'undecided'))
  return (
    <Office
      who={who}
      title="Kết luận hội nghị"
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        { href: `/xa/${who.commune.id}/hoi-nghi/${draft.conference.id}`, label: draft.conference.title },
      ]}
      mark={
        draft.issued ? (
          <Badge tone="done">Đã ban hành {shortDate(draft.issued.issued_on)}</Badge>
        ) : (
          <Badge tone={open.length > 0 ? 'due' : 'waiting'}>Dự thảo</Badge>
        )
      }
      tabs={<ConclusionTabs who={who} conference={draft.conference.id} current="ket-luan" />}
    >
      {draft.issued && <GoneForm {...props} />}
      <WithAside aside={<Issue {...props} open={open.length} />}>
        <OpenMatters {...props} />
        <Orders {...props} />
        {!draft.issued && who.rights.has('conclusion.write') && <NewOrder {...props} />}
        {props.when && (
          <WhenIssuedSection action={placePath(who, draft.conference.id, 'ket-luan')} when={props.when} />
        )}
        {props.model && !draft.issued && (
          <Section title="Như người dân thấy" id="xem-truoc">
            <Printed model={props.model} />
          </Section>
        )}
        {props.problem && <Callout tone="due">{props.problem.message}</Callout>}
      </WithAside>
    </Office>
  )
}

function stateFor(again: Again | undefined, form: string): FormState {
  return again?.form === form ? again.state : NEW_FORM
}

/** A form of the draft, sent from another tab after the conclusion was issued: its place is gone, the reason is not. */
function GoneForm({ again, draft }: ConclusionPageProps) {
  const has = draft.orders.some(
    (order) => order.policy_action && !order.document && again?.form === `vb-${order.id}`,
  )
  return again && !has ? <ErrorSummary state={again.state} /> : null
}

function OpenMatters({ draft, who }: ConclusionPageProps) {
  const open = draft.matters.filter((matter) => isOpen(draft.standings.get(matter.id) ?? 'undecided'))
  if (draft.issued) return null
  if (open.length === 0)
    return (
      <Callout tone="done" title="Mọi nội dung đã có trả lời, giao việc hoặc hướng xử lý">
        <p>Không còn nội dung nào cản trở việc ban hành.</p>
      </Callout>
    )
  return (
    <Section title={`Còn mở: ${open.length} nội dung`} id="con-mo">
      <p>
        Mỗi nội dung cần được trả lời, giao việc, đề nghị cấp trên, hướng dẫn hoặc từ chối có căn cứ trước khi
        ban hành.
      </p>
      <ul>
        {open.map((matter) => (
          <li key={matter.id}>
            {matter.speech ? (
              <a href={placePath(who, draft.conference.id, `ngay/phat-bieu/${matter.speech}#${matter.id}`)}>
                “{shortened(matter.text, 120)}”
              </a>
            ) : (
              `“${shortened(matter.text, 120)}”`
            )}
            : {openReason(draft.standings.get(matter.id) ?? 'undecided')}.
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Orders(props: ConclusionPageProps) {
  const { draft } = props
  return (
    <Section title={`Các mục giao việc (${draft.orders.length})`} id="giao-viec">
      {draft.orders.length === 0 && <p class="muted">Chưa có mục nào. Thêm ở dưới, hoặc dùng gợi ý.</p>}
      {draft.orders.map((order, at) => (
        <OrderCard key={order.id} {...props} order={order} at={at} />
      ))}
    </Section>
  )
}

function OrderCard(props: ConclusionPageProps & { readonly order: Order; readonly at: number }) {
  const { order, draft, who } = props
  const action = placePath(who, draft.conference.id, `ket-luan/giao-viec/${order.id}`)
  const name = `sua-${order.id}`
  const edits = !draft.issued && who.rights.has('conclusion.write')
  return (
    <Section title={`Mục ${props.at + 1}: ${order.unit_name}`} card id={order.id}>
      <p>{order.viewpoint}</p>
      <Facts
        items={[
          { term: 'Thời hạn', value: dueWords(order, props.limits) || 'Chưa có' },
          ...(order.helpers.length > 0
            ? [{ term: 'Phối hợp', value: order.helpers.map((unit) => unit.name).join(', ') }]
            : []),
          { term: 'Bao gồm', value: `${order.questions.length} nội dung` },
          ...(order.policy_action ? [{ term: 'Văn bản', value: order.policy_action }] : []),
          ...(order.document
            ? [
                {
                  term: 'Đã ban hành',
                  value: `${order.document.reference}, ${shortDate(order.document.on_date)}`,
                },
              ]
            : []),
        ]}
      />
      {edits && (
        <details class="more" open={props.again?.form === name}>
          <summary>Sửa mục này</summary>
          <Form action={action} version={order.version} id={name}>
            <ErrorSummary state={stateFor(props.again, name)} />
            <OrderFields {...props} state={stateFor(props.again, name)} order={order} />
            <Buttons>
              <SubmitButton tone="secondary">Lưu mục này</SubmitButton>
            </Buttons>
          </Form>
          <Form action={`${action}/bo`} version={order.version} id={`bo-${order.id}`}>
            <SubmitButton tone="danger">Bỏ mục này khỏi dự thảo</SubmitButton>
          </Form>
        </details>
      )}
      {draft.issued && order.policy_action && !order.document && who.rights.has('conclusion.write') && (
        <PolicyForm {...props} />
      )}
    </Section>
  )
}

function PolicyForm(props: ConclusionPageProps & { readonly order: Order }) {
  const { order, draft, who } = props
  const name = `vb-${order.id}`
  const state = stateFor(props.again, name)
  return (
    <Form action={placePath(who, draft.conference.id, `ket-luan/giao-viec/${order.id}/van-ban`)} id={name}>
      <ErrorSummary state={state} />
      <TextField {...field(state, 'reference')} label="Số, ký hiệu và tên văn bản đã ban hành" required />
      <DateField {...field(state, 'on_date')} label="Ngày ban hành" required />
      <Buttons>
        <SubmitButton tone="secondary">Ghi văn bản đã ban hành</SubmitButton>
      </Buttons>
    </Form>
  )
}

/** Matters an order may cover: everything not joined to another and not split off; those still open first. */
function coverable(draft: Draft, own: readonly string[]) {
  const open = (id: string) => isOpen(draft.standings.get(id) ?? 'undecided')
  return draft.matters
    .filter((matter) => matter.duplicateOf === null && !matter.splitOff)
    .filter((matter) => own.includes(matter.id) || open(matter.id) || matter.disposition !== null)
    .map((matter) => ({
      value: matter.id,
      label: shortened(matter.text, 140),
      hint: open(matter.id) ? 'Còn mở' : undefined,
    }))
    .sort((a, b) => Number(a.hint === undefined) - Number(b.hint === undefined))
}

function OrderFields(
  props: ConclusionPageProps & {
    readonly state: FormState
    readonly order?: Order
    readonly suggested?: SuggestedOrder
  },
) {
  const { state, draft, order, suggested } = props
  const { latest, each } = props.limits.ordinary ?? {}
  const due = order?.due ? shortDate(order.due) : undefined
  return (
    <>
      <TextArea
        {...field(state, 'viewpoint', order?.viewpoint ?? suggested?.viewpoint)}
        label="Quan điểm giải quyết và việc được giao"
        required
        rows={4}
      />
      <Select
        {...field(state, 'unit', order?.unit_id ?? suggested?.unit.id)}
        label="Cơ quan, đơn vị chịu trách nhiệm"
        required
        options={draft.units.map((unit) => ({ value: unit.id, label: unit.name }))}
      />
      {draft.units.length > 1 && (
        <Checkboxes
          {...chosen(state, 'helper', order?.helpers.map((unit) => unit.id) ?? [])}
          label="Đơn vị phối hợp"
          hint="Đơn vị chịu trách nhiệm trả lời; các đơn vị này gửi ý kiến cho đơn vị đó."
          inline
          options={draft.units
            .filter((unit) => unit.dissolved === null)
            .map((unit) => ({ value: unit.id, label: unit.name }))}
        />
      )}
      <DateField
        {...field(state, 'due', due)}
        label="Thời hạn"
        hint={
          latest
            ? `Để trống thì lấy hạn trả lời theo quy chế: ${longDate(latest)}.`
            : each
              ? `Để trống thì mỗi nội dung theo hạn riêng của nó: ${each}.`
              : 'Quy chế không ấn định hạn trả lời: hãy ghi ngày.'
        }
        required={!latest && !each}
      />
      <Checkboxes
        {...chosen(state, 'question', order?.questions ?? suggested?.questions ?? [])}
        label="Giải quyết các nội dung"
        options={coverable(draft, order?.questions ?? [])}
      />
      <TextArea
        {...field(state, 'policy_action', order?.policy_action ?? undefined)}
        label="Văn bản cần ban hành, sửa đổi hoặc đề nghị cấp trên sửa đổi"
        rows={2}
      />
    </>
  )
}

function NewOrder(props: ConclusionPageProps) {
  const { draft, who } = props
  const action = placePath(who, draft.conference.id, 'ket-luan/giao-viec')
  const state = stateFor(props.again, 'moi')
  const owing: readonly Owing[] = draft.matters
    .filter((matter) => draft.standings.get(matter.id) === 'unordered')
    .map((matter) => ({ id: matter.id, text: matter.text, unit: matter.unit, fields: matter.fields }))
  const suggestions = suggestOrders(owing, draft.units)
  return (
    <>
      {suggestions.length > 0 && (
        <Section title={`Gợi ý giao việc theo đơn vị (${suggestions.length})`} id="goi-y">
          {suggestions.map((suggested) => (
            <details class="more" key={suggested.unit.id}>
              <summary>
                {suggested.unit.name}: {suggested.questions.length} nội dung
              </summary>
              <Why label="vì sao đơn vị này?">{suggested.because}.</Why>
              <Form action={action} id={`gy-${suggested.unit.id}`}>
                <OrderFields {...props} state={NEW_FORM} suggested={suggested} />
                <Buttons>
                  <SubmitButton tone="secondary">Thêm mục này vào kết luận</SubmitButton>
                </Buttons>
              </Form>
            </details>
          ))}
        </Section>
      )}
      <Section title="Thêm mục giao việc" card id="them">
        <Form action={action} id="moi">
          <ErrorSummary state={state} />
          <OrderFields {...props} state={state} />
          <Buttons>
            <SubmitButton tone="secondary">Thêm mục giao việc</SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </>
  )
}

function Issue(props: ConclusionPageProps & { readonly open: number }) {
  const { draft, who } = props
  const state = stateFor(props.again, 'ban-hanh')
  if (draft.issued)
    return (
      <Section title="Đã ban hành" card>
        <p>
          <LinkButton href={paperHref(who, draft.issued.paper_id)}>Mở thông báo kết luận</LinkButton>
        </p>
        {props.counted && <p>{props.counted}</p>}
        <p class="muted">Mốc nhật ký: {draft.issued.anchor}</p>
      </Section>
    )
  return (
    <Section title="Ban hành" card id="ban-hanh-khung">
      {props.unsigned.length > 0 && (
        <Callout tone="due" title="Biên bản chưa đủ chữ ký">
          <p>Còn: {props.unsigned.join(', ')}.</p>
        </Callout>
      )}
      {!props.complete && <p class="muted">Hội nghị chưa bế mạc.</p>}
      {props.open > 0 && (
        <p>
          <a href="#con-mo">Còn {props.open} nội dung mở</a>, chưa ban hành được.
        </p>
      )}
      {!who.rights.has('conclusion.issue') && (
        <p class="muted">Người chủ trì xem xét và ban hành thông báo kết luận.</p>
      )}
      {who.rights.has('conclusion.issue') && (
        <Form action={placePath(who, draft.conference.id, 'ket-luan/ban-hanh')} id="ban-hanh">
          <ErrorSummary state={state} />
          <DateField
            {...field(state, 'issuedOn', shortDate(props.when?.on ?? props.today))}
            label="Ngày ban hành"
            required
          />
          <TextField
            {...field(state, 'number')}
            label="Số văn bản"
            hint="Để trống để lấy số tiếp theo của sổ."
            inputmode="numeric"
            width="s"
          />
          <Buttons>
            <SubmitButton>Ban hành thông báo kết luận</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}
