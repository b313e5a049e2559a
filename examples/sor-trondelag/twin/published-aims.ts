import { type Aim, between, type Interval, printsAs } from './aim.ts';
import { AlphaAim } from './alpha-aim.ts';
import type { AnswerSheet } from './answer-sheet.ts';
import { CorrelationAim } from './correlation-aim.ts';
import published from './printed.json' with { type: 'json' };

export type Respondents = 'employee' | 'leader';

/** Table 1. */
export function alphaAims(sheet: AnswerSheet, who: Respondents): Aim[] {
  return published.table1_cronbachAlpha.flatMap((row) => {
    const alpha = row[who];
    return alpha == null ? [] : [new AlphaAim(sheet, row.scale, printsAs(alpha, 2))];
  });
}

/**
 * Correlations to two decimals; `narrower` holds those whose printed p asks for a smaller interval than the printed r.
 */
export function correlationAims(
  sheet: AnswerSheet,
  outcome: string,
  factors: readonly { factor: string; r: number }[],
  narrower: Record<string, Interval> = {},
): Aim[] {
  return factors.map(
    ({ factor, r }) => new CorrelationAim(sheet, outcome, factor, narrower[factor] ?? printsAs(r, 2)),
  );
}

/** Table 6, one column. */
export function table6(who: Respondents): { factor: string; r: number }[] {
  return published.table6_correlationsWithInnovationBehaviour.flatMap((row) => {
    const cell = row[who];
    return cell ? [{ factor: row.factor, r: cell.r }] : [];
  });
}

/** Factors the study does not report, and which therefore were not significant. */
export function notSignificantAims(
  sheet: AnswerSheet,
  outcome: string,
  factors: Record<string, number>,
  slack: number,
): Aim[] {
  return Object.entries(factors).map(
    ([factor, r]) => new CorrelationAim(sheet, outcome, factor, between(r - slack, r + slack)),
  );
}
