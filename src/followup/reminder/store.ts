// Queries of reminders: the commune's steps, how people wish to be reached, runs and what was told.
import { instantText } from '../../kit/clock.ts'
import { deputiesOf } from '../../office/deputy.store.ts'
import { actsFor, isActive, standingOf } from '../../office/deputy.ts'
import { listPeople, listUnits } from '../../office/store.ts'
import type { Handle } from '../store.ts'
import { DEFAULT_LADDER, type Ladder } from './ladder.ts'
import type { WishRow } from './tables.ts'
import './tables.ts'
import type { Trx } from '../../kit/db/db.ts'
import type { Actor } from '../../ledger/ledger.ts'
import { stageCode } from './ladder.ts'
import type { Channel, Recipient, Reminder } from './thing.ts'

const numbers = (text: string) =>
  text
    .split(' ')
    .filter((each) => each !== '')
    .map(Number)

export async function ladderOf(
  read: Handle,
  commune: string,
): Promise<Ladder & { readonly version: number }> {
  const row = await read
    .selectFrom('reminder_ladder')
    .selectAll()
    .where('commune_id', '=', commune)
    .executeTakeFirst()
  if (!row) return { ...DEFAULT_LADDER, version: 0 }
  return {
    before: numbers(row.before_days),
    onDay: row.on_day === 1,
    after: numbers(row.after_days),
    every: row.every_days,
    office: row.office_after,
    chair: row.chair_after,
    version: row.version,
  }
}

export function wishOf(read: Handle, commune: string, person: string): Promise<WishRow | undefined> {
  return read
    .selectFrom('reminder_wish')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('person_id', '=', person)
    .executeTakeFirst()
}

/**
 * Everybody of the commune who can be reached, and the mailboxes of units. Somebody who said nothing gets e-mail where
 * there is an address, else a text message where there is a gateway for it; an account nobody can reach is told on its
 * own page only.
 */
export async function recipientsOf(
  read: Handle,
  commune: string,
  channels: readonly Channel[],
  today: Temporal.PlainDate,
): Promise<readonly Recipient[]> {
  const deputies = await deputiesOf(read, commune)
  const day = today.toString()
  const wishes = new Map(
    (await read.selectFrom('reminder_wish').selectAll().where('commune_id', '=', commune).execute()).map(
      (wish) => [wish.person_id, wish],
    ),
  )
  const posts = await listPeople(read, commune)
  // Whoever is away is not reminded: their deputy is, of both posts.
  const present = posts.filter(
    (person) => !deputies.some((row) => row.person === person.id && isActive(row, day)),
  )
  const people = present.flatMap((person) => {
    const wish = wishes.get(person.id)
    const reach = reachOf(person, wish?.channel, channels)
    if (!reach) return []
    const others = actsFor(deputies, person.id, day).slice(1)
    const { roles, unit } = standingOf(
      person,
      posts.filter((post) => others.includes(post.id)),
    )
    return [{ id: `person:${person.id}`, ...reach, roles, unit, digest: wish?.digest ?? 'weekly' } as const]
  })
  const taken = new Set(people.map((person) => person.address))
  const units = (await listUnits(read, commune)).flatMap((unit) =>
    unit.email === null || taken.has(unit.email.toLowerCase())
      ? []
      : [
          {
            id: `unit:${unit.id}`,
            channel: 'email' as const,
            address: unit.email.toLowerCase(),
            roles: [],
            unit: unit.id,
            digest: 'none' as const,
          },
        ],
  )
  return onePerAddress([...people, ...units])
}

/** Two people who share a mailbox are one recipient with the duties of both. */
function onePerAddress(recipients: readonly Recipient[]): readonly Recipient[] {
  const found = new Map<string, Recipient>()
  for (const one of recipients) {
    const key = `${one.channel}\n${one.address}\n${one.unit ?? ''}`
    const before = found.get(key)
    found.set(key, before ? { ...before, roles: [...new Set([...before.roles, ...one.roles])] } : one)
  }
  return [...found.values()]
}

function reachOf(
  person: { readonly email: string | null; readonly phone: string | null },
  wished: WishRow['channel'] | undefined,
  channels: readonly Channel[],
): { readonly channel: Channel; readonly address: string } | undefined {
  const at: Readonly<Record<Channel, string | null>> = {
    email: person.email?.toLowerCase() ?? null,
    sms: person.phone,
    zalo: person.phone,
  }
  if (wished === 'none') return undefined
  const order: readonly Channel[] = wished === undefined ? ['email', 'sms', 'zalo'] : [wished, 'email']
  for (const channel of order) {
    const address = at[channel]
    // E-mail waits in the outbox until there is a server; a text message without a gateway would wait for ever.
    if (address && (channel === 'email' || channels.includes(channel))) return { channel, address }
  }
  return undefined
}

/** False when this working day's run was made already, here or on another machine. */
export async function beginRun(trx: Trx, by: Actor): Promise<boolean> {
  const rows = await trx
    .insertInto('reminder_run')
    .values({ commune_id: by.commune, on_date: by.today.toString(), at: instantText(by.now), told: 0 })
    .onConflict((conflict) => conflict.columns(['commune_id', 'on_date']).doNothing())
    .returning('on_date')
    .execute()
  return rows.length > 0
}

export async function endRun(trx: Trx, by: Actor, told: number): Promise<void> {
  await trx
    .updateTable('reminder_run')
    .set({ told })
    .where('commune_id', '=', by.commune)
    .where('on_date', '=', by.today.toString())
    .execute()
}

/** Communes whose run of that day is not made. */
export async function communesToRemind(read: Handle, today: Temporal.PlainDate): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('commune as c')
    .leftJoin('reminder_run as r', (join) =>
      join.onRef('r.commune_id', '=', 'c.commune_id').on('r.on_date', '=', today.toString()),
    )
    .select('c.commune_id')
    .where('r.on_date', 'is', null)
    .orderBy('c.commune_id')
    .execute()
  return rows.map((row) => row.commune_id)
}

/** The marks of what was told about these things. */
export async function toldOf(
  read: Handle,
  commune: string,
  things: readonly string[],
): Promise<ReadonlySet<string>> {
  const told = new Set<string>()
  for (let at = 0; at < things.length; at += 400) {
    const rows = await read
      .selectFrom('reminder_sent')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('thing', 'in', things.slice(at, at + 400))
      .execute()
    for (const row of rows) told.add([row.thing, row.due, row.stage, row.recipient].join('\n'))
  }
  return told
}

export async function recordTold(
  trx: Trx,
  by: Actor,
  recipient: Recipient,
  reminders: readonly Reminder[],
): Promise<void> {
  for (const { thing, stage } of reminders)
    await trx
      .insertInto('reminder_sent')
      .values({
        commune_id: by.commune,
        thing: thing.id,
        due: thing.due,
        stage: stageCode(stage),
        recipient: recipient.id,
        on_date: by.today.toString(),
      })
      .execute()
}

export interface Run {
  readonly on_date: string
  readonly at: string
  readonly told: number
}

export function lastRuns(read: Handle, commune: string, limit: number): Promise<readonly Run[]> {
  return read
    .selectFrom('reminder_run')
    .select(['on_date', 'at', 'told'])
    .where('commune_id', '=', commune)
    .orderBy('on_date', 'desc')
    .limit(limit)
    .execute()
}
