import { describe, expect, test } from 'vitest';
import type { Actor, Grant, Succession, Unit } from '#modules/organisation/schema.ts';
import { releaseFigure } from '#modules/privacy/index.ts';
import { createOfficeClimates, type OfficeClimateOf } from './climates.ts';
import type { OfficeClimate } from './result.ts';

const unit = (number: string, synthetic = false): Unit => ({
  number,
  name: number,
  type: 'office',
  status: 'active',
  parent: null,
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: null,
  users: null,
  synthetic,
});
const office = (number: string, q = 0.5): OfficeClimate['measures'][number]['offices'][number] => ({
  office: number,
  label: number,
  unit: number,
  n: 8,
  mean: 4,
  sd: 1,
  ci: [3, 5],
  difference: { value: q < 0.05 ? -0.8 : 0.1, ci: [-1.2, -0.4], p: q, q },
});
const round = (sourceId: string, offices: readonly string[], given: Partial<OfficeClimate> = {}) => {
  const climate: OfficeClimate = {
    study: 's',
    about: 'climate',
    file: 'employee',
    minimumGroup: 5,
    synthetic: false,
    tests: 2,
    measures: [
      {
        id: 'a',
        kind: 'scale',
        label: { nb: 'Læring', en: 'Learning' },
        isRegistration: false,
        ends: [1, 6],
        county: { n: 40, mean: 4, sd: 1 },
        offices: offices.map((number) => office(number, number === '0503' ? 0.01 : 0.5)),
      },
    ],
    ...given,
  };
  return {
    source: 'wave',
    sourceId,
    studyId: 's',
    title: sourceId,
    endedOn: '2026-01-01',
    climate: releaseFigure(climate, 40, { minimumGroup: 5 }, (all) => all),
  } satisfies OfficeClimateOf;
};
const someone = (...grants: Partial<Grant>[]): Actor => ({
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: grants.map((grant) => ({ role: 'officeLeader', studyId: null, office: null, ...grant })),
});
const leaderOf = (number: string) => someone({ office: number });
const analyst = someone({ role: 'analyst', studyId: 's' });

const merged: Succession = { from: '0501', to: '0502', on: '2025-01-01', kind: 'merged' };
const climates = createOfficeClimates({
  list: async () => [
    round('new', ['0502', '0503']),
    round('users', ['0502'], { about: 'userSurvey' }),
    round('old', ['0501']),
    round('made-up', ['9901'], { synthetic: true }),
    round('real-by-mistake', ['9901']),
  ],
  register: async () => ({
    units: [unit('0501'), unit('0502'), unit('0503'), unit('9901', true)],
    successions: [merged],
  }),
});
const told = (all: readonly OfficeClimateOf[]) =>
  all.map(({ sourceId, climate }) => [sourceId, ...climate.measures[0]!.offices.map(({ office }) => office)]);

describe('who sees how the offices stand', () => {
  test('a leader sees the own office and those that went into it, and no other', async () => {
    expect(told(await climates.ofUnit(leaderOf('0502'), '0502'))).toEqual([
      ['new', '0502'],
      ['old', '0501'],
    ]);
    await expect(climates.ofUnit(leaderOf('0502'), '0503')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(told(await climates.ofAll(leaderOf('0502')))).toEqual([
      ['new', '0502'],
      ['made-up', '9901'],
    ]);
  });

  test('whoever follows all offices sees them all', async () => {
    expect(told(await climates.ofAll(analyst))).toEqual([
      ['new', '0502', '0503'],
      ['old', '0501'],
      ['made-up', '9901'],
      ['real-by-mistake', '9901'],
    ]);
  });

  test('made-up offices are for everybody, and answers that are not made up are not shown with them', async () => {
    expect(told(await climates.ofUnit(null, '9901'))).toEqual([['made-up', '9901']]);
    expect(told(await climates.ofAll(null))).toEqual([['made-up', '9901']]);
    await expect(climates.ofUnit(null, '0502')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('a unit that is in no register is refused like any other', async () => {
    await expect(climates.ofUnit(leaderOf('0502'), '7777')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await climates.ofUnit(analyst, '7777')).toEqual([]);
  });
});
