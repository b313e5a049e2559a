import { m } from '#messages';
import type { HeadingBlock, ReportDocument } from '../schema.ts';
import { contextOf, htmlBlocks } from './html-blocks.ts';
import { embeddedFonts } from './html-fonts.ts';
import { htmlStyle } from './html-style.ts';
import { escapeHtml, htmlId } from './html-text.ts';
import { languageTags } from './language-tags.ts';

// Even if something hostile slipped through the escaping, the browser runs no script and fetches nothing.
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * The report as one HTML file that needs nothing else: no network, no script, no other file.
 *
 * @example await writeFile('report.html', renderHtml(document))
 */
export function renderHtml(document: ReportDocument): string {
  const { language } = document;
  const context = contextOf(document);
  const skip = m.reports_render_skip({}, { locale: language });
  return `<!doctype html>
<html lang="${languageTags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="generator" content="Handlingsrom">
<title>${escapeHtml(document.title)}</title>
<style>${embeddedFonts()}${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#content">${escapeHtml(skip)}</a>
<header>
${document.syntheticNotice ? `<div class="synthetic" role="note">${escapeHtml(document.syntheticNotice)}</div>` : ''}
<div class="page">
<h1>${escapeHtml(document.title)}</h1>
${document.subtitle ? `<p class="subtitle">${escapeHtml(document.subtitle)}</p>` : ''}
</div>
</header>
<div class="page">
${contents(document)}
<main id="content">
${htmlBlocks(document.blocks, context)}
</main>
<footer><p>${escapeHtml(document.footer)}</p></footer>
</div>
</body>
</html>
`;
}

function contents({ blocks, language }: ReportDocument): string {
  const headings = blocks.filter((block): block is HeadingBlock => block.kind === 'heading');
  const top = Math.min(...headings.map((heading) => heading.level));
  const shown = headings.filter((heading) => heading.level <= top + 1);
  if (shown.length < 2) return '';
  const items = shown.map(
    ({ id, level, text }) =>
      `<li${level > top ? ' class="sub"' : ''}><a href="#${htmlId(id)}">${escapeHtml(text)}</a></li>`,
  );
  const word = escapeHtml(m.reports_render_contents({}, { locale: language }));
  return `<nav aria-labelledby="contents"><h2 id="contents">${word}</h2><ul>${items.join('')}</ul></nav>`;
}
