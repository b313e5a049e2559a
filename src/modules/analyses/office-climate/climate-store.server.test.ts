import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releaseFigure } from '#modules/privacy/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { listOfficeClimates, removeOfficeClimate, saveOfficeClimate } from './climate-store.server.ts';
import type { OfficeClimateOf } from './climates.ts';
import type { OfficeClimate } from './result.ts';

const organisationId = 'own';
const climate = (mean: number): OfficeClimateOf['climate'] => {
  const county = { n: 40, mean, sd: 0.1 + 0.2 };
  const figures: OfficeClimate = {
    study: 's',
    about: 'climate',
    file: 'employee',
    minimumGroup: 5,
    synthetic: true,
    tests: 0,
    measures: [
      { id: 'a', kind: 'scale', label: 'A', isRegistration: false, ends: [1, 6], county, offices: [] },
    ],
  };
  return releaseFigure(figures, 40, { minimumGroup: 5 }, (all) => all);
};
const round = (sourceId: string, endedOn: string | null, mean = 4): OfficeClimateOf => ({
  source: 'wave',
  sourceId,
  studyId: 's',
  title: { nb: 'Runde', en: 'Round' },
  endedOn,
  climate: climate(mean),
});

describe.each(testEngines())('how the offices stand, as stored, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  test('comes back with all its bits, the latest first, in place of what was there', async () => {
    const { database } = open;
    for (const one of [round('b', '2025-05-01'), round('a', null), round('c', '2026-05-01', 3)]) {
      await saveOfficeClimate(database, { organisationId, ...one });
    }
    const again = round('c', '2026-05-01', 1 / 3);
    await saveOfficeClimate(database, { organisationId, ...again });
    await saveOfficeClimate(database, { organisationId: 'other', ...round('d', '2027-01-01') });
    const all = await listOfficeClimates(database, { organisationId });
    expect(all.map(({ sourceId }) => sourceId)).toEqual(['c', 'b', 'a']);
    expect(all[0]).toEqual(again);
    await removeOfficeClimate(database, { organisationId, source: 'wave', sourceId: 'c' });
    expect(await listOfficeClimates(database, { organisationId })).toHaveLength(2);
  });
});
