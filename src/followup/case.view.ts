// What the case page shows, read in one place: the question, its facts in words, its record, names of people.
import { calendarOf } from '../calendar/changes.store.ts'
import { countedWords } from '../calendar/office-hours.ts'
import { countedAt } from '../conference/counted.store.ts'
import { findConference } from '../conference/store.ts'
import { listUnits, listVillages, peopleNames, type Unit } from '../office/store.ts'
import { readableBy, type Viewer, visibleTo } from '../petition/scope.ts'
import { duplicatesOf, findQuestion, type QuestionRow } from '../petition/store.ts'
import { findSubmission, type Submission } from '../petition/submission.store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import type { Acceptance } from './acceptance/rules.ts'
import { acceptancesOf } from './acceptance/store.ts'
import { type Answer, answersOf } from './answer.store.ts'
import type { ExtensionRoom } from './due.ts'
import { type Escalation, findEscalation } from './escalation.store.ts'
import { roomOf } from './extension.acts.ts'
import { type JointView, jointView } from './joint/view.ts'
import { type WorkRow, workItem } from './list.ts'
import { type CaseFacts, distanceWords, factsOf } from './state.ts'
import { findCase, type Handle, questionFacts, type Record, recordOf } from './store.ts'
import { type Moved, movedTo } from './succession/store.ts'
import type { FollowupCaseRow } from './tables.ts'

export interface CaseView {
  readonly question: QuestionRow
  /** What the person sent with the words. */
  readonly files: Submission['files']
  /** Where the clock starts later than the question was received: both times. */
  readonly counted: string | undefined
  /** After a merger: who goes on with it. */
  readonly moved: Moved | undefined
  readonly facts: CaseFacts
  /** Whoever reads it answers it, or follows it for the commune; a unit that only helps does neither. */
  readonly leads: boolean
  readonly joints: JointView
  /** Each time a unit was asked whether it takes the question, or said so. */
  readonly acceptances: readonly Acceptance[]
  readonly workingUnits: readonly Unit[]
  readonly row: WorkRow
  readonly case: FollowupCaseRow | undefined
  readonly record: Record
  readonly answers: readonly Answer[]
  readonly escalations: readonly Escalation[]
  readonly duplicates: readonly QuestionRow[]
  /** This person follows it on the supervision's page. */
  readonly followed: boolean
  readonly conference: { readonly id: string; readonly title: string }
  readonly regulation: Regulation
  readonly room: ExtensionRoom
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
  readonly villages: ReadonlyMap<string, string>
}

/** Undefined when there is no such question, or it is not for this person's eyes: both are "not found". */
export async function caseView(
  read: Handle,
  commune: string,
  id: string,
  who: Viewer,
  today: Temporal.PlainDate,
): Promise<CaseView | undefined> {
  const question = await findQuestion(read, commune, id, readableBy(who))
  const conference = question && (await findConference(read, commune, question.conference_id))
  if (!question || !conference) return undefined
  const all = await questionFacts(read, commune, id)
  const facts = factsOf(all, id)
  if (!facts) return undefined
  const allUnits = await listUnits(read, commune)
  const units = new Map(allUnits.map((unit) => [unit.id, unit.name]))
  const villages = new Map((await listVillages(read, commune)).map((village) => [village.id, village.name]))
  const calendar = await calendarOf(read, commune)
  const item = workItem(facts, today, calendar)
  const escalations: Escalation[] = []
  for (const one of facts.escalations) {
    const letter = await findEscalation(read, commune, one.id)
    if (letter) escalations.push(letter)
  }
  const counted = await countedAt(read, commune, question.conference_id, question.received_at)
  return {
    question,
    files: (await findSubmission(read, commune, question.submission_id, readableBy(who)))?.files ?? [],
    counted: counted && countedWords(counted, 'Nhận'),
    moved: await movedTo(read, commune, facts.question),
    facts,
    leads: (await findQuestion(read, commune, id, visibleTo(who))) !== undefined,
    acceptances: await acceptancesOf(read, commune, facts.question),
    joints: await jointView(read, commune, facts, today),
    workingUnits: allUnits.filter((unit) => unit.dissolved === null),
    row: {
      ...item,
      text: question.text,
      code: question.code,
      village: question.village_id ? villages.get(question.village_id) : undefined,
      unitName: facts.unit ? units.get(facts.unit) : undefined,
      distance:
        item.deadline === null
          ? undefined
          : distanceWords(Temporal.PlainDate.from(item.deadline), today, calendar),
    },
    case: await findCase(read, commune, facts.question),
    record: await recordOf(read, commune, facts.question),
    answers: await answersOf(read, commune, facts.question),
    escalations,
    duplicates: await duplicatesOf(read, commune, facts.question),
    followed: await follows(read, commune, who.person, question.id),
    conference: { id: conference.id, title: conference.title },
    regulation: await regulationOf(read, commune, conference.regulation_version_id),
    room: await roomOf(read, commune, facts),
    people: await peopleNames(read, commune),
    units,
    villages,
  }
}

async function follows(read: Handle, commune: string, person: string, question: string): Promise<boolean> {
  const row = await read
    .selectFrom('case_follow')
    .select('question_id')
    .where('commune_id', '=', commune)
    .where('person_id', '=', person)
    .where('question_id', '=', question)
    .executeTakeFirst()
  return row !== undefined
}
