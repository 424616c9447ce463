// Page of a half-year or a year: all figures of what was received in it, and each conference's share.
import { shortDate } from '../../kit/clock.ts'
import { Empty, Figure, Section } from '../../kit/html/bits.tsx'
import { FieldRow, Select } from '../../kit/html/fields.tsx'
import { Buttons, Form, LinkButton, SubmitButton } from '../../kit/html/form.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { FiguresView } from '../figures.pages.tsx'
import { figuresHref, reportPath } from '../paths.ts'
import { PARTS, type Period, periodWords } from './period.ts'
import type { PeriodFigures } from './store.ts'

export interface PeriodPageProps {
  readonly who: Signed
  readonly period: Period
  readonly years: readonly number[]
  /** The day the figures stand on; undefined: the period has not begun. */
  readonly day: Temporal.PlainDate | undefined
  readonly of: PeriodFigures | undefined
}

export function PeriodPage(props: PeriodPageProps) {
  const { who, period, of, day } = props
  const base = reportPath(who.commune.id, 'ky')
  const here = `${base}?nam=${period.year}&ky=${period.part}`
  const years = props.years.includes(period.year) ? props.years : [period.year, ...props.years]
  const filled = of !== undefined && of.figures.received > 0
  return (
    <Office
      who={who}
      title={`Số liệu ${periodWords(period)}`}
      current="bao-cao"
      crumbs={[{ href: reportPath(who.commune.id), label: 'Báo cáo' }]}
      intro={
        day &&
        `Nội dung tiếp nhận từ ${shortDate(period.from)} đến ${shortDate(period.to)}, của mọi hội nghị; tình trạng đến hết ngày ${shortDate(day)}.`
      }
    >
      <Form action={base} method="get" id="chon">
        <FieldRow>
          <Select
            label="Năm"
            name="nam"
            required
            value={String(period.year)}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
            blank={null}
          />
          <Select
            label="Kỳ"
            name="ky"
            required
            value={period.part}
            options={Object.entries(PARTS).map(([value, { label }]) => ({ value, label }))}
            blank={null}
          />
        </FieldRow>
        <Buttons>
          <SubmitButton tone="secondary" icon="chart">
            Xem số liệu
          </SubmitButton>
          {filled && (
            <>
              <LinkButton href={`${here}&dang=xlsx`} tone="quiet" icon="download" download>
                Tải Excel
              </LinkButton>
              <LinkButton href={`${here}&dang=csv`} tone="quiet" icon="download" download>
                Tải CSV
              </LinkButton>
            </>
          )}
        </Buttons>
      </Form>
      {filled && day ? (
        <>
          <Shares who={who} of={of} day={day} />
          <FiguresView who={who} figures={of.figures} behind={undefined} />
        </>
      ) : (
        <Empty
          title={day ? 'Không tiếp nhận nội dung nào trong kỳ này' : 'Kỳ này chưa bắt đầu'}
          icon="chart"
          text="Hãy chọn năm hoặc kỳ khác ở trên."
        />
      )}
    </Office>
  )
}

/** Each leads to the conference's own figures of the same day, where every number opens its matters. */
function Shares(props: {
  readonly who: Signed
  readonly of: PeriodFigures
  readonly day: Temporal.PlainDate
}) {
  const { who, of, day } = props
  return (
    <Section title="Theo hội nghị" id="theo-hoi-nghi">
      <DataTable
        caption="Theo hội nghị"
        quietCaption
        rows={of.shares}
        rowKey={(share) => share.id}
        columns={[
          {
            key: 'hoi-nghi',
            label: 'Hội nghị',
            wide: true,
            cell: (share) => (
              <a href={figuresHref(who.commune.id, share.id, day.toString())}>{share.title}</a>
            ),
          },
          {
            key: 'nhan',
            label: 'Tiếp nhận',
            align: 'end',
            cell: (share) => <Figure part={share.figures.received} />,
          },
          {
            key: 'giai-quyet',
            label: 'Đã giải quyết',
            align: 'end',
            cell: (share) => <Figure {...share.figures.rates.handled} />,
          },
          {
            key: 'qua-han',
            label: 'Quá hạn',
            align: 'end',
            cell: (share) => <Figure {...share.figures.rates.late} />,
          },
        ]}
      />
    </Section>
  )
}
