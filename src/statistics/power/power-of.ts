import { correlationBeyond } from '../distributions/correlation-coefficient.ts';
import {
  fisherFUpperQuantile,
  noncentralFUpperTail,
  noncentralTCdf,
  noncentralTUpperTail,
  studentTUpperQuantile,
} from '../distributions/index.ts';
import { type PowerDesign, refuse, requireCases, requireDesign } from './design.ts';

/**
 * How likely a study of n cases in all is to find an effect of this size significant at `alpha` (two-sided where
 * there are sides; a significant effect on the wrong side counts too, as in G*Power and R's pwr).
 *
 * Units: the effect as `PowerDesign` says it: r, f², f or d. Groups are of equal size (two groups of an odd n by
 * one more or less).
 * Assumptions: those of the test; for r that both variables are normal, for f² that predictors are as observed.
 * Errors: 'too-few-cases', 'too-few-groups'; 'invalid-argument' for an effect or alpha out of bounds.
 * Source: Cohen (1988), Statistical Power Analysis, chs. 2, 3, 8, 9; noncentralities as in Faul et al. (2007; 2009),
 * Behavior Research Methods 39:175–191, 41:1149–1160: λ = f²·n, δ = d·√(n₁n₂/n); r exactly (`correlationBeyond`).
 *
 * @example
 * powerOf({ kind: 'correlation' }, 19, 0.6); // 0.81…
 */
export function powerOf(design: PowerDesign, n: number, effect: number, alpha = 0.05): number {
  requireDesign(design, alpha);
  requireCases(design, n);
  const largest = design.kind === 'correlation' ? 1 : Number.POSITIVE_INFINITY;
  if (!(Math.abs(effect) < largest)) refuse(`no effect is ${effect}`);
  switch (design.kind) {
    case 'correlation':
      return correlationBeyond(criticalCorrelation(n, alpha), n, effect);
    case 'regression': {
      const { predictors, tested = predictors } = design;
      return fPower(tested, n - predictors - 1, Math.abs(effect) * n, alpha);
    }
    case 'oneWay':
      return fPower(design.groups - 1, n - design.groups, effect * effect * n, alpha);
    case 'twoGroups': {
      const critical = studentTUpperQuantile(alpha / 2, n - 2);
      const shift = effect * rootOfHarmonicSize(n);
      return Math.min(
        1,
        noncentralTUpperTail(critical, n - 2, shift) + noncentralTCdf(-critical, n - 2, shift),
      );
    }
  }
}

/**
 * The smallest effect that comes out significant when it is what n cases show: |r|, f², f or |d| in the sample. It is
 * not what the study can be expected to find: where this is the true effect, about half of all studies miss it.
 *
 * @example
 * criticalEffect({ kind: 'correlation' }, 19); // 0.456
 */
export function criticalEffect(design: PowerDesign, n: number, alpha = 0.05): number {
  requireDesign(design, alpha);
  requireCases(design, n);
  switch (design.kind) {
    case 'correlation':
      return criticalCorrelation(n, alpha);
    case 'regression': {
      const { predictors, tested = predictors } = design;
      const df = n - predictors - 1;
      return (fisherFUpperQuantile(alpha, tested, df) * tested) / df;
    }
    case 'oneWay': {
      const [between, within] = [design.groups - 1, n - design.groups];
      return Math.sqrt((fisherFUpperQuantile(alpha, between, within) * between) / within);
    }
    case 'twoGroups':
      return studentTUpperQuantile(alpha / 2, n - 2) / rootOfHarmonicSize(n);
  }
}

function criticalCorrelation(n: number, alpha: number): number {
  const t = studentTUpperQuantile(alpha / 2, n - 2);
  return t / Math.hypot(t, Math.sqrt(n - 2));
}

function fPower(df1: number, df2: number, noncentrality: number, alpha: number): number {
  return noncentralFUpperTail(fisherFUpperQuantile(alpha, df1, df2), df1, df2, noncentrality);
}

/** √(n₁n₂/n) for two halves of n, one larger by one where n is odd. */
function rootOfHarmonicSize(n: number): number {
  const half = Math.floor(n / 2);
  return Math.sqrt((half * (n - half)) / n);
}
