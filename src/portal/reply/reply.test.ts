// Replies by text message: read as people write them, taken once, answered kindly through the outbox and a real gateway.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { startServer } from '../../../test/server.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { disposeQuestion } from '../../followup/disposition.acts.ts'
import type { Trx } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { readGateway } from '../../notice/gateway.form.ts'
import { gatewayTransport } from '../../notice/gateway.ts'
import { runOutbox } from '../../notice/outbox.ts'
import { classifyQuestion, receiveSubmission } from '../../petition/acts.ts'
import { makeCode } from '../../petition/code.ts'
import { answerTo, phoneOf, readReply } from './reply.ts'

const SECRET = 'bi-mat-cua-cong-tin-nhan-1'
const CODE = makeCode(() => 7)

test('a reply is read as people write it', () => {
  const two = `${CODE.slice(0, 4)} ${CODE.slice(4)}`
  const word = { kind: 'word', code: CODE, place: null }
  for (const text of [`HL ${CODE}`, `hl ${two}`, `Hài lòng: ${two}.`, `  Hl,${CODE.toLowerCase()} `])
    assert.deepEqual(readReply(text), { ...word, satisfied: true, reason: null }, text)
  for (const text of [
    `KHL ${two} đường vẫn hỏng`,
    `Khong hai long ${CODE} đường vẫn hỏng`,
    `chưa hài lòng ${two} đường vẫn hỏng`,
  ])
    assert.deepEqual(readReply(text), { ...word, satisfied: false, reason: 'đường vẫn hỏng' }, text)
  assert.deepEqual(readReply(`HL ${two}/2`), { ...word, satisfied: true, place: 2, reason: null })
  for (const text of ['HL', 'HL 1234', `HL ${CODE.slice(0, 7)}0X`, 'KHL đường vẫn hỏng'])
    assert.deepEqual(readReply(text), { kind: 'mistyped' }, text)
  for (const text of ['', 'Xin chào', 'HLX 12', '\u0000', '🙂'.repeat(900)])
    assert.deepEqual(readReply(text), { kind: 'unclear' }, text.slice(0, 10))
  assert.equal(phoneOf('+84 912.345.678'), '0912345678')
  assert.equal(phoneOf('84912345678'), '0912345678')
  assert.equal(phoneOf('VIETTEL'), undefined)
  assert.equal(answerTo('too_often', 'xã'), undefined)
})

eachDatabase('the door of the text gateway', (_open, kind) => {
  test('each reply once; mistyped ones answered; who writes without end is not; nothing personal is kept', async () => {
    const got: { to: string; text: string }[] = []
    const fake = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        got.push(JSON.parse(body))
        response.end('{"code":100}')
      })
    })
    await new Promise<void>((done) => fake.listen(0, '127.0.0.1', done))
    const address = fake.address()
    assert.ok(address && typeof address === 'object')
    const description = JSON.stringify({
      url: `http://127.0.0.1:${address.port}/gui`,
      fields: { to: '{to}', text: '{text}' },
      accepted: { field: 'code', equals: [100] },
    })
    const file = path.join(tmpdir(), `cong-${process.pid}-${kind}.json`)
    writeFileSync(file, description)
    let world: World | undefined
    const server = await startServer(
      kind,
      '2024-08-05',
      async ({ db }) => {
        world = await makeWorld(db)
      },
      { SMS_GATEWAY: file, SMS_REPLY_SECRET: SECRET },
    )
    assert.ok(world)
    const { commune, by, conference } = world
    const { db } = server
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    const asked = async (answered: boolean) => {
      const { code, questions } = await act((trx) =>
        receiveSubmission(trx, by('van-phong'), {
          conference,
          channel: 'thon',
          level: 'commune',
          village: null,
          name: 'Phạm Văn Kín',
          phone: null,
          address: null,
          content: 'Đường hỏng.',
          consentPublish: false,
        }),
      )
      const question = questions[0] as string
      await act((trx) =>
        classifyQuestion(trx, by('van-phong'), {
          question,
          kind: 'kien_nghi',
          competence: 'commune',
          fields: ['giao_thong'],
        }),
      )
      if (answered)
        await act((trx) =>
          disposeQuestion(trx, by('chu-tich'), { question, code: 'tiep_thu', answer: 'Sửa trong tháng 9.' }),
        )
      return { code, question }
    }
    const done = await asked(true)
    const waiting = await asked(false)
    const send = async (body: unknown, secret = SECRET, at = commune) =>
      (
        await server.app.inject({
          method: 'POST',
          url: `/cong/${at}/tin-nhan`,
          headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
          payload: JSON.stringify(body),
        })
      ).statusCode
    const from = '84912345678'
    const said = async () =>
      (
        await db.read
          .selectFrom('satisfaction')
          .select(['satisfied', 'reason'])
          .where('question_id', '=', done.question)
          .orderBy('seq')
          .execute()
      ).map((row) => [row.satisfied, row.reason])

    assert.equal(await send({ id: '1', from, text: `HL ${done.code}` }, 'sai'), 404)
    assert.equal(await send({ id: '1', from, text: `HL ${done.code}` }, SECRET, 'xa-khong-co'), 404)
    assert.equal(await send({ id: '1', from }), 422)
    assert.deepEqual(await said(), [])
    assert.equal(await send({ id: 1, from, text: `HL ${done.code}` }), 200)
    assert.equal(await send({ id: '1', from, text: `HL ${done.code}` }), 200, 'the gateway tries again')
    assert.equal(await send({ id: '2', from, text: `hl ${done.code}` }), 200, 'the person sends it twice')
    assert.deepEqual(await said(), [[1, null]])
    assert.equal(await send({ id: '3', from, text: `KHL ${done.code}` }), 200)
    assert.equal(await send({ id: '4', from, text: `KHL ${done.code} mới vá một đoạn` }), 200)
    assert.deepEqual(await said(), [
      [1, null],
      [0, 'mới vá một đoạn'],
    ])
    const reopened = await db.read.selectFrom('case_reopening').selectAll().execute()
    assert.deepEqual(reopened, [], 'a word alone opens nothing again')
    assert.equal(await send({ id: '5', from, text: 'HL 1234 5678' }), 200)
    assert.equal(await send({ id: '6', from, text: `HL ${waiting.code}` }), 200)
    // Codes of another commune are none of this one's.
    assert.equal(await send({ id: '7', from, text: `HL ${done.code}` }, SECRET, world.other), 200)
    const outcomes = await db.read.selectFrom('text_reply').selectAll().orderBy('at').execute()
    const of = (name: string) => outcomes.filter((row) => row.outcome === name).length
    assert.deepEqual(['content', 'no_reason', 'not_content', 'mistyped', 'nothing'].map(of), [2, 1, 1, 1, 2])
    for (let at = 10; at < 30; at++) await send({ id: String(at), from, text: 'Xin chào' })
    const many = await db.read
      .selectFrom('text_reply')
      .select('outcome')
      .where('outcome', '=', 'too_often')
      .execute()
    assert.equal(many.length, 16)
    assert.equal(await send({ id: '40', from: 'TONGDAI', text: 'Quảng cáo' }), 200)
    const kept = JSON.stringify([
      await db.read.selectFrom('text_reply').selectAll().execute(),
      await db.read.selectFrom('ledger').select('data').execute(),
    ])
    for (const secret of ['912345678', 'vá một', 'Kín', SECRET]) assert.ok(!kept.includes(secret), secret)

    await runOutbox(db, {
      transports: { sms: gatewayTransport(must(readGateway(description, 'SMS_GATEWAY'))) },
      clock: server.clock,
      workingDays: async () => () => true,
    })
    assert.deepEqual([...new Set(got.map((one) => one.to))], ['0912345678'])
    assert.equal(got.length, 11, 'ten of the commune, one of the other; none to who writes without end')
    for (const { text } of got) assert.ok(!/vá một|Kín/.test(text))
    assert.equal(got.filter(({ text }) => text.includes('8 ký tự')).length, 1)
    await server.stop()
    await new Promise<void>((closed) => fake.close(() => closed()))
  })
})
