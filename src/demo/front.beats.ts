// What the Front does as supervisor: visits planned and carried out, findings with their answers, what it lets everyone read.
import { must } from '../kit/result.ts'
import { answerFinding, makeFinding } from '../supervision/acts.ts'
import { publishNote } from '../supervision/note.acts.ts'
import { planVisit, recordVisit } from '../supervision/visit.acts.ts'
import { type Beat, personWith, type Told } from './play.ts'
import type { Story } from './story.form.ts'

export function frontBeats(told: Told): readonly Beat[] {
  const { story } = told
  const visits: string[] = []
  return [
    ...story.visits.flatMap((visit, at) =>
      visitBeats(told, visit, (id) => {
        visits[at] = id
      }),
    ),
    ...story.findings.flatMap((finding) => findingBeats(told, finding, visits)),
    ...story.notes.map(
      ({ by, text, days_after }): Beat => ({
        day: told.date.add({ days: days_after }),
        by,
        play: async (trx, by) => {
          must(await publishNote(trx, by, { conference: told.conference, text }))
        },
      }),
    ),
  ]
}

function visitBeats(
  told: Told,
  visit: Story['visits'][number],
  remember: (id: string) => void,
): readonly Beat[] {
  const { by, place, subject, seen } = visit
  const day = told.date.add({ days: visit.days_after })
  let planned = ''
  const plan: Beat = {
    day: day.subtract({ days: visit.planned_before }),
    by,
    play: async (trx, by) => {
      const input = { conference: told.conference, onDate: day.toString(), place, subject }
      planned = must(await planVisit(trx, by, input)).id
      remember(planned)
    },
  }
  if (seen === null) return [plan]
  return [
    plan,
    {
      day,
      by,
      play: async (trx, by) => {
        must(await recordVisit(trx, by, { visit: planned, onDate: by.today.toString(), seen }))
      },
    },
  ]
}

function findingBeats(
  told: Told,
  finding: Story['findings'][number],
  visits: readonly string[],
): readonly Beat[] {
  const { answer } = finding
  const day = told.date.add({ days: finding.days_after })
  let made = ''
  const make: Beat = {
    day,
    by: finding.by,
    play: async (trx, by) => {
      made = must(
        await makeFinding(trx, by, {
          conference: told.conference,
          question: null,
          text: finding.text,
          visit: finding.visit === null ? null : (visits[finding.visit] ?? null),
          deadline: day.add({ days: finding.deadline_days }).toString(),
        }),
      ).id
    },
  }
  if (!answer) return [make]
  return [
    make,
    {
      day: day.add({ days: answer.days_after }),
      by: personWith(told.story, 'office', 'party_office'),
      play: async (trx, by) => {
        must(await answerFinding(trx, by, { finding: made, text: answer.text }))
      },
    },
  ]
}
