import { expect, test } from 'vitest';
import { study as studySchema } from '#modules/studies/schema.ts';
import { titleOfEntry } from './title-of-entry.ts';

const study = studySchema.parse({
  handlingsrom: 1,
  id: 'offices',
  title: 'Offices',
  offices: { column: 'office' },
  instruments: {
    employee: {
      sections: [
        {
          title: 'x',
          items: [
            { id: 'a', kind: 'agreement', points: 6, text: 'A' },
            { id: 'b', kind: 'agreement', points: 6, text: 'B' },
          ],
        },
      ],
    },
  },
  scales: { learning: { label: { nb: 'Læring', nn: 'Læring', en: 'Learning' }, items: ['a', 'b'] } },
  plan: [{ id: 'M1', compareMeans: { file: 'employee', outcome: 'learning', by: 'office' } }],
});

test('a comparison of offices is headed by the word, not by the column of the file', () => {
  const titleIn = (language: 'nb' | 'nn' | 'en') => titleOfEntry(study.plan[0]!, study, language);
  expect(titleIn('nb')).toBe('Læring etter kontor');
  expect(titleIn('nn')).toBe('Læring etter kontor');
  expect(titleIn('en')).toBe('Learning by office');
});
