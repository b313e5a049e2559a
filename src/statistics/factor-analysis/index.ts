export {
  type CorrelationMatrix,
  correlationMatrix,
  correlationMatrixFromMoments,
} from './correlation-matrix.ts';
export { exploreFactors, type FactorAnalysis, type FactorMethod, type Rotation } from './explore-factors.ts';
export { degreesOfFreedom as factorDegreesOfFreedom, mostFactors } from './extract-factors.ts';
export type { FactorFit } from './fit-of-factors.ts';
export { minimumAveragePartial } from './minimum-average-partial.ts';
export { type ParallelAnalysis, parallelAnalysis } from './parallel-analysis.ts';
export { samplingAdequacy, sphericity } from './sampling-adequacy.ts';
export { smoothCorrelations } from './smooth-correlations.ts';
