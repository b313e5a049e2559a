import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { proposeStudyFrom } from '../proposals/propose-study-from.ts';
import { readAnswers } from './read-answers.ts';

const reference = (name: string) => readFileSync(new URL(`reference/${name}`, import.meta.url));

function read(fileName: string) {
  const bytes = reference(fileName);
  const { yaml, notes } = proposeStudyFrom(bytes, fileName, 'nb');
  const { study } = parseStudy(yaml, 'study.yaml');
  const { columns } = readAnswers({ bytes, fileName, study, file: 'employee' });
  const items = study.instruments.employee!.sections.flatMap((section) => section.items);
  return { columns, items, scales: study.scales, notes: notes.map(({ nb }) => nb) };
}

// write.csv with row names, comma and NA; write.csv2 with semicolon, decimal comma and Windows letters; and readr's.
const files = ['write.csv', 'write2.csv', 'readr.csv', 'readr2.csv', 'readr-excel.csv'];

describe.each(files)('%s, as R writes it', (name) => {
  const { columns, items, scales, notes } = read(name);
  const itemOf = (id: string) => items.find((item) => item.id === id);

  test('answers in words are put in order, also the one that only one person gave', () => {
    for (const id of ['trivsel_1', 'trivsel_2', 'trivsel_3']) {
      expect(itemOf(id)).toMatchObject({
        kind: 'agreement',
        points: 5,
        lowest: 1,
        labels: ['Helt uenig', 'Litt uenig', 'Verken enig eller uenig', 'Litt enig', 'Helt enig'],
      });
    }
    expect(scales).toMatchObject({ trivsel: { items: ['trivsel_1', 'trivsel_2', 'trivsel_3'] } });
    expect(notes.join(' ')).toContain(
      'Helt uenig < Litt uenig < Verken enig eller uenig < Litt enig < Helt enig',
    );
  });

  test('row names are nobody’s, dates are left out, and NA is no answer', () => {
    expect(items.map(({ id }) => id)).toEqual([
      ...['kontor', 'trivsel_1', 'trivsel_2', 'trivsel_3', 'andel', 'fast'],
    ]);
    for (const id of ['trivsel_1', 'andel']) {
      const column = columns[id];
      expect(column?.kind === 'numeric' && [...column.numbers].map(Number.isNaN).indexOf(true)).toBe(6);
    }
  });

  test('every file has the same answers', () => {
    expect(columns).toEqual(read('readr.csv').columns);
    expect(itemOf('kontor')).toMatchObject({
      kind: 'choice',
      options: [{ value: 'Bodø' }, { value: 'Tromsø' }, { value: 'Å, i "Moskenes"' }],
    });
  });
});
