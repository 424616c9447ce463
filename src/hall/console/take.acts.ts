// Acts: one act of a console, in one transaction, once: its key is kept with it. It becomes the same acts that the pages
// of the day use; what somebody else changed meanwhile is a conflict, and then nothing is done.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { canonicalJson, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { trueTime } from '../happened.ts'
import { recordMoment } from '../moments.acts.ts'
import { correctSpeaker, endSpeech, queueSpeech, startSpeech } from '../speech.acts.ts'
import { findSpeech, type Speech } from '../store.ts'
import { type Act, type Body, merge, type SpeechValue, UNKNOWN_SPEAKER } from './act.ts'
import { putNote, returnSpeech, setTimes } from './correct.acts.ts'
import { entryOf } from './entry.store.ts'
import { takeMatter } from './matter.acts.ts'
import { DONE, type Done, type NotTaken, refuse } from './taken.ts'
import './tables.ts'

/** How far back an act may lie: more is a clock that was never right. */
const LONGEST = Temporal.Duration.from({ hours: 24 * 30 })

export async function takeAct(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly device: string; readonly act: Act },
): Promise<Result<{ readonly again: boolean }, NotTaken>> {
  const { act, conference } = input
  const digest = sha256(canonicalJson(act))
  const before = await trx
    .selectFrom('console_act')
    .select(['digest', 'by_person'])
    .where('commune_id', '=', by.commune)
    .where('key', '=', act.key)
    .executeTakeFirst()
  if (before)
    return before.digest === digest && before.by_person === by.person
      ? ok({ again: true })
      : refuse('Mã của việc này đã dùng cho một việc khác đã ghi. Hãy ghi lại việc này.')
  if (act.person !== by.person)
    return refuse(
      'Việc này do người khác ghi trên máy. Người đó cần đăng nhập để gửi; việc vẫn giữ trên máy.',
    )
  if (act.conference !== conference) return refuse('Việc này thuộc hội nghị khác.')
  const at = timeOf(act, by)
  if (!at.ok) return err({ problem: at.error })
  const done = await perform(trx, by, { conference, at: at.value, key: act.key, body: act.body })
  if (!done.ok) return done
  await trx
    .insertInto('console_act')
    .values({
      commune_id: by.commune,
      key: act.key,
      conference_id: conference,
      kind: act.body.kind,
      subject:
        act.body.kind === 'moment' ? act.key : act.body.kind === 'matter' ? act.body.matter : act.body.speech,
      made: done.value.made,
      digest,
      by_person: by.person,
      device: input.device,
      device_at: instantText(Temporal.Instant.fromEpochMilliseconds(act.deviceAt)),
      offset_ms: act.offset,
      at: instantText(at.value),
      taken_at: instantText(by.now),
    })
    .execute()
  return ok({ again: false })
}

/** The true time, never ahead of the server's: the last seconds of a measurement are not worth a refusal. */
function timeOf(act: Act, by: Actor): Result<Temporal.Instant> {
  const ms = Math.min(8.64e15, Math.max(-8.64e15, act.deviceAt + act.offset))
  const at = trueTime({ at: Temporal.Instant.fromEpochMilliseconds(ms) }, by.now)
  if (!at.ok) return err({ ...at.error, field: 'time' })
  if (Temporal.Instant.compare(at.value, by.now.subtract(LONGEST)) < 0)
    return err({
      message:
        'Giờ ghi lùi quá 30 ngày: đồng hồ của máy đã sai khi ghi. Máy sẽ tính lại giờ theo máy chủ; hãy gửi lại.',
      field: 'time',
    })
  return ok(Temporal.Instant.compare(at.value, by.now) > 0 ? by.now : at.value)
}

interface Task<B extends Body = Body> {
  readonly conference: string
  readonly at: Temporal.Instant
  readonly key: string
  readonly body: B
}

type Of<K extends Body['kind']> = Task<Extract<Body, { kind: K }>>

async function perform(trx: Trx, by: Actor, task: Task): Promise<Done> {
  const { body } = task
  switch (body.kind) {
    case 'moment':
      return simple(
        await recordMoment(trx, by, {
          conference: task.conference,
          session: body.session,
          kind: body.moment,
          agenda: body.agenda,
          note: body.note,
          key: task.key,
          at: task.at,
        }),
      )
    case 'turn':
      return turn(trx, by, { ...task, body })
    case 'end':
    case 'back':
    case 'speech': {
      const speech = await speechOf(trx, by, task.conference, body.speech)
      if (!speech) return refuse(NO_SPEECH)
      if (body.kind === 'back') return simple(await returnSpeech(trx, by, speech))
      return body.kind === 'end'
        ? simple(await endSpeech(trx, by, { speech: speech.id, at: notBefore(speech, task.at) }))
        : correct(trx, by, { ...task, body }, speech)
    }
    case 'matter': {
      const speech = await speechOf(trx, by, task.conference, body.speech)
      return speech ? takeMatter(trx, by, { ...task, body }, speech) : refuse(NO_SPEECH)
    }
  }
}

const NO_SPEECH = 'Không tìm thấy lượt phát biểu của việc này trong hội nghị.'

function simple(done: Result<unknown>): Done {
  return done.ok ? DONE : err({ problem: done.error })
}

async function speechOf(trx: Trx, by: Actor, conference: string, id: string): Promise<Speech | undefined> {
  const speech = await findSpeech(trx, by.commune, id)
  return speech?.conference_id === conference ? speech : undefined
}

function notBefore(speech: Speech, at: Temporal.Instant): Temporal.Instant {
  if (speech.started_at === null) return at
  const start = Temporal.Instant.from(speech.started_at)
  return Temporal.Instant.compare(at, start) < 0 ? start : at
}

async function turn(trx: Trx, by: Actor, { conference, at, body }: Of<'turn'>): Promise<Done> {
  const known = await findSpeech(trx, by.commune, body.speech)
  if (known && known.conference_id !== conference) return refuse(NO_SPEECH)
  if (!known && body.waiting)
    return refuse('Người này không còn trong danh sách chờ. Hãy ghi một lượt mới với tên người phát biểu.')
  if (!known) {
    const { speaker } = body
    const queued = await queueSpeech(trx, by, {
      conference,
      session: body.session,
      key: body.speech,
      at,
      who:
        body.registration === null
          ? { name: speaker.name || UNKNOWN_SPEAKER, village: speaker.village, address: speaker.address }
          : { registration: body.registration },
    })
    if (!queued.ok) return err({ problem: queued.error })
  }
  return simple(await startSpeech(trx, by, { speech: body.speech, at }))
}

async function correct(trx: Trx, by: Actor, task: Of<'speech'>, speech: Speech): Promise<Done> {
  const entry = await entryOf(trx, by.commune, task.conference, by.person, speech.id)
  if (!entry) return refuse(NO_SPEECH)
  const { apply, conflicts } = merge<SpeechValue>(entry.value, task.body.changes)
  if (conflicts.length > 0) return err({ conflict: conflicts })
  if (apply.speaker) {
    const { name, village, address } = apply.speaker
    const named = await correctSpeaker(trx, by, {
      speech: speech.id,
      version: speech.version,
      name: name || UNKNOWN_SPEAKER,
      village,
      address,
    })
    if (!named.ok) return err({ problem: named.error })
  }
  if (apply.times) {
    const timed = await setTimes(trx, by, speech, apply.times)
    if (!timed.ok) return err({ problem: timed.error })
  }
  if (apply.note !== undefined) await putNote(trx, by, speech.id, apply.note)
  return DONE
}
