// `doithoai calendar` as the command line calls it: a file checked, previewed for all, applied, one refused commune named.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { freshDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { applyWish } from '../calendar/change.acts.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { openDatabase } from '../kit/db/open.ts'
import { must } from '../kit/result.ts'
import { calendarUser } from '../wiring.ts'
import { command } from './calendar.ts'

test('check, preview, apply to all; what was applied is not applied twice; a refused commune stops no other', async () => {
  const database = await freshDatabase('sqlite')
  const world = await makeWorld(database.db)
  for (const by of [world.by('van-phong'), world.byOther('van-phong')])
    must(await database.db.act(by.commune, (trx) => restartClock(trx, by, `hn-${by.commune}`, 'thử')))
  await database.db.close()
  const call = async (...args: string[]) => {
    const out: string[] = []
    const err: string[] = []
    const code = await command.run(args, {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      cwd: database.dataDir,
      env: { DATA_DIR: database.dataDir, DOITHOAI_STORY_DATE: '2024-08-05' },
    })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const file = (name: string, text: string) => writeFileSync(path.join(database.dataDir, name), text)
  file('bao.csv', 'ngày,tên,loại\n26/8/2024,Nghỉ chống bão,nghỉ\n24/8/2024,làm bù,làm bù\n')
  file('sai.csv', 'ngày,tên\n31/2/2024,x\n')

  assert.equal((await call('list')).code, 0)
  assert.match((await call('list')).out, /dùng lịch kèm phần mềm/)
  assert.match(
    (await call('check', 'bao.csv')).out,
    /2024-08-26 {2}nghỉ {2}Nghỉ chống bão[\s\S]*Chưa có gì thay đổi/,
  )
  const bad = await call('check', 'sai.csv')
  assert.equal(bad.code, 1)
  assert.match(bad.err, /dòng 2: không có ngày/)
  for (const wrong of [
    [],
    ['apply'],
    ['apply', 'bao.csv'],
    ['apply', 'bao.csv', '--all', '--commune', 'xa-a'],
    ['xoa'],
  ])
    assert.equal((await call(...wrong)).code, 2, wrong.join(' '))
  assert.match((await call('apply', 'khong-co.csv', '--all')).err, /Không có tệp/)
  assert.match((await call('apply', 'bao.csv', '--commune', 'xa-z')).err, /Không có xã mang mã xa-z/)

  const looked = await call('apply', 'bao.csv', '--all')
  assert.equal(looked.code, 0)
  assert.match(looked.err, /\[1\/2\] xa-a: \d+ hạn sẽ dời[\s\S]*\[2\/2\] xa-b/)
  assert.match(looked.out, /Chưa thay đổi gì/)
  const db = await openDatabase(
    { dataDir: database.dataDir, databaseUrl: undefined },
    '2024-01-01T00:00:00.000Z',
  )
  assert.equal((await db.read.selectFrom('calendar_change').selectAll().execute()).length, 0)
  assert.equal(
    (await db.read.selectFrom('ledger').selectAll().where('act', '=', 'calendar.changed').execute()).length,
    0,
  )
  // In the other commune the Saturday is worked already: only the rest of the file is new there.
  const by = world.byOther('van-phong')
  const day = { date: '2024-08-24', working: true, name: 'làm bù' }
  const wish = { kind: 'change', year: null, title: 'Riêng', source: 'x', notes: [] } as const
  must(
    await db.act(by.commune, (trx) =>
      applyWish(trx, by, { ...wish, days: [day] }, undefined, calendarUser()),
    ),
  )
  await db.close()
  const done = await call('apply', 'bao.csv', '--all', '--commit', '--source', 'TB 1', '--json')
  assert.equal(done.code, 0)
  const outcomes = JSON.parse(done.out)
  assert.deepEqual(
    outcomes.map((one: { commune: string; state: string }) => [one.commune, one.state]),
    [
      ['xa-a', 'applied'],
      ['xa-b', 'applied'],
    ],
  )
  const twice = await call('apply', 'bao.csv', '--all', '--commit')
  assert.match(twice.err, /xa-a: lịch đã có đúng những ngày này/)
  assert.match((await call('list', '--commune', 'xa-a')).out, /Nhập từ tệp bao\.csv.*TB 1/)

  file(
    'nam.yaml',
    'id: thu\ntitle: Thử\nyears:\n  - year: 2031\n    off:\n      - { date: 2031-01-01, name: Tết }\n',
  )
  assert.match((await call('apply', 'nam.yaml', '--commune', 'xa-a', '--commit')).err, /xa-a: đã áp dụng/)

  // A weekday off only in one commune may be worked there; in the other it contradicts the weekday.
  file('lam.csv', 'ngày,tên,loại\n28/8/2024,làm thay,làm bù\n')
  const one = await openDatabase(
    { dataDir: database.dataDir, databaseUrl: undefined },
    '2024-01-01T00:00:00.000Z',
  )
  must(
    await one.act(by.commune, (trx) =>
      applyWish(
        trx,
        by,
        { ...wish, days: [{ date: '2024-08-28', working: false, name: 'nghỉ' }] },
        undefined,
        calendarUser(),
      ),
    ),
  )
  await one.close()
  const mixed = await call('apply', 'lam.csv', '--all', '--commit')
  assert.equal(mixed.code, 1)
  assert.match(mixed.err, /xa-a: chưa áp dụng.*vốn là ngày làm việc/)
  assert.match(mixed.err, /xa-b: đã áp dụng/)
  assert.match(mixed.out, /Chưa áp dụng cho: xa-a/)
  await database.dropAfterClose()
})
