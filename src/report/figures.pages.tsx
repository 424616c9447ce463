// Figures as a page shows them: counted, grouped, each leading to the opinions behind it where the person may read them.
import { Figure, Figures as FigureRow, Section } from '../kit/html/bits.tsx'
import { BarChart } from '../kit/html/chart.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { rate } from '../kit/text.ts'
import type { Signed } from '../office/session.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import {
  DIMENSION_KEYS,
  DIMENSIONS,
  type Dimension,
  type Figures,
  GROUP_MEASURES,
  MEASURE_KEYS,
  MEASURES,
  type Rate,
} from './figures.ts'
import { type Click, mattersHref } from './paths.ts'

interface Behind {
  readonly commune: string
  readonly conference: string
  readonly asOf: string
}

/** A click on a figure, where the person may read opinions. */
function linking(who: Signed, behind: Behind | undefined): (click: Click) => { href?: string } {
  if (!behind || !who.rights.has('petition.read')) return () => ({})
  return (click) => ({ href: mattersHref(behind.commune, behind.conference, behind.asOf, click) })
}
export function FiguresView(props: {
  readonly who: Signed
  readonly figures: Figures
  readonly behind: Behind | undefined
}) {
  const { figures } = props
  const link = linking(props.who, props.behind)
  return (
    <>
      <FigureRow>
        <Figure label="Lượt ý kiến" part={figures.submissions} />
        <Figure label="Nội dung tiếp nhận" part={figures.received} {...link({})} />
        {(['handled', 'on_time', 'late'] as const).map((measure) => (
          <Figure
            key={measure}
            label={MEASURES[measure].label}
            {...figures.rates[measure]}
            {...link({ measure })}
            {...(measure === 'late' && figures.rates.late.part > 0 ? { tone: 'late' as const } : {})}
          />
        ))}
      </FigureRow>
      <Section title="Các chỉ tiêu" id="chi-tieu">
        <DataTable
          caption="Các chỉ tiêu"
          quietCaption
          rows={MEASURE_KEYS}
          rowKey={(measure) => measure}
          columns={[
            { key: 'chi-tieu', label: 'Chỉ tiêu', wide: true, cell: (measure) => MEASURES[measure].label },
            {
              key: 'so',
              label: 'Số lượng',
              align: 'end',
              cell: (measure) => <Figure {...figures.rates[measure]} {...link({ measure })} />,
            },
            {
              key: 'tren',
              label: 'Tính trên',
              cell: (measure) => <Whole words={MEASURES[measure].of} {...link({ measure, whole: true })} />,
            },
          ]}
        />
        <p>
          Thôn chưa có ý kiến: <strong>{rate(figures.silent.part, figures.silent.whole)}</strong>
          {figures.silent.names.length > 0 && ` (${figures.silent.names.join(', ')})`}.
        </p>
      </Section>
      <Section title="Tình trạng các nội dung" id="tinh-trang">
        <BarChart
          title="Tình trạng, trên tổng số nội dung tiếp nhận"
          rows={Object.entries(REQUEST_STATE).flatMap(([state, label]) => {
            const value = figures.states[state as keyof typeof REQUEST_STATE] ?? 0
            return value > 0 ? [{ label, value, whole: figures.received }] : []
          })}
        />
      </Section>
      {DIMENSION_KEYS.map((dimension) => (
        <Grouped key={dimension} dimension={dimension} figures={figures} link={link} />
      ))}
    </>
  )
}

function Whole(props: { readonly words: string; readonly href?: string }) {
  return props.href ? <a href={props.href}>{props.words}</a> : <span>{props.words}</span>
}

/** Short heads for the four narrow columns; what each is of stands in the table of all figures. */
const GROUP_WORDS = { handled: 'Đã giải quyết', written: 'Bằng văn bản', late: 'Quá hạn' } as const

function Grouped(props: {
  readonly dimension: Dimension
  readonly figures: Figures
  readonly link: (click: Click) => { href?: string }
}) {
  const { dimension, figures, link } = props
  const groups = figures.groups[dimension]
  const title = `Theo ${DIMENSIONS[dimension].toLocaleLowerCase('vi')}`
  if (groups.length === 0) return null
  const cell = (group: (typeof groups)[number], measure: (typeof GROUP_MEASURES)[number]) => {
    const of: Rate = group.rates[measure]
    return <Figure {...of} {...link({ dimension, group: group.id, measure })} />
  }
  return (
    <Section title={title} id={`theo-${dimension}`}>
      <DataTable
        caption={title}
        quietCaption
        rows={groups}
        rowKey={(group) => group.id ?? '-'}
        columns={[
          { key: 'ten', label: DIMENSIONS[dimension], wide: true, cell: (group) => group.label },
          {
            key: 'nhan',
            label: 'Tiếp nhận',
            align: 'end',
            cell: (group) => <Figure part={group.received} {...link({ dimension, group: group.id })} />,
          },
          ...GROUP_MEASURES.map((measure) => ({
            key: measure,
            label: GROUP_WORDS[measure],
            align: 'end' as const,
            cell: (group: (typeof groups)[number]) => cell(group, measure),
          })),
        ]}
      />
      <BarChart
        title={`${title}: số nội dung trên tổng số tiếp nhận`}
        rows={groups.map((group) => ({
          label: group.label,
          value: group.received,
          whole: figures.received,
          ...link({ dimension, group: group.id }),
        }))}
      />
      {dimension === 'field' && (
        <p class="muted">Một nội dung thuộc nhiều lĩnh vực được tính ở từng lĩnh vực.</p>
      )}
    </Section>
  )
}
