import { m } from '#messages';
import type { Say } from '../table-problem.ts';

/** Why a spreadsheet cannot be read; caught where the file is opened, and said as a problem of that file. */
export class XlsxRefusal extends Error {
  readonly code: string;
  readonly say: Say;

  constructor(code: string, say: Say) {
    super(code);
    this.name = 'XlsxRefusal';
    this.code = code;
    this.say = say;
  }
}

/** @param part the part of the file, such as `xl/workbook.xml` */
export function damaged(part: string): XlsxRefusal {
  return new XlsxRefusal('xlsx-damaged', (locale) =>
    m.analyses_answers_xlsx_damaged({ part: part.slice(0, 80) }, { locale }),
  );
}

export function tooLarge(megabytes: number): XlsxRefusal {
  return new XlsxRefusal('too-large', (locale) =>
    m.analyses_answers_xlsx_too_large({ megabytes }, { locale }),
  );
}
