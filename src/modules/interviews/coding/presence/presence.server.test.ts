import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { forgetLeft, forgetSeats, leaveSeat, takeSeat } from './presence.server.ts';

describe.each(testEngines())('who is here now, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 9, 0, seconds));
  const study = (studyId: string) => ({ organisationId: 'o1', studyId });
  const seat = (name: string, interviewId: string | null = 'interview-a', seatId = `seat-${name}`) => ({
    seatId,
    interviewId,
    personId: name,
    name,
  });
  const rows = async (studyId: string) =>
    (
      await open.database
        .withTables<{ coding_presence: { study_id: string; person_id: string } }>()
        .selectFrom('coding_presence')
        .select('person_id')
        .where('study_id', '=', studyId)
        .execute()
    ).map(({ person_id }) => person_id);

  test('tells of the others with the same page open, each once, never of oneself or another page', async () => {
    const here = (who: Parameters<typeof takeSeat>[2], seconds = 0) =>
      takeSeat(open.database, study('same'), who, at(seconds));
    expect(await here(seat('Anne'))).toEqual([]);
    await here(seat('Ivar'));
    await here(seat('Ivar', 'interview-a', 'seat-of-another-tab'));
    await here(seat('Berit', null));
    await here(seat('Cato', 'interview-b'));
    expect(await here(seat('Anne'))).toEqual(['Ivar']);
    expect(await here(seat('Dina', null))).toEqual(['Berit']);
    expect(await takeSeat(open.database, study('other'), seat('Anne'), at(0))).toEqual([]);
    // In the same tab, on to the board.
    await here(seat('Ivar', null), 1);
    expect(await here(seat('Dina', null), 1)).toEqual(['Berit', 'Ivar']);
  });

  test('whoever leaves is gone at once, and whoever is not heard from soon; nothing of it is kept', async () => {
    const here = (who: Parameters<typeof takeSeat>[2], seconds: number) =>
      takeSeat(open.database, study('gone'), who, at(seconds));
    for (const name of ['Anne', 'Ivar', 'Berit']) await here(seat(name), 0);
    // Nobody closes another's page.
    await leaveSeat(open.database, study('gone'), { seatId: 'seat-Ivar', personId: 'Berit' });
    await leaveSeat(open.database, study('gone'), { seatId: 'seat-Berit', personId: 'Berit' });
    expect(await here(seat('Anne'), 30)).toEqual(['Ivar']);
    expect(await here(seat('Anne'), 50)).toEqual([]);
    expect(await rows('gone')).toEqual(['Anne']);
    await forgetLeft(open.database, 'o1', at(200));
    expect(await rows('gone')).toEqual([]);
  });

  test('of an interview that is withdrawn nobody is said to be there', async () => {
    await takeSeat(open.database, study('withdrawn'), seat('Anne'), at(0));
    await takeSeat(open.database, study('withdrawn'), seat('Ivar', 'interview-b'), at(0));
    await forgetSeats(open.database, { ...study('withdrawn'), interviewId: 'interview-a' });
    expect(await rows('withdrawn')).toEqual(['Ivar']);
  });
});
