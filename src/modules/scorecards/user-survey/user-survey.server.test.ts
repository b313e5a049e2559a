import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficeClimateOf } from '#modules/analyses/index.ts';
import type { Actor, Grant, Unit } from '#modules/organisation/schema.ts';
import { releaseFigure } from '#modules/privacy/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { userSurveyQuestions } from './question-list.ts';
import { createUserSurvey, type UserSurvey } from './user-survey.ts';

const now = new Date('2026-03-05T10:00:00Z');
const ids = userSurveyQuestions.map(({ id }) => id);
const someone = (personId: string, ...grants: Partial<Grant>[]): Actor => ({
  organisationId: 'own',
  personId,
  name: 'Oppdiktet',
  email: 'p@example.org',
  grants: grants.map((grant) => ({ role: 'analyst', studyId: null, office: null, ...grant })),
});
const lead = someone('lead', { role: 'studyLead', studyId: 's' });
const unit = (number: string, given: Partial<Unit> = {}): Unit => ({
  number,
  name: `Kontor ${number}`,
  type: 'office',
  status: 'active',
  parent: '0900',
  validFrom: null,
  validTo: null,
  municipality: null,
  leader: null,
  positions: null,
  users: null,
  synthetic: false,
  ...given,
});
const units = [unit('0901'), unit('0902'), unit('9901', { parent: '9900', synthetic: true })];
const sheet = (rows: readonly (readonly [string, number, number])[], period = '2014-12') => ({
  fileName: 'brukere.csv',
  period,
  bytes: new TextEncoder().encode(
    [
      ['unit', 'answers', ...ids],
      ...rows.map(([number, answers, mean]) => [number, answers, ...ids.map(() => mean)]),
    ]
      .map((cells) => cells.join(';'))
      .join('\n'),
  ),
});
const round = (studyId: string): OfficeClimateOf => ({
  source: 'wave',
  sourceId: `w-${studyId}`,
  studyId,
  title: { nb: 'Vinter', en: 'Winter' },
  endedOn: '2026-02-20',
  climate: releaseFigure(
    {
      study: studyId,
      about: 'userSurvey',
      file: 'user',
      minimumGroup: 5,
      synthetic: false,
      tests: 0,
      measures: ids.map((id) => ({
        id,
        kind: 'question',
        label: id,
        isRegistration: false,
        ends: [1, 6],
        county: { n: 20, mean: 4, sd: 1 },
        offices: [
          {
            office: '0901',
            label: '0901',
            unit: '0901',
            n: 12,
            mean: 4.25,
            sd: 1,
            ci: [3.6, 4.9],
            difference: null,
          },
        ],
      })),
    },
    20,
    { minimumGroup: 5 },
    (all) => all,
  ),
});

describe.each(testEngines())('user-survey results, on $name', (engine) => {
  let open: OpenDatabase;
  let survey: UserSurvey;
  beforeAll(async () => {
    open = await engine.open();
    survey = createUserSurvey({
      organisationId: 'own',
      database: open.database,
      clock: { now: () => now },
      register: async () => ({ units, successions: [] }),
      climates: async () => [round('s'), round('other')],
    });
  });
  afterAll(() => open.close());

  test('are looked at, and then taken in all at once', async () => {
    await survey.hold(lead, sheet([['0901', 40, 4.5]], 'desember 2014'));
    const preview = await survey.held(lead);
    expect(preview).toMatchObject({ period: '2014-12', over: [], absent: ['0902'] });
    expect(await survey.confirm(lead, preview!.stamp)).toEqual({ offices: 1, period: '2014-12' });
    expect(await survey.held(lead)).toBeNull();
    const view = await survey.view(lead);
    expect(view).toMatchObject({ periods: ['2014-12'], period: '2014-12', sources: ['brukere.csv'] });
    expect(view.summary.offices[0]).toMatchObject({ unit: '0901', answers: 40 });
  });

  test.each(['nb', 'nn', 'en'] as const)(
    'a sheet to fill in is read when one office of it is filled in, in %s',
    async (language) => {
      const text = await survey.template(lead, language);
      const [heading, ...offices] = text.trimEnd().split('\r\n');
      expect(offices.map((row) => row.split(';')[0])).toEqual(['0901', '0902', '9901']);
      const filled = offices[0]!
        .split(';')
        .map((cell, place) => (place < 2 ? cell : place === 2 ? '40' : '4,5'));
      const file = { fileName: 'brukere.csv', period: '2014-12' };
      const bytes = (rows: readonly string[]) => new TextEncoder().encode([heading, ...rows].join('\r\n'));
      await survey.hold(lead, { ...file, bytes: bytes([filled.join(';'), offices[1]!]) });
      expect((await survey.held(lead))!.results.map(({ unit, answers }) => [unit, answers])).toEqual([
        ['0901', 40],
      ]);
      await survey.letGo(lead);
      await expect(survey.hold(lead, { ...file, bytes: bytes(offices) })).rejects.toMatchObject({
        problems: [{ code: 'no-rows' }],
      });
    },
  );

  test('a sheet to fill in is for those who manage the scorecard', async () => {
    const reader = { ...lead, grants: [] };
    await expect(survey.template(reader, 'nb')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('what has changed since it was looked at is not taken in unseen', async () => {
    await survey.hold(lead, sheet([['0902', 30, 4]]));
    const preview = await survey.held(lead);
    await survey.takeIn(lead, sheet([['0902', 31, 3]]));
    await expect(survey.confirm(lead, preview!.stamp)).rejects.toMatchObject({
      code: 'changed-since-preview',
    });
    const again = await survey.held(lead);
    expect(again!.over).toEqual([{ unit: '0902', source: 'brukere.csv' }]);
    await survey.confirm(lead, again!.stamp);
    expect((await survey.view(lead)).summary.offices.map(({ answers }) => answers)).toEqual([40, 30]);
  });

  test('one wrong row keeps all the others out', async () => {
    const wrong = sheet([
      ['0901', 50, 5],
      ['0902', 3, 5],
    ]);
    await expect(survey.takeIn(lead, wrong)).rejects.toMatchObject({ code: 'user-survey-sheet' });
    expect((await survey.view(lead)).summary.offices.map(({ answers }) => answers)).toEqual([40, 30]);
    const toCome = sheet([['0901', 50, 5]], '2026-04');
    await expect(survey.takeIn(lead, toCome)).rejects.toMatchObject({ code: 'user-survey-period' });
  });

  test('a round of our own is taken with its spread, and said to be taken', async () => {
    const [only, ...others] = await survey.rounds(lead);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ waveId: 'w-s', period: '2026-02', offices: 1, isTaken: false, over: 0 });
    expect(await survey.takeRound(lead, 'w-s')).toEqual({ offices: 1, period: '2026-02' });
    expect((await survey.rounds(lead))[0]!.isTaken).toBe(true);
    const { summary, sources } = await survey.view(lead);
    expect(sources).toEqual(['Vinter']);
    expect(summary.offices[0]!.grand.ci).not.toBeNull();
    await expect(survey.takeRound(lead, 'w-other')).rejects.toMatchObject({ code: 'user-survey-round' });
  });

  test('each sees what their role lets them', async () => {
    await survey.takeIn(lead, sheet([['9901', 20, 4]]));
    const leader = someone('leader', { role: 'officeLeader', office: '0901' });
    expect((await survey.ofUnit(leader, '0901')).map(({ period }) => period)).toEqual(['2026-02', '2014-12']);
    const [, past] = await survey.ofUnit(leader, '0901');
    // Beside the other real office, and not the made-up one.
    expect(past).toMatchObject({ offices: 2, own: { answers: 40 } });
    await expect(survey.ofUnit(leader, '0902')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(survey.view(leader)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(survey.ofUnit(null, '0901')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await survey.ofUnit(null, '9901')).toHaveLength(1);
    const analyst = someone('analyst', { role: 'analyst', studyId: 's' });
    await expect(survey.takeIn(analyst, sheet([['0901', 20, 4]]))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(survey.rounds(analyst)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
