import { bothOf, eitherOf, type RowSet } from '#modules/privacy/index.ts';
import type { Condition } from '#modules/studies/index.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { outcomeOf } from './answer-tests.ts';

/**
 * The respondents of whom a condition is true.
 *
 * Somebody who did not answer what a condition asks about neither fulfils it nor its opposite, unless the rest of it
 * decides: of someone whose age is unknown, `age >= 3` and `not age >= 3` are both unknown, and
 * `age >= 3 or office == 1` is true when the office is 1 (Kleene's logic, as in SQL).
 */
export function rowsWhere(condition: Condition, dataFile: DataFile): RowSet {
  return knownOf(condition, dataFile).isTrue;
}

type Known = { readonly isTrue: RowSet; readonly isFalse: RowSet };

function knownOf(condition: Condition, dataFile: DataFile): Known {
  switch (condition.kind) {
    case 'comparison':
    case 'membership': {
      const { passed, failed } = outcomeOf(condition, dataFile);
      return { isTrue: passed, isFalse: failed };
    }
    case 'not': {
      const { isTrue, isFalse } = knownOf(condition.part, dataFile);
      return { isTrue: isFalse, isFalse: isTrue };
    }
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => knownOf(part, dataFile));
      const isAnd = condition.kind === 'and';
      return parts.reduce((a, b) => ({
        isTrue: isAnd ? bothOf(a.isTrue, b.isTrue) : eitherOf(a.isTrue, b.isTrue),
        isFalse: isAnd ? eitherOf(a.isFalse, b.isFalse) : bothOf(a.isFalse, b.isFalse),
      }));
    }
  }
}
