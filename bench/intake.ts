// Opinions accepted durably from 16 senders at once, against raw one-row SQLite commits with the same durability.
import path from 'node:path'
import { openDatabase } from '../src/kit/db/open.ts'
import { openConnection } from '../src/kit/db/sqlite.ts'
import { must } from '../src/kit/result.ts'
import { receiveSubmission } from '../src/petition/acts.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, benchOpinion, COMMUNE } from './world.ts'

const SENDERS = 16
const OPINIONS = 4000
const ROWS = 4000
const BAR = 0.7

function rawCommits(): number {
  const connection = openConnection(path.join(benchFolder(), 'raw.sqlite'), 'write')
  connection.exec('create table row (id integer primary key, text text not null) strict')
  const insert = connection.prepare('insert into row (text) values (?)')
  const from = process.hrtime.bigint()
  for (let n = 0; n < ROWS; n++) insert.run(`Đề nghị sửa đoạn đường vào xóm ${n}`)
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  connection.close()
  return ROWS / seconds
}

export async function intake(): Promise<readonly Measured[]> {
  const db = await openDatabase(
    { dataDir: benchFolder(), databaseUrl: undefined },
    '2026-01-01T00:00:00.000Z',
  )
  const conference = await benchConference(db, 1)
  const raw = rawCommits()
  const by = benchActor()
  let sent = 0
  const sender = async () => {
    while (sent < OPINIONS) {
      const n = sent++
      must(await db.act(COMMUNE, (trx) => receiveSubmission(trx, by, benchOpinion(conference, n))))
    }
  }
  const from = process.hrtime.bigint()
  await Promise.all(Array.from({ length: SENDERS }, sender))
  const ours = OPINIONS / (Number(process.hrtime.bigint() - from) / 1e9)
  await db.close()
  const ratio = ours / raw
  return [
    {
      name: `Ý kiến tiếp nhận bền, ${SENDERS} người gửi cùng lúc / ghi trần từng dòng`,
      bar: `≥ ${BAR}`,
      value: ratio.toFixed(2),
      met: ratio >= BAR,
      details: `${ours.toFixed(0)} ý kiến / ${raw.toFixed(0)} dòng mỗi giây`,
    },
  ]
}
