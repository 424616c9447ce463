// What arrives at the collector's door and the office's entry that nobody should send: endless words, letters that only look
// like others, old fonts, the same form twice, an upload of 200 MB, one cut in the middle. A clear word, nothing half kept.
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { HttpUser } from '../../../test/browser.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { openAccount } from '../../office/acts.ts'
import { hashPassword } from '../../office/password.ts'
import { handedIn } from './handed.store.ts'
import { isIn } from './handed.ts'

const PASSWORD = 'mot mat khau dai'
const ROW = '/xa/xa-a/thu-thap/dong'
const PHOTO = '/xa/xa-a/thu-thap/anh'
const MB = 1024 * 1024

eachDatabase('the doors of a list', (_open, kind) => {
  let server: TestServer
  let world: World
  let collector: HttpUser
  let csrf: string
  let keys = 0

  before(async () => {
    const hash = await hashPassword(PASSWORD)
    server = await startServer(kind, '2024-08-05', async ({ db }) => {
      world = await makeWorld(db)
      await db.act('xa-a', async (trx) => {
        must(await openAccount(trx, world.by('thon-1'), { login: 'thon-1', person: 'thon-1', hash }))
      })
    })
    collector = new HttpUser(server.url)
    await collector.signIn('thon-1', PASSWORD)
    const page = await collector.get('/xa/xa-a/thu-thap/danh-sach')
    csrf = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  })
  after(() => server.stop())

  const row = (more: Record<string, string>) =>
    collector.post(ROW, {
      _csrf: csrf,
      _key: `khoa-${++keys}`,
      conference: world.conference,
      channel: 'thon',
      level: 'commune',
      content: 'Đề nghị sửa đường',
      ...more,
    })
  const stored = () =>
    server.db.read.selectFrom('submission').select(['content', 'name']).orderBy('id').execute()
  const many = async () => (await stored()).length

  test('50,000 characters are refused with what was typed still there', async () => {
    const before = await many()
    const told = await row({ content: `đường ${'đ'.repeat(50_000)}` })
    assert.equal(told.status, 422)
    assert.ok(told.text.includes('tối đa 20.000') && told.text.includes('đ'.repeat(50_000)))
    assert.equal(await many(), before)
  })

  test('composed or not, with unseen characters between: one text is kept; look-alike letters stay as they came', async () => {
    const nfd = 'Đề nghị sửa cầu treo Nà Bó'.normalize('NFD')
    assert.equal((await row({ content: `\u200b${nfd.slice(0, 9)}\u2060\u00ad${nfd.slice(9)}` })).status, 200)
    // Cyrillic а, е, о: nobody is refused for a strange keyboard, and nothing is guessed.
    assert.equal((await row({ content: 'Đề nghị sửа đườпg', name: 'Nguyễn Vаn Аn' })).status, 200)
    const [first, second] = (await stored()).slice(-2)
    assert.equal(first?.content, 'Đề nghị sửa cầu treo Nà Bó')
    assert.deepEqual({ ...second }, { content: 'Đề nghị sửа đườпg', name: 'Nguyễn Vаn Аn' })
  })

  test('letters of an old font come back as what they read as, and nothing is stored', async () => {
    const before = await many()
    const tcvn3 = await row({ content: '§Ò nghÞ x· söa ®­êng th«n' })
    assert.equal(tcvn3.status, 422)
    assert.ok(tcvn3.text.includes('TCVN3') && tcvn3.text.includes('Đề nghị xã sửa đường thôn'))
    const vni = await row({ content: 'Ñeà nghò xaõ söûa ñöôøng thoân' })
    assert.equal(vni.status, 422)
    assert.ok(vni.text.includes('VNI') && vni.text.includes('Đề nghị xã sửa đường thôn'))
    assert.equal(await many(), before)
  })

  test('the same form twice at once, and again later, is one row', async () => {
    const before = await many()
    const same = { _key: 'cung-mot-khoa', content: 'Thiếu nước sạch', name: 'Đinh Thị Hoa' }
    const both = await Promise.all([row(same), row(same)])
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    )
    assert.equal((await row(same)).status, 200)
    assert.equal(await many(), before + 1)
  })

  const head = (boundary: string) =>
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${csrf}\r\n--${boundary}\r\ncontent-disposition: form-data; name="_key"\r\n\r\ntai-${++keys}\r\n--${boundary}\r\ncontent-disposition: form-data; name="conference"\r\n\r\n${world.conference}\r\n--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="anh.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
    )
  const files = async () => (await server.db.read.selectFrom('file').select('id').execute()).length

  test('an upload of 200 MB is refused while it streams, long before its end, and no file is kept', async () => {
    const before = await files()
    let megabytes = 0
    const status = await new Promise<number>((resolve) => {
      const url = new URL(PHOTO, server.url)
      const sent = request(url, {
        method: 'POST',
        headers: { cookie: collector.cookie, 'content-type': 'multipart/form-data; boundary=ranh' },
      })
      sent.on('response', (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
        sent.destroy()
      })
      // A refusal may close the line before it is read.
      sent.on('error', () => resolve(413))
      sent.write(head('ranh'))
      const part = Buffer.alloc(MB, 0x41)
      const next = () => {
        if (sent.destroyed || megabytes++ >= 200) return sent.end('\r\n--ranh--\r\n')
        return sent.write(part) ? setImmediate(next) : sent.once('drain', next)
      }
      next()
    })
    assert.equal(status, 413)
    assert.ok(megabytes < 100, `${megabytes} MB were taken before the answer`)
    assert.equal(await files(), before)
    assert.equal((await row({ content: 'Máy chủ vẫn chạy' })).status, 200)
  })

  test('a form a little too large is read to its end: its sender sees the answer, not a broken line', async () => {
    const before = await files()
    const photo = Buffer.alloc(11 * MB, 0x41)
    const body = Buffer.concat([
      head('ranh'),
      photo,
      ...Array.from({ length: 3 }, (_, at) =>
        Buffer.concat([
          Buffer.from(
            `\r\n--ranh\r\ncontent-disposition: form-data; name="files"; filename="${at}.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
          ),
          photo,
        ]),
      ),
      Buffer.from('\r\n--ranh--\r\n'),
    ])
    const answered = await new Promise<readonly [number, boolean]>((resolve, reject) => {
      const sent = request(new URL(PHOTO, server.url), {
        method: 'POST',
        agent: false,
        headers: {
          cookie: collector.cookie,
          'content-type': 'multipart/form-data; boundary=ranh',
          'content-length': body.length,
        },
      })
      let whole = false
      sent.on('finish', () => {
        whole = true
      })
      sent.on('response', (answer) => {
        answer.resume()
        answer.on('end', () => setTimeout(() => resolve([answer.statusCode ?? 0, whole]), 500))
      })
      sent.on('error', reject)
      let at = 0
      // As a slow line sends it: a piece at a time, the answer coming in between.
      const next = () => {
        if (at >= body.length) return sent.end()
        const piece = body.subarray(at, at + MB)
        at += MB
        return sent.write(piece) ? setImmediate(next) : sent.once('drain', next)
      }
      next()
    })
    assert.deepEqual(answered, [413, true])
    assert.equal(await files(), before)
  })

  test('who announces 200 MB is told so before it is sent', async () => {
    const url = new URL(PHOTO, server.url)
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        headers: {
          cookie: collector.cookie,
          'content-type': 'multipart/form-data; boundary=ranh',
          'content-length': 200 * MB,
        },
      })
      sent.on('response', (answer) => {
        resolve(answer.statusCode ?? 0)
        sent.destroy()
      })
      sent.on('error', reject)
      sent.write(head('ranh'))
    })
    assert.equal(status, 413)
  })

  test('the office sees which villages have handed in, and whom to remind', async () => {
    const rows = await handedIn(server.db.read, 'xa-a', world.conference)
    const own = rows.find(({ id }) => id === 'thon-1')
    assert.ok(own && own.received > 0 && isIn(own) && own.collectors.length > 0)
    assert.ok(rows.slice(0, rows.findIndex(isIn)).every((row) => row.received === 0 && row.met === null))
    assert.ok((await handedIn(server.db.read, 'xa-a', world.otherConference)).every((row) => !isIn(row)))
  })

  test('an upload cut in the middle keeps nothing and the server stays up', async () => {
    const before = await files()
    const { hostname, port } = new URL(server.url)
    await new Promise<void>((done) => {
      const line = connect(Number(port), hostname, () => {
        line.write(
          `POST ${PHOTO} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${collector.cookie}\r\ncontent-type: multipart/form-data; boundary=ranh\r\ncontent-length: 5000000\r\n\r\n`,
        )
        line.write(head('ranh'))
        line.write(Buffer.alloc(100_000, 0x42), () => {
          line.destroy()
          done()
        })
      })
    })
    assert.equal((await row({ content: 'Sau khi bị ngắt' })).status, 200)
    assert.equal(await files(), before)
  })
})
