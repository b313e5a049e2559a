import { expect, test } from 'vitest';
import type { Study } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { instrumentFor } from './assign-answers.ts';

const asking = (...names: string[]) =>
  ({ instruments: Object.fromEntries(names.map((name) => [name, { sections: [] }])) }) as Pick<
    Study,
    'instruments'
  >;
const given = (...files: string[]) =>
  files.map((file) => ({ file, fileName: 'svar.csv', bytes: new Uint8Array() }));

test('answers belong to the instrument of that name', () => {
  const parts = { file: 'leader', fileName: 'svar.csv', given: given('leader') };
  expect(instrumentFor({ ...parts, study: asking('employee', 'leader') })).toBe('leader');
});

test('employees’ answers belong to the only instrument, whatever it is called', () => {
  const parts = { file: 'employee', fileName: 'svar.csv', given: given('employee') };
  expect(instrumentFor({ ...parts, study: asking('ansatt') })).toBe('ansatt');
});

test.each([
  ['there are several', ['ansatt', 'sjef'], ['employee']],
  ['the only one has answers already', ['ansatt'], ['employee', 'ansatt']],
])('when %s, the instruments are named and the way to choose one', (_when, instruments, files) => {
  const parts = { file: 'employee', fileName: 'svar.csv', given: given(...files) };
  try {
    instrumentFor({ ...parts, study: asking(...instruments) });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    const [problem] = (error as DomainError).problems;
    expect(problem?.file).toBe('svar.csv');
    expect(problem?.text.nb).toContain(`Skjemaene er ${instruments.join(', ')}.`);
    expect(problem?.text.nb).toContain('«Andre svar og resultater»');
  }
});
