// The dossier: issued papers only, in order, with their digests, and the same bytes each time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { workerPool } from '../kit/workers.ts'
import { anchors } from '../ledger/ledger.ts'
import { p } from './build.ts'
import { conferenceDossier } from './dossier.ts'
import { issuePaper } from './issue.ts'
import { draftHead } from './letterheads.ts'
import type { PaperKind } from './model.ts'
import { papersOf } from './store.ts'

const commune = { name: 'An Bình', kind: 'xã' }

eachDatabase('dossier', (open) => {
  test('nothing issued is refused; then every paper in two forms with its digest, twice the same bytes', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const workers = workerPool(1)
    const make = () =>
      conferenceDossier(db, workers, {
        commune: by.commune,
        conference: world.conference,
        title: 'Hội nghị <2024>',
      })
    const nothing = await make()
    assert.ok(!nothing.ok && /chưa ban hành/.test(nothing.error.message))
    const issue = (kind: PaperKind) =>
      db.act(by.commune, (trx) =>
        issuePaper(trx, by, {
          conference: world.conference,
          kind,
          issuer: 'ubnd',
          issuedOn: '2024-08-05',
          model: {
            kind,
            layout: 'nd30',
            title: 'Văn bản & thử',
            head: draftHead({ issuer: 'ubnd', commune, kind, layout: 'nd30' }, { year: 2024, month: 8 }),
            heading: { type: 'named', name: 'Văn bản thử' },
            body: [p('Nội dung.')],
          },
        }),
      )
    must(await issue('thong_bao'))
    must(await issue('ke_hoach'))
    const first = must(await make())
    const files = unzipSync(first.zip)
    assert.deepEqual(
      Object.keys(files).map((name) => name.replace(/-\d.*\./, '.')),
      ['index.html', '001-ke-hoach.docx', '001-ke-hoach.pdf', '002-thong-bao.docx', '002-thong-bao.pdf'],
    )
    const index = strFromU8(files['index.html'] ?? new Uint8Array())
    assert.match(index, /Hội nghị &lt;2024>/)
    for (const paper of await papersOf(db.read, by.commune, world.conference)) {
      assert.ok(index.includes(paper.digest))
      assert.ok(index.includes(paper.symbol))
    }
    const head = (await anchors(db.read)).find((anchor) => anchor.commune === by.commune)
    assert.ok(head && index.includes(head.hash))
    assert.deepEqual(must(await make()).zip, first.zip)
    await workers.close()
    await drop()
  })
})
