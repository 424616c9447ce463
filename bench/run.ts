// Runs the benchmarks: each measures a ratio against the limit in the same run, never a time alone.
// `npm run bench` runs all; `npm run bench -- intake` one; words that name none are for those named.
import { availableParallelism, cpus } from 'node:os'
import { chair } from './chair.ts'
import { clock } from './clock.ts'
import { duties } from './duties.ts'
import { hall } from './hall.ts'
import { inbox } from './inbox.ts'
import { intake } from './intake.ts'
import { lists } from './lists.ts'
import { publicPage } from './page.ts'
import { papers } from './paper.ts'
import { reading } from './reading.ts'
import { replan } from './replan.ts'
import { search } from './search.ts'
import { startUp } from './start.ts'
import { triage } from './triage.ts'

export interface Measured {
  readonly name: string
  readonly bar: string
  readonly value: string
  readonly met: boolean
  readonly details: string
}

const ALL: Readonly<Record<string, (words: readonly string[]) => Promise<readonly Measured[]>>> = {
  page: publicPage,
  intake,
  clock,
  replan,
  paper: papers,
  start: startUp,
  hall,
  triage,
  search,
  inbox,
  reading,
  duties,
  lists,
  chair,
}

const wanted = process.argv.slice(2)
console.log(`Node ${process.version}, ${availableParallelism()} lõi, ${cpus()[0]?.model ?? ''}\n`)
console.log('| việc đo | ngưỡng | đo được | đạt | chi tiết |\n|---|---|---|---|---|')
for (const [name, measure] of Object.entries(ALL)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const row of await measure(wanted))
    console.log(`| ${row.name} | ${row.bar} | ${row.value} | ${row.met ? 'có' : 'KHÔNG'} | ${row.details} |`)
}
process.exit(0)
