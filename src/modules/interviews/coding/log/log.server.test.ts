import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { countInterview, listPlacedCodings, movePlacedCodings } from '../for-others.server.ts';
import { createStates } from '../states.ts';
import { onPassage } from '../testing/made-steps.ts';
import { eraseInterview } from './erase.server.ts';
import { appendSteps, headOfLog, isCoded, readSteps } from './log.server.ts';
import type { SentStep, Step } from './steps.ts';

const written = (name: string, line: number, interviewId = 'interview-a'): SentStep => ({
  eventId: `event-${name}`,
  step: {
    kind: 'codeWritten',
    codeId: `code-${name}`,
    words: `sier ${name}`,
    ...onPassage(`coding-${name}`, line, interviewId),
  },
});
const did = (eventId: string, step: Step): SentStep => ({ eventId, step });

describe.each(testEngines())('the log of codes, on $name', (engine) => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());

  const by = { personId: 'p1', byName: 'Anne Analytiker', at: new Date('2026-03-01T09:00:00.000Z') };
  const study = (studyId: string) => ({ organisationId: 'o1', studyId });
  const add = (studyId: string, steps: readonly SentStep[]) =>
    appendSteps(open.database, study(studyId), { ...by, steps });

  test('keeps steps in the order they came, with who and when', async () => {
    await add('order', [written('aaa', 1), written('bbb', 2)]);
    await add('order', [did('event-ccc', { kind: 'codingRemoved', codingId: 'coding-aaa' })]);
    const steps = await readSteps(open.database, study('order'));
    expect(steps.map(({ eventId, number }) => [eventId, number])).toEqual([
      ['event-aaa', 1],
      ['event-bbb', 2],
      ['event-ccc', 3],
    ]);
    expect(steps[0]).toMatchObject({ ...written('aaa', 1), byName: by.byName, at: by.at.toISOString() });
    expect(await readSteps(open.database, study('order'), 2)).toHaveLength(1);
    expect(await readSteps(open.database, study('other'))).toEqual([]);
  });

  test('takes a step that is sent again once', async () => {
    await add('again', [written('aaa', 1)]);
    await add('again', [written('aaa', 1), written('bbb', 2), written('bbb', 3)]);
    await Promise.all([add('again', [written('ccc', 3)]), add('again', [written('ccc', 3)])]);
    const steps = await readSteps(open.database, study('again'));
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('loses nothing of two who code the same passage at once', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `n${n}`);
    await Promise.all(names.map((name) => add('two', [written(`${name}x`, 1), written(`${name}y`, 1)])));
    const steps = await readSteps(open.database, study('two'));
    expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
    const { state } = await createStates(open.database)(study('two'));
    expect(state.codings).toHaveLength(24);
  });

  test('is read anew only as far as it has grown, and whole when something is forgotten', async () => {
    const stateOf = createStates(open.database);
    await add('states', [written('aaa', 1), written('bbb', 2, 'interview-b')]);
    expect((await stateOf(study('states'))).state.codes).toHaveLength(2);
    const before = await stateOf(study('states'));
    expect(await stateOf(study('states'))).toBe(before);
    await add('states', [written('ccc', 3)]);
    expect((await stateOf(study('states'))).state.codes).toHaveLength(3);
    await open.database
      .transaction()
      .execute((all) => eraseInterview(all, { ...study('states'), interviewId: 'interview-b' }));
    const after = await stateOf(study('states'));
    expect(after.state.codes.map(({ codeId }) => codeId)).toEqual(['code-aaa', 'code-ccc']);
    await add('states', [written('ddd', 4)]);
    expect((await stateOf(study('states'))).state.codes).toHaveLength(3);
  });

  test('knows which version is coded, and moves codings to another', async () => {
    const place = { ...study('moved'), interviewId: 'interview-a' };
    await add('moved', [written('aaa', 1)]);
    expect(await isCoded(open.database, place, 1)).toBe(true);
    expect(await isCoded(open.database, place, 2)).toBe(false);
    const [coding] = await listPlacedCodings(open.database, place);
    expect(coding).toMatchObject({ codingId: 'coding-aaa', version: 1, code: 'sier aaa' });
    const anchor = onPassage('x', 5).anchor;
    const moved = [{ codingId: 'coding-aaa', version: 2, anchor }];
    await open.database
      .transaction()
      .execute((all) => movePlacedCodings(all, place, moved, { personId: 'p9', name: 'Ivar' }));
    expect(await listPlacedCodings(open.database, place)).toEqual([{ ...moved[0], code: 'sier aaa' }]);
  });

  describe('when an informant withdraws', () => {
    const erase = (studyId: string) =>
      open.database
        .transaction()
        .execute((all) => eraseInterview(all, { ...study(studyId), interviewId: 'interview-a' }));
    const everything = async (studyId: string) =>
      JSON.stringify(await readSteps(open.database, study(studyId)));

    test('nothing of what they said is left, neither quotes nor codes in their words', async () => {
      await add('gone', [
        written('mine', 1),
        written('others', 2, 'interview-b'),
        did('event-reworded', { kind: 'codeReworded', codeId: 'code-mine', words: 'hennes ord' }),
        did('event-placed', { kind: 'codePlaced', codeId: 'code-mine', place: { kind: 'outside' } }),
        did('event-removed', { kind: 'codingRemoved', codingId: 'coding-mine' }),
      ]);
      const place = { ...study('gone'), interviewId: 'interview-a' };
      expect(await countInterview(open.database, place)).toEqual({ passages: 1, codes: 1 });
      expect(await erase('gone')).toEqual({ passages: 1, codes: 1 });
      const left = await everything('gone');
      for (const said of ['mine', 'hennes', 'interview-a', '"ord nummer 1"'])
        expect(left).not.toContain(said);
      expect(left).toContain('sier others');
      expect(await erase('gone')).toEqual({ passages: 0, codes: 0 });
    });

    test('a code that says what another says too stays with that one, and its quote is gone', async () => {
      await add('stays', [
        written('both', 1),
        did('event-again', {
          kind: 'passageCoded',
          codeId: 'code-both',
          ...onPassage('coding-again', 7, 'interview-b'),
        }),
        did('event-undone', { kind: 'takenBack', eventId: 'event-both' }),
      ]);
      expect(await erase('stays')).toEqual({ passages: 1, codes: 0 });
      expect(await everything('stays')).not.toContain('ord nummer 1 ');
      const { state } = await createStates(open.database)(study('stays'));
      expect(state.codes.map(({ words }) => words)).toEqual(['sier both']);
      expect(state.codings.map(({ codingId }) => codingId)).toEqual(['coding-again']);
    });
  });

  test('another study or organisation has none of it', async () => {
    await add('mine', [written('aaa', 1)]);
    expect(await headOfLog(open.database, study('mine'))).toEqual({ number: 1, erasures: 0 });
    const elsewhere = { organisationId: 'o2', studyId: 'mine' };
    expect(await headOfLog(open.database, elsewhere)).toEqual({ number: 0, erasures: 0 });
    expect(await readSteps(open.database, elsewhere)).toEqual([]);
  });
});
