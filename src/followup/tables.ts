// Rows of what became of each question: dispositions, cases, answers, letters to the superior, promises.

declare module '../kit/db/db.ts' {
  interface Tables {
    disposition: DispositionRow
    followup_case: FollowupCaseRow
    case_reopening: ReopeningRow
    case_extension: ExtensionRow
    case_progress: ProgressRow
    answer: AnswerRow
    answer_part: AnswerPartRow
    answer_step: AnswerStepRow
    question_answer: QuestionAnswerRow
    answer_delivery: DeliveryRow
    escalation: EscalationRow
    escalation_question: EscalationQuestionRow
    superior_reply: SuperiorReplyRow
    guidance: GuidanceRow
    promise: PromiseRow
    completion: CompletionRow
    satisfaction: SatisfactionRow
    matter_taken_over: TakenOverRow
    contribution: ContributionRow
  }
}

/** Who and when: on every row someone brought about. */
interface Brought {
  readonly commune_id: string
  readonly by_person: string
  readonly at: string
}

interface OfQuestion extends Brought {
  readonly question_id: string
  readonly seq: number
}

export interface DispositionRow extends OfQuestion {
  readonly round: number
  readonly code: string
  readonly answer: string | null
  readonly ground: string | null
  readonly answered_by: string | null
}

export interface FollowupCaseRow {
  readonly commune_id: string
  readonly question_id: string
  readonly conference_id: string
  readonly rule: string | null
  readonly due: string | null
  readonly explanation: string | null
  readonly opened_at: string
  readonly by_person: string
  readonly version: number
}

export interface ReopeningRow extends OfQuestion {
  readonly reason: string
  readonly due: string | null
  /** 1: the answer of the round before belonged to another question. */
  readonly mistaken: number
}

export interface ExtensionRow extends OfQuestion {
  readonly round: number
  readonly reason: string
  readonly old_due: string | null
  readonly new_due: string
  readonly rule: string | null
  readonly paper_id: string | null
}

export interface ProgressRow extends OfQuestion {
  readonly note: string
}

export interface AnswerRow extends Brought {
  readonly id: string
  readonly conference_id: string
  readonly unit_id: string
  readonly legal_basis: string | null
  readonly version: number
}

export interface AnswerPartRow {
  readonly commune_id: string
  readonly answer_id: string
  readonly question_id: string
  readonly seq: number
  readonly text: string
}

export type Step = 'trinh' | 'tra_lai' | 'duyet' | 'ban_hanh'

export interface AnswerStepRow extends Brought {
  readonly answer_id: string
  readonly seq: number
  readonly step: Step
  readonly version: number
  readonly comment: string | null
  readonly insists: number
  readonly paper_id: string | null
}

export interface QuestionAnswerRow {
  readonly commune_id: string
  readonly question_id: string
  readonly answer_id: string
  readonly round: number
  readonly of_question: string | null
  readonly on_date: string
}

export interface DeliveryRow extends Brought {
  readonly answer_id: string
  readonly seq: number
  readonly how: string
  readonly to_whom: string
  readonly on_date: string
  readonly file_id: string | null
}

export interface EscalationRow extends Brought {
  readonly id: string
  readonly conference_id: string
  readonly to_body: string
  readonly request: string
  readonly reply_by: string | null
  readonly sent_on: string | null
  readonly paper_id: string | null
  readonly version: number
}

export interface EscalationQuestionRow {
  readonly commune_id: string
  readonly escalation_id: string
  readonly question_id: string
  readonly seq: number
  readonly round: number
}

export interface SuperiorReplyRow extends Brought {
  readonly escalation_id: string
  readonly text: string
  readonly reference: string | null
  readonly on_date: string
  readonly answer_by: string | null
}

export interface GuidanceRow extends OfQuestion {
  readonly round: number
  readonly disposition_seq: number
  readonly to_body: string | null
  readonly text: string
}

export interface PromiseRow extends OfQuestion {
  readonly round: number
  readonly text: string
  readonly due: string | null
}

export interface CompletionRow extends OfQuestion {
  readonly round: number
  readonly note: string
  readonly on_date: string
  readonly file_id: string | null
}

/** `question_id` of the successor goes on with `from_question` of the merged commune. */
export interface TakenOverRow extends Brought {
  readonly question_id: string
  readonly from_commune: string
  readonly from_question: string
}

export interface SatisfactionRow extends OfQuestion {
  readonly round: number
  readonly satisfied: number
  readonly reason: string | null
}

/** What a cooperating unit handed in. */
export interface ContributionRow extends Brought {
  readonly id: string
  readonly cooperation_id: string
  readonly question_id: string
  readonly text: string
  readonly file_id: string | null
}
