import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import {
  addInformant,
  addInterview,
  findInterview,
  listInformants,
  listInterviews,
  markHeld,
  markWithdrawn,
} from './interviews.server.ts';

describe.each(testEngines())('informants and interviews as they are kept, on $name', (engine) => {
  let open: OpenDatabase;
  const place = { organisationId: 'o1', studyId: 's1' };
  beforeAll(async () => {
    open = await engine.open();
    for (const [informantId, pseudonym] of Object.entries({ i2: 'Leder B', i3: 'Leder AA', i1: 'Leder A' }))
      await addInformant(open.database, place, { informantId, pseudonym });
    await addInterview(open.database, { ...place, interviewId: 't2' }, 'i2');
    await addInterview(open.database, { ...place, interviewId: 't1' }, 'i1');
  });
  afterAll(() => open.close());

  test('come in the order their letters were given', async () => {
    const names = (await listInformants(open.database, place)).map(({ pseudonym }) => pseudonym);
    expect(names).toEqual(['Leder A', 'Leder B', 'Leder AA']);
    const interviews = await listInterviews(open.database, place);
    expect(interviews.map(({ interviewId }) => interviewId)).toEqual(['t1', 't2']);
  });

  test('a day it was held is the day that was said', async () => {
    await markHeld(open.database, { ...place, interviewId: 't1' }, '2026-03-01');
    const held = await findInterview(open.database, { ...place, interviewId: 't1' });
    expect(held).toEqual({
      interviewId: 't1',
      informantId: 'i1',
      pseudonym: 'Leder A',
      number: 1,
      name: 'Leder A',
      heldOn: '2026-03-01',
    });
  });

  test('no other study or organisation has any of them', async () => {
    expect(await listInterviews(open.database, { ...place, studyId: 's2' })).toEqual([]);
    expect(await listInformants(open.database, { ...place, organisationId: 'o2' })).toEqual([]);
    expect(
      await findInterview(open.database, { ...place, organisationId: 'o2', interviewId: 't1' }),
    ).toBeUndefined();
  });

  test('who has withdrawn keeps the letter and nothing else', async () => {
    await markWithdrawn(open.database, place, 'i2', '2026-04-01');
    const informants = await listInformants(open.database, place);
    expect(informants.find(({ informantId }) => informantId === 'i2')).toEqual({
      informantId: 'i2',
      pseudonym: 'Leder B',
      withdrawnOn: '2026-04-01',
    });
    expect(await findInterview(open.database, { ...place, interviewId: 't2' })).toBeUndefined();
  });

  test('no two of a study are called the same', async () => {
    const again = { informantId: 'i9', pseudonym: 'Leder A' };
    await expect(addInformant(open.database, place, again)).rejects.toThrow(/unique/);
    await addInformant(open.database, { ...place, studyId: 's2' }, again);
  });
});
