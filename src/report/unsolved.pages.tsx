// The list of matters raised many times and not yet settled: each with how often, where it stands, what was answered.
import { casePath } from '../followup/list.pages.tsx'
import { STATE_TONE } from '../followup/words.ts'
import { Badge, Empty, Why } from '../kit/html/bits.tsx'
import { FieldRow, Select } from '../kit/html/fields.tsx'
import { Buttons, Form, LinkButton, SubmitButton } from '../kit/html/form.tsx'
import { DataTable, FilterBar } from '../kit/html/table.tsx'
import { count } from '../kit/text.ts'
import type { CellValue, TableSheet } from '../kit/xlsx.ts'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import { shortened } from '../petition/inbox.pages.tsx'
import { type NamesOf, named } from '../petition/words.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import type { Unsolved, UnsolvedFilter } from './unsolved.ts'

export interface UnsolvedProps {
  readonly who: Signed
  readonly rows: readonly Unsolved[]
  readonly filter: UnsolvedFilter
  readonly units: NamesOf
  readonly villages: NamesOf
  /** The conference whose review paper is made of this. */
  readonly paper: string | undefined
}

export function unsolvedPath(commune: string, ending = ''): string {
  return `/xa/${commune}/neu-nhieu-lan${ending}`
}

export function unsolvedQuery(filter: UnsolvedFilter): string {
  const query = new URLSearchParams()
  if (filter.village) query.set('thon', filter.village)
  if (filter.unit) query.set('don-vi', filter.unit)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function UnsolvedPage(props: UnsolvedProps) {
  const { who, filter } = props
  const commune = who.commune.id
  const query = unsolvedQuery(filter)
  return (
    <Office
      who={who}
      title="Nêu nhiều lần, chưa giải quyết dứt điểm"
      current="y-kien"
      crumbs={[{ href: `/xa/${commune}/y-kien`, label: 'Ý kiến' }]}
      intro={`Vấn đề đã nêu từ ${MANY_WORD} lần trở lên, kể cả những năm trước khi có hệ thống, mà chưa ghi nhận thực hiện xong. Đã trả lời chưa phải là đã xong.`}
      action={
        props.paper && who.rights.has('paper.read') ? (
          <LinkButton
            href={`/xa/${commune}/hoi-nghi/${encodeURIComponent(props.paper)}/van-ban/ra_soat_ton_dong`}
            tone="primary"
            icon="print"
          >
            Báo cáo rà soát
          </LinkButton>
        ) : undefined
      }
    >
      <FilterBar
        total={props.rows.length}
        unit="vấn đề"
        clearHref={unsolvedPath(commune)}
        filters={inForce(props)}
        actions={
          <>
            {who.rights.has('petition.triage') && (
              <LinkButton href={`/xa/${commune}/van-de-ky-truoc`} tone="quiet">
                Vấn đề kỳ trước
              </LinkButton>
            )}
            {['xlsx', 'csv'].map((ending) => (
              <LinkButton
                key={ending}
                href={`${unsolvedPath(commune, `.${ending}`)}${query}`}
                tone="quiet"
                icon="download"
                download
              >
                {ending.toUpperCase()}
              </LinkButton>
            ))}
          </>
        }
      >
        <Narrow {...props} />
      </FilterBar>
      <Matters {...props} />
    </Office>
  )
}

const MANY_WORD = 'hai'

function Matters(props: UnsolvedProps) {
  return (
    <DataTable
      caption="Vấn đề nêu nhiều lần, chưa giải quyết dứt điểm"
      quietCaption
      rows={props.rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'van-de', label: 'Vấn đề', wide: true, cell: (row) => <Matter row={row} of={props} /> },
        { key: 'lan', label: 'Số lần', align: 'end', cell: (row) => count(row.times) },
        { key: 'thon', label: 'Thôn', cell: (row) => named(props.villages, row.village) },
        { key: 'don-vi', label: 'Đơn vị', cell: (row) => named(props.units, row.unit) },
        {
          key: 'tinh-trang',
          label: 'Tình trạng',
          cell: (row) =>
            row.state === null ? (
              <Badge tone="due">Chưa dứt điểm</Badge>
            ) : (
              <Badge tone={row.state === 'da_tra_loi' ? 'waiting' : STATE_TONE[row.state]}>
                {stateWord(row)}
              </Badge>
            ),
        },
      ]}
      empty={
        <Empty
          title="Không có vấn đề nào nêu nhiều lần mà chưa dứt điểm"
          text="Khi một nội dung được ghép là nêu lại của kỳ trước, hoặc ghi ở Vấn đề kỳ trước từ hai lần, việc đó hiện ở đây đến khi ghi nhận thực hiện xong."
          icon="check"
        />
      }
    />
  )
}

function stateWord(row: Unsolved): string {
  if (row.state === null) return 'Chưa dứt điểm'
  return row.state === 'da_tra_loi' ? 'Đã trả lời, chưa thực hiện xong' : REQUEST_STATE[row.state]
}

function Matter(props: { readonly row: Unsolved; readonly of: UnsolvedProps }) {
  const { row } = props
  const text = shortened(row.text)
  return (
    <>
      {row.question === null ? text : <a href={casePath(props.of.who.commune.id, row.question)}>{text}</a>}{' '}
      <span class="muted">{row.raised}</span>
      <Why label="Những lần trước đã trả lời">
        <ul>
          {row.before.map((one) => (
            <li key={`${one.when} ${one.answer}`}>
              {one.when}: {one.answer ?? 'chưa ghi câu trả lời'}
            </li>
          ))}
        </ul>
      </Why>
    </>
  )
}

function inForce(props: UnsolvedProps) {
  const { filter, who } = props
  const without = (key: keyof UnsolvedFilter) =>
    `${unsolvedPath(who.commune.id)}${unsolvedQuery({ ...filter, [key]: undefined })}`
  return [
    filter.village !== undefined && {
      label: 'Thôn',
      value: props.villages.get(filter.village) ?? 'không rõ',
      removeHref: without('village'),
    },
    filter.unit !== undefined && {
      label: 'Đơn vị',
      value: props.units.get(filter.unit) ?? 'không rõ',
      removeHref: without('unit'),
    },
  ].filter((word) => word !== false)
}

function Narrow(props: UnsolvedProps) {
  const options = (names: NamesOf) => [...names].map(([value, label]) => ({ value, label }))
  return (
    <Form method="get" action={unsolvedPath(props.who.commune.id)} id="loc">
      <FieldRow>
        <Select
          name="thon"
          label="Thôn"
          blank="Tất cả"
          value={props.filter.village}
          options={options(props.villages)}
        />
        <Select
          name="don-vi"
          label="Đơn vị"
          blank="Tất cả"
          value={props.filter.unit}
          options={options(props.units)}
        />
      </FieldRow>
      <Buttons>
        <SubmitButton tone="secondary">Lọc danh sách</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function unsolvedSheet(rows: readonly Unsolved[], units: NamesOf, villages: NamesOf): TableSheet {
  const cells: readonly (readonly [string, number, (row: Unsolved, at: number) => CellValue])[] = [
    ['STT', 6, (_, at) => at + 1],
    ['Vấn đề', 60, (row) => row.text],
    ['Nêu gần nhất', 30, (row) => row.raised],
    ['Số lần nêu', 10, (row) => row.times],
    ['Thôn', 18, (row) => named(villages, row.village)],
    ['Cơ quan, đơn vị', 24, (row) => named(units, row.unit)],
    ['Tình trạng', 26, stateWord],
    [
      'Những lần trước đã trả lời',
      60,
      (row) => row.before.map((one) => `${one.when}: ${one.answer ?? 'chưa ghi câu trả lời'}`).join('\n'),
    ],
  ]
  return {
    name: 'Nêu nhiều lần',
    columns: cells.map(([header, width]) => ({ header, width })),
    rows: rows.map((row, at) => cells.map(([, , cell]) => cell(row, at))),
  }
}
