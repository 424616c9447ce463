// Importing a read list: kept with its original, village found, and twice is once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { importList } from './import.acts.ts'
import { readList } from './read.ts'

const TEXT = [
  'STT,Nội dung,Thông tin người gửi ý kiến',
  '1,"1) Đường hỏng; 2) Cầu gãy","Đinh Văn Rú, thôn Mang Hin, 0912345678"',
  '2,Mất điện luôn,',
  '3,Mất điện luôn,',
  '4,,Nguyễn Văn An',
].join('\n')

eachDatabase('import of a list', (open) => {
  test('twice the same adds nothing, a corrected file only what is new', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const run = async (words: string, conference = world.conference) => {
      const file = { name: 'ds.csv', bytes: new TextEncoder().encode(words) }
      const list = must(await readList(file))
      return db.act(by.commune, (trx) => importList(trx, by, { conference, file, list }))
    }
    assert.deepEqual(must(await run(TEXT)), { received: 3, questions: 4, present: 0 })
    assert.deepEqual(must(await run(TEXT)), { received: 0, questions: 0, present: 3 })
    assert.deepEqual(must(await run(`${TEXT}\n5,Thiếu nước sạch,Đinh Thị Hoa`)), {
      received: 1,
      questions: 1,
      present: 3,
    })
    const rows = await db.read
      .selectFrom('submission')
      .innerJoin('file', 'file.id', 'submission.file_id')
      .select(['submission.village_id', 'submission.channel', 'file.name'])
      .where('submission.conference_id', '=', world.conference)
      .orderBy('submission.id')
      .execute()
    assert.equal(rows.length, 4)
    assert.deepEqual({ ...rows[0] }, { village_id: 'thon-2', channel: 'thon', name: 'ds.csv' })
    assert.ok(!(await run(TEXT, world.otherConference)).ok)
    await drop()
  })
})
