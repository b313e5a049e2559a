import { expect, test } from 'vitest';
import { reference } from '../reference/confirmatory-data.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import { names, ours } from './testing/as-lavaan.ts';

test.each(names.filter((name) => 'modification' in reference.confirmations[name]))(
  'modification indices and expected changes agree with lavaan’s modindices: %s',
  (name) => {
    const { solution, labels, factorNames } = ours(name);
    const rows = (reference.confirmations[name] as typeof reference.confirmations.pupils).modification ?? [];
    const least = name === 'pairs' || name === 'pupilsResiduals' ? 3 : 7;
    let compared = 0;
    for (const { lhs, op, rhs, mi, epc, standardised } of rows) {
      if (op === '~~' && factorNames.includes(lhs)) continue;
      const found = solution.modificationIndices.find(({ kind, item, other }) =>
        op === '=~'
          ? kind === 'loading' && labels[item] === rhs && factorNames[other] === lhs
          : kind === 'residual' && [lhs, rhs].every((each) => [labels[item], labels[other]].includes(each)),
      )!;
      compared += 1;
      expect(
        fewestCorrectDigits(
          [found.index, found.expectedChange, found.standardisedChange],
          [mi, epc, standardised],
        ),
      ).toBeGreaterThan(least);
    }
    if (rows.length > 0) expect(compared).toBeGreaterThan(3);
  },
);
