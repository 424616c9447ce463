// The states of a question, their dates and phases, row by row; the substance of answers; dispositions; extensions.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { buildCalendar } from '../calendar/calendar.ts'
import { checkDisposition } from './disposition.ts'
import { checkExtension, extensionRoom, replyDue } from './due.ts'
import {
  type CaseFacts,
  closedInTime,
  deadlineOf,
  distanceWords,
  factsOf,
  NO_FACTS,
  nextOf,
  phaseOf,
  requestState,
} from './state.ts'

const CALENDAR = buildCalendar({ id: 'x', title: 'x', unannounced: 'weekends', years: [] })
const day = (text: string) => Temporal.PlainDate.from(text)
const facts = (more: Partial<CaseFacts>): CaseFacts => ({
  ...NO_FACTS,
  question: 'q',
  conference: 'c',
  ...more,
})
const disposed = (...codes: string[]) => codes.map((code, at) => ({ seq: at + 1, round: 0, code }))
const opened = (due: string | null) => ({ rule: 'R-1', due, explanation: 'vì' })
const letter = (more: object = {}) => ({
  id: 'e',
  round: 0,
  sentOn: '2024-08-22',
  replyBy: '2024-09-20',
  repliedOn: null,
  answerBy: null,
  ...more,
})

suite('state of a question', () => {
  const rows: [string, Partial<CaseFacts>, state: string, next: string, deadline: string | null][] = [
    ['just received', {}, 'tiep_nhan', 'dispose', null],
    ['assigned', { unit: 'u' }, 'phan_cong', 'dispose', null],
    ['somebody is at work', { unit: 'u', work: 1 }, 'dang_giai_quyet', 'dispose', null],
    ['answered on the spot', { dispositions: disposed('tra_loi_tai_cho') }, 'da_tra_loi', 'nothing', null],
    ['taken on board', { dispositions: disposed('tiep_thu') }, 'da_tra_loi', 'nothing', null],
    [
      'answered, not satisfied: owed in writing',
      { unit: 'u', dispositions: disposed('chua_thoa_dang'), opened: opened('2024-08-29') },
      'phan_cong',
      'reply',
      '2024-08-29',
    ],
    [
      'a later disposition supersedes',
      { dispositions: disposed('tra_loi_tai_cho', 'xac_minh'), opened: opened('2024-08-29'), work: 1 },
      'dang_giai_quyet',
      'reply',
      '2024-08-29',
    ],
    [
      'beyond competence, no letter yet',
      { dispositions: disposed('vuot_tham_quyen'), opened: opened('2024-08-26') },
      'tiep_nhan',
      'letter',
      '2024-08-26',
    ],
    [
      'beyond competence, letter sent: the letter has its own clock',
      { dispositions: disposed('vuot_tham_quyen'), opened: opened('2024-08-26'), escalations: [letter()] },
      'cho_cap_tren',
      'wait_superior',
      '2024-09-20',
    ],
    [
      'the superior answered: the commune still owes the person',
      {
        dispositions: disposed('vuot_tham_quyen'),
        opened: opened('2024-08-26'),
        escalations: [letter({ repliedOn: '2024-09-10', answerBy: '2024-09-20' })],
      },
      'dang_giai_quyet',
      'reply_after_superior',
      '2024-09-20',
    ],
    [
      'within competence but stuck: the reply keeps its date',
      { dispositions: disposed('thinh_thi'), opened: opened('2024-08-29'), escalations: [letter()] },
      'cho_cap_tren',
      'wait_superior',
      '2024-08-29',
    ],
    [
      'a draft letter is work, not waiting',
      { dispositions: disposed('vuot_tham_quyen'), escalations: [letter({ sentOn: null })] },
      'dang_giai_quyet',
      'letter',
      null,
    ],
    [
      'other body, nobody guided yet',
      { dispositions: disposed('co_quan_khac'), opened: opened('2024-08-29') },
      'tiep_nhan',
      'guide',
      '2024-08-29',
    ],
    [
      'other body, guided',
      {
        dispositions: disposed('co_quan_khac'),
        guided: [{ round: 0, dispositionSeq: 1, onDate: '2024-08-20' }],
      },
      'da_huong_dan',
      'nothing',
      null,
    ],
    [
      'a disposition after the guidance takes the matter back',
      {
        dispositions: disposed('co_quan_khac', 'xac_minh'),
        guided: [{ round: 0, dispositionSeq: 1, onDate: '2024-08-20' }],
        opened: opened('2024-08-29'),
      },
      'tiep_nhan',
      'reply',
      '2024-08-29',
    ],
    ['refused', { dispositions: disposed('tu_choi') }, 'tu_choi', 'nothing', null],
    ['split off by disposition', { dispositions: disposed('tach_don') }, 'tach', 'nothing', null],
    ['split off at the door', { splitOff: true, unit: 'u' }, 'tach', 'nothing', null],
    [
      'answered in writing is not done',
      {
        dispositions: disposed('xac_minh'),
        opened: opened('2024-08-29'),
        answered: [{ round: 0, onDate: '2024-08-28' }],
        promises: [{ seq: 1, round: 0, due: '2026-06-30', text: 'làm đường' }],
      },
      'da_tra_loi',
      'keep_promise',
      '2026-06-30',
    ],
    [
      'done',
      {
        dispositions: disposed('xac_minh'),
        answered: [{ round: 0, onDate: '2024-08-28' }],
        promises: [{ seq: 1, round: 0, due: '2026-06-30', text: 'làm đường' }],
        completed: [{ round: 0, onDate: '2025-01-01' }],
      },
      'da_xong',
      'nothing',
      null,
    ],
    [
      'reopened: what closed it closes nothing any more',
      {
        dispositions: disposed('tra_loi_tai_cho'),
        answered: [{ round: 0, onDate: '2024-08-28' }],
        completed: [{ round: 0, onDate: '2024-09-28' }],
        opened: opened('2024-08-29'),
        reopenings: [{ seq: 1, due: '2024-12-01' }],
      },
      'dang_giai_quyet',
      'reply',
      '2024-12-01',
    ],
    [
      'reopened and answered again',
      {
        answered: [
          { round: 0, onDate: '2024-08-28' },
          { round: 1, onDate: '2024-11-20' },
        ],
        reopenings: [{ seq: 1, due: '2024-12-01' }],
      },
      'da_tra_loi',
      'nothing',
      null,
    ],
    [
      'extended',
      {
        unit: 'u',
        dispositions: disposed('tra_loi_van_ban'),
        opened: opened('2024-08-29'),
        extensions: [{ seq: 1, round: 0, newDue: '2024-10-02', reason: 'x' }],
      },
      'phan_cong',
      'reply',
      '2024-10-02',
    ],
  ]
  for (const [name, more, state, next, deadline] of rows)
    test(name, () => {
      assert.equal(requestState(facts(more)), state)
      assert.equal(nextOf(facts(more)), next)
      assert.equal(deadlineOf(facts(more)), deadline)
    })

  test('a duplicate shows the state of its group head, also through a chain, and a circle ends', () => {
    const all = new Map([
      ['a', facts({ question: 'a', dispositions: disposed('tu_choi') })],
      ['b', facts({ question: 'b', head: 'a' })],
      ['c', facts({ question: 'c', head: 'b', dispositions: disposed('tra_loi_tai_cho') })],
      ['x', facts({ question: 'x', head: 'y' })],
      ['y', facts({ question: 'y', head: 'x' })],
    ])
    assert.equal(factsOf(all, 'c')?.question, 'a')
    assert.ok(factsOf(all, 'x'))
    assert.equal(factsOf(all, 'nobody'), undefined)
  })
})

suite('phases', () => {
  const open = (due: string | null) => facts({ dispositions: disposed('xac_minh'), opened: opened(due) })
  const rows: [string, CaseFacts, string][] = [
    ['the day after is late', open('2024-08-19'), 'late'],
    ['the last day still counts', open('2024-08-20'), 'due'],
    ['three working days over a weekend', open('2024-08-23'), 'due'],
    ['four working days', open('2024-08-26'), 'on_time'],
    ['a rule without a number has no date', open(null), 'no_date'],
    ['refused is closed', facts({ dispositions: disposed('tu_choi') }), 'closed'],
  ]
  for (const [name, given, phase] of rows)
    test(name, () => assert.equal(phaseOf(given, day('2024-08-20'), CALENDAR), phase))

  test('distance in working days', () => {
    const from = day('2024-08-20')
    assert.equal(distanceWords(day('2024-08-26'), from, CALENDAR), 'còn 4 ngày làm việc')
    assert.equal(distanceWords(day('2024-08-20'), from, CALENDAR), 'hạn là hôm nay')
    assert.equal(distanceWords(day('2024-08-16'), from, CALENDAR), 'quá hạn 2 ngày làm việc')
  })

  test('closed in time or late, by the date in force', () => {
    const base = { dispositions: disposed('xac_minh'), opened: opened('2024-08-29') }
    assert.equal(closedInTime(facts({ ...base, answered: [{ round: 0, onDate: '2024-08-29' }] })), true)
    assert.equal(closedInTime(facts({ ...base, answered: [{ round: 0, onDate: '2024-08-30' }] })), false)
    assert.equal(closedInTime(facts(base)), undefined)
  })
})

suite('dispositions', () => {
  const allowed = ['tra_loi_tai_cho', 'tu_choi', 'xac_minh']
  const rows: [string, Parameters<typeof checkDisposition>[0], field: string | undefined][] = [
    ['allowed', { code: 'xac_minh', answer: null, ground: null }, undefined],
    ['not in the regulation', { code: 'tiep_thu', answer: 'x', ground: null }, 'code'],
    ['no such word', { code: 'toString', answer: null, ground: null }, 'code'],
    ['refusal without ground', { code: 'tu_choi', answer: null, ground: null }, 'ground'],
    ['refusal with ground', { code: 'tu_choi', answer: null, ground: 'gay_roi' }, undefined],
    ['answered on the spot, but what?', { code: 'tra_loi_tai_cho', answer: null, ground: null }, 'answer'],
  ]
  for (const [name, input, field] of rows)
    test(name, () => {
      const result = checkDisposition(input, allowed)
      assert.equal(result.ok ? undefined : result.error.field, field)
    })
})

suite('dates', () => {
  const row = (rule: string, duty: string, due: string | null, binding: string | null = due) => ({
    rule,
    duty,
    due,
    binding,
    explanation: `Chậm nhất ${due}`,
  })
  const dues = [row('X-REPLY', 'reply', '2024-08-29'), row('X-ESC', 'escalate', '2024-08-25')]

  test('what is owed chooses the rule', () => {
    assert.equal(replyDue(dues, 'reply')?.rule, 'X-REPLY')
    assert.equal(replyDue(dues, 'letter')?.due, '2024-08-25')
    assert.equal(replyDue(dues, 'nothing'), undefined)
    assert.equal(replyDue([dues[0] as (typeof dues)[0]], 'letter')?.rule, 'X-REPLY')
    assert.equal(replyDue([], 'reply'), undefined)
    assert.equal(replyDue([row('X', 'reply', '2024-08-29', '2024-08-27')], 'reply')?.due, '2024-08-27')
  })

  const rule = (extension?: { allowed: boolean; count: number | null }) => [
    { id: 'X-REPLY', duty: 'reply', count: 7, extension },
  ]
  const current = { rule: 'X-REPLY', due: '2024-08-29' }
  test('the room of an extension: the complex rule, the number of the rule, no number, silence', () => {
    const complex = [...dues, row('X-COMPLEX', 'reply_complex', '2024-10-02')]
    assert.equal(extensionRoom(rule(), complex, current, CALENDAR).latest, '2024-10-02')
    assert.equal(
      extensionRoom(rule({ allowed: true, count: 5 }), dues, current, CALENDAR).latest,
      '2024-09-05',
    )
    assert.deepEqual(
      [
        extensionRoom(rule({ allowed: true, count: null }), dues, current, CALENDAR).latest,
        extensionRoom(rule({ allowed: true, count: null }), dues, current, CALENDAR).rule,
      ],
      [null, 'X-REPLY'],
    )
    assert.match(extensionRoom(rule(), dues, current, CALENDAR).explanation, /không nói về gia hạn/)
  })

  test('an extension is later, has a reason, and keeps within its room', () => {
    const room = { latest: '2024-10-02', rule: 'X', explanation: '' }
    const check = (reason: string, newDue: string) => {
      const result = checkExtension({ reason, newDue: day(newDue) }, '2024-08-29', room, day('2024-08-27'))
      return result.ok ? undefined : result.error.field
    }
    assert.equal(check('chờ đo đạc', '2024-10-02'), undefined)
    assert.equal(check('', '2024-10-02'), 'reason')
    assert.equal(check('chờ đo đạc', '2024-08-29'), 'newDue')
    assert.equal(check('chờ đo đạc', '2024-10-03'), 'newDue')
  })
})
