import { describe, expect, test } from 'vitest';
import type { Unit } from '#modules/organisation/schema.ts';
import { parseStudy, unitOfOffice } from '#modules/studies/index.ts';
import { matchOffices } from './match-offices.rules.ts';
import { answersInUnits, studyInUnits } from './study-in-units.rules.ts';
import { longestUnitName, type ReportingUnit, readUnits, unitOf } from './units.rules.ts';

const unit = (name: string, ...offices: string[]): ReportingUnit => ({
  name,
  offices: offices.length > 0 ? offices : [name],
  reason: offices.length > 1 ? 'leader' : 'alone',
});
const nameFor = (offices: readonly string[]) => offices.join(' og ');
const offices = ['A', 'B', 'C'];
const current = [unit('A og B', 'A', 'B'), unit('C')];
const read = (choices: Record<string, string>, names: Record<string, string> = {}) =>
  readUnits(
    {
      choices: Object.entries(choices).map(([office, to]) => ({ office, unit: to })),
      names: Object.entries(names).map(([to, name]) => ({ unit: to, name })),
    },
    { offices, current, nameFor },
  );

describe('what an office is reported as', () => {
  test('is its unit; by itself where nothing is decided, and nothing where there is no office', () => {
    const of = unitOf(current);
    expect(['A', 'B', 'C', 'D', null].map(of)).toEqual(['A og B', 'A og B', 'C', 'D', null]);
  });
});

describe('a decision', () => {
  test('moves each office where its own choice says, and names what changed anew', () => {
    expect(read({ A: 'A', B: 'C', C: 'C' }, { A: 'A og B' })).toEqual({
      units: [
        { name: 'A', offices: ['A'] },
        { name: 'B og C', offices: ['B', 'C'] },
      ],
    });
  });

  test('takes an office out by itself, also the one that the unit is named by', () => {
    expect(read({ A: '', B: 'A', C: 'A' })).toEqual({
      units: [
        { name: 'A', offices: ['A'] },
        { name: 'B og C', offices: ['B', 'C'] },
      ],
    });
  });

  test('keeps a name that somebody gave, and one left empty is that of the offices', () => {
    expect(read({ A: 'A', B: 'A', C: 'A' }, { A: 'Ytre bygd' })).toMatchObject({
      units: [{ name: 'Ytre bygd' }],
    });
    expect(read({ A: 'A', B: 'A', C: 'C' }, { A: ' ' })).toMatchObject({
      units: [{ name: 'A og B' }, { name: 'C' }],
    });
  });

  test('is refused whole when the list has changed, a unit is not there, or names are taken or too long', () => {
    expect(read({ A: 'A', B: 'A' })).toEqual({ problems: [{ code: 'list-changed' }] });
    expect(read({ A: 'A', B: 'A', C: 'X' })).toEqual({ problems: [{ code: 'unit-unknown', unit: 'X' }] });
    expect(read({ A: 'A', B: 'A', C: 'C' }, { A: 'c' })).toEqual({
      problems: [{ code: 'name-taken', name: 'c' }],
    });
    const long = 'x'.repeat(longestUnitName + 1);
    expect(read({ A: 'A', B: 'A', C: 'C' }, { A: long })).toMatchObject({
      problems: [{ code: 'name-long' }],
    });
  });
});

describe('a study whose questionnaire asks for the office', () => {
  const { study } = parseStudy(
    `
handlingsrom: 1
id: asking
title: Asking
offices:
  column: office
  units: {1: "9901", 2: "9902", 3: "9903"}
  sizes:
    - {id: small, label: Small, offices: [1, 2]}
    - {id: large, label: Large, offices: [3]}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [{value: 1, label: A}, {value: 2, label: B}, {value: 3, label: C}]}
          - {id: s1, kind: agreement, points: 6, text: One}
`,
    'study.yaml',
  );

  test('gets one answer for the unit, which is nobody’s number in the register', () => {
    const joined = studyInUnits(study, current);
    expect(joined.instruments.employee!.sections[0]!.items[0]).toMatchObject({
      options: [
        { value: 1, label: 'A og B' },
        { value: 3, label: 'C' },
      ],
    });
    expect([1, 2, 3].map((code) => unitOfOffice(joined, code))).toEqual([undefined, undefined, '9903']);
    expect(joined.offices!.sizes!.map((size) => size.offices)).toEqual([[1], [3]]);
    const mixed = studyInUnits(study, [unit('B og C', 'B', 'C')]);
    expect(mixed.offices!.sizes!.map((size) => size.offices)).toEqual([[1], []]);
    expect(studyInUnits(study, [unit('A'), unit('B'), unit('C')])).toBe(study);
  });

  test('has each answer changed into the unit’s, and leaves the others as they were', () => {
    const change = answersInUnits(study, current);
    expect(change('employee', { office: 2, s1: 4 })).toEqual({ office: 1, s1: 4 });
    expect(change('employee', { office: 3, s1: 4 })).toEqual({ office: 3, s1: 4 });
    expect(change('employee', { s1: 4 })).toEqual({ s1: 4 });
    expect(change('leader', { office: 2 })).toEqual({ office: 2 });
  });

  test.each([
    ['by its number in the register', unit('De små', '9901', '9902')],
    ['by a name that is the register’s', { ...unit('De små', 'Nord', 'Sør'), numbers: ['9901', '9902'] }],
    ['one by number, one by its answer', unit('De små', '9901', 'B')],
  ])('is joined also where the list calls an office %s', (_, joined) => {
    expect(answersInUnits(study, [joined])('employee', { office: 2 })).toEqual({ office: 1 });
    expect(studyInUnits(study, [joined]).instruments.employee!.sections[0]!.items[0]).toMatchObject({
      options: [
        { value: 1, label: 'De små' },
        { value: 3, label: 'C' },
      ],
    });
  });
});

describe('what the register says of the offices of a list', () => {
  const known = (number: string, name: string, more: Partial<Unit> = {}): Unit => ({
    number,
    name,
    type: 'office',
    status: 'active',
    parent: '9900',
    validFrom: null,
    validTo: null,
    municipality: null,
    leader: null,
    positions: null,
    users: null,
    synthetic: true,
    ...more,
  });
  const register = [
    known('9900', 'Fylket', { type: 'county', parent: null }),
    known('9901', 'Storvik', { leader: 'L1' }),
    known('9902', 'Tvillingen'),
    known('9903', 'Tvillingen'),
    known('9904', 'Gammelvik', { status: 'closed' }),
    known('9905', 'gammelvik'),
    known('9906', 'Avdeling', { type: 'department', parent: '9901' }),
  ];
  const match = (office: string, number: string | null = null) =>
    matchOffices([{ office, staff: 5 }], { register, numberOf: () => number })[0]!;

  test('is found by name, by number, and by the number that the study gives', () => {
    expect(match(' storvik ')).toMatchObject({ number: '9901', leader: 'L1', county: '9900', staff: 5 });
    expect(match('9901').number).toBe('9901');
    expect(match('Enhet 01', '9901').number).toBe('9901');
    expect(match('Avdeling')).toMatchObject({ number: '9906', county: '9900' });
  });

  test('is nothing where two are called the same, unless the other one is closed', () => {
    expect(match('Tvillingen')).toMatchObject({ number: null, leader: null, county: null });
    expect(match('Gammelvik').number).toBe('9905');
    expect(match('Et annet sted').number).toBeNull();
    // A county is no office.
    expect(match('Fylket').number).toBeNull();
  });
});
