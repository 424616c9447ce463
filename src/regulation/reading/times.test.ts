// Sentences put together from works, numbers, events and the ways offices tie them, laid out as lines, brackets, labels and
// rows: each is read as it was meant or put to the person, never otherwise and never passed over.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PLAN_HEAD } from '../../../test/reading.ts'
import { must } from '../../kit/result.ts'
import { standardLexicon } from './library.ts'
import { readPlan } from './plan.ts'
import type { ProposedRule } from './reading.ts'
import { rulesOf } from './score.ts'
import { textSource } from './text.ts'

const NUMBERS = [
  ['07 ngày', 7, 'calendar_day'],
  ['bảy (07) ngày làm việc', 7, 'working_day'],
  ['mười lăm ngày', 15, 'calendar_day'],
  ['hai tuần', 14, 'calendar_day'],
  ['10 hôm', 10, 'calendar_day'],
] as const
const CONFERENCE = ['hội nghị', 'ngày khai mạc', 'ngày gặp dân', 'ngày họp', 'buổi đối thoại']
const BEFORE = [
  '{n} trước {e}',
  'trước {e} ít nhất {n}',
  'cách {e} {n}',
  '{n}, tính ngược từ {e}',
  'khi còn {n} nữa đến {e}',
  'trước {e} chừng {n}',
  'trước {e}: {n}',
]
const END = ['kết thúc hội nghị', 'hội nghị khép lại', 'bế mạc', 'tan họp']
const CONCLUSION = ['ban hành Thông báo kết luận', 'kết luận được ký', 'phát hành văn bản kết luận']
const AFTER = [
  'trong {n} kể từ ngày {e}',
  'không quá {n} sau khi {e}',
  'kể từ ngày {e}, tối đa {n}',
  'trong {n} liền sau khi {e}',
  '{n} (kể từ ngày {e})',
]
const WINDOW = { from: '2026-10-12', to: '2026-10-16' }
const DAYS: readonly (readonly [string, Partial<ProposedRule>])[] = [
  ['chậm nhất 20.10.2026', { fixed: '2026-10-20', limit: 'by' }],
  ['chậm nhất là 20/10/26', { fixed: '2026-10-20', limit: 'by' }],
  ['hẹn 20/10', { fixed: '2026-10-20', limit: 'by' }],
  ['trước ngày 20/10/2026', { fixed: '2026-10-20', limit: 'strictly_before' }],
  ['12/10 - 16/10/2026', WINDOW],
  ['trong tuần 12-16/10/2026', WINDOW],
  ['giữa ngày 12/10 và ngày 16/10', WINDOW],
  ['từ 12/10, xong 16/10', WINDOW],
  ['bắt đầu 12/10, kết thúc 16/10/2026', WINDOW],
  ['từ ngày 12/10 cho đến ngày 16/10', WINDOW],
  ['khởi từ ngày 12/10 và dứt vào ngày 16/10', WINDOW],
]

const LAYOUTS = [
  (work: string, time: string) => `1. ${work} ${time}.`,
  (work: string, time: string) => `- ${work}: ${time}.`,
  (work: string, time: string) => `- ${work} (${time}).`,
  (work: string, time: string) => `STT | Nội dung | Thời gian\n1 | ${work} | ${time}`,
  (work: string, time: string) => `Việc 1\n- Nội dung: ${work}\n- Thời hạn: ${time}`,
]

interface Case {
  readonly work: string
  readonly time: string
  readonly meant: Partial<ProposedRule>
}

const filled = (way: string, number: string, event: string) =>
  way.replace('{n}', number).replace('{e}', event)

/** Every way with every event, the numbers taken in turn. */
function counted(
  ways: readonly string[],
  events: readonly string[],
  work: string,
  meant: Partial<ProposedRule>,
): readonly Case[] {
  return ways.flatMap((way, nth) =>
    events.flatMap((event, at): Case[] => {
      const [words, count, unit] = NUMBERS[(nth + at) % NUMBERS.length] ?? NUMBERS[0]
      return [{ work, time: filled(way, words, event), meant: { ...meant, count, unit } }]
    }),
  )
}

const INVITE = 'Văn phòng gửi giấy mời đại biểu'
const REPLY = 'Các phòng trả lời bằng văn bản cho người kiến nghị'

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'days before the conference': counted(BEFORE, CONFERENCE, INVITE, {
    duty: 'invite',
    direction: 'before',
    anchor: 'conference',
  }),
  'days after its end': counted(AFTER, END, REPLY, {
    duty: 'reply',
    direction: 'after',
    anchor: 'conference_end',
  }),
  'days after the conclusion': counted(AFTER, CONCLUSION, REPLY, {
    duty: 'reply',
    direction: 'after',
    anchor: 'conclusion_issued',
  }),
  'named days and stretches of days': DAYS.map(([time, meant]) => ({
    work: INVITE,
    time,
    meant: { duty: 'invite', ...meant },
  })),
}

function read(text: string) {
  const source = must(textSource(new TextEncoder().encode(`${PLAN_HEAD}${text}\n`)))
  const reading = readPlan(source, standardLexicon())
  return { rules: rulesOf(reading).filter((rule) => rule.duty !== 'hold'), unread: reading.unread.length }
}

const meets = (rule: ProposedRule, meant: Partial<ProposedRule>) =>
  Object.entries(meant).every(([key, value]) => rule[key as keyof ProposedRule] === value)

describe('times put together', () => {
  for (const [group, cases] of Object.entries(GROUPS))
    it(`${group}: as meant, or asked`, () => {
      const all = cases.flatMap((each, nth) =>
        // Named days stand in every layout, counted ones take turns.
        LAYOUTS.filter((_, at) => group.startsWith('named') || at === nth % LAYOUTS.length).map((layout) => {
          const text = layout(each.work, each.time)
          return { text, meant: each.meant, ...read(text) }
        }),
      )
      const wrong = all.filter(
        ({ rules, meant }) => rules.length > 1 || rules.some((rule) => !meets(rule, meant)),
      )
      assert.deepEqual(
        wrong.map(({ text, rules }) => `${text} → ${JSON.stringify(rules)}`),
        [],
      )
      const silent = all.filter(({ rules, unread }) => rules.length === 0 && unread === 0)
      assert.deepEqual(
        silent.map(({ text }) => text),
        [],
      )
      const right = all.filter(({ rules }) => rules.length === 1)
      const asked = all.filter(({ rules }) => rules.length === 0).map(({ text }) => text)
      assert.ok(
        right.length >= all.length * 0.9,
        `${right.length}/${all.length}; asked: ${asked.join(' / ')}`,
      )
    })
})
