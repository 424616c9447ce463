// Acceptance over HTTP: who is shown what waits, who may say so, many at once, hostile input, the days for it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PNG } from '../../../test/pictures.ts'
import { startServer } from '../../../test/server.ts'
import { makeWorld, openSessions, type World } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { assignQuestion, receiveSubmission } from '../../petition/acts.ts'
import { askUnits } from '../joint/acts.ts'

const HOSTILE = `<script>alert("x")</script>' & "`
const DAY = '2024-08-21'

test('a unit takes what it was given or sends it back; office and chair see who has not', async () => {
  let world: World | undefined
  const server = await startServer('sqlite', DAY, async ({ db }) => {
    world = await makeWorld(db)
    await openSessions(db, 'xa-a', ['van-phong', 'chu-tich', 'kinh-te', 'van-hoa', 'thon-1'])
  })
  assert.ok(world)
  const { by, conference } = world
  const { db, app } = server
  const office = by('van-phong', DAY)
  const raise = (content: string, unit: string) =>
    db.act('xa-a', async (trx) => {
      const received = must(
        await receiveSubmission(trx, office, {
          channel: 'thon',
          level: 'commune',
          village: 'thon-1',
          conference,
          name: 'Nguyễn Thị Hoa',
          phone: null,
          address: null,
          content,
          consentPublish: false,
          files: [{ name: 'cau-muc.png', bytes: PNG }],
        }),
      )
      const question = received.questions[0] as string
      must(await assignQuestion(trx, office, { question, unit }))
      return question
    })
  const [bridge, market, school] = [
    await raise('Cầu tạm đã mục.', 'kinh-te'),
    await raise('Chợ chật.', 'kinh-te'),
    await raise('Trường dột.', 'van-hoa'),
  ]
  const cookies = (as: string) => ({ doithoai: `xa-a/${as}` })
  const get = (url: string, as: string) => app.inject({ url: `/xa/xa-a/${url}`, cookies: cookies(as) })
  const page = async (url: string, as: string) => (await get(url, as)).body
  const post = (url: string, fields: readonly (readonly [string, string])[], as: string) =>
    app.inject({
      method: 'POST',
      url: `/xa/xa-a/${url}`,
      cookies: cookies(as),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams([
        ['_csrf', 'csrf'],
        ['_key', crypto.randomUUID()],
        ...fields.map(([name, value]) => [name, value]),
      ]).toString(),
    })

  // Each sees what is theirs; the office and the chair how many of which unit.
  const mine = await page('viec', 'kinh-te')
  assert.ok(mine.includes('Chờ đơn vị bạn tiếp nhận (2)') && !mine.includes('Trường dột'))
  for (const as of ['van-phong', 'chu-tich'])
    assert.match(await page('viec', as), /Đơn vị chưa tiếp nhận \(3\)/)
  assert.match(await page('dieu-hanh', 'chu-tich'), /Đơn vị chưa tiếp nhận/)
  assert.match(await page('tiep-nhan?don-vi=van-hoa', 'van-phong'), /Chưa tiếp nhận \(1\)/)
  assert.ok(!(await page('tiep-nhan', 'chu-tich')).includes('type="checkbox"'), 'the chair only reads')
  assert.equal((await get('tiep-nhan', 'thon-1')).statusCode, 404)

  // The office's days, typed wrongly and rightly, from two tabs.
  const term = (days: string, version: string, as = 'van-phong') =>
    post(
      'tiep-nhan/thoi-han',
      [
        ['days', days],
        ['_version', version],
      ],
      as,
    )
  for (const days of ['0', '31', '2,5', '-1', HOSTILE]) {
    const wrong = await term(days, '0')
    assert.ok(wrong.statusCode === 422 && wrong.body.includes('từ 1 đến 30'), days)
    assert.ok(!wrong.body.includes('<script>alert'))
  }
  assert.equal((await term('2', '0', 'kinh-te')).statusCode, 404)
  assert.equal((await term('2', '0')).statusCode, 303)
  assert.equal((await term('3', '0')).statusCode, 409)
  assert.match(await page('tiep-nhan', 'van-phong'), /name="days"[^>]*value="2"/)

  // One at a time, by the unit that has it.
  const at = `giai-quyet/${bridge}`
  const seen = await page(at, 'kinh-te')
  assert.ok(seen.includes('Đơn vị có tiếp nhận nội dung này không?') && seen.includes('cau-muc.png'))
  for (const as of ['van-hoa', 'chu-tich', 'thon-1'])
    for (const noun of ['tiep-nhan', 'tra-lai'])
      assert.equal((await post(`${at}/${noun}`, [['reason', 'x']], as)).statusCode, 404, `${as} ${noun}`)
  assert.equal((await post(`${at}/tra-lai`, [['reason', ' ']], 'kinh-te')).statusCode, 422)
  const long = await post(`${at}/tra-lai`, [['reason', 'x'.repeat(1001)]], 'kinh-te')
  assert.equal(long.statusCode, 422)
  const back = await post(`${at}/tra-lai`, [['reason', `Không phải ${HOSTILE}`]], 'kinh-te')
  assert.equal(back.statusCode, 303)
  assert.equal((await post(`${at}/tra-lai`, [['reason', 'x']], 'kinh-te')).statusCode, 409)
  const told = await page(at, 'van-phong')
  assert.ok(
    told.includes('Phòng Kinh tế trả lại nội dung này') && told.includes('Chuyển đơn vị khác hoặc giao lại'),
  )
  assert.ok(!told.includes('<script>alert'))
  assert.match(await page('viec', 'van-phong'), /Đơn vị trả lại, chờ giao lại \(1\)/)
  assert.match(await page('viec', 'kinh-te'), /Đã trả lại, chờ Văn phòng giao lại \(1\)/)
  assert.equal((await post(`${at}/tiep-nhan`, [], 'kinh-te')).statusCode, 303, 'sent back by mistake')
  assert.ok((await page(at, 'kinh-te')).includes('Phòng Kinh tế tiếp nhận xử lý'))

  // Many at once: none when one of them is another unit's.
  assert.equal((await post('tiep-nhan', [], 'kinh-te')).statusCode, 422)
  const mixed = await post(
    'tiep-nhan',
    [
      ['questions', market],
      ['questions', school],
    ],
    'kinh-te',
  )
  assert.ok(mixed.statusCode === 409 && mixed.body.includes('Chưa tiếp nhận nội dung nào'))
  assert.equal((await post('tiep-nhan', [['questions', `' or 1=1`]], 'kinh-te')).statusCode, 409)
  assert.match(await page('viec', 'kinh-te'), /Chờ đơn vị bạn tiếp nhận \(1\)/)
  assert.equal(
    (
      await post(
        'tiep-nhan',
        [
          ['shown', market],
          ['all', '1'],
        ],
        'kinh-te',
      )
    ).statusCode,
    303,
  )
  assert.ok(!(await page('viec', 'kinh-te')).includes('Chờ đơn vị bạn tiếp nhận'))

  // Who helps sees what the person sent; others do not.
  const file = /giai-quyet\/[^"]+\/tep\/[^"]+/.exec(await page(at, 'kinh-te'))?.[0] ?? ''
  assert.equal((await get(file, 'van-hoa')).statusCode, 404)
  must(
    await db.act('xa-a', (trx) =>
      askUnits(trx, office, { question: bridge, units: ['van-hoa'], request: 'Ảnh?', due: '2024-08-26' }),
    ),
  )
  assert.equal((await get(file, 'van-hoa')).statusCode, 200)
  assert.equal(
    (await get(file.replace(bridge, market), 'kinh-te')).statusCode,
    404,
    'of that submission only',
  )
  await server.stop()
})
