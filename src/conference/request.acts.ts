// Acts on voters' requests: note one down, add or withdraw signatures, correct it, answer it with a conference.
import { instantText, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { count } from '../kit/text.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import type { CorrectionInput, RequestInput, SignaturesInput } from './request.form.ts'
import { findRequest, type VoterRequest } from './request.store.ts'
import { findConference } from './store.ts'
import type { RequestCountKind } from './tables.ts'

const NO_REQUEST = { message: 'Không tìm thấy đề nghị này.', status: 404 } as const

interface Figures {
  readonly signatures: number
  readonly voters: number
  readonly voters_on: string
  readonly voters_source: string
}

function checkFigures(figures: Figures, on: string, today: string): Problem | undefined {
  if (on > today) return { field: 'received', message: 'Ngày nhận chưa tới; hãy ghi khi đã nhận.' }
  if (figures.voters_on > today)
    return { field: 'voters_on', message: 'Ngày của số cử tri chưa tới; ghi ngày của danh sách đang dùng.' }
  return tooMany(figures)
}

function tooMany({ signatures, voters }: Pick<Figures, 'signatures' | 'voters'>): Problem | undefined {
  return signatures <= voters
    ? undefined
    : {
        field: 'signatures',
        message: `Số chữ ký (${count(signatures)}) nhiều hơn số cử tri của xã (${count(voters)}): kiểm tra lại hai số.`,
      }
}

async function insertCount(
  trx: Trx,
  by: Actor,
  request: string,
  seq: number,
  kind: RequestCountKind,
  on: string,
  figures: Figures,
  note: string | null,
): Promise<void> {
  await trx
    .insertInto('voter_request_count')
    .values({
      commune_id: by.commune,
      request_id: request,
      seq,
      kind,
      on_date: on,
      signatures: figures.signatures,
      voters: figures.voters,
      voters_on: figures.voters_on,
      voters_source: figures.voters_source,
      note,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
}

export async function receiveRequest(
  trx: Trx,
  by: Actor,
  input: RequestInput,
): Promise<Result<{ id: string }>> {
  const wrong = checkFigures(input, input.received, by.today.toString())
  if (wrong) return err(wrong)
  const file = input.file ? await storeFile(trx, by, input.file) : undefined
  if (file && !file.ok) return err({ ...file.error, field: 'file' })
  const id = newId()
  await trx
    .insertInto('voter_request')
    .values({
      commune_id: by.commune,
      id,
      received_on: input.received,
      subject: input.subject,
      file_id: file?.value.id ?? null,
      version: 1,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await insertCount(trx, by, id, 1, 'ghi_nhan', input.received, input, null)
  await append(trx, by, 'request.received', id, {
    on: input.received,
    signatures: input.signatures,
    voters: input.voters,
    file: file?.value.sha256 ?? null,
  })
  return ok({ id })
}

/** Signatures that came later, or were taken back: a row of its own, what stood before stays. */
export async function countSignatures(
  trx: Trx,
  by: Actor,
  request: string,
  input: SignaturesInput,
): Promise<Result<{ id: string }>> {
  const found = await findRequest(trx, by.commune, request)
  const last = found?.counts.at(-1)
  if (!found || !last) return err(NO_REQUEST)
  if (input.on > by.today.toString())
    return err({ field: 'on', message: 'Ngày nhận chưa tới; hãy ghi khi đã nhận.' })
  if (input.on < last.on_date)
    return err({
      field: 'on',
      message: `Lần ghi trước là ngày ${shortDate(last.on_date)}; ngày này phải từ hôm đó trở đi.`,
    })
  if (input.kind === 'rut' && input.number > last.signatures)
    return err({
      field: 'number',
      message: `Chỉ có ${count(last.signatures)} chữ ký, không rút được ${count(input.number)}.`,
    })
  const signatures = last.signatures + (input.kind === 'bo_sung' ? input.number : -input.number)
  const wrong = tooMany({ signatures, voters: last.voters })
  if (wrong) return err({ ...wrong, field: 'number' })
  await insertCount(trx, by, request, last.seq + 1, input.kind, input.on, { ...last, signatures }, input.note)
  await append(trx, by, 'request.counted', request, { on: input.on, kind: input.kind, signatures })
  return ok({ id: request })
}

/** What was written down wrongly is put right with its reason; the wrong figures stay in the list. */
export async function correctRequest(
  trx: Trx,
  by: Actor,
  request: string,
  input: CorrectionInput,
): Promise<Result<{ id: string }>> {
  const found = await findRequest(trx, by.commune, request)
  const last = found?.counts.at(-1)
  if (!found || !last) return err(NO_REQUEST)
  if (found.version !== input._version)
    return err({
      message:
        'Đề nghị vừa được người khác sửa. Những gì bạn nhập còn ở dưới; hãy mở trang mới bên cạnh, so lại rồi gửi.',
      status: 409,
    })
  const wrong = checkFigures(input, input.received, by.today.toString())
  if (wrong) return err(wrong)
  const on = found.counts.length === 1 || input.received > last.on_date ? input.received : last.on_date
  await trx
    .updateTable('voter_request')
    .set({ received_on: input.received, subject: input.subject, version: found.version + 1 })
    .where('commune_id', '=', by.commune)
    .where('id', '=', request)
    .execute()
  await insertCount(trx, by, request, last.seq + 1, 'dinh_chinh', on, input, input.reason)
  await append(trx, by, 'request.corrected', request, {
    on,
    signatures: input.signatures,
    voters: input.voters,
    version: found.version + 1,
  })
  return ok({ id: request })
}

/** Whether a conference may be made from it now. */
export function mayBeAnswered(request: VoterRequest): Problem | undefined {
  if (request.conference)
    return { message: 'Đề nghị này đã có hội nghị; mở hội nghị ấy thay vì lập thêm.', status: 409 }
  return request.standing.state === 'du'
    ? undefined
    : { message: `Chưa lập hội nghị theo đề nghị này được. ${request.standing.explanation}`, status: 422 }
}

/** The conference just made answers the request. */
export async function answerRequest(
  trx: Trx,
  by: Actor,
  request: string,
  conference: string,
): Promise<Result<{ id: string }>> {
  const found = await findRequest(trx, by.commune, request)
  if (!found) return err(NO_REQUEST)
  const not = mayBeAnswered(found)
  if (not) return err(not)
  const made = await findConference(trx, by.commune, conference)
  if (!made) return err({ message: 'Không tìm thấy hội nghị này.', status: 404 })
  if (made.kind !== 'theo_yeu_cau')
    return err({ field: 'kind', message: 'Hội nghị lập từ đề nghị của cử tri thuộc loại theo đề nghị.' })
  await trx
    .insertInto('voter_request_conference')
    .values({
      commune_id: by.commune,
      request_id: request,
      conference_id: conference,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'request.answered', request, { conference })
  return ok({ id: conference })
}
