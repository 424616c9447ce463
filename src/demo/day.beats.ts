// The day itself: who came, who spoke, what was answered; then minutes and conclusion.

import { addWorkingDays } from '../calendar/counting.ts'
import { standardCalendar } from '../calendar/library.ts'
import { issueConclusion } from '../conclusion/issue.acts.ts'
import { findMinutes } from '../conclusion/minutes.store.ts'
import { addOrder } from '../conclusion/orders.acts.ts'
import { signMinutes } from '../conclusion/signatures.acts.ts'
import { promise } from '../followup/case.acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { isOwed } from '../followup/state.ts'
import { caseFacts } from '../followup/store.ts'
import { recordMoment } from '../hall/moments.acts.ts'
import { recordSpeech } from '../hall/record.acts.ts'
import { endSpeech, queueSpeech, startSpeech } from '../hall/speech.acts.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { classifyQuestion } from '../petition/acts.ts'
import { findQuestion } from '../petition/store.ts'
import { meetDuty } from '../regulation/dues.ts'
import { shippedRegulation } from '../regulation/library.ts'
import { comingBeats } from './coming.beats.ts'
import { minutesAfter } from './hours.ts'
import { type Beat, personWith, type Told } from './play.ts'
import type { Story } from './story.form.ts'

/** The people's turns begin so long after the opening, and one takes so long unless the next comes sooner. */
const TURNS_FROM = 28
const TURN = 4
const CONCLUSION_WORKING_DAYS = 4
/** An order for sooner than this is fulfilled by the reply itself. */
const PROMISED_FROM = 15

export function dayBeats(told: Told): readonly Beat[] {
  if (told.story.stage !== 'followup' && told.story.stage !== 'hall') return []
  const secretary = personWith(told.story, 'secretary', 'office', 'party_office')
  const { start, end } = told.story.conference
  const on = (play: Beat['play'], time = start): Beat => ({ day: told.date, by: secretary, time, play })
  const step = (kind: 'khai_mac' | 'be_mac') =>
    on(
      async (trx, by) => {
        must(await recordMoment(trx, by, { conference: told.conference, session: 1, kind }))
      },
      kind === 'khai_mac' ? start : end,
    )
  const begun = [
    on((trx, by) => collected(trx, by, told)),
    ...comingBeats(told, secretary),
    step('khai_mac'),
    ...stepsBefore(told).map(({ step, minute }) =>
      on((trx, by) => goOn(trx, by, told, step), minutesAfter(start, minute)),
    ),
  ]
  const { speeches } = told.story
  const spoken = speeches.map((speech, at) => {
    const minute = speech.minute ?? 30 + at * 8
    const until = Math.min(TURN, (speeches[at + 1]?.minute ?? minute + TURN + 1) - minute - 1)
    return on((trx, by) => speak(trx, by, told, speech, Math.max(1, until)), minutesAfter(start, minute))
  })
  if (told.story.stage === 'hall') return [...begun, ...spoken]
  return [
    ...begun,
    ...spoken,
    on((trx, by) => answerCollected(trx, by, told), end),
    step('be_mac'),
    ...concluded(told, secretary),
  ]
}

/** The villages' lists are in by the day: the office notes it. */
async function collected(trx: Trx, by: Actor, told: Told): Promise<void> {
  await meetDuty(trx, by, told.conference, 'collect', told.date.subtract({ days: 6 }).toString())
}

/** What comes before the people's turns, spread over the time until then; their step itself last. */
function stepsBefore(told: Told): readonly { readonly step: number; readonly minute: number }[] {
  const { steps } = shippedRegulation(told.story.regulation).agenda
  const turns = Math.max(
    0,
    steps.findIndex((step) => step.opinions),
  )
  return steps.slice(0, turns + 1).map((_, at) => ({
    step: at,
    minute: turns === 0 ? TURNS_FROM : Math.max(1, Math.round((at * TURNS_FROM) / turns)),
  }))
}

async function goOn(trx: Trx, by: Actor, told: Told, step: number): Promise<void> {
  const agenda = await trx
    .selectFrom('conference_agenda')
    .select('seq')
    .where('commune_id', '=', by.commune)
    .where('conference_id', '=', told.conference)
    .orderBy('seq')
    .execute()
  const seq = agenda[step]?.seq
  if (seq === undefined) return
  must(await recordMoment(trx, by, { conference: told.conference, session: 1, kind: 'buoc', agenda: seq }))
}

async function speak(
  trx: Trx,
  by: Actor,
  told: Told,
  speech: Story['speeches'][number],
  minutes: number,
): Promise<void> {
  const { id } = must(
    await queueSpeech(trx, by, {
      conference: told.conference,
      session: 1,
      who: { name: speech.name, village: speech.village, address: null },
    }),
  )
  told.speeches.set(speech.ref, id)
  if (speech.questions.length === 0) return
  must(await startSpeech(trx, by, { speech: id }))
  const named = (person: string | null) => told.story.people.find((each) => each.id === person)?.name ?? null
  const version = await trx
    .selectFrom('speech')
    .select('version')
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const recorded = must(
    await recordSpeech(trx, by, {
      speech: id,
      version: version.version,
      content: speech.content,
      questions: speech.questions.map((question) => ({
        text: question.text,
        code: question.disposition,
        answer: question.answer,
        ground: question.disposition === 'tu_choi' ? question.answer : null,
        answered_by: named(question.answered_by),
        unit: question.owner,
      })),
      end: false,
    }),
  )
  must(await endSpeech(trx, by, { speech: id, at: by.now.add({ minutes }) }))
  told.questions.set(speech.ref, [...recorded.questions])
  for (const [at, question] of speech.questions.entries()) {
    const recordedId = recorded.questions[at]
    if (recordedId)
      must(
        await classifyQuestion(trx, by, {
          question: recordedId,
          kind: question.kind,
          competence: question.competence,
          fields: question.fields,
        }),
      )
  }
}

/** What the villages had sent in: answered in the hall or noted, once for each group of duplicates. */
async function answerCollected(trx: Trx, by: Actor, told: Told): Promise<void> {
  const chair = told.story.people.find((person) => person.roles.includes('chair'))
  for (const disposition of told.story.dispositions) {
    const question = told.questions.get(disposition.opinion)?.[disposition.question]
    const row = question ? await findQuestion(trx, by.commune, question) : undefined
    if (!question || !row || row.duplicate_of) continue
    must(
      await disposeQuestion(trx, by, {
        question,
        code: disposition.disposition,
        answer: disposition.disposition === 'tu_choi' ? null : disposition.answer,
        ground: disposition.disposition === 'tu_choi' ? disposition.answer : null,
        answeredBy: chair?.name ?? null,
      }),
    )
  }
}

function concluded(told: Told, secretary: string): readonly Beat[] {
  const issued = must(addWorkingDays(told.date, CONCLUSION_WORKING_DAYS, standardCalendar())).date
  const office = personWith(told.story, 'office', 'party_office')
  const chair = told.story.conference.chairs[0] ?? office
  return [
    {
      day: told.date,
      by: secretary,
      time: told.story.conference.end,
      play: (trx, by) => sign(trx, by, told),
    },
    ...told.story.orders.map((order) => ({
      day: issued,
      by: office,
      play: (trx: Trx, by: Actor) => giveOrder(trx, by, told, order),
    })),
    {
      day: issued,
      by: chair,
      play: async (trx, by) => {
        must(
          await issueConclusion(trx, by, {
            conference: told.conference,
            issuedOn: by.today.toString(),
            number: null,
          }),
        )
      },
    },
    ...told.story.orders.map((order) => ({
      day: issued,
      by: office,
      play: (trx: Trx, by: Actor) => promiseOf(trx, by, told, order),
    })),
  ]
}

async function sign(trx: Trx, by: Actor, told: Told): Promise<void> {
  const minutes = await findMinutes(trx, by.commune, told.conference)
  for (const signer of minutes?.signers ?? [])
    must(await signMinutes(trx, by, told.conference, { part: signer.part, seq: signer.seq }))
}

/** The questions an order covers that are neither duplicates nor gone to another law. */
async function covered(
  trx: Trx,
  by: Actor,
  told: Told,
  covers: Story['orders'][number]['covers'],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const [ref, at] of covers) {
    const question = told.questions.get(ref)?.[at]
    const row = question ? await findQuestion(trx, by.commune, question) : undefined
    if (question && row && !row.duplicate_of && !found.includes(question)) found.push(question)
  }
  return found
}

async function giveOrder(trx: Trx, by: Actor, told: Told, order: Story['orders'][number]): Promise<void> {
  const questions = await covered(trx, by, told, order.covers)
  if (questions.length === 0) return
  must(
    await addOrder(trx, by, told.conference, {
      viewpoint: order.viewpoint,
      unit: order.unit,
      due: null,
      policy_action: order.policy_action,
      questions,
    }),
  )
}

/** Those of them that something is owed for. */
async function owed(
  trx: Trx,
  by: Actor,
  told: Told,
  questions: readonly string[],
): Promise<readonly string[]> {
  const facts = await caseFacts(trx, by.commune, told.conference)
  return questions.filter((question) => {
    const known = facts.get(question)
    return known !== undefined && isOwed(known)
  })
}

/** The reply is due by the rule; the work itself was promised for its own, later day. */
async function promiseOf(trx: Trx, by: Actor, told: Told, order: Story['orders'][number]): Promise<void> {
  const due = told.date.add({ days: order.days_after })
  if (order.days_after < PROMISED_FROM) return
  for (const question of await owed(trx, by, told, await covered(trx, by, told, order.covers)))
    must(
      await promise(trx, by, {
        question,
        text: order.viewpoint,
        due: due.toString(),
      }),
    )
}
