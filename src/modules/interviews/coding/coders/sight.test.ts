import { describe, expect, test } from 'vitest';
import { replay } from '../log/replay.ts';
import { type By, finished, logBy, tookBack, wrote } from '../testing/made-coders.ts';
import { seenBy, sightOf } from './sight.rules.ts';

const blind: By = ['anne', { kind: 'blindChosen', isBlind: true }];
const looking = (personId: string, ownOnly = false) => ({ personId, ownOnly });
const codings = (state: ReturnType<typeof replay>) => state.codings.map(({ codingId }) => codingId);

describe('what somebody sees of the codings of others', () => {
  const both = [wrote('anne', 'aaa', 1), wrote('ivar', 'bbb', 1), wrote('ivar', 'ccc', 2, 'interview-b')];

  test('is all of it, until they ask to see only their own', () => {
    const state = replay(logBy(...both));
    expect(seenBy(state, looking('anne'))).toBe(state);
    const own = seenBy(state, looking('anne', true));
    expect(codings(own)).toEqual(['coding-aaa']);
    expect(own.codes.map(({ codeId }) => codeId)).toEqual(['code-aaa']);
  });

  test('blind, it is their own until they and one more have finished that interview', () => {
    const isSealedTo = (who: string, ...more: By[]) =>
      sightOf(replay(logBy(blind, ...both, ...more)), 'interview-a', looking(who)).isSealed;
    expect(isSealedTo('anne')).toBe(true);
    expect(isSealedTo('anne', finished('anne'))).toBe(true);
    expect(isSealedTo('anne', finished('ivar'))).toBe(true);
    expect(isSealedTo('anne', finished('ivar'), finished('anne'))).toBe(false);
    // Two have finished, and a third has not: they would be led by both.
    expect(isSealedTo('sara', finished('ivar'), finished('anne'))).toBe(true);
    expect(isSealedTo('anne', finished('ivar'), finished('anne'), finished('anne', false))).toBe(true);
  });

  test('blind, what is finished is seen and what is not is not', () => {
    const state = replay(logBy(blind, ...both, finished('ivar'), finished('anne')));
    expect(codings(seenBy(state, looking('anne')))).toEqual(['coding-aaa', 'coding-bbb']);
    expect(codings(seenBy(state, looking('ivar')))).toHaveLength(3);
  });

  test('the codebook, which is what lies in groups, is seen without the passages of others', () => {
    const state = replay(
      logBy(
        blind,
        ...both,
        ['ivar', { kind: 'groupNamed', groupId: 'group-one', name: 'Gruppe' }],
        ['ivar', { kind: 'codePlaced', codeId: 'code-bbb', place: { kind: 'group', groupId: 'group-one' } }],
      ),
    );
    const seen = seenBy(state, looking('anne'));
    expect(codings(seen)).toEqual(['coding-aaa']);
    expect(seen.codes.map(({ codeId }) => codeId)).toEqual(['code-aaa', 'code-bbb']);
  });

  test('taken back, blind coding is open again', () => {
    const state = replay(logBy(blind, ...both, tookBack('anne', 'event-1')));
    expect(codings(seenBy(state, looking('anne')))).toHaveLength(3);
  });
});

describe('memos', () => {
  const noted = (memo: string): By => ['ivar', { kind: 'codeNoted', codeId: 'code-aaa', memo }];

  test('follow a code and a group; the last one stands, and taken back the one before it', () => {
    const steps = [wrote('anne', 'aaa', 1), noted('først'), noted('så dette')];
    const memoOf = (...more: By[]) => replay(logBy(...steps, ...more)).codes[0]!.memo;
    expect(memoOf()).toBe('så dette');
    expect(memoOf(tookBack('ivar', 'event-3'))).toBe('først');
    expect(memoOf(noted(''))).toBe('');
    const [group] = replay(
      logBy(
        ['anne', { kind: 'groupNamed', groupId: 'group-one', name: 'Gruppe' }],
        ['anne', { kind: 'groupNoted', groupId: 'group-one', memo: 'hører sammen' }],
        ['anne', { kind: 'groupNamed', groupId: 'group-one', name: 'Ny' }],
      ),
    ).groups;
    expect(group).toMatchObject({ name: 'Ny', memo: 'hører sammen' });
  });

  test('a group that is removed and brought back has its memo', () => {
    const [group] = replay(
      logBy(
        ['anne', { kind: 'groupNamed', groupId: 'group-one', name: 'Gruppe' }],
        ['anne', { kind: 'groupNoted', groupId: 'group-one', memo: 'hører sammen' }],
        ['anne', { kind: 'groupRemoved', groupId: 'group-one' }],
        ['anne', { kind: 'takenBack', eventId: 'event-3' }],
      ),
    ).groups;
    expect(group).toMatchObject({ memo: 'hører sammen' });
  });
});
