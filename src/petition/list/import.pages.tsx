// Bringing a list in: the file or pasted text with where it goes; the lists one has begun; what was imported before.
import { Badge, Callout, Empty, Facts, Section } from '../../kit/html/bits.tsx'
import { FieldRow, FileField, Radios, Select, TextArea } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  LinkButton,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import { assetUrl } from '../../kit/http/assets.ts'
import { count } from '../../kit/text.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { CHANNEL, LEVEL } from '../../regulation/codes.ts'
import { label, type NamesOf, named } from '../words.ts'
import type { Draft, ImportSeen } from './draft.store.ts'
import { COLLECTOR_CHANNELS, LIST_CHANNELS } from './form.ts'
import { sizeWords, whenWords } from './words.ts'

export interface Choices {
  readonly conferences: readonly { readonly id: string; readonly title: string; readonly year: number }[]
  readonly conference: string | undefined
  readonly villages: NamesOf
  /** A collector's own village: nothing else can be chosen. */
  readonly own: { readonly village: string | null } | undefined
}

export interface ImportPageProps {
  readonly who: Signed
  readonly state: FormState
  readonly choices: Choices
  readonly drafts: readonly Draft[]
  readonly imports: readonly ImportSeen[]
}

export const LEVELS = [
  {
    value: '',
    label: 'Theo danh sách',
    hint: 'Tiêu đề, cột hoặc trang ghi cấp nào thì theo cấp ấy; không ghi là cấp xã.',
  },
  ...Object.entries(LEVEL).map(([value, text]) => ({ value, label: text })),
]

export function ImportPage(props: ImportPageProps) {
  const { who, state, choices } = props
  const base = `/xa/${who.commune.id}`
  return (
    <Office
      who={who}
      title="Nhập danh sách"
      current="y-kien"
      crumbs={[{ href: `${base}/y-kien`, label: 'Ý kiến' }]}
      intro="Chọn tệp danh sách hoặc dán chữ vào. Từng dòng được xem trước, sửa được; xác nhận rồi mới lưu."
    >
      <link rel="stylesheet" href={assetUrl('import.css')} />
      {props.drafts.length > 0 && <Waiting drafts={props.drafts} base={base} />}
      {choices.conferences.length === 0 ? (
        <Empty
          title="Chưa có hội nghị nào đang mở"
          text="Lập hội nghị trước, rồi nhập ý kiến vào hội nghị đó."
          icon="calendar"
        />
      ) : (
        <Form action={`${base}/nhap-danh-sach`} upload>
          <ErrorSummary state={state} />
          <FileField
            name="file"
            label="Tệp danh sách"
            hint="Word (.docx), Excel (.xlsx), .csv hoặc .txt, tối đa 10 MB. Biểu mẫu của kế hoạch, phiếu đăng ký, danh sách tự kẻ đều được."
            accept=".docx,.xlsx,.csv,.tsv,.txt"
            error={state.errors.file}
          />
          <TextArea
            {...field(state, 'text', '')}
            label="Hoặc dán chữ vào đây"
            hint="Dán từ Zalo, thư, tin nhắn: mỗi dòng một ý kiến, hoặc đánh số 1, 2, 3."
            rows={4}
          />
          <Where state={state} choices={choices} />
          <Buttons>
            <SubmitButton icon="upload">Đọc và xem trước</SubmitButton>
          </Buttons>
        </Form>
      )}
      <History who={who} imports={props.imports} villages={choices.villages} />
    </Office>
  )
}

/** Conference, village, level and who put the list together. */
export function Where(props: {
  readonly state: FormState
  readonly choices: Choices
  readonly draft?: Draft
}) {
  const { state, choices, draft } = props
  const channels = choices.own ? COLLECTOR_CHANNELS : LIST_CHANNELS
  const own = choices.own?.village ?? null
  return (
    <>
      <FieldRow>
        <Select
          {...field(state, 'conference', draft?.conference_id ?? choices.conference)}
          label="Hội nghị"
          required
          blank={null}
          options={choices.conferences.map(({ id, title, year }) => ({
            value: id,
            label: `${title} (${year})`,
          }))}
        />
        <Select
          {...field(state, 'channel', draft?.channel ?? 'thon')}
          label="Ai tổng hợp"
          required
          blank={null}
          options={channels.map((value) => ({ value, label: CHANNEL[value] }))}
        />
      </FieldRow>
      <FieldRow>
        {choices.own ? (
          <Facts
            items={[
              {
                term: 'Thôn',
                value: own === null ? 'Không thuộc riêng thôn nào' : named(choices.villages, own),
              },
            ]}
          />
        ) : (
          <Select
            {...field(state, 'village', draft?.village_id ?? '')}
            label="Thôn"
            hint="Cho những dòng không ghi thôn."
            blank="Theo từng dòng"
            options={[...choices.villages].map(([value, text]) => ({ value, label: text }))}
          />
        )}
        <Radios {...field(state, 'level', draft?.level ?? '')} label="Gửi tới" required options={LEVELS} />
      </FieldRow>
    </>
  )
}

const STATE = {
  waiting: { tone: 'waiting', word: 'Đang chờ đọc' },
  reading: { tone: 'waiting', word: 'Đang đọc' },
  read: { tone: 'due', word: 'Chờ xác nhận' },
  refused: { tone: 'late', word: 'Không đọc được' },
  confirmed: { tone: 'waiting', word: 'Đang nhập' },
  storing: { tone: 'waiting', word: 'Đang nhập' },
} as const

function Waiting(props: { readonly drafts: readonly Draft[]; readonly base: string }) {
  return (
    <Section title="Danh sách đang nhập dở" card>
      <ul class="bare imp-drafts">
        {props.drafts.map((draft) => (
          <li key={draft.id}>
            <a href={`${props.base}/nhap-danh-sach/${draft.id}`}>{draft.name}</a>{' '}
            <Badge tone={STATE[draft.state].tone}>{STATE[draft.state].word}</Badge>{' '}
            <span class="muted">
              {whenWords(draft.at)}
              {draft.total > 0 && ` · ${count(draft.total)} dòng`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function History(props: {
  readonly who: Signed
  readonly imports: readonly ImportSeen[]
  readonly villages: NamesOf
}) {
  const base = `/xa/${props.who.commune.id}/lan-nhap`
  return (
    <Section title="Đã nhập">
      <DataTable
        caption="Các lần nhập danh sách"
        quietCaption
        rows={props.imports}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'tep',
            label: 'Tệp',
            wide: true,
            cell: (row) => <a href={`${base}/${row.id}`}>{row.name}</a>,
          },
          { key: 'luc', label: 'Lúc', nowrap: true, cell: (row) => whenWords(row.at) },
          { key: 'nguoi', label: 'Người nhập', cell: (row) => row.who ?? 'Dòng lệnh' },
          {
            key: 'nguon',
            label: 'Nguồn',
            cell: (row) =>
              [label(CHANNEL, row.channel), named(props.villages, row.village)].filter(Boolean).join(', '),
          },
          {
            key: 'nhan',
            label: 'Nhận',
            align: 'end',
            cell: (row) =>
              row.ended === null ? <Badge tone="waiting">Đang nhập</Badge> : `${count(row.received)} lượt`,
          },
          { key: 'da-co', label: 'Đã có', align: 'end', cell: (row) => count(row.present) },
          { key: 'bo', label: 'Bỏ ra', align: 'end', cell: (row) => count(row.leftOut + row.refused) },
        ]}
        empty={
          <Empty
            title="Chưa nhập danh sách nào"
            text="Mỗi lần nhập được ghi lại ở đây: ai, lúc nào, bao nhiêu lượt, và tệp gốc."
            icon="inbox"
          />
        }
      />
    </Section>
  )
}

export function ImportedPage(props: {
  readonly who: Signed
  readonly seen: ImportSeen
  readonly villages: NamesOf
  /** Places in the file of rows that were not received, by what became of them. */
  readonly places: Readonly<Record<'present' | 'left_out' | 'refused', readonly number[]>>
  readonly submissions: readonly { readonly id: string; readonly code: string; readonly content: string }[]
  readonly fresh: boolean
}) {
  const { who, seen, places } = props
  const base = `/xa/${who.commune.id}`
  return (
    <Office
      who={who}
      title="Lần nhập danh sách"
      current="y-kien"
      crumbs={[
        { href: `${base}/y-kien`, label: 'Ý kiến' },
        { href: `${base}/nhap-danh-sach`, label: 'Nhập danh sách' },
      ]}
      action={
        <LinkButton href={`${base}/y-kien?hoi-nghi=${encodeURIComponent(seen.conference)}`} tone="primary">
          Xem các ý kiến
        </LinkButton>
      }
    >
      <link rel="stylesheet" href={assetUrl('import.css')} />
      {props.fresh && (
        <Callout tone="done" role="status" title={`Đã tiếp nhận ${count(seen.received)} lượt ý kiến`}>
          <p>Mỗi lượt có mã biên nhận. Tệp gốc được giữ cùng lần nhập này.</p>
        </Callout>
      )}
      <Facts
        items={[
          {
            term: 'Tệp gốc',
            value: seen.withheld ? 'Do người giữ sổ hạn chế giữ' : `${seen.name} (${sizeWords(seen.size)})`,
            action: seen.withheld ? undefined : (
              <LinkButton href={`${base}/lan-nhap/${seen.id}/tep`} icon="download" download>
                Tải tệp gốc
              </LinkButton>
            ),
          },
          { term: 'Người nhập', value: `${seen.who ?? 'Dòng lệnh'}, ${whenWords(seen.at)}` },
          { term: 'Hội nghị', value: seen.title },
          {
            term: 'Nguồn',
            value: [label(CHANNEL, seen.channel), named(props.villages, seen.village)]
              .filter(Boolean)
              .join(', '),
          },
          {
            term: 'Tiếp nhận',
            value: `${count(seen.received)} lượt ý kiến, ${count(seen.questions)} nội dung`,
          },
          { term: 'Đã có từ trước', value: rowsWords(seen.present, places.present) },
          { term: 'Bỏ ra', value: rowsWords(seen.leftOut, places.left_out) },
          { term: 'Chưa nhập được', value: rowsWords(seen.refused, places.refused) },
        ]}
      />
      <Section title="Đã tiếp nhận từ tệp này">
        <ol class="imp-codes">
          {props.submissions.map((row) => (
            <li key={row.id}>
              <a href={`${base}/luot-y-kien/${row.id}`}>{row.code}</a> {shortened(row.content)}
            </li>
          ))}
        </ol>
        {seen.received > props.submissions.length && props.submissions.length > 0 && (
          <p class="muted">{count(props.submissions.length)} lượt đầu; còn lại xem ở danh sách ý kiến.</p>
        )}
      </Section>
    </Office>
  )
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length > 110 ? `${line.slice(0, 109)}…` : line
}

/** "3 dòng: 5, 7, 9". */
function rowsWords(many: number, places: readonly number[]): string {
  if (many === 0) return 'Không có'
  const shown = places.slice(0, 20).join(', ')
  return `${count(many)} dòng: ${shown}${places.length > 20 || many > places.length ? ' …' : ''}`
}
