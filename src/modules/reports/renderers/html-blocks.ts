import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { Block, FigureBlock, ReportDocument, TableBlock } from '../schema.ts';
import { htmlProvenance } from './html-provenance.ts';
import { htmlTable } from './html-table.ts';
import { escapeHtml, htmlId, htmlOf } from './html-text.ts';

export type HtmlContext = {
  readonly language: Language;
  /** The document's title is h1, so its blocks' headings start one lower. */
  readonly headingOffset: number;
  readonly tables: ReadonlyMap<string, TableBlock>;
};

export function contextOf(document: ReportDocument): HtmlContext {
  const hasLevelOne = document.blocks.some((block) => block.kind === 'heading' && block.level === 1);
  const tables = document.blocks.filter((block) => block.kind === 'table');
  return {
    language: document.language,
    headingOffset: hasLevelOne ? 1 : 0,
    tables: new Map(tables.map((table) => [table.id, table])),
  };
}

export function htmlBlocks(blocks: readonly Block[], context: HtmlContext): string {
  return blocks.map((block) => htmlBlock(block, context)).join('\n');
}

function htmlBlock(block: Block, context: HtmlContext): string {
  const { language } = context;
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + context.headingOffset}`;
      return `<${tag} id="${htmlId(block.id)}">${escapeHtml(block.text)}</${tag}>`;
    }
    case 'prose':
      return `<p>${htmlOf(block.text)}</p>`;
    case 'finding':
      return `<p class="finding">${htmlOf(block.text)}</p>`;
    case 'quote':
      return `<div class="quote"><blockquote>${htmlOf(block.text)}</blockquote><p>${escapeHtml(block.source)}</p></div>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</ul>`;
    case 'facts': {
      const facts = block.facts.map(
        ({ term, value }) => `<div><dt>${escapeHtml(term)}</dt><dd>${htmlOf(value)}</dd></div>`,
      );
      return `<dl class="facts">${facts.join('')}</dl>`;
    }
    case 'table':
      return htmlTable(block, language);
    case 'figure':
      return htmlFigure(block, context);
    case 'warning': {
      const word =
        block.severity === 'warning'
          ? m.reports_render_warning({}, { locale: language })
          : m.reports_render_info({}, { locale: language });
      return `<div role="note" class="alert ${block.severity}"><p><strong>${escapeHtml(word)}:</strong> ${htmlOf(block.text)}</p></div>`;
    }
    case 'details':
      // The id stands inside: following a link to it opens the fold in browsers of today.
      return `<details><summary>${escapeHtml(block.summary)}</summary><div class="folded" id="${htmlId(block.id)}">${htmlBlocks(block.blocks, context)}</div></details>`;
  }
}

function htmlFigure(block: FigureBlock, { language, tables }: HtmlContext): string {
  const alternative = escapeHtml(block.alternativeText);
  const drawing = (svg: string, className: string) =>
    `<div class="${className}" role="img" aria-label="${alternative}">${svg}</div>`;
  const drawings = block.narrowSvg
    ? drawing(block.svg, 'drawing wide') + drawing(block.narrowSvg, 'drawing narrow')
    : drawing(block.svg, 'drawing');
  const table = block.tableId ? tables.get(block.tableId) : undefined;
  const beside = table
    ? `<a href="#${htmlId(table.id)}">${escapeHtml(m.reports_render_numbers_in_table({ table: table.number }, { locale: language }))}</a>`
    : '';
  const tag = block.postHocLabel ? ` <span class="tag">${escapeHtml(block.postHocLabel)}</span>` : '';
  return `<figure id="${htmlId(block.id)}">
<figcaption><span class="number">${escapeHtml(block.number)}</span>${tag}<span class="title">${htmlOf(block.title)}</span></figcaption>
${drawings}
<div class="notes">${beside ? `<p>${beside}</p>` : ''}${htmlProvenance(block.provenance, language)}</div>
</figure>`;
}
