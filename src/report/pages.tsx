// Pages of reports: the figures of a day, frozen figures, issuing, the matters behind a
// figure. Whoever may not read opinions (the superior) sees the figures only.

import { requestState } from '../followup/state.ts'
import { shortDate, shortTime } from '../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Section } from '../kit/html/bits.tsx'
import { DateField, Select, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  NEW_FORM,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { count, rate } from '../kit/text.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { PAPER_LABELS } from '../paper/kinds.ts'
import type { PaperRow } from '../paper/tables.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import { FiguresView } from './figures.pages.tsx'
import type { Figures } from './figures.ts'
import { monthWords, REPORT_KINDS, REPORTS, type ReportKind } from './kinds.ts'
import { figuresHref, reportPath } from './paths.ts'
import type { Matter } from './store.ts'
import type { FrozenReportRow } from './tables.ts'

export interface ReportPageProps {
  readonly who: Signed
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
  readonly conference: { readonly id: string; readonly title: string }
  readonly asOf: Temporal.PlainDate
  readonly figures: Figures
  readonly frozen: readonly FrozenReportRow[]
  readonly months: readonly string[]
  readonly issued: ReadonlyMap<string, PaperRow>
  readonly month: string | undefined
  readonly state: FormState
  /** Which form was refused: 'chot', or the report's kind. */
  readonly refused: string | undefined
  readonly today: Temporal.PlainDate
  /** A laptop's day came home after the day of these figures. */
  readonly brought: string | undefined
}

/** Figures never change once a day is closed or frozen: what came later is told, not slipped in. */
function Brought(props: { readonly at: string | undefined; readonly taken: string }) {
  if (props.at === undefined) return null
  return (
    <Callout tone="due" title="Chưa gồm dữ liệu máy xách tay đưa về sau">
      <p>
        Máy xách tay ghi ngày đối thoại được đưa về lúc {shortTime(props.at)}, sau khi {props.taken}. Cần số
        đủ thì xem hoặc chốt số liệu từ ngày ấy.
      </p>
    </Callout>
  )
}

export function ReportPage(props: ReportPageProps) {
  const { who, conference, figures } = props
  const base = reportPath(who.commune.id)
  const here = figuresHref(who.commune.id, conference.id, props.asOf.toString())
  return (
    <Office
      who={who}
      title="Báo cáo, thống kê"
      current="bao-cao"
      intro={`${conference.title}: số liệu đến hết ngày ${shortDate(props.asOf)}.`}
      action={
        <>
          <LinkButton href={reportPath(who.commune.id, 'ky')} tone="secondary" icon="chart">
            Nửa năm, cả năm
          </LinkButton>
          <LinkButton href={reportPath(who.commune.id, 'thon-nam')} tone="secondary" icon="chart">
            Thôn qua các năm
          </LinkButton>
        </>
      }
    >
      <Form action={base} method="get" id="chon">
        <Select
          label="Hội nghị"
          name="hoi-nghi"
          required
          value={conference.id}
          options={props.conferences.map((each) => ({ value: each.id, label: each.title }))}
          blank={null}
        />
        <DateField
          label="Số liệu đến hết ngày"
          {...field(props.refused === 'ngay' ? props.state : NEW_FORM, 'den-ngay', shortDate(props.asOf))}
        />
        <Buttons>
          <SubmitButton tone="secondary" icon="chart">
            Xem số liệu
          </SubmitButton>
          <LinkButton href={`${here}&dang=xlsx`} tone="quiet" icon="download" download>
            Tải Excel
          </LinkButton>
          <LinkButton href={`${here}&dang=csv`} tone="quiet" icon="download" download>
            Tải CSV
          </LinkButton>
        </Buttons>
      </Form>
      {props.refused === 'ngay' && <ErrorSummary state={props.state} form="chon" />}
      <Brought at={props.brought} taken="ngày của số liệu này đã khép" />
      <FiguresView
        who={who}
        figures={figures}
        behind={{ commune: who.commune.id, conference: conference.id, asOf: figures.asOf }}
      />
      <Frozen of={props} />
      <Issuing of={props} />
    </Office>
  )
}

function mayIssue(who: Signed, kind: ReportKind): boolean {
  return who.rights.has(REPORTS[kind].front ? 'supervision.write' : 'paper.issue')
}

function Frozen(props: { readonly of: ReportPageProps }) {
  const { of } = props
  const { who } = of
  const commune = who.commune.id
  const state = of.refused === 'chot' ? of.state : NEW_FORM
  const kinds = REPORT_KINDS.filter((kind) =>
    REPORTS[kind].front ? who.rights.has('supervision.write') : who.rights.has('report.write'),
  )
  return (
    <Section title="Số liệu đã chốt" id="chot" card>
      <DataTable
        caption="Số liệu đã chốt"
        quietCaption
        rows={of.frozen}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'ngay',
            label: 'Đến hết ngày',
            cell: (row) => <a href={reportPath(commune, `chot/${row.id}`)}>{shortDate(row.as_of)}</a>,
          },
          { key: 'bao-cao', label: 'Cho báo cáo', wide: true, cell: (row) => label(row.kind) },
          { key: 'luc', label: 'Chốt lúc', cell: (row) => shortTime(row.at) },
          { key: 'ma', label: 'Mã kiểm tra', cell: (row) => <code>{row.digest.slice(0, 12)}</code> },
        ]}
        empty={<p>Chưa chốt số liệu lần nào. Số đã chốt giữ nguyên, không tính lại.</p>}
      />
      {kinds.length > 0 && (
        <Form action={reportPath(commune, 'chot')} id="chot-so-lieu">
          <ErrorSummary state={state} />
          <Hidden name="conference" value={of.conference.id} />
          <Select
            label="Cho báo cáo"
            {...field(state, 'kind', kinds[0])}
            options={kinds.map((kind) => ({ value: kind, label: PAPER_LABELS[kind] }))}
            blank={null}
            required
          />
          <DateField label="Chốt đến hết ngày" {...field(state, 'asOf', shortDate(of.asOf))} required />
          <Buttons>
            <SubmitButton tone="secondary" icon="lock">
              Chốt số liệu
            </SubmitButton>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

function Issuing(props: { readonly of: ReportPageProps }) {
  const { of } = props
  const kinds = REPORT_KINDS.filter((kind) => mayIssue(of.who, kind))
  if (kinds.length === 0) return null
  return (
    <Section title="Ban hành báo cáo" id="ban-hanh">
      {kinds.map((kind) => (
        <IssueCard key={kind} kind={kind} of={of} />
      ))}
    </Section>
  )
}

/** Opens by itself where something was refused in it, or where a month was asked for. */
function IssueCard(props: { readonly kind: ReportKind; readonly of: ReportPageProps }) {
  const { kind, of } = props
  const commune = of.who.commune.id
  const monthly = kind === 'bao_cao_thang'
  const draft = `/xa/${commune}/hoi-nghi/${of.conference.id}/van-ban/${kind}`
  const subject = monthly ? (of.month ?? of.months[0]) : ''
  const current = subject === undefined ? undefined : of.issued.get(`${kind} ${subject}`)
  const state = of.refused === kind ? of.state : NEW_FORM
  return (
    <Section title={PAPER_LABELS[kind]} id={kind} card>
      {current && (
        <p>
          <Badge tone="done">Đã ban hành</Badge>{' '}
          <a href={`/xa/${commune}/van-ban/${current.id}`}>
            {current.symbol}, ngày {shortDate(current.issued_on)}
          </a>
        </p>
      )}
      {subject === undefined ? (
        <p>Báo cáo tháng bắt đầu từ tháng có thông báo kết luận.</p>
      ) : (
        <>
          <p>
            <a href={subject === '' ? draft : `${draft}?muc=${subject}`}>
              Xem dự thảo{subject && ` ${monthWords(subject)}`}
            </a>
          </p>
          <Form action={reportPath(commune, `${kind}/ban-hanh`)} id={`bh-${kind}`}>
            <ErrorSummary state={state} />
            <Hidden name="conference" value={of.conference.id} />
            {monthly ? (
              <Select
                label="Tháng"
                {...field(state, 'subject', subject)}
                options={of.months.map((month) => ({ value: month, label: monthWords(month) }))}
                blank={null}
                required
              />
            ) : null}
            {current && <Hidden name="replaces" value={current.id} />}
            <TextField
              label="Số văn bản"
              {...field(state, 'number')}
              width="xs"
              inputmode="numeric"
              hint="Để trống để lấy số tiếp theo của sổ."
            />
            <DateField label="Ngày ban hành" {...field(state, 'issuedOn', shortDate(of.today))} required />
            <Buttons>
              <SubmitButton tone="secondary" icon="file">
                {current ? 'Ban hành bản thay thế' : 'Chốt số liệu và ban hành'}
              </SubmitButton>
            </Buttons>
          </Form>
        </>
      )}
    </Section>
  )
}

export function NoReportPage(props: { readonly who: Signed }) {
  return (
    <Office who={props.who} title="Báo cáo, thống kê" current="bao-cao">
      <Empty
        title="Chưa có hội nghị"
        icon="chart"
        text="Số liệu và báo cáo có khi xã lập hội nghị đầu tiên."
      />
    </Office>
  )
}

export function FrozenPage(props: {
  readonly who: Signed
  readonly row: FrozenReportRow
  readonly figures: Figures
  readonly title: string
  readonly by: string
  readonly brought: string | undefined
}) {
  const { who, row } = props
  const commune = who.commune.id
  const here = reportPath(commune, `chot/${row.id}`)
  return (
    <Office
      who={who}
      title={`Số liệu chốt đến ${shortDate(row.as_of)}`}
      current="bao-cao"
      crumbs={[{ href: figuresHref(commune, row.conference_id), label: 'Báo cáo, thống kê' }]}
      intro={props.title}
    >
      <Callout tone="neutral" icon="lock">
        <p>Số liệu này đã chốt: hiện đúng như lúc chốt, không tính lại.</p>
      </Callout>
      <Brought at={props.brought} taken="chốt số liệu này" />
      <Facts
        items={[
          { term: 'Cho báo cáo', value: label(row.kind) },
          { term: 'Chốt lúc', value: `${shortTime(row.at)}, ${props.by}` },
          { term: 'Mã kiểm tra', value: <code class="wrap">{row.digest}</code> },
        ]}
      />
      <Buttons>
        <LinkButton href={`${here}?dang=xlsx`} tone="quiet" icon="download" download>
          Tải Excel
        </LinkButton>
        <LinkButton href={`${here}?dang=csv`} tone="quiet" icon="download" download>
          Tải CSV
        </LinkButton>
      </Buttons>
      <FiguresView who={who} figures={props.figures} behind={undefined} />
    </Office>
  )
}

export interface MattersPageProps {
  readonly who: Signed
  readonly conference: { readonly id: string; readonly title: string }
  readonly asOf: Temporal.PlainDate
  readonly words: string
  readonly matters: readonly Matter[]
  readonly villages: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  readonly total: number
}

export function MattersPage(props: MattersPageProps) {
  const commune = props.who.commune.id
  return (
    <Office
      who={props.who}
      title={props.words}
      current="bao-cao"
      crumbs={[
        {
          href: figuresHref(commune, props.conference.id, props.asOf.toString()),
          label: 'Báo cáo, thống kê',
        },
      ]}
      intro={`${rate(props.matters.length, props.total)} nội dung tiếp nhận, đến hết ngày ${shortDate(props.asOf)}.`}
    >
      <DataTable
        caption={`${count(props.matters.length)} nội dung`}
        rows={props.matters}
        rowKey={(matter) => matter.id}
        columns={[
          {
            key: 'noi-dung',
            label: 'Nội dung',
            wide: true,
            cell: (matter) => <a href={`/xa/${commune}/y-kien/${matter.id}`}>{matter.row.text}</a>,
          },
          { key: 'ma', label: 'Mã', nowrap: true, cell: (matter) => <code>{matter.row.code}</code> },
          {
            key: 'thon',
            label: 'Thôn',
            cell: (matter) => (matter.village && props.villages.get(matter.village)) || '',
          },
          {
            key: 'don-vi',
            label: 'Đơn vị',
            cell: (matter) => (matter.facts.unit && props.units.get(matter.facts.unit)) || '',
          },
          {
            key: 'tinh-trang',
            label: 'Tình trạng',
            cell: (matter) => REQUEST_STATE[requestState(matter.facts)],
          },
        ]}
        empty={<Empty title="Không có nội dung nào" text="Chỉ tiêu này đang bằng 0." icon="inbox" />}
      />
    </Office>
  )
}

function label(kind: string): string {
  return Object.hasOwn(PAPER_LABELS, kind) ? PAPER_LABELS[kind as ReportKind] : kind
}
