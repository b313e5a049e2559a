import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Succession } from '#modules/organisation/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { addImport, sourcesOf } from '../import/imports-kept.server.ts';
import type { Indicator, MonthlyValue } from '../schema.ts';
import {
  addTargets,
  outcomeReadings,
  saveIndicators,
  saveUserSurveyResults,
  saveValues,
  underScorecardLock,
} from '../store.server.ts';
import { takeReading } from './take-reading.ts';

const indicator = { code: 'B.12', kind: 'share', per: 1, direction: 'higher' } as Indicator;
const value = (unit: string, month: string, numerator: number): MonthlyValue => ({
  indicator: 'B.12',
  unit,
  month,
  numerator,
  denominator: 10,
  value: numerator / 10,
});
const period = { from: '2015-01', to: '2015-06' };

describe.each(testEngines())('what is read off the scorecard for a wave, on $name', (engine) => {
  let open: OpenDatabase;
  let count = 0;
  let place = { organisationId: '', waveId: 'w1' };
  let successions: Succession[] = [];
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    count += 1;
    place = { organisationId: `o${count}`, waveId: 'w1' };
    successions = [];
    const { database } = open;
    const values = [value('9901', '2015-01', 4), value('9901', '2015-02', 6), value('9902', '2015-01', 5)];
    await saveIndicators(database, { ...place, indicators: [indicator] });
    const targets = [{ indicator: 'B.12', unit: null, from: '2015-01', value: 0.8, setOn: '2014-12-01' }];
    await addTargets(database, { ...place, targets, byName: 'A' });
    await saveValues(database, { ...place, values, importId: await keep('values', 'months.csv') });
    const results = [
      {
        period: '2014-12',
        unit: '9901',
        answers: 30,
        source: 'users.csv',
        questions: { core1: { mean: 4, sd: null, n: null } },
      },
    ];
    await saveUserSurveyResults(database, {
      ...place,
      results,
      importId: await keep('userSurvey', 'users.csv'),
    });
  });
  const keep = (kind: 'values' | 'userSurvey', fileName: string) =>
    underScorecardLock(open.database, place, (transaction) =>
      addImport(transaction, place, {
        kind,
        fileName,
        sha256: 'ab'.repeat(32),
        importedOn: '2015-07-10',
        byName: 'A',
      }),
    );
  const read = (byName: string | null, offices = [{ office: '1', units: ['9901'] }]) =>
    takeReading(
      {
        database: open.database,
        clock: { now: () => new Date('2015-07-12T10:00:00Z') },
        register: async () => ({ units: [], successions }),
      },
      place,
      { offices, unknownOffices: [], period, officeColumn: 'office', byName },
    );

  test('is the numbers, the day, and the sheets they came by', async () => {
    const { csv, contents, ...about } = await read(null);
    expect(about).toEqual({ reading: 1, readOn: '2015-07-12', byName: null });
    expect(csv).toBe('office;B.12;B.12.target;core1\n1;0.5;0.8;4\n');
    expect(contents.numbers).toEqual([
      { ...value('9901', '2015-01', 4), target: 0.8 },
      { ...value('9901', '2015-02', 6), target: 0.8 },
    ]);
    const from = { sha256: 'ab'.repeat(32), importedOn: '2015-07-10' };
    expect(contents.sources).toEqual([
      { kind: 'values', fileName: 'months.csv', ...from, numbers: 2 },
      { kind: 'targets', fileName: null, sha256: null, importedOn: null, numbers: 1 },
      { kind: 'userSurvey', fileName: 'users.csv', ...from, numbers: 1 },
    ]);
  });

  test('stays as it was read, however the scorecard is corrected; read again, both are there', async () => {
    const first = await read(null);
    await saveValues(open.database, { ...place, values: [value('9901', '2015-01', 8)] });
    expect(await read(null)).toEqual(first);
    const second = await read('Sol Studieleder');
    expect(second.csv).toBe('office;B.12;B.12.target;core1\n1;0.7;0.8;4\n');
    expect(await outcomeReadings(open.database, place)).toEqual([first, second]);
    expect([second.reading, second.byName]).toEqual([2, 'Sol Studieleder']);
    // A corrected value did not come by the first sheet any more.
    expect(second.contents.sources.map(({ fileName, numbers }) => [fileName, numbers])).toEqual([
      ...[
        ['months.csv', 1],
        [null, 1],
        [null, 1],
      ],
      ['users.csv', 1],
    ]);
    expect(await outcomeReadings(open.database, { ...place, organisationId: 'another' })).toEqual([]);
  });

  test('asked for twice at once, is read once by itself', async () => {
    const [one, other] = await Promise.all([read(null), read(null)]);
    expect(one).toEqual(other);
    expect(await outcomeReadings(open.database, place)).toHaveLength(1);
  });

  test('adds up offices that are reported together', async () => {
    const { csv } = await read(null, [{ office: 'Begge', units: ['9901', '9902'] }]);
    expect(csv).toBe('office;B.12;B.12.target;core1\nBegge;0.5;0.8;4\n');
  });

  test('follows an office to its new number', async () => {
    successions = [{ from: '9901', to: '9801', on: '2015-03-01', kind: 'renumbered' }];
    await saveValues(open.database, { ...place, values: [value('9801', '2015-04', 8)] });
    const { csv, contents } = await read(null);
    // (4 + 6 + 8) / 30, by hand.
    expect(csv).toBe('office;B.12;B.12.target;core1\n1;0.6;0.8;4\n');
    expect(contents.offices).toEqual([{ office: '1', units: ['9801'] }]);
  });

  test('sheets are told of what was asked for, and of nobody else’s', async () => {
    const asked = { ...place, period, units: ['9902'] };
    expect((await sourcesOf(open.database, asked)).map(({ kind, numbers }) => [kind, numbers])).toEqual([
      ['values', 1],
      ['targets', 1],
    ]);
    expect(await sourcesOf(open.database, { ...asked, organisationId: 'another' })).toEqual([]);
  });
});
