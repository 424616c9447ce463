// Acts: one matter of a turn as a console changed it: its words, what it is joined to, what is decided, by when.
import { promise } from '../../followup/case.acts.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { linkQuestion, unlinkQuestion } from '../../petition/acts.ts'
import { findPastMatter } from '../../petition/submission.store.ts'
import { decideMany, recordSpeech, redecide } from '../record.acts.ts'
import { findSpeech, type Speech } from '../store.ts'
import { type Body, type MatterValue, merge, NEW_MATTER, NO_DECISION } from './act.ts'
import { entryOf, questionOf } from './entry.store.ts'
import { type Done, type NotTaken, refuse } from './taken.ts'

interface Task {
  readonly conference: string
  readonly body: Extract<Body, { kind: 'matter' }>
}

export async function takeMatter(trx: Trx, by: Actor, task: Task, speech: Speech): Promise<Done> {
  const { body, conference } = task
  const entry = await entryOf(trx, by.commune, conference, by.person, speech.id)
  const named = await questionOf(trx, by.commune, conference, body.matter)
  const known = entry?.matters.find((one) => one.id === (named ?? body.matter))
  if (known) return simpleOr(await edit(trx, by, task, speech, known.id, known.value), null)
  if (named !== undefined || !body.fresh || !body.changes.text)
    return refuse(
      'Nội dung này không còn trong lượt phát biểu (có thể đã chuyển sang sổ riêng). Hãy bỏ việc này, hoặc ghi thành nội dung mới.',
    )
  const text = body.changes.text.now
  if (text === '') return err({ problem: { message: 'Hãy ghi lời của nội dung này.', field: 'text' } })
  const recorded = await recordSpeech(trx, by, {
    speech: speech.id,
    version: speech.version,
    content: null,
    questions: [{ text, code: null, answer: null, ground: null, answered_by: null, unit: null }],
    end: false,
  })
  if (!recorded.ok) return err({ problem: recorded.error })
  const [question] = recorded.value.questions.slice(-1)
  if (question === undefined) throw new Error('a recorded question has no id')
  const now = await findSpeech(trx, by.commune, speech.id)
  const rest = await edit(trx, by, task, now ?? speech, question, { ...NEW_MATTER, text })
  return simpleOr(rest, question)
}

function simpleOr(done: Result<void, NotTaken>, made: string | null): Done {
  return done.ok ? ok({ made }) : done
}

/** Words first, then what it is joined to, then what is decided: of the head where it is a duplicate. */
async function edit(
  trx: Trx,
  by: Actor,
  task: Task,
  speech: Speech,
  question: string,
  present: MatterValue,
): Promise<Result<void, NotTaken>> {
  const { apply, conflicts } = merge<MatterValue>(present, task.body.changes)
  if (conflicts.length > 0) return err({ conflict: conflicts })
  const head = (apply.same === undefined ? present.same : apply.same) ?? question
  const steps: readonly (() => Promise<Result<unknown>>)[] = [
    () => reword(trx, by, speech, question, apply.text),
    () => join(trx, by, question, apply),
    () => decide(trx, by, task.conference, head, apply),
    () => owe(trx, by, head, apply, present),
  ]
  for (const step of steps) {
    const done = await step()
    if (!done.ok) return err({ problem: done.error })
  }
  return ok()
}

async function reword(
  trx: Trx,
  by: Actor,
  speech: Speech,
  question: string,
  text: string | undefined,
): Promise<Result<void>> {
  if (text === undefined) return ok()
  if (text === '')
    return err({ message: 'Nội dung đã ghi không để trống được. Hãy sửa lời cho đúng.', field: 'text' })
  return redecide(trx, by, {
    speech: speech.id,
    version: speech.version,
    question,
    text,
    decision: { code: null, answer: null, ground: null, answered_by: null, unit: null },
  })
}

async function join(
  trx: Trx,
  by: Actor,
  question: string,
  { same, earlier }: Partial<MatterValue>,
): Promise<Result<void>> {
  if (same !== undefined) {
    const kind = 'trung'
    const joined =
      same === null
        ? await unlinkQuestion(trx, by, { question, kind })
        : await linkQuestion(trx, by, { question, kind, ofQuestion: same })
    if (!joined.ok) return err({ ...joined.error, field: 'same' })
  }
  if (earlier === undefined) return ok()
  const kind = 'nhac_lai'
  if (earlier === null) return unlinkQuestion(trx, by, { question, kind })
  const past = await findPastMatter(trx, by.commune, earlier)
  return linkQuestion(trx, by, { question, kind, ...(past ? { ofPast: earlier } : { ofQuestion: earlier }) })
}

async function decide(
  trx: Trx,
  by: Actor,
  conference: string,
  question: string,
  { decision, unit }: Partial<MatterValue>,
): Promise<Result<unknown>> {
  if (decision === undefined && unit === undefined) return ok()
  if (unit === null)
    return err({ message: 'Đơn vị đã giao không bỏ trống được. Hãy chọn đơn vị khác.', field: 'unit' })
  if (decision?.code === null)
    return err({ message: 'Cách xử lý đã ghi không bỏ trống được. Hãy chọn cách khác.', field: 'code' })
  const { answeredBy, ...rest } = decision ?? NO_DECISION
  return decideMany(trx, by, {
    conference,
    questions: [question],
    decision: { ...rest, answered_by: answeredBy, unit: unit ?? null },
  })
}

/** The day the chair named: a promise with its own date. */
async function owe(
  trx: Trx,
  by: Actor,
  question: string,
  { due, decision, text }: Partial<MatterValue>,
  present: MatterValue,
): Promise<Result<void>> {
  if (due === undefined) return ok()
  if (due === null)
    return err({ message: 'Thời hạn đã ghi không bỏ trống được. Hãy ghi ngày khác.', field: 'due' })
  const words = decision?.answer ?? present.decision.answer ?? text ?? present.text
  return promise(trx, by, { question, text: words, due })
}
