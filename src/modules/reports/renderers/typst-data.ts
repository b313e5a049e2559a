import { m } from '#messages';
import { withLiteralColours } from '../figures/palette.ts';
import { withoutForbiddenCharacters } from '../figures/text.ts';
import type { Block, Provenance, ReportDocument, Run, TableBlock, Text } from '../schema.ts';
import { splitAppendix } from './appendix.ts';
import { drawableText } from './drawable-text.ts';
import { languageTags } from './language-tags.ts';
import { plainText, runsOf, withStatisticsTogether } from './runs.ts';
import { headerRows, splitStars, starRoom } from './table-grid.ts';
import { fitTable, paper } from './table-measure.ts';

const tallestFigure = 560;
const roomOnPage = { portrait: 690, landscape: 440 } as const;
const longestWord = 28;

/** The report as plain data for the template: widths measured, headings laid out, every text still a string. */
export function typstData(document: ReportDocument): Record<string, unknown> {
  const locale = { locale: document.language };
  const { body, appendix } = splitAppendix(document);
  const [lang, region] = languageTags[document.language].split('-');
  const labels = new Set<string>();
  for (const { id } of appendix) labels.add(id);
  const unused = new Set(labels);

  return {
    title: named(document.title),
    subtitle: document.subtitle === undefined ? null : clean(document.subtitle),
    synthetic: document.syntheticNotice === undefined ? null : clean(document.syntheticNotice),
    footer: clean(document.footer),
    lang,
    region,
    contents: body.filter((block) => block.kind === 'heading').length > 2,
    words: {
      page: m.reports_render_page({}, locale),
      of: m.reports_render_page_of({}, locale),
      source: m.reports_render_source({}, locale),
      how: m.reports_render_how_computed({}, locale),
      contents: m.reports_render_contents({}, locale),
    },
    body: body.map(blockData),
    appendix: appendix.map(blockData),
  };

  function blockData(block: Block): Record<string, unknown> {
    switch (block.kind) {
      case 'heading':
        return { kind: 'heading', level: block.level, text: named(block.text) };
      case 'prose':
      case 'finding':
        return { kind: block.kind, text: runs(block.text) };
      case 'quote':
        return { kind: 'quote', text: runs(block.text), source: clean(block.source) };
      case 'list':
        return { kind: 'list', items: block.items.map(runs) };
      case 'facts':
        return {
          kind: 'facts',
          facts: block.facts.map(({ term, value }) => ({ term: clean(term), value: runs(value) })),
        };
      case 'warning': {
        const word =
          block.severity === 'warning'
            ? m.reports_render_warning({}, locale)
            : m.reports_render_info({}, locale);
        return { kind: 'warning', severity: block.severity, word, text: runs(block.text) };
      }
      case 'figure': {
        const scale = Math.min(paper.portrait / block.widthPixels, tallestFigure / block.heightPixels, 0.75);
        return {
          kind: 'figure',
          number: clean(block.number),
          title: runs(block.title),
          tag: block.postHocLabel ? clean(block.postHocLabel) : null,
          svg: drawableText(withLiteralColours(block.svg)),
          alt: named(block.alternativeText),
          width: block.widthPixels * scale,
          notes: [],
          ...sourceData(block.provenance),
        };
      }
      case 'table':
        return tableData(block);
      case 'details': {
        const isFirst = unused.delete(block.id);
        return {
          kind: 'details',
          label: isFirst ? block.id : null,
          summary: named(block.summary),
          blocks: block.blocks.map(blockData),
        };
      }
    }
  }

  function sourceData(provenance: Provenance) {
    const how = provenance.howId !== undefined && labels.has(provenance.howId) ? provenance.howId : null;
    return { source: clean(provenance.text), how };
  }

  function tableData(table: TableBlock): Record<string, unknown> {
    const room = starRoom(table);
    const withheldWord = m.reports_render_withheld({}, locale);
    const fitted = fitTable(table, withheldWord);
    return {
      kind: 'table',
      number: clean(table.number),
      title: runs(table.title),
      tag: table.postHocLabel ? clean(table.postHocLabel) : null,
      landscape: fitted.isLandscape,
      room: fitted.isLandscape ? roomOnPage.landscape : roomOnPage.portrait,
      size: fitted.fontSize,
      widths: fitted.columnWidths,
      head: headerRows(table.columns).map((cells) =>
        cells.map((cell) => ({
          text: runs(cell.text),
          align: cell.align,
          column: cell.column,
          span: cell.columnSpan,
          rows: cell.rowSpan,
          group: cell.isGroup,
          room: cell.isGroup ? 0 : (room[cell.column] ?? 0),
        })),
      ),
      rows: table.rows.map((row) => ({
        section: row.isSection === true,
        total: row.isTotal === true,
        cells: row.cells.map((cell, index) => {
          const align = table.columns[index]?.align ?? 'left';
          const { value, stars } =
            align === 'right' ? splitStars(cell.text) : { value: cell.text, stars: '' };
          const isEmptyWithheld = cell.isWithheld === true && plainText(cell.text) === '';
          return {
            text: runs(isEmptyWithheld ? withheldWord : value),
            stars,
            room: cell.isWithheld ? 0 : (room[index] ?? 0),
            align,
            withheld: cell.isWithheld === true,
            note: cell.note === undefined ? null : clean(cell.note),
            indent: cell.indent ?? 0,
          };
        }),
      })),
      notes: table.notes.map(runs),
      ...sourceData(table.provenance),
    };
  }
}

function runs(text: Text): Run[] {
  return runsOf(text).map((run) => ({ ...run, text: clean(run.text) }));
}

/** PDF/UA allows no heading and no picture without words: one with nothing that can be seen would stop the whole report. */
const named = (text: string) => clean(text).trim() || '–';

/** A checksum or a pasted address has no place to break: zero-width spaces let it. */
function clean(text: string): string {
  return drawableText(withStatisticsTogether(withoutForbiddenCharacters(text))).replace(/\S{29,}/gu, (word) =>
    [...word]
      .map((character, index) => (index > 0 && index % longestWord === 0 ? `\u200b${character}` : character))
      .join(''),
  );
}
