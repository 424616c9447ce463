// Bản trích: what the commune keeps about one person, to be handed over to that person; made for paper.
import { shortDate, shortTime } from '../../kit/clock.ts'
import { Facts, Prose, Section } from '../../kit/html/bits.tsx'
import type { Signed } from '../../office/session.ts'
import { Office } from '../../office/shell.tsx'
import { CHANNEL } from '../../regulation/codes.ts'
import { grouped } from '../code.ts'
import { label, type NamesOf, named, senderWords } from '../words.ts'
import type { HeldSubmission } from './held.store.ts'

export interface HeldProps {
  readonly who: Signed
  readonly submission: string
  readonly held: readonly HeldSubmission[]
  readonly villages: NamesOf
  readonly units: NamesOf
  readonly people: NamesOf
  readonly keepYears: number | null
  readonly today: Temporal.PlainDate
}

export function HeldPage(props: HeldProps) {
  const { who, held } = props
  const base = `/xa/${who.commune.id}`
  return (
    <Office
      who={who}
      title="Bản trích dữ liệu cá nhân"
      current="du-lieu"
      crumbs={[{ href: `${base}/luot-y-kien/${props.submission}`, label: 'Lượt ý kiến' }]}
      intro="Những gì hệ thống đang giữ về người gửi, để đưa cho chính người đó khi được yêu cầu. Đối chiếu đúng người trước khi in (Ctrl+P), đọc hoặc gửi."
    >
      <Facts
        items={[
          { term: 'Lập ngày', value: shortDate(props.today) },
          {
            term: 'Gồm',
            value: extent(held),
          },
          {
            term: 'Lưu giữ',
            value: props.keepYears === null ? 'Xã chưa đặt thời hạn' : `${props.keepYears} năm sau năm nhận`,
          },
        ]}
      />
      {held.map((one) => (
        <One key={one.submission.id} {...props} one={one} />
      ))}
    </Office>
  )
}

/** Without a telephone number two people of one name cannot be told apart: nothing else is looked for. */
function extent(held: readonly HeldSubmission[]): string {
  if (held.length > 1) return `${held.length} lượt ý kiến cùng tên và số điện thoại`
  return held[0]?.submission.phone
    ? 'Một lượt ý kiến; không có lượt nào khác cùng tên và số điện thoại'
    : 'Một lượt ý kiến; không có số điện thoại nên không tìm lượt khác cùng tên'
}

function One({ one, villages, units, people }: HeldProps & { readonly one: HeldSubmission }) {
  const { submission } = one
  const opened = new Map<string, string[]>()
  for (const { person, on } of one.opened) opened.set(person, [...(opened.get(person) ?? []), shortDate(on)])
  return (
    <Section title={`Mã ${grouped(submission.code)}`} card>
      <Facts
        items={[
          { term: 'Lời gửi đến', value: <Prose text={submission.content} /> },
          ...(one.questions.length > 1
            ? [{ term: 'Tách thành', value: `${one.questions.length} nội dung` }]
            : []),
          {
            term: 'Nhận',
            value: `${shortTime(submission.received_at)}, ${label(CHANNEL, submission.channel)}`,
          },
          { term: 'Người gửi', value: senderWords(submission, villages) },
          { term: 'Điện thoại', value: submission.phone ?? 'Không có' },
          ...(submission.on_behalf === null ? [] : [{ term: 'Gửi thay', value: submission.on_behalf }]),
          {
            term: 'Đồng ý',
            value:
              submission.consent_text === null
                ? 'Không ghi bản đồng ý nào'
                : `Bản ${submission.consent_text}; ${submission.consent_publish === 1 ? 'cho công khai họ tên' : 'chỉ công khai chữ viết tắt của tên và thôn'}`,
          },
          {
            term: 'Tệp kèm',
            value: submission.files.map((file) => file.name).join(', ') || 'Không có',
          },
          {
            term: 'Đã giao cho',
            value: one.units.map((unit) => named(units, unit)).join('; ') || 'Chưa giao đơn vị nào',
          },
          {
            term: 'Cán bộ đã mở',
            value:
              [...opened]
                .map(([person, days]) => `${named(people, person)} (${days.join(', ')})`)
                .join('; ') || 'Chưa ai',
          },
        ]}
      />
    </Section>
  )
}
