// What came with an opinion beside its words: who sees it, pictures drawn anew, other files never in place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { freshDatabase, KINDS } from '../../test/databases.ts'
import { PHOTO, PNG } from '../../test/pictures.ts'
import { makeWorld, openSessions } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import { buildServer } from '../kit/http/app.ts'
import { must } from '../kit/result.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { receiveSubmission } from './acts.ts'
import { filesRoutes } from './files.routes.ts'
import { slip } from './sample.ts'
import { findSubmission } from './submission.store.ts'

const HOSTILE = '<img src=x onerror=alert(1)>'
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

for (const kind of KINDS)
  test(`attachments are looked through beside the words they came with (${kind})`, async () => {
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
    filesRoutes(app)
    await app.ready()
    for (const [commune, person] of [
      ['xa-a', 'van-phong'],
      ['xa-a', 'kinh-te'],
      ['xa-a', 'thon-2'],
      ['xa-b', 'van-phong'],
    ] as const)
      await openSessions(db, commune, [person])
    const get = (url: string, as = 'xa-a/van-phong') => app.inject({ url, cookies: { doithoai: as } })
    try {
      const received = async (files: { name: string; bytes: Uint8Array }[]) =>
        must(
          await db.act('xa-a', (trx) =>
            receiveSubmission(trx, world.by('van-phong'), slip(world, `Cống sụt ${HOSTILE}`, { files })),
          ),
        )
      const { id, questions } = await received([
        { name: 'cong.png', bytes: PNG },
        { name: `"${HOSTILE}.jpg`, bytes: PHOTO },
        { name: 'don.pdf', bytes: PDF },
      ])
      const base = `/xa/xa-a/y-kien/${questions[0]}/tep`
      const files = (await findSubmission(db.read, 'xa-a', id))?.files ?? []
      assert.equal(files.length, 3)
      for (const [at, file] of files.entries()) {
        const { statusCode, body } = await get(`${base}?xem=${file.id}`)
        assert.equal(statusCode, 200, body)
        assert.ok(!body.includes(HOSTILE), 'hostile words as they came')
        assert.ok(body.includes(`Tệp ${at + 1}/3`) && body.includes('Cống sụt'))
        assert.deepEqual([body.includes('Tệp trước'), body.includes('Tệp sau')], [at > 0, at < 2])
        const inPlace = await get(`${base}/${file.id}/anh`)
        if (file.mime === 'application/pdf') {
          assert.equal(inPlace.statusCode, 404)
          assert.ok(!body.includes('<img src="/xa') && body.includes('1 kB'))
          continue
        }
        assert.equal(inPlace.statusCode, 200)
        assert.equal(inPlace.headers['content-type'], file.mime)
        for (const kept of ['Nguyễn Văn Chụp', 'Máy ảnh thử'])
          assert.ok(!inPlace.rawPayload.includes(Buffer.from(kept)), 'the camera’s words are gone')
      }
      assert.equal((await get(`${base}?xem=khong-co`)).statusCode, 200)
      const picture = `${base}/${files.find(({ mime }) => mime === 'image/png')?.id}/anh`
      for (const outsider of ['xa-a/kinh-te', 'xa-a/thon-2', 'xa-b/van-phong'])
        for (const url of [base, picture]) assert.equal((await get(url, outsider)).statusCode, 404, outsider)
      // A file of another opinion is not found under this one.
      const other = await received([])
      const foreign = picture.replace(questions[0] as string, other.questions[0] as string)
      assert.equal((await get(foreign)).statusCode, 404)
      assert.match((await get(`/xa/xa-a/y-kien/${other.questions[0]}/tep`)).body, /Không có tệp đính kèm/)
    } finally {
      await app.close()
      await drop()
    }
  })
