import type { SizeClass, SizeLimits, Unit } from './unit.ts';

/**
 * Our own limits, for lack of official ones: under ten positions everybody does everything, and one who is ill is felt
 * in the numbers; from thirty there are teams with leaders of their own. An organisation can set others.
 */
export const defaultSizeLimits: SizeLimits = { mediumFrom: 10, largeFrom: 30 };

/** How large a unit is by its registered positions; null when they are not known. */
export function sizeClassOf(
  { positions }: Pick<Unit, 'positions'>,
  limits: SizeLimits = defaultSizeLimits,
): SizeClass | null {
  if (positions === null) return null;
  if (positions < limits.mediumFrom) return 'small';
  return positions < limits.largeFrom ? 'medium' : 'large';
}
