// Acts of supervision: the Front makes a finding, the office answers it. Neither can be changed or taken back.
import { findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId, newSecret, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { findQuestion } from '../petition/store.ts'
import { questionByCode } from './code.ts'
import { checkDeadline } from './finding.ts'
import { findFinding } from './store.ts'
import { findVisit } from './visit.store.ts'

export interface FindingInput {
  readonly conference: string
  /** The one question it is about; null: the conference as a whole. */
  readonly question: string | null
  /** Or its receipt code, with "/2" for the second question of that submission. */
  readonly code?: string | null
  readonly text: string
  /** The visit it came of. */
  readonly visit?: string | null
  /** ISO date by which an answer is asked for. */
  readonly deadline: string | null
}

export async function makeFinding(
  trx: Trx,
  by: Actor,
  input: FindingInput,
): Promise<Result<{ readonly id: string }>> {
  if (!(await findConference(trx, by.commune, input.conference)))
    return err({ field: 'conference', message: 'Hãy chọn một hội nghị trong danh sách.' })
  const question = await questionOf(trx, by, input)
  if (!question.ok) return question
  const deadline = checkDeadline(input.deadline, by.today.toString())
  if (!deadline.ok) return deadline
  const row = {
    commune_id: by.commune,
    id: newId(),
    conference_id: input.conference,
    question_id: question.value,
    text: input.text,
    deadline: deadline.value,
    salt: newSecret(),
    by_person: by.person,
    at: instantText(by.now),
  }
  const visit = input.visit ? await findVisit(trx, by.commune, input.visit) : undefined
  if (input.visit && visit?.conference_id !== input.conference)
    return err({ message: 'Không tìm thấy đợt giám sát này của hội nghị đã chọn.' })
  await trx.insertInto('finding').values(row).execute()
  if (visit)
    await trx
      .insertInto('finding_visit')
      .values({ commune_id: by.commune, finding_id: row.id, visit_id: visit.id })
      .execute()
  await append(trx, by, 'finding.made', row.id, {
    conference: row.conference_id,
    question: row.question_id,
    deadline: row.deadline,
    digest: sha256(`${row.salt}\n${row.text}`),
  })
  return ok({ id: row.id })
}

/** A restricted matter is no question: its id and its code are unknown here. */
async function questionOf(trx: Trx, by: Actor, input: FindingInput): Promise<Result<string | null>> {
  if (input.question !== null) {
    const row = await findQuestion(trx, by.commune, input.question)
    return row && row.conference_id === input.conference
      ? ok(row.id)
      : err({ field: 'code', message: 'Không tìm thấy nội dung này trong hội nghị đã chọn.' })
  }
  if (!input.code) return ok(null)
  return questionByCode(trx, by.commune, input.code, input.conference)
}

export async function answerFinding(
  trx: Trx,
  by: Actor,
  input: { readonly finding: string; readonly text: string },
): Promise<Result<void>> {
  const finding = await findFinding(trx, by.commune, input.finding)
  if (!finding) return err({ message: 'Không tìm thấy kiến nghị giám sát này.', status: 404 })
  if (finding.answer)
    return err({ message: 'Kiến nghị này đã được trả lời; câu trả lời không sửa được.', status: 409 })
  const row = {
    commune_id: by.commune,
    finding_id: finding.id,
    text: input.text,
    salt: newSecret(),
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx.insertInto('finding_answer').values(row).execute()
  await append(trx, by, 'finding.answered', finding.id, { digest: sha256(`${row.salt}\n${row.text}`) })
  return ok()
}
