// What a clerk types in a hurry: a village by a few letters, messages pasted from a telephone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { villageMeant } from './village.ts'
import { messagesIn } from './zalo.ts'

const VILLAGES = [
  { id: 'huy-mang', name: 'Thôn Huy Măng', names: ['Thôn 2 cũ'] },
  { id: 'mang-hin', name: 'Thôn Mang Hin', names: [] },
  { id: 'mang-tra', name: 'Thôn Mang Trà', names: [] },
  { id: 'thon-3', name: 'Thôn 3', names: [] },
  { id: 'dak-be', name: 'Thôn Đăk Be', names: ['Nước Bẹ'] },
]

test('a village is meant by letters without tone marks, by initials, by its number, by an old name', () => {
  const meant = (typed: string) => villageMeant(typed, VILLAGES)
  for (const [typed, id] of [
    ['huy-mang', 'huy-mang'],
    ['hm', 'huy-mang'],
    ['huy', 'huy-mang'],
    ['HUY MĂNG', 'huy-mang'],
    ['thôn huy m', 'huy-mang'],
    ['mh', 'mang-hin'],
    ['mang h', 'mang-hin'],
    ['3', 'thon-3'],
    ['thon 3', 'thon-3'],
    ['db', 'dak-be'],
    ['nuoc be', 'dak-be'],
    ['be', 'dak-be'],
  ] as const)
    assert.deepEqual(meant(typed), { state: 'one', id }, typed)
  assert.deepEqual(meant('mang'), { state: 'many', names: ['Thôn Mang Hin', 'Thôn Mang Trà'] })
  for (const nothing of ['', '   ', 'xyz', "' or 1=1", '\u200b', '99'])
    assert.equal(meant(nothing).state, 'none')
})

test('pasted messages are read with who wrote them and when; other text is no message', () => {
  const phone = `[08:30, 12/11/2026] Đinh Thị Lệ: Thôn chưa có nước sạch
mong xã xem giúp
[08:32, 12/11/2026] Đinh Thị Lệ: Cảm ơn
[9:05, 12/11/2026] Anh Hà: Đường vào nghĩa trang hỏng`
  assert.deepEqual(messagesIn(phone), [
    {
      name: 'Đinh Thị Lệ',
      on: '12/11/2026',
      at: '08:30',
      text: 'Thôn chưa có nước sạch\nmong xã xem giúp\nCảm ơn',
    },
    { name: 'Anh Hà', on: '12/11/2026', at: '09:05', text: 'Đường vào nghĩa trang hỏng' },
  ])
  const computer = 'Đinh Văn Nam\n14h20\nCây đổ vào dây điện: ai chặt?\n'
  assert.deepEqual(messagesIn(computer), [
    { name: 'Đinh Văn Nam', on: null, at: '14:20', text: 'Cây đổ vào dây điện: ai chặt?' },
  ])
  assert.deepEqual(messagesIn('[08:30, 31/2/2026] A B: x')[0]?.on, null)
  assert.deepEqual(messagesIn('Đường hỏng từ 8:30 hôm qua. Đề nghị sửa.'), [])
  assert.deepEqual(messagesIn(''), [])
  assert.equal(messagesIn('['.repeat(50_000)).length, 0)
})
