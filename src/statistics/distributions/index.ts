export { betaCdf, betaQuantile, betaUpperQuantile, betaUpperTail } from './beta.ts';
export {
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredUpperQuantile,
  chiSquaredUpperTail,
} from './chi-squared.ts';
export { fisherFCdf, fisherFQuantile, fisherFUpperQuantile, fisherFUpperTail } from './fisher-f.ts';
export { gammaCdf, gammaQuantile, gammaUpperQuantile, gammaUpperTail } from './gamma.ts';
export { logGamma } from './log-gamma.ts';
export { normalCdf, normalQuantile, normalUpperQuantile, normalUpperTail } from './normal.ts';
export {
  studentTCdf,
  studentTQuantile,
  studentTTwoTailed,
  studentTUpperQuantile,
  studentTUpperTail,
} from './student-t.ts';
