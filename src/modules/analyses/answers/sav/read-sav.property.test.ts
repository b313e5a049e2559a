import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { readSav } from './read-sav.ts';
import { writeSav } from './testing/write-sav.ts';

const files = ['types.sav', 'types.zsav', 'types-plain.sav', 'survey.zsav'].map((name) =>
  readFileSync(new URL(`reference/${name}`, import.meta.url)),
);

test('a file with any bytes changed is read or refused in a sentence, never a crash', () => {
  const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }), isEarly: fc.boolean() });
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 12 }), (file, all) => {
      const bytes = Uint8Array.from(file);
      // The first part holds the counts and lengths, where lies do most harm.
      for (const { at, to, isEarly } of all) bytes[4 + (at % ((isEarly ? 600 : bytes.length) - 4))] = to;
      const problems = new TableProblems('svar.sav');
      const sav = readSav(bytes, problems);
      expect(problems.count).toBe(sav ? 0 : 1);
      for (const { values } of sav?.variables ?? []) {
        expect(values.kind === 'text' ? values.texts.length : values.numbers.length).toBe(sav?.rowCount);
      }
    }),
    { numRuns: 1500 },
  );
});

test('whatever numbers and texts are written are read back', () => {
  const word = fc.stringMatching(/^[a-zæøå0-9 ]{0,19}[a-zæøå]$/);
  const row = fc.tuple(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), word);
  const written = fc.record({
    isLittleEndian: fc.boolean(),
    compression: fc.constantFrom(0 as const, 1 as const, 2 as const),
    cases: fc.array(row, { minLength: 1, maxLength: 30 }),
  });
  fc.assert(
    fc.property(written, ({ cases, ...how }) => {
      const variables = [{ name: 'A' }, { name: 'B', width: 20 }];
      const sav = readSav(writeSav({ ...how, variables, cases }), new TableProblems('svar.sav'));
      const [numbers, texts] = sav!.variables.map(({ values }) => values);
      expect(numbers?.kind === 'numeric' && [...numbers.numbers]).toEqual(
        cases.map(([value]) => (value === null || value === -Number.MAX_VALUE ? Number.NaN : value)),
      );
      expect(texts?.kind === 'text' && texts.texts).toEqual(cases.map(([, text]) => text));
    }),
  );
});
