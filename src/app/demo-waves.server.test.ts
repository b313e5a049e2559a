import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type KeyFiles, openKeyFiles } from '#platform/keys/key-files.ts';
import { demoPeople, loadDemoPeople, practiceStudyId } from './demo-people.ts';
import { loadDemoWaves } from './demo-waves.ts';
import { createFollowServices } from './following.ts';
import { organisationId } from './organisation.ts';
import { createWaves } from './waves.ts';

const now = new Date('2026-11-20T09:00:00Z');
const clock = { now: () => now };
const { personId, name, grants } = demoPeople.find((person) => person.personId === 'demo-lead')!;
const lead: Actor = { organisationId, personId, name, email: 'demo-lead@example.org', grants };

describe.each(testEngines())('the rounds of the demo, on $name', (engine) => {
  let open: OpenDatabase;
  let keys: KeyFiles;
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-demo-'));
  beforeAll(async () => {
    open = await engine.open();
    keys = openKeyFiles(directory);
    await loadDemoPeople(open.database, now);
    expect(await loadDemoWaves({ database: open.database, keys, clock })).toBe(true);
  });
  afterAll(async () => {
    await open.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const follow = async (state: string) => {
    const waves = createWaves({ database: open.database, keys, clock });
    const { following } = createFollowServices({ database: open.database, keys, clock });
    const wave = (await waves.list(lead, practiceStudyId)).find((one) => one.state === state)!;
    const seen = (await waves.wave(lead, { studyId: practiceStudyId, waveId: wave.waveId }))!;
    return { wave, followed: (await following.follow(lead, seen))! };
  };

  test('one is being answered, with a curve, a reminder, and an office too small to be shown alone', async () => {
    const { wave, followed } = await follow('open');
    expect(wave).toMatchObject({ openedOn: '2026-11-12', plannedClosingOn: '2026-12-11' });
    const { total, byOffice } = followed.rates;
    expect(total).toMatchObject({ invited: 57, undeliverable: 1, absent: 1, reached: 55 });
    expect(total.complete).toBeGreaterThanOrEqual(15);
    expect(total.complete).toBeLessThan(45);
    expect(total.partial).toBeGreaterThan(0);
    expect(byOffice.rows.find(({ name: office }) => office === 'Utsira')).toMatchObject({ complete: null });
    expect(followed.days.length).toBeGreaterThanOrEqual(8);
    expect(followed.letters.map(({ kind }) => kind)).toEqual(['notice', 'invitation', 'reminder1']);
    expect(followed.likeness.map(({ variable }) => variable)).toContain('Alder');
  });

  test('one is closed, counted for good, and waits for its report', async () => {
    const { wave, followed } = await follow('closed');
    expect(wave).toMatchObject({ openedOn: '2026-10-04', closedOn: '2026-10-21', reportProblem: null });
    expect(followed.isFinal).toBe(true);
    expect(followed.rates.total.complete).toBeGreaterThan(30);
  });

  test('their numbers are the same wherever they are made', async () => {
    const totals = [await follow('closed'), await follow('open')].map(({ followed }) => followed.rates.total);
    expect(totals.map(({ complete, partial }) => [complete, partial])).toEqual([
      [46, 7],
      [24, 4],
    ]);
  });

  test('they are made once, and what somebody has done with them stays', async () => {
    expect(await loadDemoWaves({ database: open.database, keys, clock })).toBe(false);
    const waves = createWaves({ database: open.database, keys, clock });
    expect(await waves.list(lead, practiceStudyId)).toHaveLength(2);
  });
});
