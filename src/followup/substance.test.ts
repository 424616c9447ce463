// Answers that say nothing are held back with the reason; real ones pass; the approver alone may insist.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { answerState, type ChainStep, checkApproval, checkStep } from './answer.ts'
import { heldBack } from './substance.ts'

suite('substance', () => {
  const rows: [string, string | undefined][] = [
    ['', 'nothing'],
    ['   \n ', 'nothing'],
    ['Đã tiếp nhận.', 'empty_phrase'],
    ['UBND xã đã tiếp nhận ý kiến của ông, bà và sẽ xem xét, giải quyết theo quy định.', 'empty_phrase'],
    ['Xã xin ghi nhận ý kiến của cử tri.', 'empty_phrase'],
    ['ĐÃ GHI NHẬN, SẼ NGHIÊN CỨU TRONG THỜI GIAN TỚI', 'empty_phrase'],
    ['Trả lời sau', 'empty_phrase'],
    ['Đã làm rồi.', 'too_short'],
    ['Có', 'too_short'],
    ['Đoạn mương Đồng Trong dài 300 m sẽ được nạo vét và gia cố lại bằng bê tông.', 'no_date'],
    [
      'Đoạn mương Đồng Trong dài 300 m sẽ được nạo vét xong trước ngày 30/9/2024, do Phòng Kinh tế phụ trách.',
      undefined,
    ],
    ['Chưa lắp được đèn ở ngõ 3 do đường dây hạ thế chưa bàn giao cho xã quản lý.', undefined],
    [
      'Đường bê tông ngõ 3 đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng từ chương trình nông thôn mới.',
      undefined,
    ],
    ['Hồ sơ cấp giấy chứng nhận nộp tại bộ phận một cửa, gồm đơn theo mẫu và giấy tờ về đất.', undefined],
  ]
  for (const [text, fault] of rows)
    test(JSON.stringify(text), () => assert.equal(heldBack(text)?.fault, fault))

  test('the reason repeats the empty words as typed', () => {
    assert.match(heldBack('Đã Ghi Nhận.')?.reason ?? '', /“đã ghi nhận”/)
  })
})

suite('the signing chain', () => {
  const by = (step: ChainStep['step'], person: string): ChainStep => ({ step, by_person: person })
  const good = [
    { question: 'q', text: 'Đường bê tông ngõ 3 đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng.' },
  ]
  const empty = [{ question: 'q', text: 'Đã ghi nhận.' }]
  const approve = (more: Partial<Parameters<typeof checkApproval>[0]>) =>
    checkApproval({
      approver: 'chair',
      drafter: 'unit',
      steps: [by('trinh', 'unit')],
      parts: good,
      insists: false,
      comment: null,
      ...more,
    })

  test('states follow the last step', () => {
    assert.equal(answerState([]), 'du_thao')
    assert.equal(answerState([by('trinh', 'a')]), 'cho_duyet')
    assert.equal(answerState([by('trinh', 'a'), by('tra_lai', 'b')]), 'tra_lai')
    assert.equal(answerState([by('trinh', 'a'), by('tra_lai', 'b'), by('trinh', 'a')]), 'cho_duyet')
  })

  test('no step is skipped or taken twice', () => {
    assert.equal(checkStep('du_thao', 'duyet').ok, false)
    assert.equal(checkStep('du_thao', 'ban_hanh').ok, false)
    assert.equal(checkStep('cho_duyet', 'ban_hanh').ok, false)
    assert.equal(checkStep('ban_hanh', 'tra_lai').ok, false)
    assert.equal(checkStep('da_duyet', 'ban_hanh').ok, true)
  })

  test('nobody approves what they wrote or submitted', () => {
    assert.equal(approve({}).ok, true)
    assert.equal(approve({ approver: 'unit' }).ok, false)
    assert.equal(approve({ drafter: 'x', steps: [by('trinh', 'chair')] }).ok, false)
  })

  test('an empty answer is held back; insisting needs a reason; nothing at all never passes', () => {
    assert.equal(approve({ parts: empty }).ok, false)
    assert.equal(approve({ parts: empty, insists: true }).ok, false)
    assert.equal(approve({ parts: empty, insists: true, comment: 'đã trả lời miệng' }).ok, true)
    assert.equal(approve({ parts: [{ question: 'q', text: '' }], insists: true, comment: 'x' }).ok, false)
  })
})
