// What the holder of a receipt code sees. The code is the only key; no name, number or address is ever read out.
import { countedAt } from '../conference/counted.store.ts'
import { mayAskAgain } from '../followup/again.ts'
import {
  type CaseFacts,
  deadlineOf,
  factsOf,
  isOwed,
  nextOf,
  requestState,
  roundOf,
  wasMistaken,
} from '../followup/state.ts'
import { questionFacts } from '../followup/store.ts'
import { type Moved, movedTo } from '../followup/succession/store.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { listUnits } from '../office/store.ts'
import { findQuestion, type QuestionRow, questionsOf } from '../petition/store.ts'
import type { RequestState } from '../regulation/codes.ts'
import { isOpinion, redactor, type Said, saidOf, wasExtended } from './published.ts'
import { announcedConference, citizensOf, said, spokenIn } from './store.ts'

type Handle = Read | Trx

/**
 * One matter of a submission. Whatever an official has not yet called an opinion of the dialogue shows the same
 * neutral words as a restricted denunciation: from outside the two cannot be told apart.
 */
export type Part =
  | { readonly way: 'neutral' }
  /** The commune was merged: another goes on with it, under its own code. */
  | { readonly way: 'moved'; readonly text: string; readonly to: Moved }
  /** Guided to its own law. */
  | { readonly way: 'split'; readonly guidance: string }
  | OpenPart

export interface OpenPart {
  readonly way: 'open'
  readonly question: string
  readonly text: string
  readonly state: RequestState
  readonly unit: string | null
  readonly assigned: boolean
  readonly due: string | null
  readonly extended: boolean
  readonly said: Said | null
  readonly promise: { readonly text: string; readonly due: string | null } | null
  readonly doneOn: string | null
  /** What the person said of the answer in this round. */
  readonly satisfied: boolean | null
  readonly mayRate: boolean
  /** Not content: may have the case taken up again. */
  readonly mayAskAgain: boolean
  /** Taken up again and not yet answered anew. */
  readonly again: boolean
  /** The answer that was given belonged to another matter. */
  readonly takenBack: boolean
}

export interface Found {
  readonly code: string
  readonly receivedAt: string
  /** ISO: the working day it counts from, where it came after office hours or on a day off. */
  readonly countedFrom: string | null
  /** Only one that was announced is named. */
  readonly conference: { readonly id: string; readonly title: string } | null
  readonly registration: { readonly speaks: boolean } | null
  readonly parts: readonly Part[]
}

/** The commune a code was given in: the code is unique in the installation and is itself the key. */
export async function communeOfCode(read: Read, code: string): Promise<string | undefined> {
  const row = await read
    .selectFrom('submission')
    .select('commune_id')
    .where('code', '=', code)
    .unionAll(read.selectFrom('restricted_matter').select('commune_id').where('code', '=', code))
    .unionAll(read.selectFrom('registration').select('commune_id').where('code', '=', code))
    .executeTakeFirst()
  return row?.commune_id
}

export async function findByCode(
  read: Handle,
  commune: string,
  code: string,
  today: Temporal.PlainDate,
): Promise<Found | undefined> {
  const submission = await read
    .selectFrom('submission')
    .select(['id', 'conference_id', 'received_at'])
    .where('commune_id', '=', commune)
    .where('code', '=', code)
    .executeTakeFirst()
  const restricted = await read
    .selectFrom('restricted_matter')
    .select(['conference_id', 'received_at'])
    .where('commune_id', '=', commune)
    .where('code', '=', code)
    .execute()
  const registration = await read
    .selectFrom('registration')
    .select(['conference_id', 'at', 'speaks'])
    .where('commune_id', '=', commune)
    .where((eb) =>
      submission
        ? eb.or([eb('code', '=', code), eb('submission_id', '=', submission.id)])
        : eb('code', '=', code),
    )
    .executeTakeFirst()
  const conference = submission?.conference_id ?? restricted[0]?.conference_id ?? registration?.conference_id
  const receivedAt = submission?.received_at ?? restricted[0]?.received_at ?? registration?.at
  if (conference === undefined || receivedAt === undefined) return undefined
  const announced = await announcedConference(read, commune, conference)
  const counted = await countedAt(read, commune, conference, receivedAt)
  return {
    code,
    receivedAt,
    countedFrom: counted?.because === undefined ? null : counted.date.toString(),
    conference: announced ? { id: announced.id, title: announced.title } : null,
    registration: registration ? { speaks: registration.speaks === 1 } : null,
    // Where other matters of the same sender remain, one more here than in the office's pages, which tell who sent
    // them, would say that the sender denounced somebody.
    parts: submission
      ? await partsOf(read, commune, conference, submission.id, today)
      : restricted.map(() => ({ way: 'neutral' }) as const),
  }
}

/** A duplicate was sorted with the head of its group. */
async function headOf(read: Handle, commune: string, question: QuestionRow): Promise<QuestionRow> {
  if (question.duplicate_of === null) return question
  return (await findQuestion(read, commune, question.duplicate_of)) ?? question
}

async function partsOf(
  read: Handle,
  commune: string,
  conference: string,
  submission: string,
  today: Temporal.PlainDate,
): Promise<readonly Part[]> {
  const questions = await questionsOf(read, commune, submission)
  const [spoken, units, citizens] = await Promise.all([
    spokenIn(read, commune, conference),
    listUnits(read, commune),
    citizensOf(read, commune, conference),
  ])
  const hide = redactor(citizens)
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]))
  const parts: Part[] = []
  for (const question of questions) {
    const all = await questionFacts(read, commune, question.id)
    const facts = factsOf(all, question.id)
    const moved = await movedOpinion(read, commune, question.duplicate_of ?? question.id)
    if (moved) parts.push({ way: 'moved', text: hide(question.text), to: moved })
    else if (question.split_kind !== null && question.guidance !== null)
      parts.push({ way: 'split', guidance: question.guidance })
    else if (!facts || !isOpinion(await headOf(read, commune, question))) parts.push({ way: 'neutral' })
    else {
      const told = saidOf(facts, said(facts, spoken, question.id), true)
      parts.push({
        ...openPart(question, facts, all.get(question.id) ?? facts, told, unitNames, hide),
        // One of several who asked the same cannot take the common answer from the others.
        mayAskAgain: facts.question === question.id && mayAskAgain(facts, today),
      })
    }
  }
  return parts
}

/** Whoever goes on with it calls it an opinion; before that it looks as any other that nobody has read yet. */
async function movedOpinion(read: Handle, commune: string, question: string): Promise<Moved | undefined> {
  const moved = await movedTo(read, commune, question)
  const there = moved && (await findQuestion(read, moved.commune, moved.question))
  return there && isOpinion(there) ? moved : undefined
}

function openPart(
  question: QuestionRow,
  facts: CaseFacts,
  own: CaseFacts,
  told: Said | null,
  units: ReadonlyMap<string, string>,
  hide: (text: string) => string,
): Omit<OpenPart, 'mayAskAgain'> {
  const rated = own.satisfied.filter((row) => row.round === roundOf(facts)).at(-1)
  const promise = facts.promises.filter((row) => row.round === roundOf(facts)).at(-1)
  const open = nextOf(facts) === 'dispose' || isOwed(facts)
  return {
    way: 'open',
    question: question.id,
    text: hide(question.text),
    state: requestState(facts),
    unit: facts.unit === null ? null : (units.get(facts.unit) ?? null),
    assigned: facts.unit !== null,
    due: deadlineOf(facts),
    extended: wasExtended(facts),
    said: told && { ...told, text: told.text === null ? null : hide(told.text) },
    promise: promise ? { text: hide(promise.text), due: promise.due } : null,
    doneOn: facts.completed.filter((row) => row.round === roundOf(facts)).at(-1)?.onDate ?? null,
    satisfied: rated?.satisfied ?? null,
    mayRate: told !== null && !open,
    again: roundOf(facts) > 0 && open,
    takenBack: open && wasMistaken(facts, roundOf(facts) - 1),
  }
}
