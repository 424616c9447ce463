// Leads made anew after the words they are made of have changed, in small batches beside the acts and resumed where a stop
// broke it off: a question of years ago is found by today's matters too. Derived data only: no ledger entry.
import type { Db } from '../../kit/db/db.ts'
import { fingerprintOf } from '../sorting/fingerprint.ts'
import { leadsOf } from '../sorting/leads.ts'
import { standardComparer } from '../sorting/library.ts'
import { insertLeads } from './leads.store.ts'
import '../tables.ts'
import './tables.ts'

const BATCH = 100

/** A commune whose questions were indexed by another rule, or not all by this one. */
function findBehind(db: Db, rule: string) {
  return db.read
    .selectFrom('commune as c')
    .leftJoin('question_lead_rule as r', 'r.commune_id', 'c.commune_id')
    .select(['c.commune_id', 'r.rule', 'r.upto'])
    .where((is) => is.or([is('r.rule', 'is', null), is('r.rule', '!=', rule), is('r.upto', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
}

/** One batch of one commune; resolves with how many questions were done. */
async function renewBatch(db: Db, commune: string, rule: string, after: string): Promise<number> {
  return db.act(commune, async (trx) => {
    const rows = await trx
      .selectFrom('question_search as s')
      .innerJoin('question as q', (join) =>
        join.onRef('q.commune_id', '=', 's.commune_id').onRef('q.id', '=', 's.question_id'),
      )
      .select(['q.id', 'q.text'])
      .where('s.commune_id', '=', commune)
      .where('s.question_id', '>', after)
      .orderBy('s.question_id')
      .limit(BATCH)
      .execute()
    await insertLeads(
      trx,
      commune,
      rows.map(({ id, text }) => {
        // Made when first asked for: a commune without questions starts without it.
        const comparer = standardComparer()
        return { id, leads: leadsOf(comparer, fingerprintOf(comparer, text)) }
      }),
    )
    const upto = rows.length < BATCH ? null : (rows.at(-1)?.id ?? null)
    await trx
      .insertInto('question_lead_rule')
      .values({ commune_id: commune, rule, upto })
      .onConflict((conflict) => conflict.column('commune_id').doUpdateSet({ rule, upto }))
      .execute()
    return rows.length
  })
}

/** Resolves with how many questions' leads were made anew. */
export async function renewLeads(db: Db, rule: string, goOn: () => boolean = () => true): Promise<number> {
  let done = 0
  while (goOn()) {
    const behind = await findBehind(db, rule)
    if (!behind) return done
    done += await renewBatch(db, behind.commune_id, rule, behind.rule === rule ? (behind.upto ?? '') : '')
  }
  return done
}
