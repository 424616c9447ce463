// The calendar's folding and the feed's escaping, letter by letter.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atom, calendar, folded } from './feeds.ts'

const unfold = (text: string) => text.replaceAll('\r\n ', '')

test('long Vietnamese lines fold at 75 octets and unfold to the same words', () => {
  const line = `SUMMARY:${'Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân '.repeat(5)}`
  const parts = folded(line).split('\r\n')
  assert.ok(parts.length > 5)
  for (const part of parts) assert.ok(Buffer.byteLength(part) <= 75)
  assert.equal(unfold(folded(line)), line)
  assert.equal(folded('SUMMARY:ngắn'), 'SUMMARY:ngắn')
})

test('a session is given in universal time, with its words escaped and its changes counted', () => {
  const text = unfold(
    calendar(
      [
        {
          uid: 'k-1@x',
          date: '2025-12-15',
          from: '08:00',
          to: '11:30',
          place: 'Hội trường, tầng 2; nhà A\\B',
          summary: 'Đối thoại\r\nBEGIN:VALARM',
          url: 'https://x.vn/cong/x',
          stamp: '2025-12-01T02:03:04.567Z',
          sequence: 2,
          status: 'CONFIRMED',
        },
      ],
      'Asia/Ho_Chi_Minh',
    ),
  )
  assert.match(text, /DTSTAMP:20251201T020304Z\r\nDTSTART:20251215T010000Z\r\nDTEND:20251215T043000Z\r\n/)
  assert.ok(text.includes('LOCATION:Hội trường\\, tầng 2\\; nhà A\\\\B\r\n'))
  assert.ok(!text.includes('\r\nBEGIN:VALARM'), 'no line of one’s own can be slipped in')
  assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/)
  assert.match(text, /END:VCALENDAR\r\n$/)
})

test('a title in a feed never becomes markup', () => {
  const text = atom({
    id: 'i',
    title: '<b>&"',
    author: 'a',
    self: 's',
    home: 'h',
    lang: 'vi',
    at: '2025-01-01T00:00:00Z',
    entries: [
      { id: 'e', title: ']]><x/>', href: 'http://x/?a=1&b=2', at: '2025-01-02T00:00:00Z', summary: '\u0000' },
    ],
  })
  for (const bad of ['<b>', '<x/>', '\u0000', '&b']) assert.ok(!text.includes(bad), bad)
  assert.match(text, /<updated>2025-01-02T00:00:00Z<\/updated>/)
})
