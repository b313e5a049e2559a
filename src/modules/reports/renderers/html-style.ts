import { darkFigureVariables } from '../figures/palette.ts';

/** Aksel's look (@navikt/ds-tokens 8.15) in a few rules of our own: the file must stand alone for years. */
export const htmlStyle = `
:root { color-scheme: light dark; --page: #fff; --sunken: #f5f6f7; --ink: #202733; --subtle: #49515e; --line: #cfd3d8;
  --strong-line: #5d6573; --link: #005bb6; --accent: #0063c1; --accent-faint: #f1f7ff;
  --info: #eef6fc; --info-line: #5a8fae; --warning: #fff5e4; --warning-line: #ca5000;
  --tag: #f4ebff; --tag-ink: #6535a7; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #0e151f; --sunken: #161d28; --ink: #dfe1e5; --subtle: #a5acb6; --line: #2e3641; --strong-line: #8a92a0;
    --link: #84aee6; --accent: #5f94d8; --accent-faint: #091e37; --info: #001f35; --info-line: #5b839c;
    --warning: #371100; --warning-line: #c56333; --tag: #2b1846; --tag-ink: #cbb0ee; ${darkFigureVariables} } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.125rem/1.6 "Source Sans 3", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .frame:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999rem; } .skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
.synthetic { background: var(--warning); border-bottom: 1px solid var(--warning-line); padding: .75rem 1.25rem; font-weight: 600; text-align: center; }
.page { max-width: 47rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header .page { padding-bottom: 0; } header + .page { padding-top: 0; }
header h1 { margin: 0; } .subtitle { margin: .5rem 0 0; font-size: 1.25rem; color: var(--subtle); }
h1 { font-size: 2.25rem; line-height: 1.2; letter-spacing: -.01em; font-weight: 600; text-wrap: balance; }
h2 { font-size: 1.625rem; line-height: 1.3; margin: 4rem 0 1rem; font-weight: 600; }
h3 { font-size: 1.25rem; line-height: 1.35; margin: 2.5rem 0 .75rem; font-weight: 600; }
h4 { font-size: 1.125rem; margin: 2rem 0 .5rem; font-weight: 600; }
p, ul, dl { margin: 0 0 1rem; } ul { padding-left: 1.25rem; } li { margin-bottom: .25rem; }
nav { margin: 2.5rem 0; padding: 1.25rem 1.5rem; background: var(--sunken); border-radius: 12px; }
nav h2 { margin: 0 0 .5rem; font-size: 1.125rem; } nav ul { list-style: none; padding: 0; margin: 0; } nav li.sub { padding-left: 1.25rem; }
.finding { font-size: 1.375rem; line-height: 1.45; margin: 1rem 0 1.5rem; padding-left: 1rem; border-left: 4px solid var(--accent); text-wrap: pretty; }
.quote { margin: 1.25rem 0 1.5rem; padding-left: 1rem; border-left: 3px solid var(--line); } .quote blockquote { margin: 0; } .quote p { margin: 0; padding: .25rem 0 0; font-size: .9375rem; color: var(--subtle); }
.facts { display: grid; gap: 0; border-top: 1px solid var(--line); }
.facts div { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 1rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--subtle); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.table, figure { margin: 2.5rem 0 1.5rem; }
figure { margin-inline: 0; }
.frame { overflow-x: auto; }
@media screen and (min-width: 60rem) { .table.many { width: min(76rem, 100vw - 4rem); margin-left: calc((100% - min(76rem, 100vw - 4rem)) / 2); } }
@media screen { tbody th[scope="row"]:first-child { position: sticky; left: 0; background: var(--page); } }
table { border-collapse: collapse; font-size: 1rem; line-height: 1.4; min-width: min(100%, 24rem); border-bottom: 1.5px solid var(--ink); }
caption, figcaption { text-align: left; padding-bottom: .75rem; font-size: 1.0625rem; }
.sticky { display: inline-block; position: sticky; left: 0; max-width: min(100%, calc(100vw - 2rem)); }
.number { font-weight: 600; } .title { display: block; font-style: italic; }
.title em { font-style: normal; }
.tag { display: inline-block; margin-left: .5rem; padding: 0 .5rem; border-radius: 4px; background: var(--tag); color: var(--tag-ink); font-size: .875rem; font-style: normal; font-weight: 600; }
th, td { padding: .4rem .75rem; vertical-align: top; text-align: left; font-weight: 400; }
th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
thead tr:first-child th { border-top: 1.5px solid var(--ink); } thead tr:last-child th, thead th[rowspan] { border-bottom: 1px solid var(--ink); }
thead th { font-weight: 600; vertical-align: bottom; } thead th.group { border-bottom: 1px solid var(--line); text-align: center; padding-left: .75rem; }
.right { text-align: right; } td.right { white-space: nowrap; } .center { text-align: center; }
tbody th { min-width: 8rem; } .many tbody th { min-width: 8.5rem; } .section th { padding-top: 1rem; font-weight: 600; } .total th, .total td { border-top: 1px solid var(--line); font-weight: 600; }
.stars { display: inline-block; text-align: left; } sup, sub { line-height: 0; font-size: .75em; } sup.note { margin-left: .1em; }
.withheld { color: var(--subtle); font-style: italic; font-size: .9375rem; border-bottom: 1px dotted var(--strong-line); }
.notes { margin-top: .75rem; font-size: .9375rem; line-height: 1.5; color: var(--subtle); } .notes p { margin: 0 0 .25rem; }
.drawing svg { display: block; max-width: 100%; height: auto; } .drawing.narrow { display: none; }
@media screen and (max-width: 43rem) { .drawing.wide { display: none; } .drawing.narrow { display: block; } }
.alert { margin: 0 0 1.25rem; padding: .75rem 1rem; border-radius: 8px; border: 1px solid var(--info-line); background: var(--info); font-size: 1.0625rem; }
.alert.warning { border-color: var(--warning-line); background: var(--warning); } .alert p { margin: 0; }
details { margin: 1rem 0; border: 1px solid var(--line); border-radius: 8px; }
summary { padding: .75rem 1rem; cursor: pointer; font-weight: 600; color: var(--link); } .folded { padding: 0 1rem .25rem; }
.folded h2, .folded h3, .folded h4 { margin-top: 1rem; font-size: 1.0625rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--subtle); font-size: .9375rem; }
@media (max-width: 43rem) { .page { padding: 1.5rem 1rem 3rem; } h1 { font-size: 1.875rem; } h2 { margin-top: 3rem; font-size: 1.5rem; }
  .finding { font-size: 1.25rem; } .facts div { grid-template-columns: 1fr; gap: 0; } nav { padding: 1rem; } }
@media print { body { font-size: 10.5pt; } .page { max-width: none; padding: 0; } nav, .skip { display: none; }
  figure, .alert, tr { break-inside: avoid; } h2, h3, h4, caption, .finding { break-after: avoid; } thead { display: table-header-group; }
  .frame { overflow: visible; } a { color: inherit; text-decoration: none; } details::details-content { content-visibility: visible; block-size: auto; } }
`;
