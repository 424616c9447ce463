// Planning backwards for the five regulations and the bare statute: every date below was counted by hand.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { withChanges } from '../calendar/calendar.ts'
import { standardCalendar } from '../calendar/library.ts'
import { must } from '../kit/result.ts'
import { judgeDay, type Limits } from './backplan.days.ts'
import { type Grounds, planIssue, preparations } from './backplan.steps.ts'
import { backPlan } from './backplan.ts'
import { planEnglish, planWords, remarkEnglish, remarkTone, remarkWords } from './backplan.words.ts'
import { shippedRegulation, standardStatute } from './library.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const grounds = (id: string): Grounds => ({
  regulation: shippedRegulation(id),
  calendar: standardCalendar(),
  statute: standardStatute(),
})

/** "rule last workingDay late" of each preparation. */
function steps(id: string, conference: string, today: string): readonly string[] {
  return must(preparations(grounds(id), day(conference), day(today))).map(
    (step) => `${step.rule} ${step.last} ${step.workingDay} ${step.daysLate}`,
  )
}

suite('the last day of each preparation', () => {
  test('S1: seven working days before Friday 26/9/2025 is Wednesday 17/9; the law’s 19/9 is later', () => {
    assert.deepEqual(steps('son-tay-ha-2025', '2025-09-26', '2025-09-20'), [
      'S1-NOTICE 2025-09-17 2025-09-17 3',
    ])
  })

  test('S2: invitations seven working days before Thursday 20/6/2024; the law’s notice seven days before', () => {
    // 19 18 17 14 13 12 11
    assert.deepEqual(steps('bao-lam-2024', '2024-06-20', '2024-06-01'), [
      'S2-INVITE 2024-06-11 2024-06-11 0',
      'L125-NOTICE 2024-06-13 2024-06-13 0',
    ])
  })

  test('S3: "trước ngày" leaves the day before; Saturday 6/12 means Friday 5/12 in office hours', () => {
    assert.deepEqual(steps('quang-bach-2025', '2025-12-15', '2025-12-09'), [
      'S3-PROV 2025-12-06 2025-12-05 3',
      'L43-NOTICE 2025-12-08 2025-12-08 1',
      'S3-XA 2025-12-09 2025-12-09 0',
      'S3-SYN 2025-12-10 2025-12-10 0',
      'S3-ANS 2025-12-11 2025-12-11 0',
    ])
  })

  test('S4 sets no date: only the law’s seven days remain, nothing is invented', () => {
    assert.deepEqual(steps('song-an-2019', '2019-11-20', '2019-11-01'), [
      'L125-NOTICE 2019-11-13 2019-11-13 0',
    ])
  })

  test('S5: ten and five calendar days before Tuesday 20/8/2024; Saturday 10/8 means Friday 9/8', () => {
    assert.deepEqual(steps('loc-thinh-2024', '2024-08-20', '2024-08-05'), [
      'S5-NOTICE 2024-08-10 2024-08-09 0',
      'S5-THON 2024-08-15 2024-08-15 0',
    ])
  })

  test('the plan is out before the first preparation; a rule that counts from it has its time in between', () => {
    const of = grounds('loc-thinh-2024')
    const first = must(preparations(of, day('2024-08-20'), day('2024-07-01')))
    assert.equal(planIssue(of, first)?.last.toString(), '2024-08-10')
    const [notice] = of.regulation.rules.filter((rule) => rule.id === 'S5-NOTICE')
    assert.ok(notice)
    const told = { ...notice, id: 'X-TOLD', anchor: 'plan_issued', direction: 'after', count: 3 } as const
    const longer = { ...of, regulation: { ...of.regulation, rules: [...of.regulation.rules, told] } }
    const plan = planIssue(longer, first)
    assert.equal(plan?.last.toString(), '2024-08-07')
    assert.ok(plan && /X-TOLD/.test(planWords(plan)) && /X-TOLD/.test(planEnglish(plan)))
    const working = { ...told, unit: 'working_day' } as const
    // Back from Saturday 10/8: 9, 8, 7.
    const inOffice = { ...of, regulation: { ...of.regulation, rules: [...of.regulation.rules, working] } }
    assert.equal(planIssue(inOffice, first)?.last.toString(), '2024-08-07')
    assert.equal(planIssue(of, []), undefined)
  })
})

const limits = (today: string, from: string, latest: string, sessions: Limits['sessions'] = []): Limits => ({
  today: day(today),
  from: day(from),
  latest: day(latest),
  sessions,
})

function kinds(id: string, date: string, within: Limits, calendar = standardCalendar()): readonly string[] {
  return must(judgeDay({ ...grounds(id), calendar }, within, day(date))).remarks.map((remark) => {
    assert.match(remarkWords(remark), /^\p{Lu}.*\.$/u)
    assert.match(remarkEnglish(remark), /^[A-Z“].*\.$/)
    assert.ok(remarkTone(remark))
    return remark.kind
  })
}

suite('what speaks for and against a day', () => {
  const wide = limits('2025-06-20', '2025-07-01', '2026-12-31')

  test('a plain working day with time enough', () => {
    assert.deepEqual(kinds('luat-72-2025', '2025-10-15', wide), ['ample'])
  })

  test('holidays, the day beside one, weekends and worked Saturdays', () => {
    assert.deepEqual(kinds('luat-72-2025', '2025-09-02', wide), ['ample', 'day_off'])
    assert.deepEqual(kinds('luat-72-2025', '2025-09-03', wide), ['ample', 'beside_day_off'])
    assert.deepEqual(kinds('luat-72-2025', '2025-10-18', wide), ['ample', 'weekend'])
    assert.deepEqual(kinds('luat-72-2025', '2026-08-22', wide), ['ample', 'worked_weekend'])
  })

  test('the weeks of Tết 17/2/2026: from 10/2 to 24/2', () => {
    const said = (date: string) => kinds('luat-72-2025', date, wide).includes('tet')
    assert.deepEqual(['2026-02-09', '2026-02-10', '2026-02-24', '2026-02-25'].map(said), [
      false,
      true,
      true,
      false,
    ])
  })

  test('an election day is known by its name in the commune’s calendar', () => {
    const calendar = withChanges(standardCalendar(), [
      { year: null, days: [{ date: '2025-10-19', working: true, name: 'Ngày bầu cử bổ sung' }] },
    ])
    assert.ok(kinds('luat-72-2025', '2025-10-19', wide, calendar).includes('election'))
    assert.ok(kinds('luat-72-2025', '2025-10-20', wide, calendar).includes('election'))
    assert.ok(!kinds('luat-72-2025', '2025-10-21', wide, calendar).includes('election'))
  })

  test('another session that day or near it, with its villages', () => {
    const other = { date: '2025-10-15', title: 'Hội nghị cụm 1', villages: ['Huy Măng', 'Mang Hin'] }
    const with1 = limits('2025-06-20', '2025-07-01', '2026-12-31', [other])
    assert.ok(kinds('luat-72-2025', '2025-10-15', with1).includes('session'))
    assert.ok(kinds('luat-72-2025', '2025-10-18', with1).includes('session'))
    assert.ok(!kinds('luat-72-2025', '2025-10-20', with1).includes('session'))
    const judged = must(judgeDay(grounds('luat-72-2025'), with1, day('2025-10-15')))
    const words = judged.remarks.map(remarkWords).join(' ')
    assert.match(words, /Cùng ngày đã có “Hội nghị cụm 1” \(Huy Măng, Mang Hin\)/)
  })

  test('too late, tight, outside, without reserve', () => {
    const near = limits('2025-10-01', '2025-07-01', '2025-10-31')
    assert.deepEqual(kinds('luat-72-2025', '2025-10-07', near), ['impossible'])
    // Last day of the notice 9/10: six working days after 1/10 (2 3 6 7 8 9).
    assert.deepEqual(kinds('luat-72-2025', '2025-10-16', near), ['ample'])
    assert.deepEqual(kinds('luat-72-2025', '2025-10-10', near), ['tight'])
    assert.ok(kinds('luat-72-2025', '2025-10-28', near).includes('no_reserve'))
    assert.ok(kinds('luat-72-2025', '2025-11-03', near).includes('outside'))
  })
})

suite('the whole plan', () => {
  test('S1: the window of the second half-year, the earliest lawful day, ranked days', () => {
    const plan = must(backPlan(grounds('son-tay-ha-2025'), { today: day('2025-09-01'), sessions: [] }))
    assert.equal(plan.window?.rule, 'S1-HOLD')
    assert.equal(plan.latest.toString(), '2025-12-31')
    // 1/9 and 2/9 are off. From Friday 12/9 back: 11 10 9 8 5 4 3. From Thursday 11/9 the seventh is 29/8, before today.
    assert.equal(plan.earliest?.date.toString(), '2025-09-12')
    assert.ok(plan.candidates.length > 3)
    const weights = plan.candidates.map((each) => each.weight)
    assert.deepEqual(
      weights,
      [...weights].sort((a, b) => a - b),
    )
    for (const each of plan.candidates) {
      assert.ok(Temporal.PlainDate.compare(each.date, day('2025-12-31')) <= 0)
      assert.ok(plan.earliest && Temporal.PlainDate.compare(each.date, plan.earliest.date) >= 0)
      assert.ok(each.date.dayOfWeek < 6)
    }
  })

  test('a window that has passed is next year’s; without one the law’s year counts', () => {
    const s5 = must(backPlan(grounds('loc-thinh-2024'), { today: day('2026-11-21'), sessions: [] }))
    assert.deepEqual([s5.window?.from.toString(), s5.latest.toString()], ['2027-01-01', '2027-08-31'])
    const law = must(backPlan(grounds('luat-72-2025'), { today: day('2026-11-21'), sessions: [] }))
    assert.deepEqual([law.window?.rule, law.latest.toString()], ['L43-MIN', '2026-12-31'])
    // Notice today, seven calendar days.
    assert.equal(law.earliest?.date.toString(), '2026-11-28')
  })

  test('S3 on 21/11/2026: nine days before must not have passed, so 30/11 is the earliest', () => {
    const plan = must(
      backPlan(grounds('quang-bach-2025'), {
        today: day('2026-11-21'),
        wished: day('2026-11-25'),
        sessions: [],
      }),
    )
    assert.equal(plan.earliest?.date.toString(), '2026-11-30')
    const late = plan.target.steps.filter((step) => step.obliges && step.daysLate > 0)
    // 25/11: PROV 16/11, notice 18/11, XA 19/11 are past; answers 21/11 are today.
    assert.deepEqual(
      late.map((step) => `${step.rule} ${step.daysLate}`),
      ['S3-PROV 5', 'L43-NOTICE 3', 'S3-XA 2'],
    )
  })

  test('a latest day typed by a person limits the days offered; one that is too near leaves none', () => {
    const of = grounds('luat-72-2025')
    const near = must(backPlan(of, { today: day('2026-11-21'), latest: day('2026-12-05'), sessions: [] }))
    assert.ok(near.candidates.length > 0)
    for (const each of near.candidates)
      assert.ok(Temporal.PlainDate.compare(each.date, day('2026-12-05')) <= 0)
    const none = must(backPlan(of, { today: day('2026-11-21'), latest: day('2026-11-25'), sessions: [] }))
    assert.deepEqual(none.candidates, [])
  })

  test('a date no calendar reaches is refused', () => {
    const refused = backPlan(grounds('luat-72-2025'), {
      today: day('2026-11-21'),
      wished: day('3000-01-01'),
      sessions: [],
    })
    assert.ok(!refused.ok && /2000–2100/.test(refused.error.message))
  })
})
