// The law's demands besides dates on a conference's page: done, ahead, or missing with what to do and where.
import { Badge, Section, Why } from '../kit/html/bits.tsx'
import type { Demand } from './demands.ts'

const TONE = { done: 'done', missing: 'due', ahead: 'waiting' } as const
const WORD = { done: 'Đủ', missing: 'Chưa đủ', ahead: 'Sẽ làm' } as const
const WHERE: Readonly<Record<Demand['part'], string>> = {
  sua: 'Sửa thông tin',
  'thong-bao': 'Mở thông báo',
  'cong-khai': 'Mở nhật ký công khai',
}

export function LawDemands(props: {
  readonly law: string
  readonly demands: readonly Demand[]
  /** The conference's address; with the right to act there. */
  readonly base: string
  readonly write: boolean
}) {
  return (
    <Section title="Điều luật đòi hỏi ngoài thời hạn">
      <p class="muted">{props.law}.</p>
      <ul class="bare demands">
        {props.demands.map((demand) => (
          <li key={demand.id}>
            <Badge tone={TONE[demand.state]}>{WORD[demand.state]}</Badge> {demand.text}{' '}
            <Why>
              <p>“{demand.quote}”</p>
            </Why>
            {demand.what && (
              <p class="muted">
                {demand.what}{' '}
                {props.write && <a href={`${props.base}/${demand.part}`}>{WHERE[demand.part]}</a>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
