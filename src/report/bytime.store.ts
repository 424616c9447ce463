// The matters of a conference as they stood at the end of a day, worked out from the times at which things were done. What
// was overwritten since (another classification, a link taken back) is not seen: days that are over are read from what was
// written down when they ended (day.store.ts).
import type { CaseFacts } from '../followup/state.ts'
import { factsOf } from '../followup/state.ts'
import { caseFacts } from '../followup/store.ts'
import { ZONE } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { allQuestions, type QuestionRow } from '../petition/store.ts'
import { endOfDay, factsAsOf, type History, type Times } from './asof.ts'
import type { Counted } from './figures.ts'

export type Handle = Read | Trx

/** A matter with the words of the list it stands in. */
export interface Matter extends Counted {
  readonly row: QuestionRow
}

/** Every question entered by the end of the day, oldest first, as it then stood. Never a restricted matter. */
export async function mattersByTime(
  read: Handle,
  commune: string,
  conference: string,
  day: Temporal.PlainDate,
): Promise<readonly Matter[]> {
  const end = endOfDay(day, ZONE)
  const rows = (await allQuestions(read, commune, { conference, dir: 'asc' })).filter(
    (row) => row.created_at < end,
  )
  const histories = await historiesOf(read, commune, conference)
  const facts = new Map<string, CaseFacts>()
  for (const [id, now] of await caseFacts(read, commune, conference)) {
    const history = histories(id)
    facts.set(id, factsAsOf(now, history, day.toString(), end))
  }
  return rows.flatMap((row) => {
    const own = facts.get(row.id)
    const speaking = factsOf(facts, row.id)
    if (!own || !speaking) return []
    const classified = row.classified_at !== null && row.classified_at < end
    const repeated = histories(row.id).repeated
    return {
      id: row.id,
      submission: row.submission_id,
      channel: row.channel,
      level: row.level,
      village: row.village_id,
      fields: classified ? row.fields : [],
      kind: classified ? row.kind : null,
      competence: classified ? row.competence : null,
      duplicate: own.head !== null,
      times: repeated !== null && repeated < end ? row.times : 1,
      // Whether a person was satisfied is each one's own, also where the answer is shared.
      facts: { ...speaking, satisfied: own.satisfied },
      row,
    }
  })
}

type Dated = History & { readonly repeated: string | null }

/** When each thing was done to each question of the conference. */
async function historiesOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<(question: string) => Dated> {
  const ids = () =>
    read
      .selectFrom('question')
      .select('id')
      .where('commune_id', '=', commune)
      .where('conference_id', '=', conference)
  const timed = async (
    table: 'disposition' | 'case_reopening' | 'case_extension' | 'promise' | 'satisfaction',
  ) =>
    grouped(
      await read
        .selectFrom(table)
        .select(['question_id', 'seq', 'at'])
        .where('commune_id', '=', commune)
        .where('question_id', 'in', ids())
        .execute(),
    )
  const dispositions = await timed('disposition')
  const reopenings = await timed('case_reopening')
  const extensions = await timed('case_extension')
  const promises = await timed('promise')
  const satisfactions = await timed('satisfaction')
  const progress = grouped(
    await read
      .selectFrom('case_progress')
      .select(['question_id', 'at'])
      .where('commune_id', '=', commune)
      .where('question_id', 'in', ids())
      .execute(),
  )
  const drafts = grouped(
    await read
      .selectFrom('answer_part as p')
      .innerJoin('answer as a', (join) =>
        join.onRef('a.commune_id', '=', 'p.commune_id').onRef('a.id', '=', 'p.answer_id'),
      )
      .select(['p.question_id', 'a.at'])
      .where('p.commune_id', '=', commune)
      .where('p.question_id', 'in', ids())
      .execute(),
  )
  const cases = grouped(
    await read
      .selectFrom('followup_case')
      .select(['question_id', 'opened_at as at'])
      .where('commune_id', '=', commune)
      .where('conference_id', '=', conference)
      .execute(),
  )
  const assignments = grouped(
    await read
      .selectFrom('assignment')
      .select(['question_id', 'unit_id as unit', 'at'])
      .where('commune_id', '=', commune)
      .where('question_id', 'in', ids())
      .orderBy('seq')
      .execute(),
  )
  const links = grouped(
    await read
      .selectFrom('question_link')
      .select(['question_id', 'kind', 'at'])
      .where('commune_id', '=', commune)
      .where('question_id', 'in', ids())
      .execute(),
  )
  const splits = grouped(
    await read
      .selectFrom('split_off')
      .select(['question_id', 'at'])
      .where('commune_id', '=', commune)
      .where('question_id', 'in', ids())
      .execute(),
  )
  return (question) => ({
    dispositions: times(dispositions.get(question)),
    reopenings: times(reopenings.get(question)),
    extensions: times(extensions.get(question)),
    promises: times(promises.get(question)),
    satisfactions: times(satisfactions.get(question)),
    work: [...(progress.get(question) ?? []), ...(drafts.get(question) ?? [])].map((row) => row.at),
    opened: cases.get(question)?.[0]?.at ?? null,
    assignments: assignments.get(question) ?? [],
    joined: links.get(question)?.find((row) => row.kind === 'trung')?.at ?? null,
    repeated: links.get(question)?.find((row) => row.kind === 'nhac_lai')?.at ?? null,
    splitOff: splits.get(question)?.[0]?.at ?? null,
  })
}

function grouped<Row extends { readonly question_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, (row) => row.question_id)
}

function times(rows: readonly { readonly seq: number; readonly at: string }[] | undefined): Times {
  return new Map((rows ?? []).map((row) => [row.seq, row.at]))
}
