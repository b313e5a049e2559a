import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';
import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { withoutForbiddenCharacters } from '../figures/text.ts';
import type { Block, FigureBlock, Provenance, TableBlock } from '../schema.ts';
import { bulletReference } from './docx-styles.ts';
import { docxTable } from './docx-table.ts';
import { docxRuns } from './docx-text.ts';
import { figurePng } from './png.ts';
import { fitTable, paper } from './table-measure.ts';

export type DocxPart = { readonly isLandscape: boolean; readonly children: readonly (Paragraph | Table)[] };
export type DocxContext = { readonly language: Language; readonly bookmarks: ReadonlyMap<string, string> };

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
/** Arial against the measured Source Sans 3, beyond the room already left for it. */
const arialStretch = 1.06;
const pixelsPerPoint = 4 / 3;
const tallestFigurePoints = 560;

/** Each block as Word paragraphs and tables; a part says whether it needs a sheet turned sideways. */
export function docxParts(blocks: readonly Block[], context: DocxContext): DocxPart[] {
  return blocks.flatMap((block) => docxPart(block, context));
}

function docxPart(block: Block, context: DocxContext): DocxPart[] {
  const { language } = context;
  const upright = (...children: (Paragraph | Table)[]): DocxPart[] => [{ isLandscape: false, children }];
  switch (block.kind) {
    case 'heading':
      return upright(
        new Paragraph({ heading: headings[block.level - 1] ?? headings[2], children: docxRuns(block.text) }),
      );
    case 'prose':
      return upright(new Paragraph({ children: docxRuns(block.text) }));
    case 'finding':
      return upright(new Paragraph({ style: 'ReportFinding', children: docxRuns(block.text) }));
    case 'quote':
      return upright(
        new Paragraph({ style: 'ReportQuote', children: docxRuns(block.text) }),
        new Paragraph({ style: 'ReportQuoteSource', children: docxRuns(block.source) }),
      );
    case 'list':
      return upright(
        ...block.items.map(
          (item) =>
            new Paragraph({ numbering: { reference: bulletReference, level: 0 }, children: docxRuns(item) }),
        ),
      );
    case 'facts':
      return upright(
        ...block.facts.map(
          ({ term, value }) =>
            new Paragraph({
              spacing: { after: 40 },
              children: [...docxRuns(`${term}: `, { bold: true }), ...docxRuns(value)],
            }),
        ),
      );
    case 'warning':
      return upright(warning(block, language));
    case 'figure':
      return upright(...figure(block, context));
    case 'table':
      return [table(block, context)];
    case 'details': {
      const bookmark = context.bookmarks.get(block.id);
      const title = docxRuns(block.summary);
      const heading = new Paragraph({
        heading: HeadingLevel.HEADING_2,
        children: bookmark ? [new Bookmark({ id: bookmark, children: title })] : title,
      });
      return [...upright(heading), ...docxParts(block.blocks, context)];
    }
  }
}

function caption(block: TableBlock | FigureBlock): Paragraph[] {
  const tag = block.postHocLabel
    ? [new TextRun({ text: '  ' }), ...docxRuns(` ${block.postHocLabel} `, { bold: true, color: '6535A7' })]
    : [];
  return [
    new Paragraph({ style: 'ReportCaptionNumber', children: [...docxRuns(block.number), ...tag] }),
    new Paragraph({ style: 'ReportCaptionTitle', children: docxRuns(block.title) }),
  ];
}

function source(provenance: Provenance, { language, bookmarks }: DocxContext): Paragraph {
  const word = m.reports_render_source({}, { locale: language });
  const children: ParagraphChild[] = docxRuns(`${word} ${provenance.text}. `);
  const anchor = provenance.howId === undefined ? undefined : bookmarks.get(provenance.howId);
  if (anchor) {
    const how = m.reports_render_how_computed({}, { locale: language });
    children.push(new InternalHyperlink({ anchor, children: docxRuns(how, { color: '005BB6' }) }));
  }
  return new Paragraph({ style: 'ReportNote', spacing: { before: 60, after: 280 }, children });
}

function table(block: TableBlock, context: DocxContext): DocxPart {
  const withheldWord = m.reports_render_withheld({}, { locale: context.language });
  const fitted = fitTable(block, withheldWord, arialStretch);
  const notes = block.notes.map(
    (note) => new Paragraph({ style: 'ReportNote', keepNext: true, children: docxRuns(note) }),
  );
  return {
    isLandscape: fitted.isLandscape,
    children: [
      ...caption(block),
      docxTable(block, fitted, withheldWord),
      ...notes,
      source(block.provenance, context),
    ],
  };
}

function figure(block: FigureBlock, context: DocxContext): Paragraph[] {
  const points = Math.min(paper.portrait, block.widthPixels * 0.75);
  const scale = Math.min(points / block.widthPixels, tallestFigurePoints / block.heightPixels);
  const image = new ImageRun({
    type: 'png',
    data: figurePng(block.svg),
    transformation: {
      width: Math.round(block.widthPixels * scale * pixelsPerPoint),
      height: Math.round(block.heightPixels * scale * pixelsPerPoint),
    },
    // docx escapes these as well, and writes what XML forbids as it is: Word would not open the document.
    altText: {
      name: withoutForbiddenCharacters(block.number),
      title: withoutForbiddenCharacters(block.number),
      description: withoutForbiddenCharacters(block.alternativeText),
    },
  });
  return [
    ...caption(block),
    new Paragraph({ keepNext: true, spacing: { after: 60 }, children: [image] }),
    source(block.provenance, context),
  ];
}

function warning(block: Extract<Block, { kind: 'warning' }>, language: Language): Paragraph {
  const isStrong = block.severity === 'warning';
  const word = isStrong
    ? m.reports_render_warning({}, { locale: language })
    : m.reports_render_info({}, { locale: language });
  const line = { style: BorderStyle.SINGLE, size: 4, space: 6, color: isStrong ? 'CA5000' : '5A8FAE' };
  return new Paragraph({
    style: 'ReportWarning',
    shading: { type: 'clear', fill: isStrong ? 'FFF5E4' : 'EEF6FC' },
    border: { top: line, bottom: line, left: line, right: line },
    children: [...docxRuns(`${word}: `, { bold: true }), ...docxRuns(block.text)],
  });
}
