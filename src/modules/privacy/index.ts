export {
  type DisclosurePolicy,
  groupVerdicts,
  isLargeEnough,
  type Verdict,
  type WithheldReason,
} from './disclosure/minimum-group.rules.ts';
export { gather, gatherList, releaseFigure, releaseGroups, revive } from './disclosure/release.ts';
export { type Released, viewOf } from './disclosure/released.ts';
