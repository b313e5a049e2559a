import { expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { knownOffices } from './frame-context.ts';

const asking = (units: string) =>
  parseStudy(
    `
handlingsrom: 1
id: asking
title: Asking
languages: [nb, en]
offices: {column: office, units: ${units}}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [{value: 1, label: {nb: Nord, en: North}}, {value: 2, label: Sør}]}
`,
    'study.yaml',
  ).study;

test('a list may write an office as the question does, or by its number in the register', () => {
  expect(knownOffices(asking('{1: "0501", 2: "0502"}'))).toEqual([
    { name: 'Nord', spellings: ['1', 'Nord', 'North', '0501'] },
    { name: 'Sør', spellings: ['2', 'Sør', '0502'] },
  ]);
});

test('a number in the register that is another office’s code is taken for the code', () => {
  const offices = knownOffices(asking('{1: "2", 2: "0502"}'))!;
  expect(offices.filter(({ spellings }) => spellings.includes('2')).map(({ name }) => name)).toEqual(['Sør']);
});
