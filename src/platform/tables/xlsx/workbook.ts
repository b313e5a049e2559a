import { m } from '#messages';
import type { Zip } from '#platform/packed/open-zip.ts';
import { scanPart } from './parts.ts';
import { damaged, XlsxRefusal } from './xlsx-refusal.ts';

export type Workbook = {
  /** Where the first sheet that is shown stands in the file. */
  readonly sheetPath: string;
  /** Every sheet, shown or not, by where it stands in the file. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  /** Whether days are counted from 1904, as on old Macs. */
  readonly isFrom1904: boolean;
  /** Texts that cells refer to by number. */
  readonly sharedTexts: readonly string[];
  /** Whether cells of a style show a date or a time. */
  readonly isDateStyle: readonly boolean[];
};

const workbookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';

/** What has to be known of a workbook to read its first sheet. */
export function readWorkbook(zip: Zip): Workbook {
  const workbook = zip.text(workbookPart);
  if (workbook === undefined) {
    throw new XlsxRefusal('xlsx-no-workbook', (locale) =>
      m.analyses_answers_xlsx_no_workbook({}, { locale }),
    );
  }
  let relation: string | undefined;
  let isFrom1904 = false;
  const named: { name: string; relation: string }[] = [];
  scanPart(workbook, workbookPart, {
    open: (name, attribute) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      const isShown = (attribute('state') ?? 'visible') === 'visible';
      if (name !== 'sheet') return;
      if (isShown) relation ??= attribute('id');
      named.push({ name: attribute('name') ?? '', relation: attribute('id') ?? '' });
    },
    close: () => {},
    text: () => {},
  });
  if (relation === undefined) throw damaged(workbookPart);
  const targets = readTargets(zip);
  if (!targets.has(relation)) throw damaged(relationsPart);
  return {
    sheetPath: targets.get(relation)!,
    sheets: named.flatMap((sheet) => {
      const path = targets.get(sheet.relation);
      return path === undefined ? [] : [{ name: sheet.name, path }];
    }),
    isFrom1904,
    sharedTexts: readSharedTexts(zip),
    isDateStyle: readDateStyles(zip),
  };
}

/** Where the parts that a workbook refers to by number stand. */
function readTargets(zip: Zip): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  scanPart(zip.text(relationsPart) ?? '', relationsPart, {
    open: (name, attribute) => {
      const [id, target] = [attribute('Id'), attribute('Target')];
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
    },
    close: () => {},
    text: () => {},
  });
  return targets;
}

/** Formatted runs of one text are put together; how a word is pronounced (`rPh`) is left out. */
function readSharedTexts(zip: Zip): string[] {
  const part = 'xl/sharedStrings.xml';
  const texts: string[] = [];
  let pieces: string[] = [];
  let isText = false;
  let isPhonetic = false;
  scanPart(zip.text(part) ?? '', part, {
    open: (name) => {
      if (name === 'si') pieces = [];
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isText = !isPhonetic;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(unescaped(pieces.join('')));
    },
    text: (text) => {
      if (isText) pieces.push(text);
    },
  });
  return texts;
}

/** Signs that XML cannot hold are written `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Built-in formats that show dates and times (ECMA-376 part 1, §18.8.30). */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

function readDateStyles(zip: Zip): boolean[] {
  const part = 'xl/styles.xml';
  const customDates = new Set<string>();
  const styles: boolean[] = [];
  let isCellFormats = false;
  scanPart(zip.text(part) ?? '', part, {
    open: (name, attribute) => {
      if (name === 'numFmt' && isDateFormat(attribute('formatCode') ?? '')) {
        customDates.add(attribute('numFmtId') ?? '');
      }
      if (name === 'cellXfs') isCellFormats = true;
      if (name === 'xf' && isCellFormats) {
        const id = attribute('numFmtId') ?? '0';
        styles.push(builtInDates.has(Number(id)) || customDates.has(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellFormats = false;
    },
    text: () => {},
  });
  return styles;
}

/** @example isDateFormat('dd.mm.yyyy') // true; '0.00" d"' and '[Red]0' are none */
export function isDateFormat(code: string): boolean {
  const signs = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(signs) && !/general/i.test(signs);
}
