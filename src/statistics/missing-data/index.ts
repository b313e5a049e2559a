export { type FimlCorrelation, type FimlCorrelations, fimlCorrelations } from './fiml-correlation.ts';
export { type FimlRegression, type FimlTerm, fimlRegression } from './fiml-regression.ts';
export {
  type ImputedCorrelation,
  type ImputedCorrelations,
  imputedCorrelations,
} from './imputed-correlation.ts';
export { type ImputedRegression, type ImputedTerm, imputedRegression } from './imputed-regression.ts';
export { type LittleMcarTest, littleMcarTest } from './little-mcar-test.ts';
export { type MissingPattern, type MissingPatterns, missingPatterns } from './missing-patterns.ts';
export { type ImputationOptions, type ImputedSets, multipleImputation } from './multiple-imputation.ts';
export { type NormalMoments, normalMoments } from './normal-moments.ts';
export { type CompletedEstimate, type PooledEstimate, poolEstimates } from './pool-estimates.ts';
export { type CompletedEstimates, type PooledJointTest, poolJointTest } from './pool-joint-test.ts';
export { type MomentRegression, regressionFromMoments } from './regression-from-moments.ts';
