// Follow-up on the conference's page: how much is still owed, how much is late.
import { Figure, Figures, Section } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import { type WorkItem, workQuery } from './list.ts'

export function FollowupPanel(props: {
  readonly commune: string
  readonly conference: string
  readonly items: readonly WorkItem[]
}) {
  const { conference, items } = props
  const base = `/xa/${props.commune}/giai-quyet`
  const late = items.filter((item) => item.phase === 'late').length
  const superior = items.filter((item) => item.state === 'cho_cap_tren').length
  return (
    <Section
      title="Giải quyết sau hội nghị"
      actions={<LinkButton href={`${base}${workQuery({ conference })}`}>Xem danh sách</LinkButton>}
    >
      <Figures>
        <Figure label="Việc còn phải làm" part={items.length} href={`${base}${workQuery({ conference })}`} />
        <Figure
          label="Việc quá hạn, kể cả lời hứa"
          part={late}
          whole={items.length}
          tone={late > 0 ? 'late' : 'done'}
          href={`${base}${workQuery({ conference, phase: 'late' })}`}
        />
        <Figure
          label="Chờ cấp trên"
          part={superior}
          whole={items.length}
          href={`${base}${workQuery({ conference, state: 'cho_cap_tren' })}`}
        />
      </Figures>
    </Section>
  )
}
