// The act of handing a denunciation over to the body that is competent, against a receipt. Luật Tố cáo số 25/2018/QH14:
// the commune that is not competent passes it on; who denounced stays secret on the way.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import type { UploadedFile } from '../kit/http/body.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { clean } from '../kit/text.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import './tables.ts'

export interface Handover {
  readonly matter: string
  readonly toBody: string
  readonly onDate: Temporal.PlainDate
  /** Number of our slip in the office's register of secret papers. */
  readonly document?: string | null
  /** Who of that body took it. */
  readonly receivedBy?: string | null
  /** Number of the receipt that body gave. */
  readonly receipt: string | null
  /** The signed receipt, scanned: kept in the register. */
  readonly files?: readonly UploadedFile[]
}

const words = (text: string | null | undefined) => clean(text ?? '') || null

export async function handOverMatter(trx: Trx, by: Actor, input: Handover): Promise<Result<void>> {
  const of = (table: 'restricted_matter' | 'restricted_handover', column: 'id' | 'matter_id') =>
    trx
      .selectFrom(table as 'restricted_matter')
      .select('commune_id')
      .where('commune_id', '=', by.commune)
      .where(column as 'id', '=', input.matter)
      .executeTakeFirst()
  if (!(await of('restricted_matter', 'id'))) return err({ message: 'Không tìm thấy.', status: 404 })
  if (await of('restricted_handover', 'matter_id'))
    return err({ message: 'Nội dung này đã bàn giao rồi.', status: 409 })
  if (Temporal.PlainDate.compare(input.onDate, by.today) > 0)
    return err({ message: 'Ngày bàn giao ở trong tương lai. Hãy sửa lại.', field: 'onDate' })
  const toBody = clean(input.toBody)
  if (toBody === '') return err({ message: 'Hãy ghi cơ quan nhận bàn giao.', field: 'toBody' })
  for (const [at, file] of (input.files ?? []).entries()) {
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(file.name)?.[0].toLowerCase() ?? ''
    const stored = await storeFile(trx, by, { bytes: file.bytes, name: `bien-nhan-${at + 1}${ending}` })
    if (!stored.ok) return err({ ...stored.error, field: 'files' })
    await trx
      .insertInto('restricted_file')
      .values({ commune_id: by.commune, matter_id: input.matter, file_id: stored.value.id })
      .execute()
  }
  await trx
    .insertInto('restricted_handover')
    .values({
      commune_id: by.commune,
      matter_id: input.matter,
      to_body: toBody,
      on_date: input.onDate.toString(),
      document: words(input.document),
      received_by: words(input.receivedBy),
      receipt: words(input.receipt),
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'restricted.handed_over', input.matter, { on: input.onDate.toString() })
  return ok()
}
