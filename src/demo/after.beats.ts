// After the conclusion: letters to the superior, extensions, answers through the chain, deliveries.
import {
  approveAnswer,
  deliverAnswer,
  draftAnswer,
  issueAnswer,
  submitAnswer,
} from '../followup/answer.acts.ts'
import { findAnswer } from '../followup/answer.store.ts'
import { recordSatisfaction } from '../followup/case.acts.ts'
import { draftLetter, recordSuperiorReply, sendLetter } from '../followup/escalation.acts.ts'
import { extendCase } from '../followup/extension.acts.ts'
import { isOwed } from '../followup/state.ts'
import { caseFacts } from '../followup/store.ts'
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { type Actor, CITIZEN } from '../ledger/ledger.ts'
import { findQuestion } from '../petition/store.ts'
import { type Beat, personWith, type Told } from './play.ts'
import { seatBeats } from './seat.beats.ts'
import type { Story } from './story.form.ts'

const SUPERIOR_TAKES = 9
const INSISTED = 'Thời hạn thực hiện đã nêu trong thông báo kết luận.'

export function afterBeats(told: Told): readonly Beat[] {
  if (told.story.stage !== 'followup') return []
  return [
    ...told.story.superior_letters.flatMap((letter) => letterBeats(told, letter)),
    ...told.story.replies.flatMap((reply, at) => replyBeats(told, reply, at)),
    ...told.story.orders.flatMap((order, at) => replyBeats(told, replyFromOrder(order, at), at)),
    ...told.story.extensions.map((extension) => extensionBeat(told, extension)),
  ]
}

/** What the conclusion said is what the unit writes to the people; every fourth unit is still silent. */
function replyFromOrder(order: Story['orders'][number], at: number): Story['replies'][number] {
  return {
    covers: order.covers,
    unit: order.unit,
    text: order.viewpoint,
    legal_basis: null,
    state: at % 4 === 0 ? 'draft' : at % 4 === 1 ? 'issued' : 'delivered',
    days_after: 8 + (at % 4),
  }
}

async function heads(
  trx: Trx,
  by: Actor,
  told: Told,
  covers: readonly (readonly [string, number])[],
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const [ref, at] of covers) {
    const id = told.questions.get(ref)?.[at]
    const row = id ? await findQuestion(trx, by.commune, id) : undefined
    if (row) found.add(row.duplicate_of ?? row.id)
  }
  return [...found]
}

/** Those that are still owed something in writing. */
async function owedHeads(
  trx: Trx,
  by: Actor,
  told: Told,
  covers: Story['replies'][number]['covers'],
): Promise<readonly string[]> {
  const facts = await caseFacts(trx, by.commune, told.conference)
  return (await heads(trx, by, told, covers)).filter((question) => {
    const known = facts.get(question)
    return known !== undefined && isOwed(known)
  })
}

function letterBeats(told: Told, letter: Story['superior_letters'][number]): readonly Beat[] {
  const office = personWith(told.story, 'office', 'party_office')
  const day = told.date.add({ days: letter.days_after })
  let sent = ''
  const send: Beat = {
    day,
    by: office,
    play: async (trx, by) => {
      const questions = await heads(trx, by, told, letter.covers)
      const asked = await Promise.all(questions.map((id) => findQuestion(trx, by.commune, id)))
      const request = asked.map((row) => row?.text).join('; ')
      sent = must(await draftLetter(trx, by, { questions, body: letter.to, request, replyBy: null })).id
      must(await sendLetter(trx, by, { escalation: sent, issuedOn: by.today.toString(), number: null }))
    },
  }
  const { answer } = letter
  if (told.seat && letter.seat)
    return [send, ...seatBeats(told.seat, letter, { day, takes: SUPERIOR_TAKES, letter: () => sent })]
  if (answer === null) return [send]
  return [
    send,
    {
      day: day.add({ days: SUPERIOR_TAKES }),
      by: office,
      play: async (trx, by) => {
        must(
          await recordSuperiorReply(trx, by, {
            escalation: sent,
            text: answer,
            reference: null,
            onDate: by.today.toString(),
            answerBy: null,
          }),
        )
      },
    },
  ]
}

function replyBeats(told: Told, reply: Story['replies'][number], at: number): readonly Beat[] {
  const { story } = told
  const drafter =
    story.people.find(
      (person) =>
        person.unit === reply.unit &&
        person.roles.some((role) => role === 'unit' || role === 'police' || role === 'finance'),
    )?.id ?? personWith(story, 'office')
  const chair = story.conference.chairs[0] ?? personWith(story, 'chair')
  const day = told.date.add({ days: reply.days_after })
  let answer = ''
  const current = async (trx: Trx, by: Actor) => (await findAnswer(trx, by.commune, answer))?.version ?? 1
  const beats: Beat[] = [
    {
      day: day.subtract({ days: 1 }),
      by: drafter,
      play: async (trx, by) => {
        const questions = await owedHeads(trx, by, told, reply.covers)
        if (questions.length === 0) return
        const drafted = await draftAnswer(trx, by, {
          parts: questions.map((question) => ({ question, text: reply.text })),
          legalBasis: reply.legal_basis,
          unit: reply.unit,
        })
        // Another draft holds one of the questions already: one matter has one answer.
        if (!drafted.ok) return
        answer = drafted.value.id
        if (reply.state !== 'draft')
          must(await submitAnswer(trx, by, { answer, version: await current(trx, by), comment: null }))
      },
    },
  ]
  if (reply.state === 'draft') return beats
  beats.push({
    day,
    by: chair,
    play: async (trx, by) => {
      if (answer === '') return
      const read = { answer, version: await current(trx, by) }
      const approved = await approveAnswer(trx, by, { ...read, comment: null, insists: false })
      // What is held back for want of a date is approved by insisting, with the reason on record.
      if (!approved.ok) must(await approveAnswer(trx, by, { ...read, comment: INSISTED, insists: true }))
    },
  })
  if (reply.state === 'approved') return beats
  const office = personWith(story, 'office', 'party_office')
  beats.push({
    day,
    by: office,
    play: async (trx, by) => {
      if (answer === '') return
      must(await issueAnswer(trx, by, { answer, issuedOn: by.today.toString(), number: null }))
    },
  })
  if (reply.state === 'issued') return beats
  beats.push({
    day: day.add({ days: 1 }),
    by: office,
    play: async (trx, by) => {
      if (answer === '') return
      must(
        await deliverAnswer(trx, by, {
          answer,
          how: 'truong_thon',
          toWhom: reply.delivered_by ?? 'Người có ý kiến',
          onDate: by.today.toString(),
        }),
      )
    },
  })
  beats.push({ day: day.add({ days: 3 }), by: CITIZEN, play: (trx, by) => judge(trx, by, told, reply, at) })
  return beats
}

/** Most are content; every fourth says why not. */
async function judge(
  trx: Trx,
  by: Actor,
  told: Told,
  reply: Story['replies'][number],
  at: number,
): Promise<void> {
  const [question] = await heads(trx, by, told, reply.covers)
  const known = question ? (await caseFacts(trx, by.commune, told.conference)).get(question) : undefined
  if (!question || !known || known.answered.length === 0) return
  const satisfied = at % 4 !== 3
  must(
    await recordSatisfaction(trx, by, {
      question,
      satisfied,
      reason: satisfied ? null : 'Trả lời chưa nói rõ bao giờ làm xong.',
    }),
  )
}

function extensionBeat(told: Told, extension: Story['extensions'][number]): Beat {
  return {
    day: told.date.add({ days: 8 }),
    by: personWith(told.story, 'office', 'party_office'),
    play: async (trx, by) => {
      for (const question of await owedHeads(trx, by, told, extension.covers))
        must(
          await extendCase(trx, by, {
            question,
            reason: extension.reason,
            newDue: told.date.add({ days: extension.new_days_after }).toString(),
            issuedOn: by.today.toString(),
            number: null,
          }),
        )
    },
  }
}
