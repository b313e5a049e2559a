import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';

export const ink = '202733';
export const subtle = '49515E';
export const faint = 'CFD3D8';
/** On every machine with Word, and as wide as Liberation Sans: a font that is missing would break measured tables. */
const documentFont = 'Arial';
export const bulletReference = 'bullets';

const heading = (size: number, before: number, after: number) => ({
  run: { font: documentFont, size: size * 2, bold: true, color: ink },
  paragraph: { spacing: { before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
});

/** Named styles, so that a reader can restyle the whole report from Word's own style pane. */
export function docxStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: documentFont, size: 20, color: ink, language: { value: language } },
        paragraph: { spacing: { after: 140, line: 290, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: documentFont, size: 48, bold: true, color: ink },
        paragraph: { spacing: { after: 80 } },
      },
      heading1: heading(17, 24, 8),
      heading2: heading(13, 18, 6),
      heading3: heading(11, 14, 5),
    },
    paragraphStyles: [
      {
        id: 'ReportSubtitle',
        name: 'Report subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 26, color: subtle },
        paragraph: { spacing: { after: 320 } },
      },
      {
        id: 'ReportFinding',
        name: 'Report finding',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 26 },
        paragraph: {
          keepNext: true,
          spacing: { before: 120, after: 200 },
          indent: { left: 200 },
          border: { left: { style: 'single', size: 18, space: 8, color: '0063C1' } },
        },
      },
      {
        id: 'ReportCaptionNumber',
        name: 'Report caption number',
        basedOn: 'Normal',
        next: 'ReportCaptionTitle',
        run: { bold: true },
        paragraph: { keepNext: true, spacing: { before: 360, after: 0 } },
      },
      {
        id: 'ReportCaptionTitle',
        name: 'Report caption title',
        basedOn: 'Normal',
        next: 'Normal',
        run: { italics: true },
        paragraph: { keepNext: true, spacing: { after: 120 } },
      },
      {
        id: 'ReportTableText',
        name: 'Report table text',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'ReportNote',
        name: 'Report note',
        basedOn: 'Normal',
        run: { size: 17, color: subtle },
        paragraph: { spacing: { before: 60, after: 0, line: 250, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'ReportQuote',
        name: 'Report quote',
        basedOn: 'Normal',
        next: 'ReportQuoteSource',
        paragraph: { keepNext: true, spacing: { before: 160, after: 20 }, indent: { left: 400, right: 400 } },
      },
      {
        id: 'ReportQuoteSource',
        name: 'Report quote source',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 18, color: subtle },
        paragraph: { spacing: { after: 200 }, indent: { left: 400, right: 400 } },
      },
      {
        id: 'ReportWarning',
        name: 'Report warning',
        basedOn: 'Normal',
        paragraph: {
          keepLines: true,
          spacing: { before: 160, after: 160 },
          indent: { left: 120, right: 120 },
        },
      },
    ],
  };
}

export const docxNumbering = {
  config: [
    {
      reference: bulletReference,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 360, hanging: 240 } } },
        },
      ],
    },
  ],
};
