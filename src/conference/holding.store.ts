// The duty to hold as it stands today for one commune: its conferences against its newest regulation and the law.
import { calendarOf } from '../calendar/changes.store.ts'
import type { Read } from '../kit/db/db.ts'
import { adoptedVersions } from '../regulation/adopted.ts'
import { type HoldWarning, holdWarnings } from '../regulation/holding.ts'
import { standardStatute } from '../regulation/library.ts'
import { listConferences } from './store.ts'

export async function holdingWarnings(
  read: Read,
  commune: string,
  today: Temporal.PlainDate,
): Promise<readonly HoldWarning[]> {
  const [latest] = await adoptedVersions(read, commune)
  if (!latest) return []
  const rows = (await listConferences(read, commune)).filter((row) => !row.cancelled)
  const dated = rows.flatMap((row) => (row.date ? [{ ...row, on: Temporal.PlainDate.from(row.date) }] : []))
  const isPast = (date: Temporal.PlainDate) => Temporal.PlainDate.compare(date, today) <= 0
  const topics = await read
    .selectFrom('conference_topic')
    .select('conference_id')
    .distinct()
    .where('commune_id', '=', commune)
    .execute()
  const withTopics = new Set(topics.map((row) => row.conference_id))
  const facts = {
    today,
    held: dated.filter((row) => isPast(row.on)).map((row) => row.on),
    planned: dated.filter((row) => !isPast(row.on)).map((row) => row.on),
    expected: rows.flatMap((row) =>
      !row.date && row.expected_month ? [Temporal.PlainYearMonth.from(row.expected_month)] : [],
    ),
    periodic: dated.filter((row) => row.kind === 'dinh_ky').map((row) => row.on),
    withoutTopics: rows
      .filter((row) => row.year === today.year && !withTopics.has(row.id))
      .map((row) => row.title),
  }
  return holdWarnings(latest.regulation, facts, await calendarOf(read, commune), standardStatute())
}
