import { m } from '#messages';
import type { Say } from '#platform/tables/table-problem.ts';

/** Why an SPSS file cannot be read; caught where the file is opened, and said as a problem of that file. */
export class SavRefusal extends Error {
  readonly code: string;
  readonly say: Say;

  constructor(code: string, say: Say) {
    super(code);
    this.name = 'SavRefusal';
    this.code = code;
    this.say = say;
  }
}

export function truncated(): SavRefusal {
  return new SavRefusal('sav-truncated', (locale) => m.analyses_answers_sav_truncated({}, { locale }));
}

/** @param position the byte where something stands that cannot be */
export function damaged(position: number): SavRefusal {
  return new SavRefusal('sav-damaged', (locale) => m.analyses_answers_sav_damaged({ position }, { locale }));
}
