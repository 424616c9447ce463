// Opinions by source and number, what stays off the wall, copies and where each goes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  clockWords,
  copiesWords,
  groupsOf,
  heardOnly,
  missingSignatures,
  numbersWith,
  type Voiced,
  withPlace,
} from './minutes.ts'

const voiced = (id: string, more: Partial<Voiced> = {}): Voiced => ({
  id,
  text: `Nội dung ${id}`,
  channel: 'truc_tiep',
  name: 'Nguyễn Thị Tình',
  address: 'Tổ 2',
  onBehalf: null,
  villageName: 'Thôn B',
  speech: null,
  duplicateOf: null,
  splitOff: false,
  unread: false,
  disposition: { code: 'tra_loi_tai_cho', answer: 'Đã rõ.', ground: null, answered_by: null },
  unitName: null,
  ...more,
})
const ground = (code: string) => `căn cứ ${code}`

test('village heads first, by village; then the day in the order of speaking; numbers run through', () => {
  const all = [
    voiced('second', { speech: 's2' }),
    voiced('first', { speech: 's1' }),
    voiced('b', { channel: 'thon', villageName: 'Thôn B' }),
    voiced('a', { channel: 'thon', villageName: 'Thôn A' }),
    voiced('web', { channel: 'web', duplicateOf: 'a' }),
  ]
  const { before, day } = groupsOf(all, ['s1', 's2'], 'day_du', ground)
  assert.deepEqual(
    before.map((group) => [group.title, group.lines.map((line) => `${line.number} ${line.id}`)]),
    [
      ['Trưởng thôn tổng hợp', ['1 a', '2 b']],
      ['Trang thông tin', ['3 web']],
    ],
  )
  assert.deepEqual(
    day.map((line) => `${line.number} ${line.id}`),
    ['4 first', '5 second'],
  )
  assert.equal(before[1]?.lines[0]?.outcome, 'Trùng nội dung số 1: trả lời chung.')
  assert.equal(day[0]?.who, 'Nguyễn Thị Tình, Tổ 2, Thôn B')
  assert.equal(day[0]?.outcome, 'Trả lời tại chỗ. Chủ trì trả lời: Đã rõ.')
  assert.deepEqual(numbersWith(all, day, ['tra_loi_tai_cho']), [4, 5])
})

test('what the hall did not hear is neither read to it nor posted; the file holds every word', () => {
  const all = [voiced('seen'), voiced('letter', { unread: true, villageName: 'Thôn A' })]
  const words = (copy: 'day_du' | 'niem_yet', of = all) =>
    groupsOf(of, [], copy, ground).day.map((line) => `${line.who}: ${line.text}`)
  assert.match(words('day_du')[1] ?? '', /Nguyễn Thị Tình, Tổ 2, Thôn A: Nội dung letter/)
  for (const shown of [words('niem_yet'), words('day_du', [...heardOnly(all)])]) {
    assert.equal(shown.length, 2)
    assert.doesNotMatch(shown[1] ?? '', /Nội dung letter|Tình|N\.T\.T|Thôn A/)
    assert.match(shown[1] ?? '', /không đọc tại hội nghị/)
  }
})

test('the wall shows initials and village; what left the dialogue shows neither words nor person', () => {
  const all = [
    voiced('said', { text: 'Tôi, Nguyễn Thị Tình, kiến nghị.' }),
    voiced('reported', { text: 'Ông X trộm trâu', splitOff: true }),
    voiced('complained', {
      disposition: { code: 'tach_don', answer: null, ground: null, answered_by: null },
    }),
    voiced('nobody', { name: null }),
  ]
  const { day } = groupsOf(all, [], 'niem_yet', ground)
  assert.equal(day[0]?.who, 'N.T.T., Thôn B')
  assert.equal(day[0]?.text, 'Tôi, N.T.T., kiến nghị.')
  for (const line of [day[1], day[2]]) {
    assert.equal(line?.who, '–')
    assert.doesNotMatch(`${line?.text} ${line?.outcome}`, /trâu|complained/)
  }
  assert.equal(day[3]?.who, 'Không nêu tên, Thôn B')
})

test('times, copies and signatures in words', () => {
  assert.equal(
    clockWords('2024-08-20T01:05:00.000Z', 'Asia/Ho_Chi_Minh'),
    '08 giờ 05 phút, ngày 20 tháng 8 năm 2024',
  )
  assert.equal(
    copiesWords(2, ['Niêm yết tại trụ sở', 'Lưu hồ sơ']),
    'Biên bản được lập thành 02 bản có giá trị như nhau, gồm: 01 bản: niêm yết tại trụ sở; 01 bản: lưu hồ sơ.',
  )
  assert.equal(copiesWords(3, []), 'Biên bản được lập thành 03 bản có giá trị như nhau.')
  const wanted = [
    { part: 'chu_tri', seq: 1, name: 'A' },
    { part: 'thu_ky', seq: 1, name: 'B' },
  ] as const
  assert.deepEqual(missingSignatures(wanted, [{ part: 'thu_ky', seq: 1 }]), [wanted[0]])
})

test('a village that the address names already is not named twice', () => {
  assert.equal(withPlace('Tổ 2, Thôn An Hòa', 'Thôn An Hòa'), 'Tổ 2, Thôn An Hòa')
  assert.equal(withPlace('tổ 2 thôn an hoà', 'Thôn An Hòa'), 'tổ 2 thôn an hoà')
  assert.equal(withPlace('Tổ 2, Thôn 10', 'Thôn 1'), 'Tổ 2, Thôn 10, Thôn 1')
  assert.equal(withPlace('', 'Thôn A'), 'Thôn A')
  assert.equal(withPlace('Tổ 3', ''), 'Tổ 3')
})
