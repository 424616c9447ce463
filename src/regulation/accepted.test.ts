import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardCalendar } from '../calendar/library.ts'
import { must } from '../kit/result.ts'
import { acceptanceOf, hangsOnAcceptance, questionRows } from './accepted.ts'
import { type Edit, editYaml } from './editing.ts'
import { shippedText, standardStatute } from './library.ts'
import { readRegulation } from './regulation.form.ts'
import { schedule } from './schedule.ts'

const REPLY = {
  id: 'XM-REPLY',
  duty: 'reply',
  title: 'Trả lời bằng văn bản',
  anchor: 'accepted',
  direction: 'after',
  count: 15,
  unit: 'working_day',
  limit: 'by',
  owner: 'unit',
  quote: 'trả lời trong 15 ngày làm việc kể từ ngày tiếp nhận',
}
const LATER = {
  id: 'XM-COMPLEX',
  duty: 'reply_complex',
  title: 'Trả lời vụ việc phức tạp',
  anchor: 'previous_rule',
  previous: 'XM-REPLY',
  direction: 'after',
  count: 10,
  unit: 'working_day',
  limit: 'by',
  quote: 'kéo dài thêm không quá 10 ngày làm việc',
}
const made = (...edits: readonly Edit[]) =>
  must(
    readRegulation(
      must(editYaml(shippedText('luat-72-2025'), [{ op: 'add', path: ['rules'], value: REPLY }, ...edits])),
    ),
  )
const conference = Temporal.PlainDate.from('2026-04-22')
const calendar = standardCalendar()
const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
const due = (regulation: ReturnType<typeof made>, local: string, rule = 'XM-REPLY') =>
  must(questionRows(regulation, { conference, receivedAt: at(local) }, calendar, standardStatute())).find(
    (row) => row.rule === rule,
  )

test('the common schedule has no date for such a rule and says why', () => {
  const rows = must(schedule(made(), { conference }, calendar, standardStatute()))
  const row = rows.find((each) => each.rule === 'XM-REPLY')
  assert.equal(row?.binding, null)
  assert.match(row?.explanation ?? '', /Tính riêng cho từng nội dung/)
})

test('each question has its own date, counted over the holidays of April and May', () => {
  // 13/4/2026 Mon; Giỗ Tổ 26/4 is a Sunday, 27/4 off; 30/4, 1/5 off: 14,15,16,17,20,21,22,23,24,28,29 · 4,5,6,7 May.
  const row = due(made(), '2026-04-13T09:00')
  assert.equal(row?.binding, '2026-05-07')
  assert.match(row?.explanation ?? '', /từ ngày tiếp nhận ý kiến thứ Hai, 13\/4\/2026/)
  assert.match(row?.explanation ?? '', /theo XM-REPLY: “trả lời trong 15 ngày làm việc kể từ ngày tiếp nhận”/)
  assert.equal(due(made(), '2026-04-14T09:00')?.binding, '2026-05-08')
})

test('chains from it follow; rules that do not hang on it are left out', () => {
  const regulation = made({ op: 'add', path: ['rules'], value: LATER })
  assert.equal(due(regulation, '2026-04-13T09:00', 'XM-COMPLEX')?.binding, '2026-05-21')
  assert.equal(due(regulation, '2026-04-13T09:00', 'L43-NOTICE'), undefined)
  assert.deepEqual(
    regulation.rules.filter((rule) => hangsOnAcceptance(rule, regulation.rules)).map((rule) => rule.id),
    ['XM-REPLY', 'XM-COMPLEX'],
  )
})

test('after hours or on a day off counts from the next working day where office hours are named, both times kept', () => {
  const hours = made({ op: 'set', path: ['counting', 'office_hours'], value: { from: '07:30', to: '17:00' } })
  const when = (local: string) => acceptanceOf(at(local), hours.counting, calendar)
  assert.equal(when('2026-04-13T17:00').date.toString(), '2026-04-13')
  assert.equal(when('2026-04-13T17:01').date.toString(), '2026-04-14')
  assert.equal(when('2026-04-24T18:20').date.toString(), '2026-04-28', 'Friday evening before Giỗ Tổ')
  assert.equal(when('2026-04-25T08:00').date.toString(), '2026-04-28')
  assert.match(
    due(hours, '2026-04-25T08:00')?.explanation ?? '',
    /Gửi đến lúc 08:00 thứ Bảy, 25\/4\/2026, vào ngày nghỉ/,
  )
  assert.equal(acceptanceOf(at('2026-04-25T08:00'), made().counting, calendar).moved, '', 'no hours named')
})

test('a plan without such a rule has no rows of its own', () => {
  const plain = must(readRegulation(shippedText('son-tay-ha-2025')))
  const rows = questionRows(
    plain,
    { conference, receivedAt: at('2026-04-13T09:00') },
    calendar,
    standardStatute(),
  )
  assert.deepEqual(must(rows), [])
})
