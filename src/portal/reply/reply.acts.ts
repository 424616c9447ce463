// Act: a reply by text message, each once by the gateway's own number of it. What is kept are digests and the outcome; the words
// go where words about an answer always go, the number into the message that is written back.
import { createHmac } from 'node:crypto'
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { queueMessage } from '../../notice/outbox.ts'
import { rateAnswer } from '../acts.ts'
import { findByCode } from '../look-up.store.ts'
import { answerTo, MOST_AN_HOUR, type Outcome, phoneOf, type Reply, readReply } from './reply.ts'
import './tables.ts'

export interface Arrived {
  readonly id: string
  readonly from: string
  readonly text: string
  /** Keys the digests, so that numbers cannot be found by trying them all. */
  readonly secret: string
  /** "xã An Bình". */
  readonly commune: string
}

export async function takeReply(trx: Trx, by: Actor, input: Arrived): Promise<Result<Outcome | 'again'>> {
  const digest = (text: string) => createHmac('sha256', input.secret).update(text).digest('hex')
  const message = digest(`tin ${input.id}`)
  const phone = phoneOf(input.from)
  const sender = digest(`số ${phone ?? input.from}`)
  const before = await trx
    .selectFrom('text_reply')
    .select('outcome')
    .where('commune_id', '=', by.commune)
    .where('message', '=', message)
    .executeTakeFirst()
  if (before) return ok('again')
  const outcome = (await writesTooOften(trx, by, sender))
    ? 'too_often'
    : await heard(trx, by, readReply(input.text))
  await trx
    .insertInto('text_reply')
    .values({ commune_id: by.commune, message, sender, outcome, at: instantText(by.now) })
    .execute()
  const body = answerTo(outcome, input.commune)
  if (phone && body)
    await queueMessage(trx, by, {
      channel: 'sms',
      address: phone,
      subject: body,
      body,
      occasion: `hai-long:${message}`,
    })
  return ok(outcome)
}

async function writesTooOften(trx: Trx, by: Actor, sender: string): Promise<boolean> {
  const row = await trx
    .selectFrom('text_reply')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('commune_id', '=', by.commune)
    .where('sender', '=', sender)
    .where('at', '>', instantText(by.now.subtract({ hours: 1 })))
    .executeTakeFirst()
  return Number(row?.n ?? 0) >= MOST_AN_HOUR
}

async function heard(trx: Trx, by: Actor, reply: Reply): Promise<Outcome> {
  if (reply.kind !== 'word') return reply.kind
  const found = await findByCode(trx, by.commune, reply.code, by.today)
  const parts = found?.parts ?? []
  const open = (reply.place === null ? parts : parts.slice(reply.place - 1, reply.place)).flatMap((part) =>
    part.way === 'open' && part.mayRate ? [part] : [],
  )
  const [part] = open
  if (!part) return 'nothing'
  if (open.length > 1) return 'which'
  if (!reply.satisfied && reply.reason === null) return 'no_reason'
  // The same word again is one word.
  if (reply.satisfied && reply.reason === null && part.satisfied) return 'content'
  const said = await rateAnswer(trx, by, reply.code, {
    question: part.question,
    satisfied: reply.satisfied ? 'co' : 'khong',
    reason: reply.reason ?? '',
    again: false,
  })
  if (!said.ok) return 'nothing'
  return reply.satisfied ? 'content' : 'not_content'
}
