import { type DisclosurePolicy, gatherList, type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { Codebook, CodebookVariable } from './codebook.ts';

/** A variable as it may be shown: its dictionary, and how many answered. The answers themselves are left out. */
export type ReleasedVariable = Pick<
  CodebookVariable,
  'name' | 'label' | 'kind' | 'valueLabels' | 'missingCodes'
> & {
  /** Null where so few answered, or so few did not, that it would be known who. */
  readonly valid: number | null;
  readonly missing: number | null;
};

/** The codebook for people to look at: no answers, no smallest and largest, and no count of a few. */
export function releaseCodebook(codebook: Codebook, policy: DisclosurePolicy): Released<ReleasedVariable[]> {
  return gatherList(
    codebook.variables.map(({ name, label, kind, valueLabels, missingCodes, valid, missing }) => {
      const variable: ReleasedVariable = { name, label, kind, valueLabels, missingCodes, valid, missing };
      // Nobody is in an empty group, so nobody can be recognised by it.
      const smallest = Math.min(...[valid, missing].filter((count) => count > 0));
      return releaseFigure(variable, smallest, policy, (withheld) => ({
        ...withheld,
        valid: null,
        missing: null,
      }));
    }),
  );
}
