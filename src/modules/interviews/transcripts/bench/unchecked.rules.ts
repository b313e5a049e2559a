import type { VersionCause } from '../kept-version.ts';

/**
 * Whether what stands is what a machine heard, and nobody has written it out or corrected it since. That names were
 * replaced makes it no surer.
 *
 * @param causes why there are versions, the newest first
 * @example isUnchecked(['replaced', 'machine']) // true
 */
export const isUnchecked = (causes: readonly VersionCause[]): boolean =>
  causes.find((cause) => cause !== 'replaced' && cause !== 'undone') === 'machine';
