import { describe, expect, test } from 'vitest';
import { eventsSeenBy } from '../coders/events-seen.rules.ts';
import { seenBy } from '../coders/sight.rules.ts';
import { replay } from '../log/replay.ts';
import { type By, finished, logBy, tookBack, wrote } from '../testing/made-coders.ts';
import { entriesFor, historyOf } from './history.rules.ts';

const tell = (...steps: readonly By[]) => historyOf(logBy(...steps), 'anne');
const named = (who: string, name: string): By => [who, { kind: 'groupNamed', groupId: 'group-one', name }];

describe('what was done, step by step', () => {
  test('the latest first, with what things were called when it was done', () => {
    const told = tell(
      wrote('anne', 'aaa', 1),
      ['ivar', { kind: 'codeReworded', codeId: 'code-aaa', words: 'nye ord' }],
      ['ivar', { kind: 'codingRemoved', codingId: 'coding-aaa' }],
      named('ivar', 'Gruppe'),
      named('ivar', 'Ny gruppe'),
      ['anne', { kind: 'groupRemoved', groupId: 'group-one' }],
    );
    expect(told.map(({ did }) => did.kind)).toEqual([
      ...['groupRemoved', 'groupNamed', 'groupNamed', 'codingRemoved', 'codeReworded', 'codeWritten'],
    ]);
    const [removed, renamed, , taken, reworded, written] = told.map(({ did }) => did);
    expect(removed).toMatchObject({ group: 'Ny gruppe' });
    expect(renamed).toMatchObject({ was: 'Gruppe', group: 'Ny gruppe' });
    expect(taken).toMatchObject({ words: 'nye ord', quote: 'ord nummer 1', interviewId: 'interview-a' });
    expect(reworded).toMatchObject({ was: 'sier aaa', words: 'nye ord' });
    expect(written).toMatchObject({ words: 'sier aaa' });
    expect(told[0]).toMatchObject({ byName: 'anne', at: '2026-03-01T09:05:00.000Z', isMine: true });
  });

  test('a step that was taken back says by whom, and put back says so no more', () => {
    const steps = [wrote('anne', 'aaa', 1), tookBack('ivar', 'event-1')];
    const back = tell(...steps).at(-1)!;
    expect(back.takenBackBy).toEqual({ eventId: 'event-2', byName: 'ivar' });
    const again = tell(...steps, tookBack('anne', 'event-2'));
    expect(again.at(-1)!.takenBackBy).toBeNull();
    // The one that counts is the one to take back.
    const thrice = tell(...steps, tookBack('anne', 'event-2'), tookBack('sara', 'event-1'));
    expect(thrice.at(-1)!.takenBackBy).toEqual({ eventId: 'event-4', byName: 'sara' });
    expect(thrice[0]!.did.of).toMatchObject({ kind: 'codeWritten', words: 'sier aaa' });
  });

  test('agrees with replay on what counts, whatever is taken back and put back', () => {
    const steps = [wrote('anne', 'aaa', 1), wrote('ivar', 'bbb', 2), tookBack('anne', 'event-1')];
    for (const more of [[], [tookBack('anne', 'event-3')], [tookBack('ivar', 'event-2')]]) {
      const log = logBy(...steps, ...more);
      const standing = new Set(replay(log).codes.map(({ codeId }) => codeId));
      for (const { did, takenBackBy } of historyOf(log, 'anne')) {
        if (did.kind === 'codeWritten') expect(takenBackBy === null).toBe(standing.has(did.codeId!));
      }
    }
  });

  test('new words that were taken back are not what a code is called afterwards', () => {
    const steps: By[] = [
      wrote('anne', 'aaa', 1),
      ['anne', { kind: 'codeReworded', codeId: 'code-aaa', words: 'nye ord' }],
      tookBack('anne', 'event-2'),
    ];
    const removed: By = ['anne', { kind: 'codingRemoved', codingId: 'coding-aaa' }];
    expect(tell(...steps, removed)[0]!.did.words).toBe('sier aaa');
    expect(tell(...steps, tookBack('anne', 'event-3'), removed)[0]!.did.words).toBe('nye ord');
  });

  test('is found by person, interview and words that a code has had', () => {
    const told = tell(
      wrote('anne', 'aaa', 1),
      wrote('ivar', 'bbb', 2, 'interview-b'),
      ['ivar', { kind: 'codeReworded', codeId: 'code-aaa', words: 'nye ord' }],
      named('ivar', 'Gruppe'),
    );
    const found = (filter: Partial<Parameters<typeof entriesFor>[1]>) =>
      entriesFor(told, { person: '', interview: '', code: '', ...filter }).map(({ number }) => number);
    expect(found({})).toEqual([4, 3, 2, 1]);
    expect(found({ person: 'ivar' })).toEqual([4, 3, 2]);
    expect(found({ interview: 'interview-b' })).toEqual([2]);
    expect(found({ code: 'SIER AAA' })).toEqual([3, 1]);
  });

  test('a passage that is forgotten leaves no words behind', () => {
    const told = historyOf(
      logBy(
        ['anne', { kind: 'codingRemoved', codingId: 'coding-gone' }],
        tookBack('anne', 'event-of-theirs'),
      ),
      'anne',
    );
    expect(told.map(({ did }) => [did.words, did.quote, did.of])).toEqual([
      ['', '', null],
      ['', '', null],
    ]);
  });

  test('coded blind, nobody is told what others did with what is sealed to them', () => {
    const events = logBy(
      ['anne', { kind: 'blindChosen', isBlind: true }],
      wrote('anne', 'aaa', 1),
      wrote('ivar', 'bbb', 1),
      ['ivar', { kind: 'codeNoted', codeId: 'code-bbb', memo: 'hemmelig' }],
      ['ivar', { kind: 'codingRemoved', codingId: 'coding-bbb' }],
      tookBack('ivar', 'event-5'),
      named('ivar', 'Gruppe'),
      finished('ivar'),
    );
    const kept = { events, state: replay(events) };
    const seen = (who: string) =>
      eventsSeenBy(kept, seenBy(kept.state, { personId: who, ownOnly: false }), who).map(
        ({ number }) => number,
      );
    expect(seen('anne')).toEqual([1, 2, 7, 8]);
    expect(seen('ivar')).toEqual([1, 3, 4, 5, 6, 7, 8]);
  });
});
