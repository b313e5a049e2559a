/**
 * The layout of the sheet. As in the report, nothing that anybody wrote is part of it: texts come in as JSON and stay
 * strings. What is too long for the page is set smaller, step by step, until it fits.
 */
export const officeSheetTemplate = `
#let d = json(bytes(sys.inputs.at("sheet")))
#let ink = rgb("#202733")
#let subtle = rgb("#49515e")
#let faint = rgb("#cfd3d8")
#let accent = rgb("#0063c1")

#set document(title: d.title, date: none)
#set text(font: "Source Sans 3", size: 9pt, lang: d.lang, region: d.region, fill: ink, number-width: "tabular", fallback: false)
#set par(leading: 0.5em, spacing: 0.6em)
#set list(indent: 0.2em, spacing: 0.45em)
#set page(
  paper: "a4",
  margin: (x: 13mm, top: if d.synthetic != none { 15mm } else { 11mm }, bottom: 13mm),
  header-ascent: 35%,
  footer-descent: 35%,
  header: if d.synthetic != none { align(center, text(size: 7.5pt, fill: rgb("#8c3500"), weight: 600, d.synthetic)) },
  footer: text(size: 7pt, fill: subtle, d.footer),
)
#show heading: set text(weight: 600, hyphenate: false, size: 11pt)
#show heading: set block(above: 1.05em, below: 0.5em)
#show title: set text(size: 17pt, weight: 600, hyphenate: false)
#show title: set block(above: 0pt, below: 0.35em)

#let run(r) = {
  let c = text(r.text)
  if r.at("italic", default: false) { c = text(style: "italic", c) }
  if r.at("bold", default: false) { c = text(weight: 600, c) }
  c
}
#let runs(rs) = rs.map(run).join()
#let part(p, figure-width) = if p != none {
  heading(level: 1, p.heading)
  if p.finding != none { block(below: 0.6em, inset: (left: 6pt, y: 1pt), stroke: (left: 1.6pt + accent), text(size: 9.5pt, runs(p.finding))) }
  if p.items.len() > 0 { list(..p.items.map(runs)) }
  if p.figure != none { block(above: 0.7em, below: 0.5em, image(bytes(p.figure.svg), format: "svg", alt: p.figure.alt, width: figure-width)) }
  if p.source != none { text(size: 7pt, fill: subtle, p.source) }
}
#let body = {
  title()
  block(below: 0.6em, {
    set text(size: 8pt)
    d.facts.map(f => box({ text(fill: subtle, f.term + " "); runs(f.value) })).join(h(1.1em, weak: true))
  })
  line(length: 100%, stroke: 0.5pt + faint)
  part(d.parts.out, 500pt)
  part(d.parts.indicators, 505pt)
  v(6pt)
  grid(
    columns: (1fr, 1fr),
    column-gutter: 18pt,
    part(d.parts.climate, 245pt),
    { part(d.parts.survey, 245pt); part(d.parts.registration, 245pt) },
  )
  if d.missing != none {
    heading(level: 1, d.missing.heading)
    set text(size: 8pt)
    list(..d.missing.items)
  }
}
#layout(size => {
  let fits(f) = measure(width: size.width / f, body).height * f <= size.height
  let f = 1.0
  while f > 0.4 and not fits(f) { f = f - 0.02 }
  if f == 1.0 { body } else { scale(x: f * 100%, y: f * 100%, reflow: true, origin: top + left, block(width: size.width / f, body)) }
})
`;
