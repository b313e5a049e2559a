import { StatisticsError } from '../statistics-error.ts';

/**
 * What a study is going to test, and in what measure its effect is said:
 * - correlation: r between two normal variables;
 * - regression: Cohen's f² = (R² − R²₀)/(1 − R²) of `tested` predictors out of `predictors` (all, where not said);
 * - oneWay: Cohen's f, the standard deviation of the group means over that within groups, groups of equal size;
 * - twoGroups: Cohen's d, the difference of two means over the standard deviation within, groups of equal size.
 */
export type PowerDesign =
  | { readonly kind: 'correlation' }
  | { readonly kind: 'regression'; readonly predictors: number; readonly tested?: number }
  | { readonly kind: 'oneWay'; readonly groups: number }
  | { readonly kind: 'twoGroups' };

/** The least n, in all, that leaves a degree of freedom to test against. */
export function fewestCases(design: PowerDesign): number {
  switch (design.kind) {
    case 'correlation':
      return 3;
    case 'regression':
      return design.predictors + 2;
    case 'oneWay':
      return design.groups + 1;
    case 'twoGroups':
      return 3;
  }
}

/** By how many the cases of a study grow: groups of equal size grow together. */
export function casesAtATime(design: PowerDesign): number {
  if (design.kind === 'oneWay') return design.groups;
  return design.kind === 'twoGroups' ? 2 : 1;
}

/** Refuses a design, an n or a level that makes no sense ('invalid-argument', 'too-few-cases', 'too-few-groups'). */
export function requireDesign(design: PowerDesign, alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) refuse(`alpha lies between 0 and 1, not at ${alpha}`);
  if (design.kind === 'regression') {
    const { predictors, tested = predictors } = design;
    if (!(Number.isInteger(predictors) && predictors >= 1)) {
      refuse(`the predictors are a whole number from 1, not ${predictors}`);
    }
    if (!(Number.isInteger(tested) && tested >= 1 && tested <= predictors)) {
      refuse(`the tested predictors are from 1 to ${predictors}, not ${tested}`);
    }
  }
  if (design.kind === 'oneWay' && !(Number.isInteger(design.groups) && design.groups >= 2)) {
    throw new StatisticsError('too-few-groups', `comparing means needs 2 groups, not ${design.groups}`);
  }
}

export function requireCases(design: PowerDesign, n: number): void {
  if (!Number.isInteger(n)) refuse(`n is a whole number, not ${n}`);
  const fewest = fewestCases(design);
  if (n < fewest)
    throw new StatisticsError('too-few-cases', `the design needs ${fewest} cases, there are ${n}`);
}

export function requirePower(power: number, alpha: number): void {
  // A test is right by chance as often as alpha says, effect or none.
  if (!(power > alpha && power < 1)) refuse(`power lies between alpha (${alpha}) and 1, not at ${power}`);
}

export function refuse(why: string): never {
  throw new StatisticsError('invalid-argument', why);
}
