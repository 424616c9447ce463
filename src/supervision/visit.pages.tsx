// Pages of the Front's plan of visits: the plan with its days, one visit with what was seen and what came of it.
import { short } from '../followup/list.pages.tsx'
import { longDate, shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, DateText, Empty, Facts, Prose, Section } from '../kit/html/bits.tsx'
import { useUi } from '../kit/html/context.tsx'
import { DateField, Select, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { supervisionPath } from './paths.ts'
import type { Finding } from './store.ts'
import { SupervisionTabs } from './tabs.tsx'
import type { Visit } from './visit.store.ts'
import { visitState } from './visit.ts'
import { VISIT_STATE, visitWords } from './visit.words.ts'

interface Of {
  readonly who: Signed
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
}

export interface VisitsPageProps extends Of {
  readonly visits: readonly Visit[]
  readonly state: FormState
}

const stateOf = (visit: Visit, today: Temporal.PlainDate) =>
  visitState({ ...visit, done: visit.result !== null, ended: visit.end !== null }, today.toString())

export function VisitsPage(props: VisitsPageProps) {
  const { who, visits } = props
  const ui = useUi()
  const base = supervisionPath(who.commune.id, 'ke-hoach')
  const ahead = visits.filter((visit) => ['planned', 'late'].includes(stateOf(visit, ui.today)))
  const past = visits.filter((visit) => !ahead.includes(visit)).toReversed()
  return (
    <Office
      who={who}
      title="Kế hoạch giám sát"
      current="giam-sat"
      intro="Các đợt Mặt trận đi xem việc thực hiện kết luận: ngày nào, ở đâu, xem gì, đã thấy gì."
      tabs={<SupervisionTabs commune={who.commune.id} current="ke-hoach" />}
    >
      <DataTable
        caption="Các đợt giám sát"
        rows={[...ahead, ...past]}
        rowKey={(visit) => visit.id}
        columns={[
          {
            key: 'ngay',
            label: 'Ngày, nơi đến',
            cell: (visit) => <a href={`${base}/${visit.id}`}>{visitWords(visit)}</a>,
          },
          { key: 'noi-dung', label: 'Nội dung', wide: true, cell: (visit) => visit.subject },
          {
            key: 'tinh-trang',
            label: 'Tình trạng',
            cell: (visit) => {
              const { tone, words } = VISIT_STATE[stateOf(visit, ui.today)]
              return <Badge tone={tone}>{words}</Badge>
            },
          },
          { key: 'kien-nghi', label: 'Kiến nghị', align: 'end', cell: (visit) => visit.findings.length },
        ]}
        empty={
          <Empty
            title="Chưa có đợt giám sát nào"
            icon="calendar"
            text="Mặt trận ghi ngày, nơi đến và nội dung từng đợt ở dưới; sau khi đi thì ghi những gì đã thấy."
          />
        }
      />
      {who.rights.has('supervision.write') && props.conferences.length > 0 && (
        <Section title="Thêm đợt giám sát" id="them" card>
          <Form action={base} id="them-dot">
            <ErrorSummary state={props.state} />
            <VisitFields of={props} state={props.state} />
            <Buttons>
              <SubmitButton icon="plus">Thêm vào kế hoạch</SubmitButton>
            </Buttons>
          </Form>
        </Section>
      )}
    </Office>
  )
}

function VisitFields(props: { readonly of: Of; readonly state: FormState; readonly visit?: Visit }) {
  const { of, state, visit } = props
  return (
    <>
      <Select
        label="Hội nghị"
        {...field(state, 'conference', visit?.conference_id ?? of.conferences[0]?.id)}
        options={of.conferences.map((each) => ({ value: each.id, label: each.title }))}
        blank={null}
        required
      />
      <DateField label="Ngày đi" {...field(state, 'onDate', visit && shortDate(visit.on_date))} required />
      <TextField label="Nơi đến" {...field(state, 'place', visit?.place)} maxLength={200} required />
      <TextArea
        label="Nội dung giám sát"
        {...field(state, 'subject', visit?.subject)}
        rows={3}
        maxLength={2000}
        required
      />
    </>
  )
}

export interface VisitPageProps extends Of {
  readonly visit: Visit
  readonly findings: readonly Finding[]
  readonly titles: ReadonlyMap<string, string>
  /** The form that was refused, by the last word of its address. */
  readonly failed: { readonly form: string; readonly state: FormState } | undefined
}

export function VisitPage(props: VisitPageProps) {
  const { who, visit } = props
  const ui = useUi()
  const { tone, words } = VISIT_STATE[stateOf(visit, ui.today)]
  const base = supervisionPath(who.commune.id)
  const open = visit.result === null && visit.end === null && who.rights.has('supervision.write')
  return (
    <Office
      who={who}
      title={`Đợt giám sát ${visitWords(visit)}`}
      current="giam-sat"
      crumbs={[
        { href: base, label: 'Giám sát' },
        { href: `${base}/ke-hoach`, label: 'Kế hoạch giám sát' },
      ]}
      mark={<Badge tone={tone}>{words}</Badge>}
    >
      <Facts
        items={[
          {
            term: 'Ngày đi',
            value: <DateText date={Temporal.PlainDate.from(visit.on_date)} calendarDistance />,
          },
          { term: 'Nơi đến', value: visit.place },
          { term: 'Nội dung', value: visit.subject },
          {
            term: 'Hội nghị',
            value: props.conferences.find((each) => each.id === visit.conference_id)?.title ?? 'Hội nghị',
          },
          { term: 'Người lập', value: props.titles.get(visit.by_person) ?? 'Mặt trận' },
        ]}
      />
      {visit.end && (
        <Callout tone="neutral" title="Đã hủy">
          <p>{visit.end.reason}</p>
          <p class="muted">{shortTime(visit.end.at)}</p>
        </Callout>
      )}
      {visit.result && (
        <Section title="Những gì đã thấy" card>
          <Prose text={visit.result.seen} />
          <p class="muted">
            Đi {longDate(visit.result.on_date)} · {props.titles.get(visit.result.by_person) ?? 'Mặt trận'} ghi{' '}
            {shortTime(visit.result.at)}
          </p>
        </Section>
      )}
      <FindingsOf of={props} />
      {open && <VisitForms of={props} />}
    </Office>
  )
}

function FindingsOf(props: { readonly of: VisitPageProps }) {
  const { who, visit, findings } = props.of
  const base = supervisionPath(who.commune.id)
  return (
    <Section
      title="Kiến nghị từ đợt này"
      actions={
        who.rights.has('supervision.write') && visit.end === null ? (
          <LinkButton
            href={`${base}?dot=${visit.id}#ghi`}
            icon="eye"
            tone={visit.result ? 'primary' : 'secondary'}
          >
            Ghi kiến nghị
          </LinkButton>
        ) : undefined
      }
    >
      {findings.length === 0 ? (
        <p class="muted">Chưa có kiến nghị nào.</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={finding.id}>
              <a href={`${base}#kn-${finding.id}`}>{short(finding.text)}</a>
              {finding.answer ? ' (đã trả lời)' : ' (chờ trả lời)'}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function VisitForms(props: { readonly of: VisitPageProps }) {
  const { of } = props
  const { visit, failed } = of
  const ui = useUi()
  const base = supervisionPath(of.who.commune.id, `ke-hoach/${visit.id}`)
  const stateOfForm = (form: string) => (failed?.form === form ? failed.state : NEW_FORM)
  return (
    <>
      <Section title="Ghi kết quả" id="ket-qua" card>
        <Form action={`${base}/ket-qua`} id="ket-qua-form">
          <ErrorSummary state={stateOfForm('ket-qua')} />
          <DateField
            label="Ngày đã đi"
            {...field(stateOfForm('ket-qua'), 'onDate', shortDate(ui.today))}
            required
          />
          <TextArea
            label="Những gì đã thấy"
            hint="Ghi xong không sửa được; ai đọc được trang Giám sát đều đọc được."
            {...field(stateOfForm('ket-qua'), 'seen')}
            rows={6}
            maxLength={8000}
            required
          />
          <Buttons>
            <SubmitButton icon="check">Ghi kết quả</SubmitButton>
          </Buttons>
        </Form>
      </Section>
      <details class="more act" open={failed?.form === 'sua'}>
        <summary>Sửa kế hoạch đợt này</summary>
        <div class="more-body">
          <Form action={`${base}/sua`} id="sua" version={visit.version}>
            <ErrorSummary state={stateOfForm('sua')} />
            <VisitFields of={of} state={stateOfForm('sua')} visit={visit} />
            <Buttons>
              <SubmitButton tone="secondary">Lưu thay đổi</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
      <details class="more act" open={failed?.form === 'huy'}>
        <summary>Hủy đợt này</summary>
        <div class="more-body">
          <Form action={`${base}/huy`} id="huy">
            <ErrorSummary state={stateOfForm('huy')} />
            <TextArea
              label="Lý do hủy"
              {...field(stateOfForm('huy'), 'reason')}
              rows={2}
              maxLength={1000}
              required
            />
            <Buttons>
              <SubmitButton tone="danger">Hủy đợt giám sát</SubmitButton>
            </Buttons>
          </Form>
        </div>
      </details>
    </>
  )
}
