/**
 * The whole layout of the PDF. No text of the report is ever part of it: the report comes in as JSON and its
 * texts stay strings, so nothing anyone wrote can act as markup.
 */
export const typstTemplate = `
#let d = json(bytes(sys.inputs.at("document")))
#let ink = rgb("#202733")
#let subtle = rgb("#49515e")
#let faint = rgb("#cfd3d8")
#let accent = rgb("#0063c1")

#set document(title: d.title, date: none)
#set text(font: "Source Sans 3", size: 10.5pt, lang: d.lang, region: d.region, fill: ink, number-width: "tabular", fallback: false)
#set par(leading: 0.62em, spacing: 0.95em)
#set page(
  paper: "a4",
  margin: (x: 22mm, top: 24mm, bottom: 24mm),
  header: if d.synthetic != none { align(center, text(size: 8.5pt, fill: rgb("#8c3500"), weight: 600, d.synthetic)) },
  footer: context {
    set text(size: 8.5pt, fill: subtle)
    grid(
      columns: (1fr, auto),
      d.footer,
      [#d.words.page #counter(page).display("1") #d.words.of #counter(page).final().first()],
    )
  },
)
#show heading: set text(weight: 600, hyphenate: false)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 1): set block(above: 2em, below: 0.9em)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.8em)
#show heading.where(level: 3): set text(size: 11pt)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.7em)
#show link: set text(fill: rgb("#005bb6"))
#set list(indent: 0.4em, spacing: 0.6em)

#let run(r) = {
  let c = text(r.text)
  if r.at("subscript", default: false) { c = sub(c) }
  if r.at("superscript", default: false) { c = super(c) }
  if r.at("italic", default: false) { c = text(style: "italic", c) }
  if r.at("bold", default: false) { c = text(weight: 600, c) }
  c
}
#let runs(rs) = rs.map(run).join()
#let tag(label) = if label != none {
  h(0.5em)
  box(fill: rgb("#f4ebff"), radius: 2pt, inset: (x: 3pt), outset: (y: 2.5pt), text(size: 8pt, weight: 600, fill: rgb("#6535a7"), label))
}
#let caption(b) = block(sticky: true, above: 1.9em, below: 0.85em, {
  text(weight: 600, b.number)
  tag(b.tag)
  linebreak()
  text(style: "italic", runs(b.title))
})
#let source(b) = {
  d.words.source + " " + b.source + "."
  if b.how != none [ #link(label(b.how), d.words.how)]
}
#let notes(b) = block(above: 0.8em, below: 1.6em, {
  set text(size: 8.5pt, fill: subtle)
  set par(leading: 0.5em, spacing: 0.5em)
  for note in b.notes { par(runs(note)) }
  par(source(b))
})
#let stars(text, room) = if room > 0 { box(width: room * 0.42em, align(left, text)) }
#let sides = (left: left, right: right, center: center)

#let body-cell(c) = table.cell(align: sides.at(c.align) + top, {
  let content = {
    if c.withheld { text(style: "italic", fill: subtle, runs(c.text)) } else { runs(c.text) }
    if c.note != none { super(c.note) }
    stars(c.stars, c.room)
  }
  if c.indent > 0 { pad(left: c.indent * 12pt, content) } else { content }
})
#let the-table(b) = {
  set text(size: b.size * 1pt, hyphenate: false)
  set par(leading: 0.5em, justify: false)
  let rows = ()
  for r in b.rows {
    if r.total { rows.push(table.hline(stroke: 0.5pt + faint)) }
    if r.section {
      rows.push(table.cell(colspan: b.widths.len(), inset: (left: 0pt, top: 8pt, bottom: 3.5pt), text(weight: 600, runs(r.cells.first().text))))
    } else if r.total {
      rows += r.cells.map(c => table.cell(align: sides.at(c.align) + top, { set text(weight: 600); runs(c.text); stars(c.stars, c.room) }))
    } else { rows += r.cells.map(body-cell) }
  }
  let head = (table.hline(stroke: 0.9pt + ink),)
  for (index, row) in b.head.enumerate() {
    for c in row {
      head.push(table.cell(colspan: c.span, rowspan: c.rows, align: sides.at(c.align) + bottom, { text(weight: 600, runs(c.text)); stars("", c.room) }))
    }
    if index == 0 and b.head.len() > 1 {
      for c in row { if c.group { head.push(table.hline(start: c.column, end: c.column + c.span, stroke: 0.5pt + faint)) } }
    }
  }
  head.push(table.hline(stroke: 0.5pt + ink))
  table(
    columns: b.widths.map(w => w * 1pt),
    stroke: none,
    inset: (x, y) => (left: if x == 0 { 0pt } else { 5pt }, right: 5pt, y: 3.6pt),
    table.header(repeat: true, ..head),
    ..rows,
    table.hline(stroke: 0.9pt + ink),
  )
}
#let whole-table(b) = {
  let all = { caption(b); block(above: 0pt, below: 0pt, the-table(b)); notes(b) }
  // A table that fits on a page stays on one; a longer one runs on with its heading repeated.
  block(width: 100%, above: 2em, below: 1.6em, layout(size => block(width: 100%, breakable: measure(width: size.width, all).height > b.room * 1pt, all)))
}
#let blocks(list-of-blocks) = for b in list-of-blocks {
  if b.kind == "heading" { heading(level: b.level, b.text) }
  if b.kind == "prose" { par(runs(b.text)) }
  if b.kind == "finding" {
    block(sticky: true, above: 1.1em, below: 1.3em, inset: (left: 9pt, y: 2pt), stroke: (left: 2.2pt + accent), text(size: 13pt, runs(b.text)))
  }
  if b.kind == "quote" {
    block(breakable: false, above: 1em, below: 1.2em, {
      quote(block: true, runs(b.text))
      block(above: 0.5em, inset: (left: 1em), text(size: 8.5pt, fill: subtle, b.source))
    })
  }
  if b.kind == "list" { list(..b.items.map(runs)) }
  if b.kind == "facts" {
    set text(size: 9.5pt)
    block(above: 1.4em, below: 1.4em, grid(
      columns: (120pt, 1fr),
      inset: (x: 0pt, y: 4pt),
      stroke: (top: 0.5pt + faint, bottom: 0.5pt + faint),
      ..b.facts.map(f => (text(fill: subtle, f.term), runs(f.value))).flatten(),
    ))
  }
  if b.kind == "table" { if b.landscape { page(flipped: true, whole-table(b)) } else { whole-table(b) } }
  if b.kind == "figure" {
    block(breakable: false, width: 100%, above: 2em, below: 1.6em, {
      caption(b)
      image(bytes(b.svg), format: "svg", alt: b.alt, width: b.width * 1pt)
      notes(b)
    })
  }
  if b.kind == "warning" {
    let strong = b.severity == "warning"
    block(
      width: 100%, breakable: false, above: 0.8em, below: 1em, radius: 4pt, inset: (x: 9pt, y: 7pt),
      fill: rgb(if strong { "#fff5e4" } else { "#eef6fc" }),
      stroke: 0.6pt + rgb(if strong { "#ca5000" } else { "#5a8fae" }),
      { text(weight: 600, b.word + ": "); runs(b.text) },
    )
  }
  if b.kind == "details" {
    [#heading(level: 2, outlined: false, b.summary) #if b.label != none { label(b.label) }]
    blocks(b.blocks)
  }
}

#show title: set text(size: 24pt, weight: 600, hyphenate: false)
#show title: set block(above: 0pt, below: 0.5em)
#title()
#if d.subtitle != none { block(below: 1.6em, text(size: 13pt, fill: subtle, d.subtitle)) }
#if d.contents {
  show outline.entry: set block(above: 0.6em)
  show outline.entry: set text(fill: ink)
  block(above: 1.6em, below: 1.6em, outline(title: text(size: 11pt, d.words.contents), depth: 2, indent: 1.2em))
}
#blocks(d.body)
#if d.appendix.len() > 0 {
  pagebreak(weak: true)
  heading(level: 1, d.words.how)
  blocks(d.appendix)
}
`;
