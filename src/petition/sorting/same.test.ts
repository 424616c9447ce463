// Same matter: spelling, marks, order and region do not matter; another place does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { featuresOf } from './fingerprint.ts'
import { similarGroupsOf } from './groups.ts'
import { standardComparer } from './library.ts'
import { mostSimilarOf } from './same.ts'

const comparer = standardComparer()
const among = [
  { id: 'a', text: 'Đường từ ngã ba cây gõ vào sóc bị xe chở mủ cày nát, đề nghị đổ nhựa hoặc bê tông' },
  { id: 'b', text: 'Giếng khoan công trình nước tập trung thôn hư máy bơm' },
  { id: 'c', text: 'Rác thải đổ trộm hai bên đường liên xã đoạn lô cao su' },
]

test('the same matter in other words is found, another matter is not', () => {
  const found = mostSimilarOf(comparer, 'duong vao soc tu nga ba cay go nat het, xin do be tong', among, 3)
  assert.deepEqual(
    found.map((one) => one.id),
    ['a'],
  )
  assert.ok(found[0]?.shared.some((words) => words.includes('gõ') || words.includes('bê tông')))
  assert.deepEqual(mostSimilarOf(comparer, 'Sóng điện thoại yếu', among, 3), [])
  assert.deepEqual(mostSimilarOf(comparer, '', among, 3), [])
})

test('groups hold what is alike, in the order given', () => {
  const groups = similarGroupsOf(comparer, [
    { id: '1', text: 'Đèn đường trước trường học cháy hết năm bóng' },
    { id: '2', text: 'Hội trường thôn chưa có nhà vệ sinh' },
    { id: '3', text: 'Năm bóng đèn đường trước trường học bị cháy' },
    { id: '4', text: 'Xin thay bóng đèn đường trước trường học' },
  ])
  assert.deepEqual(groups[0]?.slice(0, 2), ['1', '3'])
  assert.ok(!groups.flat().includes('2'))
})

test("another village's road, another bridge, another household is another matter", () => {
  for (const [one, other] of [
    ['Đề nghị bê tông hóa đường thôn Bãi Sậy dài 500 m', 'Đề nghị bê tông hóa đường thôn Gò Dưa dài 500 m'],
    ['Cầu Ba Sinh gãy lan can', 'Cầu Tư Nết gãy lan can'],
    ['Đường ấp 3 ngập', 'Đường ấp 4 ngập'],
    ['Xin xây nhà cho hộ bà Lụa', 'Xin xây nhà cho hộ bà Mận'],
    ['duong thon Bai Say nat qua xin do be tong', 'duong thon Go Dua nat qua xin do be tong'],
  ] as const) {
    const items = [
      { id: '1', text: one },
      { id: '2', text: other },
    ]
    assert.deepEqual(similarGroupsOf(comparer, items), [], `${one} | ${other}`)
  }
})

test('the same place told by another region and without marks is one matter', () => {
  const items = [
    { id: '1', text: 'Tuyến đường thôn Bãi Sậy xuống cấp, lầy lội, đề nghị sửa chữa' },
    { id: '2', text: 'cái lộ ấp Bãi Sậy hư te tua lầy thúi, sửa lẹ giùm' },
    { id: '3', text: 'duong bai say nat qua, xin sua' },
  ]
  assert.deepEqual(similarGroupsOf(comparer, items), [['1', '2', '3']])
})

test('the features a database is asked by are shared by the same matter, names first', () => {
  const one = featuresOf(comparer, 'Tuyến đường thôn Bãi Sậy xuống cấp')
  const other = new Set(featuresOf(comparer, 'Lộ ấp Bãi Sậy hư hỏng'))
  assert.equal(one[0]?.startsWith('@'), true)
  assert.ok(one.filter((feature) => other.has(feature)).length >= 3)
})

test('a thousand equal texts are one group, soon found', () => {
  const items = Array.from({ length: 1000 }, (_, at) => ({ id: String(at), text: 'Đường thôn hỏng' }))
  assert.deepEqual(
    similarGroupsOf(comparer, items).map((group) => group.length),
    [1000],
  )
})

test('nearly the same letters are one matter: without marks, turned around, cut short, with slips; a filled-in form is not', () => {
  const told =
    'Hiệu trưởng bắt mỗi cháu nộp 700.000 đ ngoài các khoản niêm yết, không có biên lai, ai hỏi thì bị gọi tên trước lớp'
  for (const again of [
    'hieu truong bat moi chau nop 700.000 d ngoai cac khoan niem yet, khong co bien lai, ai hoi thi bi goi ten truoc lop',
    'không có biên lai, ai hỏi thì bị gọi tên trước lớp, hiệu trưởng bắt mỗi cháu nộp 700.000 đ ngoài các khoản niêm yết',
    'Hiệu trưởng bắt mỗi cháu nộp 700.000 đ ngoài các khoản niêm yết, không có biên lai',
    'Hiệu trưởg bắt mổi cháu nôp 700.000 đ ngòai các khoản niêm yêt, ko có biên lai, ai hỏi thì bị gọi tên trứơc lớp',
  ])
    assert.deepEqual(
      similarGroupsOf(comparer, [
        { id: '1', text: told },
        { id: '2', text: 'Sóng điện thoại yếu' },
        { id: '3', text: again },
      ]),
      [['1', '3']],
      again,
    )
  for (const [one, other] of [
    [
      'Xe rác 2 tuần mới lấy rác Gò Dài 1 lần, tiền vẫn thu 30.000 đồng một tháng',
      'Xe rác 2 tuần mới lấy rác Xuân Tây 1 lần, tiền vẫn thu 30.000 đồng một tháng',
    ],
    [
      'Kênh N6 từ trạm bơm Đồng Lớn về sạt mái 15 m, nước không tới cuối kênh',
      'Kênh N4 từ trạm bơm Đồng Lớn về sạt mái 15 m, nước không tới cuối kênh',
    ],
  ] as const)
    assert.deepEqual(
      similarGroupsOf(comparer, [
        { id: '1', text: one },
        { id: '2', text: other },
      ]),
      [],
      one,
    )
})

test('where the speaker lives sets nothing apart; one river runs by two villages', () => {
  const items = [
    {
      id: '1',
      text: 'Ông Ngô Văn Thiệp, thôn Tân Thành: xưởng Bảy Lợi xả nước thải ra suối Ea Mlai, nước đen, cá chết',
    },
    {
      id: '2',
      text: 'Bà Lê Thị Mận (thôn Bãi Sậy): xưởng Bảy Lợi làm nước suối Ea Mlai đen và hôi, trâu bò không uống được',
    },
  ]
  assert.deepEqual(similarGroupsOf(comparer, items), [['1', '2']])
})
