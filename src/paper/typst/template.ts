// The Typst program that draws a sheet. It is constant: the sheet comes in as JSON through sys.inputs,
// so that no word of a paper is ever read as markup.

export const TEMPLATE = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let m = sheet.measures
#let s = m.size
#let mm(x) = x * 1mm
#let pt(x) = x * 1pt

// Times at single spacing is 1.149 of its size in word processors: ascender .891, descender .216, gap .042.
#let gap(size, line: none) = if line == none { 0.042 * pt(size) } else { pt(line) - 1.107 * pt(size) }
#let body-gap = gap(s.body, line: m.line)

#set document(title: sheet.title, date: datetime(..sheet.date))
#set page(
  width: mm(m.page.width),
  height: if m.page.height == 0 { auto } else { mm(m.page.height) },
  margin: (top: mm(m.margin.top), bottom: mm(m.margin.bottom), left: mm(m.margin.left), right: mm(m.margin.right)),
  flipped: sheet.landscape,
  background: if sheet.draft {
    let size = 0.19 * calc.min(m.page.width, m.page.height) * 1mm
    rotate(-52deg, box(width: 8 * size, align(center, text(size: size, weight: "bold", fill: luma(232), "DỰ\u{a0}THẢO"))))
  },
  header-ascent: 7.5mm,
  header: context {
    let here = here().page()
    let starts = query(<annex>).map(it => it.location().page()).filter(page => page <= here)
    let number = if starts.len() == 0 { here } else { here - starts.last() + 1 }
    if number > 1 { align(center, text(size: pt(s.pageNumber), str(number))) }
  },
)
#set text(
  font: "Tinos",
  size: pt(s.body),
  lang: sheet.lang,
  hyphenate: false,
  top-edge: 0.891em,
  bottom-edge: -0.216em,
)
#set par(leading: body-gap, spacing: pt(m.spacing) + body-gap, justify: false)
#set text(overhang: false)
#show heading: set text(size: pt(s.body), weight: "regular")
#show heading: set block(above: pt(m.spacing) + body-gap, below: pt(m.spacing) + body-gap, sticky: true)

// A place to break a long word leaves nothing behind when the word is copied; a text with very many keeps them.
#let word(t) = if sheet.long and t.contains("\u{200b}") { t.split("\u{200b}").map(x => text(x)).join(box()) } else { text(t) }
#let lines(all) = all.map(word).join(linebreak())
#let split(t) = if t.contains("\n") { lines(t.split("\n")) } else { word(t) }
#let rich(runs) = if runs.len() == 1 and not (runs.first().b or runs.first().i or runs.first().u) {
  split(runs.first().t)
} else {
  for run in runs {
    let words = split(run.t)
    if run.u { words = underline(words) }
    if run.b and run.i { text(weight: "bold", style: "italic", words) } else if run.b {
      text(weight: "bold", words)
    } else if run.i { text(style: "italic", words) } else { words }
  }
}
#let bold(size, body) = text(size: pt(size), weight: "bold", body)
#let italic(size, body) = text(size: pt(size), style: "italic", body)
#let rule(length) = line(length: mm(length), stroke: 0.75pt)
#let flat(body, leading: 0.042em) = {
  set par(leading: leading, spacing: 0pt, first-line-indent: 0pt, justify: false)
  set block(spacing: 0pt)
  body
}

// Head

#let mark(it) = {
  let words(colour) = text(size: pt(s.mark), weight: "bold", fill: colour, it.text)
  if it.box == none { box(stroke: 1pt, inset: (x: 6pt, y: 3pt), words(black)) } else {
    let red = rgb("#c00000")
    box(stroke: 1pt + red, width: mm(it.box.width), height: mm(it.box.height), align(center + horizon, words(red)))
  }
}
#let marks(all) = if all.len() > 0 { stack(spacing: 4pt, ..all.map(mark)) }

#let country(h) = stack(
  spacing: 2.5pt,
  bold(s.country, h.country),
  ..if h.motto == none { () } else { (bold(s.motto, h.motto),) },
  rule(h.countryRule),
)
#let issuer(left) = stack(
  spacing: 2pt,
  ..if left.superior.len() == 0 { () } else { (text(size: pt(s.superior), lines(left.superior)),) },
  bold(s.issuer, lines(left.issuer)),
  ..if left.rule == "*" { (bold(s.issuer, "*"),) } else { (rule(left.rule),) },
)
#let letter-subject(left) = if left.subject.len() > 0 {
  text(size: pt(s.letterSubject), style: if left.subjectItalic { "italic" } else { "normal" }, lines(left.subject))
}
#let draw-head(h, stamps) = flat({
  set align(center)
  if h.left == none {
    align(left, marks(stamps))
    country(h)
  } else {
    grid(
      columns: (mm(m.head.left), mm(m.head.right)),
      row-gutter: 6pt,
      align: center + top,
      issuer(h.left), country(h),
      text(size: pt(s.symbol), h.left.symbol),
      if h.placeDate == none { none } else { italic(s.placeDate, h.placeDate) },
      stack(spacing: 6pt, letter-subject(h.left), marks(stamps)), none,
    )
  }
  v(14pt)
})

#let draw-name(name) = flat({
  set align(center)
  set heading(bookmarked: true)
  heading(level: 1, {
    bold(s.name, lines(name.name))
    if name.subject.len() > 0 {
      linebreak()
      bold(s.subject, lines(name.subject))
    }
  })
  if name.note.len() > 0 { block(above: 4pt, rich(name.note)) }
  if name.rule == "-----" { block(above: 2pt, "-----") } else if name.rule != none {
    block(above: 4pt, rule(name.rule))
  }
  v(12pt)
})

// Body

#let offset = if sheet.name == none { 0 } else { 1 }
#let indented(body) = par(first-line-indent: (amount: mm(m.indent), all: true), justify: true, body)
#let aligns = (left: left, center: center, right: right)

#let draw-paragraph(it) = {
  let body = if it.align == "justify" {
    if it.indent { indented(rich(it.text)) } else { par(justify: true, rich(it.text)) }
  } else { align(aligns.at(it.align), par(justify: false, rich(it.text))) }
  if it.keepNext { block(sticky: true, body) } else { body }
}
#let draw-heading(it) = {
  let level = calc.max(1, it.level) + offset
  if it.level == 0 { align(center, heading(level: level, rich(it.text))) } else {
    heading(level: level, h(mm(m.indent)) + rich(it.text))
  }
}
#let draw-addressees(it) = if it.items.len() == 1 {
  align(center, par(it.label + " " + it.items.first()))
} else {
  pad(left: 20mm, grid(
    columns: (auto, 1fr),
    column-gutter: 2mm,
    row-gutter: 4pt,
    it.label, none,
    ..it.items.map(x => (none, "- " + x)).flatten(),
  ))
}
#let cell-align(name) = if name == "justify" { left } else { aligns.at(name) }
#let sticky(on, body) = if on { block(sticky: true, width: 100%, body) } else { body }
#let cell-body(it, height) = {
  let body = if it.align == "justify" { par(justify: true, rich(it.text)) } else { rich(it.text) }
  if height > 0 { grid(columns: (0pt, 1fr), block(height: mm(height)), body) } else { body }
}
// A cell is a bare text where it looks like its column: most of a long list, and drawn without a detour.
#let draw-cell(it, height: 0) = if type(it) == str { it } else {
  let more = if it.long { (breakable: true) } else { (:) }
  table.cell(colspan: it.span, rowspan: it.rows, align: cell-align(it.align), ..more, cell-body(it, height))
}
#let draw-row(row, height) = if height > 0 {
  (draw-cell(row.first(), height: height), ..row.slice(1).map(c => draw-cell(c)))
} else { row.map(c => draw-cell(c)) }
#let draw-rows(it, header, rows, above: 9pt, below: 9pt, mark: none) = block(above: above, below: below, {
  set text(size: pt(s.table))
  set par(leading: gap(s.table), spacing: 3pt, first-line-indent: 0pt)
  set table.cell(breakable: false)
  show table.cell.where(x: it.justified): set par(justify: true)
  table(
    columns: it.columns.map(c => c.share * 1fr),
    align: it.columns.map(c => cell-align(c.align)),
    stroke: 0.5pt,
    inset: (x: 1.6mm, y: 1mm),
    ..if header { (table.header(repeat: it.repeat, ..it.header.flatten().map(c => draw-cell(c))),) },
    ..if it.plain { rows.flatten() } else { rows.map(row => draw-row(row, it.rowHeight)).flatten() },
  )
  mark
})
#let draw-caption(it) = if it.caption != "" {
  block(sticky: true, width: 100%, align(center, bold(s.body, split(it.caption))))
}
#let draw-table(it) = draw-caption(it) + draw-rows(it, true, it.rows)
#let dots = box(width: 1fr, { set text(bottom-edge: "baseline"); repeat(gap: 0.5pt, ".") })
#let draw-fill(it) = {
  set par(justify: true, spacing: pt(m.spacing) + 4pt)
  sticky(it.keepLast and it.lines == 1, par({
    if it.label != "" { split(it.label) + " " }
    if it.value != "" { split(it.value) + " " } else { dots }
  }))
  for line in range(1, it.lines) { sticky(it.keepLast and line == it.lines - 1, par(dots)) }
}
#let draw-choice(it) = par(
  hanging-indent: 7mm,
  box(width: 7mm, box(width: 3.6mm, height: 3.6mm, stroke: 0.6pt, baseline: 0.4mm)) + rich(it),
)
#let draw-sign-cell(it) = flat({
  set align(center)
  if it.dateLine != "" { block(below: 3pt, italic(s.body, it.dateLine)) }
  if it.title != "" { bold(s.body, split(it.title)) }
  if it.note != "" { block(above: 2pt, italic(s.body * 6 / 7, split(it.note))) }
  if it.qr == none { v(mm(m.signRoom)) } else { (it.draw-code)(it.qr) }
  bold(s.body, split(it.name))
})
#let draw-qr(it) = align(center, block(breakable: false, {
  image(bytes(it.svg), format: "svg", width: mm(it.size), alt: it.caption)
  block(above: 1mm, text(size: pt(s.body * 11 / 14), split(it.caption)))
}))
#let draw-block(it) = {
  if it.type == "paragraph" { draw-paragraph(it) }
  if it.type == "heading" { draw-heading(it) }
  let kept(at) = it.keepLast and at == it.items.len() - 1
  if it.type == "list" {
    for (at, item) in it.items.enumerate() { sticky(kept(at), indented(it.mark + " " + rich(item))) }
  }
  if it.type == "pairs" {
    for (at, item) in it.items.enumerate() { sticky(kept(at), indented(item.label + ": " + rich(item.value))) }
  }
  if it.type == "addressees" { draw-addressees(it) }
  if it.type == "table" { draw-table(it) }
  if it.type == "fill" { draw-fill(it) }
  if it.type == "choices" { for item in it.items { draw-choice(item) } }
  if it.type == "sign_row" {
    block(breakable: false, above: 12pt, grid(columns: (1fr,) * it.cells.len(), ..it.cells.map(c => draw-sign-cell((..c, draw-code: draw-qr)))))
  }
  if it.type == "page_break" { pagebreak(weak: true) }
  if it.type == "qr" { draw-qr(it) }
}

// Signatures and recipients

#let draw-signer(it) = flat({
  set align(center)
  for line in it.behalf { bold(s.sign, line) + linebreak() }
  if it.positionBold { bold(s.sign, it.position) } else { text(size: pt(s.sign), it.position) }
  if it.note != "" { block(above: 2pt, italic(s.body * 6 / 7, it.note)) }
  for name in it.names { v(mm(m.signRoom)) + bold(s.sign, name) }
})
#let draw-recipients(it) = flat({
  set align(left)
  if it.style == "underlined" { text(size: pt(s.recipientsLabel), underline(offset: 2pt, it.label)) } else {
    text(size: pt(s.recipientsLabel), weight: "bold", style: "italic", it.label)
  }
  for item in it.items { block(above: 1.5pt, text(size: pt(s.recipients), "- " + item)) }
})
#let draw-ending(it) = {
  let halves = (1fr, 1fr)
  let to = if it.recipients == none { none } else { draw-recipients(it.recipients) }
  if it.left.len() == 0 {
    grid(columns: halves, to, stack(spacing: 12pt, ..it.right.map(draw-signer)))
  } else {
    grid(
      columns: halves,
      stack(spacing: 12pt, ..it.left.map(draw-signer)), stack(spacing: 12pt, ..it.right.map(draw-signer)),
    )
    if to != none { block(above: 16pt, width: 50%, to) }
  }
}
#let draw-closing(it) = block(breakable: false, above: 16pt, width: 100%, draw-ending(it))
// The last row of a table that ends the text goes with the signature to its page, there under the header again.
#let draw-last-table(it, closing) = {
  draw-caption(it)
  let rows = it.rows.slice(0, -1)
  if rows.len() > 0 { draw-rows(it, true, rows, below: 0pt, mark: [#metadata(none)<rows-end>]) }
  block(breakable: false, width: 100%, above: if rows.len() > 0 { 0pt } else { 9pt }, context {
    let before = query(selector(<rows-end>).before(here()))
    let anew = rows.len() == 0 or (it.repeat and before.last().location().page() < here().page())
    draw-rows(it, anew, it.rows.slice(-1), above: 0pt, below: 16pt)
    draw-ending(closing)
  })
}
#let draw-text(body, closing) = {
  let last = if body.len() > 0 { body.last() } else { none }
  if closing != none and last != none and last.type == "table" and last.keepLast {
    for it in body.slice(0, -1) { draw-block(it) }
    draw-last-table(last, closing)
  } else {
    for it in body { draw-block(it) }
    if closing != none { draw-closing(closing) }
  }
}

// NĐ 30: the pages of each annex are numbered on their own.
#let draw-annex(it) = page(flipped: it.landscape, {
  [#metadata(none) <annex>]
  if it.head != none { draw-head(it.head, ()) }
  flat({
    set align(center)
    heading(level: 1, {
      if it.label != none { bold(s.annexLabel, it.label) + linebreak() }
      bold(s.subject, lines(it.title))
    })
    if it.note.len() > 0 { block(above: 4pt, rich(it.note)) }
    v(12pt)
  })
  draw-text(it.body, it.closing)
})

#if sheet.head != none { draw-head(sheet.head, sheet.marks) } else { marks(sheet.marks) }
#if sheet.name != none { draw-name(sheet.name) }
#draw-text(sheet.body, sheet.closing)
#for it in sheet.annexes { draw-annex(it) }

// Further papers of the same kind, each on pages of its own: invitations to all.
#let draw-sheet(it) = page({
  [#metadata(none) <annex>]
  if it.head != none { draw-head(it.head, it.marks) } else { marks(it.marks) }
  if it.name != none { draw-name(it.name) }
  draw-text(it.body, it.closing)
})
#for it in sheet.others {
  draw-sheet(it)
  for annex in it.annexes { draw-annex(annex) }
}
`
