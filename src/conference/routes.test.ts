// Conferences over HTTP: created from a regulation, scheduled, postponed; forms keep what was typed; scope holds.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { openAccount } from '../office/acts.ts'
import { hashPassword } from '../office/password.ts'

eachDatabase('conference pages', (_open, kind) => {
  let server: TestServer
  const office = () => new HttpUser(server.url)

  before(async () => {
    server = await startServer(kind, '2024-07-01', async ({ db }) => {
      const world = await makeWorld(db)
      const hash = await hashPassword('mat-khau-dai')
      await db.act(world.commune, async (trx) => {
        for (const person of ['van-phong', 'kinh-te', 'quan-tri'])
          must(await openAccount(trx, world.by(person), { login: person, person, hash }))
      })
    })
  })
  after(() => server.stop())

  test('a stranger is asked to sign in; another commune and a missing right are not found', async () => {
    const stranger = office()
    assert.match((await stranger.get('/xa/xa-a/hoi-nghi')).url, /\/dang-nhap\?ve=/)
    const user = office()
    await user.signIn('van-phong', 'mat-khau-dai')
    assert.equal((await user.get('/xa/xa-b/hoi-nghi')).status, 404)
    const admin = office()
    await admin.signIn('quan-tri', 'mat-khau-dai')
    assert.equal((await admin.get('/xa/xa-a/hoi-nghi')).status, 404)
  })

  test('from a regulation to a schedule that explains itself, then postponed with the old date kept', async () => {
    const user = office()
    await user.signIn('van-phong', 'mat-khau-dai')
    const choose = await user.get('/xa/xa-a/hoi-nghi/moi')
    const link = /href="(\/xa\/xa-a\/hoi-nghi\/moi\?quy-che=[^"]+)"/.exec(choose.text)?.[1] ?? ''
    const form = await user.get(link)
    assert.match(form.text, /Chủ trì/)
    const values = {
      title: 'Hội nghị <b>trao đổi</b>',
      kind: 'dinh_ky',
      year: '2024',
      form: 'truc_tiep',
      chairs: 'chu-tich',
      'sessions.0.start': '08:00',
      'sessions.0.end': '11:30',
      'sessions.0.place': 'Nhà Văn hóa xã',
    }
    const wrong = await user.submit(form, '/xa/xa-a/hoi-nghi/moi', {
      ...values,
      'sessions.0.date': '30/02/2024',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Không có ngày &quot;30\/02\/2024&quot;|Không có ngày "30\/02\/2024"/)
    assert.match(wrong.text, /value="30\/02\/2024"/)
    const page = await user.submit(wrong, '/xa/xa-a/hoi-nghi/moi', {
      ...values,
      'sessions.0.date': '20/8/2024',
    })
    assert.equal(page.status, 200)
    assert.match(page.text, /Hội nghị &lt;b>trao đổi&lt;\/b>/)
    assert.match(page.text, /10\/8\/2024/, 'S5-NOTICE: 10 calendar days before')
    const base = new URL(page.url).pathname
    const shown = await user.get(`${base}/hoan?ngay=27/8/2024`)
    const confirm = shown.text.match(/<form[^>]*id="hoan"[\s\S]*?<\/form>/)?.[0] ?? ''
    const later = await user.submit({ ...shown, text: confirm }, `${base}/hoan`, { reason: 'Mưa bão' })
    assert.match(later.text, /17\/8\/2024/)
    assert.match(later.text, /Mưa bão/)
  })

  test('the same form sent twice makes one conference', async () => {
    const user = office()
    await user.signIn('van-phong', 'mat-khau-dai')
    const list = async () =>
      ((await user.get('/xa/xa-a/hoi-nghi')).text.match(/href="\/xa\/xa-a\/hoi-nghi\/[0-9a-f-]{36}"/g) ?? [])
        .length
    const version = await server.db.read
      .selectFrom('regulation_version')
      .select('id')
      .where('commune_id', '=', 'xa-a')
      .executeTakeFirstOrThrow()
    const form = await user.get(`/xa/xa-a/hoi-nghi/moi?quy-che=${version.id}`)
    const before = await list()
    const values = {
      title: 'Hai lần',
      kind: 'dinh_ky',
      year: '2024',
      form: 'truc_tiep',
      chairs: 'chu-tich',
      'sessions.0.date': '28/8/2024',
      'sessions.0.start': '08:00',
      'sessions.0.end': '10:00',
      'sessions.0.place': 'UBND xã',
    }
    const first = await user.submit(form, '/xa/xa-a/hoi-nghi/moi', values)
    const second = await user.submit(form, '/xa/xa-a/hoi-nghi/moi', values)
    assert.equal(first.url, second.url)
    assert.equal((await list()) - before, 1)
  })
})
