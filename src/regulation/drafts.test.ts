// Drafts and versions on both databases: kept with their errors, refused when stale, published once, never across communes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { history } from '../ledger/ledger.ts'
import { adoptedVersions, regulationOf } from './adopted.ts'
import { beginDraft, dropDraft, publishDraft, saveDraft } from './drafts.acts.ts'
import { findDraft, openDrafts } from './drafts.store.ts'
import { type Edit, editYaml } from './editing.ts'
import { shippedText } from './library.ts'

const TEXT = shippedText('luat-72-2025')
const edited = (text: string, ...edits: readonly Edit[]) => must(editYaml(text, edits))

eachDatabase('drafts of a regulation', (open) => {
  const scene = async () => {
    const { db } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
    const begin = async (yaml: string, base: string | null = null) =>
      must(await act((trx) => beginDraft(trx, by, { yaml, base, source: 'co-san:luat-72-2025' }))).id
    const save = (id: string, version: number, yaml: string) =>
      act((trx) => saveDraft(trx, by, { id, version, yaml }))
    const publish = (id: string, version: number) => act((trx) => publishDraft(trx, by, { id, version }))
    return { db, world, by, act, begin, save, publish }
  }

  test('a draft with errors is kept word for word, cannot be published, and can once it is right', async () => {
    const s = await scene()
    const id = await s.begin(TEXT)
    const broken = `${TEXT}\nid: hai lần\n  thụt: sai`
    must(await s.save(id, 1, broken))
    assert.equal((await findDraft(s.db.read, s.world.commune, id))?.yaml, broken)
    const refused = await s.publish(id, 2)
    assert.ok(!refused.ok && refused.error.status === 422)
    assert.match(refused.error.details?.join('\n') ?? '', /Dòng \d+:/)
    assert.equal((await adoptedVersions(s.db.read, s.world.commune)).length, 1, 'nothing was published')
    must(await s.save(id, 2, TEXT))
    const { id: version } = must(await s.publish(id, 3))
    assert.equal((await regulationOf(s.db.read, s.world.commune, version)).id, 'luat-72-2025')
    assert.deepEqual(await openDrafts(s.db.read, s.world.commune), [])
    assert.deepEqual(
      (await history(s.db.read, s.world.commune, id)).map((entry) => entry.act),
      ['regulation.drafted', 'regulation.draft_saved', 'regulation.draft_saved'],
    )
  })

  test('an edit made from an old version is refused and changes nothing', async () => {
    const s = await scene()
    const id = await s.begin(TEXT)
    must(await s.save(id, 1, edited(TEXT, { op: 'set', path: ['title'], value: 'Một' })))
    const late = await s.save(id, 1, edited(TEXT, { op: 'set', path: ['title'], value: 'Hai' }))
    assert.ok(!late.ok && late.error.status === 409)
    assert.equal((await findDraft(s.db.read, s.world.commune, id))?.title, 'Một')
    assert.ok(!(await s.publish(id, 1)).ok)
    assert.ok(!(await s.act((trx) => dropDraft(trx, s.by, { id, version: 1 }))).ok)
  })

  test('each publishing raises the number; the same text again is the same version; the change is recorded in codes', async () => {
    const s = await scene()
    const first = must(await s.publish(await s.begin(TEXT), 1)).id
    const again = must(await s.publish(await s.begin(TEXT, first), 1)).id
    assert.equal(again, first)
    const changed = edited(
      TEXT,
      { op: 'set', path: ['rules', 1, 'count'], value: 15 },
      { op: 'remove', path: ['rules', 3] },
      { op: 'set', path: ['topics'], value: ['Đất đai'] },
    )
    const second = must(await s.publish(await s.begin(changed, first), 1)).id
    assert.notEqual(second, first)
    assert.equal((await regulationOf(s.db.read, s.world.commune, second)).version, 2)
    assert.equal(
      must(await s.publish(await s.begin(changed, first), 1)).id,
      second,
      'whatever its number says',
    )
    const [entry] = await history(s.db.read, s.world.commune, second)
    const data = JSON.parse(entry?.data ?? '{}')
    assert.deepEqual(
      { changed: data.changed, removed: data.removed, added: data.added, parts: data.parts, base: data.base },
      { changed: ['L43-NOTICE'], removed: ['L43-10PCT'], added: [], parts: ['to-chuc'], base: first },
    )
    const third = must(await s.publish(await s.begin(TEXT, second), 1)).id
    assert.equal(third, first, 'going back to the old words is the old version')
  })

  test('nobody reads, saves, publishes or builds on what belongs to another commune', async () => {
    const s = await scene()
    const id = await s.begin(TEXT)
    const theirs = s.world.byOther('van-phong')
    const other = <T>(work: (trx: Trx) => Promise<T>) => s.db.act(s.world.other, work)
    assert.equal(await findDraft(s.db.read, s.world.other, id), undefined)
    for (const result of [
      await other((trx) => saveDraft(trx, theirs, { id, version: 1, yaml: 'x' })),
      await other((trx) => publishDraft(trx, theirs, { id, version: 1 })),
      await other((trx) => dropDraft(trx, theirs, { id, version: 1 })),
    ])
      assert.ok(!result.ok && result.error.status === 404)
    const own = must(await s.publish(id, 1)).id
    const stolen = await other((trx) => beginDraft(trx, theirs, { yaml: TEXT, base: own, source: '' }))
    assert.ok(!stolen.ok && stolen.error.status === 404)
  })

  test('a draft laid aside is gone from the list, its text stays; too large a text is refused', async () => {
    const s = await scene()
    const id = await s.begin(TEXT)
    const large = await s.save(id, 1, 'x'.repeat(1_000_001))
    assert.ok(!large.ok && large.error.status === 413)
    must(await s.act((trx) => dropDraft(trx, s.by, { id, version: 1 })))
    assert.deepEqual(await openDrafts(s.db.read, s.world.commune), [])
    assert.ok(!(await s.save(id, 1, TEXT)).ok)
    assert.equal(await countOf(s.db, s.world.commune), 1)
  })
})

async function countOf(db: Db, commune: string): Promise<number> {
  const rows = await db.read
    .selectFrom('regulation_draft')
    .select('yaml')
    .where('commune_id', '=', commune)
    .execute()
  return rows.filter((row) => row.yaml === TEXT).length
}
