// Act: what a person told the village head about the answer. The same word twice is one; another word corrects it.
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import type { Scope } from '../../petition/scope.ts'
import { findQuestion } from '../../petition/store.ts'
import { askAgain } from '../again.acts.ts'
import { recordSatisfaction } from '../case.acts.ts'
import { bothFacts, lastReason } from './ask.store.ts'
import { lastWord, mayBeAsked } from './asked.ts'

export interface Word {
  readonly question: string
  readonly satisfied: boolean
  readonly reason: string | null
  /** Not content, and asks that the matter be taken up again. */
  readonly again: boolean
}

export async function hearPerson(trx: Trx, by: Actor, scope: Scope, word: Word): Promise<Result<void>> {
  const question = await findQuestion(trx, by.commune, word.question, scope)
  const both = question && (await bothFacts(trx, by.commune, question))
  if (!question || !both) return err({ message: 'Không tìm thấy nội dung này.', status: 404 })
  if (!mayBeAsked(both.facts))
    return err({
      message: 'Nội dung này chưa có trả lời, hoặc vừa được mở lại: chưa hỏi mức hài lòng được.',
      status: 409,
    })
  const same =
    lastWord(both.facts, both.own) === word.satisfied &&
    (await lastReason(trx, by.commune, question.id)) === word.reason
  if (!word.satisfied && word.again) {
    if (!word.reason) return err({ field: 'reason', message: 'Hãy ghi điều người dân chưa hài lòng.' })
    return askAgain(trx, by, { question: question.id, reason: word.reason })
  }
  return same ? ok() : recordSatisfaction(trx, by, word)
}
