export { extractedVariance } from './extracted-variance.ts';
export { type HierarchicalOmega, hierarchicalOmega } from './hierarchical-omega.ts';
export { type Halves, type SplitHalf, splitHalf } from './split-half.ts';
export { type StandardisedReliability, standardisedReliability } from './standardised-reliability.ts';
