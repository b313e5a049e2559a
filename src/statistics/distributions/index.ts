export { betaCdf, betaQuantile, betaUpperQuantile, betaUpperTail } from './beta.ts';
export {
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredUpperQuantile,
  chiSquaredUpperTail,
} from './chi-squared.ts';
export { correlationBeyond } from './correlation-coefficient.ts';
export { fisherFCdf, fisherFQuantile, fisherFUpperQuantile, fisherFUpperTail } from './fisher-f.ts';
export { gammaCdf, gammaQuantile, gammaUpperQuantile, gammaUpperTail } from './gamma.ts';
export { logGamma } from './log-gamma.ts';
export { noncentralChiSquaredCdf, noncentralChiSquaredUpperTail } from './noncentral-chi-squared.ts';
export { noncentralFCdf, noncentralFUpperTail } from './noncentral-f.ts';
export { noncentralTCdf, noncentralTUpperTail } from './noncentral-t.ts';
export { normalCdf, normalQuantile, normalUpperQuantile, normalUpperTail } from './normal.ts';
export {
  studentTCdf,
  studentTQuantile,
  studentTTwoTailed,
  studentTUpperQuantile,
  studentTUpperTail,
} from './student-t.ts';
export {
  studentizedRangeCdf,
  studentizedRangeQuantile,
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from './studentized-range.ts';
