export { type BootstrapInterval, bootstrapInterval } from './bootstrap-interval.ts';
export { type CorrelationBootstrap, correlationBootstrap } from './correlation-bootstrap.ts';
export { correlationPermutationTest, type PermutationTest } from './correlation-permutation-test.ts';
export { leaveOneOutCorrelations } from './leave-one-out-correlations.ts';
