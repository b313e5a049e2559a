export { expectedVariance, type NullDistribution } from './expected-variance.ts';
export {
  type GroupSizeRule,
  groupMeanReliability,
  type IntraclassCorrelation,
  intraclassCorrelation,
} from './intraclass-correlation.ts';
export { type GroupAgreement, withinGroupAgreement } from './within-group-agreement.ts';
