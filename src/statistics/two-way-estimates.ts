import { confidenceTail } from './confidence.ts';
import { studentTUpperQuantile } from './distributions/index.ts';
import { exactDotProduct, exactSum } from './exact-sum.ts';
import { applyQTransposed, solveUpper, solveUpperTransposed } from './householder-qr.ts';
import { contrastsOf, factoriseTerms, type TwoWayDesign, type TwoWayTerm } from './two-way-design.ts';

export type EstimatedMean = {
  readonly mean: number;
  readonly standardError: number;
  /** 95 %. */
  readonly confidenceInterval: readonly [number, number];
};

export type EstimatedMeans = {
  readonly cells: readonly (readonly EstimatedMean[])[];
  /** The mean of each level of the first factor, every level of the second counting alike; and the other way. */
  readonly first: readonly EstimatedMean[];
  readonly second: readonly EstimatedMean[];
};

/**
 * Means as the model has them, with standard errors from its residual variation: of every cell, empty ones too where the
 * model has no interaction, and of every level with the other factor held even.
 *
 * Source: Searle, Speed & Milliken (1980), The American Statistician 34:216–221 (population marginal means).
 */
export function estimatedMeans(
  design: TwoWayDesign,
  terms: readonly TwoWayTerm[],
  residual: { readonly meanSquare: number; readonly degreesOfFreedom: number },
): EstimatedMeans {
  const qr = factoriseTerms(design, terms);
  const coefficients = solveUpper(qr, applyQTransposed(qr, design.weightedMeans));
  const critical = studentTUpperQuantile(confidenceTail, residual.degreesOfFreedom);
  const estimate = (contrasts: readonly number[]): EstimatedMean => {
    const scaled = Float64Array.from(contrasts, (value, place) => value * qr.scale[place]!);
    const mean = design.grandMean + exactDotProduct(scaled, coefficients);
    const z = solveUpperTransposed(qr, scaled);
    const standardError = Math.sqrt(residual.meanSquare * exactDotProduct(z, z));
    const margin = critical * standardError;
    return { mean, standardError, confidenceInterval: [mean - margin, mean + margin] };
  };
  const [rows, columns] = design.levels;
  const places = (count: number) => Array.from({ length: count }, (_, place) => place);
  const of = (row: number, column: number) => contrastsOf(design.levels, row, column, terms);
  return {
    cells: places(rows).map((row) => places(columns).map((column) => estimate(of(row, column)))),
    first: places(rows).map((row) => estimate(meanOf(places(columns).map((column) => of(row, column))))),
    second: places(columns).map((column) => estimate(meanOf(places(rows).map((row) => of(row, column))))),
  };
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, place) => exactSum(rows.map((row) => row[place]!)) / rows.length);
}
