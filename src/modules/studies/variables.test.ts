import { expect, test } from 'vitest';
import { study as studySchema } from './schema.ts';
import { findItem, labelOf, optionLabel, rangeOf, scalesIn, sourceFileOf, variablesIn } from './variables.ts';

const study = studySchema.parse({
  handlingsrom: 1,
  id: 'trial',
  title: 'Trial',
  offices: { column: 'unit' },
  instruments: {
    leader: { sections: [{ title: 'x', items: [{ id: 'staff', kind: 'number', text: 'Staff' }] }] },
    employee: {
      sections: [
        {
          title: 'x',
          items: [
            {
              id: 'unit',
              kind: 'choice',
              text: 'Unit',
              options: [
                { value: 1, label: 'A' },
                { value: 2, label: 'B' },
              ],
            },
            {
              id: 'area',
              kind: 'choice',
              text: 'Area',
              options: [
                { value: 'n', label: { nb: 'Nord', en: 'North' } },
                { value: 's', label: 'S' },
              ],
            },
            { id: 'a', kind: 'agreement', points: 6, text: 'A', anchors: ['helt uenig', 'helt enig'] },
            { id: 'b', kind: 'agreement', points: 5, lowest: 0, text: { nb: 'Bokmål', nn: 'Nynorsk' } },
            { id: 'why', kind: 'text', text: 'Why' },
          ],
        },
      ],
    },
  },
  scales: {
    both: { label: { nb: 'Begge', en: 'Both' }, items: ['a', '-b'] },
    total: { label: 'Total', items: ['a', 'b'], score: 'sum' },
    staffing: { label: 'Staffing', items: ['staff'] },
  },
  outcomes: { followUp: { label: 'Follow-up', from: 'scorecard', indicators: ['B.12'] } },
});

test('a scale belongs to the files that have all its items', () => {
  expect(scalesIn(study, 'employee').map(({ id }) => id)).toEqual(['both', 'total']);
  expect(scalesIn(study, 'leader').map(({ id }) => id)).toEqual(['staffing']);
});

test('the office file rests on the instrument that asks for the office, and has the outcomes too', () => {
  expect(sourceFileOf(study, 'office')).toBe('employee');
  expect(variablesIn(study, 'office').map(({ id }) => id)).toEqual([
    'both',
    'total',
    'unit',
    'a',
    'b',
    'followUp',
  ]);
  expect(variablesIn(study, 'employee').map(({ kind }) => kind)).toEqual([
    'scale',
    'scale',
    'item',
    'item',
    'item',
  ]);
});

test('a variable is called by its label in the wanted language, or in one there is', () => {
  expect(labelOf(study, 'both', 'en')).toBe('Both');
  expect(labelOf(study, 'b', 'nn')).toBe('Nynorsk');
  expect(labelOf(study, 'b', 'en')).toBe('Bokmål');
  expect(labelOf(study, 'followUp', 'nb')).toBe('Follow-up');
  expect(labelOf(study, 'toString', 'nb')).toBe('toString');
});

test('an answer is called by its option or anchor', () => {
  expect(optionLabel(findItem(study, 'employee', 'area')!, 'n', 'en')).toBe('North');
  expect(optionLabel(findItem(study, 'employee', 'a')!, 6, 'nb')).toBe('6 helt enig');
  expect(optionLabel(findItem(study, 'employee', 'a')!, 3, 'nb')).toBe('3');
});

test('a scale ranges as its items do', () => {
  expect(rangeOf(study, 'employee', 'a')).toEqual([1, 6]);
  expect(rangeOf(study, 'employee', 'both')).toEqual([0.5, 5]);
  expect(rangeOf(study, 'employee', 'total')).toEqual([1, 10]);
  expect(rangeOf(study, 'leader', 'staffing')).toBeNull();
});

test('the office is called an office, unless the study asks for it in words of its own', () => {
  const inColumn = { ...study, offices: { column: 'office_code' } };
  expect(labelOf(inColumn, 'office_code', 'nb')).toBe('Kontor');
  expect(labelOf(inColumn, 'office_code', 'nn')).toBe('Kontor');
  expect(labelOf(inColumn, 'office_code', 'en')).toBe('Office');
  expect(labelOf(study, 'unit', 'nb')).toBe('Unit');
  expect(labelOf(inColumn, 'another', 'nb')).toBe('another');
});
