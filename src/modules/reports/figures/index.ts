export { type AgreementSpread, agreementFigure } from './agreement-figure.ts';
export {
  type CorrelationMatrix,
  correlationMatrixFigure,
  type MatrixCell,
} from './correlation-matrix-figure.ts';

export { type CountsGrid, countsFigure, stepOf } from './counts-figure.ts';
export type { Effect, EffectGroup } from './effect-rows.ts';
export { type Figure, type FigureLayout, type FigureOptions, figureWidths } from './figure.ts';
export { type ForceBar, type ForceBars, forcesFigure } from './forces-figure.ts';
export type { Funnel, FunnelPoint } from './funnel.ts';
export { funnelFigure } from './funnel-figure.ts';
export { differencesFigure, type GroupMeans, groupMeansFigure } from './group-means-figure.ts';
export { type HeatCell, type HeatTable, type HeatTone, heatFigure } from './heat-figure.ts';
export {
  type InteractionMeans,
  interactionFigure,
  mostInteractionLevels,
  mostInteractionLines,
} from './interaction-figure.ts';
export type { IntervalRow } from './interval-rows.ts';
export type { ScaleEnds } from './interval-scale.ts';
export { type LevelEffects, levelsFigure } from './levels-figure.ts';
export { type FactorLoadings, loadingsFigure } from './loadings-figure.ts';
export { type MeanBars, meanBarsFigure } from './mean-bars-figure.ts';
export { type MediationPath, type MediationPaths, mediationFigure } from './mediation-figure.ts';
export { type MissingGrid, missingPatternsFigure } from './missing-patterns-figure.ts';
export { type MissingShares, missingSharesFigure } from './missing-shares-figure.ts';
export { type OddsRatios, oddsRatiosFigure } from './odds-ratios-figure.ts';
export { darkFigureVariables, type FigureTheme, withLiteralColours } from './palette.ts';
export { type PowerCurve, powerCurveFigure } from './power-curve-figure.ts';
export { type ReliabilityDots, reliabilityFigure } from './reliability-figure.ts';
export { type ModelStrength, type ResearchModel, researchModelFigure } from './research-model-figure.ts';
export { type Residuals, residualsFigure } from './residuals-figure.ts';
export { type ResponseCurve, responseCurveFigure } from './response-curve-figure.ts';
export { roundTicks } from './round-ticks.ts';
export { type CompactRow, type CompactRows, compactRowsFigure } from './rows-figure.ts';
export { type Scree, screeFigure } from './scree-figure.ts';
export { type Multiple, type SmallMultiples, smallMultiplesFigure } from './small-multiples-figure.ts';
