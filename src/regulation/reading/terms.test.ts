// How offices say a deadline, phrase by phrase; the values worked out by hand.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { conferenceTime } from './conference-time.ts'
import { findDates, findWindows } from './dates.ts'
import { standardLexicon } from './library.ts'
import { matchForm } from './match.ts'
import { mend, noiseIn } from './mend.ts'
import { numberOfWords } from './numbers.ts'
import { termsOf } from './terms.ts'

const read = (text: string) =>
  termsOf(matchForm(text), standardLexicon(), 2025).map((term) =>
    [
      term.count ?? term.fixed ?? (term.from ? `${term.from}..${term.to}` : null),
      term.unit,
      term.direction,
      term.limit,
      term.anchor,
    ]
      .map((part) => part ?? '-')
      .join(' '),
  )

const PHRASES: readonly (readonly [string, readonly string[]])[] = [
  ['ít nhất 07 ngày làm việc trước khi tổ chức đối thoại', ['7 working_day before by conference']],
  ['Chậm nhất bảy (07) ngày trước ngày khai mạc hội nghị', ['7 calendar_day before by conference']],
  ['trước hội nghị tối thiểu 10 ngày', ['10 calendar_day before by conference']],
  ['gửi trước 05 ngày tổ chức Hội nghị', ['5 calendar_day before by conference']],
  ['trước ngày tổ chức hội nghị 07 ngày', ['7 calendar_day before by conference']],
  ['Trong vòng mười lăm ngày, kể từ ngày bế mạc hội nghị', ['15 calendar_day after by conference_end']],
  [
    'sau khi kết thúc hội nghị đối thoại, chậm nhất là 10 ngày làm việc',
    ['10 working_day after by conference_end'],
  ],
  [
    'trong thời hạn 03 ngày làm việc kể từ ngày ban hành Kế hoạch này',
    ['3 working_day after by plan_issued'],
  ],
  ['không quá 20 ngày kể từ ngày có Thông báo kết luận', ['20 calendar_day after by conclusion_issued']],
  ['không quá 30 ngày làm việc', ['30 working_day after by -']],
  ['kể từ ngày nhận được kiến nghị, trong 15 ngày', ['15 calendar_day after by accepted']],
  ['chậm nhất 02 tuần sau hội nghị', ['14 calendar_day after by conference']],
  ['xong trước ngày 10/12/2025', ['2025-12-10 fixed before strictly_before -']],
  ['trước 17 giờ 00 ngày 10/12/2025', ['2025-12-10 fixed before by -']],
  ['chậm nhất ngày 10 tháng 12 năm 2025', ['2025-12-10 fixed before by -']],
  ['chậm nhất vào ngày 10/12/2025', ['2025-12-10 fixed before by -']],
  ['dự kiến trong ngày 10/12/2025', ['2025-12-10 fixed on by -']],
  ['đến hết ngày 10/11', ['2025-11-10 fixed before by -']],
  ['từ ngày 01/10/2025 đến hết ngày 15/10/2025', ['2025-10-01..2025-10-15 window within by -']],
  ['Trước mỗi cuộc ít nhất 15 ngày', ['15 calendar_day before by conference']],
  ['trình trước khi khai mạc 02 ngày làm việc', ['2 working_day before by conference']],
  ['02 ngày làm việc kể từ ngày hết hạn nhận ý kiến từng cụm', ['2 working_day after by previous_rule']],
  ['Hết thời hạn trả lời 05 ngày làm việc', ['5 working_day after by reply_due']],
  ['trong 10 ngày kể từ khi hết thời hạn trả lời', ['10 calendar_day after by reply_due']],
  ['Trong vòng 1O ngày kể từ ngày kết thúc hội nghị', ['10 calendar_day after by conference_end']],
  ['chậm nhất thứ Sáu, ngày l5/11/2O25', ['2025-11-15 fixed before by -']],
  ['Ngày 18/9/2025, Văn phòng tổng hợp ý kiến', ['2025-09-18 fixed on by -']],
  ['từ ngày 06/9 - 15/9/2025', ['2025-09-06..2025-09-15 window within by -']],
  ['hoàn thành trong quý III/2025', ['2025-07-01..2025-09-30 window within by -']],
]

const NOT: readonly string[] = [
  'Quyết định số 15 ngày 20/3/2025 của Tỉnh ủy',
  'thời gian niêm yết 15 ngày liên tục',
  'tình hình 9 tháng đầu năm và 3 tháng cuối năm 2025',
  'mỗi người phát biểu không quá 05 phút',
  'Luật số 10/2022/QH15 ngày 10/11/2022',
  'cho Nhân dân biết ít nhất 07 ngày',
  'phát trên loa liên tục 05 ngày trước hội nghị',
]

describe('a printed deadline', () => {
  for (const [text, expected] of PHRASES) it(text, () => assert.deepEqual(read(text), expected))
  for (const text of NOT) it(`is not: ${text}`, () => assert.deepEqual(read(text), []))

  it('whose word and figure differ, or that gives a range or months, has no number and says why', () => {
    for (const text of [
      'trong vòng bảy (10) ngày sau hội nghị',
      'trước hội nghị từ 3 đến 5 ngày',
      'tối đa 01 tháng sau hội nghị',
      'trong vòng 1 5 ngày sau hội nghị',
    ]) {
      const [term] = termsOf(matchForm(text), standardLexicon(), 2025)
      assert.equal(term?.count, null, text)
      assert.ok(term?.problem, text)
    }
  })

  it('on a day no calendar has is named and gives no date', () => {
    const [term] = termsOf(matchForm('trước ngày 31 tháng 02 năm 2025'), standardLexicon(), 2025)
    assert.equal(term?.fixed, undefined)
    assert.match(term?.problem ?? '', /không có ngày này/)
  })
})

describe('what a scan does', () => {
  it('puts torn words of a deadline together and tells it; leaves every other pair alone', () => {
    assert.deepEqual(mend('kể từ ngà y kết thúc, là m việc'), {
      text: 'kể từ ngày kết thúc, làm việc',
      mended: ['“ngà y” đọc là “ngày”', '“là m” đọc là “làm”'],
    })
    for (const text of ['lấy ý kiến', 'tổ y tế', 'Bản a, b và c', 'xã Ia Đăk'])
      assert.deepEqual(mend(text), { text, mended: [] })
  })

  it('names the figures that were read through letters', () => {
    assert.deepEqual(noiseIn('chậm nhất 1O ngày, ngày l5/11'), ['“1O” đọc là 10', '“l5” đọc là 15'])
    assert.deepEqual(noiseIn('chậm nhất 10 ngày, Luật số 72/2025/QH15'), [])
  })
})

describe('numbers, dates and windows', () => {
  it('reads words for numbers', () => {
    const words = ['bảy', 'mười', 'mười lăm', 'hai mươi mốt', 'ba mươi', 'một trăm linh năm', 'con gà']
    assert.deepEqual(words.map(numberOfWords), [7, 10, 15, 21, 30, 105, undefined])
  })

  it('gives two days that share a month', () => {
    const days = findDates(matchForm('ngày 15 và 16/12/2025'), null).map((found) => found.date)
    assert.deepEqual(days, ['2025-12-15', '2025-12-16'])
  })

  it('gives no date without a year, no window for a vague part of a month', () => {
    assert.deepEqual(
      findDates('ngày 10/11', null).map((found) => found.date),
      [null],
    )
    assert.deepEqual(findWindows('đầu tháng 11 năm 2025', null), [])
  })

  it('takes the months offices name', () => {
    const windows = [
      '6 tháng cuối năm 2025',
      'quý iv năm 2025',
      'trước tháng 9/2024',
      'tháng 11/2019',
      'từ tháng 9 đến tháng 11 năm 2025',
    ]
    assert.deepEqual(
      windows.map((text) => findWindows(text, null).map(({ from, to }) => `${from}..${to}`)[0]),
      [
        '2025-07-01..2025-12-31',
        '2025-10-01..2025-12-31',
        '2024-01-01..2024-08-31',
        '2019-11-01..2019-11-30',
        '2025-09-01..2025-11-30',
      ],
    )
  })

  it('takes several sessions as the days from the first to the last', () => {
    const term = conferenceTime(matchForm('cụm 1: ngày 15/9/2026; cụm 2: ngày 17/9/2026'), null)
    assert.deepEqual([term?.unit, term?.from, term?.to], ['window', '2026-09-15', '2026-09-17'])
  })
})
