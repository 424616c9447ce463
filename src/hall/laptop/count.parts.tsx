// How many rows of each kind of the day's work: what a laptop holds, what it brings home.
import { DataTable } from '../../kit/html/table.tsx'
import { sentence } from './words.ts'

export function CountTable(props: {
  readonly caption: string
  readonly lines: readonly (readonly [label: string, number: number])[]
  readonly empty: string
}) {
  return (
    <DataTable
      caption={props.caption}
      quietCaption
      columns={[
        { key: 'gi', label: 'Việc của ngày', cell: ([label]) => sentence(label) },
        { key: 'so', label: 'Số dòng', align: 'end', cell: ([, number]) => String(number) },
      ]}
      rows={props.lines}
      rowKey={([label]) => label}
      empty={<p>{props.empty}</p>}
    />
  )
}
