import { m } from '#messages';
import type { PackedFaults } from '#platform/packed/faults.ts';
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

/** What can be wrong with any packed file, said of a spreadsheet. */
export const xlsxFaults: PackedFaults = {
  damaged,
  tooLarge,
  locked: () => new XlsxRefusal('xlsx-locked', (locale) => m.analyses_answers_xlsx_locked({}, { locale })),
  declaresOwn: (part) =>
    new XlsxRefusal('xlsx-doctype', (locale) => m.analyses_answers_xlsx_doctype({ part }, { locale })),
};
