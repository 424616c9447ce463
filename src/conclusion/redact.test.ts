// What a neighbour may read: whose names and addresses go, what stays, and that nothing else is touched.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { h, p, pairs, points, table } from '../paper/build.ts'
import type { PaperModel } from '../paper/model.ts'
import { publicCopy } from '../paper/public-copy.ts'
import { receiveSubmission } from '../petition/acts.ts'
import { hiddenPeople } from './public-copy.store.ts'
import { hiding } from './redact.ts'

const PEOPLE = {
  names: ['Nguyễn Văn An', 'Nguyễn Văn', 'Tám', 'Lò Thị Bé'],
  addresses: ['Số 12, tổ 3'],
}
const shown = (text: string) =>
  hiding(PEOPLE)(text)
    .map((piece) => piece.text)
    .join('')

test('names, addresses, numbers and e-mail go; dates, papers and other people stay', () => {
  for (const [text, wanted] of [
    ['Ông NGUYỄN  VĂN AN, Số 12, tổ 3, thôn Một', 'Ông N.V.A., (địa chỉ đã ẩn), thôn Một'],
    ['gặp Nguyễn Văn An.', 'gặp N.V.A.'],
    ['Nguyễn Văn Anh và Tám', 'N.V. Anh và Tám'],
    ['Theo N.V.A., L.T.B. nói', 'Theo N.V.A., L.T.B. nói'],
    ['gọi 0912 345 678, an@vd.vn hoặc 038099001234', 'gọi (đã ẩn), (đã ẩn) hoặc (đã ẩn)'],
    ['Công văn 05/UBND ngày 05/9/2026, 12.500.000 đồng', 'Công văn 05/UBND ngày 05/9/2026, 12.500.000 đồng'],
    ['', ''],
  ] as const)
    assert.equal(shown(text), wanted)
  assert.equal(hiding({ names: [], addresses: [] })('Nguyễn Văn An')[0]?.text, 'Nguyễn Văn An')
})

test('everywhere in a paper, marked only where asked, counted by what it is', () => {
  const name = 'Nguyễn Văn An'
  const model: PaperModel = {
    kind: 'tra_loi',
    layout: 'nd30',
    title: `Trả lời ${name}`,
    head: { type: 'motto' },
    heading: { type: 'none' },
    addressees: [`Ông (bà) ${name}, Số 12, tổ 3`],
    body: [
      h(1, 'I.', name),
      p({ text: `Của ${name}`, bold: true }),
      points([['1.', name]]),
      pairs([['Người hỏi', name]]),
      table([{ head: 'Ai', width: 1 }], [[name], [{ text: name, bold: true }]]),
    ],
    recipients: [name],
    annexes: [{ title: name, body: [p(name)] }],
  }
  const { model: marked, hidden } = publicCopy(model, hiding(PEOPLE), true)
  assert.doesNotMatch(JSON.stringify(marked), /Nguyễn/)
  assert.deepEqual(hidden, { ho_ten: 11, dia_chi: 1, lien_he: 0 })
  assert.match(JSON.stringify(marked.body[1]), /"bold":true,"text":"N.V.A.","underline":true/)
  const plain = publicCopy(model, hiding(PEOPLE), false).model
  assert.doesNotMatch(JSON.stringify(plain), /Nguyễn|underline/)
})

test('5,000 people and a long list are judged in a second or two', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `Nguyễn Văn Số${at} Tên${at}`)
  const began = performance.now()
  const text = `${'Đề nghị sửa đường liên thôn. '.repeat(20_000)}Nguyễn Văn Số4999 Tên4999`
  assert.ok(hiding({ names, addresses: [] })(text).at(-1)?.hidden)
  assert.ok(performance.now() - began < 5_000)
})

eachDatabase('people of a conference', (open) => {
  test('who agreed to be named stays named, whoever did not is hidden with the address', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const send = (name: string, consentPublish: boolean) =>
      db.act(world.commune, (trx) =>
        receiveSubmission(trx, world.by('van-phong'), {
          conference: world.conference,
          channel: 'thon',
          level: 'commune',
          village: 'thon-2',
          name,
          phone: null,
          address: 'Số 12, tổ 3',
          content: 'Kênh mương bồi lấp',
          consentPublish,
        }),
      )
    must(await send('Hồ Văn Kín', false))
    must(await send('Lê Thị Thuận', true))
    const { names, addresses } = await hiddenPeople(db.read, world.commune, world.conference)
    assert.deepEqual(names, ['Hồ Văn Kín'])
    assert.deepEqual(addresses, ['Số 12, tổ 3', 'Số 12, tổ 3'])
    const other = await hiddenPeople(db.read, world.other, world.conference)
    assert.deepEqual(other, { names: [], addresses: [] })
    await drop()
  })
})
