// Rules: the open data: one line a published matter. No words and no names: data taken away cannot be corrected. Pure.
import type { PublicMatter } from './published.ts'

export interface DataConference {
  readonly id: string
  readonly title: string
  readonly date: string | null
}

export const COLUMNS = [
  'conference',
  'conference_title',
  'conference_date',
  'question',
  'field',
  'fields',
  'village',
  'state',
  'submissions',
  'times',
  'unit',
  'received_on',
  'due_on',
  'answered_on',
  'done_on',
] as const
export type Column = (typeof COLUMNS)[number]

export type DataRow = Readonly<Record<Column, string | number | null>>

export function dataRow(conference: DataConference, matter: PublicMatter): DataRow {
  return {
    conference: conference.id,
    conference_title: conference.title,
    conference_date: conference.date,
    question: matter.id,
    field: matter.fields[0] ?? 'khac',
    fields: matter.fields.join(';'),
    village: matter.village,
    state: matter.state,
    submissions: matter.submissions,
    times: matter.times,
    unit: matter.unit,
    received_on: matter.receivedOn,
    due_on: matter.due,
    answered_on: matter.answeredOn,
    done_on: matter.doneOn,
  }
}
