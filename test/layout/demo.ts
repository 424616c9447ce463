// Every paper that the demonstration can draw, of its five conferences on one fixed day. Not used by the program.
import { loadDemoIfEmpty } from '../../src/demo/load.ts'
import { settableClock } from '../../src/kit/clock.ts'
import { workerPool } from '../../src/kit/workers.ts'
import type { PaperKind } from '../../src/paper/kinds.ts'
import type { PaperModel } from '../../src/paper/model.ts'
import { forPrint } from '../../src/paper/store.ts'
import { allPapers } from '../../src/wiring.ts'
import { freshDatabase } from '../databases.ts'

export interface DemoPaper {
  readonly commune: string
  readonly kind: PaperKind
  readonly model: PaperModel
}

export const DEMO_DAY = Temporal.PlainDate.from('2026-11-21')

/** One of each kind a conference has now: of papers written for many (an invitee, a village), the first. */
export async function demoPapers(): Promise<readonly DemoPaper[]> {
  const { db, drop } = await freshDatabase('sqlite')
  const workers = workerPool(1)
  await loadDemoIfEmpty({ db, clock: settableClock(DEMO_DAY), workers }, () => {})
  const conferences = await db.read
    .selectFrom('conference')
    .select(['commune_id', 'id'])
    .orderBy('commune_id')
    .orderBy('id')
    .execute()
  const found: DemoPaper[] = []
  for (const { commune_id: commune, id } of conferences)
    for (const entry of allPapers().entries) {
      const subjects = entry.subjects ? await entry.subjects(db.read, commune, id) : [{ id: '' }]
      const [subject] = subjects
      if (!subject) continue
      const model = await entry.build(db.read, commune, id, subject.id, DEMO_DAY)
      if (model.ok) found.push({ commune, kind: entry.kind, model: forPrint(model.value) })
    }
  await workers.close()
  await drop()
  return found
}
