import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { proposeStudyFrom } from './propose-study-from.ts';

const files = ['survey.sav', 'survey.zsav', 'types.sav', 'types-plain.sav'].map((name) =>
  readFileSync(new URL(`../answers/sav/reference/${name}`, import.meta.url)),
);

test('a file with bytes changed gives a study file, or is itself what is refused', () => {
  const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }), isEarly: fc.boolean() });
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 6 }), (file, all) => {
      const bytes = Uint8Array.from(file);
      for (const { at, to, isEarly } of all) bytes[4 + (at % ((isEarly ? 2600 : bytes.length) - 4))] = to;
      try {
        expect(parseStudy(proposeStudyFrom(bytes, 'svar.sav', 'nb').yaml, 'study.yaml')).toBeDefined();
      } catch (error) {
        // Damage to the file may be found; a proposal that is no study file may not.
        if (!(error instanceof DomainError)) throw error;
        expect(error.code).toBe('answers-file');
        expect(error.problems.map(({ code }) => code)).not.toContain('not-allowed');
      }
    }),
    { numRuns: 600 },
  );
});
