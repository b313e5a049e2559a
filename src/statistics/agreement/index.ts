export type { AgreementTable, Rating } from './agreement-table.ts';
export type { AlphaBootstrap, Failing, NothingToResample } from './alpha-bootstrap.ts';
export {
  type AlphaPairBootstrap,
  alphaPairBootstrap,
  type BootstrapOptions,
} from './alpha-pair-bootstrap.ts';
export { type AlphaUnitBootstrap, alphaUnitBootstrap } from './alpha-unit-bootstrap.ts';
export type { CategoryKappa } from './category-kappa.ts';
export { type CodePointAgreement, codePointAgreement } from './code-point-agreement.ts';
export type { CodedSpan, CodedText } from './coded-text.ts';
export {
  type CohensKappa,
  cohensKappa,
  type KappaEstimate,
  type KappaOfOneCategory,
} from './cohens-kappa.ts';
export type { Coincidences } from './coincidences.ts';
export { type FleissCategory, type FleissKappa, fleissKappa } from './fleiss-kappa.ts';
export type { KappaWeights } from './kappa-weights.ts';
export {
  type AlphaEstimate,
  type AlphaOptions,
  type AlphaWithoutVariation,
  type KrippendorffAlpha,
  krippendorffAlpha,
  type ValueAlpha,
} from './krippendorff-alpha.ts';
export type { AlphaLevel } from './squared-differences.ts';
export {
  type CodeAlpha,
  type UnitizedAlpha,
  type UnitizedValue,
  unitizedAlpha,
  type WithoutAlpha,
} from './unitized-alpha.ts';
export { type UnitizedBootstrapOptions, unitizedAlphaBootstrap } from './unitized-alpha-bootstrap.ts';
export { type AlphaOfOneCode, unitizedAlphaByCode } from './unitized-alpha-by-code.ts';
