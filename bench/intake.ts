// Opinions accepted durably from 16 senders at once, against raw one-row SQLite commits with the same durability.
import path from 'node:path'
import { openDatabase } from '../src/kit/db/open.ts'
import { openConnection } from '../src/kit/db/sqlite.ts'
import { must } from '../src/kit/result.ts'
import { receiveSubmission } from '../src/petition/acts.ts'
import { median } from './load.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, benchOpinion, COMMUNE } from './world.ts'

const SENDERS = 16
const ROUNDS = 7
const PER_ROUND = 800
const BAR = 0.7

/** One row a commit, WAL and synchronous=FULL, nothing around it. */
function rawCommits(): () => number {
  const connection = openConnection(path.join(benchFolder(), 'raw.sqlite'), 'write')
  connection.exec('create table row (id integer primary key, text text not null) strict')
  const insert = connection.prepare('insert into row (text) values (?)')
  return () => {
    const from = process.hrtime.bigint()
    for (let n = 0; n < PER_ROUND; n++) insert.run(`Đề nghị sửa đoạn đường vào xóm ${n}`)
    return PER_ROUND / seconds(from)
  }
}

function seconds(from: bigint): number {
  return Number(process.hrtime.bigint() - from) / 1e9
}

export async function intake(): Promise<readonly Measured[]> {
  const db = await openDatabase(
    { dataDir: benchFolder(), databaseUrl: undefined },
    '2026-01-01T00:00:00.000Z',
  )
  const conference = await benchConference(db, 1)
  const by = benchActor()
  const accepted = async () => {
    let sent = 0
    const sender = async () => {
      while (sent < PER_ROUND) {
        const n = sent++
        must(await db.act(COMMUNE, (trx) => receiveSubmission(trx, by, benchOpinion(conference, n))))
      }
    }
    const from = process.hrtime.bigint()
    await Promise.all(Array.from({ length: SENDERS }, sender))
    return PER_ROUND / seconds(from)
  }
  const raw = rawCommits()
  await accepted()
  raw()
  // A disk's pace changes from second to second: both are measured in turns.
  const rounds: { ours: number; limit: number }[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push({ ours: await accepted(), limit: raw() })
  await db.close()
  const ratio = median(rounds.map(({ ours, limit }) => ours / limit))
  return [
    {
      name: `Ý kiến tiếp nhận bền, ${SENDERS} người gửi cùng lúc / ghi trần từng dòng`,
      bar: `≥ ${BAR}`,
      value: ratio.toFixed(2),
      met: ratio >= BAR,
      details: `${median(rounds.map(({ ours }) => ours)).toFixed(0)} ý kiến / ${median(rounds.map(({ limit }) => limit)).toFixed(0)} dòng mỗi giây, trung vị ${ROUNDS} lượt`,
    },
  ]
}
