export { type CrosstabVerdict, crosstabVerdict } from './disclosure/crosstab-cells.rules.ts';
export {
  type DisclosurePolicy,
  groupVerdicts,
  isLargeEnough,
  type Verdict,
  type WithheldReason,
} from './disclosure/minimum-group.rules.ts';
export {
  gather,
  gatherList,
  releaseCrosstab,
  releaseFigure,
  releaseGroups,
  revive,
} from './disclosure/release.ts';
export { type Released, viewOf } from './disclosure/released.ts';
