// Pages of the superior's figures: its communes side by side, one commune by field and kind. Numbers only.
import { NoCommunes, seatPath } from '../../followup/superior/pages.tsx'
import type { CommuneUnder } from '../../followup/superior/store.ts'
import { Callout, Figure, Figures, Section } from '../../kit/html/bits.tsx'
import { BarChart } from '../../kit/html/chart.tsx'
import { Select } from '../../kit/html/fields.tsx'
import { Buttons, Form, LinkButton, SubmitButton } from '../../kit/html/form.tsx'
import { type Column, DataTable, FilterBar } from '../../kit/html/table.tsx'
import { rate } from '../../kit/text.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { FIELD, KIND } from '../../regulation/codes.ts'
import {
  FEW,
  isFew,
  medianOf,
  middleOf,
  PROVINCE_KEYS,
  PROVINCE_MEASURES,
  type ProvinceMeasure,
  perThousand,
  shareOf,
  shareText,
  thousandText,
  totalOf,
} from './figures.ts'
import type { Heard, Narrowed, ProvinceGroup } from './store.ts'

export interface CommuneRow extends ProvinceGroup {
  readonly of: CommuneUnder
  readonly heard: Heard
}

export interface ProvincePageProps {
  readonly who: Signed
  readonly rows: readonly CommuneRow[]
  readonly fields: readonly ProvinceGroup[]
  readonly years: readonly number[]
  readonly narrowed: Narrowed
  readonly measure: ProvinceMeasure
}

/** The word of an address that asks for all years together. */
export const EVERY_YEAR = 'moi'

export function provinceQuery(of: Narrowed, measure?: ProvinceMeasure): string {
  const query = new URLSearchParams()
  query.set('nam', of.year === undefined ? EVERY_YEAR : String(of.year))
  if (of.field !== undefined) query.set('linh-vuc', of.field)
  if (of.kind !== undefined) query.set('loai', of.kind)
  if (measure !== undefined && measure !== 'late') query.set('chi-tieu', measure)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function ProvincePage(props: ProvincePageProps) {
  const { who, rows } = props
  const here = seatPath(who.commune.id)
  return (
    <Office
      who={who}
      title="Các xã"
      current="cac-xa"
      intro="Số liệu tổng hợp của các xã báo cáo lên cơ quan này. Không có họ tên, nội dung ý kiến của người dân."
      action={
        rows.length > 0 && (
          <LinkButton
            href={`${here}${withQuery(provinceQuery(props.narrowed), 'dang=xlsx')}`}
            tone="secondary"
            icon="download"
            download
          >
            Tải bảng tính
          </LinkButton>
        )
      }
    >
      {rows.length === 0 ? <NoCommunes /> : <Body {...props} here={here} />}
    </Office>
  )
}

const withQuery = (query: string, more: string) => (query === '' ? `?${more}` : `${query}&${more}`)

function Body(props: ProvincePageProps & { readonly here: string }) {
  const { rows, measure } = props
  const received = rows.reduce((sum, row) => sum + row.received, 0)
  const late = totalOf(rows, 'late')
  const waiting = rows.reduce((sum, row) => sum + row.heard.waiting, 0)
  return (
    <>
      <Narrowing {...props} />
      <Figures>
        <Figure
          label="Xã có hội nghị"
          part={rows.filter((row) => row.heard.conferences > 0).length}
          whole={rows.length}
        />
        <Figure label="Nội dung tiếp nhận" part={received} />
        <Figure label="Đã trả lời" {...totalOf(rows, 'handled')} />
        <Figure label="Đúng hạn" {...totalOf(rows, 'on_time')} />
        <Figure label="Quá hạn" {...late} {...(late.part > 0 ? { tone: 'late' as const } : {})} />
        <Figure
          label="Xã đề nghị, đang chờ"
          part={waiting}
          href={seatPath(props.who.commune.id, 'de-nghi')}
        />
      </Figures>
      <Section title="Các xã bên nhau" id="cac-xa">
        <p class="muted">
          Xếp theo tên, không xếp hạng. Số ghi “ít” tính trên dưới {FEW} nội dung: hơn kém một việc là tỷ lệ
          đổi nhiều, nên không tính vào mức giữa.
        </p>
        <DataTable
          caption="Nhân dân nêu"
          rows={rows}
          rowKey={(row) => row.of.id}
          columns={raisedColumns(props)}
        />
        <DataTable
          caption="Xã giải quyết"
          rows={rows}
          rowKey={(row) => row.of.id}
          columns={[
            nameColumn(props),
            ...shareColumns<CommuneRow>(['handled', 'on_time', 'late', 'refused', 'satisfied']),
          ]}
        />
      </Section>
      <Section title="So với mức giữa" id="muc-giua">
        <Middle {...props} />
        <BarChart
          title={`${PROVINCE_MEASURES[measure].label}, trên ${PROVINCE_MEASURES[measure].of}`}
          rows={rows.map((row) => ({
            label: row.of.name,
            value: row.rates[measure].part,
            whole: row.rates[measure].whole,
            href: communeHref(props, row.of.id),
            tone: isFew(row.rates[measure]) ? ('neutral' as const) : ('waiting' as const),
          }))}
        />
      </Section>
      <Groups title="Theo lĩnh vực" rows={props.fields} words={FIELD} none="Chưa phân loại" />
      <p class="muted">Một nội dung thuộc nhiều lĩnh vực được tính ở từng lĩnh vực.</p>
    </>
  )
}

function communeHref(props: Pick<ProvincePageProps, 'who' | 'narrowed'>, commune: string): string {
  return `${seatPath(props.who.commune.id, `xa/${commune}`)}${provinceQuery(props.narrowed)}`
}

/** A share with its numbers; a share of few says so. */
function Share(props: { readonly row: ProvinceGroup; readonly measure: ProvinceMeasure }) {
  const of = props.row.rates[props.measure]
  if (of.whole === 0) return <span class="muted">–</span>
  return (
    <span class="num">
      {rate(of.part, of.whole)}
      {isFew(of) && <small class="muted"> ít</small>}
    </span>
  )
}

function shareColumns<Row extends ProvinceGroup>(keys: readonly ProvinceMeasure[]): readonly Column<Row>[] {
  return keys.map((measure) => ({
    key: measure,
    label: PROVINCE_MEASURES[measure].label,
    align: 'end' as const,
    cell: (row: Row) => <Share row={row} measure={measure} />,
  }))
}

function nameColumn(props: ProvincePageProps): Column<CommuneRow> {
  return {
    key: 'ten',
    label: 'Xã',
    nowrap: true,
    cell: (row) => <a href={communeHref(props, row.of.id)}>{row.of.name}</a>,
  }
}

function raisedColumns(props: ProvincePageProps): readonly Column<CommuneRow>[] {
  return [
    nameColumn(props),
    { key: 'nhan', label: 'Tiếp nhận', align: 'end', cell: (row) => <Figure part={row.received} /> },
    {
      key: 'nghin',
      label: 'Trên 1.000 dân',
      align: 'end',
      cell: (row) => thousandText(perThousand(row.received, row.of.population)),
    },
    {
      key: 'thon',
      label: 'Thôn có ý kiến',
      align: 'end',
      cell: (row) => <Figure part={row.heard.heard} whole={row.heard.villages} />,
    },
    ...shareColumns<CommuneRow>(['repeated', 'beyond']),
  ]
}

function Narrowing(props: ProvincePageProps & { readonly here: string }) {
  const { narrowed, here } = props
  const without = (name: keyof Narrowed) =>
    `${here}${provinceQuery({ ...narrowed, [name]: undefined }, props.measure)}`
  const filters = [
    ...(narrowed.year === undefined
      ? []
      : [{ label: 'Năm', value: String(narrowed.year), removeHref: without('year') }]),
    ...(narrowed.field === undefined
      ? []
      : [{ label: 'Lĩnh vực', value: named(FIELD, narrowed.field), removeHref: without('field') }]),
    ...(narrowed.kind === undefined
      ? []
      : [{ label: 'Loại', value: named(KIND, narrowed.kind), removeHref: without('kind') }]),
  ]
  return (
    <FilterBar filters={filters} total={props.rows.length} unit="xã">
      <Form method="get" action={here} id="loc">
        <Select
          label="Năm"
          name="nam"
          value={narrowed.year === undefined ? EVERY_YEAR : String(narrowed.year)}
          blank={null}
          options={[
            ...props.years.map((year) => ({ value: String(year), label: String(year) })),
            { value: EVERY_YEAR, label: 'Mọi năm' },
          ]}
        />
        <Select
          label="Lĩnh vực"
          name="linh-vuc"
          value={narrowed.field ?? ''}
          blank="Mọi lĩnh vực"
          options={optionsOf(FIELD)}
        />
        <Select
          label="Loại"
          name="loai"
          value={narrowed.kind ?? ''}
          blank="Mọi loại"
          options={optionsOf(KIND)}
        />
        <Select
          label="So các xã theo"
          name="chi-tieu"
          value={props.measure}
          blank={null}
          options={PROVINCE_KEYS.map((key) => ({ value: key, label: PROVINCE_MEASURES[key].label }))}
        />
        <Buttons>
          <SubmitButton tone="secondary">Xem</SubmitButton>
        </Buttons>
      </Form>
    </FilterBar>
  )
}

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

export function named(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code
}

/** The middle of each measure, with how many communes it is taken of. */
function Middle(props: ProvincePageProps) {
  const { rows } = props
  const per = rows.flatMap((row) => perThousand(row.received, row.of.population) ?? [])
  return (
    <DataTable
      caption="Mức giữa của các xã"
      quietCaption
      rows={PROVINCE_KEYS}
      rowKey={(measure) => measure}
      columns={[
        {
          key: 'chi-tieu',
          label: 'Chỉ tiêu',
          wide: true,
          cell: (measure) => PROVINCE_MEASURES[measure].label,
        },
        {
          key: 'giua',
          label: 'Mức giữa',
          align: 'end',
          cell: (measure) => shareText(middleOf(rows, measure).share),
        },
        {
          key: 'xa',
          label: 'Tính trên',
          align: 'end',
          cell: (measure) => `${middleOf(rows, measure).of} xã`,
        },
        {
          key: 'chung',
          label: 'Gộp tất cả',
          align: 'end',
          cell: (measure) => <Figure {...totalOf(rows, measure)} />,
        },
      ]}
      total={['Nội dung trên 1.000 dân', thousandText(medianOf(per)), `${per.length} xã`, '']}
    />
  )
}

function Groups(props: {
  readonly title: string
  readonly rows: readonly ProvinceGroup[]
  readonly words: Readonly<Record<string, string>>
  readonly none: string
}) {
  const { rows, words } = props
  if (rows.length === 0) return null
  return (
    <Section title={props.title}>
      <DataTable
        caption={props.title}
        quietCaption
        rows={[...rows].sort((a, b) => b.received - a.received)}
        rowKey={(row) => row.key ?? '-'}
        columns={[
          {
            key: 'ten',
            label: props.title.replace('Theo ', '').replace(/^./, (letter) => letter.toLocaleUpperCase('vi')),
            wide: true,
            cell: (row) => (row.key === null ? props.none : named(words, row.key)),
          },
          { key: 'nhan', label: 'Tiếp nhận', align: 'end', cell: (row) => <Figure part={row.received} /> },
          ...shareColumns<ProvinceGroup>(['handled', 'late', 'beyond', 'satisfied']),
        ]}
      />
    </Section>
  )
}

export function CommunePage(props: {
  readonly who: Signed
  readonly row: CommuneRow
  readonly all: readonly CommuneRow[]
  readonly fields: readonly ProvinceGroup[]
  readonly kinds: readonly ProvinceGroup[]
  readonly narrowed: Narrowed
}) {
  const { who, row, all } = props
  const here = seatPath(who.commune.id)
  return (
    <Office
      who={who}
      title={`${row.of.kind.replace(/^./, (letter) => letter.toLocaleUpperCase('vi'))} ${row.of.name}`}
      current="cac-xa"
      crumbs={[{ href: `${here}${provinceQuery(props.narrowed)}`, label: 'Các xã' }]}
      intro={`Số liệu tổng hợp${props.narrowed.year === undefined ? ' mọi năm' : ` năm ${props.narrowed.year}`}, bên mức giữa của ${all.length} xã.`}
      action={
        <LinkButton
          href={`${here}/de-nghi?xa=${encodeURIComponent(row.of.id)}`}
          icon="inbox"
          tone="secondary"
        >
          Văn bản xã đề nghị
        </LinkButton>
      }
    >
      <Figures>
        <Figure label="Hội nghị" part={row.heard.conferences} />
        <Figure label="Nội dung tiếp nhận" part={row.received} />
        <Figure label="Thôn có ý kiến" part={row.heard.heard} whole={row.heard.villages} />
        <Figure label="Đề nghị đang chờ" part={row.heard.waiting} />
      </Figures>
      {row.received === 0 && (
        <Callout tone="waiting">
          <p>Xã chưa có nội dung nào trong phạm vi đang xem.</p>
        </Callout>
      )}
      <Section title="Các chỉ tiêu">
        <DataTable
          caption="Các chỉ tiêu"
          quietCaption
          rows={PROVINCE_KEYS}
          rowKey={(measure) => measure}
          columns={[
            {
              key: 'chi-tieu',
              label: 'Chỉ tiêu',
              wide: true,
              cell: (measure) => PROVINCE_MEASURES[measure].label,
            },
            {
              key: 'xa',
              label: 'Xã này',
              align: 'end',
              cell: (measure) => <Share row={row} measure={measure} />,
            },
            {
              key: 'giua',
              label: 'Mức giữa',
              align: 'end',
              cell: (measure) => shareText(middleOf(all, measure).share),
            },
            {
              key: 'lech',
              label: 'Chênh',
              align: 'end',
              nowrap: true,
              cell: (measure) =>
                difference(
                  shareOf(row.rates[measure]),
                  middleOf(all, measure).share,
                  isFew(row.rates[measure]),
                ),
            },
            { key: 'tren', label: 'Tính trên', cell: (measure) => PROVINCE_MEASURES[measure].of },
          ]}
        />
      </Section>
      <Groups title="Theo lĩnh vực" rows={props.fields} words={FIELD} none="Chưa phân loại" />
      <Groups title="Theo loại" rows={props.kinds} words={KIND} none="Chưa phân loại" />
    </Office>
  )
}

/** "+3,2 điểm": beside the middle; of few nothing is said. */
function difference(own: number | null, middle: number | null, few: boolean): string {
  if (own === null || middle === null) return '–'
  if (few) return 'số ít'
  const points = Math.round((own - middle) * 1000) / 10
  const sign = points > 0 ? '+' : points < 0 ? '−' : ''
  return `${sign}${Math.abs(points).toFixed(1).replace('.', ',')} điểm`
}
