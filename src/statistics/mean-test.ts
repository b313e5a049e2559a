import { confidenceTail } from './confidence.ts';
import { studentTTwoTailed, studentTUpperQuantile } from './distributions/index.ts';

export type MeanTest = {
  readonly difference: number;
  readonly standardError: number;
  /** Null when nothing varies, where t is infinite or undefined. */
  readonly t: number | null;
  readonly degreesOfFreedom: number;
  /** Two-tailed. */
  readonly pValue: number;
  /** 95 % interval of the difference. */
  readonly confidenceInterval: readonly [number, number];
};

/** t = difference/SE and what follows from it; without spread p is 0 for a difference and 1 for none. */
export function meanTest(difference: number, standardError: number, degreesOfFreedom: number): MeanTest {
  const t = standardError === 0 ? null : difference / standardError;
  const margin = studentTUpperQuantile(confidenceTail, degreesOfFreedom) * standardError;
  return {
    difference,
    standardError,
    t,
    degreesOfFreedom,
    pValue: t === null ? Number(difference === 0) : studentTTwoTailed(t, degreesOfFreedom),
    confidenceInterval: [difference - margin, difference + margin],
  };
}
