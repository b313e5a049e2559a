import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Grant, Role } from '#modules/organisation/schema.ts';
import { listUnits, saveUnits } from '#modules/organisation/store.server.ts';
import { buildCountyPage, buildOfficePage, chosenPeriod, periodChoices } from '#modules/reports/index.ts';
import { valuesOf } from '#modules/scorecards/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import type { OfficeServices } from '#web/offices/office-services.ts';
import { createClimates } from './climates.ts';
import { loadDemoOffices } from './demo-offices.ts';
import { createOfficeServices } from './offices.ts';
import { organisationId } from './organisation.ts';
import { createScorecards } from './scorecards.ts';
import { madeUnit } from './testing/made-units.ts';

const actor = (role: Role, office: string | null = null): Actor => ({
  organisationId,
  personId: role,
  name: role,
  email: `${role}@example.org`,
  grants: [{ role, office, studyId: null } satisfies Grant],
});

describe.each(testEngines())('offices and counties, on $name', (engine) => {
  let open: OpenDatabase;
  let offices: OfficeServices;
  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    offices = createOfficeServices({ database, climates: createClimates(database) });
    await saveUnits(database, {
      organisationId,
      units: [
        madeUnit('0500', { name: 'Et fylke', type: 'county', parent: null }),
        ...[madeUnit('0501'), madeUnit('0502'), madeUnit('0599', { status: 'planned' })],
      ],
    });
    expect(await loadDemoOffices({ database })).toBe(true);
  });
  afterAll(() => open.close());
  const refused = expect.objectContaining({ code: 'not-allowed' });

  test('the demo’s county comes in once, through the ordinary imports, and is labelled made up', async () => {
    const { database } = open;
    const values = await valuesOf(database, { organisationId });
    expect(values).toHaveLength(19 * 6 * 11);
    expect(await loadDemoOffices({ database })).toBe(false);
    const units = await listUnits(database, { organisationId });
    expect(units.filter(({ synthetic }) => synthetic)).toHaveLength(20);
    expect(await valuesOf(database, { organisationId })).toHaveLength(values.length);
  });

  test('whoever is not signed in sees what is made up and nothing else', async () => {
    expect((await offices.list(null)).map(({ county }) => county?.number)).toEqual(['9900']);
    expect((await offices.county(null, '9900'))?.offices).toHaveLength(19);
    await expect(offices.office(null, '0501')).rejects.toEqual(refused);
    await expect(offices.county(null, '0500')).rejects.toEqual(refused);
    expect(await offices.office(null, '7777')).toBeNull();
  });

  test('an office leader sees the own office, and neither the neighbour nor the county’s page', async () => {
    const leader = actor('officeLeader', '0502');
    const [county] = await offices.list(leader);
    expect(county?.offices.map(({ number }) => number)).toEqual(['0502']);
    expect((await offices.office(leader, '0502'))?.given.seesOthers).toBe(false);
    await expect(offices.office(leader, '0501')).rejects.toEqual(refused);
    await expect(offices.county(leader, '0500')).rejects.toEqual(refused);
  });

  test('who sees all offices sees them side by side; one that is only planned is not among them', async () => {
    const given = await offices.county(actor('studyLead'), '0500');
    expect(given?.offices.map(({ number }) => number)).toEqual(['0501', '0502']);
  });

  test.each(['administrator', 'analyst'] as const)('%s sees all offices too', async (role) => {
    expect((await offices.office(actor(role), '0501'))?.given.seesOthers).toBe(true);
  });

  test('the demo’s county has a funnel an indicator and a user survey, and says nothing that is no number', async () => {
    const given = (await offices.county(null, '9900'))!;
    const choice = chosenPeriod(periodChoices(given.values.map(({ month }) => month)), null);
    expect(choice?.id).toBe('2015-h1');
    const { blocks } = buildCountyPage({ given, choice, language: 'nb', version: '0.1.0' });
    // Those that nobody need look at are folded, and there all the same.
    const shown = blocks.flatMap((block) => (block.kind === 'details' ? block.blocks : [block]));
    const funnels = shown.filter((block) => block.kind === 'figure' && block.id.startsWith('funnel-'));
    expect(funnels).toHaveLength(11);
    expect(given.userSurvey).toHaveLength(19);
    expect(JSON.stringify(blocks)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('an own count per 100 users goes all the way: from its form and a sheet to heat table, funnel and office page', async () => {
    const { database } = open;
    const clock = { now: () => new Date('2015-08-01T12:00:00Z') };
    const scorecards = createScorecards({ database, clock });
    const lead = actor('studyLead');
    const words = { nb: 'Samtaler', nn: 'Samtalar', en: 'Talks' };
    const indicator = { code: 'K.1', name: words, numerator: words, kind: 'rate', per: 100, basis: 'users' };
    await scorecards.saveIndicator(
      lead,
      { ...indicator, direction: 'higher', owner: 'county', ownerUnit: '9900' },
      'new',
    );
    const rows = Array.from({ length: 19 * 6 }, (_, at) => {
      const office = 9901 + (at % 19);
      // One office counts far more than its users explain.
      return `${office};2015-0${1 + Math.floor(at / 19)};K.1;${office === 9903 ? 80 : 20 + (at % 7)}`;
    });
    const sheet = {
      fileName: 'samtaler.csv',
      bytes: Buffer.from(['enhet;måned;indikator;teller', ...rows].join('\n'), 'utf8'),
    };
    const { stamp } = await scorecards.preview(lead, sheet);
    await scorecards.takeIn(lead, sheet, { stamp, reason: '' });

    const given = (await offices.county(lead, '9900'))!;
    const choice = chosenPeriod(periodChoices(given.values.map(({ month }) => month)), null);
    const about = { given, choice, language: 'nb', version: '0.1.0' } as const;
    const { blocks } = buildCountyPage(about);
    const heat = blocks.find((block) => block.kind === 'table' && block.id === 'heat');
    expect(heat?.kind === 'table' && heat.columns.map(({ label }) => label)).toContain('K.1');
    const funnel = blocks.find((block) => block.kind === 'figure' && block.id === 'funnel-k-1');
    expect(funnel?.kind === 'figure' && funnel.alternativeText).toContain('Dalsmyra');
    // 591 users a month for six months: 480 talks are 13.54 a month per 100, R: 100 * poisson.test(480, 3546)$conf.int
    const unit = given.offices.find(({ number }) => number === '9903')!;
    const own = JSON.stringify(buildOfficePage({ ...about, unit }).document.blocks).replaceAll('\u00a0', ' ');
    expect(own).toContain('13,54 (480 per 3546)');
    expect(own).toContain('[12,35; 14,80]');
    expect(own).not.toMatch(/NaN|undefined|Infinity/);
  });
});
