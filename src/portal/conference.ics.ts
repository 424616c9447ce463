// Rules: what of an announced conference stands in everybody's calendar: the notice, the days on which opinions are taken,
// the sessions. Luật 72/2025/QH15 Điều 43. No person is named.
import type { Conference } from '../conference/store.ts'
import type { AnnouncementRow } from '../conference/tables.ts'
import type { Lang } from '../kit/html/words.ts'
import type { IcsCalendar, IcsEvent } from '../kit/ics.ts'
import type { CommuneRow } from '../office/tables.ts'
import { portalWords } from './words.ts'

export function conferenceCalendar(
  conference: Conference,
  announcement: AnnouncementRow,
  commune: CommuneRow,
  url: string,
  lang: Lang,
): IcsCalendar {
  const say = portalWords(lang)
  const place = say.inSentence(commune.kind, commune.name)
  const uid = (part: string | number) => `${conference.id}-${part}@${commune.commune_id}.doithoai`
  const common = {
    url,
    changed: changedAt(conference, announcement),
    sequence: conference.version + conference.postponements.length + (conference.cancellation ? 1 : 0),
  }
  const live = conference.cancellation ? ('CANCELLED' as const) : ('CONFIRMED' as const)
  const sessions = conference.sessions.map(
    (session): IcsEvent => ({
      ...common,
      uid: uid(session.seq),
      when: { date: session.date, start: session.start_time, end: session.end_time },
      place: session.place,
      summary: `${conference.title}, ${place}`,
      status: live === 'CONFIRMED' && conference.tentative === 1 ? 'TENTATIVE' : live,
      busy: true,
      category: say.ics.session,
    }),
  )
  const notice: IcsEvent = {
    ...common,
    uid: uid('thong-bao'),
    when: { from: announcement.on_date },
    summary: `${say.feed.announced}: ${conference.title}, ${place}`,
    // What was announced stays announced; a cancellation is an event of its own day.
    status: 'CONFIRMED',
    busy: false,
    category: say.feed.announced,
  }
  const intake = intakeDays(conference, announcement)
  const taking: IcsEvent[] = intake
    ? [
        {
          ...common,
          uid: uid('nhan-y-kien'),
          when: intake,
          summary: `${say.conf.intake}: ${conference.title}, ${place}`,
          status: live,
          busy: false,
          category: say.conf.intake,
        },
      ]
    : []
  return {
    name: `${conference.title}, ${place}`,
    description: say.ics.conference,
    events: [notice, ...taking, ...sessions],
    refreshHours: 6,
  }
}

/** As conference.ts says: inside the window; without one from the announcement to the last session. */
function intakeDays(conference: Conference, announcement: AnnouncementRow) {
  const from = conference.intake_from ?? announcement.on_date
  const to = conference.intake_to ?? conference.end_date
  return to !== null && from <= to ? { from, to } : undefined
}

/** The last of what was announced, moved or cancelled. */
function changedAt(conference: Conference, announcement: AnnouncementRow): string {
  const all = [
    announcement.at,
    ...conference.postponements.map((row) => row.at),
    ...(conference.cancellation ? [conference.cancellation.at] : []),
  ]
  return all.sort().at(-1) ?? announcement.at
}
