// The ledger's chain: every alteration is found, also when later hashes were made anew or the tail was cut.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eachDatabase } from '../../test/databases.ts'
import { sha256 } from '../kit/id.ts'
import { type Entry, faults, GENESIS, sealed } from './chain.ts'
import { type Actor, anchors, append, verifyLedger } from './ledger.ts'

function chain(length: number): Entry[] {
  const entries: Entry[] = []
  for (let seq = 1; seq <= length; seq++) {
    const entry = {
      commune_id: 'xa-a',
      stream: 'chinh',
      seq,
      at: '2024-01-01T00:00:00.000Z',
      actor: 'a',
      act: 'due.met',
      subject: `s${seq}`,
      data: '{}',
      prev: entries.at(-1)?.hash ?? GENESIS,
    }
    entries.push({ ...entry, hash: sha256(sealed(entry)) })
  }
  return entries
}

/** What someone with the database in hand would do: make all hashes from `from` on fit again. */
function rehash(entries: readonly Entry[], from: number): Entry[] {
  const made: Entry[] = []
  for (const entry of entries) {
    const again = { ...entry, prev: made.at(-1)?.hash ?? GENESIS }
    made.push(entry.seq < from ? entry : { ...again, hash: sha256(sealed(again)) })
  }
  return made
}

const whole = chain(6)
const head = { commune: 'xa-a', stream: 'chinh', seq: 6, hash: whole[5]?.hash ?? '' }
const reasons = (entries: readonly Entry[], kept = [head]) =>
  faults(entries, kept, sha256).map((fault) => fault.reason)

test('a whole chain has no fault', () => assert.deepEqual(reasons(whole), []))

for (const field of ['at', 'actor', 'act', 'subject', 'data', 'hash', 'prev'] as const)
  test(`a changed ${field} is found`, () => {
    assert.notEqual(
      reasons(whole.map((entry) => (entry.seq === 3 ? { ...entry, [field]: `${entry[field]}x` } : entry)))
        .length,
      0,
    )
  })

test('a removed and an inserted entry are found', () => {
  assert.notEqual(reasons(whole.filter((entry) => entry.seq !== 3)).length, 0)
  const extra = { ...(whole[2] as Entry), subject: 'chèn' }
  assert.notEqual(reasons([...whole.slice(0, 3), extra, ...whole.slice(3)]).length, 0)
})

test('a rewritten tail with fresh hashes is found by the anchor kept outside, and only by it', () => {
  const forged = rehash(
    whole.map((entry) => (entry.seq === 4 ? { ...entry, data: '{"x":1}' } : entry)),
    4,
  )
  assert.deepEqual(reasons(forged, []), [])
  assert.match(reasons(forged)[0] ?? '', /viết lại/)
})

test('a tail cut off is found by the anchor kept outside', () => {
  assert.deepEqual(reasons(whole.slice(0, 4), []), [])
  assert.match(reasons(whole.slice(0, 4))[0] ?? '', /cắt/)
})

eachDatabase('the ledger', (open) => {
  const by: Actor = {
    commune: 'xa-a',
    person: 'p',
    now: Temporal.Instant.from('2024-01-01T00:00:00Z'),
    today: Temporal.PlainDate.from('2024-01-01'),
  }

  test('two hundred acts at once make one chain without gap or fork', async () => {
    const { db, drop } = await open()
    await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        db.act('xa-a', (trx) => append(trx, by, 'case.progress', String(at))),
      ),
    )
    const { entries, faults: found } = await verifyLedger(db.read, [])
    assert.equal(entries, 200)
    assert.deepEqual(found, [])
    await drop()
  })

  test('the database itself refuses a change; what gets past it is found', async () => {
    const { db, drop } = await open()
    for (const subject of ['1', '2', '3'])
      await db.act('xa-a', (trx) => append(trx, by, 'case.progress', subject))
    const kept = await anchors(db.read)
    const change = sql`update ledger set subject = 'x' where seq = 2`
    await assert.rejects(db.act('xa-a', (trx) => change.execute(trx)))
    await db.act('xa-a', async (trx) => {
      for (const name of db.dialect === 'sqlite'
        ? ['ledger_kept_update', 'ledger_kept_delete']
        : ['ledger_kept'])
        await sql
          .raw(db.dialect === 'sqlite' ? `drop trigger ${name}` : `drop trigger ${name} on ledger`)
          .execute(trx)
      await change.execute(trx)
    })
    assert.equal((await verifyLedger(db.read, kept)).faults[0]?.seq, 2)
    await db.act('xa-a', async (trx) => {
      await sql`delete from ledger where seq = 3`.execute(trx)
      await sql`update ledger_head set seq = 2`.execute(trx)
    })
    assert.ok((await verifyLedger(db.read, kept)).faults.some((fault) => fault.seq === 3))
    await drop()
  })
})
