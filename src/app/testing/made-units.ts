import type { Unit } from '#modules/organisation/schema.ts';

/** A unit of a register that is no demo: an office of the county 0500 where nothing else is said. */
export const madeUnit = (number: string, more: Partial<Unit> = {}): Unit => ({
  number,
  name: `Kontor ${number}`,
  type: 'office',
  status: 'active',
  parent: '0500',
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: 12,
  users: 300,
  synthetic: false,
  ...more,
});
