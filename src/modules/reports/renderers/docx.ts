import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { m } from '#messages';
import { withoutForbiddenCharacters } from '../figures/text.ts';
import type { ReportDocument } from '../schema.ts';
import { splitAppendix } from './appendix.ts';
import { type DocxPart, docxParts } from './docx-blocks.ts';
import { withoutTimeAndCounters } from './docx-identity.ts';
import { docxNumbering, docxStyles, subtle } from './docx-styles.ts';
import { docxRuns } from './docx-text.ts';
import { languageTags } from './language-tags.ts';
import { paper } from './table-measure.ts';

const millimetre = 56.7;
const margin = {
  top: 24 * millimetre,
  bottom: 24 * millimetre,
  left: 22 * millimetre,
  right: 22 * millimetre,
};
const a4 = { width: 11906, height: 16838 };

/**
 * The report as a Word document with real headings, APA tables and figures with alternative texts.
 * How things were computed is an appendix. Same document, same bytes.
 *
 * @example await writeFile('report.docx', await renderDocx(document))
 */
export async function renderDocx(document: ReportDocument): Promise<Uint8Array> {
  const { language } = document;
  const { body, appendix } = splitAppendix(document);
  const bookmarks = new Map(appendix.map(({ id }, index) => [id, `how_${index + 1}`]));
  const context = { language, bookmarks };
  const front: DocxPart = { isLandscape: false, children: frontMatter(document) };
  const back: DocxPart[] =
    appendix.length === 0
      ? []
      : [
          {
            isLandscape: false,
            children: [
              new Paragraph({
                heading: HeadingLevel.HEADING_1,
                pageBreakBefore: true,
                children: docxRuns(m.reports_render_how_computed({}, { locale: language })),
              }),
            ],
          },
          ...docxParts(appendix, context),
        ];
  const sections = inSections([front, ...docxParts(body, context), ...back]);
  const packed = await Packer.toBuffer(
    new Document({
      title: withoutForbiddenCharacters(document.title),
      creator: 'Handlingsrom',
      lastModifiedBy: 'Handlingsrom',
      description: withoutForbiddenCharacters(document.subtitle ?? ''),
      styles: docxStyles(languageTags[language]),
      numbering: docxNumbering,
      sections: sections.map((section, index) => ({
        properties: {
          type: index === 0 ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE,
          page: {
            margin,
            size: {
              ...a4,
              orientation: section.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
          },
        },
        headers: { default: header(document) },
        footers: { default: footer(document, section.isLandscape) },
        children: section.children,
      })),
    }),
  );
  return withoutTimeAndCounters(new Uint8Array(packed));
}

/** A wide table turns the sheet; what follows turns it back. */
function inSections(parts: readonly DocxPart[]): { isLandscape: boolean; children: (Paragraph | Table)[] }[] {
  const sections: { isLandscape: boolean; children: (Paragraph | Table)[] }[] = [];
  for (const part of parts) {
    const current = sections.at(-1);
    if (current && current.isLandscape === part.isLandscape) current.children.push(...part.children);
    else sections.push({ isLandscape: part.isLandscape, children: [...part.children] });
  }
  return sections;
}

function frontMatter(document: ReportDocument): Paragraph[] {
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: docxRuns(document.title) });
  if (document.subtitle === undefined) return [title];
  return [title, new Paragraph({ style: 'ReportSubtitle', children: docxRuns(document.subtitle) })];
}

function header(document: ReportDocument): Header {
  const notice = document.syntheticNotice
    ? docxRuns(document.syntheticNotice, { bold: true, size: 17, color: '8C3500' })
    : [];
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: notice })] });
}

function footer(document: ReportDocument, isLandscape: boolean): Footer {
  const locale = { locale: document.language };
  const small = { size: 17, color: subtle };
  const page = m.reports_render_page({}, locale);
  const of = m.reports_render_page_of({}, locale);
  const position = Math.round((isLandscape ? paper.landscape : paper.portrait) * 20);
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position }],
        children: [
          ...docxRuns(document.footer, small),
          new TextRun({
            ...small,
            children: [`\t${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
