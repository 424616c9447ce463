// The calendar file: octet by octet, and as ical.js (the reader of other programs) understands it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { folded, type IcsEvent, icsCalendar } from './ics.ts'

const EVENT: IcsEvent = {
  uid: 'k-1@x',
  when: { date: '2025-12-15', start: '08:00', end: '11:30' },
  summary: 'Đối thoại\r\nBEGIN:VALARM',
  description: 'Dòng một\nDòng hai; có phẩy, có \\',
  place: 'Hội trường, tầng 2; nhà A\\B',
  url: 'https://x.vn/cong/x\r\nX-EVIL:1',
  changed: '2025-12-01T02:03:04.567Z',
  sequence: 2,
  status: 'CONFIRMED',
  busy: true,
}

const written = (...events: readonly IcsEvent[]) =>
  icsCalendar({ name: 'Lịch của tôi', description: 'Hạn và buổi họp', refreshHours: 6, events })

const read = (text: string) => new ICAL.Component(ICAL.parse(text))

test('long Vietnamese lines fold at 75 octets and unfold to the same words', () => {
  const line = `SUMMARY:${'Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân '.repeat(5)}`
  const parts = folded(line).split('\r\n')
  assert.ok(parts.length > 5)
  for (const part of parts) assert.ok(Buffer.byteLength(part) <= 75)
  assert.equal(folded(line).replaceAll('\r\n ', ''), line)
  assert.equal(folded('SUMMARY:ngắn'), 'SUMMARY:ngắn')
})

test('every line ends with CRLF and no line of one’s own can be slipped in', () => {
  const text = written(EVENT)
  assert.ok(text.endsWith('END:VCALENDAR\r\n'))
  assert.ok(!/[^\r]\n/.test(text))
  const calendar = read(text)
  assert.deepEqual(
    calendar.getAllSubcomponents('vevent').map((one) => one.getAllSubcomponents().length),
    [0],
  )
  assert.equal(calendar.getFirstSubcomponent('vevent')?.getFirstProperty('x-evil'), null)
})

test('another program reads the same words, times and state', () => {
  const calendar = read(written(EVENT))
  assert.equal(calendar.getFirstPropertyValue('x-wr-calname'), 'Lịch của tôi')
  assert.equal(String(calendar.getFirstPropertyValue('refresh-interval')), 'PT6H')
  const component = calendar.getFirstSubcomponent('vevent')
  assert.ok(component)
  const event = new ICAL.Event(component)
  assert.equal(event.uid, 'k-1@x')
  assert.equal(event.location, 'Hội trường, tầng 2; nhà A\\B')
  assert.equal(event.description, 'Dòng một\nDòng hai; có phẩy, có \\')
  assert.equal(event.startDate.toJSDate().toISOString(), '2025-12-15T01:00:00.000Z')
  assert.equal(event.endDate.toJSDate().toISOString(), '2025-12-15T04:30:00.000Z')
  assert.equal(event.sequence, 2)
  assert.equal(component.getFirstPropertyValue('status'), 'CONFIRMED')
  assert.equal(component.getFirstPropertyValue('transp'), 'OPAQUE')
  assert.equal(String(component.getFirstPropertyValue('last-modified')), '2025-12-01T02:03:04Z')
})

test('whole days end on the day after, over the end of a month too', () => {
  const days = (from: string, to?: string) => {
    const when = to === undefined ? { from } : { from, to }
    const component = read(written({ ...EVENT, when })).getFirstSubcomponent('vevent')
    assert.ok(component)
    const event = new ICAL.Event(component)
    assert.ok(event.startDate.isDate)
    return `${event.startDate} ${event.endDate}`
  }
  assert.equal(days('2026-11-30'), '2026-11-30 2026-12-01')
  assert.equal(days('2028-02-28', '2028-02-29'), '2028-02-28 2028-03-01')
})
