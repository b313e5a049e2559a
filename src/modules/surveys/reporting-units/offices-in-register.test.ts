import { expect, test } from 'vitest';
import type { Unit } from '#modules/organisation/schema.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { officesInRegister } from './offices-in-register.rules.ts';
import type { ReportingUnit } from './units.rules.ts';

const unit = (number: string, name: string): Unit => ({
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
});
const register = [unit('9901', 'Lillevik'), unit('9902', 'Storvik'), unit('9903', 'Lilleøy')];
const together = (name: string, ...offices: string[]): ReportingUnit => ({ name, offices, reason: 'leader' });
const study = (offices: string, question = '') =>
  parseStudy(
    `handlingsrom: 1
id: made-up
title: Made up
offices: ${offices}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: s1, kind: agreement, points: 6, text: One}
          ${question}
`,
    'study.yaml',
  ).study;
const asked =
  '- {id: office, kind: choice, text: Where, options: [{value: 1, label: Lillevik}, {value: 2, label: {nb: Storvika}}, {value: 3, label: Lilleøy}]}';
const nothing = { units: [], offices: [] };

test('offices of a list are found by name or number, and those nobody knows are told', () => {
  const named = ['9902', 'lillevik', 'Utlandet', 'lillevik'];
  const given = { study: study('{column: office}'), decided: nothing, register, named };
  expect(officesInRegister(given)).toEqual({
    offices: [
      { office: '9902', units: ['9902'] },
      { office: 'Utlandet', units: [] },
      { office: 'lillevik', units: ['9901'] },
    ],
    unknown: ['Utlandet'],
  });
});

test('a question’s offices are what the study says they are, and by name where it says nothing', () => {
  const said = study('{column: office, units: {1: "9903", 2: "9902"}}', asked);
  const of = (one: typeof said) =>
    officesInRegister({ study: one, decided: nothing, register, named: [] }).offices.map(
      ({ units }) => units,
    );
  // The third is called what 9903 is, but the study says which units its offices are.
  expect(of(said)).toEqual([['9903'], ['9902'], []]);
  expect(of(study('{column: office}', asked))).toEqual([['9901'], [], ['9903']]);
});

test('a unit of several offices is all of them, as the register had them when it was decided', () => {
  const units = [together('Lillevik og Lilleøy', 'Lillevik', 'Lilleøy'), together('Storvik', 'Storvik')];
  const offices = [
    { office: 'Lillevik', number: '9901' },
    { office: 'Lilleøy', number: '9803' },
    { office: 'Storvik', number: null },
  ];
  const decided = { units, offices };
  const named = ['Storvik', 'Lillevik og Lilleøy'];
  expect(officesInRegister({ study: study('{column: office}'), decided, register, named }).offices).toEqual([
    { office: 'Lillevik og Lilleøy', units: ['9901', '9803'] },
    { office: 'Storvik', units: ['9902'] },
  ]);
});

test('so is one that the question has one answer for, under the first of its codes', () => {
  const units = [together('De små', 'Lillevik', 'Lilleøy')];
  const decided = { units, offices: [] };
  const given = study('{column: office, units: {1: "9901", 2: "9902", 3: "9903"}}', asked);
  expect(officesInRegister({ study: given, decided, register, named: [] })).toEqual({
    offices: [
      { office: '1', units: ['9901', '9903'] },
      { office: '2', units: ['9902'] },
    ],
    unknown: [],
  });
});
