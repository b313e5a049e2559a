import type { Unit } from '../unit.ts';

/** A unit for tests; all made up. */
export const unit = (number: string, given: Partial<Unit> = {}): Unit => ({
  number,
  name: `Kontor ${number}`,
  type: 'office',
  status: 'active',
  parent: null,
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: null,
  users: null,
  synthetic: false,
  ...given,
});
