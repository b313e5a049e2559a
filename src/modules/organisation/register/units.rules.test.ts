import { describe, expect, test } from 'vitest';
import type { Grant, Role } from '../schema.ts';
import { maySeeUnit } from './may-see-unit.rules.ts';
import { sizeClassOf } from './size.rules.ts';
import { unit } from './testing/units.ts';
import { type UnitBranch, unitTree } from './tree.rules.ts';

describe('size', () => {
  test('under ten positions is small, thirty and more is large, unknown is no size', () => {
    const sizes = [0, 9.9, 10, 29.9, 30, null].map((positions) => sizeClassOf({ positions }));
    expect(sizes).toEqual(['small', 'small', 'medium', 'medium', 'large', null]);
  });
  test('an organisation may draw the limits elsewhere', () => {
    expect(sizeClassOf({ positions: 12 }, { mediumFrom: 15, largeFrom: 40 })).toBe('small');
  });
});

describe('the tree', () => {
  const county = unit('9900', { type: 'county' });
  const office = unit('9902', { parent: '9900' });
  const department = unit('9950', { type: 'department', parent: '9902' });
  const shape = (branches: readonly UnitBranch[]): unknown =>
    branches.map((one) => (one.units.length > 0 ? [one.unit.number, shape(one.units)] : one.unit.number));

  test('counties, their offices, and their departments, by number', () => {
    const units = [department, office, unit('9901', { parent: '9900' }), county];
    expect(shape(unitTree(units))).toEqual([['9900', ['9901', ['9902', ['9950']]]]]);
  });

  test('a unit whose parent is not here, and units in a circle, are not lost', () => {
    const lost = [unit('1', { parent: '9' }), unit('2', { parent: '3' }), unit('3', { parent: '2' })];
    expect(shape(unitTree(lost))).toEqual(['1', '2', '3']);
  });
});

describe('who may see a unit', () => {
  const holding = (role: Role, office: string | null = null) => ({
    grants: [{ role, studyId: role === 'officeLeader' ? null : 'a', office } satisfies Grant],
  });

  test('what is made up is for everybody, and what is real for whoever may see offices', () => {
    expect(maySeeUnit(null, unit('9901', { synthetic: true }))).toBe(true);
    expect(maySeeUnit(null, unit('0502'))).toBe(false);
    expect(maySeeUnit(holding('analyst'), unit('0502'))).toBe(true);
    expect(maySeeUnit(holding('custodian'), unit('0502'))).toBe(false);
  });

  test('a leader sees the own office and its departments, and no other', () => {
    const leader = holding('officeLeader', '0502');
    expect(maySeeUnit(leader, unit('0502'))).toBe(true);
    expect(maySeeUnit(leader, unit('0590', { type: 'department', parent: '0502' }))).toBe(true);
    expect(maySeeUnit(leader, unit('0503'))).toBe(false);
    expect(maySeeUnit(holding('officeLeader', '0500'), unit('0502', { parent: '0500' }))).toBe(false);
  });

  test('a leader follows the office to its new number, and not into a larger one', () => {
    const leader = holding('officeLeader', '0502');
    const on = '2015-01-01';
    const succession = { from: '0502', to: '0602', on };
    expect(maySeeUnit(leader, unit('0602'), [{ ...succession, kind: 'renumbered' }])).toBe(true);
    expect(maySeeUnit(leader, unit('0602'), [{ ...succession, kind: 'merged' }])).toBe(false);
  });
});
