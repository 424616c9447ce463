import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DRAFT_NOTICE, LETTER, list, MINUTES, PLAN, partyPlan } from '../../../test/fixtures/papers.ts'
import { dashes, groupRow, p, table } from '../build.ts'
import { QUOC_HIEU } from '../letterhead.ts'
import type { PaperModel } from '../model.ts'
import { compose } from './compose.ts'
import { measuresOf, textWidth } from './measures.ts'
import type { SheetBlock } from './sheet.ts'
import { balanced, boldWidth } from './width.ts'

function words(block: SheetBlock | undefined): string {
  if (block?.type === 'paragraph' || block?.type === 'heading') return block.text.map((run) => run.t).join('')
  if (block?.type === 'list') return block.items.map((item) => item.map((run) => run.t).join('')).join('|')
  return ''
}

function ending(body: PaperModel['body'], layout: PaperModel['layout'] = 'nd30'): string {
  return words(compose({ ...PLAN, layout, body }).body.at(-1))
}

test('NĐ 30: the last words end with "./." whatever the writer put there', () => {
  for (const typed of ['Hết', 'Hết.', 'Hết;', 'Hết./.', 'Hết /.', 'Hết. '])
    assert.equal(ending([p(typed)]), 'Hết./.')
  assert.equal(ending([dashes(['Một;', 'Hai'])]), 'Một;|Hai./.')
  assert.equal(ending([p('Còn nữa…')]), 'Còn nữa…./.')
})

test('the Party layout of 2026 ends with a full stop, that of 2018 with "./."', () => {
  assert.equal(ending([p('Hết./.')], 'party2026'), 'Hết.')
  assert.equal(ending([p('Hết')], 'party2018'), 'Hết./.')
})

test('a slip without letterhead carries no end mark', () => {
  const slip = compose({ ...PLAN, head: { type: 'motto' }, body: [p('Ký tên')] })
  assert.equal(words(slip.body.at(-1)), 'Ký tên')
  assert.equal(slip.head?.left, null)
})

test('NĐ 30: bases are italic, ";" between and "." at the end; the Party writes them upright with a dash', () => {
  const sheet = compose(PLAN)
  assert.match(words(sheet.body[0]), /16\/6\/2025;$/)
  assert.match(words(sheet.body[1]), /10\/11\/2022\.$/)
  assert.ok(sheet.body[0]?.type === 'paragraph' && sheet.body[0].text.every((run) => run.i))
  const party = compose(partyPlan('party2026')).body[0]
  assert.ok(party?.type === 'list' && party.mark === '-' && party.items.flat().every((run) => !run.i))
})

test('Nơi nhận: each ends with ";", the last with "."', () => {
  const items = compose(PLAN).closing?.recipients?.items
  assert.equal(items?.[0], 'Thường trực Đảng ủy xã (b/c);')
  assert.equal(items?.at(-1), 'Lưu: VT, VP.')
})

test('a công văn has no tên loại: its subject stands under the number', () => {
  const sheet = compose(LETTER)
  assert.equal(sheet.name, null)
  assert.match(sheet.head?.left?.subject.join(' ') ?? '', /^V\/v đề nghị giải quyết/)
  assert.equal(sheet.marks[0]?.text, 'KHẨN')
})

test('minutes have no place and date, and two secretaries under one title', () => {
  const sheet = compose(MINUTES)
  assert.equal(sheet.head?.placeDate, null)
  assert.deepEqual(
    sheet.closing?.left.map((signer) => [signer.position, signer.names.length]),
    [['THƯ KÝ', 2]],
  )
  assert.equal(sheet.closing?.right[0]?.position, 'CHỦ TỌA')
})

test('T/M or TM., bold or not, as the layout has it', () => {
  const signer = (layout: 'party2018' | 'party2026') => compose(partyPlan(layout)).closing?.right[0]
  assert.deepEqual(signer('party2026')?.behalf, ['T/M BAN THƯỜNG VỤ'])
  assert.equal(signer('party2026')?.positionBold, false)
  assert.equal(signer('party2018')?.positionBold, true)
  assert.deepEqual(compose(DRAFT_NOTICE).closing?.right[0]?.behalf, ['KT. CHỦ TỊCH'])
})

test('annexes carry Roman numbers when there are two', () => {
  assert.deepEqual(
    compose(list(1)).annexes.map((annex) => annex.label),
    ['Phụ lục I', 'Phụ lục II'],
  )
  const one = { ...list(1), annexes: (list(1).annexes ?? []).slice(0, 1) }
  assert.deepEqual(
    compose(one).annexes.map((annex) => annex.label),
    ['Phụ lục'],
  )
})

test('an empty table says so across its whole width', () => {
  const found = compose(list(0)).annexes[0]?.body[0]
  assert.ok(found?.type === 'table')
  assert.equal(found.rows[0]?.[0]?.span, 6)
  assert.equal(found.rows[0]?.[0]?.text[0]?.t, 'Không có kiến nghị nào.')
})

test('cells keep their column’s alignment beside one that covers rows', () => {
  const block = table(
    [
      { head: 'STT', width: 1, align: 'center' },
      { head: 'Nội dung', width: 3, align: 'justify' },
      { head: 'Hạn', width: 1, align: 'right' },
    ],
    [groupRow(3, 'Nhóm'), [{ text: '1', rows: 2 }, 'a', 'x'], ['b', 'y']],
  )
  const found = compose({ ...PLAN, body: [block] }).body.at(-1)
  assert.ok(found?.type === 'table')
  assert.deepEqual(
    found.rows.map((row) => row.map((cell) => cell.align)),
    [['left'], ['center', 'justify', 'right'], ['justify', 'right']],
  )
})

test('quốc hiệu fits its half of the head on one line', () => {
  const { size, head, margin, page } = measuresOf('nd30')
  assert.ok(boldWidth(QUOC_HIEU, size.country) < head.right)
  assert.equal(head.left + head.right, textWidth(measuresOf('nd30')))
  assert.equal(page.width - margin.left - margin.right, 165)
})

test('a title is broken before a joining word, and its own line breaks stay', () => {
  const lines = balanced(
    'Tổ chức hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026',
    14,
    145,
  )
  assert.equal(lines.length, 2)
  assert.match(lines[1] ?? '', /^(giữa|với) /)
  assert.deepEqual(balanced('Biểu mẫu\ngửi ý kiến', 14, 145), ['Biểu mẫu', 'gửi ý kiến'])
})
