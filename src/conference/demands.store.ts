// What the law's demands besides dates are judged by: the conference's chairs, its notice, its publication log.
import type { Read } from '../kit/db/db.ts'
import { listVillages } from '../office/store.ts'
import { latestPaper } from '../paper/store.ts'
import { standardStatute } from '../regulation/library.ts'
import { layerOn } from '../regulation/statute.ts'
import { type Demand, demandsOf } from './demands.ts'
import { noticeEntry } from './notice.paper.ts'
import { type Conference, publicationsOf } from './store.ts'

/** The notice as issued, else as it would be issued today. */
async function noticeWords(
  read: Read,
  commune: string,
  conference: string,
  today: Temporal.PlainDate,
): Promise<string | null> {
  const issued = await latestPaper(read, commune, conference, 'thong_bao')
  if (issued) return issued.model
  const draft = await noticeEntry.build(read, commune, conference, '', today)
  return draft.ok ? JSON.stringify(draft.value.body) : null
}

/** None while no day is fixed: which law binds is not known. */
export async function lawDemands(
  read: Read,
  commune: string,
  conference: Conference,
  today: Temporal.PlainDate,
): Promise<{ readonly law: string; readonly demands: readonly Demand[] } | undefined> {
  const layer = conference.date
    ? layerOn(Temporal.PlainDate.from(conference.date), standardStatute())
    : undefined
  if (!layer || layer.checks.length === 0 || conference.cancellation) return undefined
  return {
    law: `${layer.law}, ${layer.article}`,
    demands: demandsOf(layer, {
      chairs: conference.chairs,
      notice: await noticeWords(read, commune, conference.id, today),
      announced: conference.announcement !== null,
      held: conference.end_date !== null && conference.end_date <= today.toString(),
      publications: await publicationsOf(read, commune, conference.id),
      villages: await listVillages(read, commune),
    }),
  }
}
