// Queries: everything a console needs to work through the day without the server.
import '../../followup/tables.ts'
import { shortDate } from '../../kit/clock.ts'
import type { Read } from '../../kit/db/db.ts'
import type { Signed } from '../../office/session.ts'
import { listUnits } from '../../office/store.ts'
import { regulationOf } from '../../regulation/adopted.ts'
import { CHANNEL, DISPOSITION, isCode } from '../../regulation/codes.ts'
import { personKey } from '../attendance.ts'
import { mattersOf } from '../matters.store.ts'
import { preparedOf } from '../prepared.store.ts'
import { type Day, findDay } from '../store.ts'
import { PROTOCOL, UNKNOWN_SPEAKER } from './act.ts'
import { entriesOf } from './entry.store.ts'
import type { Candidate } from './picker.ts'
import type { Collected, Snapshot } from './snapshot.ts'

/** Matters of earlier conferences that are taken along to link to. */
const MOST_EARLIER = 500

export async function snapshotOf(
  read: Read,
  who: Signed,
  conference: string,
  now: { readonly at: Temporal.Instant; readonly today: Temporal.PlainDate; readonly build: string },
): Promise<Snapshot | undefined> {
  const commune = who.commune.id
  const day = await findDay(read, commune, conference, now.today.toString())
  if (!day) return undefined
  const regulation = await regulationOf(read, commune, day.conference.regulation_version_id)
  const { people } = day
  const units = await listUnits(read, commune)
  return {
    protocol: PROTOCOL,
    build: now.build,
    now: now.at.epochMilliseconds,
    who: { person: who.person, name: who.name, csrf: who.csrf },
    commune: { id: commune, name: `${who.commune.kind} ${who.commune.name}` },
    conference: { id: conference, title: day.conference.title },
    sessions: day.conference.sessions.map(({ seq, date, start_time, place }) => ({
      seq,
      date: shortDate(date),
      start: start_time,
      place,
    })),
    session: day.session ?? null,
    agenda: day.conference.agenda.map(({ seq, text }) => ({ seq, text })),
    moments: day.moments,
    villages: day.villages.map(({ id, name, aliases }) => ({ id, name, aliases })),
    units: units.map(({ id, name }) => ({ id, name })),
    dispositions: regulation.dispositions.map((code) => ({ code, label: DISPOSITION[code] })),
    grounds: regulation.refusals.map(({ id, text }) => ({ id, text })),
    answerers: [
      ...new Set([
        ...day.conference.chairs.map((chair) => chair.name),
        ...people
          .filter((person) => person.roles.some((role) => ANSWERING.has(role)))
          .map((person) => (person.title ? `${person.name}, ${person.title}` : person.name)),
      ]),
    ],
    people: candidatesOf(day),
    staff: Object.fromEntries(people.map((person) => [person.id, person.name])),
    collected: [
      ...(await collectedOf(read, commune, conference)),
      ...(await earlierOf(read, commune, conference)),
    ],
    entries: await entriesOf(read, commune, conference, who.person),
  }
}

const ANSWERING: ReadonlySet<string> = new Set(['chair', 'stand_in', 'unit', 'police', 'finance'])

/** Who may be about to speak: those who wait, then who registered, then who is there or spoke. */
function candidatesOf(day: Day): readonly Candidate[] {
  const of = (
    why: string,
    name: string | null,
    village: string | null,
    more: Partial<Pick<Candidate, 'address' | 'speech' | 'registration'>> = {},
  ): readonly Candidate[] =>
    name === null || name === UNKNOWN_SPEAKER
      ? []
      : [{ why, name, village, address: null, speech: null, registration: null, ...more }]
  const queued = new Set(day.speeches.flatMap((speech) => speech.registration_id ?? []))
  const all = [
    ...day.registrations
      .filter((row) => !queued.has(row.id))
      .flatMap((row) =>
        of(row.speaks === 1 ? 'Đăng ký phát biểu' : 'Đăng ký tham gia', row.name, row.village_id, {
          address: row.address,
          registration: row.id,
        }),
      ),
    ...day.present.flatMap((row) => of('Có mặt', row.name, row.village)),
    ...day.speeches
      .filter((speech) => speech.startedAt !== null)
      .flatMap((speech) => of('Đã phát biểu', speech.name, speech.village, { address: speech.address })),
    ...day.delegates.flatMap((row) => of('Đại biểu được mời', row.name, row.village_id)),
  ]
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = personKey(one.name, one.village)
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

async function collectedOf(read: Read, commune: string, conference: string): Promise<readonly Collected[]> {
  // What units have written so far: the chair reads it out, the secretary need not type it.
  const prepared = await preparedOf(read, commune, conference)
  const matters = await mattersOf(read, commune, conference)
  return matters
    .filter((matter) => matter.channel !== 'truc_tiep' && matter.duplicateOf === null && !matter.splitOff)
    .map((matter) => ({
      id: matter.id,
      link: 'same',
      text: matter.text,
      name: matter.name,
      village: matter.village,
      about: [
        isCode(CHANNEL, matter.channel) ? CHANNEL[matter.channel] : matter.channel,
        words(matter.disposition?.code) ?? 'Chưa xử lý',
      ].join(' · '),
      answer: matter.disposition?.answer ?? prepared.get(matter.id)?.text ?? null,
    }))
}

function words(code: string | undefined): string | undefined {
  return code !== undefined && isCode(DISPOSITION, code) ? DISPOSITION[code] : undefined
}

async function earlierOf(read: Read, commune: string, conference: string): Promise<readonly Collected[]> {
  const rows = await read
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .innerJoin('conference as k', (join) =>
      join.onRef('k.commune_id', '=', 'q.commune_id').onRef('k.id', '=', 'q.conference_id'),
    )
    .leftJoin('classification as c', (join) =>
      join.onRef('c.commune_id', '=', 'q.commune_id').onRef('c.question_id', '=', 'q.id'),
    )
    .select(['q.id', 'q.text', 's.name', 's.village_id', 'k.title', 'c.kind'])
    .where('q.commune_id', '=', commune)
    .where('q.conference_id', '<>', conference)
    .orderBy('s.received_at', 'desc')
    .orderBy('q.id')
    .limit(MOST_EARLIER)
    .execute()
  const past = await read
    .selectFrom('past_matter')
    .select(['id', 'text', 'village_id', 'year', 'answered'])
    .where('commune_id', '=', commune)
    .orderBy('year', 'desc')
    .orderBy('id')
    .limit(MOST_EARLIER)
    .execute()
  return [
    ...rows
      .filter((row) => row.kind !== 'to_cao')
      .map((row) => ({
        id: row.id,
        link: 'earlier' as const,
        text: row.text,
        name: row.name,
        village: row.village_id,
        about: row.title,
        answer: null,
      })),
    ...past.map((row) => ({
      id: row.id,
      link: 'earlier' as const,
      text: row.text,
      name: null,
      village: row.village_id,
      about: `Năm ${row.year}`,
      answer: row.answered,
    })),
  ]
}
