// Every paper that the demonstration can draw, of its five conferences on one fixed day. Not used by the program.
import { addDelegate, saveQuota } from '../../src/conference/preparation.acts.ts'
import { loadDemoIfEmpty } from '../../src/demo/load.ts'
import { guide } from '../../src/followup/case.acts.ts'
import { settableClock } from '../../src/kit/clock.ts'
import type { Db, Read } from '../../src/kit/db/db.ts'
import { must } from '../../src/kit/result.ts'
import { workerPool } from '../../src/kit/workers.ts'
import type { Actor } from '../../src/ledger/ledger.ts'
import { listVillages } from '../../src/office/store.ts'
import type { PaperKind } from '../../src/paper/kinds.ts'
import { draftHead, signatureOf } from '../../src/paper/letterheads.ts'
import type { Issuer, PaperLayout, PaperModel } from '../../src/paper/model.ts'
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
  const demo = await openDemo()
  const drawn = await demo.papers()
  await demo.drop()
  return drawn
}

export interface Demo {
  readonly db: Db
  /** Of one commune, or of all. */
  papers(only?: string): Promise<readonly DemoPaper[]>
  drop(): Promise<void>
}

export async function openDemo(): Promise<Demo> {
  const { db, drop } = await freshDatabase('sqlite')
  const workers = workerPool(1)
  await loadDemoIfEmpty({ db, clock: settableClock(DEMO_DAY), workers }, () => {})
  const conferences = await db.read
    .selectFrom('conference')
    .select(['commune_id', 'id'])
    .orderBy('commune_id')
    .orderBy('id')
    .execute()
  for (const { commune_id: commune, id } of conferences) await invite(db, commune, id)
  await guideOne(db, 'loc-thinh')
  await workers.close()
  return {
    db,
    async papers(only) {
      const all = conferences.filter((one) => only === undefined || one.commune_id === only)
      const found: DemoPaper[] = []
      for (const { commune_id: commune, id } of all) found.push(...(await papersOf(db.read, commune, id)))
      return found
    },
    drop,
  }
}

export async function papersOf(read: Read, commune: string, id: string): Promise<readonly DemoPaper[]> {
  const found: DemoPaper[] = []
  for (const entry of allPapers().entries) {
    const subjects = entry.subjects ? await entry.subjects(read, commune, id) : [{ id: '' }]
    const [subject] = subjects
    if (!subject) continue
    const model = await entry.build(read, commune, id, subject.id, DEMO_DAY)
    if (model.ok) found.push({ commune, kind: entry.kind, model: forPrint(model.value) })
  }
  return found
}

/** What the demonstration leaves to whoever tries it: places for each village, names to invite. */
async function invite(db: Db, commune: string, conference: string): Promise<void> {
  const villages = await listVillages(db.read, commune)
  await db.act(commune, async (trx) => {
    const by = office(commune)
    const [village] = villages
    for (const [name, title, from] of [
      ['Lò Thị Mẫu', 'Chủ tịch Hội Nông dân xã', null],
      ['Đinh Văn Thử', null, village?.id ?? null],
    ] as const)
      must(
        await addDelegate(trx, by, conference, {
          ...{ name, title, village: from },
          part: from === null ? 'moi' : 'thon',
        }),
      )
    return saveQuota(trx, by, conference, new Map(villages.map(({ id }, at) => [id, 3 + (at % 3)])))
  })
}

/** A matter of another body, its owner told whom to turn to. */
async function guideOne(db: Db, commune: string): Promise<void> {
  const open = await db.read
    .selectFrom('question')
    .select('id')
    .where('commune_id', '=', commune)
    .orderBy('id')
    .execute()
  for (const { id } of open) {
    const done = await db.act(commune, (trx) =>
      guide(trx, office(commune), {
        question: id,
        body: 'Công ty Điện lực khu vực',
        text: 'Ông (bà) gửi đơn đề nghị tới Đội quản lý điện khu vực, điện thoại 0950 999 000, để được khảo sát và trả lời.',
      }),
    )
    if (done.ok) return
  }
}

function office(commune: string): Actor {
  return {
    commune,
    person: 'he_thong',
    now: DEMO_DAY.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '09:00' }).toInstant(),
    today: DEMO_DAY,
  }
}

const COMMUNE = { name: 'Sông Thử', kind: 'xã', province: 'Thử' }

/** The same paper from another office, by its own rules. */
export function issuedBy({ kind, model }: DemoPaper, issuer: Issuer, layout: PaperLayout): PaperModel {
  const by = { issuer, standing: issuer !== 'ubnd' }
  const head = draftHead({ ...by, commune: COMMUNE, kind, layout, unit: 'VP' }, { year: 2026 })
  const one = model.signature?.type === 'one'
  return {
    ...model,
    layout,
    head: model.head.type === 'bare' ? model.head : head,
    ...(one ? { signature: { type: 'one', by: signatureOf(by, { name: 'Lò Thị Mẫu' }) } } : {}),
  }
}
