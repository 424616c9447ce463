// Reading calendars that people bring: typed lines, CSV of any shape, iCalendar with zones and repeats, and hostile files.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Result } from '../kit/result.ts'
import { isWorkingDay, withChanges } from './calendar.ts'
import {
  checkedDays,
  type DayProblem,
  type GivenDay,
  problemText,
  type ReadDays,
  typedDays,
  writtenDays,
} from './days.ts'
import { daysFromCsv } from './import-csv.ts'
import { daysFromIcs } from './import-ics.ts'
import { standardCalendar } from './library.ts'
import { announcementWish, dayWish, fileWish } from './wish.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const YEARS = { from: 2026, to: 2027 }

function brief(days: readonly Pick<GivenDay, 'date' | 'working' | 'name'>[]): readonly string[] {
  return days.map((day) => `${day.date} ${day.working ? 'làm' : 'nghỉ'} ${day.name}`)
}

function read(result: Result<ReadDays, readonly DayProblem[]>): readonly string[] {
  if (!result.ok) assert.fail(result.error.map(problemText).join('\n'))
  return brief(result.value.days)
}

function refusedWith(result: Result<unknown, readonly DayProblem[]>, ...wanted: readonly RegExp[]): void {
  if (result.ok) assert.fail('was read')
  const texts = result.error.map(problemText)
  assert.equal(texts.length, wanted.length, texts.join('\n'))
  for (const [at, pattern] of wanted.entries()) assert.match(texts[at] ?? '', pattern)
}

const csv = (text: string) => daysFromCsv(bytes(text))

test('typed lines: single days, ranges, dates as offices write them', () => {
  const text = `16/02/2026 Tết Nguyên đán
- từ thứ Hai, 27/4/2026 đến hết ngày 28/4/2026: Nghỉ thử

2026-11-23 – 2026-11-24 Ngày Văn hóa
1.1.2026, Tết Dương lịch`
  const typed = typedDays(text, false, 'Ngày nghỉ')
  assert.ok(typed.ok)
  assert.deepEqual(brief(typed.value), [
    '2026-02-16 nghỉ Tết Nguyên đán',
    '2026-04-27 nghỉ Nghỉ thử',
    '2026-04-28 nghỉ Nghỉ thử',
    '2026-11-23 nghỉ Ngày Văn hóa',
    '2026-11-24 nghỉ Ngày Văn hóa',
    '2026-01-01 nghỉ Tết Dương lịch',
  ])
  refusedWith(
    typedDays('31/02/2026 Tết\nnghỉ Tết\n05/05/2026\n09/05/2026-01/05/2026 x', false, 'Ngày nghỉ'),
    /Ngày nghỉ, dòng 1: không có ngày 31\/02\/2026/,
    /dòng 2: “nghỉ Tết” không bắt đầu bằng ngày/,
    /dòng 3: thiếu tên/,
    /dòng 4: ngày cuối 1\/5\/2026 đứng trước/,
  )
})

test('a table with headings in any order, any separator, any usual encoding', () => {
  const wanted = [
    '2026-08-31 nghỉ hoán đổi',
    '2026-09-01 nghỉ Quốc khánh, “2/9”',
    '2026-09-02 nghỉ Quốc khánh, “2/9”',
    '2026-08-22 làm làm bù',
  ]
  const rows = [
    ['Loại', 'Tên ngày', 'Từ ngày', 'Đến ngày'],
    ['nghỉ', 'hoán đổi', '31/08/2026', ''],
    ['Nghỉ lễ', '"Quốc khánh, “2/9”"', '2026-09-01', '2/9/2026'],
    ['', '', '', ''],
    ['Làm bù', 'làm bù', '22-8-2026', '22-8-2026'],
  ]
  for (const separator of [',', ';', '\t', '|'])
    assert.deepEqual(read(csv(rows.map((row) => row.join(separator)).join('\r\n'))), wanted)
  const text = rows.map((row) => row.join(';')).join('\n')
  assert.deepEqual(read(csv(`\ufeff${text}`)), wanted)
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  assert.deepEqual(read(daysFromCsv(utf16)), wanted)
})

test('a table without a heading: ngày, (đến ngày), tên, loại', () => {
  assert.deepEqual(read(csv('16/02/2026,Tết\n14/3/2026,Làm thay,làm bù')), [
    '2026-02-16 nghỉ Tết',
    '2026-03-14 làm Làm thay',
  ])
  assert.deepEqual(read(csv('16/02/2026;17/02/2026;Tết;nghỉ\n20/02/2026;;Tết;')), [
    '2026-02-16 nghỉ Tết',
    '2026-02-17 nghỉ Tết',
    '2026-02-20 nghỉ Tết',
  ])
})

test('a bad table is refused whole, each row with its line and reason', () => {
  refusedWith(
    csv(
      'ngày,tên,loại\n30/02/2026,Tết,nghỉ\n1/1/1900,Xưa,nghỉ\n1/1/3000,Sau,nghỉ\n2/2/2026,,nghỉ\n3/2/2026,X,nửa ngày\n4/2/2026,Tết,nghỉ',
    ),
    /dòng 2: không có ngày “30\/02\/2026”/,
    /dòng 3: .*1\/1\/1900 ngoài khoảng/,
    /dòng 4: .*1\/1\/3000 ngoài khoảng/,
    /dòng 5: thiếu tên/,
    /dòng 6: loại ngày “nửa ngày” không rõ/,
  )
  refusedWith(csv(''), /Tệp: rỗng \(0 byte\)/)
  refusedWith(csv(' \n\n'), /không có chữ nào/)
  refusedWith(csv('ngày,tên\n'), /chỉ có dòng tiêu đề/)
  refusedWith(csv('<html>không phải bảng</html>'), /không có dòng nào bắt đầu bằng ngày/)
  refusedWith(csv('16/02/2026,"Tết\n17/02/2026,Tết'), /dòng 1: dấu nháy kép mở ra/)
  refusedWith(csv('1/1/2026,31/12/2026,Nghỉ cả năm,nghỉ'), /dài 365 ngày/)
  // "Tết" in TCVN3, and bytes of a picture.
  refusedWith(daysFromCsv(new Uint8Array([0x31, 0x2c, 0x54, 0xd5, 0x74, 0xff])), /bảng mã không phải UTF-8/)
  refusedWith(daysFromCsv(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])), /Tệp: /)
})

test('ten thousand lines are read, or refused with the first of their errors', () => {
  const line = (at: number) => `${Temporal.PlainDate.from('2001-01-01').add({ days: at })},ngày ${at}`
  const good = csv(Array.from({ length: 10_000 }, (_, at) => line(at)).join('\n'))
  assert.equal(read(good).length, 10_000)
  const bad = fileWish(
    {
      file: { name: 'x.csv', bytes: bytes(`ngày,tên\n${'31/02/2026,x\n'.repeat(10_000)}`) },
      from: 2026,
      to: 2026,
      settles: false,
      title: null,
      source: 'thử',
    },
    standardCalendar(),
  )
  assert.equal(bad.ok, false)
  if (!bad.ok) {
    assert.match(bad.error.message, /Có 10000 chỗ phải sửa/)
    assert.equal(bad.error.details?.length, 51)
  }
})

test('what contradicts itself or the weekday is refused with both places', () => {
  const check = (text: string) => {
    const given = csv(text)
    assert.ok(given.ok)
    return checkedDays(given.value.days, standardCalendar(), null)
  }
  refusedWith(
    check('ngày,tên,loại\n22/8/2026,làm bù,làm bù\n22/8/2026,nghỉ,nghỉ\n24/8/2026,A,nghỉ\n24/8/2026,B,nghỉ'),
    /dòng 3: thứ Bảy, 22\/8\/2026 ghi là ngày nghỉ .* ở dòng 2 là ngày làm việc/,
    /dòng 5: thứ Hai, 24\/8\/2026 đã có ở dòng 4 với tên “A”, ở đây là “B”/,
  )
  refusedWith(check('25/8/2026,làm bù,làm bù'), /thứ Ba, 25\/8\/2026 vốn là ngày làm việc/)
  const same = check('24/8/2026,A\n24/8/2026,A')
  assert.ok(same.ok)
  assert.equal(same.value.length, 1)
})

test('a weekend inside a range keeps its plain name; one that was worked becomes a day off', () => {
  const wish = announcementWish(
    { year: 2026, off: '20/8/2026–24/8/2026 Nghỉ đợt', worked: '', source: 'thử' },
    standardCalendar(),
  )
  assert.ok(wish.ok)
  assert.deepEqual(
    wish.value.days.map((day) => day.date),
    ['2026-08-20', '2026-08-21', '2026-08-24'],
  )
  const given = typedDays('20/8/2026–24/8/2026 Nghỉ đợt', false, 'x')
  assert.ok(given.ok)
  const laid = checkedDays(given.value, standardCalendar(), null)
  assert.ok(laid.ok && laid.value.some((day) => day.date === '2026-08-22'))
})

test('the yearly announcement: other years, worked weekdays and empty lists are refused', () => {
  const refused = (off: string, worked: string, wanted: RegExp) => {
    const wish = announcementWish({ year: 2027, off, worked, source: 'x' }, standardCalendar())
    assert.equal(wish.ok, false)
    if (!wish.ok) assert.match([wish.error.message, ...(wish.error.details ?? [])].join('\n'), wanted)
  }
  refused('1/1/2026 Tết', '', /Ngày nghỉ, dòng 1: ngày 1\/1\/2026 không thuộc năm 2027/)
  refused('1/1/2027 Tết', '4/1/2027 làm bù', /Ngày làm bù, dòng 1: thứ Hai, 4\/1\/2027 vốn là ngày làm việc/)
  refused('1/1/2027 Tết', 'abc', /Ngày làm bù, dòng 1/)
  refused(' \n ', '', /Hãy nhập các ngày nghỉ/)
})

test('what a year has so far is written as it is read', () => {
  for (const year of [2026, 2027]) {
    const calendar = standardCalendar()
    const off = writtenDays(year, calendar, false)
    const worked = writtenDays(year, calendar, true)
    const wish = announcementWish({ year, off, worked, source: 'x' }, calendar)
    assert.ok(wish.ok)
    const settled = withChanges(calendar, [wish.value])
    for (let at = Temporal.PlainDate.from(`${year}-01-01`); at.year === year; at = at.add({ days: 1 }))
      assert.equal(isWorkingDay(at, settled), isWorkingDay(at, calendar), String(at))
  }
})

test('one day by hand', () => {
  const date = Temporal.PlainDate.from('2026-12-28')
  const wish = dayWish({ date, working: 'nghi', name: 'Nghỉ chống bão', source: 'QĐ 1' }, standardCalendar())
  assert.ok(wish.ok)
  const calendar = withChanges(standardCalendar(), [wish.value])
  assert.equal(calendar.offDays.get('2026-12-28'), 'Nghỉ chống bão')
  assert.equal(dayWish({ date, working: 'lam', name: 'x', source: 'y' }, standardCalendar()).ok, false)
})

const ics = (...events: readonly string[]) =>
  daysFromIcs(
    bytes(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//thử//VN\r\n${events.map((one) => `BEGIN:VEVENT\r\n${one.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`,
    ),
    YEARS,
  )

test('iCalendar: whole days, several days, a duration, repeats, exceptions, worked weekends', () => {
  assert.deepEqual(
    read(
      ics(
        'UID:1\nDTSTART;VALUE=DATE:20260216\nDTEND;VALUE=DATE:20260218\nSUMMARY:Tết\\, Nguyên đán',
        'UID:2\nDTSTART;VALUE=DATE:20260822\nSUMMARY:Làm bù cho 31/8',
        'UID:3\nDTSTART;VALUE=DATE:20260831\nSUMMARY:Hoán đổi\\, làm bù thứ Bảy 22/8',
        'UID:4\nDTSTART;VALUE=DATE:20240101\nRRULE:FREQ=YEARLY\nSUMMARY:Tết Dương lịch',
        'UID:5\nDTSTART;VALUE=DATE:20260504\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260511\nSUMMARY:Nghỉ phiên',
        'UID:6\nDTSTART;VALUE=DATE:20260601\nDURATION:P2D\nSUMMARY:Hai ngày',
        'UID:7\nDTSTART;VALUE=DATE:20260701\nSTATUS:CANCELLED\nSUMMARY:Đã bỏ',
        'UID:8\nDTSTART;VALUE=DATE:20261120\nSUMMARY:Ngày Nhà giáo\nDESCRIPTION:Observance',
      ),
    ),
    [
      '2026-02-16 nghỉ Tết, Nguyên đán',
      '2026-02-17 nghỉ Tết, Nguyên đán',
      '2026-08-22 làm Làm bù cho 31/8',
      '2026-08-31 nghỉ Hoán đổi, làm bù thứ Bảy 22/8',
      '2026-01-01 nghỉ Tết Dương lịch',
      '2027-01-01 nghỉ Tết Dương lịch',
      '2026-05-04 nghỉ Nghỉ phiên',
      '2026-05-18 nghỉ Nghỉ phiên',
      '2026-06-01 nghỉ Hai ngày',
      '2026-06-02 nghỉ Hai ngày',
    ],
  )
})

test('iCalendar: what was left out is told', () => {
  const file = ics(
    'UID:1\nDTSTART;VALUE=DATE:20260216\nSUMMARY:Tết',
    'UID:2\nDTSTART;VALUE=DATE:19900101\nSUMMARY:Xưa',
    'UID:3\nDTSTART;VALUE=DATE:20261120\nSUMMARY:Ngày Nhà giáo\nDESCRIPTION:Ngày kỷ niệm',
    'UID:4\nDTSTART;VALUE=DATE:20261121\nSUMMARY:Bỏ\nSTATUS:CANCELLED',
  )
  assert.ok(file.ok)
  assert.match(
    file.value.notes.join(' '),
    /1 ngày ngoài các năm 2026–2027.*Ngày Nhà giáo.*1 sự kiện ghi là đã hủy/,
  )
})

test('iCalendar: midnight in Viet Nam is a whole day whatever the zone it is written in', () => {
  const zone =
    'BEGIN:VTIMEZONE\r\nTZID:SE Asia Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n'
  const wanted = ['2026-02-16 nghỉ Tết', '2026-02-17 nghỉ Tết']
  for (const [times, before] of [
    ['DTSTART:20260215T170000Z\r\nDTEND:20260217T170000Z', ''],
    ['DTSTART;TZID=Asia/Ho_Chi_Minh:20260216T000000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20260218T000000', ''],
    ['DTSTART;TZID=America/New_York:20260215T120000\r\nDTEND;TZID=America/New_York:20260217T120000', ''],
    [
      'DTSTART;TZID=SE Asia Standard Time:20260216T000000\r\nDTEND;TZID=SE Asia Standard Time:20260218T000000',
      zone,
    ],
  ] as const)
    assert.deepEqual(
      read(
        daysFromIcs(
          bytes(
            `BEGIN:VCALENDAR\r\n${before}BEGIN:VEVENT\r\nUID:1\r\n${times}\r\nSUMMARY:Tết\r\nEND:VEVENT\r\nEND:VCALENDAR`,
          ),
          YEARS,
        ),
      ),
      wanted,
      times,
    )
})

test('iCalendar: an occurrence moved by hand counts on its own day', () => {
  assert.deepEqual(
    read(
      ics(
        'UID:1\nDTSTART;VALUE=DATE:20260901\nRRULE:FREQ=YEARLY;COUNT=2\nSUMMARY:Liền kề Quốc khánh',
        'UID:1\nRECURRENCE-ID;VALUE=DATE:20270901\nDTSTART;VALUE=DATE:20270903\nSUMMARY:Liền kề sau',
      ),
    ),
    ['2026-09-01 nghỉ Liền kề Quốc khánh', '2027-09-03 nghỉ Liền kề sau'],
  )
})

test('iCalendar: what is no whole day is refused with its line and name', () => {
  const refused = (event: string, wanted: RegExp) =>
    refusedWith(ics('UID:0\nDTSTART;VALUE=DATE:20260216\nSUMMARY:Đúng', event), wanted)
  refused(
    'DTSTART:20260216T010000Z\nDTEND:20260216T030000Z\nSUMMARY:Họp',
    /sự kiện ở dòng 9 \(“Họp”\): không phải trọn ngày: bắt đầu lúc 08:00/,
  )
  refused(
    'DTSTART:20260215T170000Z\nDTEND:20260216T100000Z\nSUMMARY:Tết',
    /không phải trọn ngày: kết thúc lúc 17:00/,
  )
  refused('DTSTART:20260216T000000\nDTEND:20260217T000000\nSUMMARY:Tết', /có giờ mà không có múi giờ/)
  refused('DTSTART;TZID=Nơi/Nào:20260216T000000\nSUMMARY:Tết', /múi giờ “Nơi\/Nào”/)
  refused('SUMMARY:Tết', /thiếu ngày bắt đầu/)
  refused('DTSTART;VALUE=DATE:20260216\nUID:x', /thiếu tên/)
  refused('DTSTART;VALUE=DATE:20260230\nSUMMARY:Tết', /sự kiện ở dòng 9/)
  refused('DTSTART;VALUE=DATE:20260220\nDTEND;VALUE=DATE:20260218\nSUMMARY:Tết', /kết thúc đứng trước/)
  refused('DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20261231\nSUMMARY:Tết', /dài 364 ngày/)
  refused('DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nSUMMARY:Mãi', /không có ngày kết thúc/)
  refused('DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=SECONDLY\nSUMMARY:Giây', /“SECONDLY”/)
  refused('DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=700\nSUMMARY:Dày', /lặp hơn 400 lần/)
})

test('iCalendar: files that are none, and repeats that never come, end with words', () => {
  const file = (text: string) => daysFromIcs(bytes(text), YEARS)
  refusedWith(file(''), /rỗng/)
  refusedWith(file('<html></html>'), /không phải tệp lịch iCalendar/)
  refusedWith(file('BEGIN:VCALENDAR\r\nEND:VCALENDAR'), /không có sự kiện nào/)
  refusedWith(file('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART'), /không đọc được tệp lịch/)
  refusedWith(file(`BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(5000)}`), /không đọc được tệp lịch/)
  refusedWith(ics('DTSTART;VALUE=DATE:19900101\nSUMMARY:Xưa'), /không có ngày nào thuộc các năm 2026–2027/)
  refusedWith(daysFromIcs(new Uint8Array([0x42, 0xff, 0xfe, 0x80]), YEARS), /bảng mã/)
  const never = ics(
    'DTSTART;VALUE=DATE:20260228\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\nSUMMARY:Không bao giờ',
  )
  assert.equal(typeof never.ok, 'boolean')
  const many = ics(
    ...Array.from(
      { length: 10_000 },
      (_, at) =>
        `UID:${at}\nDTSTART;VALUE=DATE:${Temporal.PlainDate.from('2026-01-01')
          .add({ days: at % 700 })
          .toString()
          .replaceAll('-', '')}\nSUMMARY:Ngày`,
    ),
  )
  assert.equal(read(many).length, 10_000)
})
