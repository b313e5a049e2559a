import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, onPassage } from '../testing/made-steps.ts';
import { type CodingState, replay } from './replay.ts';
import type { Step } from './steps.ts';

const written = (codeId: string, line: number, words = `sier ${codeId}`): Step => ({
  kind: 'codeWritten',
  codeId,
  words,
  ...onPassage(`coding-${codeId}-${line}`, line),
});
const again = (codeId: string, line: number): Step => ({
  kind: 'passageCoded',
  codeId,
  ...onPassage(`coding-${codeId}-${line}`, line),
});
const wordsOf = ({ codes }: CodingState) => codes.map(({ words }) => words);
const placeOf = (state: CodingState, codeId: string) =>
  state.codes.find((code) => code.codeId === codeId)?.place;

describe('a code', () => {
  test('stands where it was written, until it is removed, and can be had back', () => {
    const steps = [written('code-aaa', 1)];
    expect(replay(logOf(steps)).codings[0]!.anchor.quote).toBe('ord nummer 1');
    const removed: Step[] = [...steps, { kind: 'codingRemoved', codingId: 'coding-code-aaa-1' }];
    expect(replay(logOf(removed))).toMatchObject({
      codes: [],
      codings: [],
      removed: [{ codeId: 'code-aaa' }],
    });
    const restored: Step[] = [...removed, { kind: 'codingRestored', codingId: 'coding-code-aaa-1' }];
    expect(wordsOf(replay(logOf(restored)))).toEqual(['sier code-aaa']);
  });

  test('stays for those who use it elsewhere when whoever wrote it takes it back', () => {
    const steps = [written('code-aaa', 1), again('code-aaa', 2)];
    const state = replay(logOf([...steps, { kind: 'takenBack', eventId: 'event-1' }]));
    expect(wordsOf(state)).toEqual(['sier code-aaa']);
    expect(state.codings.map(({ anchor }) => anchor.quote)).toEqual(['ord nummer 2']);
  });

  test('is tested in the words it has: reworded, it is to be tested again', () => {
    const tested: Step = {
      kind: 'codeTested',
      codeId: 'code-aaa',
      words: 'sier code-aaa',
      couldBeWrittenBefore: false,
      saysWhatWasSaid: true,
    };
    const steps = [written('code-aaa', 1), tested];
    expect(replay(logOf(steps)).codes[0]!.test).toEqual({
      couldBeWrittenBefore: false,
      saysWhatWasSaid: true,
    });
    const reworded: Step = { kind: 'codeReworded', codeId: 'code-aaa', words: 'noe annet' };
    expect(replay(logOf([...steps, reworded])).codes[0]!.test).toBeNull();
    // Back to the words it was tested in, it is tested.
    const undone = replay(logOf([...steps, reworded, { kind: 'takenBack', eventId: 'event-3' }]));
    expect(undone.codes[0]!.test).not.toBeNull();
  });
});

describe('a group', () => {
  const steps: Step[] = [
    written('code-aaa', 1),
    { kind: 'groupNamed', groupId: 'group-1', name: 'Bare begynner' },
    { kind: 'codePlaced', codeId: 'code-aaa', place: { kind: 'group', groupId: 'group-1' } },
    { kind: 'conceptNamed', conceptId: 'concept-1', name: 'Stille nyskaping' },
    { kind: 'groupPlaced', groupId: 'group-1', conceptId: 'concept-1' },
  ];

  test('that is removed takes no code with it, and has them again when that is taken back', () => {
    const removed: Step[] = [...steps, { kind: 'groupRemoved', groupId: 'group-1' }];
    expect(placeOf(replay(logOf(removed)), 'code-aaa')).toEqual({ kind: 'ungrouped' });
    const back = replay(logOf([...removed, { kind: 'takenBack', eventId: 'event-6' }]));
    expect(placeOf(back, 'code-aaa')).toEqual({ kind: 'group', groupId: 'group-1' });
    expect(back.groups).toEqual([
      { groupId: 'group-1', name: 'Bare begynner', conceptId: 'concept-1', memo: '' },
    ]);
  });

  test('is left by the concept that is removed', () => {
    const state = replay(logOf([...steps, { kind: 'conceptRemoved', conceptId: 'concept-1' }]));
    expect(state.groups).toEqual([{ groupId: 'group-1', name: 'Bare begynner', conceptId: null, memo: '' }]);
  });

  test('stands after the one it was put after, and first when it was put first', () => {
    const more: Step[] = ['group-2', 'group-3'].map((groupId) => ({
      kind: 'groupNamed',
      groupId,
      name: groupId,
    }));
    const namesOf = (moves: Step[]) =>
      replay(logOf([...steps, ...more, ...moves])).groups.map(({ groupId }) => groupId);
    const put = (groupId: string, after: string | null): Step => ({ kind: 'groupMoved', groupId, after });
    expect(namesOf([put('group-3', 'group-1')])).toEqual(['group-1', 'group-3', 'group-2']);
    expect(namesOf([put('group-3', null)])).toEqual(['group-3', 'group-1', 'group-2']);
    expect(namesOf([put('group-1', 'group-9')])).toEqual(['group-1', 'group-2', 'group-3']);
  });
});

test('what was taken back and then had back is as it was', () => {
  const steps: Step[] = [
    written('code-aaa', 1),
    { kind: 'takenBack', eventId: 'event-1' },
    { kind: 'takenBack', eventId: 'event-2' },
  ];
  expect(wordsOf(replay(logOf(steps)))).toEqual(['sier code-aaa']);
  expect(wordsOf(replay(logOf(steps.slice(0, 2))))).toEqual([]);
});

describe('whatever is done, in whatever order,', () => {
  const few = <T>(...all: T[]) => fc.constantFrom(...all);
  // The nth code and coding are those of the nth step, as `inLog` names them.
  const code = fc.nat(12).map((n) => `code-${n}`);
  const group = few('group-1', 'group-2');
  const concept = few('concept-1', 'concept-2');
  const coding = fc.nat(12).map((n) => `coding-${n}`);
  const event = fc.integer({ min: 1, max: 40 }).map((n) => `event-${n}`);
  /** Whoever makes a code or a coding gives it a name that nobody has had, and codes with what has been written. */
  const named = (step: Step, index: number, all: readonly Step[]): Step => {
    if (step.kind === 'codeWritten') return { ...step, codeId: `code-${index}`, codingId: `coding-${index}` };
    if (step.kind !== 'passageCoded') return step;
    const isThere = all.some(
      (one, earlier) => earlier < index && one.kind === 'codeWritten' && `code-${earlier}` === step.codeId,
    );
    const coding = { ...step, codingId: `coding-${index}` };
    return isThere ? coding : { ...coding, kind: 'codeWritten', codeId: `code-${index}`, words: 'ny' };
  };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(code, fc.nat(4)).map(([one, line]) => written(one, line)) },
    { weight: 2, arbitrary: fc.tuple(code, fc.nat(4)).map(([one, line]) => again(one, line)) },
    coding.map((codingId): Step => ({ kind: 'codingRemoved', codingId })),
    coding.map((codingId): Step => ({ kind: 'codingRestored', codingId })),
    fc.tuple(code, fc.string({ minLength: 1 })).map(
      ([codeId, words]): Step => ({
        kind: 'codeReworded',
        codeId,
        words,
      }),
    ),
    fc.tuple(code, fc.boolean(), fc.boolean()).map(
      ([codeId, couldBeWrittenBefore, saysWhatWasSaid]): Step => ({
        kind: 'codeTested',
        codeId,
        words: `sier ${codeId}`,
        couldBeWrittenBefore,
        saysWhatWasSaid,
      }),
    ),
    group.map((groupId): Step => ({ kind: 'groupNamed', groupId, name: groupId })),
    group.map((groupId): Step => ({ kind: 'groupRemoved', groupId })),
    fc
      .tuple(group, fc.option(group))
      .map(([groupId, after]): Step => ({ kind: 'groupMoved', groupId, after })),
    fc.tuple(code, group).map(
      ([codeId, groupId]): Step => ({
        kind: 'codePlaced',
        codeId,
        place: { kind: 'group', groupId },
      }),
    ),
    code.map((codeId): Step => ({ kind: 'codePlaced', codeId, place: { kind: 'outside' } })),
    concept.map((conceptId): Step => ({ kind: 'conceptNamed', conceptId, name: conceptId })),
    concept.map((conceptId): Step => ({ kind: 'conceptRemoved', conceptId })),
    fc.tuple(group, fc.option(concept)).map(
      ([groupId, conceptId]): Step => ({
        kind: 'groupPlaced',
        groupId,
        conceptId,
      }),
    ),
    event.map((eventId): Step => ({ kind: 'takenBack', eventId })),
  );
  const steps = fc.array(step, { maxLength: 40 }).map((all) => all.map(named));
  /** Numbers tell when something was last changed: undoing changes it, too. */
  const standing = ({ codes, codings, groups, concepts }: CodingState) => ({
    codes: codes.map(({ number, ...one }) => one),
    codings: codings.map(({ number, ...one }) => one),
    groups,
    concepts,
  });

  test('the order steps are read in, and reading one twice, makes no difference', () => {
    const mixed = steps
      .map(logOf)
      .chain((log) =>
        fc.tuple(
          fc.constant(log),
          fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2, maxLength: log.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(mixed, ([log, again]) => {
        expect(replay(again)).toEqual(replay(log));
      }),
    );
  });

  test('a step taken back leaves what was there before it', () => {
    fc.assert(
      fc.property(steps, step, (before, given) => {
        const last = named(given, before.length, before);
        const log = logOf([...before, last, { kind: 'takenBack', eventId: `event-${before.length + 1}` }]);
        expect(standing(replay(log))).toEqual(standing(replay(logOf(before))));
      }),
      { numRuns: 300 },
    );
  });

  test('every passage that was coded stands, or is among what can be had back', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const state = replay(logOf(all));
        const known = new Set(all.flatMap((one) => (one.kind === 'codeWritten' ? [one.codeId] : [])));
        const made = all.flatMap((one) =>
          (one.kind === 'codeWritten' || one.kind === 'passageCoded') && known.has(one.codeId)
            ? [one.codingId]
            : [],
        );
        const there = [...state.codings, ...state.removed].map(({ codingId }) => codingId);
        expect(there.toSorted()).toEqual([...new Set(made)].toSorted());
      }),
    );
  });

  test('two people at work lose each other no passage, however their steps fall between each other', () => {
    const own = (who: string) =>
      fc
        .array(fc.tuple(few('x', 'y'), fc.nat(9)), { minLength: 1, maxLength: 8 })
        .map((all) => all.map(([name, line]) => written(`code-${who}-${name}${line}`, line)));
    fc.assert(
      fc.property(own('anna'), own('berit'), fc.infiniteStream(fc.boolean()), (anna, berit, turns) => {
        const woven: Step[] = [];
        let [a, b] = [0, 0];
        for (const isAnna of turns) {
          if (a === anna.length && b === berit.length) break;
          if ((isAnna && a < anna.length) || b === berit.length) woven.push(anna[a++]!);
          else woven.push(berit[b++]!);
        }
        const stands = (log: Step[]) =>
          replay(logOf(log))
            .codings.map(({ codingId }) => codingId)
            .toSorted();
        expect(stands(woven)).toEqual([...new Set([...stands(anna), ...stands(berit)])].toSorted());
      }),
    );
  });
});
