import { expect, test } from 'vitest';
import type { OfficeClimate } from '#modules/analyses/schema.ts';
import { revive } from '#modules/privacy/index.ts';
import { buildOfficePage } from './office-page.ts';
import { periodChoices } from './period.rules.ts';
import { officeSheet } from './sheet/office-sheet.ts';
import { halfYear, madeCounty } from './testing/made-county.ts';

const figures = { n: 9, mean: 4.2, sd: 0.6, ci: [3.7, 4.7], difference: null } as const;
const climate: OfficeClimate = {
  study: 'made-up',
  about: 'climate',
  file: 'employee',
  minimumGroup: 5,
  synthetic: true,
  tests: 2,
  measures: [
    {
      id: 'support',
      kind: 'scale',
      label: { nb: 'Støtte' },
      isRegistration: true,
      ends: [1, 6],
      county: { n: 40, mean: 4, sd: 0.8 },
      offices: [
        { office: '1', label: { nb: 'Kontor 9901' }, unit: '9901', ...figures, n: 31 },
        {
          office: '2',
          label: { nb: 'Lille og Store Vik' },
          unit: null,
          together: ['9902', '9903'],
          ...figures,
          difference: { value: 1.1, ci: [0.5, 1.7], p: 0.001, q: 0.002 },
        },
      ],
    },
  ],
};
const given = { ...madeCounty({ offices: 4 }), climate: revive<OfficeClimate>(JSON.stringify(climate)) };
const [choice = null] = periodChoices(halfYear);
const page = (number: string) =>
  buildOfficePage({
    given,
    choice,
    language: 'nb',
    version: '0.1.0',
    unit: given.offices.find((one) => one.number === number)!,
  });
const wordsOf = (part: unknown) => JSON.stringify(part);

test('an office reported together with another shows what they answered together, and says so each time', () => {
  const { sections } = page('9903');
  expect(wordsOf(sections.climate)).toContain('Svarene er fra Lille og Store Vik samlet.');
  expect(wordsOf(sections.climate)).toContain('sier ikke hvordan hvert av dem svarte');
  expect(wordsOf(sections.standsOut)).toContain('Støtte, Lille og Store Vik samlet: ');
  expect(wordsOf(sections.registration)).toContain('som svarte ved Lille og Store Vik, gir');
  expect(wordsOf(sections.missing)).not.toContain('ikke med i den siste lukkede');
  expect(wordsOf(officeSheet(page('9903'), 'nb').parts.climate)).toContain('Lille og Store Vik samlet');
});

test('an office by itself says nothing of others, and one that nobody answered in says that it is not there', () => {
  expect(wordsOf(page('9901').sections.climate)).not.toContain('Store Vik');
  expect(wordsOf(page('9904').sections.missing)).toContain('ikke med i den siste lukkede');
});
