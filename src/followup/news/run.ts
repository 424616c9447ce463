// Tells people of what happened since they were last told, read from the ledger itself: no act has to think of it. The mark and
// the messages are one transaction, so that a second run, another machine or a restart tells nothing twice. Quiet hours are
// the outbox's.
import { type Clock, instantText, ZONE } from '../../kit/clock.ts'
import type { Db, Read, Trx } from '../../kit/db/db.ts'
import { type Actor, SYSTEM } from '../../ledger/ledger.ts'
import type { LedgerRow } from '../../ledger/tables.ts'
import { queueMessage } from '../../notice/outbox.ts'
import { isSeat, seatName } from '../../office/seats.ts'
import { findCommune } from '../../office/store.ts'
import { isSentBack } from '../../petition/acceptance.acts.ts'
import { BOUNCES } from '../chair/trend.ts'
import { jointsOf } from '../joint/store.ts'
import type { ReminderParts } from '../reminder/run.ts'
import { recipientsOf } from '../reminder/store.ts'
import { NEWS_ACTS, type News, type NewsKind, newsFor, newsLetter, OFFICES, type Reader } from './news.ts'
import './tables.ts'

const STREAM = 'chinh'
/** After a week without running only the newest are told; older ones stand in the morning's list. */
const MOST = 500

/** Communes in whose ledger something was entered since people were last told. */
export async function communesWithNews(read: Read): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('ledger_head as h')
    .innerJoin('commune as c', 'c.commune_id', 'h.commune_id')
    .leftJoin('news_mark as m', 'm.commune_id', 'h.commune_id')
    .select('h.commune_id')
    .where('h.stream', '=', STREAM)
    .where((eb) => eb.or([eb('m.seq', 'is', null), eb('h.seq', '>', eb.ref('m.seq'))]))
    .orderBy('h.commune_id')
    .execute()
  return rows.map((row) => row.commune_id)
}

/** Tells of everything new in one commune; how many were told. */
export async function tellNews(trx: Trx, by: Actor, parts: ReminderParts): Promise<number> {
  const mark = await trx
    .selectFrom('news_mark')
    .select('seq')
    .where('commune_id', '=', by.commune)
    .executeTakeFirst()
  const head = await trx
    .selectFrom('ledger_head')
    .select('seq')
    .where('commune_id', '=', by.commune)
    .where('stream', '=', STREAM)
    .executeTakeFirst()
  const seq = Number(head?.seq ?? 0)
  const moved = { seq, at: instantText(by.now) }
  await trx
    .insertInto('news_mark')
    .values({ commune_id: by.commune, ...moved })
    .onConflict((conflict) => conflict.column('commune_id').doUpdateSet(moved))
    .execute()
  if (!mark || Number(mark.seq) >= seq) return 0
  const entries = await trx
    .selectFrom('ledger')
    .selectAll()
    .where('commune_id', '=', by.commune)
    .where('stream', '=', STREAM)
    .where('seq', '>', Number(mark.seq))
    .where('seq', '<=', seq)
    .where('act', 'in', [...NEWS_ACTS])
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute()
  if (entries.length === 0) return 0
  const news: News[] = []
  for (const entry of entries.reverse()) news.push(...(await newsOf(trx, entry)))
  return queueAll(trx, by, parts, news, seq)
}

async function queueAll(
  trx: Trx,
  by: Actor,
  parts: ReminderParts,
  news: readonly News[],
  seq: number,
): Promise<number> {
  const commune = await findCommune(trx, by.commune)
  if (!commune) throw new Error('no such commune')
  const frame = {
    commune: isSeat(commune.kind)
      ? seatName(commune)
      : `${commune.kind.charAt(0).toUpperCase()}${commune.kind.slice(1)} ${commune.name}`,
    link: parts.publicUrl && new URL(`/xa/${by.commune}/viec`, parts.publicUrl).href,
  }
  let told = 0
  for (const recipient of await recipientsOf(trx, by.commune, parts.channels, by.today)) {
    const theirs = newsFor(recipient, news)
    if (theirs.length === 0) continue
    const letter = newsLetter(theirs, frame, recipient.channel)
    const { channel, address } = recipient
    if (
      await queueMessage(trx, by, {
        channel,
        address,
        ...letter,
        occasion: `bao-viec:${seq}:${recipient.id}`,
      })
    )
      told += 1
  }
  return told
}

/** Who hears of an entry. What was restricted or erased since is told to nobody: it is no question any more. */
async function newsOf(trx: Trx, entry: LedgerRow): Promise<readonly News[]> {
  const told = (kind: NewsKind, readers: readonly Reader[]): readonly News[] =>
    readers.length === 0 ? [] : [{ kind, actor: entry.actor, subject: entry.subject, readers }]
  switch (entry.act) {
    case 'question.assigned':
      return told('question.assigned', await unitsOf(trx, entry))
    case 'question.transferred': {
      const moves = await assignmentsOf(trx, entry)
      return [
        ...told('question.transferred', await unitsOf(trx, entry)),
        ...(moves > BOUNCES ? told('bounced', [{ role: 'chair' }]) : []),
      ]
    }
    case 'question.sent_back': {
      if (!(await isSentBack(trx, entry.commune_id, entry.subject))) return []
      // Sent back is leaving the unit once more: the chair hears at the same number as of transfers.
      const moves = (await assignmentsOf(trx, entry)) + 1
      return [
        ...told('question.sent_back', OFFICES),
        ...(moves > BOUNCES ? told('bounced', [{ role: 'chair' }]) : []),
      ]
    }
    case 'question.reopened': {
      const units = await unitsOf(trx, entry)
      return told('question.reopened', units.length > 0 ? units : OFFICES)
    }
    case 'case.joint_asked':
      return told('case.joint_asked', await askedOf(trx, entry))
    case 'case.joint_given':
      return told('case.joint_given', await unitsOf(trx, entry))
    case 'case.joint_ended': {
      // A dissolved unit is told nothing; its successor is asked, and hears of that.
      const { unit, successor } = JSON.parse(entry.data) as {
        readonly unit: string
        readonly successor?: string
      }
      return told('case.joint_ended', successor === undefined ? [{ unit }] : [])
    }
    case 'answer.returned': {
      const answer = await trx
        .selectFrom('answer')
        .select('unit_id')
        .where('commune_id', '=', entry.commune_id)
        .where('id', '=', entry.subject)
        .executeTakeFirst()
      return told('answer.returned', answer ? [{ unit: answer.unit_id }] : [])
    }
    case 'case.superior_answered':
    case 'case.superior_accepted':
    case 'case.superior_returned':
    case 'finding.made':
      return told(entry.act, OFFICES)
    default:
      return []
  }
}

/** The unit that has the question now: whoever it was taken from again meanwhile is not told. */
async function unitsOf(trx: Trx, entry: LedgerRow): Promise<readonly Reader[]> {
  const row = await trx
    .selectFrom('assignment')
    .select('unit_id')
    .where('commune_id', '=', entry.commune_id)
    .where('question_id', '=', entry.subject)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? [{ unit: row.unit_id }] : []
}

/** The unit that was asked to help, unless it was taken off or asked anew meanwhile. */
async function askedOf(trx: Trx, entry: LedgerRow): Promise<readonly Reader[]> {
  const { cooperation } = JSON.parse(entry.data) as { readonly cooperation?: string }
  const joints = await jointsOf(trx, entry.commune_id, [entry.subject])
  return joints.flatMap((one) => (one.id === cooperation && one.end === null ? [{ unit: one.unit }] : []))
}

async function assignmentsOf(trx: Trx, entry: LedgerRow): Promise<number> {
  const row = await trx
    .selectFrom('assignment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('commune_id', '=', entry.commune_id)
    .where('question_id', '=', entry.subject)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Tells of everything new; how many messages were queued. */
export async function tellAllNews(db: Db, clock: Clock, parts: ReminderParts): Promise<number> {
  let told = 0
  for (const commune of await communesWithNews(db.read)) {
    const now = clock.now()
    const by = { commune, person: SYSTEM, now, today: now.toZonedDateTimeISO(ZONE).toPlainDate() }
    told += await db.act(commune, (trx) => tellNews(trx, by, parts))
  }
  return told
}
