import { describe, expect, test } from 'vitest';
import { officeOfUnit, unitOfOffice } from '../index.ts';
import { knownKeys } from '../parse/known-keys.ts';
import { parseStudy } from '../parse/parse-study.ts';
import { problemsIn } from '../parse/testing/sound-study.ts';
import { labelOf } from '../variables.ts';

const withOffices = (offices: string, plan = '') => `handlingsrom: 1
id: trial
title: Prøve
offices: ${offices}
instruments:
  employee:
    sections:
      - title: Om deg
        items:
          - {id: office, kind: choice, text: Kontor, options: [{value: 1, label: A}, {value: 2, label: B}, {value: 3, label: C}]}
          - {id: support, kind: agreement, points: 6, text: Støtte}
  leader:
    sections:
      - title: Om kontoret
        items: [{id: staff, kind: agreement, points: 6, text: Ansatte}]
plan: [${plan}]
`;
const units = 'units: {1: "0502", 2: "9902", 3: "9903"}';
const sizes = 'sizes: [{id: small, label: Små, offices: [3]}, {id: large, label: Store, offices: [1, 2]}]';
const study = (offices: string, plan?: string) => parseStudy(withOffices(offices, plan), 'study.yaml').study;

describe('which unit an office is', () => {
  test('is said in the study file, leading zeros and all, and found both ways', () => {
    const said = study(`{column: office, ${units}}`);
    expect(unitOfOffice(said, 1)).toBe('0502');
    expect(unitOfOffice(said, '1')).toBe('0502');
    expect(officeOfUnit(said, '0502')).toBe(1);
    expect(unitOfOffice(said, 4)).toBeUndefined();
    expect(officeOfUnit(said, '502')).toBeUndefined();
  });

  test('is the code itself where nothing is said', () => {
    const unsaid = study('{column: office}');
    expect(unitOfOffice(unsaid, 3)).toBe('3');
    expect(officeOfUnit(unsaid, '3')).toBe(3);
    expect(officeOfUnit(unsaid, '4')).toBeUndefined();
    expect(officeOfUnit(study('{column: unit}'), '0502')).toBe('0502');
  });
});

test.each([
  [
    'an office that no option has',
    `{column: office, units: {4: "9904"}}`,
    'linje 4, kolonne 35, verdi «4»: Ingen av svaralternativene',
  ],
  [
    'two offices of one unit',
    `{column: office, units: {1: "9901", 2: "9901"}}`,
    'To kontorer kan ikke være samme enhet.',
  ],
  ['a unit that is a number', `{column: office, units: {1: 0502}}`, 'Sett verdien i anførselstegn.'],
  ['a unit that is no number', `{column: office, units: {1: "A1"}}`, 'Et enhetsnummer er bare siffer.'],
  [
    'an office in two sizes',
    `{column: office, sizes: [{id: a, label: A, offices: [1]}, {id: b, label: B, offices: [2, 1]}]}`,
    'Kontoret står to ganger under «sizes».',
  ],
  [
    'a size of unknown offices',
    `{column: office, sizes: [{id: a, label: A, offices: [1]}, {id: b, label: B, offices: [9]}]}`,
    'verdi «9»: Ingen av svaralternativene',
  ],
  [
    'two sizes of one id',
    `{column: office, sizes: [{id: a, label: A, offices: [1]}, {id: a, label: B, offices: [2]}]}`,
    'To størrelser har samme id.',
  ],
  ['one size alone', `{column: office, sizes: [{id: a, label: A, offices: [1]}]}`, 'minst 2'],
  [
    'a registration question that is not asked',
    `{column: office, registration: suport}`,
    'Mente du «support»?',
  ],
  [
    'a registration question that is not answered on a scale',
    `{column: office, registration: office}`,
    'Et spørsmål om registrering',
  ],
  [
    'a misspelt key of a size',
    `{column: office, sizes: [{id: a, labl: A, offices: [1]}, {id: b, label: B, offices: [2]}]}`,
    'Mente du «label»?',
  ],
])('%s is a problem of its own', (_, offices, sentence) => {
  expect(problemsIn(withOffices(offices)).join('\n')).toContain(sentence);
});

describe('the size of the office', () => {
  const compare = (file: string) =>
    `{id: P, compareMeans: {file: ${file}, outcome: ${file === 'leader' ? 'staff' : 'support'}, by: officeSize}}`;

  test('groups people as a question with options does', () => {
    const said = study(`{column: office, ${sizes}}`, compare('employee'));
    expect(labelOf(said, 'officeSize', 'en')).toBe('Size of the office');
  });

  test('is unknown where there are no sizes, and in a file that does not say where people work', () => {
    expect(problemsIn(withOffices('{column: office}', compare('employee')))).toHaveLength(1);
    expect(problemsIn(withOffices(`{column: office, ${sizes}}`, compare('leader')))).toHaveLength(1);
  });

  test('can stand in a condition, with its own codes only', () => {
    const where = (size: string) =>
      problemsIn(
        withOffices(
          `{column: office, ${sizes}}`,
          `{id: P, where: "officeSize == '${size}'", describe: {file: employee, variables: [support]}}`,
        ),
      );
    expect(where('small')).toEqual([]);
    expect(where('tiny')).toHaveLength(1);
  });

  test('needs its name for itself', () => {
    const text = withOffices(`{column: office, ${sizes}}`).replace('id: staff', 'id: officeSize');
    expect(problemsIn(text).join()).toContain('«officeSize» er navnet på kontorets størrelse');
  });
});

describe('the hash of the plan', () => {
  const hashOf = (offices: string) => parseStudy(withOffices(offices), 'study.yaml').planSha256;

  test('counts units and who is in which size, not what a size is called', () => {
    const before = hashOf(`{column: office, ${units}, ${sizes}}`);
    expect(hashOf(`{column: office, ${units}, ${sizes.replace('Små', 'Minst')}}`)).toBe(before);
    const moved = sizes.replace('[3]', '[2, 3]').replace('[1, 2]', '[1]');
    expect(hashOf(`{column: office, ${units}, ${moved}}`)).not.toBe(before);
    expect(hashOf(`{column: office, ${units.replace('9903', '9904')}, ${sizes}}`)).not.toBe(before);
  });
});

test('the keys suggested are those there are', () => {
  expect(knownKeys(['offices'], {})).toEqual([
    'column',
    'units',
    'sizes',
    'registration',
    'months',
    'period',
  ]);
  expect(knownKeys(['offices', 'sizes', 0], {})).toEqual(['id', 'label', 'offices']);
});
