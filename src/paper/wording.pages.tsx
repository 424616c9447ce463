// The kinds of papers with sentences of their own: which the office has worded itself, by whom and when.

import { shortTime } from '../kit/clock.ts'
import { Badge, Callout } from '../kit/html/bits.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Signed } from '../office/session.ts'
import { Office } from '../office/shell.tsx'
import type { PaperKind } from './kinds.ts'
import { wordingHref } from './wording.parts.tsx'
import { kindWords } from './words.ts'

export interface WordingLine {
  readonly kind: PaperKind
  readonly blocks: number
  /** Of them worded by the office. */
  readonly changed: number
  readonly last: { readonly at: string; readonly by: string } | undefined
}

export function WordingsPage(props: { readonly who: Signed; readonly lines: readonly WordingLine[] }) {
  const { who, lines } = props
  const changed = lines.filter((line) => line.changed > 0).length
  return (
    <Office
      who={who}
      title="Mẫu văn bản"
      current="van-ban"
      crumbs={[{ href: `/xa/${who.commune.id}/so-van-ban`, label: 'Sổ văn bản' }]}
      intro={`Cơ quan đã sửa câu chữ của ${changed}/${lines.length} mẫu; các mẫu khác dùng câu chính thức.`}
    >
      <Callout tone="waiting">
        <p>
          Kế hoạch lấy câu chữ từ <a href={`/xa/${who.commune.id}/quy-che`}>quy chế của xã</a>, nên không sửa
          ở đây. Văn bản đã ban hành giữ nguyên câu chữ lúc ban hành.
        </p>
      </Callout>
      <DataTable
        caption="Các mẫu văn bản"
        quietCaption
        rows={lines}
        rowKey={(line) => line.kind}
        columns={[
          {
            key: 'mau',
            label: 'Mẫu',
            wide: true,
            cell: (line) => <a href={wordingHref(who, line.kind)}>{kindWords(line.kind)}</a>,
          },
          {
            key: 'cau',
            label: 'Câu chữ',
            cell: (line) =>
              line.changed > 0 ? (
                <Badge tone="waiting">{`Đã sửa ${line.changed}/${line.blocks} câu`}</Badge>
              ) : (
                <span class="muted">{line.blocks} câu chính thức</span>
              ),
          },
          {
            key: 'lan-cuoi',
            label: 'Lần sửa cuối',
            cell: (line) =>
              line.last ? `${line.last.by}, ${shortTime(line.last.at)}` : <span class="muted">Chưa sửa</span>,
          },
        ]}
      />
    </Office>
  )
}
