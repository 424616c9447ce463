// The console's door: acts one after another, each in its own transaction; one that is not taken holds back what hangs
// on it and nothing else.
import type { Db } from '../../kit/db/db.ts'
import { sha256 } from '../../kit/id.ts'
import type { Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { type Act, type Answer, speechOf, subjectOf } from './act.ts'
import { entryOf } from './entry.store.ts'
import type { FileReport } from './file.page.tsx'
import { isHeld } from './outbox.ts'
import { takeAct } from './take.acts.ts'
import type { NotTaken } from './taken.ts'

interface Sending {
  readonly conference: string
  readonly device: string
  readonly acts: readonly Act[]
}

type Outcome = { readonly act: Act; readonly done: Result<{ again: boolean }, NotTaken> | 'held' }

async function takeAll(db: Db, by: Actor, sending: Sending): Promise<readonly Outcome[]> {
  const { conference, device } = sending
  const stuck = new Set<string>()
  const outcomes: Outcome[] = []
  for (const act of sending.acts) {
    if (isHeld(act.body, stuck)) {
      stuck.add(subjectOf(act.body))
      outcomes.push({ act, done: 'held' })
      continue
    }
    const done = await db.act(by.commune, (trx) => takeAct(trx, by, { conference, device, act }))
    if (!done.ok) stuck.add(subjectOf(act.body))
    outcomes.push({ act, done })
  }
  return outcomes
}

/** Takes what was sent and says of each act what became of it, with its turn as it stands now. */
export async function receiveActs(db: Db, by: Actor, sending: Sending): Promise<readonly Answer[]> {
  const outcomes = await takeAll(db, by, sending)
  const last = new Map(outcomes.map(({ act }) => [speechOf(act.body), act.key]))
  const answers: Answer[] = []
  for (const { act, done } of outcomes) {
    const { key } = act
    if (done === 'held') {
      answers.push({ key, outcome: 'held' })
      continue
    }
    const speech = speechOf(act.body)
    // The turn as it is after all of them: once, with the last act about it, or where a person must look.
    const wanted = speech !== null && (!done.ok || last.get(speech) === key)
    const entry = wanted ? await entryOf(db.read, by.commune, sending.conference, by.person, speech) : null
    answers.push(done.ok ? { key, outcome: 'done', entry } : { key, ...refusal(done.error), entry })
  }
  return answers
}

function refusal(
  error: NotTaken,
):
  | { readonly outcome: 'conflict'; readonly groups: readonly string[] }
  | { readonly outcome: 'refused'; readonly message: string; readonly field: string | null } {
  return 'conflict' in error
    ? { outcome: 'conflict', groups: error.conflict }
    : { outcome: 'refused', message: error.problem.message, field: error.problem.field ?? null }
}

/** A file's acts through the same door. */
export async function receiveFile(db: Db, by: Actor, sending: Sending): Promise<FileReport> {
  const outcomes = await takeAll(db, by, sending)
  const refused = outcomes.flatMap(({ act, done }, at) =>
    done !== 'held' && done.ok
      ? []
      : [{ at: at + 1, kind: act.body.kind, message: done === 'held' ? HELD : messageOf(done.error) }],
  )
  const again = outcomes.filter(({ done }) => done !== 'held' && done.ok && done.value.again).length
  return { taken: outcomes.length - refused.length - again, again, refused }
}

const HELD = 'Chờ một việc trước đó của cùng lượt phát biểu chưa ghi được.'

function messageOf(error: NotTaken): string {
  return 'conflict' in error
    ? 'Người khác đã sửa cùng chỗ này. Hãy mở bàn thư ký để so hai bản.'
    : error.problem.message
}

export function fileDigest(bytes: Uint8Array): string {
  return sha256(bytes)
}
