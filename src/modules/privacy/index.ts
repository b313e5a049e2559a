export {
  type DisclosurePolicy,
  isLargeEnough,
  type Verdict,
  type WithheldReason,
} from './disclosure/minimum-group.rules.ts';
export { gather, gatherList, releaseFigure, releaseGroups } from './disclosure/release.ts';
export { type Released, viewOf } from './disclosure/released.ts';
