import { DomainError, sayProblem } from '#platform/errors.ts';
import type { Unit } from '../unit.ts';
import { unit } from './units.ts';

export const county = unit('9900', { name: 'Prøvefylket', type: 'county' });

/** What a file is held against: a register with these units, and the municipalities of an imported list. */
export const register = (units: readonly Unit[] = [], municipalities: readonly string[] = []) => ({
  units,
  municipalities: new Set(municipalities),
  today: '2026-06-01',
  synthetic: false,
});

export const fileOf = (text: string, fileName = 'enheter.csv', padsZeros = false) => ({
  fileName,
  bytes: new TextEncoder().encode(text),
  padsZeros,
});

/** What a refused file is told, by code, with the places. */
export function problemsOf(act: () => unknown): readonly { code: string; said: string }[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError)
      return error.problems.map((problem) => ({ code: problem.code, said: sayProblem(problem, 'nb') }));
    throw error;
  }
  return [];
}

export const codesOf = (act: () => unknown) => problemsOf(act).map(({ code }) => code);
