// What blocks issuing, what the day suggests to order, what a date may be, what the wall may show.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openMatters, openReason, type Raised, standings } from './account.ts'
import { caseDue, orderDue, replyLimit, shortened, suggestOrders, tooLate } from './orders.ts'
import { nameHider, withoutNames } from './redact.ts'

const raised = (id: string, more: Partial<Raised> = {}): Raised => ({
  id,
  level: 'commune',
  disposition: null,
  duplicateOf: null,
  splitOff: false,
  ordered: false,
  ...more,
})

test('every way of being accounted for, and what is left', () => {
  const all = [
    raised('on the spot', { disposition: 'tra_loi_tai_cho' }),
    raised('taken on board', { disposition: 'tiep_thu' }),
    raised('owed, ordered', { disposition: 'thieu_thoi_gian', ordered: true }),
    raised('owed', { disposition: 'giao_don_vi' }),
    raised('not satisfied', { disposition: 'chua_thoa_dang' }),
    raised('upward', { disposition: 'vuot_tham_quyen' }),
    raised('guided', { disposition: 'co_quan_khac' }),
    raised('refused', { disposition: 'tu_choi' }),
    raised('complaint', { splitOff: true }),
    raised('silent'),
    raised('ordered though silent', { ordered: true }),
    raised('province', { level: 'province' }),
  ]
  assert.deepEqual(openMatters(all), [
    { id: 'owed', standing: 'unordered' },
    { id: 'not satisfied', standing: 'unordered' },
    { id: 'silent', standing: 'undecided' },
  ])
  for (const { standing } of openMatters(all)) assert.ok(openReason(standing).length > 0)
  assert.equal(standings(all).get('province'), 'other_level')
})

test('a duplicate stands as its head stands; a ring of duplicates is open, not endless', () => {
  const all = [
    raised('head', { disposition: 'tra_loi_tai_cho' }),
    raised('copy', { duplicateOf: 'head' }),
    raised('copy of copy', { duplicateOf: 'copy' }),
    raised('open head'),
    raised('copy of open', { duplicateOf: 'open head' }),
    raised('ring 1', { duplicateOf: 'ring 2' }),
    raised('ring 2', { duplicateOf: 'ring 1' }),
  ]
  const found = standings(all)
  assert.equal(found.get('copy'), 'joined')
  assert.equal(found.get('copy of copy'), 'joined')
  assert.equal(found.get('copy of open'), 'joined_to_open')
  assert.deepEqual(
    openMatters(all).map((one) => one.id),
    ['open head', 'copy of open', 'ring 1', 'ring 2'],
  )
})

const units = [
  { id: 'vp', name: 'Văn phòng', kind: 'office', fields: [] },
  { id: 'kt', name: 'Phòng Kinh tế', kind: 'unit', fields: ['giao_thong'] },
]

test('orders are suggested by unit: the owner, else the field, else the office', () => {
  const found = suggestOrders(
    [
      { id: '1', text: 'Đường hỏng', unit: 'kt', fields: [] },
      { id: '2', text: 'Cầu yếu', unit: null, fields: ['giao_thong'] },
      { id: '3', text: 'Việc lạ', unit: null, fields: [] },
    ],
    units,
  )
  assert.deepEqual(
    found.map((one) => [one.unit.id, one.questions]),
    [
      ['kt', ['1', '2']],
      ['vp', ['3']],
    ],
  )
  assert.match(found[0]?.viewpoint ?? '', /2 nội dung: \(1\) Đường hỏng; \(2\) Cầu yếu/)
  assert.match(shortened('từ '.repeat(400)), /^từ .{100,}…$/)
})

const due = (duty: string, date: string | null) => ({
  rule: `R-${duty}`,
  duty,
  due: date,
  binding: date,
  explanation: 'Vì sao.',
})
const today = Temporal.PlainDate.from('2024-08-21')

test('an order is dated within the reply rule; a text of policy has its own time; without a rule a date is asked', () => {
  const limit = replyLimit([due('reply', '2024-08-29')], false)
  assert.deepEqual(orderDue('29/8/2024', limit, today), { ok: true, value: '2024-08-29' })
  assert.deepEqual(orderDue(null, limit, today), { ok: true, value: null })
  const late = orderDue('30/8/2024', limit, today)
  assert.match(late.ok ? '' : late.error.message, /không muộn hơn 29\/8\/2024/)
  assert.equal(orderDue('20/8/2024', limit, today).ok, false)
  assert.equal(orderDue('hôm nào', limit, today).ok, false)
  assert.equal(orderDue(null, replyLimit([], false), today).ok, false)
  assert.equal(orderDue('1/12/2024', replyLimit([], false), today).ok, true)
  assert.equal(
    replyLimit([due('reply', '2024-08-29'), due('reply_complex', '2024-09-12')], true)?.latest,
    '2024-09-12',
  )
  assert.equal(tooLate('2024-08-29', limit), undefined)
  assert.equal(caseDue('2024-12-01', limit), '2024-08-29')
  assert.equal(caseDue('2024-08-25', limit), '2024-08-25')
  assert.equal(caseDue(null, limit), '2024-08-29')
})

test('names and numbers leave the copy on the wall; words that only begin alike stay', () => {
  const text =
    'Tôi là NGUYỄN VĂN AN, số 0912 345 678, nhà bà Lê Thị Hoa. Ông An nói. Đường Nguyễn Văn Anh hỏng.'
  assert.equal(
    withoutNames(text, ['Nguyễn Văn An', 'Lê Thị Hoa', 'An']),
    'Tôi là N.V.A., số [số điện thoại], nhà bà L.T.H.. Ông An nói. Đường Nguyễn Văn Anh hỏng.',
  )
})

test('many texts are hidden alike by one hider: capitals, several spaces, a longer name before the shorter in it', () => {
  const hide = nameHider(['Trần Văn', 'Trần Văn Đức', 'Y Bhơk Niê', 'Hoa'])
  assert.equal(hide('ông TRẦN VĂN ĐỨC và ông trần  văn'), 'ông T.V.Đ. và ông T.V.')
  assert.equal(hide('Y Bhơk\nNiê hỏi; Trần Vănh hỏi; chị Hoa hỏi'), 'Y.B.N. hỏi; Trần Vănh hỏi; chị Hoa hỏi')
  assert.equal(hide('văn bản của ông Trần'), 'văn bản của ông Trần')
})
