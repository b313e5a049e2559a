import {
  type DisclosurePolicy,
  isLargeEnough,
  type Released,
  releaseGroups,
  type Verdict,
} from '#modules/privacy/index.ts';
import { chiSquaredFit, chiSquaredIndependence, fisherExact } from '#statistics';
import type { Likeness, LikenessRow } from './result.ts';

export type { Likeness, LikenessRow } from './result.ts';

export type LikenessCount = {
  readonly category: string;
  readonly invited: number;
  readonly reached: number;
  readonly answered: number;
};

/**
 * Holds those who answered against all who were asked. Groups of fewer reached than the minimum are withheld, the
 * smallest others with them, and those withheld are tested as one: apart, χ² and the sum would give two of them back.
 *
 * The fit of the answers to the shares of the list is too mild where many have answered, since they are on the list
 * themselves: χ² against those who did not answer is that of the fit times N/(N − n), and is what is concluded from.
 */
export function releaseLikeness(
  { variable, kind }: Pick<Likeness, 'variable' | 'kind'>,
  counts: readonly LikenessCount[],
  policy: DisclosurePolicy,
  /** Groups that the table of rates withholds. */
  isWithheldElsewhere: (category: string) => boolean = () => false,
): Released<Likeness> {
  const asked = counts.filter(({ invited }) => invited > 0);
  const sizes = asked.map(({ reached }) => reached);
  const whole = addUp(asked);
  const empty: Likeness = {
    variable,
    kind,
    invited: whole.invited,
    answered: whole.answered,
    rows: [],
    fit: null,
    difference: null,
    smallestExpected: null,
  };
  const withheldElsewhere = asked.map(({ category }) => isWithheldElsewhere(category));
  const apply = (likeness: Likeness, verdicts: readonly Verdict[]): Likeness => {
    if (!isLargeEnough(whole.answered, policy)) {
      return { ...likeness, answered: null, withheld: 'fewer-than-minimum' };
    }
    const shown = asked.filter((_, place) => verdicts[place] === 'shown');
    const hidden = asked.filter((_, place) => verdicts[place] !== 'shown');
    const tested = [...shown, ...(hidden.length > 0 ? [addUp(hidden)] : [])];
    const tests = testsOf(tested, whole);
    const figures = (group: Omit<LikenessCount, 'category'>, place: number) => ({
      invited: group.invited,
      invitedPercent: (100 * group.invited) / whole.invited,
      // Nobody reached, and answers all the same: letters that came back are not held against who answered.
      reachedPercent: whole.reached === 0 ? null : (100 * group.reached) / whole.reached,
      answered: group.answered,
      answeredPercent: (100 * group.answered) / whole.answered,
      residual: tests.residuals[place] ?? null,
    });
    const rows: LikenessRow[] = asked.map((group, place) =>
      verdicts[place] === 'shown'
        ? { category: group.category, ...figures(group, shown.indexOf(group)) }
        : {
            category: group.category,
            invited: group.invited,
            invitedPercent: (100 * group.invited) / whole.invited,
            reachedPercent: null,
            answered: null,
            answeredPercent: null,
            residual: null,
            withheld: 'fewer-than-minimum',
          },
    );
    const together = hidden.length > 0 && shown.length > 0 ? tested.at(-1) : undefined;
    return {
      ...likeness,
      rows: [...rows, ...(together ? [{ category: null, ...figures(together, tested.length - 1) }] : [])],
      fit: tests.fit,
      difference: tests.difference,
      smallestExpected: tests.smallestExpected,
    };
  };
  return releaseGroups(empty, sizes, policy, apply, withheldElsewhere);
}

type Group = Omit<LikenessCount, 'category'>;
const noTests = { residuals: [], fit: null, difference: null, smallestExpected: null };

/** Cochran (1954): χ² may be trusted where at most a fifth of the cells are expected under 5, and none under 1. */
const expectedEnough = 5;
const mostShareBelow = 0.2;

function testsOf(
  groups: readonly Group[],
  whole: Group,
): Pick<Likeness, 'fit' | 'difference' | 'smallestExpected'> & { readonly residuals: readonly number[] } {
  if (groups.length < 2) return noTests;
  const answered = groups.map((group) => group.answered);
  const fit = chiSquaredFit(
    answered,
    groups.map(({ invited }) => invited / whole.invited),
  );
  const smallestExpected = Math.min(...fit.expected);
  const found = {
    fit: { chiSquared: fit.chiSquared, df: fit.degreesOfFreedom, p: fit.pValue },
    smallestExpected,
  };
  // Where everybody has answered there is nobody to differ from.
  if (whole.answered === whole.invited) return { ...noTests, ...found };
  const table = [answered, groups.map((group) => group.invited - group.answered)];
  const independence = chiSquaredIndependence(table);
  const cells = independence.expected.flat();
  const isThin =
    independence.smallestExpected < 1 ||
    cells.filter((expected) => expected < expectedEnough).length > mostShareBelow * cells.length;
  const exact = isThin ? fisherExact(table) : null;
  return {
    ...found,
    residuals: independence.adjustedResiduals[0]!.map((residual) => residual ?? 0),
    difference: exact
      ? { p: exact.pValue, method: 'exact' }
      : { p: independence.pValue, method: 'chi-squared' },
  };
}

function addUp(groups: readonly Group[]): Group {
  const sum = (column: keyof Group) => groups.reduce((total, group) => total + group[column], 0);
  return { invited: sum('invited'), reached: sum('reached'), answered: sum('answered') };
}
