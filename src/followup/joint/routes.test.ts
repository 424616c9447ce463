// Units that help, over HTTP: what the case page and "Việc hôm nay" show to whom, forms by their rights, hostile input, files.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PNG } from '../../../test/pictures.ts'
import { startServer } from '../../../test/server.ts'
import { makeWorld, openSessions, type World } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { assignQuestion, receiveSubmission } from '../../petition/acts.ts'
import { openCase } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { contribute } from './acts.ts'
import { jointsOf } from './store.ts'

const HOSTILE = `<script>alert("x")</script>' & "`
const DAY = '2024-08-21'

test('a unit is asked, sees that case alone, hands in; the lead answers beside it', async () => {
  let world: World | undefined
  const server = await startServer('sqlite', DAY, async ({ db }) => {
    world = await makeWorld(db)
    await openSessions(db, 'xa-a', ['van-phong', 'chu-tich', 'kinh-te', 'van-hoa', 'cong-an'])
  })
  assert.ok(world)
  const { by, conference } = world
  const { db, app } = server
  const office = by('van-phong', DAY)
  const raise = async (content: string) =>
    db.act('xa-a', async (trx) => {
      const sender = { channel: 'thon', level: 'commune', village: 'thon-1', phone: '0950000001' } as const
      const received = must(
        await receiveSubmission(trx, office, {
          ...sender,
          conference,
          name: 'Nguyễn Thị Hoa',
          address: null,
          content,
          consentPublish: false,
        }),
      )
      const question = received.questions[0] as string
      must(await assignQuestion(trx, office, { question, unit: 'kinh-te' }))
      const said = { question, code: 'tra_loi_van_ban', answer: null } as const
      must(await disposeQuestion(trx, by('chu-tich', DAY), said))
      must(await openCase(trx, office, { question, due: '2024-08-29', rule: null, explanation: null }))
      return question
    })
  const question = await raise('Cầu tạm qua suối đã mục, học sinh qua lại nguy hiểm.')
  const other = await raise('Chuyện không liên quan của đơn vị khác.')
  const cookies = (as: string) => ({ doithoai: `xa-a/${as}` })
  const get = (url: string, as: string) => app.inject({ url: `/xa/xa-a/${url}`, cookies: cookies(as) })
  const page = async (url: string, as: string) => (await get(url, as)).body
  const post = (noun: string, fields: readonly (readonly [string, string])[], as: string, of = question) =>
    app.inject({
      method: 'POST',
      url: `/xa/xa-a/giai-quyet/${of}/${noun}`,
      cookies: cookies(as),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams([
        ['_csrf', 'csrf'],
        ['_key', crypto.randomUUID()],
        ...fields.map(([name, value]) => [name, value]),
      ]).toString(),
    })
  const at = `giai-quyet/${question}`
  const asking = [
    ['units', 'van-hoa'],
    ['units', 'cong-an'],
    ['request', `Bao nhiêu học sinh? ${HOSTILE}`],
    ['due', '26/8/2024'],
  ] as const

  assert.equal((await get(at, 'van-hoa')).statusCode, 404)
  for (const as of ['van-hoa', 'chu-tich'])
    assert.equal((await post('phoi-hop', asking, as)).statusCode, 404, `${as} asks nobody`)
  const bad = await post(
    'phoi-hop',
    [
      ['units', `' or 1=1`],
      ['request', HOSTILE],
      ['due', '31/2/2024'],
    ],
    'kinh-te',
  )
  assert.equal(bad.statusCode, 422)
  assert.ok(bad.body.includes('dạng ngày/tháng/năm') && bad.body.includes('31/2/2024'), 'typed words stay')
  assert.ok(!bad.body.includes('<script>alert'))
  const unknown = await post('phoi-hop', [['units', `' or 1=1`], ...asking.slice(2)], 'kinh-te')
  assert.ok(unknown.statusCode === 422 && unknown.body.includes('không có đơn vị này'))
  assert.equal((await post('phoi-hop', asking, 'kinh-te')).statusCode, 303)

  const today = await page('viec', 'van-hoa')
  assert.ok(/Chờ đơn vị bạn phối hợp \(1\)/.test(today) && today.includes('Cầu tạm qua suối'))
  assert.ok(!(await page('viec', 'kinh-te')).includes('Chờ đơn vị bạn phối hợp'))
  const seen = await page(at, 'van-hoa')
  assert.ok(seen.includes('Gửi ý kiến phối hợp cho Phòng Kinh tế') && seen.includes('Bao nhiêu học sinh?'))
  assert.ok(!seen.includes('<script>alert'))
  for (const theirs of [
    'Soạn trả lời',
    'Ghi tiến độ',
    'Đề nghị đơn vị phối hợp',
    'Thôi phối hợp',
    '0950000001',
  ])
    assert.ok(!seen.includes(theirs), `a unit that helps is not offered "${theirs}"`)
  assert.equal((await get(`giai-quyet/${other}`, 'van-hoa')).statusCode, 404)
  for (const list of ['giai-quyet', 'y-kien', 'y-kien?q=khong+lien+quan', 'y-kien.csv', 'viec'])
    assert.ok(!(await page(list, 'van-hoa')).includes('không liên quan'), list)
  // The lead's acts are not theirs, whatever is sent.
  for (const [noun, fields] of [
    ['tra-loi', [['text', 'Tôi trả lời thay.']]],
    ['tien-do', [['note', 'x']]],
    ['huong-dan', [['text', 'x']]],
    [
      'thoi-phoi-hop',
      [
        ['cooperation', 'x'],
        ['reason', 'x'],
      ],
    ],
    ['phoi-hop', asking],
  ] as const)
    assert.equal((await post(noun, fields, 'van-hoa')).statusCode, 404, noun)

  const joints = await jointsOf(db.read, 'xa-a', [question])
  const mine = joints.find((one) => one.unit === 'van-hoa')?.id ?? ''
  const police = joints.find((one) => one.unit === 'cong-an')?.id ?? ''
  const text = `42 học sinh ${HOSTILE}`
  const hand = (cooperation: string, as: string, words = text) =>
    post(
      'y-kien-phoi-hop',
      [
        ['cooperation', cooperation],
        ['text', words],
      ],
      as,
    )
  assert.equal((await hand(police, 'van-hoa')).statusCode, 404, 'not in another unit’s name')
  assert.equal((await hand(mine, 'kinh-te')).statusCode, 404, 'the lead does not write for others')
  assert.equal((await hand(mine, 'van-hoa', ' ')).statusCode, 422)
  assert.equal((await hand(mine, 'van-hoa', 'x'.repeat(20_001))).statusCode, 422)
  assert.equal((await hand(mine, 'van-hoa')).statusCode, 303)
  assert.equal(
    (await hand(police, 'van-phong', 'Bản giấy của Công an xã.')).statusCode,
    303,
    'what came on paper',
  )
  must(
    await db.act('xa-a', (trx) =>
      contribute(trx, by('van-hoa', DAY), {
        question,
        cooperation: mine,
        text: 'Ảnh hiện trạng.',
        file: { name: 'anh.png', bytes: PNG },
      }),
    ),
  )
  assert.ok(!(await page('viec', 'van-hoa')).includes('Chờ đơn vị bạn phối hợp'))

  const story = await page(at, 'kinh-te')
  for (const told of [
    'Đề nghị Công an xã phối hợp, chậm nhất 26/8/2024',
    'Phòng Văn hóa - Xã hội gửi ý kiến phối hợp',
    '2/2 đã gửi ý kiến',
    'Đơn vị chủ trì',
  ])
    assert.ok(story.includes(told), told)
  assert.ok(!story.includes('<script>alert'))
  const file = /phoi-hop\/tep\/[^"]+/.exec(story)?.[0]
  assert.ok(file)
  assert.equal((await get(`${at}/${file}`, 'van-hoa')).statusCode, 200)
  assert.equal((await get(`giai-quyet/${other}/${file}`, 'kinh-te')).statusCode, 404, 'of that question only')
  const drafted = await post('tra-loi', [['text', 'Thay ván trước 15/9.']], 'kinh-te')
  const draft = String(drafted.headers.location).replace('/xa/xa-a/', '')
  const beside = await page(draft, 'kinh-te')
  assert.ok(beside.includes('Ý kiến của đơn vị phối hợp (2)') && beside.includes('42 học sinh'))
  assert.equal((await get(draft, 'van-hoa')).statusCode, 404, 'the draft is its writers’')
  assert.ok(!(await page(at, 'van-hoa')).includes('/tra-loi/'), 'no link that leads nowhere')

  const off = [
    ['cooperation', mine],
    ['reason', 'Đã đủ số liệu'],
  ] as const
  assert.equal((await post('thoi-phoi-hop', [['cooperation', mine]], 'kinh-te')).statusCode, 422)
  assert.equal((await post('thoi-phoi-hop', off, 'kinh-te')).statusCode, 303)
  const twice = await post('thoi-phoi-hop', off, 'kinh-te')
  assert.ok(twice.statusCode === 409 && twice.body.includes('tải lại trang'), `${twice.statusCode}`)
  assert.equal((await get(at, 'van-hoa')).statusCode, 404)
  assert.equal((await get(`${at}/${file}`, 'van-hoa')).statusCode, 404)
  await server.stop()
})
