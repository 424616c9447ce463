// A question by the receipt code people type, with "/2" for the second of its submission.
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { parseCode } from '../petition/code.ts'
import { listQuestions } from '../petition/store.ts'

/** A restricted matter is no question: its code is unknown here. */
export async function questionByCode(
  read: Read | Trx,
  commune: string,
  code: string,
  conference?: string,
): Promise<Result<string>> {
  const [typed = '', place] = code.split('/')
  const unknown = err({
    field: 'code',
    message: conference
      ? 'Không có mã biên nhận này trong hội nghị đã chọn. Hãy xem lại mã, hoặc để trống.'
      : 'Không có mã biên nhận này. Hãy xem lại mã.',
  })
  const parsed = parseCode(typed)
  if (parsed.state !== 'code') return unknown
  const of = conference === undefined ? {} : { conference }
  const { rows } = await listQuestions(read, commune, { ...of, q: parsed.code })
  const row = place === undefined ? rows[0] : rows.find((one) => String(one.seq) === place.trim())
  if (!row) return unknown
  if (place === undefined && rows.length > 1)
    return err({
      field: 'code',
      message: `Mã này có ${rows.length} nội dung. Hãy ghi rõ nội dung thứ mấy, ví dụ ${typed.trim()}/1.`,
    })
  return ok(row.id)
}
