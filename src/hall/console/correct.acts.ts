// Acts: what was written of a turn, corrected: from when to when, an invitation taken back, raw notes.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import type { Leaving } from '../../petition/acts.ts'
import { trueTime } from '../happened.ts'
import { speaking } from '../queue.ts'
import { findSpeech, type Speech, speechesOf } from '../store.ts'
import type { Times } from './act.ts'
import './tables.ts'

export async function setTimes(trx: Trx, by: Actor, speech: Speech, times: Times): Promise<Result<void>> {
  if (speech.started_at === null || times.start === null)
    return err({
      message: 'Lượt này chưa bắt đầu nên chưa có giờ để sửa. Hãy mời phát biểu trước.',
      status: 409,
    })
  const turns = await speechesOf(trx, by.commune, speech.conference_id)
  const other = speaking(turns.filter((turn) => turn.session === speech.session && turn.id !== speech.id))
  if (times.end === null && speech.ended_at !== null && other)
    return err({
      message: 'Người khác đang phát biểu nên lượt này phải còn giờ kết thúc. Hãy ghi giờ.',
      field: 'end',
    })
  if (times.end !== null && times.end < times.start)
    return err({ message: 'Giờ kết thúc không thể trước giờ bắt đầu.', field: 'end' })
  for (const at of [times.start, times.end]) {
    const possible = at === null ? ok() : trueTime({ at: Temporal.Instant.from(at) }, by.now)
    if (!possible.ok) return possible
  }
  await change(trx, by, speech, { started_at: times.start, ended_at: times.end })
  await append(trx, by, 'hall.speech_timed', speech.id, {
    from: [speech.started_at, speech.ended_at],
    to: [times.start, times.end],
  })
  return ok()
}

/** Invited by mistake: the turn waits again. Once something of it is written down it was a speech. */
export async function returnSpeech(trx: Trx, by: Actor, speech: Speech): Promise<Result<void>> {
  if (speech.started_at === null) return ok()
  if (speech.submission_id !== null)
    return err({
      message:
        'Lượt này đã ghi nội dung nên không trả về hàng chờ được. Nếu mời nhầm người, hãy sửa tên người phát biểu.',
      status: 409,
    })
  await change(trx, by, speech, { started_at: null, ended_at: null })
  await append(trx, by, 'hall.speech_returned', speech.id, {})
  return ok()
}

export async function putNote(trx: Trx, by: Actor, speech: string, text: string): Promise<void> {
  const row = { text, at: instantText(by.now) }
  await trx
    .insertInto('speech_note')
    .values({ commune_id: by.commune, speech_id: speech, by_person: by.person, ...row })
    .onConflict((conflict) => conflict.columns(['commune_id', 'speech_id', 'by_person']).doUpdateSet(row))
    .execute()
  await append(trx, by, 'hall.speech_noted', speech, { length: text.length })
}

async function change(
  trx: Trx,
  by: Actor,
  speech: Speech,
  row: Partial<Pick<Speech, 'name' | 'village_id' | 'address' | 'started_at' | 'ended_at' | 'version'>>,
): Promise<void> {
  await trx
    .updateTable('speech')
    .set(row)
    .where('commune_id', '=', by.commune)
    .where('id', '=', speech.id)
    .execute()
}

/** A matter that leaves for the restricted register: the raw notes of its turn may say the same, so they leave too. */
export const noteLetsGo: Leaving = async (trx, by, question) => {
  const row = await trx
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .select('s.speech_id')
    .where('q.commune_id', '=', by.commune)
    .where('q.id', '=', question)
    .executeTakeFirst()
  if (!row?.speech_id || !(await findSpeech(trx, by.commune, row.speech_id))) return
  await trx
    .deleteFrom('speech_note')
    .where('commune_id', '=', by.commune)
    .where('speech_id', '=', row.speech_id)
    .execute()
}
