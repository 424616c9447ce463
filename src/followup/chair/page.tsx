// The chair's page: what is late and whose with its trend, matters that go from unit to unit, promises, what waits for a
// signature.
import { shortDate, shortTime } from '../../kit/clock.ts'
import { Badge, Callout, Empty, Figure, Figures, Section } from '../../kit/html/bits.tsx'
import { LinkButton } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import { TrendLine } from '../../kit/html/trend.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { deskHref, roundHref } from '../../paper/signing.parts.tsx'
import type { Round } from '../../paper/signing.store.ts'
import { acceptancePath } from '../acceptance/parts.tsx'
import type { AcceptanceView } from '../acceptance/view.ts'
import { casePath, short } from '../list.pages.tsx'
import type { Listed, UnitLate } from './store.ts'
import { directionOf, trendWord } from './trend.ts'

export interface ChairPageProps {
  readonly who: Signed
  readonly today: Temporal.PlainDate
  readonly units: readonly UnitLate[]
  readonly days: readonly Temporal.PlainDate[]
  readonly names: ReadonlyMap<string, string>
  readonly bouncing: { readonly rows: readonly Listed[]; readonly total: number }
  readonly promises: { readonly rows: readonly Listed[]; readonly late: number; readonly total: number }
  readonly acceptance: AcceptanceView
  readonly sign: readonly Round[]
}

export function ChairPage(props: ChairPageProps) {
  const { who, units } = props
  const base = `/xa/${who.commune.id}`
  const sum = (of: (unit: UnitLate) => number) => units.reduce((total, unit) => total + of(unit), 0)
  const [open, late] = [sum((unit) => unit.open), sum((unit) => unit.late)]
  return (
    <Office
      who={who}
      title="Điều hành"
      current="dieu-hanh"
      intro="Việc nào trễ, của ai; việc nào chuyển qua lại; lời hứa nào đến hạn. Số liệu tính ngay lúc mở trang."
    >
      <Figures>
        <Figure
          label="Quá hạn trên tổng còn nợ"
          part={late}
          whole={open}
          href={`${base}/giai-quyet${late > 0 ? '?han=late' : ''}`}
          tone={late > 0 ? 'late' : 'done'}
        />
        <Figure
          label="Sắp đến hạn"
          part={sum((unit) => unit.near)}
          whole={open}
          href={`${base}/giai-quyet?han=due`}
        />
        <Figure
          label="Chuyển đơn vị từ 2 lần"
          part={props.bouncing.total}
          href="#chuyen-qua-lai"
          {...(props.bouncing.total > 0 ? { tone: 'due' as const } : {})}
        />
        <Figure
          label="Lời hứa quá hạn"
          part={props.promises.late}
          whole={props.promises.total}
          href="#loi-hua"
          {...(props.promises.late > 0 ? { tone: 'late' as const } : {})}
        />
        <Figure
          label="Đơn vị chưa tiếp nhận"
          part={props.acceptance.asked.length}
          href={acceptancePath(who.commune.id)}
        />
        <Figure
          label="Đơn vị trả lại, chưa giao lại"
          part={props.acceptance.back.length}
          href={`${acceptancePath(who.commune.id)}#tra-lai`}
          {...(props.acceptance.back.length > 0 ? { tone: 'due' as const } : {})}
        />
        <Figure label="Chờ bạn ký duyệt" part={props.sign.length} href={deskHref(who)} />
      </Figures>
      <Section title="Trễ theo đơn vị" id="don-vi">
        <p class="muted">
          Quá hạn gồm cả lời hứa chưa làm. Xu hướng đếm câu trả lời còn nợ quá hạn vào cuối mỗi tháng và hôm
          nay, tính theo hạn đang có.
        </p>
        <UnitTable {...props} />
        {units.length > 0 && (
          <details class="more">
            <summary>Số của từng tháng</summary>
            <div class="more-body">
              <MonthTable {...props} />
            </div>
          </details>
        )}
      </Section>
      <Sign {...props} />
      <Section title="Chuyển qua lại giữa các đơn vị" id="chuyen-qua-lai">
        {props.bouncing.total > 0 && (
          <Callout tone="due">
            <p>
              Nội dung chuyển đơn vị (hoặc bị đơn vị trả lại) từ hai lần trở lên mà chưa xong: cần người chủ
              trì giao rõ một đầu mối.
            </p>
          </Callout>
        )}
        <Cases
          {...props}
          caption="Chuyển qua lại giữa các đơn vị"
          of={props.bouncing}
          what={{ label: 'Số lần chuyển', cell: (row) => String(row.bounces) }}
          empty="Không có nội dung nào bị chuyển qua lại."
        />
      </Section>
      <Section title="Lời hứa chưa thực hiện xong" id="loi-hua">
        <Cases
          {...props}
          caption="Lời hứa chưa thực hiện xong"
          of={props.promises}
          what={{
            label: 'Hạn đã hứa',
            cell: (row) => <Promised row={row} today={props.today} />,
          }}
          empty="Không còn lời hứa nào chưa thực hiện."
        />
      </Section>
    </Office>
  )
}

function Promised(props: { readonly row: Listed; readonly today: Temporal.PlainDate }) {
  const { deadline } = props.row
  if (deadline === null) return <Badge tone="neutral">Không ấn định ngày</Badge>
  const late = deadline < props.today.toString()
  return late ? <Badge tone="late">Quá hạn {shortDate(deadline)}</Badge> : <span>{shortDate(deadline)}</span>
}

const DIRECTION = { up: 'tăng', down: 'giảm', same: 'không đổi' } as const

function nameOf(props: ChairPageProps, unit: UnitLate): string {
  return unit.unit === null ? 'Chưa phân công' : (props.names.get(unit.unit) ?? unit.unit)
}

/** The numbers the lines are drawn of. */
function MonthTable(props: ChairPageProps) {
  return (
    <DataTable
      caption="Câu trả lời còn nợ quá hạn"
      rows={props.units}
      rowKey={(unit) => unit.unit ?? '-'}
      columns={[
        { key: 'ten', label: 'Đơn vị', wide: true, cell: (unit) => nameOf(props, unit) },
        ...props.days.map((each, at) => ({
          key: `m${at}`,
          label: trendWord(each, props.today),
          align: 'end' as const,
          cell: (unit: UnitLate) => String(unit.trend[at] ?? 0),
        })),
      ]}
    />
  )
}

function UnitTable(props: ChairPageProps) {
  const { units, days } = props
  const base = `/xa/${props.who.commune.id}/giai-quyet`
  const most = Math.max(1, ...units.flatMap((unit) => unit.trend))
  return (
    <DataTable
      caption="Trễ theo đơn vị"
      quietCaption
      rows={units}
      rowKey={(unit) => unit.unit ?? '-'}
      rowTone={(unit) => (unit.late > 0 ? 'late' : undefined)}
      columns={[
        {
          key: 'ten',
          label: 'Đơn vị',
          wide: true,
          cell: (unit) =>
            unit.unit === null ? (
              nameOf(props, unit)
            ) : (
              <a href={`${base}?don-vi=${encodeURIComponent(unit.unit)}`}>{nameOf(props, unit)}</a>
            ),
        },
        {
          key: 'tre',
          label: 'Quá hạn',
          align: 'end',
          cell: (unit) => <Figure part={unit.late} whole={unit.open} />,
        },
        { key: 'gan', label: 'Sắp đến hạn', align: 'end', cell: (unit) => <Figure part={unit.near} /> },
        {
          key: 'xu-huong',
          label: 'Xu hướng',
          cell: (unit) => (
            <TrendLine
              values={unit.trend}
              most={most}
              tone={(unit.trend.at(-1) ?? 0) > 0 ? 'late' : 'done'}
              words={`${nameOf(props, unit)}: nợ quá hạn ${unit.trend.join(', ')} qua ${days.length} mốc, ${DIRECTION[directionOf(unit.trend)]} so với mốc trước.`}
            />
          ),
        },
      ]}
      empty={
        <Empty
          title="Không đơn vị nào còn nợ việc"
          text="Khi có nội dung phải trả lời, từng đơn vị hiện ở đây cùng số việc quá hạn qua các tháng."
          icon="check"
        />
      }
    />
  )
}

function Sign(props: ChairPageProps) {
  if (props.sign.length === 0) return null
  return (
    <Section
      title="Chờ bạn ký duyệt"
      actions={<LinkButton href={deskHref(props.who)}>Xem trang Trình ký</LinkButton>}
    >
      <DataTable
        caption="Chờ bạn ký duyệt"
        quietCaption
        rows={props.sign.slice(0, 12)}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'paper',
            label: 'Văn bản',
            wide: true,
            cell: (row) => <a href={roundHref(props.who, row.id)}>{row.title}</a>,
          },
          { key: 'at', label: 'Trình lúc', cell: (row) => shortTime(row.at) },
        ]}
      />
    </Section>
  )
}

function Cases(
  props: ChairPageProps & {
    readonly caption: string
    readonly of: { readonly rows: readonly Listed[]; readonly total: number }
    readonly what: {
      readonly label: string
      readonly cell: (row: Listed) => string | preact.JSX.Element
    }
    readonly empty: string
  },
) {
  const { of } = props
  return (
    <>
      <DataTable
        caption={props.caption}
        quietCaption
        rows={of.rows}
        rowKey={(row) => row.question}
        columns={[
          {
            key: 'text',
            label: 'Nội dung',
            wide: true,
            cell: (row) => <a href={casePath(props.who.commune.id, row.question)}>{short(row.text)}</a>,
          },
          {
            key: 'unit',
            label: 'Đang ở',
            cell: (row) => (row.unit === null ? 'Chưa phân công' : (props.names.get(row.unit) ?? row.unit)),
          },
          { key: 'what', label: props.what.label, cell: props.what.cell },
        ]}
        empty={<p class="muted">{props.empty}</p>}
      />
      {of.total > of.rows.length && (
        <p class="muted">
          Hiện {of.rows.length} trên {of.total} nội dung.
        </p>
      )}
    </>
  )
}
