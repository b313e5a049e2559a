export * from './aggregation/index.ts';
export * from './agreement/index.ts';
export { type AnovaEffectSize, anovaEffectSize } from './anova-effect-size.ts';
export { autocorrelation } from './autocorrelation.ts';
export { benjaminiHochberg } from './benjamini-hochberg.ts';
export { bivariateNormalCdf } from './bivariate-normal.ts';
export { bonferroniPairs, type PairComparison } from './bonferroni-pairs.ts';
export { chiSquaredEffectInterval } from './chi-squared-effect-size.ts';
export { type ChiSquaredFit, chiSquaredFit } from './chi-squared-fit.ts';
export { type ChiSquaredIndependence, chiSquaredIndependence } from './chi-squared-independence.ts';
export { cohensD, type StandardisedDifference } from './cohens-d.ts';
export type { Column } from './column.ts';
export * from './confirmatory/index.ts';
export { type Correlation, correlate, correlationFromMoments } from './correlation.ts';
export type { CountTable } from './count-table.ts';
export { cronbachAlpha, cronbachAlphaFromMoments, type Reliability } from './cronbach-alpha.ts';
export { type CrossTabulation, crossTabulate } from './cross-tabulate.ts';
export { type Description, describe } from './describe.ts';
export * from './distributions/index.ts';
export { dunnPairs, type RankPair } from './dunn-pairs.ts';
export { exactDotProduct, exactSum } from './exact-sum.ts';
export * from './factor-analysis/index.ts';
export { type FisherExact, fisherExact } from './fisher-exact.ts';
export { type Frequencies, frequencies } from './frequencies.ts';
export * from './funnel/index.ts';
export { type GamesHowellPair, gamesHowellPairs } from './games-howell-pairs.ts';
export { holm } from './holm-adjustment.ts';
export { holmPairs } from './holm-pairs.ts';
export { type Kendall, kendall } from './kendall.ts';
export { type KruskalWallis, kruskalWallis } from './kruskal-wallis.ts';
export { leveneTest, type SpreadTest } from './levene-test.ts';
export {
  type LinearRegression,
  linearRegression,
  type RegressionOptions,
  type RegressionTerm,
} from './linear-regression.ts';
export { type MannWhitney, mannWhitney } from './mann-whitney.ts';
export type { MeanTest } from './mean-test.ts';
export * from './mediation/index.ts';
export * from './missing-data/index.ts';
export { type Moments, momentsOf } from './moments.ts';
export * from './multilevel/index.ts';
export type { OddsRatio } from './odds-ratio.ts';
export { type OneFactorSolution, oneFactorSolution } from './one-factor-solution.ts';
export { type GroupSummary, type OneWayAnova, oneWayAnova } from './one-way-anova.ts';
export { type PairedEffectSize, pairedEffectSize } from './paired-effect-size.ts';
export { pairedTTest } from './paired-t-test.ts';
export { partialCorrelation } from './partial-correlation.ts';
export { type PearsonTest, pearsonTest } from './pearson-test.ts';
export { type Polychoric, polychoric, polychoricCoefficient } from './polychoric.ts';
export { polynomialRegression } from './polynomial-regression.ts';
export type { PowerDesign } from './power/design.ts';
export { neededCases } from './power/needed-cases.ts';
export { criticalEffect, powerOf } from './power/power-of.ts';
export { smallestDetectable } from './power/smallest-effect.ts';
export { type Random, seededRandom } from './random/seeded-random.ts';
export type { Classification } from './regression/classification.ts';
export type { ErrorsMethod, RobustErrors } from './regression/coefficient-covariance.ts';
export {
  type HierarchicalRegression,
  hierarchicalRegression,
  type RegressionStep,
} from './regression/hierarchical-regression.ts';
export type { HosmerLemeshow } from './regression/hosmer-lemeshow.ts';
export { type JointTest, jointTests } from './regression/joint-tests.ts';
export {
  type LogisticRegression,
  type LogisticTerm,
  logisticRegression,
} from './regression/logistic-regression.ts';
export { type RegressionDiagnostics, regressionDiagnostics } from './regression/regression-diagnostics.ts';
export {
  type PredictorSelection,
  type SelectionStep,
  selectPredictors,
} from './regression/select-predictors.ts';
export { type ShapiroWilk, shapiroWilk } from './regression/shapiro-wilk.ts';
export * from './reliability/index.ts';
export * from './resampling/index.ts';
export { scheffePairs } from './scheffe-pairs.ts';
export { type SimpleEffect, type SimplePair, simpleEffects } from './simple-effects.ts';
export { type Spearman, spearman } from './spearman.ts';
export { splitByGroup } from './split-by-group.ts';
export { StatisticsError, type StatisticsErrorCode } from './statistics-error.ts';
export { studentTTest } from './student-t-test.ts';
export { summariseGroups } from './summarise-groups.ts';
export { symmetricEigen } from './symmetric-eigen.ts';
export { symmetricEigenpairs, symmetricEigenvalues } from './tridiagonal-eigen.ts';
export { tukeyKramerPairs } from './tukey-kramer-pairs.ts';
export {
  type SumsOfSquaresType,
  type TwoWayAnova,
  type TwoWayEffect,
  type TwoWayOptions,
  twoWayAnova,
} from './two-way-anova.ts';
export { type CellGrid, summariseCells, type TwoWayCells } from './two-way-cells.ts';
export type { EstimatedMean, EstimatedMeans } from './two-way-estimates.ts';
export { type WelchAnova, welchAnova } from './welch-anova.ts';
export { welchTTest } from './welch-t-test.ts';
export { type WilcoxonSignedRank, wilcoxonSignedRank } from './wilcoxon-signed-rank.ts';
