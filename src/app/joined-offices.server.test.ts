import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { createRegister, saveUnits } from '#modules/organisation/store.server.ts';
import { buildCountyPage, buildOfficePage, chosenPeriod, periodChoices } from '#modules/reports/index.ts';
import type { Indicator, MonthlyValue } from '#modules/scorecards/schema.ts';
import { saveIndicators, saveValues } from '#modules/scorecards/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { createClimates } from './climates.ts';
import { createOfficeServices } from './offices.ts';
import { organisationId } from './organisation.ts';
import { createScorecards } from './scorecards.ts';
import { madeUnit } from './testing/made-units.ts';

const administrator: Actor = {
  organisationId,
  personId: 'p',
  name: 'Made Up',
  email: 'made.up@example.org',
  grants: [{ role: 'administrator', office: null, studyId: null }],
};
const clock = { now: () => new Date('2015-08-15T10:00:00Z') };
const inAll = (text: string) => ({ nb: text, nn: text, en: text });
const indicator: Indicator = {
  code: 'B.12',
  name: inAll('Fulgt opp'),
  numerator: inAll('fulgt opp'),
  denominator: inAll('alle'),
  kind: 'share',
  per: 1,
  basis: 'denominator',
  direction: 'higher',
  group: 'individualFollowUp',
  owner: 'national',
  ownerUnit: null,
  source: null,
};
const counted = (unit: string, month: string, numerator: number, denominator: number): MonthlyValue => ({
  indicator: 'B.12',
  unit,
  month,
  numerator,
  denominator,
  value: numerator / denominator,
});
/** 0503 is merged into 0502 from May. Until then each counted its own. */
const values = ['2015-03', '2015-04', '2015-05', '2015-06'].flatMap((month) => [
  counted('0501', month, 50, 100),
  counted('0502', month, 30, 60),
  ...(month < '2015-05' ? [counted('0503', month, 20, 20)] : []),
]);
const inAllMonths = 4 * 160 + 2 * 20;

describe.each(testEngines())('offices that have gone up in another, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    const county = madeUnit('0500', { type: 'county', name: 'Et fylke', parent: null });
    await saveUnits(database, {
      organisationId,
      units: [county, madeUnit('0501'), madeUnit('0502'), madeUnit('0503')],
    });
    await saveIndicators(database, { organisationId, indicators: [indicator] });
    await saveValues(database, { organisationId, values });
    const register = createRegister({ database, clock });
    const { stamp } = (await register.unit(administrator, '0503'))!;
    await register.succeed(administrator, {
      from: '0503',
      to: '0502',
      on: '2015-05-01',
      kind: 'merged',
      stamp,
    });
  });
  afterAll(() => open.close());
  const services = () =>
    createOfficeServices({ database: open.database, climates: createClimates(open.database) });
  const choice = chosenPeriod(periodChoices(values.map(({ month }) => month)), null);
  const about = { choice, language: 'nb', version: '0.1.0' } as const;

  test('the county counts what they counted once', async () => {
    const given = (await services().county(administrator, '0500'))!;
    expect(given.offices.map(({ number }) => number)).toEqual(['0501', '0502']);
    const said = JSON.stringify(buildCountyPage({ ...about, given }).blocks);
    expect(said).toContain(`n = ${inAllMonths} i nevneren`);
    expect(said).not.toContain('Kontor 0503');
  });

  test('the office that took over has their figures; their own page holds them apart, and says where they go on', async () => {
    const page = async (number: string) => {
      const { unit: of, given } = (await services().office(administrator, number))!;
      return JSON.stringify(buildOfficePage({ ...about, given, unit: of }).document.blocks);
    };
    expect(await page('0502')).toContain('160 av 280');
    const own = await page('0503');
    expect(own).toContain('40 av 40');
    expect(own).toContain('Kontor 0502 (0502), fra 1. mai 2015');
    expect(own).toContain('mangler tall for januar 2015 og februar 2015.');
  });

  test('the scorecard has them in the year so far, and in a month only one of them', async () => {
    const scorecards = createScorecards({ database: open.database, clock });
    const look = async (month: string) => (await scorecards.indicator(administrator, 'B.12', { month }))!;
    const june = await look('2015-06');
    expect(june.county?.yearValue).toBeCloseTo((4 * 80 + 40) / inAllMonths, 12);
    expect(june.offices.map((one) => [one.unit, one.denominator])).toEqual([
      ['0501', 100],
      ['0502', 60],
    ]);
    expect((await look('2015-04')).offices.map((one) => [one.unit, one.denominator])).toEqual([
      ['0501', 100],
      ['0502', 60],
      ['0503', 20],
    ]);
  });
});
