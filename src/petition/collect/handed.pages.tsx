// Screen: which villages have handed in and which not, with a message ready for whoever is to be reminded.
import { Badge, Empty } from '../../kit/html/bits.tsx'
import { DataTable } from '../../kit/html/table.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { type HandedIn, isIn } from './handed.ts'

export interface HandedProps {
  readonly who: Signed
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
  readonly conference: string | undefined
  readonly rows: readonly HandedIn[]
}

const dayText = (iso: string) => iso.split('-').reverse().map(Number).join('/')

export function HandedInPage(props: HandedProps) {
  const { who, conferences, rows } = props
  const base = `/xa/${who.commune.id}`
  const chosen = conferences.find(({ id }) => id === props.conference)
  const done = rows.filter(isIn).length
  const message = `UBND xã nhắc: thôn chưa nộp ý kiến cho "${chosen?.title ?? 'hội nghị đối thoại'}". Đề nghị nộp danh sách, hoặc báo không có ý kiến.`
  return (
    <Office
      who={who}
      title="Thôn đã nộp, chưa nộp"
      current="y-kien"
      crumbs={[{ href: `${base}/y-kien`, label: 'Ý kiến' }]}
      intro={`${done}/${rows.length} thôn đã nộp: có ý kiến do thôn, chi bộ, Mặt trận gửi, hoặc đã họp và không có ý kiến.`}
    >
      {conferences.length > 1 && (
        <p>
          {conferences.map(({ id, title }, at) => (
            <>
              {at > 0 && ' · '}
              {id === props.conference ? (
                <strong>{title}</strong>
              ) : (
                <a href={`?hoi-nghi=${encodeURIComponent(id)}`}>{title}</a>
              )}
            </>
          ))}
        </p>
      )}
      <DataTable
        caption={chosen?.title ?? 'Chưa có hội nghị'}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'thon', label: 'Thôn', wide: true, cell: (row) => row.name },
          {
            key: 'nop',
            label: 'Tình trạng',
            cell: (row) =>
              isIn(row) ? <Badge tone="done">Đã nộp</Badge> : <Badge tone="due">Chưa nộp</Badge>,
          },
          {
            key: 'luot',
            label: 'Lượt ý kiến',
            cell: (row) =>
              row.received > 0 && props.conference ? (
                <a
                  href={`${base}/y-kien?hoi-nghi=${encodeURIComponent(props.conference)}&thon=${encodeURIComponent(row.id)}`}
                >
                  {row.received}
                </a>
              ) : (
                '0'
              ),
          },
          { key: 'hop', label: 'Họp thôn', cell: (row) => (row.met ? dayText(row.met) : 'Chưa ghi') },
          {
            key: 'nhac',
            label: 'Người nộp',
            wide: true,
            cell: (row) =>
              row.collectors.length === 0
                ? 'Chưa giao ai'
                : row.collectors.map(({ name, phone }) => (
                    <p key={name}>
                      {name}
                      {!isIn(row) && phone && (
                        <>
                          {' '}
                          · <a href={`sms:${phone}?body=${encodeURIComponent(message)}`}>Nhắn tin nhắc</a> ·{' '}
                          <a href={`tel:${phone}`}>Gọi {phone}</a>
                        </>
                      )}
                    </p>
                  )),
          },
        ]}
        empty={<Empty title="Chưa có thôn nào" text="Nhập các thôn của xã ở trang Quản trị." icon="home" />}
      />
    </Office>
  )
}
