// What somebody holds by name, and what nobody holds: read in one place, so that a handover forgets nothing.
import { calendarOf } from '../../calendar/changes.store.ts'
import { findConference, listConferences } from '../../conference/store.ts'
import { ROLES } from '../../office/rights.ts'
import { listPeople, listUnits, listVillages, type Person } from '../../office/store.ts'
import { recentRounds } from '../../paper/signing.store.ts'
import { nextStep } from '../../paper/signing.ts'
import { listAnswers } from '../answer.store.ts'
import { waitingJoints } from '../joint/store.ts'
import { workItems } from '../list.ts'
import { communeFacts, type Handle } from '../store.ts'

export interface Holding {
  readonly what: string
  /** What exactly, one a line. */
  readonly items: readonly { readonly text: string; readonly href: string | null }[]
}

export async function holdingsOf(
  read: Handle,
  commune: string,
  person: Person,
  today: Temporal.PlainDate,
): Promise<readonly Holding[]> {
  const people = (await listPeople(read, commune)).filter((one) => one.id !== person.id)
  const base = `/xa/${commune}`
  const plain = (text: string) => ({ text, href: null })
  const alone = person.roles.filter((role) => !people.some((one) => one.roles.includes(role)))
  const all: readonly Holding[] = [
    { what: 'Vai trò chưa ai khác giữ', items: alone.map((role) => plain(ROLES[role])) },
    { what: 'Nội dung đơn vị đang nợ trả lời', items: await unitCases(read, commune, person, people, today) },
    { what: 'Đề nghị phối hợp chưa gửi ý kiến', items: await unitJoints(read, commune, person, people) },
    {
      what: 'Dự thảo trả lời đang soạn',
      items: (await listAnswers(read, commune))
        .filter((answer) => answer.by_person === person.id && answer.state !== 'ban_hanh')
        .map((answer) => ({ text: `Dự thảo lập ${dayOf(answer.at)}`, href: `${base}/tra-loi/${answer.id}` })),
    },
    {
      what: 'Văn bản chờ chính người này xử lý trong trình ký',
      items: (await recentRounds(read, commune))
        .filter((round) => {
          const step = nextStep(round)
          return step?.type === 'person' && step.person === person.id
        })
        .map((round) => ({ text: round.title, href: `${base}/trinh-ky` })),
    },
    { what: 'Hội nghị đang mở có tên', items: await openConferences(read, commune, person.id) },
    { what: 'Thôn chưa ai khác phụ trách', items: await ownVillage(read, commune, person, people) },
    { what: 'Giữ sổ hạn chế về tố cáo (chủ trì giao lại)', items: await keeping(read, commune, person.id) },
  ]
  return all.filter((holding) => holding.items.length > 0)
}

const dayOf = (at: string) => at.slice(0, 10).split('-').reverse().join('/')

async function unitCases(
  read: Handle,
  commune: string,
  person: Person,
  people: readonly Person[],
  today: Temporal.PlainDate,
): Promise<Holding['items']> {
  const unit = person.unit_id
  if (unit === null || people.some((one) => one.unit_id === unit)) return []
  const facts = await communeFacts(read, commune)
  const open = workItems(facts.values(), { page: 1, unit }, today, await calendarOf(read, commune))
  return open.length === 0
    ? []
    : [
        {
          text: `${open.length} nội dung; đơn vị không còn cán bộ nào khác`,
          href: `/xa/${commune}/giai-quyet?don-vi=${unit}`,
        },
      ]
}

async function unitJoints(
  read: Handle,
  commune: string,
  person: Person,
  people: readonly Person[],
): Promise<Holding['items']> {
  const unit = person.unit_id
  if (unit === null || people.some((one) => one.unit_id === unit)) return []
  return (await waitingJoints(read, commune, unit)).map(({ joint }) => ({
    text: joint.due === null ? 'Không ấn định ngày' : `Hạn gửi ${dayOf(joint.due)}`,
    href: `/xa/${commune}/giai-quyet/${joint.question}`,
  }))
}

async function openConferences(read: Handle, commune: string, person: string): Promise<Holding['items']> {
  const found: { text: string; href: string }[] = []
  for (const row of await listConferences(read, commune)) {
    if (row.closed || row.cancelled) continue
    const conference = await findConference(read, commune, row.id)
    const named = conference && [
      ...(conference.chairs.some((one) => one.id === person) ? ['chủ trì'] : []),
      ...(conference.secretaries.some((one) => one.person_id === person) ? ['thư ký'] : []),
      ...(conference.stand_in === person ? ['chủ trì thay'] : []),
    ]
    if (named && named.length > 0)
      found.push({ text: `${row.title}: ${named.join(', ')}`, href: `/xa/${commune}/hoi-nghi/${row.id}` })
  }
  return found
}

async function ownVillage(
  read: Handle,
  commune: string,
  person: Person,
  people: readonly Person[],
): Promise<Holding['items']> {
  const village = person.village_id
  if (village === null || people.some((one) => one.village_id === village)) return []
  const name = (await listVillages(read, commune)).find((one) => one.id === village)?.name
  return [{ text: name ?? village, href: null }]
}

async function keeping(read: Handle, commune: string, person: string): Promise<Holding['items']> {
  const row = await read
    .selectFrom('restricted_keeper')
    .select('person_id')
    .where('commune_id', '=', commune)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row ? [{ text: 'Đang giữ sổ', href: `/xa/${commune}/quan-tri#muc-giu-so` }] : []
}

/** Units, villages and roles nobody holds; a post with a deputy is held. */
export async function ownerless(read: Handle, commune: string): Promise<readonly string[]> {
  const people = await listPeople(read, commune)
  const units = (await listUnits(read, commune)).filter(
    (unit) => unit.dissolved === null && !people.some((one) => one.unit_id === unit.id),
  )
  const villages = (await listVillages(read, commune)).filter(
    (village) => !people.some((one) => one.village_id === village.id),
  )
  const roles = (['office', 'chair', 'secretary', 'front'] as const).filter(
    (role) => !people.some((one) => one.roles.includes(role)),
  )
  return [
    ...units.map((unit) => `${unit.name}: chưa có cán bộ nào.`),
    ...villages.map((village) => `${village.name}: chưa có người phụ trách.`),
    ...roles.map((role) => `Chưa ai giữ vai trò: ${ROLES[role]}.`),
  ]
}
