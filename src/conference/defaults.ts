// What the conference form shows first: the regulation's own words, or the conference as it is stored.
import { shortDate } from '../kit/clock.ts'
import { fold } from '../kit/text.ts'
import type { Person } from '../office/store.ts'
import { fillIn } from '../regulation/placeholders.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import type { Stored } from './edit.pages.tsx'
import type { Conference } from './store.ts'

export function storedFromRegulation(
  regulation: Regulation,
  commune: { readonly name: string; readonly kind: string },
  people: readonly Person[],
  today: Temporal.PlainDate,
  villages: readonly { readonly id: string; readonly name: string }[] = [],
  theme?: Regulation['themes'][number],
): Stored {
  const filling = { commune: commune.name, kind: commune.kind, year: today.year }
  const fill = (text: string) => fillIn(text, regulation, filling)
  const withRole = (role: Person['roles'][number]) =>
    people.filter((person) => person.roles.includes(role)).map((person) => person.id)
  const place = regulation.place ? fill(regulation.place) : ''
  const deputies = withRole('stand_in').slice(
    0,
    regulation.stand_in.reduce((sum, each) => sum + each.count, 0),
  )
  return {
    title: theme ? `${fill(regulation.event)}, chuyên đề: ${fill(theme.name)}` : fill(regulation.event),
    kind: theme ? 'chuyen_de' : 'dinh_ky',
    year: String(today.year),
    period: fill(regulation.period.label),
    form: 'truc_tiep',
    place,
    chairs: withRole('chair').slice(0, Math.max(1, regulation.chairs.length)),
    stand_in: deputies[0],
    stand_in_more: deputies.slice(1),
    secretaries: withRole('secretary'),
    topics: (theme && theme.topics.length > 0 ? theme.topics : regulation.topics).map(fill).join('\n'),
    ...clusterSessions(regulation, fill, villages),
    agenda: regulation.agenda.steps
      .map((step) => `${step.who}: ${fill(step.text)}${step.minutes ? ` (${step.minutes} phút)` : ''}`)
      .join('\n'),
    participants: regulation.participants.map(fill).join('\n'),
    invited: regulation.invited.map(fill).join('\n'),
  }
}

/** One session for each cluster of the regulation, with its place and its villages by their names, old ones included. */
function clusterSessions(
  regulation: Regulation,
  fill: (text: string) => string,
  villages: readonly { readonly id: string; readonly name: string; readonly aliases?: readonly string[] }[],
): Stored {
  const named = (name: string) =>
    villages
      .filter((village) =>
        [village.name, ...(village.aliases ?? [])].some((each) => fold(each) === fold(name)),
      )
      .map((village) => village.id)
  return Object.assign(
    regulation.clusters.length > 0 ? { session_count: String(regulation.clusters.length) } : {},
    ...regulation.clusters.map((cluster, at) => ({
      [`sessions.${at}.name`]: fill(cluster.name),
      [`sessions.${at}.place`]: cluster.place ? fill(cluster.place) : undefined,
      [`sessions.${at}.villages`]: cluster.villages.flatMap((name) => named(fill(name))),
    })),
  )
}

export function storedFromConference(conference: Conference): Stored {
  const date = (text: string | null) => (text ? shortDate(text) : '')
  const citizen = conference.secretaries.find((secretary) => secretary.person_id === null)
  const bodies = (part: 'tham_du' | 'moi') =>
    conference.bodies
      .filter((body) => body.part === part)
      .map((body) => body.name)
      .join('\n')
  return {
    title: conference.title,
    kind: conference.kind,
    year: String(conference.year),
    period: conference.period ?? '',
    form: conference.form,
    place: conference.place ?? '',
    tentative: conference.tentative === 1 ? 'on' : undefined,
    expected_month: conference.expected_month ? conference.expected_month.split('-').reverse().join('/') : '',
    chairs: conference.chairs.map((chair) => chair.id),
    stand_in: conference.stand_in ?? '',
    stand_in_more: conference.stand_ins.slice(1).map((deputy) => deputy.id),
    secretaries: conference.secretaries.flatMap((secretary) =>
      secretary.person_id ? [secretary.person_id] : [],
    ),
    citizen_secretary: citizen?.name ?? '',
    citizen_secretary_village: citizen?.village_id ?? '',
    topics: conference.topics.join('\n'),
    agenda: conference.agenda
      .map(
        (step) =>
          `${step.who ? `${step.who}: ` : ''}${step.text}${step.minutes ? ` (${step.minutes} phút)` : ''}`,
      )
      .join('\n'),
    participants: bodies('tham_du'),
    invited: bodies('moi'),
    intake_from: date(conference.intake_from),
    intake_to: date(conference.intake_to),
  }
}
