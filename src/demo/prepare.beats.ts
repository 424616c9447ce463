// The story before the day: the commune and its people, the conference from its regulation, plan, notice, publications.
import { agendaLine, createConference } from '../conference/acts.ts'
import { storedFromRegulation } from '../conference/defaults.ts'
import { issueNotice, issuePlan } from '../conference/issue.acts.ts'
import { addTask, recordPublication, reportTask } from '../conference/preparation.acts.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { type Actor, SYSTEM } from '../ledger/ledger.ts'
import {
  appointKeeper,
  createCommune,
  openAccount,
  savePerson,
  saveUnit,
  saveVillage,
} from '../office/acts.ts'
import { listPeople } from '../office/store.ts'
import { addPastMatter } from '../petition/acts.ts'
import { adoptRegulation } from '../regulation/adopted.ts'
import { shippedRegulation, shippedText } from '../regulation/library.ts'
import { type Beat, personWith, type Told } from './play.ts'
import { reportTo } from './seat.beats.ts'

/** Days before the conference on which things are done, by how far the story has come. */
const SETUP = 45
const PLAN = 30
const NOTICE = 18

export function setUp(told: Told, passwordHash: string): readonly Beat[] {
  const { story } = told
  const earliest = Math.min(-SETUP, ...story.opinions.map((opinion) => opinion.days_from_conference - 1))
  const first = earlier(told.date.add({ days: earliest }), told.today.subtract({ days: 5 }))
  const office = personWith(story, 'office', 'party_office')
  return [
    { day: first, by: SYSTEM, play: (trx, by) => fillCommune(trx, by, told, passwordHash) },
    { day: first, by: office, play: (trx, by) => create(trx, by, told) },
    { day: first, by: office, play: (trx, by) => remember(trx, by, told) },
    ...planned(told, office),
    ...published(told, office),
  ]
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b
}

async function fillCommune(trx: Trx, by: Actor, { story, seat }: Told, hash: string): Promise<void> {
  const { office_email: email, ...commune } = story.commune
  must(await createCommune(trx, by, { ...commune, email }))
  await reportTo(trx, by, seat)
  for (const unit of story.units) must(await saveUnit(trx, by, unit as Parameters<typeof saveUnit>[2]))
  for (const village of story.villages) must(await saveVillage(trx, by, village))
  for (const person of story.people) {
    must(await savePerson(trx, by, { ...person, phone: person.phone?.replace(/\s/g, '') ?? null }))
    must(
      await openAccount(trx, by, {
        login: `${person.id}.${commune.id}`,
        person: person.id,
        hash,
        demonstration: true,
      }),
    )
  }
  const keeper = story.people.find((person) => person.roles.includes('police')) ?? story.people[0]
  if (keeper) must(await appointKeeper(trx, by, keeper.id))
}

async function create(trx: Trx, by: Actor, told: Told): Promise<void> {
  const { conference: plan, commune } = told.story
  const { id } = must(await adoptRegulation(trx, by, shippedText(told.story.regulation)))
  const regulation = shippedRegulation(told.story.regulation)
  const stored = storedFromRegulation(regulation, commune, await listPeople(trx, by.commune), told.date)
  const citizen = plan.secretaries.find((secretary) => 'citizen' in secretary)
  const made = must(
    await createConference(trx, by, {
      regulation: id,
      kind: 'dinh_ky',
      title: plan.title,
      year: told.date.year,
      period: plan.period,
      form: plan.form,
      place: plan.place,
      tentative: undefined,
      expected_month: null,
      sessions: [
        { date: told.date.toString(), start: plan.start, end: plan.end, place: plan.place, villages: [] },
      ],
      chairs: plan.chairs,
      stand_in: plan.stand_in,
      stand_in_more: [],
      secretaries: plan.secretaries.flatMap((secretary) => ('person' in secretary ? [secretary.person] : [])),
      citizen_secretary: citizen && 'name' in citizen ? citizen.name : null,
      citizen_secretary_village: citizen && 'village' in citizen ? citizen.village : null,
      topics: plan.topics,
      agenda: String(stored.agenda ?? '')
        .split('\n')
        .filter((line) => agendaLine(line).text !== ''),
      participants: plan.participants,
      invited: plan.invited,
      intake_from: null,
      intake_to: null,
    }),
  )
  told.conference = made.id
  for (const task of plan.tasks)
    must(
      await addTask(trx, by, made.id, {
        unit: task.unit,
        title: task.title,
        due: told.date.subtract({ days: task.days_before }).toString(),
      }),
    )
}

async function remember(trx: Trx, by: Actor, told: Told): Promise<void> {
  for (const matter of told.story.previous) told.past.push(must(await addPastMatter(trx, by, matter)))
}

function planned(told: Told, office: string): readonly Beat[] {
  const { stage } = told.story
  if (stage === 'planning') return []
  const yesterday = told.today.subtract({ days: 1 })
  const plan = earlier(told.date.subtract({ days: PLAN }), told.today.subtract({ days: 3 }))
  const notice = earlier(told.date.subtract({ days: NOTICE }), yesterday)
  return [
    {
      day: plan,
      by: office,
      play: async (trx, by) => {
        must(
          await issuePlan(trx, by, {
            conference: told.conference,
            number: null,
            issuedOn: by.today.toString(),
          }),
        )
      },
    },
    {
      day: notice,
      by: office,
      play: async (trx, by) => {
        must(
          await issueNotice(trx, by, {
            conference: told.conference,
            number: null,
            issuedOn: by.today.toString(),
          }),
        )
      },
    },
    ...tasksReported(told),
  ]
}

/** Units report on the eve of their date; one in five lets it pass, so that something is late. */
function tasksReported(told: Told): readonly Beat[] {
  return told.story.conference.tasks.flatMap((task, at) => {
    const late = at % 5 === 4 && told.story.stage !== 'followup'
    if (late) return []
    const day = told.date.subtract({ days: task.days_before + 1 })
    const reporter =
      told.story.people.find((person) => person.unit === task.unit)?.id ??
      personWith(told.story, 'office', 'party_office')
    return [
      {
        day,
        by: reporter,
        play: async (trx: Trx, by: Actor) => {
          const row = await trx
            .selectFrom('conference_task')
            .select('id')
            .where('commune_id', '=', by.commune)
            .where('conference_id', '=', told.conference)
            .where('title', '=', task.title)
            .executeTakeFirstOrThrow()
          must(await reportTask(trx, by, row.id, null, { kind: 'xong', note: null }))
        },
      },
    ]
  })
}

function published(told: Told, office: string): readonly Beat[] {
  return told.story.publications.map((publication) => ({
    day: told.date.add({ days: publication.days_from_conference }),
    by: office,
    play: async (trx: Trx, by: Actor) => {
      must(
        await recordPublication(trx, by, told.conference, {
          duty: publication.duty,
          place: publication.place,
          from: by.today.toString(),
          to: null,
          note: null,
        }),
      )
    },
  }))
}
