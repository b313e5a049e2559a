import { m } from '#messages';
import type { Say } from '#platform/tables/table-problem.ts';

/** Why a Stata file cannot be read; caught where the file is opened, and said as a problem of that file. */
export class DtaRefusal extends Error {
  readonly code: string;
  readonly say: Say;

  constructor(code: string, say: Say) {
    super(code);
    this.name = 'DtaRefusal';
    this.code = code;
    this.say = say;
  }
}

export function truncated(): DtaRefusal {
  return new DtaRefusal('dta-truncated', (locale) => m.analyses_answers_dta_truncated({}, { locale }));
}

/** @param position the byte where something stands that cannot be */
export function damaged(position: number): DtaRefusal {
  return new DtaRefusal('dta-damaged', (locale) => m.analyses_answers_dta_damaged({ position }, { locale }));
}
