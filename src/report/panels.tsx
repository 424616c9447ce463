// What reports show on a conference's page: how many opinions stand where; and what still keeps its file open.

import type { ConferencePanel, OpenMatters } from '../conference/routes.ts'
import { factsOf, isOwed, nextOf, requestState } from '../followup/state.ts'
import { caseFacts } from '../followup/store.ts'
import { Figure, Figures, Section } from '../kit/html/bits.tsx'
import { LinkButton } from '../kit/html/form.tsx'
import { allQuestions } from '../petition/store.ts'
import { REQUEST_STATE } from '../regulation/codes.ts'
import type { Measure } from './figures.ts'
import { figuresHref, mattersHref } from './paths.ts'
import { currentFigures } from './store.ts'

const SHOWN: readonly (readonly [measure: Measure, label: string])[] = [
  ['classified', 'Đã phân loại'],
  ['assigned', 'Đã phân công'],
  ['handled', 'Đã giải quyết, trả lời'],
  ['overdue', 'Quá hạn chưa trả lời'],
]

/** Counts of opinions on the conference's page; those who may read opinions get to the lists behind them. */
export const conferencePanel: ConferencePanel = async (ctx, conference) => {
  const figures = await currentFigures(ctx.read, ctx.scope, conference.id, ctx.clock.today())
  const { rights } = ctx.who
  const opens = rights.has('petition.read')
  const href = (measure: Measure) =>
    opens ? { href: mattersHref(ctx.scope, conference.id, figures.asOf, { measure }) } : {}
  return (
    <Section
      title="Ý kiến của Nhân dân"
      id="y-kien"
      actions={
        rights.has('report.read') && (
          <LinkButton href={figuresHref(ctx.scope, conference.id)} tone="secondary" icon="chart">
            Xem báo cáo
          </LinkButton>
        )
      }
    >
      <Figures>
        <Figure
          label="Nội dung tiếp nhận"
          part={figures.received}
          {...(opens
            ? { href: `/xa/${ctx.scope}/y-kien?hoi-nghi=${encodeURIComponent(conference.id)}` }
            : {})}
        />
        {SHOWN.map(([measure, label]) => (
          <Figure
            key={measure}
            label={label}
            {...figures.rates[measure]}
            {...href(measure)}
            {...(measure === 'overdue' && figures.rates.overdue.part > 0 ? { tone: 'late' as const } : {})}
          />
        ))}
      </Figures>
    </Section>
  )
}

/** Questions to which something is still owed, a line each; while there is one the file stays open. */
export const openMatters: OpenMatters = async (ctx, conference) => {
  const facts = await caseFacts(ctx.read, ctx.scope, conference)
  const rows = await allQuestions(ctx.read, ctx.scope, { conference, dir: 'asc' })
  return rows.flatMap((row) => {
    const mine = row.duplicate_of === null ? factsOf(facts, row.id) : undefined
    if (!mine || !(isOwed(mine) || nextOf(mine) === 'dispose')) return []
    return [`${row.code}: ${excerpt(row.text)} (${REQUEST_STATE[requestState(mine)]})`]
  })
}

function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
