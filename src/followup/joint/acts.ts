// Acts: units are asked to help the one that answers, hand in what they were asked for, are taken off.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { newId } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { storeFile } from '../../office/files.ts'
import { listUnits } from '../../office/store.ts'
import { actable, type Upload } from '../case.acts.ts'
import { type CaseFacts, roundOf } from '../state.ts'
import { questionFacts } from '../store.ts'
import { type Asking, isOpenFor, type Joint, mayAsk, standing } from './joint.ts'
import { jointsOf } from './store.ts'

const GONE = {
  message: 'Đề nghị phối hợp này đã thôi hoặc đã thay bằng đề nghị mới. Hãy tải lại trang để xem.',
  status: 409,
} as const

/** Asks each unit; one that is already asked is asked anew, in place of what was asked before. */
export async function askUnits(
  trx: Trx,
  by: Actor,
  input: Asking & { readonly question: string },
): Promise<Result<void>> {
  const found = await actable(trx, by.commune, input.question)
  if (!found.ok) return found
  const facts = found.value
  const may = mayAsk(input, facts, await listUnits(trx, by.commune), by.today)
  if (!may.ok) return may
  const now = standing(await jointsOf(trx, by.commune, [facts.question]), facts)
  for (const unit of new Set(input.units)) {
    const before = now.find((one) => one.unit === unit)
    if (before && isSame(before, input)) continue
    if (before) await end(trx, by, before, 'moi', null)
    await insertJoint(trx, by, facts, { unit, request: input.request, due: input.due })
  }
  return ok()
}

const isSame = (before: Joint, input: Asking) =>
  before.given.length === 0 && before.request === input.request && before.due === input.due

export interface NewJoint {
  readonly unit: string
  readonly request: string
  readonly due: string | null
}

/** The row and its entry; what may be asked was looked at. */
export async function insertJoint(trx: Trx, by: Actor, facts: CaseFacts, input: NewJoint): Promise<void> {
  const id = newId()
  await trx
    .insertInto('cooperation')
    .values({
      commune_id: by.commune,
      id,
      question_id: facts.question,
      unit_id: input.unit,
      round: roundOf(facts),
      request: input.request,
      due: input.due,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'case.joint_asked', facts.question, {
    cooperation: id,
    unit: input.unit,
    due: input.due,
  })
}

/** The conclusion names units beside the one that answers; who was asked before and is still waited for stays asked as it is. */
export async function askOrdered(
  trx: Trx,
  by: Actor,
  question: string,
  wanted: readonly NewJoint[],
): Promise<void> {
  const facts = (await questionFacts(trx, by.commune, question)).get(question)
  if (!facts || wanted.length === 0) return
  const asked = new Set(standing(await jointsOf(trx, by.commune, [question]), facts).map((one) => one.unit))
  for (const one of wanted) {
    if (one.unit === facts.unit || asked.has(one.unit)) continue
    asked.add(one.unit)
    await insertJoint(trx, by, facts, one)
  }
}

async function end(
  trx: Trx,
  by: Actor,
  joint: Joint,
  kind: 'thoi' | 'moi' | 'chuyen',
  reason: string | null,
): Promise<void> {
  await trx
    .insertInto('cooperation_end')
    .values({
      commune_id: by.commune,
      cooperation_id: joint.id,
      question_id: joint.question,
      kind,
      reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
}

interface OneJoint {
  readonly question: string
  readonly cooperation: string
}

async function standingOne(
  trx: Trx,
  by: Actor,
  input: OneJoint,
): Promise<Result<{ facts: CaseFacts; joint: Joint }>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const joints = await jointsOf(trx, by.commune, [input.question])
  const joint = standing(joints, facts.value).find((one) => one.id === input.cooperation)
  return joint ? ok({ facts: facts.value, joint }) : err(GONE)
}

export async function takeOff(
  trx: Trx,
  by: Actor,
  input: OneJoint & { readonly reason: string },
): Promise<Result<void>> {
  const found = await standingOne(trx, by, input)
  if (!found.ok) return found
  const { joint } = found.value
  await end(trx, by, joint, 'thoi', input.reason)
  await append(trx, by, 'case.joint_ended', input.question, { cooperation: joint.id, unit: joint.unit })
  return ok()
}

export async function contribute(
  trx: Trx,
  by: Actor,
  input: OneJoint & { readonly text: string; readonly file?: Upload | undefined },
): Promise<Result<void>> {
  const found = await standingOne(trx, by, input)
  if (!found.ok) return found
  const { facts, joint } = found.value
  const open = isOpenFor(facts)
  if (!open.ok) return open
  const stored = input.file ? await storeFile(trx, by, input.file) : undefined
  if (stored && !stored.ok) return err({ ...stored.error, field: 'file' })
  const id = newId()
  await trx
    .insertInto('contribution')
    .values({
      commune_id: by.commune,
      id,
      cooperation_id: joint.id,
      question_id: facts.question,
      text: input.text,
      file_id: stored?.value.id ?? null,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'case.joint_given', facts.question, {
    cooperation: joint.id,
    unit: joint.unit,
    contribution: id,
    file: stored?.value.sha256 ?? null,
  })
  return ok()
}

/** A unit is dissolved: who takes over helps in its place, unless it answers or helps already. */
export async function moveJoint(
  trx: Trx,
  by: Actor,
  input: { readonly joint: Joint; readonly facts: CaseFacts; readonly to: string; readonly reason: string },
): Promise<void> {
  const { joint, facts, to } = input
  await end(trx, by, joint, 'chuyen', input.reason)
  await append(trx, by, 'case.joint_ended', joint.question, {
    cooperation: joint.id,
    unit: joint.unit,
    successor: to,
  })
  const others = standing(await jointsOf(trx, by.commune, [joint.question]), facts)
  if (facts.unit === to || others.some((one) => one.unit === to)) return
  await insertJoint(trx, by, facts, { unit: to, request: joint.request, due: joint.due })
}
