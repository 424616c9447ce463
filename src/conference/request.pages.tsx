// Voters' requests for a dialogue: the list, one request with its figures and what follows, the forms.
import type { ComponentChildren } from 'preact'
import { longDate, shortDate } from '../kit/clock.ts'
import { Badge, Callout, Empty, Facts, Progress, Section, Tabs, WithAside } from '../kit/html/bits.tsx'
import { DateField, FieldRow, FileField, Radios, TextArea, TextField } from '../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { Earliest } from '../regulation/warnings.ts'
import type { VoterRequest } from './request.store.ts'
import { type RequestState, shareWords } from './request.ts'
import type { RequestCountKind } from './tables.ts'
import { requestPath } from './words.ts'

const STATE: Readonly<Record<RequestState, string>> = {
  chua_du: 'Chưa đủ',
  du: 'Đã đủ',
  khong_con_du: 'Không còn đủ',
  luat_chua_co: 'Luật khi đó chưa quy định',
}
const TONE = { chua_du: 'waiting', du: 'due', khong_con_du: 'neutral', luat_chua_co: 'neutral' } as const

const KIND: Readonly<Record<RequestCountKind, string>> = {
  ghi_nhan: 'Ghi nhận',
  bo_sung: 'Bổ sung chữ ký',
  rut: 'Rút chữ ký',
  dinh_chinh: 'Đính chính',
}

const day = (iso: string) => Temporal.PlainDate.from(iso)

/** The two lists under "Hội nghị". */
export function ConferenceListTabs(props: {
  readonly who: Signed
  readonly current: 'hoi-nghi' | 'yeu-cau-doi-thoai'
}) {
  const base = `/xa/${props.who.commune.id}`
  return (
    <Tabs
      label="Hội nghị và đề nghị"
      items={[
        { href: `${base}/hoi-nghi`, label: 'Các hội nghị', current: props.current === 'hoi-nghi' },
        {
          href: `${base}/yeu-cau-doi-thoai`,
          label: 'Đề nghị của cử tri',
          current: props.current === 'yeu-cau-doi-thoai',
        },
      ]}
    />
  )
}

function StateBadge(props: { readonly request: VoterRequest }) {
  const { conference, standing } = props.request
  return conference ? (
    <Badge tone="done">Đã lập hội nghị</Badge>
  ) : (
    <Badge tone={TONE[standing.state]}>{STATE[standing.state]}</Badge>
  )
}

export function RequestListPage(props: { readonly who: Signed; readonly rows: readonly VoterRequest[] }) {
  const { who } = props
  const create = who.rights.has('conference.write') && (
    <LinkButton href={requestPath(who.commune.id, 'moi')} tone="primary" icon="plus">
      Ghi đề nghị
    </LinkButton>
  )
  return (
    <Office
      who={who}
      title="Đề nghị đối thoại của cử tri"
      current="hoi-nghi"
      intro="Khi có ít nhất 10 % tổng số cử tri của xã đề nghị thì phải tổ chức hội nghị (Luật 72/2025/QH15 Điều 43)."
      action={create || undefined}
      tabs={<ConferenceListTabs who={who} current="yeu-cau-doi-thoai" />}
    >
      <DataTable
        caption="Đề nghị đã nhận"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'subject',
            label: 'Nội dung đề nghị',
            wide: true,
            cell: (row) => <a href={requestPath(who.commune.id, row.id)}>{row.subject}</a>,
          },
          { key: 'received', label: 'Nhận ngày', cell: (row) => shortDate(day(row.received_on)) },
          {
            key: 'signatures',
            label: 'Chữ ký',
            align: 'end',
            cell: (row) => shareWords(row.standing.signatures, row.standing.voters),
          },
          {
            key: 'needed',
            label: 'Cần',
            align: 'end',
            cell: (row) => (row.standing.threshold === null ? '' : count(row.standing.threshold)),
          },
          { key: 'state', label: 'Tình trạng', cell: (row) => <StateBadge request={row} /> },
        ]}
        empty={
          <Empty
            title="Chưa nhận đề nghị nào"
            text="Khi cử tri gửi danh sách chữ ký đề nghị đối thoại, ghi vào đây: hệ thống tính ngưỡng và nói rõ đã đủ hay còn thiếu."
            action={create || undefined}
          />
        }
      />
    </Office>
  )
}

function Figures(props: {
  readonly state: FormState
  readonly stored: Readonly<Record<'signatures' | 'voters' | 'voters_on' | 'voters_source', string>>
}) {
  const { state, stored } = props
  return (
    <>
      <TextField
        {...field(state, 'signatures', stored.signatures)}
        label="Số chữ ký hợp lệ"
        hint="Mỗi cử tri một chữ ký, sau khi đối chiếu với danh sách cử tri."
        inputmode="numeric"
        width="s"
        required
      />
      <FieldRow>
        <TextField
          {...field(state, 'voters', stored.voters)}
          label="Tổng số cử tri của xã"
          inputmode="numeric"
          width="s"
          required
        />
        <DateField
          {...field(state, 'voters_on', stored.voters_on)}
          label="Số cử tri tính đến ngày"
          required
        />
      </FieldRow>
      <TextField
        {...field(state, 'voters_source', stored.voters_source)}
        label="Nguồn của số cử tri"
        example="Danh sách cử tri bầu cử ngày 15/3/2026 đã niêm yết"
        maxLength={200}
        required
      />
    </>
  )
}

export function RequestFormPage(props: {
  readonly who: Signed
  readonly title: string
  readonly action: string
  readonly back: string
  readonly version?: number
  readonly stored: Readonly<
    Record<'received' | 'subject' | 'signatures' | 'voters' | 'voters_on' | 'voters_source', string>
  >
  /** Noted first, with the file; later corrected, with the reason. */
  readonly correcting: boolean
  readonly state: FormState
}) {
  const { state, stored, who } = props
  return (
    <Office
      who={who}
      title={props.title}
      current="hoi-nghi"
      crumbs={[{ href: requestPath(who.commune.id), label: 'Đề nghị của cử tri' }]}
    >
      <div class="reading">
        <ErrorSummary state={state} />
        <Form action={props.action} version={props.version} upload={!props.correcting}>
          <DateField {...field(state, 'received', stored.received)} label="Ngày nhận đề nghị" required />
          <TextArea
            {...field(state, 'subject', stored.subject)}
            label="Nội dung đề nghị đối thoại"
            hint="Ghi việc, không ghi tên người ký."
            rows={3}
            maxLength={1000}
            required
          />
          <Figures state={state} stored={stored} />
          {props.correcting ? (
            <TextArea
              {...field(state, 'reason')}
              label="Lý do đính chính"
              hint="Số đã ghi trước vẫn ở lại trong danh sách, kèm lý do này."
              rows={2}
              maxLength={500}
              required
            />
          ) : (
            <FileField
              name="file"
              error={state.errors.file}
              label="Bản chụp đơn và danh sách chữ ký"
              hint="Ảnh hoặc PDF, tối đa 10 MB. Chỉ Văn phòng mở được, vì có tên người ký."
              accept="image/*,.pdf"
            />
          )}
          <Buttons>
            <SubmitButton>{props.correcting ? 'Lưu đính chính' : 'Ghi đề nghị'}</SubmitButton>
            <LinkButton href={props.back}>Thôi</LinkButton>
          </Buttons>
        </Form>
      </div>
    </Office>
  )
}

export interface RequestPageProps {
  readonly who: Signed
  readonly request: VoterRequest
  readonly earliest: Earliest | undefined
  /** Where a conference is made from it; undefined while no regulation is adopted. */
  readonly create: string
  readonly state: FormState
}

export function RequestPage(props: RequestPageProps) {
  const { who, request } = props
  const { standing, conference } = request
  const write = who.rights.has('conference.write')
  const may = write && !conference && standing.state === 'du'
  return (
    <Office
      who={who}
      title="Đề nghị đối thoại"
      current="hoi-nghi"
      crumbs={[{ href: requestPath(who.commune.id), label: 'Đề nghị của cử tri' }]}
      mark={<StateBadge request={request} />}
      intro={request.subject}
      action={
        may && (
          <LinkButton href={props.create} tone="primary">
            Lập hội nghị theo đề nghị
          </LinkButton>
        )
      }
    >
      <WithAside aside={<Aside {...props} write={write} />}>
        <div class="stack">
          {standing.threshold !== null && (
            <Progress
              label={`Chữ ký trên ngưỡng ${count(standing.threshold)}`}
              part={standing.signatures}
              whole={standing.threshold}
              tone={standing.state === 'du' ? 'done' : 'waiting'}
            />
          )}
          <p>{standing.explanation}</p>
          <NextStep {...props} />
        </div>
      </WithAside>
      <Section title="Các lần ghi">
        <CountTable request={request} />
      </Section>
      {write && !conference && (
        <div class="reading">
          <SignaturesForm {...props} />
        </div>
      )}
    </Office>
  )
}

/** What the law now asks: a conference, but within no number of days; and what it does not settle. */
function NextStep(props: RequestPageProps) {
  const { request, earliest, who } = props
  if (request.conference)
    return (
      <Callout tone="done" title="Đã lập hội nghị theo đề nghị này">
        <p>
          <a href={`/xa/${who.commune.id}/hoi-nghi/${request.conference.id}`}>{request.conference.title}</a>
        </p>
      </Callout>
    )
  if (request.standing.state !== 'du') return null
  return (
    <Callout tone="due" title="Phải tổ chức hội nghị theo đề nghị của cử tri">
      <p>
        Luật không nêu số ngày phải tổ chức sau khi đủ chữ ký, nên không có hạn nào được đặt ra ở đây.
        {earliest &&
          ` Ngày sớm nhất còn kịp nếu thông báo hôm nay: ${longDate(earliest.date)}${earliest.because ? ` (vì ${earliest.because})` : ''}.`}
      </p>
      <p>Nghĩa vụ tổ chức ít nhất mỗi năm một lần vẫn giữ nguyên.</p>
    </Callout>
  )
}

function Aside(props: RequestPageProps & { readonly write: boolean }) {
  const { request, who, write } = props
  const { standing } = request
  const link = (href: string, label: string): ComponentChildren => <a href={href}>{label}</a>
  return (
    <>
      <Facts
        items={[
          { term: 'Ngày nhận', value: longDate(day(request.received_on)) },
          { term: 'Chữ ký', value: shareWords(standing.signatures, standing.voters) },
          {
            term: 'Ngưỡng',
            value: standing.threshold === null ? 'Luật khi đó chưa quy định' : count(standing.threshold),
          },
          ...(standing.reachedOn ? [{ term: 'Đủ từ ngày', value: longDate(day(standing.reachedOn)) }] : []),
          ...(write && request.file_id
            ? [
                {
                  term: 'Bản chụp',
                  value: link(requestPath(who.commune.id, request.id, 'tep'), 'Mở đơn và danh sách chữ ký'),
                },
              ]
            : []),
        ]}
      />
      {write && !request.conference && (
        <p>
          <LinkButton href={requestPath(who.commune.id, request.id, 'sua')}>Đính chính</LinkButton>
        </p>
      )}
    </>
  )
}

function CountTable(props: { readonly request: VoterRequest }) {
  return (
    <DataTable
      caption="Các lần ghi"
      quietCaption
      rows={props.request.counts}
      rowKey={(row) => String(row.seq)}
      columns={[
        { key: 'kind', label: 'Việc', cell: (row) => KIND[row.kind] },
        { key: 'on', label: 'Ngày', cell: (row) => shortDate(day(row.on_date)) },
        { key: 'signatures', label: 'Tổng chữ ký', align: 'end', cell: (row) => count(row.signatures) },
        { key: 'voters', label: 'Cử tri', align: 'end', cell: (row) => count(row.voters) },
        {
          key: 'source',
          label: 'Nguồn số cử tri, ghi chú',
          wide: true,
          cell: (row) => (
            <>
              {row.voters_source} ({shortDate(day(row.voters_on))})
              {row.note && <p class="muted">{row.note}</p>}
            </>
          ),
        },
      ]}
    />
  )
}

function SignaturesForm(props: RequestPageProps) {
  const { state } = props
  return (
    <Section title="Bổ sung hoặc rút chữ ký" card>
      <ErrorSummary state={state} />
      <Form action={requestPath(props.who.commune.id, props.request.id, 'chu-ky')}>
        <Radios
          {...field(state, 'kind')}
          label="Việc"
          required
          inline
          options={[
            { value: 'bo_sung', label: 'Bổ sung chữ ký' },
            { value: 'rut', label: 'Rút chữ ký' },
          ]}
        />
        <FieldRow>
          <TextField {...field(state, 'number')} label="Số chữ ký" inputmode="numeric" width="s" required />
          <DateField {...field(state, 'on')} label="Ngày nhận" required />
        </FieldRow>
        <TextField {...field(state, 'note')} label="Ghi chú" maxLength={500} />
        <Buttons>
          <SubmitButton tone="secondary">Ghi chữ ký</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  )
}
