// The work list: what is owed, by whom, by when; late first.

import { longDate } from '../kit/clock.ts'
import { Badge, DateText, Empty, Section } from '../kit/html/bits.tsx'
import { Select } from '../kit/html/fields.tsx'
import { Buttons, Form, SubmitButton } from '../kit/html/form.tsx'
import { DataTable, FilterBar, Pager } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import { villageWords } from '../office/places.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { unbroken } from '../petition/code.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import { JointTable } from './joint/parts.tsx'
import type { JointWork } from './joint/view.ts'
import { PAGE_SIZE, type UnitCount, type WorkFilter, type WorkRow, workQuery } from './list.ts'
import { NEXT_WORD, PHASE_TONE, PHASE_WORD, STATE_TONE } from './words.ts'

export interface WorkListProps {
  readonly who: Signed
  readonly filter: WorkFilter
  readonly rows: readonly WorkRow[]
  readonly total: number
  readonly counts: readonly UnitCount[]
  readonly units: ReadonlyMap<string, string>
  readonly conferences: ReadonlyMap<string, string>
  /** A unit sees its own: there is nothing to filter by unit. */
  readonly ownUnit: boolean
  /** What it is waited for by units that answer. */
  readonly joint: readonly JointWork[]
}

export function casePath(commune: string, question: string): string {
  return `/xa/${commune}/giai-quyet/${question}`
}

export function WorkListPage(props: WorkListProps) {
  const { who, filter } = props
  const base = `/xa/${who.commune.id}/giai-quyet`
  return (
    <Office
      who={who}
      title="Giải quyết"
      current="giai-quyet"
      intro="Những nội dung còn nợ người dân câu trả lời, quá hạn xếp trước. Một nội dung chỉ rời danh sách khi người hỏi đã có câu trả lời."
    >
      <JointTable who={who} rows={props.joint} />
      {!props.ownUnit && <Counts {...props} base={base} />}
      <FilterBar total={props.total} unit="nội dung" filters={filterWords(props, base)} clearHref={base}>
        <FilterForm {...props} base={base} />
      </FilterBar>
      <WorkTable who={who} rows={props.rows} caption="Nội dung phải giải quyết" showUnit={!props.ownUnit} />
      <Pager
        page={filter.page}
        pageSize={PAGE_SIZE}
        total={props.total}
        href={(page) => `${base}${workQuery({ ...filter, page })}`}
      />
    </Office>
  )
}

export function WorkTable(props: {
  readonly who: Signed
  readonly rows: readonly WorkRow[]
  readonly caption: string
  readonly showUnit: boolean
}) {
  const commune = props.who.commune.id
  return (
    <DataTable
      caption={props.caption}
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.question}
      rowTone={(row) => (row.phase === 'late' ? 'late' : undefined)}
      columns={[
        {
          key: 'text',
          label: 'Nội dung',
          wide: true,
          cell: (row) => (
            <>
              <a href={casePath(commune, row.question)}>{short(row.text)}</a>{' '}
              <span class="muted">
                {unbroken(row.code)}
                {row.village ? ` · ${villageWords(row.village)}` : ''}
              </span>
            </>
          ),
        },
        ...(props.showUnit
          ? [
              {
                key: 'unit',
                label: 'Đơn vị',
                roomy: true,
                cell: (row: WorkRow) => row.unitName ?? <span class="muted">Chưa phân công</span>,
              },
            ]
          : []),
        {
          key: 'state',
          label: 'Trạng thái',
          cell: (row) => <Badge tone={STATE_TONE[row.state]}>{REQUEST_STATE[row.state]}</Badge>,
        },
        { key: 'next', label: 'Việc tiếp theo', cell: (row) => NEXT_WORD[row.next] },
        { key: 'due', label: 'Hạn', cell: (row) => <Deadline row={row} /> },
      ]}
      empty={
        <Empty
          title="Không có nội dung nào"
          text="Khi chủ trì giao trả lời bằng văn bản, xác minh hoặc đề nghị cấp trên, nội dung hiện ở đây cùng thời hạn."
        />
      }
    />
  )
}

export function Deadline(props: { readonly row: Pick<WorkRow, 'phase' | 'deadline' | 'distance'> }) {
  const { phase, deadline, distance } = props.row
  if (deadline === null) return <Badge tone={PHASE_TONE[phase]}>{PHASE_WORD[phase]}</Badge>
  return (
    <>
      <Badge tone={PHASE_TONE[phase]}>{PHASE_WORD[phase]}</Badge>{' '}
      <DateText date={Temporal.PlainDate.from(deadline)} {...(distance ? { distance } : {})} />
    </>
  )
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 157).trimEnd()}…` : line
}

function Counts(props: WorkListProps & { readonly base: string }) {
  if (props.counts.length === 0) return null
  const href = (unit: string | null, phase?: 'late' | 'due') =>
    `${props.base}${workQuery({ ...(unit ? { unit } : {}), ...(phase ? { phase } : {}) })}`
  return (
    <Section title="Theo đơn vị" card>
      <DataTable
        caption="Số nội dung còn nợ trả lời theo đơn vị"
        quietCaption
        rows={props.counts}
        rowKey={(row) => row.unit ?? ''}
        columns={[
          {
            key: 'unit',
            label: 'Đơn vị',
            cell: (row) => (row.unit === null ? 'Chưa phân công' : (props.units.get(row.unit) ?? row.unit)),
          },
          {
            key: 'late',
            label: 'Quá hạn / còn nợ',
            align: 'end',
            cell: (row) => (
              <a href={href(row.unit, row.late > 0 ? 'late' : undefined)}>
                {count(row.late)}/{count(row.total)}
              </a>
            ),
          },
          { key: 'due', label: 'Sắp đến hạn', align: 'end', cell: (row) => count(row.due) },
        ]}
        total={[
          'Cả xã',
          `${count(sum(props.counts, 'late'))}/${count(sum(props.counts, 'total'))}`,
          count(sum(props.counts, 'due')),
        ]}
      />
    </Section>
  )
}

function sum(counts: readonly UnitCount[], key: 'late' | 'total' | 'due'): number {
  return counts.reduce((all, one) => all + one[key], 0)
}

function filterWords(props: WorkListProps, base: string) {
  const { filter } = props
  const without = (key: keyof WorkFilter) => `${base}${workQuery({ ...filter, [key]: undefined, page: 1 })}`
  return [
    filter.conference !== undefined && {
      label: 'Hội nghị',
      value: props.conferences.get(filter.conference) ?? 'không rõ',
      removeHref: without('conference'),
    },
    filter.unit !== undefined &&
      !props.ownUnit && {
        label: 'Đơn vị',
        value: props.units.get(filter.unit) ?? 'không rõ',
        removeHref: without('unit'),
      },
    filter.state !== undefined && {
      label: 'Trạng thái',
      value: REQUEST_STATE[filter.state],
      removeHref: without('state'),
    },
    filter.phase !== undefined && {
      label: 'Hạn',
      value: PHASE_WORD[filter.phase],
      removeHref: without('phase'),
    },
  ].filter((word) => word !== false)
}

function FilterForm(props: WorkListProps & { readonly base: string }) {
  const options = (map: ReadonlyMap<string, string> | Readonly<Record<string, string>>) =>
    [...(map instanceof Map ? map : Object.entries(map))].map(([value, label]) => ({ value, label }))
  return (
    <Form method="get" action={props.base} id="loc">
      <Select
        name="hoi-nghi"
        label="Hội nghị"
        blank="Mọi hội nghị"
        value={props.filter.conference}
        options={options(props.conferences)}
      />
      {!props.ownUnit && (
        <Select
          name="don-vi"
          label="Đơn vị"
          blank="Mọi đơn vị"
          value={props.filter.unit}
          options={options(props.units)}
        />
      )}
      <Select
        name="trang-thai"
        label="Trạng thái"
        blank="Còn nợ người dân"
        value={props.filter.state}
        options={options(REQUEST_STATE)}
      />
      <Select
        name="han"
        label="Thời hạn"
        blank="Mọi thời hạn"
        value={props.filter.phase}
        options={options(PHASE_WORD)}
      />
      <Buttons>
        <SubmitButton tone="secondary">Lọc danh sách</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function dayWords(iso: string): string {
  return longDate(iso)
}
