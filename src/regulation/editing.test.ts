import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '../kit/result.ts'
import { type Edit, editYaml, type Plain, plainOf, valueAt } from './editing.ts'
import { linesOf, readFields, valuesOf } from './fields.ts'
import { regulationIds, shippedText } from './library.ts'
import { FORM_GROUPS, SECTION_GROUPS } from './parts.paper.ts'
import { fieldsOf, itemGroups, itemPath, listPath, PARTS, placeOf } from './parts.ts'
import { readRegulation } from './regulation.form.ts'
import { RULE_FIELDS } from './rule.parts.ts'

const TEXT = `# Quy chế của xã, chép từ bản in
id: xa-moi # không đổi
title: Đối thoại

chairs:
  # người đứng đầu
  - { position: Chủ tịch }
  - position: Bí thư # đồng chủ trì
    quote: "đồng chủ trì"
topics: [một, hai]
stand_in: { who: Phó Chủ tịch, when: vắng } # chỉ một
rules:
  - id: A-1
    quote: câu một
  # về câu hai
  - id: A-2
    quote: câu hai
`

const edit = (...edits: readonly Edit[]) => must(editYaml(TEXT, edits))

test('a changed value leaves every comment, the order and all other lines as they were', () => {
  const changed = edit({ op: 'set', path: ['title'], value: 'Đối thoại: năm 2026' })
  assert.equal(changed, TEXT.replace('title: Đối thoại', 'title: "Đối thoại: năm 2026"'))
  assert.equal(
    edit({ op: 'set', path: ['title'], value: 'Đối thoại' }),
    TEXT,
    'nothing changed, nothing written',
  )
})

test('a comment behind a key may take a line of its own, it never goes', () => {
  const text = 'id: a\nchairs: # ai chủ trì\n  - position: Chủ tịch\n'
  assert.match(must(editYaml(text, [{ op: 'set', path: ['id'], value: 'b' }])), /^id: b\n.*# ai chủ trì\n/ms)
})

test('a new key goes where the schema has it, a removed one takes its empty group along', () => {
  const added = edit({ op: 'set', path: ['hold', 'per_year_min'], value: 2 })
  assert.ok(
    added.indexOf('hold:') > added.indexOf('stand_in:') && added.indexOf('hold:') < added.indexOf('rules:'),
    added,
  )
  assert.equal(must(editYaml(added, [{ op: 'set', path: ['hold', 'per_year_min'], value: undefined }])), TEXT)
  const rule = edit({ op: 'set', path: ['rules', 0, 'duty'], value: 'reply' })
  assert.match(rule, /- id: A-1\n {4}duty: reply\n {4}quote: câu một/)
})

test('a single deputy becomes the first of a list when a second comes', () => {
  const two = edit({
    op: 'rows',
    path: ['stand_in'],
    rows: [
      { was: 0, set: [[['who'], 'Phó Chủ tịch']] },
      {
        was: undefined,
        set: [
          [['who'], 'Phó Bí thư'],
          [['when'], 'cả hai vắng'],
        ],
      },
    ],
  })
  assert.deepEqual(must(plainOf(two)).stand_in, [
    { who: 'Phó Chủ tịch', when: 'vắng' },
    { who: 'Phó Bí thư', when: 'cả hai vắng' },
  ])
})

test('rows keep their node when they change place; emptied rows go; a bare string grows only when it must', () => {
  const moved = edit({
    op: 'rows',
    path: ['chairs'],
    rows: [
      { was: 1, set: [[['position'], 'Bí thư Đảng ủy']] },
      { was: 0, set: [] },
    ],
  })
  assert.match(moved, /position: Bí thư Đảng ủy # đồng chủ trì/)
  assert.match(moved, /# người đứng đầu/)
  assert.deepEqual(must(plainOf(edit({ op: 'rows', path: ['chairs'], rows: [] }))).chairs, undefined)
  const bare = must(
    editYaml('lines: [câu một, câu hai]\nend: 1\n', [
      {
        op: 'rows',
        path: ['lines'],
        bare: 'text',
        rows: [
          {
            was: 0,
            set: [
              [['text'], 'câu một sửa'],
              [['mark'], undefined],
            ],
          },
          {
            was: 1,
            set: [
              [['text'], 'câu hai'],
              [['mark'], '-'],
            ],
          },
          {
            was: undefined,
            set: [
              [['text'], 'câu ba'],
              [['mark'], undefined],
            ],
          },
        ],
      },
    ]),
  )
  assert.deepEqual(must(plainOf(bare)).lines, ['câu một sửa', { text: 'câu hai', mark: '-' }, 'câu ba'])
})

test('rules are added, copied with their own code, moved and taken out; a place that is gone is refused', () => {
  const ids = (text: string) =>
    (must(plainOf(text)).rules as readonly Plain[]).map((rule) => valueAt(rule, ['id']))
  assert.deepEqual(ids(edit({ op: 'copy', path: ['rules', 0], set: { id: 'A-1-2' } })), [
    'A-1',
    'A-1-2',
    'A-2',
  ])
  assert.deepEqual(ids(edit({ op: 'shift', path: ['rules', 1], by: -1 })), ['A-2', 'A-1'])
  assert.match(edit({ op: 'shift', path: ['rules', 1], by: -1 }), /# về câu hai/)
  assert.equal(edit({ op: 'shift', path: ['rules', 0], by: -1 }), TEXT, 'the first goes no higher')
  assert.deepEqual(ids(edit({ op: 'remove', path: ['rules', 0] })), ['A-2'])
  assert.deepEqual(ids(edit({ op: 'add', path: ['rules'], value: { id: 'A-3' } })), ['A-1', 'A-2', 'A-3'])
  for (const path of [
    ['rules', 9],
    ['rules', -1],
    ['rules', 1.5],
    ['nothing', 0],
    ['title', 0],
  ] as const) {
    const refused = editYaml(TEXT, [{ op: 'remove', path: [...path] }])
    assert.ok(!refused.ok && refused.error.status === 409, path.join())
  }
})

test('a text that cannot be edited by form says so and is not touched', () => {
  const deep = `a: ${'['.repeat(100)}${']'.repeat(100)}\n`
  for (const text of [
    '',
    'chỉ chữ',
    '- một\n- hai\n',
    'a: [1\nb: 2\n',
    'a: 1\na: 2\n',
    'a: &x 1\nb: *x\n',
    deep,
  ]) {
    const refused = editYaml(text, [{ op: 'set', path: ['a'], value: 1 }])
    assert.ok(!refused.ok, text.slice(0, 30))
    assert.match(refused.error.message, /Văn bản YAML/)
  }
})

test('nesting beyond all measure is told at once, not after minutes of parsing', () => {
  for (const abyss of [
    `a: ${'['.repeat(900_000)}`,
    `a:\n${'- '.repeat(400_000)}x`,
    `a:\n${' '.repeat(800)}b: 1`,
  ]) {
    const read = readRegulation(abyss)
    assert.ok(!read.ok)
    assert.match(read.error[0]?.message ?? '', /lồng nhau quá sâu/)
    assert.ok(!editYaml(abyss, []).ok)
  }
})

/** Every form of a shipped regulation, sent back as it was shown. */
for (const id of regulationIds())
  test(`every form of ${id}, saved as it was shown, changes no line`, () => {
    const text = shippedText(id)
    const plain = must(plainOf(text))
    const same = (fields: Parameters<typeof valuesOf>[0], at: NonNullable<ReturnType<typeof itemPath>>) => {
      const value = valueAt(plain, at)
      const typed = readFields(fields, valuesOf(fields, value), value, at)
      assert.deepEqual(typed.errors, {})
      assert.equal(must(editYaml(text, typed.edits)), text, at.join('.'))
    }
    for (const part of PARTS) same(fieldsOf(part.groups), part.at)
    const rules = plain.rules as readonly Plain[]
    for (const at of rules.keys())
      same(fieldsOf(itemGroups('quy-tac', idsOf(rules), readingsOf(rules[at]))), ['rules', at])
    for (const at of ((plain.forms ?? []) as readonly Plain[]).keys())
      same(fieldsOf(FORM_GROUPS), ['forms', at])
    for (const at of (valueAt(plain, ['plan', 'sections']) as readonly Plain[]).keys())
      same(fieldsOf(SECTION_GROUPS), ['plan', 'sections', at])
  })

const idsOf = (rules: readonly Plain[]) => rules.map((rule) => String(valueAt(rule, ['id'])))
const readingsOf = (rule: Plain) =>
  ((valueAt(rule, ['readings']) ?? []) as readonly Plain[]).map((reading) => ({
    id: String(valueAt(reading, ['id'])),
    text: String(valueAt(reading, ['text'])),
  }))

test('what is typed wrong is named at its field and nothing else is lost', () => {
  const values = { count: 'mười lăm', fixed: '31/2/2026', title: 'Trả lời', id: 'A-1' }
  const { errors, edits } = readFields(RULE_FIELDS, values, { id: 'A-1' }, ['rules', 0])
  assert.deepEqual(Object.keys(errors).sort(), ['count', 'fixed'])
  assert.match(errors.fixed ?? '', /Không có ngày/)
  assert.ok(edits.some((each) => each.op === 'set' && each.value === 'Trả lời'))
  const long = readFields(RULE_FIELDS, { quote: 'x'.repeat(7000) }, {}, [])
  assert.match(long.errors.quote ?? '', /Dài quá/)
})

test('an error of the file is found on its form', () => {
  assert.deepEqual(placeOf('rules[3].count'), { page: 'quy-tac/3', field: 'count' })
  assert.deepEqual(placeOf('rules[0].readings[1].id'), { page: 'quy-tac/0', field: 'readings.1.id' })
  assert.deepEqual(placeOf('plan.sections[1].sections[0].lines[2].rules[0]'), {
    page: 'muc/1-0',
    field: 'lines.2.rules.0',
  })
  assert.deepEqual(placeOf('plan.subject'), { page: 'phan/ke-hoach', field: 'subject' })
  assert.deepEqual(placeOf('clusters[1].villages[0]'), {
    page: 'phan/to-chuc',
    field: 'clusters.1.villages.0',
  })
  assert.deepEqual(placeOf('counting'), { page: 'phan/cach-dem', field: '' })
  assert.equal(placeOf('lạ'), undefined)
  assert.equal(itemPath('muc', '1-2-3-4'), undefined)
  assert.equal(itemPath('quy-tac', '1-2'), undefined)
  assert.equal(itemPath('quy-tac', 'x'), undefined)
  assert.equal(listPath('muc', '0-1-2'), undefined, 'a plan has three levels')
})

test('a part reads back in lines with the words of its lists', () => {
  const part = PARTS.find((each) => each.key === 'chu-tri')
  assert.deepEqual(linesOf(fieldsOf(part?.groups ?? []), must(plainOf(TEXT))), [
    'Chủ trì: Chủ tịch',
    'Chủ trì: Bí thư · đồng chủ trì',
    'Người thay: Phó Chủ tịch · vắng',
  ])
})
