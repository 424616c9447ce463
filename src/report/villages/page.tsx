// The villages' years: a picture of who was heard when, and the table it is drawn of.
import { Callout, Empty, Figure, Figures, Section } from '../../kit/html/bits.tsx'
import { LinkButton } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { TableSheet } from '../../kit/xlsx.ts'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { reportPath } from '../paths.ts'
import { depthOf, neverHeard, type Picture, silentFor, type VillageYears } from './years.ts'

export function VillagesPage(props: { readonly who: Signed; readonly picture: Picture }) {
  const { who, picture } = props
  const here = reportPath(who.commune.id, 'thon-nam')
  const silent = neverHeard(picture)
  const heard = picture.villages.filter((village) => (village.opinions.at(-1) ?? 0) > 0).length
  const last = picture.years.at(-1)
  return (
    <Office
      who={who}
      title="Thôn qua các năm"
      current="bao-cao"
      crumbs={[{ href: reportPath(who.commune.id), label: 'Báo cáo' }]}
      intro="Thôn nào có ý kiến ở hội nghị năm nào, kể cả các năm nhập từ biên bản cũ."
      action={
        last !== undefined && (
          <>
            <LinkButton href={`${here}?dang=xlsx`} tone="secondary" icon="download" download>
              Tải XLSX
            </LinkButton>
            <LinkButton href={`${here}?dang=csv`} tone="secondary" icon="download" download>
              Tải CSV
            </LinkButton>
          </>
        )
      }
    >
      {last === undefined || picture.villages.length === 0 ? (
        <Empty
          title="Chưa có hội nghị nào"
          text="Sau hội nghị đầu tiên, hình và bảng thôn qua các năm hiện ở đây."
          icon="chart"
        />
      ) : (
        <>
          <Figures>
            <Figure label={`Thôn có ý kiến năm ${last}`} part={heard} whole={picture.villages.length} />
            <Figure
              label="Thôn chưa năm nào có ý kiến"
              part={silent.length}
              whole={picture.villages.length}
              tone={silent.length > 0 ? 'due' : 'done'}
            />
          </Figures>
          {silent.length > 0 && (
            <Callout tone="due" title="Chưa năm nào có ý kiến">
              <p>
                {silent.map((village) => village.name).join(', ')}. Nên cử người về thôn gặp Nhân dân trước
                hội nghị.
              </p>
            </Callout>
          )}
          <Section title="Hình" card>
            <Drawing picture={picture} />
          </Section>
          <Section title="Bảng">
            <Numbers picture={picture} />
          </Section>
        </>
      )}
    </Office>
  )
}

const CELL = { width: 56, height: 26, gap: 4, label: 190, head: 24 }

function Drawing(props: { readonly picture: Picture }) {
  const { years, villages } = props.picture
  const most = Math.max(1, ...villages.flatMap((village) => village.opinions))
  const width = CELL.label + years.length * (CELL.width + CELL.gap)
  const height = CELL.head + villages.length * (CELL.height + CELL.gap)
  const x = (at: number) => CELL.label + at * (CELL.width + CELL.gap)
  const y = (at: number) => CELL.head + at * (CELL.height + CELL.gap)
  return (
    <div class="grid-scroll">
      <svg
        class="year-grid"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby="thon-nam-ten thon-nam-mo-ta"
      >
        <title id="thon-nam-ten">Thôn có ý kiến qua các năm</title>
        <desc id="thon-nam-mo-ta">
          {`${villages.length} thôn, ${years.length} năm; ô càng đậm càng nhiều nội dung, ô gạch ngang là không có ý kiến. Số liệu ở bảng dưới.`}
        </desc>
        {years.map((year, at) => (
          <text key={year} class="year-head" x={x(at) + CELL.width / 2} y={16} text-anchor="middle">
            {year}
          </text>
        ))}
        {villages.map((village, row) => (
          <g key={village.id}>
            <text x={0} y={y(row) + 18}>
              {village.name.length > 24 ? `${village.name.slice(0, 23)}…` : village.name}
            </text>
            {village.opinions.map((opinions, at) => {
              const depth = depthOf(opinions, most)
              return (
                <g key={`${village.id} ${years[at]}`}>
                  <rect
                    class={`depth-${depth}`}
                    x={x(at)}
                    y={y(row)}
                    width={CELL.width}
                    height={CELL.height}
                    rx={3}
                  />
                  <text
                    class={depth > 2 ? 'on-deep' : undefined}
                    x={x(at) + CELL.width / 2}
                    y={y(row) + 18}
                    text-anchor="middle"
                  >
                    {opinions === 0 ? '–' : opinions}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
      </svg>
    </div>
  )
}

function silentWords(village: VillageYears, years: number): string {
  const silent = silentFor(village)
  if (silent === 0) return ''
  return silent === years ? 'chưa năm nào' : `${silent} năm liền`
}

function Numbers(props: { readonly picture: Picture }) {
  const { years, villages } = props.picture
  return (
    <DataTable
      caption="Số nội dung của từng thôn qua các năm"
      quietCaption
      rows={villages}
      rowKey={(village) => village.id}
      rowTone={(village) => (silentFor(village) === years.length ? 'due' : undefined)}
      columns={[
        { key: 'thon', label: 'Thôn', wide: true, cell: (village) => village.name },
        ...years.map((year, at) => ({
          key: String(year),
          label: String(year),
          align: 'end' as const,
          cell: (village: VillageYears) => String(village.opinions[at] ?? 0),
        })),
        { key: 'im', label: 'Không có ý kiến', cell: (village) => silentWords(village, years.length) },
      ]}
      total={[
        'Thôn có ý kiến',
        ...years.map((_year, at) => {
          const heard = villages.filter((village) => (village.opinions[at] ?? 0) > 0).length
          return `${heard}/${villages.length}`
        }),
        '',
      ]}
    />
  )
}

export function villagesSheet({ years, villages }: Picture): TableSheet {
  return {
    name: 'Thôn qua các năm',
    columns: [
      { header: 'Thôn', width: 30 },
      ...years.map((year) => ({ header: String(year) })),
      { header: 'Số năm liền không có ý kiến', width: 26 },
    ],
    rows: villages.map((village) => [village.name, ...village.opinions, silentFor(village)]),
  }
}
