// Personal data: accepted words count for their source alone, erasing leaves the chain whole, the yearly list is right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { PNG } from '../../../test/pictures.ts'
import { makeWorld } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { verifyLedger } from '../../ledger/ledger.ts'
import { peopleOfSubmission } from '../people/people.store.ts'
import { NO_PEOPLE } from '../people/people.ts'
import { receiveSubmission } from '../receive.acts.ts'
import { restrictQuestion } from '../restrict.acts.ts'
import { slip } from '../sample.ts'
import { listQuestions } from '../store.ts'
import { findSubmission } from '../submission.store.ts'
import { noteOpening, openings } from './access.ts'
import { erasePersonalData, expired, savePrivacyRule } from './erase.acts.ts'
import { heldOf } from './held.store.ts'
import { acceptedOf, acceptedTexts, acceptPublicText, anonymousRule } from './public-text.store.ts'

eachDatabase('personal data', (open) => {
  test('erased on request: no name, number, signer or picture is left, the chain is whole', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const text = 'Tôi là Nguyễn Thị Tình, 0950123456: nhà ông Bảy lấn mương.'
    const { id, questions } = must(
      await act((trx) =>
        receiveSubmission(
          trx,
          by,
          slip(world, text, {
            files: [{ name: 'nhà tôi.png', bytes: PNG }],
            people: { ...NO_PEOPLE, signers: [{ name: 'Trần Văn Bình', address: 'tổ 2' }] },
          }),
        ),
      ),
    )
    const erase = () =>
      act((trx) => erasePersonalData(trx, by, { submission: id, ground: 'yeu_cau', reason: 'đề nghị' }))
    must(await erase())
    const left = await findSubmission(db.read, world.commune, id)
    assert.deepEqual([left?.name, left?.phone, left?.address, left?.files.length], [null, null, null, 0])
    assert.equal(left?.content, 'Tôi là N.T.T., [số điện thoại]: nhà ông B. lấn mương.')
    assert.deepEqual(await peopleOfSubmission(db.read, world.commune, id), NO_PEOPLE)
    for (const q of ['Tình', '0950123456', 'Bình'])
      assert.equal((await listQuestions(db.read, world.commune, { q })).total, 0, q)
    const files = await db.read.selectFrom('file').select(['name', 'size']).execute()
    assert.deepEqual(
      files.map((file) => [file.name, file.size]),
      [['da-xoa', 0]],
    )
    const twice = await erase()
    assert.ok(!twice.ok && twice.error.status === 409)
    // Found afterwards to be a denunciation: it still moves to the register.
    must(await act((trx) => restrictQuestion(trx, by, { question: questions[0] as string })))
    assert.equal(await findSubmission(db.read, world.commune, id), undefined)
    assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
    await drop()
  })

  test('the extract holds everything of one person: the same number under another name, another commune, the register stay out', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const send = async (text: string, more: Parameters<typeof slip>[2] = {}) =>
      must(await act((trx) => receiveSubmission(trx, by, slip(world, text, more))))
    const mine = { name: 'Nguyễn Thị Tình', phone: '0950123456' }
    const first = await send('Đường hỏng', { ...mine, files: [{ name: 'đường.png', bytes: PNG }] })
    const second = await send('Mương cạn', { ...mine, name: 'NGUYỄN THỊ TÌNH' })
    await send('Điện yếu', { ...mine, name: 'Trần Văn Bình' })
    const secret = await send('Tố cáo ông Bảy', mine)
    must(await act((trx) => restrictQuestion(trx, by, { question: secret.questions[0] as string })))
    await noteOpening(db, { commune: world.commune, submission: second.id, person: 'kinh-te', now: by.now })
    const held = await heldOf(db.read, world.commune, first.id)
    assert.deepEqual(
      held?.map((one) => [one.submission.content, one.submission.files.length, one.opened.length]),
      [
        ['Đường hỏng', 1, 0],
        ['Mương cạn', 0, 1],
      ],
    )
    assert.equal(await heldOf(db.read, world.other, first.id), undefined)
    const unnamed = await send('Không ghi gì', { name: null, phone: null })
    assert.equal((await heldOf(db.read, world.commune, unnamed.id))?.length, 1)
    must(
      await act((trx) =>
        erasePersonalData(trx, by, { submission: first.id, ground: 'yeu_cau', reason: 'x' }),
      ),
    )
    assert.equal(await heldOf(db.read, world.commune, first.id), undefined, 'nothing is left to extract')
    await drop()
  })

  test('what is past its time is listed once a year; a rule needs its ground', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const { id } = must(await act((trx) => receiveSubmission(trx, by, slip(world, 'Đường hỏng'))))
    const rule = { reviewFirst: true, keepYears: 5, basis: null, anonymous: 'tham_khao' as const }
    assert.equal(
      await anonymousRule(db.read, world.commune),
      'nhu_moi',
      'kept and answered unless a rule says otherwise',
    )
    const refused = await act((trx) => savePrivacyRule(trx, by, rule))
    assert.ok(!refused.ok && refused.error.field === 'basis')
    must(await act((trx) => savePrivacyRule(trx, by, { ...rule, basis: 'Bảng thời hạn bảo quản' })))
    assert.equal(await anonymousRule(db.read, world.commune), 'tham_khao')
    assert.equal(await anonymousRule(db.read, world.other), 'nhu_moi', 'another commune has its own')
    const due = (day: string) => expired(db.read, world.commune, 5, Temporal.PlainDate.from(day))
    assert.equal((await due('2029-12-31')).length, 0)
    assert.deepEqual(
      (await due('2030-01-01')).map((row) => row.id),
      [id],
    )
    assert.equal((await expired(db.read, world.other, 5, Temporal.PlainDate.from('2030-01-01'))).length, 0)
    await drop()
  })

  test('accepted words count while their source stays; each opening is noted once a day', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const { id, questions } = must(
      await act((trx) => receiveSubmission(trx, by, slip(world, 'Nhà ông Bảy lấn mương'))),
    )
    const question = questions[0] as string
    const accept = (words: string) =>
      act((trx) =>
        acceptPublicText(trx, by, { question, part: 'cau_hoi', source: 'Nhà ông Bảy', text: words }),
      )
    must(await accept('Một hộ'))
    must(await accept('Có hộ'))
    assert.ok(!(await accept(' \u200b ')).ok, 'nothing but what cannot be seen is nothing')
    const accepted = await acceptedTexts(db.read, world.commune)
    assert.equal(acceptedOf(accepted, question, 'cau_hoi', 'Nhà ông Bảy'), 'Có hộ')
    assert.equal(acceptedOf(accepted, question, 'cau_hoi', 'Nhà ông Tám'), undefined)
    assert.equal((await acceptedTexts(db.read, world.other)).size, 0)
    const opening = { commune: world.commune, submission: id, person: 'kinh-te', now: by.now }
    await noteOpening(db, opening)
    await noteOpening(db, opening)
    await noteOpening(db, { ...opening, now: by.now.add({ hours: 24 }) })
    await noteOpening(db, { ...opening, submission: 'không có' })
    assert.equal((await openings(db.read, world.commune, 'kinh-te')).length, 2)
    assert.equal((await openings(db.read, world.commune, 'van-hoa')).length, 0)
    await drop()
  })
})
