// Pages of accepting what goes out: a list of matters, and one matter with the hidden places marked and the neighbour's view.
import type { Conference } from '../../conference/store.ts'
import { Badge, Callout, Empty, Prose, Quote, Section, WithAside } from '../../kit/html/bits.tsx'
import { TextArea } from '../../kit/html/fields.tsx'
import {
  Buttons,
  ErrorSummary,
  Form,
  type FormState,
  field,
  Hidden,
  LinkButton,
  SubmitButton,
} from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { publicName } from '../../petition/redact.ts'
import { HIDDEN_KINDS } from '../../petition/redact-proposals.ts'
import { lengthMark, type ReviewPart, type ReviewRow } from './review.ts'

const PART = { cau_hoi: 'Câu hỏi', tra_loi: 'Câu trả lời' } as const

interface ListProps {
  readonly who: Signed
  readonly conference: Conference
  readonly rows: readonly ReviewRow[]
  readonly state: FormState
}

const baseOf = (props: { readonly who: Signed; readonly conference: Conference }) =>
  `/xa/${props.who.commune.id}/hoi-nghi/${encodeURIComponent(props.conference.id)}/duyet-cong-khai`

const isAccepted = (row: ReviewRow) => row.parts.every((part) => part.accepted !== undefined)

const shortened = (text: string) => (text.length > 140 ? `${text.slice(0, 139)}…` : text)

export function ReviewListPage(props: ListProps) {
  const { who, conference, rows } = props
  const waiting = rows.filter((row) => !isAccepted(row))
  return (
    <Office
      who={who}
      title="Duyệt bản công khai"
      current="hoi-nghi"
      crumbs={[
        { href: `/xa/${who.commune.id}/hoi-nghi`, label: 'Hội nghị' },
        {
          href: `/xa/${who.commune.id}/hoi-nghi/${encodeURIComponent(conference.id)}`,
          label: conference.title,
        },
      ]}
      intro={`Đã duyệt ${rows.length - waiting.length}/${rows.length} nội dung. Chỗ có thể lộ người được đề xuất che; mở từng nội dung để xem và sửa.`}
    >
      <Form action={`${baseOf(props)}/chap-nhan`}>
        <ErrorSummary state={props.state} />
        <DataTable
          caption="Nội dung sẽ công khai"
          quietCaption
          rows={[...waiting, ...rows.filter(isAccepted)]}
          rowKey={(row) => row.question}
          columns={[
            {
              key: 'chon',
              label: 'Chọn',
              cell: (row) =>
                isAccepted(row) ? (
                  ''
                ) : (
                  <input
                    type="checkbox"
                    name="chon"
                    value={row.question}
                    aria-label={`Chọn: ${shortened(row.parts[0]?.proposed ?? '')}`}
                    checked={row.parts.every((part) => part.proposals.length === 0)}
                  />
                ),
            },
            {
              key: 'noi-dung',
              label: 'Bản công khai',
              wide: true,
              cell: (row) => (
                <a href={`${baseOf(props)}/${row.question}`}>
                  {shortened(row.parts[0]?.accepted ?? row.parts[0]?.proposed ?? '')}
                </a>
              ),
            },
            {
              key: 'che',
              label: 'Chỗ che',
              align: 'end',
              cell: (row) => row.parts.reduce((sum, part) => sum + part.proposals.length, 0),
            },
            {
              key: 'duyet',
              label: 'Duyệt',
              cell: (row) =>
                isAccepted(row) ? <Badge tone="done">Đã duyệt</Badge> : <Badge tone="due">Chờ duyệt</Badge>,
            },
          ]}
          empty={
            <Empty
              title="Chưa có nội dung nào"
              text="Nội dung đã phân loại là ý kiến đối thoại sẽ hiện ở đây, kèm chỗ nên che."
              icon="eye"
            />
          }
        />
        {waiting.length > 0 && (
          <Buttons>
            <SubmitButton>Chấp nhận các dòng đã chọn</SubmitButton>
          </Buttons>
        )}
      </Form>
    </Office>
  )
}

/** The words as they were written, each place that may tell on somebody marked with what it is. */
function Marked(props: { readonly part: ReviewPart }) {
  const { source, proposals } = props.part
  const pieces = proposals.map((one, at) => ({
    before: source.slice(proposals[at - 1]?.to ?? 0, one.from),
    hidden: source.slice(one.from, one.to),
    kind: HIDDEN_KINDS[one.kind],
    from: one.from,
  }))
  return (
    <blockquote class="prose">
      <p>
        {pieces.map((piece) => (
          <span key={piece.from}>
            {piece.before}
            <mark title={piece.kind}>{piece.hidden}</mark>
            <span class="sr"> ({piece.kind})</span>
          </span>
        ))}
        {source.slice(proposals.at(-1)?.to ?? 0)}
      </p>
    </blockquote>
  )
}

function Found(props: { readonly part: ReviewPart }) {
  const kinds = [...new Set(props.part.proposals.map((one) => HIDDEN_KINDS[one.kind]))]
  if (kinds.length === 0) return <p class="muted">Không thấy chỗ nào lộ người.</p>
  return <p class="muted">Đề xuất che: {kinds.join(', ').toLowerCase()}.</p>
}

export function ReviewPage(props: {
  readonly who: Signed
  readonly conference: Conference
  readonly row: ReviewRow
  readonly state: FormState
}) {
  const { row, state } = props
  const neighbour = publicName({ name: row.name, consent_publish: row.consents ? 1 : 0 })
  const by = [neighbour ?? 'Không ghi tên', row.village].filter(Boolean).join(', ')
  return (
    <Office
      who={props.who}
      title="Duyệt một nội dung"
      current="hoi-nghi"
      crumbs={[{ href: baseOf(props), label: 'Duyệt bản công khai' }]}
    >
      <WithAside
        aside={
          <Section title="Hàng xóm sẽ đọc" card>
            {row.parts.map((part) => (
              <div key={part.part}>
                <h3>{PART[part.part]}</h3>
                <Quote by={part.part === 'cau_hoi' ? by : undefined}>
                  <Prose text={part.accepted ?? part.proposed} />
                </Quote>
              </div>
            ))}
          </Section>
        }
      >
        <Form action={`${baseOf(props)}/${row.question}`}>
          <ErrorSummary state={state} />
          {row.parts.map((part) => (
            <Section key={part.part} title={PART[part.part]}>
              <Marked part={part} />
              <Found part={part} />
              <Hidden name={`${part.part}_goc`} value={lengthMark(part)} />
              <TextArea
                {...field(state, part.part, part.accepted ?? part.proposed)}
                label={`Bản công khai của ${PART[part.part].toLowerCase()}`}
                hint="Sửa nếu che thừa hoặc còn sót."
                rows={5}
                required
              />
            </Section>
          ))}
          {row.parts.every((part) => part.accepted !== undefined) && (
            <Callout tone="done">
              <p>Nội dung này đã được duyệt. Duyệt lại sẽ thay bản đang công khai.</p>
            </Callout>
          )}
          <Buttons>
            <SubmitButton>Duyệt bản công khai</SubmitButton>
            <LinkButton href={baseOf(props)}>Về danh sách</LinkButton>
          </Buttons>
        </Form>
      </WithAside>
    </Office>
  )
}
