import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { ComponentChild } from 'preact'
import { GALLERY, sampleUi } from '../../../test/gallery/pages.tsx'
import { ROOT } from '../root.ts'
import { Badge, Code4, DateText, Figure, Prose } from './bits.tsx'
import { BarChart } from './chart.tsx'
import { renderDocument, renderFragment, type Ui } from './context.tsx'
import { Checkboxes, DateField, Radios, Select, TextArea, TextField } from './fields.tsx'
import { chosen, ErrorSummary, Form, type FormState, field, NEW_FORM } from './form.tsx'
import { DataTable, FilterBar, Pager } from './table.tsx'

const UI: Ui = sampleUi('/assets/style.css?v=1')
const EN: Ui = { ...UI, lang: 'en' }
const draw = (node: ComponentChild, ui = UI) => renderFragment(ui, node)
const bare = (html: string) => html.replace(/<[^>]*>/g, '')
const EVIL = '"><script>alert(1)</script>'

test('what people type never becomes markup, in any place', () => {
  const html = draw(
    <Form action={EVIL} id="x">
      <ErrorSummary state={{ errors: { a: EVIL }, problem: { message: EVIL, details: [EVIL] } }} />
      <TextField name="a" label={EVIL} value={EVIL} hint={EVIL} example={EVIL} error={EVIL} />
      <TextArea name="b" label="b" value={`</textarea>${EVIL}`} />
      <Select name="c" label="c" value={EVIL} options={[{ value: EVIL, label: EVIL, group: EVIL }]} />
      <Prose text={EVIL} />
      <BarChart title={EVIL} rows={[{ label: EVIL, value: 1, href: EVIL }]} />
    </Form>,
  )
  assert.ok(!html.includes('<script>'))
  assert.equal(html.match(/<\/textarea>/g)?.length, 1)
})

test('no page carries inline script or style, which the content policy would refuse', () => {
  for (const [name, page] of Object.entries(GALLERY)) {
    const html = renderDocument(UI, page())
    assert.match(html, /^<!doctype html><html lang="vi">/, name)
    assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)/i, name)
  }
})

test('ids are unique on every page and every reference has its target', () => {
  for (const [name, page] of Object.entries(GALLERY)) {
    const html = renderDocument(UI, page())
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
    assert.equal(new Set(ids).size, ids.length, `${name}: ${ids.filter((id, at) => ids.indexOf(id) !== at)}`)
    for (const [, refs = ''] of html.matchAll(/(?:for|aria-describedby|aria-labelledby)="([^"]*)"/g))
      for (const ref of refs.split(' ')) assert.ok(ids.includes(ref), `${name}: nothing has the id ${ref}`)
  }
})

test('a POST form carries token, a fresh key and its version; a GET form carries nothing', () => {
  const html = draw(
    <>
      <Form action="/a" version={7} />
      <Form action="/b" />
      <Form action="/c" method="get" />
    </>,
  )
  assert.equal(html.match(/name="_csrf" value="the-bai"/g)?.length, 2)
  assert.equal(html.match(/name="_version" value="7"/g)?.length, 1)
  const keys = [...html.matchAll(/name="_key" value="([^"]*)"/g)].map((match) => match[1])
  assert.equal(keys.length, 2)
  assert.equal(new Set(keys).size, 2)
  assert.ok(!draw(<Form action="/a" />, { ...UI, csrf: undefined }).includes('_csrf'))
})

test('an error is joined to its control, hint first, and the summary leads to it', () => {
  const state: FormState = { values: { 'q.0.text': '' }, errors: { 'q.0.text': 'Chưa có nội dung.' } }
  const html = draw(
    <Form id="gui">
      <ErrorSummary state={state} />
      <TextArea {...field(state, 'q.0.text')} label="Nội dung" hint="Mỗi việc một đoạn." required />
    </Form>,
  )
  assert.match(html, /<textarea id="gui-q-0-text" name="q\.0\.text"/)
  assert.match(html, /aria-describedby="gui-q-0-text-hint gui-q-0-text-error" aria-invalid="true"/)
  assert.match(html, /<p class="error" id="gui-q-0-text-error">/)
  assert.match(html, /role="alert" tabindex="-1"/)
  assert.match(html, /<a href="#gui-q-0-text">Chưa có nội dung\.<\/a>/)
})

test('the summary says a refusal once: at its field when it has one, on top when it has none', () => {
  const at = draw(
    <ErrorSummary
      state={{ errors: { date: 'Sớm quá.' }, problem: { field: 'date', message: 'Sớm quá.' } }}
    />,
  )
  assert.equal(at.match(/Sớm quá\./g)?.length, 1)
  const top = draw(<ErrorSummary state={{ errors: {}, problem: { message: 'Kỳ này đã khóa.' } }} />)
  assert.match(bare(top), /Chưa thực hiện đượcKỳ này đã khóa\./)
  assert.equal(draw(<ErrorSummary state={NEW_FORM} />), '')
})

test('what was typed is shown again, an emptied field stays empty, and stored values stand before', () => {
  const sent: FormState = { values: { a: 'mới', b: ['x', 'y'] }, errors: {} }
  assert.equal(field(sent, 'a', 'cũ').value, 'mới')
  assert.equal(field(sent, 'gone', 'cũ').value, '')
  assert.equal(field(NEW_FORM, 'a', 'cũ').value, 'cũ')
  assert.deepEqual(chosen(sent, 'b').values, ['x', 'y'])
  assert.deepEqual(chosen(sent, 'c', ['z']).values, [])
  assert.deepEqual(chosen(NEW_FORM, 'c', ['z']).values, ['z'])
  const options = ['x', 'y', 'z'].map((value) => ({ value, label: value }))
  const boxes = draw(<Checkboxes {...chosen(sent, 'b')} label="b" options={options} />)
  assert.equal(boxes.match(/ checked/g)?.length, 2)
  const select = draw(<Select name="s" label="s" value="y" options={options} />)
  assert.match(select, /<option[^>]*value="y"[^>]*selected|<option[^>]*selected[^>]*value="y"/)
  assert.match(
    draw(<DateField name="d" label="d" value={Temporal.PlainDate.from('2025-09-26')} />),
    /value="26\/9\/2025"/,
  )
})

test('only what is not required says so, in the language of the page', () => {
  assert.match(bare(draw(<TextField name="a" label="Điện thoại" />)), /Điện thoại \(không bắt buộc\)/)
  assert.match(bare(draw(<TextField name="a" label="Phone" />, EN)), /Phone \(optional\)/)
  assert.doesNotMatch(draw(<Radios name="a" label="Thôn" required options={[]} />), /không bắt buộc/)
})

test('dates, figures and codes read as offices write them', () => {
  const date = Temporal.PlainDate.from('2025-12-15')
  assert.equal(
    bare(draw(<DateText date={date} distance="còn 5 ngày làm việc" />)),
    'thứ Hai, 15/12/2025 (còn 5 ngày làm việc)',
  )
  assert.equal(bare(draw(<DateText date={date} calendarDistance />)), 'thứ Hai, 15/12/2025 (còn 7 ngày)')
  assert.equal(bare(draw(<DateText date={date} calendarDistance />, EN)), 'Monday, 15/12/2025 (7 days left)')
  assert.match(draw(<DateText date={date} />), /<time datetime="2025-12-15">/)
  assert.equal(bare(draw(<Figure part={58} whole={65} />)), '58/65 (89,2 %)')
  assert.equal(bare(draw(<Figure part={1058} whole={2000} />, EN)), '1,058/2,000 (52.9 %)')
  assert.equal(bare(draw(<Figure part={12034} />)), '12.034')
  assert.match(draw(<Code4 code="7K2M-Q4TX9" />), /<span>7K2M<\/span><span>Q4TX<\/span><span>9<\/span>/)
  assert.equal(bare(draw(<Badge tone="late" />)), 'Quá hạn')
})

test('a table labels its cells for phones, names its rows, and says how it is sorted', () => {
  const html = draw(
    <DataTable
      caption="Danh sách"
      rows={[{ code: 'A1', text: 'Đường' }]}
      rowKey={(row) => row.code}
      sort={{ key: 'code', dir: 'asc', href: (key, dir) => `?xep=${key}&chieu=${dir}` }}
      columns={[
        { key: 'code', label: 'Mã', sortable: true, cell: (row) => row.code },
        { key: 'text', label: 'Nội dung', cell: (row) => row.text },
      ]}
    />,
  )
  assert.match(html, /<th scope="row">A1<\/th><td data-label="Nội dung">Đường<\/td>/)
  assert.match(html, /aria-sort="ascending"><a class="sort" href="\?xep=code&amp;chieu=desc">/)
})

test('an empty list says what will be there, filters are words one can remove, pages say where one is', () => {
  const empty = <DataTable caption="x" rows={[]} rowKey={String} columns={[]} empty={<p>Chưa có gì.</p>} />
  assert.equal(draw(empty), '<p>Chưa có gì.</p>')
  const bar = draw(
    <FilterBar
      total={1193}
      unit="nội dung"
      filters={[{ label: 'Thôn', value: 'Nà Lầu', removeHref: '/bo' }]}
    />,
  )
  assert.match(bare(bar), /1\.193 nội dung.*Bỏ lọc Thôn: Nà Lầu/)
  assert.match(bar, /href="\/bo"/)
  const pager = draw(<Pager page={3} pageSize={25} total={60} href={(page) => `?trang=${page}`} />)
  assert.match(bare(pager), /51–60 trong 60/)
  assert.ok(pager.includes('?trang=2') && !pager.includes('?trang=4'))
  assert.equal(draw(<Pager page={1} pageSize={25} total={25} href={String} />), '')
})

test('the stylesheet stays small: under 9 kB over the wire', () => {
  const bytes = gzipSync(readFileSync(path.join(ROOT, 'public', 'style.css'))).length
  assert.ok(bytes < 9 * 1024, `${bytes} bytes`)
})
