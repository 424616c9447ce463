// What this chapter holds about a question that turns out to be a denunciation: it leaves the open register with it.
import type { Leaving } from '../petition/acts.ts'
import './tables.ts'

const TABLES = [
  'contribution',
  'cooperation_end',
  'cooperation',
  'disposition',
  'followup_case',
  'case_reopening',
  'case_extension',
  'case_progress',
  'question_answer',
  'answer_part',
  'escalation_question',
  'guidance',
  'promise',
  'completion',
  'satisfaction',
  'matter_taken_over',
] as const

export const letGoQuestion: Leaving = async (trx, by, question) => {
  for (const table of TABLES)
    await trx
      .deleteFrom(table)
      .where('commune_id', '=', by.commune)
      .where('question_id', '=', question)
      .execute()
}
