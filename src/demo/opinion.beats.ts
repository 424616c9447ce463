// Opinions as they came in, and what the office did with each: classified, assigned, joined, split off, restricted.
import { sendBack, takeQuestion } from '../followup/acceptance/acts.ts'
import { acceptancesOf } from '../followup/acceptance/store.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { type Actor, CITIZEN } from '../ledger/ledger.ts'
import {
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  receiveSubmission,
  restrictQuestion,
  splitOffQuestion,
} from '../petition/acts.ts'
import { type Beat, personWith, type Told } from './play.ts'
import type { Matter, Opinion } from './story.form.ts'

const CONSENT = 'v1'
/** The office sorts two days after an opinion came; what came last still waits in the inbox. */
const SORTED_AFTER = 2
/** The unit says the day after that it takes what it was given; every seventh is silent, one in fifty is not its own. */
const TAKEN_AFTER = 1
const SILENT = 7
const NOT_ITS_OWN = 50
const BACK = 'Việc này do bộ phận khác phụ trách theo phân công nhiệm vụ của xã; đề nghị Văn phòng giao lại.'

export function opinionBeats(told: Told): readonly Beat[] {
  const office = personWith(told.story, 'office', 'party_office')
  const sortedOn = new Map(
    told.story.opinions.map((opinion) => [opinion.ref, dayOf(told, opinion).add({ days: SORTED_AFTER })]),
  )
  return told.story.opinions.flatMap((opinion, number) => {
    const day = dayOf(told, opinion)
    const sorting =
      told.story.stage === 'followup' || told.story.stage === 'hall'
        ? earlier(day.add({ days: SORTED_AFTER }), told.date)
        : day.add({ days: SORTED_AFTER })
    return [
      { day, by: senderOf(opinion, office), play: (trx, by) => receive(trx, by, told, opinion) },
      { day: sorting, by: office, play: (trx, by) => sort(trx, by, told, opinion) },
      ...takenBeats(told, opinion, number, sorting.add({ days: TAKEN_AFTER })),
      ...opinion.questions.flatMap((matter, at) => linkBeats(told, opinion, matter, at, office, sortedOn)),
    ]
  })
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b
}

function dayOf(told: Told, opinion: Opinion): Temporal.PlainDate {
  return told.date.add({ days: opinion.days_from_conference })
}

function senderOf(opinion: Opinion, office: string): string {
  if (opinion.channel === 'web') return CITIZEN
  return opinion.collector ?? office
}

async function receive(trx: Trx, by: Actor, told: Told, opinion: Opinion): Promise<void> {
  const received = must(
    await receiveSubmission(trx, by, {
      conference: told.conference,
      channel: opinion.channel,
      level: opinion.level,
      village: opinion.village,
      name: opinion.name,
      phone: opinion.phone?.replace(/\s/g, '') ?? null,
      address: opinion.address,
      content: opinion.content,
      questions: opinion.questions.map((matter) => matter.text),
      collector: opinion.collector ?? null,
      backlogSource: opinion.backlog_source ?? null,
      consentText: CONSENT,
      consentPublish: false,
    }),
  )
  told.questions.set(opinion.ref, [...received.questions])
}

async function sort(trx: Trx, by: Actor, told: Told, opinion: Opinion): Promise<void> {
  const ids = told.questions.get(opinion.ref) ?? []
  for (const [at, matter] of opinion.questions.entries()) {
    const question = ids[at]
    if (!question) continue
    if (matter.kind === 'to_cao') {
      must(await restrictQuestion(trx, by, { question }))
      ids[at] = null
    } else await triage(trx, by, question, matter)
  }
}

async function triage(trx: Trx, by: Actor, question: string, matter: Matter): Promise<void> {
  const { kind } = matter
  must(
    await classifyQuestion(trx, by, { question, kind, competence: matter.competence, fields: matter.fields }),
  )
  if (kind === 'khieu_nai' || kind === 'to_giac' || kind === 'tranh_chap' || kind === 'tthc') {
    must(await splitOffQuestion(trx, by, { question, kind }))
    return
  }
  if (matter.owner && matter.duplicate_of === null)
    must(await assignQuestion(trx, by, { question, unit: matter.owner }))
}

function takenBeats(told: Told, opinion: Opinion, number: number, day: Temporal.PlainDate): readonly Beat[] {
  if (number % SILENT === 0) return []
  return opinion.questions.flatMap((matter, at): readonly Beat[] => {
    const by = told.story.people.find((person) => person.unit === matter.owner && matter.owner !== null)?.id
    if (by === undefined || matter.duplicate_of !== null || matter.kind === 'to_cao') return []
    return [
      {
        day,
        by,
        play: async (trx, actor) => {
          const question = told.questions.get(opinion.ref)?.[at]
          const asked = question ? await acceptancesOf(trx, actor.commune, question) : []
          // Answered in the hall or begun meanwhile: there is nothing to say any more.
          if (!question || asked.at(-1)?.waits !== 'don_vi') return
          if (number % NOT_ITS_OWN === 1) must(await sendBack(trx, actor, { question, reason: BACK }))
          else must(await takeQuestion(trx, actor, { question }))
        },
      },
    ]
  })
}

/** Joined when both sides have been sorted. */
function linkBeats(
  told: Told,
  opinion: Opinion,
  matter: Matter,
  at: number,
  office: string,
  sortedOn: ReadonlyMap<string, Temporal.PlainDate>,
): readonly Beat[] {
  const mine = sortedOn.get(opinion.ref)
  if (!mine) return []
  const beats: Beat[] = []
  const { repeat_of: past, duplicate_of: head } = matter
  if (past !== null)
    beats.push({
      day: notAfterDay(told, mine),
      by: office,
      play: (trx, by) => link(trx, by, told, opinion.ref, at, { past }),
    })
  const theirs = head === null ? undefined : sortedOn.get(head)
  if (head !== null && theirs) {
    const later = Temporal.PlainDate.compare(mine, theirs) > 0 ? mine : theirs
    beats.push({
      day: notAfterDay(told, later),
      by: office,
      play: (trx, by) => link(trx, by, told, opinion.ref, at, { head }),
    })
  }
  return beats
}

function notAfterDay(told: Told, day: Temporal.PlainDate): Temporal.PlainDate {
  return told.story.stage === 'followup' || told.story.stage === 'hall' ? earlier(day, told.date) : day
}

async function link(
  trx: Trx,
  by: Actor,
  told: Told,
  ref: string,
  at: number,
  to: { past: number } | { head: string },
): Promise<void> {
  const question = told.questions.get(ref)?.[at]
  if (!question) return
  if ('past' in to) {
    must(await linkQuestion(trx, by, { question, kind: 'nhac_lai', ofPast: told.past[to.past] ?? null }))
    return
  }
  const head = told.questions.get(to.head)?.[0]
  if (head) must(await linkQuestion(trx, by, { question, kind: 'trung', ofQuestion: head }))
}
