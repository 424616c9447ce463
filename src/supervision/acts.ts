// Acts of supervision: the Front makes a finding, the office answers it. Neither can be changed or taken back.
import { findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId, newSecret, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { parseCode } from '../petition/code.ts'
import { findQuestion, listQuestions } from '../petition/store.ts'
import { checkDeadline } from './finding.ts'
import { findFinding } from './store.ts'

export interface FindingInput {
  readonly conference: string
  /** The one question it is about; null: the conference as a whole. */
  readonly question: string | null
  /** Or its receipt code, with "/2" for the second question of that submission. */
  readonly code?: string | null
  readonly text: string
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
  await trx.insertInto('finding').values(row).execute()
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
  const [typed = '', place] = input.code.split('/')
  const unknown = err({
    field: 'code',
    message: 'Không có mã biên nhận này trong hội nghị đã chọn. Hãy xem lại mã, hoặc để trống.',
  })
  const code = parseCode(typed)
  if (code.state !== 'code') return unknown
  const { rows } = await listQuestions(trx, by.commune, { conference: input.conference, q: code.code })
  const row = place === undefined ? rows[0] : rows.find((one) => String(one.seq) === place.trim())
  if (!row) return unknown
  if (place === undefined && rows.length > 1)
    return err({
      field: 'code',
      message: `Mã này có ${rows.length} nội dung. Hãy ghi rõ nội dung thứ mấy, ví dụ ${typed.trim()}/1.`,
    })
  return ok(row.id)
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
