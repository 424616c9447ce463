// Every kind of paper the demonstration draws, by the issuers it has there and re-headed for all three: what every
// paper must have, whatever it says.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { PAPER_KINDS, PAPER_LABELS } from '../../src/paper/kinds.ts'
import { compose } from '../../src/paper/layout/compose.ts'
import type { Issuer, PaperLayout, PaperModel } from '../../src/paper/model.ts'
import { type DemoPaper, demoPapers, issuedBy } from './demo.ts'
import { near, pages, pdfOf, saying, skip, tool, type Word, word } from './read.ts'

let drawn: readonly DemoPaper[] = []
before(async () => {
  drawn = await demoPapers()
})

/** One of each kind, the shortest that has a table or list in it where there is one. */
function oneOfEach(): readonly DemoPaper[] {
  const found = new Map<string, DemoPaper>()
  for (const paper of drawn) {
    const known = found.get(paper.kind)
    if (!known || JSON.stringify(paper.model).length < JSON.stringify(known.model).length)
      found.set(paper.kind, paper)
  }
  return [...found.values()]
}

/** What Word shows must be Word's own structure, so that a clerk can edit it. */
function structure(paper: Word, model: PaperModel): void {
  const { document, styles, files } = paper
  assert.doesNotMatch(document, /<w:txbxContent>|<w:pict>|<w:framePr/, 'no text boxes for layout')
  assert.doesNotMatch(document, /<w:t[^>]*>[^<]*[ ]{2,}[^<]*<\/w:t>/, 'no runs of spaces')
  for (const style of new Set([...document.matchAll(/<w:pStyle w:val="(.*?)"/g)].map((found) => found[1])))
    assert.match(styles, new RegExp(`w:styleId="${style}"`), `${style} is a named style`)
  assert.match(styles, /<w:lang w:val="vi-VN"/)
  assert.match(files['docProps/core.xml'] ?? '', /<dc:title>[^<]+<\/dc:title>/)
  const tables = document.match(/<w:tbl>(?:(?!<w:tbl>).)*?w:val="Bang".*?<\/w:tbl>/gs) ?? []
  for (const table of tables) assert.match(table, /<w:tblHeader\/>/, 'header rows return on every page')
  if (model.signature?.type === 'one') assert.match(document, /<w:keepNext\/>.*<w:cantSplit\/>/s)
}

test('every kind as Word: named styles, real headings, header rows, no text boxes, no runs of spaces', async () => {
  const kinds = new Set(drawn.map((paper) => paper.kind))
  assert.deepEqual(
    PAPER_KINDS.filter((kind) => !kinds.has(kind)),
    [],
  )
  for (const { kind, commune, model } of oneOfEach()) {
    const paper = await word(model)
    try {
      structure(paper, model)
    } catch (error) {
      throw new Error(`${PAPER_LABELS[kind]} (${commune}): ${error instanceof Error ? error.message : error}`)
    }
  }
})

test('every kind as PDF: inside its margins, fonts embedded, tagged, titled, PDF/A, Vietnamese', {
  skip,
}, () => {
  for (const { kind, model } of oneOfEach()) {
    const bytes = pdfOf(model)
    const { margin } = compose(model).measures
    for (const page of pages(bytes))
      for (const one of page.lines) {
        const number = /^\d+$/.test(one.text) && one.bottom <= margin.top
        assert.ok(one.left >= margin.left - 0.6, `${kind}: ${one.text} ${one.left}`)
        assert.ok(one.right <= page.width - margin.right + 1.8, `${kind}: ${one.text} ${one.right}`)
        assert.ok(number || one.top >= margin.top - 0.6, `${kind}: ${one.text} ${one.top}`)
        assert.ok(one.bottom <= page.height - margin.bottom + 1, `${kind}: ${one.text} ${one.bottom}`)
      }
    const info = tool('pdfinfo', ['-'], bytes).toString()
    assert.match(info, /Title: +\S/)
    assert.match(info, /Tagged: +yes/)
    const raw = Buffer.from(bytes).toString('latin1')
    assert.match(raw, /\/Lang ?\(vi\)/)
    assert.match(raw, /<pdfaid:part>2<\/pdfaid:part>/)
    for (const font of tool('pdffonts', ['-'], bytes).toString().trim().split('\n').slice(2))
      assert.match(font, /Tinos\S* .* yes yes yes /)
  }
})

const ISSUERS: readonly (readonly [Issuer, PaperLayout, country: string, behalf: string])[] = [
  ['ubnd', 'nd30', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TM. ỦY BAN NHÂN DÂN'],
  ['front', 'nd30', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TM. BAN THƯỜNG TRỰC'],
  ['party', 'party2018', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'T/M BAN THƯỜNG VỤ'],
  ['party', 'party2026', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'T/M BAN THƯỜNG VỤ'],
]

for (const [issuer, layout, country, behalf] of ISSUERS)
  test(`every kind from ${issuer} in ${layout}: head, number and signature of that office`, {
    skip,
  }, async () => {
    for (const paper of oneOfEach().filter((each) => each.model.head.type !== 'bare')) {
      const model = issuedBy(paper, issuer, layout)
      const file = await word(model)
      saying(file, country)
      const sheet = compose(model)
      if (sheet.head?.left) saying(file, sheet.head.left.symbol.trim().slice(0, 2))
      if (model.signature?.type === 'one') saying(file, behalf)
      const [page] = pages(pdfOf(model))
      const printed = page?.lines.find((one) => one.text === country)
      assert.ok(printed, `${paper.kind}: ${country} on one line`)
      if (sheet.head?.left && sheet.head.placeDate) {
        const [number, date] = ['Số', 'Sông Thử, ngày'].map((words) =>
          page?.lines.find((one) => one.text.startsWith(words)),
        )
        assert.ok(number && date, paper.kind)
        near(number.bottom, date.bottom, 1.6)
      }
    }
  })
