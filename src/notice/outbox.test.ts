// The outbox against a real SMTP server on localhost that fails in every way a line can fail.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { post } from '../../test/post.ts'
import { makeWorld } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { err } from '../kit/result.ts'
import { decideMessage, listMessages, type Message, queueMessage, runOutbox } from './outbox.ts'
import { MAX_ATTEMPTS } from './quiet.ts'
import { smtpTransport } from './smtp.ts'
import type { MessageState } from './tables.ts'

const MONDAY = Temporal.PlainDateTime.from('2024-08-05T09:00')
const letter = (occasion: string, more: Partial<Message> = {}): Message => ({
  channel: 'email',
  address: 'vp@xa-a.example',
  subject: 'Nhắc hạn trả lời',
  body: 'Còn 2 ngày làm việc.\n.\nĐơn vị: Văn phòng',
  occasion,
  ...more,
})

eachDatabase('outbox', (open) => {
  async function world() {
    const { db, drop } = await open()
    const made = await makeWorld(db)
    const by = made.by('van-phong')
    const clock = settableClock(MONDAY)
    const server = await post()
    const settings = {
      clock,
      workingDays: async () => (date: Temporal.PlainDate) => date.dayOfWeek <= 5,
      transports: {
        email: smtpTransport({ url: server.url, from: 'doithoai@xa-a.example', timeoutMs: 2000 }),
      },
    }
    return {
      db,
      by,
      other: made.byOther('van-phong'),
      clock,
      server,
      settings,
      run: () => runOutbox(db, settings),
      queue: (message: Message) => db.act(by.commune, (trx) => queueMessage(trx, by, message)),
      end: async () => {
        await server.close()
        await drop()
      },
    }
  }

  async function states(db: Db): Promise<readonly MessageState[]> {
    const { rows } = await listMessages(db.read, 'xa-a', { limit: 100, offset: 0 })
    return rows.map((row) => row.state).sort()
  }

  test('a message goes out once; the same occasion is not queued twice for an address', async () => {
    const { db, server, run, queue, end } = await world()
    assert.equal(await queue(letter('han:1')), true)
    assert.equal(await queue(letter('han:1')), false)
    assert.equal(await queue(letter('han:1', { address: 'kt@xa-a.example' })), true)
    assert.equal(await run(), 2)
    assert.equal(await run(), 0)
    assert.equal(server.texts.length, 2)
    assert.match(server.texts[0] ?? '', /Auto-Submitted: auto-generated/)
    assert.match(server.texts[0] ?? '', /Message-ID: <[0-9a-f-]{36}@xa-a\.example>/)
    assert.deepEqual(await states(db), ['sent', 'sent'])
    await end()
  })

  test('an act that is refused queues nothing', async () => {
    const { db, by, end } = await world()
    await db.act(by.commune, async (trx) => {
      await queueMessage(trx, by, letter('han:1'))
      return err({ message: 'không' })
    })
    assert.deepEqual(await states(db), [])
    await end()
  })

  test('a busy server or a line that breaks before the text: tried again later, sent once', async () => {
    const { db, clock, server, run, queue, end } = await world()
    await queue(letter('han:1'))
    for (const failure of ['busy', 'drop_before_text'] as const) {
      server.behave(failure)
      assert.equal(await run(), 0)
      assert.deepEqual(await states(db), ['waiting'])
      assert.equal(await run(), 0, 'not before its time')
      clock.set(clock.now().add({ minutes: 15 }).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime())
    }
    server.behave('accept')
    assert.equal(await run(), 1)
    assert.equal(server.texts.length, 1)
    await end()
  })

  test('a line that breaks after the text: never sent again by itself, a person decides', async () => {
    const { db, by, clock, server, run, queue, end } = await world()
    await queue(letter('han:1'))
    server.behave('drop_after_text')
    await run()
    server.behave('accept')
    for (const hours of [1, 24, 48]) {
      clock.set(MONDAY.add({ hours }))
      await run()
    }
    assert.deepEqual(await states(db), ['unsure'])
    assert.equal(server.texts.length, 1)
    const { rows } = await listMessages(db.read, 'xa-a', { limit: 1, offset: 0 })
    const decide = (decision: 'retry' | 'drop') =>
      db.act(by.commune, (trx) => decideMessage(trx, by, { message: rows[0]?.id ?? '', decision }))
    assert.equal((await decide('retry')).ok, true)
    const again = await decide('retry')
    assert.equal(!again.ok && again.error.status, 409)
    assert.equal(await run(), 1)
    assert.equal(server.texts.length, 2)
    await end()
  })

  test('a server that took the text and then hangs up has taken it', async () => {
    const { db, server, run, queue, end } = await world()
    await queue(letter('han:1'))
    server.behave('accept_then_drop')
    assert.equal(await run(), 1)
    assert.deepEqual(await states(db), ['sent'])
    await end()
  })

  test('an address that does not exist is given up at once; a busy server after two weeks', async () => {
    const { db, clock, server, run, queue, end } = await world()
    await queue(letter('han:1'))
    server.behave('refuse')
    await run()
    assert.deepEqual(await states(db), ['dead'])
    await queue(letter('han:2'))
    server.behave('busy')
    for (let day = 0; day < 11; day++) {
      clock.set(MONDAY.add({ days: day }))
      await run()
    }
    assert.deepEqual(await states(db), ['dead', 'waiting'], 'a week without mail loses nothing')
    for (let day = 11; day < 40; day++) {
      clock.set(MONDAY.add({ days: day }))
      await run()
    }
    assert.deepEqual(await states(db), ['dead', 'dead'])
    const { rows } = await listMessages(db.read, 'xa-a', { limit: 10, offset: 0 })
    assert.deepEqual(rows.map((row) => [row.failed, row.attempts]).sort(), [
      ['451', MAX_ATTEMPTS],
      ['550', 1],
    ])
    await end()
  })

  test('a mail server that is down for a week: one message a run finds out, all arrive when it is back', async () => {
    const { db, clock, server, settings, run, queue, end } = await world()
    const nobody = await post()
    await nobody.close()
    const down = {
      ...settings,
      transports: {
        email: smtpTransport({ url: nobody.url, from: 'doithoai@xa-a.example', timeoutMs: 2000 }),
      },
    }
    for (let at = 0; at < 20; at++) await queue(letter(`han:${at}`))
    for (let day = 0; day < 8; day++)
      for (const hour of [0, 1, 2]) {
        clock.set(MONDAY.add({ days: day, hours: hour }))
        assert.equal(await runOutbox(db, down), 0)
      }
    const waiting = await listMessages(db.read, 'xa-a', { limit: 100, offset: 0 })
    assert.deepEqual([...new Set(waiting.rows.map((row) => row.state))], ['waiting'])
    const tries = waiting.rows.reduce((sum, row) => sum + row.attempts, 0)
    assert.ok(tries > 0 && tries <= 24, `${tries} attempts`)
    clock.set(MONDAY.add({ days: 9 }))
    assert.equal(await run(), 20)
    assert.equal(server.texts.length, 20)
    assert.equal(server.greeted(), 1, 'one connection for messages that follow each other')
    await end()
  })

  test('a clock that ran ahead and was set right: what waited for that year goes out now, once', async () => {
    const { db, clock, server, run, queue, by, end } = await world()
    clock.set(MONDAY.add({ years: 1 }))
    await queue(letter('han:1'))
    await db.act(by.commune, (trx) =>
      queueMessage(trx, { ...by, now: clock.now() }, { ...letter('han:2'), notBefore: clock.now() }),
    )
    server.behave('busy')
    await run()
    clock.set(MONDAY)
    server.behave('accept')
    assert.equal(await run(), 2)
    clock.set(MONDAY.add({ years: 1 }))
    assert.equal(await run(), 0)
    assert.equal(server.texts.length, 2)
    await end()
  })

  test('a kept line that broke meanwhile is no failure of the next message', async () => {
    const { db, server, run, queue, end } = await world()
    for (const occasion of ['han:1', 'han:2', 'han:3']) await queue(letter(occasion))
    server.behave('accept_then_drop')
    assert.equal(await run(), 3)
    assert.deepEqual(await states(db), ['sent', 'sent', 'sent'])
    assert.equal(server.texts.length, 3)
    assert.ok(server.greeted() >= 2)
    await end()
  })

  test('nobody is written to at night, on a day off, or before the wanted time', async () => {
    const { clock, server, run, queue, end } = await world()
    await queue(letter('han:1'))
    await queue(letter('han:2', { notBefore: Temporal.Instant.from('2024-08-06T02:00:00Z') }))
    for (const quiet of ['2024-08-05T22:00', '2024-08-06T06:30', '2024-08-10T10:00']) {
      clock.set(Temporal.PlainDateTime.from(quiet))
      assert.equal(await run(), 0)
    }
    clock.set(Temporal.PlainDateTime.from('2024-08-06T07:30'))
    assert.equal(await run(), 1)
    clock.set(Temporal.PlainDateTime.from('2024-08-06T09:30'))
    assert.equal(await run(), 1)
    assert.equal(server.texts.length, 2)
    await end()
  })

  test('a day off of one commune is a working day of another', async () => {
    const { db, other, server, settings, queue, end } = await world()
    await queue(letter('lich:a'))
    await db.act('xa-b', (trx) => queueMessage(trx, other, letter('lich:b')))
    const workingDays = async (commune: string) => () => commune !== 'xa-b'
    assert.equal(await runOutbox(db, { ...settings, workingDays }), 1)
    assert.equal(server.texts.length, 1)
    assert.deepEqual(
      (await listMessages(db.read, 'xa-b', { limit: 10, offset: 0 })).rows.map((row) => row.state),
      ['waiting'],
    )
    await end()
  })

  test('without a gateway messages wait; one left over by a killed program is not sent again', async () => {
    const { db, by, clock, server, settings, run, queue, end } = await world()
    await queue(letter('han:1'))
    assert.equal(await runOutbox(db, { ...settings, transports: {} }), 0)
    assert.deepEqual(await states(db), ['waiting'])
    await db.act(by.commune, (trx) =>
      trx.updateTable('outbox').set({ state: 'sending', tried_at: '2024-08-05T02:00:00.000Z' }).execute(),
    )
    clock.set(MONDAY.add({ minutes: 30 }))
    assert.equal(await run(), 0)
    assert.deepEqual(await states(db), ['unsure'])
    assert.equal(server.texts.length, 0)
    await end()
  })

  test('two loops at once send each message once', async () => {
    const { server, run, queue, end } = await world()
    for (let at = 0; at < 10; at++) await queue(letter(`han:${at}`))
    const [one, two] = await Promise.all([run(), run()])
    assert.equal((one ?? 0) + (two ?? 0), 10)
    assert.equal(server.texts.length, 10)
    await end()
  })
})
