// Consent: words by purpose, each change a version with the old kept; given later, withdrawn, never by silence.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { receiveSubmission } from '../receive.acts.ts'
import { slip } from '../sample.ts'
import { findSubmission } from '../submission.store.ts'
import {
  changeConsent,
  listConsentTexts,
  officeConsentVersion,
  ownConsent,
  saveConsentText,
} from './consent.ts'

eachDatabase('consent', (open) => {
  test('words get versions, a submission keeps its own; later consent and withdrawal are in the ledger', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const save = (text: string, version: number) =>
      act((trx) => saveConsentText(trx, by, { purpose: 'cong_khai', text, version }))
    assert.equal(await officeConsentVersion(db.read, world.commune), 'dong-y-1')
    must(await save('Tôi đồng ý công khai họ tên.', 0))
    const agreed = await officeConsentVersion(db.read, world.commune)
    assert.equal(agreed, 'cong_khai-1')
    const silent = must(await act((trx) => receiveSubmission(trx, by, slip(world, 'Cầu hỏng'))))
    const kept = async () => {
      const row = await findSubmission(db.read, world.commune, silent.id)
      return [row?.consent_publish, row?.consent_text]
    }
    assert.deepEqual(await kept(), [0, null], 'silence is no consent')

    const change = (publish: boolean, submission = silent.id, version?: number) =>
      act((trx) => changeConsent(trx, by, { submission, publish, way: 'dien_thoai', version }))
    must(await change(true))
    assert.deepEqual(await kept(), [1, 'cong_khai-1'])
    must(await save('Tôi đồng ý công khai họ tên và thôn.', 1))
    assert.deepEqual(await kept(), [1, 'cong_khai-1'], 'new words change no consent given before')
    const stale = await save('Người khác sửa', 1)
    assert.ok(!stale.ok && stale.error.status === 409)
    assert.ok(!(await save(' \u200b ', 2)).ok)
    assert.ok(!(await save('a'.repeat(3001), 2)).ok)
    must(await save('Tôi đồng ý công khai họ tên và thôn.', 2))
    const versions = (await listConsentTexts(db.read, world.commune)).map(({ version }) => version)
    assert.deepEqual(versions, [2, 1], 'the same words are no new version, the old ones stay')
    assert.deepEqual(await ownConsent(db.read, world.other), { xu_ly: undefined, cong_khai: undefined })

    const outdated = await change(false, silent.id, 1)
    assert.ok(!outdated.ok && outdated.error.status === 409)
    must(await change(false))
    assert.deepEqual(await kept(), [0, 'cong_khai-1'])
    const nameless = must(
      await act((trx) => receiveSubmission(trx, by, slip(world, 'Điện yếu', { name: null }))),
    )
    assert.ok(!(await change(true, nameless.id)).ok)
    const gone = await change(true, 'khong-co')
    assert.ok(!gone.ok && gone.error.status === 404)
    const entries = await db.read
      .selectFrom('ledger')
      .select(['act', 'data'])
      .where('act', 'like', 'consent.%')
      .execute()
    assert.deepEqual(entries.map((entry) => entry.act).sort(), [
      'consent.given',
      'consent.text_saved',
      'consent.text_saved',
      'consent.withdrawn',
    ])
    assert.ok(!JSON.stringify(entries).includes('Tình'))
    await drop()
  })
})
