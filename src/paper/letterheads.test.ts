// Whose paper it is, in words: heads, symbols, signatures; filling a draft in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { b, signedBy } from './build.ts'
import {
  attachedTo,
  drafted,
  draftHead,
  issuerName,
  numbered,
  signatureOf,
  unnumbered,
} from './letterheads.ts'
import type { PaperModel } from './model.ts'
import { symbolLine } from './symbol.ts'

const commune = { name: 'Sông Thử', kind: 'xã' }
const day = (text: string) => Temporal.PlainDate.from(text)

function plan(more: Partial<PaperModel> = {}): PaperModel {
  return {
    kind: 'ke_hoach',
    layout: 'nd30',
    title: 'Kế hoạch',
    head: draftHead({ issuer: 'ubnd', commune, kind: 'ke_hoach', layout: 'nd30' }, { year: 2024 }),
    heading: { type: 'named', name: 'Kế hoạch' },
    body: [],
    annexes: [{ title: 'Phiếu', note: attachedTo('Kế hoạch', 'Ủy ban nhân dân xã Sông Thử'), body: [] }],
    signature: signedBy(signatureOf({ issuer: 'ubnd' }, { name: 'Trần Văn Mẫu' })),
    ...more,
  }
}

function symbolOf(model: Pick<PaperModel, 'head' | 'layout'>): string {
  if (model.head.type !== 'letterhead') return ''
  return symbolLine(model.layout, model.head.symbol).replace(/\u00a0+/g, '_')
}

test('the head of each issuer', () => {
  const head = (of: Omit<Parameters<typeof draftHead>[0], 'commune'>) => {
    const made = draftHead({ ...of, commune }, { year: 2025, month: 12 })
    assert.ok(made.type === 'letterhead')
    return [...made.issuer, symbolOf({ head: made, layout: of.layout })]
  }
  assert.deepEqual(head({ issuer: 'ubnd', kind: 'ke_hoach', layout: 'nd30' }), [
    'Ủy ban nhân dân',
    'xã Sông Thử',
    'Số: _/KH-UBND',
  ])
  assert.deepEqual(head({ issuer: 'ubnd', kind: 'tra_loi', layout: 'nd30', unit: 'VP' }), [
    'Ủy ban nhân dân',
    'xã Sông Thử',
    'Số: _/UBND-VP',
  ])
  assert.deepEqual(head({ issuer: 'party', standing: true, kind: 'ke_hoach', layout: 'party2018' }), [
    'Đảng ủy xã Sông Thử',
    'Số _-KH/ĐU',
  ])
  assert.deepEqual(head({ issuer: 'front', standing: true, kind: 'giay_moi', layout: 'nd30' }), [
    'Ủy ban Mặt trận Tổ quốc Việt Nam',
    'xã Sông Thử',
    'Ban Thường trực',
    'Số: _/GM-MTTQ-BTT',
  ])
  assert.equal(issuerName({ issuer: 'party', standing: true, commune }), 'Ban Thường vụ Đảng ủy xã Sông Thử')
})

test('minutes carry no line of place and date; a slip carries no letterhead', () => {
  const minutes = draftHead({ issuer: 'ubnd', commune, kind: 'bien_ban', layout: 'nd30' }, { year: 2024 })
  assert.equal(minutes.type === 'letterhead' && minutes.placeDate, undefined)
  const slip = draftHead({ issuer: 'ubnd', commune, kind: 'phieu_dang_ky', layout: 'nd30' }, { year: 2024 })
  assert.equal(slip.type, 'motto')
})

test('who signs: the head, the deputy for him, the deputy for a collective of the Party', () => {
  const words = (...of: Parameters<typeof signatureOf>) => {
    const signed = signatureOf(...of)
    return [...(signed.behalf ?? []).map((line) => `${line.form} ${line.of}`), signed.position]
  }
  assert.deepEqual(words({ issuer: 'ubnd' }, {}), ['TM Ủy ban nhân dân', 'Chủ tịch'])
  assert.deepEqual(words({ issuer: 'ubnd' }, { standIn: true }), [
    'TM Ủy ban nhân dân',
    'KT Chủ tịch',
    'Phó Chủ tịch',
  ])
  assert.deepEqual(words({ issuer: 'party', standing: true }, {}), ['TM Ban Thường vụ', 'Bí thư'])
  assert.deepEqual(words({ issuer: 'party', standing: true }, { standIn: true }), [
    'TM Ban Thường vụ',
    'Phó Bí thư',
  ])
  assert.deepEqual(words({ issuer: 'front', standing: true }, {}), ['TM Ban Thường trực', 'Chủ tịch'])
})

test('numbering fills number, date and the annexes, and takes the draft mark away', () => {
  const draft = drafted(plan())
  assert.equal(draft.marks?.draft, true)
  assert.match(draft.annexes?.[0]?.note ?? '', /số \u00a0+\/KH-UBND ngày/)
  const issued = numbered({ ...plan(), marks: { draft: true } }, 5, day('2024-08-05'))
  assert.equal(issued.marks?.draft, undefined)
  assert.equal(symbolOf(issued), 'Số: 05/KH-UBND')
  assert.equal(
    issued.annexes?.[0]?.note,
    '(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 8 năm 2024 của Ủy ban nhân dân xã Sông Thử)',
  )
  assert.deepEqual(issued.head.type === 'letterhead' && issued.head.placeDate, {
    place: 'Sông Thử',
    day: 5,
    month: 8,
    year: 2024,
  })
})

test('a Party paper takes the layout of its date of issue, not of its drafting', () => {
  const head = draftHead({ issuer: 'party', commune, kind: 'ke_hoach', layout: 'party2018' }, { year: 2026 })
  const draft = plan({ layout: 'party2018', head })
  assert.equal(numbered(draft, 3, day('2026-01-08')).layout, 'party2018')
  assert.equal(numbered(draft, 3, day('2026-01-09')).layout, 'party2026')
})

test('a form is printed without mark and cannot be numbered', () => {
  const form = plan({
    kind: 'phieu_dang_ky',
    head: { type: 'motto' },
    body: [{ type: 'paragraph', text: [b('x')] }],
  })
  assert.equal(unnumbered({ ...form, marks: { draft: true } }).marks?.draft, undefined)
  const note = attachedTo('Kế hoạch', 'Ủy ban nhân dân xã')
  const slip = unnumbered({ ...form, heading: { type: 'named', name: 'Phiếu', note } })
  assert.match(
    (slip.heading.type === 'named' && slip.heading.note) || '',
    /^\(Kèm theo Kế hoạch số \u00a0+ ngày … của/,
  )
  assert.throws(() => numbered(form, 1, day('2024-08-05')), /no number/)
})
