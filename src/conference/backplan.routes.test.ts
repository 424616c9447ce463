// Planning backwards for staff, and the timeline as a file, over HTTP on both databases.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { h } from 'preact'
import { type DatabaseKind, freshDatabase, KINDS } from '../../test/databases.ts'
import { makeWorld, openSessions } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import { buildServer } from '../kit/http/app.ts'
import { must } from '../kit/result.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { conferenceRoutes } from './routes.ts'
import { restartClock } from './schedule.acts.ts'

async function served(kind: DatabaseKind) {
  const { db, drop } = await freshDatabase(kind)
  const world = await makeWorld(db)
  const app = await buildServer(
    {
      db,
      clock: settableClock(Temporal.PlainDate.from('2024-08-05')),
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
  )
  conferenceRoutes(app, { panels: [], openMatters: async () => [], followers: [] })
  await app.ready()
  for (const [commune, person] of [
    ['xa-a', 'van-phong'],
    ['xa-a', 'kinh-te'],
    ['xa-a', 'quan-tri'],
    ['xa-b', 'van-phong'],
  ] as const)
    await openSessions(db, commune, [person])
  return {
    db,
    world,
    get: (path: string, as = 'xa-a/van-phong') =>
      app.inject({ url: `/xa/xa-a/${path}`, cookies: { doithoai: as } }),
    async close() {
      await app.close()
      await drop()
    },
  }
}

for (const kind of KINDS)
  suite(`planning backwards (${kind})`, () => {
    test('last days, what is too late, days that suit, and one click to the form with the day filled in', async () => {
      const house = await served(kind)
      const page = await house.get('lap-nguoc?ngay=12/8/2024')
      assert.equal(page.statusCode, 200)
      // Ten calendar days before 12/8 is 2/8, three days before today; five is 7/8.
      assert.match(page.body, /1 việc đã quá ngày cuối/)
      assert.match(page.body, /thứ Sáu, 2\/8\/2024[\s\S]*Đã qua 3 ngày/)
      assert.match(page.body, /thứ Tư, 7\/8\/2024[\s\S]*Còn 2 ngày/)
      assert.match(page.body, /thứ Năm, 15\/8\/2024 \(mốc quyết định: S5-NOTICE\)/)
      const taken = await house.get('lap-nguoc?ngay=20/8/2024')
      assert.match(taken.body, /Cùng ngày đã có “Hội nghị trao đổi, đối thoại năm 2024”/)
      const link = /href="(\/xa\/xa-a\/hoi-nghi\/moi\?quy-che=qc-1&amp;ngay=[^"]+)"/.exec(page.body)?.[1]
      assert.ok(link)
      const day = decodeURIComponent(/ngay=([^&]+)$/.exec(link)?.[1] ?? '')
      const form = await house.get(link.replace('/xa/xa-a/', '').replaceAll('&amp;', '&'))
      assert.match(
        form.body,
        new RegExp(`name="sessions.0.date"[^>]*value="${day}"|value="${day}"[^>]*name="sessions.0.date"`),
      )
      await house.close()
    })

    test('for a conference that exists: its own regulation, its own session in nobody’s way, its form', async () => {
      const house = await served(kind)
      const page = await house.get(`lap-nguoc?hoi-nghi=${house.world.conference}`)
      assert.equal(page.statusCode, 200)
      assert.ok(!page.body.includes('Cùng ngày đã có'))
      const link = /href="\/xa\/xa-a\/(hoi-nghi\/hn-xa-a\/ngay-to-chuc\?ngay=([^"]+))"/.exec(page.body)
      assert.ok(link?.[1] && link[2])
      const form = await house.get(link[1])
      assert.ok(form.body.includes(`value="${decodeURIComponent(link[2])}"`))
      assert.equal((await house.get('lap-nguoc?hoi-nghi=hn-xa-b')).statusCode, 404)
      await house.close()
    })

    test('who may read finds the days without the click; who may not finds nothing', async () => {
      const house = await served(kind)
      const unit = await house.get('lap-nguoc', 'xa-a/kinh-te')
      assert.equal(unit.statusCode, 200)
      assert.ok(!unit.body.includes('Lập hội nghị ngày này'))
      assert.equal((await house.get('lap-nguoc', 'xa-a/quan-tri')).statusCode, 404)
      assert.equal((await house.get('lap-nguoc', 'xa-b/van-phong')).statusCode, 404)
      await house.close()
    })

    test('bad dates are named and kept', async () => {
      const house = await served(kind)
      const page = await house.get('lap-nguoc?ngay=31/2/2025&truoc=1/1/1900')
      assert.equal(page.statusCode, 422)
      assert.match(page.body, /Không có ngày “31\/2\/2025”/)
      assert.match(page.body, /Ngày 1\/1\/1900 đã qua/)
      assert.match(page.body, /value="31\/2\/2025"/)
      for (const query of [
        'ngay=1/1/3000',
        `truoc=${'9'.repeat(300)}`,
        'ngay=%3Cscript%3E',
        'quy-che=__proto__&ngay=x',
      ])
        assert.equal((await house.get(`lap-nguoc?${query}`)).statusCode, 422, query)
      await house.close()
    })

    test('a commune without a regulation is told to take one', async () => {
      const house = await served(kind)
      const { db } = house
      await db.act('xa-c', async (trx) => {
        await trx
          .insertInto('commune')
          .values({
            commune_id: 'xa-c',
            name: 'C',
            kind: 'xã',
            province: null,
            population: 0,
            voters: 0,
            email: null,
            phone: null,
            website: null,
            sort_key: '',
          })
          .execute()
        const person = { commune_id: 'xa-c', id: 'p', name: 'P', title: '', unit_id: null, village_id: null }
        await trx
          .insertInto('person')
          .values({ ...person, email: null, phone: null, sort_key: '', version: 1 })
          .execute()
        await trx
          .insertInto('person_role')
          .values({ commune_id: 'xa-c', person_id: 'p', role: 'office' })
          .execute()
        return { ok: true, value: undefined } as const
      })
      await openSessions(house.db, 'xa-c', ['p'])
      const page = await house.get('../xa-c/lap-nguoc', 'xa-c/p')
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /Xã chưa nhận quy chế nào/)
      await house.close()
    })

    test('the timeline as a picture of its own: every date named, nothing to run, no stylesheet', async () => {
      const house = await served(kind)
      const { db, world } = house
      must(await db.act('xa-a', (trx) => restartClock(trx, world.by('van-phong'), world.conference, 'lập')))
      const svg = await house.get(`hoi-nghi/${world.conference}/lich.svg`)
      assert.equal(svg.statusCode, 200)
      assert.match(String(svg.headers['content-type']), /^image\/svg\+xml/)
      assert.match(svg.body, /<desc[^>]*>[^<]*10\/8\/2024: Niêm yết[^<]*27\/8\/2024/)
      assert.ok(!/<style|style=|<script|href=/.test(svg.body))
      assert.equal((await house.get('hoi-nghi/hn-xa-b/lich.svg')).statusCode, 404)
      assert.equal(
        (await house.get(`hoi-nghi/${world.conference}/lich.svg`, 'xa-a/quan-tri')).statusCode,
        404,
      )
      await house.close()
    })
  })
