import type { z } from 'zod';
import type { powerOptions } from '#modules/studies/schema.ts';
import { criticalEffect, neededCases, type PowerDesign, powerOf, smallestDetectable } from '#statistics';

export type PowerOptions = z.infer<typeof powerOptions>;

/** What is asked: two of n, effect and power are known (power is .80 unless said), and the third is sought. */
export type PowerQuestion = {
  readonly design: PowerDesign;
  readonly n?: number | undefined;
  readonly effect?: number | undefined;
  readonly power?: number | undefined;
  readonly alpha?: number | undefined;
};

export type PowerAnswer = {
  readonly sought: 'effect' | 'power' | 'n';
  readonly n: number;
  readonly effect: number;
  readonly power: number;
  readonly alpha: number;
  /** The smallest effect in the answers themselves that is significant. */
  readonly critical: number;
  /** How likely the study is to find a true effect of just that size. */
  readonly powerAtCritical: number;
  /** n and the smallest effect that has the power, for the figure. */
  readonly curve: readonly PowerPoint[];
};
export type PowerPoint = { readonly n: number; readonly critical: number; readonly detectable: number };

/**
 * Answers a question of power.
 *
 * @throws StatisticsError as `powerOf`, `smallestDetectable` and `neededCases`
 */
export function answerPower({ design, n, effect, power = 0.8, alpha = 0.05 }: PowerQuestion): PowerAnswer {
  const solved = solve(design, n, effect, power, alpha);
  const critical = criticalEffect(design, solved.n, alpha);
  const target = solved.sought === 'power' ? power : solved.power;
  return {
    ...solved,
    alpha,
    critical,
    powerAtCritical: powerOf(design, solved.n, critical, alpha),
    curve: curveOf(design, solved.n, target, alpha),
  };
}

function solve(
  design: PowerDesign,
  n: number | undefined,
  effect: number | undefined,
  power: number,
  alpha: number,
) {
  if (n === undefined) {
    const wanted = effect ?? 0;
    return { sought: 'n' as const, n: neededCases(design, wanted, power, alpha), effect: wanted, power };
  }
  if (effect === undefined) {
    return { sought: 'effect' as const, n, effect: smallestDetectable(design, n, power, alpha), power };
  }
  return { sought: 'power' as const, n, effect, power: powerOf(design, n, effect, alpha) };
}

/** Numbers of answers that a study might have, from a handful to some thousands. */
const roundNumbers = [
  ...[5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800],
  ...[1000, 1200, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 8000, 10_000],
];

/** From about a third of n to some three times n, n itself among them. */
function curveOf(design: PowerDesign, n: number, power: number, alpha: number): PowerPoint[] {
  const fewest = Math.max(leastOnCurve(design), Math.min(n, Math.floor(n / 3)));
  const around = roundNumbers.filter((size) => size > fewest && size <= Math.max(3.2 * n, 50));
  const sizes = [...new Set([...around, n])].toSorted((a, b) => a - b);
  return sizes.map((size) => ({
    n: size,
    critical: criticalEffect(design, size, alpha),
    detectable: smallestDetectable(design, size, power, alpha),
  }));
}

/** With fewer degrees of freedom than these the curve would be all wall. */
function leastOnCurve(design: PowerDesign): number {
  if (design.kind === 'regression') return design.predictors + 5;
  return design.kind === 'oneWay' ? design.groups + 4 : 4;
}

export function designOf(options: PowerOptions): PowerDesign {
  const { predictors = 1, tested, groups = 2 } = options;
  switch (options.for) {
    case 'correlation':
    case 'twoGroups':
      return { kind: options.for };
    case 'regression':
      return { kind: 'regression', predictors, ...(tested === undefined ? {} : { tested }) };
    case 'oneWay':
      return { kind: 'oneWay', groups };
  }
}
