import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardStatute } from '../regulation/library.ts'
import { layerOn } from '../regulation/statute.ts'
import { type DemandFacts, demandsOf, standsForCouncil } from './demands.ts'

const layer = layerOn(Temporal.PlainDate.from('2026-06-01'), standardStatute())
const NOTHING: DemandFacts = {
  chairs: [{ title: 'Chủ tịch UBND xã' }],
  notice: null,
  announced: false,
  held: false,
  publications: [],
  villages: [
    { id: 'a', name: 'Huy Măng' },
    { id: 'b', name: 'Mang Hin' },
  ],
}

function judged(facts: Partial<DemandFacts>) {
  assert.ok(layer)
  return new Map(demandsOf(layer, { ...NOTHING, ...facts }).map((each) => [each.id, each]))
}

const row = (
  duty: string,
  place: string,
  means: DemandFacts['publications'][number]['means'],
  village_id: string | null = null,
) => ({
  duty,
  place,
  means,
  village_id,
})

test('before anything is done: what is missing now and what is still ahead', () => {
  const states = [...judged({})].map(([id, each]) => `${id} ${each.state}`)
  assert.deepEqual(states, [
    'co_chair missing',
    'way_to_attend missing',
    'notice_media ahead',
    'result_media ahead',
    'result_board ahead',
    'result_village_heads ahead',
  ])
})

test('the council is stood for by its chairmen and its standing body, not by its office', () => {
  for (const title of [
    'Phó Chủ tịch HĐND xã',
    'Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân xã',
    'Thường trực HĐND',
    'PCT HĐND',
  ])
    assert.equal(standsForCouncil(title), true, title)
  for (const title of ['Chánh Văn phòng HĐND và UBND', 'Chủ tịch UBND xã', 'Trưởng ban Pháp chế'])
    assert.equal(standsForCouncil(title), false, title)
  assert.equal(
    judged({ chairs: [{ title: 'Chủ tịch UBND' }, { title: 'Phó Chủ tịch HĐND xã' }] }).get('co_chair')
      ?.state,
    'done',
  )
})

test('the notice must say how to take part', () => {
  assert.equal(
    judged({ notice: 'Cách thức tham dự, đăng ký và gửi ý kiến' }).get('way_to_attend')?.state,
    'done',
  )
  const issued = judged({ notice: 'Thời gian, địa điểm', announced: true }).get('way_to_attend')
  assert.match(issued?.what ?? '', /thông báo bổ sung/)
})

test('the result reaches media, board and every village head; who has not received it is named', () => {
  const held = { held: true, announced: true }
  const some = judged({
    ...held,
    publications: [
      row('result', 'Loa truyền thanh xã', null),
      row('result', 'Trụ sở UBND xã', null),
      row('result', 'Giấy giao', 'village_heads', 'a'),
      row('result', 'Hội trường thôn Mang Hin', null),
      row('notice', 'Trưởng thôn Mang Hin', null),
    ],
  })
  assert.equal(some.get('result_media')?.state, 'done')
  assert.equal(some.get('result_board')?.state, 'done')
  assert.equal(some.get('result_village_heads')?.state, 'missing')
  assert.match(some.get('result_village_heads')?.what ?? '', /1\/2 Trưởng thôn nhận; còn thiếu: Mang Hin/)
  const all = judged({
    ...held,
    publications: [row('result', 'Trưởng thôn Huy Măng, Mang Hin ký nhận', null)],
  })
  assert.equal(all.get('result_village_heads')?.state, 'done')
  const other = judged({
    ...held,
    publications: [row('result', 'Loa truyền thanh', 'other'), row('result', 'Các loại khác', null)],
  })
  assert.equal(other.get('result_media')?.state, 'missing', 'the log’s own word for the means counts')
  assert.equal(judged({ ...held, villages: [] }).get('result_village_heads')?.state, 'missing')
})
