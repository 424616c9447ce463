// Acts: a commune goes into another, which takes over what is open: case by case, with its words, its history and its date.
// Both ledgers tell it. The row of the merger is the only door between the two communes.
import { dateOf, instantText, shortDate } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append, SYSTEM } from '../../ledger/ledger.ts'
import { placeNamed } from '../../office/alias.ts'
import { findCommune, listUnits, listVillages } from '../../office/store.ts'
import { assignQuestion, classifyQuestion, receiveSubmission } from '../../petition/acts.ts'
import { COMPETENCE, FIELD, isCode, KIND } from '../../regulation/codes.ts'
import { openCase, recordProgress, rowOf } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import type { OpenMatter } from './open.ts'
import { mergerOf, openMattersOf, type Predecessor, predecessorsOf } from './store.ts'

export async function mergeInto(
  trx: Trx,
  by: Actor,
  input: { readonly successor: string; readonly onDate: string; readonly reason: string },
): Promise<Result<void>> {
  if (await mergerOf(trx, by.commune)) return err({ message: 'Xã đã ghi sáp nhập từ trước.', status: 409 })
  const successor = await findCommune(trx, input.successor)
  if (!successor || input.successor === by.commune || (await mergerOf(trx, input.successor)))
    return err({ field: 'successor', message: 'Hãy chọn một xã khác đang hoạt động để tiếp nhận.' })
  if (input.onDate > by.today.toString())
    return err({
      field: 'onDate',
      message: `Chỉ ghi khi việc sáp nhập đã có hiệu lực: ngày không thể sau hôm nay (${shortDate(by.today)}).`,
    })
  await trx
    .insertInto('commune_merged')
    .values({
      commune_id: by.commune,
      successor_id: input.successor,
      on_date: input.onDate,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'commune.merged', by.commune, { on: input.onDate, successor: input.successor })
  return ok()
}

export interface TakingOver {
  readonly from: string
  /** The conference of the successor to which the matters belong from now on. */
  readonly conference: string
  readonly unit: string
  /** Absent: all that is open. */
  readonly questions?: readonly string[]
}

export async function takeOver(trx: Trx, by: Actor, input: TakingOver): Promise<Result<{ taken: number }>> {
  const from = (await predecessorsOf(trx, by.commune)).find((one) => one.commune === input.from)
  if (!from) return err({ message: 'Không tìm thấy xã này.', status: 404 })
  const open = (await openMattersOf(trx, from.commune)).filter(
    (matter) => input.questions === undefined || input.questions.includes(matter.question),
  )
  if (open.length === 0) return err({ message: 'Không còn nội dung nào để tiếp nhận.', status: 409 })
  const unit = (await listUnits(trx, by.commune)).find((one) => one.id === input.unit)
  if (!unit || unit.dissolved !== null)
    return err({ field: 'unit', message: 'Hãy chọn đơn vị tiếp nhận trong danh sách.' })
  for (const matter of open) {
    const taken = await takeOne(trx, by, from, input, matter)
    if (!taken.ok) return taken
  }
  return ok({ taken: open.length })
}

async function takeOne(
  trx: Trx,
  by: Actor,
  from: Predecessor,
  input: TakingOver,
  matter: OpenMatter,
): Promise<Result<void>> {
  const received = await receiveSubmission(trx, by, {
    conference: input.conference,
    channel: 'ton_dong',
    backlogSource: 'ky_truoc',
    level: 'commune',
    village: await villageHere(trx, by, from, matter),
    name: matter.name,
    phone: matter.phone,
    address: matter.address,
    content: matter.text,
    consentPublish: false,
  })
  if (!received.ok) return received
  const question = received.value.questions[0] as string
  const { kind, competence } = matter
  if (kind !== null && competence !== null && isCode(KIND, kind) && isCode(COMPETENCE, competence)) {
    const fields = matter.fields.filter((field) => isCode(FIELD, field))
    const classified = await classifyQuestion(trx, by, { question, kind, competence, fields })
    if (!classified.ok) return classified
  }
  const assigned = await assignQuestion(trx, by, { question, unit: input.unit })
  if (!assigned.ok) return assigned
  const told = [
    `Tiếp nhận từ ${from.name} (sáp nhập ngày ${shortDate(from.onDate)}), mã cũ ${matter.code}, nhận ngày ${shortDate(dateOf(matter.receivedAt))}, khi đó: ${matter.state}.`,
    ...matter.history,
  ].join('\n')
  const noted = await recordProgress(trx, by, { question, note: told.slice(0, 4000) })
  if (!noted.ok) return noted
  const owed = await owedHere(trx, by, question, from, matter)
  if (!owed.ok) return owed
  await trx
    .insertInto('matter_taken_over')
    .values({
      commune_id: by.commune,
      question_id: question,
      from_commune: from.commune,
      from_question: matter.question,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'matter.taken_over', question, { from: from.commune, question: matter.question })
  await append(trx, { ...by, commune: from.commune, person: SYSTEM }, 'matter.handed_over', matter.question, {
    to: by.commune,
    question,
  })
  return ok()
}

/** By the name it had; the old commune's name tells which of two "thôn 1" is meant. */
async function villageHere(
  trx: Trx,
  by: Actor,
  from: Predecessor,
  matter: OpenMatter,
): Promise<string | null> {
  const old = (await listVillages(trx, from.commune)).find((one) => one.id === matter.village)
  if (!old) return null
  const named = placeNamed(
    (await listVillages(trx, by.commune)).map(({ id, name, names }) => ({ id, name, aliases: names })),
    by.today.toString(),
  )
  return named(`${old.name} ${from.name}`) ?? named(old.name)
}

/** The date stays as it was; a promise is one here too, also where its day has passed. */
async function owedHere(
  trx: Trx,
  by: Actor,
  question: string,
  from: Predecessor,
  matter: OpenMatter,
): Promise<Result<void>> {
  if (matter.owed) {
    const opened = await openCase(trx, by, {
      question,
      due: matter.due,
      rule: null,
      explanation: `Tiếp nhận từ ${from.name}: thời hạn giữ như trước khi sáp nhập.`,
    })
    if (!opened.ok) return opened
  } else {
    const answered = await disposeQuestion(trx, by, {
      question,
      code: 'tra_loi_tai_cho',
      answer: `Đã được ${from.name} trả lời trước khi sáp nhập (${matter.state.toLocaleLowerCase('vi')}); việc đã hứa tiếp tục thực hiện.`,
      ground: null,
    })
    if (!answered.ok) return answered
  }
  if (!matter.promise) return ok()
  const row = await rowOf(trx, by, 'promise', question)
  await trx
    .insertInto('promise')
    .values({ ...row, round: 0, text: matter.promise.text, due: matter.promise.due })
    .execute()
  await append(trx, by, 'case.promised', question, { seq: row.seq, due: matter.promise.due })
  return ok()
}
