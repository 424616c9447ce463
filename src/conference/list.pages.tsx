// The list of the commune's conferences.
import { longDate } from '../kit/clock.ts'
import { Callout, Empty } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { HoldWarning } from '../regulation/holding.ts'
import type { Stage } from './conference.ts'
import { conferencePath, StageBadge } from './frame.tsx'
import { ConferenceListTabs } from './request.pages.tsx'
import type { ConferenceSummary } from './store.ts'
import { HOLD_TONE, monthWords } from './words.ts'

export function ConferenceListPage(props: {
  readonly who: Signed
  readonly rows: readonly (ConferenceSummary & { readonly stage: Stage })[]
  readonly warnings: readonly HoldWarning[]
}) {
  const { who } = props
  const create = who.rights.has('conference.write') && (
    <LinkButton href={`/xa/${who.commune.id}/hoi-nghi/moi`} tone="primary" icon="plus">
      Lập hội nghị
    </LinkButton>
  )
  return (
    <Office
      who={who}
      title="Hội nghị"
      current="hoi-nghi"
      action={create || undefined}
      intro="Mỗi hội nghị là một lịch việc: trước, trong ngày và sau ngày đối thoại."
      tabs={<ConferenceListTabs who={who} current="hoi-nghi" />}
    >
      <p class="screen-only">
        <a href={`/xa/${who.commune.id}/lap-nguoc`}>Lập lịch ngược: chọn ngày còn kịp mọi hạn</a>
      </p>
      {props.warnings.map((warning) => (
        <Callout key={warning.message} tone={HOLD_TONE[warning.level]}>
          <p>{warning.message}</p>
        </Callout>
      ))}
      <DataTable
        caption="Các hội nghị của xã"
        quietCaption
        rows={props.rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            label: 'Hội nghị',
            wide: true,
            cell: (row) => <a href={conferencePath(who.commune.id, row.id)}>{row.title}</a>,
          },
          { key: 'year', label: 'Năm', align: 'end', cell: (row) => row.year },
          {
            key: 'date',
            label: 'Ngày tổ chức',
            cell: (row) =>
              row.date
                ? longDate(row.date)
                : row.expected_month
                  ? `Dự kiến tháng ${monthWords(row.expected_month)}`
                  : 'Chưa ấn định',
          },
          { key: 'stage', label: 'Giai đoạn', cell: (row) => <StageBadge stage={row.stage} /> },
        ]}
        empty={
          <Empty
            title="Chưa có hội nghị nào"
            text="Lập hội nghị từ quy chế của xã: hệ thống tính ngay mọi thời hạn và soạn sẵn kế hoạch."
            action={create || undefined}
          />
        }
      />
    </Office>
  )
}
