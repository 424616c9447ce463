// People as they come, kept with the opinion and corrected; a printed number stands once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { correctSubmission, receiveSubmission } from '../receive.acts.ts'
import { slip } from '../sample.ts'
import { findSubmission } from '../submission.store.ts'
import { namesBeside, peopleOfSubmission } from './people.store.ts'
import { NO_PEOPLE } from './people.ts'

eachDatabase('people as they come', (open) => {
  test('written down, thumb-printed, with signers; corrected; the numbered slip only once', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const people = {
      ...NO_PEOPLE,
      writtenBy: 'Lê Thị Hoa',
      readBack: true,
      thumbPrint: true,
      slip: 'A-017',
      signers: [
        { name: 'Trần Văn Bình', address: 'tổ 2' },
        { name: 'Đinh Thị Rế', address: null },
      ],
    }
    const { id } = must(await act((trx) => receiveSubmission(trx, by, slip(world, 'Cầu hỏng', { people }))))
    assert.deepEqual(await peopleOfSubmission(db.read, world.commune, id), people)
    const kept = await findSubmission(db.read, world.commune, id)
    assert.deepEqual([kept?.on_behalf, kept?.signers], ['Ghi hộ: Lê Thị Hoa, đã đọc lại, điểm chỉ', 3])
    assert.deepEqual(
      [...(await namesBeside(db.read, world.commune, world.conference))].sort(),
      ['Trần Văn Bình', 'Đinh Thị Rế'].sort(),
    )
    const twice = await act((trx) => receiveSubmission(trx, by, slip(world, 'Cầu hỏng nữa', { people })))
    assert.ok(!twice.ok && twice.error.field === 'slip' && twice.error.status === 409)
    assert.equal((await db.read.selectFrom('submission').select('id').execute()).length, 1)
    const ledger = JSON.stringify(await db.read.selectFrom('ledger').select('data').execute())
    for (const name of ['Hoa', 'Bình', 'Rế']) assert.ok(!ledger.includes(name), name)

    const correct = (more: object) =>
      act((trx) =>
        correctSubmission(trx, by, {
          submission: id,
          name: 'Hồ Thị Lan',
          phone: null,
          address: null,
          village: null,
          level: 'commune',
          ...more,
        }),
      )
    must(await correct({ people: { ...NO_PEOPLE, guardianName: 'Hồ Văn Nam', guardianRelation: 'cha' } }))
    const after = await findSubmission(db.read, world.commune, id)
    assert.deepEqual([after?.on_behalf, after?.signers], ['Người giám hộ: Hồ Văn Nam (cha)', null])
    must(await correct({ people: NO_PEOPLE }))
    assert.equal((await findSubmission(db.read, world.commune, id))?.on_behalf, null)
    assert.deepEqual(await peopleOfSubmission(db.read, world.commune, id), NO_PEOPLE)
    await drop()
  })
})
