// Two regulations side by side: what changed in the rules and in every other part, and which dates of a sample conference differ.
import { Badge, Callout, Section, Why, WithAside } from '../kit/html/bits.tsx'
import { DateField, Select } from '../kit/html/fields.tsx'
import { Buttons, Form, SubmitButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { type Comparison, isSame, type PartChange, type RuleChange } from './compare.ts'
import { type DateMove, dateChanges } from './effect.ts'
import { moveWords } from './sample.pages.tsx'

export interface Choice {
  readonly ref: string
  readonly label: string
}

export interface ComparePageProps {
  readonly who: Signed
  readonly choices: readonly Choice[]
  readonly before: string
  readonly after: string
  readonly date: Temporal.PlainDate
  readonly comparison: Comparison | undefined
  readonly moves: readonly DateMove[]
  /** Why one side cannot be compared. */
  readonly problem: string | undefined
}

export function ComparePage(props: ComparePageProps) {
  const base = `/xa/${props.who.commune.id}`
  const options = props.choices.map((choice) => ({ value: choice.ref, label: choice.label }))
  return (
    <Office
      who={props.who}
      title="So sánh hai quy chế"
      current="hoi-nghi"
      crumbs={[{ href: `${base}/quy-che`, label: 'Quy chế của xã' }]}
      intro="Quy tắc nào thêm, bỏ, đổi; phần nào khác lời; và ngày nào của một hội nghị mẫu khác đi."
    >
      <WithAside
        aside={
          <Section title="Chọn hai bản" card>
            <Form method="get" id="chon">
              <Select name="cu" label="Bản cũ" value={props.before} options={options} required />
              <Select name="moi" label="Bản mới" value={props.after} options={options} required />
              <DateField name="ngay" label="Hội nghị mẫu vào ngày" value={props.date} required />
              <Buttons>
                <SubmitButton tone="primary">So sánh</SubmitButton>
              </Buttons>
            </Form>
          </Section>
        }
      >
        {props.problem && (
          <Callout tone="due" title="Chưa so sánh được">
            <p>{props.problem}</p>
          </Callout>
        )}
        {props.comparison && <ComparisonView comparison={props.comparison} moves={props.moves} />}
      </WithAside>
    </Office>
  )
}

export function ComparisonView(props: {
  readonly comparison: Comparison
  readonly moves: readonly DateMove[]
}) {
  const { comparison } = props
  if (isSame(comparison))
    return (
      <Callout tone="done">
        <p>Hai bản nói như nhau: không quy tắc, không phần nào khác.</p>
      </Callout>
    )
  return (
    <>
      <MovesTable moves={dateChanges(props.moves)} caption="Ngày của hội nghị mẫu khác đi" />
      {comparison.rules.length > 0 && (
        <Section title={`Quy tắc (${comparison.rules.length})`}>
          {comparison.rules.map((rule) => (
            <RuleChangeView key={rule.id} rule={rule} />
          ))}
        </Section>
      )}
      {comparison.reordered && <p>Các quy tắc đứng theo thứ tự khác.</p>}
      {comparison.parts.length > 0 && (
        <Section title={`Các phần khác (${comparison.parts.length})`}>
          {comparison.parts.map((part) => (
            <PartChangeView key={part.part} part={part} />
          ))}
        </Section>
      )}
    </>
  )
}

export function MovesTable(props: { readonly moves: readonly DateMove[]; readonly caption: string }) {
  return (
    <DataTable
      caption={props.caption}
      rows={props.moves}
      rowKey={(move) => move.rule}
      columns={[
        {
          key: 'title',
          label: 'Việc',
          wide: true,
          cell: (move) => (
            <>
              {move.title}
              <Why>
                <p>{move.why}</p>
              </Why>
            </>
          ),
        },
        { key: 'before', label: 'Trước', cell: (move) => moveWords(move).before },
        { key: 'after', label: 'Sau', cell: (move) => <strong>{moveWords(move).after}</strong> },
      ]}
      empty={
        <Callout tone="neutral">
          <p>Không ngày nào khác đi.</p>
        </Callout>
      }
    />
  )
}

const KIND_WORDS = { added: 'thêm', removed: 'bỏ', changed: 'đổi' } as const
const KIND_TONE = { added: 'waiting', removed: 'late', changed: 'due' } as const

function RuleChangeView(props: { readonly rule: RuleChange }) {
  const { rule } = props
  return (
    <div class="card change">
      <h3>
        {rule.title} <Badge tone={KIND_TONE[rule.kind]}>{KIND_WORDS[rule.kind]}</Badge>
      </h3>
      <p class="muted">{rule.id}</p>
      {rule.kind !== 'changed' ? (
        <p>{rule.before || rule.after}</p>
      ) : (
        <DataTable
          caption={`${rule.id}: mục đã đổi`}
          quietCaption
          rows={rule.fields}
          rowKey={(field) => field.label}
          columns={[
            { key: 'label', label: 'Mục', cell: (field) => field.label },
            { key: 'before', label: 'Bản cũ', cell: (field) => <del>{field.before || 'để trống'}</del> },
            { key: 'after', label: 'Bản mới', cell: (field) => <ins>{field.after || 'để trống'}</ins> },
          ]}
        />
      )}
    </div>
  )
}

/** Few lines stand open; many are folded behind their count. */
const OPEN_LINES = 12

function PartChangeView(props: { readonly part: PartChange }) {
  const { removed, added, title } = props.part
  return (
    <details class="card change" open={removed.length + added.length <= OPEN_LINES}>
      <summary>
        <strong>{title}</strong>{' '}
        <span class="muted">
          bỏ {removed.length} dòng, thêm {added.length} dòng
        </span>
      </summary>
      <div class="two-sides">
        <Side title="Chỉ bản cũ có" lines={removed} mark="del" />
        <Side title="Chỉ bản mới có" lines={added} mark="ins" />
      </div>
    </details>
  )
}

function Side(props: {
  readonly title: string
  readonly lines: readonly string[]
  readonly mark: 'del' | 'ins'
}) {
  return (
    <div>
      <p class="muted">{props.title}</p>
      {props.lines.length === 0 ? (
        <p>không có dòng nào</p>
      ) : (
        <ul>
          {props.lines.map((line, at) => (
            <li key={`${at}`}>{props.mark === 'del' ? <del>{line}</del> : <ins>{line}</ins>}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
