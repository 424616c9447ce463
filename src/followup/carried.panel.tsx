// On the page of the next conference: what the earlier ones promised, so that it opens with them.
import { calendarOf } from '../calendar/changes.store.ts'
import type { ConferencePanel } from '../conference/routes.ts'
import { shortDate } from '../kit/clock.ts'
import { Badge, DateText, Section } from '../kit/html/bits.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { rate } from '../kit/text.ts'
import { villageWords } from '../office/places.ts'
import { promisesBefore } from './carried.store.ts'
import { casePath, short } from './list.pages.tsx'
import { datePhase, distanceWords } from './state.ts'
import { PHASE_TONE, PHASE_WORD } from './words.ts'

export const carriedPanel: ConferencePanel = async (ctx, conference) => {
  if (!ctx.who.rights.has('petition.read')) return null
  const today = ctx.clock.today()
  const rows = await promisesBefore(ctx.read, ctx.scope, conference.id, today)
  if (rows.length === 0) return null
  const calendar = await calendarOf(ctx.read, ctx.scope)
  const done = rows.filter((row) => row.doneOn !== null).length
  return (
    <Section title="Việc đã hứa từ hội nghị trước" id="loi-hua">
      <p class="muted">
        Đã thực hiện xong {rate(done, rows.length)} việc. Mở từng việc để ghi tiến độ hoặc ghi đã thực hiện
        xong; báo cáo kết quả kỳ trước lấy số liệu từ đây.
      </p>
      <DataTable
        caption="Việc đã hứa tại các hội nghị trước"
        quietCaption
        rows={rows}
        rowKey={(row) => row.question}
        rowTone={(row) =>
          row.doneOn === null && datePhase(row.due, today, calendar) === 'late' ? 'late' : undefined
        }
        columns={[
          {
            key: 'text',
            label: 'Việc đã hứa',
            wide: true,
            cell: (row) => (
              <>
                <a href={casePath(ctx.scope, row.question)}>{short(row.promised)}</a>{' '}
                <span class="muted">
                  {short(row.text)}
                  {row.village ? ` · ${villageWords(row.village)}` : ''}
                </span>
              </>
            ),
          },
          {
            key: 'from',
            label: 'Hội nghị',
            cell: (row) => shortDate(row.conference.date),
          },
          {
            key: 'unit',
            label: 'Đơn vị',
            cell: (row) => row.unit ?? <span class="muted">Chưa phân công</span>,
          },
          {
            key: 'due',
            label: 'Thời hạn, kết quả',
            cell: (row) => {
              if (row.doneOn !== null)
                return (
                  <>
                    <Badge tone="done">Đã xong</Badge> <DateText date={Temporal.PlainDate.from(row.doneOn)} />
                  </>
                )
              const phase = datePhase(row.due, today, calendar)
              if (row.due === null) return <Badge tone={PHASE_TONE[phase]}>{PHASE_WORD[phase]}</Badge>
              const date = Temporal.PlainDate.from(row.due)
              return (
                <>
                  <Badge tone={PHASE_TONE[phase]}>{PHASE_WORD[phase]}</Badge>{' '}
                  <DateText date={date} distance={distanceWords(date, today, calendar)} />
                </>
              )
            },
          },
        ]}
      />
    </Section>
  )
}
