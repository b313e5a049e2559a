export { type ExactTest, exactBinomialTest } from './exact-binomial-test.ts';
export { exactPoissonTest } from './exact-poisson-test.ts';
export { type FunnelLimits, funnelLimits } from './funnel-limits.ts';
export { type FunnelOverdispersion, funnelOverdispersion } from './funnel-overdispersion.ts';
export type { FunnelTarget } from './funnel-target.ts';
export { type MeanAgainstRate, meanAgainstRate } from './mean-against-rate.ts';
export { newcombeDifference, type ShareDifference } from './newcombe-difference.ts';
export { poissonRateInterval, type RateInterval } from './poisson-rate-interval.ts';
export { type ShareInterval, wilsonInterval } from './wilson-interval.ts';
