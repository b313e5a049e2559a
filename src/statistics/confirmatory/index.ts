export {
  type Harman,
  harmanCheck,
  type MethodFactor,
  methodFactorCheck,
} from './common-method.ts';
export {
  type ConfirmatoryFactors,
  confirmFactors,
  confirmFactorsFromMoments,
  type FactorCovariance,
  type Loading,
  type ResidualCovariance,
} from './confirm-factors.ts';
export { constructValidity, type FactorDistinctness, type FactorValidity } from './construct-validity.ts';
export type { Estimate } from './estimates.ts';
export type { FactorStructure } from './factor-structure.ts';
export type { FitMeasures, RootMeanSquareError } from './fit-measures.ts';
export {
  type FactorMean,
  type InvarianceLevel,
  type InvarianceStep,
  type MeasurementInvariance,
  measurementInvariance,
  type UnequalElement,
} from './measurement-invariance.ts';
export type { ModelProblem } from './model-problems.ts';
export type { ModificationIndex } from './modification-indices.ts';
export type { RobustFit } from './robust.ts';
