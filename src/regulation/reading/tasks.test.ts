// Ways of setting out tasks that stand in no whole plan here: labels in lines, windows with weekdays, a limit for the hard
// cases behind the common one. Written by the reader's own maker, so no blind figures.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PLAN_HEAD } from '../../../test/reading.ts'
import { must } from '../../kit/result.ts'
import { draftFrom } from './draft.ts'
import { standardLexicon } from './library.ts'
import { readPlanFile } from './open.ts'
import { readPlan } from './plan.ts'
import type { ProposedRule } from './reading.ts'
import { rulesOf } from './score.ts'
import { textSource } from './text.ts'

const bytes = (text: string) => new TextEncoder().encode(PLAN_HEAD + text)
const plan = async (text: string) => must(await readPlanFile({ name: 'a.txt', bytes: bytes(text) }))

/** "reply 15 working_day after conclusion_issued unit", or the day or days themselves. */
function line(rule: ProposedRule): string {
  const days = rule.from ? `${rule.from}..${rule.to}` : rule.fixed
  const counted = `${rule.count} ${rule.unit} ${rule.direction} ${rule.anchor}`
  const limit = rule.limit === 'strictly_before' ? 'strictly_before' : undefined
  return [rule.duty, days ?? rule.every ?? counted, limit, rule.owner].filter(Boolean).join(' ')
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'its time in a line of its own under the one task; two things reported in one sentence',
    `1. Văn phòng HĐND và UBND xã
- Tổng hợp, phân loại ý kiến, tham mưu giao các đơn vị chuẩn bị trả lời.
- Thời gian hoàn thành: trước ngày 05/11/2026.
2. Văn phòng báo cáo UBND tỉnh kết quả tổ chức hội nghị chậm nhất 10 ngày sau hội nghị và kết quả giải quyết kiến nghị trước ngày 20/12/2026.`,
    [
      'classify 2026-11-05 strictly_before office',
      'report 10 calendar_day after conference office',
      'report 2026-12-20 strictly_before office',
    ],
  ],
  [
    'a table whose head is two lines, with empty cells and office short forms',
    `STT | Nội dung công việc | Thực hiện | | Thời gian
 | | Chủ trì | Phối hợp |
1 | Niêm yết lịch đối thoại | Văn phòng | Các thôn | Trước hội nghị 10 ngày
2 | Tổng hợp ý kiến gửi Văn phòng | Trưởng thôn | | Trước HN 05 ngày LV
3 | Ban hành thông báo kết luận | Văn phòng | | 07 ngày làm việc sau khi kết thúc hội nghị`,
    [
      'notice 10 calendar_day before conference office',
      'collect 5 working_day before conference collector',
      'result 7 working_day after conference_end office',
    ],
  ],
  [
    'an annex of steps behind the signature; a form behind it is none',
    `1. Văn phòng HĐND và UBND xã: thực hiện các bước tại Phụ lục.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
PHỤ LỤC 1
CÁC BƯỚC TỔ CHỨC HỘI NGHỊ
Bước 1. Trưởng các thôn lấy ý kiến, tổng hợp gửi Văn phòng chậm nhất 06 ngày trước hội nghị.
Bước 2. Văn phòng gửi giấy mời trước hội nghị 03 ngày làm việc.
PHỤ LỤC 2
MẪU PHIẾU Ý KIẾN
Phiếu gửi về Văn phòng trước ngày 10/11/2026.`,
    ['collect 6 calendar_day before conference collector', 'invite 3 working_day before conference office'],
  ],
  [
    'the event a sentence opens with, and one behind the last of two limits',
    `1. Sau khi kết thúc hội nghị, Văn phòng phối hợp các phòng, Công an xã hoàn chỉnh dự thảo và trình ký thông báo kết luận, chậm nhất sau 06 ngày làm việc.
2. Sau đối thoại, Văn phòng tham mưu thông báo kết luận chậm nhất sau 05 ngày và báo cáo UBND tỉnh chậm nhất sau 09 ngày, kể từ ngày kết thúc đối thoại.`,
    [
      'result 6 working_day after conference_end office',
      'result 5 calendar_day after conference_end office',
      'report 9 calendar_day after conference_end office',
    ],
  ],
  [
    'the step before is the conclusion: from the day it is issued',
    `1. Sau hội nghị
- Căn cứ biên bản, trong 04 ngày làm việc Văn phòng trình Chủ tịch ký thông báo kết luận. Trong 12 ngày làm việc tiếp theo, các phòng trả lời công dân bằng văn bản.`,
    ['result 4 working_day after conference office', 'reply 12 working_day after conclusion_issued unit'],
  ],
  [
    'questions as labels, under numbered headings',
    `1. Thông báo lịch
Ai làm: Văn phòng HĐND và UBND xã
Bao giờ xong: chậm nhất 15 ngày trước hội nghị
Kết quả: thông báo dán tại 9 thôn
2. Chia ý kiến cho phòng
Ai làm: Văn phòng
Bao giờ xong: 02 ngày làm việc sau khi nhận đủ ý kiến của các thôn
3. Soạn câu trả lời
Ai làm: các phòng
Bao giờ xong: thứ Hai 16/11/2026`,
    [
      'notice 15 calendar_day before conference office',
      'classify 2 working_day after previous_rule office',
      'prepare 2026-11-16 unit',
    ],
  ],
  [
    'the first label comes back for the next task, a window of weekdays',
    `- Chủ trì: Văn phòng UBND xã
- Nội dung: Tiếp nhận, phân loại ý kiến, giao các phòng chuẩn bị
- Thời hạn hoàn thành: từ thứ Hai, ngày 02/11 đến hết thứ Tư, ngày 04/11/2026
- Chủ trì: Công an xã
- Nội dung: Xây dựng phương án bảo đảm an ninh
- Thời hạn hoàn thành: 18/11/2026`,
    ['classify 2026-11-02..2026-11-04 office', 'prepare 2026-11-18 police'],
  ],
  [
    'plain headings of numbered tasks, who and when made plain',
    `Việc 1: Thông báo
- Rõ người: Văn phòng
- Rõ thời gian: trước 15 ngày
Việc 2: Nhận ý kiến
- Rõ người: Trưởng thôn
- Rõ thời gian: từ sáng thứ Hai (26/10/2026) đến chiều thứ Sáu (30/10/2026)`,
    ['notice 15 calendar_day before conference office', 'collect 2026-10-26..2026-10-30 collector'],
  ],
  [
    'labels within one line, in any order',
    `- Hạn: 25/10/2026. Việc: đăng thông báo tổ chức hội nghị lên trang thông tin. Người làm: Văn phòng.
- Công việc: Gửi giấy mời đại biểu; Người làm: Văn phòng; Hạn: 12/11/2026
- Công việc: Thanh toán, quyết toán; Người làm: Phòng Kinh tế; Hạn: trong tháng 12`,
    ['notice 2026-10-25 office', 'invite 2026-11-12 office', 'settle 2026-12-01..2026-12-31 finance'],
  ],
  [
    'who and when in brackets behind the task',
    `1. Lấy ý kiến (trưởng thôn, 02/11 - 06/11).
2. Giấy mời (Văn phòng, trước 05 ngày làm việc).
3. Trả lời bằng văn bản (các phòng, 15 ngày từ ngày ký kết luận; phức tạp 30 ngày).`,
    [
      'collect 2026-11-02..2026-11-06 collector',
      'invite 5 working_day before conference office',
      'reply 15 calendar_day after conclusion_issued unit',
      'reply_complex 30 calendar_day after conclusion_issued unit',
    ],
  ],
  [
    'one event behind all limits',
    `- Đơn vị được giao trả lời dân: việc đơn giản 07 ngày, việc phải xác minh 20 ngày, tính từ ngày ký kết luận.`,
    [
      'reply 7 calendar_day after conclusion_issued unit',
      'reply_complex 20 calendar_day after conclusion_issued unit',
    ],
  ],
  [
    'one event before all limits, the hard case behind its own',
    `- Kể từ ngày ban hành thông báo kết luận, các phòng trả lời bằng văn bản trong thời hạn 10 ngày đối với ý kiến thông thường và trong thời hạn 21 ngày đối với ý kiến phức tạp.`,
    [
      'reply 10 calendar_day after conclusion_issued unit',
      'reply_complex 21 calendar_day after conclusion_issued unit',
    ],
  ],
  [
    'what comes every month is tracking, its day in brackets',
    `- Các phòng trả lời bằng văn bản trong 15 ngày kể từ ngày ký kết luận.
- Hàng tháng, tại cuộc họp với các trưởng thôn (ngày 02), Văn phòng đọc công khai việc đã làm, chưa làm.`,
    ['reply 15 calendar_day after conclusion_issued unit', 'track month office'],
  ],
  [
    'behind another step, and in a month',
    `Sau khi tổng hợp xong ý kiến 02 ngày, Văn phòng phân công các phòng trả lời. Trong tháng 12, Phòng Kinh tế quyết toán kinh phí. Năm 2026 xã phấn đấu giải quyết 95% kiến nghị.`,
    ['classify 2 calendar_day after previous_rule office', 'settle 2026-12-01..2026-12-31 finance'],
  ],
  [
    'dates first, who in brackets at the end',
    `Từ 26/10 tới 01/11: họp thôn, ghi ý kiến (Trưởng thôn).
Trước 11 giờ ngày 03/11: nộp bảng tổng hợp (Trưởng thôn).
05/11: phân loại xong (Văn phòng).`,
    [
      'collect 2026-10-26..2026-11-01 collector',
      'collect 2026-11-03 collector',
      'classify 2026-11-05 office',
    ],
  ],
  [
    'a row’s date is no work of its own',
    `1. Công tác tuyên truyền:
- Nội dung: thông báo lịch đối thoại trên loa, nhóm Zalo.
- Thời gian thực hiện: từ ngày ban hành kế hoạch đến hết ngày 15/11/2026.
- Đơn vị thực hiện: Phòng Văn hóa - Xã hội.`,
    ['notice 2026-11-15 unit'],
  ],
  [
    'as the South writes',
    `- Thơ mời do Văn phòng gởi đi chậm nhất ngày 11 tháng 11 năm 2026.`,
    ['invite 2026-11-11 office'],
  ],
]

describe('tasks set out otherwise', () => {
  for (const [name, text, expected] of CASES)
    it(name, async () => {
      const { found } = await plan(text)
      assert.deepEqual(
        rulesOf({ found })
          .map(line)
          .filter((each) => !each.startsWith('hold')),
        expected,
      )
    })

  const LEFT: readonly (readonly [string, string])[] = [
    ['a count from a day of the plan’s own', '- N-20: Văn phòng đăng thông báo.'],
    ['a count from the step before', 'Bước 2. Trong 03 ngày kế tiếp: trưởng thôn nộp phiếu.'],
    ['a step by its number', 'Bước 3. Xong bước 2 thì trong 02 ngày Văn phòng phân loại, chuyển các phòng.'],
    ['a stretch that is none', '- Trưởng thôn nộp ý kiến từ đầu tuần 26/10/2026 cho tới khoảng 30/10/2026.'],
    [
      'a term that was missed',
      '- Quá 05 ngày kể từ khi hết hạn trả lời mà chưa có văn bản thì Văn phòng báo cáo Chủ tịch.',
    ],
    ['an event nobody knows', '- Kết luận ký xong, 02 ngày sau phải dán ở nhà văn hóa.'],
  ]
  for (const [name, text] of LEFT)
    it(`${name}: named to the person, no rule made of it`, async () => {
      const { found, unread } = await plan(text)
      assert.deepEqual(
        rulesOf({ found }).map((rule) => rule.duty),
        ['hold'],
      )
      assert.equal(unread.length, 1)
    })

  it('a standing regulation names how often: the conference of it, and a draft with the months', async () => {
    const text = PLAN_HEAD.replace('Nhân dân năm 2026', 'Nhân dân').replace(
      /I\. THỜI GIAN.*$/su,
      'Điều 1. Đối thoại định kỳ được tổ chức mỗi quý 01 cuộc.\n',
    )
    const reading = must(await readPlanFile({ name: 'a.txt', bytes: new TextEncoder().encode(text) }))
    assert.deepEqual(rulesOf(reading).map(line), ['hold quarter office'])
    assert.match(draftFrom(reading), /every_months: 3/u)
    assert.doesNotMatch(draftFrom(reading), /R-HOLD/u)
  })

  it('posted for so many days is no deadline', async () => {
    const { found } = await plan(
      '- Văn phòng dán kết luận tại bảng tin trụ sở trong thời gian hai mươi ngày.',
    )
    assert.deepEqual(
      rulesOf({ found }).filter((rule) => rule.count !== null),
      [],
    )
  })
})

/** How many characters the patterns went over. */
class Counting extends RegExp {
  static read = 0
  override exec(text: string) {
    const from = this.lastIndex
    const match = super.exec(text)
    Counting.read += (match ? match.index + match[0].length : text.length) - from
    return match
  }
}

describe('a paragraph without end', () => {
  const lexicon = standardLexicon()
  const counting = {
    ...lexicon,
    bodies: lexicon.bodies.map((each) => ({ ...each, pattern: new Counting(each.pattern) })),
    duties: lexicon.duties.map((each) => ({
      ...each,
      words: each.words.map((word) => ({ ...word, pattern: new Counting(word.pattern) })),
    })),
    anchors: lexicon.anchors.map((each) => ({ ...each, pattern: new Counting(each.pattern) })),
  }
  const repeated = (count: number, between: string) =>
    Array.from(
      { length: count },
      (_each, at) => `Các phòng trả lời bằng văn bản chậm nhất ${(at % 60) + 1} ngày sau hội nghị`,
    ).join(between)
  const work = (text: string) => {
    Counting.read = 0
    const read = readPlan(must(textSource(bytes(`${text}.`))), counting)
    return { read, characters: Counting.read }
  }

  it('one sentence of 48,000 characters is named unread, not read', () => {
    const { read } = work(repeated(800, ', '))
    assert.equal(rulesOf(read).length, 1)
    assert.match(read.unread[0]?.reason ?? '', /câu dài .* ký tự/u)
    assert.ok((read.unread[0]?.sentence.length ?? 0) < 200)
  })

  for (const [name, between] of [
    ['sentences in one paragraph', '. '],
    ['one sentence', ', '],
    ['lines', '.\n- '],
  ] as const)
    it(`${name}: twice as many are twice the work`, () => {
      const [half, whole] = [work(repeated(100, between)), work(repeated(200, between))]
      assert.ok(half.characters > 10_000)
      assert.ok(whole.characters < half.characters * 2.4, `${whole.characters} of ${half.characters}`)
    })
})
