// Deadlines by grammar: every event offices name, in every order they put number and event; what is right is known without
// a plan, so a phrase nobody has printed yet is read too.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { standardLexicon } from './library.ts'
import { matchForm } from './match.ts'
import { termsOf } from './terms.ts'

const read = (text: string) =>
  termsOf(matchForm(text), standardLexicon(), 2026).map(
    ({ count, unit, direction, limit, anchor, anchorOf = '' }) =>
      [count, unit, direction, limit, anchor, anchorOf].join(' ').trim(),
  )

/** Events a deadline stands before, by the anchor they are. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  conference: [
    'ngày tổ chức hội nghị',
    'hội nghị',
    'khi hội nghị diễn ra',
    'ngày diễn ra buổi đối thoại',
    'ngày khai mạc',
    'thời điểm tổ chức đối thoại',
    'ngày đối thoại',
    'ngày hội nghị',
    'khi tiến hành hội nghị đối thoại',
    'giờ khai mạc hội nghị',
    'buổi tiếp xúc',
    'mỗi đợt đối thoại',
    'cuộc gặp',
    'ngày họp',
    'ngày diễn ra diễn đàn',
    'ngày mở hội nghị',
    'hôm tổ chức hội nghị',
    'thời điểm bắt đầu hội nghị',
    'ngày gặp mặt, đối thoại',
    'ngày diễn ra sự kiện',
    'ngày tổ chức mỗi phiên đối thoại',
  ],
}

/** Events a deadline runs from; behind "previous_rule" the duty whose deadline it is. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  conference_end: [
    'ngày kết thúc hội nghị',
    'khi kết thúc buổi đối thoại',
    'ngày bế mạc hội nghị',
    'khi hội nghị kết thúc',
    'thời điểm kết thúc đối thoại',
    'ngày kết thúc',
    'khi hội nghị bế mạc',
    'ngày kết thúc diễn đàn',
    'khi kết thúc đợt đối thoại',
    'ngày hoàn thành hội nghị',
    'khi đối thoại xong',
    'ngày kết thúc cuộc tiếp xúc, đối thoại',
  ],
  conference: [
    'ngày tổ chức hội nghị',
    'hội nghị',
    'ngày đối thoại',
    'ngày diễn ra hội nghị',
    'buổi đối thoại',
  ],
  conclusion_issued: [
    'ngày ban hành thông báo kết luận',
    'ngày có kết luận',
    'khi có thông báo kết luận của Chủ tịch UBND xã',
    'ngày ký thông báo kết luận',
    'ngày kết luận được ban hành',
    'ngày thông báo kết luận có hiệu lực',
    'ngày nhận được thông báo kết luận',
    'ngày công bố kết luận đối thoại',
    'ngày phát hành thông báo kết luận hội nghị',
    'ngày ra thông báo kết luận',
    'ngày chủ trì ký kết luận',
    'ngày Chủ tịch UBND xã ban hành kết luận',
    'ngày ban hành văn bản kết luận',
    'ngày niêm yết thông báo kết luận',
    'ngày thông báo kết luận được công bố',
  ],
  plan_issued: [
    'ngày ban hành kế hoạch',
    'ngày ký ban hành kế hoạch này',
    'ngày kế hoạch được ban hành',
    'ngày nhận được kế hoạch',
    'khi kế hoạch có hiệu lực',
    'ngày ký',
    'khi có kế hoạch',
    'ngày phát hành kế hoạch',
  ],
  accepted: [
    'ngày nhận được kiến nghị',
    'ngày tiếp nhận ý kiến',
    'khi nhận được phản ánh, kiến nghị của công dân',
    'ngày nhận phiếu',
    'ngày thụ lý',
    'ngày tiếp nhận đầy đủ nội dung kiến nghị',
  ],
  'previous_rule classify': [
    'ngày nhận được văn bản phân công',
    'ngày được giao',
    'ngày nhận được phiếu chuyển',
    'khi nhận bảng phân công',
    'ngày nhận được ý kiến do Văn phòng chuyển',
    'ngày nhận được danh mục kiến nghị do Văn phòng chuyển đến',
  ],
  'previous_rule collect': [
    'ngày hết hạn nhận ý kiến',
    'khi hết thời hạn tiếp nhận ý kiến',
    'ngày kết thúc thời gian đăng ký',
    'ngày kết thúc việc tiếp nhận ý kiến',
    'khi nhận đủ tổng hợp của các thôn',
    'ngày kết thúc lấy ý kiến',
    'ngày các thôn gửi ý kiến',
  ],
  reply_due: ['ngày hết thời hạn trả lời', 'khi hết hạn giải quyết', 'ngày hết hạn trả lời kiến nghị'],
  'previous_rule notice': ['ngày thông báo', 'ngày niêm yết'],
  'previous_rule reply': [
    'ngày nhận được văn bản trả lời',
    'khi có kết quả giải quyết',
    'ngày có văn bản trả lời',
  ],
}

const BEFORE_ORDERS: readonly ((days: string, event: string) => string)[] = [
  (days, event) => `ít nhất ${days} trước ${event}`,
  (days, event) => `Chậm nhất ${days} trước ${event}`,
  (days, event) => `trước ${event} ${days}`,
  (days, event) => `trước ${event} ít nhất ${days}`,
  (days, event) => `trước ${days} so với ${event}`,
  (days, event) => `trước ${event} tối thiểu là ${days}`,
  (days, event) => `cách ${event} ít nhất ${days}`,
  (days, event) => `không chậm hơn ${days} trước ${event}`,
  (days, event) => `trước ${event}, chậm nhất là ${days}`,
  (days, event) => `sớm hơn ${event} ít nhất ${days}`,
  (days, event) => `trước ${event} không ít hơn ${days}`,
  (days, event) => `thời hạn: ${days} trước ${event}`,
  (days, event) => `${days} trước ${event}`,
]

const AFTER_ORDERS: readonly ((days: string, event: string) => string)[] = [
  (days, event) => `trong vòng ${days} kể từ ${event}`,
  (days, event) => `chậm nhất ${days} sau ${event}`,
  (days, event) => `không quá ${days}, kể từ ${event}`,
  (days, event) => `sau ${event}, chậm nhất là ${days}`,
  (days, event) => `Trong thời hạn ${days} tính từ ${event}`,
  (days, event) => `chậm nhất sau ${days} kể từ ${event}`,
  (days, event) => `thời hạn không quá ${days} (kể từ ${event})`,
  (days, event) => `kể từ ${event}, trong ${days}`,
  (days, event) => `Kể từ ${event} không quá ${days}`,
  (days, event) => `trong ${days} tiếp theo kể từ ${event}`,
  (days, event) => `muộn nhất là ${days} từ ${event}`,
  (days, event) => `Hạn: ${days}, tính từ ${event}`,
]

const NUMBERS = [
  ['07 ngày làm việc', '7 working_day'],
  ['7 ngày', '7 calendar_day'],
  ['bảy (07) ngày làm việc', '7 working_day'],
  ['15 ngày (ngày làm việc)', '15 working_day'],
  ['10 ngày (làm việc)', '10 working_day'],
  ['một tuần', '7 calendar_day'],
  ['02 tuần lễ', '14 calendar_day'],
  ['hai mươi (20) ngày', '20 calendar_day'],
] as const

function wrong(
  orders: readonly ((days: string, event: string) => string)[],
  events: Readonly<Record<string, readonly string[]>>,
  direction: string,
): readonly string[] {
  return orders.flatMap((order) =>
    Object.entries(events).flatMap(([anchor, said]) =>
      said.flatMap((event) =>
        NUMBERS.slice(0, 2).flatMap(([days, value]) => {
          const text = order(days, event)
          const got = read(text).join(' | ')
          return got === `${value} ${direction} by ${anchor}` ? [] : [`${text} → ${got}`]
        }),
      ),
    ),
  )
}

describe('deadlines by grammar', () => {
  it('before an event, in every order', () => assert.deepEqual(wrong(BEFORE_ORDERS, BEFORE, 'before'), []))
  it('after an event, in every order', () => assert.deepEqual(wrong(AFTER_ORDERS, AFTER, 'after'), []))
  for (const [days, value] of NUMBERS)
    it(`${days} is ${value}`, () => {
      assert.deepEqual(read(`trong vòng ${days} kể từ ngày kết thúc hội nghị`), [
        `${value} after by conference_end`,
      ])
      assert.deepEqual(read(`trước hội nghị ít nhất ${days}`), [`${value} before by conference`])
    })
})

const OTHER: readonly (readonly [string, string])[] = [
  ['không muộn hơn ngày làm việc thứ năm sau khi kết thúc hội nghị', '5 working_day after by conference_end'],
  ['chậm nhất vào chiều hôm trước ngày hội nghị', '1 calendar_day before by conference'],
  ['Ngay trong ngày đối thoại', '0 calendar_day on by conference'],
  [
    'niêm yết tại trụ sở trong vòng 03 ngày kể từ ngày ban hành kết luận',
    '3 calendar_day after by conclusion_issued',
  ],
]

describe('deadlines said in other ways', () => {
  for (const [text, expected] of OTHER) it(text, () => assert.deepEqual(read(text), [expected]))

  it('repetitions in every writing', () => {
    const every = (text: string) =>
      termsOf(matchForm(text), standardLexicon(), 2026).map((term) => `${term.every} ${term.limit}`)
    for (const text of ['hằng tháng', 'mỗi tháng một lần', '01 tháng/lần', 'định kỳ hàng tháng'])
      assert.deepEqual(every(text), ['month null'], text)
    for (const text of ['vào ngày 20 của tháng', 'mỗi thứ Hai tuần đầu tháng', 'tuần thứ hai của mỗi tháng'])
      assert.deepEqual(every(text), ['month by'], text)
    assert.deepEqual(every('trước ngày 25 hàng tháng'), ['month strictly_before'])
    for (const text of ['hằng quý', 'mỗi quý một lần', 'ba tháng một lần', '03 tháng/lần'])
      assert.deepEqual(every(text), ['quarter null'], text)
  })

  it('days and months in every writing', () => {
    const day = (text: string) =>
      termsOf(matchForm(text), standardLexicon(), 2026).map(
        ({ fixed, from, to, limit }) => `${fixed ?? `${from}..${to}`} ${limit}`,
      )
    for (const [text, expected] of [
      ['hạn chót: 17h00 ngày 05/9/2026', '2026-09-05 by'],
      ['trước 11 giờ, thứ Sáu, ngày 05.9.2026', '2026-09-05 by'],
      ['xong trước 05/9/2026', '2026-09-05 strictly_before'],
      ['trước ngày mười lăm tháng năm năm 2026', '2026-05-15 strictly_before'],
      ['trước khi kết thúc tháng 6 năm 2026', '2026-06-30 by'],
      ['trong trung tuần tháng 6 năm 2026', '2026-06-11..2026-06-20 by'],
      ['từ ngày 01 đến hết ngày 10/9/2026', '2026-09-01..2026-09-10 by'],
      ['Ngày 09 - 11/9/2026: Văn phòng phân loại', '2026-09-09..2026-09-11 by'],
    ] as const)
      assert.deepEqual(day(text), [expected], text)
    for (const text of [
      'số liệu tính đến ngày 30/6/2026',
      'Quyết định số 22/QĐ-UBND ngày 05 tháng 01 năm 2026',
    ])
      assert.deepEqual(day(text), [], text)
  })
})
