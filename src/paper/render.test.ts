import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOSTILE, hostilePaper, list, MINUTES, PLAN, SAMPLES } from '../../test/fixtures/papers.ts'
import { PAPER_FORMATS, paperFragment, paperJob, renderPaper } from './render.ts'

test('every sample paper renders in every format, also after a trip through JSON', async () => {
  for (const model of Object.values(SAMPLES))
    for (const format of PAPER_FORMATS) {
      const bytes = await renderPaper(model, format)
      assert.ok(bytes.length > 2000)
      assert.deepEqual(await paperJob({ model: JSON.parse(JSON.stringify(model)), format }), bytes)
    }
})

test('the page stands alone: title, language, style inside, nothing fetched', async () => {
  const html = new TextDecoder().decode(await renderPaper(PLAN, 'html'))
  assert.match(html, /^<!doctype html><html lang="vi"><head><meta charset="utf-8"/)
  assert.match(html, /<title>Kế hoạch tổ chức hội nghị/)
  assert.doesNotMatch(html, /<script|<link|src=|url\(/)
})

test('the fragment is semantic: headings, lists, header cells, a caption for the code', () => {
  const html = paperFragment(PLAN)
  assert.match(html, /<h2>KẾ HOẠCH/)
  assert.match(html, /<h3 class="vb-h"><strong>I\. MỤC ĐÍCH, YÊU CẦU/)
  assert.match(html, /<ul class="vb-dash"><li>/)
  assert.match(html, /<svg role="img" aria-label="Quét mã để gửi ý kiến qua mạng"/)
  assert.match(paperFragment(MINUTES), /<th scope="col">STT<\/th>.*<td class="vb-left" colspan="3">/s)
})

test('a page of the office forbids inline styles: columns keep their widths without one', () => {
  for (const model of Object.values(SAMPLES)) assert.doesNotMatch(paperFragment(model), /<style|\sstyle=/)
  assert.match(paperFragment(MINUTES), /<colgroup><col width="\d+\.\d%"/)
})

test('lists of no rows and of 500 rows', () => {
  assert.match(paperFragment(list(0)), /Không có kiến nghị nào\./)
  assert.equal(paperFragment(list(500)).match(/<tr>/g)?.length, 501)
})

test('hostile text is escaped', () => {
  for (const text of HOSTILE) {
    const html = paperFragment(hostilePaper(text))
    assert.doesNotMatch(html, /<script|<w:p|<\?xml|<!DOCTYPE|<nhan/)
  }
  assert.match(paperFragment(hostilePaper('"><img src=x>')), /&quot;>&lt;img src=x>/)
})
