import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { proposeStudyFrom } from '../../proposals/propose-study-from.ts';
import { codebookOf } from '../codebook/codebook.ts';
import { readAnswers } from '../read-answers.ts';
import { isDta, readDta } from './read-dta.ts';

const reference = (name: string) => readFileSync(new URL(`reference/${name}`, import.meta.url));

function read(bytes: Uint8Array) {
  const problems = new TableProblems('svar.dta');
  return { file: readDta(bytes, problems), problems };
}
const codesOf = (bytes: Uint8Array) => {
  const { problems } = read(bytes);
  try {
    problems.refuseIfAny('answers-file', () => '');
  } catch (error) {
    return (error as { problems: { code: string }[] }).problems.map(({ code }) => code);
  }
  return [];
};

type Expected = {
  name: string;
  label: string | null;
  labels: Record<string, string>;
  tags: string[];
  values: (number | string | null)[];
};
/** What haven reads; make-dta.R says how. */
const expected = JSON.parse(reference('dta.json').toString()) as Record<string, Expected[]>;
/** Stata counts days from 1960 and times in milliseconds, R days from 1970 and seconds. */
const asStata: Readonly<Record<string, (value: number) => number>> = {
  dag: (days) => days + 3653,
  tid: (seconds) => (seconds + 315_619_200) * 1000,
};

describe('a Stata file', () => {
  // haven writes formats 113, 114, 115, 117, 118 and 119; foreign 113, 114 and 115.
  test.each(Object.keys(expected))('%s is read as R’s haven reads it, value for value', (name) => {
    const { file } = read(reference(name));
    expect(file?.variables.map((variable) => variable.name)).toEqual(expected[name]!.map((one) => one.name));
    for (const [index, { name: variable, label, labels, tags, values }] of expected[name]!.entries()) {
      const found = file!.variables[index]!;
      expect(found.label ?? null, variable).toBe(label);
      expect(Object.fromEntries(found.valueLabels), variable).toEqual(labels);
      expect([...found.missing].sort(), variable).toEqual([...tags].sort());
      const turned = values.map((value) =>
        typeof value === 'number' && asStata[variable] ? asStata[variable](value) : value,
      );
      const numbers =
        found.values.kind === 'numeric'
          ? [...found.values.numbers].map((value) => (Number.isNaN(value) ? null : value))
          : found.values.texts;
      expect(numbers, variable).toEqual(turned);
      expect(found.isDate, variable).toBe(['dag', 'tid'].includes(variable));
    }
  });

  test('is told by its first bytes, in either order', () => {
    for (const name of Object.keys(expected)) expect(isDta(reference(name)), name).toBe(true);
    expect(isDta(new TextEncoder().encode('q1;q2\n1;2\n'))).toBe(false);
    expect(isDta(new Uint8Array())).toBe(false);
  });

  test('has a codebook, a proposed study, and answers without those that are missing', () => {
    const bytes = reference('haven-14.dta');
    const codebook = codebookOf(bytes, 'svar.dta');
    expect(codebook.variables.find(({ name }) => name === 'enig')).toMatchObject({
      label: 'Støtte: Lederen min hører på meg',
      valid: 9,
      missing: 3,
      missingCodes: ['.a', '.z'],
    });
    expect(codebook.variables.find(({ name }) => name === 'dag')?.kind).toBe('date');
    const { study } = parseStudy(proposeStudyFrom(bytes, 'svar.dta', 'nb').yaml, 'study.yaml');
    const { columns } = readAnswers({ bytes, fileName: 'svar.dta', study, file: 'employee' });
    expect(columns.enig?.kind === 'numeric' && [...columns.enig.numbers]).toEqual([
      ...[1, 2, 3, 4, 5, 6, Number.NaN, Number.NaN, Number.NaN, 5, 5, 1],
    ]);
    expect(columns.kommune?.kind === 'text' && columns.kommune.texts.slice(0, 4)).toEqual([
      ...['Bodø', 'Tromsø', 'Å', null],
    ]);
  });
});

describe('a hostile Stata file', () => {
  test('of a format that nobody reads is named', () => {
    expect(codesOf(Uint8Array.from([108, 2, 1, 0, ...new Uint8Array(200)]))).toEqual(['dta-version']);
    const later = reference('haven-14.dta').toString('latin1').replace('<release>118', '<release>999');
    expect(codesOf(Buffer.from(later, 'latin1'))).toEqual(['dta-version']);
  });

  test('that says it has more than it has is stopped before anything is made of that size', () => {
    const old = Uint8Array.from(reference('haven-12.dta'));
    new DataView(old.buffer).setInt32(6, 2_000_000_000, true);
    expect(codesOf(old)).toEqual(['dta-truncated']);
    const wide = Uint8Array.from(reference('haven-12.dta'));
    new DataView(wide.buffer).setUint16(4, 60_000, true);
    expect(codesOf(wide)).toEqual(['too-many-columns']);
    const tagged = Uint8Array.from(reference('haven-14.dta'));
    const at = Buffer.from(tagged).indexOf('<N>') + 3;
    new DataView(tagged.buffer).setBigUint64(at, 2n ** 52n, true);
    expect(codesOf(tagged)).toEqual(['dta-truncated']);
    new DataView(tagged.buffer).setBigUint64(at, 2n ** 63n, true);
    expect(codesOf(tagged)).toEqual(['dta-damaged']);
  });

  test('cut off at any byte is refused in one sentence', () => {
    for (const name of ['haven-8.dta', 'haven-12.dta', 'foreign-10.dta']) {
      const file = reference(name);
      for (let cut = 4; cut < file.length; cut += 1) {
        const { file: found, problems } = read(file.subarray(0, cut));
        // Old formats have no mark at their end: where the value labels begin, a file may stop.
        if (!found) expect(problems.count).toBe(1);
      }
    }
    const tagged = ['haven-13.dta', 'haven-14.dta', 'haven-15.dta'].map(reference);
    fc.assert(
      fc.property(fc.constantFrom(...tagged), fc.nat(), (file, cut) => {
        const length = 11 + (cut % (file.length - '</value_labels></stata_dta>'.length - 11));
        expect(codesOf(file.subarray(0, length))).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('with any bytes changed is read or refused in a sentence, never a crash', () => {
    const files = Object.keys(expected).map(reference);
    const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }), isEarly: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 10 }),
        (file, all) => {
          const bytes = Uint8Array.from(file);
          for (const { at, to, isEarly } of all) bytes[at % (isEarly ? 900 : bytes.length)] = to;
          const { file: found, problems } = read(bytes);
          expect(problems.count).toBe(found ? 0 : 1);
          for (const { values } of found?.variables ?? []) {
            expect(values.kind === 'text' ? values.texts.length : values.numbers.length).toBe(
              found?.rowCount,
            );
          }
        },
      ),
      { numRuns: 1200 },
    );
  });
});
