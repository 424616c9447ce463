// Queries of the public pages: conferences announced to the people, and the view of their opinions that is public.
import { intakeOpen, type StageFacts } from '../conference/conference.ts'
import { type Conference, findConference, listConferences } from '../conference/store.ts'
import { type CaseFacts, factsOf, roundOf } from '../followup/state.ts'
import { caseFacts, dispositionsOf } from '../followup/store.ts'
import type { Db, Read, Trx } from '../kit/db/db.ts'
import { whileUnchanged } from '../kit/db/unchanged.ts'
import { ledgerVersion } from '../ledger/ledger.ts'
import { listPeople, listUnits, listVillages } from '../office/store.ts'
import { papersOf } from '../paper/store.ts'
import type { PaperRow } from '../paper/tables.ts'
import { namesBeside } from '../petition/people/people.store.ts'
import { type Accepted, acceptedTexts, privacySetting } from '../petition/privacy/public-text.store.ts'
import type { KnownNames } from '../petition/redact-proposals.ts'
import { allQuestions, type QuestionRow } from '../petition/store.ts'
import { listNotes } from '../supervision/note.store.ts'
import {
  isOpinion,
  isPublicPaper,
  NOTHING_SAID,
  type PublicMatter,
  publicMatter,
  redactor,
  type Spoken,
  type Surroundings,
} from './published.ts'
import { goesOut, reviewPart } from './review/review.ts'

type Handle = Read | Trx

/** A conference the people have been told of; before that it does not exist for them. */
export async function announcedConference(
  read: Handle,
  commune: string,
  id: string,
): Promise<Conference | undefined> {
  const conference = await findConference(read, commune, id)
  return conference?.announcement ? conference : undefined
}

export function stageFacts(conference: Conference): StageFacts {
  return {
    date: conference.date,
    endDate: conference.end_date,
    intakeFrom: conference.intake_from,
    intakeTo: conference.intake_to,
    announced: conference.announcement !== null,
    cancelled: conference.cancellation !== null,
    closed: conference.closure !== null,
  }
}

export function takesOpinions(conference: Conference, today: Temporal.PlainDate): boolean {
  return conference.announcement !== null && intakeOpen(stageFacts(conference), today)
}

/** People register until the last session is over. */
export function takesRegistrations(conference: Conference, today: Temporal.PlainDate): boolean {
  if (!conference.announcement || conference.cancellation || conference.closure) return false
  return conference.end_date !== null && today.toString() <= conference.end_date
}

export interface NextConference {
  readonly commune: string
  readonly id: string
  readonly title: string
  readonly date: string
}

/** The next announced conference of every commune, by commune. */
export async function nextConferences(
  read: Handle,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, NextConference>> {
  const rows = await read
    .selectFrom('conference as c')
    .innerJoin('conference_announcement as a', (join) =>
      join.onRef('a.commune_id', '=', 'c.commune_id').onRef('a.conference_id', '=', 'c.id'),
    )
    .innerJoin('conference_session as s', (join) =>
      join.onRef('s.commune_id', '=', 'c.commune_id').onRef('s.conference_id', '=', 'c.id'),
    )
    .leftJoin('conference_cancellation as x', (join) =>
      join.onRef('x.commune_id', '=', 'c.commune_id').onRef('x.conference_id', '=', 'c.id'),
    )
    .select(['c.commune_id as commune', 'c.id', 'c.title', 's.date'])
    .where('x.at', 'is', null)
    .where('s.date', '>=', today.toString())
    .orderBy('s.date', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.commune, row]))
}

/** Papers of public kinds in force: what was replaced is not listed. */
export async function publicPapers(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly PaperRow[]> {
  const papers = await papersOf(read, commune, conference)
  const replaced = new Set(papers.map((paper) => paper.replaces))
  return papers.filter((paper) => isPublicPaper(paper.kind) && !replaced.has(paper.id))
}

/** All that the public page of one announced conference is made of. */
export interface PublishedView {
  readonly conference: Conference
  /** Names of villages by id. */
  readonly villages: ReadonlyMap<string, string>
  readonly papers: readonly PaperRow[]
  readonly matters: readonly PublicMatter[]
  readonly frontNotes: readonly PublicNote[]
}

/** What the Front lets everyone read; withdrawn: when and why, without the words. */
export interface PublicNote {
  readonly id: string
  readonly at: string
  readonly text: string | null
  readonly withdrawn: { readonly at: string; readonly reason: string } | null
}

/** How many conferences' views are kept in memory at most. */
const KEEP = 40

export type PublishedViews = (
  db: Db,
  commune: string,
  conference: string,
) => Promise<PublishedView | undefined>

/** Views of announced conferences, each read once for every state of the commune's ledger. */
export function publishedViews(): PublishedViews {
  const kept = new Map<string, { readonly version: string; readonly view: PublishedView }>()
  return async (db, commune, conference) => {
    const key = `${commune}\n${conference}`
    const version = await whileUnchanged(db, `ledger ${commune}`, () => ledgerVersion(db.read, commune))
    const found = kept.get(key)
    kept.delete(key)
    const view = found?.version === version ? found.view : await readView(db.read, commune, conference)
    if (!view) return undefined
    kept.set(key, { version, view })
    const oldest = kept.keys().next().value
    if (kept.size > KEEP && oldest !== undefined) kept.delete(oldest)
    return view
  }
}

async function readView(read: Read, commune: string, id: string): Promise<PublishedView | undefined> {
  const conference = await announcedConference(read, commune, id)
  if (!conference) return undefined
  const villages = await listVillages(read, commune)
  return {
    conference,
    villages: new Map(villages.map((village) => [village.id, village.name])),
    papers: await publicPapers(read, commune, id),
    matters: await computeMatters(read, commune, id),
    frontNotes: await notesFor(read, commune, id),
  }
}

/** The names of those who sent opinions are hidden here too. */
async function notesFor(read: Handle, commune: string, conference: string): Promise<readonly PublicNote[]> {
  const notes = await listNotes(read, commune, conference)
  if (notes.length === 0) return []
  const hide = redactor(await citizensOf(read, commune, conference))
  return notes.map(({ id, at, text, withdrawal }) => ({
    id,
    at,
    text: withdrawal ? null : hide(text),
    withdrawn: withdrawal && { at: withdrawal.at, reason: hide(withdrawal.reason) },
  }))
}

/** Newest first. Of restricted matters only the names are read, to hide them should they stand in another text. */
async function computeMatters(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly PublicMatter[]> {
  const { rows, known, accepted, concluded, reviewFirst } = await publishable(read, commune, conference)
  const [units, villages] = await Promise.all([listUnits(read, commune), listVillages(read, commune)])
  const around: Surroundings = {
    units: new Map(units.map((unit) => [unit.id, unit.name])),
    villages: new Map(villages.map((village) => [village.id, village.name])),
    shown: (question, part, source) =>
      goesOut(reviewPart(part, source, question, known, accepted), reviewFirst),
    hideCitizens: redactor(known.citizens),
    concluded,
  }
  return rows.flatMap(({ question, duplicates, facts, spoken }) => {
    const matter = publicMatter(question, duplicates, facts, spoken, around)
    return matter ? [matter] : []
  })
}

/** What may go out of a conference, with what is known about names in it: for everyone's page, and for who reviews it. */
export interface Publishable {
  readonly rows: readonly {
    readonly question: QuestionRow
    readonly duplicates: number
    readonly facts: CaseFacts
    readonly spoken: Spoken
  }[]
  readonly known: KnownNames
  readonly accepted: Accepted
  readonly concluded: boolean
  /** Nothing goes out before somebody accepted it. */
  readonly reviewFirst: boolean
}

export async function publishable(read: Handle, commune: string, conference: string): Promise<Publishable> {
  const [questions, facts, spoken, citizens, officials, papers, accepted, setting] = await Promise.all([
    allQuestions(read, commune, { conference }),
    caseFacts(read, commune, conference),
    spokenIn(read, commune, conference),
    citizensOf(read, commune, conference),
    listPeople(read, commune),
    papersOf(read, commune, conference),
    acceptedTexts(read, commune),
    privacySetting(read, commune),
  ])
  const duplicates = new Map<string, number>()
  for (const { duplicate_of: head } of questions)
    if (head !== null) duplicates.set(head, (duplicates.get(head) ?? 0) + 1)
  return {
    rows: questions
      .filter((question) => question.duplicate_of === null && isOpinion(question))
      .map((question) => {
        const own = factsOf(facts, question.id) as CaseFacts
        return {
          question,
          duplicates: duplicates.get(question.id) ?? 0,
          facts: own,
          spoken: said(own, spoken, question.id),
        }
      }),
    known: { citizens, officials: officials.map((official) => official.name) },
    accepted,
    concluded: papers.some((paper) => paper.kind === 'thong_bao_ket_luan'),
    reviewFirst: setting?.review_first === 1,
  }
}

/** Names of citizens that may stand in texts of a conference. */
export async function citizensOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly string[]> {
  const of = (table: 'submission' | 'registration' | 'restricted_matter') =>
    read
      .selectFrom(table as 'submission')
      .select('name')
      .where('commune_id', '=', commune)
      .where('conference_id', '=', conference)
      .execute()
  const rows = [
    ...(await of('submission')),
    ...(await of('registration')),
    ...(await of('restricted_matter')),
  ]
  const beside = await namesBeside(read, commune, conference)
  return [...rows.flatMap((row) => (row.name === null ? [] : [row.name])), ...beside]
}

export interface SpokenRows {
  readonly written: readonly {
    question_id: string
    of_question: string | null
    answer_id: string
    round: number
    on_date: string
  }[]
  readonly parts: ReadonlyMap<string, string>
  readonly hall: Awaited<ReturnType<typeof dispositionsOf>>
  readonly guidance: ReadonlyMap<string, { text: string; to_body: string | null; round: number }>
  readonly done: ReadonlyMap<string, string>
}

/** All that was said about the questions of a conference. Only issued answers are reached, through their issue. */
export async function spokenIn(read: Handle, commune: string, conference: string): Promise<SpokenRows> {
  const written = await read
    .selectFrom('question_answer as qa')
    .innerJoin('answer as a', (join) =>
      join.onRef('a.commune_id', '=', 'qa.commune_id').onRef('a.id', '=', 'qa.answer_id'),
    )
    .select(['qa.question_id', 'qa.of_question', 'qa.answer_id', 'qa.round', 'qa.on_date'])
    .where('qa.commune_id', '=', commune)
    .where('a.conference_id', '=', conference)
    .orderBy('qa.on_date')
    .orderBy('qa.answer_id')
    .execute()
  const parts = await read
    .selectFrom('answer_part as p')
    .innerJoin('answer as a', (join) =>
      join.onRef('a.commune_id', '=', 'p.commune_id').onRef('a.id', '=', 'p.answer_id'),
    )
    .select(['p.answer_id', 'p.question_id', 'p.text'])
    .where('p.commune_id', '=', commune)
    .where('a.conference_id', '=', conference)
    .execute()
  const guidance = await read
    .selectFrom('guidance as g')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'g.commune_id').onRef('q.id', '=', 'g.question_id'),
    )
    .select(['g.question_id', 'g.text', 'g.to_body', 'g.round'])
    .where('g.commune_id', '=', commune)
    .where('q.conference_id', '=', conference)
    .orderBy('g.seq')
    .execute()
  const done = await read
    .selectFrom('completion as c')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'c.commune_id').onRef('q.id', '=', 'c.question_id'),
    )
    .select(['c.question_id', 'c.on_date'])
    .where('c.commune_id', '=', commune)
    .where('q.conference_id', '=', conference)
    .orderBy('c.seq')
    .execute()
  return {
    written,
    parts: new Map(parts.map((part) => [`${part.answer_id} ${part.question_id}`, part.text])),
    hall: await dispositionsOf(read, commune, conference),
    guidance: new Map(guidance.map((row) => [row.question_id, row])),
    done: new Map(done.map((row) => [row.question_id, row.on_date])),
  }
}

/** What was said about one question: its own, or its group's. */
export function said(facts: CaseFacts, rows: SpokenRows, question: string): Spoken {
  const round = roundOf(facts)
  const written = rows.written
    .filter((row) => row.question_id === question || row.question_id === facts.question)
    .flatMap((row) => {
      const text = rows.parts.get(`${row.answer_id} ${row.of_question ?? row.question_id}`)
      return text === undefined ? [] : [{ text, round: row.round, on: row.on_date }]
    })
  const hall = rows.hall
    .get(facts.question)
    ?.filter((row) => row.round === round)
    .at(-1)
  const guided = rows.guidance.get(facts.question)
  const guidance = guided?.round === round ? guided : undefined
  return {
    ...NOTHING_SAID,
    written,
    hall: hall ?? null,
    guidance: guidance ? { text: guidance.text, body: guidance.to_body, round } : null,
    doneOn: facts.completed.some((row) => row.round === round)
      ? (rows.done.get(facts.question) ?? null)
      : null,
  }
}

/** The conference that takes opinions now, the nearest first: where "send an opinion" leads. */
export async function currentSendTo(
  read: Handle,
  commune: string,
  today: Temporal.PlainDate,
): Promise<string | undefined> {
  const open = (await listConferences(read, commune)).filter(
    (one) =>
      one.announced &&
      intakeOpen(
        {
          date: one.date,
          endDate: one.end_date,
          intakeFrom: one.intake_from,
          intakeTo: one.intake_to,
          announced: one.announced,
          cancelled: one.cancelled,
          closed: one.closed,
        },
        today,
      ),
  )
  return open.sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1))[0]?.id
}
